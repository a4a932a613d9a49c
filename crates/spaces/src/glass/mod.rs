//! Breaking the glass: an administrator reads a space that is closed to them, for a reason and for an hour.
//!
//! No role reads a closed space by itself. Whoever must, for a complaint or a court, becomes a reader of it for an hour:
//! with a reason, in the log, announced to its owners, and shown on its pages to everybody who is in it.

pub(crate) mod html;
mod store;
pub(crate) mod web;

use kernel::{
    Activity, Change, Error, Facts, Id, Person, Result, Space, SystemTx, Verb, Writing,
    audit::{Act, Line},
    params, record,
};
use shell::{administration::Section, space::name_in_log, t::spaces as say};

/// How long a space stays open to whoever opened it.
const OPEN_MS: i64 = 3600 * 1000;
/// Characters of a reason, at least and at most.
const REASON: std::ops::RangeInclusive<usize> = 10..=500;

/// Opens a space to the viewer for an hour.
///
/// # Errors
/// [`Error::Forbidden`] for whoever does not administer; [`Error::NotFound`] for no space, or one that they are in;
/// [`Error::Invalid`] without a reason that tells something.
pub fn open(tx: &Writing<'_>, space: Id<Space>, reason: &str) -> Result<Change<String>> {
    tx.demand(Section::Glass.roles())?;
    let me = tx.viewer().signed_in()?;
    let reason = reason.trim();
    if !REASON.contains(&reason.chars().count()) {
        return Err(Error::Invalid("reason", say::glass_error_reason));
    }
    let shut = store::shut(tx)?;
    let shut = shut.into_iter().find(|shut| shut.id == space).ok_or(Error::NotFound)?;
    let until = tx.now() + OPEN_MS;
    tx.execute(
        "insert into member(organisation, audience, person, role, since) values (:organisation, :space, :me, 'reader', :now)",
        params! { space },
    )?;
    // They stand in the list of members, so they are counted with it.
    tx.execute(
        "update space set member_count = member_count + 1 where organisation = :organisation and id = :space",
        params! { space },
    )?;
    tx.execute(
        "insert into glass(organisation, id, space, person, reason, opened_at, until) values (:organisation, :id, :space, :me, :reason, :now, :until)",
        params! { id = tx.mint::<Space>(), space, reason, until },
    )?;
    tx.audit(&Line::new(Act::GlassBroken).on(name_in_log(tx, space)?).change("", space.to_string()).because(reason))?;
    let facts = Facts { glass: true, ..Facts::about(me) };
    Ok(Change::one(shut.slug, Activity::new(Verb::Add, space).facts(facts)))
}

/// Closes again what somebody opened and leaves, or is taken out of, before its hour has passed: who comes back as a member
/// within it must not be taken out by its end. Says whether it was open.
///
/// # Errors
/// When the database fails.
pub(crate) fn end(tx: &Writing<'_>, space: Id<Space>, person: Id<Person>) -> Result<bool> {
    let closed = tx.execute(
        "update glass set closed_at = :now where organisation = :organisation and space = :space and person = :person and closed_at is null",
        params! { space, person },
    )?;
    Ok(closed > 0)
}

record! {
    struct Due { organisation: i64, id: i64, space: Id<Space>, person: Id<Person> }
}

/// Closes again what its hour has passed for; says how many.
///
/// # Errors
/// When the database fails.
pub fn sweep(tx: &SystemTx<'_>) -> Result<usize> {
    let due: Vec<Due> = tx.all(
        "select organisation, id, space, person from glass where closed_at is null and until <= :now order by until limit 200",
        params! { now = tx.now() },
    )?;
    for Due { organisation, id, space, person } in &due {
        let (organisation, id, space, person) = (*organisation, *id, *space, *person);
        // Who was let in as somebody meanwhile stays.
        let gone = tx.execute(
            "delete from member where organisation = :organisation and audience = :space and person = :person and role = 'reader'",
            params! { organisation, space, person },
        )?;
        if gone > 0 {
            tx.execute(
                "update space set member_count = member_count - 1 where organisation = :organisation and id = :space",
                params! { organisation, space },
            )?;
        }
        tx.execute(
            "update glass set closed_at = :now where organisation = :organisation and id = :id",
            params! { organisation, id, now = tx.now() },
        )?;
        let facts = Facts { glass: true, ..Facts::about(person) };
        tx.record(Id::new(organisation), None, vec![Activity::new(Verb::Remove, space).facts(facts)])?;
    }
    Ok(due.len())
}
