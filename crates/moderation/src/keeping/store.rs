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
    /// What a rule would let go at once.
    pub(super) struct Going { pub(super) entries: i64, pub(super) oldest: Option<i64> }
}

/// Entries that are counted at most: whoever reads “more than ten thousand” knows enough.
pub(super) const COUNTED: i64 = 10_000;

/// Of the oldest that the viewer sees of a kind, traces whose own words are gone among them, the entries that nothing keeps any longer than some days: no word under them,
/// no other place, no hold.
macro_rules! going {
    ($from:literal) => {
        concat!(
            "select count(*) as entries, min(e.published_at) as oldest",
            " from (select e.id, e.author, e.published_at from ", $from,
            " and e.kind = :kind and e.published_at < :before order by e.id limit :most) e \
              where not exists (select 1 from visible_comment c where c.entry = e.id and c.deleted_at is null and c.published_at >= :before) \
              and not exists (select 1 from visible_placement l left join visible_retention r on r.space = l.audience and r.kind = :kind \
                left join visible_retention d on d.space = 0 and d.kind = :kind \
                where l.entry = e.id and l.audience <> :space \
                  and ((r.days is null and d.days is null and cast(:space as bigint) <> 0) \
                       or coalesce(r.days, case when cast(:space as bigint) = 0 then :days else d.days end) > :days)) \
              and not exists (select 1 from visible_legal_hold h where h.lifted_at is null \
                and (h.person = e.author or exists (select 1 from visible_placement l where l.entry = e.id and l.audience = h.space) \
                     or exists (select 1 from visible_comment c where c.entry = e.id and c.author = h.person)))"
        )
    };
}

/// What a rule would let go at once if it were set so, of what the viewer sees; one more than [`COUNTED`] at most.
pub(super) fn going(tx: &Reading<'_>, space: Option<Id<Space>>, kind: &str, days: i64) -> Result<Going> {
    let before = tx.now() - days * 24 * 3600 * 1000;
    let (below, most) = (kernel::id::at(before, 0), COUNTED + 1);
    let sql = match space {
        None => going!("visible_thread e where (e.deleted_at is null or e.purged_at is not null) and e.id < :below"),
        Some(_) => going!(
            "visible_placement p cross join visible_thread e where e.id = p.entry and (e.deleted_at is null or e.purged_at is not null) and p.audience = :space and p.entry < :below"
        ),
    };
    let found = tx.one::<Going>(sql, params! { space = space.map_or(0, Id::get), kind, days, before, below, most })?;
    Ok(found.into_inner())
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
