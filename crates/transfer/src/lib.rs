//! Import from other systems.

pub mod wxr;
