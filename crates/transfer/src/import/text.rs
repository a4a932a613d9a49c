//! From what the export holds to what pages show: clean HTML, plain words, names.

use std::cell::Cell;

use markup::html::{Addresses, clean, paragraphs};

/// Pictures stay where they are for now: each becomes a link with its alternative text, and is counted.
#[derive(Default)]
struct Outside {
    pictures: Cell<u64>,
}

impl Addresses for Outside {
    // Not even a path that looks like ours: there it was another's file.
    fn image(&self, _source: &str) -> Option<String> {
        self.pictures.set(self.pictures.get() + 1);
        None
    }
}

/// A text as it may be shown, and what it no longer has.
pub(super) struct Body {
    pub(super) html: String,
    pub(super) pictures: u64,
    /// Names of elements.
    pub(super) lost: Vec<String>,
}

/// The HTML of an article or a comment, where a blank line is a paragraph.
pub(super) fn body(source: &str) -> Body {
    let outside = Outside::default();
    let cleaned = clean(&paragraphs(source), &outside);
    // Pictures are counted one by one, shortcodes by the parser.
    let lost = cleaned.lost.into_iter().filter(|what| what != "img" && !what.starts_with('[')).collect();
    Body { html: cleaned.html, pictures: outside.pictures.get(), lost }
}

/// Plain words on one line, at most so many characters.
pub(super) fn words(html: &str, most: usize) -> String {
    let text = markup::html::text(html);
    let line = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    markup::html::excerpt(&line, most)
}

/// What an author of a comment is given to edit: the words, with a blank line for a paragraph.
pub(super) fn source(html: &str) -> String {
    if html.contains('<') { markup::html::text(html).replace('\n', "\n\n") } else { html.trim().to_owned() }
}

/// The first of these that can be a name.
pub(super) fn name<'a>(candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    candidates.into_iter().find_map(|candidate| {
        let words: String = words(candidate, 100).chars().filter(|c| !matches!(c, '<' | '>')).collect();
        identity::person::model::name(&words).ok()
    })
}

/// An address that a name may link to.
pub(super) fn site(address: &str) -> Option<String> {
    let address = address.trim();
    (address.len() <= 500 && spam::source_key(address).is_some()).then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_become_links_and_are_counted() {
        let body = body(
            "Voir <img src=\"/files/12\" alt=\"le flacon\"> et <img src=\"http://x.example/a.png\"><marquee>!</marquee>",
        );
        assert!(!body.html.contains("<img"), "{}", body.html);
        assert_eq!((body.pictures, body.lost), (2, vec!["marquee".to_owned()]));
    }

    #[test]
    fn names_have_letters_and_sites_are_of_the_web() {
        assert_eq!(name(["  ", "L&#039;ami  <b>Ragon</b>"]), Some("L'ami Ragon".into()));
        assert_eq!(name(["…", ""]), None);
        assert_eq!(site(" https://ragon.example/a "), Some("https://ragon.example/a".into()));
        for address in ["", "ragon.example", "javascript:alert(1)", "javascript://x", "http://a b"] {
            assert_eq!(site(address), None, "{address}");
        }
    }
}
