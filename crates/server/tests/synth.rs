//! A company of the generator, loaded into both databases.

use std::sync::Arc;

use example::synth::{Shape, Synth};
use kernel::params;

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
