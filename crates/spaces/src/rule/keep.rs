//! Keeping spaces in step with their rules, as the system: a rule concerns people whom nobody asks at that moment.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{
    Activity, Consumer, Facts, Host, Id, Person, Result, Space, SystemTx, Verb, activity::Recorded, audience::Role,
    params, record,
};

/// The consumer that looks again at whoever changed.
#[derive(Debug, Default, Clone)]
pub struct Keeper;

impl Consumer for Keeper {
    fn name(&self) -> &'static str {
        "rules"
    }

    fn apply(&mut self, tx: &SystemTx<'_>, batch: &[Recorded]) -> Result<()> {
        let changed: BTreeSet<(i64, i64)> = batch
            .iter()
            .filter(|line| line.host == Host::Person && matches!(line.verb, Verb::Create | Verb::Update))
            .map(|line| (line.organisation, line.object))
            .collect();
        // Who is below a unit changes with its place: everybody is held against the rules again, in one sweep for all spaces.
        let moved = batch.iter().filter(|line| line.facts.unit.is_some() && line.facts.rules);
        for organisation in moved.map(|line| line.organisation) {
            tx.execute(
                "insert into rule_sweep(organisation, space, after) select cast(:organisation as bigint), min(s.space), 0 \
                 from (select m.audience as space from member m where m.organisation = :organisation and m.by_rule = 1 \
                       union select r.space from membership_rule r where r.organisation = :organisation) s having count(*) > 0 \
                 on conflict (organisation, space) do update set after = 0",
                params! { organisation },
            )?;
        }
        let mut ruled: BTreeMap<i64, bool> = BTreeMap::new();
        for (organisation, person) in changed {
            let has_rules = match ruled.get(&organisation) {
                Some(known) => *known,
                None => *ruled.entry(organisation).or_insert(has_rules(tx, organisation)?),
            };
            if has_rules {
                settle(tx, organisation, Id::new(person))?;
            }
        }
        Ok(())
    }
}

fn has_rules(tx: &SystemTx<'_>, organisation: i64) -> Result<bool> {
    let one: Option<i64> =
        tx.first("select 1 from membership_rule where organisation = :organisation limit 1", params! { organisation })?;
    Ok(one.is_some())
}

/// People looked at in one go: a few milliseconds of the writer.
const AT_ONCE: usize = 200;

record! {
    struct Sweep { organisation: i64, space: i64, after: i64 }
}

/// Looks at some more people of a space whose rules changed; says whether there is more to do.
///
/// # Errors
/// When the database fails.
pub fn sweep(tx: &SystemTx<'_>) -> Result<bool> {
    let next: Option<Sweep> =
        tx.first("select organisation, space, after from rule_sweep order by organisation, space limit 1", &[])?;
    let Some(Sweep { organisation, space, after }) = next else { return Ok(false) };
    let people: Vec<Id<Person>> = tx.all(
        "select id from person where organisation = :organisation and id > :after and kind = 'member' and deactivated_at is null \
         order by id limit :limit",
        params! { organisation, after, limit = i64::try_from(AT_ONCE).unwrap_or(i64::MAX) },
    )?;
    for person in &people {
        settle(tx, organisation, *person)?;
    }
    match people.last().filter(|_| people.len() == AT_ONCE) {
        Some(last) => tx.execute(
            "update rule_sweep set after = :last where organisation = :organisation and space = :space and after = :after",
            params! { organisation, space, after, last = *last },
        )?,
        None => tx.execute(
            "delete from rule_sweep where organisation = :organisation and space = :space and after = :after",
            params! { organisation, space, after },
        )?,
    };
    Ok(true)
}

record! {
    struct Wanted { space: Id<Space>, role: Role, required: bool, declined: bool, is_in: bool }
}

