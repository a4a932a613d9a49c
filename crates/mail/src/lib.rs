//! Compose and send mail; knows no feature.
//!
//! A [`Mailer`] hands a [`Message`] to a server by SMTP, or writes it as an `.eml` file into a folder, so that a
//! demonstration and a test show the very bytes that would have left. [`Transport::parse`] reads which of the two from
//! an address such as `smtp://user:password@mail.example.org:587?tls=required` or `folder:data/mail`.
//!
//! One thread of its own speaks to the server, behind a bounded queue: a slow server costs its callers an error,
//! never memory. The crate does not try again, since whoever calls keeps the durable queue; [`Error::is_final`] says
//! whether trying again could help.
//!
//! Three promises, each tested: nothing that a person wrote (a name, a subject) can start a header of its own; a
//! password never leaves in the clear, nor shows in a log; and a message without a date or a random part of its own
//! making is the same bytes each time, since time and identity are passed in.

mod compose;
mod converse;
mod error;
mod mailer;
mod message;
mod transport;

pub use converse::{Conversation, Said, converse};
pub use error::Error;
pub use mailer::{Mailer, Receipt};
pub use message::{Contact, Message, Unsubscribe};
pub use transport::{Security, Smtp, Transport};
