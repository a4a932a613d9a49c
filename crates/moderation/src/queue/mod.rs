//! The desk: what waits for a decision in the spaces that the viewer moderates, held or reported, and the decision.

mod html;
mod spam;
mod store;
pub(crate) mod web;

use kernel::{
    Activity, Audience, Change, Comment, Entry, Error, Facts, Host, Id, Of, Person, Result, Verb, Writing,
    audience::policy::Action, params, record,
};
use shell::{placement, t::moderation as say};

use crate::{report, standing};

record! {
    struct Held {
        entry: Id<Entry>, parent: Option<Id<Comment>>, author: Option<Id<Person>>, byline: Option<String>, as_of: i64, decided_at: Option<i64>,
    }
}

fn held(tx: &Writing<'_>, comment: Id<Comment>) -> Result<Held> {
    let held = tx
        .one::<Held>(
            "select entry, parent, author, byline, as_of, decided_at from visible_hold where object = :comment",
            params! { comment },
        )?
        .into_inner();
    if !standing::moderates(tx, held.entry)? {
        return Err(Error::Forbidden);
    }
    Ok(held)
}

fn taken() -> Error {
    Error::Conflict(say::decision_taken)
}

/// Settles what waits, once; the comment takes that state.
fn settle(tx: &Writing<'_>, comment: Id<Comment>, decision: &'static str, state: &'static str) -> Result<()> {
    let decided = tx.execute(
        "update hold set decided_by = :me, decided_at = :now, decision = :decision \
         where organisation = :organisation and object = :comment and decided_at is null",
        params! { comment, decision },
    )?;
    let changed = tx.execute(
        "update comment set state = :state where organisation = :organisation and id = :comment and state = 'held' and deleted_at is null",
        params! { comment, state },
    )?;
    if decided == 0 || changed == 0 { Err(taken()) } else { Ok(()) }
}

/// Lets a held comment through, as it was at the edit `as_of` (0: as it was sent): from now on it is like any other, and whom it
/// concerns is told in its author's name.
///
/// # Errors
/// [`Error::NotFound`] for somebody who does not moderate where it is; [`Error::Conflict`] when it was decided meanwhile, or
/// says something else now.
pub fn approve(tx: &Writing<'_>, comment: Id<Comment>, as_of: i64) -> Result<Change<Id<Entry>>> {
    let held = held(tx, comment)?;
    if held.as_of != as_of {
        return Err(Error::Conflict(say::decision_edited));
    }
    settle(tx, comment, "approved", "shown")?;
    tx.execute(
        "update entry set comment_count = comment_count + 1 where organisation = :organisation and id = :entry",
        params! { entry = held.entry },
    )?;
    if let Some(author) = held.author {
        tx.execute(
            "insert into follow(organisation, person, kind, target, at) values (:organisation, :author, 'entry', :entry, :now) on conflict do nothing",
            params! { author, entry = held.entry },
        )?;
    }
    let mentions: Vec<Id<Person>> = tx.system_rows(
        "whom a text mentions that is shown from now on",
        "select person from mention where organisation = :organisation and object = :comment order by person",
        params! { comment },
    )?;
    let answered = tx.find::<Option<Id<Person>>>(
        "select author from visible_comment where id = :parent",
        params! { parent = held.parent },
    )?;
    let facts = Facts {
        author: held.author,
        parent: held.parent,
        parent_author: answered.and_then(|author| *author),
        mentions,
        approved: true,
        // Nobody is told of what was said elsewhere, and came here with an import.
        imported: held.byline.is_some(),
        ..Facts::default()
    };
    Ok(Change::one(held.entry, Activity::new(Verb::Create, comment).target(held.entry).facts(facts)))
}

/// Does not let a held comment through.
///
/// # Errors
/// As [`approve`].
pub fn refuse(tx: &Writing<'_>, comment: Id<Comment>) -> Result<Change<Id<Entry>>> {
    let held = held(tx, comment)?;
    settle(tx, comment, "refused", "refused")?;
    Ok(Change::one(held.entry, Activity::new(Verb::Reject, comment).target(held.entry)))
}

record! {
    struct Reported { host: String, object: i64, decided_at: Option<i64> }
}

/// What a report is about, for somebody whose it is to decide.
struct Case {
    host: Host,
    object: i64,
    /// The entry that it is, or hangs on; none for a person.
    entry: Option<Id<Entry>>,
}

fn case(tx: &Writing<'_>, report: i64) -> Result<Case> {
    let row = tx.one::<Reported>(
        "select host, object, decided_at from visible_report where id = :report",
        params! { report },
    )?;
    let host = Host::parse(&row.host).ok_or(Error::NotFound)?;
    let entry = match host {
        Host::Entry => Some(Id::new(row.object)),
        // Deleted or not, its place is seen; under an entry that is gone nothing is left to decide.
        Host::Comment => {
            let entry = tx.one::<Id<Entry>>(
                "select entry from visible_comment where id = :object",
                params! { object = row.object },
            );
            Some(entry?.into_inner())
        }
        _ => None,
    };
    let may = match entry {
        Some(entry) => standing::moderates(tx, entry)?,
        None => host == Host::Person && standing::administers(tx)?,
    };
    if !may {
        return Err(Error::Forbidden);
    }
    if row.decided_at.is_some() {
        return Err(taken());
    }
    Ok(Case { host, object: row.object, entry })
}

