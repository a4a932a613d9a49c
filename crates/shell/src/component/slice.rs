//! The end of a slice: real links, with addresses of their own.

use super::icon::icon;
use crate::{Lang, t};
use maud::{Markup, html};

/// Where what is older is.
#[derive(Debug, Clone, Copy, Default)]
pub struct Older<'a> {
    /// The address of what is older; `None` at the end.
    pub next: Option<&'a str>,
    /// The address of the beginning, when this is not it.
    pub first: Option<&'a str>,
    /// What the link says; « Plus anciens » unless said.
    pub label: Option<&'a str>,
}

/// The links under a feed; nothing if it is whole.
#[must_use]
pub fn older(lang: Lang, older: Older<'_>) -> Markup {
    html! {
        @if let Some(href) = older.first { a.button.ghost href=(href) { (icon("arrow-up")) (t::common::first(lang)) } }
        @if let Some(href) = older.next { a.button.older href=(href) rel="next" { (older.label.unwrap_or(t::common::older(lang))) } }
    }
}

/// The slices around the one shown, of a list that is looked through both ways.
#[derive(Debug, Clone, Copy, Default)]
pub struct Around<'a> {
    /// The address of what comes before; `None` at the start.
    pub previous: Option<&'a str>,
    /// The address of what comes after; `None` at the end.
    pub next: Option<&'a str>,
    /// Where one is: « 1 à 20 sur 63 ».
    pub words: Option<&'a str>,
}

/// The links under a list; nothing if it is whole.
#[must_use]
pub fn pages(lang: Lang, around: Around<'_>) -> Markup {
    html! {
        @if around.previous.is_some() || around.next.is_some() {
            nav.pages aria-label=(t::common::slice_label(lang)) {
                @if let Some(href) = around.previous { a.button href=(href) rel="prev" { (icon("chevron-left")) (t::common::previous(lang)) } }
                @if let Some(words) = around.words { span.meta { (words) } }
                @if let Some(href) = around.next { a.button href=(href) rel="next" { (t::common::next(lang)) (icon("chevron-right")) } }
            }
        }
    }
}
