//! Where mail goes, read from an address.

use mail::{Error, Security, Smtp, Transport};

fn smtp(address: &str) -> Smtp {
    match Transport::parse(address).unwrap() {
        Transport::Smtp(smtp) => smtp,
        other @ Transport::Folder(_) => panic!("{other:?}"),
    }
}

#[test]
fn a_server_elsewhere_is_protected_unless_one_says_otherwise() {
    let relay = smtp("smtp://mail.example.org");
    assert_eq!((relay.port, relay.security), (587, Security::StartTls));
    let relay = smtp("smtps://mail.example.org");
    assert_eq!((relay.port, relay.security), (465, Security::Tls));
    let relay = smtp("smtp://mail.example.org?tls=none");
    assert_eq!((relay.port, relay.security), (25, Security::None));
}

#[test]
fn a_server_on_this_machine_needs_no_protection_but_may_have_it() {
    for here in ["localhost", "127.0.0.1", "[::1]"] {
        let relay = smtp(&format!("smtp://{here}"));
        assert_eq!((relay.port, relay.security), (25, Security::None), "{here}");
    }
    assert_eq!(smtp("smtp://localhost?tls=required").security, Security::StartTls);
    assert_eq!(smtp("smtp://[::1]:2525").host, "::1");
}

#[test]
fn a_password_never_travels_in_the_clear() {
    let error = Transport::parse("smtp://robot:secret@mail.example.org?tls=none").unwrap_err();
    assert!(matches!(&error, Error::Address(why) if why.contains("in the clear")), "{error:?}");
    assert!(!error.to_string().contains("secret"));
}

#[test]
fn credentials_may_hold_any_character() {
    let relay = smtp("smtp://robot%40example.org:p:a@ss%2Fw%C3%A9@mail.example.org:2525?tls=required");
    assert_eq!(relay.credentials, Some(("robot@example.org".into(), "p:a@ss/wé".into())));
    assert_eq!((relay.host.as_str(), relay.port), ("mail.example.org", 2525));
}

#[test]
fn a_password_shows_nowhere() {
    let transport = Transport::parse("smtp://robot:secret@mail.example.org").unwrap();
    assert!(!format!("{transport:?} {transport:#?} {transport}").contains("secret"));
    assert_eq!(transport.to_string(), "the server mail.example.org:587 (STARTTLS)");
}

#[test]
fn what_is_not_an_address_is_said_not_to_be() {
    for wrong in [
        "",
        "mail.example.org",
        "http://mail.example.org",
        "smtp://",
        "smtp://:25",
        "smtp://robot@mail.example.org",
        "smtp://mail.example.org:port",
        "smtp://mail.example.org:99999",
        "smtp://mail.example.org?tls=maybe",
        "smtps://mail.example.org?tls=none",
        "smtp://a%4:b@mail.example.org",
        "smtp://mail.example.org?tls",
        "folder:",
    ] {
        assert!(matches!(Transport::parse(wrong), Err(Error::Address(_))), "{wrong}");
    }
}
