//! Handing messages to a server: the conversation, protection, and every way in which it can fail.

use std::sync::mpsc;

use mail::{Error, Mailer, Receipt, Transport};

use crate::server::{Certificate, Manners, Server};
use crate::{message, sender};

fn mailer(address: &str) -> Mailer {
    Mailer::start(&Transport::parse(address).unwrap(), sender()).unwrap()
}

#[test]
fn a_message_is_taken_by_the_server_as_it_was_written() {
    let server = Server::start(Manners::default());
    let receipt = mailer(&format!("smtp://127.0.0.1:{}", server.port)).send(&message()).unwrap();
    assert_eq!(receipt, Receipt::Accepted("taken as 4711".into()));
    let received = server.received();
    let said = received.commands.join("\n");
    assert!(said.contains("MAIL FROM:<cenacle@birotteau.example>"), "{said}");
    assert!(said.contains("RCPT TO:<cesarine@birotteau.example>"), "{said}");
    assert!(!said.contains("AUTH"), "no credentials were given, none are offered: {said}");
    assert!(received.data().contains("Subject: Une question pour vous\r\n"));
}

#[test]
fn a_line_of_one_dot_does_not_end_the_message() {
    let server = Server::start(Manners::default());
    let mut message = message();
    message.text = "before\n.\n.dot\nQUIT\n..\nafter\n".into();
    mailer(&format!("smtp://127.0.0.1:{}", server.port)).send(&message).unwrap();
    let received = server.received();
    assert!(received.data().contains("before\r\n.\r\n.dot\r\nQUIT\r\n..\r\nafter"), "{}", received.data());
}

#[test]
fn a_refusal_is_final_and_a_deferral_is_not() {
    let server = Server::start(Manners { recipient: Some("550 5.1.1 nobody of that name"), ..Manners::default() });
    let error = mailer(&format!("smtp://127.0.0.1:{}", server.port)).send(&message()).unwrap_err();
    assert!(matches!(&error, Error::Refused { code: 550, text } if text.contains("nobody of that name")), "{error:?}");
    assert!(error.is_final());

    let server = Server::start(Manners { recipient: Some("451 4.7.1 greylisted"), ..Manners::default() });
    let error = mailer(&format!("smtp://127.0.0.1:{}", server.port)).send(&message()).unwrap_err();
    assert!(matches!(&error, Error::Deferred { code: 451, text } if text.contains("greylisted")), "{error:?}");
    assert!(!error.is_final());
}

#[test]
fn wrong_credentials_do_not_blame_the_recipient() {
    let server = Server::start(Manners { credentials: Some("535 5.7.8 who are you?"), ..Manners::default() });
    let error = mailer(&format!("smtp://robot:wrong@127.0.0.1:{}", server.port)).send(&message()).unwrap_err();
    assert!(matches!(error, Error::Credentials { code: 535, .. }), "{error:?}");
    assert!(!error.is_final(), "whoever is being written to is not at fault");
}

#[test]
fn a_server_that_is_not_there_or_hangs_up_is_tried_again_later() {
    let server = Server::start(Manners { hangs_up: true, ..Manners::default() });
    let mailer_ = mailer(&format!("smtp://127.0.0.1:{}", server.port));
    let error = mailer_.send(&message()).unwrap_err();
    assert!(matches!(error, Error::Unreachable(_)) && !error.is_final(), "{error:?}");

    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let error = mailer(&format!("smtp://127.0.0.1:{free}")).send(&message()).unwrap_err();
    assert!(matches!(error, Error::Unreachable(_)) && !error.is_final(), "{error:?}");
}

#[test]
fn starttls_protects_the_password_and_the_message() {
    let certificate = Certificate::new();
    let server = Server::start(Manners { starttls: Some(certificate.config.clone()), ..Manners::default() });
    let address =
        format!("smtp://robot:p%40ss@localhost:{}?tls=required&ca={}", server.port, certificate.file.display());
    mailer(&address).send(&message()).unwrap();
    let received = server.received();
    assert!(received.protected);
    let upgrade = received.commands.iter().position(|command| command == "STARTTLS").unwrap();
    let sign_in = received.commands.iter().position(|command| command.starts_with("AUTH")).unwrap();
    assert!(upgrade < sign_in, "{:?}", received.commands);
}

#[test]
fn tls_from_the_first_byte() {
    let certificate = Certificate::new();
    let server = Server::start(Manners { wrapped: Some(certificate.config.clone()), ..Manners::default() });
    let address = format!("smtps://localhost:{}?ca={}", server.port, certificate.file.display());
    mailer(&address).send(&message()).unwrap();
    assert!(server.received().protected);
}

#[test]
fn a_server_without_the_protection_asked_for_gets_nothing() {
    let server = Server::start(Manners::default());
    let error =
        mailer(&format!("smtp://robot:secret@localhost:{}?tls=required", server.port)).send(&message()).unwrap_err();
    assert!(matches!(error, Error::Tls(_)), "{error:?}");
    let said = server.received().commands.join("\n");
    assert!(!said.contains("AUTH") && !said.contains("MAIL"), "{said}");
}

#[test]
fn a_certificate_that_nobody_vouches_for_is_refused() {
    let certificate = Certificate::new();
    let server = Server::start(Manners { wrapped: Some(certificate.config.clone()), ..Manners::default() });
    let error = mailer(&format!("smtps://localhost:{}", server.port)).send(&message()).unwrap_err();
    assert!(matches!(error, Error::Tls(_) | Error::Unreachable(_)), "{error:?}");
    assert!(server.received().data.is_none());
}

#[test]
fn a_queue_that_is_full_says_so_at_once() {
    let (release, held) = mpsc::channel::<()>();
    let folder = tempfile::tempdir().unwrap();
    let mailer = mailer(&format!("folder:{}", folder.path().display()));
    // The first message's answer holds the thread, so that the queue fills behind it.
    mailer.send_then(&message(), move |_| held.recv().unwrap()).unwrap();
    let busy = (0..1000).find_map(|_| mailer.send_then(&message(), |_| ()).err());
    assert!(matches!(busy, Some(Error::Busy)), "{busy:?}");
    release.send(()).unwrap();
    // The thread lives and works on.
    let (done, outcome) = mpsc::channel();
    while let Err(error) = mailer.send_then(&message(), {
        let done = done.clone();
        move |result| done.send(result.is_ok()).unwrap()
    }) {
        assert!(matches!(error, Error::Busy));
        std::thread::yield_now();
    }
    assert!(outcome.recv().unwrap());
}
