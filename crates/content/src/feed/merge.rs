//! The newest entries of many sources, by a merge that takes them from memory as long as they last, and opens a source in
//! the database only when one below is due.
//!
//! Seam: on SQLite each source is a cursor advanced in small runs; on PostgreSQL, where a statement costs a round trip,
//! one statement takes the few newest sources together. Measured in `docs/performance.md`.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BinaryHeap, HashSet, VecDeque},
};

use db::Dialect;
use kernel::{Reading, Result, Visible, params};

use super::heads::{Run, Source};

/// Entries read from a source at once below what is in memory, and deep in a feed where little of each is needed.
const RUN: i64 = 8;
const DEEP_RUN: i64 = 2;
/// Sources that one PostgreSQL statement opens together.
const TOGETHER: usize = 16;
/// A day, in ids: the least that a source is opened for at once. Somebody whom one follows may write mostly where one
/// does not see it; looked at without an end, such a source cost more than all others together.
const DAY: i64 = 24 * 3600 * 1000 * 4096;

/// A candidate: an entry and the first source that brought it.
pub(super) type Candidate = (i64, Source);

/// The next `want` entries of the sources below `before`, newest first, each once.
pub(super) fn candidates(
    tx: &Reading<'_>,
    sources: &[Source],
    runs: &[Run],
    before: i64,
    want: usize,
) -> Result<Vec<Candidate>> {
    let mut cursors: Vec<Cursor> =
        sources.iter().zip(runs).map(|(source, run)| Cursor::new(*source, run, before)).collect();
    reach(&mut cursors, want);
    if tx.dialect() == Dialect::Postgres {
        open_together(tx, &mut cursors, before)?;
    }
    let mut heap: BinaryHeap<(i64, Reverse<usize>)> =
        cursors.iter().enumerate().filter_map(|(at, c)| Some((c.peek()?, Reverse(at)))).collect();
    let mut seen = HashSet::new();
    let mut found = Vec::with_capacity(want);
    while let Some((due, Reverse(at))) = heap.pop() {
        let Some(cursor) = cursors.get_mut(at) else { continue };
        match cursor.waiting.pop_front() {
            Some(entry) => {
                if seen.insert(entry) {
                    found.push((entry, cursor.source));
                    if found.len() == want {
                        break;
                    }
                }
            }
            // Only a bound was due: what it stands for is read now, and not before.
            None => cursor.fill(tx)?,
        }
        if let Some(next) = cursor.peek() {
            debug_assert!(next <= due, "a source goes down");
            heap.push((next, Reverse(at)));
        }
    }
    Ok(found)
}

/// How far down each source is opened at once: if every source's next entry shows, the slice ends about there.
fn reach(cursors: &mut [Cursor], want: usize) {
    let mut next: Vec<i64> = cursors.iter().filter_map(Cursor::peek).collect();
    next.sort_unstable_by_key(|entry| Reverse(*entry));
    let reach = next.first().zip(next.get(want).or(next.last())).map_or(DAY, |(first, last)| (first - last).max(DAY));
    cursors.iter_mut().for_each(|cursor| cursor.reach = reach);
}

struct Cursor {
    source: Source,
    before: i64,
    run: i64,
    /// How far below the bound the next look goes.
    reach: i64,
    waiting: VecDeque<i64>,
    ended: bool,
    /// Nothing newer than this can come from here.
    bound: i64,
}

impl Cursor {
    /// Begins with what is in memory below `before`; the rest is in the database.
    fn new(source: Source, run: &Run, before: i64) -> Self {
        let waiting: VecDeque<i64> = run.entries.iter().copied().filter(|entry| *entry < before).collect();
        // Nothing lies between the run's last entry and what it holds above it.
        let before = run.entries.last().copied().map_or(before, |last| last.min(before));
        let limit = if waiting.is_empty() && !run.entries.is_empty() { DEEP_RUN } else { RUN };
        Self { source, before, run: limit, reach: DAY, waiting, ended: !run.more, bound: before.saturating_sub(1) }
    }

    /// The newest that can come next: a real entry, or a bound while unopened.
    fn peek(&self) -> Option<i64> {
        match self.waiting.front() {
            Some(entry) => Some(*entry),
            None if self.ended => None,
            None => Some(self.bound),
        }
    }

