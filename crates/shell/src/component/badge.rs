//! Two levels only: a number is something addressed to the reader, a dot is new content. And words in a small frame.

use super::icon::icon;
use crate::{Lang, format};
use maud::{Markup, html};

/// What a badge says by its colour, always with an icon or words that say it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mood {
    /// A fact.
    #[default]
    Neutral,
    /// Accepted, done.
    Success,
    /// Waits.
    Warning,
    /// Refused, reported.
    Danger,
    /// Pinned, announced.
    Info,
    /// Praise.
    Kudos,
}

/// A word in a small frame: `Archivé`.
#[must_use]
pub fn badge(words: &str) -> Markup {
    html! { span.badge { (words) } }
}

/// A word in a small frame with an icon and a colour.
#[must_use]
pub fn badge_with(mood: Mood, name: &str, words: &str) -> Markup {
    let class = match mood {
        Mood::Neutral => "badge",
        Mood::Success => "badge success",
        Mood::Warning => "badge warning",
        Mood::Danger => "badge danger",
        Mood::Info => "badge info",
        Mood::Kudos => "badge kudos",
    };
    html! { span class=(class) { (icon(name)) (words) } }
}

/// A number addressed to the reader; nothing when it is zero. `words` says it aloud: « 4 notifications non lues ».
#[must_use]
pub fn count(lang: Lang, number: i64, words: &str) -> Markup {
    html! {
        @if number > 0 {
            span.count { span aria-hidden="true" { @if number > 99 { "99+" } @else { (format::number(lang, number)) } } span.sr { ", " (words) } }
        }
    }
}

/// How many there are of what stands before it: in a tab, beside a facet.
#[must_use]
pub fn tally(lang: Lang, number: i64) -> Markup {
    html! { span.count { (format::number(lang, number)) } }
}

/// New content, without a number.
#[must_use]
pub fn dot(words: &str) -> Markup {
    html! { span.dot { span.sr { ", " (words) } } }
}
