//! The characters that no text of ours may carry, and the four that HTML reserves.

use std::borrow::Cow;

/// Without controls (tab and line breaks stay), noncharacters and bidirectional overrides: these can make a reader see
/// another text than the one that is there, or turn the rest of the page round.
pub(crate) fn harmless(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_harmful) {
        Cow::Owned(text.chars().filter(|c| !is_harmful(*c)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

fn is_harmful(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FDD0}'..='\u{FDEF}' => true,
        _ => c.is_control() || (c as u32 & 0xFFFE) == 0xFFFE,
    }
}

/// Whether a reader sees nothing of it, or sees by it another text than the one that is there. The joiners stay: scripts and emoji are
/// written with them.
pub(crate) fn is_unseen(c: char) -> bool {
    let empty = matches!(
        c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{180E}' | '\u{3164}' | '\u{FFA0}'
    );
    let mark = matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{206F}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FEFF}');
    empty || mark || is_harmful(c)
}

/// Appends `text` so that it is text in HTML, in an element as in a quoted attribute.
pub(crate) fn escape_into(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
}

/// The escaped text as a new string.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_into(&mut out, text);
    out
}

/// At most `bytes` from the start, never cutting a character.
pub(crate) fn head(text: &str, bytes: usize) -> &str {
    if text.len() <= bytes {
        return text;
    }
    text.get(..text.floor_char_boundary(bytes)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overrides_and_controls_go_and_the_rest_is_not_even_copied() {
        assert_eq!(harmless("a\u{202E}b\0c\u{85}\u{FFFF}\u{1FFFE}"), "abc");
        assert!(matches!(harmless("é\t\n👩‍🚀\u{200F}"), Cow::Borrowed(_)));
    }

    #[test]
    fn head_respects_characters() {
        assert_eq!(head("éé", 3), "é");
        assert_eq!(escape("<a href=\"&\">"), "&lt;a href=&quot;&amp;&quot;&gt;");
    }
}
