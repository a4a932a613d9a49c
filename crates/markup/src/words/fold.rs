//! One form for texts that people consider the same.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// Lower case, without accents, ligatures and typographic apostrophes: for comparing, sorting and completing.
pub fn fold(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            _ if c.is_ascii() => bare.push(c.to_ascii_lowercase()),
            LATIN_FIRST..=LATIN_LAST => {
                bare.push_str(LATIN.get(c as usize - LATIN_FIRST as usize).map_or("", String::as_str));
            }
            '’' => bare.push('\''),
            // A mark of its own, or another script: what stands beside it counts too.
            _ => return any_script(text),
        }
    }
    bare
}

/// The letters of European languages, which are folded one by one: every word that is written or looked for passes here.
const LATIN_FIRST: char = '\u{A0}';
const LATIN_LAST: char = '\u{24F}';
static LATIN: LazyLock<Vec<String>> =
    LazyLock::new(|| (LATIN_FIRST..=LATIN_LAST).map(|letter| any_script(letter.encode_utf8(&mut [0; 4]))).collect());

fn any_script(text: &str) -> String {
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

/// Characters of words that are looked for, at most: SQLite refuses a pattern of 50,000 bytes.
const LOOKED_FOR: usize = 100;

/// What a folded column must be like (SQL's `like`) to hold these words anywhere; `escape '\'` goes with it. `%` for none.
pub fn pattern(words: &str) -> String {
    let words: String = words.trim().chars().take(LOOKED_FOR).collect();
    let mut made = String::from("%");
    for letter in fold(words.trim()).chars() {
        if matches!(letter, '%' | '_' | '\\') {
            made.push('\\');
        }
        made.push(letter);
    }
    if made.len() > 1 {
        made.push('%');
    }
    made
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

    #[test]
    fn patterns_are_bounded_and_take_every_letter_for_itself() {
        assert_eq!([pattern(" "), pattern(" Été 100% a_b ")], ["%", "%ete 100\\% a\\_b%"]);
        assert!(pattern(&"\u{fb01}".repeat(60_000)).len() < 1000);
    }

    #[test]
    fn letter_by_letter_is_the_same() {
        for text in ["Ça, ÉTÉ : ½ ǅ Þórr ĳ ŉ", "e\u{301}té ’’ Ł ſ ŋ", "\u{85}\u{a0}\u{ad}x", "Ǻ\u{300} ǽ"]
        {
            assert_eq!(fold(text), any_script(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn european_letters_fold_as_all_do(text in "[ -~\u{80}-\u{24F}’]{0,40}") {
            prop_assert_eq!(fold(&text), any_script(&text));
        }

        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
