//! What a form sent, in either encoding, bounded; kept whole when the session has ended meanwhile, so that no text is lost.

use std::{future::poll_fn, pin::Pin};

use axum::{
    body::{Body, HttpBody},
    extract::{FromRequest, FromRequestParts, Multipart, Request, multipart::MultipartError},
    response::Response,
};
use http::{StatusCode, header};
use kernel::{Change, Error, Result, Writing, blob::picture};

use super::{
    App, Ask, Failure,
    app::{PersonKey, Receiving},
};

/// The largest form without files, in bytes.
pub(super) const MAX_FORM: usize = 2 * 1024 * 1024;
/// Fields that one form may hold.
const MAX_FIELDS: usize = 400;

/// A file that came with a form.
#[derive(Debug, Clone)]
pub struct Upload {
    /// The field.
    pub field: String,
    /// The name on the sender's machine; never a path of ours.
    pub name: String,
    /// The content.
    pub bytes: Vec<u8>,
}

/// A form that was sent.
pub struct Posted {
    /// The request around it.
    pub ask: Ask,
    fields: Vec<(String, String)>,
    /// Its files, in order.
    pub files: Vec<Upload>,
    /// Held as long as the files are.
    _receiving: Option<Receiving>,
}

impl FromRequest<App> for Posted {
    type Rejection = Failure;

    async fn from_request(request: Request, app: &App) -> std::result::Result<Self, Failure> {
        let (mut parts, body) = request.into_parts();
        let ask = Ask::from_request_parts(&mut parts, app).await?;
        let kind = parts
            .headers
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
            .to_ascii_lowercase();
        let request = Request::from_parts(parts, body);
        let has_files = kind.starts_with("multipart/form-data");
        let sender = if has_files { Some(sender(&ask).await) } else { None };
        let read = match &sender {
            // Whoever is nobody here, or sends too much at once, sends no file, and still finds their text again.
            Some(Err(_)) => multipart(request, app, 0).await,
            Some(Ok(_)) => multipart(request, app, app.settings().max_upload).await,
            None if kind.starts_with("application/x-www-form-urlencoded") => urlencoded(request).await,
            // What says nothing of its kind is a form without fields; what is no form is not read as one.
            None => match bounded(request.into_body(), MAX_FORM).await {
                Ok(bytes) if bytes.is_empty() => Ok((Vec::new(), Vec::new())),
                Ok(_) => Err((malformed(), Vec::new())),
                Err(error) => Err((error, Vec::new())),
            },
        };
        let ((fields, files), mut refused) = match read {
            Ok(read) => (read, None),
            Err((error, fields)) => ((fields, Vec::new()), Some(error)),
        };
        let (sender, barred) = match sender.transpose() {
            Ok(sender) => (sender, None),
            Err(error) => (None, Some(error)),
        };
        if let Some((person, _)) = &sender {
            refused = refused.or_else(|| app.upload(*person, weight(&files)).err());
        }
        let posted = Self { ask, fields, files, _receiving: sender.map(|(_, receiving)| receiving) };
        if let Some(error) = barred {
            // The numbers of a picture's cut are no text to come back to.
            let is_text = |(_, value): &(String, String)| !value.is_empty() && value.parse::<f64>().is_err();
            return Err(if posted.fields.iter().any(is_text) {
                posted.failure(error)
            } else {
                posted.ask.failure(error)
            });
        }
        match refused {
            Some(error) => Err(posted.failure(error)),
            None => Ok(posted),
        }
    }
}

/// Who sends files, before any of them is read: every such form is one of people who are signed in, and of whom nobody sends
/// many at once.
async fn sender(ask: &Ask) -> Result<(PersonKey, Receiving)> {
    let whose = ask.organisation.id.get();
    let me = ask.app.store().read(ask.asker.clone(), |tx| tx.viewer().signed_in()).await?;
    let person = (whose, me.get());
    Ok((person, ask.app.receive(person)?))
}

/// What files weigh: each one, and a picture one more for every eight million pixels that drawing it anew takes.
fn weight(files: &[Upload]) -> u32 {
    let of_one = |file: &Upload| 1 + picture::pixels(&file.bytes) / 8_000_000;
    u32::try_from(files.iter().map(of_one).sum::<u64>()).unwrap_or(u32::MAX)
}

/// Why a picture that somebody sent in this field cannot be shown: it is none, or has too many pixels.
#[must_use]
pub fn not_shown(field: &'static str, error: Error) -> Error {
    match error {
        Error::Internal(_) => Error::Invalid(field, crate::t::common::field_image),
        Error::TooLarge => Error::Invalid(field, crate::t::common::field_pixels),
        other => other,
    }
}

