//! Names of people: the letters that stand for one without a picture, the order of lists, and what can be one.

use super::{fold, tokens::is_apostrophe};
use crate::characters::is_unseen;

/// The first letters of the first and the last name (“Éléonore d’Arc” gives ÉA); particles in lower case do not count.
pub fn initials(name: &str) -> String {
    let words: Vec<&str> = crate::characters::head(name, 400).split_whitespace().map(without_elision).collect();
    let letters: Vec<char> = words.iter().filter_map(|word| word.chars().find(|c| c.is_alphanumeric())).collect();
    let mut capitals = letters.iter().filter(|c| !c.is_lowercase());
    let (first, last) = match (capitals.next(), capitals.next_back()) {
        (Some(first), last) => (Some(first), last),
        (None, _) => (letters.first(), letters.last().filter(|_| letters.len() > 1)),
    };
    let made: String = first.into_iter().chain(last).filter_map(|c| c.to_uppercase().next()).collect();
    if made.is_empty() { "?".to_owned() } else { made }
}

/// d’Arc is Arc; O’Brien stays, since an elision is in lower case.
fn without_elision(word: &str) -> &str {
    match word.split_once(is_apostrophe) {
        Some(("d" | "l", rest)) => rest,
        _ => word,
    }
}

/// Family name first, folded: the order of lists. `Lucien de Rubempré` stands at R, `Jean du Tillet` at D (the contracted
/// article belongs to the name in French, the bare particle does not).
#[must_use]
pub fn sort_key(name: &str) -> String {
    const WITH_THE_NAME: [&str; 10] = ["du", "des", "le", "la", "les", "van", "von", "der", "den", "mac"];
    let folded = fold(name);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let Some((last, mut given)) = words.split_last() else { return folded };
    let mut family = vec![last.strip_prefix("d'").unwrap_or(last)];
    while let Some((word, rest)) = given.split_last()
        && !rest.is_empty()
        && WITH_THE_NAME.contains(word)
    {
        family.insert(0, word);
        given = rest;
    }
    family.extend(given);
    family.join(" ")
}

/// Whether a text can be somebody's name: short, with letters, and without what a reader does not see or a page could take
/// for something else.
#[must_use]
pub fn is_name(text: &str) -> bool {
    let strange = |c: char| c.is_control() || matches!(c, '<' | '>') || is_unseen(c);
    text.chars().count() <= 100 && !text.contains(strange) && text.contains(char::is_alphanumeric)
}

/// What somebody typed as one line: every run of spaces, line breaks and controls is one space, and nothing stays that a reader does not see.
#[must_use]
pub fn one_line(text: &str) -> String {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    let spaced: String = text.chars().map(|c| if breaks(c) { ' ' } else { c }).filter(|c| !is_unseen(*c)).collect();
    // What joins or varies letters shows nothing by itself, and the empty sign of Braille is a space.
    let alone = |c: char| matches!(c, '\u{200C}' | '\u{200D}' | '\u{2800}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0000}'..='\u{E01EF}');
    if spaced.chars().all(|c| c.is_whitespace() || alone(c)) {
        return String::new();
    }
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An address as credentials hold it; `None` when it cannot be one.
#[must_use]
pub fn email(text: &str) -> Option<String> {
    let email = text.trim().to_lowercase();
    let (name, domain) = email.rsplit_once('@')?;
    let odd = |c: char| c.is_whitespace() || c.is_control() || is_unseen(c) || "<>()[]\\,;:\"@".contains(c);
    let whole =
        !name.is_empty() && !domain.is_empty() && email.len() <= 254 && !name.contains(odd) && !domain.contains(odd);
    whole.then_some(email)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_many_kinds() {
        for (name, expected) in [
            ("Éléonore d’Arc", "ÉA"),
            ("Honoré de Balzac", "HB"),
            ("Jean-Paul Sartre", "JS"),
            ("Balzac", "B"),
            ("césar birotteau", "CB"),
            ("Ada M. Lovelace", "AL"),
            ("(Dr) Bianchon", "DB"),
            ("山田 太郎", "山太"),
            ("O’Brien", "O"),
            ("", "?"),
            ("🦊", "?"),
        ] {
            assert_eq!(initials(name), expected, "{name}");
        }
    }

    #[test]
    fn lists_are_sorted_by_family_name() {
        for (name, key) in [
            ("César Birotteau", "birotteau cesar"),
            ("Lucien de Rubempré", "rubempre lucien de"),
            ("Daniel d’Arthez", "arthez daniel"),
            ("Ferdinand du Tillet", "du tillet ferdinand"),
            ("Félicité des Touches", "des touches felicite"),
            ("Vautrin", "vautrin"),
            ("La Vauquer", "vauquer la"),
        ] {
            assert_eq!(sort_key(name), key, "{name}");
        }
    }

    #[test]
    fn a_line_holds_what_is_seen() {
        assert_eq!(one_line("  Achats\n\t&  Ventes\0 "), "Achats & Ventes");
        assert_eq!(one_line("Ad\u{200b}min\u{202e}\u{feff}"), "Admin");
        assert_eq!(one_line("👩\u{200d}🚀 می\u{200c}خواهم"), "👩\u{200d}🚀 می\u{200c}خواهم");
        assert_eq!(one_line("Direction\u{2028}Achats"), "Direction Achats");
        for nothing in ["\u{2060}\u{200b}", "\u{200d}\u{200d}", "\u{2800}\u{fe0f}\u{e0061}", " \u{3164} "] {
            assert_eq!(one_line(nothing), "");
        }
        assert!(!is_name("Ann\u{200b} Lee") && is_name("Ann Lee"));
    }

    #[test]
    fn addresses_are_lower_case_and_whole() {
        assert_eq!(email(" Ann.Lee@Example.ORG ").as_deref(), Some("ann.lee@example.org"));
        for text in ["", "ann", "@b", "a@", "a b@c", "a@b,c@d", "<a@b>", "a\u{feff}@b.c", "a@b\u{200b}.c"] {
            assert_eq!(email(text), None, "{text}");
        }
    }
}
