//! How a text is announced: its beginning, and the time it takes.

use super::scan::{Token, tokens};
use super::tree::is_known;

/// Silent reading of prose, in words a minute, between the measured means of French and English.
const WORDS_A_MINUTE: usize = 220;

/// The beginning on one line, at most `max_chars` characters with the `…` that says more follows, cut between words.
pub fn excerpt(html_or_text: &str, max_chars: usize) -> String {
    let line = plain(html_or_text).split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((limit, _)) = line.char_indices().nth(max_chars) else { return line };
    let kept = max_chars.saturating_sub(1);
    let end = line.char_indices().nth(kept).map_or(limit, |(at, _)| at);
    let head = line.get(..end).unwrap_or_default();
    let between_words = line.get(end..).is_some_and(|rest| rest.starts_with(' '));
    let whole = if between_words { Some(head) } else { head.rsplit_once(' ').map(|(before, _)| before) };
    // One endless word is cut where it must be, though not inside what is seen as one character.
    let shown = whole.filter(|whole| whole.len() > head.len() / 2).unwrap_or_else(|| head.trim_end_matches(joins));
    if max_chars == 0 {
        return String::new();
    }
    format!("{}…", shown.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.' | '…')))
}

fn joins(c: char) -> bool {
    matches!(c, '\u{200D}' | '\u{FE0F}') || unicode_normalization::char::is_combining_mark(c)
}

/// Whole minutes, one at least.
pub fn reading_minutes(html_or_text: &str) -> u32 {
    let words = plain(html_or_text).split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
    u32::try_from(words.div_ceil(WORDS_A_MINUTE)).unwrap_or(u32::MAX).max(1)
}

/// Text as it is, HTML without its tags: HTML is what holds an element that we know.
fn plain(html_or_text: &str) -> String {
    let is_html = html_or_text.contains('<')
        && tokens(html_or_text).any(|token| matches!(token, Token::Open { name, .. } if is_known(&name)));
    if is_html { super::text(html_or_text) } else { crate::characters::harmless(html_or_text).into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cuts_between_words() {
        assert_eq!(excerpt("<p>Bonjour à <b>tous</b>,</p><p>voici</p>", 100), "Bonjour à tous, voici");
        assert_eq!(excerpt("Bonjour à tous, voici la suite", 17), "Bonjour à tous…");
        assert_eq!(excerpt("Bonjour à tous", 14), "Bonjour à tous");
        assert_eq!(excerpt("Anticonstitutionnellement", 6), "Antic…");
        assert_eq!(excerpt("si a <b alors c", 50), "si a <b alors c");
        assert_eq!((excerpt("a b", 0), excerpt("a b", 1), excerpt("", 5)), (String::new(), "…".into(), String::new()));
    }

    #[test]
    fn minutes() {
        assert_eq!((reading_minutes(""), reading_minutes(&"mot ".repeat(221))), (1, 2));
    }

    proptest! {
        #[test]
        fn never_longer_than_asked(text in "\\PC{0,60}", most in 0_usize..40) {
            prop_assert!(excerpt(&text, most).chars().count() <= most);
        }
    }
}
