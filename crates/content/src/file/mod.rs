//! Files: bytes with a name, seen by whoever sees what they hang on.
//!
//! A picture is encoded anew on arrival, so that nothing of its metadata survives; other files are judged by content
//! and always served as downloads. Sizes for screens are made when first asked for, and kept beside the original.

use kernel::{
    Error, File, Host, Id, Reading, Result, Visible, Writing,
    blob::{Blobs, picture},
    params, record,
};

/// Files that one entry or comment may have.
pub const MAX_FILES: usize = 20;
/// Characters of what a picture says to whoever does not see it.
pub const MAX_ALT: usize = 1_000;
/// The largest side of a stored picture, in pixels.
const MAX_SIDE: u32 = 2560;

/// A file whose bytes are stored, about to get a row.
#[derive(Debug, Clone)]
pub struct Stored {
    /// Its name, without any path.
    pub name: String,
    /// Judged by content.
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// Pixels, for a picture.
    pub width: Option<i64>,
    /// Pixels, for a picture.
    pub height: Option<i64>,
    /// The digest of its bytes.
    pub digest: String,
}

/// Judges, re-encodes and stores bytes; slow, and therefore outside every transaction.
///
/// # Errors
/// [`Error::Invalid`] for a picture that cannot be decoded; [`Error::TooLarge`] beyond the bounds of decoding.
pub fn store(blobs: &Blobs, name: &str, bytes: &[u8]) -> Result<Stored> {
    let name = base_name(name);
    if picture::is_picture(bytes) {
        let encoded = picture::encode(bytes, MAX_SIDE).map_err(|error| shell::web::not_shown("files", error))?;
        return Ok(Stored {
            name,
            media_type: encoded.media_type.to_owned(),
            size: i64::try_from(encoded.bytes.len()).unwrap_or(i64::MAX),
            width: Some(i64::from(encoded.width)),
            height: Some(i64::from(encoded.height)),
            digest: blobs.put(&encoded.bytes)?,
        });
    }
    Ok(Stored {
        media_type: sniff(bytes).to_owned(),
        size: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
        width: None,
        height: None,
        digest: blobs.put(bytes)?,
        name,
    })
}

/// The last part of a path in any system's writing, bounded, never empty.
fn base_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().filter(|c| !c.is_control()).take(120).collect();
    let clean = clean.trim_matches(['.', ' ']).to_owned();
    if clean.is_empty() { "file".to_owned() } else { clean }
}

/// What bytes are, by their beginning; anything unknown is just bytes.
fn sniff(bytes: &[u8]) -> &'static str {
    const KNOWN: [(&[u8], &str); 5] = [
        (b"%PDF-", "application/pdf"),
        (b"PK\x03\x04", "application/zip"),
        (b"\x1f\x8b", "application/gzip"),
        (b"OggS", "audio/ogg"),
        (b"ID3", "audio/mpeg"),
    ];
    if let Some((_, kind)) = KNOWN.iter().find(|(start, _)| bytes.starts_with(start)) {
        return kind;
    }
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    if std::str::from_utf8(head).is_ok_and(|text| !text.contains('\0')) {
        "text/plain"
    } else {
        "application/octet-stream"
    }
}

/// Gives stored bytes a row that their owner alone sees, until they are attached to something.
///
/// # Errors
/// When the database fails.
pub fn draft(tx: &Writing<'_>, stored: &Stored) -> Result<Id<File>> {
    let id = tx.mint();
    tx.put(
        "insert into file(organisation, id, owner, name, media_type, size, width, height, digest, host, created_at) \
         values (:organisation, :id, :me, :name, :media_type, :size, :width, :height, :digest, 'draft', :now)",
        params! {
            id, name = stored.name.as_str(), media_type = stored.media_type.as_str(), size = stored.size, width = stored.width,
            height = stored.height, digest = stored.digest.as_str(),
        },
    )?;
    Ok(id)
}

/// What changes of the files of something that stands already.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    /// Uploaded for it, with their alternative text.
    pub added: Vec<(Id<File>, String)>,
    /// What its pictures say to whoever does not see them.
    pub described: Vec<(Id<File>, String)>,
    /// Taken away.
    pub dropped: Vec<Id<File>>,
}

