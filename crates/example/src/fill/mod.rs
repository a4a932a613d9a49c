//! Fills an organisation with Maison Birotteau, through the product's own commands, in the order of time.

use std::collections::{BTreeMap, HashMap};

use anyhow::{Context, Result, anyhow};
use content::{
    comment::{self, NewComment},
    entry::{self, Kind, NewEntry},
    reaction,
};
use identity::{NewOrganisation, NewPerson, person::PersonKind};
use jiff::{
    Timestamp,
    civil::{Date, Time},
    tz::TimeZone,
};
use kernel::{Asker, Comment, Entry, Id, Lang, Organisation, Person, Space, SystemTx, audience::Role, params};

use crate::{
    company::{Company, Members},
    random::Random,
};

mod communities;
mod history;
mod people;
mod tour;

const HOUR: i64 = 3600 * 1000;
const DAY: i64 = 24 * HOUR;
/// People in all.
const PEOPLE: usize = 250;
/// Days of history.
const SPAN_DAYS: i64 = 730;

/// What was made.
#[derive(Debug, Clone, Copy, Default)]
pub struct Filled {
    /// The organisation.
    pub organisation: i64,
    /// People.
    pub people: usize,
    /// Spaces.
    pub spaces: usize,
    /// Entries.
    pub entries: usize,
    /// Comments.
    pub comments: usize,
    /// Reactions.
    pub reactions: usize,
}

/// Fills an empty deployment with the company as it went home on the evening before `now_ms`: the same seed and day give the same
/// company, at whatever hour it is filled.
///
/// # Errors
/// When a text names somebody or something that is not there, or the database fails.
pub fn fill(
    tx: &SystemTx<'_>,
    company: &Company,
    hosts: Vec<String>,
    base_url: &str,
    seed: u64,
    now_ms: i64,
) -> Result<Filled> {
    let zone = TimeZone::get("Europe/Paris").context("the time zone of the house")?;
    let today = Timestamp::from_millisecond(now_ms)?.to_zoned_datetime(zone.clone()).start_of_day()?;
    let start = today.timestamp().as_millisecond() - SPAN_DAYS * DAY;
    let evening = today.timestamp().as_millisecond() - 4 * HOUR;
    let organisation = identity::create_organisation(
        &tx.at(start),
        &NewOrganisation {
            slug: "birotteau".into(),
            name: "Maison Birotteau".into(),
            hosts,
            base_url: base_url.into(),
            lang: Lang::Fr,
            time_zone: "Europe/Paris".into(),
            hue: 262,
            is_example: true,
        },
    )
    .map_err(|error| anyhow!(error))?;
    let mut house = House {
        tx,
        company,
        organisation,
        random: Random::new(seed),
        start,
        now: evening,
        zone,
        people: BTreeMap::new(),
        joined: HashMap::new(),
        units: HashMap::new(),
        sites: HashMap::new(),
        inside: Vec::new(),
        spaces: HashMap::new(),
        filled: Filled { organisation: organisation.get(), ..Filled::default() },
    };
    house.places()?;
    house.everybody()?;
    house.communities()?;
    house.follows()?;
    house.history()?;
    house.tour()?;
    Ok(house.filled)
}

struct House<'a> {
    tx: &'a SystemTx<'a>,
    company: &'a Company,
    organisation: Id<Organisation>,
    random: Random,
    start: i64,
    now: i64,
    zone: TimeZone,
    people: BTreeMap<String, Id<Person>>,
    /// When they came, by handle.
    joined: HashMap<String, i64>,
    units: HashMap<String, i64>,
    sites: HashMap<String, i64>,
    /// Handle, unit and site of everybody who is not a guest, in the order of their coming.
    inside: Vec<(String, String, String)>,
    spaces: HashMap<String, Community>,
    filled: Filled,
}

struct Community {
    id: Id<Space>,
    members: Vec<String>,
}

/// Something that happens at a moment.
struct Event<'a> {
    at: i64,
    thread: usize,
    what: What<'a>,
}

enum What<'a> {
    Entry(&'a crate::company::Thread),
    Comment(usize, &'a crate::company::Comment),
    /// To the thread's entry, or to the comment of that number.
    Reaction {
        on: Option<usize>,
        handle: String,
        kind: &'a str,
    },
}

impl House<'_> {
    pub(super) fn person(&self, handle: &str) -> Result<Id<Person>> {
        self.people.get(handle).copied().with_context(|| format!("nobody is called {handle}"))
    }

    pub(super) fn asker(&self, handle: &str) -> Result<Asker> {
        Ok(Asker::Recipient {
            organisation: self.organisation,
            person: self.person(handle)?,
            reason: "the example company acts as its people",
        })
    }
}
