//! What is stored of a text for search, and what a question asks for.

use super::{fold, stop, tokens::tokens};
use rust_stemmers::{Algorithm, Stemmer};
use std::collections::HashSet;
use unicode_normalization::UnicodeNormalization;

/// Longer words are not words; they are kept by their beginning.
const LONGEST_WORD: usize = 40;
/// More words than this in a question narrow nothing.
const MOST_WORDS: usize = 12;

/// One word of a question: a text holds it if it has any of these terms, or one that begins with the prefix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sought {
    /// The word as typed (folded) and its stems.
    pub any: Vec<String>,
    /// The last word while it is still being typed.
    pub prefix: Option<String>,
}

impl Sought {
    /// Whether a stored term answers this word.
    pub fn matches(&self, term: &str) -> bool {
        self.any.iter().any(|wanted| wanted == term)
            || self.prefix.as_deref().is_some_and(|prefix| term.starts_with(prefix))
    }
}

/// The distinct terms of a text in the order of their first appearance: each word folded, and its stems in the language
/// of the hint (`fr`, `en`), in both without one.
pub fn terms(text: &str, language: Option<&str>) -> Vec<String> {
    let stems = Stems::new(language);
    let mut words = HashSet::new();
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for (_, word) in tokens(text) {
        if !words.insert(word) {
            continue;
        }
        for form in stems.forms(word) {
            if seen.insert(form.clone()) {
                found.push(form);
            }
        }
    }
    found
}

/// The words a question asks for, all of which a text must hold; common words count only if there are no others.
pub fn query_terms(query: &str) -> Vec<Sought> {
    let stems = Stems::new(None);
    let all = tokens(crate::characters::head(query, 1_000));
    let rare: Vec<_> = all.iter().filter(|(_, word)| !stop::is_common(&fold(word))).copied().collect();
    let unfinished = query.chars().next_back().is_some_and(char::is_alphanumeric);
    let last = all.last().map(|(at, _)| *at);
    let kept = if rare.is_empty() { all } else { rare };
    kept.into_iter()
        .take(MOST_WORDS)
        .map(|(at, word)| {
            let any = stems.forms(word);
            let prefix = any.first().filter(|_| unfinished && last == Some(at)).cloned();
            Sought { any, prefix: prefix.filter(|prefix| prefix.chars().count() > 1) }
        })
        .filter(|sought| !sought.any.is_empty())
        .collect()
}

/// The stemmers a text needs.
pub(super) struct Stems {
    french: Option<Stemmer>,
    english: Option<Stemmer>,
}

impl Stems {
    pub(super) fn new(language: Option<&str>) -> Self {
        let wants = |other| language.is_none_or(|hint| !hint.starts_with(other));
        Stems {
            french: wants("en").then(|| Stemmer::create(Algorithm::French)),
            english: wants("fr").then(|| Stemmer::create(Algorithm::English)),
        }
    }

    /// The folded word first, then its stems, without repetition.
    pub(super) fn forms(&self, word: &str) -> Vec<String> {
        let lower: String = if word.is_ascii() {
            word.chars().take(LONGEST_WORD).map(|c| c.to_ascii_lowercase()).collect()
        } else {
            word.nfc().filter(|c| *c != '\u{AD}').flat_map(char::to_lowercase).take(LONGEST_WORD).collect()
        };
        let mut folded = fold(&lower);
        folded.retain(|c| c != '\'');
        let mut forms = vec![folded.clone()];
        let mut add = |form: String| {
            if !form.is_empty() && !forms.contains(&form) {
                forms.push(form);
            }
        };
        if folded.chars().all(|c| c.is_ascii_lowercase()) {
            if let Some(french) = &self.french {
                add(fold(&french.stem(&lower)));
                if lower != folded {
                    add(french.stem(&folded).into_owned());
                }
            }
            if let Some(english) = &self.english {
                add(english.stem(&folded).into_owned());
            }
        }
        forms.retain(|form| !form.is_empty());
        forms
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn finds(query: &str, text: &str) -> bool {
        let stored = terms(text, crate::language(text));
        query_terms(query).iter().all(|sought| stored.iter().any(|term| sought.matches(term)))
    }

    #[test]
    fn french_as_people_type_it() {
        for (query, text) in [
            ("reunion", "Les réunions du lundi"),
            ("Réunions ", "la reunion"),
            ("oeuvre ", "L’œuvre d'art"),
            ("œuvre ", "une oeuvre"),
            ("annulee ", "La séance est annulée"),
            ("annuler ", "La séance est annulée"),
            ("annulees ", "La séance est annulée"),
            ("déplacer ", "les dates déplacées"),
            ("deplacees ", "une date déplacée"),
            ("l’équipe ", "Notre équipe"),
            ("equipe ", "jusqu’à l’équipe"),
            ("équi", "Notre équipe"),
            ("la réunion de l’équipe", "réunion équipe"),
            ("running ", "they run every day and he likes it"),
            ("aujourd'hui ", "C’est aujourd’hui"),
            ("東京", "東京の会議"),
            ("the who", "the who"),
        ] {
            assert!(finds(query, text), "{query} in {text}: {:?} {:?}", query_terms(query), terms(text, None));
        }
        assert!(!finds("équi ", "Notre équipe"));
        assert!(!finds("budget équipe", "Notre équipe"));
    }

    #[test]
    fn terms_are_distinct_and_hints_halve_them() {
        let both = terms("Réunion réunions RÉUNION", None);
        let mut unique = both.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), both.len());
        assert!(
            terms("les nationalisations annoncées", Some("fr")).len()
                <= terms("les nationalisations annoncées", None).len()
        );
        assert!(terms(&"a'".repeat(500_000), None).len() < 5);
        assert!(query_terms("").is_empty() && query_terms("?! …").is_empty());
    }

    proptest! {
        #[test]
        fn a_text_always_answers_its_own_words(text in "\\PC{0,60}") {
            let stored = terms(&text, None);
            for sought in query_terms(&text) {
                prop_assert!(stored.iter().any(|term| sought.matches(term)), "{:?} {:?}", sought, stored);
            }
        }
    }
}
