//! The example company served for a test, and somebody at a browser in it.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use fantoccini::{
    Locator,
    actions::{InputSource as _, KeyAction, KeyActions},
    elements::Element,
};
use kernel::{Id, Organisation, Person, Store, params};
use serde_json::{Value, json};
use server::{command::demo, config, serve};

use crate::support::{
    browser::{Browser, Looks},
    tether::Tether,
};

/// The company filled and indexed, once for all tests of this process; each takes a copy.
struct Filled {
    folder: PathBuf,
    _cleaner: Tether,
}

static FILLED: tokio::sync::OnceCell<Filled> = tokio::sync::OnceCell::const_new();

impl Filled {
    async fn make() -> Self {
        let folder = tempfile::Builder::new().prefix("cenacle-house-").tempdir().unwrap().keep();
        let cleaner = Tether::start(&["true"], &format!("rm -rf '{}'", folder.display()));
        let store = serve::open(&data(&folder)).await.unwrap();
        demo::fill(&store, 0, 1).await.unwrap();
        for consumer in server::background::consumers() {
            server::background::catch_up(&store, consumer).await.unwrap();
        }
        Self { folder, _cleaner: cleaner }
    }
}

fn data(folder: &Path) -> config::Data {
    config::Data { folder: folder.to_owned(), location: db::Location::File(folder.join("cenacle.db")) }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir_all(&target).unwrap();
            copy(&entry.path(), &target);
        } else if !entry.file_name().to_string_lossy().ends_with("-shm") {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Maison Birotteau, served on a port of its own.
pub struct House {
    pub store: Store,
    pub organisation: Id<Organisation>,
    pub base: String,
    port: u16,
    running: Option<serve::Running>,
    _folder: tempfile::TempDir,
}

/// What a page answered.
pub struct Answer {
    pub status: u16,
    pub kind: String,
    pub body: String,
}

impl House {
    /// Opens it; mail goes to a folder.
    pub async fn open() -> Self {
        Self::with_mail(None).await
    }

    /// Opens it with a mail server.
    pub async fn with_mail(smtp: Option<String>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(&FILLED.get_or_init(Filled::make).await.folder, folder.path());
        let data = data(folder.path());
        let store = serve::open(&data).await.unwrap();
        // The mails name it, so it is known before it is listened at. Somebody may take it in between, who is then told.
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let base = format!("http://localhost:{port}");
        let url = base.clone();
        let organisation = store
            .system("the address that this test's copy is served at", move |tx| {
                tx.execute("update organisation set base_url = :url", params! { url })?;
                tx.first::<Id<Organisation>>("select id from organisation", params! {})
            })
            .await
            .unwrap()
            .unwrap();
        let serve = config::Serve {
            backups: None,
            listen: ([127, 0, 0, 1], port).into(),
            smtp,
            mail_from: "cenacle@birotteau.example".to_owned(),
            trusted_proxies: Vec::new(),
            max_upload: 1024 * 1024,
            previews: false,
            console: None,
            metrics: None,
            log_json: false,
        };
        let running = serve::start(store.clone(), &data, &serve, demo::steps().unwrap(), false).await.unwrap();
        Self { store, organisation, base, port, running: Some(running), _folder: folder }
    }

    /// Stops serving.
    pub async fn close(mut self) {
        self.running.take().unwrap().stop().await.unwrap();
    }

    /// A number, as the program itself would read it.
    pub async fn number(&self, sql: &'static str, text: &str) -> i64 {
        let text = text.to_owned();
        self.store
            .system_read("a test looks", move |tx| tx.first::<i64>(sql, params! { text }))
            .await
            .unwrap()
            .unwrap_or_else(|| panic!("{sql}: nothing"))
    }

    /// A word, as the program itself would read it.
    pub async fn word(&self, sql: &'static str, text: &str) -> String {
        let text = text.to_owned();
        self.store
            .system_read("a test looks", move |tx| tx.first::<String>(sql, params! { text }))
            .await
            .unwrap()
            .unwrap_or_else(|| panic!("{sql}: nothing"))
    }

    pub async fn person(&self, handle: &str) -> Id<Person> {
        Id::new(self.number("select id from person where handle = :text", handle).await)
    }

    /// Gives somebody an address and a password.
    pub async fn give_password(&self, handle: &str, email: &'static str, password: &str) {
        let (organisation, person) = (self.organisation, self.person(handle).await);
        let hash = identity::password::hash(self.store.chance(), password).await.unwrap();
        self.store
            .system("the people of the example have no password", move |tx| {
                tx.execute("delete from credential where organisation = :organisation and person = :person", params! { organisation, person })?;
                tx.execute(
                    "insert into credential(organisation, email, person, password_hash) values (:organisation, :email, :person, :hash)",
                    params! { organisation, email, person, hash },
                )
            })
            .await
            .unwrap();
    }

    /// Ends all sessions of somebody, as time would.
    pub async fn end_sessions(&self, handle: &str) {
        let (organisation, person) = (self.organisation, self.person(handle).await);
        let ended = self
            .store
            .system("a test's time passes", move |tx| {
                tx.execute(
                    "delete from session where organisation = :organisation and person = :person",
                    params! { organisation, person },
                )
            })
            .await
            .unwrap();
        assert!(ended > 0, "{handle} had no session");
    }

    /// The secret of a new session.
    pub async fn session(&self, handle: &str) -> String {
        let (organisation, person) = (self.organisation, self.person(handle).await);
        let secret = self.store.chance().secret();
        let kept = secret.clone();
        self.store
            .system("a test's session", move |tx| identity::session::begin(tx, organisation, person, &kept, "test"))
            .await
            .unwrap();
        secret
    }

    /// How many entries have these words.
    pub async fn entries_with(&self, words: &str) -> i64 {
        self.number("select count(*) from entry where card_html like '%' || :text || '%'", words).await
    }

    /// Asks for a page without a browser.
    pub fn get(&self, path: &str, session: Option<&str>, lang: &str) -> Answer {
        let cookie = session.map(|secret| format!("Cookie: cenacle={secret}\r\n")).unwrap_or_default();
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\nAccept: text/html\r\nAccept-Language: {lang}\r\n{cookie}\r\n",
            self.port
        )
        .unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let header = |name: &str| {
            let lines = head.lines().skip(1).filter_map(|line| line.split_once(':'));
            lines
                .into_iter()
                .find(|(known, _)| known.eq_ignore_ascii_case(name))
                .map(|(_, value)| value.trim().to_owned())
                .unwrap_or_default()
        };
        assert_eq!(header("transfer-encoding"), "", "{path} is answered whole");
        Answer {
            status: head.split(' ').nth(1).unwrap().parse().unwrap(),
            kind: header("content-type"),
            body: body.to_owned(),
        }
    }
}

