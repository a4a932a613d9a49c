//! A small company with an open and a secret space, its index, and requests to it.

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use kernel::{Activity, Asker, Chance, Clock, Host, Id, Store, Verb, activity, blob::Blobs, chance::digest, params};
use search::Index;
use shell::web::{App, Settings};
use tower::ServiceExt;

pub(crate) struct House {
    pub(crate) store: Store,
    router: Router,
    _folder: tempfile::TempDir,
}

const COMPANY: &str = "
insert into organisation(id, slug, name, hosts, base_url, lang, time_zone, hue, reactions, created_at) values
  (1, 'a', 'A', 'a.example', 'http://a.example', 'en', 'Europe/Paris', 262, 'like', 0), (2, 'b', 'B', 'b.example', 'http://b.example', 'en', 'Europe/Paris', 262, 'like', 0);
insert into unit(organisation, id, name, name_en, parent) values (1, 900, 'Création', 'Creation', null);
insert into person(organisation, id, kind, handle, name, sort_key, fold, title, unit, joined_at) values
  (1, 10, 'member', 'ann', 'Ann Arc', 'arc ann', 'ann arc ann', 'Directrice', 900, 0),
  (1, 11, 'member', 'bob', 'Bob Blanc', 'blanc bob', 'bob blanc bob', 'Évaluateur', null, 0),
  (1, 14, 'guest', 'gus', 'Gus Guest', 'guest gus', 'gus guest gus', '', null, 0),
  (2, 10, 'member', 'eve', 'Eve Réunion', 'reunion eve', 'eve reunion', '', null, 0);
insert into skill(organisation, id, name, fold) values (1, 700, 'Enfleurage', 'enfleurage');
insert into person_skill(organisation, person, skill) values (1, 10, 700);
insert into audience(organisation, id, kind, open_to) values (1, 1, 'organisation', 1), (1, 5, 'space', 0), (1, 6, 'space', 1), (2, 1, 'organisation', 1);
insert into space(organisation, id, slug, name, fold, purpose, lang, visibility, listed_to, joining, created_at) values
  (1, 5, 'projet', 'Projet Rhizome', 'projet rhizome', '', 'fr', 'secret', 0, 'invitation', 0),
  (1, 6, 'iris', 'Iris', 'iris', 'La récolte', 'fr', 'visible', 1, 'free', 0);
insert into member(organisation, audience, person, role, since) values (1, 5, 10, 'owner', 0), (1, 6, 10, 'owner', 0), (1, 6, 14, 'writer', 0);
insert into topic(organisation, id, slug, name) values (1, 600, 'recharge', 'Recharge'), (1, 601, 'secrets', 'Secrets');
insert into entry(organisation, id, kind, author, lang, title, slug, card_html, published_at) values
  (1, 100, 'note', 10, 'fr', '', '', '<p>Les réunions du <b>lundi</b> &lt;i&gt;</p>', 1779999000000),
  (1, 101, 'note', 10, 'fr', '', '', '<p>Une réunion cachée sur l’ambre</p>', 1779999100000),
  (1, 102, 'article', 10, 'fr', 'De Florence à Grasse', 'florence', '<p>ouverture</p>', 1779999200000),
  (2, 100, 'note', 10, 'fr', '', '', '<p>Réunion ailleurs</p>', 1779999000000);
insert into article(organisation, entry, format, source, html) values (1, 102, 'markdown', '', '<p>Le beurre d’iris vaut plus que l’or.</p>');
insert into placement(organisation, audience, entry) values (1, 1, 100), (1, 5, 101), (1, 6, 102), (2, 1, 100);
insert into entry_topic(organisation, topic, entry) values (1, 600, 102), (1, 601, 101);
insert into comment(organisation, id, entry, author, source, html, lang, state, published_at) values
  (1, 200, 100, 11, '', '<p>Et la vanille ?</p>', 'fr', 'shown', 1779999300000),
  (1, 201, 101, 10, '', '<p>La vanille aussi</p>', 'fr', 'shown', 1779999300000),
  (1, 202, 100, 11, '', '<p>Achetez du musc</p>', 'fr', 'held', 1779999300000);
";

pub(crate) async fn house() -> House {
    let folder = tempfile::tempdir().unwrap();
    let location = db::Location::File(folder.path().join("test.db"));
    let blobs = Blobs::new(folder.path().join("files"));
    let store =
        Store::open(&location, db::Options::default(), blobs, Clock::fixed(1_780_000_000_000), Chance::seeded([7; 32]))
            .await
            .unwrap();
    store.system("test data", |tx| tx.batch(COMPANY)).await.unwrap();
    for person in [10_i64, 11, 14] {
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
    let router = search::routes().finish().0.with_state(app);
    let house = House { store, router, _folder: folder };
    for (organisation, host, ids) in [
        (1, Host::Person, vec![10, 11, 14]),
        (1, Host::Space, vec![5, 6]),
        (1, Host::Entry, vec![100, 101, 102]),
        (1, Host::Comment, vec![200, 201, 202]),
        (2, Host::Entry, vec![100]),
        (2, Host::Person, vec![10]),
    ] {
        for id in ids {
            house.tell(organisation, Verb::Create, host, id).await;
        }
    }
    house.follow().await;
    house
}

pub(crate) fn who(person: i64) -> Asker {
    Asker::Recipient { organisation: Id::new(1), person: Id::new(person), reason: "test" }
}

impl House {
    /// Writes a line into the journal.
    pub(crate) async fn tell(&self, organisation: i64, verb: Verb, host: Host, object: i64) {
        self.store
            .system("test data", move |tx| {
                tx.record(Id::new(organisation), None, vec![Activity::on(verb, host, object)])
            })
            .await
            .unwrap();
    }

    /// Lets the index read to the journal's end.
    pub(crate) async fn follow(&self) {
        let step = |tx: &kernel::SystemTx<'_>| {
            let mut consumer = Index::default();
            let Some(batch) = activity::next(tx, &mut consumer, 4)? else { return Ok(false) };
            activity::take(tx, &mut consumer, &batch).map(|()| true)
        };
        while self.store.quietly("the index follows", step).await.unwrap() {}
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

    pub(crate) async fn run(&self, sql: &'static str) {
        self.store.system("test data", move |tx| tx.batch(sql)).await.unwrap();
    }

    /// The index as it stands.
    pub(crate) async fn documents(&self) -> Vec<(i64, i64, String)> {
        self.store
            .system_read("test", |tx| {
                tx.all::<(i64, i64, String)>(
                    "select organisation, object, kind from search_document order by 1, 3, 2",
                    &[],
                )
            })
            .await
            .unwrap()
    }
}
