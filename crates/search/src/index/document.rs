//! What the index is told of a thing: its words as they are now. Of a person, what everybody may know who sees them, and
//! apart from it what colleagues know.

use kernel::{Result, SystemTx, params, record};
use markup::{html, words};

use super::{Kind, Thing, organisation};
use crate::question::{clean, mark};

/// Distinct terms that one document may have; a longer text is known by its beginning.
const MOST_TERMS: usize = 20_000;

/// A thing's words.
#[derive(Debug)]
pub(super) struct Document {
    /// The entry, for an entry and a comment.
    pub(super) entry: Option<i64>,
    /// Its terms, with a space between.
    pub(super) terms: String,
    /// Whether topics hang on it.
    pub(super) has_topics: bool,
}

/// The people of a site, who are found by its name and city.
pub(super) fn of_site(tx: &SystemTx<'_>, organisation: i64, site: i64) -> Result<Vec<i64>> {
    tx.all(
        "select id from person where organisation = :organisation and site = :site and deactivated_at is null",
        params! { organisation, site },
    )
}

/// Whoever is in a unit.
pub(super) fn of_unit(tx: &SystemTx<'_>, organisation: i64, unit: i64) -> Result<Vec<i64>> {
    tx.all(
        "select id from person where organisation = :organisation and unit = :unit and deactivated_at is null",
        params! { organisation, unit },
    )
}

/// The words of a thing, if it is there to be found.
pub(super) fn read(tx: &SystemTx<'_>, thing: Thing) -> Result<Option<Document>> {
    let found = match thing.kind {
        Kind::Entry => entry(tx, thing)?,
        Kind::Comment => comment(tx, thing)?,
        Kind::Person => person(tx, thing)?,
        Kind::Colleague => colleague(tx, thing)?,
        Kind::Space => space(tx, thing)?,
        Kind::Topic => topic(tx, thing)?,
    };
    Ok(found.map(|Found { entry, text, lang, has_topics }| Document {
        entry,
        terms: terms(thing, &text, lang.as_deref()),
        has_topics,
    }))
}

/// What was found of a thing: its words, with the language that they are in.
#[derive(Default)]
struct Found {
    entry: Option<i64>,
    text: String,
    lang: Option<String>,
    has_topics: bool,
}

fn terms(thing: Thing, text: &str, lang: Option<&str>) -> String {
    let mut terms = vec![mark(organisation(thing), thing.kind.sign())];
    terms.extend(
        words::terms(text, lang).iter().map(|term| clean(term)).filter(|term| !term.is_empty()).take(MOST_TERMS),
    );
    terms.join(" ")
}

record! {
    struct EntryRow { title: String, byline: String, lang: String, card_html: String, summary: String, html: String, topics: String }
}

fn entry(tx: &SystemTx<'_>, thing: Thing) -> Result<Option<Found>> {
    let row: Option<EntryRow> = tx.first(
        "select e.title, coalesce(e.byline, '') as byline, e.lang, e.card_html, coalesce(a.summary, '') as summary, coalesce(a.html, '') as html, \
         coalesce((select string_agg(t.slug, ' ') from entry_topic x join topic t on t.organisation = x.organisation and t.id = x.topic \
                   where x.organisation = e.organisation and x.entry = e.id), '') as topics \
         from entry e left join article a on a.organisation = e.organisation and a.entry = e.id \
         where e.organisation = :organisation and e.id = :object and e.deleted_at is null",
        params! { organisation = thing.organisation, object = thing.object },
    )?;
    Ok(row.map(|row| {
        let body = if row.html.is_empty() { &row.card_html } else { &row.html };
        let text =
            [row.title.as_str(), &row.byline, &html::text(&row.summary), &html::text(body), &row.topics].join("\n");
        Found { entry: Some(thing.object), text, lang: Some(row.lang), has_topics: !row.topics.is_empty() }
    }))
}

