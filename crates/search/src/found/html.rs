//! The page of what was found.

use kernel::{Slice, Visible};
use maud::{Markup, html};
use shell::{
    component::{
        Audience, Avatar, Empty, EmptyKind, Notice, Older, Shape, Size, Tab, audience_chip, avatar, badge, called,
        empty, icon, notice, older, tabs, time,
    },
    t::{common, content, search as say, spaces},
    web::{Page, picture},
};

use super::{
    excerpt::{cut, excerpt, marked},
    store::{FoundEntry, FoundPerson, FoundSpace, FoundTopic},
};
use crate::question::Section;

/// What was found, of the sections asked for.
#[derive(Default)]
pub(super) struct Found {
    pub(super) people: Option<Slice<Visible<FoundPerson>>>,
    pub(super) spaces: Option<Slice<Visible<FoundSpace>>>,
    pub(super) topics: Option<Slice<Visible<FoundTopic>>>,
    pub(super) entries: Option<Slice<Visible<FoundEntry>>>,
}

impl Found {
    pub(super) fn is_empty(&self) -> bool {
        let none = |length: Option<usize>| length.unwrap_or(0) == 0;
        none(self.people.as_ref().map(|slice| slice.items.len()))
            && none(self.spaces.as_ref().map(|slice| slice.items.len()))
            && none(self.topics.as_ref().map(|slice| slice.items.len()))
            && none(self.entries.as_ref().map(|slice| slice.items.len()))
    }
}

/// What was asked, as the addresses of the page say it.
pub(super) struct Asked<'a> {
    pub(super) typed: &'a str,
    pub(super) kind: Option<Section>,
    pub(super) first: bool,
}

impl Asked<'_> {
    fn href(&self, kind: Option<Section>, before: Option<i64>) -> String {
        let mut href = format!("/search?q={}", shell::format::query(self.typed));
        if let Some(kind) = kind {
            href.push_str("&kind=");
            href.push_str(kind.word());
        }
        if let Some(before) = before {
            href.push_str(&format!("&before={before}"));
        }
        href
    }

    /// The link to what comes next: within a kind the next slice, among all kinds the whole of this one.
    fn more(&self, page: &Page<'_, '_>, section: Section, next: Option<i64>) -> Markup {
        let lang = page.lang;
        let first = (self.kind == Some(section) && !self.first).then(|| self.href(self.kind, None));
        match (self.kind, next) {
            (Some(_), next) => {
                let next = next.map(|before| self.href(self.kind, Some(before)));
                html! { (older(lang, Older { next: next.as_deref(), first: first.as_deref(), label: None })) }
            }
            (None, Some(_)) => {
                html! { p { a href=(self.href(Some(section), None)) { (common::see_all(lang)) span.sr { ", " (name(lang, section)) } } } }
            }
            (None, None) => html! {},
        }
    }
}

pub(super) fn name(lang: kernel::Lang, section: Section) -> &'static str {
    match section {
        Section::People => say::tab_people(lang),
        Section::Spaces => say::tab_spaces(lang),
        Section::Topics => say::tab_topics(lang),
        Section::Entries => say::tab_entries(lang),
    }
}

/// The box, large, with what was typed in it.
pub(super) fn form(page: &Page<'_, '_>, asked: &Asked<'_>) -> Markup {
    let lang = page.lang;
    html! {
        form.find.big role="search" action="/search" {
            (icon("search"))
            label.sr for="s-q" { (say::label(lang)) }
            input id="s-q" name="q" type="search" value=(asked.typed) placeholder=(say::placeholder(lang)) autocomplete="off";
            @if let Some(kind) = asked.kind { input type="hidden" name="kind" value=(kind.word()); }
            button.button.primary { (say::label(lang)) }
        }
    }
}

/// Everything under the box.
pub(super) fn results(page: &Page<'_, '_>, asked: &Asked<'_>, found: &Found, behind: bool) -> Markup {
    let lang = page.lang;
    let hrefs: Vec<String> = Section::ALL.into_iter().map(|section| asked.href(Some(section), None)).collect();
    let all = asked.href(None, None);
    let mut row = vec![Tab { label: say::tab_all(lang), href: &all, current: asked.kind.is_none(), count: None }];
    row.extend(Section::ALL.into_iter().zip(&hrefs).map(|(section, href)| Tab {
        label: name(lang, section),
        href,
        current: asked.kind == Some(section),
        count: None,
    }));
    let nothing = say::no_match_title(lang, &shown(asked.typed));
    html! {
        (tabs(lang, say::filter_kind(lang), &row))
        @if behind { (notice(lang, Notice::Info, say::indexing(lang))) }
        @if found.is_empty() {
            (empty(lang, Empty { kind: EmptyKind::NoMatch, title: Some(&nothing), words: Some(say::no_match(lang)), action: None }))
        }
        @if let Some(slice) = &found.people { (people(page, asked, slice)) }
        @if let Some(slice) = &found.spaces { (spaces_found(page, asked, slice)) }
        @if let Some(slice) = &found.topics { (topics(page, asked, slice)) }
        @if let Some(slice) = &found.entries { (entries(page, asked, slice)) }
    }
}

/// A question as a sentence can hold it.
pub(super) fn shown(typed: &str) -> String {
    cut(typed, 80)
}

fn section(
    page: &Page<'_, '_>,
    asked: &Asked<'_>,
    section: Section,
    count: usize,
    next: Option<i64>,
    list: &Markup,
) -> Markup {
    let id = format!("h-{}", section.word());
    html! {
        @if count > 0 {
            section.hits aria-labelledby=(id) {
                h2 id=(id) { (name(page.lang, section)) }
                (list)
                (asked.more(page, section, next))
            }
        } @else if asked.kind.is_some() && !asked.first {
            (asked.more(page, section, None))
        }
    }
}

