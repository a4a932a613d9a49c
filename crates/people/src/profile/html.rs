//! A profile as others see it.

use kernel::Visible;
use maud::{Markup, html};
use shell::{
    component::{
        Avatar, Button, Item, SafeHtml, Shape, Size, Tab, avatar, badge, button_link, date, icon, menu, person,
        small_icon, tabs,
    },
    format::Local,
    t::{common, moderation, people as say},
    web::{OwnSpace, Page, picture},
};

use super::{
    model::language_names,
    store::{Distance, REPORTS_SHOWN, Said, Skill, Who},
};
use crate::{
    directory::html::follow_button,
    follow::Following,
    person::{Brief, href, in_lang},
};

/// What is known of somebody who is still here.
#[derive(Default)]
pub(super) struct About {
    pub(super) said: Said,
    pub(super) skills: Vec<Visible<Skill>>,
    pub(super) manager: Option<Visible<Brief>>,
    pub(super) reports: Vec<Visible<Brief>>,
    /// The organisation's own fields, with what is in them.
    pub(super) fields: Vec<(String, String)>,
    /// Why nobody works at their site today.
    pub(super) day_off: Option<String>,
}

/// What a profile shows.
pub(super) struct View {
    pub(super) who: Visible<Who>,
    pub(super) about: About,
    pub(super) spaces: Vec<Visible<OwnSpace>>,
    pub(super) following: Following,
    pub(super) distance: Distance,
    pub(super) me: bool,
    pub(super) signed_in: bool,
}

pub(super) fn profile(page: &Page<'_, '_>, view: &View) -> Markup {
    let lang = page.lang;
    let (here, entries, chart) = (
        href(&view.who.handle),
        format!("{}/entries", href(&view.who.handle)),
        format!("{}/chart", href(&view.who.handle)),
    );
    let mut rows = vec![
        Tab { label: say::profile_about(lang), href: &here, current: true, count: None },
        Tab { label: say::profile_posts(lang), href: &entries, current: false, count: None },
    ];
    if view.signed_in && !view.who.gone {
        rows.push(Tab { label: say::chart_title(lang), href: &chart, current: false, count: None });
    }
    html! {
        (head(page, view))
        (tabs(lang, &view.who.name, &rows))
        @if view.who.kind == "unclaimed" { p.notice.info { (icon("badge-info")) span { (say::unclaimed_help(lang)) } } }
        @if view.who.is_restricted { p.notice.info { (icon("lock")) span { @if view.me { (say::restricted_own(lang)) } @else { (say::restricted_help(lang)) } } } }
        @if view.who.gone { p.notice.info { (icon("badge-info")) span { (say::former_help(lang)) } } }
        @else { (body(page, view)) }
    }
}

fn head(page: &Page<'_, '_>, view: &View) -> Markup {
    let (lang, who) = (page.lang, &view.who);
    let shown = picture(who.photo).filter(|_| !who.gone);
    let place = [who.city.as_deref(), who.site_name.as_deref()];
    let place: Vec<&str> = place.into_iter().flatten().filter(|name| !name.is_empty()).collect();
    html! {
        header.profile {
            (avatar(Avatar { name: &who.name, picture: shown.as_deref(), id: who.id.get(), shape: Shape::Person, size: Size::Huge }))
            div.profile-who {
                h1 {
                    (who.name)
                    @if who.gone { " " (badge(common::former_member(lang))) }
                    @else if who.kind == "guest" { " " (badge(common::guest(lang))) }
                    @else if who.kind == "unclaimed" { " " (badge(say::kind_unclaimed(lang))) }
                }
                @if !who.gone {
                    @if !who.title.is_empty() { p.lead { (who.title) } }
                    p.meta {
                        @if !view.about.said.pronouns.is_empty() { span { (view.about.said.pronouns) } " " }
                        @if !place.is_empty() { span { (small_icon("map-pin")) (place.join(", ")) } " " }
                        @if let Some(time) = local_time(page, who) { span { (small_icon("clock")) (say::local_time(lang, &time)) } " " }
                        @if let Some(holiday) = &view.about.day_off { span { (small_icon("calendar")) (say::day_off(lang, holiday)) } }
                    }
                }
            }
            div.actions { (actions(page, view)) }
        }
    }
}

fn local_time(page: &Page<'_, '_>, who: &Who) -> Option<String> {
    let zone = jiff::tz::TimeZone::get(who.time_zone.as_deref()?).ok()?;
    let now = page.moment(page.tx.now());
    Some(Local::new(page.lang, zone, now).time(now))
}

