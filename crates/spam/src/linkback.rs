//! Linkbacks: pages elsewhere that say they link to an article here. One source counts once, however often and in
//! whatever spelling it announces itself.

use crate::{Reason, text, vocabulary};

/// A page that says that it links here.
#[derive(Clone, Copy, Debug, Default)]
pub struct Linkback<'a> {
    /// Its address.
    pub source: &'a str,
    /// Its title.
    pub title: &'a str,
    /// What it says about the article.
    pub excerpt: &'a str,
}

/// What becomes of a linkback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkbackVerdict {
    /// It may be shown. Keep the key: it is what makes the next announcement of the same source a repetition.
    Welcome {
        /// The source in one spelling.
        key: String,
    },
    /// It waits for a moderator.
    Held {
        /// The source in one spelling.
        key: String,
        /// Why.
        reasons: Vec<Reason>,
    },
    /// This source is already here.
    Repeated {
        /// The source in one spelling.
        key: String,
    },
    /// Its source is no address of the web.
    NotWeb,
}

/// Judges a linkback, given whether a key is already known for the article.
pub fn judge_linkback(linkback: &Linkback<'_>, article: &str, is_known: impl Fn(&str) -> bool) -> LinkbackVerdict {
    let Some(key) = source_key(linkback.source) else { return LinkbackVerdict::NotWeb };
    if is_known(&key) {
        return LinkbackVerdict::Repeated { key };
    }
    let article = text::words(&text::without_markup(article));
    let mut reasons = Vec::new();
    let title = vocabulary::promotion(&text::words(&text::without_markup(linkback.title)), &article);
    if !title.strong.is_empty() || title.weak.len() > 1 {
        reasons.push(Reason::Promotion { strong: title.strong, weak: title.weak.clone() });
    }
    let host = vocabulary::promotion(&text::words(text::host(&key)), &article);
    if !host.strong.is_empty() || host.weak.len() > 1 || (!host.weak.is_empty() && !title.weak.is_empty()) {
        reasons.push(Reason::AddressAdvertises);
    }
    let excerpt = vocabulary::promotion(&text::words(&text::without_markup(linkback.excerpt)), &article);
    if excerpt.strong.len() > 1 {
        reasons.push(Reason::Promotion { strong: excerpt.strong, weak: excerpt.weak });
    }
    if reasons.is_empty() { LinkbackVerdict::Welcome { key } } else { LinkbackVerdict::Held { key, reasons } }
}

/// Parameters that tell where a reader came from and not what they read.
const TRACKING: &[&str] =
    &["fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "_ga", "xtor", "ref_src", "spm"];

/// One spelling for the addresses of one page: without scheme, `www.`, standard port, fragment, tracking parameters and
/// last slash. Nothing for what is not `http` or `https`.
#[must_use]
pub fn source_key(address: &str) -> Option<String> {
    let address = address.trim();
    let (scheme, rest) = address.split_once("://")?;
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return None;
    }
    if rest.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return None;
    }
    let rest = rest.split('#').next().unwrap_or_default();
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (authority, path) = place.split_once('/').unwrap_or((place, ""));
    let host = authority.rsplit('@').next().unwrap_or_default().to_ascii_lowercase();
    let port = if scheme.eq_ignore_ascii_case("http") { ":80" } else { ":443" };
    let host = host.strip_suffix(port).unwrap_or(&host);
    let host = host.strip_prefix("www.").unwrap_or(host).trim_end_matches('.');
    if host.is_empty() {
        return None;
    }
    let mut key = host.to_owned();
    let path = path.trim_end_matches('/');
    if !path.is_empty() {
        key.push('/');
        key.push_str(path);
    }
    let is_tracking = |name: &str| name.starts_with("utm_") || TRACKING.contains(&name);
    let kept: Vec<&str> = query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .filter(|pair| !is_tracking(&pair.split('=').next().unwrap_or_default().to_ascii_lowercase()))
        .collect();
    if !kept.is_empty() {
        key.push('?');
        key.push_str(&kept.join("&"));
    }
    Some(key)
}
