//! Words too common to look for.

use super::tokens::tokens;

const FRENCH: &[&str] = &[
    "a", "ai", "au", "aux", "avec", "ce", "ces", "cette", "dans", "de", "des", "du", "elle", "elles", "en", "est",
    "et", "eux", "il", "ils", "je", "la", "le", "les", "leur", "leurs", "lui", "ma", "mais", "me", "mes", "mon", "ne",
    "nos", "notre", "nous", "ont", "ou", "par", "pas", "pour", "que", "qui", "sa", "se", "ses", "son", "sont", "sur",
    "ta", "te", "tes", "ton", "tous", "tu", "un", "une", "vos", "votre", "vous", "y",
];

const ENGLISH: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "do", "does", "for", "from", "has", "have", "he",
    "her", "his", "i", "if", "in", "is", "it", "its", "my", "not", "of", "on", "or", "our", "she", "so", "that", "the",
    "their", "them", "they", "this", "to", "was", "we", "were", "will", "with", "you", "your",
];

/// Whether a folded word is one of either language.
pub(crate) fn is_common(folded: &str) -> bool {
    FRENCH.binary_search(&folded).is_ok() || ENGLISH.binary_search(&folded).is_ok()
}

/// Of the common words, those of which several together stand in no neighbouring language (one alone may: *pas* is Dutch).
const FRENCH_ALONE: &[&str] = &[
    "aux", "avec", "cette", "dans", "elles", "est", "et", "leur", "leurs", "notre", "nous", "ont", "pas", "pour",
    "sont", "une", "votre", "vous",
];
const ENGLISH_ALONE: &[&str] = &[
    "and", "are", "been", "does", "from", "have", "his", "not", "that", "the", "their", "them", "they", "this", "with",
    "you", "your",
];

/// How many of a text's words are common, and how many different ones of those tell a language.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) words: usize,
    pub(crate) french: usize,
    pub(crate) english: usize,
    pub(crate) french_alone: u32,
    pub(crate) english_alone: u32,
}

pub(crate) fn count(text: &str) -> Counts {
    let mut counts = Counts::default();
    let (mut french_alone, mut english_alone) = (0_u32, 0_u32);
    for (_, word) in tokens(text) {
        let folded = super::fold(word);
        let within = |list: &[&str]| usize::from(list.binary_search(&folded.as_str()).is_ok());
        // One bit a word of the list.
        let bit = |list: &[&str]| list.binary_search(&folded.as_str()).map_or(0, |at| 1 << at);
        counts.words += 1;
        counts.french += within(FRENCH);
        counts.english += within(ENGLISH);
        french_alone |= bit(FRENCH_ALONE);
        english_alone |= bit(ENGLISH_ALONE);
    }
    counts.french_alone = french_alone.count_ones();
    counts.english_alone = english_alone.count_ones();
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_in_order() {
        assert!(FRENCH.is_sorted() && ENGLISH.is_sorted() && FRENCH_ALONE.is_sorted() && ENGLISH_ALONE.is_sorted());
        assert!(FRENCH_ALONE.len() <= 32 && ENGLISH_ALONE.len() <= 32, "one bit each");
        assert!(is_common("les") && is_common("the") && !is_common("reunion"));
        let counts = Counts { words: 6, french: 4, french_alone: 1, ..Counts::default() };
        assert_eq!(count("les amis de la ville sont"), counts);
    }
}
