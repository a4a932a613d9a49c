//! The addresses that an article had, as paths, so that links from elsewhere still lead to it.

use crate::wxr::Item;

/// Longer ones are nobody's links.
const LONGEST: usize = 1_000;

/// Scheme-less host and what follows it, for an address of the web.
fn split(address: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = address.trim().split_once("://")?;
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return None;
    }
    let rest = rest.split('#').next().unwrap_or_default();
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    rest.split_at_checked(end).filter(|(host, _)| !host.is_empty())
}

/// The paths by which an item was found: its address, and the lasting one that feeds used. A path stands as it was written
/// and decoded, without a final slash; one with a query stands whole.
pub(super) fn paths(item: &Item) -> Vec<String> {
    let mut paths: Vec<String> = Vec::new();
    for (_, rest) in [&item.link, &item.guid].into_iter().filter_map(|address| split(address)) {
        let path = match rest.split_once('?') {
            Some((path, query)) if !query.is_empty() => {
                format!("{}?{query}", if path.is_empty() { "/" } else { path })
            }
            _ => rest.trim_end_matches(['?', '/']).to_owned(),
        };
        for path in [decoded(&path), Some(path)].into_iter().flatten().rev_pair() {
            let holds = !path.is_empty() && path.len() <= LONGEST && !path.contains(char::is_control);
            if holds && !paths.contains(&path) {
                paths.push(path);
            }
        }
    }
    paths
}
