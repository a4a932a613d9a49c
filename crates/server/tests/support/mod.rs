//! What the journeys need around the program: a PostgreSQL of their own, a browser, a mail server, and the two judges
//! of pages, axe and the W3C checker. All of it is real, all of it is ended when the tests' process ends, however it
//! ends, and a part that is missing fails the test that needs it: nothing is skipped.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "tests: what is not as it should be ends the test; Clippy only knows it of functions marked #[test]"
)]
#![allow(unreachable_pub, dead_code, reason = "each journey takes what it needs")]

pub mod axe;
pub mod browser;
pub mod mailbox;
pub mod postgres;
pub mod tether;
pub mod w3c;

#[cfg(test)]
mod itself;

use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Tries until there is something, or panics after 20 seconds naming `what` was waited for.
///
/// For what other processes do; inside the program, tests move the clock instead of waiting.
pub fn wait_for<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + Duration::from_secs(20);
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(Instant::now() < deadline, "waited 20 seconds for {what}");
        std::thread::park_timeout(Duration::from_millis(20));
    }
}

/// The same for what a task beside the test does in its own time.
pub async fn wait_for_async<T>(what: &str, mut look: impl AsyncFnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + Duration::from_secs(20);
    loop {
        if let Some(found) = look().await {
            return found;
        }
        assert!(Instant::now() < deadline, "waited 20 seconds for {what}");
        tokio::task::yield_now().await;
    }
}

/// A folder of the tests' npm tools: axe-core, vnu-jar.
///
/// # Panics
/// If `bin/setup` did not put it there.
pub fn npm_tool(path: &str) -> PathBuf {
    let tool = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/web/node_modules")).join(path);
    assert!(tool.exists(), "{path} is missing: run bin/setup");
    tool
}
