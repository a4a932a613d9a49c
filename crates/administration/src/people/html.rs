//! The accounts as pages: the list, and one of them with what can be done.

use kernel::{Id, Lang, Person, Result, Slice, Visible, audience::OrganisationRole};
use maud::{Markup, html};
use shell::{
    administration::{Section, around},
    component::{
        Actor, ActorKind, Button, Choice, Column, Empty, EmptyKind, Field, Head, Input, Mood, Older, Tab, Tone, badge,
        badge_with, button, date, empty, error_summary, input, older, person as face, select, table, tabs,
    },
    t::{admin as say, common, people},
    web::{Page, encode, picture},
};

use super::{Details, store, store::Account, web::Asked};

/// What is wrong with which field.
pub(super) type Wrong = Option<(&'static str, &'static str)>;

/// What a form of the page sent, when it comes back.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    pub(super) details: Details,
    pub(super) roles: Vec<OrganisationRole>,
    pub(super) heir: String,
    pub(super) day: String,
    pub(super) reason: String,
    /// Which of the page's forms: its button's value.
    pub(super) which: String,
}

/// What a role is called.
pub(crate) fn role_words(lang: Lang, role: OrganisationRole) -> &'static str {
    match role {
        OrganisationRole::Administrator => people::org_role_administrator(lang),
        OrganisationRole::Protection => people::org_role_protection(lang),
        OrganisationRole::Controller => people::org_role_controller(lang),
        OrganisationRole::Curator => people::org_role_curator(lang),
        OrganisationRole::Representative => people::org_role_representative(lang),
    }
}

fn role_help(lang: Lang, role: OrganisationRole) -> &'static str {
    match role {
        OrganisationRole::Administrator => say::role_administrator_help(lang),
        OrganisationRole::Protection => say::role_protection_help(lang),
        OrganisationRole::Controller => say::role_controller_help(lang),
        OrganisationRole::Curator => say::role_curator_help(lang),
        OrganisationRole::Representative => say::role_representative_help(lang),
    }
}

/// The list, with its filters above.
pub(super) fn list(page: &Page<'_, '_>, asked: &Asked, accounts: &Slice<Visible<Account>>) -> Markup {
    let lang = page.lang;
    let href = |state: &str, after: Option<i64>| {
        let after = after.map_or(String::new(), |after| format!("&after={after}"));
        format!("/administration/people?q={}&state={state}{after}", encode(asked.q.trim()))
    };
    let states = [
        ("", say::people_active(lang)),
        ("waiting", say::people_waiting(lang)),
        ("guests", say::people_guests(lang)),
        ("roles", say::people_roles(lang)),
        ("leaving", say::people_leaving(lang)),
        ("closed", say::people_closed(lang)),
    ];
    let current = states.iter().find(|(state, _)| *state == asked.state).map_or("", |(state, _)| state);
    let hrefs = states.map(|(state, _)| href(state, None));
    let row: Vec<Tab<'_>> = states
        .iter()
        .zip(&hrefs)
        .map(|((state, label), href)| Tab { label, href, current: *state == current, count: None })
        .collect();
    let next = accounts.next.map(|after| href(current, Some(after)));
    let first = asked.after.map(|_| href(current, None));
    let columns = [say::person(lang), say::email(lang), say::number(lang), say::state(lang)]
        .map(|label| Column { label, ..Column::default() });
    let rows: Vec<Vec<Markup>> = accounts.items.iter().map(|account| cells(page, account)).collect();
    html! {
        form.filter role="search" method="get" action="/administration/people" {
            input type="hidden" name="state" value=(current);
            (input(lang, Field { name: "q", label: say::people_search(lang), required: true, label_hidden: true, ..Field::default() },
                Input { kind: Some("search"), value: &asked.q, placeholder: Some(say::people_search(lang)), ..Input::default() }))
            (button(Button { label: common::search(lang), icon: Some("search"), tone: Tone::Secondary, ..Button::default() }))
        }
        (tabs(lang, say::people_title(lang), &row))
        @if rows.is_empty() {
            (empty(lang, Empty { kind: EmptyKind::NoMatch, title: None, words: None, action: None }))
        } @else { (table(lang, say::people_title(lang), &columns, &rows)) }
        (older(lang, Older { next: next.as_deref(), first: first.as_deref(), label: Some(say::people_more(lang)) }))
    }
}

fn actor<'a>(account: &'a Account, href: &'a str, picture: Option<&'a str>) -> Actor<'a> {
    let kind = if account.kind == "guest" { ActorKind::Guest } else { ActorKind::Person };
    let detail = Some(account.title.as_str()).filter(|title| !title.is_empty());
    Actor { kind, id: account.id.get(), name: &account.name, href: Some(href), picture, detail }
}