    fn fill(&mut self, tx: &Reading<'_>) -> Result<()> {
        // On PostgreSQL a look is a round trip: one that goes all the way is cheaper than several that do not.
        let floor = if tx.dialect() == Dialect::Postgres { 0 } else { self.bound.saturating_sub(self.reach).max(0) };
        let (before, limit) = (self.before, self.run);
        let rows = match self.source {
            Source::Space(id) => tx.all::<i64>(
                "select entry from visible_placement where audience = :id and entry < :before and entry > :floor order by entry desc limit :limit",
                params! { id, before, floor, limit },
            ),
            Source::Person(id) => tx.all::<i64>(
                "select id from visible_entry where author = :id and id < :before and id > :floor order by id desc limit :limit",
                params! { id, before, floor, limit },
            ),
            Source::Topic(id) => tx.all::<i64>(
                "select entry from visible_entry_topic where topic = :id and entry < :before and entry > :floor order by entry desc limit :limit",
                params! { id, before, floor, limit },
            ),
            Source::Announcements => tx.all::<i64>(
                "select e.id from visible_entry e where e.announcement = 1 and e.id < :before and e.id > :floor \
                 and exists (select 1 from visible_placement l left join visible_membership m on m.audience = l.audience where l.entry = e.id and (l.audience_kind = 'organisation' or m.audience is not null)) \
                 order by e.id desc limit :limit",
                params! { before, floor, limit },
            ),
        }?;
        self.take(rows.into_iter().map(Visible::into_inner), floor);
        Ok(())
    }

    /// Takes what was found above `floor`; 0 is the bottom.
    fn take(&mut self, rows: impl Iterator<Item = i64>, floor: i64) {
        let had = self.waiting.len();
        self.waiting.extend(rows);
        if i64::try_from(self.waiting.len() - had).unwrap_or(0) == self.run {
            self.before = self.waiting.back().copied().unwrap_or(0);
            self.bound = self.before - 1;
        } else if floor == 0 {
            self.ended = true;
        } else {
            self.before = floor + 1;
            self.bound = floor;
            // Ten looks at most to the beginning of time.
            self.reach = self.reach.saturating_mul(4);
        }
    }
}

/// Opens, of the sources of which nothing more is in memory, those with the newest bounds in one statement a kind.
fn open_together(tx: &Reading<'_>, cursors: &mut [Cursor], before: i64) -> Result<()> {
    let mut order: Vec<usize> =
        cursors.iter().enumerate().filter(|(_, c)| c.waiting.is_empty() && !c.ended).map(|(at, _)| at).collect();
    order.sort_by_key(|at| Reverse(cursors.get(*at).map_or(0, |cursor| cursor.bound)));
    let mut spaces: BTreeMap<i64, usize> = BTreeMap::new();
    let mut people: BTreeMap<i64, usize> = BTreeMap::new();
    for at in order.iter().copied().take(TOGETHER) {
        match cursors.get(at).map(|cursor| cursor.source) {
            Some(Source::Space(id)) => spaces.insert(id, at),
            Some(Source::Person(id)) => people.insert(id, at),
            _ => None,
        };
    }
    let limit = if before == i64::MAX { RUN } else { DEEP_RUN };
    // Nothing older than the first source that stays closed is due yet.
    let closed = order.get(TOGETHER).and_then(|at| cursors.get(*at)).filter(|_| before == i64::MAX);
    let floor = closed.map_or(0, |cursor| (cursor.bound - 1).max(0));
    let groups: [(BTreeMap<i64, usize>, &'static str); 2] = [
        (
            spaces,
            "select s.id, p.entry from unnest(cast(:ids as bigint[])) as s(id) cross join lateral \
             (select entry from visible_placement where audience = s.id and entry < :before and entry > :floor order by entry desc limit :limit) p",
        ),
        (
            people,
            "select s.id, p.entry from unnest(cast(:ids as bigint[])) as s(id) cross join lateral \
             (select id as entry from visible_entry where author = s.id and id < :before and id > :floor order by id desc limit :limit) p",
        ),
    ];
    for (places, sql) in groups {
        if places.is_empty() {
            continue;
        }
        let ids: Vec<i64> = places.keys().copied().collect();
        let rows = tx.all::<(i64, i64)>(sql, params! { ids, before, floor, limit })?;
        for (id, at) in places {
            if let Some(cursor) = cursors.get_mut(at) {
                let mut entries: Vec<i64> = rows.iter().filter(|row| row.0 == id).map(|row| row.1).collect();
                entries.sort_unstable_by_key(|entry| Reverse(*entry));
                cursor.run = limit;
                cursor.take(entries.into_iter(), floor);
            }
        }
    }
    Ok(())
}
