//! The addresses that an article had, as paths, so that links from elsewhere still lead to it.

use crate::wxr::Item;

/// Longer ones are nobody's links.
const LONGEST: usize = 1_000;

/// What follows the host in an address of the web.
fn behind_host(address: &str) -> Option<&str> {
    let (scheme, rest) = address.trim().split_once("://")?;
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return None;
    }
    let rest = rest.split('#').next().unwrap_or_default();
    rest.get(rest.find(['/', '?'])?..)
}

/// The paths by which an item was found: its address, and the lasting one that feeds used, each as it was written and
/// decoded. A path stands without a final slash; one with a query stands whole.
pub(super) fn paths(item: &Item) -> Vec<String> {
    let mut paths: Vec<String> = Vec::new();
    for rest in [&item.link, &item.guid].into_iter().filter_map(|address| behind_host(address)) {
        let path = match rest.split_once('?') {
            Some((path, query)) if !query.is_empty() => {
                format!("{}?{query}", if path.is_empty() { "/" } else { path })
            }
            _ => rest.trim_end_matches(['?', '/']).to_owned(),
        };
        let decoded = decoded(&path);
        for path in std::iter::once(path).chain(decoded) {
            let holds = !path.is_empty() && path.len() <= LONGEST && !path.contains(char::is_control);
            if holds && !paths.contains(&path) {
                paths.push(path);
            }
        }
    }
    paths
}

/// A path without its `%` notation, if what it notates is text.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
        let (high, low) = (digit(rest.next())?, digit(rest.next())?);
        bytes.push(u8::try_from(high * 16 + low).ok()?);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(link: &str, guid: &str) -> Vec<String> {
        paths(&Item { link: link.into(), guid: guid.into(), ..Item::default() })
    }

    #[test]
    fn an_item_is_found_by_its_path_and_by_its_number() {
        assert_eq!(of("http://b.example/2012/10/titre/", "http://b.example/?p=11"), ["/2012/10/titre", "/?p=11"]);
        assert_eq!(of("https://b.example/blog/a#x", "http://b.example/blog/?p=1"), ["/blog/a", "/blog/?p=1"]);
        assert_eq!(of("http://b.example?p=3", "http://b.example?p=3"), ["/?p=3"]);
    }

    #[test]
    fn accents_stand_both_ways() {
        assert_eq!(of("http://b.example/caf%c3%a9/", ""), ["/caf%c3%a9", "/café"]);
        assert_eq!(of("http://b.example/100%/%ff", ""), ["/100%/%ff"]);
        assert_eq!(of("http://b.example/a%0d%0ab", ""), ["/a%0d%0ab"], "no line breaks");
    }

    #[test]
    fn what_is_no_address_gives_none() {
        for link in ["", "/", "http://b.example", "http://b.example/", "javascript://x/%0aalert(1)", "urn:uuid:1"] {
            assert!(of(link, "").is_empty(), "{link}");
        }
        assert!(of(&format!("http://b.example/{}", "a".repeat(2_000)), "").is_empty());
    }
}
