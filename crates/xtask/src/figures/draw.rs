//! Draws from the laws that figures are made with.

use rand::Rng as _;
use rand_chacha::ChaCha8Rng;
use rand_distr::{Beta, Distribution as _, LogNormal, Poisson, StandardNormal};

/// A seeded source of draws.
pub(crate) struct Draw(ChaCha8Rng);

impl Draw {
    pub(crate) fn new(seed: u64) -> Self {
        Self(insight::chance::stream(seed, 0))
    }

    pub(crate) fn share(&mut self) -> f64 {
        self.0.random()
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0.random_range(0..end.max(1))
    }

    pub(crate) fn normal(&mut self) -> f64 {
        self.0.sample(StandardNormal)
    }

    pub(crate) fn lognormal(&mut self, centre: f64, spread: f64) -> f64 {
        LogNormal::new(centre, spread).map_or(0.0, |law| law.sample(&mut self.0))
    }

    pub(crate) fn poisson(&mut self, mean: f64) -> f64 {
        Poisson::new(mean).map_or(0.0, |law| law.sample(&mut self.0))
    }

    pub(crate) fn beta(&mut self, a: f64, b: f64) -> f64 {
        Beta::new(a, b).map_or(0.0, |law| law.sample(&mut self.0))
    }
}
