//! A small company with two spaces that different people moderate, and requests to its desk.

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use kernel::{Asker, Chance, Clock, Id, Store, blob::Blobs, chance::digest, params};
use shell::web::{App, Settings};
use tower::ServiceExt;

pub(crate) struct House {
    pub(crate) store: Store,
    router: Router,
    _folder: tempfile::TempDir,
}

// Mod (20) moderates the secret space 5, Max (21) the open space 6. Entry 101 is in 5, 102 in 6, 103 in both, 100 before everybody.
const COMPANY: &str = r#"
insert into organisation(id, slug, name, hosts, base_url, lang, time_zone, hue, reactions, created_at) values (1, 'a', 'A', 'a.example', 'http://a.example', 'en', 'Europe/Paris', 262, 'like', 0);
insert into person(organisation, id, kind, handle, name, sort_key, fold, joined_at) values
  (1, 10, 'member', 'ann', 'Ann', 'ann', 'ann', 0), (1, 11, 'member', 'bob', 'Bob', 'bob', 'bob', 0), (1, 12, 'member', 'cam', 'Cam', 'cam', 'cam', 0),
  (1, 20, 'member', 'mod', 'Mod', 'mod', 'mod', 0), (1, 21, 'member', 'max', 'Max', 'max', 'max', 0), (1, 22, 'member', 'adm', 'Adm', 'adm', 'adm', 0);
insert into person_role(organisation, person, role) values (1, 22, 'administrator');
insert into audience(organisation, id, kind, open_to) values (1, 1, 'organisation', 1), (1, 5, 'space', 0), (1, 6, 'space', 1);
insert into space(organisation, id, slug, name, fold, lang, visibility, listed_to, joining, created_at) values
  (1, 5, 'iris', 'Iris', 'iris', 'fr', 'secret', 0, 'invitation', 0), (1, 6, 'rose', 'Rose', 'rose', 'fr', 'visible', 1, 'free', 0);
insert into member(organisation, audience, person, role, since) values (1, 5, 20, 'moderator', 0), (1, 5, 10, 'writer', 0), (1, 6, 21, 'moderator', 0), (1, 6, 10, 'writer', 0);
insert into entry(organisation, id, kind, author, lang, title, card_html, published_at) values
  (1, 100, 'note', 10, 'en', '', '<p>For all</p>', 0), (1, 101, 'note', 10, 'en', 'Irone', '<p>Secret note</p>', 0), (1, 102, 'note', 10, 'en', '', '<p>Rosy note</p>', 0),
  (1, 103, 'note', 10, 'en', '', '<p>Both note</p>', 0);
insert into placement(organisation, audience, entry) values (1, 1, 100), (1, 5, 101), (1, 6, 102), (1, 5, 103), (1, 6, 103);
insert into comment(organisation, id, entry, parent, author, byline, source, html, lang, state, published_at) values
  (1, 200, 102, null, 11, null, '', '<p>Rude words</p>', 'en', 'shown', 0), (1, 201, 101, null, 12, null, '', '<p>Buy secrets</p>', 'en', 'held', 0),
  (1, 202, 102, 200, 12, null, '', '<p>Buy roses</p>', 'en', 'held', 0), (1, 203, 102, null, null, 'casino online', '', '<p>Jackpot</p>', 'en', 'held', 0);
update entry set comment_count = 1 where id = 102;
insert into mention(organisation, object, person) values (1, 202, 10);
insert into hold(organisation, object, reasons, at) values
  (1, 201, '[]', 5), (1, 202, '[{"points":30,"code":"late","days":"400"},{"points":50,"code":"links","count":"3","forum":"no"}]', 6), (1, 203, '[{"points":15,"code":"name-is-phrase"}]', 7);
"#;

pub(crate) async fn house() -> House {
    let folder = tempfile::tempdir().unwrap();
    let location = db::Location::File(folder.path().join("test.db"));
    let blobs = Blobs::new(folder.path().join("files"));
    let store =
        Store::open(&location, db::Options::default(), blobs, Clock::fixed(1_780_000_000_000), Chance::seeded([7; 32]))
            .await
            .unwrap();
    store.system("test data", |tx| tx.batch(COMPANY)).await.unwrap();
    for person in [10_i64, 11, 12, 20, 21, 22] {
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
    let router = moderation::routes().finish().0.with_state(app);
    House { store, router, _folder: folder }
}

pub(crate) fn who(person: i64) -> Asker {
    Asker::Recipient { organisation: Id::new(1), person: Id::new(person), reason: "test" }
}

impl House {
    async fn send(&self, request: Request<Body>) -> (StatusCode, String) {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        (status, String::from_utf8(bytes.to_vec()).unwrap())
    }

    /// What a person (0: a visitor) gets from an address.
    pub(crate) async fn get(&self, person: i64, path: &str) -> (StatusCode, String) {
        let request = Request::get(path)
            .header(header::HOST, "a.example")
            .header(header::COOKIE, format!("cenacle=secret-{person}"));
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// What a form does.
    pub(crate) async fn form(&self, person: i64, path: &str, body: &str) -> (StatusCode, String) {
        let request = Request::post(path)
            .header(header::HOST, "a.example")
            .header(header::COOKIE, format!("cenacle=secret-{person}"))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(body.to_owned())).unwrap()).await
    }

    pub(crate) async fn run(&self, sql: &'static str) {
        self.store.system("test data", move |tx| tx.batch(sql)).await.unwrap();
    }

    /// One number from the tables.
    pub(crate) async fn number(&self, sql: &'static str) -> i64 {
        self.store.system_read("test", move |tx| tx.first::<i64>(sql, &[])).await.unwrap().unwrap()
    }

    /// The journal, a line each.
    pub(crate) async fn journal(&self) -> Vec<String> {
        self.store
            .system_read("test", |tx| {
                tx.all::<String>(
                    "select coalesce(actor, 0) || ' ' || verb || ' ' || host || ' ' || object || ' ' || coalesce(target, 0) || ' ' || facts from activity order by position",
                    &[],
                )
            })
            .await
            .unwrap()
    }
}
