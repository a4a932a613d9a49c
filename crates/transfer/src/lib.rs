//! Import from other systems.

pub mod import;
pub mod wxr;
