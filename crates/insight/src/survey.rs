//! Minutes saved, from a small survey in brackets: a share of nothing, and a log-normal law of the rest.

use serde::{Deserialize, Serialize};
use statrs::distribution::{ContinuousCDF, Normal};

use crate::{Interval, Refusal, What, chance, interval::quantile};

/// Where brackets end, in minutes; the last one holds whatever is longer.
pub const BRACKETS: [f64; 6] = [1.0, 5.0, 15.0, 30.0, 60.0, 240.0];
/// No answer counts for more than four hours.
const LONGEST: f64 = 240.0;

/// Answers to "about how much time did this save you?".
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    /// None, or less than a minute.
    pub none: u32,
    /// 1 to 5, 5 to 15, 15 to 30, 30 to 60 minutes, 1 to 4 hours.
    pub brackets: [u32; 5],
}

/// The mean over all who answered.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mean {
    /// Minutes.
    pub minutes: f64,
    /// Where that lies, at 95 %.
    pub interval: Interval,
    /// How many answered.
    pub answers: u32,
    /// Draws of the posterior, for a value model to draw from.
    #[serde(skip)]
    pub draws: Vec<f64>,
}

impl Mean {
    /// How wide the interval would be, relative to the mean, after so many more answers: uncertainty falls with the root.
    #[must_use]
    pub fn width_after(&self, more: u32) -> f64 {
        let answers = f64::from(self.answers);
        self.interval.width() / self.minutes * (answers / (answers + f64::from(more))).sqrt()
    }
}

const DRAWS: usize = 4_000;

/// The posterior of the mean, on a grid.
///
/// # Errors
/// [`Refusal::TooFew`] below thirty answers: a declared distribution is then more honest.
pub fn mean(answers: &Answers, seed: u64) -> Result<Mean, Refusal> {
    let some: u32 = answers.brackets.iter().sum();
    let all = some + answers.none;
    if all < 30 {
        return Err(Refusal::TooFew { what: What::Answers, there: all as usize, needed: 30 });
    }
    let grid = grid(&answers.brackets);
    let total: f64 = grid.iter().map(|(weight, _)| weight).sum();
    let mut chance = chance::stream(seed, 71);
    let mut draws: Vec<f64> = (0..DRAWS)
        .map(|_| {
            let mut left = total * rand::Rng::random::<f64>(&mut chance);
            let found = grid.iter().find(|(weight, _)| {
                left -= weight;
                left <= 0.0
            });
            let conditional = found.or(grid.last()).map_or(0.0, |(_, mean)| *mean);
            conditional * chance::beta(&mut chance, f64::from(some) + 0.5, f64::from(answers.none) + 0.5)
        })
        .collect();
    let minutes = quantile(&mut draws, 0.5);
    let interval = Interval { low: quantile(&mut draws, 0.025), high: quantile(&mut draws, 0.975), level: 0.95 };
    Ok(Mean { minutes, interval, answers: all, draws })
}

/// What a log-normal law gives on average beyond a minute, each answer counted for four hours at most, times the share that
/// is beyond it.
fn capped(normal: &Normal, centre: f64, spread: f64) -> f64 {
    let up_to = |minutes: f64| normal.cdf((minutes.ln() - centre) / spread - spread);
    let shorter = (centre + spread * spread / 2.0).exp() * (up_to(LONGEST) - up_to(1.0));
    shorter + LONGEST * (1.0 - normal.cdf((LONGEST.ln() - centre) / spread))
}

/// Points of a grid over the law of what is at least a minute: how likely each is, and the mean it means.
fn grid(counts: &[u32; 5]) -> Vec<(f64, f64)> {
    let normal = Normal::standard();
    let mut points = Vec::with_capacity(71 * 77);
    for row in 0..71 {
        let centre = 0.5 + 3.5 * f64::from(row) / 70.0;
        for column in 0..77 {
            let spread = 0.3 + 1.9 * f64::from(column) / 76.0;
            let below: Vec<f64> = BRACKETS.iter().map(|end| normal.cdf((end.ln() - centre) / spread)).collect();
            let tail = (1.0 - below[0]).max(1e-9);
            let log: f64 = counts
                .iter()
                .enumerate()
                .map(|(at, count)| {
                    let upper = if at == 4 { 1.0 } else { below[at + 1] };
                    f64::from(*count) * ((upper - below[at]) / tail).max(1e-12).ln()
                })
                .sum();
            points.push((log, capped(&normal, centre, spread) / tail));
        }
    }
    let top = points.iter().map(|(log, _)| *log).fold(f64::NEG_INFINITY, f64::max);
    points.iter_mut().for_each(|(log, _)| *log = (*log - top).exp());
    points
}
