//! A small deployment of two organisations on either database, and hands to ask it for pages.

use std::sync::Arc;

use axum::{Router, body::Body};
use content::{
    comment::{self, NewComment},
    entry::{self, Kind, NewEntry},
    feed::Heads,
};
use http::{Request, StatusCode, header};
use kernel::{
    Asker, Chance, Change, Clock, Comment, Entry, Id, Lang, Organisation, Person, Result, Space, Store, Writing,
    audience::{OrganisationRole, Role},
    blob::Blobs,
};
use shell::web::{App, Route, Settings};
use tower::ServiceExt;

use crate::support::postgres::{Database, Postgres};

/// Which database a world stands on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum On {
    Sqlite,
    Postgres,
}

/// Writes a test once and runs it on both databases.
#[macro_export]
macro_rules! on_both {
    ($name:ident) => {
        mod $name {
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                super::$name($crate::world::On::Sqlite).await;
            }
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                super::$name($crate::world::On::Postgres).await;
            }
        }
    };
}

/// 2026-11-23T10:00:00Z.
pub const NOW: i64 = 1_795_428_000_000;

pub struct World {
    pub store: Store,
    pub clock: Clock,
    pub app: App,
    pub heads: Heads,
    pub router: Router,
    pub table: Vec<Route>,
    pub organisation: Id<Organisation>,
    pub other: Id<Organisation>,
    _folder: tempfile::TempDir,
    _database: Option<Database>,
}

pub struct Answer {
    pub status: StatusCode,
    pub location: String,
    pub headers: String,
    pub body: String,
    pub bytes: Vec<u8>,
}

impl World {
    /// Two organisations, at `a.example` and `b.example`, without anybody in them.
    pub async fn new(on: On) -> Self {
        Self::with_mail(on, None).await
    }

    /// The same, whose mail goes elsewhere than into a folder.
    pub async fn with_mail(on: On, transport: Option<mail::Transport>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (location, database) = match on {
            On::Sqlite => (db::Location::File(folder.path().join("world.db")), None),
            On::Postgres => {
                let database = Postgres::shared().fresh();
                (db::Location::Server(database.url.clone()), Some(database))
            }
        };
        let clock = Clock::fixed(NOW);
        let options = db::Options { readers: 2, ..db::Options::default() };
        let blobs = Blobs::new(folder.path().join("files"));
        let store = Store::open(&location, options, blobs, clock.clone(), Chance::seeded([1; 32])).await.unwrap();
        let organisations = [found(&store, "a").await, found(&store, "b").await];
        Self::of(store, clock, organisations, folder, database, transport).await
    }

    /// A world over a store that is there already.
    pub async fn of(
        store: Store,
        clock: Clock,
        [organisation, other]: [Id<Organisation>; 2],
        folder: tempfile::TempDir,
        database: Option<Database>,
        transport: Option<mail::Transport>,
    ) -> Self {
        let settings = Settings { rate_factor: 1000, ..Settings::default() };
        let app = App::new(store.clone(), settings).await.unwrap();
        let heads = Heads::default();
        let desk = desk(folder.path(), transport);
        let (router, table) =
            server::router::router(app.clone(), heads.clone(), Arc::new(Vec::new()), Arc::new(desk), None);
        Self { store, clock, app, heads, router, table, organisation, other, _folder: folder, _database: database }
    }

    /// A person of an organisation, who accepted its terms.
    pub async fn person(&self, organisation: Id<Organisation>, name: &'static str, guest: bool) -> Id<Person> {
        let kind = if guest { identity::person::PersonKind::Guest } else { identity::person::PersonKind::Member };
        let handle = name.to_lowercase();
        let new = identity::NewPerson {
            handle,
            kind,
            lang: Lang::En,
            terms_accepted: 1,
            email: Some(format!("{}@{organisation}.example", name.to_lowercase())),
            ..identity::NewPerson::new(organisation, name)
        };
        self.store.system("a test's person", move |tx| identity::create_person(tx, &new)).await.unwrap()
    }

