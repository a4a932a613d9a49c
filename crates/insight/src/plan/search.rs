//! SHOW: growth from many seeds, exchanges, and kicks out of local optima.

use rand_chacha::ChaCha8Rng;

use super::{Atoms, Company, Plan, Wish, atoms::halves, baseline, cohort::Cohort, cohort::Terms, meets, possible};
use crate::{Graph, Refusal, What, chance};

mod stage {
    pub(super) const SEEDS: u64 = 1;
    pub(super) const KICKS: u64 = 2;
}

/// Up to so many atoms, each is a seed.
const EVERY_SEED: usize = 2_000;
/// Seeds drawn from all atoms, and taken from units, beyond that.
const DRAWN: usize = 256;
/// Units from which close units that hang together are strung.
const JOINED: usize = 64;
/// How many grown cohorts are improved.
const KEPT: usize = 10;
/// Kicks of each of these, where the effort is 1 and the cohort is small.
const KICKS: usize = 120;
/// Members times kicks that all candidates share: what bounds the time of a large cohort.
const WORK: f64 = 120_000.0;
/// Up to so many members everything is done in full; beyond, in proportion.
const EASY: f64 = 200.0;

/// How much of everything is done for a cohort of this size.
fn part(size: usize) -> f64 {
    (EASY / size as f64).min(1.0)
}

/// So many of a number that is reduced for large cohorts, and at least three.
fn reduced(number: usize, size: usize) -> usize {
    ((number as f64 * part(size)) as usize).max(3)
}

/// The mean share of a member's ties that lie inside, shrunk: what SHOW maximises.
#[must_use]
pub fn objective(graph: &Graph, people: &[u32]) -> f64 {
    let half = halves(graph);
    let inside = member_mask(graph.people(), people);
    let of = |person: &u32| {
        let arcs = graph.arcs(*person as usize).iter().filter(|arc| inside[arc.to as usize]);
        arcs.map(|arc| f64::from(arc.weight)).sum::<f64>() * half[*person as usize]
    };
    people.iter().map(of).sum::<f64>() / people.len().max(1) as f64
}

pub(super) fn member_mask(people: usize, members: &[u32]) -> Vec<bool> {
    let mut inside = vec![false; people];
    for person in members {
        inside[*person as usize] = true;
    }
    inside
}

/// The cohort that can show the most. `team` makes whole teams the atoms, so that up to a team's size may be missing.
///
/// It is never worse than a baseline that meets the same conditions, since those are among its seeds.
///
/// # Errors
/// [`Refusal::NoCohort`] when nobody meets what is asked; [`Refusal::Unjoined`] when those who must be in cannot be joined.
pub fn show(graph: &Graph, company: &Company, wish: &Wish, team: Option<&[u32]>) -> Result<Plan, Refusal> {
    best(graph, company, wish, team, Vec::new(), &Starts::of(graph, company, wish))
}

pub(super) fn best(
    graph: &Graph,
    company: &Company,
    wish: &Wish,
    team: Option<&[u32]>,
    penalty: Vec<f64>,
    starts: &Starts,
) -> Result<Plan, Refusal> {
    if graph.ties() == 0 {
        return Err(Refusal::TooFew { what: What::Units, there: 0, needed: 1 });
    }
    possible(graph, company, wish)?;
    let atoms = team.map_or_else(|| Atoms::people(graph, company), |team| Atoms::teams(graph, company, team));
    let mut terms = Terms::of(&atoms, wish, |person| team.map_or(person, |team| team[person as usize]));
    terms.penalty = penalty;
    let search = Search::new(&atoms, &terms, wish);
    let members = search.run(if team.is_none() { &starts.seeds } else { &[] })?;
    let mut people = atoms.people_of(&members);
    if terms.penalty.is_empty() {
        // The search draws on who has enough ties; a baseline takes anybody, and may not be better for that.
        let meeting = starts.baselines.iter().filter(|other| meets(graph, company, wish, team, other));
        for other in meeting {
            if objective(graph, other) > objective(graph, &people) {
                people.clone_from(other);
                people.sort_unstable();
            }
        }
    }
    Ok(Plan { objective: objective(graph, &people), people })
}

/// What searches of one company and size begin with, worked out once for several of them.
pub(super) struct Starts {
    /// The baselines, the best units and strings of these: without them a search can end below "take the best departments".
    seeds: Vec<Vec<u32>>,
    baselines: [Vec<u32>; 3],
}

