//! A small company, its journal, and requests to its inboxes.

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use kernel::{
    Activity, Asker, Chance, Clock, Facts, Host, Id, Person, Store, Verb, activity, blob::Blobs, chance::digest, params,
};
use notifications::Inbox;
use shell::web::{App, Settings};
use tower::ServiceExt;

/// The present moment of the tests.
pub(crate) const NOW: i64 = 1_780_000_000_000;

pub(crate) struct House {
    pub(crate) store: Store,
    router: Router,
    _folder: tempfile::TempDir,
}

// Entry 100 of Ann (10) stands before everybody, 101 in the secret space 5 of Ann and Bob; comment 200 is Bob's.
const COMPANY: &str = "
insert into organisation(id, slug, name, hosts, base_url, lang, time_zone, hue, reactions, created_at) values (1, 'a', 'A', 'a.example', 'http://a.example', 'en', 'Europe/Paris', 262, 'like', 0);
insert into person(organisation, id, kind, handle, name, sort_key, fold, joined_at, deactivated_at) values
  (1, 10, 'member', 'ann', 'Ann', 'ann', 'ann', 0, null), (1, 11, 'member', 'bob', 'Bob', 'bob', 'bob', 0, null), (1, 12, 'member', 'cam', 'Cam', 'cam', 'cam', 0, null),
  (1, 13, 'member', 'dan', 'Dan', 'dan', 'dan', 0, null), (1, 14, 'guest', 'gus', 'Gus', 'gus', 'gus', 0, null), (1, 15, 'unclaimed', 'uma', 'Uma', 'uma', 'uma', 0, null),
  (1, 16, 'member', 'pam', 'Pam', 'pam', 'pam', 0, 5);
insert into audience(organisation, id, kind, open_to) values (1, 1, 'organisation', 1), (1, 5, 'space', 0);
insert into space(organisation, id, slug, name, fold, lang, visibility, listed_to, joining, created_at) values (1, 5, 'iris', 'Iris', 'iris', 'fr', 'closed', 1, 'request', 0);
insert into member(organisation, audience, person, role, since) values (1, 5, 10, 'owner', 0), (1, 5, 11, 'animator', 0), (1, 5, 13, 'moderator', 0);
insert into entry(organisation, id, kind, author, lang, card_html, published_at) values
  (1, 100, 'note', 10, 'en', '<p>An open <b>note</b></p>', 0), (1, 101, 'note', 10, 'en', '<p>A hidden note</p>', 0), (1, 102, 'note', 12, 'en', '<p>Look at this</p>', 0);
insert into placement(organisation, audience, entry) values (1, 1, 100), (1, 5, 101), (1, 1, 102);
insert into comment(organisation, id, entry, author, source, html, lang, state, published_at) values
  (1, 200, 100, 11, '', '<p>First</p>', 'en', 'shown', 0), (1, 201, 100, 12, '', '<p>Second</p>', 'en', 'shown', 0);
";

pub(crate) async fn house() -> House {
    let folder = tempfile::tempdir().unwrap();
    let location = db::Location::File(folder.path().join("test.db"));
    let blobs = Blobs::new(folder.path().join("files"));
    let store = Store::open(&location, db::Options::default(), blobs, Clock::fixed(NOW), Chance::seeded([7; 32]))
        .await
        .unwrap();
    store.system("test data", |tx| tx.batch(COMPANY)).await.unwrap();
    for person in 10..=14_i64 {
        let secret = digest(&format!("secret-{person}"));
        store
            .system("a session", move |tx| {
                tx.execute(
                    "insert into session(digest, organisation, id, person, device, created_at, seen_at, expires_at) values (:secret, 1, :person, :person, '', 0, 0, 9000000000000)",
                    params! { secret, person },
                )
            })
            .await
            .unwrap();
    }
    let app = App::new(store.clone(), Settings { rate_factor: 100, ..Settings::default() }).await.unwrap();
    let router = notifications::routes().finish().0.with_state(app);
    House { store, router, _folder: folder }
}

pub(crate) fn who(person: i64) -> Asker {
    Asker::Recipient { organisation: Id::new(1), person: Id::new(person), reason: "test" }
}

/// The facts of what somebody wrote.
pub(crate) fn by(author: i64) -> Facts {
    Facts { author: Some(Id::new(author)), ..Facts::default() }
}

pub(crate) fn people(ids: &[i64]) -> Vec<Id<Person>> {
    ids.iter().copied().map(Id::new).collect()
}

pub(crate) fn line(verb: Verb, host: Host, object: i64) -> Activity {
    Activity::on(verb, host, object)
}

/// Somebody answers entry 100.
pub(crate) fn answer(comment: i64, facts: Facts) -> Activity {
    line(Verb::Create, Host::Comment, comment).target(Id::<Person>::new(100)).facts(facts)
}

impl House {
    /// Writes a line into the journal and lets the inboxes follow.
    pub(crate) async fn tell(&self, actor: i64, line: Activity) {
        self.store
            .system("test data", move |tx| tx.record(Id::new(1), Some(Id::new(actor)), vec![line]))
            .await
            .unwrap();
        self.follow().await;
    }

    pub(crate) async fn follow(&self) {
        let step = |tx: &kernel::SystemTx<'_>| {
            let mut consumer = Inbox;
            let Some(batch) = activity::next(tx, &mut consumer, 3)? else { return Ok(false) };
            activity::take(tx, &mut consumer, &batch).map(|()| true)
        };
        while self.store.quietly("inboxes follow", step).await.unwrap() {}
    }

    pub(crate) async fn run(&self, sql: &'static str) {
        self.store.system("test data", move |tx| tx.batch(sql)).await.unwrap();
    }

    /// The rows of everybody's inbox: person, reason, actor, object.
    pub(crate) async fn rows(&self) -> Vec<(i64, String, i64, i64)> {
        self.store
            .system_read("test", |tx| {
                tx.all("select person, reason, coalesce(actor, 0), object from notification order by id, person", &[])
            })
            .await
            .unwrap()
    }

    /// Whom the last line told, and why.
    pub(crate) async fn told(&self) -> Vec<(i64, String)> {
        self.store
            .system_read("test", |tx| tx.all("select person, reason from notification where id = (select max(position) from activity) order by person", &[]))
            .await
            .unwrap()
    }

    /// What a person (0: a visitor) gets from an address.
    pub(crate) async fn get(&self, person: i64, path: &str) -> (StatusCode, String) {
        let request = Request::get(path)
            .header(header::HOST, "a.example")
            .header(header::COOKIE, format!("cenacle=secret-{person}"))
            .body(Body::empty())
            .unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        (status, String::from_utf8(bytes.to_vec()).unwrap())
    }

    pub(crate) async fn form(&self, person: i64, path: &str, body: &str) -> StatusCode {
        let request = Request::post(path)
            .header(header::HOST, "a.example")
            .header(header::COOKIE, format!("cenacle=secret-{person}"))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body.to_owned()))
            .unwrap();
        self.router.clone().oneshot(request).await.unwrap().status()
    }
}

/// What [`House::told`] answers.
pub(crate) fn told(expected: &[(i64, &str)]) -> Vec<(i64, String)> {
    expected.iter().map(|(person, reason)| (*person, (*reason).to_owned())).collect()
}
