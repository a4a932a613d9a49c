//! Which of the two languages of the product a text is written in.

use crate::words::stop;
use whatlang::{Detector, Lang};

/// Below this many characters a guess is worth nothing.
const SHORTEST: usize = 20;
/// A long text says no more than its beginning.
const LONGEST: usize = 4_000;

/// `fr` or `en`; `None` where the text is too short, in another language, or could be either.
pub fn language(text: &str) -> Option<&'static str> {
    let head = crate::characters::head(text, LONGEST);
    let prose = head.split_whitespace().filter(|word| is_prose(word)).collect::<Vec<_>>().join(" ");
    if prose.chars().count() < SHORTEST {
        return None;
    }
    let stop::Counts { words, french, english, french_alone, english_alone } = stop::count(&prose);
    // Most texts tell by their small words, at a tenth of what trigrams cost; those that quote another language do not.
    let tells = |alone: u32, own: usize, other: usize| alone >= 3 && 3 * own >= words && own >= 4 * other;
    if tells(french_alone, french, english) {
        return Some("fr");
    }
    if tells(english_alone, english, french) {
        return Some("en");
    }
    // Neighbours are candidates too: with only two to choose from, Spanish would be French with confidence.
    let candidates = vec![Lang::Fra, Lang::Eng, Lang::Spa, Lang::Ita, Lang::Por, Lang::Deu, Lang::Nld];
    let guess = Detector::with_allowlist(candidates).detect(&prose)?;
    match guess.lang() {
        Lang::Fra if french >= english && (guess.is_reliable() || french >= 2) => Some("fr"),
        Lang::Eng if english >= french && (guess.is_reliable() || english >= 2) => Some("en"),
        // Short texts fool trigrams more easily than they fool articles and pronouns.
        _ if guess.is_reliable() => None,
        _ if french >= 3 && french >= 3 * english => Some("fr"),
        _ if english >= 3 && english >= 3 * french => Some("en"),
        _ => None,
    }
}

fn is_prose(word: &str) -> bool {
    !word.contains("://") && !word.starts_with(['@', '#', '<', '&', '`'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_and_english_notes_are_told_apart() {
        for text in [
            "Nous sommes dans la salle avec une partie de l’équipe, les autres ont pris le train.",
            "Bonjour à tous, la réunion de lundi est déplacée à mardi.",
            "Quelqu’un a-t-il la présentation du comité de direction ?",
            "Merci pour cette belle soirée, c’était formidable !",
            "le compte rendu est dans le dossier partage",
        ] {
            assert_eq!(language(text), Some("fr"), "{text}");
        }
        for text in [
            "They have been told that the rooms are not ready",
            "Hello everyone, the Monday meeting has been moved to Tuesday.",
            "Does anybody have the slides of the last town hall?",
            "We are looking for volunteers to test the new site",
        ] {
            assert_eq!(language(text), Some("en"), "{text}");
        }
    }

    #[test]
    fn unsure_is_none() {
        for text in [
            "",
            "ok merci",
            "https://example.org/une/tres/longue/adresse/de/page",
            "Die Sitzung am Montag wird auf Dienstag verschoben, bitte beachten.",
            "Die Räume sind dann nicht fertig, und das Team war sehr müde nach der Reise.",
            "De kamers zijn niet klaar en de ploeg was moe na de reis van gisteren.",
            "Pas op, het pas geopende kantoor is pas vanaf maandag open en daarna ook op dinsdag.",
            "Vi har et møte om et nytt prosjekt og et nytt verktøy i morgen tidlig.",
            "Der Drucker im zweiten Stock zeigt seit gestern „the tray is not open“ und „check that the paper is there“ an, obwohl er genug Papier hat.",
            "La reunión del lunes se ha aplazado al martes por la mañana.",
            "1234567890 1234567890 1234567890",
            "会議は火曜日に延期されました。よろしくお願いします。",
        ] {
            assert_eq!(language(text), None, "{text}");
        }
    }
}
