//! The door: nothing readable is read without a viewer.
//!
//! Rows come back as [`Visible`], which only this module makes; what may be seen is defined once, in
//! `schema/visible.sql`, and the database itself refuses a reader that names anything else. What may be *done* is in
//! [`policy`].

pub mod policy;
mod reading;
mod viewer;

pub use policy::{OrganisationRole, Role};
pub use reading::{Asked, Reading, Visible, Writing};
pub use viewer::{Asker, Kind, Viewer};
