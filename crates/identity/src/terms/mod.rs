//! Terms of use: what everybody may read, and each person accepts, again when they change.

pub mod web;

use kernel::{Error, Lang, Reading, Result, Visible, Writing, params, record};

record! {
    /// The terms in force, in one language.
    #[derive(Debug, Clone)]
    pub struct Terms { pub version: i64, pub lang: String, pub html: String, pub published_at: i64 }
}

/// The terms in force, in the reader's language where they exist in it.
///
/// # Errors
/// [`Error::NotFound`] when the organisation has none.
pub fn current(tx: &Reading<'_>, lang: Lang) -> Result<Visible<Terms>> {
    tx.one(
        "select t.version, t.lang, t.html, t.published_at from visible_terms t join visible_organisation o on o.terms_version = t.version \
         order by case when t.lang = :lang then 0 else 1 end, t.lang limit 1",
        params! { lang = lang.tag() },
    )
}

record! {
    struct Defaults { lang: String, time_zone: String, terms_version: i64 }
}

/// Notes that the viewer accepted this version.
///
/// # Errors
/// [`Error::Conflict`] when another version is in force meanwhile: they have not read that one.
pub fn accept(tx: &Writing<'_>, version: i64) -> Result<()> {
    tx.viewer().signed_in()?;
    let own = tx.one::<Defaults>("select lang, time_zone, terms_version from visible_organisation", &[])?;
    if version != own.terms_version {
        return Err(Error::Conflict(shell::t::identity::terms_required));
    }
    tx.execute(
        "insert into preference(organisation, person, lang, time_zone, terms_accepted) values (:organisation, :me, :lang, :time_zone, :version) \
         on conflict (organisation, person) do update set terms_accepted = excluded.terms_accepted",
        params! { version, lang = own.lang.as_str(), time_zone = own.time_zone.as_str() },
    )
    .map(|_| ())
}
