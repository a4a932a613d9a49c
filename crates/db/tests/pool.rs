//! The pool on a real file: what one closure does wrong is its own, and what is acknowledged is there.

#![allow(clippy::unwrap_used, reason = "tests: what is not as it should be ends the test")]

use std::sync::mpsc;

use db::{Database, Error, Location, Migration, Options, Result, Schema, Text, Tx, params};

const SCHEMA: Schema = Schema {
    migrations: &[Migration {
        name: "0001",
        sql: Text::Both("create table word(id bigint primary key, text text not null)"),
    }],
    views: &[Text::Both("create view visible_word as select id, text from word;")],
    open_tables: &[],
    derived: &[],
    restored: &[],
    indexes: &[],
};

struct House {
    database: Database,
    _folder: tempfile::TempDir,
}

fn house(options: Options) -> House {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::open(&Location::File(folder.path().join("test.db")), &SCHEMA, options).unwrap();
    House { database, _folder: folder }
}

/// Everybody's words are in it.
#[cfg(unix)]
#[tokio::test]
async fn a_new_file_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let house = house(Options::default());
    house.database.write(|tx| tx.execute("insert into word(id, text) values (1, 'a')", params! {})).await.unwrap();
    let Location::File(file) = house.database.location() else { panic!("a file") };
    let folder = std::fs::read_dir(file.parent().unwrap()).unwrap();
    let mut rights: Vec<(String, u32)> = folder
        .map(|file| {
            let file = file.unwrap();
            (file.file_name().into_string().unwrap(), file.metadata().unwrap().permissions().mode() & 0o777)
        })
        .collect();
    rights.sort();
    assert_eq!(rights.first(), Some(&("test.db".to_owned(), 0o600)));
    assert!(rights.len() > 1 && rights.iter().all(|(_, mode)| *mode == 0o600), "its log too: {rights:?}");
}

/// `.cargo/config.toml` says how SQLite is built. Built otherwise, all connections wait for each other at every page.
#[tokio::test]
async fn sqlite_is_built_for_many_threads() {
    let house = house(Options::default());
    let options = house.database.read_unguarded(|tx| tx.query::<String>("pragma compile_options", &[])).await.unwrap();
    for unwanted in ["ENABLE_MEMORY_MANAGEMENT", "ENABLE_STAT4"] {
        assert!(!options.iter().any(|option| option == unwanted), "{unwanted}");
    }
    assert!(options.iter().any(|option| option == "DEFAULT_MEMSTATUS=0"), "{options:?}");
}

#[tokio::test]
async fn who_closes_last_leaves_one_file() {
    for _ in 0..20 {
        let House { database, _folder: folder } = house(Options { readers: 8, ..Options::default() });
        database.write(|tx| insert(tx, 1)).await.unwrap();
        drop(database);
        let log = folder.path().join("test.db-wal");
        let deadline = std::time::Instant::now() + std::time::Duration::from_secs(10);
        while log.exists() {
            assert!(std::time::Instant::now() < deadline, "the write-ahead log stays beside the file");
            std::thread::yield_now();
        }
    }
}

fn insert(tx: &Tx<'_>, id: i64) -> Result<u64> {
    tx.execute("insert into word(id, text) values (:id, 'word')", params! { id })
}

async fn ids(database: &Database) -> Vec<i64> {
    database.read(|tx| tx.query::<i64>("select id from visible_word order by id", &[])).await.unwrap()
}

fn says(outcome: &Result<u64>, words: &str) -> bool {
    outcome.as_ref().is_err_and(|error| error.to_string().contains(words))
}

#[tokio::test]
async fn a_panic_is_one_requests_failure() {
    // One reader and one writer: were a thread lost, the next would wait for ever.
    let house = house(Options { readers: 1, ..Options::default() });
    for _ in 0..3 {
        let read: Result<u64> = house.database.read(|_| panic!("while reading")).await;
        assert!(says(&read, "while reading"), "{read:?}");
        let of_the_system: Result<u64> = house.database.read_unguarded(|_| panic!("while counting")).await;
        assert!(says(&of_the_system, "while counting"), "{of_the_system:?}");
        let written: Result<u64> = house
            .database
            .write(|tx| {
                insert(tx, 1)?;
                panic!("after {}", "writing")
            })
            .await;
        assert!(says(&written, "after writing"), "{written:?}");
    }
    assert_eq!(ids(&house.database).await, Vec::<i64>::new());
    house.database.write(|tx| insert(tx, 2)).await.unwrap();
    assert_eq!(ids(&house.database).await, [2]);
}

/// What a request wants written.
type Job<T> = Box<dyn FnOnce(&Tx<'_>) -> Result<T> + Send>;

/// Holds the writer until all of `jobs` wait behind it, so that they come into one transaction with it.
async fn together<T: Send + 'static>(database: &Database, jobs: Vec<Job<T>>) -> Vec<Result<T>> {
    let (hold, held) = mpsc::channel::<()>();
    let (begun, begins) = tokio::sync::oneshot::channel();
    let first = database.clone();
    let first = tokio::spawn(async move {
        first
            .write(move |_| {
                let _ = begun.send(());
                held.recv().map_err(|error| Error::Other(error.to_string()))
            })
            .await
    });
    begins.await.unwrap();
    let mut waiting = Vec::new();
    for job in jobs {
        let database = database.clone();
        waiting.push(tokio::spawn(async move { database.write(move |tx| job(tx)).await }));
        tokio::task::yield_now().await;
    }
    // All are in the writer's queue once each task has run up to its first wait.
    tokio::task::yield_now().await;
    hold.send(()).unwrap();
    first.await.unwrap().unwrap();
    let mut outcomes = Vec::new();
    for job in waiting {
        outcomes.push(job.await.unwrap());
    }
    outcomes
}

