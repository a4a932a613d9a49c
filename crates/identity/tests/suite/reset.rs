//! A forgotten password.

use http::StatusCode;

use crate::house::{PASSWORD, house};

const NEW: &str = "une noisette confiante";

#[tokio::test]
async fn a_link_resets_once_and_signs_out_everywhere() {
    let house = house(false).await;
    let session = house.sign_in("a.test", "ann@example.org", PASSWORD).await.session();
    let eve = house.sign_in("b.test", "ann@example.org", PASSWORD).await.session();
    let sent = house.post("a.test", "/forgot", "", &[("email", "Ann@example.org")]).await;
    assert_eq!((sent.status, sent.location.as_str()), (StatusCode::SEE_OTHER, "/forgot?done=forgot"));
    let mail = house.mails().await.pop().unwrap();
    assert_eq!((mail.organisation, mail.to.as_str()), (house.a.get(), "ann@example.org"));
    let link = house.link().await;
    assert!(house.get("a.test", &link, "").await.body.contains("ann@example.org"), "looking uses nothing up");
    assert_eq!(
        house.get("b.test", &link, "").await.status,
        StatusCode::NOT_FOUND,
        "a link of one house opens nothing in another"
    );
    for (fields, field) in [
        ([("password", "short"), ("again", "short")], "password"),
        ([("password", NEW), ("again", "another one entirely")], "again"),
        ([("password", "ann@example.org"), ("again", "ann@example.org")], "password"),
    ] {
        let got = house.post("a.test", &link, "", &fields).await;
        assert!(
            got.status == StatusCode::UNPROCESSABLE_ENTITY && got.body.contains(&format!("id=\"{field}-error\"")),
            "{fields:?}"
        );
    }
    assert!(house.is_in("a.test", &session).await, "nothing was changed yet");
    let got = house.post("a.test", &link, "", &[("password", NEW), ("again", NEW)]).await;
    assert_eq!((got.status, got.location.as_str()), (StatusCode::SEE_OTHER, "/sign-in?done=reset"));
    assert!(!house.is_in("a.test", &session).await && house.is_in("b.test", &eve).await);
    assert!(house.mails().await.pop().unwrap().subject.contains("was changed"));
    assert_eq!(
        house.post("a.test", &link, "", &[("password", NEW), ("again", NEW)]).await.status,
        StatusCode::NOT_FOUND,
        "once"
    );
    assert_eq!(house.sign_in("a.test", "ann@example.org", PASSWORD).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(house.sign_in("a.test", "ann@example.org", NEW).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_link_is_good_for_an_hour_and_one_use_ends_them_all() {
    let house = house(false).await;
    house.post("a.test", "/forgot", "", &[("email", "ann@example.org")]).await;
    let old = house.link().await;
    house.store.clock().advance(3_600_001);
    assert_eq!(house.get("a.test", &old, "").await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        house.post("a.test", &old, "", &[("password", NEW), ("again", NEW)]).await.status,
        StatusCode::NOT_FOUND
    );
    house.post("a.test", "/forgot", "", &[("email", "ann@example.org")]).await;
    let one = house.link().await;
    house.post("a.test", "/forgot", "", &[("email", "ann@example.org")]).await;
    let two = house.link().await;
    assert_eq!(
        house.post("a.test", &two, "", &[("password", NEW), ("again", NEW)]).await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(house.get("a.test", &one, "").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_unknown_address_gets_the_same_answer_and_no_mail() {
    let house = house(false).await;
    let known = house.post("a.test", "/forgot", "", &[("email", "ann@example.org")]).await;
    let unknown = house.post("a.test", "/forgot", "", &[("email", "nobody@example.org")]).await;
    assert_eq!((known.status, &known.location, &known.body), (unknown.status, &unknown.location, &unknown.body));
    assert_eq!(house.mails().await.len(), 1);
    let tokens: Vec<(i64, Option<i64>)> = house.rows("select expires_at, person from token order by id").await;
    assert!(tokens.len() == 2 && tokens[0].1.is_some() && tokens[1].1.is_none(), "as much is written for both");
}
