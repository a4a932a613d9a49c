//! Moments, in the reader's words, with the full date for those who point at them.

use crate::format::Local;
use jiff::Timestamp;
use maud::{Markup, html};

/// `il y a 5 min`, with the full date as its title; an island keeps it fresh while it is a matter of hours.
#[must_use]
pub fn time(local: &Local, when: Timestamp) -> Markup {
    let fresh = local.now.as_second().abs_diff(when.as_second()) < 86_400;
    let said = local.said(when);
    html! { time datetime=(said.machine) title=(said.full) data-relative[fresh] { (said.short) } }
}

/// The same as the permanent link of what happened then.
#[must_use]
pub fn time_link(local: &Local, when: Timestamp, href: &str) -> Markup {
    html! { a href=(href) data-act="open" { (time(local, when)) } }
}

/// A date, without the hour: `23 nov.`.
#[must_use]
pub fn date(local: &Local, when: Timestamp) -> Markup {
    html! { time datetime=(local.machine(when)) title=(local.date_time(when)) { (local.short_date(when)) } }
}
