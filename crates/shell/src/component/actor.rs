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
        @if let Some(href) = actor.href { a.actor href=(href) { (actor.name) } } @else { span.actor { (actor.name) } }
        @match actor.kind {
            ActorKind::Guest => { " " (badge(t::common::guest(lang))) }
            ActorKind::Bot => { " " (badge(t::common::bot(lang))) }
            ActorKind::Person | ActorKind::Space => {}
        }
    }
}

/// Face, name and detail: a line of a list of people.
#[must_use]
pub fn actor_row(lang: Lang, actor: &Actor<'_>) -> Markup {
    html! {
        div.actor-row {
            (avatar(actor.avatar(Size::Medium)))
            div.actor-words {
                (actor_link(lang, actor))
                @if let Some(detail) = actor.detail { span.muted { (detail) } }
            }
        }
    }
}
