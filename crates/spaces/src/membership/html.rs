//! The pages about who is in a space: its members, and who waits at its door.

use kernel::{
    Id, Lang, Person, Slice, Visible,
    audience::{Role, policy::Action},
};
use maud::{Markup, html};
use shell::{
    component::{
        Actor, ActorKind, Around, Button, Choice, Column, Empty, EmptyKind, Field, Tone, button, date, empty,
        error_summary, icon, input, pages, person, select, table,
    },
    space::{Space, header, role_words},
    t::{self, spaces as say},
    web::{Page, picture},
};

use super::store::{Member, Waiting};
use crate::{query::href, space::form::Wrong};

/// What the list of members shows.
pub(super) struct Shown<'a> {
    pub(super) q: &'a str,
    pub(super) role: &'a str,
    pub(super) slice: &'a Slice<Visible<Member>, Id<Person>>,
    pub(super) wrong: Wrong,
}

pub(super) fn members(page: &Page<'_, '_>, space: &Space, shown: &Shown<'_>) -> Markup {
    let (lang, base) = (page.lang, format!("{}/members", space.href()));
    let manages = space.may(page.tx.viewer().kind(), Action::ManageMembers);
    let after = shown.slice.next.map(|id| id.to_string()).unwrap_or_default();
    let next = href(&base, &[("q", shown.q), ("role", shown.role), ("after", &after)]);
    let plain = |label| Column { label, ..Column::default() };
    let mut columns = vec![plain(say::person(lang)), plain(say::role(lang)), plain(say::since(lang))];
    if manages {
        columns.push(Column { label: say::actions(lang), actions: true, ..Column::default() });
    }
    let rows: Vec<Vec<Markup>> = shown.slice.items.iter().map(|member| row(page, space, member, manages)).collect();
    html! {
        (header(page, space))
        @if let Some((field, words)) = shown.wrong { (error_summary(lang, &[(field, words(lang))])) }
        @if space.content_visible {
            h2 { (say::members(lang)) }
            (search(lang, &base, shown))
            @if rows.is_empty() { (empty(lang, Empty { kind: EmptyKind::NoMatch, title: None, words: None, action: None })) }
            @else { (table(lang, &say::members_title(lang, &space.name), &columns, &rows)) }
            (pages(lang, Around { next: shown.slice.next.is_some().then_some(next.as_str()), ..Around::default() }))
        } @else {
            (empty(lang, Empty { kind: EmptyKind::NoAccess, title: None, words: Some(say::closed_content(lang)), action: None }))
        }
    }
}

fn search(lang: Lang, base: &str, shown: &Shown<'_>) -> Markup {
    let mut roles = vec![Choice { value: "", label: say::role_all(lang), ..Choice::default() }];
    roles.extend(Role::ALL.into_iter().rev().map(|role| Choice {
        value: role.word(),
        label: role_words(lang, role),
        ..Choice::default()
    }));
    html! {
        form.find role="search" action=(base) {
            (icon("search"))
            label.sr for="members-q" { (say::members_search(lang)) }
            input id="members-q" name="q" type="search" value=(shown.q) placeholder=(say::members_search(lang)) autocomplete="off" maxlength="100";
            label.sr for="members-role" { (say::role(lang)) }
            select id="members-role" name="role" {
                @for role in &roles { option value=(role.value) selected[role.value == shown.role] { (role.label) } }
            }
            (button(Button { label: t::common::search(lang), ..Button::default() }))
        }
    }
}

fn row(page: &Page<'_, '_>, space: &Space, member: &Member, manages: bool) -> Vec<Markup> {
    let (lang, base) = (page.lang, space.href());
    // What the command will refuse is not offered: owners and animators are the owners' to change.
    let theirs = manages && (space.my_role == Some(Role::Owner) || member.role < Role::Animator);
    let mut cells = vec![
        face(lang, member.id, &member.name, &member.handle, member.photo, &member.title, &member.kind),
        if theirs {
            role_form(lang, space, member)
        } else {
            html! { (role_words(lang, member.role)) }
        },
        html! { (date(&page.local, page.moment(member.since))) @if member.by_rule { span.meta { " · " (say::by_rule(lang)) } } },
    ];
    if manages {
        cells.push(html! {
            @if theirs && page.tx.viewer().person() != Some(member.id) {
                form method="post" action={ (base) "/members/remove" } data-confirm=(say::member_remove_confirm(lang, &member.name)) {
                    input type="hidden" name="person" value=(member.id);
                    (button(Button { label: t::common::remove(lang), tone: Tone::Ghost, small: true, ..Button::default() }))
                }
            }
        });
    }
    cells
}

fn role_form(lang: Lang, space: &Space, member: &Member) -> Markup {
    let id = format!("role-{}", member.id);
    let highest =
        if space.my_role == Some(Role::Owner) && member.kind != "guest" { Role::Owner } else { Role::Moderator };
    html! {
        form.inline method="post" action={ (space.href()) "/members/role" } {
            input type="hidden" name="person" value=(member.id);
            label.sr for=(id) { (say::role(lang)) " – " (member.name) }
            select id=(id) name="role" data-auto {
                @for role in Role::ALL.into_iter().rev().filter(|role| *role <= highest) {
                    option value=(role.word()) selected[role == member.role] { (role_words(lang, role)) }
                }
            }
            button.button.small.auto-submit aria-label={ (say::role_change(lang)) " – " (member.name) } { (t::common::ok(lang)) }
        }
    }
}

