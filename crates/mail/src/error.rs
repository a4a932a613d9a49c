//! What can go wrong between a message and its acceptance, told apart by what the caller should do next.

use std::io;

/// Why a message was not handed over.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The message cannot be written down: an address or an identifier is not one.
    #[error("not a message that can be sent: {0}")]
    Invalid(String),
    /// The transport's address cannot be understood, or asks for something unsafe.
    #[error("not an address of a mail server or folder: {0}")]
    Address(String),
    /// The queue is full; the server is slower than the mail comes.
    #[error("too much mail is waiting for the mail server")]
    Busy,
    /// The server will never take this message (5xx).
    #[error("the mail server refused the message ({code}): {text}")]
    Refused {
        /// The reply code, of RFC 5321.
        code: u16,
        /// The server's words.
        text: String,
    },
    /// The server may take it later (4xx).
    #[error("the mail server put the message off ({code}): {text}")]
    Deferred {
        /// The reply code, of RFC 5321.
        code: u16,
        /// The server's words.
        text: String,
    },
    /// The server does not know us, or asks for credentials: about our settings, not about the recipient.
    #[error("the mail server did not accept our credentials ({code}): {text}")]
    Credentials {
        /// The reply code, of RFC 5321.
        code: u16,
        /// The server's words.
        text: String,
    },
    /// No protected connection could be agreed on.
    #[error("no protected connection to the mail server: {0}")]
    Tls(String),
    /// No connection, a connection that broke, or an answer that is not SMTP.
    #[error("the mail server could not be reached: {0}")]
    Unreachable(String),
    /// The folder could not be written.
    #[error("the mail folder could not be written")]
    Folder(#[from] io::Error),
    /// The mail thread has ended.
    #[error("the mailer has stopped")]
    Stopped,
}

impl Error {
    /// Whether sending the same message again is bound to fail too. Everything else deserves another try later.
    pub fn is_final(&self) -> bool {
        matches!(self, Self::Invalid(_) | Self::Refused { .. })
    }

    /// Sorts what lettre says by what the caller should do.
    pub(crate) fn from_smtp(error: &lettre::transport::smtp::Error) -> Self {
        let text = words(error);
        match error.status().map(u16::from) {
            // RFC 4954: authentication required, failed, too weak, or refused without encryption.
            Some(code @ (432 | 454 | 530 | 534 | 535 | 538)) => Self::Credentials { code, text },
            Some(code) if error.is_permanent() => Self::Refused { code, text },
            Some(code) => Self::Deferred { code, text },
            None if error.is_tls() => Self::Tls(text),
            // The one client-side failure left is a server without the STARTTLS that we insist on, or without a way
            // to sign in that we know.
            None if error.is_client() => Self::Tls(text),
            None => Self::Unreachable(text),
        }
    }
}

/// An error and its causes on one line.
fn words(error: &(dyn std::error::Error + 'static)) -> String {
    let innermost = std::iter::successors(error.source(), |cause| cause.source());
    let mut text = String::new();
    for cause in innermost {
        if !text.is_empty() {
            text.push_str(": ");
        }
        text.push_str(&cause.to_string());
    }
    if text.is_empty() { error.to_string() } else { text }
}
