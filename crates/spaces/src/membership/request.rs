//! Requests to join: asked with a reason, answered by those who run the space.

use kernel::{Change, Error, Facts, Id, Of, Person, Result, Space, Verb, Writing, params};
use shell::{
    space::{MAX_REASON, by_id},
    t,
};

use super::{candidate, default_role, invitation, line, must_manage, store};

/// Asks to join; whoever is invited joins by it.
///
/// # Errors
/// [`Error::Forbidden`] where joining is not on request; [`Error::Invalid`] for a reason that is too long.
pub fn ask(tx: &Writing<'_>, space: Id<Space>, reason: &str) -> Result<Change<()>> {
    let me = tx.viewer().signed_in()?;
    let row = by_id(tx, space)?;
    if row.my_role.is_some() || row.requested {
        return Ok(Change::Unchanged(()));
    }
    if row.invited {
        return invitation::accept(tx, space);
    }
    if row.joining != "request" || !row.admits(tx.viewer().kind()) {
        return Err(Error::Forbidden);
    }
    let reason = reason.trim();
    if reason.chars().count() > MAX_REASON as usize {
        return Err(Error::Invalid("reason", t::spaces::error_reason));
    }
    let asked = tx.execute(
        "insert into join_request(organisation, space, person, reason, at) values (:organisation, :space, :me, :reason, :now) on conflict do nothing",
        params! { space, reason },
    )?;
    if asked == 0 {
        return Ok(Change::Unchanged(()));
    }
    Ok(Change::one((), line(Verb::Offer, space, Facts::about(me))))
}

/// Takes one's own request back.
///
/// # Errors
/// [`Error::NotFound`] when there is none.
pub fn withdraw(tx: &Writing<'_>, space: Id<Space>) -> Result<Change<()>> {
    let me = tx.viewer().signed_in()?;
    by_id(tx, space)?;
    take(tx, space, me)?;
    Ok(Change::one((), line(Verb::Undo, space, Facts { of: Some(Of::Request), ..Facts::about(me) })))
}

/// Lets somebody in who asked.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who does not run the space; [`Error::NotFound`] when nobody asked;
/// [`Error::Invalid`] for a guest where guests see nothing.
pub fn accept(tx: &Writing<'_>, space: Id<Space>, person: Id<Person>) -> Result<Change<()>> {
    let row = by_id(tx, space)?;
    must_manage(tx, &row, None)?;
    if row.archived_at.is_some() {
        return Err(Error::Forbidden);
    }
    take(tx, space, person)?;
    if candidate(tx, person)?.is_guest() && !row.for_guests {
        return Err(Error::Invalid("person", t::spaces::error_guest));
    }
    let role = default_role(&row);
    store::admit(tx, space, person, role)?;
    Ok(Change::one(
        (),
        line(
            Verb::Accept,
            space,
            Facts { role: Some(role.word().into()), of: Some(Of::Request), ..Facts::about(person) },
        ),
    ))
}

/// Does not let somebody in who asked.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who does not run the space; [`Error::NotFound`] when nobody asked.
pub fn decline(tx: &Writing<'_>, space: Id<Space>, person: Id<Person>) -> Result<Change<()>> {
    must_manage(tx, &*by_id(tx, space)?, None)?;
    take(tx, space, person)?;
    Ok(Change::one((), line(Verb::Reject, space, Facts { of: Some(Of::Request), ..Facts::about(person) })))
}

/// A request is answered once.
fn take(tx: &Writing<'_>, space: Id<Space>, person: Id<Person>) -> Result<()> {
    let taken = tx.execute(
        "delete from join_request where organisation = :organisation and space = :space and person = :person",
        params! { space, person },
    )?;
    if taken == 0 { Err(Error::NotFound) } else { Ok(()) }
}
