//! The chart as nested lists: each node is a link that puts it in the middle.

use std::collections::HashMap;

use kernel::{Kind, Lang, Visible};
use maud::{Markup, html};
use shell::{
    component::{Avatar, Button, Empty, EmptyKind, Head, Shape, Size, avatar, button_link, empty, page_head},
    format,
    t::people as say,
    web::picture,
};

use super::store::{Branch, Node};
use crate::{
    directory::store::Unit,
    person::{href, in_lang},
};

/// Levels of units that the chart shows.
const UNIT_LEVELS: usize = 3;

/// What the chart around somebody shows.
pub(super) struct View {
    pub(super) center: Visible<Node>,
    pub(super) above: Vec<Visible<Node>>,
    pub(super) peers: Vec<Visible<Node>>,
    pub(super) below: Vec<Branch>,
}

/// The chart from the top.
pub(super) fn top(lang: Lang, kind: Kind, nodes: &[Branch], units: &[Visible<Unit>]) -> Markup {
    let directory = button_link(
        Button { label: say::directory_title(lang), icon: Some("contact"), ..Button::default() },
        "/people",
    );
    html! {
        (page_head(lang, Head { title: say::chart_title(lang), actions: Some(&directory), ..Head::default() }))
        @if nodes.is_empty() {
            // Who reports to whom is for members: what a guest does not see is not missing.
            @let words = if kind == Kind::Member { say::chart_empty(lang) } else { say::chart_members(lang) };
            (empty(lang, Empty { kind: EmptyKind::Nothing, title: None, words: Some(words), action: None }))
        } @else {
            div.scroll tabindex="0" role="region" aria-label=(say::chart_title(lang)) { ul.chart { @for branch in nodes { (limb(lang, branch)) } } }
        }
        @if !units.is_empty() {
            section.panel {
                h2 { (say::chart_units(lang)) }
                (unit_list(lang, &by_parent(units), None, 0))
            }
        }
    }
}

/// The chart around somebody.
pub(super) fn around(lang: Lang, view: &View) -> Markup {
    let center = &view.center;
    let actions = html! {
        (button_link(Button { label: say::chart_top(lang), icon: Some("arrow-up"), ..Button::default() }, "/people/chart"))
        (button_link(Button { label: say::chart_profile(lang), icon: Some("user"), ..Button::default() }, &href(&center.handle)))
    };
    let title = say::chart_of(lang, &center.name);
    let own = html! {
        li {
            (node(lang, center, true))
            @if !view.below.is_empty() { ul aria-label=(say::chart_below(lang)) { @for branch in &view.below { (limb(lang, branch)) } } }
        }
        @for peer in &view.peers { li { (node(lang, peer, false)) } }
    };
    // Each one above holds the next in a list of its own.
    let tree =
        view.above.iter().rev().fold(own, |inside, above| html! { li { (node(lang, above, false)) ul { (inside) } } });
    html! {
        (page_head(lang, Head { title: &title, trail: &[(say::directory_title(lang), "/people")], actions: Some(&actions), ..Head::default() }))
        div.scroll tabindex="0" role="region" aria-label=(title) { ul.chart { (tree) } }
    }
}

fn limb(lang: Lang, branch: &Branch) -> Markup {
    html! {
        li {
            (node(lang, &branch.node, false))
            @if !branch.reports.is_empty() { ul { @for report in &branch.reports { (limb(lang, report)) } } }
        }
    }
}

fn node(lang: Lang, one: &Node, current: bool) -> Markup {
    let picture = picture(one.photo);
    let face = Avatar {
        name: &one.name,
        picture: picture.as_deref(),
        id: one.id.get(),
        shape: Shape::Person,
        size: Size::Medium,
    };
    html! {
        a.chart-node href={ (href(&one.handle)) "/chart" } aria-current=[current.then_some("true")] {
            (avatar(face))
            span { b { (one.name) } @if !one.title.is_empty() { span.meta { (one.title) } } }
            @if one.below > 0 {
                span.count { span aria-hidden="true" { (format::number(lang, one.below)) } span.sr { ", " (say::chart_reports(lang, one.below)) } }
            }
        }
    }
}

fn by_parent(units: &[Visible<Unit>]) -> HashMap<Option<i64>, Vec<&Unit>> {
    let known: HashMap<i64, ()> = units.iter().map(|unit| (unit.id, ())).collect();
    let mut below: HashMap<Option<i64>, Vec<&Unit>> = HashMap::new();
    for unit in units {
        let parent = unit.parent.filter(|parent| *parent != unit.id && known.contains_key(parent));
        below.entry(parent).or_default().push(unit);
    }
    below.values_mut().for_each(|units| units.sort_by(|a, b| a.name.cmp(&b.name)));
    below
}

fn unit_list(lang: Lang, below: &HashMap<Option<i64>, Vec<&Unit>>, parent: Option<i64>, level: usize) -> Markup {
    html! {
        @if let Some(units) = below.get(&parent).filter(|_| level < UNIT_LEVELS) {
            ul {
                @for unit in units {
                    li {
                        a href={ "/people?unit=" (unit.id) } { (in_lang(lang, &unit.name, unit.name_en.as_deref())) }
                        (unit_list(lang, below, Some(unit.id), level + 1))
                    }
                }
            }
        }
    }
}
