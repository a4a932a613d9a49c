//! A real mail server of somebody else's making (Debian's python3-aiosmtpd), which keeps what it is sent.

use std::fs;
use std::net::{TcpListener, TcpStream};

use super::tether::Tether;
use super::wait_for;

/// A running mail server and its mailbox.
pub struct Mailbox {
    port: u16,
    folder: tempfile::TempDir,
    _process: Tether,
}

impl Mailbox {
    /// Starts a server.
    ///
    /// # Panics
    /// If it is missing or does not start.
    pub fn start() -> Self {
        let folder = tempfile::Builder::new().prefix("cenacle-mail-").tempdir().unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let maildir = folder.path().join("maildir").display().to_string();
        let place = format!("127.0.0.1:{port}");
        // Debian's own Python, whatever the PATH says: that is where Debian's packages are.
        let python = "/usr/bin/python3";
        let handler = "aiosmtpd.handlers.Mailbox";
        let after = format!("rm -rf '{}'", folder.path().display());
        let process = Tether::start(&[python, "-m", "aiosmtpd", "-n", "-l", &place, "-c", handler, &maildir], &after);
        wait_for("the mail server (python3-aiosmtpd, of bin/setup)", || TcpStream::connect(("127.0.0.1", port)).ok());
        Self { port, folder, _process: process }
    }

    /// The address to give to the program.
    pub fn address(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// The messages so far, oldest first, as they came over the wire.
    ///
    /// # Panics
    /// If the mailbox cannot be read.
    pub fn messages(&self) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.folder.path().join("maildir/new")) else { return Vec::new() };
        let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        // A Maildir's names begin with the second, then the microsecond.
        files.sort_by_key(|file| {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let mut parts = name.split(['.', 'M', 'P']).map(|part| part.parse::<u64>().unwrap_or_default());
            (parts.next(), parts.nth(1))
        });
        files.iter().map(|file| fs::read_to_string(file).unwrap()).collect()
    }

    /// Waits for the message number `count`, and returns all.
    pub fn wait_for(&self, count: usize) -> Vec<String> {
        wait_for(&format!("{count} messages"), || Some(self.messages()).filter(|messages| messages.len() >= count))
    }
}