record! {
    struct CommentRow { entry: i64, title: String, byline: String, html: String, lang: String }
}

fn comment(tx: &SystemTx<'_>, thing: Thing) -> Result<Option<Found>> {
    let row: Option<CommentRow> = tx.first(
        "select c.entry, c.title, coalesce(c.byline, '') as byline, c.html, c.lang from comment c \
         join entry e on e.organisation = c.organisation and e.id = c.entry and e.deleted_at is null \
         where c.organisation = :organisation and c.id = :object and c.deleted_at is null and c.state = 'shown'",
        params! { organisation = thing.organisation, object = thing.object },
    )?;
    Ok(row.map(|row| {
        let text = [row.title.as_str(), &row.byline, &html::text(&row.html)].join("\n");
        Found { entry: Some(row.entry), text, lang: Some(row.lang), ..Found::default() }
    }))
}

record! {
    struct PersonRow { name: String, handle: String, title: String, about: String }
}

const PERSON: &str = "select p.name, p.handle, p.title, coalesce(f.about, '') as about \
     from person p left join profile f on f.organisation = p.organisation and f.person = p.id \
     where p.organisation = :organisation and p.id = :object and p.kind in ('member', 'guest', 'unclaimed') and p.deactivated_at is null";

fn person(tx: &SystemTx<'_>, thing: Thing) -> Result<Option<Found>> {
    let row: Option<PersonRow> =
        tx.first(PERSON, params! { organisation = thing.organisation, object = thing.object })?;
    Ok(row.map(|row| {
        let text = [row.name.as_str(), &row.handle, &row.title, &row.about].join("\n");
        Found { text, ..Found::default() }
    }))
}

record! {
    struct Work { unit: String, unit_en: String, site: String, city: String, skills: String }
}

fn colleague(tx: &SystemTx<'_>, thing: Thing) -> Result<Option<Found>> {
    let Some(Found { text: known, .. }) = person(tx, thing)? else { return Ok(None) };
    let work: Option<Work> = tx.first(
        "select coalesce(u.name, '') as unit, coalesce(u.name_en, '') as unit_en, coalesce(s.name, '') as site, coalesce(s.city, '') as city, \
         coalesce((select string_agg(k.name, ' ') from person_skill x join skill k on k.organisation = x.organisation and k.id = x.skill \
                   where x.organisation = p.organisation and x.person = p.id), '') as skills \
         from person p left join unit u on u.organisation = p.organisation and u.id = p.unit \
         left join site s on s.organisation = p.organisation and s.id = p.site \
         where p.organisation = :organisation and p.id = :object",
        params! { organisation = thing.organisation, object = thing.object },
    )?;
    Ok(work.map(|work| {
        let text = [known.as_str(), &work.unit, &work.unit_en, &work.site, &work.city, &work.skills].join("\n");
        Found { text, ..Found::default() }
    }))
}

record! {
    struct SpaceRow { name: String, slug: String, purpose: String, about: String, lang: String }
}

fn space(tx: &SystemTx<'_>, thing: Thing) -> Result<Option<Found>> {
    let row: Option<SpaceRow> = tx.first(
        "select name, slug, purpose, about, lang from space where organisation = :organisation and id = :object",
        params! { organisation = thing.organisation, object = thing.object },
    )?;
    Ok(row.map(|row| {
        let text = [row.name.as_str(), &row.slug, &row.purpose, &row.about].join("\n");
        Found { text, lang: Some(row.lang), ..Found::default() }
    }))
}

fn topic(tx: &SystemTx<'_>, thing: Thing) -> Result<Option<Found>> {
    let row: Option<(String, String)> = tx.first(
        "select name, slug from topic where organisation = :organisation and id = :object",
        params! { organisation = thing.organisation, object = thing.object },
    )?;
    Ok(row.map(|(name, slug)| Found { text: [name.as_str(), &slug].join("\n"), ..Found::default() }))
}
