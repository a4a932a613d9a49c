//! What these tests share: a deployment with two organisations, and a browser without a window.

use std::sync::Arc;

use axum::{Router, body::Body};
use http::{Request, StatusCode, header};
use identity::{NewOrganisation, NewPerson, Step, create_organisation, create_person, mail::Mail};
use kernel::{Chance, Clock, FromRow, Id, Lang, Organisation, Person, Store, blob::Blobs};
use shell::web::{App, Settings};
use tower::ServiceExt;

pub(crate) const PASSWORD: &str = "un alambic d’occasion";

pub(crate) struct House {
    pub(crate) store: Store,
    pub(crate) app: App,
    pub(crate) router: Router,
    pub(crate) a: Id<Organisation>,
    pub(crate) b: Id<Organisation>,
    pub(crate) ann: Id<Person>,
    _folder: tempfile::TempDir,
}

/// `a.test` has Ann, an administrator, and Bob; `b.test` has Eve, at Ann's address; `demo.test` is the example company.
pub(crate) async fn house(step_in: bool) -> House {
    let folder = tempfile::tempdir().unwrap();
    let location = db::Location::File(folder.path().join("test.db"));
    let chance = Chance::seeded([7; 32]);
    let blobs = Blobs::new(folder.path().join("files"));
    let store =
        Store::open(&location, db::Options::default(), blobs, Clock::fixed(1_780_000_000_000), chance).await.unwrap();
    let hash = identity::password::hash(store.chance(), PASSWORD).await.unwrap();
    let (a, b, ann) = store
        .system("test data", move |tx| {
            let organisation = |slug: &str, is_example: bool| {
                create_organisation(
                    tx,
                    &NewOrganisation {
                        slug: slug.to_owned(),
                        name: format!("Maison {slug}"),
                        hosts: vec![format!("{slug}.test")],
                        base_url: format!("http://{slug}.test"),
                        lang: Lang::En,
                        time_zone: "Europe/Paris".to_owned(),
                        hue: 28,
                        is_example,
                    },
                )
            };
            let person = |organisation: Id<Organisation>, name: &str, email: &str| {
                create_person(
                    tx,
                    &NewPerson {
                        email: Some(email.to_owned()),
                        password_hash: Some(hash.clone()),
                        lang: Lang::En,
                        terms_accepted: 1,
                        ..NewPerson::new(organisation, name)
                    },
                )
            };
            let (a, b, demo) = (organisation("a", false)?, organisation("b", false)?, organisation("demo", true)?);
            let ann = person(a, "Ann Lee", "Ann@example.org")?;
            person(a, "Bob Hart", "bob@example.org")?;
            person(b, "Eve Moss", "ann@example.org")?;
            person(demo, "César Birotteau", "cesar@example.org")?;
            tx.execute(
                "insert into person_role(organisation, person, role) values (:a, :ann, 'administrator')",
                kernel::params! { a, ann },
            )?;
            Ok((a, b, ann))
        })
        .await
        .unwrap();
    let settings = Settings { step_in, ..Settings::default() };
    let app = App::new(store.clone(), settings).await.unwrap();
    let steps =
        vec![Step { handle: "cesar.birotteau".into(), look_fr: "Le fondateur".into(), look_en: "The founder".into() }];
    let (routes, _) = identity::routes(Arc::new(steps)).finish();
    House { router: routes.with_state(app.clone()), store, app, a, b, ann, _folder: folder }
}

/// What came back.
pub(crate) struct Got {
    pub(crate) status: StatusCode,
    pub(crate) location: String,
    pub(crate) cookies: Vec<String>,
    pub(crate) body: String,
}

impl Got {
    /// The session that it begins, as a `Cookie` header.
    pub(crate) fn session(&self) -> String {
        let cookie = self.cookies.iter().find(|cookie| cookie.starts_with("cenacle=")).expect("a session cookie");
        cookie.split(';').next().unwrap().to_owned()
    }
}

impl House {
    async fn ask(&self, request: Request<Body>) -> Got {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let text = |value: &http::HeaderValue| value.to_str().unwrap().to_owned();
        let headers = response.headers().clone();
        let status = response.status();
        let bytes = axum::body::to_bytes(response.into_body(), 4 << 20).await.unwrap();
        Got {
            status,
            location: headers.get(header::LOCATION).map(text).unwrap_or_default(),
            cookies: headers.get_all(header::SET_COOKIE).iter().map(text).collect(),
            body: String::from_utf8(bytes.to_vec()).unwrap(),
        }
    }

    pub(crate) async fn get(&self, host: &str, path: &str, cookie: &str) -> Got {
        let request = Request::get(path).header("host", host).header("accept-language", "en").header("cookie", cookie);
        self.ask(request.body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn post(&self, host: &str, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Got {
        let form = fields
            .iter()
            .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
            .collect::<Vec<_>>()
            .join("&");
        let request = Request::post(path)
            .header("host", host)
            .header("accept-language", "en")
            .header("cookie", cookie)
            .header("user-agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
            .header("content-type", "application/x-www-form-urlencoded");
        self.ask(request.body(Body::from(form)).unwrap()).await
    }

    pub(crate) async fn sign_in(&self, host: &str, email: &str, password: &str) -> Got {
        self.post(host, "/sign-in", "", &[("email", email), ("password", password)]).await
    }

    /// Whether a request with this cookie is somebody's.
    pub(crate) async fn is_in(&self, host: &str, cookie: &str) -> bool {
        self.get(host, "/settings", cookie).await.status == StatusCode::OK
    }

    pub(crate) async fn rows<T: FromRow + Send + 'static>(&self, sql: &'static str) -> Vec<T> {
        self.store.system_read("test", move |tx| tx.all(sql, &[])).await.unwrap()
    }

    /// The mails that wait, oldest first.
    pub(crate) async fn mails(&self) -> Vec<Mail> {
        let payloads: Vec<String> = self.rows("select payload from job where kind = 'mail' order by id").await;
        payloads.iter().map(|payload| serde_json::from_str(payload).unwrap()).collect()
    }

    /// The path of the link in the last mail.
    pub(crate) async fn link(&self) -> String {
        let text = self.mails().await.pop().unwrap().text;
        let line = text.lines().find(|line| line.starts_with("http://")).unwrap();
        line.trim_start_matches("http://").split_once('/').map(|(_, path)| format!("/{path}")).unwrap()
    }
}

pub(crate) fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
