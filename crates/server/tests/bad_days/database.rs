//! The database read-only, away, restarted, in a failed transaction; a panic; many writers at once.

use std::{
    collections::BTreeSet,
    sync::{Arc, mpsc},
};

use axum::Router;
use content::comment::{self, NewComment};
use kernel::{Error, Store, params};
use shell::web::{Answer, App, Ask, Posted, Routes, Settings};

use super::{FORM, ask, count, nothing_is_half_there, says, somebody};
use crate::{
    on_both,
    support::postgres::Postgres,
    world::{On, World, new_note},
};

/// The database's name, and a statement on its cluster from outside it.
fn name(world: &World) -> String {
    match world.store.database().location() {
        db::Location::Server(url) => url.rsplit('/').next().unwrap().to_owned(),
        db::Location::File(_) => panic!("a file has no cluster"),
    }
}

fn outside(statement: &str) {
    Postgres::shared().sql("postgres", statement);
}

fn end_its_sessions(name: &str) {
    outside(&format!("select count(pg_terminate_backend(pid, 5000)) from pg_stat_activity where datname = '{name}'"));
}

async fn what_becomes_read_only_is_still_read(on: On) {
    let world = World::new(on).await;
    let (_, cookie) = somebody(&world, "Ann").await;
    let post = async |words: &str| {
        world.post("a.example", "/entries", Some(&cookie), &[("source", words), ("nonce", words)]).await
    };
    assert_eq!(post("Written before").await.status, 303);
    let set = async |read_only: bool| match on {
        On::Sqlite => {
            let pragma = if read_only { "pragma query_only = on" } else { "pragma query_only = off" };
            world
                .store
                .system("a test makes the writer read-only", move |tx| tx.batch(pragma))
                .await
                .unwrap_or_default();
        }
        On::Postgres => {
            let name = name(&world);
            outside(&format!(
                "alter database {name} set default_transaction_read_only = {}",
                if read_only { "on" } else { "off" }
            ));
            end_its_sessions(&name);
        }
    };
    set(true).await;
    says(&post("Written meanwhile").await, 503, "Written meanwhile");
    let page = world.get("a.example", "/", Some(&cookie)).await;
    says(&page, 200, "Written before");
    if on == On::Sqlite {
        // A writer that may not write cannot be asked to write again; the program on a full disk shows the way back.
        return;
    }
    set(false).await;
    let sent = post("Written meanwhile").await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    nothing_is_half_there(&world.store).await;
}
on_both!(what_becomes_read_only_is_still_read);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_server_that_restarts_costs_nobody_more_than_one_refusal() {
    let world = World::new(On::Postgres).await;
    let (_, cookie) = somebody(&world, "Ann").await;
    let post = async |nonce: &str| {
        world.post("a.example", "/entries", Some(&cookie), &[("source", "A note"), ("nonce", nonce)]).await
    };
    assert_eq!(post("n0").await.status, 303);
    let name = name(&world);
    for round in 1..=3 {
        end_its_sessions(&name);
        // Every reader, both readers of the system, and the writer had a session.
        for _ in 0..6 {
            assert_eq!(world.get("a.example", "/", Some(&cookie)).await.status, 200, "round {round}");
            assert_eq!(world.get("a.example", "/readyz", None).await.status, 200, "round {round}");
        }
        assert_eq!(post(&format!("n{round}")).await.status, 303, "round {round}");
    }
    // Away for a while: refused in words at once, and well again by itself.
    outside(&format!("alter database {name} allow_connections false"));
    end_its_sessions(&name);
    for _ in 0..2 {
        says(&post("away").await, 503, "Temporarily unavailable");
        says(&world.get("a.example", "/", Some(&cookie)).await, 503, "Temporarily unavailable");
        assert_eq!(world.get("a.example", "/readyz", None).await.status, 503);
    }
    outside(&format!("alter database {name} allow_connections true"));
    assert_eq!(post("away").await.status, 303);
    assert_eq!(world.get("a.example", "/", Some(&cookie)).await.status, 200);
    assert_eq!(count(&world.store, "select count(*) from entry").await, 5);
    nothing_is_half_there(&world.store).await;
}

