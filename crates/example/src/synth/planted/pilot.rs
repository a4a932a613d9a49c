//! The figure that a pilot is judged by, with the effect that it is to find.

use super::super::draw::{Stage, at};
use super::Planted;

/// A cohort's figure in a period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measured {
    /// From 0.
    pub cohort: u32,
    /// From 0.
    pub period: u32,
    /// The figure.
    pub value: f64,
}

impl Planted<'_> {
    /// Cohorts that begin in these periods (a period beyond the last: never), looked at in so many.
    #[must_use]
    pub fn outcomes(&self, run: u32, begins: &[u32], periods: u32) -> Vec<Measured> {
        let law = self.truth.effect;
        let mut draw = self.draw(Stage::Outcome, run, 0);
        let of_period: Vec<f64> = (0..periods).map(|_| law.periods * draw.gauss()).collect();
        let mut rows = Vec::new();
        for (cohort, begins) in begins.iter().enumerate() {
            let own = law.cohorts * draw.gauss();
            for period in 0..periods {
                let effect = if period >= *begins { law.effect } else { 0.0 };
                let value = law.base + own + at(&of_period, period) + law.noise * draw.gauss() + effect;
                rows.push(Measured { cohort: cohort as u32, period, value });
            }
        }
        rows
    }
}