    /// Gives somebody a role in the organisation.
    pub async fn give(&self, person: Id<Person>, role: OrganisationRole) {
        let organisation = self.organisation;
        self.store
            .system("a test's role", move |tx| {
                let role = role.word();
                tx.execute(
                    "insert into person_role(organisation, person, role) values (:organisation, :person, :role)",
                    kernel::params! { organisation, person, role },
                )
            })
            .await
            .unwrap();
    }

    /// A session of a person, as its cookie.
    pub async fn session(&self, organisation: Id<Organisation>, person: Id<Person>) -> String {
        let secret = self.store.chance().secret();
        let kept = secret.clone();
        self.store
            .system("a test's session", move |tx| identity::session::begin(tx, organisation, person, &kept, "test"))
            .await
            .unwrap();
        format!("cenacle={secret}")
    }

    /// Runs a command as a person.
    pub async fn act<T: Send + 'static>(
        &self,
        person: Id<Person>,
        work: impl FnOnce(&Writing<'_>) -> Result<Change<T>> + Send + 'static,
    ) -> Result<T> {
        self.store.write(self.asker(person), work).await
    }

    pub fn asker(&self, person: Id<Person>) -> Asker {
        Asker::Recipient { organisation: self.organisation, person, reason: "a test acts as them" }
    }

    /// A space founded by somebody.
    pub async fn space(&self, owner: Id<Person>, name: &'static str, access: spaces::Access) -> Id<Space> {
        let details = spaces::Details {
            name: name.to_owned(),
            purpose: format!("About {name}."),
            access,
            ..spaces::Details::default()
        };
        self.act(owner, move |tx| {
            spaces::create_space(tx, spaces::NewSpace { slug: None, details, word: String::new() })
        })
        .await
        .unwrap()
    }

    pub async fn add(&self, space: Id<Space>, person: Id<Person>, role: Role) {
        let organisation = self.organisation;
        self.store
            .system("a test's member", move |tx| spaces::add_member(tx, organisation, space, person, role, NOW))
            .await
            .unwrap();
    }

    pub async fn note(&self, author: Id<Person>, space: Option<Id<Space>>, source: &str) -> Id<Entry> {
        let new = new_note(space, source);
        self.act(author, move |tx| entry::publish(tx, &new)).await.unwrap().0
    }

    pub async fn comment(&self, author: Id<Person>, entry: Id<Entry>, source: &str) -> Id<Comment> {
        let new = NewComment {
            entry,
            parent: None,
            source: source.to_owned(),
            files: Vec::new(),
            word: String::new(),
            lang: None,
        };
        self.act(author, move |tx| comment::publish(tx, &new)).await.unwrap().id
    }

    pub async fn get(&self, host: &str, path: &str, cookie: Option<&str>) -> Answer {
        self.send(Request::get(path), host, cookie, Body::empty()).await
    }

    /// A page as an island asks for it.
    pub async fn part(&self, host: &str, path: &str, cookie: &str) -> Answer {
        self.send(Request::get(path).header("x-part", "yes"), host, Some(cookie), Body::empty()).await
    }

    pub async fn post(&self, host: &str, path: &str, cookie: Option<&str>, fields: &[(&str, &str)]) -> Answer {
        let form = fields
            .iter()
            .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
            .collect::<Vec<_>>()
            .join("&");
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request, host, cookie, Body::from(form)).await
    }

    /// Sends a file as a form does.
    pub async fn upload(&self, host: &str, path: &str, cookie: &str, field: &str, name: &str, bytes: &[u8]) -> Answer {
        let head = format!(
            "--x\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\nContent-Type: text/csv\r\n\r\n"
        );
        self.multipart(host, path, cookie, [head.as_bytes(), bytes, b"\r\n--x--\r\n"].concat()).await
    }

    /// A form of parts between lines `--x`.
    pub async fn multipart(&self, host: &str, path: &str, cookie: &str, body: impl Into<Body>) -> Answer {
        let request = Request::post(path).header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
        self.send(request, host, Some(cookie), body.into()).await
    }

    async fn send(&self, request: http::request::Builder, host: &str, cookie: Option<&str>, body: Body) -> Answer {
        let mut request = request.header(header::HOST, host).header(header::ACCEPT_LANGUAGE, "en");
        if let Some(cookie) = cookie {
            request = request.header(header::COOKIE, cookie);
        }
        read(self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap()).await
    }
}