/// A key, or keys pressed together: the last one while the others are held.
pub type Keys<'a> = &'a [char];

/// Somebody at a browser.
pub struct Visitor<'h> {
    pub house: &'h House,
    pub browser: Browser,
}

const PATIENCE: Duration = Duration::from_secs(20);

/// Between two looks at what another process does.
#[expect(clippy::disallowed_methods, reason = "a browser's clock is the world's: there is no event to wait on")]
pub async fn pause() {
    tokio::time::sleep(Duration::from_millis(40)).await;
}

impl<'h> Visitor<'h> {
    pub async fn arrive(house: &'h House, looks: Looks) -> Self {
        Self { house, browser: Browser::open(looks).await }
    }

    /// With a session begun already.
    pub async fn as_person(house: &'h House, handle: &str, looks: Looks) -> Self {
        let visitor = Self::arrive(house, looks).await;
        visitor.become_person(handle).await;
        visitor
    }

    /// Another person's session takes this one's place.
    pub async fn become_person(&self, handle: &str) {
        let secret = self.house.session(handle).await;
        self.browser.devtools(
            "Network.setCookie",
            &json!({ "name": "cenacle", "value": secret, "url": self.house.base, "httpOnly": true, "sameSite": "Lax" }),
        );
    }

    /// Nobody any more.
    pub fn forget(&self) {
        self.browser.devtools("Network.clearBrowserCookies", &json!({}));
    }

    pub async fn go(&self, path: &str) {
        self.browser.goto(&format!("{}{path}", self.house.base)).await.unwrap();
    }

    /// Chooses somebody on the sign-in page of the example.
    pub async fn step_in(&self, handle: &str) {
        self.go("/sign-in").await;
        self.click(&format!("button.tile[value=\"{handle}\"]")).await;
        self.at("/").await;
    }

    /// What a script returns of this page; the page's own scripts may be off.
    pub async fn ask(&self, script: &str) -> Value {
        self.browser.execute(&format!("return ({script})"), Vec::new()).await.unwrap_or(Value::Null)
    }

    pub async fn truth(&self, script: &str) -> bool {
        self.ask(script).await == Value::Bool(true)
    }

