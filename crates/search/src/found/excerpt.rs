//! The part of a text that answers a question.

use markup::{html, words::highlight};
use maud::{Markup, html};

/// Bytes of a text that are looked through for its words.
const LOOKED_AT: usize = 60_000;
/// Characters before the first word found.
const BEFORE: usize = 70;

/// The part of an HTML text around the first word found, so many characters at most, with all of them marked.
pub(super) fn excerpt(body: &str, query: &str, most: usize) -> Markup {
    let text = html::text(body);
    let text = head(&text, LOOKED_AT);
    let first =
        highlight(text, query).iter().take_while(|(found, _)| !found).map(|(_, part)| part.len()).sum::<usize>();
    let from = if first >= text.len() { 0 } else { start(text, first) };
    let part = cut(text.get(from..).unwrap_or(text), most);
    html! { @if from > 0 { "…" } (marked(&part, query)) }
}

/// A text with the words found marked.
pub(super) fn marked(text: &str, query: &str) -> Markup {
    html! { @for (found, part) in highlight(text, query) { @if found { mark { (part) } } @else { (part) } } }
}

/// The beginning of a plain text on one line, cut between words.
pub(super) fn cut(text: &str, most: usize) -> String {
    let mut line = String::new();
    let mut left = most;
    for word in text.split_whitespace() {
        let length = word.chars().count() + 1;
        if length > left {
            // One endless word is cut where it must be.
            let rest = if line.is_empty() { word } else { "" };
            line.extend(rest.chars().take(left));
            line.push('…');
            break;
        }
        left -= length;
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Where the word begins that stands some way before `at`.
fn start(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    let back = before.char_indices().rev().nth(BEFORE).map_or(0, |(byte, _)| byte);
    if back == 0 {
        return 0;
    }
    before.get(back..).and_then(|rest| rest.find(char::is_whitespace)).map_or(back, |space| back + space + 1)
}

fn head(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_is_around_the_word() {
        let long = format!("<p>{} La réunion est là. {}</p>", "mot ".repeat(300), "fin ".repeat(300));
        let shown = excerpt(&long, "reunion", 240).into_string();
        assert!(shown.starts_with("…mot") && shown.contains("La <mark>réunion</mark> est"), "{shown}");
        assert_eq!(excerpt("<p>a &lt;b&gt;</p>", "x", 240).into_string(), "a &lt;b&gt;");
        assert_eq!(
            (cut("un deux trois", 8), cut("un deux", 80), cut("abcdef", 3)),
            ("un deux…".into(), "un deux".into(), "abc…".into())
        );
        assert_eq!(excerpt("", "x", 240).into_string(), "");
    }
}
