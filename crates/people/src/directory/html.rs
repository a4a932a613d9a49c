//! The directory as a page: facets beside a list.

use kernel::{Lang, Visible};
use maud::{Markup, html};
use shell::{
    component::{
        Around, Avatar, Button, Empty, EmptyKind, Head, Shape, Size, Tone, avatar, badge, button, button_link, empty,
        icon, page_head, pages, small_icon, tally,
    },
    t::{common, people as say},
    web::picture,
};

use super::{
    facets::{Choice as FacetChoice, Shown},
    query::Asked,
    store::{Entry, Skilled},
};
use crate::person::{href, in_lang};

/// Skills that a line shows.
const SKILLS_SHOWN: usize = 4;

/// What a page of the directory shows.
pub(super) struct View {
    pub(super) asked: Asked,
    pub(super) facets: Vec<Shown>,
    pub(super) entries: Vec<Visible<Entry>>,
    pub(super) skills: Vec<Visible<Skilled>>,
    pub(super) followed: Vec<i64>,
    pub(super) hidden: Vec<i64>,
    pub(super) me: i64,
    pub(super) total: i64,
    pub(super) next: Option<String>,
}

pub(super) fn directory(lang: Lang, view: &View) -> Markup {
    let chart = button_link(
        Button { label: say::chart_title(lang), icon: Some("network"), ..Button::default() },
        "/people/chart",
    );
    html! {
        (page_head(lang, Head { title: say::directory_title(lang), actions: Some(&chart), ..Head::default() }))
        div.browse id="browse" {
            (facets(lang, view))
            (results(lang, view))
        }
    }
}

fn facets(lang: Lang, view: &View) -> Markup {
    html! {
        form.facets action="/people" data-swap="#browse" aria-label=(say::directory_filter(lang)) {
            p.field {
                label for="d-q" { (say::directory_search(lang)) }
                input id="d-q" name="q" type="search" value=(view.asked.q) maxlength="100" autocomplete="off" aria-describedby="d-q-help";
                span.help id="d-q-help" { (say::directory_search_help(lang)) }
            }
            details.facets-more open {
                summary { (say::directory_filter(lang)) }
                @for group in &view.facets {
                    fieldset.facet {
                        legend { (group.legend) }
                        @let (first, rest) = group.choices.split_at(group.choices.len().min(IN_SIGHT));
                        @for choice in first { (facet_choice(lang, group, choice)) }
                        @if !rest.is_empty() {
                            details id={ "more-" (group.facet.word()) } open[rest.iter().any(|choice| choice.chosen)] {
                                summary { (common::show_more(lang)) span.sr { " – " (group.legend) } }
                                @for choice in rest { (facet_choice(lang, group, choice)) }
                            }
                        }
                    }
                }
            }
            div.actions {
                button.button.auto-submit { (common::apply(lang)) }
                @if view.asked.is_filtered() { a.button.ghost href="/people" data-swap="#browse" { (common::clear_filters(lang)) } }
            }
        }
    }
}

/// Choices of a facet in sight, of [`super::facets::MOST`]; the others are a click away.
const IN_SIGHT: usize = 12;

fn facet_choice(lang: Lang, group: &Shown, choice: &FacetChoice) -> Markup {
    html! {
        label.check {
            input type="checkbox" name=(group.facet.word()) value=(choice.value) checked[choice.chosen] data-auto;
            span { (choice.label) }
            (tally(lang, choice.count))
        }
    }
}

fn results(lang: Lang, view: &View) -> Markup {
    html! {
        section.results aria-labelledby="d-n" {
            header.results-head {
                div role="status" { h2 id="d-n" { (say::directory_count(lang, view.total)) } }
                (chosen(lang, view))
            }
            @if view.entries.is_empty() { (nobody(lang, view)) }
            @else { ul.people { @for entry in &view.entries { (line(lang, view, entry)) } } }
            @let first = view.asked.after.is_some().then(|| view.asked.href(None));
            (pages(lang, Around { previous: first.as_deref(), next: view.next.as_deref(), words: None }))
        }
    }
}

