//! One-time links: a secret in a mail or on the command line that opens one door once, for a while.

use kernel::{Error, Id, Organisation, Person, Result, Space, SystemTx, Writing, params, record};

/// Milliseconds of an hour.
pub const HOUR_MS: i64 = 3_600_000;
/// Milliseconds of a day.
pub const DAY_MS: i64 = 24 * HOUR_MS;

/// What a link opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Choosing a new password.
    Reset,
    /// Joining the organisation.
    Invitation,
    /// The account of the first administrator.
    First,
}

impl Purpose {
    /// The word in the database.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Reset => "reset",
            Self::Invitation => "invitation",
            Self::First => "first",
        }
    }

    /// How long such a link is good for, in milliseconds.
    #[must_use]
    pub fn life_ms(self) -> i64 {
        match self {
            Self::Reset => HOUR_MS,
            Self::Invitation => 14 * DAY_MS,
            Self::First => 7 * DAY_MS,
        }
    }
}

/// A link about to be made.
#[derive(Debug, Clone, Copy)]
pub struct NewLink<'a> {
    /// What it opens.
    pub purpose: Purpose,
    /// SHA-256 of its secret.
    pub digest: &'a [u8],
    /// Who gets it; empty when the holder will say.
    pub email: &'a str,
    /// Whose password it is about.
    pub person: Option<Id<Person>>,
    /// The space that its holder joins.
    pub space: Option<Id<Space>>,
    /// `member` or `guest`; empty for a password.
    pub role: &'static str,
}

const INSERT: &str = "insert into token(digest, organisation, id, purpose, email, person, space, role, created_by, created_at, expires_at) \
     values (:digest, :whose, :id, :purpose, :email, :person, :space, :role, :by, :at, :expires_at)";

/// Makes a link as the system.
///
/// # Errors
/// When the database fails.
pub fn make_system(tx: &SystemTx<'_>, whose: Id<Organisation>, link: NewLink<'_>) -> Result<()> {
    let (by, at) = (None::<Id<Person>>, tx.now());
    let NewLink { purpose, digest, email, person, space, role } = link;
    let (id, expires_at, purpose) = (tx.mint::<NewLink<'_>>(), at + purpose.life_ms(), purpose.word());
    tx.execute(INSERT, params! { digest, whose, id, purpose, email, person, space, role, by, at, expires_at })
        .map(|_| ())
}

/// How many links for a new password this address has asked for lately.
///
/// # Errors
/// When the database fails.
pub fn resets_within_an_hour(tx: &SystemTx<'_>, organisation: Id<Organisation>, email: &str) -> Result<i64> {
    let asked = tx.first(
        "select count(*) from token where organisation = :organisation and email = :email and purpose = 'reset' and created_at > :since",
        params! { organisation, email, since = tx.now() - 3_600_000 },
    )?;
    Ok(asked.unwrap_or(0))
}

/// Ends the links for a new password that this address was sent before: one at a time is good.
///
/// # Errors
/// When the database fails.
pub fn supersede_resets(tx: &SystemTx<'_>, organisation: Id<Organisation>, email: &str) -> Result<()> {
    tx.execute(
        "update token set used_at = :now where organisation = :organisation and email = :email and purpose = 'reset' and used_at is null",
        params! { organisation, email, now = tx.now() },
    )?;
    Ok(())
}

/// Makes a link as the viewer.
///
/// # Errors
/// When the database fails.
pub fn make(tx: &Writing<'_>, link: NewLink<'_>) -> Result<()> {
    let (whose, by, at) = (tx.viewer().organisation(), tx.viewer().person(), tx.now());
    let NewLink { purpose, digest, email, person, space, role } = link;
    let (id, expires_at, purpose) = (tx.mint::<NewLink<'_>>(), at + purpose.life_ms(), purpose.word());
    tx.execute(INSERT, params! { digest, whose, id, purpose, email, person, space, role, by, at, expires_at })
        .map(|_| ())
}

record! {
    /// A link that is still good, for whoever holds its secret.
    #[derive(Debug, Clone)]
    pub struct Link {
        pub email: String,
        pub person: Option<Id<Person>>,
        pub space: Option<Id<Space>>,
        pub role: String,
        pub by: Option<Id<Person>>,
        pub inviter: Option<String>,
        pub name: Option<String>,
    }
}

/// What a secret opens, without using it up.
///
/// # Errors
/// [`Error::NotFound`] when it never existed, was used, or is too old: one answer.
pub fn look(tx: &SystemTx<'_>, whose: Id<Organisation>, purpose: Purpose, digest: &[u8]) -> Result<Link> {
    tx.first(
        "select t.email, t.person, t.space, t.role, t.created_by as by, i.name as inviter, p.name as name from token t \
         left join person i on i.organisation = t.organisation and i.id = t.created_by \
         left join person p on p.organisation = t.organisation and p.id = t.person \
         where t.digest = :digest and t.organisation = :whose and t.purpose = :purpose and t.used_at is null and t.expires_at > :at",
        params! { digest, whose, purpose = purpose.word(), at = tx.now() },
    )?
    .ok_or(Error::NotFound)
}

/// Uses a link up: exactly one caller gets what it opens.
///
/// # Errors
/// As [`look`].
pub fn take(tx: &SystemTx<'_>, whose: Id<Organisation>, purpose: Purpose, digest: &[u8]) -> Result<Link> {
    let link = look(tx, whose, purpose, digest)?;
    let taken = tx.execute(
        "update token set used_at = :at where digest = :digest and organisation = :whose and used_at is null",
        params! { digest, whose, at = tx.now() },
    )?;
    if taken == 1 { Ok(link) } else { Err(Error::NotFound) }
}

/// Forgets links that have been of no use for thirty days.
///
/// # Errors
/// When the database fails.
pub fn sweep(tx: &SystemTx<'_>) -> Result<u64> {
    tx.execute("delete from token where expires_at < :line", params! { line = tx.now() - 30 * DAY_MS })
}
