//! Where the words of a text are.

/// What French drops before an apostrophe: the word is what follows it.
const ELISIONS: [&str; 16] =
    ["l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu", "quelqu", "entr"];
/// What English leaves after an apostrophe: the word is what precedes it.
const REMAINS: [&str; 7] = ["s", "t", "d", "m", "ll", "re", "ve"];

/// Each word with the byte where it starts; elisions are left out, ideographs stand alone.
pub(crate) fn tokens(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        if stands_alone(c) {
            close(text, start.take(), at, &mut found);
            close(text, Some(at), at + c.len_utf8(), &mut found);
        } else if is_letter(c) || (is_apostrophe(c) && start.is_some()) {
            start.get_or_insert(at);
        } else {
            close(text, start.take(), at, &mut found);
        }
    }
    close(text, start, text.len(), &mut found);
    found
}

fn close<'a>(text: &'a str, start: Option<usize>, end: usize, found: &mut Vec<(usize, &'a str)>) {
    let Some(mut at) = start else { return };
    let Some(run) = text.get(at..end) else { return };
    if !run.contains(char::is_alphanumeric) {
        return;
    }
    // Most words have no apostrophe, and are one piece.
    if !run.contains(is_apostrophe) || super::fold(run).starts_with("aujourd'hui") {
        found.push((at, run));
        return;
    }
    let mut previous = false;
    for piece in run.split_inclusive(is_apostrophe) {
        let word = piece.trim_end_matches(is_apostrophe);
        let elided = word.len() < piece.len() && is_one_of(word, &ELISIONS);
        if word.contains(char::is_alphanumeric) && !elided && !(previous && is_one_of(word, &REMAINS)) {
            found.push((at, word));
        }
        previous = !word.is_empty();
        at += piece.len();
    }
}

fn is_one_of(word: &str, list: &[&str]) -> bool {
    word.len() <= 6 && list.iter().any(|other| word.eq_ignore_ascii_case(other))
}

pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || c == '\u{AD}' || unicode_normalization::char::is_combining_mark(c)
}

/// Scripts written without spaces, where one character is the best word there is without a dictionary.
fn stands_alone(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).into_iter().map(|(_, word)| word).collect()
    }

    #[test]
    fn elisions_fall_away() {
        assert_eq!(words("L’équipe d'Anna, jusqu’à 10h30"), ["équipe", "Anna", "à", "10h30"]);
        assert_eq!(words("aujourd’hui prud'homme qu'"), ["aujourd’hui", "prud", "homme"]);
        assert_eq!(words("don't Anna's we're"), ["don", "Anna", "we"]);
        assert_eq!(words("'' ''a' 東京 e\u{301}t"), ["a", "東", "京", "e\u{301}t"]);
    }

    #[test]
    fn positions_are_those_of_the_source() {
        let text = "« l’œuvre »";
        for (at, word) in tokens(text) {
            assert!(text.get(at..).is_some_and(|rest| rest.starts_with(word)));
        }
    }
}
