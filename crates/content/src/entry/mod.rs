//! Entries: what people make. A note shows whole in a list; an article has a title and an opening.

pub mod model;
mod publish;
pub mod store;

use kernel::{
    Activity, Audience, Change, Entry, Error, Facts, Host, Id, Of, Result, Space, Topic, Verb, Visible, Writing,
    audience::{
        Role,
        policy::{Action, may},
    },
    params, record,
};
pub use model::{Card, Kind, NewEntry, Place};
pub(crate) use publish::follow_entry;
pub use publish::{article_card, publish};

use shell::{placement, reason};

use crate::{file, on_entry, preview, render, standing::author};

/// A change of words by the author.
#[derive(Debug, Clone, Default)]
pub struct Edit {
    /// For an article.
    pub title: String,
    /// For an article.
    pub summary: String,
    /// Markdown.
    pub source: String,
    /// The revision that the author started from: another edit meanwhile is a conflict, and neither text is lost.
    pub base: i64,
    /// What becomes of its files.
    pub files: file::Changes,
}

record! {
    struct Current { kind: String, lang: String, title: String, slug: String, source: String, summary: String, format: String, edited_at: Option<i64>, files: i64 }
}

const CURRENT: &str = "select e.kind, e.lang, e.title, e.slug, \
     coalesce((select n.source from visible_note n where n.entry = e.id), (select a.source from visible_article a where a.entry = e.id), '') as source, \
     coalesce((select a.summary from visible_article a where a.entry = e.id), '') as summary, \
     coalesce((select a.format from visible_article a where a.entry = e.id), 'markdown') as format, e.edited_at, e.files from visible_entry e where e.id = :entry";

/// Changes the words; what stood before is kept as a revision that readers may compare.
///
/// # Errors
/// [`Error::Conflict`] when somebody edited since `base`.
pub fn edit(tx: &Writing<'_>, entry: Id<Entry>, edit: &Edit) -> Result<Change<String>> {
    if !may(on_entry(tx, entry)?, Action::Edit) {
        return Err(Error::Forbidden);
    }
    let current = tx.one::<Current>(CURRENT, params! { entry })?;
    let href = model::href(&current.kind, entry, &current.slug);
    let same_words = current.source == edit.source && current.title == edit.title;
    let before = file::names(tx, entry.get(), current.files)?;
    let files = file::change(tx, &edit.files, Host::Entry, entry.get())?;
    if same_words && current.summary.trim() == edit.summary.trim() && files.is_none() {
        return Ok(Change::Unchanged(href));
    }
    // The same form sent twice has said nothing new, and is no conflict with itself.
    if current.edited_at.unwrap_or(0) != edit.base {
        return Err(Error::Conflict(shell::t::content::edit_conflict));
    }
    let kind = if current.kind == "article" { Kind::Article } else { Kind::Note };
    publish::check(
        kind,
        &edit.title,
        &edit.source,
        files.map_or(usize::try_from(current.files).unwrap_or(0), |files| files.has) > 0,
    )?;
    if !same_words || files.is_some_and(|files| files.others) {
        tx.put(
            "insert into revision(organisation, object, id, editor, title, source, files) \
             values (:organisation, :entry, :id, :me, :title, :source, :before)",
            params! { entry, id = tx.mint::<Entry>(), title = current.title.as_str(), source = current.source.as_str(), before },
        )?;
    }
    let mut text = render::again(tx, &edit.source, &current.lang)?;
    // What was imported as HTML stays HTML: cleaned as it was on arrival, never read as Markdown.
    let imported = current.format == "html";
    if imported {
        text.rendered.html = markup::html::clean(&markup::html::paragraphs(&edit.source), &()).html;
        text.rendered.links = preview::first_link(&text.rendered.html).into_iter().collect();
    }
    let shown = publish::Shown::new(kind, &edit.title, &edit.summary, &text);
    publish::write_body(tx, entry, kind, &edit.summary, &edit.source, &text)?;
    if imported {
        tx.put(
            "update article set format = 'html' where organisation = :organisation and entry = :entry",
            params! { entry },
        )?;
    }
    // Each edit has a moment of its own, whatever the clock does: it is what the next one says it started from.
    tx.put(
        "update entry set lang = :lang, title = :title, slug = :slug, card_html = :card, edited_at = case when edited_at >= :now then edited_at + 1 else :now end \
         where organisation = :organisation and id = :entry",
        params! { entry, lang = text.lang.tag(), title = edit.title.trim(), slug = shown.slug, card = shown.card },
    )?;
    let before =
        tx.all::<Id<Topic>>("select topic from visible_entry_topic where entry = :entry", params! { entry })?;
    tx.put("delete from entry_topic where organisation = :organisation and entry = :entry", params! { entry })?;
    let topics = publish::attach_topics(tx, entry, &text)?;
    let untagged: Vec<Id<Topic>> =
        before.into_iter().map(Visible::into_inner).filter(|topic| !topics.contains(topic)).collect();
    render::mentions(tx, entry.get(), &text.mentioned)?;
    preview::want(tx, entry, &text.rendered.links)?;
    let facts = Facts { mentions: text.mentioned, topics, untagged, ..Facts::default() };
    Ok(Change::one(href, Activity::new(Verb::Update, entry).facts(facts)))
}

