//! The inbox as a list: who, why, what, when.

use std::collections::BTreeSet;

use kernel::{Id, Visible};
use maud::{Markup, html};
use shell::{
    component::{Avatar, Empty, EmptyKind, Older, Shape, Size, Tab, avatar, dot, empty, older, small_icon, tabs, time},
    t::{common, notifications as say},
    web::{Page, picture},
};

use crate::store::{PAGE, Row};

/// Rows that say the same of the same thing, as one.
struct Group<'a> {
    first: &'a Row,
    names: Vec<&'a str>,
    unread: bool,
}

fn groups(rows: &[Visible<Row>]) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for row in rows {
        let name = row.actor_name.as_deref().unwrap_or_default();
        let same = |group: &&mut Group<'_>| group.first.object == row.object && group.first.reason == row.reason && row.reason == "reaction";
        match groups.iter_mut().find(same) {
            Some(group) => {
                if !group.names.contains(&name) {
                    group.names.push(name);
                }
                group.unread |= row.read_at.is_none();
            }
            None => groups.push(Group { first: row, names: vec![name], unread: row.read_at.is_none() }),
        }
    }
    groups
}

/// The page's content.
pub(crate) fn inbox(page: &Page<'_, '_>, rows: &[Visible<Row>], unread_only: bool, unread: i64) -> Markup {
    let lang = page.lang;
    let limit = usize::try_from(PAGE).unwrap_or(60);
    let shown = rows.get(..rows.len().min(limit)).unwrap_or_default();
    let next = if rows.len() > limit { shown.last().map(|row| format!("/inbox?before={}{}", row.id, if unread_only { "&show=unread" } else { "" })) } else { None };
    let newest = rows.first().map_or(0, |row| row.id);
    let row_of_tabs = [
        Tab { label: say::filter_all(lang), href: "/inbox", current: !unread_only, count: None },
        Tab { label: say::filter_unread(lang), href: "/inbox?show=unread", current: unread_only, count: Some(unread) },
    ];
    html! {
        (tabs(lang, say::inbox_filter_reason(lang), &row_of_tabs))
        @if unread > 0 {
            form.actions method="post" action="/inbox/read" {
                input type="hidden" name="newest" value=(newest);
                button.button type="submit" { (say::mark_all_read(lang)) }
            }
        }
        @if shown.is_empty() {
            @let words = if unread_only { say::unread_empty(lang) } else { say::inbox_empty(lang) };
            (empty(lang, Empty { kind: EmptyKind::Nothing, title: Some(say::inbox_empty_title(lang)), words: Some(words), action: None }))
        }
        ul.inbox id="inbox" { @for group in groups(shown) { (row(page, &group)) } }
        (older(lang, Older { next: next.as_deref(), first: None, label: None }))
    }
}

fn row(page: &Page<'_, '_>, group: &Group<'_>) -> Markup {
    let lang = page.lang;
    let first = group.first;
    let id = format!("n-{}", first.id);
    let face = picture(first.actor_photo);
    let name = first.actor_name.as_deref().unwrap_or(common::someone(lang));
    let others = i64::try_from(group.names.iter().copied().collect::<BTreeSet<_>>().len()).unwrap_or(1) - 1;
    let (icon, reason) = reason(lang, &first.reason);
    let quote = quote(first);
    html! {
        li.inbox-row id=(id) data-unread[group.unread] {
            a.inbox-link href={ "/inbox/" (first.id) } data-act="open" {
                (avatar(Avatar { name, picture: face.as_deref(), id: first.actor.map_or(0, Id::get), shape: Shape::Person, size: Size::Medium }))
                span.inbox-text {
                    span.inbox-reason {
                        @if group.unread { (dot(common::unread(lang))) }
                        (small_icon(icon)) (reason)
                        @if let Some(space) = &first.space_name { span.meta { " · " (space) } }
                    }
                    b { @if others > 0 { (say::others_too(lang, others, name)) } @else { (name) } }
                    @if !quote.is_empty() { span.inbox-quote { (quote) } }
                }
                span.meta { (time(&page.local, page.moment(first.at))) }
            }
            @if group.unread {
                form.inbox-actions method="post" action="/inbox/read" data-swap={ "#" (id) } {
                    input type="hidden" name="id" value=(first.id);
                    button.button.ghost.square type="submit" aria-label=(say::mark_read(lang)) title=(say::mark_read(lang)) data-act="done" { (shell::component::icon("check")) }
                }
            }
        }
    }
}

fn reason(lang: kernel::Lang, reason: &str) -> (&'static str, &'static str) {
    match reason {
        "mention" => ("at-sign", say::reason_mention(lang)),
        "reply" => ("reply", say::reason_reply(lang)),
        "comment" => ("message-circle", say::reason_comment(lang)),
        "reaction" => ("smile", say::reason_reaction(lang)),
        "follow" => ("user-plus", say::reason_follow(lang)),
        "share" => ("share-2", say::reason_share(lang)),
        "request" | "accepted" | "declined" => ("user-plus", say::reason_request(lang)),
        "invitation" => ("mail", say::reason_invitation(lang)),
        _ => ("bell", say::reason_followed_entry(lang)),
    }
}

/// A few of the words that it is about.
fn quote(row: &Row) -> String {
    if let Some(html) = &row.comment_html {
        return markup::html::excerpt(html, 140);
    }
    match (&row.title, &row.card_html) {
        (Some(title), _) if !title.is_empty() => title.clone(),
        (_, Some(html)) => markup::html::excerpt(html, 140),
        _ => String::new(),
    }
}

/// Where it leads.
pub(crate) fn href(row: &Row) -> String {
    if let Some(entry) = row.entry {
        return match row.comment_html {
            Some(_) => format!("/entries/{entry}/comments/{}#c-{}", row.object, row.object),
            None => format!("/entries/{entry}"),
        };
    }
    match (&row.space_slug, &row.actor_handle) {
        (Some(slug), _) if row.reason == "request" => format!("/spaces/{slug}/requests"),
        (Some(slug), _) => format!("/spaces/{slug}"),
        (None, Some(handle)) => format!("/people/{handle}"),
        (None, None) => "/inbox".to_owned(),
    }
}
