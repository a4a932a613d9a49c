//! French typography: the spaces before double signs and inside « », and the apostrophe.
//!
//! Invariant: what is set once stays as it is when set again.

use crate::characters::escape_into;
use crate::html::decode;
use crate::html::scan::{Token, tokens};

const NARROW: char = '\u{202F}';
const WIDE: char = '\u{A0}';

/// Sets a plain or Markdown text; addresses, code and times stay as typed.
pub fn french(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 32);
    let mut fenced = false;
    for line in text.split_inclusive('\n') {
        let start = line.trim_start();
        if start.starts_with("```") || start.starts_with("~~~") {
            fenced = !fenced;
            out.push_str(line);
        } else if fenced || line.starts_with("    ") || line.starts_with('\t') {
            out.push_str(line);
        } else {
            french_line(line, &mut out);
        }
    }
    out
}

fn french_line(line: &str, out: &mut String) {
    let spans = line.matches('`').count() / 2;
    for (at, piece) in line.split_inclusive('`').enumerate() {
        // Every second piece is code, as long as its closing sign exists.
        if at % 2 == 1 && at / 2 < spans {
            out.push_str(piece);
        } else {
            let before = out.chars().next_back().filter(|_| at > 0);
            set(piece, before, out);
        }
    }
}

/// Elements whose text is not prose.
const CODE: [&str; 9] = ["code", "pre", "kbd", "samp", "var", "script", "style", "textarea", "title"];

/// Sets the text of an HTML article and leaves its tags, its code and its attributes alone.
pub fn french_html(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 32);
    let mut code = 0_usize;
    let mut before = None;
    for token in tokens(html) {
        match token {
            Token::Text(raw) if code == 0 => {
                let text = decode(raw);
                let mut set_text = String::with_capacity(text.len());
                set(&text, before, &mut set_text);
                before = set_text.chars().next_back();
                escape_into(&mut out, &set_text);
            }
            Token::Open { name, raw, .. } => {
                code += usize::from(CODE.contains(&name.as_str()));
                before = before.filter(|_| is_inline(&name));
                out.push_str(raw);
            }
            Token::Close { name, raw } => {
                code -= usize::from(code > 0 && CODE.contains(&name.as_str()));
                before = before.filter(|_| is_inline(&name));
                out.push_str(raw);
            }
            Token::Text(raw) => {
                before = raw.chars().next_back();
                out.push_str(raw);
            }
            Token::Comment(raw) | Token::Opaque(raw) => out.push_str(raw),
        }
    }
    out
}

fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "cite"
            | "code"
            | "del"
            | "em"
            | "i"
            | "ins"
            | "kbd"
            | "mark"
            | "q"
            | "s"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "u"
    )
}

/// Appends a run of text; `before` is what precedes it on its line.
fn set(text: &str, before: Option<char>, out: &mut String) {
    let mut last = before;
    let mut rest = text;
    while !rest.is_empty() {
        let spaces = rest.find(|c| !is_space(c)).unwrap_or(rest.len());
        let (gap, from_word) = rest.split_at_checked(spaces).unwrap_or((rest, ""));
        let length = from_word
            .find(|c: char| is_space(c) || c == '\n')
            .unwrap_or(from_word.len())
            .max(usize::from(from_word.starts_with('\n')));
        let (word, after) = from_word.split_at_checked(length).unwrap_or((from_word, ""));
        let follows_text = last.is_some_and(|c| c != '\n');
        let joint = if follows_text { joint(last, word) } else { None };
        match joint {
            Some(space) if !gap.is_empty() => out.push(space),
            _ => out.push_str(gap),
        }
        let previous = if gap.is_empty() { last } else { Some(' ') };
        set_word(word, previous, out);
        last = out.chars().next_back();
        rest = after;
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | NARROW | WIDE)
}

/// The space between what precedes and a word that starts with a sign, if French has one there.
fn joint(last: Option<char>, word: &str) -> Option<char> {
    let sign = word.chars().next()?;
    if last == Some('«') || sign == '»' {
        return Some(WIDE);
    }
    let rest = word.strip_prefix(sign).unwrap_or_default();
    if !is_sign(sign) || !ends_well(rest) || rest.starts_with([')', ']']) {
        return None;
    }
    Some(space_of(sign))
}

fn is_sign(c: char) -> bool {
    matches!(c, '?' | '!' | ';' | ':')
}

fn space_of(sign: char) -> char {
    if sign == ':' { WIDE } else { NARROW }
}

/// Whether only signs and closing marks are left of a word; a closing quote ends it too.
fn ends_well(rest: &str) -> bool {
    let rest = rest.split('»').next().unwrap_or_default();
    rest.chars().all(|c| is_sign(c) || matches!(c, '…' | '.' | '"' | '”' | '’' | '*' | '_' | ',' | ')' | ']'))
}

