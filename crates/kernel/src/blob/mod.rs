//! Bytes: kept on disk under their own digest, so that the same file is stored once and nothing is ever overwritten.

pub mod picture;

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::SystemTime,
};

use sha2::{Digest, Sha256};

use crate::{Error, Result};

/// After this long, bytes that came have their row: what nothing names then is nobody's, in milliseconds.
pub const SETTLED_MS: i64 = 3_600_000;

/// A folder of files named by their content.
#[derive(Debug, Clone)]
pub struct Blobs {
    root: PathBuf,
    /// Held while bytes are put in their place, or taken away.
    settling: Arc<Mutex<()>>,
}

impl Blobs {
    /// The files below `root`, which is made when the first one comes.
    #[must_use]
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into(), settling: Arc::default() }
    }

    /// Stores bytes durably and returns their digest in hexadecimal.
    ///
    /// # Errors
    /// [`Error::Unwritable`] when the disk is full or may only be read, [`Error::Unavailable`] when it cannot be written otherwise.
    pub fn put(&self, bytes: &[u8]) -> Result<String> {
        let digest: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        let path = self.path(&digest);
        // Also what is there already: its time tells whoever is about to take away what nothing names that it came again.
        self.write(&path, bytes).map_err(|error| unwritten(&error))?;
        Ok(digest)
    }

    /// Takes bytes away with what was made from them, unless they came after a moment in Unix milliseconds.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when the disk refuses.
    pub fn remove(&self, digest: &str, unless_after_ms: i64) -> Result<()> {
        let _settling = self.settling.lock().unwrap_or_else(PoisonError::into_inner);
        let path = self.path(digest);
        let unavailable = |error: io::Error| Error::Unavailable(format!("removing a file: {error}"));
        let Ok(came) = fs::metadata(&path).and_then(|facts| facts.modified()) else { return Ok(()) };
        let came = came.duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_millis());
        if i64::try_from(came).unwrap_or(i64::MAX) > unless_after_ms {
            return Ok(());
        }
        let folder = path.parent().unwrap_or(&self.root);
        for entry in fs::read_dir(folder).map_err(unavailable)?.flatten() {
            let name = entry.file_name();
            let made_from_it = name
                .to_str()
                .and_then(|name| name.strip_prefix(digest))
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
            if made_from_it {
                fs::remove_file(entry.path()).map_err(unavailable)?;
            }
        }
        Ok(())
    }

    /// Stores bytes made from others under a name derived from theirs: a size of a picture.
    ///
    /// # Errors
    /// As [`Blobs::put`].
    pub fn put_as(&self, key: &str, bytes: &[u8]) -> Result<()> {
        self.write(&self.path(key), bytes).map_err(|error| unwritten(&error))
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let folder = path.parent().unwrap_or(&self.root);
        fs::create_dir_all(folder)?;
        // Written beside and renamed, so that a file that exists is whole; twice at once, each beside on its own.
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let beside =
            path.with_extension(format!("{}-{}.part", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed)));
        let settled = || {
            let _settling = self.settling.lock().unwrap_or_else(PoisonError::into_inner);
            fs::rename(&beside, path)
        };
        let written = write_all(&beside, bytes).and_then(|()| settled());
        if written.is_err() {
            // On a full disk, half a file would keep the room that it lacked.
            let _ = fs::remove_file(&beside);
        }
        written?;
        fs::File::open(folder)?.sync_all()
    }

    /// Where the bytes of a digest are; only for one that came from the door.
    #[must_use]
    pub fn path(&self, digest: &str) -> PathBuf {
        let (folder, _) = digest.split_at_checked(2).unwrap_or(("xx", digest));
        self.root.join(folder).join(digest)
    }

    /// The bytes of a digest.
    ///
    /// # Errors
    /// [`Error::NotFound`] when they were purged.
    pub fn get(&self, digest: &str) -> Result<Vec<u8>> {
        fs::read(self.path(digest)).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Error::NotFound,
            _ => Error::Unavailable(format!("reading a file: {error}")),
        })
    }
}

/// A disk that is full or only to be read, or whatever else kept bytes from being written.
fn unwritten(error: &io::Error) -> Error {
    let cause = format!("writing a file: {error}");
    match error.kind() {
        io::ErrorKind::StorageFull
        | io::ErrorKind::QuotaExceeded
        | io::ErrorKind::FileTooLarge
        | io::ErrorKind::ReadOnlyFilesystem => Error::Unwritable(cause),
        _ => Error::Unavailable(cause),
    }
}

fn write_all(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
