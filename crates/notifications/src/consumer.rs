//! From the journal to inboxes: whom an activity concerns.

use std::collections::BTreeMap;

use kernel::{Consumer, Host, Recorded, Result, SystemTx, Verb, params};
use serde_json::Value as Json;

/// An activity older than this when it is read concerns nobody any more: an import, a rebuild of long ago.
const STALE_MS: i64 = 30 * 24 * 3600 * 1000;

/// Follows the journal and fills inboxes. State alone: rebuilt from zero it is the same.
#[derive(Debug, Clone, Default)]
pub struct Inbox;

impl Consumer for Inbox {
    fn name(&self) -> &'static str {
        "inbox"
    }

    fn apply(&mut self, tx: &SystemTx<'_>, batch: &[Recorded]) -> Result<()> {
        for line in batch {
            let imported = line.facts.get("imported").and_then(Json::as_bool).unwrap_or(false);
            if imported || tx.now() - line.at > STALE_MS {
                continue;
            }
            let (entry, object) = about(line);
            for (person, reason) in concerned(tx, line)? {
                if Some(person) != line.actor && !is_hidden(tx, line, person, reason)? {
                    put(tx, line, person, reason, entry, object)?;
                }
            }
        }
        Ok(())
    }
}

/// The entry that a line is about, if any, and the thing itself.
fn about(line: &Recorded) -> (Option<i64>, i64) {
    match (line.host, line.verb) {
        // A share: the inbox shows the new entry.
        (Host::Entry, Verb::Announce) => (line.target.or(Some(line.object)), line.target.unwrap_or(line.object)),
        (Host::Entry, _) => (Some(line.object), line.object),
        (Host::Comment, _) => (line.target, line.object),
        (Host::Person, Verb::Follow) => (None, line.actor.unwrap_or(line.object)),
        _ => (None, line.object),
    }
}

/// Ids are written as text in the journal.
fn id(json: &Json) -> Option<i64> {
    json.as_str().and_then(|text| text.parse().ok()).or_else(|| json.as_i64())
}

/// Each person once, for the strongest of the reasons: the first that is put in stays.
fn concerned(tx: &SystemTx<'_>, line: &Recorded) -> Result<Vec<(i64, &'static str)>> {
    let mut reasons: BTreeMap<i64, &'static str> = BTreeMap::new();
    let fact = |name: &str| line.facts.get(name).and_then(id);
    let mut add = |person: Option<i64>, reason: &'static str| {
        if let Some(person) = person {
            reasons.entry(person).or_insert(reason);
        }
    };
    match (line.host, line.verb) {
        (Host::Entry | Host::Comment, Verb::Create | Verb::Update) => {
            let mentions = line.facts.get("mentions").and_then(Json::as_array).into_iter().flatten();
            mentions.for_each(|person| add(id(person), "mention"));
            if line.host == Host::Comment && line.verb == Verb::Create {
                add(fact("parent_author"), "reply");
                let organisation = line.organisation;
                let entry = line.target.unwrap_or(0);
                let author: Option<Option<i64>> =
                    tx.first("select author from entry where organisation = :organisation and id = :entry", params! { organisation, entry })?;
                add(author.flatten(), "comment");
                let followers: Vec<i64> = tx.all(
                    "select person from follow where organisation = :organisation and kind = 'entry' and target = :entry limit 5000",
                    params! { organisation, entry },
                )?;
                followers.into_iter().for_each(|person| add(Some(person), "followed-entry"));
            }
        }
        (Host::Entry | Host::Comment, Verb::Like) => add(fact("author"), "reaction"),
        (Host::Entry, Verb::Announce) => {
            let (organisation, entry) = (line.organisation, line.object);
            let author: Option<Option<i64>> =
                tx.first("select author from entry where organisation = :organisation and id = :entry", params! { organisation, entry })?;
            add(author.flatten(), "share");
        }
        (Host::Person, Verb::Follow) => add(Some(line.object), "follow"),
        (Host::Space, Verb::Offer) => {
            let (organisation, space) = (line.organisation, line.object);
            let desk: Vec<i64> = tx.all(
                "select person from member where organisation = :organisation and audience = :space and role in ('owner', 'animator')",
                params! { organisation, space },
            )?;
            desk.into_iter().for_each(|person| add(Some(person), "request"));
        }
        (Host::Space, Verb::Invite) => add(fact("person"), "invitation"),
        (Host::Space, Verb::Accept) => add(fact("person"), "accepted"),
        (Host::Space, Verb::Reject) if line.facts.get("of").and_then(Json::as_str) == Some("request") => add(fact("person"), "declined"),
        _ => {}
    }
    Ok(reasons.into_iter().collect())
}

/// A block hides everything both ways; a mute everything but what calls the person by name.
fn is_hidden(tx: &SystemTx<'_>, line: &Recorded, person: i64, reason: &str) -> Result<bool> {
    let Some(actor) = line.actor else { return Ok(false) };
    let organisation = line.organisation;
    let blocked: Option<i64> = tx.first(
        "select cast(1 as bigint) from block where organisation = :organisation and ((person = :person and target = :actor) or (person = :actor and target = :person))",
        params! { organisation, person, actor },
    )?;
    if blocked.is_some() || reason == "mention" {
        return Ok(blocked.is_some());
    }
    let muted: Option<i64> = tx.first(
        "select cast(1 as bigint) from mute where organisation = :organisation and person = :person and target = :actor",
        params! { organisation, person, actor },
    )?;
    Ok(muted.is_some())
}

fn put(tx: &SystemTx<'_>, line: &Recorded, person: i64, reason: &str, entry: Option<i64>, object: i64) -> Result<()> {
    // Somebody is called once by the same words, however often they are edited.
    tx.execute(
        "insert into notification(organisation, person, id, reason, actor, entry, object, at) \
         select :organisation, :person, :id, :reason, :actor, :entry, :object, :at \
         where not (:reason in ('mention', 'follow') and exists (select 1 from notification n \
           where n.organisation = :organisation and n.person = :person and n.object = :object and n.reason = :reason and n.actor = :actor)) \
         on conflict do nothing",
        params! { organisation = line.organisation, person, id = line.position, reason, actor = line.actor, entry, object, at = line.at },
    )?;
    Ok(())
}
