//! The support tested on itself: if one of these fails, look at the machine before looking at the program.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};

use fantoccini::Locator;

use super::browser::{Browser, Looks};
use super::mailbox::Mailbox;
use super::postgres::Postgres;
use super::{axe, w3c};

/// A page with nothing wrong, and one line that says what the browser is like.
const GOOD: &str = r#"<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>A page</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>:root { color-scheme: light dark; } body { background: Canvas; color: CanvasText; }</style></head>
<body><main><h1>A page</h1><p id="mode">none</p><noscript><p id="plain">no script</p></noscript>
<form action="/sent"><button>Send</button></form>
<script>document.getElementById('mode').textContent =
  matchMedia('(prefers-color-scheme: dark)').matches + ' ' + innerWidth + ' ' + navigator.language;</script>
</main></body></html>"#;

/// A page with much wrong.
const BAD: &str = r##"<!DOCTYPE html>
<html><head><title></title></head><body>
<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" onerror="1"><p style="color:#999;background:#aaa">grey on grey</p>
<div><li>astray</li></div><a href="#" style="font-size:8px;display:inline-block;width:8px;height:8px"></a>
<a href="#2" style="font-size:8px;display:inline-block;width:8px;height:8px">x</a>
<div style="width:3000px">wide</div><script>undefinedFunction()</script></body></html>"##;

/// Serves `page` for ever, its title followed by the language that was asked for. A thread a connection: browsers open
/// some in advance and leave them idle.
fn serve(page: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            std::thread::spawn(move || answer(stream.unwrap(), page));
        }
    });
    address
}

fn answer(mut stream: TcpStream, page: &str) {
    let mut request = [0u8; 4096];
    let read = stream.read(&mut request).unwrap_or_default();
    let request = String::from_utf8_lossy(&request[..read]).to_lowercase();
    let language = request.lines().find_map(|line| line.strip_prefix("accept-language: ")).unwrap_or_default();
    let page = page.replace("A page", &format!("A page {language}"));
    let length = page.len();
    // A browser that has changed its mind is no failure.
    let _ = write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {length}\r\n\
         Connection: close\r\n\r\n{page}"
    );
}

#[test]
fn every_test_has_a_database_of_its_own() {
    let postgres = Postgres::shared();
    let prepare = |url: &str| {
        assert!(url.starts_with("postgres://"));
        postgres.sql("template_trial", "create table word (word text); insert into word values ('éternel')");
    };
    let one = postgres.fresh_from("trial", prepare);
    let two = postgres.fresh_from("trial", |_| panic!("prepared once"));
    one.sql("insert into word values ('second')");
    assert_eq!(one.sql("select count(*) from word"), "2");
    assert_eq!(two.sql("select word from word"), "éternel");
    assert_eq!(postgres.fresh().sql("select count(*) from pg_tables where tablename = 'word'"), "0");
}

#[tokio::test]
async fn a_browser_is_as_one_asks() {
    let address = serve(GOOD);
    let laptop = Browser::open(Looks::laptop()).await;
    laptop.goto(&address).await.unwrap();
    let mode = laptop.find(Locator::Id("mode")).await.unwrap().text().await.unwrap();
    assert_eq!(mode, "false 1280 fr");
    assert!(laptop.title().await.unwrap().contains("fr"), "the language is asked for");
    assert!(!laptop.overflows().await);
    assert_eq!(laptop.complaints(), Vec::<String>::new());
    let picture = fs::read(laptop.screenshot("itself")).unwrap();
    assert!(picture.starts_with(b"\x89PNG"));

    let phone = Browser::open(Looks::phone().in_the_dark().in_language("en")).await;
    phone.goto(&address).await.unwrap();
    let mode = phone.find(Locator::Id("mode")).await.unwrap().text().await.unwrap();
    assert_eq!(mode, "true 390 en");
}

#[tokio::test]
async fn pages_can_be_used_without_scripts() {
    let browser = Browser::open(Looks::laptop().without_javascript()).await;
    browser.goto(&serve(GOOD)).await.unwrap();
    assert_eq!(browser.find(Locator::Id("mode")).await.unwrap().text().await.unwrap(), "none");
    assert_eq!(browser.find(Locator::Id("plain")).await.unwrap().text().await.unwrap(), "no script");
    let sent = browser.current_url().await.unwrap().join("/sent?").unwrap();
    browser.find(Locator::Css("button")).await.unwrap().click().await.unwrap();
    browser.wait().for_url(&sent).await.unwrap();
    assert!(axe::violations(&browser).await.is_empty(), "axe works where pages may not run scripts");
}

#[tokio::test]
async fn axe_and_the_browser_see_what_is_wrong_and_only_that() {
    let browser = Browser::open(Looks::phone()).await;
    browser.goto(&serve(GOOD)).await.unwrap();
    let found = axe::violations(&browser).await;
    assert!(found.is_empty(), "{}", found.iter().map(ToString::to_string).collect::<String>());

    browser.goto(&serve(BAD)).await.unwrap();
    let rules: Vec<_> = axe::violations(&browser).await.into_iter().map(|violation| violation.rule).collect();
    for rule in
        ["color-contrast", "image-alt", "html-has-lang", "document-title", "listitem", "link-name", "target-size"]
    {
        assert!(rules.iter().any(|found| found == rule), "{rule} is not among {rules:?}");
    }
    assert!(browser.overflows().await);
    let complaints = browser.complaints();
    assert!(complaints.iter().any(|complaint| complaint.contains("undefinedFunction")), "{complaints:?}");
}

#[test]
fn the_w3c_checker_sees_what_is_wrong_and_only_that() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("good.html"), GOOD).unwrap();
    fs::write(folder.path().join("bad.html"), BAD).unwrap();
    let findings = w3c::findings(folder.path());
    assert!(findings.iter().all(|finding| finding.page == "bad.html"), "{findings:?}");
    assert!(findings.iter().any(|finding| finding.kind == "error" && finding.message.contains("li")), "{findings:?}");
}

#[test]
fn a_mail_server_keeps_what_it_is_sent() {
    use mail::{Contact, Mailer, Message, Transport};
    let mailbox = Mailbox::start();
    let sender = Contact::new("Cénacle", "cenacle@birotteau.example");
    let mailer = Mailer::start(&Transport::parse(&mailbox.address()).unwrap(), sender).unwrap();
    for number in 1..=2 {
        let to = Contact::new("Césarine", "cesarine@birotteau.example");
        let date = "2026-11-23T10:15:00Z".parse().unwrap();
        let message =
            Message::new(to, format!("Number {number}"), "Bonjour.\n", date, format!("n{number}@birotteau.example"));
        mailer.send(&message).unwrap();
    }
    let messages = mailbox.wait_for(2);
    assert!(messages[0].contains("Subject: Number 1") && messages[1].contains("Subject: Number 2"), "{messages:?}");
}
