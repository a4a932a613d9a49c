//! The directory: the spaces that the viewer may know of, by name.

mod html;
mod store;
pub(crate) mod web;
