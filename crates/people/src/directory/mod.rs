//! The directory: who is here, by facets that count each other's results, and the completion of names.
//!
//! Who is listed where is kept in memory ([`Crowds`]), followed through the journal in each reader's own snapshot;
//! names, titles and pictures of the few that a page shows are read through the door.

mod complete;
mod crowd;
mod crowds;
pub(crate) mod facets;
pub(crate) mod html;
mod look;
mod query;
pub(crate) mod store;
pub(crate) mod web;

pub use complete::{Suggestion, complete};
pub use crowds::Crowds;

/// People on one screen of the directory.
pub(crate) const SLICE: usize = 30;
