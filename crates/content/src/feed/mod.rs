//! The feed: newest first by publication, from joined spaces, followed people, followed topics and announcements.
//!
//! Nothing is copied for anybody: a slice is merged from the sources when it is read ([`merge`]), from the newest entries
//! of each in memory ([`heads`]) and below them from the database, and every candidate passes the door before it shows.

pub mod heads;
mod merge;

use std::collections::{HashMap, HashSet};

pub use heads::{Heads, Source};
use kernel::{Asked, Reading, Result, Slice, Visible, Writing, params, record};

use crate::entry::{
    model::{Card, Place},
    store,
};

/// Entries in a slice.
pub const SLICE: usize = 20;

/// Which sources a feed takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Filter {
    /// All of them.
    #[default]
    Everything,
    /// Joined spaces.
    Spaces,
    /// Followed people.
    People,
    /// Announcements.
    Announcements,
    /// What is said to the whole organisation, by whomever: a place to look, of which the feed takes announcements alone.
    Organisation,
}

impl Filter {
    /// All, in the order of the tabs.
    pub const ALL: [Self; 5] = [Self::Everything, Self::Spaces, Self::People, Self::Organisation, Self::Announcements];

    /// The word in the address.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Everything => "everything",
            Self::Spaces => "spaces",
            Self::People => "people",
            Self::Announcements => "announcements",
            Self::Organisation => "organisation",
        }
    }

    /// The filter of a word; everything for any other.
    #[must_use]
    pub fn parse(word: &str) -> Self {
        Self::ALL.into_iter().find(|filter| filter.word() == word).unwrap_or_default()
    }

    fn takes(self, source: Source) -> bool {
        match self {
            Self::Everything => true,
            Self::Spaces => matches!(source, Source::Space(_)),
            Self::People => matches!(source, Source::Person(_)),
            Self::Announcements => matches!(source, Source::Announcements),
            // Chosen where it is read: it is a place like a space, which nobody joins.
            Self::Organisation => true,
        }
    }
}

/// An entry of the feed, and where it comes from: the answer to “why do I see this?”.
pub struct Item {
    /// The entry.
    pub card: Visible<Card>,
    /// The first source that brought it.
    pub source: Source,
}

/// What is said to everybody, as a source: a place like a space, which nobody joins.
fn everybody(tx: &Reading<'_>) -> Result<Vec<Source>> {
    let everybody = tx.all::<i64>("select id from visible_audience where kind = 'organisation'", &[])?;
    Ok(everybody.into_iter().map(|audience| Source::Space(audience.into_inner())).collect())
}

/// The viewer's sources: what they joined and follow, themselves, and announcements.
///
/// # Errors
/// When the database fails.
pub fn sources(tx: &Reading<'_>) -> Result<Vec<Source>> {
    let rows = tx.all::<(String, i64)>(
        "select 'space' as kind, audience as target from visible_membership \
         union all select kind, target from visible_follow where kind in ('person', 'topic')",
        &[],
    )?;
    let of = |row: &Visible<(String, i64)>| match row.0.as_str() {
        "space" => Source::Space(row.1),
        "person" => Source::Person(row.1),
        _ => Source::Topic(row.1),
    };
    let mut sources: Vec<Source> = rows.iter().map(of).collect();
    // One's own entries stand in one's feed, so that what was just written is seen.
    sources.extend(tx.viewer().person().map(|me| Source::Person(me.get())));
    sources.push(Source::Announcements);
    Ok(sources)
}

/// Looks for candidates after which a slice is given short, with the way on.
const MOST_LOOKS: usize = 30;

