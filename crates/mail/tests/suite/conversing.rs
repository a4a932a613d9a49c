//! The conversation word by word: what was said, how it ended, and no password in it.

use mail::{Conversation, Error, Receipt, Transport, converse};

use crate::server::{Certificate, Manners, Server};
use crate::{message, sender};

fn talk(address: &str) -> Conversation {
    converse(&Transport::parse(address).unwrap(), &sender(), &message())
}

fn words(conversation: &Conversation) -> String {
    let line = |said: &mail::Said| format!("{} {}", if said.ours { ">" } else { "<" }, said.words);
    conversation.said.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_step_is_told_and_the_message_arrives() {
    let server = Server::start(Manners::default());
    let talk = talk(&format!("smtp://127.0.0.1:{}", server.port));
    let words = words(&talk);
    for step in
        ["> connect 127.0.0.1", "> EHLO", "> MAIL FROM", "> RCPT TO", "> DATA", "bytes)", "taken as 4711", "> QUIT"]
    {
        assert!(words.contains(step), "{step}: {words}");
    }
    assert_eq!(talk.outcome.unwrap(), Receipt::Accepted("taken as 4711".into()));
    assert!(server.received().data().contains("Subject:"));
}

#[test]
fn over_tls_with_a_name_no_password_is_told() {
    let certificate = Certificate::new();
    let server = Server::start(Manners { starttls: Some(certificate.config.clone()), ..Manners::default() });
    let ca = certificate.file.display();
    let talk = talk(&format!("smtp://robot:s3cret@localhost:{}?tls=required&ca={ca}", server.port));
    let words = words(&talk);
    assert!(talk.outcome.is_ok(), "{words}");
    assert!(words.contains("> STARTTLS") && words.contains("> AUTH robot") && !words.contains("s3cret"), "{words}");
    assert!(server.received().protected);
}

#[test]
fn a_refusal_is_the_last_word() {
    let server = Server::start(Manners { recipient: Some("550 5.1.1 nobody of that name"), ..Manners::default() });
    let talk = talk(&format!("smtp://127.0.0.1:{}", server.port));
    assert!(matches!(talk.outcome, Err(Error::Refused { code: 550, .. })), "{:?}", talk.outcome);
    assert!(words(&talk).ends_with("nobody of that name"), "{}", words(&talk));
}

#[test]
fn a_server_that_accepts_and_drops_is_told_from_one_that_takes() {
    let server = Server::start(Manners { hangs_up: true, ..Manners::default() });
    let talk = talk(&format!("smtp://127.0.0.1:{}", server.port));
    assert!(matches!(talk.outcome, Err(Error::Unreachable(_))), "{:?}", talk.outcome);
    assert!(words(&talk).contains("> DATA"), "{}", words(&talk));
}
