//! The units as pages.

use kernel::{Lang, Visible};
use maud::{Markup, html};
use shell::{
    component::{Button, Choice, Column, Field, Input, Tone, button, error_summary, input, select, table},
    format::number,
    t::{admin as say, common},
    web::Page,
};

use super::{DEEPEST, NewUnit, store::Kept};

/// What is wrong with which part of a form.
pub(super) type Wrong = Option<(&'static str, &'static str)>;

/// Units as a tree: each after what it is a part of, with how deep it stands. What hangs on nothing that is there comes last.
fn tree(units: &[Visible<Kept>]) -> Vec<(usize, &Kept)> {
    let mut rows: Vec<(usize, &Kept)> = Vec::with_capacity(units.len());
    let mut open: Vec<(usize, &Kept)> =
        units.iter().rev().filter(|unit| unit.parent.is_none()).map(|unit| (0, &**unit)).collect();
    while let Some((depth, unit)) = open.pop() {
        rows.push((depth, unit));
        if depth < DEEPEST {
            let parts = units.iter().rev().filter(|part| part.parent == Some(unit.id));
            open.extend(parts.map(|part| (depth + 1, &**part)));
        }
    }
    let lost = units.iter().filter(|unit| !rows.iter().any(|(_, row)| row.id == unit.id)).map(|unit| (0, &**unit));
    let lost: Vec<(usize, &Kept)> = lost.collect();
    rows.extend(lost);
    rows
}

/// A unit's name under those that it is part of, for whoever hears it alone.
fn deep(depth: usize, name: &str) -> String {
    format!("{}{name}", "– ".repeat(depth))
}

pub(super) fn list(page: &Page<'_, '_>, units: &[Visible<Kept>]) -> Markup {
    let lang = page.lang;
    let columns = [
        Column { label: say::unit_name(lang), ..Column::default() },
        Column { label: say::unit_people(lang), number: true, ..Column::default() },
    ];
    let rows: Vec<Vec<Markup>> = tree(units).into_iter().map(|(depth, unit)| row(lang, depth, unit)).collect();
    html! {
        @if rows.is_empty() { p { (say::units_none(lang)) } } @else { (table(lang, say::units_title(lang), &columns, &rows)) }
        div.actions { a.button.primary href="/administration/units/new" { (say::unit_new(lang)) } }
    }
}

fn row(lang: Lang, depth: usize, unit: &Kept) -> Vec<Markup> {
    vec![
        html! {
            span.meta aria-hidden="true" { ("– ".repeat(depth)) }
            a href={ "/administration/units/" (unit.id) } { (unit.name) }
            @if !unit.name_en.is_empty() && unit.name_en != unit.name { span.meta { " · " (unit.name_en) } }
        },
        html! { (number(lang, unit.people)) },
    ]
}

pub(super) fn form(
    page: &Page<'_, '_>,
    id: Option<i64>,
    unit: &NewUnit,
    units: &[Visible<Kept>],
    wrong: Wrong,
) -> Markup {
    let lang = page.lang;
    let field = |name: &'static str, label: &'static str, help: Option<&'static str>, required: bool| {
        let error = wrong.filter(|(field, _)| *field == name).map(|(_, words)| words);
        Field { name, label, help, error, required, ..Field::default() }
    };
    let line = |value| Input { value, max: Some(120), autocomplete: Some("off"), ..Input::default() };
    let ids: Vec<(String, String)> = tree(units)
        .into_iter()
        .filter(|(_, other)| Some(other.id) != id)
        .map(|(depth, other)| (other.id.to_string(), deep(depth, &other.name)))
        .collect();
    let mut choices = vec![Choice { value: "", label: say::unit_no_parent(lang), ..Choice::default() }];
    choices.extend(ids.iter().map(|(value, label)| Choice { value, label, ..Choice::default() }));
    let action = id.map_or_else(|| "/administration/units/new".to_owned(), |id| format!("/administration/units/{id}"));
    let parent = unit.parent.map(|parent| parent.to_string()).unwrap_or_default();
    html! {
        (error_summary(lang, &wrong.into_iter().collect::<Vec<_>>()))
        form.form method="post" action=(action) {
            (input(lang, field("name", say::unit_name(lang), None, true), line(&unit.name)))
            (input(lang, field("name_en", say::unit_name_en(lang), Some(say::unit_name_en_help(lang)), false), line(&unit.name_en)))
            (select(lang, field("parent", say::unit_parent(lang), None, false), &choices, &parent))
            div.actions { (button(Button { label: common::save(lang), tone: Tone::Primary, busy: Some(common::saving(lang)), ..Button::default() })) }
        }
        @if let Some(id) = id {
            form method="post" action={ "/administration/units/" (id) "/remove" } data-confirm=(say::unit_remove_confirm(lang)) {
                p.help { (say::unit_remove_help(lang)) }
                div.actions { (button(Button { label: say::unit_remove(lang), tone: Tone::Danger, ..Button::default() })) }
            }
        }
    }
}