/// Holds the writer until what follows waits for it, so that all of it shares one transaction.
async fn held(store: &Store) -> mpsc::Sender<()> {
    let (release, released) = mpsc::channel::<()>();
    let (started, has_started) = tokio::sync::oneshot::channel();
    let store = store.clone();
    tokio::spawn(async move {
        let hold = move |_: &kernel::SystemTx<'_>| {
            let _ = started.send(());
            let _ = released.recv();
            Ok(())
        };
        let _ = store.system("a test holds the writer", hold).await;
    });
    has_started.await.unwrap();
    release
}

const MARK: &str = "insert into consumer(name, epoch, position) values (:name, 1, 1)";

async fn marks(store: &Store) -> BTreeSet<String> {
    store
        .system_read("a test's marks", |tx| tx.all::<String>("select name from consumer", params! {}))
        .await
        .unwrap()
        .into_iter()
        .collect()
}

/// Starts a write that marks its name and then does something, and waits until it is in the queue.
fn write(
    store: &Store,
    name: &'static str,
    then: impl FnOnce(&kernel::SystemTx<'_>) -> kernel::Result<()> + Send + 'static,
) -> impl Future<Output = kernel::Result<()>> {
    let store = store.clone();
    let mut writing = Box::pin(async move {
        let work = move |tx: &kernel::SystemTx<'_>| {
            tx.execute(MARK, params! { name })?;
            then(tx)
        };
        store.system("a test's mark", work).await
    });
    // Polled once, the work is in the queue.
    let waker = std::task::Waker::noop();
    assert!(writing.as_mut().poll(&mut std::task::Context::from_waker(waker)).is_pending());
    writing
}

async fn a_write_that_goes_wrong_takes_nobody_with_it(on: On) {
    let world = World::new(on).await;
    let release = held(&world.store).await;
    let before = write(&world.store, "before", |_| Ok(()));
    let panics = write(&world.store, "panics", |_| panic!("on purpose, in a write"));
    let fails = write(&world.store, "fails", |tx| tx.execute(MARK, params! { name = "before" }).map(|_| ()));
    // A failed statement whose error is kept quiet leaves PostgreSQL's transaction failed, and its commit a rollback.
    let hides = write(&world.store, "hides", |tx| {
        let _ = tx.execute(MARK, params! { name = "before" });
        Ok(())
    });
    let after = write(&world.store, "after", |_| Ok(()));
    release.send(()).unwrap();
    before.await.unwrap();
    after.await.unwrap();
    assert!(panics.await.is_err() && fails.await.is_err());
    let hidden = hides.await.is_ok();
    let there = marks(&world.store).await;
    assert_eq!(hidden, there.contains("hides"), "what was acknowledged is there, and nothing else");
    assert_eq!(
        there.iter().map(String::as_str).filter(|name| *name != "hides").collect::<Vec<_>>(),
        ["after", "before"]
    );
}
on_both!(a_write_that_goes_wrong_takes_nobody_with_it);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_that_ends_in_the_middle_of_a_batch_acknowledges_nothing_that_is_not_there() {
    let world = World::new(On::Postgres).await;
    let name = name(&world);
    let release = held(&world.store).await;
    let first = write(&world.store, "first", |_| Ok(()));
    let during = write(&world.store, "during", move |_| {
        end_its_sessions(&name);
        Ok(())
    });
    let after = write(&world.store, "after", |_| Ok(()));
    release.send(()).unwrap();
    let outcomes = [("first", first.await), ("during", during.await), ("after", after.await)];
    let there = marks(&world.store).await;
    for (name, outcome) in outcomes {
        assert_eq!(outcome.is_ok(), there.contains(name), "{name}: {outcome:?}");
        assert!(matches!(outcome, Ok(()) | Err(Error::Unavailable(_))), "{name}: {outcome:?}");
    }
    assert!(!there.contains("first"), "the transaction that was cut is gone whole");
    write(&world.store, "later", |_| Ok(())).await.unwrap();
}

