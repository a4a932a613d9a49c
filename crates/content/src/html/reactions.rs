//! The bar of reactions: buttons of one form, each with its number, the viewer's own pressed.

use kernel::Lang;
use maud::{Markup, html};
use shell::{component::Icon, format, t::content as say};

use crate::reaction::{emoji, name};

/// What the bar needs to know of its entry or comment.
pub struct Bar<'a> {
    /// Where the form goes, and where all reactions can be chosen from.
    pub action: &'a str,
    /// The element that is replaced by the answer: an entry's or a comment's.
    pub swap: &'a str,
    /// The organisation's kinds, in order.
    pub kinds: &'a [String],
    /// What the viewer chose.
    pub mine: Option<&'a str>,
    /// Whether the viewer may react at all.
    pub may: bool,
}

/// The bar with its counts: the first kind is always at hand, those in use with their number, the rest one step away.
pub fn bar<'c>(lang: Lang, bar: &Bar<'_>, counts: impl Iterator<Item = (&'c str, i64)>) -> Markup {
    let counts: Vec<(&str, i64)> = counts.collect();
    let count_of = |kind: &str| counts.iter().find(|(known, _)| *known == kind).map_or(0, |(_, count)| *count);
    let used = counts.iter().any(|(_, count)| *count > 0);
    html! {
        @if bar.may {
            form.reactions method="post" action=(bar.action) data-swap=(bar.swap) {
                @for (at, kind) in bar.kinds.iter().enumerate().filter(|(at, kind)| *at == 0 || count_of(kind) > 0 || bar.mine == Some(kind)) {
                    (button(lang, kind, count_of(kind), bar.mine == Some(kind), at == 0))
                }
                a.button.ghost href=(bar.action) data-menu="react" aria-label=(say::react(lang)) title=(say::react(lang)) { (Icon("smile-plus")) }
            }
        } @else if used {
            ul.reactions aria-label=(say::reactions_title(lang)) {
                @for (kind, count) in &counts { li.reaction title=(name(lang, kind)) { span.emoji aria-hidden="true" { (emoji(kind)) } span.number { (format::number(lang, *count)) } span.sr { (name(lang, kind)) } } }
            }
        }
    }
}

fn button(lang: Lang, kind: &str, count: i64, mine: bool, first: bool) -> Markup {
    html! {
        button.reaction name="kind" value=(kind) aria-pressed=(pressed(mine)) title=(name(lang, kind)) data-act=[first.then_some("like")] {
            span.emoji aria-hidden="true" { (emoji(kind)) }
            @if count > 0 {
                span.number aria-hidden="true" { (format::number(lang, count)) }
                span.sr { (say::reaction_with_count(lang, count, name(lang, kind))) }
            } @else { span.sr { (name(lang, kind)) } }
        }
    }
}

/// All reactions to choose from, by their names: what opens behind the bar, and a page of its own without JavaScript.
#[must_use]
pub fn choice(lang: Lang, action: &str, kinds: &[String], mine: Option<&str>) -> Markup {
    html! {
        form.react method="post" action=(action) {
            div.menu-list {
                @for kind in kinds {
                    button.reaction name="kind" value=(kind) title=(name(lang, kind)) aria-pressed=(pressed(mine == Some(kind))) {
                        span.emoji aria-hidden="true" { (emoji(kind)) } (name(lang, kind))
                    }
                }
            }
        }
    }
}

fn pressed(on: bool) -> &'static str {
    if on { "true" } else { "false" }
}
