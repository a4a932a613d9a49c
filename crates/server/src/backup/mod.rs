//! A deployment as one file, and a deployment from such a file.
//!
//! The file is a tar archive: `rows.jsonl.gz`, every row of every table as JSON, read in one snapshot; `files/`, the bytes
//! that the rows name; and last `manifest.json`, what there must be. A file that was cut off has no manifest; one that was
//! altered does not agree with it. Nothing of either is put anywhere: what is restored is read whole and checked first.
//! The same file restores into either database.

pub mod keep;

use std::{
    collections::BTreeSet,
    fs::{self, File, OpenOptions},
    io::{self, BufRead, BufReader, BufWriter, Read, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow, bail};
use db::{
    Value,
    dump::{self, Table},
};
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use kernel::{Store, blob::Blobs, schema::SCHEMA};
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};

use crate::config::Data;

const ROWS: &str = "rows.jsonl.gz";
const FILES: &str = "files/";
const MANIFEST: &str = "manifest.json";
/// The form of the archive.
const FORM: u32 = 1;

/// What an archive holds.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq, Eq)]
pub struct Manifest {
    /// The form of the archive; a later one may not be readable by this program.
    form: u32,
    /// The version that wrote it.
    version: String,
    /// When, in Unix milliseconds.
    pub made_at: i64,
    /// The migrations that its rows have had.
    migrations: Vec<String>,
    /// How many rows.
    pub rows: u64,
    /// SHA-256 of the compressed rows, in hexadecimal.
    rows_digest: String,
    /// How many files.
    pub files: u64,
    /// Digests that rows name and whose bytes were not there.
    pub missing: Vec<String>,
}

/// Writes a deployment to a file while it serves; the file is there whole, or not at all.
///
/// # Errors
/// With a sentence for the person: the disk is full, the file is there already.
pub async fn make(store: &Store, target: &Path) -> Result<Manifest> {
    if target.exists() {
        bail!("{} is there already. Name another file.", target.display());
    }
    let beside = with_ending(target, "part");
    let rows = with_ending(target, "rows");
    let made = write(store, &beside, &rows).await;
    let _ = fs::remove_file(&rows);
    match made.and_then(|manifest| fs::rename(&beside, target).map(|()| manifest).map_err(Into::into)) {
        Ok(manifest) => Ok(manifest),
        Err(error) => {
            // On a full disk, half a backup would keep the room that it lacked.
            let _ = fs::remove_file(&beside);
            Err(error.context("No backup was made, and nothing is left of it"))
        }
    }
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{ending}"));
    PathBuf::from(name)
}

