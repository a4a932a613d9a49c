//! Trials of the science: each plants a truth, lets `insight` estimate it, and holds what comes out against a threshold.
//!
//! The same trials run in two forms: a fast one with fewer draws and wider tolerance in the tests, a slow one in
//! `bin/bench science`. Both print the figure beside the threshold. The numbers are those of `docs/science.md`.

#![expect(clippy::indexing_slicing, reason = "the trials make the arrays that they index")]

mod adoption;
mod company;
mod disclosure;
mod draw;
mod growth;
mod incidents;
mod intervals;
mod pilots;
mod planner;
mod value;
mod working;

pub use company::company;

/// How much to draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// For the tests.
    Fast,
    /// For the bench.
    Slow,
}

impl Effort {
    /// So many draws in the fast form, so many in the slow one.
    #[must_use]
    pub fn of(self, fast: usize, slow: usize) -> usize {
        if self == Self::Fast { fast } else { slow }
    }

    /// A tolerance: as it is for the slow form, wider by this factor for the fast one.
    fn wide(self, tolerance: f64, factor: f64) -> f64 {
        if self == Self::Fast { tolerance * factor } else { tolerance }
    }
}

/// What a trial saw.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The figures.
    pub seen: String,
    /// Whether they hold.
    pub holds: bool,
}

/// One trial.
#[derive(Debug, Clone, Copy)]
pub struct Trial {
    /// Its number in `docs/science.md`.
    pub number: u8,
    /// What must be true.
    pub claim: &'static str,
    /// What makes it true.
    pub threshold: &'static str,
    /// Runs it.
    pub run: fn(Effort) -> Outcome,
}

/// All trials, by number.
#[must_use]
pub fn trials() -> Vec<Trial> {
    let groups = [
        adoption::TRIALS,
        planner::TRIALS,
        pilots::TRIALS,
        intervals::TRIALS,
        value::TRIALS,
        growth::TRIALS,
        incidents::TRIALS,
        disclosure::TRIALS,
        working::TRIALS,
    ];
    let mut trials: Vec<Trial> = groups.into_iter().flatten().copied().collect();
    trials.sort_by_key(|trial| trial.number);
    trials
}
