//! Rules in the database.

use kernel::{Id, Person, Reading, Result, Space, Visible, Writing, params, record};

use super::Condition;

record! {
    /// A rule, with the names of what it fits and how many that is.
    #[derive(Debug, Clone)]
    pub(super) struct Rule {
        pub(super) id: i64, pub(super) unit: Option<i64>, pub(super) site: Option<i64>, pub(super) skill: Option<i64>,
        pub(super) required: bool, pub(super) unit_name: Option<String>, pub(super) site_name: Option<String>,
        pub(super) skill_name: Option<String>, pub(super) people: i64,
    }
}

impl Rule {
    pub(super) fn condition(&self) -> Condition {
        Condition { unit: self.unit, site: self.site, skill: self.skill }
    }
}

/// The rules of a space, oldest first.
pub(super) fn rules(tx: &Reading<'_>, space: Id<Space>) -> Result<Vec<Visible<Rule>>> {
    tx.all(
        // Each unit with those below it, however deep: `union` ends at a loop.
        "with recursive below(top, id) as ( \
           select r.unit, r.unit from visible_rule r where r.space = :space and r.unit is not null \
           union select b.top, u.id from visible_unit u join below b on u.parent = b.id) \
         select r.id, r.unit, r.site, r.skill, r.required, u.name as unit_name, s.name as site_name, k.name as skill_name, \
                (select count(*) from visible_colleague p where p.kind = 'member' and p.deactivated_at is null \
                 and (r.unit is null or p.unit in (select b.id from below b where b.top = r.unit)) \
                 and (r.site is null or p.site = r.site) \
                 and (r.skill is null or exists (select 1 from visible_person_skill x where x.person = p.id and x.skill = r.skill))) as people \
         from visible_rule r left join visible_unit u on u.id = r.unit left join visible_site s on s.id = r.site \
         left join visible_skill k on k.id = r.skill where r.space = :space order by r.id",
        params! { space },
    )
}

/// One rule of a space.
pub(super) fn rule(tx: &Reading<'_>, space: Id<Space>, rule: i64) -> Result<Rule> {
    let rules = rules(tx, space)?;
    rules.into_iter().map(Visible::into_inner).find(|one| one.id == rule).ok_or(kernel::Error::NotFound)
}

/// A rule as the log tells it: the names of what it fits.
pub(super) fn words(tx: &Writing<'_>, condition: &Condition) -> Result<String> {
    let mut names = Vec::new();
    for (id, sql) in [
        (condition.unit, "select name from visible_unit where id = :id"),
        (condition.site, "select name from visible_site where id = :id"),
        (condition.skill, "select name from visible_skill where id = :id"),
    ] {
        if let Some(id) = id {
            names.extend(tx.find::<String>(sql, params! { id })?.map(Visible::into_inner));
        }
    }
    Ok(if names.is_empty() { "*".to_owned() } else { names.join(" · ") })
}

/// Whether a rule that nobody may leave holds somebody in a space: one that would put them in (`keep`'s `WANTED`).
pub(crate) fn requires(tx: &Reading<'_>, space: Id<Space>, person: Id<Person>) -> Result<bool> {
    let held = tx.count(
        "with recursive above(id) as ( \
           select p.unit from visible_colleague p where p.id = :person and p.unit is not null \
           union select u.parent from visible_unit u join above a on a.id = u.id where u.parent is not null) \
         select count(*) from visible_rule r join visible_colleague p on p.id = :person \
         join visible_space s on s.id = r.space and s.archived_at is null \
         where r.space = :space and r.required = 1 and p.kind = 'member' \
           and (r.unit is null or r.unit in (select a.id from above a)) and (r.site is null or r.site = p.site) \
           and (r.skill is null or exists (select 1 from visible_person_skill x where x.person = p.id and x.skill = r.skill)) \
           and (s.visibility = 'visible' or (r.skill is null and not exists ( \
                select 1 from visible_role o where o.person = p.id and o.role = 'administrator')))",
        params! { space, person },
    )?;
    Ok(held > 0)
}

record! {
    /// Something to choose.
    #[derive(Debug, Clone)]
    pub(super) struct Named { pub(super) id: i64, pub(super) name: String }
}

/// Most things that one list offers.
const OFFERED: usize = 2000;

/// Units, sites and skills, by name.
pub(super) fn choices(tx: &Reading<'_>) -> Result<[Vec<Visible<Named>>; 3]> {
    let limit = i64::try_from(OFFERED).unwrap_or(i64::MAX);
    Ok([
        tx.all("select id, name from visible_unit order by name, id limit :limit", params! { limit })?,
        tx.all("select id, name from visible_site order by name, id limit :limit", params! { limit })?,
        tx.all("select id, name from visible_skill order by fold, id limit :limit", params! { limit })?,
    ])
}
