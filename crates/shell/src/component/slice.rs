//! The end of a slice: a real link to what is older, with an address of its own.

use crate::{Lang, t};
use maud::{Markup, html};

/// Where the next slice is.
#[derive(Debug, Clone, Copy, Default)]
pub struct Older<'a> {
    /// The address of what is older; `None` at the end.
    pub next: Option<&'a str>,
    /// The address of the beginning, when this is not it.
    pub first: Option<&'a str>,
    /// What the link says; « Plus anciens » unless said.
    pub label: Option<&'a str>,
}

/// The links under a list; nothing if it is whole.
#[must_use]
pub fn older(lang: Lang, older: Older<'_>) -> Markup {
    html! {
        @if older.next.is_some() || older.first.is_some() {
            nav.slice aria-label=(t::common::slice_label(lang)) {
                @if let Some(href) = older.first { a.button.button-ghost href=(href) { (t::common::first(lang)) } }
                @if let Some(href) = older.next { a.button.button-secondary href=(href) rel="next" { (older.label.unwrap_or(t::common::older(lang))) } }
            }
        }
    }
}