fn cells(page: &Page<'_, '_>, account: &Account) -> Vec<Markup> {
    let href = format!("/administration/people/{}", account.handle);
    let photo = picture(account.photo.map(Id::new));
    vec![
        face(page.lang, &actor(account, &href, photo.as_deref())),
        html! { (account.email.as_deref().unwrap_or("—")) },
        html! { (account.number.as_deref().unwrap_or("—")) },
        state(page, account),
    ]
}

fn state(page: &Page<'_, '_>, account: &Account) -> Markup {
    let lang = page.lang;
    html! {
        @if account.kind == "former" { (badge(say::state_erased(lang))) }
        @else if let Some(at) = account.closed_at { (badge(say::state_closed(lang))) " " (date(&page.local, page.moment(at))) }
        @else if account.claimed != Some(1) { (badge_with(Mood::Info, "mail", say::state_waiting(lang))) }
        @else { (say::state_active(lang)) }
        @if let Some(at) = account.restricted_at { " " (badge_with(Mood::Warning, "lock", say::state_restricted(lang))) " " (date(&page.local, page.moment(at))) }
        @if let Some(at) = account.leaves_at { " " (badge_with(Mood::Warning, "calendar", say::state_leaving(lang))) " " (date(&page.local, page.moment(at - 1))) }
    }
}

/// One account.
pub(super) fn account(page: &Page<'_, '_>, person: Id<Person>, typed: &Typed, wrong: Wrong) -> Result<Markup> {
    let lang = page.lang;
    let account = store::account(page.tx, person)?;
    let kept = store::details(page.tx, person)?;
    let details = if typed.which == "change" { &typed.details } else { &kept };
    let held = store::roles(page.tx, person)?;
    let roles = if typed.which == "roles" { &typed.roles } else { &held };
    let lead = html! { (state(page, &account)) };
    let action = format!("/administration/people/{}", account.handle);
    let form = |id: &str, title: &str, inside: &Markup| {
        html! {
            form.form id=(id) method="post" action=(action) aria-labelledby={ (id) "-title" } {
                h2 id={ (id) "-title" } { (title) }
                (inside)
            }
        }
    };
    let main = html! {
        (error_summary(lang, &wrong.into_iter().collect::<Vec<_>>()))
        p { (lead) " · " a href={ "/people/" (account.handle) } { (say::see_profile(lang)) } " · " a href={ "/administration/log?who=" (encode(&account.name)) } { (say::see_log(lang)) } " · " a href={ "/administration/people/" (account.handle) "/fields" } { (say::fields_title(lang)) } }
        @if account.kind == "former" { p { (say::error_erased(lang)) } }
        @else {
            (form("account", say::account_details(lang), &fields(page, details, wrong)?))
            @if account.kind == "member" { (form("roles-form", say::account_roles(lang), &role_boxes(lang, roles, wrong))) }
            (form("departure", say::account_departure(lang), &leaving(page, &account, typed, wrong)?))
            (form("restriction", say::restriction(lang), &restriction(page, &account)))
            (form("devices", say::account_devices(lang), &html! {
                p { (say::sign_out_help(lang)) }
                div.actions { (button(send(say::sign_out(lang), "sign-out", "log-out", Tone::Secondary))) }
            }))
        }
    };
    let title = Some(account.title.as_str()).filter(|title| !title.is_empty());
    let trail = [(say::people_title(lang), "/administration/people")];
    let head = Head { trail: &trail, title: &account.name, lead: title, ..Head::default() };
    Ok(around(page, Section::People, head, &main))
}

fn restriction(page: &Page<'_, '_>, account: &Account) -> Markup {
    let lang = page.lang;
    let help = Some(say::restriction_reason_help(lang));
    let reason =
        Field { id: Some("restriction-reason"), name: "reason", label: say::reason(lang), help, ..Field::default() };
    html! {
        @if let Some(at) = account.restricted_at { p { (say::restricted_since(lang)) " " (date(&page.local, page.moment(at))) } }
        @else { p { (say::restriction_help(lang)) } }
        (input(lang, reason, Input { max: Some(500), autocomplete: Some("off"), ..Input::default() }))
        div.actions {
            @if account.restricted_at.is_some() { (button(send(say::unrestrict(lang), "unrestrict", "lock-open", Tone::Secondary))) }
            @else { (button(send(say::restrict(lang), "restrict", "lock", Tone::Secondary))) }
        }
    }
}

fn send<'a>(label: &'a str, value: &'a str, icon: &'a str, tone: Tone) -> Button<'a> {
    Button { label, tone, icon: Some(icon), name: Some("do"), value: Some(value), ..Button::default() }
}

fn field<'a>(wrong: Wrong, name: &'a str, label: &'a str, help: Option<&'a str>, required: bool) -> Field<'a> {
    let error = wrong.filter(|(field, _)| *field == name).map(|(_, words)| words);
    Field { name, label, help, error, required, ..Field::default() }
}

