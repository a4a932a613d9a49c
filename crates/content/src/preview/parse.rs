//! What a page says of itself: its title, its site, its description, as harmless words.

use scraper::{Html, Selector};

use super::Preview;

const MAX_TITLE: usize = 200;
const MAX_SITE: usize = 80;
const MAX_WORDS: usize = 300;
/// Of one element, and of how many of them: what is longer or more tells nothing.
const MAX_ELEMENT: usize = 8 * 1024;
const MAX_ELEMENTS: usize = 200;

/// The preview of a page, if it has a title; `host` names the site where the page does not.
pub(super) fn preview(link: &str, host: &str, html: &str) -> Option<Preview> {
    let document = Html::parse_document(&telling(html));
    let meta = Selector::parse("meta[content]").ok()?;
    let said = |names: &[&str], most: usize| {
        let of = |name: &&str| {
            document.select(&meta).find_map(|element| {
                let key = element.attr("property").or_else(|| element.attr("name"))?;
                let words = harmless(element.attr("content")?, most);
                (key.trim().eq_ignore_ascii_case(name) && !words.is_empty()).then_some(words)
            })
        };
        names.iter().find_map(of)
    };
    let title = said(&["og:title"], MAX_TITLE).or_else(|| {
        let title = document.select(&Selector::parse("title").ok()?).next()?.text().collect::<String>();
        Some(harmless(&title, MAX_TITLE)).filter(|title| !title.is_empty())
    })?;
    let site = said(&["og:site_name"], MAX_SITE)
        .unwrap_or_else(|| harmless(host.strip_prefix("www.").unwrap_or(host), MAX_SITE));
    let words = said(&["og:description", "description"], MAX_WORDS).filter(|words| *words != title).unwrap_or_default();
    Some(Preview { url: link.to_owned(), title, site, words })
}

/// The first title and the descriptions alone, in one pass: building the whole tree of a hostile page takes the square of its length.
fn telling(html: &str) -> String {
    let (mut kept, mut rest, mut seen, mut titled) = (String::new(), html, 0, false);
    while let Some(found) = rest.find('<').and_then(|at| rest.get(at..)) {
        let after = found.get(1..).unwrap_or_default();
        let name: String =
            after.chars().take(8).take_while(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
        rest = after;
        match name.as_str() {
            _ if after.starts_with("!--") => rest = past(after, "-->"),
            "script" | "style" | "template" | "svg" => rest = past_end(after, &name),
            "title" if !titled => {
                rest = past_end(after, "title");
                let inside = after.get(..after.len() - rest.len()).unwrap_or_default();
                kept.push('<');
                kept.push_str(inside.get(..inside.floor_char_boundary(MAX_ELEMENT)).unwrap_or_default());
                kept.push_str("</title>");
                (titled, seen) = (true, seen + 1);
            }
            "meta" => {
                if let Some(end) = tag_end(after) {
                    kept.push('<');
                    kept.push_str(after.get(..end).unwrap_or_default());
                    rest = after.get(end..).unwrap_or_default();
                }
                seen += 1;
            }
            _ => {}
        }
        if seen >= MAX_ELEMENTS {
            break;
        }
    }
    kept
}

fn past<'a>(text: &'a str, end: &str) -> &'a str {
    text.split_once(end).map_or("", |(_, rest)| rest)
}

/// What follows where an element ends: from its `</name` on, or nothing.
fn past_end<'a>(text: &'a str, name: &str) -> &'a str {
    let ends = |at: &usize| text.get(at + 2..at + 2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name));
    text.match_indices("</").map(|(at, _)| at).find(ends).and_then(|at| text.get(at..)).unwrap_or_default()
}

/// Where a tag ends, just after its `>` that stands in no quotes.
fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().take(MAX_ELEMENT) {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// One line of words without controls and signs that turn the line round, at most `most` characters long.
fn harmless(text: &str, most: usize) -> String {
    let mut line = String::new();
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()) {
        let word: String = word.chars().filter(|c| !is_hidden(*c)).collect();
        if !word.is_empty() {
            line.extend((!line.is_empty()).then_some(' '));
            line.push_str(&word);
        }
    }
    if line.chars().count() > most {
        line = line.chars().take(most.saturating_sub(1)).collect();
        line.truncate(line.trim_end().len());
        line.push('…');
    }
    line
}

/// Controls of direction, and signs that nobody sees; joiners stay, since words and emoji are made with them.
fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFD}'
            | '\u{FDD0}'..='\u{FDEF}' | '\u{E0000}'..='\u{E007F}'
    ) || (c as u32 & 0xFFFE) == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str) -> Option<(String, String, String)> {
        preview("https://a.example/b", "www.a.example", html)
            .map(|preview| (preview.title, preview.site, preview.words))
    }

    fn said(title: &str, site: &str, words: &str) -> Option<(String, String, String)> {
        Some((title.to_owned(), site.to_owned(), words.to_owned()))
    }

    #[test]
    fn what_a_page_says_of_itself() {
        let plain = "<!doctype html><HTML><head><Title lang=fr>\n Un &eacute;t&eacute;\n à Saumur </TITLE><meta name=description content='Le vin &amp; la Loire'>";
        assert_eq!(read(plain), said("Un été à Saumur", "a.example", "Le vin & la Loire"));
        let open = "<title>No</title><meta property=\"og:title\" content=\"Yes > no\"><META PROPERTY='OG:site_name' CONTENT='Le Monde'>\
             <meta name=description content=plain><meta content=\"Open words\" property=\"og:description\">";
        assert_eq!(read(open), said("Yes > no", "Le Monde", "Open words"));
        assert_eq!(read("<title>Same</title><meta name=description content=Same>"), said("Same", "a.example", ""));
        assert_eq!(read("<title>A</title><meta property=og:title content=' '>"), said("A", "a.example", ""));
    }

    #[test]
    fn a_page_without_a_title_has_no_preview() {
        for html in [
            "",
            "<p>A",
            "<title> \u{202E} </title>",
            "<!-- <title>A</title> -->",
            "<script>'<title>A</title>'</script>",
            "<svg><title>A</title></svg>",
            "<",
        ] {
            assert_eq!(read(html), None, "{html}");
        }
        assert_eq!(read("<title>Open"), said("Open", "a.example", ""));
    }

    #[test]
    fn words_are_harmless_and_short() {
        assert_eq!(harmless("a\u{202E}b\u{2066}\u{200F}\0c\t\n d\u{FEFF}\u{85}e", 80), "ab c d e");
        assert_eq!(harmless("👩‍🚀", 80), "👩‍🚀");
        let long = read(&format!(
            "<title>{0}</title><meta property=og:site_name content={0}><meta name=description content={0}>",
            "é".repeat(1000)
        ))
        .unwrap();
        assert_eq!(
            [long.0.chars().count(), long.1.chars().count(), long.2.chars().count()],
            [MAX_TITLE, MAX_SITE, MAX_WORDS]
        );
    }

    #[test]
    fn hostile_pages_are_read_in_one_pass() {
        let unit =
            ["<div>", "<meta ", "<title>", "<b><p>", "<!--", "</", "<script>", "<meta content=\"", "<svg></title>"];
        for unit in unit {
            let html = unit.repeat(512 * 1024 / unit.len());
            assert!(telling(&html).len() < MAX_ELEMENT * 4, "{unit}");
            let _ = read(&html);
        }
    }
}
