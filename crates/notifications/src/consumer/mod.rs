//! From lines of the journal to rows of the inbox: whom a thing concerns, and why. One line makes one row a person at most;
//! the same journal makes the same rows, however often it is read.

mod store;

use kernel::{Consumer, Facts, Host, Id, Of, Person, Result, SystemTx, Verb, activity::Recorded};
use store::Notice;

/// The consumer that fills the inboxes.
#[derive(Debug, Default, Clone)]
pub struct Inbox;

/// Older lines are history, and nobody is told of history.
const FRESH_MS: i64 = 30 * 24 * 3600 * 1000;

impl Consumer for Inbox {
    fn name(&self) -> &'static str {
        "inbox"
    }

    fn apply(&mut self, tx: &SystemTx<'_>, batch: &[Recorded]) -> Result<()> {
        batch.iter().try_for_each(|line| apply(tx, line))
    }
}

fn apply(tx: &SystemTx<'_>, line: &Recorded) -> Result<()> {
    if line.at >= tx.now() - FRESH_MS && !line.facts.imported {
        tell(tx, line)?;
    }
    settle(tx, line)
}

/// Tells whom a line concerns.
fn tell(tx: &SystemTx<'_>, line: &Recorded) -> Result<()> {
    let notice = Notice::of(line);
    match (line.host, line.verb) {
        (Host::Entry, Verb::Create | Verb::Update) => {
            notice.at(Some(line.object), line.object).by(author(line)).once("mention", &mentioned(line), tx)
        }
        (Host::Comment, Verb::Create) => answered(tx, line),
        (Host::Comment, Verb::Update) => notice.at(line.target, line.object).once("mention", &mentioned(line), tx),
        (Host::Entry, Verb::Like) => notice.at(Some(line.object), line.object).once("reaction", &to_author(line), tx),
        (Host::Comment, Verb::Like) => notice.at(line.target, line.object).once("reaction", &to_author(line), tx),
        (Host::Entry, Verb::Announce) => {
            let Some(share) = line.target else { return Ok(()) };
            let author = store::author(tx, line.organisation, line.object)?;
            notice.at(Some(share), share).tell("share", author.as_slice(), tx)
        }
        // What a moderator took away, its author learns, and why where somebody said it.
        (Host::Entry | Host::Comment, Verb::Delete | Verb::Remove) => {
            let author = line.facts.author.filter(|author| line.actor.is_some_and(|actor| actor != author.get()));
            let Some(author) = number(author) else { return Ok(()) };
            let why = line.facts.reason.as_deref().unwrap_or_default();
            notice.by(None).at(Some(line.object), author).tell(shell::reason::removed(why), &[author], tx)
        }
        // Whoever keeps the desk learns that something waits there; neither what, nor who said so.
        (_, Verb::Flag) => notice.by(None).at(None, line.object).once("report", &store::deciders(tx, line)?, tx),
        (Host::Space, Verb::Offer) => {
            let runners = store::runners(tx, line.organisation, line.object)?;
            notice.at(None, line.object).tell("request", &runners, tx)
        }
        (Host::Space, Verb::Invite) => notice.at(None, line.object).tell("invitation", &concerned(line), tx),
        (Host::Space, Verb::Accept) => notice.at(None, line.object).tell("accepted", &concerned(line), tx),
        (Host::Space, Verb::Reject) if line.facts.of == Some(Of::Request) => {
            notice.at(None, line.object).tell("rejected", &concerned(line), tx)
        }
        (Host::Space, Verb::Add) if line.facts.glass => {
            let runners = store::runners(tx, line.organisation, line.object)?;
            notice.at(None, line.object).tell("glass", &runners, tx)
        }
        // Whoever inherits a space learns that it is theirs to run.
        (Host::Space, Verb::Add) if line.facts.of == Some(Of::Departure) => {
            notice.at(None, line.object).tell("owner", &concerned(line), tx)
        }
        (Host::Space, Verb::Add) if line.facts.rule => notice.at(None, line.object).tell("rule", &concerned(line), tx),
        // A file of people tells each of them once, however many lines it takes.
        (Host::Person, Verb::Update) if line.facts.load.is_some() && line.facts.more => Ok(()),
        (Host::Person, Verb::Update) if line.facts.load.is_some() => {
            notice.at(None, line.object).tell("load", &[line.object], tx)
        }
        // What somebody else did to an account, its owner learns.
        (Host::Person, Verb::Update) if line.actor != Some(line.object) => {
            notice.at(None, line.object).tell("account", &[line.object], tx)
        }
        (Host::Person, Verb::Offer) => notice.at(None, line.object).tell("draft", &[line.object], tx),
        (Host::Person, Verb::Follow) => notice.at(None, line.object).once("follow", &[line.object], tx),
        _ => Ok(()),
    }
}

/// An answer, which a moderator may have let through: whom it mentions, whom it answers, whose entry it is under, who follows the discussion. The first reason counts.
fn answered(tx: &SystemTx<'_>, line: &Recorded) -> Result<()> {
    let Some(entry) = line.target else { return Ok(()) };
    let notice = Notice::of(line).at(Some(entry), line.object).by(number(line.facts.author));
    notice.once("mention", &mentioned(line), tx)?;
    notice.tell("reply", number(line.facts.parent_author).as_slice(), tx)?;
    notice.tell("comment", store::author(tx, line.organisation, entry)?.as_slice(), tx)?;
    notice.tell("followed", &store::followers(tx, line.organisation, entry)?, tx)
}

/// Takes back what a later line has settled: a reaction undone, a request answered, an invitation taken.
fn settle(tx: &SystemTx<'_>, line: &Recorded) -> Result<()> {
    let Facts { person, of, .. } = line.facts;
    let (by, person) = (line.actor, number(person));
    match (line.host, line.verb) {
        (Host::Entry | Host::Comment, Verb::Undo) if of != Some(Of::Follow) => {
            store::take_back(tx, line, "reaction", by)
        }
        (Host::Person, Verb::Undo) if of != Some(Of::Block) => store::take_back(tx, line, "follow", by),
        (_, Verb::Accept | Verb::Reject) if of == Some(Of::Report) => store::take_back_reports(tx, line),
        (Host::Space, Verb::Accept) => store::take_back(tx, line, "request", person),
        (Host::Space, Verb::Reject | Verb::Undo) if of == Some(Of::Request) => {
            store::take_back(tx, line, "request", person)
        }
        (Host::Space, Verb::Reject | Verb::Undo) if of == Some(Of::Invitation) => {
            store::take_from(tx, line, "invitation", person)
        }
        (Host::Space, Verb::Join) => store::take_from(tx, line, "invitation", person.or(by)),
        _ => Ok(()),
    }
}

/// Who wrote an entry: whoever made the line, unless it says otherwise.
fn author(line: &Recorded) -> Option<i64> {
    number(line.facts.author).or(line.actor)
}

fn to_author(line: &Recorded) -> Vec<i64> {
    number(line.facts.author).into_iter().collect()
}

fn concerned(line: &Recorded) -> Vec<i64> {
    number(line.facts.person).into_iter().collect()
}

/// Whom it mentions, each once.
fn mentioned(line: &Recorded) -> Vec<i64> {
    let mut found = Vec::new();
    for person in line.facts.mentions.iter().map(|person| person.get()) {
        if !found.contains(&person) {
            found.push(person);
        }
    }
    found
}

fn number(person: Option<Id<Person>>) -> Option<i64> {
    person.map(Id::get)
}
