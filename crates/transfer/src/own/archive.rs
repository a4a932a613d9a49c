//! The archive: a page that any browser opens, the same as JSON, and the files.

use std::io::{Cursor, Write};

use jiff::Timestamp;
use kernel::{Error, Lang, Result, blob::Blobs};
use maud::{DOCTYPE, html};
use serde_json::json;
use shell::t::own as say;
use zip::{ZipWriter, write::SimpleFileOptions};

use super::{Kept, OwnFile, html::part_words};

/// The most bytes of files in one archive, which is made in memory; what goes beyond is named in it and left out.
const MOST: i64 = 192 * 1024 * 1024;

/// Makes the archive.
///
/// # Errors
/// When a file cannot be read or the archive not be written.
pub(super) fn make(
    lang: Lang,
    organisation: &str,
    parts: &[(&'static str, Vec<Kept>)],
    files: &[OwnFile],
    blobs: &Blobs,
    now: Timestamp,
) -> Result<Vec<u8>> {
    let failed = |error: &dyn std::fmt::Display| Error::Internal(format!("writing an archive: {error}"));
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().large_file(false);
    let mut add = |name: &str, bytes: &[u8]| -> Result<()> {
        out.start_file(name, options).map_err(|error| failed(&error))?;
        out.write_all(bytes).map_err(|error| failed(&error))
    };
    let data: serde_json::Map<String, serde_json::Value> =
        parts.iter().map(|(name, kept)| ((*name).to_owned(), json!(kept))).collect();
    let text =
        serde_json::to_vec_pretty(&json!({ "organisation": organisation, "made_at": now.to_string(), "data": data }));
    add("data.json", &text.map_err(|error| failed(&error))?)?;
    add("index.html", page(lang, organisation, parts, now).as_bytes())?;
    let mut room = MOST;
    for file in files {
        if file.size > room {
            continue;
        }
        match blobs.get(&file.digest) {
            Ok(bytes) => {
                room -= file.size;
                add(&format!("files/{}-{}", file.id, plain(&file.name)), &bytes)?;
            }
            // A file that is gone is gone; the rest is theirs all the same.
            Err(Error::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(out.finish().map_err(|error| failed(&error))?.into_inner())
}

/// A name that is one on every system.
fn plain(name: &str) -> String {
    name.chars().map(|c| if c.is_alphanumeric() || "._- ".contains(c) { c } else { '_' }).collect()
}

fn page(lang: Lang, organisation: &str, parts: &[(&'static str, Vec<Kept>)], now: Timestamp) -> String {
    let when = |at: i64| Timestamp::from_millisecond(at).map_or_else(|_| String::new(), |at| at.to_string());
    html! {
        (DOCTYPE)
        html lang=(lang.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (say::title(lang)) }
                style { "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}li{margin:.5rem 0}time{color:#666}pre{white-space:pre-wrap;font:inherit;margin:.25rem 0 0}" }
            }
            body {
                h1 { (say::title(lang)) }
                p { (organisation) " · " time { (now.to_string()) } }
                @for (name, kept) in parts.iter().filter(|(_, kept)| !kept.is_empty()) {
                    section {
                        h2 { (part_words(lang, name)) }
                        ul {
                            @for line in kept {
                                li {
                                    @if let Some(at) = line.at { time { (when(at)) } " " }
                                    b { (line.what) } @if !line.place.is_empty() { " · " (line.place) }
                                    @if !line.words.is_empty() { pre { (line.words) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
    .into_string()
}
