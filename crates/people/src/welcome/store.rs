//! What is proposed to a newcomer.

use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashMap},
};

use kernel::{Id, Reading, Result, Space, Visible, params, record};

use crate::person::Brief;

/// Spaces and people that are proposed of each.
const PROPOSED: i64 = 6;

record! {
    /// A space that is proposed.
    #[derive(Debug, Clone)]
    pub(super) struct Proposed { pub(super) id: Id<Space>, pub(super) name: String, pub(super) purpose: String, pub(super) icon: String, member_count: i64 }
}

/// The spaces that are free to join and new to the viewer.
macro_rules! free {
    ($rest:literal) => {
        concat!(
            "select s.id, s.name, s.purpose, s.icon, s.member_count from visible_space s \
             where s.joining = 'free' and s.my_role is null and s.archived_at is null and s.content_visible = 1 ",
            $rest
        )
    };
}

/// Colleagues whose spaces are looked at: enough to tell what people here are in, whatever the size of a site.
const ASKED: i64 = 60;

/// How many colleagues of one's unit and site are in a space, or at least that many where not all were asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Near {
    pub(super) count: i64,
    pub(super) at_least: bool,
}

/// Spaces that are free to join, those first in which most colleagues of one's unit and site are.
pub(super) fn spaces(tx: &Reading<'_>) -> Result<Vec<(Visible<Proposed>, Near)>> {
    let mut near: HashMap<i64, i64> = HashMap::new();
    let (colleagues, at_least) = colleagues(tx)?;
    for colleague in colleagues {
        for space in
            tx.all::<i64>("select audience from visible_member where person = :colleague", params! { colleague })?
        {
            *near.entry(space.into_inner()).or_default() += 1;
        }
    }
    let mut most: Vec<i64> = near.keys().copied().collect();
    most.sort_by_key(|space| (Reverse(near.get(space).copied()), *space));
    most.truncate(100);
    // Where colleagues are in too few, the largest fill the list.
    let mut proposed = tx.all::<Proposed>(free!("and s.id in @ids(:most)"), params! { most })?;
    proposed.extend(
        tx.all::<Proposed>(free!("order by s.member_count desc, s.id limit :limit"), params! { limit = PROPOSED })?,
    );
    let near = |one: &Proposed| near.get(&one.id.get()).copied().unwrap_or(0);
    proposed.sort_by_key(|one| (Reverse(near(one)), Reverse(one.member_count), one.id));
    proposed.dedup_by_key(|one| one.id);
    proposed.truncate(usize::try_from(PROPOSED).unwrap_or(usize::MAX));
    Ok(proposed
        .into_iter()
        .map(|one| {
            let near = Near { count: near(&one), at_least };
            (one, near)
        })
        .collect())
}

/// Some of one's unit, then some of one's site, and whether there are others.
fn colleagues(tx: &Reading<'_>) -> Result<(BTreeSet<i64>, bool)> {
    let (mut colleagues, mut others) = (BTreeSet::new(), false);
    let own =
        tx.one::<(Option<i64>, Option<i64>)>("select unit, site from visible_colleague where id = :me", params! {})?;
    for (group, sql) in [
        (own.0, "select id from visible_colleague where unit = :group and id <> :me limit :limit"),
        (own.1, "select id from visible_colleague where site = :group and id <> :me limit :limit"),
    ] {
        let Some(group) = group else { continue };
        let some = tx.all::<i64>(sql, params! { group, limit = ASKED })?;
        others |= some.len() as i64 == ASKED;
        colleagues.extend(some.into_iter().map(Visible::into_inner));
    }
    Ok((colleagues, others))
}

/// Colleagues: one's manager, then who has the same one, then one's unit.
pub(super) fn people(tx: &Reading<'_>) -> Result<Vec<Visible<Brief>>> {
    tx.all(
        "select p.id, p.handle, p.name, p.title, p.photo, p.kind from visible_colleague p join visible_colleague me on me.id = :me \
         where p.id <> me.id and p.deactivated_at is null and p.is_restricted = 0 and p.kind = 'member' \
           and (p.id = me.manager or p.manager = me.manager or p.manager = me.id or p.unit = me.unit) \
           and not exists (select 1 from visible_follow f where f.kind = 'person' and f.target = p.id) \
           and not exists (select 1 from visible_hidden_author h where h.author = p.id) \
         order by case when p.id = me.manager then 0 when p.manager = me.manager then 1 when p.manager = me.id then 2 else 3 end, p.sort_key, p.id limit :limit",
        params! { limit = PROPOSED },
    )
}
