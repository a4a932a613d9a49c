//! What rules compare: folded words, content words, links, and how much of one text stands in another.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words in a row that count as copied when another text has them too.
const RUN: usize = 4;

/// Links of a text that are told apart.
const MOST_LINKS: usize = 100;
/// Letters of a text that are looked at.
const MOST_LETTERS: usize = 100_000;

/// The beginning of a text: nothing that decides stands further down, and time is not the author's to take.
pub(crate) fn beginning(text: &str) -> &str {
    text.char_indices().nth(MOST_LETTERS).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

/// A text without its tags, entities of HTML replaced. Tags become spaces, so that words do not grow together.
pub(crate) fn without_markup(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        rest = after;
        if !after.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!')) {
            text.push('<');
            continue;
        }
        // A tag that never ends is cut off with all that follows, so that nothing is looked through twice.
        text.push(' ');
        rest = after.split_once('>').map_or("", |(_, next)| next);
    }
    text.push_str(rest);
    if text.contains('&') {
        for (entity, character) in [
            ("&nbsp;", " "),
            ("&#160;", " "),
            ("&#8217;", "'"),
            ("&rsquo;", "'"),
            ("&#039;", "'"),
            ("&laquo;", "«"),
            ("&raquo;", "»"),
            ("&quot;", "\""),
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&amp;", "&"),
        ] {
            text = text.replace(entity, character);
        }
    }
    text
}

/// Words in lower case without accents; an apostrophe separates.
pub(crate) fn words(text: &str) -> Vec<String> {
    let folded: String = text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    folded
        .replace('œ', "oe")
        .replace('æ', "ae")
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Beginnings of the words that say what a text is about. Five letters stand for a word and its inflections.
pub(crate) fn topics(words: &[String]) -> HashSet<String> {
    words.iter().filter(|word| word.chars().count() >= 4).map(|word| word.chars().take(5).collect()).collect()
}

/// How many words of a text stand, at least [`RUN`] in a row, in another.
pub(crate) fn copied(words: &[String], from: &[String]) -> usize {
    let runs: HashSet<&[String]> = from.windows(RUN).collect();
    let mut covered = vec![false; words.len()];
    for (start, run) in words.windows(RUN).enumerate() {
        if runs.contains(run) {
            covered.iter_mut().skip(start).take(RUN).for_each(|word| *word = true);
        }
    }
    covered.into_iter().filter(|word| *word).count()
}

/// Whether a text shows that it quotes.
pub(crate) fn quotes(html: &str) -> bool {
    let text = html.trim_start();
    text.contains("<blockquote")
        || text.lines().any(|line| line.starts_with('>') || line.starts_with("&gt;"))
        || ['«', '“', '"', '„'].iter().any(|mark| text.contains(*mark))
}

/// Endings by which an address without `http` is recognised.
const ENDINGS: [&str; 33] = [
    "be", "biz", "ca", "ch", "club", "cn", "co", "com", "de", "es", "eu", "fr", "id", "in", "info", "io", "it", "me",
    "net", "nl", "online", "org", "pl", "pw", "ru", "shop", "site", "store", "top", "uk", "us", "vip", "xyz",
];

/// Distinct links of a text, as host and rest without scheme and `www.`.
pub(crate) fn links(html: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let lower = html.to_lowercase();
    let breaks = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | '(' | ')' | '[' | ']' | '|' | ',');
    for token in lower.split(breaks) {
        let token = token.trim_matches(|c: char| matches!(c, '.' | ';' | ':' | '!' | '?' | '…' | '=' | '’'));
        let link = ["http://", "https://", "www."].iter().find_map(|start| Some(token.split_once(start)?.1));
        let link = match link {
            Some(link) => link.strip_prefix("www.").unwrap_or(link),
            None if is_bare_address(token) => token,
            None => continue,
        };
        let link = link.trim_end_matches('/').to_owned();
        if !link.is_empty() && found.len() < MOST_LINKS && !found.contains(&link) {
            found.push(link);
        }
    }
    found
}

fn is_bare_address(token: &str) -> bool {
    let host = host(token);
    let plain = host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    let Some((name, ending)) = host.rsplit_once('.') else { return false };
    // `r.s.e.` and `2.0` are no addresses.
    plain && !token.contains('@') && name.len() >= 3 && ENDINGS.binary_search(&ending).is_ok()
}

/// The host of a link as [`links`] gives it.
pub(crate) fn host(link: &str) -> &str {
    link.split(['/', '?', '#', ':']).next().unwrap_or_default()
}