/// `:)` and `;)` are faces.
fn is_face(sign: char, rest: &str) -> bool {
    matches!(sign, ':' | ';') && rest.starts_with([')', ']'])
}

/// One word with its signs.
fn set_word(word: &str, previous: Option<char>, out: &mut String) {
    if is_address(word) || is_shortcode(word) {
        out.push_str(word);
        return;
    }
    let mut last = previous;
    for (at, c) in word.char_indices() {
        let rest = word.get(at + c.len_utf8()..).unwrap_or_default();
        let next = rest.chars().next();
        match c {
            _ if is_sign(c) && last.is_some_and(takes_sign) && ends_well(rest) && !is_face(c, rest) => {
                out.push(space_of(c));
                out.push(c);
            }
            '\'' if last.is_some_and(char::is_alphabetic) && next.is_some_and(|c| c.is_alphanumeric() || c == '«') => {
                out.push('’');
            }
            '»' if last.is_some_and(|c| !is_space(c) && c != '«') => {
                out.push(WIDE);
                out.push(c);
            }
            '«' if next.is_some_and(|c| c != '\n' && c != '»') => {
                out.push(c);
                out.push(WIDE);
            }
            _ => out.push(c),
        }
        last = Some(c);
    }
}

fn takes_sign(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, ')' | ']' | '»' | '"' | '”' | '’' | '%' | '€' | '°' | '…' | '*' | '_' | '`')
}

fn is_address(word: &str) -> bool {
    word.contains("://")
        || word.starts_with("www.")
        || word.contains('@')
        || word.contains("](")
        || word.starts_with('/')
        || is_reference(word)
}

/// `&eacute;` typed into a plain text.
fn is_reference(word: &str) -> bool {
    word.split_once('&')
        .and_then(|(_, rest)| rest.split_once(';'))
        .is_some_and(|(name, _)| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#'))
}

fn is_shortcode(word: &str) -> bool {
    word.strip_prefix(':').and_then(|rest| rest.split_once(':')).is_some_and(|(name, _)| {
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '-'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Spaces made visible: `~` narrow, `_` wide.
    fn shown(text: &str) -> String {
        text.replace(NARROW, "~").replace(WIDE, "_")
    }

    #[test]
    fn signs_and_apostrophes() {
        for (typed, expected) in [
            ("Quels usages?", "Quels usages~?"),
            ("Quels usages ?", "Quels usages~?"),
            ("Vraiment?! Oui !!!", "Vraiment~?! Oui~!!!"),
            ("Attention: voici ; non", "Attention_: voici~; non"),
            ("«Bonjour» et « salut »", "«_Bonjour_» et «_salut_»"),
            ("« Quoi ? » dit-il", "«_Quoi~?_» dit-il"),
            ("\"je t'aime", "\"je t’aime"),
            ("l'été d'Anna, 'cité'", "l’été d’Anna, 'cité'"),
            ("à 10:30, ratio 3:1", "à 10:30, ratio 3:1"),
            ("voir https://a.example/?b:c ! et moi@a.example?", "voir https://a.example/?b:c~! et moi@a.example?"),
            ("Bravo :tada: ! :)", "Bravo :tada:~! :)"),
            ("`a ? b : c` non ?", "`a ? b : c` non~?"),
            ("(?) [!] a != b", "(?) [!] a != b"),
            ("**Note**: oui", "**Note**_: oui"),
            ("Super:) oui", "Super:) oui"),
            ("(vraiment?) oui", "(vraiment~?) oui"),
            ("[lien](/a?b;c)", "[lien](/a?b;c)"),
            ("50 % : oui", "50 %_: oui"),
            (": début\n? oui", ": début\n? oui"),
            ("```\na ?\n```\nb ?", "```\na ?\n```\nb~?"),
            ("| a | b |\n|:--|--:|", "| a | b |\n|:--|--:|"),
            ("&eacute;t&eacute;", "&eacute;t&eacute;"),
        ] {
            assert_eq!(shown(&french(typed)), expected);
            assert_eq!(french(&french(typed)), french(typed), "{typed}");
        }
    }

    #[test]
    fn only_the_text_of_html() {
        let html = "<p title=\"a?\">L'<b>été</b>? <code>x ?</code> : «&nbsp;oui&nbsp;»</p><p>? &amp; <a href=\"/a?b\">c</a> !</p>";
        assert_eq!(
            shown(&french_html(html)),
            "<p title=\"a?\">L'<b>été</b>~? <code>x ?</code>_: «_oui_»</p><p>? &amp; <a href=\"/a?b\">c</a>~!</p>"
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn setting_twice_changes_nothing(text in "[a1 '?!:;«»\u{a0}\u{202f}\n`().&\"*é-]{0,24}") {
            let once = french(&text);
            prop_assert_eq!(french(&once), once.clone());
            let once = french_html(&text);
            prop_assert_eq!(french_html(&once), once.clone());
        }
    }
}
