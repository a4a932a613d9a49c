//! What signing in reads and writes, before there is a viewer.

use kernel::{Asker, Id, Lang, Organisation, Person, Result, SystemTx, params, record};

use super::Step;
use crate::session;

record! {
    /// An account that may be signed in to.
    #[derive(Debug, Clone)]
    pub(crate) struct Account { pub(crate) person: Id<Person>, pub(crate) password_hash: Option<String>, pub(crate) lang: Option<String> }
}

impl Account {
    /// The language that its owner chose.
    pub(crate) fn lang(&self) -> Option<Lang> {
        self.lang.as_deref().and_then(Lang::parse)
    }
}

/// The account of an address, if somebody may sign in to it.
pub(crate) fn account(tx: &SystemTx<'_>, organisation: Id<Organisation>, email: &str) -> Result<Option<Account>> {
    tx.first(
        "select c.person, c.password_hash, r.lang from credential c \
         join person p on p.organisation = c.organisation and p.id = c.person \
         left join preference r on r.organisation = c.organisation and r.person = c.person \
         where c.organisation = :organisation and c.email = :email and p.deactivated_at is null and p.kind in ('member', 'guest')",
        params! { organisation, email },
    )
}

/// The account of a handle of the example company.
pub(crate) fn account_of_handle(
    tx: &SystemTx<'_>,
    organisation: Id<Organisation>,
    handle: &str,
) -> Result<Option<Account>> {
    tx.first(
        "select p.id as person, cast(null as text) as password_hash, r.lang from person p \
         join organisation o on o.id = p.organisation and o.is_example = 1 \
         left join preference r on r.organisation = p.organisation and r.person = p.id \
         where p.organisation = :organisation and p.handle = :handle and p.deactivated_at is null and p.kind in ('member', 'guest')",
        params! { organisation, handle },
    )
}

/// Begins a session in place of the one that the browser had, if the account still stands as it was when its password was
/// checked; says whether it did.
pub(crate) fn enter(
    tx: &SystemTx<'_>,
    asker: &Asker,
    organisation: Id<Organisation>,
    account: &Account,
    secret: &str,
    device: &str,
) -> Result<bool> {
    let stands: Option<i64> = tx.first(
        "select p.id from person p where p.organisation = :organisation and p.id = :person and p.deactivated_at is null \
         and p.kind in ('member', 'guest') and (cast(:hash as text) is null or exists (select 1 from credential c \
         where c.organisation = p.organisation and c.person = p.id and c.password_hash = :hash))",
        params! { organisation, person = account.person, hash = account.password_hash.clone() },
    )?;
    if stands.is_none() {
        return Ok(false);
    }
    session::replace(tx, asker)?;
    session::begin(tx, organisation, account.person, secret, device)?;
    Ok(true)
}

record! {
    struct Face { id: Id<Person>, name: String, title: String }
}

/// A person to step into, as the sign-in page shows them.
#[derive(Debug, Clone)]
pub(crate) struct Tile {
    pub(crate) id: i64,
    pub(crate) handle: String,
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) look: String,
}

/// The people to step into who are there, in the order of the tour.
pub(crate) fn tiles(
    tx: &SystemTx<'_>,
    organisation: Id<Organisation>,
    lang: Lang,
    steps: &[Step],
) -> Result<Vec<Tile>> {
    let mut tiles = Vec::new();
    for step in steps {
        let face: Option<Face> = tx.first(
            "select id, name, title from person where organisation = :organisation and handle = :handle and deactivated_at is null",
            params! { organisation, handle = step.handle.as_str() },
        )?;
        tiles.extend(face.map(|face| Tile {
            id: face.id.get(),
            handle: step.handle.clone(),
            name: face.name,
            title: face.title,
            look: step.look(lang).to_owned(),
        }));
    }
    Ok(tiles)
}
