//! What the chart reads: one level at a time, each person once.

use kernel::{File, Id, Person, Reading, Result, Visible, params, record};

/// Levels above, at most.
const HIGH: usize = 20;
/// Tops that the chart from above shows.
const TOPS: i64 = 40;
/// People of one level around somebody.
const WIDE: i64 = 100;
/// People of the second level below.
const DEEP: i64 = 600;

record! {
    /// A person of the chart.
    #[derive(Debug, Clone)]
    pub(super) struct Node {
        pub(super) id: Id<Person>, pub(super) handle: String, pub(super) name: String, pub(super) title: String,
        pub(super) photo: Option<Id<File>>, pub(super) kind: String, pub(super) manager: Option<i64>, pub(super) unit: Option<i64>,
        pub(super) below: i64,
    }
}

/// A person with those who report to them, as far as shown.
pub(super) struct Branch {
    pub(super) node: Visible<Node>,
    pub(super) reports: Vec<Branch>,
}

/// Somebody whose surroundings are shown.
pub(super) fn center(tx: &Reading<'_>, handle: &str) -> Result<Visible<Node>> {
    tx.one(
        "select p.id, p.handle, p.name, p.title, p.photo, p.kind, p.manager, p.unit, \
                (select count(*) from visible_colleague r where r.manager = p.id and r.id <> p.id and r.kind in ('member', 'guest') and r.deactivated_at is null) as below \
         from visible_colleague p where p.handle = :handle and p.kind in ('member', 'guest', 'unclaimed') and p.deactivated_at is null",
        params! { handle },
    )
}

/// Those above, from the top down. A loop ends where it would come round.
pub(super) fn above(tx: &Reading<'_>, center: &Node) -> Result<Vec<Visible<Node>>> {
    let mut chain: Vec<Visible<Node>> = Vec::new();
    let mut next = center.manager;
    while let Some(id) = next {
        if chain.len() >= HIGH || id == center.id.get() || chain.iter().any(|node| node.id.get() == id) {
            break;
        }
        let found = tx.find::<Node>(
            "select p.id, p.handle, p.name, p.title, p.photo, p.kind, p.manager, p.unit, cast(0 as bigint) as below \
             from visible_colleague p where p.id = :id and p.kind in ('member', 'guest', 'unclaimed') and p.deactivated_at is null",
            params! { id },
        )?;
        let Some(node) = found else { break };
        next = node.manager;
        chain.push(node);
    }
    chain.reverse();
    Ok(chain)
}

/// Those with the same manager; without one, the others at the head of the same unit.
pub(super) fn peers(tx: &Reading<'_>, center: &Node) -> Result<Vec<Visible<Node>>> {
    let (person, manager, unit) = (center.id, center.manager, center.unit);
    if manager.is_some_and(|manager| manager != person.get()) {
        return tx.all(
            "select p.id, p.handle, p.name, p.title, p.photo, p.kind, p.manager, p.unit, \
                    (select count(*) from visible_colleague r where r.manager = p.id and r.id <> p.id and r.kind in ('member', 'guest') and r.deactivated_at is null) as below \
             from visible_colleague p where p.manager = :manager and p.id <> :person and p.id <> :manager \
             and p.kind in ('member', 'guest') and p.deactivated_at is null order by p.sort_key, p.id limit :limit",
            params! { person, manager, limit = WIDE },
        );
    }
    tx.all(
        "select p.id, p.handle, p.name, p.title, p.photo, p.kind, p.manager, p.unit, cast(0 as bigint) as below \
         from visible_colleague p where p.unit = :unit and p.manager is null and p.id <> :person \
         and p.kind = 'member' and p.deactivated_at is null order by p.sort_key, p.id limit :limit",
        params! { person, unit, limit = WIDE },
    )
}

/// Two levels below somebody.
pub(super) fn below(tx: &Reading<'_>, person: i64) -> Result<Vec<Branch>> {
    let reports = level(tx, vec![person], WIDE)?;
    let reports: Vec<Visible<Node>> = reports.into_iter().filter(|node| node.id.get() != person).collect();
    let mut branches = with_reports(tx, reports)?;
    // Who is above again below is a loop: they are shown once.
    for branch in &mut branches {
        branch.reports.retain(|report| report.node.id.get() != person);
    }
    Ok(branches)
}

/// These people, each with those who report to them.
pub(super) fn with_reports(tx: &Reading<'_>, people: Vec<Visible<Node>>) -> Result<Vec<Branch>> {
    let ids: Vec<i64> = people.iter().map(|node| node.id.get()).collect();
    let mut next = if ids.is_empty() { Vec::new() } else { level(tx, ids, DEEP)? };
    let mut branches = Vec::with_capacity(people.len());
    for node in people {
        let (own, others): (Vec<_>, Vec<_>) =
            next.into_iter().partition(|report| report.manager == Some(node.id.get()) && report.id != node.id);
        next = others;
        branches
            .push(Branch { node, reports: own.into_iter().map(|node| Branch { node, reports: Vec::new() }).collect() });
    }
    Ok(branches)
}

fn level(tx: &Reading<'_>, managers: Vec<i64>, limit: i64) -> Result<Vec<Visible<Node>>> {
    tx.all(
        "select p.id, p.handle, p.name, p.title, p.photo, p.kind, p.manager, p.unit, \
                (select count(*) from visible_colleague r where r.manager = p.id and r.id <> p.id and r.kind in ('member', 'guest') and r.deactivated_at is null) as below \
         from visible_colleague p where p.manager in @ids(:managers) and p.kind in ('member', 'guest') and p.deactivated_at is null \
         order by p.manager, p.sort_key, p.id limit :limit",
        params! { managers, limit },
    )
}

/// Members without a manager to whom somebody reports.
pub(super) fn tops(tx: &Reading<'_>) -> Result<Vec<Visible<Node>>> {
    let found = tx.all::<Node>(
        "select p.id, p.handle, p.name, p.title, p.photo, p.kind, p.manager, p.unit, \
                (select count(*) from visible_colleague r where r.manager = p.id and r.kind in ('member', 'guest') and r.deactivated_at is null) as below \
         from visible_colleague p where p.manager is null and p.kind = 'member' and p.deactivated_at is null \
         and exists (select 1 from visible_colleague r where r.manager = p.id and r.deactivated_at is null) \
         order by p.sort_key, p.id limit :limit",
        params! { limit = TOPS },
    )?;
    Ok(found)
}
