//! Mutes and blocks.

use crate::house::house;

#[tokio::test]
async fn a_mute_is_nobody_elses_business() {
    let house = house().await;
    assert_eq!(house.form(10, "/people/bob/mute", "").await.0, 303);
    assert_eq!(house.form(10, "/people/bob/mute", "muted=yes").await.0, 303);
    assert_eq!(house.number("select count(*) from mute where person = 10 and target = 11").await, 1);
    assert!(house.journal().await.is_empty());
    let (_, list) = house.get(10, "/settings/blocks").await;
    assert!(list.contains("/people/bob/unmute") && !list.contains("/people/bob/unblock"), "{list}");
    assert!(house.get(11, "/settings/blocks").await.1.contains("not muted or blocked anyone"));
    assert_eq!(house.form(10, "/people/bob/mute", "muted=no").await.0, 303);
    assert_eq!(house.form(10, "/people/bob/unmute", "").await.0, 303);
    assert_eq!(house.number("select count(*) from mute").await, 0);
    assert_eq!(house.form(10, "/people/ann/mute", "").await.0, 403, "oneself");
    assert_eq!(house.form(10, "/people/nobody/mute", "").await.0, 404);
    assert_eq!(house.form(0, "/people/bob/mute", "").await.0, 401);
}

#[tokio::test]
async fn a_block_ends_following_both_ways_and_is_journalled() {
    let house = house().await;
    house
        .run("insert into follow(organisation, person, kind, target, at) values (1, 10, 'person', 11, 0), (1, 11, 'person', 10, 0), (1, 12, 'person', 10, 0), (1, 11, 'entry', 10, 0)")
        .await;
    assert_eq!(house.form(10, "/people/bob/block", "").await.0, 303);
    assert_eq!(house.form(10, "/people/bob/block", "blocked=yes").await.0, 303);
    assert_eq!(house.number("select count(*) from follow").await, 2);
    assert!(house.get(10, "/settings/blocks").await.1.contains("/people/bob/unblock"));
    assert!(
        house.get(11, "/settings/blocks").await.1.contains("not muted or blocked anyone"),
        "who is blocked does not learn it"
    );
    assert_eq!(house.form(10, "/people/bob/unblock", "back=/settings/blocks").await.0, 303);
    assert_eq!(house.form(10, "/people/bob/unblock", "").await.0, 303);
    assert_eq!(house.journal().await, ["10 Block person 11 0 ", r#"10 Undo person 11 0 {"of":"block"}"#]);
}
