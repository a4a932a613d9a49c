//! The page of the directory.

use kernel::{Id, Kind, Slice, Space, Visible};
use maud::{Markup, html};
use shell::{
    Lang,
    component::{
        Around, Button, Empty, EmptyKind, Head, Mood, Size, Tab as Link, Tone, badge_with, button, button_link, empty,
        icon, page_head, pages, small_icon, tabs,
    },
    space::{joining_words, role_words, sign, tint_class, visibility_icon, visibility_words},
    t::{self, spaces as say},
    web::Page,
};

use super::store::{Card, Tab};
use crate::query::href;

/// What the page lists.
pub(super) struct Listed<'a> {
    pub(super) tab: Tab,
    pub(super) q: &'a str,
    pub(super) counts: [i64; 3],
    pub(super) slice: &'a Slice<Visible<Card>, Id<Space>>,
    pub(super) invitations: &'a [Visible<Card>],
    pub(super) may_found: bool,
}

pub(super) fn directory(page: &Page<'_, '_>, listed: &Listed<'_>) -> Markup {
    let lang = page.lang;
    let found = button_link(
        Button { label: say::create(lang), tone: Tone::Primary, icon: Some("plus"), ..Button::default() },
        "/spaces/new",
    );
    let head = Head {
        title: say::directory_title(lang),
        lead: Some(say::directory_lead(lang)),
        actions: listed.may_found.then_some(&found),
        ..Head::default()
    };
    let after = listed.slice.next.map(|id| id.to_string()).unwrap_or_default();
    let next = href("/spaces", &[("tab", listed.tab.word()), ("q", listed.q), ("after", &after)]);
    html! {
        (page_head(lang, head))
        (views(page, listed))
        (search(lang, listed))
        @if !listed.invitations.is_empty() {
            section aria-labelledby="invitations" {
                h2 id="invitations" { (say::invitations_yours(lang)) }
                ul.cards { @for card in listed.invitations { (space_card(lang, card)) } }
            }
        }
        @if listed.slice.items.is_empty() { (nothing(lang, listed, &found)) }
        @else { ul.cards { @for card in &listed.slice.items { (space_card(lang, card)) } } }
        (pages(lang, Around { next: listed.slice.next.is_some().then_some(next.as_str()), ..Around::default() }))
    }
}

fn views(page: &Page<'_, '_>, listed: &Listed<'_>) -> Markup {
    let lang = page.lang;
    let [mine, all, archived] = listed.counts;
    let known = page.tx.viewer().kind() != Kind::Visitor;
    let row: Vec<(Tab, &str, i64, String)> = [
        (Tab::Mine, say::directory_mine(lang), mine),
        (Tab::All, say::directory_all(lang), all),
        (Tab::Archived, say::directory_archived(lang), archived),
    ]
    .into_iter()
    .filter(|(tab, _, count)| match tab {
        Tab::Mine => known,
        Tab::All => true,
        Tab::Archived => *count > 0,
    })
    .map(|(tab, label, count)| (tab, label, count, href("/spaces", &[("tab", tab.word()), ("q", listed.q)])))
    .collect();
    let links: Vec<Link<'_>> = row
        .iter()
        .map(|(tab, label, count, href)| Link { label, href, current: *tab == listed.tab, count: Some(*count) })
        .collect();
    tabs(lang, say::directory_title(lang), &links)
}

fn search(lang: Lang, listed: &Listed<'_>) -> Markup {
    html! {
        form.find role="search" action="/spaces" {
            (icon("search"))
            label.sr for="spaces-q" { (say::search_label(lang)) }
            @if listed.tab != Tab::Mine { input type="hidden" name="tab" value=(listed.tab.word()); }
            input id="spaces-q" name="q" type="search" value=(listed.q) placeholder=(say::directory_search(lang)) autocomplete="off" maxlength="100";
            (button(Button { label: t::common::search(lang), ..Button::default() }))
        }
    }
}

fn nothing(lang: Lang, listed: &Listed<'_>, found: &Markup) -> Markup {
    if listed.q.is_empty() {
        let words = say::directory_empty(lang);
        empty(
            lang,
            Empty {
                kind: EmptyKind::Nothing,
                title: None,
                words: Some(words),
                action: listed.may_found.then_some(found),
            },
        )
    } else {
        let all = button_link(
            Button { label: t::common::clear_filters(lang), ..Button::default() },
            &href("/spaces", &[("tab", listed.tab.word())]),
        );
        empty(
            lang,
            Empty {
                kind: EmptyKind::NoMatch,
                title: None,
                words: Some(say::directory_no_match(lang)),
                action: Some(&all),
            },
        )
    }
}

fn space_card(lang: Lang, card: &Card) -> Markup {
    let href = format!("/spaces/{}", card.slug);
    html! {
        li.card {
            @if let Some(cover) = card.cover {
                a.card-cover href=(href) tabindex="-1" aria-hidden="true" { img src={ "/files/" (cover) "/960" } alt="" loading="lazy" decoding="async"; }
            } @else { span class={ "card-cover " (tint_class(card.id)) } {} }
            (sign(card.id, &card.name, &card.icon, Size::Medium))
            h2 lang=(card.lang) { a href={ (href) @if card.my_role.is_none() && card.visibility != "visible" { "/about" } } { (card.name) } }
            @if !card.purpose.is_empty() { p lang=(card.lang) { (card.purpose) } }
            p.meta {
                span { (small_icon(visibility_icon(&card.visibility, card.for_web))) (visibility_words(lang, &card.visibility, card.for_guests, card.for_web)) }
                " "
                span { (small_icon("users")) (say::members_count(lang, card.member_count)) }
            }
            div.card-foot { (state(lang, card)) }
        }
    }
}

/// How the viewer stands, or how they would join.
fn state(lang: Lang, card: &Card) -> Markup {
    html! {
        @if let Some(role) = card.my_role { (badge_with(Mood::Success, "check", role_words(lang, role))) }
        @else if card.archived_at.is_some() { (badge_with(Mood::Neutral, "archive", say::directory_archived(lang))) }
        @else if card.invited { (badge_with(Mood::Info, "mail", say::invited_you(lang))) }
        @else if card.requested { (badge_with(Mood::Warning, "clock", say::request_pending(lang))) }
        @else { span.meta { (say::joining_line(lang, joining_words(lang, &card.joining))) } }
    }
}
