//! Following: who may, who may not, and what the journal says.

use http::StatusCode;
use kernel::Error;
use people::follow;

use crate::house::{House, house, who};

async fn try_follow(house: &House, person: i64, handle: &'static str, following: bool) -> kernel::Result<()> {
    house.store.write(who(person), move |tx| follow(tx, handle, following)).await
}

#[tokio::test]
async fn a_follow_is_journalled_once_and_taken_back() {
    let house = house().await;
    try_follow(&house, 10, "bob.blanc", true).await.unwrap();
    try_follow(&house, 10, "bob.blanc", true).await.unwrap();
    assert_eq!(
        house.number("select count(*) from follow where person = 10 and kind = 'person' and target = 11").await,
        1
    );
    assert_eq!(
        house
            .number(
                "select count(*) from activity where verb = 'Follow' and host = 'person' and object = 11 and actor = 10"
            )
            .await,
        1
    );
    try_follow(&house, 10, "bob.blanc", false).await.unwrap();
    assert_eq!(house.number("select count(*) from follow").await, 0);
    assert_eq!(house.number("select count(*) from activity where verb = 'Undo' and object = 11").await, 1);
}

#[tokio::test]
async fn nobody_follows_themselves_the_unseen_the_unclaimed_or_across_a_block() {
    let house = house().await;
    house.run("insert into block(organisation, person, target, at) values (1, 11, 10, 0)").await;
    assert!(matches!(try_follow(&house, 10, "bob.blanc", true).await, Err(Error::Forbidden)), "he blocked her");
    assert!(matches!(try_follow(&house, 11, "elise.arc", true).await, Err(Error::Forbidden)), "he blocked her himself");
    assert!(matches!(try_follow(&house, 10, "elise.arc", true).await, Err(Error::Forbidden)));
    assert!(matches!(try_follow(&house, 10, "uma.unie", true).await, Err(Error::Forbidden)));
    assert!(matches!(try_follow(&house, 10, "paul.parti", true).await, Err(Error::Forbidden)));
    assert!(
        matches!(try_follow(&house, 14, "chloe.caen", true).await, Err(Error::NotFound)),
        "a guest does not see her"
    );
    try_follow(&house, 14, "dan.duc", true).await.unwrap();
    assert_eq!(house.number("select count(*) from activity").await, 1);
    // Who was followed before the block can still be left.
    house.run("insert into follow(organisation, person, kind, target, at) values (1, 10, 'person', 11, 0)").await;
    try_follow(&house, 10, "bob.blanc", false).await.unwrap();
}

#[tokio::test]
async fn the_form_follows_and_says_so() {
    let house = house().await;
    let (status, to, _) = house.form(10, "/people/bob.blanc/follow", "following=yes").await;
    assert_eq!((status, to.as_str()), (StatusCode::SEE_OTHER, "/people/bob.blanc?done=followed"));
    assert!(house.get(10, "/people/bob.blanc").await.1.contains("Unfollow"));
    assert_eq!(house.form(10, "/people/bob.blanc/follow", "following=no&back=/people%3Fq%3Db").await.1, "/people?q=b");
    assert_eq!(house.form(0, "/people/bob.blanc/follow", "following=yes").await.0, StatusCode::UNAUTHORIZED);
}