/// Deletes at once for everybody; what others answered stays under its trace. The words themselves go when they are purged
/// ([`crate::purge`]). Whoever is not its author says why.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who is neither author nor moderator; [`Error::Invalid`] for a moderator without a reason.
pub fn delete(tx: &Writing<'_>, entry: Id<Entry>, why: &str) -> Result<Change<()>> {
    let standing = on_entry(tx, entry)?;
    if !may(standing, Action::Delete) {
        return Err(Error::Forbidden);
    }
    let reason = if standing.author { None } else { Some(reason::known(why)?.into()) };
    let facts = Facts { author: author(tx, entry)?, reason, ..Facts::default() };
    if !standing.author
        && let Some(taken_out) = take_out_of_own(tx, entry, facts.clone())?
    {
        return Ok(taken_out);
    }
    tx.put(
        "update entry set deleted_at = :now, tombstone = 1 where organisation = :organisation and id = :entry",
        params! { entry },
    )?;
    Ok(Change::one((), Activity::new(Verb::Delete, entry).facts(facts)))
}

/// A moderator decides for their own spaces alone: an entry that also lives elsewhere leaves only these.
fn take_out_of_own(tx: &Writing<'_>, entry: Id<Entry>, mut facts: Facts) -> Result<Option<Change<()>>> {
    let places = places(tx, entry)?;
    let own = tx.all::<Id<Audience>>(
        "select p.audience from visible_placement p join visible_membership m on m.audience = p.audience \
         where p.entry = :entry and m.role in ('owner', 'animator', 'moderator')",
        params! { entry },
    )?;
    if own.len() == places.len() {
        return Ok(None);
    }
    let mut lines = Vec::new();
    for audience in own {
        let space = Id::<Space>::new(audience.get());
        placement::end(tx, entry, space.audience())?;
        // Its author is told by the first line, once, however many places it leaves.
        lines.push(Activity::new(Verb::Remove, entry).target(space).facts(std::mem::take(&mut facts)));
    }
    Ok(Some(Change::Changed((), lines)))
}

record! {
    struct Seen { open: bool, role: Option<Role> }
}

/// The places of an entry that the viewer sees, with whether they are open to all members and what the viewer is in them.
fn seen_places(tx: &Writing<'_>, entry: Id<Entry>) -> Result<Vec<Visible<Seen>>> {
    tx.all(
        "select case when (p.open_to & 1) <> 0 then 1 else 0 end as open, \
                (select m.role from visible_membership m where m.audience = p.audience) as role \
         from visible_placement p where p.entry = :entry",
        params! { entry },
    )
}

fn places(tx: &Writing<'_>, entry: Id<Entry>) -> Result<Vec<Id<Audience>>> {
    tx.system_rows(
        "every place of an entry, to know whether it lives elsewhere too",
        "select audience from placement where organisation = :organisation and entry = :entry",
        params! { entry },
    )
}

/// Ends or reopens the discussion; what a moderator ended under another's words, its author does not reopen.
///
/// # Errors
/// [`Error::Forbidden`] for anybody else.
pub fn close(tx: &Writing<'_>, entry: Id<Entry>, closed: bool) -> Result<Change<()>> {
    let standing = on_entry(tx, entry)?;
    if !may(standing, Action::Close) {
        return Err(Error::Forbidden);
    }
    tx.put(
        "update entry set closed_at = case when :closed = 1 then cast(:now as bigint) end, closed_by_desk = :by_desk \
         where organisation = :organisation and id = :entry",
        params! { entry, closed, by_desk = closed && !standing.author },
    )?;
    Ok(Change::one((), Activity::new(Verb::Update, entry).facts(Facts { closed: Some(closed), ..Facts::default() })))
}

/// Keeps an entry at the top of one space, or lets it go.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who does not moderate that space.
pub fn pin(tx: &Writing<'_>, entry: Id<Entry>, space: Id<Space>, pinned: bool) -> Result<Change<()>> {
    on_entry(tx, entry)?;
    if !may(crate::in_space(tx, space)?, Action::Pin) {
        return Err(Error::Forbidden);
    }
    let changed = tx.execute(
        "update placement set pinned_at = case when :pinned = 1 then cast(:now as bigint) end where organisation = :organisation and audience = :space and entry = :entry",
        params! { entry, space, pinned },
    )?;
    if changed == 0 {
        return Err(Error::NotFound);
    }
    Ok(Change::one(
        (),
        Activity::new(Verb::Update, entry).target(space).facts(Facts { pinned: Some(pinned), ..Facts::default() }),
    ))
}

