//! The science behind pilots and the cockpit: pure functions, without database or clock, whose chance is seeded.
//!
//! Each module is one question. What the data cannot carry is a typed [`Refusal`], and nothing that is drawn for a person
//! comes without its interval, denominator, window, method and coverage: see [`Figure`]. The methods, their sources and how
//! they mislead are told in `docs/science.md`.

#![expect(
    clippy::indexing_slicing,
    reason = "people are dense numbers that the graph gave, and arrays are made for them"
)]

pub mod adoption;
pub mod chance;
pub mod cluster;
pub mod design;
pub mod disclosure;
pub mod exposure;
pub mod figure;
pub mod graph;
pub mod interval;
pub mod network;
pub mod plan;
pub mod pool;
mod simplex;
pub mod survey;
pub mod survival;
pub mod value;
pub mod verdict;
pub mod working;

pub use figure::{Basis, Figure, Interval, Method, Refusal, What, Window};
pub use graph::{Graph, Tie};
