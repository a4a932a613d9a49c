//! “May see” against a plain model, on random organisations: the views of the door yield what the model says, to every
//! viewer, neither less nor more. Both databases are held against it: SQLite here, PostgreSQL by the program's own tests.

mod fill;
mod house;
mod model;
mod views;

use kernel::{Asker, Error, Id, Organisation, Store};
use proptest::test_runner::{Config, TestCaseError, TestRunner};

use house::{House, Somebody};
use model::{Viewer, lives};
use views::{VIEWS, expected};

/// Tries so many houses, one after the other, in the same database.
pub fn hold_against_the_model(runtime: &tokio::runtime::Runtime, store: &Store, cases: u32) {
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 400, ..Config::default() };
    let outcome = TestRunner::new(config).run(&house::house(), |house| runtime.block_on(check(store, &house)));
    if let Err(difference) = outcome {
        panic!("{difference}");
    }
}

/// Every view of the schema is one that the model knows.
pub fn views_that_nobody_checks() -> Vec<&'static str> {
    let dialects = [db::Dialect::Sqlite, db::Dialect::Postgres];
    let texts = dialects.iter().flat_map(|dialect| kernel::schema::SCHEMA.views.iter().map(|text| text.of(*dialect)));
    let names = texts
        .flat_map(|text| text.split("create view visible_").skip(1))
        .filter_map(|rest| rest.split_whitespace().next());
    names.filter(|name| !VIEWS.iter().any(|(known, _)| known == name)).collect()
}

async fn check(store: &Store, house: &House) -> Result<(), TestCaseError> {
    fill::fill(store, house).await;
    for company in &house.companies {
        let organisation = Id::new(company.id);
        let visitor = Viewer::visitor(house, company);
        compare(store, Asker::Visitor(organisation), &visitor).await?;
        for person in &company.people {
            let viewer = if lives(person) { Viewer::person(house, company, person) } else { visitor };
            match (lives(person), person.session) {
                // Whose session ended or who was deactivated is a visitor like any other.
                (true, Some(true)) => compare(store, session(organisation, person), &viewer).await?,
                (_, Some(_)) => compare(store, session(organisation, person), &visitor).await?,
                _ => {}
            }
            let asker = Asker::Recipient { organisation, person: Id::new(person.id), reason: "a test" };
            if lives(person) {
                compare(store, asker, &viewer).await?;
            } else {
                let refused = store.read(asker, |_| Ok(())).await;
                if !matches!(refused, Err(Error::NotFound)) {
                    return Err(TestCaseError::fail(format!("{person:?} was mailed something")));
                }
            }
        }
    }
    Ok(())
}

fn session(organisation: Id<Organisation>, person: &Somebody) -> Asker {
    Asker::Session { organisation, digest: fill::digest(organisation.get(), person.id) }
}

async fn compare(store: &Store, asker: Asker, viewer: &Viewer<'_>) -> Result<(), TestCaseError> {
    let read = store
        .read(asker, |tx| {
            VIEWS
                .iter()
                .map(|(view, sql)| {
                    // The index is asked as each database is asked for words.
                    let of_words = *view == "hit" && tx.dialect() == db::Dialect::Sqlite;
                    let sql = if of_words {
                        "select cast(doc as text) from visible_hit where terms match 'word'"
                    } else {
                        sql
                    };
                    let rows = tx
                        .all::<String>(sql, &[])
                        .map_err(|error| Error::Internal(format!("visible_{view}: {error}")))?;
                    let mut keys: Vec<String> = rows.into_iter().map(kernel::Visible::into_inner).collect();
                    keys.sort();
                    Ok(keys)
                })
                .collect::<kernel::Result<Vec<_>>>()
        })
        .await
        .map_err(|error| TestCaseError::fail(error.to_string()))?;
    for ((view, _), found) in VIEWS.iter().zip(read) {
        let wanted = expected(viewer, view);
        if found != wanted {
            let (o, me, kind) = (viewer.company.id, viewer.me, viewer.kind);
            let leaked: Vec<_> = found.iter().filter(|key| !wanted.contains(key)).collect();
            let missing: Vec<_> = wanted.iter().filter(|key| !found.contains(key)).collect();
            return Err(TestCaseError::fail(format!(
                "visible_{view} to {kind:?} {me:?} of {o}: leaked {leaked:?}, missing {missing:?}, all {found:?}"
            )));
        }
    }
    Ok(())
}
