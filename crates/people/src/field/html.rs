//! Fields as pages, and as parts of others.

use jiff::civil::Date;
use kernel::{Asked, Id, Lang, Person, Result, Visible};
use maud::{Markup, html};
use shell::{
    component::{
        Button, Choice, Column, Field as Control, Input, Tone, button, error_summary, input, radios, select, table,
        textarea,
    },
    format::{long_date, number},
    t::{common, people as say},
    web::Page,
};

use super::{FILLED_BY, Field, KINDS, NewField, SEEN_BY, store};

/// What is wrong with which part of a form.
pub(super) type Wrong = Option<(&'static str, &'static str)>;

fn kind_words(lang: Lang, kind: &str) -> &'static str {
    match kind {
        "date" => say::field_date(lang),
        "choice" => say::field_choice(lang),
        _ => say::field_line(lang),
    }
}

fn seen_words(lang: Lang, seen_by: &str) -> &'static str {
    match seen_by {
        "members" => say::field_seen_members(lang),
        "managers" => say::field_seen_managers(lang),
        _ => say::field_seen_administrators(lang),
    }
}

fn filled_words(lang: Lang, filled_by: &str) -> &'static str {
    if filled_by == "person" { say::field_filled_person(lang) } else { say::field_filled_administrators(lang) }
}

pub(super) fn list(page: &Page<'_, '_>) -> Result<Markup> {
    let lang = page.lang;
    let columns = [
        Column { label: say::field_name(lang), ..Column::default() },
        Column { label: say::field_seen_by(lang), ..Column::default() },
        Column { label: say::field_filled_by(lang), ..Column::default() },
        Column { label: say::field_filled(lang), number: true, ..Column::default() },
    ];
    let mut rows = Vec::new();
    for field in store::fields(page.tx)? {
        let filled = store::filled(page.tx, field.id)?;
        rows.push(vec![
            html! { a href={ "/administration/fields/" (field.id) } { (field.called(lang)) } span.meta { " · " (kind_words(lang, &field.kind)) } },
            html! { (seen_words(lang, &field.seen_by)) },
            html! { (filled_words(lang, &field.filled_by)) },
            html! { (number(lang, filled)) },
        ]);
    }
    Ok(html! {
        @if rows.is_empty() { p { (say::fields_none(lang)) } }
        @else { (table(lang, shell::t::admin::fields_title(lang), &columns, &rows)) }
        div.actions { a.button.primary href="/administration/fields/new" { (say::field_new(lang)) } }
    })
}

pub(super) fn form(page: &Page<'_, '_>, id: Option<i64>, field: &NewField, wrong: Wrong) -> Result<Markup> {
    let lang = page.lang;
    let control = |name: &'static str, label: &'static str, help: Option<&'static str>, required: bool| {
        let error = wrong.filter(|(field, _)| *field == name).map(|(_, words)| words);
        Control { name, label, help, error, required, ..Control::default() }
    };
    let choices = |words: &[&'static str], say: fn(Lang, &str) -> &'static str| {
        words.iter().map(|value| Choice { value, label: say(lang, value), ..Choice::default() }).collect::<Vec<_>>()
    };
    let line = |value| Input { value, max: Some(120), autocomplete: Some("off"), ..Input::default() };
    let action =
        id.map_or_else(|| "/administration/fields/new".to_owned(), |id| format!("/administration/fields/{id}"));
    let filled = match id {
        Some(id) => store::filled(page.tx, id)?,
        None => 0,
    };
    Ok(html! {
        (error_summary(lang, &wrong.into_iter().collect::<Vec<_>>()))
        form.form method="post" action=(action) {
            (input(lang, control("name", say::field_name(lang), Some(say::field_name_help(lang)), true), line(&field.name)))
            (input(lang, control("name_en", say::field_name_en(lang), None, false), line(&field.name_en)))
            (radios(control("kind", say::field_kind(lang), None, true), &choices(&KINDS, kind_words), &field.kind))
            (textarea(lang, control("choices", say::field_choices(lang), Some(say::field_choices_help(lang)), false), &field.choices, 4, Some(6000)))
            (radios(control("seen_by", say::field_seen_by(lang), Some(say::field_seen_help(lang)), true), &choices(&SEEN_BY, seen_words), &field.seen_by))
            (radios(control("filled_by", say::field_filled_by(lang), None, true), &choices(&FILLED_BY, filled_words), &field.filled_by))
            div.actions { (button(Button { label: common::save(lang), tone: Tone::Primary, busy: Some(common::saving(lang)), ..Button::default() })) }
        }
        @if let Some(id) = id {
            form method="post" action={ "/administration/fields/" (id) "/remove" } data-confirm=(say::field_remove_confirm(lang, filled)) {
                div.actions { (button(Button { label: say::field_remove(lang), tone: Tone::Danger, ..Button::default() })) }
            }
        }
    })
}