impl Starts {
    pub(super) fn of(graph: &Graph, company: &Company, wish: &Wish) -> Self {
        let units = baseline::units_by_share(graph, company);
        let mut seeds: Vec<Vec<u32>> =
            units.iter().filter(|unit| unit.len() >= 5).take(reduced(DRAWN, wish.size)).cloned().collect();
        let firsts = 0..seeds.len().min(reduced(JOINED, wish.size));
        seeds.extend(firsts.map(|first| baseline::joined(graph, company, &units, first, wish.size)));
        let (whole, hubs) = (baseline::concatenated(graph, &units, wish.size), baseline::hubs(graph, wish.size));
        seeds.extend([whole.clone(), hubs.clone()]);
        Self { seeds, baselines: [whole, hubs, baseline::random(graph.people(), wish.size, wish.seed)] }
    }
}

struct Search<'a> {
    atoms: &'a Atoms<'a>,
    terms: &'a Terms,
    wish: &'a Wish,
    /// Everybody who may be in, who has most first: where a cohort in pieces goes on.
    fresh: Vec<u32>,
    /// The size of the largest atom that could come in.
    largest: u32,
}

/// A cohort's members and its value, by which two are compared.
type Found = (f64, Vec<u32>);

impl<'a> Search<'a> {
    fn new(atoms: &'a Atoms<'a>, terms: &'a Terms, wish: &'a Wish) -> Self {
        let graph = atoms.graph();
        let mut fresh: Vec<u32> = (0..atoms.len() as u32).filter(|atom| terms.open[*atom as usize]).collect();
        if !terms.connected {
            fresh.sort_by(|one, other| graph.strength(*other as usize).total_cmp(&graph.strength(*one as usize)));
        }
        let sizes = fresh.iter().map(|atom| atoms.size[*atom as usize]);
        let largest = sizes.filter(|size| *size <= terms.size).max().unwrap_or(1);
        Self { atoms, terms, wish, fresh, largest }
    }

    fn run(&self, starts: &[Vec<u32>]) -> Result<Vec<u32>, Refusal> {
        let mut cohort = Cohort::new(self.atoms, self.terms);
        if !cohort.lay_foundation() {
            return Err(Refusal::Unjoined);
        }
        let foundation = cohort.members.clone();
        let mut found: Vec<Found> = Vec::new();
        let mut largest = 0;
        for start in self.seeds(starts) {
            cohort.set(&foundation);
            self.plant(&mut cohort, &start);
            if self.terms.connected && !cohort.keep_one_piece() {
                continue;
            }
            cohort.grow(&self.fresh);
            largest = largest.max(cohort.size);
            found.push((self.worth(&cohort), cohort.members.clone()));
        }
        // A cohort that could not be filled is compared by what it has, and loses to a full one.
        let full = self.full(largest);
        found.retain(|(worth, _)| worth.is_finite());
        if found.is_empty() || (largest < self.wish.size as u32 && !full) {
            return Err(Refusal::NoCohort { size: self.wish.size, possible: largest as usize });
        }
        sort(&mut found);
        found.dedup_by(|one, other| one.0 == other.0);
        let kept = reduced(KEPT, self.wish.size);
        found.truncate(3 * kept);
        for (worth, members) in &mut found {
            cohort.set(members);
            self.settle(&mut cohort);
            (*worth, *members) = (self.worth(&cohort), cohort.members.clone());
        }
        sort(&mut found);
        found.truncate(kept);
        self.kick(&mut cohort, &mut found);
        Ok(found.swap_remove(0).1)
    }

    /// Whole teams fill a cohort only up to the largest that would still fit.
    fn full(&self, size: u32) -> bool {
        size + self.largest > self.terms.size
    }

    /// The value that counts: nothing for a cohort that is not filled or not in one piece.
    fn worth(&self, cohort: &Cohort<'_>) -> f64 {
        if self.full(cohort.size) { cohort.mean() } else { f64::NEG_INFINITY }
    }

    fn seeds(&self, starts: &[Vec<u32>]) -> Vec<Vec<u32>> {
        let mut seeds: Vec<Vec<u32>> = starts.to_vec();
        let drawn = (reduced(DRAWN, self.wish.size) as f64 * self.wish.effort).max(8.0) as usize;
        if self.fresh.len() <= EVERY_SEED {
            seeds.extend(self.fresh.iter().map(|atom| vec![*atom]));
        } else {
            let mut chance = chance::stream(self.wish.seed, stage::SEEDS);
            let drawn = chance::sample(&mut chance, self.fresh.len(), drawn);
            seeds.extend(drawn.into_iter().map(|at| vec![self.fresh[at]]));
        }
        if self.terms.connected && !self.terms.must.is_empty() {
            // Whoever must be in is where a connected cohort begins; other seeds would only be cut off again.
            seeds.truncate(starts.len() + KEPT);
        }
        seeds
    }