/// A new file that nobody but its maker reads: everything is in it.
fn own_file(path: &Path) -> io::Result<File> {
    // What an attempt left that was killed has the mode of its day.
    let _ = fs::remove_file(path);
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

async fn write(store: &Store, target: &Path, rows_path: &Path) -> Result<Manifest> {
    let rows = rows_path.to_owned();
    // One snapshot for all tables; the files that it names are never changed, and not taken away for an hour after.
    let (migrations, count, digests) = store
        .database()
        .read_unguarded(move |tx| -> db::Result<_> {
            let failed = |error: io::Error| db::Error::Unavailable(format!("writing the backup: {error}"));
            let file = own_file(&rows).map_err(failed)?;
            let mut out = GzEncoder::new(BufWriter::new(file), Compression::fast());
            let (mut count, mut digests) = (0, BTreeSet::new());
            for table in dump::tables(tx, &SCHEMA)? {
                writeln!(out, "{}", json!({ "table": table.name, "columns": table.columns })).map_err(failed)?;
                let digest =
                    table.columns.iter().position(|column| column == "digest").filter(|_| table.name == "file");
                count += dump::rows(tx, &table, &mut |values| {
                    if let Some(Value::Text(digest)) = digest.and_then(|place| values.get(place)) {
                        digests.insert(digest.clone());
                    }
                    let values: Vec<Json> = values.into_iter().map(to_json).collect();
                    writeln!(out, "{}", Json::Array(values)).map_err(failed)
                })?;
            }
            let file = out.finish().map_err(failed)?.into_inner().map_err(|error| failed(error.into_error()))?;
            file.sync_all().map_err(failed)?;
            Ok((dump::migrations(tx)?, count, digests))
        })
        .await
        .map_err(|error: db::Error| anyhow!("{error}"))?;
    let (rows, target, blobs) = (rows_path.to_owned(), target.to_owned(), store.blobs().clone());
    let made_at = store.clock().now_ms();
    let (answer, answered) = tokio::sync::oneshot::channel();
    // Long and blocking, and neither a request's nor the database's: a thread of its own.
    std::thread::spawn(move || {
        let _ = answer.send(archive(&target, &rows, &blobs, migrations, count, digests, made_at));
    });
    answered.await.context("The thread that writes the backup stopped.")?
}

fn archive(
    target: &Path,
    rows: &Path,
    blobs: &Blobs,
    migrations: Vec<String>,
    count: u64,
    digests: BTreeSet<String>,
    made_at: i64,
) -> Result<Manifest> {
    let mut archive = tar::Builder::new(BufWriter::new(own_file(target)?));
    archive.append_path_with_name(rows, ROWS)?;
    let (mut files, mut missing) = (0, Vec::new());
    for digest in digests {
        match File::open(blobs.path(&digest)) {
            Ok(mut file) => {
                archive.append_file(format!("{FILES}{digest}"), &mut file)?;
                files += 1;
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => missing.push(digest),
            Err(error) => return Err(error.into()),
        }
    }
    let manifest = Manifest {
        form: FORM,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        made_at,
        migrations,
        rows: count,
        rows_digest: digest_of(File::open(rows)?)?,
        files,
        missing,
    };
    let text = serde_json::to_vec_pretty(&manifest)?;
    let mut header = tar::Header::new_gnu();
    header.set_size(text.len() as u64);
    header.set_mode(0o600);
    header.set_cksum();
    archive.append_data(&mut header, MANIFEST, text.as_slice())?;
    let file = archive.into_inner()?.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.sync_all()?;
    Ok(manifest)
}

fn digest_of(mut source: impl Read) -> io::Result<String> {
    let (mut hash, mut buffer) = (Sha256::new(), vec![0; 128 * 1024]);
    loop {
        let read = source.read(&mut buffer)?;
        if read == 0 {
            break;
        }
        hash.update(buffer.get(..read).unwrap_or_default());
    }
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

fn to_json(value: Value) -> Json {
    match value {
        Value::Null | Value::Ids(_) => Json::Null,
        Value::Int(value) => value.into(),
        Value::Real(value) => json!({ "real": value }),
        Value::Text(text) => text.into(),
        Value::Blob(bytes) => json!({ "hex": bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>() }),
    }
}

fn from_json(json: Json) -> Option<Value> {
    Some(match json {
        Json::Null => Value::Null,
        Json::Number(number) => Value::Int(number.as_i64()?),
        Json::String(text) => Value::Text(text),
        Json::Object(object) => match (object.get("hex"), object.get("real")) {
            (Some(hex), _) => Value::Blob(from_hex(hex.as_str()?)?),
            (None, real) => Value::Real(real?.as_f64()?),
        },
        Json::Bool(_) | Json::Array(_) => return None,
    })
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> =
        text.chars().map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok())).collect::<Option<_>>()?;
    digits.chunks(2).map(|pair| Some(pair.first()? << 4 | pair.get(1)?)).collect()
}

/// Fills an empty data folder, or an empty database and a folder of files, from a backup that was read whole and found as
/// its manifest says.
///
/// # Errors
/// With a sentence for the person: the file is cut off or altered, there is something already, it is of a newer version.
pub fn restore(source: &Path, data: &Data) -> Result<Manifest> {
    let staging = data.folder.join("restoring");
    if data.folder.join("files").exists() || matches!(&data.location, db::Location::File(path) if path.exists()) {
        bail!(
            "{} is not empty. Restore into an empty folder, and look at it before you replace the other.",
            data.folder.display()
        );
    }
    // What an earlier attempt left.
    let _ = fs::remove_dir_all(&staging);
    fs::create_dir_all(&staging).with_context(|| format!("{} cannot be written to.", data.folder.display()))?;
    let done = unpack(source, &staging).and_then(|manifest| {
        put(&staging, &manifest, data)?;
        Ok(manifest)
    });
    let _ = fs::remove_dir_all(&staging);
    done
}

/// Reads the whole archive beside where it will be, and holds it against its manifest.
fn unpack(source: &Path, staging: &Path) -> Result<Manifest> {
    let cut_off = || format!("{} is cut off or no backup of Cénacle. Nothing was restored.", source.display());
    let file = File::open(source).with_context(|| format!("The file {} cannot be read.", source.display()))?;
    let mut archive = tar::Archive::new(BufReader::new(file));
    let blobs = Blobs::new(staging.join("files"));
    let (mut files, mut manifest) = (0, None);
    for entry in archive.entries().with_context(cut_off)? {
        let mut entry = entry.with_context(cut_off)?;
        let name = entry.path().with_context(cut_off)?.to_string_lossy().into_owned();
        if name == ROWS {
            let mut out = File::create(staging.join(ROWS))?;
            io::copy(&mut entry, &mut out).with_context(cut_off)?;
        } else if let Some(digest) = name.strip_prefix(FILES) {
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).with_context(cut_off)?;
            // A file's name is the digest of its bytes: what was altered on the way is told, and has no other place to go.
            if blobs.put(&bytes).map_err(|error| anyhow!("{error}"))? != digest {
                bail!("A file in {} is not what it was ({digest}). Nothing was restored.", source.display());
            }
            files += 1;
        } else if name == MANIFEST {
            manifest = Some(serde_json::from_reader::<_, Manifest>(entry).with_context(cut_off)?);
        }
    }
    let manifest = manifest.with_context(cut_off)?;
    if manifest.form > FORM {
        bail!(
            "{} was made by a newer version of Cénacle ({}). Restore it with that version.",
            source.display(),
            manifest.version
        );
    }
    let rows = File::open(staging.join(ROWS)).with_context(cut_off)?;
    if files != manifest.files || digest_of(rows)? != manifest.rows_digest {
        bail!("{} is not what it was when it was made. Nothing was restored.", source.display());
    }
    Ok(manifest)
}

