//! Uploads in, bytes out: through the door, under a policy of their own.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, StatusCode, header};
use kernel::{Error, File, Id, Result, Visible, Writing, blob::picture};
use shell::{
    t::content as say,
    web::{Answer, Ask, Failure, Posted},
};

use crate::file::{self, Changes, Row, Stored};

/// Stores what came with a form, outside every transaction.
pub(super) async fn store_uploads(posted: &Posted) -> std::result::Result<Vec<Stored>, Failure> {
    let mut stored = Vec::new();
    if posted.files.is_empty() {
        return Ok(stored);
    }
    if posted.files.len() > file::MAX_FILES {
        return Err(posted.failure(Error::Invalid("files", say::error_too_many_files)));
    }
    if posted.files.iter().any(|upload| upload.bytes.is_empty()) {
        return Err(posted.failure(Error::Invalid("files", say::error_empty_file)));
    }
    for upload in &posted.files {
        let (app, upload) = (posted.ask.app.clone(), upload.clone());
        let blobs = app.store().blobs().clone();
        stored.push(
            app.workshop()
                .run(move || file::store(&blobs, &upload.name, &upload.bytes))
                .await
                .map_err(|error| posted.failure(error))?,
        );
    }
    Ok(stored)
}

/// Rows for what was stored, each with the description that came beside it.
pub(super) fn described(tx: &Writing<'_>, stored: &[Stored], alts: &[String]) -> Result<Vec<(Id<File>, String)>> {
    let alts = alts.iter().map(String::as_str).chain(std::iter::repeat(""));
    stored.iter().zip(alts).map(|(stored, alt)| Ok((file::draft(tx, stored)?, alt.to_owned()))).collect()
}

/// What a form says of the files that are attached already.
pub(super) fn changes(posted: &Posted) -> Changes {
    let alt = |(id, alt): (&str, &str)| Some((id.parse().ok()?, alt.to_owned()));
    Changes {
        added: Vec::new(),
        described: posted.starting("alt-").filter_map(alt).take(file::MAX_FILES).collect(),
        dropped: posted.all("drop").filter_map(|id| id.parse().ok()).take(file::MAX_FILES).collect(),
    }
}

/// A file that may be shown; before the terms in force are accepted, what people and the organisation are known by, and one's own drafts.
async fn shown(ask: &Ask, id: i64) -> std::result::Result<Visible<Row>, Failure> {
    ask.read(move |tx| {
        let row = file::find(tx, Id::<File>::new(id))?;
        let open = row.is_sign() || matches!(row.host.as_str(), "organisation" | "draft");
        if tx.viewer().terms_due() && !open { Err(Error::Terms) } else { Ok(row) }
    })
    .await
}

/// The file as it is stored.
pub(super) async fn original(ask: Ask, Path(id): Path<i64>) -> Answer {
    let row = shown(&ask, id).await?;
    if ask.has(&row.digest) {
        return Ok(unchanged(&row, &row.digest));
    }
    let bytes = read(&ask, row.digest.clone()).await?;
    Ok(answer(&row, &row.media_type, &row.digest, bytes))
}

/// A picture no larger than one of the sizes that pages use, made when first asked for.
pub(super) async fn sized(ask: Ask, Path((id, size)): Path<(i64, u32)>) -> Answer {
    let row = shown(&ask, id).await?;
    if !row.is_picture() || ![96, 320, 960].contains(&size) {
        return Err(ask.failure(Error::NotFound));
    }
    let (blobs, digest) = (ask.app.store().blobs().clone(), row.digest.clone());
    let key = format!("{digest}.{size}");
    if ask.has(&key) {
        return Ok(unchanged(&row, &key));
    }
    let tag = key.clone();
    let (kept, wanted) = (blobs.clone(), key.clone());
    let known = ask.app.shelf().run(move || kept.get(&wanted)).await;
    let bytes = match known {
        Err(Error::NotFound) => {
            let make = move || {
                let bytes = blobs.get(&digest)?;
                let small =
                    if size == 96 { picture::square(&bytes, None, 192)? } else { picture::encode(&bytes, size)? };
                blobs.put_as(&key, &small.bytes)?;
                Ok(small.bytes)
            };
            ask.app.workshop().run(make).await
        }
        known => known,
    };
    let bytes = bytes.map_err(|error| ask.failure(error))?;
    let kind = if picture::is_png(&bytes) { "image/png" } else { "image/jpeg" };
    Ok(answer(&row, kind, &tag, bytes))
}

async fn read(ask: &Ask, digest: String) -> std::result::Result<Vec<u8>, Failure> {
    let blobs = ask.app.store().blobs().clone();
    ask.app.shelf().run(move || blobs.get(&digest)).await.map_err(|error| ask.failure(error))
}

/// How long a browser may show a file without asking: a face or a cover is on every page and seen by whoever sees the
/// name; of all else, the door is asked each time.
fn freshness(row: &Row) -> &'static str {
    if row.is_sign() { "private, max-age=300" } else { "private, no-cache" }
}

fn tagged(response: &mut Response, row: &Row, tag: &str) {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(freshness(row)));
    // Another session in the same browser is another reader.
    headers.insert(header::VARY, HeaderValue::from_static("cookie"));
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{tag}\"")) {
        headers.insert(header::ETAG, tag);
    }
}

/// The reader's browser has it already, and the reader may still see it.
fn unchanged(row: &Row, tag: &str) -> Response {
    let mut response = StatusCode::NOT_MODIFIED.into_response();
    tagged(&mut response, row, tag);
    response
}

/// Never run, never sniffed, kept by the reader's browser alone; what is not a picture is a download.
fn answer(row: &Row, media_type: &str, tag: &str, bytes: Vec<u8>) -> Response {
    let mut response = (StatusCode::OK, bytes).into_response();
    tagged(&mut response, row, tag);
    let headers = response.headers_mut();
    let value =
        |text: &str| HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static("application/octet-stream"));
    headers.insert(header::CONTENT_TYPE, value(media_type));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox"));
    if !row.is_picture() {
        // RFC 6266 with the encoding of RFC 8187, so that any name survives.
        let encoded: String = row
            .name
            .bytes()
            .map(|b| {
                if b.is_ascii_alphanumeric() || b"-._".contains(&b) {
                    char::from(b).to_string()
                } else {
                    format!("%{b:02X}")
                }
            })
            .collect();
        headers.insert(header::CONTENT_DISPOSITION, value(&format!("attachment; filename*=UTF-8''{encoded}")));
    }
    response
}
