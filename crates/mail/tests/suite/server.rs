//! A small SMTP server on a port of this machine, just true enough to the standard to hold a mailer to it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::Command;
use std::sync::{Arc, mpsc};
use std::thread;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use tempfile::TempDir;

/// What the server does with what comes.
#[derive(Clone, Default)]
pub(crate) struct Manners {
    /// The answer to RCPT, if it is not a welcome: `550 5.1.1 unknown`.
    pub(crate) recipient: Option<&'static str>,
    /// The answer to a name and password, if it is not a welcome.
    pub(crate) credentials: Option<&'static str>,
    /// The answer to the whole message; one line or, as the standard lets it, several.
    pub(crate) data: Option<&'static str>,
    /// Closes the connection instead of answering DATA.
    pub(crate) hangs_up: bool,
    /// Offers STARTTLS.
    pub(crate) starttls: Option<Arc<ServerConfig>>,
    /// Speaks TLS from the first byte.
    pub(crate) wrapped: Option<Arc<ServerConfig>>,
}

/// What one connection left behind.
#[derive(Debug, Default)]
pub(crate) struct Received {
    /// The commands, in order; data are not among them.
    pub(crate) commands: Vec<String>,
    /// The message as it came over the wire, dots unstuffed.
    pub(crate) data: Option<String>,
    /// Whether the message came over TLS.
    pub(crate) protected: bool,
}

impl Received {
    /// The message, which must have come.
    pub(crate) fn data(&self) -> &str {
        self.data.as_deref().expect("a message came")
    }
}

/// A running server; ends with the test's process.
pub(crate) struct Server {
    pub(crate) port: u16,
    received: mpsc::Receiver<Received>,
}

impl Server {
    /// Listens on a free port.
    pub(crate) fn start(manners: Manners) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (sender, received) = mpsc::channel();
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut received = Received::default();
                // A client that hangs up is an end like another: what was said until then is what counts.
                let _ = talk(stream.unwrap(), &manners, &mut received);
                if sender.send(received).is_err() {
                    return;
                }
            }
        });
        Self { port, received }
    }

    /// What the next connection left behind, once it is over.
    pub(crate) fn received(&self) -> Received {
        self.received.recv().unwrap()
    }
}

/// The connection, before or inside TLS.
trait Wire: Read + Write {}
impl<T: Read + Write> Wire for T {}

fn talk(stream: TcpStream, manners: &Manners, received: &mut Received) -> std::io::Result<()> {
    let Some(config) = &manners.wrapped else {
        writeln_crlf(&mut &stream, "220 test ESMTP")?;
        let upgrade = converse(&stream, manners, received)?;
        if upgrade {
            let config = manners.starttls.clone().unwrap();
            let inside = StreamOwned::new(ServerConnection::new(config).unwrap(), stream);
            received.protected = true;
            converse(inside, manners, received)?;
        }
        return Ok(());
    };
    let mut inside = StreamOwned::new(ServerConnection::new(config.clone()).unwrap(), stream);
    received.protected = true;
    writeln_crlf(&mut inside, "220 test ESMTP")?;
    converse(inside, manners, received).map(|_| ())
}

/// Answers commands until the end; true when the client wants to go on inside TLS.
fn converse(wire: impl Wire, manners: &Manners, received: &mut Received) -> std::io::Result<bool> {
    let mut wire = BufReader::new(wire);
    loop {
        let mut line = String::new();
        if wire.read_line(&mut line)? == 0 {
            return Ok(false);
        }
        let command = line.trim_end_matches(['\r', '\n']).to_owned();
        received.commands.push(command.clone());
        let verb = command.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        let answer = match verb.as_str() {
            "EHLO" if manners.starttls.is_some() && !received.protected => "250-test\r\n250 STARTTLS".to_owned(),
            "EHLO" => "250-test\r\n250-8BITMIME\r\n250 AUTH PLAIN LOGIN".to_owned(),
            "STARTTLS" => {
                writeln_crlf(wire.get_mut(), "220 go on")?;
                return Ok(true);
            }
            "AUTH" => manners.credentials.unwrap_or("235 welcome").to_owned(),
            "RCPT" => manners.recipient.unwrap_or("250 ok").to_owned(),
            "DATA" if manners.hangs_up => return Ok(false),
            "DATA" => {
                writeln_crlf(wire.get_mut(), "354 go on")?;
                received.data = Some(read_data(&mut wire)?);
                manners.data.unwrap_or("250 taken as 4711").to_owned()
            }
            "QUIT" => {
                writeln_crlf(wire.get_mut(), "221 bye")?;
                return Ok(false);
            }
            _ => "250 ok".to_owned(),
        };
        writeln_crlf(wire.get_mut(), &answer)?;
    }
}

/// Reads until the line with one dot. Every line must end in CR LF, as RFC 5321 wants.
fn read_data(wire: &mut impl BufRead) -> std::io::Result<String> {
    let mut data = String::new();
    loop {
        let mut line = String::new();
        wire.read_line(&mut line)?;
        assert!(line.ends_with("\r\n"), "a line that does not end in CR LF: {line:?}");
        match line.strip_prefix('.') {
            Some("\r\n") => return Ok(data),
            Some(rest) => data.push_str(rest),
            None => data.push_str(&line),
        }
    }
}

fn writeln_crlf(wire: &mut impl Write, line: &str) -> std::io::Result<()> {
    wire.write_all(format!("{line}\r\n").as_bytes())?;
    wire.flush()
}

/// A certificate for this machine that signed itself, made for this test by `openssl`.
pub(crate) struct Certificate {
    /// The server's half.
    pub(crate) config: Arc<ServerConfig>,
    /// The file that a client is told to trust.
    pub(crate) file: PathBuf,
    _folder: TempDir,
}

impl Certificate {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (file, key) = (folder.path().join("cert.pem"), folder.path().join("key.pem"));
        let made = Command::new("openssl")
            .args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"])
            .args(["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"])
            .args(["-addext", "basicConstraints=critical,CA:FALSE"])
            .arg("-keyout")
            .arg(&key)
            .arg("-out")
            .arg(&file)
            .output()
            .expect("openssl is here: bin/setup installs it");
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        let certificate = CertificateDer::from_pem_file(&file).unwrap();
        let key = PrivateKeyDer::from_pem_file(&key).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate], key)
            .unwrap();
        Self { config: Arc::new(config), file, _folder: folder }
    }
}
