//! How long words are kept, and which must not go.
//!
//! A retention rule lets entries of a kind go so many days after the last word under them was written: everywhere, or in a
//! space, whose own rule stands before that of everywhere. An entry in several places is kept as long as any of them keeps
//! it. A legal hold stops all of it, for a person or a space: neither a rule, nor a purge, nor an erasure takes what it keeps.

mod html;
mod store;
mod sweep;
pub(crate) mod web;

use kernel::{
    Activity, Change, Error, Id, Person, Result, Space, Verb, Writing,
    audit::{Act, Line},
    params,
};
use shell::{administration::Section, t::moderation as say};
pub use sweep::{Due, due, let_go};

/// The kinds of entries that a rule may be about.
pub const KINDS: [&str; 2] = ["note", "article"];
/// The days that a rule may keep them.
pub const DAYS: [i64; 7] = [90, 180, 365, 730, 1095, 1825, 3650];
/// Characters of the reason of a hold, at most.
const MAX_REASON: usize = 500;

/// Sets how many days entries of a kind are kept, everywhere or in a space; without days, for ever.
///
/// # Errors
/// [`Error::Forbidden`] for whoever answers neither for the organisation nor for its data; [`Error::Invalid`] for another
/// kind or number of days; [`Error::NotFound`] for a space that they do not know of.
pub fn keep_for(tx: &Writing<'_>, space: Option<Id<Space>>, kind: &str, days: Option<i64>) -> Result<Change<()>> {
    tx.demand(Section::Keeping.roles())?;
    if !KINDS.contains(&kind) || days.is_some_and(|days| !DAYS.contains(&days)) {
        return Err(Error::Invalid("days", shell::t::common::field_choice));
    }
    let place = match space {
        Some(space) => {
            shell::space::by_id(tx, space)?;
            shell::space::name_in_log(tx, space)?
        }
        None => String::new(),
    };
    let at = space.map_or(0, Id::get);
    let was = store::days(tx, at, kind)?;
    if was == days {
        return Ok(Change::Unchanged(()));
    }
    match days {
        Some(days) => tx.execute(
            "insert into retention(organisation, space, kind, days) values (:organisation, :at, :kind, :days) \
             on conflict (organisation, space, kind) do update set days = excluded.days",
            params! { at, kind, days },
        )?,
        None => tx.execute(
            "delete from retention where organisation = :organisation and space = :at and kind = :kind",
            params! { at, kind },
        )?,
    };
    let words = |days: Option<i64>| days.map_or_else(|| "∞".to_owned(), |days| days.to_string());
    let subject = if place.is_empty() { kind.to_owned() } else { format!("{kind} · {place}") };
    tx.audit(&Line::new(Act::Retention).on(subject).change(words(was), words(days)))?;
    Ok(Change::one((), Activity::new(Verb::Update, tx.viewer().organisation())))
}

/// Whose words a hold keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// A person's, wherever they wrote them.
    Person(Id<Person>),
    /// Everybody's in a space.
    Space(Id<Space>),
}

/// Keeps words from going, from now on until the hold is lifted. Those concerned see it.
///
/// # Errors
/// [`Error::Forbidden`] for whoever answers neither for the organisation nor for its data; [`Error::Invalid`] without a
/// reason, or when the same is held already.
pub fn hold(tx: &Writing<'_>, held: Held, reason: &str) -> Result<Change<()>> {
    tx.demand(Section::Keeping.roles())?;
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Error::Invalid("reason", shell::t::common::field_required));
    }
    if reason.chars().count() > MAX_REASON {
        return Err(Error::Invalid("reason", shell::t::people::error_too_long));
    }
    let (person, space) = match held {
        Held::Person(person) => (Some(person), None),
        Held::Space(space) => (None, Some(space)),
    };
    let same = tx.count(
        "select count(*) from visible_legal_hold where lifted_at is null and (person = :person or space = :space)",
        params! { person, space },
    )?;
    if same > 0 {
        return Err(Error::Invalid("what", say::hold_same));
    }
    tx.execute(
        "insert into legal_hold(organisation, id, person, space, reason, placed_by, placed_at) \
         values (:organisation, :id, :person, :space, :reason, :me, :now)",
        params! { id = tx.mint::<Person>(), person, space, reason },
    )?;
    tx.audit(&told(tx, Act::Held, held)?.because(reason))?;
    Ok(Change::one((), Activity::new(Verb::Update, tx.viewer().organisation())))
}

/// Lets go what a hold kept; what should have gone meanwhile goes with the next sweep.
///
/// # Errors
/// [`Error::Forbidden`] for whoever answers neither for the organisation nor for its data; [`Error::NotFound`] for none.
pub fn lift(tx: &Writing<'_>, hold: i64) -> Result<Change<()>> {
    tx.demand(Section::Keeping.roles())?;
    let (person, space) = store::held(tx, hold)?;
    tx.execute(
        "update legal_hold set lifted_by = :me, lifted_at = :now where organisation = :organisation and id = :hold and lifted_at is null",
        params! { hold },
    )?;
    let held = match (person, space) {
        (Some(person), _) => Held::Person(Id::new(person)),
        (None, space) => Held::Space(Id::new(space.unwrap_or_default())),
    };
    tx.audit(&told(tx, Act::HoldLifted, held)?)?;
    Ok(Change::one((), Activity::new(Verb::Update, tx.viewer().organisation())))
}

fn told(tx: &Writing<'_>, act: Act, held: Held) -> Result<Line> {
    Ok(match held {
        Held::Person(person) => Line::new(act).to(person),
        Held::Space(space) => Line::new(act).on(shell::space::name_in_log(tx, space)?),
    })
}
