//! Where a text answers a question.

use super::{query_terms, search::Stems, tokens::tokens};
use std::collections::HashMap;

/// The text in stretches, those that answer the query marked; together they are the text.
pub fn highlight<'a>(text: &'a str, query: &str) -> Vec<(bool, &'a str)> {
    let wanted = query_terms(query);
    let stems = Stems::new(None);
    let mut known: HashMap<&str, bool> = HashMap::new();
    let mut parts = Vec::new();
    let mut end = 0;
    for (at, word) in if wanted.is_empty() { Vec::new() } else { tokens(text) } {
        let found = *known.entry(word).or_insert_with(|| {
            let forms = stems.forms(word);
            wanted.iter().any(|sought| forms.iter().any(|form| sought.matches(form)))
        });
        if found {
            parts.push((false, text.get(end..at).unwrap_or_default()));
            parts.push((true, word));
            end = at + word.len();
        }
    }
    parts.push((false, text.get(end..).unwrap_or_default()));
    parts.retain(|(_, part)| !part.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_the_word_and_not_its_elision() {
        let parts = highlight("L’équipe des œuvres", "equipe oeuvre");
        assert_eq!(parts, [(false, "L’"), (true, "équipe"), (false, " des "), (true, "œuvres")]);
        assert_eq!(highlight("rien", ""), [(false, "rien")]);
        assert_eq!(highlight("", "x"), []);
        assert_eq!(highlight("Éléonore", "elé"), [(true, "Éléonore")]);
    }

    proptest! {
        #[test]
        fn the_parts_are_the_text(text in "\\PC{0,60}", query in "\\PC{0,12}") {
            let joined: String = highlight(&text, &query).iter().map(|(_, part)| *part).collect();
            prop_assert_eq!(joined, text);
        }
    }
}
