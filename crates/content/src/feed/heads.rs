//! The newest entries of each source, in memory: where a feed begins, and never an answer.
//!
//! A [`Run`] is whole down to its last entry, so that a feed opens a source in the database only below it. Every read
//! first takes the journal's tail within its own snapshot, so that nothing new is hidden however far behind this is; and
//! what a run names passes the door, and is held against the viewer's sources again, before it shows.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use kernel::{Asked, Facts, Reading, Result, Store, SystemTx, lines_after, params, record};

/// What an entry can come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// A space that the viewer joined.
    Space(i64),
    /// A person whom they follow.
    Person(i64),
    /// A topic that they follow.
    Topic(i64),
    /// The announcements to the whole organisation.
    Announcements,
}

impl Source {
    /// How many entries are kept: about a slice of a space, of which a reader has few; less of a person, of whom a
    /// company has many.
    fn kept(self) -> usize {
        match self {
            Self::Space(_) | Self::Announcements => 24,
            Self::Person(_) | Self::Topic(_) => 8,
        }
    }
}

/// The newest entries of a source, newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) entries: Vec<i64>,
    /// Whether the source has others below the last.
    pub(super) more: bool,
}

impl Run {
    /// What is known of a source of which nothing is known.
    fn unknown() -> Self {
        Self { entries: Vec::new(), more: true }
    }

    fn put(&mut self, entry: i64, kept: usize) {
        let at = self.entries.partition_point(|known| *known > entry);
        // Below the last, only the database knows what stands between.
        if self.entries.get(at) == Some(&entry) || (at == self.entries.len() && self.more) {
            return;
        }
        self.entries.insert(at, entry);
        if self.entries.len() > kept {
            self.entries.truncate(kept);
            self.more = true;
        }
    }

    fn drop(&mut self, entry: i64) {
        self.entries.retain(|known| *known != entry);
    }

    /// Loading: entries come from the newest on.
    fn push(&mut self, entry: i64, kept: usize) {
        if self.entries.len() < kept {
            self.entries.push(entry);
        } else {
            self.more = true;
        }
    }
}

#[derive(Default)]
struct State {
    loaded: bool,
    epoch: i64,
    position: i64,
    runs: HashMap<(i64, Source), Run>,
}

/// The newest entries of each source of every organisation.
#[derive(Clone, Default)]
pub struct Heads(Arc<RwLock<State>>);

record! {
    pub(super) struct Line { epoch: i64, position: i64, organisation: i64, object: i64, facts: String }
}

/// The tail that a read takes: where more has come than this, it opens its sources in the database instead.
const TAIL: &str =
    concat!(lines_after!("select epoch, position, organisation, object, facts from visible_head"), " limit 2000");
const TAIL_LIMIT: usize = 2000;

/// Every line, for the cursor moves over all of them: what each read takes after it then stays short on a day of reactions too.
const NEWS: &str = concat!(
    lines_after!(
        "select epoch, position, organisation, object, \
         case when host = 'entry' and verb in ('Create', 'Add', 'Update') then facts else '' end as facts from activity"
    ),
    " limit 10000",
);
const NEWS_LIMIT: usize = 10_000;

impl Heads {
    /// Reads all runs from the tables, once; until then every source is opened in the database.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn load(&self, store: &Store) -> Result<()> {
        let state = store.system_read("the newest entries of each source, for every feed", load).await?;
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = state;
        Ok(())
    }

    /// Takes all that was published since the last look, so that the tail that each read takes stays short.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn follow(&self, store: &Store) -> Result<()> {
        while self.step(store).await? {}
        Ok(())
    }

    /// Takes some of it; says whether there is more.
    async fn step(&self, store: &Store) -> Result<bool> {
        let (loaded, epoch, position) = self.cursor();
        if !loaded {
            return self.load(store).await.map(|()| false);
        }
        let (lines, horizon) = store
            .system_read("the journal's tail, for every feed", move |tx| {
                let lines = tx.all::<Line>(NEWS, params! { epoch, position })?;
                let horizon: i64 = tx.first("select journal_horizon()", params! {})?.unwrap_or(0);
                Ok((lines, horizon))
            })
            .await?;
        let mut state = self.0.write().unwrap_or_else(PoisonError::into_inner);
        for line in &lines {
            for (source, present) in news(line) {
                let run = state.runs.entry((line.organisation, source)).or_default();
                if present { run.put(line.object, source.kept()) } else { run.drop(line.object) }
            }
            // A line of a running transaction may come later with a lower number: the cursor stays before the oldest.
            if line.epoch < horizon {
                (state.epoch, state.position) = (line.epoch, line.position);
            }
        }
        Ok(lines.len() == NEWS_LIMIT && (epoch, position) != (state.epoch, state.position))
    }

    fn cursor(&self) -> (bool, i64, i64) {
        let state = self.0.read().unwrap_or_else(PoisonError::into_inner);
        (state.loaded, state.epoch, state.position)
    }

    /// Asks for the journal's tail in this snapshot; none until the runs are loaded.
    pub(super) fn ask<'t>(&self, tx: &'t Reading<'_>) -> Result<Option<Asked<'t, Line>>> {
        let (loaded, epoch, position) = self.cursor();
        loaded.then(|| tx.ask(TAIL, params! { epoch, position })).transpose()
    }

    /// The runs of some sources in the snapshot in which the tail was read.
    ///
    /// # Errors
    /// When the database fails.
    pub(super) fn runs(&self, tx: &Reading<'_>, tail: Option<Asked<'_, Line>>, sources: &[Source]) -> Result<Vec<Run>> {
        let unknown = || Ok(sources.iter().map(|_| Run::unknown()).collect());
        let Some(tail) = tail else { return unknown() };
        let tail = tail.all()?;
        if tail.len() == TAIL_LIMIT {
            return unknown();
        }
        let organisation = tx.viewer().organisation().get();
        let state = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let mut runs: Vec<Run> = sources
            .iter()
            .map(|source| state.runs.get(&(organisation, *source)).cloned().unwrap_or_default())
            .collect();
        drop(state);
        for line in &tail {
            for (source, present) in news(line) {
                for (_, run) in sources.iter().zip(&mut runs).filter(|(known, _)| **known == source) {
                    if present { run.put(line.object, source.kept()) } else { run.drop(line.object) }
                }
            }
        }
        Ok(runs)
    }
}

