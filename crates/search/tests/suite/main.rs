//! Search on a real database: what is found, by whom, and what no question can learn.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "helpers of tests fail by panicking, as tests do"
)]

mod finding;
mod house;
mod secrecy;
