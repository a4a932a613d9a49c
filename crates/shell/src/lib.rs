//! The frame of every page: navigation, components, translations, assets.

pub mod assets;
pub mod format;
pub mod t;

pub use kernel::Lang;
