//! The directory: who is listed, by what is asked.

use http::StatusCode;

use crate::house::{House, house};

/// The names of the lines, in order.
async fn names(house: &House, person: i64, path: &str) -> Vec<String> {
    let (status, page) = house.get(person, path).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    page.split("<h3><a href=\"/people/").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

/// The count beside a choice of a facet.
async fn count(house: &House, path: &str, label: &str) -> Option<String> {
    let page = house.get(10, path).await.1;
    let page = page.split_once("facets-more")?.1;
    let after = page.split(&format!("<span>{label}</span>")).nth(1)?.split_once("class=\"count\">")?.1;
    Some(after.split('<').next()?.to_owned())
}

#[tokio::test]
async fn people_are_found_by_the_beginning_of_any_word_without_accents() {
    let house = house().await;
    assert_eq!(names(&house, 10, "/people").await, ["elise.arc", "bob.blanc", "chloe.caen", "dan.duc", "gus.guest"]);
    assert_eq!(names(&house, 10, "/people?q=%C3%A9LI").await, ["elise.arc"]);
    assert_eq!(names(&house, 10, "/people?q=CAE+chl").await, ["chloe.caen"]);
    assert_eq!(names(&house, 10, "/people?q=evalua").await, ["bob.blanc"]);
    assert_eq!(names(&house, 10, "/people?q=achat").await, ["chloe.caen", "dan.duc"]);
    assert_eq!(names(&house, 10, "/people?q=achats+vend").await, ["chloe.caen"]);
    assert!(names(&house, 10, "/people?q=lise").await.is_empty());
    assert!(names(&house, 10, "/people?q=%25").await.len() == 5);
    assert_eq!(names(&house, 10, "/people?kind=unclaimed").await, ["uma.unie"]);
}

#[tokio::test]
async fn each_facet_counts_what_the_others_leave() {
    let house = house().await;
    assert_eq!(count(&house, "/people", "Grasse, Usine").await.as_deref(), Some("2"));
    assert_eq!(count(&house, "/people", "Sales").await.as_deref(), Some("2"), "with the units below");
    assert_eq!(count(&house, "/people", "Iris").await.as_deref(), Some("2"));
    assert_eq!(count(&house, "/people", "Imported account").await.as_deref(), Some("1"));
    assert_eq!(names(&house, 10, "/people?unit=902").await, ["chloe.caen", "dan.duc"]);
    // In one site, the other site keeps its count, and skills and units are counted in the site chosen.
    let grasse = "/people?site=801";
    assert_eq!(count(&house, grasse, "Paris, Siège").await.as_deref(), Some("2"));
    assert_eq!(count(&house, grasse, "Iris").await.as_deref(), Some("1"));
    assert_eq!(count(&house, grasse, "Creation").await, None);
    assert_eq!(names(&house, 10, "/people?site=801&skill=700").await, ["chloe.caen"]);
    // Whoever looks for two skills looks for one person; what else a third would leave stands beside it.
    assert_eq!(names(&house, 10, "/people?skill=700&skill=701").await, ["chloe.caen"]);
    assert_eq!(count(&house, "/people?skill=701", "Iris").await.as_deref(), Some("1"));
    assert!(names(&house, 10, "/people?skill=700&skill=12345").await.is_empty());
    assert!(names(&house, 10, "/people?unit=12345").await.is_empty());
}

#[tokio::test]
async fn guests_meet_the_people_of_their_spaces_and_visitors_nobody() {
    let house = house().await;
    assert_eq!(names(&house, 14, "/people").await, ["elise.arc", "dan.duc", "gus.guest"]);
    let page = house.get(14, "/people").await.1;
    assert!(!page.contains("Iris") || !page.contains("name=\"skill\""), "skills are the company's");
    assert!(!page.contains("name=\"unit\"") && !page.contains("name=\"site\""));
    assert_eq!(house.get(0, "/people").await.0, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn slices_follow_each_other_without_gap_or_repetition() {
    let house = house().await;
    house
        .run(
            "with recursive n(i) as (select 1 union all select i + 1 from n where i < 70)
             insert into person(organisation, id, kind, handle, name, sort_key, fold, joined_at)
             select 1, 1000 + i, 'member', 'x' || i, 'X ' || i, 'x' || (i % 3), 'x x' || i, 0 from n",
        )
        .await;
    let (mut path, mut seen) = ("/people?q=x".to_owned(), Vec::new());
    loop {
        let page = house.get(10, &path).await.1;
        seen.extend(
            page.split("<h3><a href=\"/people/").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()),
        );
        let Some(next) = page.split("rel=\"next\"").next().filter(|_| page.contains("rel=\"next\"")) else { break };
        path = next.rsplit("href=\"").next().unwrap().split('"').next().unwrap().replace("&amp;", "&");
    }
    let mut unique = seen.clone();
    unique.sort();
    unique.dedup();
    assert_eq!((seen.len(), unique.len()), (70, 70));
}
