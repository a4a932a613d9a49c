//! What a mail says: to whom, about what, in words and perhaps in HTML. Plain values; how they become bytes is in
//! `compose`.

use jiff::Timestamp;

/// Somebody with a name and an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// The name as people write it, in any script; may be empty.
    pub name: String,
    /// The address, `local@domain`.
    pub address: String,
}

impl Contact {
    /// A contact of this name and address.
    pub fn new(name: impl Into<String>, address: impl Into<String>) -> Self {
        Self { name: name.into(), address: address.into() }
    }
}

/// How a reader stops this kind of mail (RFC 2369), in one click where their program offers it (RFC 8058).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsubscribe {
    /// Takes a POST without a session and stops this kind of mail for this reader; an `https` address. It also
    /// answers a GET, with a page that asks.
    pub url: String,
}

/// One mail to one person. Several readers are several messages, so that nobody learns who else got it.
#[derive(Debug, Clone)]
pub struct Message {
    /// Who it is from; the mailer's own sender when absent.
    pub from: Option<Contact>,
    /// Who reads it.
    pub to: Contact,
    /// Who an answer goes to, if not to the sender.
    pub reply_to: Option<Contact>,
    /// One line.
    pub subject: String,
    /// The whole message in words; complete without the HTML.
    pub text: String,
    /// The same in HTML.
    pub html: Option<String>,
    /// When it was written, as its reader will see it.
    pub date: Timestamp,
    /// Unique in the world, `local@host` without angle brackets, and the same when the same mail is tried again, so
    /// that a mail that came twice shows once.
    pub message_id: String,
    /// The identifier of the mail that this one belongs under, so that programs show one conversation.
    pub in_reply_to: Option<String>,
    /// How to stop mail of this kind; `None` only for what a person asked for themselves (a password, an invitation).
    pub unsubscribe: Option<Unsubscribe>,
}

impl Message {
    /// The least that a message needs. The rest are public fields.
    pub fn new(
        to: Contact,
        subject: impl Into<String>,
        text: impl Into<String>,
        date: Timestamp,
        message_id: impl Into<String>,
    ) -> Self {
        Self {
            from: None,
            to,
            reply_to: None,
            subject: subject.into(),
            text: text.into(),
            html: None,
            date,
            message_id: message_id.into(),
            in_reply_to: None,
            unsubscribe: None,
        }
    }
}
