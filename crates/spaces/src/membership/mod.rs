//! Who is in a space and as what: joining, leaving, roles. Requests and invitations have files of their own.
//!
//! Every line of the journal about it has the space as its object and the person concerned in its facts: `Join` by
//! themselves (freely or by invitation), `Offer` a request, `Accept` and `Reject` the answers, `Invite`, `Add` and `Remove`
//! by others, `Leave`, `Update` for a role, `Undo` for what was taken back.

pub(crate) mod html;
pub mod invitation;
pub mod request;
pub(crate) mod store;
pub(crate) mod web;

use kernel::{
    Activity, Change, Error, Facts, Id, Organisation, Person, Result, Space, SystemTx, Verb, Writing,
    audience::{Role, policy::Action},
    params,
};
use shell::{
    space::{Space as Row, by_id},
    t,
};
use store::Candidate;

use crate::rule;

/// A line about somebody in a space.
fn line(verb: Verb, space: Id<Space>, facts: Facts) -> Activity {
    Activity::new(verb, space).facts(facts)
}

/// Joins a space that is open to join; an invitation, where there is one, is accepted by it.
///
/// # Errors
/// [`Error::Forbidden`] where joining takes more than a click.
pub fn join(tx: &Writing<'_>, space: Id<Space>) -> Result<Change<()>> {
    let me = tx.viewer().signed_in()?;
    let row = by_id(tx, space)?;
    if row.my_role.is_some() {
        return Ok(Change::Unchanged(()));
    }
    if row.invited {
        return invitation::accept(tx, space);
    }
    if row.joining != "free" || !row.admits(tx.viewer().kind()) {
        return Err(Error::Forbidden);
    }
    let role = default_role(&row);
    if !store::admit(tx, space, me, role)? {
        return Ok(Change::Unchanged(()));
    }
    Ok(Change::one((), line(Verb::Join, space, Facts { role: Some(role.word().into()), ..Facts::about(me) })))
}

/// Leaves a space; a closed one shows nothing of itself from then on.
///
/// # Errors
/// [`Error::Invalid`] for the last owner, and for whom a required rule holds in it.
pub fn leave(tx: &Writing<'_>, space: Id<Space>) -> Result<Change<()>> {
    let me = tx.viewer().signed_in()?;
    let Some(role) = by_id(tx, space)?.my_role else { return Ok(Change::Unchanged(())) };
    store::lock(tx, space)?;
    if role == Role::Owner && store::other_owners(tx, space, me)? == 0 {
        return Err(Error::Invalid("leave", t::spaces::leave_last_owner));
    }
    if rule::requires(tx, space, me)? {
        return Err(Error::Invalid("leave", t::spaces::leave_required));
    }
    store::expel(tx, space, me)?;
    Ok(Change::one((), line(Verb::Leave, space, Facts::about(me))))
}

/// Gives somebody who is in the space another role there.
///
/// # Errors
/// [`Error::Forbidden`] for whom it is not to give; [`Error::Invalid`] for the last owner, and for a guest who would run
/// the space.
pub fn change_role(tx: &Writing<'_>, space: Id<Space>, person: Id<Person>, role: Role) -> Result<Change<()>> {
    let row = by_id(tx, space)?;
    must_manage(tx, &row, None)?;
    store::lock(tx, space)?;
    let was = store::role(tx, space, person)?.ok_or(Error::NotFound)?;
    must_manage(tx, &row, Some(was.max(role)))?;
    if was == role {
        return Ok(Change::Unchanged(()));
    }
    if store::candidate(tx, person)?.is_some_and(|candidate| candidate.is_guest()) {
        guest_may_be(role)?;
    }
    if was == Role::Owner && store::other_owners(tx, space, person)? == 0 {
        return Err(Error::Invalid("role", t::spaces::last_owner));
    }
    store::set_role(tx, space, person, role)?;
    Ok(Change::one(
        (),
        line(
            Verb::Update,
            space,
            Facts { role: Some(role.word().into()), was: Some(was.word().into()), ..Facts::about(person) },
        ),
    ))
}

/// Takes somebody out of the space, who from then on sees of it what anybody sees.
///
/// # Errors
/// [`Error::Forbidden`] for whom it is not to do; [`Error::Invalid`] for the last owner, and for whom a required rule holds
/// in it.
pub fn remove(tx: &Writing<'_>, space: Id<Space>, person: Id<Person>) -> Result<Change<()>> {
    if tx.viewer().person() == Some(person) {
        return leave(tx, space);
    }
    let row = by_id(tx, space)?;
    must_manage(tx, &row, None)?;
    store::lock(tx, space)?;
    let was = store::role(tx, space, person)?.ok_or(Error::NotFound)?;
    must_manage(tx, &row, Some(was))?;
    if was == Role::Owner && store::other_owners(tx, space, person)? == 0 {
        return Err(Error::Invalid("role", t::spaces::last_owner));
    }
    if rule::requires(tx, space, person)? {
        return Err(Error::Invalid("person", t::spaces::remove_required));
    }
    store::expel(tx, space, person)?;
    Ok(Change::one((), line(Verb::Remove, space, Facts::about(person))))
}

/// Puts somebody into a space as the system: for the example company, an import and the command line. Says whether they
/// were not in it before.
///
/// # Errors
/// When the database fails.
pub fn add_member(
    tx: &SystemTx<'_>,
    organisation: Id<Organisation>,
    space: Id<Space>,
    person: Id<Person>,
    role: Role,
    since: i64,
) -> Result<bool> {
    let added = tx.execute(
        "insert into member(organisation, audience, person, role, since) values (:organisation, :space, :person, :role, :since) on conflict do nothing",
        params! { organisation, space, person, role = role.word(), since },
    )?;
    if added == 0 {
        return Ok(false);
    }
    tx.put(
        "update space set member_count = member_count + 1 where organisation = :organisation and id = :space",
        params! { organisation, space },
    )?;
    let facts = Facts { role: Some(role.word().into()), ..Facts::about(person) };
    tx.record(organisation, None, vec![line(Verb::Add, space, facts).at(since)])?;
    Ok(true)
}

/// Only owners touch owners and animators; animators everybody else.
fn must_manage(tx: &Writing<'_>, row: &Row, highest: Option<Role>) -> Result<()> {
    let action = if highest >= Some(Role::Animator) { Action::Own } else { Action::ManageMembers };
    if row.may(tx.viewer().kind(), action) { Ok(()) } else { Err(Error::Forbidden) }
}

/// A guest works in a space and never runs it.
fn guest_may_be(role: Role) -> Result<()> {
    if role >= Role::Animator { Err(Error::Invalid("role", t::spaces::error_guest_role)) } else { Ok(()) }
}

/// What somebody becomes who joins this space.
fn default_role(row: &Row) -> Role {
    Role::parse(&row.default_role).unwrap_or(Role::Reader).min(Role::Writer)
}

/// Somebody who may be brought in: active, and a member or guest of the organisation.
fn candidate(tx: &Writing<'_>, person: Id<Person>) -> Result<Candidate> {
    Ok(store::candidate(tx, person)?.ok_or(Error::NotFound)?.into_inner())
}
