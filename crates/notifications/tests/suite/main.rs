//! The inbox on a real database: who is told what, who is not, and what shows of it.

mod house;
mod showing;
mod telling;