#[tokio::test]
async fn one_that_fails_among_many_leaves_the_others() {
    let house = house(Options::default());
    house.database.write(|tx| insert(tx, 1000)).await.unwrap();
    let job = |n: i64| -> Job<i64> {
        Box::new(move |tx| {
            insert(tx, n)?;
            match n % 10 {
                // Each way to fail comes after a change that must go with it.
                3 => Err(Error::Other("changed their mind".into())),
                5 => panic!("fell over"),
                7 => insert(tx, 1000).map(|_| n),
                9 => tx.execute("insert into nowhere values (1)", &[]).map(|_| n),
                // What comes before is seen by what comes after, in the same transaction.
                _ => tx.query::<i64>("select count(*) from word", &[]).map(|_| n),
            }
        })
    };
    let outcomes = together(&house.database, (0..60).map(job).collect()).await;
    let mut expected: Vec<i64> = (0..60).filter(|n| ![3, 5, 7, 9].contains(&(n % 10))).collect();
    for (n, outcome) in (0..60).zip(&outcomes) {
        match n % 10 {
            3 | 5 | 9 => assert!(outcome.is_err(), "{n}: {outcome:?}"),
            7 => assert!(matches!(outcome, Err(Error::Conflict(_))), "{n}: {outcome:?}"),
            _ => assert!(outcome.as_ref().is_ok_and(|made| *made == n), "{n}: {outcome:?}"),
        }
    }
    expected.push(1000);
    assert_eq!(ids(&house.database).await, expected);
}

#[tokio::test]
async fn a_step_that_fails_inside_is_undone_alone() {
    let house = house(Options::default());
    house
        .database
        .write(|tx| {
            insert(tx, 1)?;
            let failed: Result<()> = tx.savepoint(|| {
                insert(tx, 2)?;
                let inner: Result<()> = tx.savepoint(|| {
                    insert(tx, 3)?;
                    Err(Error::Other("inner".into()))
                });
                assert!(inner.is_err());
                insert(tx, 4)?;
                Err(Error::Other("outer".into()))
            });
            assert!(failed.is_err());
            tx.savepoint(|| insert(tx, 5))
        })
        .await
        .unwrap();
    assert_eq!(ids(&house.database).await, [1, 5]);
}

#[tokio::test]
async fn whoever_finds_the_queue_full_is_told_at_once() {
    let house = house(Options { queue: 1, ..Options::default() });
    let job = |n: i64| -> Job<i64> { Box::new(move |tx| insert(tx, n).map(|_| n)) };
    let outcomes = together(&house.database, (0..4).map(job).collect()).await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1, "{outcomes:?}");
    assert!(
        outcomes.iter().filter(|outcome| outcome.is_err()).all(|outcome| matches!(outcome, Err(Error::Unavailable(_)))),
        "{outcomes:?}"
    );
    assert_eq!(ids(&house.database).await.len(), 1);
}

#[tokio::test]
async fn a_reader_neither_writes_nor_leaves_the_door() {
    let house = house(Options::default());
    house.database.write(|tx| insert(tx, 1)).await.unwrap();
    let named = house.database.read(|tx| tx.query::<i64>("select id from word", &[])).await;
    assert!(matches!(named, Err(Error::Denied(_))), "{named:?}");
    let written = house.database.read(|tx| insert(tx, 2)).await;
    assert!(written.is_err());
    let by_the_system = house.database.read_unguarded(|tx| insert(tx, 3)).await;
    assert!(by_the_system.is_err());
    assert_eq!(house.database.read_unguarded(|tx| tx.query::<i64>("select id from word", &[])).await.unwrap(), [1]);
}

#[tokio::test]
async fn who_asked_is_forgotten_with_the_transaction() {
    let house = house(Options { readers: 1, ..Options::default() });
    let who = |set: bool| {
        let database = house.database.clone();
        async move {
            let ask = move |tx: &Tx<'_>| {
                if set {
                    tx.set_variables([1, 2, 4])?;
                }
                tx.first::<(i64, i64, i64)>("select viewer_organisation(), viewer_person(), viewer_kind()", &[])
            };
            database.read(ask).await.unwrap().unwrap()
        }
    };
    assert_eq!(who(true).await, (1, 2, 4));
    assert_eq!(who(false).await, (0, 0, 0));
}

/// Rows of an earlier version are restored as it left them; what came since is applied when the database is opened.
#[tokio::test]
async fn rows_of_an_earlier_version_are_brought_up_to_date() {
    const LATER: Schema = Schema {
        migrations: &[
            SCHEMA.migrations[0],
            Migration { name: "0002", sql: Text::Both("alter table word add column long bigint not null default 1") },
        ],
        views: &[Text::Both("create view visible_word as select id, text, long from word;")],
        ..SCHEMA
    };
    let folder = tempfile::tempdir().unwrap();
    let location = Location::File(folder.path().join("restored.db"));
    let unknown = db::dump::restore(&location, &SCHEMA, &["0002".to_owned()], |_| Ok(()));
    assert!(unknown.unwrap_err().to_string().contains("newer version"));
    db::dump::restore(&location, &LATER, &["0001".to_owned()], |filling| {
        filling.table(db::dump::Table { name: "word".into(), columns: vec!["id".into(), "text".into()] })?;
        filling.row(vec![db::Value::Int(3), db::Value::Text("kept".into())])
    })
    .unwrap();
    let database = Database::open(&location, &LATER, Options::default()).unwrap();
    let rows = database.read(|tx| tx.query::<(i64, String, i64)>("select id, text, long from visible_word", &[]));
    assert_eq!(rows.await.unwrap(), [(3, "kept".to_owned(), 1)]);
}
