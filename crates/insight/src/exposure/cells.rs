//! How likely counts are under a law: an effect of each person, one of each week, and chance that varies as it is seen to.

use std::ops::Range;

use super::{Fit, Law, Panel};
use crate::{Refusal, What};

/// Passes over people and weeks in turn, at most.
const PASSES: usize = 20;
/// Weeks that move by less than this in a pass have settled: what is left of the likelihood is far below one.
const SETTLED: f64 = 1e-4;

/// Fewer clusters have no chance of their own.
const LEAST_CLUSTERS: usize = 8;
/// Of fewer events no law says anything; without any, nothing is relative to anything.
const LEAST_EVENTS: f64 = 30.0;

/// The weeks of people who were there, one person after another.
pub(super) struct Cells {
    /// Of each person, the unit that entered as one and their cells.
    people: Vec<(u32, Range<usize>)>,
    week: Vec<u32>,
    events: Vec<f64>,
    exposure: Vec<f64>,
    weeks: usize,
    pub(super) clusters: usize,
    /// The clusters of which anybody was there.
    pub(super) entered: Vec<usize>,
    /// Counts have a variance of `mean + spread * mean²` (negative binomial). Of a Poisson law with a common factor, as a
    /// quasi-likelihood has it, those who receive much would be believed too well.
    pub(super) spread: f64,
}

/// What each person gets of their own, and each week.
struct Effects {
    own: Vec<f64>,
    week: Vec<f64>,
}

impl Cells {
    pub(super) fn of(panel: &Panel) -> Result<Self, Refusal> {
        let clusters = panel.cluster.iter().max().map_or(0, |last| *last as usize + 1);
        let (people, week, events, exposure) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let entered = Vec::new();
        let mut cells = Self { people, week, events, exposure, weeks: panel.weeks, clusters, entered, spread: 0.0 };
        for (person, cluster) in panel.cluster.iter().enumerate() {
            let first = cells.week.len();
            for week in 0..panel.weeks {
                let at = person * panel.weeks + week;
                if panel.there[at] {
                    cells.week.push(week as u32);
                    cells.events.push(panel.events[at]);
                    cells.exposure.push(panel.exposure[at]);
                }
            }
            if cells.week.len() > first {
                cells.people.push((*cluster, first..cells.week.len()));
            }
        }
        cells.entered = cells.people.iter().map(|(cluster, _)| *cluster as usize).collect();
        cells.entered.sort_unstable();
        cells.entered.dedup();
        cells.check()?;
        Ok(cells)
    }

    fn check(&self) -> Result<(), Refusal> {
        let there = self.entered.len();
        if there < LEAST_CLUSTERS {
            return Err(Refusal::TooFew { what: What::Clusters, there, needed: LEAST_CLUSTERS });
        }
        let events: f64 = self.events.iter().sum();
        if events < LEAST_EVENTS {
            return Err(Refusal::TooFew { what: What::Units, there: events as usize, needed: LEAST_EVENTS as usize });
        }
        // Who only differ from each other are told apart by their own effects, not by the law: somebody's must have grown.
        let grown = self.people.iter().map(|(_, row)| doublings(&self.exposure[row.clone()])).fold(0.0, f64::max);
        let doublings = if grown < 1.0 { grown } else { doublings(&self.exposure) };
        if doublings < 3.0 {
            return Err(Refusal::NarrowExposure { doublings });
        }
        Ok(())
    }

    /// How much a count of this mean tells, relative to one that varies by chance alone.
    fn trust(&self, mean: f64) -> f64 {
        1.0 / (1.0 + self.spread * mean)
    }

    /// The likeliest of some shapes, and the mean likelihood of all of them, if clusters are counted so many times.
    pub(super) fn fit(&self, law: Law, shapes: &[(f64, f64)], times: &[f64]) -> Fit {
        let lowest = f64::NEG_INFINITY;
        let mut best = Fit { law, shape: (0.0, 1.0), weight: 0.0, level: 0.0, likelihood: lowest, evidence: lowest };
        // Each shape begins where the one before it ended, which is near.
        let mut effects = self.nothing();
        let mut likelihoods = Vec::with_capacity(shapes.len());
        for shape in shapes {
            let grown = self.grown(law, *shape);
            self.settle(&grown, times, &mut effects);
            let (likelihood, level) = self.likelihood(&grown, times, &effects);
            likelihoods.push(likelihood);
            if likelihood > best.likelihood {
                best = Fit { shape: *shape, level, likelihood, ..best };
            }
        }
        let relative: f64 = likelihoods.iter().map(|likelihood| (likelihood - best.likelihood).exp()).sum();
        Fit { evidence: best.likelihood + (relative / likelihoods.len().max(1) as f64).ln(), ..best }
    }

    fn nothing(&self) -> Effects {
        Effects { own: vec![1.0; self.people.len()], week: vec![1.0; self.weeks] }
    }

    /// What a law makes of each cell.
    fn grown(&self, law: Law, shape: (f64, f64)) -> Vec<f64> {
        self.exposure.iter().map(|exposure| law.at(shape, *exposure)).collect()
    }

