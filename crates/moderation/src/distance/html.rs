//! The list of whom one keeps at a distance.

use kernel::Visible;
use maud::{Markup, html};
use shell::{
    component::{Avatar, Button, Empty, EmptyKind, Mood, Shape, Size, avatar, badge_with, button, empty},
    t::moderation as say,
    web::{Page, picture},
};

use super::Kept;

pub(super) fn list(page: &Page<'_, '_>, kept: &[Visible<Kept>]) -> Markup {
    let lang = page.lang;
    let send = |person: &Kept, path: &str, label: &str| {
        html! {
            form method="post" action={ "/people/" (person.handle) "/" (path) } {
                input type="hidden" name="back" value="/settings/blocks";
                (button(Button { label, small: true, ..Button::default() }))
            }
        }
    };
    html! {
        @if kept.is_empty() { (empty(lang, Empty { kind: EmptyKind::Nothing, title: None, words: Some(say::blocks_empty(lang)), action: None })) }
        @else {
            ul.people {
                @for person in kept {
                    @let face = picture(person.photo);
                    li.person-row {
                        (avatar(Avatar { name: &person.name, picture: face.as_deref(), id: person.id.get(), shape: Shape::Person, size: Size::Medium }))
                        div.person-row-who {
                            h2 { a href={ "/people/" (person.handle) } { (person.name) } }
                            @if !person.title.is_empty() { p.meta { (person.title) } }
                        }
                        p.tags {
                            @if person.muted { (badge_with(Mood::Neutral, "bell-off", say::mute(lang))) " " }
                            @if person.blocked { (badge_with(Mood::Danger, "ban", say::block_badge(lang))) }
                        }
                        div.actions {
                            @if person.muted { (send(person, "unmute", say::unmute(lang))) }
                            @if person.blocked { (send(person, "unblock", say::unblock(lang))) }
                        }
                    }
                }
            }
        }
    }
}
