//! What is said after an action, or before one.

use super::icon::icon;
use crate::{Lang, t};
use maud::{Markup, html};

/// What kind of news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// It was done.
    Success,
    /// Something to know.
    Info,
    /// Something to beware of.
    Warning,
    /// It was not done.
    Error,
}

/// News that waits for the next page: what an action did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flash {
    /// What kind.
    pub kind: Notice,
    /// What is said.
    pub words: String,
    /// Where it can be undone or seen: a label and an address.
    pub link: Option<(String, String)>,
}

/// A strip with an icon and words; `more` may be a link or nothing.
#[must_use]
pub fn notice(lang: Lang, kind: Notice, words: &str, more: &Markup) -> Markup {
    let (class, name, role, spoken) = match kind {
        Notice::Success => ("notice notice-success", "circle-check", "status", t::common::notice_success(lang)),
        Notice::Info => ("notice notice-info", "info", "status", t::common::notice_info(lang)),
        Notice::Warning => ("notice notice-warning", "triangle-alert", "status", t::common::notice_warning(lang)),
        Notice::Error => ("notice notice-error", "circle-alert", "alert", t::common::notice_error(lang)),
    };
    html! {
        div class=(class) role=(role) {
            (icon(name))
            p { span.visually-hidden { (spoken) " " } (words) }
            (more)
        }
    }
}

/// A [`Flash`] at the head of the page.
#[must_use]
pub fn flash(lang: Lang, flash: &Flash) -> Markup {
    notice(lang, flash.kind, &flash.words, &html! { @if let Some((label, href)) = &flash.link { a href=(href) { (label) } } })
}
