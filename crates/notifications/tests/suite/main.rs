//! The inbox on a real database: who is told what, who is not, and what shows of it.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail by panicking, as tests do")]

mod house;
mod showing;
mod telling;
