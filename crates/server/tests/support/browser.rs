//! A real browser: Debian's Chromium, without a screen, driven over WebDriver.
//!
//! One chromedriver serves the whole test process on a port that it chooses; each [`Browser`] is a session with a
//! profile of its own. Motion is off, so that a page that was reached is a page at rest.

use std::env;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::ops::Deref;
use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use super::tether::Tether;

/// How a browser looks at pages.
#[derive(Debug, Clone)]
pub struct Looks {
    /// Width of the page in CSS pixels.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// What the reader reads, as `Accept-Language` says it: `fr`, `en`.
    pub language: &'static str,
    /// Whether the reader prefers dark.
    pub dark: bool,
    /// Whether pages may run scripts. Tests may, through the driver, in any case.
    pub javascript: bool,
}

impl Looks {
    /// A laptop: 1280 by 800, French, light, with scripts.
    pub fn laptop() -> Self {
        Self { width: 1280, height: 800, language: "fr", dark: false, javascript: true }
    }

    /// A telephone: 390 by 844.
    pub fn phone() -> Self {
        Self { width: 390, height: 844, ..Self::laptop() }
    }

    /// In this language.
    #[must_use]
    pub fn in_language(self, language: &'static str) -> Self {
        Self { language, ..self }
    }

    /// In the dark scheme.
    #[must_use]
    pub fn in_the_dark(self) -> Self {
        Self { dark: true, ..self }
    }

    /// With scripts off.
    #[must_use]
    pub fn without_javascript(self) -> Self {
        Self { javascript: false, ..self }
    }
}

/// A browser session: a fantoccini [`Client`] and what WebDriver alone cannot do. Dropping it closes the browser.
pub struct Browser {
    client: Client,
    session: String,
    looks: Looks,
}

/// The running chromedriver.
struct Driver {
    port: u16,
    /// Where the browsers keep their profiles; goes with the driver.
    folder: PathBuf,
    _process: Tether,
}

impl Driver {
    fn shared() -> &'static Self {
        static SHARED: OnceLock<Driver> = OnceLock::new();
        SHARED.get_or_init(|| {
            let folder = tempfile::Builder::new().prefix("cenacle-browser-").tempdir().unwrap().keep();
            let place = folder.display();
            // A browser that ends still writes for a moment, and makes its folder anew if it must.
            let after = format!("kill $child; for _ in 1 2 3 4 5 6; do rm -rf '{place}'; sleep 0.5; done");
            let process = Tether::start(&["chromedriver", "--port=0"], &after);
            let port = process.line(|line| {
                assert!(!line.contains("not found"), "chromedriver is missing: run bin/setup");
                line.strip_prefix("ChromeDriver was started successfully on port ")?.trim_end_matches('.').parse().ok()
            });
            Self { port, folder, _process: process }
        })
    }

    /// One command that fantoccini has no word for. Blocks for a moment; chromedriver is on this machine.
    fn command(&self, method: &str, path: &str, body: &Value) -> std::io::Result<Value> {
        let body = body.to_string();
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\n\r\n{body}",
            self.port,
            body.len()
        )?;
        // chromedriver keeps connections open whatever one says: the length tells where the answer ends.
        let mut answer = BufReader::new(stream);
        let mut length = 0;
        loop {
            let mut line = String::new();
            answer.read_line(&mut line)?;
            match line.trim_end().split_once(':') {
                Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                    length = value.trim().parse().unwrap()
                }
                Some(_) => {}
                None if line.starts_with("HTTP/") => {}
                None => break,
            }
        }
        let mut body = vec![0; length];
        answer.read_exact(&mut body)?;
        Ok(serde_json::from_slice::<Value>(&body)?["value"].take())
    }
}

