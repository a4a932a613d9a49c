//! One form for texts that people consider the same.

use unicode_normalization::UnicodeNormalization;

/// Lower case, without accents, ligatures and typographic apostrophes: for comparing, sorting and completing.
pub fn fold(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    for c in text.nfkd().flat_map(char::to_lowercase) {
        match c {
            '\u{300}'..='\u{36F}' | '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{FEFF}' => {}
            'œ' => bare.push_str("oe"),
            'æ' => bare.push_str("ae"),
            'ß' => bare.push_str("ss"),
            'þ' => bare.push_str("th"),
            'ø' => bare.push('o'),
            'ł' => bare.push('l'),
            'đ' | 'ð' => bare.push('d'),
            'ı' => bare.push('i'),
            '’' | '‘' | 'ʼ' | '＇' => bare.push('\''),
            _ => bare.push(c),
        }
    }
    // Other scripts were taken apart too (Korean syllables); they go together again.
    if bare.is_ascii() { bare } else { bare.nfc().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn accents_ligatures_and_apostrophes() {
        assert_eq!(fold("L’Œuvre d’Éléonore, À CÆN"), "l'oeuvre d'eleonore, a caen");
        assert_eq!(fold("e\u{301}te\u{301} Straße İstanbul ﬁn"), "ete strasse istanbul fin");
        assert_eq!(fold("한국어 Ёлка"), "한국어 елка");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
