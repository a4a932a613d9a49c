//! The index: follows the journal, and reads each thing that changed as it is now. Rebuilt from zero it is the same.

mod document;
mod store;

use std::collections::BTreeSet;

use document::Document;
use kernel::{Consumer, Host, Id, Organisation, Result, SystemTx, Verb, activity::Recorded};

/// The consumer that keeps the index.
#[derive(Debug, Default)]
pub struct Index {
    /// What changed, as it was read beside the writer.
    ready: Vec<(Thing, Option<Document>)>,
}

/// What the index knows by one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Entry,
    Comment,
    Person,
    Colleague,
    Space,
    Topic,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Entry => "entry",
            Self::Comment => "comment",
            Self::Person => "person",
            Self::Colleague => "colleague",
            Self::Space => "space",
            Self::Topic => "topic",
        }
    }

    /// The sign of the section in which it is found.
    fn sign(self) -> char {
        match self {
            Self::Entry | Self::Comment => 'e',
            Self::Person => 'p',
            Self::Colleague => 'c',
            Self::Space => 's',
            Self::Topic => 't',
        }
    }
}

/// A thing by its organisation, kind and id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Thing {
    organisation: i64,
    kind: Kind,
    object: i64,
}

impl Consumer for Index {
    fn name(&self) -> &'static str {
        "search"
    }

    fn prepare(&mut self, tx: &SystemTx<'_>, batch: &[Recorded]) -> Result<()> {
        let mut changed = changed(batch);
        for line in batch {
            // What a site or a unit is called now is what its people are found by.
            let organisation = line.organisation;
            let mut people = Vec::new();
            if let Some(site) = line.facts.site {
                people.extend(document::of_site(tx, organisation, site.get())?);
            }
            if let Some(unit) = line.facts.unit {
                people.extend(document::of_unit(tx, organisation, unit.get())?);
            }
            changed.extend(people.into_iter().map(|object| Thing { organisation, kind: Kind::Colleague, object }));
        }
        self.ready =
            changed.into_iter().map(|thing| Ok((thing, document::read(tx, thing)?))).collect::<Result<Vec<_>>>()?;
        Ok(())
    }

    fn apply(&mut self, tx: &SystemTx<'_>, _: &[Recorded]) -> Result<()> {
        self.ready.drain(..).try_for_each(|(thing, document)| refresh(tx, thing, document.as_ref()))
    }
}

/// The things that some lines are about.
fn changed(batch: &[Recorded]) -> BTreeSet<Thing> {
    let mut changed: BTreeSet<Thing> = BTreeSet::new();
    // What is offered waits for a moderator: it is not there to be found, or no longer.
    let told = |line: &&Recorded| matches!(line.verb, Verb::Create | Verb::Update | Verb::Delete | Verb::Offer);
    for line in batch.iter().filter(told) {
        let thing = |kind| Thing { organisation: line.organisation, kind, object: line.object };
        match line.host {
            Host::Entry => {
                changed.insert(thing(Kind::Entry));
            }
            Host::Comment => {
                changed.insert(thing(Kind::Comment));
            }
            Host::Person => changed.extend([thing(Kind::Person), thing(Kind::Colleague)]),
            Host::Space => {
                changed.insert(thing(Kind::Space));
            }
            Host::Topic => {
                changed.insert(thing(Kind::Topic));
            }
            Host::Organisation => {}
        }
    }
    changed
}

/// Makes the index say of a thing what it is now, or nothing if it is gone.
fn refresh(tx: &SystemTx<'_>, thing: Thing, document: Option<&Document>) -> Result<()> {
    match document {
        Some(document) => store::keep(tx, thing, document)?,
        None => store::drop(tx, thing)?,
    }
    if thing.kind == Kind::Entry && document.is_none_or(|document| document.has_topics) {
        for topic in store::unknown_topics(tx, thing)? {
            let topic = Thing { kind: Kind::Topic, object: topic, ..thing };
            refresh(tx, topic, document::read(tx, topic)?.as_ref())?;
        }
    }
    Ok(())
}

/// Lets everything of an organisation go from the index.
///
/// # Errors
/// When the database fails.
pub fn remove(tx: &SystemTx<'_>, organisation: Id<Organisation>) -> Result<()> {
    store::remove(tx, organisation)
}

/// Empties the index and puts its cursor before the journal's first line, to be built again.
///
/// # Errors
/// When the database fails.
pub fn forget(tx: &SystemTx<'_>) -> Result<()> {
    store::clear(tx)?;
    tx.execute("delete from consumer where name = 'search'", &[])?;
    Ok(())
}

fn organisation(thing: Thing) -> Id<Organisation> {
    Id::new(thing.organisation)
}