fn fields(page: &Page<'_, '_>, details: &Details, wrong: Wrong) -> Result<Markup> {
    let lang = page.lang;
    let line = |value, kind| Input { value, kind, max: Some(200), autocomplete: Some("off"), ..Input::default() };
    let (units, sites) = (store::units(page.tx)?, store::sites(page.tx)?);
    let list = |named: &[Visible<store::Named>]| {
        named.iter().map(|named| (named.id.to_string(), named.name.clone())).collect::<Vec<(String, String)>>()
    };
    let choose = |name: &'static str, label: &'static str, all: &[(String, String)], chosen: i64| {
        let none = Choice { value: "0", label: say::none(lang), ..Choice::default() };
        let each = all.iter().map(|(value, label)| Choice { value, label, ..Choice::default() });
        let choices: Vec<Choice<'_>> = std::iter::once(none).chain(each).collect();
        select(lang, field(wrong, name, label, None, true), &choices, &chosen.to_string())
    };
    Ok(html! {
        (input(lang, field(wrong, "name", say::person_name(lang), None, true), line(&details.name, None)))
        (input(lang, field(wrong, "title", say::person_title(lang), None, false), line(&details.title, None)))
        (input(lang, field(wrong, "email", say::email(lang), Some(say::email_help(lang)), false), line(&details.email, Some("email"))))
        (input(lang, field(wrong, "number", say::number(lang), Some(say::number_help(lang)), false), line(&details.number, None)))
        (choose("unit", say::unit(lang), &list(&units), details.unit))
        (choose("site", say::site(lang), &list(&sites), details.site))
        (input(lang, field(wrong, "manager", say::manager(lang), Some(say::handle_help(lang)), false), line(&details.manager, None)))
        div.actions { (button(Button { label: common::save(lang), tone: Tone::Primary, name: Some("do"), value: Some("change"), ..Button::default() })) }
    })
}

fn role_boxes(lang: Lang, held: &[OrganisationRole], wrong: Wrong) -> Markup {
    let error = wrong.filter(|(field, _)| *field == "roles").map(|(_, words)| words);
    html! {
        fieldset data-invalid[error.is_some()] {
            legend id="roles" { (say::roles_of(lang)) }
            @if let Some(error) = error { span.error { (error) } }
            @for role in OrganisationRole::ALL {
                label.check.choice {
                    input type="checkbox" name="roles" value=(role.word()) checked[held.contains(&role)];
                    span { b { (role_words(lang, role)) } span.help { (role_help(lang, role)) } }
                }
            }
        }
        div.actions { (button(Button { label: common::save(lang), tone: Tone::Primary, name: Some("do"), value: Some("roles"), ..Button::default() })) }
    }
}

fn leaving(page: &Page<'_, '_>, account: &Account, typed: &Typed, wrong: Wrong) -> Result<Markup> {
    let lang = page.lang;
    if account.closed_at.is_some() {
        return Ok(html! {
            p { (say::reopen_help(lang)) }
            div.actions {
                (button(send(say::reopen(lang), "reopen", "undo-2", Tone::Secondary)))
                a.button.danger href={ "/administration/people/" (account.handle) "/erase" } { (shell::t::own::erase(lang)) }
            }
        });
    }
    // A planned day stands in the form, to be moved: as it was typed, on the organisation's calendar.
    let zone = store::zone(page.tx)?;
    let day = |at: i64| page.moment(at - 1).to_zoned_datetime(zone.clone()).date().to_string();
    let planned = account.leaves_at.map(day).unwrap_or_default();
    let day = if matches!(typed.which.as_str(), "plan" | "stay" | "close") { &typed.day } else { &planned };
    Ok(html! {
        p { (say::departure_help(lang)) }
        (input(lang, field(wrong, "heir", say::heir(lang), Some(say::heir_help(lang)), false), Input { value: &typed.heir, autocomplete: Some("off"), ..Input::default() }))
        (input(lang, field(wrong, "reason", say::reason(lang), Some(say::reason_help(lang)), false), Input { value: &typed.reason, max: Some(500), autocomplete: Some("off"), ..Input::default() }))
        (input(lang, field(wrong, "day", say::day(lang), Some(say::day_help(lang)), false), Input { kind: Some("date"), value: day, ..Input::default() }))
        span id="person" {}
        div.actions {
            (button(send(say::close_on_day(lang), "plan", "calendar", Tone::Secondary)))
            @if account.leaves_at.is_some() { (button(send(say::stay(lang), "stay", "undo-2", Tone::Secondary))) }
            (button(Button { confirm: Some(&say::close_now_confirm(lang, &account.name)), ..send(say::close_now(lang), "close", "user-x", Tone::Danger) }))
        }
    })
}
