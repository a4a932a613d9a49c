//! What waits: who sees it, who decides, and what follows.

use kernel::Error;

use crate::house::{house, who};

#[tokio::test]
async fn each_desk_sees_its_own_spaces_alone() {
    let house = house().await;
    let (_, iris) = house.get(20, "/moderation").await;
    assert!(
        iris.contains("Buy secrets")
            && !iris.contains("Buy roses")
            && !iris.contains("Jackpot")
            && iris.contains("1 item to review"),
        "{iris}"
    );
    let (_, rose) = house.get(21, "/moderation").await;
    assert!(
        !rose.contains("Buy secrets")
            && rose.contains("Buy roses")
            && rose.contains("casino online")
            && rose.contains("2 items to review"),
        "{rose}"
    );
    assert!(
        rose.contains("3 links that the article does not have")
            && rose.contains("400 days after the article")
            && rose.contains("row of common words")
    );
    for person in [10, 11] {
        assert_eq!(house.get(person, "/moderation").await.0, 403, "a writer has no desk");
    }
    let (status, page) = house.get(22, "/moderation").await;
    assert!(status == 200 && !page.contains("Buy"), "an administrator reads nobody's queue");
    assert_eq!(house.get(0, "/moderation").await.0, 303);
}

#[tokio::test]
async fn approving_makes_it_a_comment_in_its_authors_name() {
    let house = house().await;
    assert_eq!(house.form(20, "/moderation/held/202", "do=approve").await.0, 404, "not of their space");
    assert_eq!(house.form(10, "/moderation/held/202", "do=approve").await.0, 404, "not a moderator");
    assert_eq!(house.form(21, "/moderation/held/202", "do=what").await.0, 422);
    assert_eq!(house.form(21, "/moderation/held/202", "do=approve").await.0, 303);
    assert_eq!(house.number("select count(*) from comment where id = 202 and state = 'shown'").await, 1);
    assert_eq!(house.number("select comment_count from entry where id = 102").await, 2);
    assert_eq!(
        house.number("select count(*) from follow where person = 12 and kind = 'entry' and target = 102").await,
        1
    );
    let journal = house.journal().await;
    assert_eq!(
        journal,
        [
            r#"21 Create comment 202 102 {"author":"12","parent":"200","parent_author":"11","mentions":["10"],"approved":true}"#
        ]
    );
    assert_eq!(house.form(21, "/moderation/held/202", "do=refuse").await.0, 409, "decided once");
    assert_eq!(house.number("select comment_count from entry where id = 102").await, 2);
    let (_, decided) = house.get(21, "/moderation?show=decided").await;
    assert!(decided.contains("Decided by Max") && decided.contains("Buy roses"), "{decided}");
    assert!(!house.get(20, "/moderation?show=decided").await.1.contains("Buy roses"));
}

#[tokio::test]
async fn refusing_shows_nothing_and_counts_nothing() {
    let house = house().await;
    assert_eq!(house.form(21, "/moderation/held/203", "do=refuse").await.0, 303);
    assert_eq!(house.number("select count(*) from comment where id = 203 and state = 'refused'").await, 1);
    assert_eq!(house.number("select comment_count from entry where id = 102").await, 1);
    assert_eq!(house.journal().await, ["21 Reject comment 203 102 "]);
    assert!(!house.get(21, "/moderation").await.1.contains("Jackpot"));
}

#[tokio::test]
async fn two_moderators_at_once_decide_once() {
    let house = house().await;
    house.run("insert into member(organisation, audience, person, role, since) values (1, 6, 20, 'owner', 0)").await;
    let decide = |person| {
        let store = house.store.clone();
        async move { store.write(who(person), |tx| moderation::queue::approve(tx, kernel::Id::new(202), 0)).await }
    };
    let (first, second) = tokio::join!(decide(20), decide(21));
    assert!(first.is_ok() != second.is_ok());
    assert!([first, second].into_iter().any(|outcome| matches!(outcome, Err(Error::Conflict(_)))));
    assert_eq!(house.number("select comment_count from entry where id = 102").await, 2);
}

#[tokio::test]
async fn what_its_author_took_back_does_not_wait_and_the_desk_of_an_archived_space_stays() {
    let house = house().await;
    house.run("update comment set deleted_at = 9 where id = 202").await;
    assert!(!house.get(21, "/moderation").await.1.contains("Buy roses"));
    assert_eq!(house.form(21, "/moderation/held/202", "do=approve").await.0, 404);
    house.run("update space set archived_at = 9 where id = 6").await;
    assert_eq!(house.form(21, "/moderation/held/203", "do=refuse").await.0, 303);
}
