//! The files of the front end, inside the program: named by the hash of their content, so that a browser may keep them for ever.
//!
//! The build script makes the table from `web/`; see `build/assets.rs`.

use axum::body::Body;
use axum::extract::Path;
use axum::response::Response;
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode, header};

/// A file of the front end.
#[derive(Debug, Clone, Copy)]
pub struct Asset {
    /// The name that the sources use: `main.css`.
    pub logical: &'static str,
    /// The name that it is served under: `main-K3ZQ7A2B.css`.
    pub name: &'static str,
    /// Its address: `/assets/main-K3ZQ7A2B.css`.
    pub url: &'static str,
    /// What `Content-Type` says.
    pub media_type: &'static str,
    /// Its content.
    pub bytes: &'static [u8],
    /// Its content compressed with Brotli, in release builds.
    pub brotli: Option<&'static [u8]>,
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// Where a file that was not built would be; it answers 404.
const MISSING: &str = "/assets/missing";

/// The address of a file by the name that its source has: `url("main.css")` is `/assets/main-K3ZQ7A2B.css`.
#[must_use]
pub fn url(name: &str) -> &'static str {
    find_url(name).unwrap_or(MISSING)
}

/// A file by the name that it is served under, or by the name that its source has.
#[must_use]
pub fn find(name: &str) -> Option<&'static Asset> {
    FILES.iter().find(|asset| asset.name == name).or_else(|| FILES.iter().find(|asset| asset.logical == name))
}

/// Answers `GET /assets/{name}`. Files stand in folders if `web/build.mjs` made some: the route is then `/assets/{*name}`.
pub async fn serve(Path(name): Path<String>, headers: HeaderMap) -> Response {
    match find(&name) {
        Some(asset) => answer(asset, &headers, asset.name == name),
        None => empty(StatusCode::NOT_FOUND),
    }
}

fn empty(status: StatusCode) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}

fn answer(asset: &'static Asset, headers: &HeaderMap, hashed: bool) -> Response {
    let packed = asset.brotli.filter(|_| accepts_brotli(headers));
    let tag = format!("\"{}{}\"", asset.name, if packed.is_some() { ".br" } else { "" });
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let mut response = if known.is_some_and(|list| list.split(',').any(|known| known.trim() == tag)) {
        empty(StatusCode::NOT_MODIFIED)
    } else {
        Response::new(Body::from(Bytes::from_static(packed.unwrap_or(asset.bytes))))
    };
    let fresh = if hashed { "public, max-age=31536000, immutable" } else { "no-cache" };
    let out = response.headers_mut();
    out.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.media_type));
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static(fresh));
    out.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if packed.is_some() {
        out.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
    }
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        out.insert(header::ETAG, tag);
    }
    response
}

/// Whether `Accept-Encoding` names `br` without refusing it (`br;q=0`).
fn accepts_brotli(headers: &HeaderMap) -> bool {
    headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok()).any(|list| {
        list.split(',').any(|coding| {
            let mut pieces = coding.split(';').map(str::trim);
            pieces.next() == Some("br")
                && !pieces.any(|piece| piece.strip_prefix("q=").is_some_and(|q| q.parse() == Ok(0.0_f32)))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    static SHEET: Asset = Asset {
        logical: "x.css",
        name: "x-ABCD1234.css",
        url: "/assets/x-ABCD1234.css",
        media_type: "text/css; charset=utf-8",
        bytes: b"body{}",
        brotli: Some(b"packed"),
    };

    fn asked(pairs: &[(header::HeaderName, &str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.clone(), value.parse().unwrap())).collect()
    }

    #[test]
    fn every_file_is_found_by_both_its_names() {
        for asset in FILES {
            assert_eq!(find(asset.name).map(|found| found.url), Some(asset.url));
            assert_eq!(url(asset.logical), asset.url);
        }
        assert!(find("main.css").is_some(), "the style sheet is always there");
        assert_eq!(url("no-such-file.js"), MISSING);
    }

    #[test]
    fn a_hashed_file_is_kept_for_ever_and_compressed_when_asked() {
        let plain = answer(&SHEET, &asked(&[]), true);
        assert_eq!(plain.headers()[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
        assert!(!plain.headers().contains_key(header::CONTENT_ENCODING));
        let packed = answer(&SHEET, &asked(&[(header::ACCEPT_ENCODING, "gzip, br")]), true);
        assert_eq!(packed.headers()[header::CONTENT_ENCODING], "br");
        assert_ne!(packed.headers()[header::ETAG], plain.headers()[header::ETAG], "two contents, two tags");
        let refused = answer(&SHEET, &asked(&[(header::ACCEPT_ENCODING, "br;q=0, gzip")]), true);
        assert!(!refused.headers().contains_key(header::CONTENT_ENCODING));
    }

    #[test]
    fn a_known_file_is_not_sent_again() {
        let again = answer(&SHEET, &asked(&[(header::IF_NONE_MATCH, "W/\"a\", \"x-ABCD1234.css\"")]), true);
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
        assert_eq!(answer(&SHEET, &asked(&[]), false).headers()[header::CACHE_CONTROL], "no-cache");
    }
}
