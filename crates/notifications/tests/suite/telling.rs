//! Who is told, and who is not.

use kernel::{Facts, Host, Id, Of, Person, Verb};

use crate::house::{NOW, answer, by, house, line, people, told};

fn at(id: i64) -> Id<Person> {
    Id::new(id)
}

#[tokio::test]
async fn an_answer_tells_each_person_once_for_the_first_reason() {
    let house = house().await;
    house.run("insert into follow(organisation, person, kind, target, at) values (1, 10, 'entry', 100, 0), (1, 11, 'entry', 100, 0), (1, 13, 'entry', 100, 0), (1, 12, 'entry', 100, 0)").await;
    house
        .tell(
            12,
            answer(
                201,
                Facts { parent_author: Some(Id::new(11)), mentions: people(&[13, 11, 12, 15, 16, 99]), ..by(12) },
            ),
        )
        .await;
    assert_eq!(
        house.told().await,
        told(&[(10, "comment"), (11, "mention"), (13, "mention")]),
        "not oneself, not who has no account"
    );
    house.tell(11, answer(200, by(11))).await;
    assert_eq!(house.told().await, told(&[(10, "comment"), (12, "followed"), (13, "followed")]));
    house.tell(12, answer(201, Facts { parent_author: Some(Id::new(11)), ..by(12) })).await;
    assert_eq!(house.told().await, told(&[(10, "comment"), (11, "reply"), (13, "followed")]));
}

#[tokio::test]
async fn what_a_moderator_lets_through_is_its_authors() {
    let house = house().await;
    house.tell(10, answer(201, Facts { parent_author: Some(Id::new(11)), mentions: people(&[12]), ..by(12) })).await;
    assert_eq!(house.told().await, told(&[(10, "comment"), (11, "reply")]));
    assert!(house.rows().await.iter().all(|row| row.2 == 12));
}

#[tokio::test]
async fn a_mention_is_told_once_however_often_it_is_edited() {
    let house = house().await;
    house.tell(10, line(Verb::Create, Host::Entry, 100).facts(Facts { mentions: people(&[11]), ..by(10) })).await;
    assert_eq!(house.told().await, told(&[(11, "mention")]));
    house
        .tell(10, line(Verb::Update, Host::Entry, 100).facts(Facts { mentions: people(&[11, 12]), ..Facts::default() }))
        .await;
    assert_eq!(house.told().await, told(&[(12, "mention")]));
    house.tell(10, line(Verb::Update, Host::Entry, 100).facts(Facts { pinned: Some(true), ..Facts::default() })).await;
    assert!(house.told().await.is_empty());
}

#[tokio::test]
async fn reactions_follows_and_shares() {
    let house = house().await;
    let like = |kind: &'static str| {
        line(Verb::Like, Host::Entry, 100).target(at(100)).facts(Facts { kind: Some(kind.into()), ..by(10) })
    };
    house.tell(11, like("like")).await;
    assert_eq!(house.told().await, told(&[(10, "reaction")]));
    house.tell(11, like("bravo")).await;
    assert!(house.told().await.is_empty(), "another reaction of the same person is no news");
    house.tell(10, like("like")).await;
    assert!(house.told().await.is_empty(), "one's own");
    house.tell(11, line(Verb::Undo, Host::Entry, 100).facts(Facts { kind: Some("bravo".into()), ..by(10) })).await;
    assert!(house.rows().await.is_empty(), "taken back");

    house.tell(11, line(Verb::Follow, Host::Person, 10)).await;
    assert_eq!(house.told().await, told(&[(10, "follow")]));
    house.tell(11, line(Verb::Undo, Host::Person, 10).facts(Facts { of: Some(Of::Block), ..Facts::default() })).await;
    assert_eq!(house.rows().await.len(), 1);
    house.tell(11, line(Verb::Undo, Host::Person, 10)).await;
    assert!(house.rows().await.is_empty());

    house.tell(12, line(Verb::Announce, Host::Entry, 100).target(at(102))).await;
    assert_eq!(house.rows().await, [(10, "share".to_owned(), 12, 102)]);
}

#[tokio::test]
async fn doors_of_spaces() {
    let house = house().await;
    let about = |verb, facts| line(verb, Host::Space, 5).facts(facts);
    house.tell(12, about(Verb::Offer, Facts::about(Id::new(12)))).await;
    assert_eq!(house.told().await, told(&[(10, "request"), (11, "request")]), "not the moderator");
    house.tell(11, about(Verb::Reject, Facts { of: Some(Of::Request), ..Facts::about(Id::new(12)) })).await;
    assert_eq!(house.rows().await, [(12, "rejected".to_owned(), 11, 5)], "what is answered waits for nobody");
    house.tell(12, about(Verb::Offer, Facts::about(Id::new(12)))).await;
    house.tell(10, about(Verb::Accept, Facts { of: Some(Of::Request), ..Facts::about(Id::new(12)) })).await;
    assert_eq!(house.told().await, told(&[(12, "accepted")]));
    house.tell(10, about(Verb::Invite, Facts { role: Some("writer".into()), ..Facts::about(Id::new(14)) })).await;
    assert_eq!(house.told().await, told(&[(14, "invitation")]));
    house
        .tell(
            14,
            about(
                Verb::Reject,
                Facts { invited_by: Some(Id::new(10)), of: Some(Of::Invitation), ..Facts::about(Id::new(14)) },
            ),
        )
        .await;
    assert!(house.rows().await.iter().all(|row| row.0 == 12));
    house.tell(10, line(Verb::Invite, Host::Organisation, 1).facts(Facts::about(Id::new(12)))).await;
    assert!(house.told().await.is_empty());
}