fn people(page: &Page<'_, '_>, asked: &Asked<'_>, slice: &Slice<Visible<FoundPerson>>) -> Markup {
    let list = html! { ul { @for person in &slice.items { li { (person_hit(page.lang, person, asked.typed, Size::Little)) } } } };
    section(page, asked, Section::People, slice.items.len(), slice.next, &list)
}

pub(super) fn person_hit(lang: kernel::Lang, person: &FoundPerson, typed: &str, size: Size) -> Markup {
    let face = picture(person.photo);
    let detail: Vec<&str> = [Some(person.title.as_str()), person.unit.as_deref()]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    html! {
        a.hit href={ "/people/" (person.handle) } {
            (avatar(Avatar { name: &person.name, picture: face.as_deref(), id: person.id.get(), shape: Shape::Person, size }))
            span {
                b { (marked(&person.name, typed)) @if person.kind == "guest" { " " (badge(common::guest(lang))) } }
                @if !detail.is_empty() { span.meta { (marked(&detail.join(" · "), typed)) } }
            }
        }
    }
}

fn spaces_found(page: &Page<'_, '_>, asked: &Asked<'_>, slice: &Slice<Visible<FoundSpace>>) -> Markup {
    let list =
        html! { ul { @for space in &slice.items { li { (space_hit(page.lang, space, asked.typed, Size::Little)) } } } };
    section(page, asked, Section::Spaces, slice.items.len(), slice.next, &list)
}

pub(super) fn space_hit(lang: kernel::Lang, space: &FoundSpace, typed: &str, size: Size) -> Markup {
    html! {
        a.hit href={ "/spaces/" (space.slug) } {
            (shell::space::sign(space.id, &space.name, &space.icon, size))
            span {
                b { (marked(&space.name, typed)) }
                span.meta { @if space.purpose.is_empty() { (spaces::members_count(lang, space.members)) } @else { (marked(&space.purpose, typed)) } }
            }
        }
    }
}

fn topics(page: &Page<'_, '_>, asked: &Asked<'_>, slice: &Slice<Visible<FoundTopic>>) -> Markup {
    let list = html! { ul { @for topic in &slice.items { li { (topic_hit(topic, asked.typed)) } } } };
    section(page, asked, Section::Topics, slice.items.len(), slice.next, &list)
}

pub(super) fn topic_hit(topic: &FoundTopic, typed: &str) -> Markup {
    html! { a.hit href={ "/topics/" (topic.slug) } { (icon("hash")) span { b { (marked(&topic.name, typed)) } } } }
}

fn entries(page: &Page<'_, '_>, asked: &Asked<'_>, slice: &Slice<Visible<FoundEntry>>) -> Markup {
    let list = html! { ul { @for entry in &slice.items { (entry_found(page, asked, entry)) } } };
    section(page, asked, Section::Entries, slice.items.len(), slice.next, &list)
}

fn entry_found(page: &Page<'_, '_>, asked: &Asked<'_>, entry: &FoundEntry) -> Markup {
    let lang = page.lang;
    let words = entry.said.as_deref().or(entry.body.as_deref()).unwrap_or(&entry.card_html);
    let other = (entry.lang != lang.tag()).then_some(entry.lang.as_str());
    html! {
        li.found {
            h3 { a href=(entry.href()) lang=[other.filter(|_| !entry.title.is_empty())] { (marked(&title(lang, entry), asked.typed)) } }
            p lang=[other] { (excerpt(words, asked.typed, 240)) }
            p.meta {
                @if !entry.title.is_empty() { (author(lang, entry)) " · " }
                (time(&page.local, page.moment(entry.at())))
                @if entry.hit == "comment" { " · " (say::matched_in_comment(lang)) }
                @for chip in chips(lang, entry) { " " (chip) }
                @if entry.comment_count > 0 { " " (content::comments_count(lang, entry.comment_count)) }
            }
        }
    }
}

fn author(lang: kernel::Lang, entry: &FoundEntry) -> &str {
    called(lang, entry.author_name.as_deref(), entry.byline.as_deref())
}

/// What an entry is called: by its title, or by its author and the first of its places.
pub(super) fn title(lang: kernel::Lang, entry: &FoundEntry) -> String {
    if !entry.title.is_empty() {
        return entry.title.clone();
    }
    let author = author(lang, entry);
    match places(entry).find(|place| !place.name.is_empty()) {
        Some(place) => format!("{author}, {}", place.name),
        None => author.to_owned(),
    }
}

struct Place<'a> {
    slug: &'a str,
    open_to: i64,
    name: &'a str,
}

/// The places that the viewer may know of, as the view `visible_card` writes them.
fn places(entry: &FoundEntry) -> impl Iterator<Item = Place<'_>> {
    entry.places.as_deref().unwrap_or_default().lines().filter_map(|line| {
        let mut parts = line.splitn(5, '|').skip(1);
        let slug = parts.next()?;
        let open_to = parts.nth(1)?.parse().ok()?;
        Some(Place { slug, open_to, name: parts.next()? })
    })
}

fn chips(lang: kernel::Lang, entry: &FoundEntry) -> Vec<Markup> {
    let chip = |place: Place<'_>| match (place.slug, place.open_to & 4) {
        ("", 0) => audience_chip(lang, Audience::Organisation),
        ("", _) => audience_chip(lang, Audience::Public),
        (slug, _) => audience_chip(
            lang,
            Audience::Space { name: place.name, href: &format!("/spaces/{slug}"), restricted: place.open_to == 0 },
        ),
    };
    places(entry).map(chip).collect()
}