impl Browser {
    /// Opens a browser.
    ///
    /// # Panics
    /// If chromium or chromedriver is missing or does not start.
    pub async fn open(looks: Looks) -> Self {
        let driver = Driver::shared();
        let profile = tempfile::tempdir_in(&driver.folder).unwrap().keep();
        let mut arguments = vec![
            "--headless=new".to_owned(),
            // The browser ends when its driver does, however that ends.
            "--remote-debugging-pipe".to_owned(),
            "--disable-dev-shm-usage".to_owned(),
            "--disable-background-networking".to_owned(),
            "--disable-component-update".to_owned(),
            "--no-first-run".to_owned(),
            "--force-color-profile=srgb".to_owned(),
            format!("--user-data-dir={}", profile.display()),
            format!("--lang={}", looks.language),
            format!("--accept-lang={}", looks.language),
        ];
        if Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.starts_with(b"0\n")) {
            // Chromium's own walls do not stand when root builds them. Tests visit our pages alone.
            arguments.push("--no-sandbox".to_owned());
        }
        let capabilities = json!({
            "browserName": "chrome",
            "goog:chromeOptions": { "args": arguments, "binary": chromium() },
            "goog:loggingPrefs": { "browser": "ALL" },
        });
        let Value::Object(capabilities) = capabilities else { unreachable!("an object was written") };
        // Nothing here is encrypted, but fantoccini's connector wants to know how it would be.
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{}", driver.port))
            .await
            .expect("chromium starts");
        let session = client.session_id().await.unwrap().expect("a session has a name");
        let browser = Self { client, session, looks };
        browser.resize(browser.looks.width, browser.looks.height);
        let scheme = if browser.looks.dark { "dark" } else { "light" };
        browser.devtools(
            "Emulation.setEmulatedMedia",
            &json!({ "features": [
                { "name": "prefers-color-scheme", "value": scheme },
                { "name": "prefers-reduced-motion", "value": "reduce" },
            ]}),
        );
        browser.allow_scripts(browser.looks.javascript);
        browser
    }

    /// Lets the page run scripts, or stops it. What the page did not run before, it does not run now: this is for
    /// what is injected.
    fn allow_scripts(&self, allow: bool) {
        self.devtools("Emulation.setScriptExecutionDisabled", &json!({ "value": !allow }));
    }

    /// Runs a script that calls its last argument with its outcome, also where the page itself may run none.
    ///
    /// # Panics
    /// If it fails or does not answer.
    pub async fn ask(&self, script: &str) -> Value {
        self.allow_scripts(true);
        let answer = self.client.execute_async(script, Vec::new()).await;
        self.allow_scripts(self.looks.javascript);
        answer.expect("the script answers")
    }

    /// Makes the page this large, in CSS pixels; a window could not be narrower than 500.
    pub fn resize(&self, width: u32, height: u32) {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", &metrics);
    }

    /// A command of the DevTools protocol.
    ///
    /// # Panics
    /// If the browser refuses it.
    pub fn devtools(&self, command: &str, parameters: &Value) -> Value {
        let path = format!("/session/{}/goog/cdp/execute", self.session);
        let answer = Driver::shared().command("POST", &path, &json!({ "cmd": command, "params": parameters })).unwrap();
        assert!(answer.get("error").is_none(), "{command}: {answer}");
        answer
    }

    /// What the browser complained about since it was last asked: script errors, refused resources, breaches of the
    /// content security policy. A good page is a silent page.
    pub fn complaints(&self) -> Vec<String> {
        let path = format!("/session/{}/se/log", self.session);
        let answer = Driver::shared().command("POST", &path, &json!({ "type": "browser" })).unwrap();
        let entries = answer.as_array().expect("a list of entries");
        let severe = entries.iter().filter(|entry| matches!(entry["level"].as_str(), Some("SEVERE" | "WARNING")));
        severe.map(|entry| entry["message"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Whether the page is wider than the window, which nobody should have to scroll.
    ///
    /// # Panics
    /// If the page cannot be asked.
    pub async fn overflows(&self) -> bool {
        let script = "return document.documentElement.scrollWidth > document.documentElement.clientWidth";
        self.client.execute(script, Vec::new()).await.unwrap() == Value::Bool(true)
    }

    /// Saves a picture of the whole page as `NAME.png` and says where. The folder is `CENACLE_SCREENSHOTS`, or a
    /// temporary one of Cargo's.
    ///
    /// # Panics
    /// If it cannot be written.
    pub fn screenshot(&self, name: &str) -> PathBuf {
        let folder = env::var_os("CENACLE_SCREENSHOTS")
            .map_or_else(|| PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("screenshots"), PathBuf::from);
        fs::create_dir_all(&folder).unwrap();
        let options = json!({ "format": "png", "captureBeyondViewport": true });
        let answer = self.devtools("Page.captureScreenshot", &options);
        let path = folder.join(format!("{name}.png"));
        fs::write(&path, from_base64(answer["data"].as_str().expect("a picture"))).unwrap();
        path
    }
}

impl Deref for Browser {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.client
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Also when a test panics. What cannot be closed ends with chromedriver.
        let _ = Driver::shared().command("DELETE", &format!("/session/{}", self.session), &Value::Null);
    }
}

/// Where Chromium is.
fn chromium() -> PathBuf {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path)
        .map(|folder| folder.join("chromium"))
        .find(|program| program.exists())
        .expect("chromium is missing: run bin/setup")
}

/// Decodes base64 (RFC 4648) that a browser wrote.
fn from_base64(text: &str) -> Vec<u8> {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bits, mut count, mut bytes) = (0u32, 0, Vec::with_capacity(text.len() / 4 * 3));
    for letter in text.bytes().filter(|&letter| letter != b'=') {
        let value = LETTERS.iter().position(|&known| known == letter).expect("base64");
        bits = (bits << 6) | u32::try_from(value).unwrap();
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from((bits >> count) & 0xFF).unwrap());
        }
    }
    bytes
}
