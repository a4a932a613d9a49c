//! The audit log: what those who run an organisation did, each line sealed with the one before it.
//!
//! The journal tells what happened among colleagues; this tells what was done *to* them: settings, roles, accounts. A line
//! is written in the transaction of what it tells. Its seal is the SHA-256 of itself and of the seal before, so that a line
//! that is changed, taken out or put in shows ([`verify`]). Texts are sealed by their digest: they can be erased on a
//! person's request, and the chain still holds.

use std::fmt::Write as _;

use db::{Tx, params, record};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::{Id, Organisation, Person, Reading, Result, SystemTx};

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// A setting was changed.
    Setting,
    /// The terms of use were published anew.
    Terms,
    /// Somebody was given a role in the organisation.
    RoleGiven,
    /// It was taken.
    RoleTaken,
    /// Somebody was asked in.
    Invited,
    /// An account was closed.
    Deactivated,
    /// It was opened again.
    Reactivated,
    /// What others know of a person was changed by somebody else.
    PersonChanged,
    /// Somebody's sessions were ended by somebody else.
    SignedOut,
    /// People were loaded from a file.
    PeopleLoaded,
    /// A load was taken back.
    LoadUndone,
    /// Somebody's spaces or drafts were given to another.
    HandedOver,
    /// A person's data left as an archive.
    DataTaken,
    /// A person was erased.
    Erased,
    /// The log itself was taken out as a file.
    LogTaken,
    /// Who is in a space by rule was changed.
    Rule,
    /// What is asked of people in their profile was changed.
    Field,
    /// A unit, its name or its place was changed.
    Unit,
    /// A site, its working days or its holidays were changed.
    Site,
    /// How long words are kept was changed.
    Retention,
    /// Words were kept from going, for a court or an authority.
    Held,
    /// They may go again.
    HoldLifted,
    /// Somebody's data is kept and not used, on their request.
    Restricted,
    /// It is used again.
    Unrestricted,
    /// What is closed to an administrator was opened, for a reason.
    GlassBroken,
    /// A mail was sent to see whether mail arrives.
    MailTested,
}

impl Act {
    /// All, in the order of the filter.
    pub const ALL: [Self; 26] = [
        Self::Setting,
        Self::Terms,
        Self::RoleGiven,
        Self::RoleTaken,
        Self::Invited,
        Self::Deactivated,
        Self::Reactivated,
        Self::PersonChanged,
        Self::SignedOut,
        Self::PeopleLoaded,
        Self::LoadUndone,
        Self::HandedOver,
        Self::DataTaken,
        Self::Erased,
        Self::LogTaken,
        Self::Rule,
        Self::Field,
        Self::Unit,
        Self::Site,
        Self::Retention,
        Self::Held,
        Self::HoldLifted,
        Self::Restricted,
        Self::Unrestricted,
        Self::GlassBroken,
        Self::MailTested,
    ];

    /// The word in the database and in addresses.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Setting => "setting",
            Self::Terms => "terms",
            Self::RoleGiven => "role-given",
            Self::RoleTaken => "role-taken",
            Self::Invited => "invited",
            Self::Deactivated => "deactivated",
            Self::Reactivated => "reactivated",
            Self::PersonChanged => "person-changed",
            Self::SignedOut => "signed-out",
            Self::PeopleLoaded => "people-loaded",
            Self::LoadUndone => "load-undone",
            Self::HandedOver => "handed-over",
            Self::DataTaken => "data-taken",
            Self::Erased => "erased",
            Self::LogTaken => "log-taken",
            Self::Rule => "rule",
            Self::Field => "field",
            Self::Unit => "unit",
            Self::Site => "site",
            Self::Retention => "retention",
            Self::Held => "held",
            Self::HoldLifted => "hold-lifted",
            Self::Restricted => "restricted",
            Self::Unrestricted => "unrestricted",
            Self::GlassBroken => "glass-broken",
            Self::MailTested => "mail-tested",
        }
    }

    /// The act of a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.word() == word)
    }
}

/// A line about to be written.
#[derive(Debug, Clone, Default)]
pub struct Line {
    act: Option<Act>,
    subject: String,
    person: Option<Id<Person>>,
    before: String,
    after: String,
    reason: String,
}

impl Line {
    /// That something was done.
    #[must_use]
    pub fn new(act: Act) -> Self {
        Self { act: Some(act), ..Self::default() }
    }

    /// To what: a setting, a role, a space.
    #[must_use]
    pub fn on(self, subject: impl Into<String>) -> Self {
        Self { subject: subject.into(), ..self }
    }

    /// To whom; they may read this line.
    #[must_use]
    pub fn to(self, person: Id<Person>) -> Self {
        Self { person: Some(person), ..self }
    }

    /// What it was, and what it is.
    #[must_use]
    pub fn change(self, before: impl Into<String>, after: impl Into<String>) -> Self {
        Self { before: before.into(), after: after.into(), ..self }
    }

    /// Why, in the words of whoever did it.
    #[must_use]
    pub fn because(self, reason: impl Into<String>) -> Self {
        Self { reason: reason.into(), ..self }
    }
}

