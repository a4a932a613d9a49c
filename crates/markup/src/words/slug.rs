//! Texts as they stand in addresses.

use super::fold;

const LONGEST: usize = 80;

/// Lower-case ASCII letters and digits joined by hyphens, 80 at most, cut between words; made from the fallback where the
/// text has none, and never empty.
pub fn slug(text: &str, fallback: &str) -> String {
    for source in [text, fallback] {
        let made = joined(source, |c| c.is_ascii_alphanumeric());
        if !made.is_empty() {
            return made;
        }
    }
    "untitled".to_owned()
}

/// The one key of all spellings of a topic (`#Qualité_de-Vie`): folded, in any script, words joined by hyphens.
pub fn topic_slug(name: &str) -> String {
    joined(name, char::is_alphanumeric)
}

fn joined(text: &str, keep: impl Fn(char) -> bool) -> String {
    let folded = fold(crate::characters::head(text, 2_000));
    let mut made = String::new();
    let mut pending = false;
    let mut letters = 0;
    for c in folded.chars() {
        if keep(c) {
            if letters + 1 + usize::from(pending) > LONGEST {
                // A word that is cut goes, unless it is the only one.
                if !pending && let Some((whole, _)) = made.rsplit_once('-') {
                    made = whole.to_owned();
                }
                break;
            }
            if std::mem::take(&mut pending) {
                made.push('-');
                letters += 1;
            }
            made.push(c);
            letters += 1;
        } else {
            pending = !made.is_empty();
        }
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn titles_become_addresses() {
        assert_eq!(slug("L’Œuvre d’Éléonore — 2ᵉ partie !", "x"), "l-oeuvre-d-eleonore-2e-partie");
        assert_eq!(slug("東京", "note"), "note");
        assert_eq!(slug("…", "!"), "untitled");
        assert_eq!(slug(&"mot ".repeat(50), "x").len(), 79);
        assert_eq!(slug(&"m".repeat(500), "x").len(), 80);
    }

    #[test]
    fn spellings_of_a_topic_meet() {
        assert_eq!(topic_slug("Qualité_de-Vie"), "qualite-de-vie");
        assert_eq!(topic_slug("_東京_"), "東京");
    }

    proptest! {
        #[test]
        fn a_slug_is_its_own_slug(text in "\\PC{0,120}") {
            let made = slug(&text, "x");
            prop_assert!(!made.is_empty() && made.len() <= LONGEST && !made.starts_with('-') && !made.ends_with('-'));
            prop_assert_eq!(slug(&made, "x"), made);
        }
    }
}
