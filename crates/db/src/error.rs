//! What can go wrong in a database, in words that both databases share.

/// A failure of the database, translated from the driver's own.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Error {
    /// A unique key is taken, or a reference points nowhere.
    #[error("the change conflicts with what is stored: {0}")]
    Conflict(String),
    /// The database cannot answer now: busy, stopped, out of connections; trying again may help.
    #[error("the database cannot answer now: {0}")]
    Unavailable(String),
    /// The disk took no more: it is full, over a quota or a limit, or failing.
    #[error("the disk takes no more: {0}")]
    Full(String),
    /// The database cannot be written to.
    #[error("the database is read-only: {0}")]
    ReadOnly(String),
    /// What is stored cannot be read as a database any more.
    #[error("the database is damaged: {0}")]
    Damaged(String),
    /// A guarded reader named a table that only the door may read.
    #[error("reading is refused outside the door: {0}")]
    Denied(String),
    /// The schema is not one that this program knows.
    #[error("{0}")]
    Schema(String),
    /// A column holds another type than the code reads.
    #[error("column {column}: {reason}")]
    Column {
        /// The column's name or position.
        column: String,
        /// What was found there.
        reason: String,
    },
    /// Anything else, in the driver's words.
    #[error("database: {0}")]
    Other(String),
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        let text = error.to_string();
        match error.sqlite_error_code() {
            Some(Code::ConstraintViolation) => Self::Conflict(text),
            Some(Code::SystemIoFailure) if is_of_writing(&error) => Self::Full(text),
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => Self::Damaged(text),
            Some(
                Code::DatabaseBusy
                | Code::DatabaseLocked
                | Code::CannotOpen
                | Code::SystemIoFailure
                | Code::FileLockingProtocolFailed,
            ) => Self::Unavailable(text),
            Some(Code::DiskFull) => Self::Full(text),
            Some(Code::ReadOnly) => Self::ReadOnly(text),
            Some(Code::AuthorizationForStatementDenied) => Self::Denied(text),
            // SQLite reports a refused column as a plain error whose text says so.
            _ if text.contains("prohibited") || text.contains("not authorized") => Self::Denied(text),
            _ => Self::Other(text),
        }
    }
}

/// Whether an operation on a file failed while writing: a disk over its quota or past a limit ends so, besides one that fails.
fn is_of_writing(error: &rusqlite::Error) -> bool {
    use rusqlite::ffi;
    let writing =
        [ffi::SQLITE_IOERR_WRITE, ffi::SQLITE_IOERR_FSYNC, ffi::SQLITE_IOERR_TRUNCATE, ffi::SQLITE_IOERR_SHMSIZE];
    error.sqlite_error().is_some_and(|failed| writing.contains(&failed.extended_code))
}

impl From<tokio_postgres::Error> for Error {
    fn from(error: tokio_postgres::Error) -> Self {
        let text = error
            .as_db_error()
            .map_or_else(|| error.to_string(), |db| format!("{} ({})", db.message(), db.code().code()));
        // SQLSTATE classes, PostgreSQL manual, appendix A.
        match error.code().map(tokio_postgres::error::SqlState::code) {
            Some("23505" | "23503" | "23502" | "23514") => Self::Conflict(text),
            Some("42501") => Self::Denied(text),
            Some("53100") => Self::Full(text),
            Some("25006") => Self::ReadOnly(text),
            Some("XX001" | "XX002") => Self::Damaged(text),
            Some("55P03") => Self::Unavailable(text),
            Some(code) if ["08", "40", "53", "57", "58"].iter().any(|class| code.starts_with(class)) => {
                Self::Unavailable(text)
            }
            Some(_) => Self::Other(text),
            None if is_of_the_connection(&error) => Self::Unavailable(text),
            None => Self::Other(text),
        }
    }
}

/// Whether an error without an SQLSTATE is the connection's, and not a value that could not be written or read.
pub(crate) fn is_of_the_connection(error: &tokio_postgres::Error) -> bool {
    std::error::Error::source(error).is_none_or(|cause| cause.is::<std::io::Error>())
}
