//! What was found: read through the door, looked at on a page or in the palette.

mod excerpt;
mod html;
mod palette;
mod store;
pub(crate) mod web;
