//! The page of a space's rules.

use kernel::{Lang, Visible};
use maud::{Markup, html};
use shell::{
    component::{Button, Choice, Column, Field, Tone, button, error_summary, select, table},
    format::number,
    space::{Space, header},
    t::{self, spaces as say},
    web::Page,
};

use super::{
    store::{Named, Rule},
    web::Typed,
};
use crate::space::form::Wrong;

/// What the page shows.
pub(super) struct Shown<'a> {
    pub(super) rules: &'a [Visible<Rule>],
    pub(super) choices: &'a [Vec<Visible<Named>>; 3],
    pub(super) typed: &'a Typed,
    pub(super) administers: bool,
    pub(super) wrong: Wrong,
}

pub(super) fn rules(page: &Page<'_, '_>, space: &Space, shown: &Shown<'_>) -> Markup {
    let lang = page.lang;
    let plain = |label| Column { label, ..Column::default() };
    let columns = [
        plain(say::rule_whom(lang)),
        Column { label: say::rule_people(lang), number: true, ..Column::default() },
        plain(say::rule_leaving(lang)),
        Column { label: say::actions(lang), actions: true, ..Column::default() },
    ];
    let rows: Vec<Vec<Markup>> = shown.rules.iter().map(|rule| row(page, space, rule, shown.administers)).collect();
    html! {
        (header(page, space))
        @if let Some((field, words)) = shown.wrong { (error_summary(lang, &[(field, words(lang))])) }
        h2 { (say::rules_tab(lang)) }
        p { (say::rules_lead(lang)) }
        @if !rows.is_empty() { (table(lang, say::rules_tab(lang), &columns, &rows)) }
        @if space.archived_at.is_none() { (form(lang, space, shown)) }
    }
}

fn row(page: &Page<'_, '_>, space: &Space, rule: &Rule, administers: bool) -> Vec<Markup> {
    let lang = page.lang;
    let whom = whom(lang, rule);
    vec![
        html! { (whom) },
        html! { (number(lang, rule.people)) },
        html! { @if rule.required { (say::rule_required(lang)) } @else { (say::rule_optional(lang)) } },
        html! {
            @if administers || !rule.required {
                form method="post" action={ (space.href()) "/rules/remove" } data-confirm=(say::rule_remove_confirm(lang, &whom)) {
                    input type="hidden" name="rule" value=(rule.id);
                    (button(Button { label: t::common::remove(lang), tone: Tone::Ghost, small: true, ..Button::default() }))
                }
            }
        },
    ]
}

/// « Atelier (et ce qui en dépend) · Lyon · Parfumerie ».
fn whom(lang: Lang, rule: &Rule) -> String {
    let unit = rule.unit_name.as_deref().map(|name| say::rule_unit(lang, name));
    let site = rule.site_name.clone();
    let skill = rule.skill_name.as_deref().map(|name| say::rule_skill(lang, name));
    let named: Vec<String> = [unit, site, skill].into_iter().flatten().collect();
    if named.is_empty() { say::rule_everybody(lang).to_owned() } else { named.join(" · ") }
}

fn form(lang: Lang, space: &Space, shown: &Shown<'_>) -> Markup {
    let error = |name: &str| shown.wrong.filter(|(field, _)| *field == name).map(|(_, words)| words(lang));
    let choose = |name: &'static str, label: &'static str, from: &[Visible<Named>], chosen: Option<i64>| {
        let ids: Vec<String> = from.iter().map(|one| one.id.to_string()).collect();
        let mut choices = vec![Choice { value: "0", label: say::rule_any(lang), ..Choice::default() }];
        choices.extend(from.iter().zip(&ids).map(|(one, id)| Choice {
            value: id,
            label: &one.name,
            ..Choice::default()
        }));
        let field = Field { name, label, error: error(name), required: true, ..Field::default() };
        select(lang, field, &choices, &chosen.unwrap_or_default().to_string())
    };
    let [units, sites, skills] = shown.choices;
    let condition = &shown.typed.condition;
    html! {
        form.form.panel method="post" action={ (space.href()) "/rules" } data-confirm=(say::rule_add_confirm(lang)) {
            h2 { (say::rule_new(lang)) }
            (choose("unit", say::rule_of_unit(lang), units, condition.unit))
            (choose("site", say::rule_of_site(lang), sites, condition.site))
            (choose("skill", say::rule_of_skill(lang), skills, condition.skill))
            @if shown.administers {
                label.check.choice {
                    input type="checkbox" name="required" value="yes" id="required" checked[shown.typed.required];
                    span { b { (say::rule_required(lang)) } span.help { (say::rule_required_help(lang)) } }
                }
            }
            div.actions { (button(Button { label: say::rule_add(lang), tone: Tone::Primary, busy: Some(t::common::sending(lang)), ..Button::default() })) }
        }
    }
}
