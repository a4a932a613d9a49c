//! Reports, the queue and distance on a real database: who may, who may not, and what the journal says.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail by panicking, as tests do")]

mod distance;
mod house;
mod queue;
mod reports;
