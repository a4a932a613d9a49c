//! Where mail goes, read from an address: a server (`smtp://`, `smtps://`) or a folder (`folder:`).

use std::fmt;
use std::net::IpAddr;
use std::path::PathBuf;

use crate::Error;

/// Where mail goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Transport {
    /// To a server.
    Smtp(Smtp),
    /// Into a folder, one `.eml` file a message.
    Folder(PathBuf),
}

/// A mail server and how to speak to it. Neither `Debug` nor `Display` shows the password.
#[derive(Clone, PartialEq, Eq)]
pub struct Smtp {
    /// Name or address of the machine.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub security: Security,
    /// Name and password, if the server asks for them.
    pub credentials: Option<(String, String)>,
    /// A file of certificates (PEM) to trust besides the public ones: a company's own authority.
    pub authority: Option<PathBuf>,
}

/// How a connection is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// Not at all: only on this machine, or on a network that one trusts and without a password.
    None,
    /// Plain first, then STARTTLS (RFC 3207) or nothing.
    StartTls,
    /// From the first byte (RFC 8314).
    Tls,
}

impl Transport {
    /// Reads an address:
    ///
    /// - `smtp://[user:password@]host[:port][?tls=required|none][&ca=FILE]`: STARTTLS on port 587; without protection
    ///   on port 25 where the host is this machine, or where `tls=none` says so (refused together with a password);
    /// - `smtps://…`: TLS from the first byte, port 465;
    /// - `folder:PATH`.
    ///
    /// User and password may be percent-encoded.
    pub fn parse(address: &str) -> Result<Self, Error> {
        if let Some(path) = address.strip_prefix("folder:") {
            return match path {
                "" => Err(Error::Address("folder: needs a path".into())),
                path => Ok(Self::Folder(path.into())),
            };
        }
        match address.split_once("://") {
            Some(("smtp", rest)) => smtp(rest, false).map(Self::Smtp),
            Some(("smtps", rest)) => smtp(rest, true).map(Self::Smtp),
            // The address may hold a password: only its beginning is repeated.
            _ => Err(Error::Address("it must begin with smtp://, smtps:// or folder:".into())),
        }
    }
}

/// Reads what follows `smtp://` or `smtps://`.
fn smtp(rest: &str, wrapped: bool) -> Result<Smtp, Error> {
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    let place = place.strip_suffix('/').unwrap_or(place);
    // The last @, since a password may hold one.
    let (user, place) = match place.rsplit_once('@') {
        Some((user, place)) => (Some(user), place),
        None => (None, place),
    };
    let credentials = match user.map(|user| user.split_once(':')) {
        None => None,
        Some(Some((name, password))) => Some((percent_decoded(name)?, percent_decoded(password)?)),
        Some(None) => return Err(Error::Address("a user without a password".into())),
    };
    let (host, port) = host_and_port(place)?;
    let mut security = match (wrapped, is_this_machine(&host)) {
        (true, _) => Security::Tls,
        (false, true) => Security::None,
        (false, false) => Security::StartTls,
    };
    let mut authority = None;
    for setting in query.split('&').filter(|setting| !setting.is_empty()) {
        match setting.split_once('=') {
            Some(("tls", "required")) if !wrapped => security = Security::StartTls,
            Some(("tls", "required")) => {}
            Some(("tls", "none")) if !wrapped => security = Security::None,
            Some(("ca", file)) => authority = Some(PathBuf::from(percent_decoded(file)?)),
            _ => return Err(Error::Address(format!("{setting:?} is neither tls=required, tls=none nor ca=FILE"))),
        }
    }
    if security == Security::None && credentials.is_some() && !is_this_machine(&host) {
        return Err(Error::Address(format!("a password would travel to {host} in the clear; use ?tls=required")));
    }
    let port = port.unwrap_or(match security {
        Security::None => 25,
        Security::StartTls => 587,
        Security::Tls => 465,
    });
    Ok(Smtp { host, port, security, credentials, authority })
}

/// `host`, `host:port` or `[ipv6]:port`.
fn host_and_port(place: &str) -> Result<(String, Option<u16>), Error> {
    let (host, port) = if let Some(rest) = place.strip_prefix('[') {
        let (host, after) = rest.split_once(']').ok_or_else(|| Error::Address("a [ without its ]".into()))?;
        (host, after.strip_prefix(':'))
    } else {
        place.split_once(':').map_or((place, None), |(host, port)| (host, Some(port)))
    };
    if host.is_empty() || host.chars().any(|c| c.is_whitespace() || c.is_control() || "/@#".contains(c)) {
        return Err(Error::Address("no host".into()));
    }
    let port = port.map(str::parse).transpose().map_err(|error| Error::Address(format!("no port: {error}")))?;
    Ok((host.to_owned(), port))
}

/// Whether a connection to `host` stays on this machine.
fn is_this_machine(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost") || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// Turns `%40` into `@`.
fn percent_decoded(text: &str) -> Result<String, Error> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let decoded = match byte {
            b'%' => {
                let mut digit = || rest.next().and_then(|digit| char::from(digit).to_digit(16));
                let pair = digit().zip(digit()).map(|(high, low)| high * 16 + low);
                pair.and_then(|value| u8::try_from(value).ok())
                    .ok_or_else(|| Error::Address("a % that two hexadecimal digits do not follow".into()))?
            }
            byte => byte,
        };
        bytes.push(decoded);
    }
    String::from_utf8(bytes).map_err(|error| Error::Address(error.to_string()))
}

impl fmt::Display for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Smtp(smtp) => smtp.fmt(f),
            Self::Folder(path) => write!(f, "the folder {}", path.display()),
        }
    }
}

impl fmt::Display for Smtp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let security = match self.security {
            Security::None => "unprotected",
            Security::StartTls => "STARTTLS",
            Security::Tls => "TLS",
        };
        write!(f, "the server {}:{} ({security})", self.host, self.port)
    }
}

impl fmt::Debug for Smtp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let user = self.credentials.as_ref().map(|(user, _)| user);
        f.debug_struct("Smtp").field("server", &self.to_string()).field("user", &user).finish_non_exhaustive()
    }
}
