//! Publishing the terms of use anew: everybody reads and accepts them before their next page.

mod html;
pub(crate) mod web;

use kernel::{
    Activity, Change, Error, Lang, Result, Verb, Writing,
    audit::{Act, Line},
    params, record,
};
use shell::{administration::Section, t::admin as say};

/// The longest terms, in characters of one language.
const MAX_TERMS: usize = 100_000;

record! {
    /// The terms in force in one language: as they show, and as they were written (empty for those of the first day).
    #[derive(Debug, Clone)]
    struct InForce { version: i64, lang: String, html: String, source: String, published_at: i64 }
}

/// Publishes both languages as the next version; the same texts again publish nothing.
///
/// # Errors
/// [`Error::Forbidden`] for whoever does not administer; [`Error::Invalid`] on the language whose text is missing or too
/// long; [`Error::Conflict`] when another version than `seen` is in force meanwhile.
pub(crate) fn publish(tx: &Writing<'_>, texts: &[(Lang, String)], seen: i64) -> Result<Change<()>> {
    tx.demand(Section::Terms.roles())?;
    for (lang, text) in texts {
        if text.trim().is_empty() || text.chars().count() > MAX_TERMS {
            return Err(Error::Invalid(lang.tag(), say::error_terms));
        }
    }
    let in_force = in_force(tx)?;
    let version = in_force.first().map_or(0, |terms| terms.version);
    let same = |(lang, text): &(Lang, String)| in_force.iter().any(|old| old.lang == lang.tag() && old.source == *text);
    if texts.iter().all(same) {
        return Ok(Change::Unchanged(()));
    }
    if version != seen {
        return Err(Error::Conflict(say::error_terms_meanwhile));
    }
    let next = version + 1;
    for (lang, text) in texts {
        tx.execute(
            "insert into terms(organisation, version, lang, html, source, published_at) \
             values (:organisation, :next, :lang, :html, :text, :now)",
            params! { next, lang = lang.tag(), text = text.as_str(), html = markup::markdown::render(text, &()).html },
        )?;
    }
    tx.execute("update organisation set terms_version = :next where id = :organisation", params! { next })?;
    tx.audit(&Line::new(Act::Terms).change(version.to_string(), next.to_string()))?;
    Ok(Change::one((), Activity::new(Verb::Update, tx.viewer().organisation())))
}

fn in_force(tx: &kernel::Reading<'_>) -> Result<Vec<InForce>> {
    let terms = tx.all::<InForce>(
        "select t.version, t.lang, t.html, t.source, t.published_at from visible_terms t \
         join visible_organisation o on o.terms_version = t.version order by t.lang desc",
        &[],
    )?;
    Ok(terms.into_iter().map(kernel::Visible::into_inner).collect())
}
