//! Publishing: from a form to an entry in its places, once.

use kernel::{
    Activity, Audience, Change, Entry, Error, Facts, Id, Result, Setting, Verb, Writing,
    activity::Host,
    audience::{
        OrganisationRole, Role,
        policy::{Action, Discussion, Standing, may},
    },
    params, record,
};

use markup::words::one_line;
use shell::once;

use super::model::{Kind, MAX_ARTICLE, MAX_NOTE, MAX_PLACEMENTS, NewEntry, href};
use crate::{
    file, on_entry, preview,
    render::{self, Text},
};

/// Publishes an entry and answers with its address; the same form again answers with the same entry.
///
/// # Errors
/// [`Error::Invalid`] with the field that does not hold; [`Error::Forbidden`] where the author may not write.
pub fn publish(tx: &Writing<'_>, new: &NewEntry) -> Result<Change<(Id<Entry>, String)>> {
    let me = tx.viewer().signed_in()?;
    check(new.kind, &new.title, &new.source, !new.files.is_empty())?;
    let entry: Id<Entry> = tx.mint();
    let made = |entry| (entry, href(new.kind.word(), entry, &slug(new.kind, &new.title)));
    if let Some(entry) = once::claim(tx, &new.word, entry)? {
        return Ok(Change::Unchanged(made(entry)));
    }
    let audiences = allowed_audiences(tx, new)?;
    if let Some(shared) = new.shared {
        on_entry(tx, shared)?;
    }
    let text = render::text(tx, &new.source, new.lang)?;
    let shown = Shown::new(new.kind, &new.title, &new.summary, &text);
    tx.put(
        "insert into entry(organisation, id, kind, author, lang, title, slug, card_html, published_at, announcement, shared) \
         values (:organisation, :entry, :kind, :me, :lang, :title, :slug, :card, :now, :announcement, :shared)",
        params! {
            entry, kind = new.kind.word(), lang = text.lang.tag(), title = new.title.trim(), slug = shown.slug.as_str(),
            card = shown.card.as_str(), announcement = new.announcement, shared = new.shared,
        },
    )?;
    write_body(tx, entry, new.kind, &new.summary, &new.source, &text)?;
    for audience in &audiences {
        tx.put(
            "insert into placement(organisation, audience, entry, placed_by) values (:organisation, :audience, :entry, :me)",
            params! { audience = *audience, entry },
        )?;
    }
    let topics = attach_topics(tx, entry, &text)?;
    render::mentions(tx, entry.get(), &text.mentioned)?;
    if !text.rendered.links.is_empty() {
        preview::want(tx, entry, &text.rendered.links)?;
    }
    file::attach(tx, &new.files, Host::Entry, entry.get())?;
    follow_entry(tx, entry, true)?;
    let facts = Facts {
        author: Some(me),
        audiences,
        topics,
        mentions: text.mentioned,
        announcement: Some(new.announcement),
        shared: new.shared,
        ..Facts::default()
    };
    let mut activities = vec![Activity::new(Verb::Create, entry).facts(facts)];
    if let Some(shared) = new.shared {
        activities.push(Activity::new(Verb::Announce, shared).target(entry));
    }
    Ok(Change::Changed((entry, href(new.kind.word(), entry, &shown.slug)), activities))
}

/// Whether the words may stand at all; beside files, a note needs none.
pub(super) fn check(kind: Kind, title: &str, source: &str, files: bool) -> Result<()> {
    if one_line(source).is_empty() && !(files && kind == Kind::Note) {
        return Err(Error::Invalid("source", shell::t::content::error_empty));
    }
    let (most, wants_title) = match kind {
        Kind::Note => (MAX_NOTE, false),
        Kind::Article => (MAX_ARTICLE, true),
    };
    if source.chars().count() > most {
        return Err(Error::Invalid("source", shell::t::content::error_too_long));
    }
    if wants_title && one_line(title).is_empty() {
        return Err(Error::Invalid("title", shell::t::content::error_title));
    }
    if title.chars().count() > 200 {
        return Err(Error::Invalid("title", shell::t::content::error_too_long));
    }
    Ok(())
}

/// The places asked for, each of which the author must be allowed to write in; the organisation when none is named.
fn allowed_audiences(tx: &Writing<'_>, new: &NewEntry) -> Result<Vec<Id<Audience>>> {
    let mut audiences = new.audiences.clone();
    audiences.sort();
    audiences.dedup();
    if audiences.is_empty() {
        audiences.push(organisation_audience(tx)?);
    }
    if audiences.len() > MAX_PLACEMENTS {
        return Err(Error::Invalid("audience", shell::t::content::error_too_many_places));
    }
    audiences.iter().try_for_each(|audience| allowed(tx, *audience, new.announcement))?;
    Ok(audiences)
}