/// A slice of the feed below an entry.
///
/// # Errors
/// When the database fails.
pub fn slice(tx: &Reading<'_>, heads: &Heads, filter: Filter, before: i64) -> Result<Slice<Item>> {
    let tail = heads.ask(tx)?;
    let own = if filter == Filter::Organisation { everybody(tx)? } else { sources(tx)? };
    let sources: Vec<Source> = own.iter().copied().filter(|source| filter.takes(*source)).collect();
    let runs = heads.runs(tx, tail, &sources)?;
    let own: HashSet<Source> = own.into_iter().collect();
    let mut items = Vec::new();
    let mut below = before;
    // What a candidate names may be gone, muted or no longer visible: go on until the slice is full or the feed ends.
    for _ in 0..MOST_LOOKS {
        let want = (SLICE + 1 - items.len()).max(SLICE / 2);
        let found = merge::candidates(tx, &sources, &runs, below, want)?;
        let ended = found.len() < want;
        let Some((last, _)) = found.last().copied() else { return Ok(Slice::cut(items, SLICE, key)) };
        below = last;
        let named: HashMap<i64, Source> = found.into_iter().collect();
        for card in store::cards(tx, named.keys().copied().collect())? {
            let source = named.get(&card.id.get()).and_then(|source| brought_by(&card, &own, filter, *source));
            items.extend(source.map(|source| Item { card, source }));
        }
        if ended || items.len() > SLICE {
            return Ok(Slice::cut(items, SLICE, key));
        }
    }
    Ok(Slice { items, next: Some(below) })
}

fn key(item: &Item) -> i64 {
    item.card.id.get()
}

/// Which of the viewer's sources that a filter takes brings an entry: the one that named it if it still does, or another. What
/// stands in memory may be older than a placement that was taken away; the card was read now. An announcement concerns whoever
/// is in its space, whatever the filter.
fn brought_by(card: &Card, sources: &HashSet<Source>, filter: Filter, named_by: Source) -> Option<Source> {
    let author = card.author.map(|author| Source::Person(author.get()));
    let spaces = card.places().map(|place| Source::Space(place.audience.get()));
    let concerns = |place: Place<'_>| place.slug.is_empty() || sources.contains(&Source::Space(place.audience.get()));
    let announced = (card.announcement && card.places().any(concerns)).then_some(Source::Announcements);
    let brings = spaces.chain(author).chain(announced);
    let mut brings: Vec<Source> = brings.filter(|of| sources.contains(of) && filter.takes(*of)).collect();
    // A topic does not stand on a card; the journal tells when one is taken away.
    brings.extend(matches!(named_by, Source::Topic(_)).then_some(named_by));
    if brings.contains(&named_by) { Some(named_by) } else { brings.first().copied() }
}

record! {
    /// Where the viewer was: entries above `line` are new in this visit.
    #[derive(Debug, Clone, Copy, Default)]
    pub struct Mark { pub line: i64, pub seen: i64, pub at: i64 }
}

/// A visit ends after half an hour without a look at the feed.
const VISIT_MS: i64 = 30 * 60 * 1000;

/// The viewer's mark as this visit sees it.
///
/// # Errors
/// When the database fails.
pub fn mark(tx: &Reading<'_>) -> Result<Mark> {
    marked(tx, ask_mark(tx)?)
}

/// Asks for the viewer's mark.
///
/// # Errors
/// When the database fails.
pub fn ask_mark<'t>(tx: &'t Reading<'_>) -> Result<Asked<'t, Mark>> {
    tx.ask("select line, seen, at from visible_feed_mark", &[])
}

/// The mark that was asked for: one that is older than a visit begins a new one.
///
/// # Errors
/// When the database fails.
pub fn marked(tx: &Reading<'_>, asked: Asked<'_, Mark>) -> Result<Mark> {
    Ok(asked.find()?.map_or_else(Mark::default, |stored| {
        let mark = stored.into_inner();
        if tx.now() - mark.at > VISIT_MS { Mark { line: mark.seen, ..mark } } else { mark }
    }))
}

/// Remembers that the feed was looked at down from `newest`.
///
/// # Errors
/// When the database fails.
pub fn looked(tx: &Writing<'_>, newest: i64) -> Result<()> {
    let line = mark(tx)?.line;
    tx.put(
        "insert into feed_mark(organisation, person, line, seen, at) values (:organisation, :me, :line, :newest, :now) \
         on conflict (organisation, person) do update set line = :line, at = :now, \
         seen = case when excluded.seen > feed_mark.seen then excluded.seen else feed_mark.seen end",
        params! { line, newest },
    )?;
    Ok(())
}

/// Marks entries as read: each was half on the screen for a second, or opened.
///
/// # Errors
/// When the database fails.
pub fn read(tx: &Writing<'_>, entries: &[i64]) -> Result<()> {
    for entry in entries.iter().take(100) {
        tx.put(
            "insert into read_mark(organisation, person, entry) \
             select organisation, :me, id from visible_entry where id = :entry on conflict do nothing",
            params! { entry = *entry },
        )?;
    }
    Ok(())
}
