//! Answers from a pool of people whom the asker may not know: what no choice of a hundred people repairs.

use serde::Serialize;

use crate::{Interval, Refusal, What, chance, interval::normal_quantile};

/// How a question finds somebody able and willing: with this chance each, and questions that differ by a gamma law.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Pool {
    /// The chance that one person who sees a question answers it.
    pub each: f64,
    /// How alike questions are: small where some can be answered by hardly anybody.
    pub shape: f64,
}

impl Default for Pool {
    fn default() -> Self {
        Self { each: 0.005, shape: 1.2 }
    }
}

impl Pool {
    /// The share of questions answered when so many people see them: `1 - (1 + q n / κ)^-κ`.
    #[must_use]
    pub fn answered(&self, people: f64) -> f64 {
        1.0 - (1.0 + self.each * people / self.shape).powf(-self.shape)
    }
}

/// The questions of one community.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Community {
    /// How many could see them within three days.
    pub people: f64,
    /// How many were asked.
    pub asked: f64,
    /// How many were answered.
    pub answered: f64,
}

/// A fitted pool, and what it says of another size.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Fitted {
    /// The pool.
    pub pool: Pool,
    /// The share answered at the size that was asked about.
    pub answered: f64,
    /// Where that lies, at 90 %, widened by 1.4 as measured.
    pub interval: Interval,
}

/// Beyond sampling, as found on planted pools.
const WIDENED: f64 = 1.4;
const DRAWS: usize = 100;

/// Fits the pool to communities of different sizes, and says what share would be answered among `people`.
///
/// # Errors
/// [`Refusal`] below eight communities, two hundred questions, or sizes within a factor of five: one size tells nothing of
/// another.
pub fn fit(communities: &[Community], people: f64, seed: u64) -> Result<Fitted, Refusal> {
    if communities.len() < 8 {
        return Err(Refusal::TooFew { what: What::Sizes, there: communities.len(), needed: 8 });
    }
    let asked: f64 = communities.iter().map(|one| one.asked).sum();
    if asked < 200.0 {
        return Err(Refusal::TooFew { what: What::Questions, there: asked as usize, needed: 200 });
    }
    let sizes = communities.iter().map(|one| one.people);
    let factor = sizes.clone().fold(0.0, f64::max) / sizes.fold(f64::INFINITY, f64::min);
    if factor.is_nan() || factor < 5.0 {
        return Err(Refusal::NarrowSizes { factor });
    }
    let pool = best(communities);
    let mut chance = chance::stream(seed, 51);
    let logit = |share: f64| {
        let share = share.clamp(1e-4, 1.0 - 1e-4);
        (share / (1.0 - share)).ln()
    };
    let drawn: Vec<f64> = (0..DRAWS)
        .map(|_| {
            let again: Vec<Community> =
                communities.iter().map(|_| communities[chance::below(&mut chance, communities.len())]).collect();
            logit(best(&again).answered(people))
        })
        .collect();
    let mean = drawn.iter().sum::<f64>() / DRAWS as f64;
    let spread = (drawn.iter().map(|one| (one - mean).powi(2)).sum::<f64>() / (DRAWS - 1) as f64).sqrt();
    let (centre, half) = (logit(pool.answered(people)), normal_quantile(0.95) * spread * WIDENED);
    let back = |value: f64| 1.0 / (1.0 + (-value).exp());
    let interval = Interval { low: back(centre - half), high: back(centre + half), level: 0.9 };
    Ok(Fitted { pool, answered: pool.answered(people), interval })
}

/// The likeliest pool, with a weak prior on the shape, by a grid that is refined around its best point.
fn best(communities: &[Community]) -> Pool {
    let likelihood = |each: f64, shape: f64| {
        let pool = Pool { each: each.exp(), shape: shape.exp() };
        let of = |one: &Community| {
            let share = pool.answered(one.people).clamp(1e-6, 1.0 - 1e-6);
            one.answered * share.ln() + (one.asked - one.answered) * (1.0 - share).ln()
        };
        communities.iter().map(of).sum::<f64>() - 0.5 * ((shape - 1.5_f64.ln()) / 0.7).powi(2)
    };
    let (mut centre, mut step) = ((0.005_f64.ln(), 1.5_f64.ln()), (1.0, 0.8));
    for _ in 0..14 {
        let mut top = (f64::NEG_INFINITY, centre);
        for row in -3..=3 {
            for column in -3..=3 {
                let point = (centre.0 + f64::from(row) * step.0, centre.1 + f64::from(column) * step.1);
                let here = likelihood(point.0, point.1);
                if here > top.0 {
                    top = (here, point);
                }
            }
        }
        centre = top.1;
        step = (step.0 * 0.6, step.1 * 0.6);
    }
    Pool { each: centre.0.exp(), shape: centre.1.exp() }
}

/// What share would have been answered had only a share of people been there: a lower bound, since people stop answering once
/// somebody has. `answers` holds the answers that each question got.
#[must_use]
pub fn thinned(answers: &[u32], present: f64) -> f64 {
    let missed = answers.iter().map(|answers| (1.0 - present).powi(*answers as i32)).sum::<f64>();
    1.0 - missed / answers.len().max(1) as f64
}
