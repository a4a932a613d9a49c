//! Leaving and coming back: now or on a day, with what was owned alone given to somebody.

use kernel::{
    Activity, Change, Error, Facts, Id, Of, Organisation, Person, Result, Space, SystemTx, Verb, Writing,
    audit::{Act, Line},
    params, record,
};
use shell::{administration::Section, t::admin as say};

use super::{changed, store};

/// Somebody's leaving.
#[derive(Debug, Clone, Default)]
pub(crate) struct Departure {
    /// Who owns their spaces from then on, where that opens nothing to them.
    pub(crate) heir: Option<Id<Person>>,
    /// Why, for the log.
    pub(crate) reason: String,
}

/// The longest reason, in characters.
const MAX_REASON: usize = 500;

impl Departure {
    fn checked(&self) -> Result<()> {
        if self.reason.chars().count() > MAX_REASON {
            return Err(Error::Invalid("reason", shell::t::people::error_too_long));
        }
        Ok(())
    }
}

fn must_stay(tx: &Writing<'_>, person: Id<Person>) -> Result<()> {
    let administers = store::roles(tx, person)?.contains(&kernel::audience::OrganisationRole::Administrator);
    if administers && store::other_administrators(tx, person)? == 0 {
        return Err(Error::Invalid("person", say::error_last_administrator));
    }
    Ok(())
}

/// Closes an account now: its sessions end with this transaction.
///
/// # Errors
/// [`Error::Forbidden`] for whoever does not administer; [`Error::Invalid`] for the last administrator, or an heir who is
/// none.
pub(crate) fn close(tx: &Writing<'_>, person: Id<Person>, departure: &Departure) -> Result<Change<()>> {
    tx.demand(Section::People.roles())?;
    departure.checked()?;
    if store::account(tx, person)?.closed_at.is_some() {
        return Ok(Change::Unchanged(()));
    }
    must_stay(tx, person)?;
    let mut lines = hand_over(tx, person, departure.heir)?;
    tx.execute(
        "update person set deactivated_at = :now, leaves_at = null where organisation = :organisation and id = :person",
        params! { person },
    )?;
    for sql in ENDING {
        tx.execute(sql, params! { person })?;
    }
    tx.audit(&Line::new(Act::Deactivated).to(person).because(departure.reason.as_str()))?;
    lines.push(changed(person));
    Ok(Change::Changed((), lines))
}

/// What ends with an account: whoever has a session or a link of it holds nothing any more.
const ENDING: [&str; 2] = [
    "delete from session where organisation = :organisation and person = :person",
    "delete from token where organisation = :organisation and person = :person",
];

/// Says on which day an account will close by itself, or that it will not.
///
/// # Errors
/// [`Error::Forbidden`] for whoever does not administer; [`Error::Invalid`] for a day that is past, or the last
/// administrator.
pub(crate) fn plan(tx: &Writing<'_>, person: Id<Person>, on: Option<i64>, departure: &Departure) -> Result<Change<()>> {
    tx.demand(Section::People.roles())?;
    departure.checked()?;
    let was = store::account(tx, person)?.leaves_at;
    let heir = departure.heir.filter(|_| on.is_some());
    if was == on && heir.is_none() {
        return Ok(Change::Unchanged(()));
    }
    if on.is_some_and(|day| day <= tx.now()) {
        return Err(Error::Invalid("day", say::error_day_past));
    }
    must_stay(tx, person)?;
    // The heir has some days beside the leaver.
    let mut lines = if heir.is_some() { hand_over(tx, person, heir)? } else { Vec::new() };
    // The same day again, with an heir: what is given has a line of its own.
    if was == on {
        return Ok(if lines.is_empty() { Change::Unchanged(()) } else { Change::Changed((), lines) });
    }
    tx.execute(
        "update person set leaves_at = :on where organisation = :organisation and id = :person",
        params! { person, on },
    )?;
    let day = |at: Option<i64>| {
        at.and_then(|at| jiff::Timestamp::from_millisecond(at).ok()).map_or_else(String::new, |at| at.to_string())
    };
    let line = Line::new(Act::Deactivated).on("planned").to(person).change(day(was), day(on));
    tx.audit(&line.because(departure.reason.as_str()))?;
    lines.push(changed(person));
    Ok(Change::Changed((), lines))
}

/// Opens a closed account again, with everything that it had.
///
/// # Errors
/// [`Error::Forbidden`] for whoever does not administer; [`Error::Invalid`] for somebody who was erased.
pub(crate) fn reopen(tx: &Writing<'_>, person: Id<Person>) -> Result<Change<()>> {
    tx.demand(Section::People.roles())?;
    let account = store::account(tx, person)?;
    if account.kind == "former" {
        return Err(Error::Invalid("person", say::error_erased));
    }
    if account.closed_at.is_none() {
        return Ok(Change::Unchanged(()));
    }
    tx.execute(
        "update person set deactivated_at = null, leaves_at = null where organisation = :organisation and id = :person",
        params! { person },
    )?;
    tx.audit(&Line::new(Act::Reactivated).to(person))?;
    Ok(Change::one((), changed(person)))
}

