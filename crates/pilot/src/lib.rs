//! Pilots from files to reports: `cenacle pilot plan | judge | forecast | value`.
//!
//! Each concept reads CSV as spreadsheets write it, asks `insight`, and writes a report as text, JSON, CSV or one page with drawn
//! charts, in French and English. No server and no database: a company can plan before it installs anything.

pub mod chart;
pub mod forecast;
pub mod judge;
pub mod plan;
pub mod read;
pub mod say;
pub mod sheet;
pub mod value;

pub use read::{Remark, Trouble};

/// Who watches long work go on.
pub trait Watch {
    /// A stage begins, of so many steps; 0 where nobody can tell.
    fn begin(&self, stage: Stage, steps: u64);
    /// So many steps of it are done in all.
    fn at(&self, steps: u64);
}

/// A stage of long work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Reading people; steps are bytes.
    People,
    /// Reading ties; steps are bytes.
    Ties,
    /// Building the graph.
    Graph,
    /// Looking for the cohort.
    Cohort,
    /// Drawing what stands beside it.
    Beside,
}

/// Nobody watches.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unwatched;

impl Watch for Unwatched {
    fn begin(&self, _: Stage, _: u64) {}
    fn at(&self, _: u64) {}
}
