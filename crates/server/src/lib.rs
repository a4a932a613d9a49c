//! The program: command line, router, background work, wiring of the features.

pub mod background;
pub mod command;
pub mod config;
pub mod health;
pub mod router;
pub mod serve;
