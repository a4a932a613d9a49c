//! The short list that the palette shows while somebody types.

use kernel::{Lang, Slice, Visible};
use maud::{Markup, html};
use shell::component::{Size, icon};

use super::{
    excerpt::{excerpt, marked},
    html::{Found, name, person_hit, space_hit, title, topic_hit},
    store::FoundEntry,
};
use crate::question::Section;

/// The groups of links that replace what the palette holds.
pub(super) fn hits(lang: Lang, typed: &str, found: &Found) -> Markup {
    html! {
        @if let Some(slice) = &found.people { (group(lang, Section::People, slice, |person| person_hit(lang, person, typed, Size::Small))) }
        @if let Some(slice) = &found.spaces { (group(lang, Section::Spaces, slice, |space| space_hit(lang, space, typed, Size::Small))) }
        @if let Some(slice) = &found.topics { (group(lang, Section::Topics, slice, |topic| topic_hit(topic, typed))) }
        @if let Some(slice) = &found.entries { (group(lang, Section::Entries, slice, |entry| entry_hit(lang, entry, typed))) }
    }
}

fn group<T>(lang: Lang, section: Section, slice: &Slice<Visible<T>>, hit: impl Fn(&T) -> Markup) -> Markup {
    html! {
        @if !slice.items.is_empty() {
            h2 { (name(lang, section)) }
            ul { @for item in &slice.items { li { (hit(item)) } } }
        }
    }
}

fn entry_hit(lang: Lang, entry: &FoundEntry, typed: &str) -> Markup {
    let words = entry.said.as_deref().unwrap_or(&entry.card_html);
    html! {
        a.hit href=(entry.href()) {
            (icon(if entry.kind == "article" { "newspaper" } else { "message-square" }))
            span {
                b { (marked(&title(lang, entry), typed)) }
                span.meta { (excerpt(words, typed, 90)) }
            }
        }
    }
}
