//! What no question can learn.

use kernel::{Asker, Error, Id};

use crate::house::{house, who};

#[tokio::test]
async fn nothing_of_a_secret_space_is_found_from_outside() {
    let house = house().await;
    let inside = house.get(10, "/search?q=reunion").await.1;
    assert!(inside.contains("/entries/100") && inside.contains("/entries/101"), "{inside}");
    for person in [11, 14, 0] {
        for q in ["ambre", "cachee", "rhizome", "projet", "secrets"] {
            for path in [
                format!("/search?q={q}"),
                format!("/search?q={q}&kind=entries"),
                format!("/search?q={q}&format=fragment"),
            ] {
                let (status, page) = house.get(person, &path).await;
                assert_eq!(status, 200);
                assert!(
                    !page.contains("/entries/101")
                        && !page.contains("/spaces/projet")
                        && !page.contains("/topics/secrets"),
                    "{person} {path}"
                );
            }
        }
        assert!(house.get(person, "/search?q=ambre").await.1.contains("No results"));
    }
    let outside = house.get(11, "/search?q=vanille").await.1;
    assert!(outside.contains("c-200") && !outside.contains("c-201"), "{outside}");
    assert!(
        house.get(11, "/search?q=musc").await.1.contains("No results"),
        "what is held is found by nobody, not even its author"
    );
    assert!(house.get(11, "/search?q=eve").await.1.contains("No results"), "nobody of another organisation");
}

#[tokio::test]
async fn losing_access_loses_the_hit_at_once() {
    let house = house().await;
    assert!(house.get(10, "/search?q=ambre").await.1.contains("/entries/101"));
    house.run("delete from member where audience = 5").await;
    assert!(house.get(10, "/search?q=ambre").await.1.contains("No results"));
}

#[tokio::test]
async fn what_colleagues_know_of_a_person_is_not_for_guests() {
    let house = house().await;
    assert!(house.get(14, "/search?q=arc").await.1.contains("/people/ann"), "they share a space");
    for q in ["enfleurage", "creation", "blanc"] {
        assert!(house.get(14, &format!("/search?q={q}")).await.1.contains("No results"), "{q}");
    }
}

async fn counted(house: &crate::house::House, asker: Asker) -> i64 {
    house
        .store
        .read(asker, |tx| tx.count("select count(*) from visible_hit h where h.terms match '\"reunion\"'", &[]))
        .await
        .unwrap()
}

#[tokio::test]
async fn a_count_is_of_what_is_seen() {
    let house = house().await;
    assert_eq!(counted(&house, who(10)).await, 2);
    assert_eq!(counted(&house, who(11)).await, 1);
    assert_eq!(counted(&house, who(14)).await, 0);
    assert_eq!(counted(&house, Asker::Visitor(Id::new(1))).await, 0);
}

#[tokio::test]
async fn the_index_may_not_be_asked_directly() {
    let house = house().await;
    // Also once its own statements have run on the same connections.
    for _ in 0..8 {
        counted(&house, who(11)).await;
    }
    for sql in [
        "select cast(count(*) as text) from search_index where search_index match '\"ambre\"'",
        "select cast(rowid as text) from search_index('\"ambre\"')",
        "select kind from search_document",
        "select cast(count(*) as text) from search_index_data",
        "select cast(segid as text) from search_index_idx",
        "select cast(id as text) from search_index_docsize",
        "select v.kind from visible_hit v join search_index f on f.rowid = v.doc",
        "select v.kind from visible_document v join search_index_data x on x.id = v.doc",
        "insert into search_index(search_index) values ('delete-all')",
    ] {
        for _ in 0..4 {
            let refused = house.store.read(who(11), move |tx| tx.all::<String>(sql, &[]).map(|_| ())).await;
            assert!(matches!(&refused, Err(Error::Internal(text)) if text.contains("refused")), "{sql}: {refused:?}");
        }
    }
}
