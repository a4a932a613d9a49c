//! The part of a text that answers a question.

use markup::{html, words::highlight};
use maud::{Markup, html};

/// Bytes of a text that are looked through for its words.
const LOOKED_AT: usize = 60_000;
/// Characters shown.
const SHOWN: usize = 240;
/// Characters before the first word found.
const BEFORE: usize = 70;

/// The part of an HTML text around the first word found, with all of them marked.
pub(super) fn excerpt(body: &str, query: &str) -> Markup {
    let text = html::text(body);
    let text = head(&text, LOOKED_AT);
    let first = highlight(text, query).iter().take_while(|(found, _)| !found).map(|(_, part)| part.len()).sum::<usize>();
    let from = if first >= text.len() { 0 } else { start(text, first) };
    let part = html::excerpt(text.get(from..).unwrap_or(text), SHOWN);
    html! { @if from > 0 { "…" } (marked(&part, query)) }
}

/// A text with the words found marked.
pub(super) fn marked(text: &str, query: &str) -> Markup {
    html! { @for (found, part) in highlight(text, query) { @if found { mark { (part) } } @else { (part) } } }
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
        let shown = excerpt(&long, "reunion").into_string();
        assert!(shown.starts_with("…mot") && shown.contains("La <mark>réunion</mark> est"), "{shown}");
        assert_eq!(excerpt("<p>a &lt;b&gt;</p>", "x").into_string(), "a &lt;b&gt;");
        assert_eq!(excerpt("", "x").into_string(), "");
    }
}
