//! Several cohorts that share nobody and work together little: treated and compared ones of one pilot.

use super::{
    Company, Plan, Wish,
    atoms::halves,
    search::{Starts, best, member_mask},
};
use crate::{Graph, Refusal};

/// Draws up to `count` cohorts one after the other, each avoiding the people of the earlier ones and ties to them. `team` makes
/// whole teams the atoms, as for [`super::show`].
///
/// # Errors
/// As for [`super::show`], when not even the first can be drawn; fewer than `count` come back when the company has no more.
pub fn disjoint(
    graph: &Graph,
    company: &Company,
    wish: &Wish,
    team: Option<&[u32]>,
    count: usize,
) -> Result<Vec<Plan>, Refusal> {
    let half = halves(graph);
    let mut wish = wish.clone();
    let atom_of = |person: u32| team.map_or(person, |team| team[person as usize]);
    let atoms = (0..graph.people() as u32).map(atom_of).max().map_or(0, |last| last as usize + 1);
    let mut penalty = vec![0.0; atoms];
    let starts = Starts::of(graph, company, &wish);
    let mut cohorts: Vec<Plan> = Vec::new();
    while cohorts.len() < count {
        let plan = match best(graph, company, &wish, team, penalty.clone(), &starts) {
            Ok(plan) => plan,
            Err(refusal) if cohorts.is_empty() => return Err(refusal),
            Err(_) => break,
        };
        for person in &plan.people {
            for arc in graph.arcs(*person as usize) {
                // Twice what the tie is worth to the other's share.
                penalty[atom_of(arc.to) as usize] += 2.0 * f64::from(arc.weight) * half[arc.to as usize];
            }
        }
        wish.never.extend(plan.people.iter().copied());
        wish.must.clear();
        wish.effort = wish.effort.min(0.25);
        cohorts.push(plan);
    }
    Ok(cohorts)
}

/// The share of a compared member's ties that lead to treated cohorts, when half of these cohorts are treated.
#[must_use]
pub fn contamination(graph: &Graph, cohorts: &[Plan]) -> f64 {
    let everybody: Vec<u32> = cohorts.iter().flat_map(|plan| plan.people.iter().copied()).collect();
    let all = member_mask(graph.people(), &everybody);
    let mut total = 0.0;
    for plan in cohorts {
        let own = member_mask(graph.people(), &plan.people);
        for person in &plan.people {
            let arcs = graph.arcs(*person as usize).iter();
            let away = arcs.filter(|arc| all[arc.to as usize] && !own[arc.to as usize]);
            let weight: f64 = away.map(|arc| f64::from(arc.weight)).sum();
            total += weight / f64::from(graph.strength(*person as usize)).max(f64::MIN_POSITIVE);
        }
    }
    // Of the other cohorts, so many are treated beside one that is not.
    let others = cohorts.len().saturating_sub(1).max(1) as f64;
    let treated = (cohorts.len() / 2) as f64 / others;
    total / everybody.len().max(1) as f64 * treated.min(1.0)
}
