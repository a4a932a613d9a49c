//! Maison Birotteau, and synthetic companies of any size.
//!
//! The example company uses the product's own commands, person by person and in the order of time, so that what it
//! shows is what the product does. A synthetic company is loaded straight into the tables: it measures and tests.

pub mod company;
mod fill;
pub mod load;
mod random;
pub mod sheets;
pub mod synth;

pub use fill::{Filled, fill};
