//! Statements that travel together: each answer is its question's, and each failure its own command's.

use kernel::{Change, Error, params};

use crate::{
    on_both,
    world::{On, World},
};

const READ: &str = "insert into read_mark(organisation, person, entry) values (:organisation, :me, :entry)";
const KEEP: &str = "insert into bookmark(organisation, person, object, at) values (:organisation, :me, :entry, :now)";

/// Entries that somebody has read.
async fn read_by(world: &World, asker: kernel::Asker) -> Vec<i64> {
    let read =
        world.store.read(asker, |tx| tx.all::<i64>("select id from visible_card where seen = 1 order by id", &[]));
    read.await.unwrap().into_iter().map(kernel::Visible::into_inner).collect()
}

async fn what_was_asked_for_together_answers_each_its_question(on: On) {
    let world = World::new(on).await;
    let ann = world.person(world.organisation, "Ann", false).await;
    let first = world.note(ann, None, "A long note about kilns and glazes").await;
    let second = world.note(ann, None, "Another note about kilns").await;
    let answers = world.store.read(world.asker(ann), move |tx| {
        let one = "select id from visible_entry where id = :entry";
        let (early, late) =
            (tx.ask::<i64>(one, params! { entry = first })?, tx.ask::<i64>(one, params! { entry = second })?);
        let nothing = tx.ask::<i64>(one, params! { entry = 1 })?;
        let unread = tx.ask::<String>("select handle from visible_person", &[])?;
        let count = tx.count("select count(*) from visible_entry", &[])?;
        drop(unread);
        // The last first: what came meanwhile waits for its reader.
        Ok((nothing.find()?.is_none(), late.one()?.into_inner(), early.all()?.len(), count))
    });
    assert_eq!(answers.await.unwrap(), (true, second.get(), 1, 2));
}
on_both!(what_was_asked_for_together_answers_each_its_question);

async fn rows_that_are_too_many_to_hold_come_one_by_one(on: On) {
    let world = World::new(on).await;
    let sums = world.store.system_read("a test counts", |tx| {
        let many = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 2500) select i from n";
        let (mut count, mut sum) = (0, 0_i64);
        // Twice in one transaction: the first leaves nothing behind.
        for _ in 0..2 {
            tx.each::<i64>(many, |i| (count, sum) = (count + 1, sum + i))?;
        }
        Ok((count, sum, tx.first::<i64>("select count(*) from organisation", params! {})?.is_some()))
    });
    assert_eq!(sums.await.unwrap(), (5_000, 2 * 2_500 * 2_501 / 2, true));
}
on_both!(rows_that_are_too_many_to_hold_come_one_by_one);

async fn what_nobody_waited_for_fails_with_its_own_command(on: On) {
    let world = World::new(on).await;
    let ann = world.person(world.organisation, "Ann", false).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let entry = world.note(ann, None, "A note about kilns").await;
    let other = world.note(ann, None, "A note about glazes").await;
    let put = |asker, entries: Vec<kernel::Id<kernel::Entry>>| {
        world.store.private("a test", asker, move |tx| {
            entries.iter().try_for_each(|entry| tx.put(READ, params! { entry = *entry }))
        })
    };
    // At once, so that they are made durable together: whose key is taken twice hears of it, the other does not.
    let many = std::iter::repeat_n(entry, 2).chain(std::iter::repeat_n(other, 300)).collect();
    let (failed, done) = tokio::join!(put(world.asker(ann), many), put(world.asker(bob), vec![entry, other]));
    assert!(matches!(&failed, Err(Error::Internal(cause)) if cause.contains("conflicts")), "{failed:?}");
    done.unwrap();
    assert_eq!(read_by(&world, world.asker(ann)).await, Vec::<i64>::new());
    assert_eq!(read_by(&world, world.asker(bob)).await, vec![entry.get(), other.get()]);
    // And nothing of it is left for whoever comes next.
    put(world.asker(ann), vec![entry]).await.unwrap();
    assert_eq!(read_by(&world, world.asker(ann)).await, vec![entry.get()]);
}
on_both!(what_nobody_waited_for_fails_with_its_own_command);

