//! The outcomes that HTTP, jobs and tests all understand.

use crate::Lang;

/// Words for a person, in their language.
pub type Say = fn(Lang) -> &'static str;

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It does not exist, or the viewer may not know that it does: one answer for both.
    #[error("not found")]
    NotFound,
    /// The viewer must sign in first.
    #[error("sign-in required")]
    SignIn,
    /// The viewer may see it and may not do this.
    #[error("forbidden")]
    Forbidden,
    /// A field of a form does not hold; the words are for the person.
    #[error("invalid {0}")]
    Invalid(&'static str, Say),
    /// Somebody else changed it meanwhile; the words are for the person.
    #[error("conflict")]
    Conflict(Say),
    /// More than the bound.
    #[error("too large")]
    TooLarge,
    /// Too many times in too short a while; seconds until it is worth trying again.
    #[error("rate limited for {0} s")]
    RateLimited(u64),
    /// The terms of use in force were not accepted yet.
    #[error("terms of use")]
    Terms,
    /// The service cannot answer now.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// Nothing can be written: the disk is full, failing, or may only be read.
    #[error("cannot write: {0}")]
    Unwritable(String),
    /// The text of a form is larger than any.
    #[error("too long")]
    TooLong,
    /// What is stored cannot be read any more; for whoever runs it to mend.
    #[error("damaged: {0}")]
    Damaged(String),
    /// A fault of ours: the cause is for the log alone.
    #[error("internal: {0}")]
    Internal(String),
}

/// The result of a command or a read.
pub type Result<T> = std::result::Result<T, Error>;

impl From<db::Error> for Error {
    fn from(error: db::Error) -> Self {
        match error {
            db::Error::Unavailable(cause) => Self::Unavailable(cause),
            db::Error::Full(cause) | db::Error::ReadOnly(cause) => Self::Unwritable(cause),
            db::Error::Damaged(cause) => Self::Damaged(cause),
            other => Self::Internal(other.to_string()),
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Internal(format!("JSON: {error}"))
    }
}