/// Fields and files; or what does not hold, with the fields that could be read.
type Read = std::result::Result<(Vec<(String, String)>, Vec<Upload>), (Error, Vec<(String, String)>)>;

fn malformed() -> Error {
    Error::Invalid("form", crate::t::common::error_invalid)
}

async fn urlencoded(request: Request) -> Read {
    let bytes = bounded(request.into_body(), MAX_FORM).await.map_err(|error| (error, Vec::new()))?;
    let fields = decode(&bytes).ok_or_else(|| (malformed(), Vec::new()))?;
    if fields.len() > MAX_FIELDS {
        return Err((malformed(), Vec::new()));
    }
    Ok((fields, Vec::new()))
}

/// A body up to a bound. What comes beyond is let go of as it comes, so that the sender hears the answer: a connection
/// that is closed before everything was read tells a browser nothing but that it was closed.
async fn bounded(mut body: Body, most: usize) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut fits = true;
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        // The layer around every body has a bound of its own; a connection that broke hears no answer.
        let Ok(frame) = frame else { return Err(Error::TooLarge) };
        let Ok(data) = frame.into_data() else { continue };
        fits = fits && bytes.len() + data.len() <= most;
        if fits {
            bytes.extend_from_slice(&data);
        } else {
            bytes = Vec::new();
        }
    }
    if fits { Ok(bytes) } else { Err(Error::TooLong) }
}

/// Reads a form part by part, with so many bytes of files. One that is too large is read to its end all the same, and its text comes back.
async fn multipart(request: Request, app: &App, most_of_files: usize) -> Read {
    let Ok(mut multipart) = Multipart::from_request(request, app).await else { return Err((malformed(), Vec::new())) };
    let (mut fields, mut files, mut refused) = (Vec::new(), Vec::new(), None);
    let (mut left_of_files, mut left_of_text) = (most_of_files, MAX_FORM);
    loop {
        let mut field = match multipart.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => break,
            Err(error) => return Err((broken(&error), fields)),
        };
        let name = field.name().unwrap_or_default().to_owned();
        let file = field.file_name().map(str::to_owned);
        let left = if file.is_some() { &mut left_of_files } else { &mut left_of_text };
        let many = fields.len() + files.len() >= MAX_FIELDS;
        let (mut bytes, mut whole) = (Vec::new(), !many);
        loop {
            let chunk = match field.chunk().await {
                Ok(Some(chunk)) => chunk,
                Ok(None) => break,
                Err(error) => return Err((broken(&error), fields)),
            };
            whole = whole && chunk.len() <= *left;
            if whole {
                *left -= chunk.len();
                bytes.extend_from_slice(&chunk);
            } else {
                bytes = Vec::new();
            }
        }
        match file {
            _ if many => refused = refused.or_else(|| Some(malformed())),
            Some(_) if !whole => refused = refused.or(Some(Error::TooLarge)),
            None if !whole => refused = Some(Error::TooLong),
            // A field in which nothing was chosen is sent too, with a file that has no name.
            Some(file) if file.is_empty() && bytes.is_empty() => {}
            Some(file) => files.push(Upload { field: name, name: file, bytes }),
            None => match text(bytes) {
                Some(text) => fields.push((name, text)),
                None => return Err((malformed(), fields)),
            },
        }
        if refused.is_some() {
            files.clear();
        }
    }
    match refused {
        Some(error) => Err((error, fields)),
        None => Ok((fields, files)),
    }
}

fn broken(error: &MultipartError) -> Error {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Error::TooLarge } else { malformed() }
}

/// UTF-8 with the line ends of the house; a browser sends CRLF.
fn text(bytes: Vec<u8>) -> Option<String> {
    let mut text = String::from_utf8(bytes).ok()?;
    if text.contains('\0') {
        // No database of ours keeps a zero in a text; it shows as what it is (U+FFFD), and the rest stays.
        text = text.replace('\0', "\u{fffd}");
    }
    Some(if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text })
}

/// `application/x-www-form-urlencoded` (WHATWG URL, 5.1); `None` when it is not UTF-8.
fn decode(bytes: &[u8]) -> Option<Vec<(String, String)>> {
    let part = |part: &[u8]| {
        let mut out = Vec::with_capacity(part.len());
        let mut rest = part.iter().copied();
        while let Some(byte) = rest.next() {
            match byte {
                b'+' => out.push(b' '),
                b'%' => {
                    let high = char::from(rest.next()?).to_digit(16)?;
                    let low = char::from(rest.next()?).to_digit(16)?;
                    out.push(u8::try_from(high * 16 + low).ok()?);
                }
                other => out.push(other),
            }
        }
        text(out)
    };
    bytes
        .split(|byte| *byte == b'&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let mut halves = pair.splitn(2, |byte| *byte == b'=');
            Some((part(halves.next()?)?, part(halves.next().unwrap_or_default())?))
        })
        .collect()
}

