//! How many people will use it by when: Bass's law (1969) with the ceiling that is known, the number of seats.
//!
//! Fitted with a free ceiling before about twice the peak week, the law explodes (Van den Bulte and Lilien 1997; Srinivasan
//! and Mason 1986); there is no such fit here. The ceiling is a share of the seats, priors are weak, weeks count by their
//! working days, and counts vary more than chance alone would (negative binomial).

use nalgebra::{Matrix3, Vector3};
use rand_chacha::ChaCha8Rng;
use serde::Serialize;
use statrs::function::gamma::ln_gamma;

use crate::{Interval, Refusal, What, chance, interval::quantile, simplex};

/// One week.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Week {
    /// People who used it for the first time.
    pub fresh: f64,
    /// Working days over five; where nobody counted them, August and the end of the year for less.
    pub work: f64,
}

/// What is expected of the weeks to come.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Forecast {
    /// From outside, a working week.
    pub innovation: (f64, Interval),
    /// From colleagues, a working week.
    pub imitation: (f64, Interval),
    /// The share of seats that will ever be used.
    pub ceiling: (f64, Interval),
    /// For each week to come the number of people so far: the middle, and where it lies at 50, 80 and 95 %.
    pub ahead: Vec<Ahead>,
    /// Effective number of weighted draws behind all this.
    pub effective: f64,
}

/// One week to come.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Ahead {
    /// The middle.
    pub middle: f64,
    /// At 50 %.
    pub half: Interval,
    /// At 80 %.
    pub most: Interval,
    /// At 95 %.
    pub nearly_all: Interval,
}

const PRIOR: [(f64, f64); 3] = [(-3.912_023, 1.2), (-1.386_294, 0.7), (0.85, 1.0)];
const DRAWS: usize = 1_600;
const KEPT: usize = 400;
const FREEDOM: f64 = 5.0;

/// Whoever has adopted before each week, and the whole series.
struct Series<'a> {
    weeks: &'a [Week],
    before: Vec<f64>,
    seats: f64,
}

impl Series<'_> {
    fn expected(&self, at: &[f64], week: usize) -> f64 {
        let (outside, inside, ceiling) = (at[0].exp(), at[1].exp(), self.seats / (1.0 + (-at[2]).exp()));
        let before = self.before[week];
        let hazard = (outside + inside * before / ceiling) * self.weeks[week].work;
        (ceiling - before).max(1e-6) * (1.0 - (-hazard).exp())
    }

    fn adopted(&self) -> f64 {
        self.weeks.iter().map(|week| week.fresh).sum()
    }

    /// Minus the log of the posterior, up to a constant.
    fn cost(&self, at: &[f64], spread: f64) -> f64 {
        let beyond = self.adopted() - self.seats / (1.0 + (-at[2]).exp());
        if beyond > 0.0 {
            return 1e6 + 1e3 * beyond;
        }
        let shape = 1.0 / spread;
        let mut cost = 0.0;
        for (week, known) in self.weeks.iter().enumerate() {
            let mean = self.expected(at, week) + 1e-9;
            cost -= ln_gamma(known.fresh + shape) - ln_gamma(shape)
                + shape * (shape / (shape + mean)).ln()
                + known.fresh * (mean / (shape + mean)).ln();
        }
        for (value, (centre, width)) in at.iter().zip(PRIOR) {
            cost += 0.5 * ((value - centre) / width).powi(2);
        }
        cost
    }

    /// The mode, and by how much more than chance counts vary; none where no course of the law is like them.
    fn fit(&self) -> Option<(Vec<f64>, f64)> {
        let starts = [[-3.912, -1.386, 0.85], [-4.605, -0.916, 0.0], [-3.507, -1.897, 1.5]];
        let mut spread = 0.02;
        let mut best = (starts[0].to_vec(), f64::INFINITY);
        for round in 0..3 {
            best = (best.0, f64::INFINITY);
            for start in starts {
                let found = simplex::lowest(|at| self.cost(at, spread), &start, 0.4, 900);
                if found.1 < best.1 {
                    best = found;
                }
            }
            let moments: f64 = (0..self.weeks.len())
                .filter(|week| self.expected(&best.0, *week) > 1e-6)
                .map(|week| {
                    let mean = self.expected(&best.0, week);
                    ((self.weeks[week].fresh - mean).powi(2) - mean) / (mean * mean)
                })
                .sum();
            let free = self.weeks.len().saturating_sub(3).max(1) as f64;
            // Counts that leave the law by as much as themselves follow another one.
            if round > 0 && moments / free > 1.0 {
                return None;
            }
            let found = (moments / free).clamp(0.002, 0.3);
            if (found - spread).abs() < 0.003 {
                break;
            }
            spread = if round == 0 { found } else { f64::midpoint(spread, found) };
        }
        Some((best.0, spread))
    }

    /// A matrix whose square is the curvature's inverse, widened.
    fn root(&self, at: &[f64], spread: f64) -> Matrix3<f64> {
        let step = 0.02;
        let moved = |first: usize, one: f64, second: usize, other: f64| {
            let mut point = at.to_vec();
            point[first] += one * step;
            point[second] += other * step;
            self.cost(&point, spread)
        };
        let curvature = Matrix3::from_fn(|row, column| {
            (moved(row, 1.0, column, 1.0) - moved(row, 1.0, column, -1.0) - moved(row, -1.0, column, 1.0)
                + moved(row, -1.0, column, -1.0))
                / (4.0 * step * step)
        });
        let fallback = Matrix3::from_diagonal(&Vector3::new(0.6, 0.5, 0.8));
        let Some(inverse) = curvature.try_inverse() else { return fallback };
        let eigen = ((inverse + inverse.transpose()) * 0.5).symmetric_eigen();
        let roots = eigen.eigenvalues.map(|value| value.clamp(1e-5, 4.0).sqrt() * 1.5);
        eigen.eigenvectors * Matrix3::from_diagonal(&roots)
    }
}

