//! Whom a mention may mean.

use kernel::Change;
use people::{Crowds, Suggestion, complete};

use crate::house::{House, house, who};

async fn ask(house: &House, person: i64, q: &'static str, audiences: &'static [i64]) -> Vec<Suggestion> {
    house.store.read(who(person), move |tx| complete(tx, &Crowds::default(), q, audiences, 8)).await.unwrap()
}

fn handles(found: &[Suggestion]) -> Vec<&str> {
    found.iter().map(|one| one.handle.as_str()).collect()
}

#[tokio::test]
async fn names_and_handles_complete_and_titles_do_not() {
    let house = house().await;
    assert_eq!(handles(&ask(&house, 11, "éli", &[]).await), ["elise.arc"]);
    assert_eq!(handles(&ask(&house, 11, "arc", &[]).await), ["elise.arc"]);
    assert_eq!(handles(&ask(&house, 11, "chloe.c", &[]).await), ["chloe.caen"]);
    for q in ["directrice", "", "uma", "paul", "bob", "eve"] {
        assert!(ask(&house, 11, q, &[]).await.is_empty(), "{q}");
    }
    assert!(ask(&house, 14, "chloe", &[]).await.is_empty(), "a guest does not meet her");
}

#[tokio::test]
async fn members_of_the_space_come_first_and_others_carry_a_warning() {
    let house = house().await;
    house
        .run(
            "insert into person(organisation, id, kind, handle, name, sort_key, fold, joined_at) values
               (1, 20, 'member', 'dan.abel', 'Dan Abel', 'abel dan', 'dan abel dan.abel', 0)",
        )
        .await;
    let found = ask(&house, 10, "dan", &[5]).await;
    assert_eq!(handles(&found), ["dan.duc", "dan.abel"]);
    assert_eq!(found.iter().map(|one| one.unseeing).collect::<Vec<_>>(), [false, true]);
    assert_eq!(handles(&ask(&house, 10, "dan", &[]).await), ["dan.abel", "dan.duc"]);
    // The whole organisation sees what is placed before it; a guest does not.
    let found = ask(&house, 10, "g", &[1]).await;
    assert_eq!((handles(&found), found[0].unseeing), (vec!["gus.guest"], true));
    let json = house.get(10, "/complete/people?q=dan&audience=5").await.1;
    assert!(json.contains(r#""value":"dan.duc""#) && json.matches("warning").count() == 1, "{json}");
    assert_eq!(house.get(0, "/complete/people?q=dan").await.0, http::StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn nobody_is_offered_across_a_block() {
    let house = house().await;
    house.run("insert into block(organisation, person, target, at) values (1, 12, 11, 0)").await;
    assert!(ask(&house, 11, "chloe", &[]).await.is_empty());
    assert!(ask(&house, 12, "bob", &[]).await.is_empty());
    assert_eq!(handles(&ask(&house, 10, "bob", &[]).await), ["bob.blanc"]);
}

/// A large company is kept in memory; what a command changes shows at once, through the journal.
#[tokio::test]
async fn what_changes_is_found_at_once() {
    let house = house().await;
    house
        .run(
            "with recursive n(i) as (select 1 union all select i + 1 from n where i < 700)
             insert into person(organisation, id, kind, handle, name, sort_key, fold, joined_at)
             select 1, 1000 + i, 'member', 'x' || i, 'X ' || i, 'x' || i, 'x x' || i, 0 from n",
        )
        .await;
    let crowds = Crowds::default();
    let find = |q: &'static str| {
        let crowds = crowds.clone();
        let store = house.store.clone();
        async move { store.read(who(10), move |tx| complete(tx, &crowds, q, &[], 8)).await.unwrap().len() }
    };
    assert_eq!((find("bob").await, find("x7").await), (1, 8));
    house
        .store
        .write(who(11), |tx| {
            tx.execute("update person set name = 'Zoé', fold = 'zoe' where organisation = 1 and id = 11", &[])?;
            let activity = kernel::Activity::new(kernel::Verb::Update, kernel::Id::<kernel::Person>::new(11));
            Ok(Change::one((), activity))
        })
        .await
        .unwrap();
    assert_eq!((find("bob").await, find("zoe").await), (0, 1));
    house
        .run("insert into person(organisation, id, kind, handle, name, sort_key, fold, joined_at) values (1, 9000, 'member', 'new', 'New', 'new', 'new', 0)")
        .await;
    assert_eq!(find("new").await, 1, "without a line in the journal too");
}