impl Posted {
    /// What a field holds; empty when the form has none of that name.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.fields.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// Every value of a name that is sent several times.
    pub fn all<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s str> {
        self.fields.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Every field whose name begins with `prefix`, by the rest of its name.
    pub fn starting<'s>(&'s self, prefix: &'s str) -> impl Iterator<Item = (&'s str, &'s str)> {
        self.fields.iter().filter_map(move |(name, value)| Some((name.strip_prefix(prefix)?, value.as_str())))
    }

    /// Whether a box was ticked.
    #[must_use]
    pub fn ticked(&self, name: &str) -> bool {
        self.text(name) == "yes"
    }

    /// An id, if the field holds one.
    #[must_use]
    pub fn id<T>(&self, name: &str) -> Option<kernel::Id<T>> {
        self.text(name).parse().ok()
    }

    /// What stands for this form and all that it holds: the same is sent twice by a button pressed twice, or by whoever heard no
    /// answer; whoever goes back to it and changes anything has written something else. Its files stand by the digests of their bytes.
    /// Empty for a form without a `nonce`.
    pub fn word<'d>(&self, files: impl IntoIterator<Item = &'d str>) -> String {
        if self.text("nonce").is_empty() {
            return String::new();
        }
        let mut all = String::new();
        for (name, value) in self.fields.iter().filter(|(name, _)| !matches!(name.as_str(), "back" | "next")) {
            all.extend([name, "\0", value, "\0"]);
        }
        for (file, digest) in self.files.iter().zip(files) {
            all.extend([&file.field, "\0", &file.name, "\0", digest, "\0"]);
        }
        kernel::chance::digest(&all).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// All fields, to be drafted or shown again.
    #[must_use]
    pub fn fields(&self) -> &[(String, String)] {
        &self.fields
    }

    /// The fields of a form that was kept as text while its author signed in again.
    #[must_use]
    pub fn decode_kept(kept: &str) -> Vec<(String, String)> {
        decode(kept.as_bytes()).unwrap_or_default()
    }

    /// The page that says what went wrong, with what was written.
    #[must_use]
    pub fn failure(&self, error: Error) -> Failure {
        self.ask.failure(error).keeping(self.fields.clone())
    }

    /// Runs a command with the form; whatever goes wrong, what was written comes back with the page that says so.
    ///
    /// # Errors
    /// A page that says what went wrong.
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Writing<'_>) -> Result<Change<T>> + Send + 'static,
    ) -> std::result::Result<T, Failure> {
        self.ask.write(work).await.map_err(|failure| failure.keeping(self.fields.clone()))
    }

    /// Writes what is nobody else's business, with the form.
    ///
    /// # Errors
    /// A page that says what went wrong.
    pub async fn private<T: Send + 'static>(
        &self,
        reason: &'static str,
        work: impl FnOnce(&Writing<'_>) -> Result<T> + Send + 'static,
    ) -> std::result::Result<T, Failure> {
        self.ask.private(reason, work).await.map_err(|failure| failure.keeping(self.fields.clone()))
    }

    /// Back to the place of the page that sent the form; to `href` when the browser does not say which page that was, or
    /// when it was a page about this form alone.
    #[must_use]
    pub fn back_to(&self, place: &str, href: &str) -> Response {
        match &self.ask.from {
            Some(from) if *from != self.ask.here => self.ask.go(&format!("{from}#{place}")),
            _ => self.ask.go(href),
        }
    }

    /// Back to the page that sent the form, when it said which; otherwise to `href`.
    #[must_use]
    pub fn back_or(&self, href: &str) -> Response {
        let back = self.text("back");
        self.ask.go(if back.is_empty() { href } else { back })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_decoded_and_malformed_text_is_refused() {
        assert_eq!(
            decode(b"a=1+2&b=%C3%A9%0D%0Ax&c").unwrap(),
            [("a".into(), "1 2".into()), ("b".into(), "é\nx".into()), ("c".into(), String::new())]
        );
        assert!(decode(b"a=%FF%FE").is_none());
        assert!(decode(b"a=%4").is_none());
    }
}