/// The spaces that somebody owns alone, each with who in it can own it next: an heir who is in it, or else whoever stands
/// highest in it for the longest time.
const OWNED_ALONE: &str = "select m.audience as space, case when s.visibility = 'visible' then 1 else 0 end as open, \
       (select n.person from member n join person p on p.organisation = n.organisation and p.id = n.person \
        where n.organisation = m.organisation and n.audience = m.audience and n.person <> m.person and p.kind = 'member' and p.deactivated_at is null \
          and not exists (select 1 from glass g where g.organisation = n.organisation and g.space = n.audience and g.person = n.person and g.closed_at is null) \
        order by case when n.person = :heir then 0 else 1 end, \
          case n.role when 'owner' then 0 when 'animator' then 1 when 'moderator' then 2 when 'writer' then 3 else 4 end, n.since \
        limit 1) as next \
     from member m join space s on s.organisation = m.organisation and s.id = m.audience \
     where m.organisation = :organisation and m.person = :person and m.role = 'owner' \
       and not exists (select 1 from member o join person p on p.organisation = o.organisation and p.id = o.person \
                       where o.organisation = m.organisation and o.audience = m.audience and o.role = 'owner' \
                         and o.person <> m.person and p.kind = 'member' and p.deactivated_at is null)";

/// Makes somebody who is in a space its owner. No rule takes out again whom it had put in.
const RAISE: &str = "update member set role = 'owner', by_rule = 0 where organisation = :organisation and audience = :space and person = :next";

record! {
    struct Owned { space: Id<Space>, open: bool, next: Option<Id<Person>> }
}

/// Gives the spaces that somebody owns alone to an heir. One whose content is for its members alone goes to them only if
/// they are in it already, and otherwise to whoever in it has the highest role for the longest time: leaving opens no space
/// to anybody, whoever administers and names the heir. Answers with the lines that say whose they are.
fn hand_over(tx: &Writing<'_>, person: Id<Person>, heir: Option<Id<Person>>) -> Result<Vec<Activity>> {
    if let Some(heir) = heir {
        let account = store::account(tx, heir)?;
        if heir == person || account.kind != "member" || account.closed_at.is_some() {
            return Err(Error::Invalid("heir", say::error_heir));
        }
    }
    let reason = "the spaces that a leaver owns alone, secret ones too: they must not be without an owner";
    let heir_or_none = heir.map_or(0, Id::get);
    let owned: Vec<Owned> = tx.system_rows(reason, OWNED_ALONE, params! { person, heir = heir_or_none })?;
    let mut lines = Vec::new();
    for Owned { space, open, next } in owned {
        let next = match heir {
            Some(heir) if open => {
                give(tx, space, heir)?;
                Some(heir)
            }
            _ => {
                if let Some(next) = next {
                    tx.execute(RAISE, params! { space, next })?;
                }
                next
            }
        };
        lines.extend(next.map(|next| owned_by(space, next)));
    }
    if !lines.is_empty() {
        // By id: a name would stay in the line of another when its owner is erased.
        let heir = heir.map_or_else(String::new, |heir| heir.to_string());
        tx.audit(&Line::new(Act::HandedOver).to(person).change(lines.len().to_string(), heir))?;
    }
    Ok(lines)
}

/// The line that tells somebody whose a space is now.
fn owned_by(space: Id<Space>, next: Id<Person>) -> Activity {
    let facts = Facts { role: Some("owner".into()), of: Some(Of::Departure), ..Facts::about(next) };
    Activity::new(Verb::Add, space).facts(facts)
}

fn give(tx: &Writing<'_>, space: Id<Space>, heir: Id<Person>) -> Result<()> {
    tx.execute(
        "insert into member(organisation, audience, person, role, since) values (:organisation, :space, :heir, 'owner', :now) \
         on conflict (organisation, audience, person) do update set role = 'owner', by_rule = 0",
        params! { space, heir },
    )?;
    tx.execute(
        "update space set member_count = (select count(*) from member m where m.organisation = :organisation and m.audience = :space) \
         where organisation = :organisation and id = :space",
        params! { space },
    )?;
    Ok(())
}

/// Closes the accounts whose day has come; says how many.
///
/// # Errors
/// When the database fails.
pub fn sweep(tx: &SystemTx<'_>) -> Result<usize> {
    let due: Vec<(Id<Organisation>, Id<Person>)> = tx.all(
        // The last administrator stays until there is another, whatever became of the others since the day was set.
        "select p.organisation, p.id from person p where p.leaves_at <= :now and p.deactivated_at is null \
           and (not exists (select 1 from person_role g where g.organisation = p.organisation and g.person = p.id and g.role = 'administrator') \
                or exists (select 1 from person_role g join person o on o.organisation = g.organisation and o.id = g.person \
                           where g.organisation = p.organisation and g.role = 'administrator' and o.id <> p.id and o.kind = 'member' \
                             and o.deactivated_at is null and (o.leaves_at is null or o.leaves_at > :now))) \
         order by p.leaves_at limit 500",
        params! { now = tx.now() },
    )?;
    for (organisation, person) in &due {
        let (organisation, person) = (*organisation, *person);
        let mut lines = Vec::new();
        for Owned { space, next, .. } in tx.all::<Owned>(OWNED_ALONE, params! { organisation, person, heir = 0 })? {
            if let Some(next) = next {
                tx.execute(RAISE, params! { organisation, space, next })?;
                lines.push(owned_by(space, next));
            }
        }
        if !lines.is_empty() {
            tx.audit(organisation, None, &Line::new(Act::HandedOver).to(person).change(lines.len().to_string(), ""))?;
        }
        tx.execute(
            "update person set deactivated_at = :now, leaves_at = null where organisation = :organisation and id = :person",
            params! { organisation, person, now = tx.now() },
        )?;
        for sql in ENDING {
            tx.execute(sql, params! { organisation, person })?;
        }
        tx.audit(organisation, None, &Line::new(Act::Deactivated).to(person))?;
        lines.push(changed(person));
        tx.record(organisation, None, lines)?;
    }
    Ok(due.len())
}
