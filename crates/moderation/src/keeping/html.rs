//! The page of retention and holds.

use kernel::{Lang, Result, Visible};
use maud::{Markup, html};
use serde::Deserialize;
use shell::{
    component::{
        Button, Choice, Column, Field, Input, Tone, button, date, error_summary, input, radios, select, table, textarea,
    },
    t::{common, moderation as say},
    web::Page,
};

use super::{
    DAYS, KINDS,
    store::{self, Going, Hold, Rule},
};

/// What is wrong with which part of a form.
pub(super) type Wrong = Option<(&'static str, &'static str)>;

/// What the forms held.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    pub(super) place: String,
    /// The space's id, of a rule that is there already.
    pub(super) space: String,
    pub(super) kind: String,
    pub(super) days: String,
    pub(super) whom: String,
    pub(super) what: String,
    pub(super) reason: String,
}

fn kind_words(lang: Lang, kind: &str) -> &'static str {
    if kind == "article" { say::keeping_articles(lang) } else { say::keeping_notes(lang) }
}

pub(super) fn keeping(page: &Page<'_, '_>, typed: &Typed, wrong: Wrong) -> Result<Markup> {
    let lang = page.lang;
    let (rules, holds) = (store::rules(page.tx)?, store::holds(page.tx)?);
    Ok(html! {
        (error_summary(lang, &wrong.into_iter().collect::<Vec<_>>()))
        section aria-labelledby="rules" {
            h2 id="rules" { (say::retention_title(lang)) }
            p { (say::retention_help(lang)) }
            @if rules.is_empty() { p { (say::retention_none(lang)) } } @else { (rule_table(lang, &rules)) }
            (rule_form(lang, typed, wrong))
        }
        section aria-labelledby="holds" {
            h2 id="holds" { (say::hold_title(lang)) }
            p { (say::hold_help(lang)) }
            @if !holds.is_empty() { (hold_table(page, &holds)) }
            (hold_form(lang, typed, wrong))
        }
    })
}

fn rule_table(lang: Lang, rules: &[Visible<Rule>]) -> Markup {
    let columns = [
        Column { label: say::retention_what(lang), ..Column::default() },
        Column { label: say::retention_where(lang), ..Column::default() },
        Column { label: say::retention_days(lang), ..Column::default() },
        Column { label: say::keeping_actions(lang), actions: true, ..Column::default() },
    ];
    let rows: Vec<Vec<Markup>> = rules
        .iter()
        .map(|rule| {
            vec![
                html! { (kind_words(lang, &rule.kind)) },
                html! {
                    @if let (Some(name), Some(slug)) = (&rule.name, &rule.slug) { a href={ "/spaces/" (slug) } { (name) } }
                    @else { (say::retention_everywhere(lang)) }
                },
                html! { (say::retention_period(lang, rule.days)) },
                html! {
                    form method="get" action="/administration/keeping/rule" {
                        input type="hidden" name="kind" value=(rule.kind);
                        @if rule.space != 0 { input type="hidden" name="space" value=(rule.space); }
                        (button(Button { label: common::remove(lang), tone: Tone::Ghost, small: true, ..Button::default() }))
                    }
                },
            ]
        })
        .collect();
    table(lang, say::retention_title(lang), &columns, &rows)
}

fn rule_form(lang: Lang, typed: &Typed, wrong: Wrong) -> Markup {
    let field = |name: &'static str, label: &'static str, help: Option<&'static str>, required: bool| {
        let error = wrong.filter(|(field, _)| *field == name).map(|(_, words)| words);
        Field { name, label, help, error, required, ..Field::default() }
    };
    let kinds = KINDS.map(|value| Choice { value, label: kind_words(lang, value), ..Choice::default() });
    let periods = DAYS.map(|days| (days.to_string(), say::retention_period(lang, days)));
    let periods: Vec<Choice<'_>> =
        periods.iter().map(|(value, label)| Choice { value, label, ..Choice::default() }).collect();
    html! {
        form.form.panel method="get" action="/administration/keeping/rule" {
            h3 { (say::retention_new(lang)) }
            (select(lang, field("kind", say::retention_what(lang), None, true), &kinds, &typed.kind))
            (input(lang, field("place", say::retention_where(lang), Some(say::retention_where_help(lang)), false),
                Input { value: &typed.place, autocomplete: Some("off"), ..Input::default() }))
            (select(lang, field("days", say::retention_days(lang), None, true), &periods, if typed.days.is_empty() { "730" } else { &typed.days }))
            div.actions { (button(Button { label: common::continue_button(lang), tone: Tone::Primary, ..Button::default() })) }
        }
    }
}

