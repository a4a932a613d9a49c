//! Reports, the queue and distance on a real database: who may, who may not, and what the journal says.

mod distance;
mod house;
mod queue;
mod reports;
