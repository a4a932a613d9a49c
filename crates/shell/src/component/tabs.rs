//! Views of one thing, each with an address of its own: links, not widgets.

use super::badge::tally;
use crate::Lang;
use maud::{Markup, html};

/// A view.
#[derive(Debug, Clone, Copy)]
pub struct Tab<'a> {
    /// What it is called.
    pub label: &'a str,
    /// Its address.
    pub href: &'a str,
    /// Whether it is the one shown.
    pub current: bool,
    /// How many things are in it, if that is worth saying.
    pub count: Option<i64>,
}

/// A row of views; `label` names the row for screen readers.
#[must_use]
pub fn tabs(lang: Lang, label: &str, tabs: &[Tab<'_>]) -> Markup {
    html! {
        nav.tabs aria-label=(label) {
            @for tab in tabs {
                a href=(tab.href) aria-current=[tab.current.then_some("page")] {
                    (tab.label)
                    @if let Some(number) = tab.count.filter(|number| *number > 0) { " " (tally(lang, number)) }
                }
            }
        }
    }
}