/// Whether the viewer may place an entry there, or an announcement: one to a space is its animators', one to everybody an
/// administrator's.
///
/// # Errors
/// [`Error::Invalid`] for a place that the viewer does not see, and for an announcement where they may not make one;
/// [`Error::Forbidden`] where they may not write.
pub(super) fn allowed(tx: &Writing<'_>, audience: Id<Audience>, announcement: bool) -> Result<()> {
    let place = tx.find::<OfAudience>(
        "select a.kind, (select m.role from visible_membership m where m.audience = a.id) as my_role, \
                (select s.archived_at from visible_space s where s.id = a.id) as archived_at from visible_audience a where a.id = :audience",
        params! { audience },
    )?;
    let place = place.ok_or(Error::Invalid("audience", shell::t::content::error_audience))?;
    let action = if place.kind == "space" { Action::Publish } else { Action::PublishToOrganisation };
    let standing = Standing {
        kind: tx.viewer().kind(),
        role: place.my_role,
        author: false,
        open: place.my_role.is_none(),
        discussion: Discussion::Open,
        archived: place.archived_at.is_some(),
    };
    let announced =
        !announcement || may(standing, Action::Announce) || (place.kind == "organisation" && announces_to_all(tx)?);
    match (may(standing, action), announced) {
        (true, true) => Ok(()),
        // The box can be unticked, or another place chosen.
        (true, false) => Err(Error::Invalid("announcement", shell::t::content::error_announcement)),
        // It was archived while it was written for; another place can be chosen.
        (false, _) if place.archived_at.is_some() => Err(Error::Invalid("audience", shell::t::content::error_audience)),
        (false, _) => Err(Error::Forbidden),
    }
}

/// Whether the viewer may announce to everybody: an administrator, and a curator where the organisation has chosen so.
fn announces_to_all(tx: &Writing<'_>) -> Result<bool> {
    let curators =
        || Ok::<_, Error>(Setting::AnnounceBy.chosen(tx)? == "curators" && tx.holds(OrganisationRole::Curator)?);
    Ok(tx.holds(OrganisationRole::Administrator)? || curators()?)
}

record! {
    struct OfAudience { kind: String, my_role: Option<Role>, archived_at: Option<i64> }
}

/// The audience that is everybody of the organisation; only a member has it, and a guest chooses a space.
fn organisation_audience(tx: &Writing<'_>) -> Result<Id<Audience>> {
    tx.find::<Id<Audience>>("select id from visible_audience where kind = 'organisation'", &[])?
        .map(kernel::Visible::into_inner)
        .ok_or(Error::Invalid("audience", shell::t::content::error_audience_none))
}

/// What addresses and lists show of an entry.
pub(super) struct Shown {
    pub(super) slug: String,
    pub(super) card: String,
}

impl Shown {
    pub(super) fn new(kind: Kind, title: &str, summary: &str, text: &Text) -> Self {
        let card = match kind {
            Kind::Note => text.rendered.html.clone(),
            Kind::Article => article_card(summary, &text.rendered.html),
        };
        Self { slug: slug(kind, title), card }
    }
}

fn slug(kind: Kind, title: &str) -> String {
    if kind == Kind::Article { markup::words::slug(title, "article") } else { String::new() }
}

/// Writes what is particular to the kind.
pub(super) fn write_body(
    tx: &Writing<'_>,
    entry: Id<Entry>,
    kind: Kind,
    summary: &str,
    source: &str,
    text: &Text,
) -> Result<()> {
    match kind {
        Kind::Note => tx.put(
            "insert into note(organisation, entry, source) values (:organisation, :entry, :source) \
             on conflict (organisation, entry) do update set source = excluded.source",
            params! { entry, source },
        )?,
        Kind::Article => {
            let minutes = markup::html::reading_minutes(&text.rendered.html);
            tx.put(
                "insert into article(organisation, entry, summary, format, source, html, minutes) \
                 values (:organisation, :entry, :summary, 'markdown', :source, :html, :minutes) \
                 on conflict (organisation, entry) do update set summary = excluded.summary, format = 'markdown', source = excluded.source, \
                 html = excluded.html, minutes = excluded.minutes",
                params! { entry, summary, source, html = text.rendered.html.as_str(), minutes },
            )?
        }
    };
    Ok(())
}

/// What a list shows of an article: its summary, or else its beginning.
#[must_use]
pub fn article_card(summary: &str, html: &str) -> String {
    let opening = if summary.trim().is_empty() { html } else { summary };
    opening_html(&markup::html::excerpt(opening, 320))
}

/// Plain words as a paragraph.
pub(crate) fn opening_html(words: &str) -> String {
    format!("<p>{}</p>", words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
}

pub(super) fn attach_topics(tx: &Writing<'_>, entry: Id<Entry>, text: &Text) -> Result<Vec<Id<kernel::Topic>>> {
    let topics = render::topics(tx, &text.rendered.topics)?;
    for (topic, written) in topics.iter().zip(&text.rendered.topics) {
        tx.put(
            "insert into entry_topic(organisation, topic, entry, name) values (:organisation, :topic, :entry, :name) on conflict do nothing",
            params! { topic = *topic, entry, name = written.name.as_str() },
        )?;
    }
    Ok(topics)
}

pub(crate) fn follow_entry(tx: &Writing<'_>, entry: Id<Entry>, following: bool) -> Result<()> {
    let sql = if following {
        "insert into follow(organisation, person, kind, target, at) values (:organisation, :me, 'entry', :entry, :now) on conflict do nothing"
    } else {
        "delete from follow where organisation = :organisation and person = :me and kind = 'entry' and target = :entry"
    };
    tx.put(sql, params! { entry })
}