    /// Waits until a script says true.
    pub async fn until(&self, what: &str, script: &str) {
        let deadline = Instant::now() + PATIENCE;
        while !self.truth(script).await {
            if Instant::now() > deadline {
                self.lost(&format!("waited for {what} ({script})")).await;
            }
            pause().await;
        }
    }

    /// Ends the test, saying where it was.
    async fn lost(&self, what: &str) -> ! {
        let picture = self.browser.screenshot("lost");
        let text = self.ask("document.body.innerText.slice(0, 3000)").await;
        let focus = self.ask("document.activeElement?.outerHTML.slice(0, 200)").await;
        panic!(
            "{what} at {}\nfocus: {focus}\npicture: {}\n{}",
            self.path().await,
            picture.display(),
            text.as_str().unwrap_or_default()
        );
    }

    /// The element, once it is there and in sight.
    pub async fn one(&self, css: &str) -> Element {
        let deadline = Instant::now() + PATIENCE;
        loop {
            for found in self.browser.find_all(Locator::Css(css)).await.unwrap_or_default() {
                if found.is_displayed().await.unwrap_or(false) {
                    return found;
                }
            }
            if Instant::now() > deadline {
                self.lost(&format!("waited for {css}")).await;
            }
            pause().await;
        }
    }

    pub async fn click(&self, css: &str) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            // What is being replaced at this moment, or lies under a bar, is tried again.
            match self.one(css).await.click().await {
                Ok(()) => return,
                Err(error) if Instant::now() > deadline => {
                    self.lost(&format!("{css} cannot be clicked: {error}")).await
                }
                Err(_) => pause().await,
            }
        }
    }

    pub async fn write(&self, css: &str, text: &str) {
        self.one(css).await.send_keys(text).await.unwrap();
    }

    /// Empties a field and writes.
    pub async fn rewrite(&self, css: &str, text: &str) {
        let field = self.one(css).await;
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    /// Presses keys on whatever has the focus.
    pub async fn press(&self, keys: Keys<'_>) {
        let (last, held) = keys.split_last().unwrap();
        let mut actions = KeyActions::new("keys".to_owned());
        for key in held {
            actions = actions.then(KeyAction::Down { value: *key });
        }
        actions = actions.then(KeyAction::Down { value: *last }).then(KeyAction::Up { value: *last });
        for key in held {
            actions = actions.then(KeyAction::Up { value: *key });
        }
        self.browser.perform_actions(actions).await.unwrap();
    }

    /// The words of an element, seen or not.
    pub async fn words(&self, css: &str) -> String {
        self.ask(&format!("document.querySelector({}).textContent", json!(css)))
            .await
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Waits until an element says this.
    pub async fn says(&self, css: &str, words: &str) {
        let script = format!(
            "[...document.querySelectorAll({})].some(one => one.textContent.includes({}))",
            json!(css),
            json!(words)
        );
        self.until(&format!("“{words}” in {css}"), &script).await;
    }

    /// Waits until a field holds this.
    pub async fn holds(&self, css: &str, text: &str) {
        self.until(
            &format!("“{text}” in {css}"),
            &format!("document.querySelector({})?.value === {}", json!(css), json!(text)),
        )
        .await;
    }

    pub async fn path(&self) -> String {
        self.browser.current_url().await.unwrap().path().to_owned()
    }

    /// Waits until the page is another.
    pub async fn at(&self, path: &str) {
        self.until(path, &format!("location.pathname === {} && document.readyState === 'complete'", json!(path))).await;
    }

    pub async fn at_entry(&self) -> String {
        self.until("an entry", r"/^\/entries\/\d+/.test(location.pathname) && document.readyState === 'complete'")
            .await;
        self.path().await
    }

    /// How the page was answered.
    pub async fn status(&self) -> i64 {
        self.ask("performance.getEntriesByType('navigation')[0].responseStatus").await.as_i64().unwrap_or_default()
    }

    /// Where the focus is.
    pub async fn focused(&self, css: &str) {
        self.until(
            &format!("the focus on {css}"),
            &format!("!!document.activeElement && document.activeElement.matches({})", json!(css)),
        )
        .await;
    }

    /// A good page is a silent one, and no wider than its window.
    pub async fn fits(&self, what: &str) {
        assert_eq!(self.browser.complaints(), Vec::<String>::new(), "{what}");
        if self.browser.overflows().await {
            let wide = self
                .ask("[...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > innerWidth + 1).slice(0, 8).map(one => one.outerHTML.slice(0, 160))")
                .await;
            panic!("{what} is wider than its window: {wide:#}");
        }
    }
}