/// Pages that panic where pages may.
async fn faulty(world: &World) -> Router {
    async fn reads(ask: Ask) -> Answer {
        ask.page(|_| panic!("on purpose, in a read")).await
    }
    async fn writes(posted: Posted) -> Answer {
        let work = |tx: &kernel::Writing<'_>| -> kernel::Result<()> {
            tx.execute(
                "insert into bookmark(organisation, person, object, at) values (:organisation, :me, 1, :now)",
                params! {},
            )?;
            tx.try_insert(
                "insert into bookmark(organisation, person, object, at) values (:organisation, :me, 1, :now)",
                params! {},
            )?;
            panic!("on purpose, in a write")
        };
        posted.private("a test", work).await?;
        Ok(posted.ask.go("/"))
    }
    async fn outside(_: Ask) -> Answer {
        panic!("on purpose, outside of the database")
    }
    let (pages, _) = Routes::new()
        .get("/reads", reads)
        .post("/writes", writes)
        .get("/outside", outside)
        .get("/fine", async |ask: Ask| ask.page(|_| Ok(maud::html! { "Fine" })).await)
        .finish();
    let app = App::new(world.store.clone(), Settings { rate_factor: 1000, ..Settings::default() }).await.unwrap();
    server::router::around(pages, app, world.heads.clone(), None)
}

async fn a_panic_is_the_failure_of_one_request(on: On) {
    let world = World::new(on).await;
    let (_, cookie) = somebody(&world, "Ann").await;
    let router = faulty(&world).await;
    for _ in 0..5 {
        let (fine, reads, writes, outside) = tokio::join!(
            ask(&router, "GET", "/fine", &cookie, "", ""),
            ask(&router, "GET", "/reads", &cookie, "", ""),
            ask(&router, "POST", "/writes", &cookie, FORM, "source=Words+of+mine"),
            ask(&router, "GET", "/outside", &cookie, "", ""),
        );
        assert_eq!(fine.status, 200);
        for answer in [&reads, &writes, &outside] {
            says(answer, 500, "A fault on our side");
            assert!(!answer.body.contains("on purpose"), "{}", answer.body);
        }
        assert!(writes.body.contains("Words of mine"));
    }
    assert_eq!(count(&world.store, "select count(*) from bookmark").await, 0, "half a write stayed");
}
on_both!(a_panic_is_the_failure_of_one_request);

async fn sixty_four_writers_at_once_lose_nothing(on: On) {
    let world = Arc::new(World::new(on).await);
    let ann = world.person(world.organisation, "Ann", false).await;
    let entries = [world.note(ann, None, "One").await, world.note(ann, None, "Two").await];
    let mut people = Vec::new();
    for number in 0..64 {
        let name: &'static str = Box::leak(format!("Writer{number}").into_boxed_str());
        people.push(world.person(world.organisation, name, false).await);
    }
    let writing = people.into_iter().enumerate().map(|(number, person)| {
        let world = Arc::clone(&world);
        tokio::spawn(async move {
            for step in 0..4 {
                // In one order and in the other, so that rows are never locked in the same.
                let entry = entries[(number + step) % 2];
                let new = NewComment {
                    entry,
                    parent: None,
                    source: format!("From {number}, for the {step}th time"),
                    files: Vec::new(),
                    word: format!("{step}"),
                    lang: None,
                };
                world.act(person, move |tx| comment::publish(tx, &new)).await.unwrap();
                world.act(person, move |tx| content::reaction::to_entry(tx, entry, "like")).await.unwrap();
            }
            let last = new_note(None, "And a note");
            world.act(person, move |tx| content::entry::publish(tx, &last)).await.unwrap();
        })
    });
    for task in writing.collect::<Vec<_>>() {
        task.await.unwrap();
    }
    assert_eq!(count(&world.store, "select cast(sum(comment_count) as bigint) from entry").await, 256);
    assert_eq!(count(&world.store, "select count(*) from entry").await, 66);
    nothing_is_half_there(&world.store).await;
}
on_both!(sixty_four_writers_at_once_lose_nothing);
