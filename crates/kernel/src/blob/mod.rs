//! Bytes: kept on disk under their own digest, so that the same file is stored once and nothing is ever overwritten.

pub mod picture;

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
};

use sha2::{Digest, Sha256};

use crate::{Error, Result};

/// A folder of files named by their content.
#[derive(Debug, Clone)]
pub struct Blobs {
    root: PathBuf,
}

impl Blobs {
    /// The files below `root`, which is made when the first one comes.
    #[must_use]
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// Stores bytes durably and returns their digest in hexadecimal.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when the disk is full or cannot be written.
    pub fn put(&self, bytes: &[u8]) -> Result<String> {
        let digest: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        let path = self.path(&digest);
        if path.exists() {
            return Ok(digest);
        }
        self.write(&path, bytes).map_err(|error| Error::Unavailable(format!("writing a file: {error}")))?;
        Ok(digest)
    }

    /// Stores bytes made from others under a name derived from theirs: a size of a picture.
    ///
    /// # Errors
    /// As [`Blobs::put`].
    pub fn put_as(&self, key: &str, bytes: &[u8]) -> Result<()> {
        self.write(&self.path(key), bytes).map_err(|error| Error::Unavailable(format!("writing a file: {error}")))
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let folder = path.parent().unwrap_or(&self.root);
        fs::create_dir_all(folder)?;
        // Written beside and renamed, so that a file that exists is whole; twice at once, each beside on its own.
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let beside =
            path.with_extension(format!("{}-{}.part", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed)));
        let written = write_all(&beside, bytes).and_then(|()| fs::rename(&beside, path));
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

fn write_all(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