    /// Puts in as much of a start as fits, in its order.
    fn plant(&self, cohort: &mut Cohort<'_>, start: &[u32]) {
        for atom in start {
            if cohort.fits(*atom as usize, None) {
                cohort.add(*atom as usize);
            }
        }
    }

    fn settle(&self, cohort: &mut Cohort<'_>) {
        if self.atoms.len() <= 20_000 { cohort.climb(200, 120) } else { cohort.climb(8, 8) }
    }

    /// Takes some out at random, regrows and improves, and keeps what is better: iterated local search.
    fn kick(&self, cohort: &mut Cohort<'_>, found: &mut [Found]) {
        let size = self.wish.size;
        let affordable = WORK * part(size) * self.wish.effort / size as f64 / found.len().max(1) as f64;
        let kicks = (KICKS as f64 * self.wish.effort).min(affordable).max(3.0) as usize;
        for (at, (worth, members)) in found.iter_mut().enumerate() {
            let mut chance = chance::stream(self.wish.seed, stage::KICKS + 16 * at as u64);
            for round in 0..kicks {
                cohort.set(members);
                self.take_out(cohort, [0.10, 0.20, 0.35, 0.60][round % 4], &mut chance);
                if self.terms.connected && !cohort.keep_one_piece() {
                    continue;
                }
                if round % 2 == 1 {
                    // Greedy growth alone would often bring back whoever was just taken out.
                    cohort.add_stranger(&mut chance);
                }
                cohort.grow(&self.fresh);
                self.settle(cohort);
                if self.worth(cohort) > *worth + 1e-12 {
                    (*worth, *members) = (self.worth(cohort), cohort.members.clone());
                }
            }
        }
        sort(found);
    }

    fn take_out(&self, cohort: &mut Cohort<'_>, share: f64, chance: &mut ChaCha8Rng) {
        let free: Vec<u32> = cohort.members.iter().copied().filter(|atom| !self.terms.fixed[*atom as usize]).collect();
        let count = ((free.len() as f64 * share).ceil() as usize).max(1);
        for at in chance::sample(chance, free.len(), count) {
            cohort.remove(free[at] as usize);
        }
    }
}

/// The best first; of two as good, the one of smaller numbers, so that the order of search leaves no trace.
fn sort(found: &mut [Found]) {
    for (_, members) in found.iter_mut() {
        members.sort_unstable();
    }
    found.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
}

/// One choice between closeness and openness.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Frontier {
    /// At most so many people of one unit; none for no cap.
    pub cap: Option<usize>,
    /// The mean share of ties inside.
    pub tie_share: f64,
    /// The share of inside ties that cross units.
    pub cross_unit: f64,
    /// How many units are in.
    pub units: usize,
}

/// What each cap on one unit's people would give, the tightest first: closeness against openness. `known` is a plan that was
/// searched for at full length; the others are sketches.
#[must_use]
pub fn frontier(graph: &Graph, company: &Company, wish: &Wish, known: &Plan) -> Vec<Frontier> {
    let parts = [Some(10), Some(6), Some(4), Some(3), Some(2), None];
    let mut of_unit = vec![0; company.units()];
    known.people.iter().for_each(|person| of_unit[company.unit[*person as usize] as usize] += 1);
    let most = of_unit.into_iter().max().unwrap_or(0);
    let mut points: Vec<Frontier> = Vec::new();
    let starts = Starts::of(graph, company, wish);
    let mut widest: Option<Plan> = None;
    for cap in parts.map(|part| part.map(|part| wish.size.div_ceil(part))) {
        let sketch = Wish { cap, effort: wish.effort * 0.25, ..wish.clone() };
        let found = best(graph, company, &sketch, None, Vec::new(), &starts).ok();
        let fits = cap.is_none_or(|cap| most <= cap);
        // Whatever meets a tighter cap meets this one too.
        let plans = [found, widest.take(), fits.then(|| known.clone())].into_iter().flatten();
        widest = plans.max_by(|one, other| one.objective.total_cmp(&other.objective));
        let Some(plan) = &widest else { continue };
        let portrait = super::portrait(graph, company, &plan.people);
        let (tie_share, cross_unit, units) = (portrait.tie_share, portrait.cross_unit, portrait.units);
        points.push(Frontier { cap, tie_share, cross_unit, units });
    }
    points
}
