//! The four ways in which there is nothing to show, which are never the same words.

use super::icon::big_icon;
use crate::{Lang, t};
use maud::{Markup, html};

/// Why there is nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmptyKind {
    /// Nobody made anything yet: explain, and one thing to do.
    Nothing,
    /// The filters leave nothing: clear them.
    NoMatch,
    /// The viewer may not see it: whom to ask.
    NoAccess,
    /// It could not be fetched: try again.
    Error,
}

/// An empty place. What is not said is said in general words.
#[derive(Debug, Clone, Copy)]
pub struct Empty<'a> {
    /// Why there is nothing.
    pub kind: EmptyKind,
    /// What is said first.
    pub title: Option<&'a str>,
    /// What is explained.
    pub words: Option<&'a str>,
    /// What can be done: a button or a link.
    pub action: Option<&'a Markup>,
}

/// The place of what is not there.
#[must_use]
pub fn empty(lang: Lang, empty: Empty<'_>) -> Markup {
    let (name, title, words) = match empty.kind {
        EmptyKind::Nothing => ("sparkles", t::common::empty_title(lang), ""),
        EmptyKind::NoMatch => ("search", t::common::empty_no_match_title(lang), t::common::empty_no_match(lang)),
        EmptyKind::NoAccess => ("lock", t::common::empty_no_access_title(lang), t::common::empty_no_access(lang)),
        EmptyKind::Error => ("triangle-alert", t::common::empty_error_title(lang), t::common::empty_error(lang)),
    };
    let words = empty.words.unwrap_or(words);
    html! {
        section.empty {
            (big_icon(name))
            h2 { (empty.title.unwrap_or(title)) }
            @if !words.is_empty() { p { (words) } }
            @if let Some(action) = empty.action { div.actions { (action) } }
        }
    }
}
