//! What went wrong, as a page: clear to the person, complete in the log, never an internal text on the screen.

use axum::response::{IntoResponse, Redirect, Response};
use http::{HeaderValue, StatusCode, header};
use kernel::{Asker, Error, Lang};
use maud::{Markup, html};

use super::Ask;
use crate::{
    ErrorPage, Frame, FrameOrganisation,
    component::{Field, textarea},
    error_page, format,
    frame::{Heading, Layout, Wrong, paths},
    page, t,
};

/// A handler's answer.
pub type Answer = Result<Response, Failure>;

/// A page that says by its status what it tells in words: a form that does not hold, shown again.
#[must_use]
pub fn with_status(mut page: Response, status: StatusCode) -> Response {
    *page.status_mut() = status;
    page
}

/// A request that was not served, with what its page needs.
#[derive(Debug)]
pub struct Failure(Box<Facts>);

#[derive(Debug)]
struct Facts {
    error: Error,
    gone: Option<Wrong>,
    signed_in: bool,
    /// Whether the request only asked.
    safe: bool,
    lang: Lang,
    organisation: String,
    here: String,
    max_upload: usize,
    fields: Option<Vec<(String, String)>>,
}

impl Failure {
    pub(crate) fn new(error: Error, ask: &Ask) -> Self {
        Self(Box::new(Facts {
            error,
            gone: None,
            signed_in: matches!(ask.asker, Asker::Session { .. }),
            safe: ask.safe,
            lang: ask.lang,
            organisation: ask.organisation.name.clone(),
            here: ask.here.clone(),
            max_upload: ask.app.settings().max_upload,
            fields: None,
        }))
    }

    /// No organisation answers to this host name.
    pub(crate) fn unknown_host(lang: Lang) -> Self {
        Self::without_network(lang, Wrong::UnknownHost, String::new())
    }

    /// The organisation is there, and whoever runs the deployment has closed it for now.
    pub(crate) fn suspended(lang: Lang, organisation: String) -> Self {
        Self::without_network(lang, Wrong::Suspended, organisation)
    }

    fn without_network(lang: Lang, gone: Wrong, organisation: String) -> Self {
        Self(Box::new(Facts {
            error: Error::NotFound,
            gone: Some(gone),
            signed_in: false,
            safe: true,
            lang,
            organisation,
            here: String::new(),
            max_upload: 0,
            fields: None,
        }))
    }

    /// With what the form held, so that a text survives signing in again, and anything else that goes wrong.
    #[must_use]
    pub fn keeping(mut self, fields: Vec<(String, String)>) -> Self {
        self.0.fields = Some(fields);
        self
    }

    /// The outcome itself.
    #[must_use]
    pub fn error(&self) -> &Error {
        &self.0.error
    }