fn face(
    lang: Lang,
    id: Id<Person>,
    name: &str,
    handle: &str,
    photo: Option<Id<kernel::File>>,
    title: &str,
    kind: &str,
) -> Markup {
    let (href, face) = (format!("/people/{handle}"), picture(photo));
    let kind = if kind == "guest" { ActorKind::Guest } else { ActorKind::Person };
    let detail = (!title.is_empty()).then_some(title);
    person(lang, &Actor { kind, id: id.get(), name, href: Some(&href), picture: face.as_deref(), detail })
}

/// Who waits at the door.
pub(super) struct Door<'a> {
    pub(super) requests: &'a [Visible<Waiting>],
    pub(super) invitations: &'a [Visible<Waiting>],
    /// What an invitation held that came back.
    pub(super) people: &'a str,
    pub(super) wrong: Wrong,
    /// Whether whoever animates a space invites guests into it.
    pub(super) guests: bool,
}

pub(super) fn requests(page: &Page<'_, '_>, space: &Space, door: &Door<'_>) -> Markup {
    let lang = page.lang;
    html! {
        (header(page, space))
        section {
            h2 id="requests" { (say::requests_title(lang)) }
            @if door.requests.is_empty() { p.meta { (say::requests_empty(lang)) } }
            @else { (request_table(page, space, door.requests)) }
        }
        @if space.archived_at.is_none() {
            (invite_form(page, space, door))
            @if door.guests { p { a.button href={ (space.href()) "/guests" } { (icon("user-plus")) (t::identity::invite_guests(lang)) } } }
        }
        @if !door.invitations.is_empty() {
            section {
                h2 id="invitations" { (say::invite_pending(lang)) }
                (invitation_table(page, space, door.invitations))
            }
        }
    }
}

fn request_table(page: &Page<'_, '_>, space: &Space, waiting: &[Visible<Waiting>]) -> Markup {
    let (lang, base) = (page.lang, space.href());
    let plain = |label| Column { label, ..Column::default() };
    let columns = [
        plain(say::person(lang)),
        plain(say::reason(lang)),
        plain(say::asked_at(lang)),
        Column { label: say::actions(lang), actions: true, ..Column::default() },
    ];
    let rows: Vec<Vec<Markup>> = waiting
        .iter()
        .map(|one| {
            let answer = |path: &str, label: &str, tone: Tone| {
                html! {
                    form method="post" action={ (base) "/requests/" (path) } {
                        input type="hidden" name="person" value=(one.id);
                        (button(Button { label, tone, small: true, ..Button::default() }))
                    }
                }
            };
            vec![
                face(lang, one.id, &one.name, &one.handle, one.photo, &one.title, &one.kind),
                html! { @if one.words.is_empty() { span.meta { (say::request_reason_none(lang)) } } @else { (one.words) } },
                date(&page.local, page.moment(one.at)),
                html! { (answer("accept", t::common::accept(lang), Tone::Secondary)) (answer("decline", t::common::decline(lang), Tone::Ghost)) },
            ]
        })
        .collect();
    table(lang, say::requests_title(lang), &columns, &rows)
}

fn invitation_table(page: &Page<'_, '_>, space: &Space, waiting: &[Visible<Waiting>]) -> Markup {
    let (lang, base) = (page.lang, space.href());
    let plain = |label| Column { label, ..Column::default() };
    let columns = [
        plain(say::person(lang)),
        plain(say::asked_at(lang)),
        Column { label: say::actions(lang), actions: true, ..Column::default() },
    ];
    let rows: Vec<Vec<Markup>> = waiting
        .iter()
        .map(|one| {
            vec![
                face(lang, one.id, &one.name, &one.handle, one.photo, &one.title, &one.kind),
                html! { (date(&page.local, page.moment(one.at))) @if !one.words.is_empty() { " · " (say::invited_by(lang, &one.words)) } },
                html! {
                    form method="post" action={ (base) "/invitations/withdraw" } {
                        input type="hidden" name="person" value=(one.id);
                        (button(Button { label: say::invite_withdraw(lang), tone: Tone::Ghost, small: true, ..Button::default() }))
                    }
                },
            ]
        })
        .collect();
    table(lang, say::invite_pending(lang), &columns, &rows)
}

fn invite_form(page: &Page<'_, '_>, space: &Space, door: &Door<'_>) -> Markup {
    let lang = page.lang;
    let error = |name: &str| door.wrong.filter(|(field, _)| *field == name).map(|(_, words)| words(lang));
    let highest = if space.may(page.tx.viewer().kind(), Action::Own) { Role::Owner } else { Role::Moderator };
    let roles: Vec<Choice<'_>> = Role::ALL
        .into_iter()
        .rev()
        .filter(|role| *role <= highest)
        .map(|role| Choice { value: role.word(), label: role_words(lang, role), ..Choice::default() })
        .collect();
    let people = Field {
        name: "people",
        label: say::invite_people(lang),
        help: Some(say::invite_help(lang)),
        required: true,
        error: error("people"),
        ..Field::default()
    };
    let role = Field { name: "role", label: say::role(lang), required: true, error: error("role"), ..Field::default() };
    html! {
        form.form.panel method="post" action={ (space.href()) "/invitations" } {
            h2 { (say::invite_title(lang, &space.name)) }
            @if let Some((field, words)) = door.wrong { (error_summary(lang, &[(field, words(lang))])) }
            (input(lang, people, shell::component::Input { value: door.people, autocomplete: Some("off"), ..Default::default() }))
            (select(lang, role, &roles, &space.default_role))
            div.actions { (button(Button { label: say::invite(lang), tone: Tone::Primary, icon: Some("user-plus"), busy: Some(t::common::sending(lang)), ..Button::default() })) }
        }
    }
}