#[tokio::test]
async fn mutes_and_blocks() {
    let house = house().await;
    house.run("insert into mute(organisation, person, target, at) values (1, 10, 12, 0), (1, 11, 12, 0); insert into block(organisation, person, target, at) values (1, 13, 12, 0), (1, 12, 14, 0)").await;
    house
        .tell(12, answer(201, Facts { parent_author: Some(Id::new(13)), mentions: people(&[11, 13, 14]), ..by(12) }))
        .await;
    assert_eq!(
        house.told().await,
        told(&[(11, "mention")]),
        "a mute never hides a mention, a block hides all, both ways"
    );
    house.tell(12, line(Verb::Like, Host::Entry, 100).target(at(100)).facts(by(10))).await;
    assert!(house.told().await.is_empty());
    house.tell(12, line(Verb::Follow, Host::Person, 13)).await;
    assert!(house.told().await.is_empty());
    // Who acts for the organisation is heard.
    house.run("insert into block(organisation, person, target, at) values (1, 12, 11, 0)").await;
    house.tell(12, line(Verb::Add, Host::Space, 5).facts(Facts { glass: true, ..Facts::about(Id::new(12)) })).await;
    assert_eq!(house.told().await, told(&[(10, "glass"), (11, "glass")]));
    house.tell(12, line(Verb::Update, Host::Person, 13)).await;
    assert_eq!(house.told().await, told(&[(13, "account")]));
    house
        .tell(12, line(Verb::Update, Host::Person, 10).facts(Facts { load: Some("7".into()), ..Facts::default() }))
        .await;
    assert_eq!(house.told().await, told(&[(10, "load")]));
    house
        .tell(
            12,
            line(Verb::Update, Host::Person, 10).facts(Facts {
                load: Some("7".into()),
                more: true,
                ..Facts::default()
            }),
        )
        .await;
    assert!(house.told().await.is_empty(), "a load tells somebody once");
}

#[tokio::test]
async fn history_tells_nobody() {
    let house = house().await;
    let mention = |facts: Facts| line(Verb::Create, Host::Entry, 100).facts(facts);
    house.tell(10, mention(Facts { mentions: people(&[11]), imported: true, ..Facts::default() })).await;
    house.tell(10, mention(Facts { mentions: people(&[11]), ..Facts::default() }).at(NOW - 31 * 24 * 3_600_000)).await;
    assert!(house.rows().await.is_empty());
    house.tell(10, mention(Facts { mentions: people(&[11]), ..Facts::default() }).at(NOW - 29 * 24 * 3_600_000)).await;
    assert_eq!(house.rows().await.len(), 1);
}

#[tokio::test]
async fn rebuilt_from_zero_and_read_twice_the_rows_are_the_same() {
    let house = house().await;
    house.run("insert into follow(organisation, person, kind, target, at) values (1, 13, 'entry', 100, 0)").await;
    house.tell(12, answer(201, Facts { parent_author: Some(Id::new(11)), mentions: people(&[13]), ..by(12) })).await;
    house
        .tell(
            12,
            line(Verb::Update, Host::Comment, 201)
                .target(at(100))
                .facts(Facts { mentions: people(&[13, 11]), ..Facts::default() }),
        )
        .await;
    house.tell(11, line(Verb::Like, Host::Entry, 100).facts(by(10))).await;
    house.tell(12, line(Verb::Like, Host::Entry, 100).facts(by(10))).await;
    house.tell(11, line(Verb::Undo, Host::Entry, 100).facts(by(10))).await;
    house.tell(11, line(Verb::Like, Host::Entry, 100).facts(by(10))).await;
    house.tell(12, line(Verb::Offer, Host::Space, 5).facts(Facts::about(Id::new(12)))).await;
    house.tell(11, line(Verb::Accept, Host::Space, 5).facts(Facts::about(Id::new(12)))).await;
    let rows = house.rows().await;
    assert_eq!(rows.len(), 7, "{rows:?}");
    house.run("delete from consumer; update notification set read_at = 1 where person = 10").await;
    house.follow().await;
    assert_eq!(house.rows().await, rows, "read twice");
    house.run("delete from consumer; delete from notification").await;
    house.follow().await;
    assert_eq!(house.rows().await, rows, "from zero");
}
