//! People in bulk: a file of a company's staff, held against who is here already, loaded line by line, and taken back.
//!
//! A file is read ([`table`]), its columns are given a meaning ([`mapping`]), each line is held against who is here
//! ([`weigh`]): that is what a dry run tells ([`plan`]) and what a load does ([`load`]), by the same code. A line finds its
//! person by their number in the company, or by their address: loaded twice, a file changes nothing the second time. An
//! empty cell changes nothing either. A line that does not hold is told and left out; nothing is guessed.

mod html;
pub mod load;
pub mod mapping;
pub mod plan;
pub mod table;
mod undo;
mod wanted;
pub mod web;
mod weigh;
pub mod words;

pub use undo::undo;
