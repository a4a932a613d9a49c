//! The last word on what HTML may hold: ammonia's allow-list, the same for notes and for imported articles.
//!
//! Invariant: sealing what is sealed changes nothing.

use super::scan::{Token, tokens};
use crate::characters::harmless;
use ammonia::Builder;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Every element that can leave this crate.
const TAGS: [&str; 54] = [
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
    "bdi",
];

/// Elements of which not even the text is shown.
const SILENT: [&str; 20] = [
    "script",
    "style",
    "template",
    "svg",
    "math",
    "title",
    "head",
    "iframe",
    "object",
    "embed",
    "noscript",
    "noembed",
    "noframes",
    "textarea",
    "select",
    "xmp",
    "plaintext",
    "canvas",
    "applet",
    "frameset",
];

static POLICY: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::default();
    builder
        .tags(HashSet::from(TAGS))
        .clean_content_tags(HashSet::from(SILENT))
        .generic_attributes(HashSet::from(["lang"]))
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href", "title"])),
            ("abbr", HashSet::from(["title"])),
            ("code", HashSet::from(["class"])),
            ("img", HashSet::from(["src", "alt", "title", "width", "height"])),
            ("ol", HashSet::from(["start"])),
            ("td", HashSet::from(["colspan", "rowspan"])),
            ("th", HashSet::from(["colspan", "rowspan", "scope"])),
            ("time", HashSet::from(["datetime"])),
        ]))
        .allowed_classes(HashMap::from([
            ("a", HashSet::from(["mention", "topic"])),
            ("span", HashSet::from(["task"])),
            ("td", HashSet::from(["left", "center", "right"])),
            ("th", HashSet::from(["left", "center", "right"])),
        ]))
        .set_tag_attribute_values(HashMap::from([("img", HashMap::from([("loading", "lazy")]))]))
        .url_schemes(HashSet::from(SCHEMES))
        .link_rel(Some("nofollow noopener ugc"))
        .attribute_filter(|element, attribute, value| {
            may_stay(element, attribute, value).then_some(Cow::Borrowed(value))
        });
    builder
});

const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Longer attributes are nobody's words; they go.
const LONGEST_VALUE: usize = 4_096;

fn may_stay(element: &str, attribute: &str, value: &str) -> bool {
    if value.len() > LONGEST_VALUE {
        return false;
    }
    let number = |most: u32| value.parse::<u32>().is_ok_and(|n| n <= most);
    match (element, attribute) {
        ("img", "src") => own_file(value),
        ("img", "width" | "height") => number(20_000),
        ("td" | "th", "colspan" | "rowspan") => number(100),
        ("th", "scope") => matches!(value, "col" | "row"),
        ("ol", "start") => number(1_000_000),
        ("code", "class") => value.strip_prefix("language-").is_some_and(is_language_name),
        (_, "lang") => is_language_name(value),
        _ => true,
    }
}

fn is_language_name(name: &str) -> bool {
    (1..=20).contains(&name.len()) && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '#'))
}

/// Whether an address is one of our own files, so that showing it tells nobody else who reads.
pub(crate) fn own_file(address: &str) -> bool {
    address.strip_prefix("/files/").is_some_and(|rest| {
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let plain = |c: char, others: &str| c.is_ascii_alphanumeric() || others.contains(c);
        path.chars().all(|c| plain(c, "._~/-"))
            && !path.is_empty()
            && !path.split('/').any(|part| matches!(part, "" | "." | ".."))
            && query.chars().all(|c| plain(c, "=&_-."))
    })
}

/// Whether a link may lead there: a known scheme, or a place on our own site.
pub(crate) fn may_lead_to(address: &str) -> bool {
    if address.len() > LONGEST_VALUE {
        return false;
    }
    let start = address.split(['/', '?', '#']).next().unwrap_or_default();
    start.split_once(':').is_none_or(|(scheme, _)| SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known)))
}

/// HTML that may be shown.
pub(crate) fn seal(html: &str) -> String {
    let sealed = once(html);
    // Entities have become characters by now. Removing one may join what it kept apart ("java", "script:"), so what
    // is left passes the list again.
    match harmless(&sealed) {
        Cow::Borrowed(_) => sealed,
        Cow::Owned(changed) => once(&changed),
    }
}

/// Browsers drop the line break after `<pre>`, one each time the text passes through them; here it goes for good. So
/// do paragraphs that turned out empty.
fn once(html: &str) -> String {
    let mut cleaned = POLICY.clean(&in_short_runs(html)).to_string();
    if cleaned.contains("<pre>\n") {
        cleaned = without_first_lines(&cleaned);
    }
    if cleaned.contains("<p></p>") {
        cleaned = cleaned.replace("<p></p>", "");
    }
    cleaned
}

/// Text nodes longer than this are divided.
const LONGEST_RUN: usize = 4_096;

/// Divides long text by empty comments, which the list removes: html5ever writes a text in a time that grows with the
/// square of its length if it is full of `&` or of no-break spaces (0.40, `write_escaped`).
fn in_short_runs(html: &str) -> Cow<'_, str> {
    if !tokens(html).any(|token| matches!(token, Token::Text(text) if text.len() > LONGEST_RUN)) {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len() + html.len() / 64);
    for token in tokens(html) {
        match token {
            Token::Text(text) => divide(text, &mut out),
            Token::Open { raw, .. } | Token::Close { raw, .. } | Token::Comment(raw) | Token::Opaque(raw) => {
                out.push_str(raw)
            }
        }
    }
    Cow::Owned(out)
}

fn divide(text: &str, out: &mut String) {
    let mut run = 0;
    for c in text.chars() {
        // Never inside a reference such as `&eacute;`.
        if run > LONGEST_RUN && !(c.is_ascii_alphanumeric() || matches!(c, '#' | ';')) {
            out.push_str("<!---->");
            run = 0;
        }
        out.push(c);
        run += c.len_utf8();
    }
}

fn without_first_lines(html: &str) -> String {
    let mut pieces = html.split("<pre>");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |out, piece| out + "<pre>" + piece.trim_start_matches('\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_files_are_shown() {
        for ours in ["/files/ab12", "/files/2/ab-_~.png?w=640"] {
            assert!(own_file(ours), "{ours}");
        }
        for other in [
            "/files/",
            "/files/../logout",
            "/files//evil.example",
            "/files/%2e%2e/x",
            "/files/a\\b",
            "//files/a",
            "https://x/files/a",
            "files/a",
            "/files/a#b",
            "/files/a?x=<",
        ] {
            assert!(!own_file(other), "{other}");
        }
    }

    #[test]
    fn schemes() {
        for good in ["https://a", "MAILTO:a@b", "/people/1?a=b:c", "#x", "a/b:c", "tel:+33"] {
            assert!(may_lead_to(good), "{good}");
        }
        for bad in ["javascript:alert(1)", " javascript:x", "data:text/html,x", "vbscript:x", "java\tscript:x"] {
            assert!(!may_lead_to(bad), "{bad}");
        }
    }

    #[test]
    fn a_removed_character_does_not_join_a_scheme() {
        let sealed = seal("<a href=\"java&#x202e;script:alert(1)\">x</a>");
        assert!(!sealed.contains("script"), "{sealed}");
        assert_eq!(seal(&sealed), sealed);
    }
}
