//! Rules and holds in the database.

use kernel::{Error, Id, Person, Reading, Result, Space, Visible, params, record};

record! {
    /// How long entries of a kind are kept in a place.
    #[derive(Debug, Clone)]
    pub(super) struct Rule { pub(super) space: i64, pub(super) kind: String, pub(super) days: i64, pub(super) name: Option<String>, pub(super) slug: Option<String> }
}

/// All rules that the viewer sees: those of everywhere first.
pub(super) fn rules(tx: &Reading<'_>) -> Result<Vec<Visible<Rule>>> {
    tx.all(
        "select t.space, t.kind, t.days, s.name, s.slug from visible_retention t left join visible_space s on s.id = t.space \
         order by t.space <> 0, s.fold, t.kind desc",
        &[],
    )
}

pub(super) fn days(tx: &Reading<'_>, space: i64, kind: &str) -> Result<Option<i64>> {
    let days = tx.find::<i64>(
        "select days from visible_retention where space = :space and kind = :kind",
        params! { space, kind },
    )?;
    Ok(days.map(Visible::into_inner))
}

record! {
    /// A hold, with the names of what it keeps and who placed it.
    #[derive(Debug, Clone)]
    pub(super) struct Hold {
        pub(super) id: i64, pub(super) person: Option<String>, pub(super) handle: Option<String>, pub(super) space: Option<i64>,
        pub(super) space_name: Option<String>, pub(super) reason: String, pub(super) placed_by: Option<String>, pub(super) placed_at: i64,
        pub(super) lifted_at: Option<i64>,
    }
}

/// All holds, those in force first.
pub(super) fn holds(tx: &Reading<'_>) -> Result<Vec<Visible<Hold>>> {
    tx.all(
        "select h.id, p.name as person, p.handle, h.space, s.name as space_name, h.reason, b.name as placed_by, h.placed_at, h.lifted_at \
         from visible_legal_hold h left join visible_person p on p.id = h.person left join visible_space s on s.id = h.space \
         left join visible_person b on b.id = h.placed_by order by h.lifted_at is not null, h.id desc limit 200",
        &[],
    )
}

/// What a hold in force keeps: a person's words, or those in a space.
pub(super) fn held(tx: &Reading<'_>, hold: i64) -> Result<(Option<i64>, Option<i64>)> {
    let held = tx.one::<(Option<i64>, Option<i64>)>(
        "select person, space from visible_legal_hold where id = :hold and lifted_at is null",
        params! { hold },
    )?;
    Ok(held.into_inner())
}

/// The space of an address, or of its name.
pub(super) fn space(tx: &Reading<'_>, typed: &str) -> Result<Id<Space>> {
    let slug = typed.trim().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let found = tx.find::<Id<Space>>(
        "select id from visible_space where slug = :slug or fold = :fold order by slug = :slug desc limit 1",
        params! { slug, fold = markup::words::fold(typed.trim()) },
    )?;
    found.map(Visible::into_inner).ok_or(Error::Invalid("what", shell::t::moderation::hold_unknown))
}

/// The person of a handle.
pub(super) fn person(tx: &Reading<'_>, typed: &str) -> Result<Id<Person>> {
    let handle = typed.trim().trim_start_matches('@').to_lowercase();
    let found = tx.find::<Id<Person>>(
        "select id from visible_person where handle = :handle and kind <> 'former'",
        params! { handle },
    )?;
    found.map(Visible::into_inner).ok_or(Error::Invalid("what", shell::t::moderation::hold_unknown))
}
