//! People, spaces and programs by their name.

use super::avatar::{Avatar, Shape, Size, avatar};
use super::badge::badge;
use crate::{Lang, t};
use maud::{Markup, html};

/// What kind of actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ActorKind {
    /// A member.
    #[default]
    Person,
    /// A person from outside, which is always said.
    Guest,
    /// A space.
    Space,
    /// A program.
    Bot,
}

/// An actor as others see it.
#[derive(Debug, Clone, Copy)]
pub struct Actor<'a> {
    /// What kind.
    pub kind: ActorKind,
    /// The id, which chooses the tint.
    pub id: i64,
    /// The name.
    pub name: &'a str,
    /// The page; `None` for somebody who has none (an erased person, a byline).
    pub href: Option<&'a str>,
    /// The picture.
    pub picture: Option<&'a str>,
    /// What stands beside the name in muted letters: a function, a team.
    pub detail: Option<&'a str>,
}

impl<'a> Actor<'a> {
    /// Its face at a size.
    #[must_use]
    pub fn avatar(&self, size: Size) -> Avatar<'a> {
        let shape = match self.kind {
            ActorKind::Person | ActorKind::Guest => Shape::Person,
            ActorKind::Space | ActorKind::Bot => Shape::Space,
        };
        Avatar { name: self.name, picture: self.picture, id: self.id, shape, size }
    }
}

/// The name as a link, with what must be said of the actor.
#[must_use]
pub fn actor_link(lang: Lang, actor: &Actor<'_>) -> Markup {
    html! {
        @if let Some(href) = actor.href { a href=(href) { (actor.name) } } @else { (actor.name) }
        (standing(lang, actor.kind))
    }
}

/// Face, name and detail as one link: in a table, a list, a menu.
#[must_use]
pub fn person(lang: Lang, actor: &Actor<'_>) -> Markup {
    let inside = html! {
        (avatar(actor.avatar(Size::Little)))
        span { b { (actor.name) } @if let Some(detail) = actor.detail { span.meta { (detail) } } }
    };
    html! {
        @if let Some(href) = actor.href { a.person href=(href) { (inside) } } @else { span.person { (inside) } }
        (standing(lang, actor.kind))
    }
}

fn standing(lang: Lang, kind: ActorKind) -> Markup {
    html! {
        @match kind {
            ActorKind::Guest => { " " (badge(t::common::guest(lang))) }
            ActorKind::Bot => { " " (badge(t::common::bot(lang))) }
            ActorKind::Person | ActorKind::Space => {}
        }
    }
}

/// The name that remains of somebody who was erased.
pub const ERASED: &str = "—";

/// What whoever wrote something is called: by their name, by a byline without an account, or as somebody who is no longer here.
#[must_use]
pub fn called<'a>(lang: Lang, name: Option<&'a str>, byline: Option<&'a str>) -> &'a str {
    match name.or(byline).filter(|name| !name.is_empty()) {
        Some(ERASED) => t::common::former_member(lang),
        Some(name) => name,
        None => t::common::someone(lang),
    }
}
