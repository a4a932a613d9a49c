//! Sessions: their end by their owner, by time, and how seldom they are touched.

use http::StatusCode;
use identity::session::{self, Seen};
use kernel::{Asker, chance::digest};

use crate::house::{PASSWORD, house};

const DAY_MS: i64 = 24 * 3_600_000;

#[tokio::test]
async fn signing_out_ends_the_session_itself() {
    let house = house(false).await;
    let cookie = house.sign_in("a.test", "ann@example.org", PASSWORD).await.session();
    let out = house.post("a.test", "/sign-out", &cookie, &[]).await;
    assert_eq!((out.status, out.location.as_str()), (StatusCode::SEE_OTHER, "/sign-in?done=signed-out"));
    assert!(out.cookies.iter().any(|cookie| cookie.starts_with("cenacle=;") && cookie.contains("Max-Age=0")));
    assert!(!house.is_in("a.test", &cookie).await, "a copied cookie is of no use");
    assert_eq!(house.post("a.test", "/sign-out", "", &[]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_revoked_session_is_a_visitor_at_once_and_only_its_owner_revokes_it() {
    let house = house(false).await;
    let here = house.sign_in("a.test", "ann@example.org", PASSWORD).await.session();
    let there = house.sign_in("a.test", "ann@example.org", PASSWORD).await.session();
    let bob = house.sign_in("a.test", "bob@example.org", PASSWORD).await.session();
    let page = house.get("a.test", "/settings", &here).await;
    assert_eq!(page.body.matches("Firefox on Linux").count(), 3, "two rows, and the name in the other's button");
    let token = there.strip_prefix("cenacle=").unwrap();
    let ids: Vec<(i64, Vec<u8>)> = house.rows("select id, digest from session").await;
    let id = ids.iter().find(|row| row.1 == digest(token)).unwrap().0;
    let path = format!("/settings/sessions/{id}/end");
    assert_eq!(house.post("a.test", &path, &bob, &[]).await.status, StatusCode::NOT_FOUND);
    assert!(house.is_in("a.test", &there).await);
    assert_eq!(house.post("a.test", &path, &here, &[]).await.status, StatusCode::SEE_OTHER);
    assert!(!house.is_in("a.test", &there).await && house.is_in("a.test", &here).await);
    let there = house.sign_in("a.test", "ann@example.org", PASSWORD).await.session();
    house.post("a.test", "/settings/sessions/end-others", &here, &[]).await;
    assert!(
        !house.is_in("a.test", &there).await && house.is_in("a.test", &here).await && house.is_in("a.test", &bob).await
    );
}

#[tokio::test]
async fn a_session_ends_after_thirty_days_and_is_then_forgotten() {
    let house = house(false).await;
    let cookie = house.sign_in("a.test", "ann@example.org", PASSWORD).await.session();
    house.store.clock().advance(30 * DAY_MS - 1);
    assert!(house.is_in("a.test", &cookie).await);
    house.store.clock().advance(2);
    assert!(!house.is_in("a.test", &cookie).await);
    assert_eq!(house.store.system("test", session::sweep).await.unwrap(), 1);
}

#[tokio::test]
async fn signing_in_again_replaces_the_session_of_this_browser() {
    let house = house(false).await;
    let first = house.sign_in("a.test", "ann@example.org", PASSWORD).await.session();
    let fields = [("email", "bob@example.org"), ("password", PASSWORD)];
    let second = house.post("a.test", "/sign-in", &first, &fields).await.session();
    assert!(!house.is_in("a.test", &first).await && house.is_in("a.test", &second).await);
}

#[tokio::test]
async fn a_session_is_noted_once_an_hour_at_most() {
    let house = house(false).await;
    let cookie = house.sign_in("a.test", "ann@example.org", PASSWORD).await.session();
    let asker = Asker::Session { organisation: house.a, digest: digest(cookie.strip_prefix("cenacle=").unwrap()) };
    let seen = Seen::default();
    let began: i64 = house.rows("select seen_at from session").await[0];
    let mut noted = Vec::new();
    for step in [59, 2, 30, 31] {
        house.store.clock().advance(step * 60_000);
        seen.touch(&house.store, &asker).await.unwrap();
        noted.push((house.rows::<i64>("select seen_at from session").await[0] - began) / 60_000);
    }
    // The first look at 59 minutes is too soon after the beginning, and is itself remembered for an hour.
    assert_eq!(noted, [0, 0, 0, 122]);
}

#[tokio::test]
async fn sessions_are_not_journalled() {
    let house = house(false).await;
    let before: i64 = house.rows("select count(*) from activity").await[0];
    let cookie = house.sign_in("a.test", "ann@example.org", PASSWORD).await.session();
    house.post("a.test", "/sign-out", &cookie, &[]).await;
    let after: i64 = house.rows("select count(*) from activity").await[0];
    assert_eq!(before, after);
}
