//! What the glass looks like: before it is broken, and to whom it was.

use kernel::{Id, Lang, Result, Space, Visible};
use maud::{Markup, html};
use shell::{
    component::{
        Button, Choice, Column, Field, Notice, Tone, button, error_summary, notice, select, table, textarea, time,
    },
    t::spaces as say,
    web::Page,
};

use super::store::{self, Opened, Shut};

/// What is wrong with which part of the form.
pub(super) type Wrong = Option<(&'static str, &'static str)>;

pub(super) fn glass(
    page: &Page<'_, '_>,
    shut: &[Shut],
    opened: &[Visible<Opened>],
    typed: (Option<Id<Space>>, &str),
    wrong: Wrong,
) -> Markup {
    let lang = page.lang;
    let field = |name: &'static str, label: &'static str, help: Option<&'static str>| {
        let error = wrong.filter(|(field, _)| *field == name).map(|(_, words)| words);
        Field { name, label, help, error, required: true, ..Field::default() }
    };
    let named: Vec<(String, String)> = shut.iter().map(|shut| (shut.id.to_string(), called(page, shut))).collect();
    let choices: Vec<Choice<'_>> =
        named.iter().map(|(value, label)| Choice { value, label, ..Choice::default() }).collect();
    let chosen = typed.0.map(|id| id.to_string()).unwrap_or_default();
    html! {
        (error_summary(lang, &wrong.into_iter().collect::<Vec<_>>()))
        (notice(lang, Notice::Warning, say::glass_warning(lang)))
        @if choices.is_empty() { p { (say::glass_none(lang)) } }
        @else {
            form.form method="post" action="/administration/glass" data-confirm=(say::glass_confirm(lang)) {
                (select(lang, field("space", say::glass_space(lang), Some(say::glass_space_help(lang))), &choices, &chosen))
                (textarea(lang, field("reason", say::glass_reason(lang), Some(say::glass_reason_help(lang))), typed.1, 3, Some(500)))
                div.actions { (button(Button { label: say::glass_open(lang), tone: Tone::Danger, icon: Some("lock-open"), ..Button::default() })) }
            }
        }
        @if !opened.is_empty() {
            section aria-labelledby="opened" { h2 id="opened" { (say::glass_opened(lang)) } (list(page, opened, true)) }
        }
    }
}

/// A closed space by its name; a hidden one by what gives nothing of it away.
fn called(page: &Page<'_, '_>, shut: &Shut) -> String {
    let lang = page.lang;
    if shut.is_hidden {
        let since = page.local.date(page.moment(shut.created_at));
        return say::glass_hidden(lang, shut.people, &since);
    }
    shut.name.clone()
}

fn list(page: &Page<'_, '_>, opened: &[Visible<Opened>], with_space: bool) -> Markup {
    let lang = page.lang;
    let plain = |label| Column { label, ..Column::default() };
    let mut columns = vec![plain(say::glass_when(lang)), plain(say::glass_who(lang)), plain(say::glass_reason(lang))];
    if with_space {
        columns.insert(1, plain(say::glass_space(lang)));
    }
    let rows: Vec<Vec<Markup>> = opened
        .iter()
        .map(|one| {
            let mut cells = vec![
                html! { (time(&page.local, page.moment(one.opened_at))) @if one.closed_at.is_none() { span.meta { " · " (until(page, one)) } } },
                html! { (one.person.as_deref().unwrap_or("—")) },
                html! { (one.reason) },
            ];
            if with_space {
                let named = html! {
                    @match (&one.space_name, &one.slug) { (Some(name), Some(slug)) => a href={ "/spaces/" (slug) } { (name) }, _ => (say::glass_hidden_space(lang)) }
                };
                cells.insert(1, named);
            }
            cells
        })
        .collect();
    table(lang, say::glass_opened(lang), &columns, &rows)
}

fn until(page: &Page<'_, '_>, one: &Opened) -> String {
    say::glass_until(page.lang, &page.local.time(page.moment(one.until)))
}

/// To whom a space was opened, for everybody who is in it.
pub(crate) fn told(page: &Page<'_, '_>, space: Id<Space>) -> Result<Markup> {
    let lang: Lang = page.lang;
    let opened = store::of_space(page.tx, space)?;
    Ok(html! {
        @if !opened.is_empty() {
            section.panel aria-labelledby="glass" {
                h2 id="glass" { (say::glass_opened(lang)) }
                p { (say::glass_told(lang)) }
                (list(page, &opened, false))
            }
        }
    })
}
