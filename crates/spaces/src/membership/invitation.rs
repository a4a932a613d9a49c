//! Invitations: by name, answered by the invited, to whom the name of even a secret space shows meanwhile.

use kernel::{
    Activity, Change, Error, Facts, Id, Of, Person, Result, Space, Verb, Writing, audience::Role, params, record,
};
use shell::{space::by_id, t};

use super::{candidate, default_role, guest_may_be, line, must_manage, store};

/// People who may be invited at once.
const MAX_PEOPLE: usize = 50;

/// Invites people by their handles, as something or as what a joiner becomes; whoever asked already is let in. Answers with
/// how many it concerned: those who are in the space or invited already are left as they are.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who does not run the space, or would give more than is theirs to give;
/// [`Error::Invalid`] for a handle that nobody bears.
pub fn invite(tx: &Writing<'_>, space: Id<Space>, handles: &str, role: Option<Role>) -> Result<Change<i64>> {
    let row = by_id(tx, space)?;
    let role = role.unwrap_or_else(|| default_role(&row));
    must_manage(tx, &row, Some(role))?;
    if row.archived_at.is_some() {
        return Err(Error::Forbidden);
    }
    let mut activities = Vec::new();
    for handle in parse(handles)? {
        let person = store::by_handle(tx, &handle)?.ok_or(Error::Invalid("people", t::spaces::error_people))?;
        if person.is_guest() {
            guest_may_be(role)?;
        }
        activities.extend(invite_one(tx, space, person.id, role)?);
    }
    let concerned = i64::try_from(activities.len()).unwrap_or(i64::MAX);
    Ok(if activities.is_empty() { Change::Unchanged(0) } else { Change::Changed(concerned, activities) })
}

fn invite_one(tx: &Writing<'_>, space: Id<Space>, person: Id<Person>, role: Role) -> Result<Option<Activity>> {
    if store::role(tx, space, person)?.is_some() {
        return Ok(None);
    }
    let facts = Facts { role: Some(role.word().into()), ..Facts::about(person) };
    if store::has_asked(tx, space, person)? {
        store::admit(tx, space, person, role)?;
        return Ok(Some(line(Verb::Accept, space, facts)));
    }
    let invited = tx.execute(
        "insert into space_invitation(organisation, space, person, invited_by, role, at) \
         values (:organisation, :space, :person, :me, :role, :now) on conflict do nothing",
        params! { space, person, role = role.word() },
    )?;
    Ok((invited > 0).then(|| line(Verb::Invite, space, facts)))
}

/// Handles as people write them: `@anselme, cesarine`.
fn parse(handles: &str) -> Result<Vec<String>> {
    let mut list: Vec<String> = handles
        .split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';'))
        .map(|handle| handle.trim_start_matches('@').to_lowercase())
        .filter(|handle| !handle.is_empty())
        .collect();
    list.sort();
    list.dedup();
    match list.len() {
        0 => Err(Error::Invalid("people", t::spaces::error_people_none)),
        1..=MAX_PEOPLE => Ok(list),
        _ => Err(Error::Invalid("people", t::spaces::error_people_many)),
    }
}

record! {
    struct Own { invited_by: Id<Person>, role: Role }
}

/// The viewer's own invitation, taken: it is answered once.
fn take_own(tx: &Writing<'_>, space: Id<Space>) -> Result<(Id<Person>, Own)> {
    let me = tx.viewer().signed_in()?;
    by_id(tx, space)?;
    let own = tx.one::<Own>(
        "select invited_by, role from visible_space_invitation where space = :space and person = :me",
        params! { space },
    )?;
    take(tx, space, me)?;
    Ok((me, own.into_inner()))
}

/// Joins by one's invitation.
///
/// # Errors
/// [`Error::NotFound`] without an invitation; [`Error::Forbidden`] for an archived space.
pub fn accept(tx: &Writing<'_>, space: Id<Space>) -> Result<Change<()>> {
    if by_id(tx, space)?.archived_at.is_some() {
        return Err(Error::Forbidden);
    }
    let (me, own) = take_own(tx, space)?;
    if candidate(tx, me)?.is_guest() {
        guest_may_be(own.role)?;
    }
    store::admit(tx, space, me, own.role)?;
    Ok(Change::one(
        (),
        line(
            Verb::Join,
            space,
            Facts { role: Some(own.role.word().into()), invited_by: Some(own.invited_by), ..Facts::about(me) },
        ),
    ))
}

/// Says no to one's invitation; a secret space then shows nothing of itself.
///
/// # Errors
/// [`Error::NotFound`] without an invitation.
pub fn decline(tx: &Writing<'_>, space: Id<Space>) -> Result<Change<()>> {
    let (me, own) = take_own(tx, space)?;
    Ok(Change::one(
        (),
        line(
            Verb::Reject,
            space,
            Facts { invited_by: Some(own.invited_by), of: Some(Of::Invitation), ..Facts::about(me) },
        ),
    ))
}

/// Takes an invitation back.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who does not run the space; [`Error::NotFound`] when that person is not invited.
pub fn withdraw(tx: &Writing<'_>, space: Id<Space>, person: Id<Person>) -> Result<Change<()>> {
    must_manage(tx, &*by_id(tx, space)?, None)?;
    take(tx, space, person)?;
    Ok(Change::one((), line(Verb::Undo, space, Facts { of: Some(Of::Invitation), ..Facts::about(person) })))
}

fn take(tx: &Writing<'_>, space: Id<Space>, person: Id<Person>) -> Result<()> {
    let taken = tx.execute(
        "delete from space_invitation where organisation = :organisation and space = :space and person = :person",
        params! { space, person },
    )?;
    if taken == 0 { Err(Error::NotFound) } else { Ok(()) }
}
