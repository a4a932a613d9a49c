//! What a network is like: how two-way, how far it reaches, how sealed its units are.

use crate::{Basis, Figure, Graph, Method, Refusal, What, Window, chance, interval};

/// The mean share of pairs of somebody's contacts who work together, people with fewer than two contacts counting as none
/// (Watts and Strogatz 1998).
#[must_use]
pub fn clustering(graph: &Graph) -> f64 {
    let mut marked = vec![false; graph.people()];
    let mut total = 0.0;
    for person in 0..graph.people() {
        let row = graph.arcs(person);
        if row.len() < 2 {
            continue;
        }
        row.iter().for_each(|arc| marked[arc.to as usize] = true);
        let closed: usize = row
            .iter()
            .map(|arc| graph.arcs(arc.to as usize).iter().filter(|next| marked[next.to as usize]).count())
            .sum();
        row.iter().for_each(|arc| marked[arc.to as usize] = false);
        total += closed as f64 / (row.len() * (row.len() - 1)) as f64;
    }
    total / graph.people().max(1) as f64
}

/// The days over which two-way ties are counted. The figure grows with its window, so the window is no parameter.
pub const RECIPROCITY_DAYS: u32 = 28;

/// The share of connected pairs in which both sent something, from the arcs of one window of [`RECIPROCITY_DAYS`].
///
/// # Errors
/// [`Refusal::TooFew`] below thirty pairs or ten people.
pub fn reciprocity(arcs: &[(u32, u32)], window: Window, coverage: f64) -> Result<Figure, Refusal> {
    if window.days != RECIPROCITY_DAYS {
        return Err(Refusal::TooFew {
            what: What::Periods,
            there: window.days as usize,
            needed: RECIPROCITY_DAYS as usize,
        });
    }
    let mut sent: Vec<(u32, u32)> = arcs.iter().copied().filter(|(from, to)| from != to).collect();
    sent.sort_unstable();
    sent.dedup();
    let both = sent.iter().filter(|(from, to)| from < to && sent.binary_search(&(*to, *from)).is_ok()).count();
    let pairs = sent.len() - both;
    let mut people: Vec<u32> = sent.iter().flat_map(|(from, to)| [*from, *to]).collect();
    people.sort_unstable();
    people.dedup();
    for (what, there, needed) in [(What::People, people.len(), 10), (What::Units, pairs, 30)] {
        if there < needed {
            return Err(Refusal::TooFew { what, there, needed });
        }
    }
    let interval = interval::wilson(both as u64, pairs as u64, 0.95)?;
    let basis = Basis { interval, denominator: pairs as u64, window, method: Method::Dyads, coverage };
    Figure::new(both as f64 / pairs as f64, basis)
}

/// The mean share of the company at two steps or fewer, from up to `sources` people drawn at random.
#[must_use]
pub fn reach(graph: &Graph, sources: usize, seed: u64) -> f64 {
    let mut chance = chance::stream(seed, 101);
    let mut seen = vec![u32::MAX; graph.people()];
    let drawn = chance::sample(&mut chance, graph.people(), sources);
    let mut total = 0_usize;
    for (round, source) in drawn.iter().enumerate() {
        let round = round as u32;
        seen[*source] = round;
        for arc in graph.arcs(*source) {
            total += usize::from(std::mem::replace(&mut seen[arc.to as usize], round) != round);
            for next in graph.arcs(arc.to as usize) {
                total += usize::from(std::mem::replace(&mut seen[next.to as usize], round) != round);
            }
        }
    }
    total as f64 / (drawn.len().max(1) * graph.people().saturating_sub(1).max(1)) as f64
}

/// How sealed units are: 0 as chance would have it, 1 when no tie crosses. Against the share of crossing ties that labels
/// dealt at random would give to the same ties, people keeping their degrees.
#[must_use]
pub fn silo(graph: &Graph, unit: &[u32]) -> f64 {
    let units = unit.iter().max().map_or(0, |last| *last as usize + 1);
    let mut sizes = vec![0_usize; units];
    unit.iter().for_each(|unit| sizes[*unit as usize] += 1);
    let people = unit.len() as f64;
    // Two different people, dealt at random, are of one unit.
    let same: f64 =
        sizes.iter().map(|size| *size as f64 * (*size as f64 - 1.0)).sum::<f64>() / (people * (people - 1.0)).max(1.0);
    let crossing = graph.each_tie().filter(|tie| unit[tie.from as usize] != unit[tie.to as usize]).count();
    let observed = crossing as f64 / graph.ties().max(1) as f64;
    // In one unit nothing could cross, and nothing is sealed from anything.
    if same < 1.0 { 1.0 - observed / (1.0 - same) } else { 0.0 }
}

/// The silo index of labels dealt at random, again and again: what no structure at all would give.
#[must_use]
pub fn silo_by_chance(graph: &Graph, unit: &[u32], draws: usize, seed: u64) -> Vec<f64> {
    let mut chance = chance::stream(seed, 102);
    let mut dealt = unit.to_vec();
    (0..draws)
        .map(|_| {
            chance::shuffle(&mut chance, &mut dealt);
            silo(graph, &dealt)
        })
        .collect()
}

/// How many people's worth of answers there is: one over the sum of squared shares (after Herfindahl and Hirschman).
#[must_use]
pub fn effective_contributors(answers: &[u32]) -> f64 {
    let total: f64 = answers.iter().map(|count| f64::from(*count)).sum();
    let squares: f64 = answers.iter().map(|count| (f64::from(*count) / total.max(1.0)).powi(2)).sum();
    if squares > 0.0 { 1.0 / squares } else { 0.0 }
}
