//! Reading entries through the door.

use kernel::{Asked, Entry, Error, Id, Person, Reading, Result, Slice, Visible, params, record};

use super::model::Card;
use crate::feed::SLICE;

/// The columns of a [`Card`], in its order.
macro_rules! cards {
    ($rest:literal) => {
        concat!(
            "select c.id, c.kind, c.author, c.byline, c.lang, c.title, c.slug, c.card_html, c.published_at, c.edited_at, c.closed_at, c.announcement, \
             c.shared, c.comment_count, c.reactions, c.preview, c.files, c.author_name, c.author_handle, c.author_title, c.author_photo, \
             c.author_kind, c.mine, c.bookmarked, c.seen, c.places from visible_card c ",
            $rest
        )
    };
}

/// The cards of some entries, newest first; those that the viewer may not see, or has muted, are left out.
///
/// # Errors
/// When the database fails.
pub fn cards(tx: &Reading<'_>, ids: Vec<i64>) -> Result<Vec<Visible<Card>>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut cards = tx.all::<Card>(
        cards!(
            "where c.id in @ids(:ids) and (c.author is null or c.author not in (select h.author from visible_hidden_author h))"
        ),
        params! { ids },
    )?;
    cards.sort_by_key(|card| std::cmp::Reverse(card.id));
    Ok(cards)
}

/// One entry's card, muted or not.
///
/// # Errors
/// [`kernel::Error::NotFound`] when the viewer may not see it.
pub fn card(tx: &Reading<'_>, entry: Id<Entry>) -> Result<Visible<Card>> {
    find(tx, entry)?.ok_or(Error::NotFound)
}

/// One entry's card, if the viewer may see it.
///
/// # Errors
/// When the database fails.
pub fn find(tx: &Reading<'_>, entry: Id<Entry>) -> Result<Option<Visible<Card>>> {
    tx.find::<Card>(cards!("where c.id = :entry"), params! { entry })
}

/// What is left of an entry that went from under the answers of others: a card without a word.
///
/// # Errors
/// [`Error::NotFound`] where nothing is left, or the viewer may not see it.
pub fn trace(tx: &Reading<'_>, entry: Id<Entry>) -> Result<Visible<Card>> {
    tx.one::<Card>(
        "select id, kind, cast(null as bigint) as author, cast(null as text) as byline, '' as lang, '' as title, '' as slug, '' as card_html, \
         published_at, cast(null as bigint) as edited_at, cast(null as bigint) as closed_at, 0 as announcement, cast(null as bigint) as shared, \
         comment_count, '' as reactions, '' as preview, 0 as files, cast(null as text) as author_name, cast(null as text) as author_handle, \
         cast(null as text) as author_title, cast(null as bigint) as author_photo, cast(null as text) as author_kind, cast(null as text) as mine, \
         cast(null as bigint) as bookmarked, cast(null as bigint) as seen, cast(null as text) as places \
         from visible_thread where id = :entry and deleted_at is not null",
        params! { entry },
    )
}

/// A person's entries, newest first.
///
/// # Errors
/// When the database fails.
pub fn by_author(tx: &Reading<'_>, author: i64, before: i64, limit: i64) -> Result<Vec<Visible<Card>>> {
    tx.all::<Card>(
        cards!("where c.author = :author and c.id < :before order by c.id desc limit :limit"),
        params! { author, before, limit },
    )
}

/// Looks for entries after which a slice is given short, with the way on.
const MOST_LOOKS: usize = 10;

/// A slice of what `listed` names below an entry, at most so many at a time: some of it may be gone, or of somebody whom the
/// viewer has muted, and then what lies below takes its place.
fn slice(
    before: i64,
    tx: &Reading<'_>,
    listed: impl Fn(i64, i64) -> Result<Vec<Visible<i64>>>,
) -> Result<Slice<Visible<Card>>> {
    let (mut items, mut below) = (Vec::new(), before);
    for _ in 0..MOST_LOOKS {
        let want = (SLICE + 1 - items.len()).max(SLICE / 2);
        let ids: Vec<i64> =
            listed(below, i64::try_from(want).unwrap_or(i64::MAX))?.into_iter().map(Visible::into_inner).collect();
        let (ended, last) = (ids.len() < want, ids.last().copied());
        items.extend(cards(tx, ids)?);
        if ended || items.len() > SLICE {
            return Ok(Slice::cut(items, SLICE, |card| card.id.get()));
        }
        below = last.unwrap_or(below);
    }
    Ok(Slice { items, next: Some(below) })
}

/// The entries of a space, newest first.
///
/// # Errors
/// When the database fails.
pub fn in_audience(tx: &Reading<'_>, audience: i64, before: i64) -> Result<Slice<Visible<Card>>> {
    slice(before, tx, |before, limit| {
        tx.all(
            "select entry from visible_placement where audience = :audience and entry < :before order by entry desc limit :limit",
            params! { audience, before, limit },
        )
    })
}