fn actions(page: &Page<'_, '_>, view: &View) -> Markup {
    let (lang, who) = (page.lang, &view.who);
    if view.me {
        let edit = Button { label: say::profile_edit(lang), icon: Some("pencil"), ..Button::default() };
        return button_link(edit, "/settings/profile");
    }
    let here = href(&who.handle);
    let (mute, block, report) = (format!("{here}/mute"), format!("{here}/block"), format!("/report/person/{}", who.id));
    let Distance { muted, blocked } = view.distance;
    let (mute_words, mute_value) =
        if muted { (moderation::unmute(lang), "no") } else { (moderation::mute(lang), "yes") };
    let (block_words, block_value) =
        if blocked { (moderation::unblock(lang), "no") } else { (moderation::block(lang), "yes") };
    let (mute_fields, block_fields) =
        ([("muted", mute_value), ("back", here.as_str())], [("blocked", block_value), ("back", here.as_str())]);
    let items = [
        Item::Post { label: mute_words, action: &mute, icon: Some("bell-off"), danger: false, fields: &mute_fields },
        Item::Post { label: block_words, action: &block, icon: Some("ban"), danger: true, fields: &block_fields },
        Item::Link { label: moderation::report(lang), href: &report, icon: Some("flag") },
    ];
    html! {
        @if view.following.may || view.following.follows { (follow_button(lang, &who.handle, view.following.follows)) }
        @if view.signed_in { (menu(common::more_actions(lang), &icon("ellipsis"), &items)) }
    }
}

fn body(page: &Page<'_, '_>, view: &View) -> Markup {
    let lang = page.lang;
    let empty = view.about.said.about_html.is_empty() && view.about.skills.is_empty();
    html! {
        div.split {
            div {
                section.panel {
                    h2 { (say::profile_about(lang)) }
                    @if empty && view.me { p { (say::profile_empty_own(lang)) } }
                    @else if empty && !view.who.is_restricted { p { (say::profile_empty(lang, &view.who.name)) } }
                    @if !view.about.said.about_html.is_empty() { div.prose { (SafeHtml::from_markup(view.about.said.about_html.clone())) } }
                    @if !view.about.skills.is_empty() {
                        h3 { (say::skills(lang)) }
                        p.tags { @for skill in &view.about.skills { a.tag href={ "/people?skill=" (skill.id) } { (skill.name) } " " } }
                    }
                }
                @if !view.spaces.is_empty() {
                    section.panel {
                        h2 { (say::profile_spaces_common(lang, i64::try_from(view.spaces.len()).unwrap_or(i64::MAX))) }
                        ul.tags { @for space in &view.spaces { li { a.tag href={ "/spaces/" (space.slug) } { (space.name) } } } }
                    }
                }
            }
            div {
                (contact(page, view))
                (team(page, view))
            }
        }
    }
}

fn fact(name: &str, label: &str, value: &Markup) -> Markup {
    html! { div { dt { (icon(name)) (label) } dd { (value) } } }
}

fn contact(page: &Page<'_, '_>, view: &View) -> Markup {
    let (lang, who, said) = (page.lang, &view.who, &view.about.said);
    let unit = who.unit_name.as_deref().map(|unit| in_lang(lang, unit, who.unit_name_en.as_deref()));
    let dialled: String = said.phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    html! {
        section.panel {
            h2 { (say::profile_contact(lang)) }
            dl.facts {
                @if !said.email_shown.is_empty() { (fact("mail", say::email(lang), &html! { a href={ "mailto:" (said.email_shown) } { (said.email_shown) } })) }
                @if !said.phone.is_empty() { (fact("phone", say::phone(lang), &html! { a href={ "tel:" (dialled) } { (said.phone) } })) }
                @if let (Some(unit), Some(id)) = (unit, who.unit) { (fact("building-2", say::department(lang), &html! { a href={ "/people?unit=" (id) } { (unit) } })) }
                @if let (Some(site), Some(id)) = (&who.site_name, who.site) { (fact("map-pin", say::site(lang), &html! { a href={ "/people?site=" (id) } { (site) } })) }
                @let languages = language_names(lang, &said.languages);
                @if !languages.is_empty() { (fact("languages", say::languages(lang), &html! { (languages.join(", ")) })) }
                @if !said.links.is_empty() {
                    (fact("link", say::links(lang), &html! {
                        ul { @for link in said.links.lines() { li { a href=(link) rel="nofollow noopener noreferrer" { (link.trim_start_matches("https://")) } } } }
                    }))
                }
                @for (name, value) in &view.about.fields { (fact("list", name, &html! { (value) })) }
                (fact("calendar", say::since(lang), &date(&page.local, page.moment(who.joined_at))))
            }
        }
    }
}

fn team(page: &Page<'_, '_>, view: &View) -> Markup {
    let lang = page.lang;
    let shown = usize::try_from(REPORTS_SHOWN).unwrap_or(usize::MAX);
    html! {
        @if view.about.manager.is_some() || !view.about.reports.is_empty() {
            section.panel {
                h2 { (say::team(lang)) }
                @if let Some(manager) = &view.about.manager {
                    h3 { (say::manager(lang)) }
                    ul.faces { li { (brief(page, manager)) } }
                }
                @if !view.about.reports.is_empty() {
                    h3 { (say::reports(lang)) }
                    ul.faces { @for report in view.about.reports.iter().take(shown) { li { (brief(page, report)) } } }
                    @if view.about.reports.len() > shown { p { a href={ (href(&view.who.handle)) "/chart" } { (common::see_all(lang)) } } }
                }
            }
        }
    }
}

fn brief(page: &Page<'_, '_>, one: &Brief) -> Markup {
    let (href, picture) = (one.href(), one.picture());
    person(page.lang, &one.actor(&href, picture.as_deref()))
}
