//! Search on a real database: what is found, by whom, and what no question can learn.

mod finding;
mod house;
mod secrecy;
