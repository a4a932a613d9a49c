//! Seeded chance: the same seed gives the same draws on every machine.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// A stream of chance of its own for each stage of a work, so that a change in one stage moves no other.
#[must_use]
pub fn stream(seed: u64, stage: u64) -> ChaCha8Rng {
    let mut chance = ChaCha8Rng::seed_from_u64(seed);
    chance.set_stream(stage);
    chance
}

/// A number from 0 up to, not including, `end`.
pub(crate) fn below(chance: &mut ChaCha8Rng, end: usize) -> usize {
    chance.random_range(0..end.max(1))
}

/// Puts things in a random order (Fisher and Yates).
pub(crate) fn shuffle<T>(chance: &mut ChaCha8Rng, things: &mut [T]) {
    for at in (1..things.len()).rev() {
        things.swap(at, below(chance, at + 1));
    }
}

/// `count` different numbers below `end`, in ascending order.
pub(crate) fn sample(chance: &mut ChaCha8Rng, end: usize, count: usize) -> Vec<usize> {
    let mut chosen: Vec<usize> = rand::seq::index::sample(chance, end, count.min(end)).into_vec();
    chosen.sort_unstable();
    chosen
}

/// A draw from the standard normal distribution.
pub(crate) fn normal(chance: &mut ChaCha8Rng) -> f64 {
    chance.sample(rand_distr::StandardNormal)
}

/// A draw from a gamma distribution of this shape whose mean is 1.
pub(crate) fn gamma(chance: &mut ChaCha8Rng, shape: f64) -> f64 {
    rand_distr::Gamma::new(shape, 1.0 / shape).map_or(1.0, |gamma| chance.sample(gamma))
}

/// A count whose mean is `mean`; 0 for a mean that is not positive.
pub(crate) fn poisson(chance: &mut ChaCha8Rng, mean: f64) -> f64 {
    rand_distr::Poisson::new(mean).map_or(0.0, |poisson| chance.sample(poisson))
}

/// A share drawn from a beta distribution; its mean when the parameters make none.
pub(crate) fn beta(chance: &mut ChaCha8Rng, a: f64, b: f64) -> f64 {
    rand_distr::Beta::new(a, b).map_or(a / (a + b), |beta| chance.sample(beta))
}
