//! Signing in, stepping in, and the text that waits meanwhile.

use http::StatusCode;

use crate::house::{PASSWORD, encode, house};

#[tokio::test]
async fn the_right_password_begins_a_session_and_goes_on() {
    let house = house(false).await;
    let got = house
        .post(
            "a.test",
            "/sign-in",
            "",
            &[("email", " ANN@Example.org "), ("password", PASSWORD), ("next", "/people?q=x")],
        )
        .await;
    assert_eq!((got.status, got.location.as_str()), (StatusCode::SEE_OTHER, "/people?q=x"));
    let cookie = got.cookies.iter().find(|cookie| cookie.starts_with("cenacle=")).unwrap();
    assert!(
        cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Max-Age=7776000"),
        "{cookie}"
    );
    assert!(got.cookies.iter().any(|cookie| cookie.starts_with("lang=en")));
    assert!(house.is_in("a.test", &got.session()).await);
    let (digest, device): (Vec<u8>, String) = house.rows("select digest, device from session").await.remove(0);
    assert_eq!((digest.len(), device.as_str()), (32, "Firefox/Linux"));
    let again = house.get("a.test", "/sign-in?next=/people", &got.session()).await;
    assert_eq!((again.status, again.location.as_str()), (StatusCode::SEE_OTHER, "/people"));
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_get_the_same_words() {
    let house = house(false).await;
    let wrong = house.sign_in("a.test", "bob@example.org", "not this one at all").await;
    let unknown = house.sign_in("a.test", "bib@example.org", "not this one at all").await;
    assert_eq!((wrong.status, unknown.status), (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::UNPROCESSABLE_ENTITY));
    assert_eq!(wrong.body.replace("bob@", "bib@"), unknown.body);
    assert!(wrong.body.contains("Wrong address or password") && wrong.cookies.is_empty() && unknown.cookies.is_empty());
    assert!(!wrong.body.contains("not this one"), "a password is not shown again");
    assert!(house.rows::<i64>("select id from session").await.is_empty());
}

#[tokio::test]
async fn whoever_left_or_is_unclaimed_does_not_get_in() {
    let house = house(false).await;
    let in_before = house.sign_in("a.test", "bob@example.org", PASSWORD).await.session();
    house
        .store
        .system("test", |tx| {
            tx.execute("update person set deactivated_at = 1 where handle = 'bob.hart'", &[]).map(|_| ())
        })
        .await
        .unwrap();
    let got = house.sign_in("a.test", "bob@example.org", PASSWORD).await;
    assert!(got.status == StatusCode::UNPROCESSABLE_ENTITY && got.body.contains("Wrong address or password"));
    assert!(!house.is_in("a.test", &in_before).await);
    house
        .store
        .system("test", |tx| {
            tx.execute("update person set deactivated_at = null, kind = 'unclaimed' where handle = 'bob.hart'", &[])
                .map(|_| ())
        })
        .await
        .unwrap();
    let got = house.sign_in("a.test", "bob@example.org", PASSWORD).await;
    assert!(got.status == StatusCode::UNPROCESSABLE_ENTITY && !house.is_in("a.test", &in_before).await);
    house.post("a.test", "/forgot", "", &[("email", "bob@example.org")]).await;
    assert!(house.mails().await.is_empty());
}

#[tokio::test]
async fn attempts_are_counted_by_account_and_the_text_survives_them() {
    let house = house(false).await;
    for _ in 0..10 {
        house.sign_in("a.test", "ann@example.org", "wrong wrong wrong").await;
    }
    // A colleague behind the same address is not kept out by it.
    let got = house.sign_in("a.test", "bob@example.org", PASSWORD).await;
    assert_eq!(got.status, StatusCode::SEE_OTHER);
    let fields = [
        ("email", "ann@example.org"),
        ("password", PASSWORD),
        ("resume_to", "/entries"),
        ("resume", "source=my%20long%20text"),
    ];
    let got = house.post("a.test", "/sign-in", "", &fields).await;
    assert_eq!(got.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(got.body.contains("Too many attempts") && got.body.contains("source=my%20long%20text"), "{}", got.body);
}

#[tokio::test]
async fn only_local_paths_are_gone_to() {
    let house = house(false).await;
    for next in ["https://evil.example", "//evil.example", "/\\evil.example", "/\t/evil.example", "javascript:alert(1)"]
    {
        let got = house.post("b.test", "/language", "", &[("lang", "fr"), ("back", next)]).await;
        assert_eq!((got.status, got.location.as_str()), (StatusCode::SEE_OTHER, "/"), "{next:?}");
    }
    let got = house
        .post(
            "a.test",
            "/sign-in",
            "",
            &[("email", "ann@example.org"), ("password", PASSWORD), ("next", "//evil.example/x")],
        )
        .await;
    assert_eq!((got.status, got.location.as_str()), (StatusCode::SEE_OTHER, "/"));
    let resume = [("resume_to", "https://evil.example/steal"), ("resume", "source=secret")];
    let fields = [&[("email", "ann@example.org"), ("password", PASSWORD)], resume.as_slice()].concat();
    let got = house.post("a.test", "/sign-in", "", &fields).await;
    assert_eq!((got.status, got.location.as_str()), (StatusCode::SEE_OTHER, "/"));
}

#[tokio::test]
async fn a_kept_text_comes_back_whole() {
    let house = house(false).await;
    let text = "Une longue réponse & « deux » <b>lignes</b>\nla seconde";
    let kept = format!("nonce=n1&source={}&audience=12", encode(text));
    let with = |password: &'static str| {
        [
            ("email", "ann@example.org"),
            ("password", password),
            ("resume_to", "/compose?from=x"),
            ("resume", kept.as_str()),
        ]
    };
    let wrong = house.post("a.test", "/sign-in", "", &with("not this one")).await;
    assert!(wrong.body.contains(&format!("value=\"{}\"", kept.replace('&', "&amp;"))), "{}", wrong.body);
    let got = house.post("a.test", "/sign-in", "", &with(PASSWORD)).await;
    assert_eq!(got.status, StatusCode::OK);
    assert!(got.body.contains("<form class=\"form\" method=\"post\" action=\"/compose?from=x\">"), "{}", got.body);
    let shown = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    assert!(
        got.body.contains(&format!("\n{shown}</textarea>")) && got.body.contains("name=\"source\""),
        "{}",
        got.body
    );
    assert!(got.body.contains("name=\"nonce\" value=\"n1\"") && got.body.contains("name=\"audience\" value=\"12\""));
    assert!(house.is_in("a.test", &got.session()).await);
}

#[tokio::test]
async fn an_unknown_host_is_nobody() {
    let house = house(false).await;
    for path in ["/sign-in", "/organisation.css", "/forgot"] {
        assert_eq!(house.get("c.test", path, "").await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let css = house.get("a.test", "/organisation.css", "").await;
    assert_eq!(css.body.trim(), ":root{--h: 28}");
}

#[tokio::test]
async fn a_session_of_one_organisation_is_none_in_another() {
    let house = house(false).await;
    let ann = house.sign_in("a.test", "ann@example.org", PASSWORD).await.session();
    assert!(house.is_in("a.test", &ann).await && !house.is_in("b.test", &ann).await);
    let eve = house.sign_in("b.test", "ann@example.org", PASSWORD).await.session();
    assert!(house.is_in("b.test", &eve).await && !house.is_in("a.test", &eve).await);
}

#[tokio::test]
async fn stepping_in_is_for_the_example_company_where_it_is_on() {
    let on = house(true).await;
    let page = on.get("demo.test", "/sign-in", "").await;
    assert!(page.body.contains("The founder") && page.body.contains("value=\"cesar.birotteau\""), "{}", page.body);
    assert!(!on.get("a.test", "/sign-in", "").await.body.contains("The founder"));
    let got = on.post("demo.test", "/step-in", "", &[("handle", "cesar.birotteau")]).await;
    assert!(got.status == StatusCode::SEE_OTHER && on.is_in("demo.test", &got.session()).await);
    for (host, handle) in [("a.test", "cesar.birotteau"), ("a.test", "ann.lee"), ("demo.test", "ann.lee")] {
        let got = on.post(host, "/step-in", "", &[("handle", handle)]).await;
        assert!(got.status == StatusCode::NOT_FOUND && got.cookies.is_empty(), "{host} {handle}");
    }
    let off = house(false).await;
    assert_eq!(
        off.post("demo.test", "/step-in", "", &[("handle", "cesar.birotteau")]).await.status,
        StatusCode::NOT_FOUND
    );
    assert!(!off.get("demo.test", "/sign-in", "").await.body.contains("The founder"));
}
