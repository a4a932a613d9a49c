//! The newest entry of each source, in memory: a bound that lets a feed open few sources, and never an answer.
//!
//! A head that is too old must not hide an entry, so every read first takes the journal's tail within its own snapshot;
//! a source that is not known here counts as new and is simply opened.

use std::{
    collections::HashMap,
    sync::{Arc, RwLock},
};

use kernel::{Reading, Result, Store, SystemTx, params, record};
use serde_json::Value as Json;

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

#[derive(Default)]
struct State {
    loaded: bool,
    epoch: i64,
    position: i64,
    newest: HashMap<(i64, Source), i64>,
}

/// The newest entry of each source of every organisation.
#[derive(Clone, Default)]
pub struct Heads(Arc<RwLock<State>>);

record! {
    struct Line { epoch: i64, position: i64, organisation: i64, object: i64, facts: String }
}

const TAIL: &str = "select epoch, position, organisation, object, facts from visible_head where (epoch, position) > (:epoch, :position) \
     order by epoch, position limit 2000";

/// Every line, for the cursor moves over all of them: what each read takes after it then stays short on a day of reactions too.
const NEWS: &str = "select epoch, position, organisation, object, \
     case when host = 'entry' and verb in ('Create', 'Add') then facts else '' end as facts from activity \
     where (epoch, position) > (:epoch, :position) order by epoch, position limit 10000";

impl Heads {
    /// Reads all heads from the tables, once; until then every source counts as new.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn load(&self, store: &Store) -> Result<()> {
        let state = store.system_read("the newest entry of each source, for every feed", load).await?;
        *self.0.write().unwrap_or_else(std::sync::PoisonError::into_inner) = state;
        Ok(())
    }

    /// Takes what was published since the last look, so that the tail that each read takes stays short.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn follow(&self, store: &Store) -> Result<()> {
        let (loaded, epoch, position) = self.cursor();
        if !loaded {
            return self.load(store).await;
        }
        let (lines, horizon) = store
            .system_read("the journal's tail, for every feed", move |tx| {
                let lines = tx.all::<Line>(NEWS, params! { epoch, position })?;
                let horizon: i64 = tx.first("select journal_horizon()", params! {})?.unwrap_or(0);
                Ok((lines, horizon))
            })
            .await?;
        let mut state = self.0.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        for line in &lines {
            state.raise(line);
            // A line of a running transaction may come later with a lower number: the cursor stays before the oldest.
            if line.epoch < horizon {
                (state.epoch, state.position) = (line.epoch, line.position);
            }
        }
        Ok(())
    }

    fn cursor(&self) -> (bool, i64, i64) {
        let state = self.0.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        (state.loaded, state.epoch, state.position)
    }

    /// The newest entry of each of the sources, as bounds for this snapshot.
    ///
    /// # Errors
    /// When the database fails.
    pub(super) fn bounds(&self, tx: &Reading<'_>, sources: &[Source]) -> Result<Vec<i64>> {
        let (loaded, epoch, position) = self.cursor();
        if !loaded {
            return Ok(vec![i64::MAX; sources.len()]);
        }
        let organisation = tx.viewer().organisation().get();
        let tail = tx.all::<Line>(TAIL, params! { epoch, position })?;
        let mut fresh = State::default();
        tail.iter().for_each(|line| fresh.raise(line));
        let state = self.0.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        let newest = |source: &Source| {
            let key = (organisation, *source);
            let known = state.newest.get(&key).copied().unwrap_or(0);
            known.max(fresh.newest.get(&key).copied().unwrap_or(0))
        };
        Ok(sources.iter().map(newest).collect())
    }
}

impl State {
    fn raise(&mut self, line: &Line) {
        if line.facts.is_empty() {
            return;
        }
        let facts: Json = serde_json::from_str(&line.facts).unwrap_or(Json::Null);
        let ids = |name: &str| {
            facts.get(name).and_then(Json::as_array).into_iter().flatten().filter_map(id).collect::<Vec<_>>()
        };
        let mut sources: Vec<Source> = ids("audiences").into_iter().map(Source::Space).collect();
        sources.extend(ids("topics").into_iter().map(Source::Topic));
        sources.extend(facts.get("author").and_then(id).map(Source::Person));
        if facts.get("announcement").and_then(Json::as_bool) == Some(true) {
            sources.push(Source::Announcements);
        }
        for source in sources {
            self.put(line.organisation, source, line.object);
        }
    }

    fn put(&mut self, organisation: i64, source: Source, entry: i64) {
        let newest = self.newest.entry((organisation, source)).or_insert(entry);
        *newest = (*newest).max(entry);
    }
}

/// Ids are written as text in the journal, as in every JSON of ours.
fn id(json: &Json) -> Option<i64> {
    json.as_str().and_then(|text| text.parse().ok()).or_else(|| json.as_i64())
}

fn load(tx: &SystemTx<'_>) -> Result<State> {
    let mut state = State { loaded: true, epoch: -1, position: -1, ..State::default() };
    let end: Option<(i64, i64)> =
        tx.first("select epoch, position from activity where epoch < journal_horizon() order by epoch desc, position desc limit 1", params! {})?;
    if let Some((epoch, position)) = end {
        (state.epoch, state.position) = (epoch, position);
    }
    let heads = |sql: &'static str| tx.all::<(i64, i64, i64)>(sql, params! {});
    for (organisation, audience, entry) in
        heads("select organisation, audience, max(entry) from placement group by organisation, audience")?
    {
        state.put(organisation, Source::Space(audience), entry);
    }
    for (organisation, author, entry) in
        heads("select organisation, author, max(id) from entry where author is not null group by organisation, author")?
    {
        state.put(organisation, Source::Person(author), entry);
    }
    for (organisation, topic, entry) in
        heads("select organisation, topic, max(entry) from entry_topic group by organisation, topic")?
    {
        state.put(organisation, Source::Topic(topic), entry);
    }
    for (organisation, _, entry) in heads(
        "select organisation, cast(0 as bigint), max(id) from entry where announcement = 1 group by organisation",
    )? {
        state.put(organisation, Source::Announcements, entry);
    }
    Ok(state)
}
