//! “May see” on PostgreSQL, against the model that the kernel's own tests hold SQLite against.

#[path = "../../kernel/tests/may_see/mod.rs"]
mod door;

use kernel::{Chance, Clock, Store, blob::Blobs};

use crate::support::postgres::Postgres;

#[test]
fn everybody_sees_what_the_model_says_on_postgres_too() {
    assert!(door::views_that_nobody_checks().is_empty());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let database = Postgres::shared().fresh();
    let location = db::Location::Server(database.url.clone());
    let options = db::Options { readers: 1, ..db::Options::default() };
    let blobs = Blobs::new(folder.path().join("files"));
    let open = Store::open(&location, options, blobs, Clock::fixed(1_780_000_000_000), Chance::seeded([7; 32]));
    let store = runtime.block_on(open).unwrap();
    door::hold_against_the_model(&runtime, &store, 20);
}
