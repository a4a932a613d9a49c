//! Every string of the product, in both languages: one function a message, made by the build script from `locales/{fr,en}/*.ftl`.
//!
//! `nav.ftl`'s `home = Accueil` is `t::nav::home(lang)`. Arguments follow in alphabetical order: `{$count}` (or one that a plural depends on) is an `i64`, every
//! other a `&str`. A key that one language lacks, or other arguments in one than in the other, stops the build and names the line.

use crate::Lang;

/// A message in both languages, for the tests.
#[cfg(test)]
pub(crate) struct Both {
    place: &'static str,
    key: &'static str,
    same: bool,
    fr: &'static str,
    en: &'static str,
}

#[allow(clippy::all, reason = "generated: read for its strings, not for its style")]
mod generated {
    #[cfg(test)]
    use super::Both;
    use super::Lang;

    include!(concat!(env!("OUT_DIR"), "/t.rs"));
}

#[cfg(test)]
use generated::BOTH;
pub use generated::*;

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;
    use std::fs;
    use std::path::{Path, PathBuf};

    fn french_files() -> Vec<PathBuf> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales/fr");
        let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        files
    }

    /// A line of a French file as the rules of typography want it: ’, U+202F before ; ! ?, U+00A0 before : and inside « », U+202F before %.
    fn set(line: &str) -> String {
        if line.starts_with('#') {
            return line.to_owned();
        }
        let letters: Vec<char> = line.replace('\'', "’").replace("...", "…").chars().collect();
        let mut out = String::new();
        for (at, letter) in letters.iter().copied().enumerate() {
            let next = letters.get(at + 1).copied().unwrap_or('\n');
            let space = match letter {
                ';' | '!' | '?' => Some('\u{202f}'),
                '%' => Some('\u{202f}'),
                '»' => Some('\u{a0}'),
                // Not in an address (https:) nor in a time (14:05).
                ':' if !next.is_ascii_digit() && next != '/' => Some('\u{a0}'),
                _ => None,
            };
            if let Some(space) = space {
                let bare = out.trim_end_matches([' ', '\u{a0}', '\u{202f}']).len();
                let follows = out.get(bare..).is_some_and(|gap| !gap.is_empty());
                let joined = out.ends_with(['!', '?', '(', '…']) && letter != '»';
                if follows || !joined {
                    out.truncate(bare);
                    out.push(space);
                }
            }
            let after_quote = out.ends_with('«');
            if after_quote && matches!(letter, ' ' | '\u{a0}' | '\u{202f}') {
                out.push('\u{a0}');
            } else if after_quote {
                out.push('\u{a0}');
                out.push(letter);
            } else {
                out.push(letter);
            }
        }
        out
    }

    /// `CENACLE_BLESS=1 cargo test -p shell french` puts the right characters into the files.
    #[test]
    fn french_typography() {
        let bless = std::env::var_os("CENACLE_BLESS").is_some();
        let mut faults = String::new();
        for path in french_files() {
            let text = fs::read_to_string(&path).unwrap();
            let right: String = text.split_inclusive('\n').map(set).collect();
            if bless && right != text {
                fs::write(&path, &right).unwrap();
                continue;
            }
            for (at, (is, should)) in text.lines().zip(right.lines()).enumerate() {
                if is != should {
                    let shown = should.replace('\u{202f}', "⟨U+202F⟩").replace('\u{a0}', "⟨U+00A0⟩");
                    let _ = writeln!(faults, "{}:{}: {shown}", path.display(), at + 1);
                }
            }
        }
        assert!(faults.is_empty(), "should be (CENACLE_BLESS=1 sets it so):\n{faults}");
    }

    #[test]
    fn typography_is_set_and_stays() {
        let set_once = set("a = L'eau : « oui » ; 12 % ! https://x.fr 14:05 quoi?");
        assert_eq!(
            set_once,
            "a = L’eau\u{a0}: «\u{a0}oui\u{a0}»\u{202f}; 12\u{202f}%\u{202f}! https://x.fr 14:05 quoi\u{202f}?"
        );
        assert_eq!(set(&set_once), set_once);
    }

    /// Whether there is a word outside the arguments.
    fn has_words(text: &str) -> bool {
        let mut depth = 0_u32;
        text.chars().any(|letter| {
            match letter {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0 && letter.is_alphabetic()
        })
    }

    /// A string that is rightly the same carries the comment `# same` on the line above it.
    #[test]
    fn nothing_is_left_in_english() {
        let left: Vec<String> = BOTH
            .iter()
            .filter(|both| !both.same && both.fr == both.en && has_words(both.fr))
            .map(|both| format!("{}: {} = {}", both.place, both.key, both.fr))
            .collect();
        assert!(
            left.is_empty(),
            "the same in both languages; translate, or write `# same` above:\n{}",
            left.join("\n")
        );
    }

    #[test]
    fn english_is_sentence_case_with_curly_quotes() {
        let straight: Vec<&str> =
            BOTH.iter().filter(|both| both.en.contains(['\'', '"'])).map(|both| both.place).collect();
        assert!(straight.is_empty(), "straight quotes in the English of {straight:?}");
    }

    #[test]
    fn plurals_follow_each_language() {
        let fr = |count| content::comments_count(Lang::Fr, count);
        let en = |count| content::comments_count(Lang::En, count);
        assert_eq!([fr(0), fr(1), fr(2)], ["0 commentaire", "1 commentaire", "2 commentaires"]);
        assert_eq!([en(0), en(1), en(2)], ["0 comments", "1 comment", "2 comments"]);
        assert_eq!(fr(1234), "1\u{202f}234 commentaires");
        assert_eq!(en(1234), "1,234 comments");
    }
}
