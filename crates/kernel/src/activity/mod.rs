//! The journal: what happened, recorded in the transaction in which it happened.
//!
//! A command returns a [`Change`]; there is no other way to write state that concerns others. An activity holds ids
//! and small facts, never content, in the vocabulary of ActivityStreams 2.0 (W3C Recommendation, 2017).

mod consumer;
mod facts;

pub use consumer::{Batch, Consumer, Recorded, next, positions, take};
use db::{Tx, params};
pub use facts::{Facts, Of};

use crate::{Comment, Entry, Id, Organisation, Person, Result, Space, Topic, Viewer};

/// The text that reads journal lines after a place (`:epoch`, `:position`), in the journal's order; a limit may follow.
///
/// Two ranges of the index (epoch, position) instead of one comparison of rows: SQLite would use only the epoch of
/// that, which it holds equal in every line, and read the journal from its first day.
#[macro_export]
macro_rules! lines_after {
    ($select:literal) => {
        $crate::lines_after!($select where "true")
    };
    ($select:literal where $condition:literal) => {
        concat!(
            $select, " where ", $condition, " and epoch = :epoch and position > :position union all ",
            $select, " where ", $condition, " and epoch > :epoch order by epoch, position",
        )
    };
}

/// Declares the verbs with their words in the database: one list, so that none can be written and not read.
macro_rules! verbs {
    ($($(#[$doc:meta])* $verb:ident,)*) => {
        /// What was done.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Verb {
            $($(#[$doc])* $verb,)*
        }

        impl Verb {
            /// The word in the database.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$verb => stringify!($verb),)*
                }
            }

            pub(crate) fn parse(word: &str) -> Option<Self> {
                $(if word == stringify!($verb) {
                    return Some(Self::$verb);
                })*
                None
            }
        }
    };
}

verbs! {
    /// Made something new.
    Create,
    /// Changed it.
    Update,
    /// Deleted it.
    Delete,
    /// Placed an entry in one more audience, or a person in a space.
    Add,
    /// Took it out.
    Remove,
    /// Passed on, with the sharer's own words.
    Announce,
    /// Reacted.
    Like,
    /// Took a reaction, a follow or another act back.
    Undo,
    /// Began to follow.
    Follow,
    /// Joined a space.
    Join,
    /// Left it.
    Leave,
    /// Asked to join.
    Offer,
    /// Invited somebody.
    Invite,
    /// Said yes.
    Accept,
    /// Said no.
    Reject,
    /// Reported.
    Flag,
    /// Blocked somebody.
    Block,
    /// Mentioned somebody (an extension: ActivityStreams has the type Mention, not the verb).
    Mention,
}

/// What kind of thing an activity is about, or a file hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Host {
    /// A person.
    Person,
    /// A space.
    Space,
    /// An entry.
    Entry,
    /// A comment.
    Comment,
    /// A topic.
    Topic,
    /// The organisation itself.
    Organisation,
}

impl Host {
    const ALL: [Self; 6] = [Self::Person, Self::Space, Self::Entry, Self::Comment, Self::Topic, Self::Organisation];

    /// The word in the database.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Space => "space",
            Self::Entry => "entry",
            Self::Comment => "comment",
            Self::Topic => "topic",
            Self::Organisation => "organisation",
        }
    }

    /// The kind of a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|host| host.word() == word)
    }
}

/// One line of the journal, about to be written by whoever does it.
#[derive(Debug, Clone)]
pub struct Activity {
    verb: Verb,
    host: Host,
    object: i64,
    target: Option<i64>,
    facts: Facts,
    at: Option<i64>,
}

/// A kind of id that an activity can be about.
pub trait Subject {
    /// Its kind.
    const HOST: Host;
}

macro_rules! hosted {
    ($($name:ident),*) => { $(impl Subject for $name { const HOST: Host = Host::$name; })* };
}
hosted!(Person, Space, Entry, Comment, Topic, Organisation);

impl Activity {
    /// The viewer did `verb` to this object.
    #[must_use]
    pub fn new<T: Subject>(verb: Verb, object: Id<T>) -> Self {
        Self::on(verb, T::HOST, object.get())
    }

    /// The viewer did `verb` to an object of which the kind is known only now: what was reported, or reacted to.
    #[must_use]
    pub fn on(verb: Verb, host: Host, object: i64) -> Self {
        Self { verb, host, object, target: None, facts: Facts::default(), at: None }
    }

    /// In, on or to this other thing.
    #[must_use]
    pub fn target<T>(mut self, target: Id<T>) -> Self {
        self.target = Some(target.get());
        self
    }

    /// With these facts.
    #[must_use]
    pub fn facts(mut self, facts: Facts) -> Self {
        self.facts = facts;
        self
    }

    /// At this earlier moment: what an import or the example company tells of the past.
    #[must_use]
    pub fn at(mut self, ms: i64) -> Self {
        self.at = Some(ms);
        self
    }
}

/// What a command did, and what it answers.
#[derive(Debug)]
pub enum Change<T> {
    /// State changed; the journal says how.
    Changed(T, Vec<Activity>),
    /// Nothing changed.
    Unchanged(T),
}

impl<T> Change<T> {
    /// One change with one line.
    #[must_use]
    pub fn one(value: T, activity: Activity) -> Self {
        Self::Changed(value, vec![activity])
    }

    /// The same change with another value.
    #[must_use]
    pub fn map<U>(self, value: impl FnOnce(T) -> U) -> Change<U> {
        match self {
            Self::Changed(was, activities) => Change::Changed(value(was), activities),
            Self::Unchanged(was) => Change::Unchanged(value(was)),
        }
    }
}

pub(crate) fn record(tx: &Tx<'_>, viewer: Viewer, now: i64, activities: Vec<Activity>) -> Result<()> {
    record_as(tx, viewer.organisation().get(), viewer.person(), now, activities)
}

pub(crate) fn record_as(
    tx: &Tx<'_>,
    organisation: i64,
    actor: Option<Id<Person>>,
    now: i64,
    activities: Vec<Activity>,
) -> Result<()> {
    for Activity { verb, host, object, target, facts, at } in activities {
        tx.put(
            "insert into activity(organisation, at, actor, verb, host, object, target, facts) \
             values (:organisation, :at, :actor, :verb, :host, :object, :target, :facts)",
            params! {
                organisation, actor, object, target,
                at = at.unwrap_or(now),
                verb = verb.word(),
                host = host.word(),
                facts = facts.text()?,
            },
        )?;
    }
    Ok(())
}
