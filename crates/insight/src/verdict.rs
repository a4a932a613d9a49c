//! After a pilot: what it shows, by the order in which chance let clusters start and by nothing else.
//!
//! The interval holds every effect that the test does not reject (randomisation inference by inverting the test: Rosenbaum
//! 2002; for stepped roll-outs Thompson and others 2018). It needs no law of the outcome.

use nalgebra::DVector;
use serde::{Deserialize, Serialize};

use crate::{
    Basis, Figure, Interval, Method, Refusal, What, Window, chance,
    design::{Estimator, LEAST, Likeness, enough_orders, orders},
};

/// What was counted: a mean for each cluster and period, and when each cluster started.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcomes {
    /// The period in which each cluster started; the number of periods for never.
    pub starts: Vec<usize>,
    /// One row a cluster, one mean a period.
    pub means: Vec<Vec<f64>>,
    /// People a cluster, on average.
    pub people: f64,
    /// Days a period.
    pub days: u32,
    /// The share of events that were captured.
    pub coverage: f64,
}

/// What was decided before: the smallest effect that matters, and which direction is good.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// The smallest effect that matters, in units of the outcome; positive.
    pub matters: f64,
    /// Whether a smaller outcome is better, as of waiting times.
    pub less_is_better: bool,
    /// How alike outcomes were taken to be.
    pub likeness: Likeness,
}

/// What a pilot shows.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "verdict")]
pub enum Verdict {
    /// An effect in the good direction, which may be large enough to matter.
    Shows,
    /// An effect in the bad direction.
    Harms,
    /// Whatever effect there is, it is smaller than what matters.
    NothingAbove {
        /// What matters.
        matters: f64,
    },
    /// The interval holds both nothing and what matters.
    CannotConclude {
        /// How many clusters, run as long, would make the interval as narrow as what matters.
        clusters: usize,
    },
}

/// A verdict with its interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Judged {
    /// The effect, in units of the outcome.
    pub effect: Figure,
    /// The share of orders in which chance alone gives as much.
    pub p: f64,
    /// What follows from both, by the rule.
    pub verdict: Verdict,
}

const DRAWN: usize = 4_999;

/// Judges a pilot by the rule that was locked before it.
///
/// # Errors
/// [`Refusal::TooFew`] below six clusters or two periods; [`Refusal::TooFewForParallel`] for fewer than eight that all start
/// together or never; [`Refusal::NotANumber`] for outcomes that are none.
pub fn judge(outcomes: &Outcomes, rule: &Rule, seed: u64) -> Result<Judged, Refusal> {
    let (clusters, periods) = (outcomes.starts.len(), outcomes.means.first().map_or(0, Vec::len));
    check(outcomes, clusters, periods)?;
    let estimator =
        Estimator::new(&outcomes.starts, periods, &rule.likeness.covariance(outcomes.people.max(1.0), periods))?;
    let means: Vec<DVector<f64>> = outcomes.means.iter().map(|row| DVector::from_column_slice(row)).collect();
    let treated: Vec<DVector<f64>> = outcomes
        .starts
        .iter()
        .map(|start| DVector::from_fn(periods, |period, _| f64::from(u8::from(period >= *start))))
        .collect();
    let estimate = estimator.estimate(&means, None);
    // The estimate is linear: under an effect `d`, another order gives `a - d b`.
    let mut chance = chance::stream(seed, 31);
    let null: Vec<(f64, f64)> = orders(clusters, DRAWN, &mut chance)
        .iter()
        .map(|order| (estimator.estimate(&means, Some(order)), estimator.estimate(&treated, Some(order))))
        .collect();
    // Orders that are the same split must count as equal however their sums round, in any unit of the outcome.
    let largest = outcomes.means.iter().flatten().fold(0.0, |largest: f64, mean| largest.max(mean.abs()));
    let share = |effect: f64| {
        let there = (estimate - effect).abs() - 1e-10 * (largest + effect.abs());
        let beyond = null.iter().filter(|(a, b)| (a - effect * b).abs() >= there).count();
        (1 + beyond) as f64 / (1 + null.len()) as f64
    };
    let interval = Interval { low: edge(estimate, -1.0, &share), high: edge(estimate, 1.0, &share), level: 0.95 };
    let basis = Basis {
        interval,
        denominator: clusters as u64,
        window: Window { from: 0, days: outcomes.days * periods as u32 },
        method: Method::Randomisation,
        coverage: outcomes.coverage,
    };
    let effect = Figure::new(estimate, basis)?;
    Ok(Judged { effect, p: share(0.0), verdict: verdict(interval, rule, clusters) })
}

fn check(outcomes: &Outcomes, clusters: usize, periods: usize) -> Result<(), Refusal> {
    if clusters < LEAST {
        return Err(Refusal::TooFew { what: What::Clusters, there: clusters, needed: LEAST });
    }
    if periods < 2 {
        return Err(Refusal::TooFew { what: What::Periods, there: periods, needed: 2 });
    }
    let starts: Vec<usize> = outcomes.starts.iter().map(|start| (*start).min(periods)).collect();
    enough_orders(&starts)?;
    let whole = outcomes.means.len() == clusters
        && outcomes.means.iter().all(|row| row.len() == periods && row.iter().all(|mean| mean.is_finite()));
    if whole { Ok(()) } else { Err(Refusal::NotANumber) }
}

/// The last effect on one side that the test does not reject at 0.05; infinite where it rejects none.
fn edge(estimate: f64, side: f64, share: &impl Fn(f64) -> f64) -> f64 {
    let mut step = estimate.abs().max(1e-6);
    let mut outside = estimate + side * step;
    for _ in 0..60 {
        if share(outside) <= 0.05 {
            break;
        }
        step *= 2.0;
        outside = estimate + side * step;
    }
    if share(outside) > 0.05 {
        return side * f64::INFINITY;
    }
    let mut inside = estimate;
    for _ in 0..60 {
        let middle = f64::midpoint(inside, outside);
        if share(middle) > 0.05 { inside = middle } else { outside = middle }
    }
    outside
}

fn verdict(interval: Interval, rule: &Rule, clusters: usize) -> Verdict {
    let (low, high) = if rule.less_is_better { (-interval.high, -interval.low) } else { (interval.low, interval.high) };
    if high < rule.matters && low > -rule.matters {
        // Sure, and too small to matter, is nothing above what matters.
        Verdict::NothingAbove { matters: rule.matters }
    } else if low > 0.0 {
        Verdict::Shows
    } else if high < 0.0 {
        Verdict::Harms
    } else {
        // The width falls with the root of the number of clusters; of an interval without ends nothing is known.
        let factor = (interval.width() / rule.matters).powi(2);
        let needed = if factor.is_finite() { (clusters as f64 * factor).ceil() as usize } else { usize::MAX };
        Verdict::CannotConclude { clusters: needed.max(clusters.saturating_add(1)) }
    }
}
