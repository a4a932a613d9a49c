//! Two levels only: a number is something addressed to the reader, a dot is new content.

use crate::{Lang, format};
use maud::{Markup, html};

/// A word in a small frame: `Invité`, `Archivé`.
#[must_use]
pub fn badge(words: &str) -> Markup {
    html! { span.badge { (words) } }
}

/// A number addressed to the reader; nothing when it is zero. `words` says it aloud: « 4 notifications non lues ».
#[must_use]
pub fn count(lang: Lang, number: i64, words: &str) -> Markup {
    html! {
        @if number > 0 {
            span.count { span aria-hidden="true" { @if number > 99 { "99+" } @else { (format::number(lang, number)) } } span.visually-hidden { (words) } }
        }
    }
}

/// New content, without a number.
#[must_use]
pub fn dot(words: &str) -> Markup {
    html! { span.dot { span.visually-hidden { (words) } } }
}
