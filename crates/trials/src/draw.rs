//! Draws from the laws that truths are planted with.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rand_distr::{Beta, Binomial, Distribution, Gamma, LogNormal, Poisson, StandardNormal, Weibull};

/// A seeded source of draws.
pub(crate) struct Draw(ChaCha8Rng);

impl Draw {
    pub(crate) fn new(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    pub(crate) fn share(&mut self) -> f64 {
        self.0.random()
    }

    pub(crate) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.share()
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0.random_range(0..end.max(1))
    }

    pub(crate) fn normal(&mut self) -> f64 {
        self.0.sample(StandardNormal)
    }

    pub(crate) fn lognormal(&mut self, centre: f64, spread: f64) -> f64 {
        self.of(LogNormal::new(centre, spread).ok())
    }

    pub(crate) fn poisson(&mut self, mean: f64) -> f64 {
        self.of(Poisson::new(mean).ok())
    }

    pub(crate) fn binomial(&mut self, count: f64, share: f64) -> f64 {
        Binomial::new(count.max(0.0) as u64, share.clamp(0.0, 1.0)).map_or(0.0, |law| law.sample(&mut self.0) as f64)
    }

    pub(crate) fn beta(&mut self, a: f64, b: f64) -> f64 {
        self.of(Beta::new(a, b).ok())
    }

    pub(crate) fn gamma(&mut self, shape: f64, scale: f64) -> f64 {
        self.of(Gamma::new(shape, scale).ok())
    }

    pub(crate) fn weibull(&mut self, shape: f64, scale: f64) -> f64 {
        self.of(Weibull::new(scale, shape).ok())
    }

    fn of(&mut self, law: Option<impl Distribution<f64>>) -> f64 {
        law.map_or(0.0, |law| law.sample(&mut self.0))
    }
}

/// The middle of some figures.
pub(crate) fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

pub(crate) fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}
