//! The log of who changed what, filtered, taken out as a file, and held against its seals.

mod file;
mod html;
mod store;
pub(crate) mod web;

use kernel::audit::Act;
use serde::Deserialize;

/// Which lines are asked for.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Asked {
    /// An [`Act`]'s word.
    #[serde(default)]
    act: String,
    /// Part of the name of whoever did it or whom it concerns.
    #[serde(default)]
    who: String,
    /// Whether the seals are to be checked.
    #[serde(default)]
    check: String,
    /// Lines below this number.
    before: Option<i64>,
}

impl Asked {
    fn act(&self) -> &'static str {
        Act::parse(&self.act).map_or("", Act::word)
    }

    /// Whether lines are left out.
    fn filters(&self) -> bool {
        !self.act().is_empty() || !self.who.trim().is_empty()
    }
}
