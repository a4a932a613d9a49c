//! The organisation chart.

use http::StatusCode;

use crate::house::house;

#[tokio::test]
async fn around_somebody_stand_those_above_beside_and_below() {
    let house = house().await;
    let (status, page) = house.get(13, "/people/chloe.caen/chart").await;
    assert_eq!(status, StatusCode::OK);
    let at = |handle: &str| {
        page.find(&format!("chart-node\" href=\"/people/{handle}/chart")).unwrap_or_else(|| panic!("{handle}: {page}"))
    };
    assert!(at("elise.arc") < at("chloe.caen") && at("chloe.caen") < at("dan.duc") && at("dan.duc") < at("bob.blanc"));
    assert_eq!(page.matches("aria-current=\"true\"").count(), 1);
    let top = house.get(13, "/people/chart").await.1;
    assert!(
        top.contains("/people/elise.arc/chart")
            && top.contains("/people/bob.blanc/chart")
            && !top.contains("/people/dan.duc/chart")
    );
    assert!(top.contains("/people?unit=903"), "{top}");
}

#[tokio::test]
async fn loops_among_managers_do_not_loop_the_page() {
    let house = house().await;
    house.run("update person set manager = 13 where organisation = 1 and id = 10; update person set manager = 11 where organisation = 1 and id = 11;
               update unit set parent = 903 where id = 900").await;
    for path in [
        "/people/elise.arc/chart",
        "/people/chloe.caen/chart",
        "/people/dan.duc/chart",
        "/people/bob.blanc/chart",
        "/people/chart",
        "/people?unit=902",
        "/people/bob.blanc",
    ] {
        let (status, page) = house.get(10, path).await;
        assert_eq!(status, StatusCode::OK, "{path}: {page}");
        assert!(page.matches("chart-node\"").count() < 12, "{path}");
    }
}

#[tokio::test]
async fn a_guest_sees_the_chart_as_far_as_their_spaces_show() {
    let house = house().await;
    assert_eq!(house.get(14, "/people/chloe.caen/chart").await.0, StatusCode::NOT_FOUND);
    let page = house.get(14, "/people/dan.duc/chart").await.1;
    assert!(!page.contains("chloe.caen"), "{page}");
    assert!(!house.get(14, "/people/chart").await.1.contains("unit="));
    assert_eq!(house.get(0, "/people/chart").await.0, StatusCode::SEE_OTHER);
}
