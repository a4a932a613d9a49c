//! What the organisation has already, as far as an import must know it.

use std::collections::{HashMap, HashSet};

use kernel::{Error, Id, Lang, Organisation, Person, Result, Space, SystemTx, params};

use crate::wxr::{Email, Export};

/// What the organisation has already; by default nothing.
#[derive(Clone, Debug, Default)]
pub struct Existing {
    /// The moment, in Unix milliseconds: nothing that comes may be later.
    pub now: i64,
    /// The language of texts that do not say theirs.
    pub lang: Lang,
    /// The zone of people whom the import brings.
    pub time_zone: String,
    /// What earlier imports brought, by its origin.
    pub known: HashMap<String, i64>,
    /// The entries among them that were not deleted since.
    pub entries: HashSet<i64>,
    /// The people who sign in with the addresses of the export's authors, by address in lower case.
    pub accounts: HashMap<String, Id<Person>>,
    /// The entries to which old addresses lead.
    pub addresses: HashMap<String, i64>,
    /// The pages that link to an entry, in the spelling of [`spam::source_key`].
    pub linkbacks: HashSet<(i64, String)>,
}

impl Existing {
    /// Reads it.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the space is not one of the organisation, or the database's failure.
    pub fn load(
        tx: &SystemTx<'_>,
        organisation: Id<Organisation>,
        space: Id<Space>,
        export: &Export,
    ) -> Result<Existing> {
        let (lang, time_zone) = tx
            .first::<(String, String)>(
                "select o.lang, o.time_zone from organisation o join space s on s.organisation = o.id \
                 where o.id = :organisation and s.id = :space",
                params! { organisation, space },
            )?
            .ok_or(Error::NotFound)?;
        let known: Vec<(String, i64)> = tx.all(
            "select origin, object from import_identity where organisation = :organisation",
            params! { organisation },
        )?;
        let entries: Vec<i64> = tx.all(
            "select e.id from import_identity i join entry e on e.organisation = i.organisation and e.id = i.object \
             where i.organisation = :organisation and e.deleted_at is null",
            params! { organisation },
        )?;
        let addresses: Vec<(String, i64)> =
            tx.all("select path, entry from old_address where organisation = :organisation", params! { organisation })?;
        let linkbacks: Vec<(i64, String)> =
            tx.all("select entry, source from linkback where organisation = :organisation", params! { organisation })?;
        Ok(Existing {
            now: tx.now(),
            lang: Lang::parse(&lang).unwrap_or_default(),
            time_zone,
            known: known.into_iter().collect(),
            entries: entries.into_iter().collect(),
            accounts: accounts(tx, organisation, export)?,
            addresses: addresses.into_iter().collect(),
            linkbacks: linkbacks.into_iter().map(|(entry, source)| (entry, key(&source))).collect(),
        })
    }
}

fn accounts(tx: &SystemTx<'_>, organisation: Id<Organisation>, export: &Export) -> Result<HashMap<String, Id<Person>>> {
    let mut accounts = HashMap::new();
    for email in export.authors.iter().filter_map(|author| lower(&author.email)) {
        let person: Option<Id<Person>> = tx.first(
            "select person from credential where organisation = :organisation and email = :email",
            params! { organisation, email = email.as_str() },
        )?;
        accounts.extend(person.map(|person| (email, person)));
    }
    Ok(accounts)
}

/// An address as credentials keep it.
pub(super) fn lower(email: &Email) -> Option<String> {
    let email = email.reveal().trim().to_lowercase();
    email.contains('@').then_some(email)
}

/// One spelling for an address of a page.
pub(super) fn key(address: &str) -> String {
    spam::source_key(address).unwrap_or_else(|| address.to_owned())
}
