//! What is said after an action, or before one.

use super::icon::icon;
use crate::{Lang, t};
use maud::{Markup, Render, html};

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

impl Notice {
    fn icon(self) -> &'static str {
        match self {
            Self::Success => "circle-check",
            Self::Info => "info",
            Self::Warning => "triangle-alert",
            Self::Error => "circle-alert",
        }
    }

    /// What the colour says, for those who do not see it.
    fn spoken(self, lang: Lang) -> &'static str {
        match self {
            Self::Success => t::common::notice_success(lang),
            Self::Info => t::common::notice_info(lang),
            Self::Warning => t::common::notice_warning(lang),
            Self::Error => t::common::notice_error(lang),
        }
    }
}

/// Something that lasts, in the page; `words` may hold links.
#[must_use]
pub fn notice<W: Render>(lang: Lang, kind: Notice, words: W) -> Markup {
    let class = match kind {
        Notice::Success => "notice success",
        Notice::Info => "notice info",
        Notice::Warning => "notice warning",
        Notice::Error => "notice error",
    };
    html! { p class=(class) { (icon(kind.icon())) span { span.sr { (kind.spoken(lang)) " " } (words) } } }
}

/// What the last action did, at the head of the page.
#[must_use]
pub fn flash(lang: Lang, flash: &Flash) -> Markup {
    let (class, role) = match flash.kind {
        Notice::Success => ("flash success", "status"),
        Notice::Info => ("flash info", "status"),
        Notice::Warning => ("flash warning", "status"),
        Notice::Error => ("flash error", "alert"),
    };
    html! {
        div class=(class) role=(role) {
            (icon(flash.kind.icon()))
            p {
                span.sr { (flash.kind.spoken(lang)) " " }
                (flash.words)
                @if let Some((label, href)) = &flash.link { " " a href=(href) { (label) } }
            }
        }
    }
}