/// What to fill in: of each field its control, named `own-ID`.
pub(crate) fn controls(lang: Lang, fields: &[&Visible<Field>], value: impl Fn(i64) -> String) -> Markup {
    html! {
        @for field in fields {
            @let (name, value) = (format!("own-{}", field.id), value(field.id));
            @let help = say::field_seen_line(lang, seen_words(lang, &field.seen_by));
            @let control = Control { name: &name, label: field.called(lang), help: Some(&help), ..Control::default() };
            @match field.kind.as_str() {
                "choice" => {
                    @let none = Choice { value: "", label: say::field_empty(lang), ..Choice::default() };
                    @let each = field.choices.lines().map(|value| Choice { value, label: value, ..Choice::default() });
                    (select(lang, control, &std::iter::once(none).chain(each).collect::<Vec<_>>(), &value))
                }
                "date" => { (input(lang, control, Input { kind: Some("date"), value: &value, ..Input::default() })) }
                _ => { (input(lang, control, Input { value: &value, max: Some(120), autocomplete: Some("off"), ..Input::default() })) }
            }
        }
    }
}

pub(super) fn of_person(
    page: &Page<'_, '_>,
    handle: &str,
    person: Id<Person>,
    typed: Option<&[(i64, String)]>,
    wrong: Wrong,
) -> Result<Markup> {
    let lang = page.lang;
    let (fields, kept) = (store::fields(page.tx)?, store::values(page.tx, person)?);
    let value = |id: i64| {
        let typed =
            typed.and_then(|typed| typed.iter().find(|(field, _)| *field == id)).map(|(_, value)| value.clone());
        typed.unwrap_or_else(|| {
            kept.iter().find(|kept| kept.field == id).map(|kept| kept.value.clone()).unwrap_or_default()
        })
    };
    Ok(html! {
        (error_summary(lang, &wrong.into_iter().collect::<Vec<_>>()))
        @if fields.is_empty() { p { (say::fields_none(lang)) } }
        @else {
            form.form id="own" method="post" action={ "/administration/people/" (handle) "/fields" } {
                (controls(lang, &fields.iter().collect::<Vec<_>>(), value))
                div.actions { (button(Button { label: common::save(lang), tone: Tone::Primary, busy: Some(common::saving(lang)), ..Button::default() })) }
            }
        }
    })
}

/// What the viewer sees of somebody's fields, as terms and values of a list.
pub(crate) fn facts(page: &Page<'_, '_>, person: Id<Person>) -> Result<Vec<(String, String)>> {
    facts_of(page, person, store::ask_fields(page.tx)?)
}

/// The same, where all fields were asked for.
pub(crate) fn facts_of(
    page: &Page<'_, '_>,
    person: Id<Person>,
    fields: Asked<'_, Field>,
) -> Result<Vec<(String, String)>> {
    let lang = page.lang;
    let fields = fields.all()?;
    if fields.is_empty() {
        return Ok(Vec::new());
    }
    let values = store::values(page.tx, person)?;
    let of = |field: &Visible<Field>| {
        let kept = values.iter().find(|kept| kept.field == field.id)?;
        let date = (field.kind == "date").then(|| kept.value.parse::<Date>().ok()).flatten();
        let value = date.map_or_else(|| kept.value.clone(), |date| long_date(lang, date));
        Some((field.called(lang).to_owned(), value))
    };
    Ok(fields.iter().filter_map(of).collect())
}

/// The form of one's own fields; what administrators fill in is told beside it.
pub(crate) fn own(page: &Page<'_, '_>) -> Result<Markup> {
    let lang = page.lang;
    let me = page.tx.viewer().signed_in()?;
    let fields = store::fields(page.tx)?;
    if fields.is_empty() {
        return Ok(html! {});
    }
    let values = store::values(page.tx, me)?;
    let value =
        |id: i64| values.iter().find(|kept| kept.field == id).map(|kept| kept.value.clone()).unwrap_or_default();
    let (mine, others): (Vec<_>, Vec<_>) = fields.iter().partition(|field| field.filled_by == "person");
    Ok(html! {
        section.form aria-labelledby="own-title" {
            h2 id="own-title" { (say::fields_own(lang)) }
            @if !mine.is_empty() {
                form.form id="own" method="post" action="/settings/profile/fields" {
                    (controls(lang, &mine, value))
                    div.actions { (button(Button { label: common::save(lang), tone: Tone::Primary, busy: Some(common::saving(lang)), ..Button::default() })) }
                }
            }
            @if others.iter().any(|field| !value(field.id).is_empty()) {
                p { (say::fields_told(lang)) }
                dl.facts {
                    @for (name, value) in facts(page, me)?.iter().filter(|(name, _)| others.iter().any(|field| field.called(lang) == name)) {
                        div { dt { (name) } dd { (value) } }
                    }
                }
            }
        }
    })
}
