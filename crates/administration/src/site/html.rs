//! The sites as pages.

use jiff::civil::{Date, Weekday};
use kernel::{Lang, Visible};
use maud::{Markup, html};
use shell::{
    component::{Button, Column, Field, Input, Notice, Tone, button, error_summary, input, notice, table, textarea},
    format::{capital, long_date, number, weekday},
    t::{admin as say, common},
    web::Page,
};

use super::{NewSite, Which, store::Site};

/// What is wrong with which part of a form.
pub(super) type Wrong = Option<(&'static str, &'static str)>;

/// The days of a week with their ISO numbers.
fn week() -> impl Iterator<Item = (String, Weekday)> {
    (1..=7).filter_map(|number| Some((number.to_string(), Weekday::from_monday_one_offset(number).ok()?)))
}

pub(super) fn list(page: &Page<'_, '_>, sites: &[Visible<Site>]) -> Markup {
    let lang = page.lang;
    let columns = [
        Column { label: say::site_name(lang), ..Column::default() },
        Column { label: say::site_days(lang), ..Column::default() },
        Column { label: say::site_next(lang), ..Column::default() },
        Column { label: say::site_people(lang), number: true, ..Column::default() },
    ];
    let rows: Vec<Vec<Markup>> = sites.iter().map(|site| row(lang, site)).collect();
    html! {
        @if rows.is_empty() { p { (say::sites_none(lang)) } }
        @else { (table(lang, say::sites_title(lang), &columns, &rows)) }
        div.actions {
            a.button.primary href="/administration/sites/new" { (say::site_new(lang)) }
            a.button href="/administration/sites/everywhere" { (say::site_holidays(lang)) " – " (say::sites_everywhere(lang)) }
        }
    }
}

fn row(lang: Lang, site: &Site) -> Vec<Markup> {
    let short = |day: Weekday| weekday(lang, day).chars().take(3).collect::<String>();
    let days: Vec<String> =
        week().filter(|(number, _)| site.working_days.contains(number)).map(|(_, day)| short(day)).collect();
    let next = site.next.as_deref().and_then(|day| day.parse::<Date>().ok());
    let place = [site.city.as_str(), site.country.as_str()];
    let place: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
    vec![
        html! { a href={ "/administration/sites/" (site.id) } { (site.name) } span.meta { " · " (place.join(", ")) } },
        html! { (days.join(" ")) },
        html! { @if let (Some(next), Some(name)) = (next, &site.next_name) { (long_date(lang, next)) span.meta { " · " (name) } } @else { "—" } },
        html! { (number(lang, site.people)) },
    ]
}

pub(super) fn form(
    page: &Page<'_, '_>,
    which: Which,
    site: &NewSite,
    today: Date,
    proposed: Option<i16>,
    wrong: Wrong,
) -> Markup {
    let lang = page.lang;
    let field = |name: &'static str, label: &'static str, help: Option<&'static str>, required: bool| {
        let error = wrong.filter(|(field, _)| *field == name).map(|(_, words)| words);
        Field { name, label, help, error, required, ..Field::default() }
    };
    let line = |value| Input { value, max: Some(120), autocomplete: Some("off"), ..Input::default() };
    let action = match which {
        Which::Everywhere => "/administration/sites/everywhere".to_owned(),
        Which::New => "/administration/sites/new".to_owned(),
        Which::Kept(id) => format!("/administration/sites/{id}"),
    };
    let bad_days = wrong.filter(|(field, _)| *field == "working_days").map(|(_, words)| words);
    html! {
        (error_summary(lang, &wrong.into_iter().collect::<Vec<_>>()))
        @if let Some(year) = proposed { (notice(lang, Notice::Info, say::site_proposed(lang, &year.to_string()))) }
        form.form method="post" action=(action) {
            @if which != Which::Everywhere {
                (input(lang, field("name", say::site_name(lang), None, true), line(&site.name)))
                (input(lang, field("city", say::site_city(lang), None, false), line(&site.city)))
                (input(lang, field("country", say::site_country(lang), None, false), line(&site.country)))
                (input(lang, field("time_zone", say::site_zone(lang), Some(say::site_zone_help(lang)), true), line(&site.time_zone)))
                fieldset data-invalid[bad_days.is_some()] {
                    legend id="working_days" { (say::site_days(lang)) }
                    @if let Some(error) = bad_days { span.error { (error) } }
                    @for (number, day) in week() {
                        label.check {
                            input type="checkbox" name="working_days" value=(number) checked[site.working_days.contains(&number)];
                            span { (capital(weekday(lang, day))) }
                        }
                    }
                }
            }
            (textarea(lang, field("holidays", say::site_holidays(lang), Some(say::site_holidays_help(lang)), false), &site.holidays, 14, None))
            div.actions {
                (button(Button { label: common::save(lang), tone: Tone::Primary, busy: Some(common::saving(lang)), ..Button::default() }))
                // Sent with the form, so that what is typed stays.
                @for year in [today.year(), today.year() + 1].map(|year| year.to_string()) {
                    (button(Button { label: &say::site_propose(lang, &year), name: Some("propose"), value: Some(&year), ..Button::default() }))
                }
            }
        }
        @if let Which::Kept(id) = which {
            form method="post" action={ "/administration/sites/" (id) "/remove" } data-confirm=(say::site_remove_confirm(lang)) {
                div.actions { (button(Button { label: say::site_remove(lang), tone: Tone::Danger, ..Button::default() })) }
            }
        }
    }
}
