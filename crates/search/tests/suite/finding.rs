//! What is found.

use kernel::{Host, Verb};

use crate::house::house;

#[tokio::test]
async fn words_are_found_as_people_type_them() {
    let house = house().await;
    for (q, wanted) in [
        ("reunion", "Les <mark>réunions</mark> du lundi &lt;i&gt;"),
        ("R%C3%A9unions", "/entries/100"),
        ("lun", "<mark>lundi</mark>"),
        ("beurre+iris", "/articles/102/florence"),
        ("vanille", "/entries/100/comments/200#c-200"),
        ("florence", "De <mark>Florence</mark> à Grasse"),
        ("recolte", "/spaces/iris"),
        ("recharge", "/topics/recharge"),
        ("blanc", "/people/bob"),
        ("evaluateur", "/people/bob"),
        ("enfleurage", "/people/ann"),
        ("creation", "/people/ann"),
    ] {
        let (status, page) = house.get(11, &format!("/search?q={q}")).await;
        assert_eq!(status, 200);
        assert!(page.contains(wanted), "{q}: {page}");
    }
}

#[tokio::test]
async fn whatever_is_typed_is_a_question() {
    let house = house().await;
    let long = "r%C3%A9union+%22".repeat(1_000);
    for q in [
        "",
        "+++",
        "%22",
        "%27",
        "%",
        "%25",
        "%ff%fe",
        "*",
        "a*",
        "reunion+AND",
        "NEAR(a,b)",
        "terms:x",
        "-x",
        "(",
        ")",
        "^a",
        "a:b",
        "%E2%92%9C%E2%92%9D",
        "%EE%80%801e",
        "%E3%88%B1",
        long.as_str(),
    ] {
        for rest in ["", "&kind=people", "&kind=entries&before=x", "&format=fragment", "&q=again"] {
            let (status, page) = house.get(11, &format!("/search?q={q}{rest}")).await;
            assert_eq!(status, 200, "{q}{rest}: {page}");
        }
    }
    let (_, page) = house.get(11, "/search").await;
    assert!(page.contains("Enter a word"), "{page}");
    let (_, page) = house.get(11, "/search?q=zzzz").await;
    assert!(page.contains("No results for “zzzz”"), "{page}");
}

#[tokio::test]
async fn an_entry_whose_answer_has_the_word_too_is_found_once() {
    let house = house().await;
    house.run("update comment set html = '<p>Lundi, entendu.</p>' where organisation = 1 and id = 200").await;
    house.tell(1, Verb::Update, Host::Comment, 200).await;
    house.follow().await;
    for question in ["/search?q=lundi", "/search?q=lundi&kind=entries"] {
        let (_, page) = house.get(11, question).await;
        assert_eq!(page.matches("<li class=\"found\">").count(), 1, "{page}");
        assert!(page.contains("href=\"/entries/100\"") && !page.contains("c-200"), "{page}");
    }
}

#[tokio::test]
async fn the_palette_gets_links_alone() {
    let house = house().await;
    let (_, hits) = house.get(11, "/search?format=fragment&q=iris").await;
    assert!(
        !hits.contains("<html")
            && hits.contains("<a class=\"hit\" href=\"/spaces/iris\"")
            && hits.contains("/articles/102/florence"),
        "{hits}"
    );
    assert_eq!(house.get(11, "/search?format=fragment&q=").await.1, "");
}

#[tokio::test]
async fn slices_go_on_where_the_last_one_ended() {
    let house = house().await;
    house
        .run(
            "with recursive n(i) as (select 1000 union all select i + 1 from n where i < 1069)
             insert into entry(organisation, id, kind, author, lang, card_html, published_at) select 1, i, 'note', 10, 'fr', '<p>jasmin numéro ' || i || '</p>', 0 from n;
             insert into placement(organisation, audience, entry) select 1, 1, id from entry where organisation = 1 and id >= 1000",
        )
        .await;
    for id in 1000..1070 {
        house.tell(1, Verb::Create, Host::Entry, id).await;
    }
    house.follow().await;
    let mut seen = Vec::new();
    let mut next = "/search?q=jasmin&kind=entries".to_owned();
    loop {
        let (_, page) = house.get(11, &next).await;
        seen.extend(
            page.match_indices("href=\"/entries/")
                .filter_map(|(at, _)| page.get(at + 15..)?.split('"').next()?.parse::<i64>().ok()),
        );
        let Some(link) = page.split("class=\"button older\" href=\"").nth(1).and_then(|rest| rest.split('"').next())
        else {
            break;
        };
        next = link.replace("&amp;", "&");
    }
    assert_eq!(seen, (1000..1070).rev().collect::<Vec<_>>());
    assert!(house.get(11, "/search?q=jasmin").await.1.contains("kind=entries\">See all"));
}

#[tokio::test]
async fn what_changes_is_found_anew_and_what_goes_is_not() {
    let house = house().await;
    house.run("update entry set card_html = '<p>Le bal du mardi</p>' where organisation = 1 and id = 100").await;
    house.tell(1, Verb::Update, Host::Entry, 100).await;
    let (_, page) = house.get(11, "/search?q=mardi").await;
    assert!(page.contains("being updated") && page.contains("No results"), "{page}");
    house.follow().await;
    let (_, page) = house.get(11, "/search?q=mardi").await;
    assert!(!page.contains("being updated") && page.contains("/entries/100"), "{page}");
    assert!(!house.get(11, "/search?q=lundi").await.1.contains("/entries/100"));

    house.run("update comment set state = 'shown' where id = 202").await;
    house.tell(1, Verb::Create, Host::Comment, 202).await;
    house.follow().await;
    assert!(house.get(10, "/search?q=musc").await.1.contains("c-202"));

    house.run("update entry set deleted_at = 5 where organisation = 1 and id = 100").await;
    assert!(!house.get(11, "/search?q=mardi").await.1.contains("/entries/100"), "gone before the index knows");
    house.tell(1, Verb::Delete, Host::Entry, 100).await;
    house.follow().await;
    let left = house.documents().await;
    assert!(!left.iter().any(|row| row.0 == 1 && matches!(row.1, 100 | 200 | 202)), "{left:?}");
    assert!(left.contains(&(2, 100, "entry".to_owned())));
}

#[tokio::test]
async fn rebuilt_from_zero_the_index_is_the_same() {
    let house = house().await;
    let before = house.documents().await;
    let pages = |path: &'static str| house.get(10, path);
    let found = pages("/search?q=reunion").await.1;
    house.store.quietly("test", search::forget).await.unwrap();
    assert!(house.documents().await.is_empty());
    assert!(pages("/search?q=reunion").await.1.contains("No results"));
    house.follow().await;
    assert_eq!(house.documents().await, before);
    assert_eq!(pages("/search?q=reunion").await.1, found);
}
