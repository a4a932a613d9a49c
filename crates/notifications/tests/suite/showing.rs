//! What shows of it, and what is read.

use kernel::{Facts, Host, Id, Person, Verb};

use crate::house::{answer, by, house, line, people, who};

#[tokio::test]
async fn reactions_to_one_thing_are_one_line() {
    let house = house().await;
    for person in [11, 12, 13] {
        house.tell(person, line(Verb::Like, Host::Entry, 100).target(Id::<Person>::new(100)).facts(by(10))).await;
    }
    let (status, page) = house.get(10, "/inbox").await;
    assert_eq!(status, 200);
    assert!(
        page.contains("Dan and 2 others reacted to your post")
            && page.contains("An open note")
            && page.contains("/entries/100\""),
        "{page}"
    );
    assert_eq!(page.matches("class=\"inbox-row\"").count(), 1);
    assert!(house.get(10, "/inbox?filter=reactions").await.1.contains("Dan and"));
    assert!(!house.get(10, "/inbox?filter=mentions").await.1.contains("Dan and"));
    assert_eq!(house.form(10, "/inbox/read", "which=3").await, 303);
    assert!(house.get(10, "/inbox?filter=unread").await.1.contains("all caught up"), "one mark for the whole line");
    assert!(!house.get(10, "/inbox").await.1.contains("data-unread"));
}

#[tokio::test]
async fn nothing_shows_of_what_one_may_no_longer_see() {
    let house = house().await;
    house.tell(10, line(Verb::Create, Host::Entry, 101).facts(Facts { mentions: people(&[13, 12]), ..by(10) })).await;
    assert!(house.get(13, "/inbox").await.1.contains("Ann mentioned you"));
    let (_, outside) = house.get(12, "/inbox").await;
    assert!(
        !outside.contains("Ann mentioned") && !outside.contains("A hidden note") && outside.contains("all caught up"),
        "{outside}"
    );
    house.run("delete from member where person = 13").await;
    let (_, page) = house.get(13, "/inbox").await;
    assert!(
        !page.contains("Ann mentioned") && !page.contains("A hidden note") && !page.contains("class=\"count\""),
        "{page}"
    );

    house.tell(12, answer(201, Facts { mentions: people(&[13]), ..by(12) })).await;
    assert!(house.get(13, "/inbox").await.1.contains("Second"));
    house.run("update comment set deleted_at = 5 where id = 201").await;
    assert!(!house.get(13, "/inbox").await.1.contains("Cam mentioned"));

    house.tell(12, line(Verb::Offer, Host::Space, 5).facts(Facts::about(Id::new(12)))).await;
    assert!(house.get(11, "/inbox").await.1.contains("Cam asks to join Iris"));
    house.run("update member set role = 'writer' where person = 11").await;
    assert!(!house.get(11, "/inbox").await.1.contains("asks to join"), "who no longer runs the space is not asked");

    house.tell(12, line(Verb::Follow, Host::Person, 11)).await;
    assert!(house.get(11, "/inbox").await.1.contains("Cam follows you"));
    house.run("insert into block(organisation, person, target, at) values (1, 11, 12, 0)").await;
    assert!(!house.get(11, "/inbox").await.1.contains("Cam follows you"));
}

#[tokio::test]
async fn reading_the_thing_clears_it_for_its_reader_alone() {
    let house = house().await;
    house.tell(12, answer(201, Facts { parent_author: Some(Id::new(11)), ..by(12) })).await;
    house.tell(12, line(Verb::Follow, Host::Person, 10)).await;
    house.store.private("test", who(10), |tx| notifications::read_object(tx, 100)).await.unwrap();
    let (_, ann) = house.get(10, "/inbox").await;
    assert_eq!(ann.matches("data-unread").count(), 1, "{ann}");
    assert!(house.get(11, "/inbox").await.1.contains("data-unread"));
    assert_eq!(house.form(10, "/inbox/read", "which=all").await, 303);
    assert!(!house.get(10, "/inbox").await.1.contains("data-unread"));
}

#[tokio::test]
async fn an_inbox_is_its_owners_alone() {
    let house = house().await;
    house.tell(12, answer(201, by(12))).await;
    assert_eq!(house.get(0, "/inbox").await.0, 303);
    assert_eq!(house.form(0, "/inbox/read", "which=all").await, 401);
    assert_eq!(house.form(13, "/inbox/read", "which=1").await, 404);
    assert!(house.get(10, "/inbox").await.1.contains("data-unread"));
    assert_eq!(house.get(10, "/inbox?before=x&filter=nothing&filter=again").await.0, 200);
}

#[tokio::test]
async fn slices_go_on_without_doubling_a_line() {
    let house = house().await;
    house
        .run(
            "with recursive n(i) as (select 1000 union all select i + 1 from n where i < 1069)
             insert into entry(organisation, id, kind, author, lang, card_html, published_at) select 1, i, 'note', 10, 'fr', '<p>x</p>', 0 from n;
             insert into placement(organisation, audience, entry) select 1, 1, id from entry where id >= 1000",
        )
        .await;
    for id in 1000..1070 {
        house.tell(11, line(Verb::Like, Host::Entry, id).facts(by(10))).await;
    }
    for id in 1000..1005 {
        house.tell(12, line(Verb::Like, Host::Entry, id).facts(by(10))).await;
    }
    let (mut rows, mut next) = (0, "/inbox".to_owned());
    loop {
        let (_, page) = house.get(10, &next).await;
        rows += page.matches("class=\"inbox-row\"").count();
        let Some(link) = page.split("class=\"button older\" href=\"").nth(1).and_then(|rest| rest.split('"').next())
        else {
            break;
        };
        next = link.replace("&amp;", "&");
    }
    assert_eq!(rows, 70);
}