/// Asks for what is pinned in a space, last pinned first.
///
/// # Errors
/// When the database fails.
pub fn ask_pinned<'t>(tx: &'t Reading<'_>, audience: i64) -> Result<Asked<'t, i64>> {
    tx.ask(
        "select l.entry from visible_placement l where l.audience = :audience and l.pinned_at is not null \
         and exists (select 1 from visible_entry e where e.id = l.entry) order by l.pinned_at desc limit 5",
        params! { audience },
    )
}

/// The cards of what is pinned.
///
/// # Errors
/// When the database fails.
pub fn pinned(tx: &Reading<'_>, asked: Asked<'_, i64>) -> Result<Vec<Visible<Card>>> {
    in_order(tx, asked.all()?.into_iter().map(Visible::into_inner).collect())
}

/// The entries of a topic, newest first.
///
/// # Errors
/// When the database fails.
pub fn of_topic(tx: &Reading<'_>, topic: i64, before: i64) -> Result<Slice<Visible<Card>>> {
    slice(before, tx, |before, limit| {
        tx.all(
            "select entry from visible_entry_topic where topic = :topic and entry < :before order by entry desc limit :limit",
            params! { topic, before, limit },
        )
    })
}

/// The cards of some entries, in the order in which they are named.
fn in_order(tx: &Reading<'_>, ids: Vec<i64>) -> Result<Vec<Visible<Card>>> {
    let mut cards = cards(tx, ids.clone())?;
    cards.sort_by_key(|card| ids.iter().position(|id| *id == card.id.get()));
    Ok(cards)
}

/// The entries whose discussion the viewer follows, newest first.
///
/// # Errors
/// When the database fails.
pub fn followed(tx: &Reading<'_>, before: i64) -> Result<Slice<Visible<Card>>> {
    slice(before, tx, |before, limit| {
        tx.all(
            "select target from visible_follow where kind = 'entry' and target < :before order by target desc limit :limit",
            params! { before, limit },
        )
    })
}

/// What the viewer keeps for later, last kept first.
///
/// # Errors
/// When the database fails.
pub fn bookmarked(tx: &Reading<'_>, before: i64, limit: i64) -> Result<(Vec<Visible<Card>>, Option<i64>)> {
    let kept = tx.all::<(i64, i64)>(
        "select object, at from visible_bookmark where at < :before order by at desc limit :limit",
        params! { before, limit },
    )?;
    let next = if kept.len() as i64 == limit { kept.last().map(|row| row.1) } else { None };
    Ok((in_order(tx, kept.iter().map(|row| row.0).collect())?, next))
}

record! {
    /// The body of an article.
    #[derive(Debug, Clone)]
    pub struct Body { pub summary: String, pub format: String, pub source: String, pub html: String, pub minutes: i64, pub origin: Option<String> }
}

/// An article's body.
///
/// # Errors
/// [`kernel::Error::NotFound`] when the viewer may not see it.
pub fn body(tx: &Reading<'_>, entry: Id<Entry>) -> Result<Visible<Body>> {
    tx.one(
        "select summary, format, source, html, minutes, origin from visible_article where entry = :entry",
        params! { entry },
    )
}

/// A note's source, for its author to edit.
///
/// # Errors
/// [`kernel::Error::NotFound`] when the viewer may not see it.
pub fn note_source(tx: &Reading<'_>, entry: Id<Entry>) -> Result<Visible<String>> {
    tx.one("select source from visible_note where entry = :entry", params! { entry })
}

record! {
    /// A revision that readers may compare.
    #[derive(Debug, Clone)]
    pub struct Revision { pub id: i64, pub editor: Option<Id<Person>>, pub title: String, pub source: String, pub files: String, pub hidden_at: Option<i64> }
}

/// What stood before each edit, newest first.
///
/// # Errors
/// When the database fails.
pub fn revisions(tx: &Reading<'_>, object: i64) -> Result<Vec<Visible<Revision>>> {
    tx.all(
        "select r.id, r.editor, r.title, r.source, r.files, r.hidden_at from visible_revision r where r.object = :object order by r.id desc limit 100",
        params! { object },
    )
}

record! {
    /// A keyword of an entry.
    #[derive(Debug, Clone)]
    pub struct Keyword { pub slug: String, pub name: String }
}

/// The topics of an entry.
///
/// # Errors
/// When the database fails.
pub fn keywords(tx: &Reading<'_>, entry: Id<Entry>) -> Result<Vec<Visible<Keyword>>> {
    tx.all("select slug, name from visible_entry_topic where entry = :entry order by name", params! { entry })
}

record! {
    /// A page elsewhere that links to an article.
    #[derive(Debug, Clone)]
    pub struct Linkback { pub source: String, pub title: String, pub excerpt: String, pub published_at: i64 }
}

/// The pages that link here, once each.
///
/// # Errors
/// When the database fails.
pub fn linkbacks(tx: &Reading<'_>, entry: Id<Entry>) -> Result<Vec<Visible<Linkback>>> {
    tx.all(
        "select source, title, excerpt, published_at from visible_linkback where entry = :entry order by published_at",
        params! { entry },
    )
}
