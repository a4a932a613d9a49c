//! A forgotten password: a link by mail, good for an hour and once, that ends all sessions when it is used.

pub(crate) mod html;
pub mod web;

use kernel::{Error, Id, Lang, Organisation, Person, Result, SystemTx, params, record};

use crate::{
    link::{self, NewLink, Purpose},
    mail::{self, Sender},
};

record! {
    struct Owner { person: Id<Person>, name: String, lang: Option<String> }
}

/// Links for one person in an hour: beyond, who asks for them only fills an inbox.
const LINKS_AN_HOUR: i64 = 3;

/// Mails a link to whoever has this address, in the place of one mailed before; makes one that opens nothing when nobody
/// does, so that both take as long.
///
/// # Errors
/// When the database fails.
pub fn forgot(tx: &SystemTx<'_>, from: &Sender, email: &str, fallback: Lang, secret: &str) -> Result<()> {
    let owner: Option<Owner> = tx.first(
        "select c.person, p.name, r.lang from credential c \
         join person p on p.organisation = c.organisation and p.id = c.person \
         left join preference r on r.organisation = c.organisation and r.person = c.person \
         where c.organisation = :organisation and c.email = :email and p.deactivated_at is null and p.kind in ('member', 'guest')",
        params! { organisation = from.id, email },
    )?;
    let digest = kernel::chance::digest(secret);
    let person = owner.as_ref().map(|owner| owner.person);
    if link::resets_within_an_hour(tx, from.id, email)? >= LINKS_AN_HOUR {
        return Ok(());
    }
    link::supersede_resets(tx, from.id, email)?;
    link::make_system(
        tx,
        from.id,
        NewLink { purpose: Purpose::Reset, digest: &digest, email, person, space: None, role: "" },
    )?;
    let Some(owner) = owner else { return Ok(()) };
    let lang = owner.lang.as_deref().and_then(Lang::parse).unwrap_or(fallback);
    mail::queue_system(tx, &mail::reset(lang, from, email, &owner.name, secret).about(owner.person))
}

/// What a reset link is about: whose password, and their name. Neither is told to anybody without the secret.
///
/// # Errors
/// [`Error::NotFound`] when the link is of no use.
pub fn look(tx: &SystemTx<'_>, organisation: Id<Organisation>, digest: &[u8]) -> Result<(String, String)> {
    let link = link::look(tx, organisation, Purpose::Reset, digest)?;
    let (Some(_), Some(name)) = (link.person, link.name) else { return Err(Error::NotFound) };
    Ok((link.email, name))
}

record! {
    struct Reader { name: String, lang: Option<String>, time_zone: Option<String> }
}

/// Sets a new password with a link, uses up all such links of this person, ends all their sessions and tells them by mail.
///
/// # Errors
/// [`Error::NotFound`] when the link is of no use.
pub fn reset(tx: &SystemTx<'_>, from: &Sender, digest: &[u8], password_hash: &str, fallback: Lang) -> Result<()> {
    let link = link::take(tx, from.id, Purpose::Reset, digest)?;
    let person = link.person.ok_or(Error::NotFound)?;
    let organisation = from.id;
    let reader: Option<Reader> = tx.first(
        "select p.name, r.lang, r.time_zone from person p \
         left join preference r on r.organisation = p.organisation and r.person = p.id \
         where p.organisation = :organisation and p.id = :person and p.deactivated_at is null and p.kind in ('member', 'guest')",
        params! { organisation, person },
    )?;
    let reader = reader.ok_or(Error::NotFound)?;
    tx.execute(
        "update credential set password_hash = :hash where organisation = :organisation and person = :person",
        params! { organisation, person, hash = password_hash },
    )?;
    tx.execute(
        "delete from session where organisation = :organisation and person = :person",
        params! { organisation, person },
    )?;
    tx.execute(
        "update token set used_at = :at where organisation = :organisation and person = :person and purpose = 'reset' and used_at is null",
        params! { organisation, person, at = tx.now() },
    )?;
    let lang = reader.lang.as_deref().and_then(Lang::parse).unwrap_or(fallback);
    let when = mail::moment(lang, reader.time_zone.as_deref(), tx.now());
    mail::queue_system(tx, &mail::changed(lang, from, &link.email, &reader.name, &when).about(person))
}
