//! A rough guess of the language of a text by its smallest words, sure enough to notice that two texts differ.

/// The languages that are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// French.
    French,
    /// English.
    English,
    /// Another language in Latin letters.
    OtherLatin,
    /// A language in other letters.
    OtherScript,
}

impl Language {
    /// A word that is stored and never changes: a BCP 47 tag where it is one language.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
            Self::OtherLatin => "latin",
            Self::OtherScript => "script",
        }
    }
}

const FRENCH: &[&str] = &[
    "le", "la", "les", "des", "du", "un", "une", "et", "est", "que", "qui", "dans", "pour", "pas", "sur", "ce",
    "cette", "nous", "vous", "je", "il", "ne", "avec", "au", "aux", "sont", "mais", "ou", "plus", "c", "l", "d", "j",
    "qu", "en", "son", "sa", "ses", "ont", "ai", "tout", "bien", "votre", "notre", "merci",
];
const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "is", "in", "that", "it", "you", "for", "with", "this", "are", "on", "be", "have", "was",
    "not", "we", "i", "my", "your", "at", "from", "or", "as", "but", "they", "an", "if", "our", "has", "will", "can",
];
const OTHER: &[&str] = &[
    // Indonesian, Spanish, Italian, German, Portuguese, Dutch, Turkish, Polish; no word that French or English has.
    "dan", "yang", "di", "untuk", "dengan", "ini", "dari", "anda", "kami", "los", "las", "una", "por", "para", "muy",
    "che", "della", "sono", "der", "das", "und", "ist", "nicht", "ein", "eine", "mit", "auf", "zu", "um", "uma", "nao",
    "het", "een", "ve", "bir", "icin", "jest", "na", "nie", "z",
];

/// The language of a text, if its words show one.
pub(crate) fn guess(text: &str, words: &[String]) -> Option<Language> {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let foreign = text.chars().filter(|c| c.is_alphabetic() && u32::from(*c) > 0x24F && !is_latin_extra(*c)).count();
    if letters >= 8 && foreign * 2 > letters {
        return Some(Language::OtherScript);
    }
    let count = |list: &[&str]| words.iter().filter(|word| list.contains(&word.as_str())).count();
    let counts =
        [(Language::French, count(FRENCH)), (Language::English, count(ENGLISH)), (Language::OtherLatin, count(OTHER))];
    let best = counts.into_iter().max_by_key(|(_, hits)| *hits)?;
    let second =
        counts.into_iter().filter(|(language, _)| *language != best.0).map(|(_, hits)| hits).max().unwrap_or(0);
    (best.1 >= 3 && best.1 * 12 >= words.len() && best.1 >= second * 2).then_some(best.0)
}

fn is_latin_extra(c: char) -> bool {
    matches!(c, '\u{1E00}'..='\u{1EFF}' | '\u{FB00}'..='\u{FB06}' | '\u{FF21}'..='\u{FF5A}')
}
