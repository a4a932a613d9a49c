//! Who is asking.

use db::{Tx, params, record};

use crate::{Error, Id, Organisation, Person, Result};

/// A kind of viewer, as the masks of an audience know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Somebody of the organisation.
    Member,
    /// Somebody from outside who was let into some spaces.
    Guest,
    /// Somebody without an account.
    Visitor,
}

impl Kind {
    /// The bit of this kind in `open_to` and `listed_to`.
    #[must_use]
    pub const fn bit(self) -> i64 {
        match self {
            Self::Member => 1,
            Self::Guest => 2,
            Self::Visitor => 4,
        }
    }
}

/// What a request shows of who is asking, before the database has confirmed it.
#[derive(Debug, Clone)]
pub enum Asker {
    /// The digest of a session's secret, to be looked up in the transaction that reads.
    Session {
        /// Where the session must be.
        organisation: Id<Organisation>,
        /// SHA-256 of the secret.
        digest: Vec<u8>,
    },
    /// Nobody in particular.
    Visitor(Id<Organisation>),
    /// The person to whom something is about to be mailed or pushed, or whose right is looked at while they are away, with the reason.
    Recipient {
        /// Their organisation.
        organisation: Id<Organisation>,
        /// Who they are.
        person: Id<Person>,
        /// Why.
        reason: &'static str,
    },
}

/// Who is asking, confirmed within the transaction at hand: made only from a live credential, or for a recipient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Viewer {
    organisation: Id<Organisation>,
    person: Option<Id<Person>>,
    kind: Kind,
    terms_due: bool,
}

record! {
    struct Credential { person: Id<Person>, kind: String, terms_due: bool }
}

impl Viewer {
    /// Confirms an asker and tells the database who it is for the rest of the transaction.
    pub(crate) fn enter(tx: &Tx<'_>, asker: &Asker, now: i64) -> Result<Self> {
        let viewer = match asker {
            Asker::Visitor(organisation) => Self::visitor(*organisation),
            Asker::Session { organisation, digest } => {
                let found: Option<Credential> = tx.first(
                    "select person, kind, terms_due from visible_credential_session where digest = :digest and organisation = :organisation and expires_at > :now",
                    params! { digest = digest.as_slice(), organisation = *organisation, now },
                )?;
                match found {
                    Some(credential) => Self::of(*organisation, credential),
                    None => Self::visitor(*organisation),
                }
            }
            Asker::Recipient { organisation, person, .. } => {
                let found: Option<Credential> = tx.first(
                    "select person, kind, 0 as terms_due from visible_credential_person where person = :person and organisation = :organisation",
                    params! { person = *person, organisation = *organisation },
                )?;
                Self::of(*organisation, found.ok_or(Error::NotFound)?)
            }
        };
        tx.set_variables([viewer.organisation.get(), viewer.person.map_or(0, Id::get), viewer.kind.bit()])?;
        Ok(viewer)
    }

    fn of(organisation: Id<Organisation>, Credential { person, kind, terms_due }: Credential) -> Self {
        let kind = if kind == "guest" { Kind::Guest } else { Kind::Member };
        Self { organisation, person: Some(person), kind, terms_due }
    }

    fn visitor(organisation: Id<Organisation>) -> Self {
        Self { organisation, person: None, kind: Kind::Visitor, terms_due: false }
    }

    /// Their organisation.
    #[must_use]
    pub fn organisation(&self) -> Id<Organisation> {
        self.organisation
    }

    /// The person, unless a visitor.
    #[must_use]
    pub fn person(&self) -> Option<Id<Person>> {
        self.person
    }

    /// The person, or the demand to sign in.
    ///
    /// # Errors
    /// [`Error::SignIn`] for a visitor.
    pub fn signed_in(&self) -> Result<Id<Person>> {
        self.person.ok_or(Error::SignIn)
    }

    /// Whether they have a session, and have yet to accept the terms of use in force.
    #[must_use]
    pub fn terms_due(&self) -> bool {
        self.terms_due
    }

    /// Member, guest or visitor.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }
}
