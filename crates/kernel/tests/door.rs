//! The door on a real database: what a reader sees, what it may not even name, and what survives.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on ends; Clippy only knows it of functions marked #[test]"
)]

use kernel::{
    Activity, Asker, Chance, Change, Clock, Error, Id, Organisation, Person, Store, Verb, blob::Blobs, params,
};

struct House {
    store: Store,
    organisation: Id<Organisation>,
    _folder: tempfile::TempDir,
}

async fn house() -> House {
    let folder = tempfile::tempdir().unwrap();
    let location = db::Location::File(folder.path().join("test.db"));
    let chance = Chance::seeded([7; 32]);
    let clock = Clock::fixed(1_780_000_000_000);
    let store = Store::open(&location, db::Options::default(), Blobs::new(folder.path().join("files")), clock, chance)
        .await
        .unwrap();
    store
        .system("test data", |tx| {
            tx.batch(
                "insert into organisation(id, slug, name, hosts, base_url, lang, time_zone, hue, reactions, created_at) values
                   (1, 'a', 'A', 'a', 'http://a', 'fr', 'Europe/Paris', 262, 'like', 0), (2, 'b', 'B', 'b', 'http://b', 'fr', 'Europe/Paris', 262, 'like', 0);
                 insert into person(organisation, id, kind, handle, name, sort_key, fold, joined_at) values
                   (1, 10, 'member', 'ann', 'Ann', 'ann', 'ann', 0), (1, 11, 'member', 'bob', 'Bob', 'bob', 'bob', 0), (2, 10, 'member', 'eve', 'Eve', 'eve', 'eve', 0);
                 insert into audience(organisation, id, kind, open_to) values (1, 1, 'organisation', 1), (1, 5, 'space', 0), (2, 1, 'organisation', 1);
                 insert into member(organisation, audience, person, role, since) values (1, 5, 10, 'writer', 0);
                 insert into entry(organisation, id, kind, author, lang, card_html, published_at) values
                   (1, 100, 'note', 10, 'en', 'open', 0), (1, 101, 'note', 10, 'en', 'secret', 0), (2, 100, 'note', 10, 'en', 'other', 0);
                 insert into placement(organisation, audience, entry) values (1, 1, 100), (1, 5, 101), (2, 1, 100)",
            )
        })
        .await
        .unwrap();
    House { store, organisation: Id::new(1), _folder: folder }
}

fn recipient(organisation: i64, person: i64) -> Asker {
    Asker::Recipient { organisation: Id::new(organisation), person: Id::new(person), reason: "test" }
}

async fn cards(store: &Store, asker: Asker) -> Vec<String> {
    store
        .read(asker, |tx| {
            Ok(tx
                .all::<String>("select card_html from visible_entry order by id", &[])?
                .into_iter()
                .map(kernel::Visible::into_inner)
                .collect())
        })
        .await
        .unwrap()
}

#[tokio::test]
async fn each_viewer_sees_their_own_part_of_their_own_organisation() {
    let house = house().await;
    assert_eq!(cards(&house.store, recipient(1, 10)).await, ["open", "secret"]);
    assert_eq!(cards(&house.store, recipient(1, 11)).await, ["open"]);
    assert_eq!(cards(&house.store, recipient(2, 10)).await, ["other"]);
    assert!(cards(&house.store, Asker::Visitor(house.organisation)).await.is_empty());
}

#[tokio::test]
async fn a_reader_may_not_name_a_base_table() {
    let house = house().await;
    for sql in [
        "select card_html from entry",
        "select cast(count(*) as text) from entry",
        "select v.card_html from visible_entry v join entry e on e.id = v.id",
        "select (select card_html from entry limit 1) from visible_entry",
        "with visible_x as (select * from entry) select card_html from visible_x",
        "select password_hash from credential",
    ] {
        let refused = house.store.read(recipient(1, 10), move |tx| tx.all::<String>(sql, &[]).map(|_| ())).await;
        assert!(
            matches!(&refused, Err(Error::Internal(text)) if text.contains("refused") || text.contains("door")),
            "{sql}: {refused:?}"
        );
    }
}

#[tokio::test]
async fn a_command_that_fails_leaves_neither_state_nor_journal() {
    let house = house().await;
    let follow = |fail: bool| {
        let store = house.store.clone();
        async move {
            store
                .write(recipient(1, 11), move |tx| {
                    tx.execute("insert into follow(organisation, person, kind, target, at) values (:organisation, :me, 'person', 10, :now)", &[])?;
                    if fail {
                        return Err(Error::Forbidden);
                    }
                    Ok(Change::one((), Activity::new(Verb::Follow, Id::<Person>::new(10))))
                })
                .await
        }
    };
    assert!(follow(true).await.is_err());
    let counts = |store: Store| async move {
        store
            .system_read("test", |tx| {
                tx.first::<(i64, i64)>(
                    "select (select count(*) from follow), (select count(*) from activity where verb = 'Follow')",
                    params! {},
                )
            })
            .await
            .unwrap()
            .unwrap()
    };
    assert_eq!(counts(house.store.clone()).await, (0, 0));
    follow(false).await.unwrap();
    assert_eq!(counts(house.store.clone()).await, (1, 1));
}