/// A rule that may be set, and what it would let go.
pub(super) struct Proposal {
    pub(super) kind: &'static str,
    pub(super) space: Option<i64>,
    /// What the space is called; none for everywhere.
    pub(super) name: Option<String>,
    /// None for ever.
    pub(super) days: Option<i64>,
    /// None where everything is kept.
    pub(super) going: Option<Going>,
}

pub(super) fn proposal(page: &Page<'_, '_>, rule: &Proposal) -> Markup {
    let lang = page.lang;
    let place = rule.name.as_deref().unwrap_or(say::retention_everywhere(lang));
    let period =
        rule.days.map_or_else(|| say::retention_no_rule(lang).to_owned(), |days| say::retention_period(lang, days));
    html! {
        div.panel {
            p { strong { (kind_words(lang, rule.kind)) " · " (place) " · " (period) } }
            @if let Some(going) = &rule.going {
                @let oldest = going.oldest.map(|at| page.local.date(page.moment(at))).unwrap_or_default();
                p { @if going.entries > store::COUNTED { (say::retention_going_many(lang, &oldest)) } @else { (say::retention_going(lang, going.entries, &oldest)) } }
                p { (say::retention_going_also(lang)) }
            }
            form.actions method="post" action="/administration/keeping" {
                input type="hidden" name="kind" value=(rule.kind);
                @if let Some(days) = rule.days { input type="hidden" name="days" value=(days); }
                @if let Some(space) = rule.space { input type="hidden" name="space" value=(space); }
                (button(Button { label: say::retention_set(lang), tone: Tone::Danger, name: Some("do"), value: Some("rule"), ..Button::default() }))
                a.button.ghost href="/administration/keeping" { (common::cancel(lang)) }
            }
        }
    }
}

fn hold_table(page: &Page<'_, '_>, holds: &[Visible<Hold>]) -> Markup {
    let lang = page.lang;
    let columns = [
        Column { label: say::hold_what(lang), ..Column::default() },
        Column { label: say::hold_reason(lang), ..Column::default() },
        Column { label: say::hold_since(lang), ..Column::default() },
        Column { label: say::keeping_actions(lang), actions: true, ..Column::default() },
    ];
    let rows: Vec<Vec<Markup>> = holds
        .iter()
        .map(|hold| {
            let since = html! {
                (date(&page.local, page.moment(hold.placed_at)))
                @if let Some(by) = &hold.placed_by { span.meta { " · " (by) } }
                @if let Some(at) = hold.lifted_at { span.meta { " · " (say::hold_lifted(lang)) " " (date(&page.local, page.moment(at))) } }
            };
            let what = html! {
                @match (&hold.person, &hold.handle) {
                    (Some(name), Some(handle)) => a href={ "/people/" (handle) } { (name) },
                    _ => (hold.space_name.as_deref().unwrap_or(say::hold_hidden_space(lang))),
                }
            };
            let lift = html! {
                @if hold.lifted_at.is_none() {
                    form method="post" action="/administration/keeping" {
                        input type="hidden" name="hold" value=(hold.id);
                        (button(Button { label: say::hold_lift(lang), tone: Tone::Ghost, small: true, name: Some("do"), value: Some("lift"), ..Button::default() }))
                    }
                }
            };
            vec![what, html! { (hold.reason) }, since, lift]
        })
        .collect();
    table(lang, say::hold_title(lang), &columns, &rows)
}

fn hold_form(lang: Lang, typed: &Typed, wrong: Wrong) -> Markup {
    let field = |name: &'static str, label: &'static str, help: Option<&'static str>| {
        let error = wrong.filter(|(field, _)| *field == name).map(|(_, words)| words);
        Field { name, label, help, error, required: true, ..Field::default() }
    };
    let whom = [
        Choice { value: "person", label: say::hold_person(lang), ..Choice::default() },
        Choice { value: "space", label: say::hold_space(lang), ..Choice::default() },
    ];
    html! {
        form.form.panel method="post" action="/administration/keeping" {
            h3 { (say::hold_new(lang)) }
            (radios(field("whom", say::hold_what(lang), None), &whom, if typed.whom == "space" { "space" } else { "person" }))
            (input(lang, field("what", say::hold_name(lang), Some(say::hold_name_help(lang))), Input { value: &typed.what, autocomplete: Some("off"), ..Input::default() }))
            (textarea(lang, field("reason", say::hold_reason(lang), Some(say::hold_reason_help(lang))), &typed.reason, 2, Some(500)))
            div.actions { (button(Button { label: say::hold_place(lang), tone: Tone::Primary, name: Some("do"), value: Some("hold"), ..Button::default() })) }
        }
    }
}
