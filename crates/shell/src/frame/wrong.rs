//! What went wrong, as a page of its own.

use super::*;
use crate::format;
use http::StatusCode;
use maud::{Markup, html};

/// What went wrong, as far as the reader needs to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// Not there, or not for them: one answer.
    NotFound,
    /// The same, where nobody is signed in: it may be there for whoever is.
    NotFoundSignedOut,
    /// An account is needed.
    SignIn,
    /// They may see it and not do this.
    Forbidden,
    /// What was sent makes no sense.
    Invalid,
    /// Somebody else changed it meanwhile.
    Conflict,
    /// Files larger than any may be.
    TooLarge,
    /// A text longer than any form.
    TooLong,
    /// The terms of use in force are to be accepted first.
    Terms,
    /// Too many in too short a while.
    RateLimited,
    /// Too busy for now.
    Unavailable,
    /// Nothing can be written.
    Unwritable,
    /// A fault of ours.
    Internal,
    /// The form came from another session.
    Expired,
    /// No organisation has this host name.
    UnknownHost,
    /// The organisation of this host is closed for now.
    Suspended,
}

impl Wrong {
    /// The status of the answer.
    #[must_use]
    pub fn status(self) -> StatusCode {
        match self {
            Self::NotFound | Self::NotFoundSignedOut | Self::UnknownHost => StatusCode::NOT_FOUND,
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::Expired => StatusCode::FORBIDDEN,
            Self::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict | Self::Terms => StatusCode::CONFLICT,
            Self::TooLarge | Self::TooLong => StatusCode::PAYLOAD_TOO_LARGE,
            Self::RateLimited => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable | Self::Unwritable | Self::Suspended => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What happened, and what to do next. `limit` is the largest size, for [`Wrong::TooLarge`] and [`Wrong::TooLong`].
    #[must_use]
    pub fn words(self, lang: Lang, limit: &str) -> (&'static str, String) {
        use crate::t::common as say;
        match self {
            Self::NotFound => (say::error_not_found_title(lang), say::error_not_found(lang).to_owned()),
            Self::NotFoundSignedOut => {
                (say::error_not_found_title(lang), say::error_not_found_signed_out(lang).to_owned())
            }
            Self::SignIn => (say::error_sign_in_title(lang), say::error_sign_in(lang).to_owned()),
            Self::Forbidden => (say::error_forbidden_title(lang), say::error_forbidden(lang).to_owned()),
            Self::Invalid => (say::error_invalid_title(lang), say::error_invalid(lang).to_owned()),
            Self::Conflict => (say::error_conflict_title(lang), say::error_conflict(lang).to_owned()),
            Self::Terms => (say::error_terms_title(lang), say::error_terms(lang).to_owned()),
            Self::TooLarge => (say::error_too_large_title(lang), say::error_too_large(lang, limit)),
            Self::TooLong => (say::error_too_large_title(lang), say::error_too_long(lang, limit)),
            Self::RateLimited => (say::error_rate_title(lang), say::error_rate(lang).to_owned()),
            Self::Unavailable => (say::error_unavailable_title(lang), say::error_unavailable(lang).to_owned()),
            Self::Unwritable => (say::error_unavailable_title(lang), say::error_unwritable(lang).to_owned()),
            Self::Internal => (say::error_internal_title(lang), say::error_internal(lang).to_owned()),
            Self::Expired => (say::error_expired_title(lang), say::error_expired(lang).to_owned()),
            Self::Suspended => (say::error_suspended_title(lang), say::error_suspended(lang).to_owned()),
            Self::UnknownHost => (say::error_unknown_host_title(lang), say::error_unknown_host(lang).to_owned()),
        }
    }
}

/// A page that says what happened, that work is safe, and what to do next.
#[derive(Debug, Clone)]
pub struct ErrorPage<'a> {
    /// What went wrong.
    pub wrong: Wrong,
    /// Words that say more than the general ones.
    pub words: Option<&'a str>,
    /// The number under which the log has the cause.
    pub reference: Option<&'a str>,
    /// The largest size, for [`Wrong::TooLarge`] and [`Wrong::TooLong`]: `20 Mo`.
    pub limit: &'a str,
    /// What the person had written, in a form that sends it again.
    pub kept: Option<Markup>,
}

/// The document of an [`ErrorPage`]; the frame's title and heading are set here.
#[must_use]
pub fn error_page(mut frame: Frame, error: ErrorPage<'_>) -> Markup {
    let lang = frame.lang;
    let (title, words) = error.wrong.words(lang, error.limit);
    title.clone_into(&mut frame.title);
    frame.heading = Heading::Own;
    let main = html! {
        section.wrong {
            p.wrong-code { (error.wrong.status().as_u16()) }
            h1 { (title) }
            p { (error.words.unwrap_or(&words)) }
            @if let Some(kept) = &error.kept { (kept) }
            div.actions {
                @match error.wrong {
                    // Beside what was written, which is sent again from here.
                    Wrong::Terms => a.button href=(paths::TERMS) target=[error.kept.is_some().then_some("_blank")] { (t::nav::terms(lang)) }
                    _ if error.kept.is_some() => a.button href=(paths::HOME) { (t::common::error_home(lang)) }
                    Wrong::UnknownHost | Wrong::Suspended => {}
                    Wrong::NotFoundSignedOut => {
                        a.button.primary href={ (paths::SIGN_IN) "?next=" (format::query(&frame.here)) } { (t::nav::sign_in(lang)) }
                        a.button href=(paths::HOME) { (t::common::error_home(lang)) }
                    }
                    Wrong::SignIn => {
                        a.button.primary href={ (paths::SIGN_IN) "?next=" (format::query(&frame.here)) } { (t::nav::sign_in(lang)) }
                    }
                    Wrong::Unavailable | Wrong::Unwritable | Wrong::Internal | Wrong::RateLimited => {
                        a.button.primary href="" { (t::common::retry(lang)) }
                        a.button href=(paths::HOME) { (t::common::error_home(lang)) }
                    }
                    Wrong::NotFound | Wrong::Forbidden | Wrong::Invalid | Wrong::Conflict | Wrong::TooLarge | Wrong::TooLong | Wrong::Expired => {
                        a.button.primary href=(paths::HOME) { (t::common::error_home(lang)) }
                    }
                }
            }
            @if let Some(reference) = error.reference { p.meta { (t::common::error_reference(lang, reference)) } }
        }
    };
    page(&frame, &main)
}
