//! The accounts of an organisation: who has which role, who leaves and when, who comes back.
//!
//! Closing an account ends its sessions at once and takes nothing away: its owner comes back with everything. What it
//! owned alone is given to somebody, and never opens to them what they may not see.

pub mod departure;
mod html;
mod model;
mod store;
pub(crate) mod web;

use kernel::{
    Activity, Change, Error, Id, Person, Result, Verb, Writing,
    audience::OrganisationRole,
    audit::{Act, Line},
    params,
};
pub(crate) use model::Details;
use shell::{administration::Section, t::admin as say};
pub(crate) use store::zone;

fn changed(person: Id<Person>) -> Activity {
    Activity::new(Verb::Update, person)
}

/// Gives and takes roles until the person has just these.
///
/// # Errors
/// [`Error::Forbidden`] for whoever does not administer; [`Error::Invalid`] when nobody would administer any more, or for a
/// guest.
pub(crate) fn set_roles(tx: &Writing<'_>, person: Id<Person>, wanted: &[OrganisationRole]) -> Result<Change<()>> {
    tx.demand(Section::People.roles())?;
    let account = store::account(tx, person)?;
    if account.kind != "member" && !wanted.is_empty() {
        return Err(Error::Invalid("roles", say::error_role_guest));
    }
    let held = store::roles(tx, person)?;
    let takes_last = held.contains(&OrganisationRole::Administrator)
        && !wanted.contains(&OrganisationRole::Administrator)
        && store::other_administrators(tx, person)? == 0;
    if takes_last {
        return Err(Error::Invalid("roles", say::error_last_administrator));
    }
    let mut activities = Vec::new();
    for role in OrganisationRole::ALL {
        let (sql, act) = match (held.contains(&role), wanted.contains(&role)) {
            (false, true) => (
                "insert into person_role(organisation, person, role) values (:organisation, :person, :role)",
                Act::RoleGiven,
            ),
            (true, false) => (
                "delete from person_role where organisation = :organisation and person = :person and role = :role",
                Act::RoleTaken,
            ),
            _ => continue,
        };
        tx.execute(sql, params! { person, role = role.word() })?;
        tx.audit(&Line::new(act).on(role.word()).to(person))?;
        activities = vec![changed(person)];
    }
    Ok(if activities.is_empty() { Change::Unchanged(()) } else { Change::Changed((), activities) })
}

/// Changes what the company knows of a person: name, title, number, address, unit, site, manager.
///
/// # Errors
/// [`Error::Forbidden`] for whoever does not administer; [`Error::Invalid`] with the field that does not hold.
pub(crate) fn change(tx: &Writing<'_>, person: Id<Person>, details: &Details) -> Result<Change<()>> {
    tx.demand(Section::People.roles())?;
    let was = store::details(tx, person)?;
    let new = details.checked()?;
    if was == new {
        return Ok(Change::Unchanged(()));
    }
    store::set(tx, person, &was, &new)?;
    for (field, before, after) in was.differences(&new) {
        let (before, after) = (store::named(tx, field, before)?, store::named(tx, field, after)?);
        tx.audit(&Line::new(Act::PersonChanged).on(field).to(person).change(before, after))?;
    }
    Ok(Change::one((), changed(person)))
}

/// Ends all sessions of somebody.
///
/// # Errors
/// [`Error::Forbidden`] for whoever does not administer.
pub(crate) fn sign_out(tx: &Writing<'_>, person: Id<Person>) -> Result<Change<()>> {
    tx.demand(Section::People.roles())?;
    store::account(tx, person)?;
    tx.execute("delete from session where organisation = :organisation and person = :person", params! { person })?;
    tx.audit(&Line::new(Act::SignedOut).to(person))?;
    Ok(Change::one((), changed(person)))
}

/// Keeps what is known of somebody without using it, on their request (GDPR, article 18): no search, no directory and no
/// suggestion finds them, and others see of them who they are and where they stand, not what they say of themselves. Or uses it
/// again.
///
/// # Errors
/// [`Error::Forbidden`] for whoever does not administer.
pub(crate) fn restrict(tx: &Writing<'_>, person: Id<Person>, restricted: bool, reason: &str) -> Result<Change<()>> {
    tx.demand(Section::People.roles())?;
    if store::account(tx, person)?.restricted_at.is_some() == restricted {
        return Ok(Change::Unchanged(()));
    }
    let at = restricted.then_some(tx.now());
    tx.execute(
        "update person set restricted_at = :at where organisation = :organisation and id = :person",
        params! { person, at },
    )?;
    let act = if restricted { Act::Restricted } else { Act::Unrestricted };
    tx.audit(&Line::new(act).to(person).because(reason.chars().take(500).collect::<String>()))?;
    Ok(Change::one((), changed(person)))
}