record! {
    struct Last { number: i64, seal: Vec<u8> }
}

/// The seal of what comes before the first line.
const NOTHING: &[u8] = b"";

/// What a line says, as it is sealed.
struct Sealed<'a> {
    organisation: i64,
    number: i64,
    at: i64,
    actor: Option<i64>,
    act: &'a str,
    subject: &'a str,
    person: Option<i64>,
}

impl Sealed<'_> {
    /// One JSON array, whose text is unambiguous however long its parts are.
    fn seal(&self, before: &[u8], texts_digest: &[u8]) -> Vec<u8> {
        let Self { organisation, number, at, actor, act, subject, person } = self;
        let line = json!([hex(before), organisation, number, at, actor, act, subject, person, hex(texts_digest)]);
        Sha256::digest(line.to_string().as_bytes()).to_vec()
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

pub(crate) fn record(tx: &Tx<'_>, organisation: i64, actor: Option<i64>, at: i64, line: &Line) -> Result<()> {
    let last: Option<Last> = tx.first(
        "select number, seal from audit where organisation = :organisation order by number desc limit 1",
        params! { organisation },
    )?;
    let (number, before) = last.map_or((1, NOTHING.to_vec()), |last| (last.number + 1, last.seal));
    let act = line.act.map_or("", Act::word);
    let texts = json!({ "before": line.before, "after": line.after, "reason": line.reason }).to_string();
    let texts_digest = Sha256::digest(texts.as_bytes()).to_vec();
    let person = line.person.map(Id::get);
    let sealed = Sealed { organisation, number, at, actor, act, subject: &line.subject, person };
    let seal = sealed.seal(&before, &texts_digest);
    tx.execute(
        "insert into audit(organisation, number, at, actor, act, subject, person, texts, texts_digest, seal) \
         values (:organisation, :number, :at, :actor, :act, :subject, :person, :texts, :texts_digest, :seal)",
        params! { organisation, number, at, actor, act, subject = line.subject.as_str(), person, texts, texts_digest, seal },
    )?;
    Ok(())
}

record! {
    struct Kept {
        organisation: i64, number: i64, at: i64, actor: Option<i64>, act: String, subject: String, person: Option<i64>,
        texts: Option<String>, texts_digest: Vec<u8>, seal: Vec<u8>,
    }
}

/// Lines that are read in one go.
const AT_ONCE: i64 = 5000;

/// What the log's seals say of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seals {
    /// How many lines there are.
    pub lines: i64,
    /// The number of the first that does not hold.
    pub broken: Option<i64>,
    last: Vec<u8>,
}

impl Seals {
    /// The seal of the last line, in sixteen signs: whoever writes it down elsewhere sees later whether what was sealed by then
    /// still stands.
    #[must_use]
    pub fn mark(&self) -> String {
        hex(&self.last).chars().take(16).collect()
    }
}

/// Reads the log from its beginning, as one of its readers; how many lines there are, and the number of the first that does
/// not hold, if any.
///
/// # Errors
/// When the database fails.
pub fn verify(tx: &Reading<'_>) -> Result<(i64, Option<i64>)> {
    let seals = held(|last| {
        let lines = tx.all::<Kept>(
            "select organisation, number, at, actor, act, subject, person, texts, texts_digest, seal from visible_audit \
             where number > :last order by number limit :limit",
            params! { last, limit = AT_ONCE },
        )?;
        Ok(lines.into_iter().map(crate::Visible::into_inner).collect())
    })?;
    Ok((seals.lines, seals.broken))
}

/// Reads an organisation's log from its beginning, as the system.
///
/// # Errors
/// When the database fails.
pub fn verify_of(tx: &SystemTx<'_>, organisation: Id<Organisation>) -> Result<Seals> {
    held(|last| {
        tx.all::<Kept>(
            "select organisation, number, at, actor, act, subject, person, texts, texts_digest, seal from audit \
             where organisation = :organisation and number > :last order by number limit :limit",
            params! { organisation, last, limit = AT_ONCE },
        )
    })
}

fn held(read: impl Fn(i64) -> Result<Vec<Kept>>) -> Result<Seals> {
    let mut seals = Seals { lines: 0, broken: None, last: NOTHING.to_vec() };
    loop {
        let lines = read(seals.lines)?;
        if lines.is_empty() {
            return Ok(seals);
        }
        for line in lines {
            let number = seals.lines + 1;
            if seals.broken.is_none() && !line.holds(number, &seals.last) {
                seals.broken = Some(number);
            }
            (seals.last, seals.lines) = (line.seal, line.number);
        }
    }
}

impl Kept {
    /// Whether it is the line of this number, as it was sealed after the seal before it.
    fn holds(&self, number: i64, before: &[u8]) -> bool {
        let whole = |texts: &str| Sha256::digest(texts.as_bytes())[..] == self.texts_digest;
        let Self { organisation, at, actor, person, .. } = *self;
        let sealed = Sealed { organisation, number, at, actor, act: &self.act, subject: &self.subject, person };
        self.number == number
            && self.texts.as_deref().is_none_or(whole)
            && sealed.seal(before, &self.texts_digest) == self.seal
    }
}
