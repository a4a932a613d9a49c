//! Bad days: the program killed, the disk full, the database away, people who send nonsense. Each ends in a clear
//! message, and nothing is lost.

mod database;
mod forms;
mod program;
mod starting;

use axum::body::Body;
use http::{Request, StatusCode, header};
use kernel::{Id, Organisation, Person, Store, params};
use tower::ServiceExt;

use crate::world::{Answer, World};

/// What is half there: each line counts rows that have lost their other half.
const HALVES: [(&str, &str); 6] = [
    (
        "entries without a place",
        "select count(*) from entry e where not exists (select 1 from placement p where p.organisation = e.organisation and p.entry = e.id)",
    ),
    (
        "notes without words",
        "select count(*) from entry e where e.kind = 'note' and not exists (select 1 from note n where n.organisation = e.organisation and n.entry = e.id and n.source <> '')",
    ),
    (
        "lines about no entry",
        "select count(*) from activity a where a.host = 'entry' and not exists (select 1 from entry e where e.organisation = a.organisation and e.id = a.object)",
    ),
    (
        "entries without a line",
        "select count(*) from entry e where not exists (select 1 from activity a where a.organisation = e.organisation and a.host = 'entry' and a.verb = 'Create' and a.object = e.id)",
    ),
    (
        "forms that made nothing",
        "select count(*) from once o where not exists (select 1 from entry e where e.organisation = o.organisation and e.id = o.object) and not exists (select 1 from comment c where c.organisation = o.organisation and c.id = o.object)",
    ),
    (
        "entries that miscount their comments",
        "select count(*) from entry e where e.comment_count <> (select count(*) from comment c where c.organisation = e.organisation and c.entry = e.id and c.deleted_at is null and c.state = 'shown')",
    ),
];

async fn nothing_is_half_there(store: &Store) {
    for (what, sql) in HALVES {
        let found =
            store.system_read("a test looks for halves", move |tx| tx.first::<i64>(sql, params! {})).await.unwrap();
        assert_eq!(found, Some(0), "{what}");
    }
}

async fn count(store: &Store, sql: &'static str) -> i64 {
    store.system_read("a test counts", move |tx| tx.first::<i64>(sql, params! {})).await.unwrap().unwrap_or(0)
}

/// Somebody with a session, as its cookie.
async fn somebody(world: &World, name: &'static str) -> (Id<Person>, String) {
    let person = world.person(world.organisation, name, false).await;
    let cookie = world.session(world.organisation, person).await;
    (person, cookie)
}

/// A request of somebody at `a.example`, to a router of the test's choice.
async fn ask(
    router: &axum::Router,
    method: &str,
    path: &str,
    cookie: &str,
    kind: &str,
    body: impl Into<Body>,
) -> Answer {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::HOST, "a.example")
        .header(header::ACCEPT_LANGUAGE, "en")
        .header(header::COOKIE, cookie)
        .header(header::CONTENT_TYPE, kind)
        .body(body.into())
        .unwrap();
    let response = router.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let bytes = axum::body::to_bytes(body, 64 * 1024 * 1024).await.unwrap();
    let location =
        parts.headers.get(header::LOCATION).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default();
    Answer {
        status: parts.status,
        location,
        headers: format!("{:?}", parts.headers),
        body: String::from_utf8_lossy(&bytes).into_owned(),
        bytes: bytes.to_vec(),
    }
}

const FORM: &str = "application/x-www-form-urlencoded";

/// A page of ours that says what happened, with this status.
#[track_caller]
fn says(answer: &Answer, status: u16, words: &str) {
    assert_eq!(answer.status, StatusCode::from_u16(status).unwrap(), "{}", answer.body);
    assert!(answer.body.contains("<h1") && answer.body.contains(words), "“{words}” is not said: {}", answer.body);
}

/// An organisation at 127.0.0.1 with these people and a session each, for the program itself.
async fn people(store: &Store, many: usize) -> (Id<Organisation>, Vec<String>) {
    let chance = store.chance().clone();
    let new = identity::NewOrganisation {
        slug: "house".into(),
        name: "House".into(),
        hosts: vec!["127.0.0.1".into()],
        base_url: "http://127.0.0.1".into(),
        lang: kernel::Lang::En,
        time_zone: "Europe/Paris".into(),
        hue: 100,
        is_example: false,
    };
    let work = move |tx: &kernel::SystemTx<'_>| {
        let organisation = identity::create_organisation(tx, &new)?;
        let mut cookies = Vec::new();
        for number in 0..many {
            let new = identity::NewPerson {
                terms_accepted: 9,
                lang: kernel::Lang::En,
                ..identity::NewPerson::new(organisation, format!("Person {number}"))
            };
            let person = identity::create_person(tx, &new)?;
            let secret = chance.secret();
            identity::session::begin(tx, organisation, person, &secret, "test")?;
            cookies.push(format!("cenacle={secret}"));
        }
        Ok((organisation, cookies))
    };
    store.system("a test's house", work).await.unwrap()
}
