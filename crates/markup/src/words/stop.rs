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

/// How many words of a text are common in French, and in English.
pub(crate) fn count(text: &str) -> (usize, usize) {
    let mut counts = (0, 0);
    for (_, word) in tokens(text) {
        let folded = super::fold(word);
        counts.0 += usize::from(FRENCH.binary_search(&folded.as_str()).is_ok());
        counts.1 += usize::from(ENGLISH.binary_search(&folded.as_str()).is_ok());
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_in_order() {
        assert!(FRENCH.is_sorted() && ENGLISH.is_sorted());
        assert!(is_common("les") && is_common("the") && !is_common("reunion"));
        assert_eq!(count("les amis de la ville"), (3, 0));
    }
}
