//! Who may see something: an icon and words, never one without the other.

use super::icon::icon;
use crate::{Lang, t};
use maud::{Markup, html};

/// Whom something is open to.
#[derive(Debug, Clone, Copy)]
pub enum Audience<'a> {
    /// Everybody on the web.
    Public,
    /// The organisation.
    Organisation,
    /// A space, with its page.
    Space {
        /// Its name.
        name: &'a str,
        /// Its page.
        href: &'a str,
        /// Whether only its members see it.
        restricted: bool,
    },
    /// People who were chosen.
    People,
    /// The reader alone: a draft, a bookmark.
    OnlyYou,
}

/// The chip of an audience, as it stands beside the time of an entry.
#[must_use]
pub fn audience_chip(lang: Lang, audience: Audience<'_>) -> Markup {
    let (name, words) = match audience {
        Audience::Public => ("globe", t::common::audience_public(lang)),
        Audience::Organisation => ("building-2", t::common::audience_organisation(lang)),
        Audience::Space { name, restricted: true, .. } => ("lock", name),
        Audience::Space { name, .. } => ("users", name),
        Audience::People => ("users-round", t::common::audience_people(lang)),
        Audience::OnlyYou => ("lock", t::common::audience_only_you(lang)),
    };
    let label = t::common::audience_label(lang, words);
    html! {
        @if let Audience::Space { href, .. } = audience { a.chip href=(href) title=(label) { (icon(name)) (words) } }
        @else { span.chip title=(label) { (icon(name)) (words) } }
    }
}
