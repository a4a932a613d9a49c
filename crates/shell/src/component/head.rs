//! The head of a page's content: where one is, what it is, what can be done.

use crate::{Lang, t};
use maud::{Markup, html};

/// A head.
#[derive(Debug, Clone, Copy, Default)]
pub struct Head<'a> {
    /// The pages above this one: label and address.
    pub trail: &'a [(&'a str, &'a str)],
    /// The page's `h1`; the frame is then told [`crate::Heading::Own`].
    pub title: &'a str,
    /// A line under it.
    pub lead: Option<&'a str>,
    /// Buttons on its side.
    pub actions: Option<&'a Markup>,
}

/// The head of a page.
#[must_use]
pub fn page_head(lang: Lang, head: Head<'_>) -> Markup {
    html! {
        header.page-head {
            @if !head.trail.is_empty() {
                nav.trail aria-label=(t::nav::trail(lang)) { @for (label, href) in head.trail { a href=(href) { (label) } } }
            }
            h1 { (head.title) }
            @if let Some(lead) = head.lead { p.lead { (lead) } }
            @if let Some(actions) = head.actions { div.actions { (actions) } }
        }
    }
}
