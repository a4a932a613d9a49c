//! From a message to its bytes: encodings, parts, headers, and what people may not do with them.

use std::fs;

use mail::{Contact, Error, Mailer, Message, Receipt, Transport, Unsubscribe};

use crate::{message, sender};

fn composed(message: &Message) -> Result<String, Error> {
    let folder = tempfile::tempdir().unwrap();
    let mailer = Mailer::start(&Transport::Folder(folder.path().into()), sender()).unwrap();
    match mailer.send(message)? {
        Receipt::Written(file) => Ok(fs::read_to_string(file).unwrap()),
        other @ Receipt::Accepted(_) => panic!("{other:?}"),
    }
}

/// The headers, unfolded, one a line.
fn headers(bytes: &str) -> Vec<String> {
    let (head, _) = bytes.split_once("\r\n\r\n").unwrap();
    head.replace("\r\n ", " ").replace("\r\n\t", " ").split("\r\n").map(str::to_owned).collect()
}

fn header<'a>(headers: &'a [String], name: &str) -> Vec<&'a str> {
    let prefix = format!("{name}: ");
    headers.iter().filter_map(|line| line.strip_prefix(&prefix)).collect()
}

#[test]
fn names_and_subjects_in_any_script_travel_encoded() {
    let mut message = message();
    message.to.name = "Наталья Œillet-Łaski 李 🌸".into();
    message.subject = "Été à Grasse 🌿 : l’œillet et la rose, ce que nous en savons depuis le dernier atelier".into();
    let bytes = composed(&message).unwrap();
    assert!(bytes.split("\r\n\r\n").next().unwrap().is_ascii());
    assert!(bytes.lines().all(|line| line.len() <= 998), "RFC 5322 2.1.1");
    let headers = headers(&bytes);
    assert!(header(&headers, "To")[0].starts_with("=?utf-8?b?"), "{headers:?}");
    assert!(header(&headers, "Subject")[0].starts_with("=?utf-8?b?"), "{headers:?}");
    assert_eq!(header(&headers, "From").len(), 1);
}

#[test]
fn a_name_or_subject_cannot_start_a_header() {
    for injected in [
        "x\r\nBcc: everybody@birotteau.example",
        "x\nBcc: everybody@birotteau.example",
        "x\rBcc: everybody@birotteau.example",
        "x\r\n\r\n<script>",
        "x\u{2028}Bcc: e@birotteau.example",
        "x\u{85}Bcc: e@birotteau.example",
        "x\0\u{b}Bcc: e@birotteau.example",
        "\"x\" <evil@birotteau.example>, y",
    ] {
        let mut message = message();
        message.subject = injected.into();
        message.to.name = injected.into();
        message.from = Some(Contact::new(injected, "cenacle@birotteau.example"));
        message.reply_to = Some(Contact::new(injected, "reply@birotteau.example"));
        let bytes = composed(&message).unwrap();
        let headers = headers(&bytes);
        let names: Vec<_> = headers.iter().map(|line| line.split(':').next().unwrap()).collect();
        for name in &names {
            assert!(
                [
                    "From",
                    "To",
                    "Reply-To",
                    "Subject",
                    "Date",
                    "Message-ID",
                    "MIME-Version",
                    "Content-Type",
                    "Content-Transfer-Encoding",
                    "Auto-Submitted",
                    "X-Auto-Response-Suppress"
                ]
                .contains(name),
                "{name:?} of {injected:?} in {bytes}"
            );
        }
        assert_eq!(names.iter().filter(|name| **name == "To").count(), 1);
        // A quoted name stays a name: the only address is the one that was meant.
        assert!(header(&headers, "To")[0].ends_with("<cesarine@birotteau.example>"));
        assert!(!header(&headers, "To")[0].replace("\\\"", "").contains("\" <evil"), "{headers:?}");
        assert!(bytes.replace("\r\n", "").chars().all(|c| !matches!(c, '\r' | '\n' | '\0')), "a bare line end");
    }
}

#[test]
fn an_address_or_identifier_cannot_either() {
    let wrong: [fn(&mut Message); 9] = [
        |message| message.to.address = "cesarine@birotteau.example\r\nBcc: all@birotteau.example".into(),
        |message| message.to.address = "cesarine@birotteau.example, all@birotteau.example".into(),
        |message| message.to.address = "cesarine".into(),
        |message| message.to.address = "<cesarine@birotteau.example>".into(),
        |message| message.reply_to = Some(Contact::new("", "r@birotteau.example\nX: y")),
        |message| message.message_id = "n1@birotteau.example>\r\nBcc: all@birotteau.example".into(),
        |message| message.message_id = "n1".into(),
        |message| message.in_reply_to = Some("n 1@birotteau.example".into()),
        |message| message.unsubscribe = Some(Unsubscribe { url: "https://x/\r\nBcc: all@birotteau.example".into() }),
    ];
    for spoil in wrong {
        let mut message = message();
        spoil(&mut message);
        let error = composed(&message).unwrap_err();
        assert!(matches!(error, Error::Invalid(_)) && error.is_final(), "{message:?}");
    }
}

#[test]
fn text_and_html_are_alternatives_in_that_order() {
    let mut message = message();
    message.html = Some("<p lang=\"fr\">Bonjour <strong>Césarine</strong></p>".into());
    let bytes = composed(&message).unwrap();
    let kind = header(&headers(&bytes), "Content-Type")[0].to_owned();
    assert!(kind.starts_with("multipart/alternative"), "{kind}");
    let (text, html) =
        (bytes.find("text/plain; charset=utf-8").unwrap(), bytes.find("text/html; charset=utf-8").unwrap());
    assert!(text < html, "the best comes last (RFC 2046 5.1.4)");
}

#[test]
fn no_text_ends_its_part_early() {
    let mut message = message();
    message.text = "--cenacle-part\r\nContent-Type: text/html\r\n\r\n<p>mine</p>\r\n--cenacle-part--\r\n".into();
    message.html = Some("<p>hers</p>\n--cenacle-part-part--\n".into());
    let bytes = composed(&message).unwrap();
    let kind = header(&headers(&bytes), "Content-Type")[0].to_owned();
    let boundary = kind.split("boundary=").nth(1).unwrap().trim_matches('"').to_owned();
    assert_eq!(bytes.matches(&format!("\r\n--{boundary}\r\n")).count(), 2, "two parts and no more: {bytes}");
}

#[test]
fn a_reader_can_stop_it_in_one_click_and_no_machine_answers() {
    let mut message = message();
    let url = format!("https://birotteau.example/unsubscribe?token={}", "0123456789abcdef".repeat(12));
    message.unsubscribe = Some(Unsubscribe { url: url.clone() });
    message.in_reply_to = Some("e1@birotteau.example".into());
    let headers = headers(&composed(&message).unwrap());
    assert_eq!(header(&headers, "List-Unsubscribe"), [format!("<{url}>")]);
    assert_eq!(header(&headers, "List-Unsubscribe-Post"), ["List-Unsubscribe=One-Click"]);
    assert_eq!(header(&headers, "Auto-Submitted"), ["auto-generated"]);
    assert_eq!(header(&headers, "Message-ID"), ["<n1@birotteau.example>"]);
    assert_eq!(header(&headers, "In-Reply-To"), ["<e1@birotteau.example>"]);
    assert_eq!(header(&headers, "References"), ["<e1@birotteau.example>"]);
    assert_eq!(header(&headers, "Date"), ["Mon, 23 Nov 2026 10:15:00 +0000"]);
}
