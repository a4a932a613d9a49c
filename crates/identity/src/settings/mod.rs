//! A person's settings: language, time zone, appearance, password. They are their owner's alone, so none is journalled.

mod html;
pub mod web;
mod zones;

use kernel::{Error, Id, Lang, Organisation, Person, Reading, Result, SystemTx, Writing, params, record};
use shell::{Theme, frame::Density};
pub use zones::{is_zone, zones};

use crate::{
    mail::{self, Sender},
    session,
};

/// What a person chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preferences {
    /// The language of menus and mails.
    pub lang: Lang,
    /// The IANA name of the zone in which times are shown.
    pub time_zone: String,
    /// Light, dark, or as the device says.
    pub theme: Theme,
    /// How much fits on a screen.
    pub density: Density,
    /// Whether single keys do things.
    pub shortcuts: bool,
}

record! {
    struct Row { lang: String, time_zone: String, theme: Option<String>, density: Option<String>, shortcuts: Option<bool> }
}

/// What the viewer chose, or their organisation for them.
///
/// # Errors
/// [`Error::SignIn`] for a visitor.
pub fn own(tx: &Reading<'_>) -> Result<Preferences> {
    tx.viewer().signed_in()?;
    let row = tx.one::<Row>(
        "select coalesce(r.lang, o.lang) as lang, coalesce(r.time_zone, o.time_zone) as time_zone, r.theme, r.density, r.shortcuts \
         from visible_organisation o left join visible_preference r on r.person = :me",
        &[],
    )?;
    Ok(Preferences {
        lang: Lang::parse(&row.lang).unwrap_or_default(),
        time_zone: row.time_zone.clone(),
        theme: row.theme.as_deref().and_then(Theme::parse).unwrap_or_default(),
        density: row.density.as_deref().and_then(Density::parse).unwrap_or_default(),
        shortcuts: row.shortcuts.unwrap_or(true),
    })
}

/// Keeps the language that the viewer chose, and nothing else.
///
/// # Errors
/// When the database fails.
pub(crate) fn speak(tx: &Writing<'_>, lang: Lang) -> Result<()> {
    if tx.viewer().person().is_some() {
        tx.put(
            "update preference set lang = :lang where organisation = :organisation and person = :me",
            params! { lang = lang.tag() },
        )?;
    }
    Ok(())
}

/// Keeps what the viewer chose.
///
/// # Errors
/// [`Error::Invalid`] on `time_zone` for a zone that does not exist.
pub fn save(tx: &Writing<'_>, chosen: &Preferences) -> Result<()> {
    tx.viewer().signed_in()?;
    if !is_zone(&chosen.time_zone) {
        return Err(Error::Invalid("time_zone", shell::t::common::field_choice));
    }
    tx.execute(
        "insert into preference(organisation, person, lang, time_zone, theme, density, shortcuts) \
         values (:organisation, :me, :lang, :time_zone, :theme, :density, :shortcuts) \
         on conflict (organisation, person) do update set lang = excluded.lang, time_zone = excluded.time_zone, theme = excluded.theme, \
         density = excluded.density, shortcuts = excluded.shortcuts",
        params! {
            lang = chosen.lang.tag(),
            time_zone = chosen.time_zone.as_str(),
            theme = chosen.theme.word(),
            density = chosen.density.word(),
            shortcuts = chosen.shortcuts,
        },
    )
    .map(|_| ())
}

record! {
    /// Who is changing their password.
    #[derive(Debug, Clone)]
    pub(crate) struct Owner { pub(crate) person: Id<Person>, pub(crate) name: String, pub(crate) email: Option<String> }
}

/// The viewer, with one of their addresses.
pub(crate) fn owner(tx: &Reading<'_>) -> Result<Owner> {
    tx.viewer().signed_in()?;
    let found = tx.one::<Owner>(
        "select p.id as person, p.name, (select min(c.email) from visible_credential c) as email from visible_person p where p.id = :me",
        &[],
    )?;
    Ok(found.into_inner())
}

/// The kept hash of a person's password.
pub(crate) fn kept_hash(
    tx: &SystemTx<'_>,
    organisation: Id<Organisation>,
    person: Id<Person>,
) -> Result<Option<String>> {
    tx.first(
        "select password_hash from credential where organisation = :organisation and person = :person and password_hash is not null",
        params! { organisation, person },
    )
}

/// Sets the viewer's password, ends their other sessions and tells them by mail. The caller has checked the current one,
/// whose hash is `was`.
///
/// # Errors
/// [`Error::Invalid`] on `current` when the password was changed meanwhile.
pub fn change_password(
    tx: &Writing<'_>,
    from: &Sender,
    was: &str,
    hash: &str,
    asker: &kernel::Asker,
    lang: Lang,
) -> Result<()> {
    let (me, owner) = (tx.viewer().signed_in()?, owner(tx)?);
    let changed = tx.execute(
        "update credential set password_hash = :hash where organisation = :organisation and person = :me and exists (select 1 from credential c \
         where c.organisation = :organisation and c.person = :me and c.password_hash = :was)",
        params! { hash, was },
    )?;
    if changed == 0 {
        return Err(Error::Invalid("current", shell::t::identity::password_wrong));
    }
    session::end_others(tx, asker)?;
    // A link that whoever read the mailbox asked for opens nothing after this.
    tx.put(
        "update token set used_at = :now where organisation = :organisation and person = :me and purpose = 'reset' and used_at is null",
        params! {},
    )?;
    let Some(email) = owner.email else { return Ok(()) };
    let when = crate::mail::moment(lang, Some(&own(tx)?.time_zone), tx.now());
    mail::queue(tx, &mail::changed(lang, from, &email, &owner.name, &when).about(me))
}
