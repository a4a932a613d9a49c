//! The letters that stand for a person without a picture.

use super::tokens::is_apostrophe;

/// The first letters of the first and the last name (“Éléonore d’Arc” gives ÉA); particles in lower case do not count.
pub fn initials(name: &str) -> String {
    let words: Vec<&str> = crate::characters::head(name, 400).split_whitespace().map(without_elision).collect();
    let letters: Vec<char> = words.iter().filter_map(|word| word.chars().find(|c| c.is_alphanumeric())).collect();
    let mut capitals = letters.iter().filter(|c| !c.is_lowercase());
    let (first, last) = match (capitals.next(), capitals.next_back()) {
        (Some(first), last) => (Some(first), last),
        (None, _) => (letters.first(), letters.last().filter(|_| letters.len() > 1)),
    };
    let made: String = first.into_iter().chain(last).filter_map(|c| c.to_uppercase().next()).collect();
    if made.is_empty() { "?".to_owned() } else { made }
}

/// d’Arc is Arc; O’Brien stays, since an elision is in lower case.
fn without_elision(word: &str) -> &str {
    match word.split_once(is_apostrophe) {
        Some(("d" | "l", rest)) => rest,
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_many_kinds() {
        for (name, expected) in [
            ("Éléonore d’Arc", "ÉA"),
            ("Honoré de Balzac", "HB"),
            ("Jean-Paul Sartre", "JS"),
            ("Balzac", "B"),
            ("césar birotteau", "CB"),
            ("Ada M. Lovelace", "AL"),
            ("(Dr) Bianchon", "DB"),
            ("山田 太郎", "山太"),
            ("O’Brien", "O"),
            ("", "?"),
            ("🦊", "?"),
        ] {
            assert_eq!(initials(name), expected, "{name}");
        }
    }
}
