//! “May see” on SQLite, against a plain model.

#[path = "may_see/mod.rs"]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests: what is not as it should be ends the test")]
#[allow(unreachable_pub, missing_docs, reason = "tests are read from the inside")]
mod door;

use kernel::{Chance, Clock, Store, blob::Blobs};

#[test]
fn every_view_is_one_that_the_model_knows() {
    assert_eq!(
        door::views_that_nobody_checks(),
        Vec::<&str>::new(),
        "say in tests/may_see/ who may see what of these views"
    );
}

#[test]
fn everybody_sees_what_the_model_says_and_nothing_else() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let location = db::Location::File(folder.path().join("test.db"));
    let options = db::Options { readers: 1, ..db::Options::default() };
    let blobs = Blobs::new(folder.path().join("files"));
    let open = Store::open(&location, options, blobs, Clock::fixed(1_780_000_000_000), Chance::seeded([7; 32]));
    let store = runtime.block_on(open).unwrap();
    door::hold_against_the_model(&runtime, &store, 80);
}