/// The spaces whose rules fit somebody: their unit or one above it, their site, their skills. Into a space that is not open to
/// read, no rule brings whoever could make themselves fit it: by a skill, which everybody names, or as an administrator, who
/// places everybody.
const WANTED: &str = "with recursive above(id) as ( \
     select p.unit from person p where p.organisation = :organisation and p.id = :person and p.unit is not null \
     union select u.parent from unit u join above a on a.id = u.id where u.organisation = :organisation and u.parent is not null) \
     select s.id as space, s.default_role as role, max(r.required) as required, \
            case when exists (select 1 from rule_declined d where d.organisation = s.organisation and d.space = s.id and d.person = :person) then 1 else 0 end as declined, \
            case when exists (select 1 from member m where m.organisation = s.organisation and m.audience = s.id and m.person = :person) then 1 else 0 end as is_in \
     from membership_rule r join space s on s.organisation = r.organisation and s.id = r.space and s.archived_at is null \
     join person p on p.organisation = r.organisation and p.id = :person and p.kind = 'member' and p.deactivated_at is null \
     where r.organisation = :organisation and (r.unit is null or r.unit in (select a.id from above a)) \
       and (r.site is null or r.site = p.site) \
       and (r.skill is null or exists (select 1 from person_skill x where x.organisation = r.organisation and x.person = p.id and x.skill = r.skill)) \
       and (s.visibility = 'visible' or (r.skill is null and not exists ( \
            select 1 from person_role o where o.organisation = r.organisation and o.person = p.id and o.role = 'administrator'))) \
     group by s.organisation, s.id, s.default_role order by s.id";

/// Puts somebody into the spaces whose rules fit them, and takes them out of those that only a rule held them in. Whoever
/// left the company stays where they are, and finds it all when they come back.
fn settle(tx: &SystemTx<'_>, organisation: i64, person: Id<Person>) -> Result<()> {
    let wanted: Vec<Wanted> = tx.all(WANTED, params! { organisation, person })?;
    let by_rule: Vec<Id<Space>> = tx.all(
        "select m.audience from member m join person p on p.organisation = m.organisation and p.id = m.person \
         join space s on s.organisation = m.organisation and s.id = m.audience \
         where m.organisation = :organisation and m.person = :person and m.by_rule = 1 and p.deactivated_at is null and s.archived_at is null",
        params! { organisation, person },
    )?;
    for one in wanted.iter().filter(|one| !one.is_in && (one.required || !one.declined)) {
        put_in(tx, organisation, person, one)?;
    }
    for space in by_rule.into_iter().filter(|space| wanted.iter().all(|one| one.space != *space)) {
        take_out(tx, organisation, person, space)?;
    }
    Ok(())
}

fn put_in(tx: &SystemTx<'_>, organisation: i64, person: Id<Person>, wanted: &Wanted) -> Result<()> {
    let (space, role) = (wanted.space, wanted.role.min(Role::Writer));
    tx.execute(
        "insert into member(organisation, audience, person, role, since, by_rule) values (:organisation, :space, :person, :role, :now, 1)",
        params! { organisation, space, person, role = role.word(), now = tx.now() },
    )?;
    for sql in [
        "delete from join_request where organisation = :organisation and space = :space and person = :person",
        "delete from space_invitation where organisation = :organisation and space = :space and person = :person",
        "delete from rule_declined where organisation = :organisation and space = :space and person = :person",
    ] {
        tx.execute(sql, params! { organisation, space, person })?;
    }
    count(tx, organisation, space, 1)?;
    tell(
        tx,
        organisation,
        Verb::Add,
        space,
        Facts { role: Some(role.word().into()), rule: true, ..Facts::about(person) },
    )
}

fn take_out(tx: &SystemTx<'_>, organisation: i64, person: Id<Person>, space: Id<Space>) -> Result<()> {
    tx.execute(
        "delete from member where organisation = :organisation and audience = :space and person = :person",
        params! { organisation, space, person },
    )?;
    count(tx, organisation, space, -1)?;
    tell(tx, organisation, Verb::Remove, space, Facts { rule: true, ..Facts::about(person) })
}

fn count(tx: &SystemTx<'_>, organisation: i64, space: Id<Space>, more: i64) -> Result<()> {
    tx.execute(
        "update space set member_count = member_count + :more where organisation = :organisation and id = :space",
        params! { organisation, space, more },
    )?;
    Ok(())
}

fn tell(tx: &SystemTx<'_>, organisation: i64, verb: Verb, space: Id<Space>, facts: Facts) -> Result<()> {
    tx.record(Id::new(organisation), None, vec![Activity::new(verb, space).facts(facts)])
}
