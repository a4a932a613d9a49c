//! SPREAD: from whom the most others hear within two steps.
//!
//! Sets of people from whom somebody would hear are drawn backwards, and a greedy cover of those sets is within 1 - 1/e of
//! the best (Borgs, Brautbar, Chayes and Lucier 2014; Kempe, Kleinberg and Tardos 2003).

use rand::Rng;
use serde::Serialize;

use super::{Company, Plan, Wish, objective, possible};
use crate::{Graph, Refusal, chance};

/// Who would hear of it from a cohort.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Reach {
    /// The expected share of the company, members included.
    pub share: f64,
    /// Its standard error from the number of draws.
    pub error: f64,
}

/// Ties through which news passes, of all that somebody has, on average.
const PASSED: f64 = 2.0;
const STEPS: usize = 2;
const DRAWS: usize = 20_000;

impl Reach {
    /// What each of several cohorts reaches, all on the same draws, which no search has seen.
    #[must_use]
    pub fn of(graph: &Graph, cohorts: &[&[u32]], seed: u64) -> Vec<Self> {
        let sets = heard_from(graph, seed, 12);
        let of = |people: &&[u32]| {
            let inside = super::search::member_mask(graph.people(), people);
            let hit = sets.iter().filter(|set| set.iter().any(|person| inside[*person as usize])).count();
            let share = hit as f64 / sets.len() as f64;
            Self { share, error: (share * (1.0 - share) / sets.len() as f64).sqrt() }
        };
        cohorts.iter().map(of).collect()
    }
}

/// For people drawn at random, from whom they would hear: themselves, and backwards along ties that pass news.
fn heard_from(graph: &Graph, seed: u64, stage: u64) -> Vec<Vec<u32>> {
    let mut chance = chance::stream(seed, stage);
    let mut sets = Vec::with_capacity(DRAWS);
    for _ in 0..DRAWS {
        let start = chance::below(&mut chance, graph.people()) as u32;
        let (mut set, mut front) = (vec![start], vec![start]);
        for _ in 0..STEPS {
            let mut next = Vec::new();
            for person in front.drain(..) {
                let strength = f64::from(graph.strength(person as usize));
                for arc in graph.arcs(person as usize) {
                    let passes = (PASSED * f64::from(arc.weight) / strength).min(1.0);
                    if chance.random_bool(passes) && !set.contains(&arc.to) {
                        set.push(arc.to);
                        next.push(arc.to);
                    }
                }
            }
            front = next;
        }
        sets.push(set);
    }
    sets
}

/// The cohort from which the most others hear; it need not hold together.
///
/// # Errors
/// [`Refusal::NoCohort`] when nobody meets what is asked.
pub fn spread(graph: &Graph, company: &Company, wish: &Wish) -> Result<Plan, Refusal> {
    possible(graph, company, wish)?;
    let sets = heard_from(graph, wish.seed, 11);
    let mut of_person: Vec<Vec<u32>> = vec![Vec::new(); graph.people()];
    for (at, set) in sets.iter().enumerate() {
        set.iter().for_each(|person| of_person[*person as usize].push(at as u32));
    }
    let mut closed = vec![false; graph.people()];
    wish.never.iter().for_each(|person| closed[*person as usize] = true);
    let cap = wish.cap.unwrap_or(usize::MAX);
    let mut cover = Cover {
        covered: vec![false; sets.len()],
        per_unit: vec![0; company.units()],
        people: Vec::new(),
        of_person: &of_person,
        company,
    };
    for person in &wish.must {
        cover.take(*person);
        closed[*person as usize] = true;
    }
    // What somebody would add only shrinks, so an old count is a bound: look again only at the top (Minoux 1978).
    let key = |count: usize, person: u32| (count, graph.degree(person as usize), std::cmp::Reverse(person));
    let open = (0..graph.people() as u32).filter(|person| !closed[*person as usize]);
    let mut heap: std::collections::BinaryHeap<_> =
        open.map(|person| key(of_person[person as usize].len(), person)).collect();
    while cover.people.len() < wish.size {
        let Some((count, _, std::cmp::Reverse(person))) = heap.pop() else { break };
        if cover.per_unit[company.unit[person as usize] as usize] >= cap {
            continue;
        }
        let fresh = cover.adds(person);
        if fresh == count {
            cover.take(person);
        } else {
            heap.push(key(fresh, person));
        }
    }
    let mut people = cover.people;
    people.sort_unstable();
    Ok(Plan { objective: objective(graph, &people), people })
}

struct Cover<'a> {
    covered: Vec<bool>,
    per_unit: Vec<usize>,
    people: Vec<u32>,
    of_person: &'a [Vec<u32>],
    company: &'a Company,
}

impl Cover<'_> {
    fn adds(&self, person: u32) -> usize {
        self.of_person[person as usize].iter().filter(|set| !self.covered[**set as usize]).count()
    }

    fn take(&mut self, person: u32) {
        for set in &self.of_person[person as usize] {
            self.covered[*set as usize] = true;
        }
        self.per_unit[self.company.unit[person as usize] as usize] += 1;
        self.people.push(person);
    }
}
