//! Mail through a real connection: a small SMTP server in the test takes what the mailer sends, plainly, after
//! STARTTLS and inside TLS, refuses what it is told to refuse, and keeps every byte for looking at.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "tests: what is not as it should be ends the test; Clippy only knows it of functions marked #[test]"
)]

mod addresses;
mod composing;
mod conversing;
mod folder;
mod sending;
mod server;

use jiff::Timestamp;
use mail::{Contact, Message};

/// Who the tests' mail is from.
fn sender() -> Contact {
    Contact::new("Cénacle", "cenacle@birotteau.example")
}

/// An ordinary message.
fn message() -> Message {
    let to = Contact::new("Césarine Birotteau", "cesarine@birotteau.example");
    let date: Timestamp = "2026-11-23T10:15:00Z".parse().unwrap();
    Message::new(to, "Une question pour vous", "Bonjour Césarine,\n\nÀ bientôt.\n", date, "n1@birotteau.example")
}
