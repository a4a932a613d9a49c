//! What people make and what hangs on it: entries of each kind, comments, reactions, topics, files, and the feed.

pub mod comment;
mod draft;
pub mod entry;
pub mod feed;
pub mod file;
pub mod html;
pub mod preview;
pub mod purge;
pub mod reaction;
mod render;
mod standing;
pub mod topic;
pub mod web;

pub(crate) use standing::towards_space;
pub use standing::{in_space, on_entry, on_thread};
