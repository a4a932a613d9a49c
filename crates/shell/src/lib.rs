//! The frame of every page: navigation, components, translations, assets.

pub mod administration;
pub mod assets;
pub mod component;
pub mod format;
pub mod frame;
pub mod keeping;
pub mod once;
pub mod placement;
pub mod reason;
pub mod space;
pub mod t;
pub mod web;

pub use frame::{
    ErrorPage, Frame, FrameOrganisation, FramePerson, FrameSpace, Heading, Place, Theme, error_page, page,
};
pub use kernel::Lang;