    /// What is wrong with which field, for a form to be shown again; the failure itself otherwise.
    ///
    /// # Errors
    /// The failure, when it is about no field.
    pub fn invalid(self) -> Result<(&'static str, kernel::Say), Self> {
        match &self.0.error {
            Error::Invalid(field, say) => Ok((field, *say)),
            _ => Err(self),
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let facts = *self.0;
        let lang = facts.lang;
        if matches!(facts.error, Error::SignIn) {
            return sign_in(&facts);
        }
        // New terms of use are read before anything else.
        if matches!(facts.error, Error::Terms) && facts.safe {
            return Redirect::to(&format!("{}?next={}", paths::TERMS, encode(&facts.here))).into_response();
        }
        let wrong = outcome(&facts);
        let reference = log(&facts.error, &facts.here);
        let words = match &facts.error {
            Error::Invalid(_, say) | Error::Conflict(say) => Some(say(lang)),
            _ => None,
        };
        let most = if wrong == Wrong::TooLong { super::posted::MAX_FORM } else { facts.max_upload };
        let limit = format::size(lang, u64::try_from(most).unwrap_or(u64::MAX));
        let kept = facts.fields.as_deref().and_then(|fields| kept(lang, &facts.here, fields));
        let shown = ErrorPage { wrong, words, reference: reference.as_deref(), limit: &limit, kept };
        let page = html! { (error_page(bare_frame(&facts), shown)) }.into_string();
        let mut response = (wrong.status(), page).into_response();
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        if let Error::RateLimited(seconds) = facts.error
            && let Ok(value) = HeaderValue::from_str(&seconds.to_string())
        {
            response.headers_mut().insert(header::RETRY_AFTER, value);
        }
        response
    }
}

/// What somebody had written, in sight and ready to be sent again; nothing when the form held no text, or a secret.
fn kept(lang: Lang, here: &str, fields: &[(String, String)]) -> Option<Markup> {
    const NO_TEXT: [&str; 6] = ["nonce", "context", "back", "next", "resume", "resume_to"];
    if fields.iter().any(|(name, _)| name.contains("password")) {
        return None;
    }
    let texts = fields.iter().enumerate().filter(|(_, (name, value))| {
        // One word may be all that was said, and some scripts put no space between any.
        let is_text = name == "source" || value.contains(char::is_whitespace);
        is_text && !value.is_empty() && !NO_TEXT.contains(&name.as_str())
    });
    let (shown, _) = texts.max_by_key(|(_, (_, value))| value.len())?;
    Some(html! {
        form.form method="post" action=(here) {
            @for (at, (name, value)) in fields.iter().enumerate() {
                @if at == shown {
                    (textarea(lang, Field { name, id: Some("kept-text"), label: t::identity::kept_text(lang), required: true, ..Field::default() }, value, 12, None))
                } @else {
                    input type="hidden" name=(name) value=(value);
                }
            }
            div.actions { button.button.primary type="submit" { (t::common::retry(lang)) } }
        }
    })
}

fn bare_frame(facts: &Facts) -> Frame {
    Frame {
        lang: facts.lang,
        organisation: FrameOrganisation {
            name: facts.organisation.clone(),
            logo: None,
            hue_href: facts.gone.is_none().then(|| "/organisation.css".to_owned()),
        },
        here: facts.here.clone(),
        // Somebody who is signed in is not asked to sign in.
        layout: if facts.signed_in { Layout::Gate } else { Layout::default() },
        ..Frame::default()
    }
}

fn outcome(facts: &Facts) -> Wrong {
    if let Some(gone) = facts.gone {
        return gone;
    }
    match facts.error {
        Error::NotFound if facts.signed_in => Wrong::NotFound,
        Error::NotFound => Wrong::NotFoundSignedOut,
        Error::SignIn => Wrong::SignIn,
        Error::Forbidden => Wrong::Forbidden,
        Error::Invalid(..) => Wrong::Invalid,
        Error::Conflict(_) => Wrong::Conflict,
        Error::Terms => Wrong::Terms,
        Error::TooLarge => Wrong::TooLarge,
        Error::TooLong => Wrong::TooLong,
        Error::RateLimited(_) => Wrong::RateLimited,
        Error::Unavailable(_) => Wrong::Unavailable,
        Error::Unwritable(_) => Wrong::Unwritable,
        Error::Damaged(_) | Error::Internal(_) => Wrong::Internal,
    }
}

/// As much of an address as the log may have: no query, which may hold words that somebody searched for, and of a one-time
/// link not the secret that it is.
fn told(here: &str) -> &str {
    let path = here.split('?').next().unwrap_or_default();
    let once = ["/reset/", "/invitation/", "/first/"].into_iter().find(|once| path.starts_with(once));
    once.unwrap_or(path)
}

/// Logs the cause of what the person cannot mend, under a reference that the page shows.
fn log(error: &Error, here: &str) -> Option<String> {
    static NUMBER: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(1);
    let (Error::Internal(cause) | Error::Damaged(cause) | Error::Unavailable(cause) | Error::Unwritable(cause)) = error
    else {
        return None;
    };
    let number = NUMBER.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let reference = format!("{:x}-{number:x}", std::process::id());
    let path = told(here);
    tracing::error!(reference, path, cause, "request failed");
    Some(reference)
}

/// Signing in first: a link back for a page, and the whole form for what was being written.
fn sign_in(facts: &Facts) -> Response {
    let Some(fields) = &facts.fields else {
        return Redirect::to(&format!("{}?next={}", paths::SIGN_IN, encode(&facts.here))).into_response();
    };
    let lang = facts.lang;
    let mut frame = bare_frame(facts);
    t::common::error_sign_in_title(lang).clone_into(&mut frame.title);
    frame.heading = Heading::Shown;
    let main = html! {
        p { (t::done::text_is_safe(lang)) }
        form method="post" action=(paths::SIGN_IN) class="form" {
            input type="hidden" name="resume_to" value=(facts.here);
            input type="hidden" name="resume" value=(fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect::<Vec<_>>().join("&"));
            div.field { label.label for="email" { (t::identity::email(lang)) } input.input id="email" name="email" type="email" autocomplete="username" required; }
            div.field { label.label for="password" { (t::identity::password(lang)) } input.input id="password" name="password" type="password" autocomplete="current-password" required; }
            button.button.primary type="submit" { (t::identity::sign_in_button(lang)) }
        }
    };
    (StatusCode::UNAUTHORIZED, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], page(&frame, &main).into_string())
        .into_response()
}

/// Percent-encodes for a query or a form (everything but unreserved, RFC 3986, 2.3).
#[must_use]
pub fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
