//! What it brings and costs, as a range: counted events times what each is worth, less everything that it takes.

use rand_chacha::ChaCha8Rng;
use serde::{Deserialize, Serialize};
use statrs::distribution::{ContinuousCDF, Normal};

use crate::{Interval, chance, interval::quantile};

/// A number that is not known exactly.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", tag = "law")]
pub enum Quantity {
    /// Known.
    Exact {
        /// The number.
        value: f64,
    },
    /// Positive, nine times in ten between these: log-normal through the 5th and 95th percentile.
    Between {
        /// The 5th percentile.
        low: f64,
        /// The 95th percentile.
        high: f64,
    },
    /// Between two ends, most likely at one point.
    Triangular {
        /// The least.
        low: f64,
        /// The most likely.
        mode: f64,
        /// The most.
        high: f64,
    },
    /// A share.
    Beta {
        /// Successes, plus a prior.
        a: f64,
        /// Failures, plus a prior.
        b: f64,
    },
    /// Draws of a posterior, as a survey gives.
    Drawn {
        /// The draws.
        draws: Vec<f64>,
    },
}

impl Quantity {
    fn draw(&self, chance: &mut ChaCha8Rng) -> f64 {
        match self {
            Self::Exact { value } => *value,
            Self::Between { low, high } => {
                let (low, high) = (low.ln(), high.ln());
                let width = (high - low) / (2.0 * 1.644_853_627);
                (f64::midpoint(low, high) + width * chance::normal(chance)).exp()
            }
            Self::Triangular { low, mode, high } => {
                let share: f64 = rand::Rng::random(chance);
                let split = (mode - low) / (high - low).max(f64::MIN_POSITIVE);
                if share < split {
                    low + (share * (high - low) * (mode - low)).sqrt()
                } else {
                    high - ((1.0 - share) * (high - low) * (high - mode)).sqrt()
                }
            }
            Self::Beta { a, b } => chance::beta(chance, *a, *b),
            Self::Drawn { draws } => draws.get(chance::below(chance, draws.len())).copied().unwrap_or(0.0),
        }
    }
}

/// One factor of a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Factor {
    /// What it is called, for the tornado; two factors of one name are one unknown.
    pub name: String,
    /// What is known of it.
    pub quantity: Quantity,
}

/// One benefit or cost a year: the product of its factors.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// What it is called.
    pub name: String,
    /// Whether it is a cost.
    pub cost: bool,
    /// Whether it grows with how many use it; otherwise it is the same from the first year.
    pub grows: bool,
    /// What is multiplied.
    pub factors: Vec<Factor>,
}

/// A value model: lines a year at full use, and how use grows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// The lines.
    pub lines: Vec<Line>,
    /// The share of full use in each year of the horizon.
    pub use_by_year: Vec<f64>,
    /// The rate at which a later year counts for less.
    pub discount: f64,
}

/// How much the outcome moves with one factor.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Swing {
    /// The factor.
    pub name: String,
    /// The middle of the outcome among the lowest and the highest tenth of this factor.
    pub from: f64,
    /// See `from`.
    pub to: f64,
    /// Its share of all uncertainty, by squared rank correlation.
    pub share: f64,
}

/// What a model says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Worth {
    /// Each line's middle and its 90 % range, a year at full use.
    pub lines: Vec<(String, bool, f64, Interval)>,
    /// Net a year at full use: the middle and its 90 % range.
    pub net: (f64, Interval),
    /// The chance that a year at full use covers its cost.
    pub covers: f64,
    /// Net present value over the horizon: the middle and its 90 % range.
    pub present: (f64, Interval),
    /// The share of full use at which the expected present value is nothing; none where no share is enough.
    pub break_even: Option<f64>,
    /// What matters most first.
    pub tornado: Vec<Swing>,
}

/// Draws behind every figure: at 50,000 the fifth percentile of a product of four log-normals is within 2 %.
pub const DRAWS: usize = 50_000;

/// Draws a model.
#[must_use]
pub fn worth(model: &Model, seed: u64) -> Worth {
    let drawn = Drawn::of(model, seed);
    let lines = model
        .lines
        .iter()
        .zip(&drawn.lines)
        .map(|(line, values)| {
            let (middle, range) = ninety(values.clone());
            (line.name.clone(), line.cost, middle, range)
        })
        .collect();
    let net: Vec<f64> = (0..DRAWS).map(|at| drawn.net(model, at, 1.0)).collect();
    let present: Vec<f64> = (0..DRAWS).map(|at| drawn.present(model, at, 1.0)).collect();
    Worth {
        lines,
        covers: net.iter().filter(|net| **net > 0.0).count() as f64 / DRAWS as f64,
        break_even: break_even(model, &drawn),
        tornado: tornado(&drawn, &net),
        net: ninety(net),
        present: ninety(present),
    }
}

fn ninety(mut values: Vec<f64>) -> (f64, Interval) {
    let interval = Interval { low: quantile(&mut values, 0.05), high: quantile(&mut values, 0.95), level: 0.9 };
    (quantile(&mut values, 0.5), interval)
}