/// Hangs the viewer's own uploads on what they were made for.
///
/// # Errors
/// [`Error::Invalid`] for too many, and for a description that is too long.
pub(crate) fn attach(tx: &Writing<'_>, files: &[(Id<File>, String)], host: Host, object: i64) -> Result<()> {
    change(tx, &Changes { added: files.to_vec(), ..Changes::default() }, host, object).map(drop)
}

/// What became of the files of a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Changed {
    /// How many it has then.
    pub(crate) has: usize,
    /// Whether they are others: another description alone is no other version.
    pub(crate) others: bool,
}

/// Adds, describes and takes away files of what is the viewer's own; says what became of them, if anything changed.
///
/// # Errors
/// As [`attach`].
pub(crate) fn change(tx: &Writing<'_>, changes: &Changes, host: Host, object: i64) -> Result<Option<Changed>> {
    let Changes { added, described, dropped } = changes;
    if added.iter().chain(described).any(|(_, alt)| alt.chars().count() > MAX_ALT) {
        return Err(Error::Invalid("files", shell::t::content::error_alt));
    }
    let (mut others, mut redescribed) = (0, 0);
    for file in dropped {
        others += tx.execute(
            "update file set deleted_at = :now \
             where organisation = :organisation and id = :file and host = :host and object = :object and owner = :me and deleted_at is null",
            params! { host = host.word(), object, file = *file },
        )?;
    }
    for (file, alt) in described {
        redescribed += tx.execute(
            "update file set alt = :alt where organisation = :organisation and id = :file and host = :host and object = :object \
             and owner = :me and deleted_at is null and alt <> :alt",
            params! { host = host.word(), object, alt = alt.trim(), file = *file },
        )?;
    }
    for (file, alt) in added {
        others += tx.execute(
            "update file set host = :host, object = :object, alt = :alt \
             where organisation = :organisation and id = :file and owner = :me and host = 'draft'",
            params! { host = host.word(), object, alt = alt.trim(), file = *file },
        )?;
    }
    if others + redescribed == 0 {
        return Ok(None);
    }
    let count = of(tx, vec![object])?.len();
    if count > MAX_FILES {
        return Err(Error::Invalid("files", shell::t::content::error_too_many_files));
    }
    let sql = match host {
        Host::Comment => "update comment set files = :has where organisation = :organisation and id = :object",
        _ => "update entry set files = :has where organisation = :organisation and id = :object",
    };
    tx.put(sql, params! { has = i64::try_from(count).unwrap_or(i64::MAX), object })?;
    Ok(Some(Changed { has: count, others: others > 0 }))
}

/// What hangs there by name, one a line: what an earlier version keeps of its files.
///
/// # Errors
/// When the database fails.
pub fn names(tx: &Reading<'_>, object: i64, has: i64) -> Result<String> {
    let files = of(tx, if has > 0 { vec![object] } else { Vec::new() })?;
    Ok(files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>().join("\n"))
}

record! {
    /// A file as a page shows it.
    #[derive(Debug, Clone)]
    pub struct Row {
        pub id: Id<File>, pub object: Option<i64>, pub name: String, pub media_type: String, pub size: i64, pub width: Option<i64>,
        pub height: Option<i64>, pub alt: String, pub digest: String, pub host: String,
    }
}

impl Row {
    /// Whether it is what others know a person or a space by.
    #[must_use]
    pub fn is_sign(&self) -> bool {
        matches!(self.host.as_str(), "person" | "space")
    }

    /// Whether a browser may show it in a page.
    #[must_use]
    pub fn is_picture(&self) -> bool {
        self.media_type.starts_with("image/")
    }
}

/// A file that the viewer may see.
///
/// # Errors
/// [`Error::NotFound`] when they may not.
pub fn find(tx: &Reading<'_>, file: Id<File>) -> Result<Visible<Row>> {
    tx.one(
        "select id, object, name, media_type, size, width, height, alt, digest, host from visible_file where id = :file",
        params! { file },
    )
}

/// The files of several entries or comments at once.
///
/// # Errors
/// When the database fails.
pub fn of(tx: &Reading<'_>, objects: Vec<i64>) -> Result<Vec<Visible<Row>>> {
    if objects.is_empty() {
        return Ok(Vec::new());
    }
    tx.all(
        "select f.id, f.object, f.name, f.media_type, f.size, f.width, f.height, f.alt, f.digest, f.host from visible_file f \
         where f.object in @ids(:objects) and f.host in ('entry', 'comment') order by f.object, f.id",
        params! { objects },
    )
}
