//! What a company would do without a planner: draw people, take those with the most ties, take whole units.

use super::{Company, Wish, atoms::halves, search::member_mask};
use crate::{Graph, chance};

/// So many of the closest units are weighed against each other.
const LOOKED_AT: usize = 400;

/// The cohorts that the plan stands beside.
#[derive(Debug, Clone)]
pub struct Baselines {
    /// People drawn at random.
    pub random: Vec<u32>,
    /// Whoever has the most ties.
    pub hubs: Vec<u32>,
    /// The best whole units, the last one cut to size.
    pub units: Vec<u32>,
}

/// All of them, of the size that is asked.
#[must_use]
pub fn baselines(graph: &Graph, company: &Company, wish: &Wish) -> Baselines {
    Baselines {
        random: random(graph.people(), wish.size, wish.seed),
        hubs: sorted(hubs(graph, wish.size)),
        units: sorted(whole_units(graph, company, wish.size)),
    }
}

fn sorted(mut people: Vec<u32>) -> Vec<u32> {
    people.sort_unstable();
    people
}

/// People drawn at random from everybody.
#[must_use]
pub fn random(people: usize, size: usize, seed: u64) -> Vec<u32> {
    let mut chance = chance::stream(seed, 7);
    chance::sample(&mut chance, people, size).into_iter().map(|person| person as u32).collect()
}

/// Whoever works with the most others, the most first.
#[must_use]
pub fn hubs(graph: &Graph, size: usize) -> Vec<u32> {
    let mut people: Vec<u32> = (0..graph.people() as u32).collect();
    let size = size.min(people.len());
    let key = |person: &u32| (std::cmp::Reverse(graph.degree(*person as usize)), *person);
    if size < people.len() {
        people.select_nth_unstable_by_key(size, key);
        people.truncate(size);
    }
    people.sort_unstable_by_key(key);
    people
}

/// The best whole units one after the other, the last one cut to size.
#[must_use]
pub fn whole_units(graph: &Graph, company: &Company, size: usize) -> Vec<u32> {
    concatenated(graph, &units_by_share(graph, company), size)
}

/// The people of each unit, the unit with the largest share of ties inside first, in each the most tied to it first.
pub(super) fn units_by_share(graph: &Graph, company: &Company) -> Vec<Vec<u32>> {
    let half = halves(graph);
    let mut within = vec![0.0_f64; graph.people()];
    for tie in graph.each_tie() {
        let (from, to) = (tie.from as usize, tie.to as usize);
        if company.unit[from] == company.unit[to] {
            within[from] += f64::from(tie.weight) * half[from];
            within[to] += f64::from(tie.weight) * half[to];
        }
    }
    let mut units = vec![Vec::new(); company.units()];
    for (person, unit) in company.unit.iter().enumerate() {
        units[*unit as usize].push(person as u32);
    }
    let mut ranked: Vec<(f64, Vec<u32>)> = units
        .into_iter()
        .filter(|unit| unit.len() >= 2)
        .map(|mut unit| {
            unit.sort_by(|one, other| within[*other as usize].total_cmp(&within[*one as usize]));
            let total: f64 = unit.iter().map(|person| within[*person as usize]).sum();
            (total / unit.len() as f64, unit)
        })
        .collect();
    ranked.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
    ranked.into_iter().map(|(_, unit)| unit).collect()
}

/// Unit after unit: the best, then each time the one that brings the most a head, ties to those who are in included.
pub(super) fn concatenated(graph: &Graph, units: &[Vec<u32>], size: usize) -> Vec<u32> {
    let half = halves(graph);
    let brought = |inside: &[bool], unit: &[u32]| -> f64 {
        let own: std::collections::HashSet<u32> = unit.iter().copied().collect();
        let arcs = unit.iter().flat_map(|person| graph.arcs(*person as usize).iter().map(move |arc| (*person, arc)));
        let values = arcs.map(|(person, arc)| {
            let value = f64::from(arc.weight) * (half[person as usize] + half[arc.to as usize]);
            if inside[arc.to as usize] {
                value
            } else if own.contains(&arc.to) {
                value / 2.0
            } else {
                0.0
            }
        });
        values.sum::<f64>() / unit.len() as f64
    };
    // Only the closest units can be among the best; looking at all of a large company each time would be quadratic.
    let mut left: Vec<&Vec<u32>> = units.iter().take(LOOKED_AT).collect();
    let (mut people, mut inside) = (Vec::new(), member_mask(graph.people(), &[]));
    while people.len() < size && !left.is_empty() {
        let mut best = (f64::NEG_INFINITY, 0);
        for (at, unit) in left.iter().enumerate() {
            let worth = brought(&inside, unit);
            if worth > best.0 {
                best = (worth, at);
            }
        }
        let unit = left.remove(best.1);
        for person in unit.iter().take(size - people.len()) {
            inside[*person as usize] = true;
            people.push(*person);
        }
    }
    // Where these are too few people, the next ones follow in their order.
    let rest = units.iter().skip(LOOKED_AT).flatten().take(size.saturating_sub(people.len()));
    people.extend(rest.copied());
    people
}

/// From one unit on, each time the best other unit that somebody inside has a tie to: close units that hang together. One that
/// still fits whole comes before one that must be cut.
pub(super) fn joined(graph: &Graph, company: &Company, units: &[Vec<u32>], first: usize, size: usize) -> Vec<u32> {
    let mut rank = vec![usize::MAX; company.units()];
    for (place, unit) in units.iter().enumerate() {
        if let Some(member) = unit.first() {
            rank[company.unit[*member as usize] as usize] = place;
        }
    }
    let (mut people, mut taken, mut near) = (Vec::new(), vec![false; units.len()], std::collections::BTreeSet::new());
    let mut next = Some(first);
    while let Some(unit) = next.filter(|_| people.len() < size) {
        taken[unit] = true;
        near.remove(&unit);
        for person in units[unit].iter().take(size - people.len()) {
            people.push(*person);
            let beside = graph.arcs(*person as usize).iter().map(|arc| rank[company.unit[arc.to as usize] as usize]);
            near.extend(beside.filter(|unit| *unit != usize::MAX && !taken[*unit]));
        }
        let left = size - people.len();
        next = near.iter().find(|unit| units[**unit].len() <= left).or_else(|| near.first()).copied();
    }
    people
}
