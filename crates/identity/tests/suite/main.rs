//! Identity through its handlers, on a real SQLite: who gets in, who does not, and what is written down.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests, in helpers too")]

mod house;
mod invitation;
mod reset;
mod session;
mod settings;
mod sign_in;
