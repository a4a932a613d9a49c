//! The log as a page.

use std::collections::HashMap;

use kernel::{Lang, Result, Slice, Visible, audit::Act, params};
use maud::{Markup, html};
use serde_json::Value as Json;
use shell::{
    administration::{act_words, subject_words},
    component::{
        Button, Choice, Empty, EmptyKind, Field, Input, Notice, Older, Tone, button, empty, input, notice, older,
        select, time,
    },
    format::{Local, number},
    t::{admin as say, common},
    web::Page,
};

use super::{Asked, store::Line};
use crate::setting::{Item, html as setting};

/// The filter, whether the log holds, and its lines. `held`, where it was asked, is how many there are
/// and the first that does not hold.
pub(super) fn log(
    page: &Page<'_, '_>,
    asked: &Asked,
    lines: &Slice<Visible<Line>>,
    held: Option<(i64, Option<i64>)>,
) -> Result<Markup> {
    let lang = page.lang;
    let known = Known::read(page, lines)?;
    let query = |before: Option<i64>| {
        let who = shell::web::encode(&asked.who);
        let before = before.map_or(String::new(), |before| format!("&before={before}"));
        format!("?act={}&who={who}{before}", asked.act())
    };
    let next = lines.next.map(|before| format!("/administration/log{}", query(Some(before))));
    let first = asked.before.map(|_| format!("/administration/log{}", query(None)));
    Ok(html! {
        @match held {
            Some((count, None)) => (notice(lang, Notice::Success, say::log_holds(lang, count))),
            Some((_, Some(number))) => (notice(lang, Notice::Error, say::log_broken(lang, number))),
            None => {}
        }
        form.filter role="search" method="get" action="/administration/log" {
            (select(lang, Field { name: "act", label: say::log_act(lang), required: true, ..Field::default() }, &acts(lang), if asked.act().is_empty() { ALL } else { asked.act() }))
            (input(lang, Field { name: "who", label: say::log_who(lang), required: false, ..Field::default() },
                Input { kind: Some("search"), value: &asked.who, ..Input::default() }))
            div.actions {
                (button(Button { label: say::log_filter(lang), icon: Some("list-filter"), tone: Tone::Secondary, ..Button::default() }))
                a.button.ghost href="/administration/log?check=1" { (shell::component::Icon("shield")) (say::log_check(lang)) }
            }
        }
        form.take method="post" action="/administration/log" {
            input type="hidden" name="act" value=(asked.act());
            input type="hidden" name="who" value=(asked.who);
            (button(Button { label: say::log_take(lang), icon: Some("download"), tone: Tone::Ghost, ..Button::default() }))
        }
        @if lines.items.is_empty() {
            (empty(lang, Empty { kind: if asked.filters() { EmptyKind::NoMatch } else { EmptyKind::Nothing }, title: None, words: None, action: None }))
        } @else {
            ol.log { @for line in &lines.items { (row(page, &known, line)) } }
        }
        (older(lang, Older { next: next.as_deref(), first: first.as_deref(), label: None }))
    })
}

/// The choice of every act: a value of its own, for a browser takes an empty one for no choice.
const ALL: &str = "all";

fn acts(lang: Lang) -> Vec<Choice<'static>> {
    let all = Choice { value: ALL, label: say::log_all_acts(lang), ..Choice::default() };
    let each = Act::ALL.map(|act| Choice { value: act.word(), label: act_words(lang, act), ..Choice::default() });
    std::iter::once(all).chain(each).collect()
}

