//! A small company, and requests to it.

use axum::{
    Router,
    body::{Body, to_bytes},
};
use http::{Request, Response, StatusCode, header};
use kernel::{Asker, Chance, Clock, Id, Store, blob::Blobs, chance::digest};
use shell::web::{App, Settings};
use tower::ServiceExt;

pub(crate) struct House {
    pub(crate) store: Store,
    pub(crate) router: Router,
    _folder: tempfile::TempDir,
}

const COMPANY: &str = "
insert into organisation(id, slug, name, hosts, base_url, lang, time_zone, hue, reactions, created_at) values
  (1, 'a', 'A', 'a.example', 'http://a.example', 'en', 'Europe/Paris', 262, 'like', 0), (2, 'b', 'B', 'b.example', 'http://b.example', 'en', 'Europe/Paris', 262, 'like', 0);
insert into unit(organisation, id, name, name_en, parent) values (1, 900, 'Maison', 'House', null), (1, 901, 'Création', 'Creation', 900), (1, 902, 'Ventes', 'Sales', 900), (1, 903, 'Export', 'Export', 902);
insert into site(organisation, id, name, city, country, time_zone) values (1, 800, 'Siège', 'Paris', 'France', 'Europe/Paris'), (1, 801, 'Usine', 'Grasse', 'France', 'Europe/Paris');
insert into person(organisation, id, kind, handle, name, sort_key, fold, title, unit, site, manager, joined_at, deactivated_at) values
  (1, 10, 'member', 'elise.arc', 'Élise d’Arc', 'arc elise', 'elise d''arc elise.arc', 'Directrice', 900, 800, null, 0, null),
  (1, 11, 'member', 'bob.blanc', 'Bob Blanc', 'blanc bob', 'bob blanc bob.blanc', 'Évaluateur', 901, 800, 10, 0, null),
  (1, 12, 'member', 'chloe.caen', 'Chloé Cæn', 'caen chloe', 'chloe caen chloe.caen', 'Vendeuse', 902, 801, 10, 0, null),
  (1, 13, 'member', 'dan.duc', 'Dan Duc', 'duc dan', 'dan duc dan.duc', '', 903, 801, 12, 0, null),
  (1, 14, 'guest', 'gus.guest', 'Gus Guest', 'guest gus', 'gus guest gus.guest', 'Verreries', null, null, null, 0, null),
  (1, 15, 'unclaimed', 'uma.unie', 'Uma Unie', 'unie uma', 'uma unie uma.unie', '', null, null, null, 0, null),
  (1, 16, 'member', 'paul.parti', 'Paul Parti', 'parti paul', 'paul parti paul.parti', 'Directeur', 900, 800, null, 0, 5),
  (2, 10, 'member', 'eve', 'Eve', 'eve', 'eve', '', null, null, null, 0, null);
insert into skill(organisation, id, name, fold) values (1, 700, 'Iris', 'iris'), (1, 701, 'Chaîne d’achats', 'chaine d''achats');
insert into person_skill(organisation, person, skill) values (1, 11, 700), (1, 12, 700), (1, 12, 701), (1, 13, 701);
insert into audience(organisation, id, kind, open_to) values (1, 1, 'organisation', 1), (1, 5, 'space', 0), (2, 1, 'organisation', 1);
insert into space(organisation, id, slug, name, fold, lang, visibility, listed_to, joining, created_at) values (1, 5, 'iris', 'Iris', 'iris', 'fr', 'secret', 0, 'invitation', 0);
insert into member(organisation, audience, person, role, since) values (1, 5, 13, 'writer', 0), (1, 5, 14, 'writer', 0), (1, 5, 10, 'owner', 0);
";

pub(crate) async fn empty_house() -> House {
    let folder = tempfile::tempdir().unwrap();
    let location = db::Location::File(folder.path().join("test.db"));
    let blobs = Blobs::new(folder.path().join("files"));
    let store =
        Store::open(&location, db::Options::default(), blobs, Clock::fixed(1_780_000_000_000), Chance::seeded([7; 32]))
            .await
            .unwrap();
    store.system("test data", |tx| tx.batch(COMPANY)).await.unwrap();
    for person in 10..=14_i64 {
        let secret = digest(&format!("secret-{person}"));
        store
            .system("a session", move |tx| {
                tx.execute(
                    "insert into session(digest, organisation, id, person, device, created_at, seen_at, expires_at) values (:secret, 1, :person, :person, '', 0, 0, 9000000000000)",
                    kernel::params! { secret, person },
                )
            })
            .await
            .unwrap();
    }
    let app = App::new(store.clone(), Settings { rate_factor: 100, ..Settings::default() }).await.unwrap();
    let router = people::routes(|_, _| Err(kernel::Error::Forbidden)).finish().0.with_state(app);
    House { store, router, _folder: folder }
}

pub(crate) use empty_house as house;

pub(crate) fn who(person: i64) -> Asker {
    Asker::Recipient { organisation: Id::new(1), person: Id::new(person), reason: "test" }
}

impl House {
    async fn send(&self, request: Request<Body>) -> Response<Body> {
        self.router.clone().oneshot(request).await.unwrap()
    }

    /// What a person (0: a visitor) gets from an address.
    pub(crate) async fn get(&self, person: i64, path: &str) -> (StatusCode, String) {
        let request = Request::get(path)
            .header(header::HOST, "a.example")
            .header(header::COOKIE, format!("cenacle=secret-{person}"));
        let response = self.send(request.body(Body::empty()).unwrap()).await;
        let status = response.status();
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        (status, String::from_utf8(bytes.to_vec()).unwrap())
    }

    /// What a form does: the status, where it leads, and the page.
    pub(crate) async fn post(
        &self,
        person: i64,
        path: &str,
        kind: &str,
        body: impl Into<Body>,
    ) -> (StatusCode, String, String) {
        let request = Request::post(path)
            .header(header::HOST, "a.example")
            .header(header::COOKIE, format!("cenacle=secret-{person}"))
            .header(header::CONTENT_TYPE, kind);
        let response = self.send(request.body(body.into()).unwrap()).await;
        let status = response.status();
        let to = response.headers().get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned()).unwrap_or_default();
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        (status, to, String::from_utf8_lossy(&bytes).into_owned())
    }

    pub(crate) async fn form(&self, person: i64, path: &str, body: &str) -> (StatusCode, String, String) {
        self.post(person, path, "application/x-www-form-urlencoded", body.to_owned()).await
    }

    /// One number from the tables.
    pub(crate) async fn number(&self, sql: &'static str) -> i64 {
        self.store.system_read("test", move |tx| tx.first::<i64>(sql, &[])).await.unwrap().unwrap()
    }

    /// One text from the tables.
    pub(crate) async fn text(&self, sql: &'static str) -> String {
        self.store.system_read("test", move |tx| tx.first::<String>(sql, &[])).await.unwrap().unwrap()
    }

    pub(crate) async fn run(&self, sql: &'static str) {
        self.store.system("test data", move |tx| tx.batch(sql)).await.unwrap();
    }
}