async fn no_step_is_blamed_for_what_was_sent_before_it(on: On) {
    let world = World::new(on).await;
    let ann = world.person(world.organisation, "Ann", false).await;
    let entry = world.note(ann, None, "A note about kilns").await;
    let twice = world.store.write(world.asker(ann), move |tx| {
        tx.put(READ, params! { entry })?;
        tx.put(READ, params! { entry })?;
        // Its own key is free; what failed is the line above.
        let free = tx.try_insert(KEEP, params! { entry })?;
        Ok(Change::Unchanged(free))
    });
    assert!(
        matches!(twice.await, Err(Error::Internal(cause)) if cause.contains("conflicts")),
        "the command fails; its step is not told that a key is taken"
    );
    let taken = world.store.write(world.asker(ann), move |tx| {
        tx.put(READ, params! { entry })?;
        Ok(Change::Unchanged(tx.try_insert(READ, params! { entry })?))
    });
    assert!(!taken.await.unwrap());
    assert_eq!(read_by(&world, world.asker(ann)).await, vec![entry.get()], "the step was undone alone");
}
on_both!(no_step_is_blamed_for_what_was_sent_before_it);

async fn a_step_waits_for_what_was_sent_after_a_question(on: On) {
    let world = World::new(on).await;
    let ann = world.person(world.organisation, "Ann", false).await;
    let entry = world.note(ann, None, "A note about kilns").await;
    let command = world.store.write(world.asker(ann), move |tx| {
        tx.put(READ, params! { entry })?;
        let asked = tx.ask::<i64>("select id from visible_card where seen = 1", &[])?;
        tx.put(READ, params! { entry })?;
        // Answered, but what was sent behind it is not.
        assert_eq!(asked.all()?.len(), 1, "as it stood when it was asked");
        let free = tx.try_insert(KEEP, params! { entry })?;
        Ok(Change::Unchanged(free))
    });
    assert!(matches!(command.await, Err(Error::Internal(cause)) if cause.contains("conflicts")));
    world.store.private("a test", world.asker(ann), move |tx| tx.put(READ, params! { entry })).await.unwrap();
    assert_eq!(read_by(&world, world.asker(ann)).await, vec![entry.get()]);
}
on_both!(a_step_waits_for_what_was_sent_after_a_question);

async fn a_question_that_fails_is_told_by_the_next_that_is_answered(on: On) {
    let world = World::new(on).await;
    let ann = world.person(world.organisation, "Ann", false).await;
    let entry = world.note(ann, None, "A note about kilns").await;
    let failed = world.store.read(world.asker(ann), move |tx| {
        // The server refuses the length; the embedded database answers text where a number is read, and so fails as well.
        let asked = tx.ask::<i64>("select substr('kiln', 1, -:entry) from visible_entry", params! { entry });
        let count = tx.count("select count(*) from visible_entry", &[]);
        drop(asked?);
        count
    });
    let told = failed.await.unwrap_err().to_string();
    assert!(!told.contains("25P02") && !told.contains("aborted"), "the cause itself is told: {told}");
    let count = world.store.read(world.asker(ann), |tx| tx.count("select count(*) from visible_entry", &[]));
    assert_eq!(count.await.unwrap(), 1);
}
on_both!(a_question_that_fails_is_told_by_the_next_that_is_answered);

async fn what_cannot_even_be_sent_is_never_told_as_done(on: On) {
    let world = World::new(on).await;
    let ann = world.person(world.organisation, "Ann", false).await;
    for number in 0..20 {
        let refused = world.store.private("a test", world.asker(ann), |_| Err::<(), _>(Error::Forbidden));
        assert!(matches!(refused.await, Err(Error::Forbidden)));
        // More than four bytes hold: the server's driver refuses to write it, the embedded database does not mind.
        let entry = 5_000_000_000_i64 + number;
        let sent = world.store.private("a test", world.asker(ann), move |tx| {
            tx.put(
                "insert into read_mark(organisation, person, entry) values (:organisation, :me, cast(:entry as integer))",
                params! { entry },
            )
        });
        let told = sent.await.is_ok();
        let stored = world.store.system_read("a test", move |tx| {
            tx.all::<i64>("select entry from read_mark where entry = :entry", params! { entry })
        });
        assert_eq!(told, !stored.await.unwrap().is_empty());
    }
}
on_both!(what_cannot_even_be_sent_is_never_told_as_done);