/// One decision answers everybody who reported the same until `seen`, the newest report that was read.
fn close(tx: &Writing<'_>, case: &Case, seen: i64, decision: &'static str) -> Result<u64> {
    let closed = tx.execute(
        "update report set decided_by = :me, decided_at = :now, decision = :decision \
         where organisation = :organisation and host = :host and object = :object and id <= :seen and decided_at is null",
        params! { host = case.host.word(), object = case.object, seen, decision },
    )?;
    if closed == 0 { Err(taken()) } else { Ok(closed) }
}

/// Leaves in place what was reported, or says that it was gone already; what was said of it after the newest report that was read (`seen`) still waits.
///
/// # Errors
/// [`Error::NotFound`] for a report that is not the viewer's to know of, [`Error::Forbidden`] for one that is not theirs to
/// decide; [`Error::Conflict`] when it was decided meanwhile.
pub fn keep(tx: &Writing<'_>, report: i64, seen: i64) -> Result<Change<()>> {
    let case = case(tx, report)?;
    let there = report::seen(tx, case.host, case.object)?.is_some();
    let reports = close(tx, &case, seen, if there { "kept" } else { "gone" })?;
    let more = tx.count(
        "select count(*) from visible_report where host = :host and object = :object and decided_at is null",
        params! { host = case.host.word(), object = case.object },
    )? > 0;
    let facts = Facts { of: Some(Of::Report), reports: Some(reports), more, ..Facts::default() };
    Ok(Change::one((), Activity::on(Verb::Reject, case.host, case.object).facts(facts)))
}

/// Removes what was reported: a comment, or an entry from the spaces that the viewer moderates, and whole if it is nowhere else.
///
/// # Errors
/// As [`keep`]; [`Error::Forbidden`] for a person, whom nobody removes here.
pub fn remove(tx: &Writing<'_>, report: i64) -> Result<Change<()>> {
    let case = case(tx, report)?;
    let reports = close(tx, &case, i64::MAX, "removed")?;
    let entry = case.entry.ok_or(Error::Forbidden)?;
    let why = tx.one::<(Option<Id<Person>>, String)>(
        "select case r.host when 'comment' then (select c.author from visible_comment c where c.id = r.object) \
                else (select e.author from visible_entry e where e.id = r.object) end as author, r.reason \
         from visible_report r where r.id = :report",
        params! { report },
    )?;
    // Whoever wrote it learns that it is gone, and for what; not who said so. By the first line alone: they are told once.
    let (author, reason) = why.into_inner();
    let why = Facts { author, reason: Some(reason.into()), ..Facts::default() };
    let facts = Facts { of: Some(Of::Report), reports: Some(reports), ..Facts::default() };
    let mut activities = match case.host {
        Host::Comment => remove_comment(tx, Id::new(case.object), entry)?,
        _ => remove_entry(tx, entry)?,
    };
    if let Some(first) = activities.first_mut() {
        *first = first.clone().facts(why);
    }
    activities.push(Activity::on(Verb::Accept, case.host, case.object).facts(facts));
    Ok(Change::Changed((), activities))
}

fn remove_comment(tx: &Writing<'_>, comment: Id<Comment>, entry: Id<Entry>) -> Result<Vec<Activity>> {
    let gone = tx.execute(
        "update comment set deleted_at = :now where organisation = :organisation and id = :comment and deleted_at is null and state = 'shown'",
        params! { comment },
    )?;
    if gone == 0 {
        return Ok(Vec::new());
    }
    tx.execute(
        "update entry set comment_count = comment_count - 1 where organisation = :organisation and id = :entry",
        params! { entry },
    )?;
    Ok(vec![Activity::new(Verb::Delete, comment).target(entry)])
}

fn remove_entry(tx: &Writing<'_>, entry: Id<Entry>) -> Result<Vec<Activity>> {
    let moderated = standing::places(tx, entry, Action::RemoveFromSpace)?;
    let all: Vec<Id<Audience>> = tx.system_rows(
        "whether an entry is also where its moderator does not see it",
        "select audience from placement where organisation = :organisation and entry = :entry",
        params! { entry },
    )?;
    if all.iter().all(|place| moderated.contains(place)) {
        let gone = tx.execute(
            "update entry set deleted_at = :now, tombstone = 1 where organisation = :organisation and id = :entry and deleted_at is null",
            params! { entry },
        )?;
        return Ok(if gone > 0 { vec![Activity::new(Verb::Delete, entry)] } else { Vec::new() });
    }
    for place in &moderated {
        placement::end(tx, entry, *place)?;
    }
    Ok(moderated.iter().map(|place| Activity::new(Verb::Remove, entry).target(*place)).collect())
}