/// All draws: each factor once, whatever lines it is in.
struct Drawn {
    names: Vec<String>,
    factors: Vec<Vec<f64>>,
    lines: Vec<Vec<f64>>,
}

impl Drawn {
    fn of(model: &Model, seed: u64) -> Self {
        let (mut names, mut factors): (Vec<String>, Vec<Vec<f64>>) = (Vec::new(), Vec::new());
        let mut lines = Vec::new();
        for line in &model.lines {
            let mut product = vec![1.0; DRAWS];
            for factor in &line.factors {
                let at = names.iter().position(|known| *known == factor.name).unwrap_or_else(|| {
                    // A stream a factor: another line before it moves none of its draws.
                    let mut chance = chance::stream(seed, 80 + names.len() as u64);
                    factors.push((0..DRAWS).map(|_| factor.quantity.draw(&mut chance)).collect());
                    names.push(factor.name.clone());
                    names.len() - 1
                });
                product.iter_mut().zip(&factors[at]).for_each(|(product, value)| *product *= value);
            }
            lines.push(product);
        }
        Self { names, factors, lines }
    }

    fn net(&self, model: &Model, at: usize, used: f64) -> f64 {
        let of = |(line, values): (&Line, &Vec<f64>)| {
            let value = values[at] * if line.grows { used } else { 1.0 };
            if line.cost { -value } else { value }
        };
        model.lines.iter().zip(&self.lines).map(of).sum()
    }

    fn present(&self, model: &Model, at: usize, scale: f64) -> f64 {
        let years = model.use_by_year.iter().enumerate();
        let of = |(year, used): (usize, &f64)| {
            self.net(model, at, (used * scale).min(1.0)) / (1.0 + model.discount).powi(year as i32 + 1)
        };
        years.map(of).sum()
    }
}

/// Use in each year as a share of everybody, at which the expected present value is nothing.
fn break_even(model: &Model, drawn: &Drawn) -> Option<f64> {
    let mean = |used: f64| {
        let flat = Model { use_by_year: vec![used; model.use_by_year.len()], ..model.clone() };
        (0..DRAWS).map(|at| drawn.present(&flat, at, 1.0)).sum::<f64>()
    };
    // Linear in use: two evaluations give the line, and so its root exactly.
    let (none, all) = (mean(0.0), mean(1.0));
    if none >= 0.0 {
        return Some(0.0);
    }
    (all > 0.0).then(|| none / (none - all))
}

fn tornado(drawn: &Drawn, net: &[f64]) -> Vec<Swing> {
    let ranks = ranks(net);
    let mut swings: Vec<Swing> = Vec::new();
    for (name, values) in drawn.names.iter().zip(&drawn.factors) {
        let mut ends = values.clone();
        let (low, high) = (quantile(&mut ends, 0.1), quantile(&mut ends, 0.9));
        if low == high {
            continue;
        }
        let middle = |among: &dyn Fn(f64) -> bool| {
            let mut here: Vec<f64> =
                values.iter().zip(net).filter(|(value, _)| among(**value)).map(|(_, net)| *net).collect();
            quantile(&mut here, 0.5)
        };
        let (from, to) = (middle(&|value| value <= low), middle(&|value| value >= high));
        let share = correlation(&self::ranks(values), &ranks).powi(2);
        swings.push(Swing { name: name.clone(), from, to, share });
    }
    let total: f64 = swings.iter().map(|swing| swing.share).sum();
    swings.iter_mut().for_each(|swing| swing.share /= total.max(f64::MIN_POSITIVE));
    swings.sort_by(|one, other| other.share.total_cmp(&one.share));
    swings
}

fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|one, other| values[*one].total_cmp(&values[*other]));
    let mut ranks = vec![0.0; values.len()];
    order.iter().enumerate().for_each(|(rank, at)| ranks[*at] = rank as f64);
    ranks
}

fn correlation(one: &[f64], other: &[f64]) -> f64 {
    let mean = (one.len() as f64 - 1.0) / 2.0;
    let (mut both, mut of_one, mut of_other) = (0.0, 0.0, 0.0);
    for (one, other) in one.iter().zip(other) {
        both += (one - mean) * (other - mean);
        of_one += (one - mean).powi(2);
        of_other += (other - mean).powi(2);
    }
    both / (of_one * of_other).sqrt().max(f64::MIN_POSITIVE)
}

/// A log-normal between two percentiles that somebody declared, the 10th and the 90th, for what was not measured.
#[must_use]
pub fn declared(low: f64, high: f64) -> Quantity {
    // From the 10th and 90th percentile to the 5th and 95th.
    let normal = Normal::standard();
    let wider = normal.inverse_cdf(0.95) / normal.inverse_cdf(0.9);
    let (centre, half) = (f64::midpoint(low.ln(), high.ln()), (high.ln() - low.ln()) / 2.0 * wider);
    Quantity::Between { low: (centre - half).exp(), high: (centre + half).exp() }
}
