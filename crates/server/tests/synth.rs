//! A company of the generator, loaded into both databases; and the example company, the same all day.

use std::sync::Arc;

use db::Location;
use example::synth::{Shape, Synth};
use kernel::{Chance, Clock, Store, blob::Blobs, params};

use crate::{
    on_both,
    world::{On, World},
};

async fn a_loaded_company_counts_right(on: On) {
    let world = World::new(on).await;
    let synth = Arc::new(Synth::new(Shape::new(210, 3, 1_790_000_000_000)));
    let entries = i64::try_from(synth.entry_count()).unwrap();
    let hosts = vec!["synth.example".to_owned()];
    example::load::load(&world.store, synth, hosts, "http://synth.example".into(), &mut ()).await.unwrap();
    let count = async |sql: &'static str| {
        world.store.system_read("a test counts", move |tx| tx.first::<i64>(sql, params! {})).await.unwrap()
    };
    // Counted some at a time, all of them.
    assert!(entries > 2 * example::load::COUNTED as i64, "{entries} entries");
    assert_eq!(count("select count(*) from entry").await, Some(entries));
    let miscounted = "select count(*) from entry e where e.comment_count <> (select count(*) from comment c where c.organisation = e.organisation and c.entry = e.id) \
         or (e.reactions = '') <> (not exists (select 1 from reaction r where r.organisation = e.organisation and r.object = e.id))";
    assert_eq!(count(miscounted).await, Some(0));
    assert!(count("select count(*) from entry where comment_count > 0 and reactions <> ''").await > Some(100));
}

on_both!(a_loaded_company_counts_right);

/// Everything that the example company holds when it is filled at a moment, table by table.
async fn filled_at(ms: i64) -> Vec<(String, Vec<String>)> {
    let folder = tempfile::tempdir().unwrap();
    let options = db::Options { readers: 1, ..db::Options::default() };
    let location = Location::File(folder.path().join("cenacle.db"));
    let blobs = Blobs::new(folder.path().join("files"));
    let store = Store::open(&location, options, blobs, Clock::fixed(ms), Chance::seeded([1; 32])).await.unwrap();
    let company = example::company::company().unwrap();
    let fill = move |tx: &kernel::SystemTx<'_>| {
        let hosts = vec!["localhost".to_owned()];
        example::fill(tx, &company, hosts, "http://localhost", 1, ms)
            .map_err(|error| kernel::Error::Internal(format!("{error:#}")))
    };
    store.system("a test fills", fill).await.unwrap();
    let read = store.database().read_unguarded(|tx| -> db::Result<_> {
        let mut all = Vec::new();
        for table in db::dump::tables(tx, &kernel::schema::SCHEMA)? {
            let mut rows = Vec::new();
            db::dump::rows(tx, &table, &mut |row| {
                rows.push(format!("{row:?}"));
                Ok(())
            })?;
            rows.sort();
            all.push((table.name, rows));
        }
        Ok(all)
    });
    read.await.unwrap()
}

/// 30 November 2026, at six in the morning and eleven at night in Paris; and the hour after midnight.
const MORNING: i64 = 1_796_014_800_000;
const HOUR: i64 = 3_600_000;

#[tokio::test]
async fn the_example_company_is_the_same_all_day() {
    let (morning, night) = (filled_at(MORNING).await, filled_at(MORNING + 17 * HOUR).await);
    for ((table, early), (_, late)) in morning.iter().zip(&night) {
        let other = early.iter().zip(late).find(|(early, late)| early != late);
        assert!(early.len() == late.len() && other.is_none(), "{table}: {other:?}");
    }
    assert_ne!(morning, filled_at(MORNING + 19 * HOUR).await, "another day is another company");
}
