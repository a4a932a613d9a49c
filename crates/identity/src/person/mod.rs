//! A person's beginning: the row that others see, their profile, preferences and credential, in one step.

pub mod model;

use kernel::{Activity, Error, File, Id, Lang, Organisation, Person, Result, Site, SystemTx, Unit, Verb, params};
use markup::words::{fold, sort_key};
pub use model::PersonKind;

/// Somebody about to be part of an organisation; [`NewPerson::new`] fills in what most have.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// Where.
    pub organisation: Id<Organisation>,
    /// The name in addresses and mentions; made from the name when empty or taken.
    pub handle: String,
    /// As colleagues know them.
    pub name: String,
    /// Member, guest or unclaimed.
    pub kind: PersonKind,
    /// What they do.
    pub title: String,
    /// The part of the company.
    pub unit: Option<Id<Unit>>,
    /// Where they work.
    pub site: Option<Id<Site>>,
    /// Whom they report to.
    pub manager: Option<Id<Person>>,
    /// Their picture.
    pub photo: Option<Id<File>>,
    /// The language of menus and mails.
    pub lang: Lang,
    /// The IANA name of the zone in which times are shown.
    pub time_zone: String,
    /// The address to sign in with; nobody signs in without one.
    pub email: Option<String>,
    /// The PHC string of a password; `None` until they choose one.
    pub password_hash: Option<String>,
    /// Since when, in Unix milliseconds; now unless said.
    pub joined_at: Option<i64>,
    /// The version of the terms of use that they accepted; 0 asks them at their first page.
    pub terms_accepted: i64,
}

impl NewPerson {
    /// A member of this name, in French and Paris time, without a credential.
    #[must_use]
    pub fn new(organisation: Id<Organisation>, name: impl Into<String>) -> Self {
        Self {
            organisation,
            handle: String::new(),
            name: name.into(),
            kind: PersonKind::Member,
            title: String::new(),
            unit: None,
            site: None,
            manager: None,
            photo: None,
            lang: Lang::Fr,
            time_zone: "Europe/Paris".to_owned(),
            email: None,
            password_hash: None,
            joined_at: None,
            terms_accepted: 0,
        }
    }
}

/// Creates a person with all that belongs to them, and tells the journal.
///
/// # Errors
/// [`Error::Invalid`] on `email` when the address has an account already, or on `name` when it is none.
pub fn create_person(tx: &SystemTx<'_>, new: &NewPerson) -> Result<Id<Person>> {
    let organisation = new.organisation;
    let name = model::name(&new.name)?;
    let email = match &new.email {
        Some(email) => Some(free_email(tx, organisation, email)?),
        None => None,
    };
    let handle =
        free_handle(tx, organisation, &model::handle(if new.handle.is_empty() { &name } else { &new.handle }))?;
    let (id, at) = (tx.mint::<Person>(), new.joined_at.unwrap_or(tx.now()));
    tx.execute(
        "insert into person(organisation, id, kind, handle, name, sort_key, fold, title, unit, site, manager, photo, joined_at) \
         values (:organisation, :id, :kind, :handle, :name, :sort_key, :fold, :title, :unit, :site, :manager, :photo, :at)",
        params! {
            organisation, id, at,
            kind = new.kind.word(),
            handle = handle.as_str(),
            name = name.as_str(),
            sort_key = sort_key(&name),
            fold = format!("{} {handle}", fold(&name)),
            title = new.title.trim(),
            unit = new.unit, site = new.site, manager = new.manager, photo = new.photo,
        },
    )?;
    tx.execute("insert into profile(organisation, person) values (:organisation, :id)", params! { organisation, id })?;
    tx.execute(
        "insert into preference(organisation, person, lang, time_zone, terms_accepted) values (:organisation, :id, :lang, :time_zone, :terms)",
        params! { organisation, id, lang = new.lang.tag(), time_zone = new.time_zone.as_str(), terms = new.terms_accepted },
    )?;
    if let Some(email) = email {
        tx.execute(
            "insert into credential(organisation, email, person, password_hash) values (:organisation, :email, :id, :hash)",
            params! { organisation, email, id, hash = new.password_hash.clone() },
        )?;
    }
    tx.record(organisation, Some(id), vec![Activity::new(Verb::Create, id).at(at)])?;
    Ok(id)
}

fn free_email(tx: &SystemTx<'_>, organisation: Id<Organisation>, email: &str) -> Result<String> {
    let email = markup::words::email(email).ok_or(Error::Invalid("email", shell::t::common::field_email))?;
    if has_account(tx, organisation, &email)? {
        return Err(Error::Invalid("email", shell::t::identity::invite_known));
    }
    Ok(email)
}

fn has_account(tx: &SystemTx<'_>, organisation: Id<Organisation>, email: &str) -> Result<bool> {
    let found: Option<i64> = tx.first(
        "select person from credential where organisation = :organisation and email = :email",
        params! { organisation, email },
    )?;
    Ok(found.is_some())
}

/// The wanted handle, with a number behind it when others have it.
fn free_handle(tx: &SystemTx<'_>, organisation: Id<Organisation>, wanted: &str) -> Result<String> {
    let is_taken = |handle: &str| -> Result<bool> {
        let taken: Option<i64> = tx.first(
            "select id from person where organisation = :organisation and handle = :handle",
            params! { organisation, handle },
        )?;
        Ok(taken.is_some())
    };
    if !is_taken(wanted)? {
        return Ok(wanted.to_owned());
    }
    // A large company has hundreds of one name: the count of them is near the first number that is free.
    let alike: i64 = tx
        .first(
            "select count(*) from person where organisation = :organisation and handle >= :wanted and handle < :wanted || ':'",
            params! { organisation, wanted },
        )?
        .unwrap_or_default();
    for number in alike.max(1)..alike + 100_000 {
        let handle = format!("{wanted}{}", number + 1);
        if !is_taken(&handle)? {
            return Ok(handle);
        }
    }
    Err(Error::Internal(format!("no free handle like {wanted}")))
}
