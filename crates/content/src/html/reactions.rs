//! The bar of reactions: six buttons of one form, each with its number, the viewer's own pressed.

use kernel::Lang;
use maud::{Markup, html};
use shell::{component::Icon, format, t::content as say};

use crate::reaction::{emoji, name};

/// What the bar needs to know of its entry or comment.
pub struct Bar<'a> {
    /// Where the form goes.
    pub action: &'a str,
    /// The element that is replaced by the answer: an entry's or a comment's.
    pub swap: &'a str,
    /// The organisation's kinds, in order.
    pub kinds: &'a [String],
    /// What the viewer chose.
    pub mine: Option<&'a str>,
    /// Whether the viewer may react at all.
    pub may: bool,
    /// Where it came from.
    pub back: &'a str,
}

/// The bar with its counts.
pub fn bar<'c>(lang: Lang, bar: &Bar<'_>, counts: impl Iterator<Item = (&'c str, i64)>) -> Markup {
    let counts: Vec<(&str, i64)> = counts.collect();
    let count_of = |kind: &str| counts.iter().find(|(known, _)| *known == kind).map_or(0, |(_, count)| *count);
    let used = counts.iter().any(|(_, count)| *count > 0);
    html! {
        @if bar.may {
            form.reactions method="post" action=(bar.action) data-swap=(bar.swap) {
                input type="hidden" name="back" value=(bar.back);
                @for kind in bar.kinds.iter().filter(|kind| count_of(kind) > 0 || bar.mine == Some(kind)) { (button(lang, kind, count_of(kind), bar.mine == Some(kind))) }
                details.menu.react {
                    summary.button.ghost title=(say::react(lang)) { (Icon("smile-plus")) span.sr { (say::react(lang)) } }
                    div.menu-list {
                        @for (at, kind) in bar.kinds.iter().enumerate() {
                            button.reaction type="submit" name="kind" value=(kind) data-act=[(at == 0).then_some("like")] title=(name(lang, kind)) aria-pressed=(pressed(bar.mine == Some(kind))) {
                                span.emoji aria-hidden="true" { (emoji(kind)) } (name(lang, kind))
                            }
                        }
                    }
                }
            }
        } @else if used {
            ul.reactions aria-label=(say::reactions_title(lang)) {
                @for (kind, count) in &counts { li.reaction title=(name(lang, kind)) { span.emoji aria-hidden="true" { (emoji(kind)) } span.number { (format::number(lang, *count)) } span.sr { (name(lang, kind)) } } }
            }
        }
    }
}

fn button(lang: Lang, kind: &str, count: i64, mine: bool) -> Markup {
    html! {
        button.reaction type="submit" name="kind" value=(kind) aria-pressed=(pressed(mine)) title=(name(lang, kind)) {
            span.emoji aria-hidden="true" { (emoji(kind)) } span.number aria-hidden="true" { (format::number(lang, count)) }
            span.sr { (say::reaction_with_count(lang, count, name(lang, kind))) }
        }
    }
}

fn pressed(on: bool) -> &'static str {
    if on { "true" } else { "false" }
}
