//! From a [`Message`] to an envelope and bytes. Header injection ends here: what people wrote is cleaned (a line break
//! in a name becomes a space), what programs wrote (addresses, identifiers) is refused when it is not what it claims.

use std::time::SystemTime;

use lettre::Address;
use lettre::address::Envelope;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, MultiPartKind, SinglePart};

use crate::{Contact, Error, Message};

/// A message that is ready to leave.
pub(crate) struct Composed {
    /// Whom the server is told about.
    pub(crate) envelope: Envelope,
    /// Headers and body, lines ended by CR LF.
    pub(crate) bytes: Vec<u8>,
}

/// Writes `message` down, from `sender` unless it names its own.
pub(crate) fn compose(message: &Message, sender: &Contact) -> Result<Composed, Error> {
    let from = message.from.as_ref().unwrap_or(sender);
    let date = SystemTime::try_from(message.date).map_err(|error| Error::Invalid(error.to_string()))?;
    let mut builder = lettre::Message::builder()
        .from(mailbox(from)?)
        .to(mailbox(&message.to)?)
        .subject(one_line(&message.subject))
        .date(date)
        .message_id(Some(format!("<{}>", identifier(&message.message_id)?)))
        // RFC 3834: no out-of-office note answers a machine; the second header says it to Exchange.
        .raw_header(header("Auto-Submitted", "auto-generated".to_owned()))
        .raw_header(header("X-Auto-Response-Suppress", "OOF, AutoReply".to_owned()));
    if let Some(reply_to) = &message.reply_to {
        builder = builder.reply_to(mailbox(reply_to)?);
    }
    if let Some(earlier) = &message.in_reply_to {
        let earlier = format!("<{}>", identifier(earlier)?);
        builder = builder.in_reply_to(earlier.clone()).references(earlier);
    }
    if let Some(unsubscribe) = &message.unsubscribe {
        builder = builder
            .raw_header(header("List-Unsubscribe", format!("<{}>", address_of_page(&unsubscribe.url)?)))
            .raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()));
    }
    let text = printable(&message.text);
    let built = match &message.html {
        None => builder.singlepart(SinglePart::plain(text)),
        Some(html) => {
            let html = printable(html);
            builder.multipart(
                MultiPart::builder()
                    .kind(MultiPartKind::Alternative)
                    .boundary(boundary(&text, &html))
                    .singlepart(SinglePart::builder().header(ContentType::TEXT_PLAIN).body(text))
                    .singlepart(SinglePart::builder().header(ContentType::TEXT_HTML).body(html)),
            )
        }
    };
    let built = built.map_err(|error| Error::Invalid(error.to_string()))?;
    Ok(Composed { envelope: built.envelope().clone(), bytes: built.formatted() })
}

/// A line between the parts that neither part contains, so that no text can end its part early. Not random: the same
/// message is the same bytes.
fn boundary(text: &str, html: &str) -> String {
    let mut candidate = String::from("cenacle-part");
    while text.contains(&candidate) || html.contains(&candidate) {
        candidate.push('-');
        candidate.push_str("part");
    }
    candidate
}

/// A name and an address as lettre wants them.
fn mailbox(contact: &Contact) -> Result<Mailbox, Error> {
    let address: Address = contact
        .address
        .parse()
        .map_err(|error| Error::Invalid(format!("{:?} is not a mail address: {error}", contact.address)))?;
    let name = one_line(&contact.name);
    Ok(Mailbox::new((!name.is_empty()).then_some(name), address))
}

/// What a person wrote, on one line: control characters (line breaks among them) and the invisible marks that turn
/// the direction of writing become spaces, and spaces next to each other one.
pub(crate) fn one_line(text: &str) -> String {
    let cleaned: String = text.chars().map(|c| if c.is_control() || is_trap(c) { ' ' } else { c }).collect();
    cleaned.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Marks with which a name can be made to read as another: direction overrides and isolates, line separators.
fn is_trap(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

/// A body without control characters other than line ends and tabs.
fn printable(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}

/// A message identifier (RFC 5322 3.6.4) without its angle brackets.
fn identifier(id: &str) -> Result<&str, Error> {
    let atoms = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c))
    };
    match id.split_once('@') {
        Some((left, right)) if atoms(left) && atoms(right) && id.len() <= 200 => Ok(id),
        _ => Err(Error::Invalid(format!("{id:?} is not a message identifier"))),
    }
}

/// The address of a page, with nothing that could end the header or the angle brackets around it.
fn address_of_page(url: &str) -> Result<&str, Error> {
    let plain = url.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>' | ',' | '"'));
    if plain && (url.starts_with("https://") || url.starts_with("http://")) {
        Ok(url)
    } else {
        Err(Error::Invalid(format!("{url:?} is not the address of a page")))
    }
}

/// A header of our own making; lettre folds it and encodes what is not plain.
fn header(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value)
}
