//! Names: what they are sorted by, and what they are called in addresses.

use kernel::{Error, Result};
use markup::words::{is_name, one_line, slug};

/// What a person is in the organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonKind {
    /// Somebody of the organisation.
    Member,
    /// Somebody from outside.
    Guest,
    /// Somebody whom an import brought and who has not come yet.
    Unclaimed,
}

impl PersonKind {
    /// The word in the database.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Guest => "guest",
            Self::Unclaimed => "unclaimed",
        }
    }
}

/// A name with single spaces.
///
/// # Errors
/// [`Error::Invalid`] on `name` when it is empty, too long, or no name at all.
pub fn name(text: &str) -> Result<String> {
    let name = one_line(text);
    if is_name(&name) { Ok(name) } else { Err(Error::Invalid("name", shell::t::identity::name_invalid)) }
}

/// Names below `/people/` that are pages of ours.
const RESERVED: [&str; 1] = ["chart"];

/// The name in addresses and mentions: `Félicité des Touches` is `felicite.des.touches`, `Daniel d’Arthez` is `daniel.darthez`.
#[must_use]
pub fn handle(name: &str) -> String {
    let words: Vec<String> = name
        .split([' ', '.', '_', '\u{a0}', '\u{202f}'])
        .map(|word| slug(&word.replace(['\'', '’', '‘'], ""), ""))
        .filter(|word| word != "untitled")
        .collect();
    let made: String = words.join(".").chars().take(60).collect();
    let made = made.trim_matches(['.', '-']);
    if made.is_empty() || RESERVED.contains(&made) { "person".to_owned() } else { made.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles_are_ascii_words_joined_by_points() {
        for (name, want) in [
            ("Félicité des Touches", "felicite.des.touches"),
            ("Daniel d’Arthez", "daniel.darthez"),
            ("Jean-Jacques Bixiou", "jean-jacques.bixiou"),
            ("cesar.birotteau", "cesar.birotteau"),
            ("李 小龙", "person"),
            ("  ", "person"),
            ("Chart", "person"),
        ] {
            assert_eq!(handle(name), want, "{name}");
        }
    }

    #[test]
    fn a_name_has_letters_and_no_tricks() {
        assert_eq!(name("  Ann \u{a0} Lee ").unwrap(), "Ann Lee");
        assert_eq!(name("Ann\u{202e}eeL").unwrap(), "AnneeL");
        for text in ["", "  ", "…", "<b>Ann", &"x".repeat(101)] {
            assert!(name(text).is_err(), "{text:?}");
        }
    }
}