/// A world with some members and their sessions.
pub async fn with<const N: usize>(on: On, names: [&'static str; N]) -> (World, [(Id<Person>, String); N]) {
    let world = World::new(on).await;
    let mut people = Vec::new();
    for name in names {
        let person = world.person(world.organisation, name, false).await;
        people.push((person, world.session(world.organisation, person).await));
    }
    let people = people.try_into().unwrap_or_else(|_| panic!("as many as were named"));
    (world, people)
}

/// An answer, read whole.
pub async fn read(response: axum::response::Response) -> Answer {
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

/// A deployment in this folder, without a mail server unless one is given.
pub fn desk(folder: &std::path::Path, transport: Option<mail::Transport>) -> server::desk::Desk {
    server::desk::Desk {
        folder: folder.to_owned(),
        transport: transport.unwrap_or_else(|| mail::Transport::Folder(folder.join("mail"))),
        sender: mail::Contact::new("Cénacle", "cenacle@a.example"),
        backups: None,
    }
}

/// Lets a consumer come to the journal's end: on PostgreSQL not before whatever else its server does has ended, in other tests
/// too.
pub async fn follow(store: &Store, consumer: impl kernel::Consumer) {
    follow_shared(store, Arc::new(std::sync::Mutex::new(consumer))).await;
}

/// Lets every consumer come to the journal's end.
pub async fn follow_all(store: &Store) {
    for consumer in server::background::consumers() {
        follow_shared(store, consumer).await;
    }
}

async fn follow_shared(store: &Store, consumer: server::background::Shared) {
    let name = consumer.lock().unwrap().name();
    crate::support::wait_for_async(name, async || {
        server::background::catch_up(store, Arc::clone(&consumer)).await.unwrap();
        let positions = store.system_read("a test looks", kernel::activity::positions).await.unwrap();
        let at = |name: &str| positions.iter().find(|(known, _)| known == name).map_or(0, |(_, at)| *at);
        (at(name) == at("")).then_some(())
    })
    .await;
}

/// A note as somebody writes it.
pub fn new_note(space: Option<Id<Space>>, source: &str) -> NewEntry {
    NewEntry {
        kind: Kind::Note,
        title: String::new(),
        summary: String::new(),
        source: source.to_owned(),
        audiences: space.map(Id::audience).into_iter().collect(),
        announcement: false,
        shared: None,
        files: Vec::new(),
        word: String::new(),
        lang: None,
    }
}

async fn found(store: &Store, slug: &'static str) -> Id<Organisation> {
    let new = identity::NewOrganisation {
        slug: slug.into(),
        name: format!("Organisation {slug}"),
        hosts: vec![format!("{slug}.example")],
        base_url: format!("http://{slug}.example"),
        lang: Lang::En,
        time_zone: "Europe/Paris".into(),
        hue: 100,
        is_example: false,
    };
    store.system("a test's organisation", move |tx| identity::create_organisation(tx, &new)).await.unwrap()
}

fn encode(text: &str) -> String {
    text.bytes()
        .map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}

/// A part of a form that is a file.
pub fn file_part(name: &str, bytes: &[u8]) -> Vec<u8> {
    let head = format!("--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\r\n");
    [head.as_bytes(), bytes, b"\r\n"].concat()
}

/// A part of a form that is a field.
pub fn field(name: &str, value: &str) -> Vec<u8> {
    format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes()
}

/// The ids of the files that a page shows.
pub fn files_of(page: &str) -> Vec<String> {
    let ids = page.split("href=\"/files/").skip(1).map(|rest| rest.split(['"', '/']).next().unwrap().to_owned());
    ids.collect()
}
