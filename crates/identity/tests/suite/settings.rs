//! Settings, password and terms of use of somebody who is in.

use http::StatusCode;

use crate::house::{PASSWORD, house};

const NEW: &str = "une noisette confiante";

#[tokio::test]
async fn settings_are_kept_and_shown_again() {
    let house = house(false).await;
    let ann = house.sign_in("a.test", "ann@example.org", PASSWORD).await.session();
    let mut fields = vec![("lang", "fr"), ("time_zone", "America/Montreal"), ("theme", "dark"), ("density", "compact")];
    let got = house.post("a.test", "/settings", &ann, &fields).await;
    assert_eq!((got.status, got.location.as_str()), (StatusCode::SEE_OTHER, "/settings?done=settings"), "{}", got.body);
    assert!(got.cookies.iter().any(|cookie| cookie.starts_with("lang=fr")));
    let page = house.get("a.test", "/settings", &ann).await.body;
    assert!(
        page.contains("lang=\"fr\"")
            && page.contains("data-theme=\"dark\"")
            && page.contains("data-density=\"compact\"")
            && page.contains("data-shortcuts=\"off\"")
    );
    assert!(
        page.contains("<option value=\"America/Montreal\" selected>")
            && page.contains("<optgroup label=\"Océan Pacifique\">"),
        "{page}"
    );
    fields[1] = ("time_zone", "Mars/Olympus");
    let wrong = house.post("a.test", "/settings", &ann, &fields).await;
    assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.body.contains("time_zone-error"));
    let visitor = house.post("a.test", "/settings", "", &fields).await;
    assert_eq!((visitor.status, visitor.location.as_str()), (StatusCode::SEE_OTHER, "/sign-in?next=/settings"));
}

#[tokio::test]
async fn a_password_is_changed_by_whoever_knows_it_and_ends_other_sessions() {
    let house = house(false).await;
    let here = house.sign_in("a.test", "ann@example.org", PASSWORD).await.session();
    let there = house.sign_in("a.test", "ann@example.org", PASSWORD).await.session();
    house.post("a.test", "/forgot", "", &[("email", "ann@example.org")]).await;
    let link = house.link().await;
    let wrong = house
        .post("a.test", "/settings/password", &here, &[("current", "not this one"), ("password", NEW), ("again", NEW)])
        .await;
    assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.body.contains("The current password is wrong"));
    let visitor = house
        .post("a.test", "/settings/password", "", &[("current", PASSWORD), ("password", NEW), ("again", NEW)])
        .await;
    assert!(
        visitor.location == "/sign-in?next=/settings" && !visitor.body.contains("noisette"),
        "a password is not kept for later"
    );
    let got = house
        .post("a.test", "/settings/password", &here, &[("current", PASSWORD), ("password", NEW), ("again", NEW)])
        .await;
    assert_eq!((got.status, got.location.as_str()), (StatusCode::SEE_OTHER, "/settings?done=password"), "{}", got.body);
    assert!(house.is_in("a.test", &here).await && !house.is_in("a.test", &there).await);
    assert_eq!(house.get("a.test", &link, "").await.status, StatusCode::NOT_FOUND, "a link that was asked for before");
    assert_eq!(house.mails().await.pop().unwrap().to, "ann@example.org");
    assert_eq!(house.sign_in("a.test", "ann@example.org", NEW).await.status, StatusCode::SEE_OTHER);
    assert_eq!(
        house.sign_in("b.test", "ann@example.org", NEW).await.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "another house, another person"
    );
}

#[tokio::test]
async fn terms_are_read_by_all_and_new_ones_accepted_again() {
    let house = house(false).await;
    let public = house.get("a.test", "/terms", "").await;
    assert!(
        public.status == StatusCode::OK
            && public.body.contains("Nobody is watched")
            && !public.body.contains("name=\"accept\"")
    );
    assert!(house.get("a.test", "/terms", "lang=fr").await.body.contains("Personne n’est surveillé"));
    let ann = house.sign_in("a.test", "ann@example.org", PASSWORD).await.session();
    assert!(!house.get("a.test", "/terms", &ann).await.body.contains("name=\"accept\""));
    let a = house.a;
    house
        .store
        .system("test", move |tx| {
            tx.execute("insert into terms(organisation, version, lang, html, published_at) values (:a, 2, 'en', '<p>New</p>', :at)", kernel::params! { a, at = tx.now() })?;
            tx.execute("update organisation set terms_version = 2 where id = :a", kernel::params! { a }).map(|_| ())
        })
        .await
        .unwrap();
    house.app.refresh_hosts().await.unwrap();
    let due = house.get("a.test", "/terms?next=/people", &ann).await.body;
    assert!(
        due.contains("<p>New</p>") && due.contains("name=\"accept\"") && due.contains("value=\"/people\""),
        "{due}"
    );
    for fields in [[("version", "1"), ("accept", "yes")], [("version", "2"), ("accept", "")]] {
        assert_eq!(
            house.post("a.test", "/terms", &ann, &fields).await.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{fields:?}"
        );
    }
    let got = house.post("a.test", "/terms", &ann, &[("version", "2"), ("accept", "yes"), ("next", "/people")]).await;
    assert_eq!((got.status, got.location.as_str()), (StatusCode::SEE_OTHER, "/people"), "{}", got.body);
    assert!(!house.get("a.test", "/terms", &ann).await.body.contains("name=\"accept\""));
}

#[tokio::test]
async fn a_visitor_chooses_a_language_by_link_or_by_form() {
    let house = house(false).await;
    let link = house.get("a.test", "/language?to=fr&back=/terms", "").await;
    assert_eq!((link.status, link.location.as_str()), (StatusCode::SEE_OTHER, "/terms"));
    assert!(link.cookies[0].starts_with("lang=fr;"));
    let form = house.post("a.test", "/language", "", &[("lang", "xx"), ("back", "/terms")]).await;
    assert!(form.location == "/terms" && form.cookies.is_empty());
}
