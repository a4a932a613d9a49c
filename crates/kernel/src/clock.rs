//! Time, passed in: the only place that asks the machine.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

/// What time it is.
#[derive(Debug, Clone, Default)]
pub enum Clock {
    /// The machine's.
    #[default]
    System,
    /// A test's own, moved by hand.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `ms` until it is moved.
    #[must_use]
    pub fn fixed(ms: i64) -> Self {
        Self::Fixed(Arc::new(AtomicI64::new(ms)))
    }

    /// Unix milliseconds.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one clock")]
    pub fn now_ms(&self) -> i64 {
        match self {
            Self::System => jiff::Timestamp::now().as_millisecond(),
            Self::Fixed(ms) => ms.load(Ordering::Acquire),
        }
    }

    /// Moves a fixed clock; the machine's stays.
    pub fn advance(&self, by_ms: i64) {
        if let Self::Fixed(ms) = self {
            ms.fetch_add(by_ms, Ordering::AcqRel);
        }
    }
}