/// Fits the law and goes on for the weeks whose working days are given.
///
/// # Errors
/// [`Refusal::TooFew`] below fifteen adopters, six weeks or two hundred seats; [`Refusal::UnsureFit`] when the draws agree
/// too little with the data.
pub fn forecast(weeks: &[Week], seats: u32, ahead: &[f64], seed: u64) -> Result<Forecast, Refusal> {
    let adopted: f64 = weeks.iter().map(|week| week.fresh).sum();
    let enough =
        [(What::Adopters, adopted as usize, 15), (What::Periods, weeks.len(), 6), (What::People, seats as usize, 200)];
    for (what, there, needed) in enough {
        if there < needed {
            return Err(Refusal::TooFew { what, there, needed });
        }
    }
    let sane = |week: &Week| week.fresh >= 0.0 && week.work >= 0.0 && (week.work > 0.0 || week.fresh == 0.0);
    if adopted > f64::from(seats) || !weeks.iter().all(sane) {
        return Err(Refusal::NotANumber);
    }
    let before = weeks
        .iter()
        .scan(0.0, |sum, week| {
            let before = *sum;
            *sum += week.fresh;
            Some(before)
        })
        .collect();
    let series = Series { weeks, before, seats: f64::from(seats) };
    let (mode, spread) = series.fit().ok_or(Refusal::UnsureFit { effective: 0.0 })?;
    let mut chance = chance::stream(seed, 61);
    let (drawn, effective) = posterior(&series, &mode, spread, &mut chance);
    if effective.is_nan() || effective < 50.0 {
        return Err(Refusal::UnsureFit { effective });
    }
    let of = |value: fn(&[f64]) -> f64| {
        let mut values: Vec<f64> = drawn.iter().map(|at| value(at)).collect();
        (quantile(&mut values, 0.5), between(&mut values, 0.95))
    };
    Ok(Forecast {
        innovation: of(|at| at[0].exp()),
        imitation: of(|at| at[1].exp()),
        ceiling: of(|at| 1.0 / (1.0 + (-at[2]).exp())),
        ahead: onward(&series, &drawn, spread, ahead, &mut chance),
        effective,
    })
}

/// Draws around the mode by Student's law, weighted by how well each agrees, and drawn again by these weights.
fn posterior(series: &Series<'_>, mode: &[f64], spread: f64, chance: &mut ChaCha8Rng) -> (Vec<Vec<f64>>, f64) {
    let root = series.root(mode, spread);
    let mut logs = Vec::with_capacity(DRAWS);
    let mut points = Vec::with_capacity(DRAWS);
    for _ in 0..DRAWS {
        // A chi-square of five, over five, is a gamma of mean one and shape 2.5.
        let tail = chance::gamma(chance, FREEDOM / 2.0).sqrt();
        let z = Vector3::from_fn(|_, _| chance::normal(chance)) / tail;
        let moved = root * z;
        let point: Vec<f64> = mode.iter().zip(moved.iter()).map(|(mode, moved)| mode + moved).collect();
        let proposal = -(FREEDOM + 3.0) / 2.0 * (z.norm_squared() / FREEDOM).ln_1p();
        logs.push(-series.cost(&point, spread) - proposal);
        points.push(point);
    }
    let top = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let weights: Vec<f64> = logs.iter().map(|log| (log - top).exp()).collect();
    let total: f64 = weights.iter().sum();
    let squares: f64 = weights.iter().map(|weight| (weight / total).powi(2)).sum();
    // Systematic draws: each weight is met as often as it is worth, to one.
    let step = total / KEPT as f64;
    let mut at = step * rand::Rng::random::<f64>(chance);
    let (mut sum, mut drawn) = (0.0, Vec::with_capacity(KEPT));
    for (weight, point) in weights.iter().zip(&points) {
        sum += weight;
        while at < sum && drawn.len() < KEPT {
            drawn.push(point.clone());
            at += step;
        }
    }
    (drawn, 1.0 / squares)
}

fn onward(series: &Series<'_>, drawn: &[Vec<f64>], spread: f64, ahead: &[f64], chance: &mut ChaCha8Rng) -> Vec<Ahead> {
    let mut so_far = vec![series.adopted(); drawn.len()];
    ahead
        .iter()
        .map(|work| {
            for (so_far, at) in so_far.iter_mut().zip(drawn) {
                let (outside, inside, ceiling) = (at[0].exp(), at[1].exp(), series.seats / (1.0 + (-at[2]).exp()));
                let left = (ceiling - *so_far).max(0.0);
                let hazard = (outside + inside * *so_far / ceiling) * work;
                let mean = left * (1.0 - (-hazard).exp()) * chance::gamma(chance, 1.0 / spread);
                *so_far += chance::poisson(chance, mean).min(left.floor());
            }
            let mut values = so_far.clone();
            Ahead {
                middle: quantile(&mut values, 0.5),
                half: between(&mut values, 0.5),
                most: between(&mut values, 0.8),
                nearly_all: between(&mut values, 0.95),
            }
        })
        .collect()
}

fn between(values: &mut [f64], level: f64) -> Interval {
    let tail = (1.0 - level) / 2.0;
    Interval { low: quantile(values, tail), high: quantile(values, 1.0 - tail), level }
}