    /// Effects of people and of weeks, in turn: each has a closed form while the trust in counts stands still.
    fn settle(&self, grown: &[f64], times: &[f64], effects: &mut Effects) {
        for _ in 0..PASSES {
            let (mut seen, mut base) = (vec![0.0; self.weeks], vec![0.0; self.weeks]);
            for ((cluster, row), own) in self.people.iter().zip(&mut effects.own) {
                *own = self.own(row, grown, &effects.week, *own);
                let times = times[*cluster as usize];
                for at in row.clone().filter(|_| times > 0.0) {
                    let week = self.week[at] as usize;
                    let share = *own * grown[at];
                    let trust = times * self.trust(share * effects.week[week]);
                    seen[week] += trust * self.events[at];
                    base[week] += trust * share;
                }
            }
            let mut now: Vec<f64> =
                seen.iter().zip(&base).map(|(seen, base)| if *base > 0.0 { seen / base } else { 1.0 }).collect();
            let mean = now.iter().sum::<f64>() / self.weeks as f64;
            now.iter_mut().for_each(|week| *week /= mean);
            let moved = now.iter().zip(&effects.week).map(|(now, before)| (now - before).abs()).fold(0.0, f64::max);
            effects.week = now;
            if moved < SETTLED {
                break;
            }
        }
        for ((_, row), own) in self.people.iter().zip(&mut effects.own) {
            *own = self.own(row, grown, &effects.week, *own);
        }
    }

    fn own(&self, row: &Range<usize>, grown: &[f64], week: &[f64], before: f64) -> f64 {
        let (mut seen, mut base) = (0.0, 0.0);
        for at in row.clone() {
            let share = grown[at] * week[self.week[at] as usize];
            let trust = self.trust(before * share);
            seen += trust * self.events[at];
            base += trust * share;
        }
        if base > 0.0 { seen / base } else { 0.0 }
    }

    /// The logarithm of the likelihood, and the mean of people's own effects.
    fn likelihood(&self, grown: &[f64], times: &[f64], effects: &Effects) -> (f64, f64) {
        let (mut likelihood, mut level, mut there) = (0.0, 0.0, 0.0);
        for ((cluster, row), own) in self.people.iter().zip(&effects.own) {
            let times = times[*cluster as usize];
            level += times * own;
            there += times;
            // Who is of no drawn cluster does not count, and who got nothing leaves nothing to explain.
            for at in row.clone().filter(|_| times > 0.0 && *own > 0.0) {
                let mean = own * effects.week[self.week[at] as usize] * grown[at];
                if mean > 0.0 {
                    let expected = if self.spread > 0.0 { (self.spread * mean).ln_1p() / self.spread } else { mean };
                    likelihood += times * (self.events[at] * (mean * self.trust(mean)).ln() - expected);
                }
            }
        }
        (likelihood, if there > 0.0 { level / there } else { 0.0 })
    }

    /// The same counts with the spread that the likeliest of some fits leaves, by moments. Of a person's `Y` events a share `h`
    /// falls in each of their weeks, which the events themselves have told: so the square of what a week differs by has the mean
    /// `m (1 - h)`, and for each unit of spread `m² (1 - 2h) + h² ∑m²`; and `Y (Y - 1)` that of `(∑m)² + spread ∑m²`.
    pub(super) fn spread_as_by(self, fits: &[Fit]) -> Self {
        let Some(fit) = fits.iter().max_by(|one, other| one.likelihood.total_cmp(&other.likelihood)) else {
            return self;
        };
        let (grown, mut effects) = (self.grown(fit.law, fit.shape), self.nothing());
        self.settle(&grown, &vec![1.0; self.clusters], &mut effects);
        let (mut beyond, mut people) = (0.0, Vec::with_capacity(self.people.len()));
        for (_, row) in &self.people {
            let share = |at: usize| effects.week[self.week[at] as usize] * grown[at];
            let (all, events) = (row.clone().map(share).sum::<f64>(), self.events[row.clone()].iter().sum::<f64>());
            let (mut squares, mut cubes) = (0.0, 0.0);
            for at in row.clone().filter(|_| all > 0.0) {
                let share = share(at) / all;
                let mean = share * events;
                beyond += (self.events[at] - mean).powi(2) - mean * (1.0 - share);
                squares += share.powi(2);
                cubes += share.powi(3);
            }
            people.push((events * (events - 1.0) * (squares - 2.0 * cubes + squares.powi(2)), squares));
        }
        // The spread stands on both sides, on the right as a small correction.
        let spread = (0..8).fold(0.0, |spread: f64, _| {
            let each: f64 = people.iter().map(|(each, squares)| each / (1.0 + spread * squares)).sum();
            if each > 0.0 { (beyond / each).max(0.0) } else { 0.0 }
        });
        Self { spread, ..self }
    }

    /// The exposures of the last week.
    pub(super) fn present(&self) -> Vec<f64> {
        let last = self.week.iter().max().copied();
        let cells = self.week.iter().zip(&self.exposure);
        cells.filter(|(week, _)| Some(**week) == last).map(|(_, exposure)| *exposure).collect()
    }
}

/// How often the least of some exposures of one or more doubles up to the most.
fn doublings(exposures: &[f64]) -> f64 {
    let some = exposures.iter().filter(|exposure| **exposure >= 1.0);
    let (least, most) = some.fold((f64::INFINITY, 0.0_f64), |(least, most), one| (least.min(*one), most.max(*one)));
    if most > 0.0 { (most / least).log2() } else { 0.0 }
}
