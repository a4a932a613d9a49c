//! People through their commands and their routes, on a real database.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "helpers of tests fail by panicking, as tests do"
)]

mod chart;
mod completion;
mod directory;
mod following;
mod house;
mod profile;