fn row(page: &Page<'_, '_>, known: &Known, line: &Line) -> Markup {
    let lang = page.lang;
    let act = Act::parse(&line.act);
    let item = Item::parse(&line.subject).filter(|_| act == Some(Act::Setting));
    let texts: Json = line.texts.as_deref().and_then(|texts| serde_json::from_str(texts).ok()).unwrap_or(Json::Null);
    let text = |name: &str| texts.get(name).and_then(Json::as_str).unwrap_or_default();
    let value = |text: &str| match (item, act) {
        (Some(item), _) => setting::value_words(lang, item, text),
        (None, act) => value_words(known, act, text),
    };
    let subject = match item {
        Some(item) => setting::words(lang, item).0,
        None => act.and_then(|act| subject_words(lang, act, &line.subject)).unwrap_or(&line.subject),
    };
    let (before, after) = (text("before"), text("after"));
    let change = match act {
        // An opening has its space as its subject, an erasure its receipt elsewhere.
        Some(Act::GlassBroken | Act::Erased) => html! {},
        _ if before.is_empty() && after.is_empty() => html! {},
        // How many spaces, and to whom.
        Some(Act::HandedOver) => {
            html! { p.change { ins { (say::log_spaces(lang, before.parse().unwrap_or_default())) @if !after.is_empty() { " → " (known.heir(lang, after)) } } } }
        }
        _ => {
            html! { p.change { @if !before.is_empty() { del { (value(before)) } " → " } ins { @if after.is_empty() { (say::none(lang)) } @else { (value(after)) } } } }
        }
    };
    html! {
        li id={ "line-" (line.number) } {
            p {
                b { (act.map_or(line.act.as_str(), |act| act_words(lang, act))) }
                @if !subject.is_empty() { " · " (subject) }
                @if let Some(name) = &line.person_name { " — " (named(line.person_handle.as_deref(), name)) }
            }
            (change)
            @if !text("reason").is_empty() { p.meta { (say::log_reason(lang, text("reason"))) } }
            @if line.texts.is_none() { p.meta { (say::log_erased(lang)) } }
            p.meta {
                "n° " (line.number) " · "
                @match (&line.actor_name, line.actor) {
                    (Some(name), _) => (named(line.actor_handle.as_deref(), name)),
                    (None, Some(_)) => (common::someone(lang)),
                    (None, None) => (say::the_program(lang)),
                }
                " · " (time(&page.local, page.moment(line.at)))
            }
        }
    }
}

/// A value of the log as its reader writes it: days, dates and counts are kept as a program would.
fn value_words(known: &Known, act: Option<Act>, text: &str) -> String {
    let lang = known.house.lang;
    match act {
        Some(Act::PeopleLoaded) => loaded(lang, text),
        Some(Act::Retention) => match text.parse() {
            Ok(days) => say::days(lang, days),
            Err(_for_ever) => say::log_for_ever(lang).to_owned(),
        },
        // The day that ends at this moment.
        Some(Act::Deactivated) => text
            .parse::<jiff::Timestamp>()
            .map_or_else(|_| text.to_owned(), |at| known.house.date(at - jiff::SignedDuration::from_secs(1))),
        Some(Act::LogTaken) => text.parse().map_or_else(|_| text.to_owned(), |lines| say::log_lines(lang, lines)),
        _ => text.to_owned(),
    }
}

/// What lines say by number: the organisation's clock, by which days are planned, and heirs by their names as they are now.
struct Known {
    house: Local,
    heirs: HashMap<i64, String>,
}

impl Known {
    fn heir(&self, lang: Lang, id: &str) -> &str {
        let heir = id.parse().ok().and_then(|id: i64| self.heirs.get(&id));
        heir.map_or_else(|| common::someone(lang), String::as_str)
    }

    fn read(page: &Page<'_, '_>, lines: &Slice<Visible<Line>>) -> Result<Self> {
        let after = |line: &Visible<Line>| {
            let texts: Json = serde_json::from_str(line.texts.as_deref()?).ok()?;
            texts.get("after")?.as_str()?.parse::<i64>().ok()
        };
        let handed = lines.items.iter().filter(|line| line.act == Act::HandedOver.word());
        let ids: Vec<i64> = handed.filter_map(after).collect();
        let named = if ids.is_empty() {
            Vec::new()
        } else {
            page.tx
                .all::<(i64, String)>("select id, name from visible_person where id in @ids(:ids)", params! { ids })?
        };
        let heirs = named.into_iter().map(Visible::into_inner).collect();
        Ok(Self { house: Local::new(page.lang, crate::people::zone(page.tx)?, page.local.now), heirs })
    }
}

/// What a load did, in the words of its page.
fn loaded(lang: Lang, text: &str) -> String {
    let counts: Json = serde_json::from_str(text).unwrap_or(Json::Null);
    let count = |name: &str| number(lang, counts.get(name).and_then(Json::as_i64).unwrap_or_default());
    shell::t::load::result(lang, &count("changed"), &count("made"), &count("wrong"))
}

fn named(handle: Option<&str>, name: &str) -> Markup {
    html! { @if let Some(handle) = handle { a href={ "/people/" (handle) } { (name) } } @else { (name) } }
}
