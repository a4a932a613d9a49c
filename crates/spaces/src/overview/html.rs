//! The overview as a page.

use kernel::{Entry, Id, Slice, Visible};
use maud::{Markup, html};
use shell::{
    component::{
        Button, Column, Empty, EmptyKind, Field, Input, Mood, Older, Size, Tab, Tone, badge, badge_with, button, date,
        empty, input, older, table, tabs,
    },
    format::number,
    space::{sign, visibility_words},
    t::{admin, common, spaces as say},
    web::{Page, encode},
};

use super::store::{Line, State};

/// The filter, and the spaces that it leaves.
pub(super) fn overview(
    page: &Page<'_, '_>,
    state: State,
    q: &str,
    after: bool,
    slice: &Slice<Visible<Line>>,
) -> Markup {
    let lang = page.lang;
    let href = |state: State, after: Option<i64>| {
        let after = after.map_or(String::new(), |after| format!("&after={after}"));
        format!("/administration/spaces?q={}&state={}{after}", encode(q), state.word())
    };
    let label = |state| match state {
        State::Used => say::overview_used(lang),
        State::Quiet => say::overview_quiet(lang),
        State::Headless => say::overview_headless(lang),
        State::Archived => say::directory_archived(lang),
    };
    let hrefs = State::ALL.map(|state| href(state, None));
    let row: Vec<Tab<'_>> = State::ALL
        .into_iter()
        .zip(&hrefs)
        .map(|(of, href)| Tab { label: label(of), href, current: of == state, count: None })
        .collect();
    let columns = [
        Column { label: say::overview_space(lang), ..Column::default() },
        Column { label: say::overview_seen_by(lang), ..Column::default() },
        Column { label: say::overview_members(lang), number: true, ..Column::default() },
        Column { label: say::overview_newest(lang), ..Column::default() },
        Column { label: admin::state(lang), ..Column::default() },
    ];
    let rows: Vec<Vec<Markup>> = slice.items.iter().map(|line| cells(page, line)).collect();
    let next = slice.next.map(|after| href(state, Some(after)));
    let first = after.then(|| href(state, None));
    html! {
        form.filter role="search" method="get" action="/administration/spaces" {
            input type="hidden" name="state" value=(state.word());
            (input(lang, Field { name: "q", label: say::overview_search(lang), required: true, label_hidden: true, ..Field::default() },
                Input { kind: Some("search"), value: q, placeholder: Some(say::overview_search(lang)), ..Input::default() }))
            (button(Button { label: common::search(lang), icon: Some("search"), tone: Tone::Secondary, ..Button::default() }))
        }
        (tabs(lang, say::overview_title(lang), &row))
        @if rows.is_empty() {
            (empty(lang, Empty { kind: if q.trim().is_empty() { EmptyKind::Nothing } else { EmptyKind::NoMatch }, title: None, words: None, action: None }))
        } @else { (table(lang, say::overview_title(lang), &columns, &rows)) }
        (older(lang, Older { next: next.as_deref(), first: first.as_deref(), label: Some(say::overview_more(lang)) }))
        p.meta { (say::overview_hidden(lang)) " " a href="/administration/glass" { (admin::glass_title(lang)) } }
    }
}

fn cells(page: &Page<'_, '_>, line: &Line) -> Vec<Markup> {
    let lang = page.lang;
    vec![
        html! { a.person href={ "/spaces/" (line.slug) } { (sign(line.id, &line.name, &line.icon, Size::Little)) span { b { (line.name) } } } },
        html! { (visibility_words(lang, &line.visibility, line.for_guests, line.for_web)) },
        html! { (number(lang, line.member_count)) },
        html! {
            @if let Some(newest) = line.newest { (date(&page.local, page.moment(Id::<Entry>::new(newest).minted_ms()))) }
            @else { "—" }
        },
        html! {
            @if let Some(at) = line.archived_at { (badge(say::overview_archived(lang))) " " (date(&page.local, page.moment(at))) }
            @else if line.content_visible && !line.owned { (badge_with(Mood::Warning, "user-x", say::overview_no_owner(lang))) }
            @else { (say::overview_used(lang)) }
        },
    ]
}