fn put(staging: &Path, manifest: &Manifest, data: &Data) -> Result<()> {
    let rows = BufReader::new(GzDecoder::new(BufReader::new(File::open(staging.join(ROWS))?)));
    let location = match &data.location {
        db::Location::File(path) => {
            let name = path.file_name().context("The database has no name.")?;
            db::Location::File(staging.join(name))
        }
        server => server.clone(),
    };
    std::thread::scope(|scope| {
        let filled = scope.spawn(|| {
            dump::restore(&location, &SCHEMA, &manifest.migrations, |filling| fill(filling, rows, manifest.rows))
        });
        filled.join().map_err(|_panicked| anyhow!("The restoring thread stopped."))?.map_err(|error| match error {
            db::Error::Schema(words) | db::Error::Unavailable(words) => anyhow!(words),
            other => anyhow!(other).context("The backup does not fit this database"),
        })
    })?;
    // Everything is on the disk: only now does it stand where a start will find it.
    if staging.join("files").exists() {
        fs::rename(staging.join("files"), data.folder.join("files"))?;
    }
    if let (db::Location::File(made), db::Location::File(path)) = (&location, &data.location) {
        fs::rename(made, path)?;
    }
    Ok(())
}

fn fill(filling: &mut dump::Filling<'_, '_>, rows: impl BufRead, wanted: u64) -> db::Result<()> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Line {
        Table { table: String, columns: Vec<String> },
        Row(Vec<Json>),
    }
    let broken = || db::Error::Schema("The rows of the backup cannot be read.".into());
    let mut count = 0;
    for line in rows.lines() {
        let line = line.map_err(|_cut_off| broken())?;
        match serde_json::from_str(&line).map_err(|_malformed| broken())? {
            Line::Table { table, columns } => filling.table(Table { name: table, columns })?,
            Line::Row(values) => {
                filling.row(
                    values.into_iter().map(|json| from_json(json).ok_or_else(broken)).collect::<db::Result<_>>()?,
                )?;
                count += 1;
            }
        }
    }
    if count == wanted { Ok(()) } else { Err(broken()) }
}