/// What a line says of sources: its entry is one of theirs now, or no longer.
fn news(line: &Line) -> Vec<(Source, bool)> {
    let facts = Facts::read(&line.facts).unwrap_or_default();
    let spaces = facts.audiences.iter().map(|id| (Source::Space(id.get()), true));
    let untagged = facts.untagged.iter().map(|id| (Source::Topic(id.get()), false));
    let topics = facts.topics.iter().map(|id| (Source::Topic(id.get()), true));
    let author = facts.author.map(|id| (Source::Person(id.get()), true));
    let announced = facts.announcement.map(|on| (Source::Announcements, on));
    spaces.chain(untagged).chain(topics).chain(author).chain(announced).collect()
}

/// A kind of source, and its entries from the newest on, as (organisation, source, entry).
type Listing = (fn(i64) -> Source, &'static str);

const LISTINGS: [Listing; 4] = [
    (Source::Space, "select organisation, audience, entry from placement order by organisation, audience, entry desc"),
    (
        Source::Person,
        "select organisation, author, id from entry where author is not null and deleted_at is null order by organisation, author, id desc",
    ),
    (Source::Topic, "select organisation, topic, entry from entry_topic order by organisation, topic, entry desc"),
    (
        |_| Source::Announcements,
        "select organisation, cast(0 as bigint), id from entry where announcement = 1 and deleted_at is null order by organisation, id desc",
    ),
];

fn load(tx: &SystemTx<'_>) -> Result<State> {
    let mut state = State { loaded: true, epoch: -1, position: -1, ..State::default() };
    let end: Option<(i64, i64)> =
        tx.first("select epoch, position from activity where epoch < journal_horizon() order by epoch desc, position desc limit 1", params! {})?;
    if let Some((epoch, position)) = end {
        (state.epoch, state.position) = (epoch, position);
    }
    for (source, sql) in LISTINGS {
        tx.each::<(i64, i64, i64)>(sql, |(organisation, id, entry)| {
            let source = source(id);
            state.runs.entry((organisation, source)).or_default().push(entry, source.kept());
        })?;
    }
    // Many runs are short of what they may grow to; what they hold is what they need.
    state.runs.values_mut().for_each(|run| run.entries.shrink_to_fit());
    Ok(state)
}

#[cfg(test)]
mod tests {
    use super::Run;

    fn run(entries: &[i64], more: bool) -> Run {
        Run { entries: entries.to_vec(), more }
    }

    #[test]
    fn a_run_is_whole_down_to_its_last_entry() {
        let mut known = run(&[9, 5], false);
        known.put(7, 3);
        known.put(7, 3);
        assert_eq!(known, run(&[9, 7, 5], false));
        known.put(8, 3);
        assert_eq!(known, run(&[9, 8, 7], true));
        // What lies below is left to the database: 5 may be there, and 6 may not be all that is.
        known.put(6, 3);
        assert_eq!(known, run(&[9, 8, 7], true));
        known.drop(8);
        known.put(10, 3);
        assert_eq!(known, run(&[10, 9, 7], true));
        known.drop(7);
        known.put(6, 3);
        assert_eq!(known, run(&[10, 9], true), "7 is gone, and whether others stand above 6 is not known");
    }

    #[test]
    fn of_an_unknown_source_nothing_is_taken_for_all() {
        let mut unknown = Run::unknown();
        unknown.put(4, 3);
        assert_eq!(unknown, run(&[], true));
    }
}
