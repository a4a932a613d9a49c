//! Moments, in the reader's words, with the full date for those who point at them.

use crate::format::Local;
use jiff::Timestamp;
use maud::{Markup, html};

/// `il y a 5 min`, with the full date as its title.
#[must_use]
pub fn time(local: &Local, when: Timestamp) -> Markup {
    html! { time datetime=(local.machine(when)) title=(local.date_time(when)) { (local.relative(when)) } }
}

/// The same as the permanent link of what happened then.
#[must_use]
pub fn time_link(local: &Local, when: Timestamp, href: &str) -> Markup {
    html! { a.time href=(href) { (time(local, when)) } }
}