/// Takes an entry out of one space: what its author and that space's moderators may do to an entry that also lives elsewhere.
/// Whoever is not its author says why.
///
/// # Errors
/// [`Error::Forbidden`] for anybody else; [`Error::Invalid`] for a moderator without a reason; [`Error::NotFound`] where it is not in that space; [`Error::Conflict`] where it is in
/// no other, and would have to be deleted instead.
pub fn remove_from(tx: &Writing<'_>, entry: Id<Entry>, space: Id<Space>, why: &str) -> Result<Change<()>> {
    let standing = on_entry(tx, entry)?;
    if !standing.author && !may(crate::in_space(tx, space)?, Action::RemoveFromSpace) {
        return Err(Error::Forbidden);
    }
    let reason = if standing.author { None } else { Some(reason::known(why)?.into()) };
    let facts = Facts { author: author(tx, entry)?, reason, ..Facts::default() };
    if !placement::end(tx, entry, space.audience())? {
        return Err(Error::NotFound);
    }
    // A place that they do not see changes nothing for a moderator: what they are told must not tell of it.
    let left = match standing.author {
        true => places(tx, entry)?.len(),
        false => seen_places(tx, entry)?.len(),
    };
    if left == 0 {
        return Err(Error::Conflict(shell::t::content::error_last_place));
    }
    Ok(Change::one((), Activity::new(Verb::Remove, entry).target(space).facts(facts)))
}

/// Places an entry before more people, who then see its discussion too: what its author alone may do, and only while they may
/// write wherever it stands behind closed doors.
///
/// # Errors
/// [`Error::Forbidden`] for anybody else, and where the author may not write; [`Error::Invalid`] beyond the number of places.
pub fn widen(tx: &Writing<'_>, entry: Id<Entry>, places: &[Id<Audience>]) -> Result<Change<String>> {
    let standing = on_entry(tx, entry)?;
    if !standing.author || standing.archived {
        return Err(Error::Forbidden);
    }
    let (seen, all) = (seen_places(tx, entry)?, self::places(tx, entry)?.len());
    // Whoever was put out of a closed space, or may only read in it, does not open what is said there.
    if seen.len() < all || seen.iter().any(|place| !place.open && place.role < Some(Role::Writer)) {
        return Err(Error::Forbidden);
    }
    let card = store::card(tx, entry)?;
    if all.saturating_add(places.len()) > model::MAX_PLACEMENTS {
        return Err(Error::Invalid("audience", shell::t::content::error_too_many_places));
    }
    let mut added = Vec::new();
    for place in places {
        publish::allowed(tx, *place, card.announcement)?;
        let fresh = tx.execute(
            "insert into placement(organisation, audience, entry, placed_by, since) values (:organisation, :place, :entry, :me, :since) on conflict do nothing",
            params! { place = *place, entry, since = tx.mint::<Entry>() },
        )?;
        added.extend((fresh > 0).then_some(*place));
    }
    let href = card.href();
    if added.is_empty() {
        return Ok(Change::Unchanged(href));
    }
    Ok(Change::one(href, Activity::new(Verb::Add, entry).facts(Facts { audiences: added, ..Facts::default() })))
}

/// Hides a revision of one's own from everybody else, or shows it again: what was edited away stays readable otherwise.
///
/// # Errors
/// [`Error::NotFound`] for a revision that the viewer does not see, or did not write.
pub fn hide_revision(tx: &Writing<'_>, revision: i64, hidden: bool) -> Result<Change<()>> {
    let object = tx.one::<Id<Entry>>(
        "select object from visible_revision where id = :revision and editor = :me",
        params! { revision },
    )?;
    tx.put(
        "update revision set hidden_at = case when :hidden = 1 then cast(:now as bigint) end \
         where organisation = :organisation and object = :object and id = :revision",
        params! { revision, hidden, object = *object },
    )?;
    let facts = Facts { revision: Some(Id::new(revision)), hidden: Some(hidden), ..Facts::default() };
    Ok(Change::one((), Activity::new(Verb::Update, *object).facts(facts)))
}

/// Keeps an entry for later, or no longer: nobody else's business.
///
/// # Errors
/// [`Error::NotFound`] when the viewer may not see it.
pub fn bookmark(tx: &Writing<'_>, entry: Id<Entry>, kept: bool) -> Result<()> {
    on_entry(tx, entry)?;
    if kept {
        tx.put(
            "insert into bookmark(organisation, person, object, at) values (:organisation, :me, :entry, :now) on conflict do nothing",
            params! { entry },
        )?;
    } else {
        tx.put(
            "delete from bookmark where organisation = :organisation and person = :me and object = :entry",
            params! { entry },
        )?;
    }
    Ok(())
}

/// Follows a discussion, or no longer: its answers come to the inbox.
///
/// # Errors
/// [`Error::NotFound`] when the viewer may not see it.
pub fn follow(tx: &Writing<'_>, entry: Id<Entry>, following: bool) -> Result<Change<()>> {
    on_entry(tx, entry)?;
    publish::follow_entry(tx, entry, following)?;
    let verb = if following { Verb::Follow } else { Verb::Undo };
    // Reactions are undone on entries too.
    Ok(Change::one((), Activity::new(verb, entry).facts(Facts { of: Some(Of::Follow), ..Facts::default() })))
}
