//! The pages and forms over HTTP, as each kind of viewer gets them.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

mod support;

use axum::{Router, body::Body, body::to_bytes};
use http::{Request, StatusCode, header};
use kernel::{chance::digest, params};
use shell::web::{App, Settings};
use spaces::{Joining, Visibility};
use support::{ANN, BOB, CLEO, GIL, House, NOW, details, person};
use tower::ServiceExt;

struct Web {
    house: House,
    router: Router,
}

impl Web {
    async fn new() -> Self {
        let house = House::new().await;
        house
            .store
            .system("sessions for the test", |tx| {
                for who in [ANN, BOB, CLEO, GIL] {
                    tx.execute(
                        "insert into session(digest, organisation, id, person, device, created_at, seen_at, expires_at) \
                         values (:digest, 1, :who, :who, '', 0, 0, :until)",
                        params! { digest = digest(&who.to_string()), who, until = NOW + 1_000_000 },
                    )?;
                }
                Ok(())
            })
            .await
            .unwrap();
        let app = App::new(house.store.clone(), Settings::default()).await.unwrap();
        let (router, _) = spaces::routes().finish();
        Self { house, router: router.with_state(app) }
    }

    async fn send(&self, who: i64, method: &str, path: &str, form: Option<&str>) -> (StatusCode, String, String) {
        let mut request =
            Request::builder().method(method).uri(path).header(header::HOST, "a").header(header::ACCEPT_LANGUAGE, "en");
        if who != 0 {
            request = request.header(header::COOKIE, format!("cenacle={who}"));
        }
        if form.is_some() {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        let body = form.map_or_else(Body::empty, |form| Body::from(form.to_owned()));
        let response = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let status = response.status();
        let location = response
            .headers()
            .get(header::LOCATION)
            .map(|value| value.to_str().unwrap().to_owned())
            .unwrap_or_default();
        let bytes = to_bytes(response.into_body(), 4_000_000).await.unwrap();
        (status, location, String::from_utf8(bytes.to_vec()).unwrap())
    }

    async fn get(&self, who: i64, path: &str) -> (u16, String) {
        let (status, _, body) = self.send(who, "GET", path, None).await;
        (status.as_u16(), body)
    }

    async fn post(&self, who: i64, path: &str, form: &str) -> (u16, String, String) {
        let (status, location, body) = self.send(who, "POST", path, Some(form)).await;
        (status.as_u16(), location, body)
    }
}

const FORM: &str = "purpose=Pour+tous&about=**Bonjour**&lang=fr&visibility=visible&guests=none&web=none&joining=free&default_role=writer&parent=&topics=%23Savoir-faire,+gestes&icon=%F0%9F%A7%B4";

#[tokio::test]
async fn every_page_for_every_kind_of_viewer() {
    let web = Web::new().await;
    let (status, location, _) = web.post(ANN, "/spaces", &format!("{FORM}&name=L%E2%80%99Atelier&nonce=a")).await;
    assert_eq!((status, location.as_str()), (303, "/spaces/l-atelier?done=created"));
    web.house.space(details("Fermé", Visibility::Closed, Joining::Request)).await;
    web.house.space(details("Secret", Visibility::Secret, Joining::Invitation)).await;
    let secret = web
        .house
        .store
        .system_read("test", |tx| tx.first::<String>("select slug from space where visibility = 'secret'", &[]))
        .await
        .unwrap()
        .unwrap();
    // Owner, other member, guest of none, visitor.
    let mut table = Vec::new();
    for (slug, name) in
        [("l-atelier", "visible"), ("ferme", "closed"), (secret.as_str(), "secret"), ("absent", "absent")]
    {
        for page in ["about", "members", "requests", "settings"] {
            let mut row = format!("{name} {page}:");
            for who in [ANN, BOB, GIL, 0] {
                let (status, body) = web.get(who, &format!("/spaces/{slug}/{page}")).await;
                assert!(status != 200 || body.matches("<h1").count() == 1, "{slug} {page} {who}: one h1");
                assert!(
                    status == 200 || !body.contains("L’Atelier"),
                    "{slug} {page} {who}: names what is not for them"
                );
                row.push_str(&format!(" {status}"));
            }
            table.push(row);
        }
    }
    let want = [
        "visible about: 200 200 404 404",
        "visible members: 200 200 404 404",
        "visible requests: 200 403 404 404",
        "visible settings: 200 403 404 404",
        "closed about: 200 200 404 404",
        "closed members: 200 200 404 404",
        "closed requests: 200 403 404 404",
        "closed settings: 200 403 404 404",
        "secret about: 200 404 404 404",
        "secret members: 200 404 404 404",
        "secret requests: 200 404 404 404",
        "secret settings: 200 404 404 404",
        "absent about: 404 404 404 404",
        "absent members: 404 404 404 404",
        "absent requests: 404 404 404 404",
        "absent settings: 404 404 404 404",
    ];
    assert_eq!(table, want);
    let new =
        [web.get(ANN, "/spaces/new").await.0, web.get(GIL, "/spaces/new").await.0, web.get(0, "/spaces/new").await.0];
    assert_eq!(new, [200, 403, 303]);
    let about = web.get(BOB, "/spaces/l-atelier/about").await.1;
    for part in ["<strong>Bonjour</strong>", "#Savoir-faire", "🧴", "/spaces/l-atelier/join", "Ann"] {
        assert!(about.contains(part), "{part}");
    }
    assert!(web.get(BOB, "/spaces/ferme/about").await.1.contains("name=\"reason\""));
    let members = web.get(BOB, "/spaces/ferme/members").await.1;
    assert!(!members.contains("/people/ann") && members.contains("for its members"), "the members of a closed space");
}

#[tokio::test]
async fn the_directory_is_searched_without_accents_and_read_in_slices() {
    let web = Web::new().await;
    web.house.space(details("Évaluation", Visibility::Closed, Joining::Request)).await;
    web.house.space(details("Été secret", Visibility::Secret, Joining::Invitation)).await;
    for number in 0..30 {
        web.house.space(details(&format!("Groupe {number:02}"), Visibility::Visible, Joining::Free)).await;
    }
    let found = web.get(BOB, "/spaces?q=EVAL").await.1;
    assert!(found.contains("Évaluation") && !found.contains("Groupe"));
    assert!(!web.get(BOB, "/spaces?q=ete").await.1.contains("Été secret"));
    assert!(web.get(ANN, "/spaces?q=ete").await.1.contains("Été secret"));
    assert!(web.get(BOB, "/spaces?q=%25").await.1.contains("No space matches"), "a percent sign is no wildcard");

    let (mut path, mut names, mut slices) = ("/spaces?tab=all".to_owned(), Vec::new(), 0);
    loop {
        let body = web.get(BOB, &path).await.1;
        slices += 1;
        names.extend(
            body.split("/spaces/groupe-")
                .skip(1)
                .filter_map(|rest| rest.split('"').next())
                .map(|slug| slug.replace("/about", "")),
        );
        let Some(next) = body.split("rel=\"next\"").next().filter(|_| body.contains("rel=\"next\"")) else { break };
        let href = next.rsplit("href=\"").next().unwrap().split('"').next().unwrap();
        path = href.replace("&amp;", "&");
    }
    names.dedup();
    assert_eq!((slices, names.len()), (2, 30), "{names:?}");
    assert_eq!(web.get(0, "/spaces").await.0, 200);
}

#[tokio::test]
async fn a_form_that_does_not_hold_comes_back_with_its_words() {
    let web = Web::new().await;
    let (status, _, body) = web.post(ANN, "/spaces", &format!("{FORM}&name=x&nonce=b")).await;
    assert_eq!(status, 200);
    assert!(
        body.contains("2 to 80 characters") && body.contains("**Bonjour**") && body.contains("value=\"b\""),
        "{body}"
    );

    web.post(ANN, "/spaces", &format!("{FORM}&name=Atelier&nonce=c")).await;
    let narrower = FORM.replace("visibility=visible", "visibility=closed");
    let (status, _, body) = web.post(ANN, "/spaces/atelier/settings", &format!("{narrower}&name=Atelier")).await;
    assert_eq!(status, 200);
    assert!(body.contains("0 posts will no longer be visible to: everyone in the organisation"), "{body}");
    assert!(body.contains("name=\"confirmed\" value=\"1-0\""));
    let (status, location, _) =
        web.post(ANN, "/spaces/atelier/settings", &format!("{narrower}&name=Atelier&confirmed=1-0")).await;
    assert_eq!((status, location.as_str()), (303, "/spaces/atelier/about?done=space-saved"));

    let (status, _, body) = web.post(ANN, "/spaces/atelier/leave", "").await;
    assert!(status == 200 && body.contains("You are the only owner"), "{status}");
    let (status, _, body) = web.post(ANN, "/spaces/atelier/invitations", "people=%40nobody&role=writer").await;
    assert!(status == 200 && body.contains("Nobody here bears") && body.contains("value=\"@nobody\""), "{body}");
    let (status, location, _) = web.post(ANN, "/spaces/atelier/invitations", "people=%40bob+cleo&role=reader").await;
    assert_eq!((status, location.as_str()), (303, "/spaces/atelier/requests?done=invited"));
    assert!(web.get(BOB, "/spaces").await.1.contains("Your invitations"));
    assert_eq!(web.post(BOB, "/spaces/atelier/invitation/accept", "").await.0, 303);
    let requests = web.get(ANN, "/spaces/atelier/requests").await.1;
    assert!(
        requests.contains("Invited by Ann") && requests.contains("/people/cleo") && !requests.contains("/people/bob")
    );
    let form = format!("person={BOB}&role=owner");
    assert_eq!(web.post(BOB, "/spaces/atelier/members/role", &form).await.0, 403);
    assert_eq!(web.post(ANN, "/spaces/atelier/members/role", &form).await.1, "/spaces/atelier/members?done=role");
    let (status, _, body) = web.post(0, "/spaces/atelier/join", "").await;
    assert_eq!(status, 401, "{body}");
}

#[tokio::test]
async fn covers_are_pictures_and_are_encoded_anew() {
    let web = Web::new().await;
    let space = web.house.space(details("Atelier", Visibility::Visible, Joining::Free)).await;
    let gif = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;";
    let send = |who: i64, bytes: &[u8]| {
        let mut body = b"--x\r\nContent-Disposition: form-data; name=\"cover\"; filename=\"a.gif\"\r\n\r\n".to_vec();
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--x--\r\n");
        let request = Request::post("/spaces/atelier/cover")
            .header(header::HOST, "a")
            .header(header::COOKIE, format!("cenacle={who}"))
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
            .body(Body::from(body))
            .unwrap();
        web.router.clone().oneshot(request)
    };
    assert_eq!(send(BOB, gif).await.unwrap().status(), 403);
    assert_eq!(send(ANN, b"not a picture").await.unwrap().status(), 200);
    assert_eq!(send(ANN, gif).await.unwrap().status(), 303);
    let covers = "select count(*) from space s join file f on f.id = s.cover and f.host = 'space' and f.object = s.id and f.deleted_at is null where s.id = :space";
    assert_eq!(web.house.number(covers, space).await, 1);
    assert!(web.get(BOB, "/spaces/atelier/about").await.1.contains("space-cover"));
    assert_eq!(web.post(ANN, "/spaces/atelier/cover", "remove=yes").await.0, 303);
    assert_eq!(web.house.number(covers, space).await, 0);
}

#[tokio::test]
async fn the_composer_is_offered_the_spaces_where_one_may_publish() {
    let web = Web::new().await;
    let space = web.house.space(details("Étude", Visibility::Closed, Joining::Free)).await;
    let archived = web.house.space(details("Étude ancienne", Visibility::Closed, Joining::Free)).await;
    web.house.act(ANN, move |tx| spaces::archive(tx, archived, true)).await.unwrap();
    web.house.act(ANN, move |tx| spaces::membership::invitation::invite(tx, space, "gil", None)).await.unwrap();
    web.house.act(GIL, move |tx| spaces::membership::invitation::accept(tx, space)).await.unwrap();
    web.house.act(BOB, move |tx| spaces::join(tx, space)).await.unwrap();
    web.house
        .act(ANN, move |tx| spaces::change_role(tx, space, person(BOB), kernel::audience::Role::Reader))
        .await
        .unwrap();
    let want = format!("[{{\"value\":\"{space}\",\"label\":\"Étude\",\"detail\":\"3 members, including one guest\"}}]");
    assert_eq!(web.get(ANN, "/complete/spaces?q=etu").await, (200, want));
    assert_eq!(web.get(BOB, "/complete/spaces?q=etu").await.1, "[]", "a reader does not publish");
    assert_eq!(web.get(0, "/complete/spaces").await.1, "[]");
}