/// What was chosen, each with a way out of it.
fn chosen(lang: Lang, view: &View) -> Markup {
    let choices = view
        .facets
        .iter()
        .flat_map(|group| group.choices.iter().filter(|choice| choice.chosen).map(|choice| (group.facet, choice)));
    let links: Vec<(String, &str)> = choices
        .map(|(facet, choice)| (view.asked.without(facet, choice.id).href(None), choice.label.as_str()))
        .collect();
    html! {
        @if !links.is_empty() {
            p.tags {
                @for (href, label) in &links {
                    a.tag.remove href=(href) data-swap="#browse" { (label) (small_icon("x")) span.sr { ", " (common::remove(lang)) } }
                    " "
                }
            }
        }
    }
}

fn nobody(lang: Lang, view: &View) -> Markup {
    let clear = button_link(Button { label: common::clear_filters(lang), ..Button::default() }, "/people");
    if view.asked.is_filtered() {
        empty(
            lang,
            Empty {
                kind: EmptyKind::NoMatch,
                title: None,
                words: Some(say::directory_no_match(lang)),
                action: Some(&clear),
            },
        )
    } else {
        empty(
            lang,
            Empty { kind: EmptyKind::Nothing, title: None, words: Some(say::directory_empty(lang)), action: None },
        )
    }
}

fn line(lang: Lang, view: &View, entry: &Entry) -> Markup {
    let id = entry.id.get();
    let picture = picture(entry.photo);
    let unit = entry.unit.as_deref().map(|unit| in_lang(lang, unit, entry.unit_en.as_deref()));
    let site = entry.city.as_deref().filter(|city| !city.is_empty()).or(entry.site.as_deref());
    let place: Vec<&str> = unit.into_iter().chain(site).collect();
    html! {
        li.person-row {
            (avatar(Avatar { name: &entry.name, picture: picture.as_deref(), id, shape: Shape::Person, size: Size::Medium }))
            div.person-row-who {
                h3 {
                    a href=(href(&entry.handle)) { (entry.name) }
                    @match entry.kind.as_str() {
                        "guest" => { " " (badge(common::guest(lang))) }
                        "unclaimed" => { " " (badge(say::kind_unclaimed(lang))) }
                        _ => {}
                    }
                }
                @if !entry.title.is_empty() { p { (entry.title) } }
                @if !place.is_empty() { p.meta { (place.join(" · ")) } }
            }
            p.tags {
                @for skill in view.skills.iter().filter(|skill| skill.person == entry.id).take(SKILLS_SHOWN) { span.tag { (skill.name) } " " }
            }
            @if id != view.me && entry.kind != "unclaimed" && !view.hidden.contains(&id) { (follow(lang, view, entry)) }
        }
    }
}

fn follow(lang: Lang, view: &View, entry: &Entry) -> Markup {
    let follows = view.followed.contains(&entry.id.get());
    let (words, name, value) =
        if follows { (say::unfollow(lang), "check", "no") } else { (say::follow(lang), "user-plus", "yes") };
    let after = view.asked.after.as_ref();
    html! {
        form method="post" action={ (href(&entry.handle)) "/follow" } {
            input type="hidden" name="back" value=(view.asked.href(after));
            input type="hidden" name="following" value=(value);
            button.button.small aria-label=(if follows { say::unfollow_person(lang, &entry.name) } else { say::follow_person(lang, &entry.name) }) {
                (icon(name)) (words)
            }
        }
    }
}

/// A button of a form, as profiles use it too.
pub(crate) fn follow_button(lang: Lang, handle: &str, follows: bool) -> Markup {
    let (label, tone, name, value) = if follows {
        (say::unfollow(lang), Tone::Secondary, "check", "no")
    } else {
        (say::follow(lang), Tone::Primary, "user-plus", "yes")
    };
    html! {
        form method="post" action={ (href(handle)) "/follow" } {
            (button(Button { label, tone, icon: Some(name), name: Some("following"), value: Some(value), ..Button::default() }))
        }
    }
}
