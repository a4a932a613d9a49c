//! The inbox as a page: a line says why, who, what, and leads to the thing itself.

use kernel::{Id, Lang, Slice, Visible};
use maud::{Markup, html};
use shell::{
    component::{
        Avatar, Button, Empty, EmptyKind, Older, Shape, Size, Tab, Tone, avatar, button, dot, empty, older, small_icon,
        tabs, time,
    },
    t::{common, notifications as say},
    web::{Page, picture},
};

use super::store::{Filter, Line, Pointed};

/// What the inbox shows.
pub(super) struct View {
    pub(super) filter: Filter,
    pub(super) unread: i64,
    pub(super) lines: Slice<Visible<Line>>,
    pub(super) pointed: Pointed,
    pub(super) first: bool,
}

pub(super) fn filters(lang: Lang, view: &View) -> Markup {
    let label = |filter| match filter {
        Filter::All => say::inbox_all(lang),
        Filter::Unread => say::filter_unread(lang),
        Filter::Mentions => say::filter_mentions(lang),
        Filter::Replies => say::filter_replies(lang),
        Filter::Reactions => say::filter_reactions(lang),
        Filter::Spaces => say::filter_spaces(lang),
    };
    let hrefs = Filter::ALL.map(|filter| href(filter, None));
    let row: Vec<Tab<'_>> = Filter::ALL
        .into_iter()
        .zip(&hrefs)
        .map(|(filter, href)| Tab {
            label: label(filter),
            href,
            current: filter == view.filter,
            count: (filter == Filter::Unread && view.unread > 0).then_some(view.unread),
        })
        .collect();
    tabs(lang, say::inbox_filter_reason(lang), &row)
}

pub(super) fn href(filter: Filter, before: Option<i64>) -> String {
    let filter = Some(filter.word()).filter(|word| !word.is_empty()).map(|word| format!("filter={word}"));
    let before = before.map(|before| format!("before={before}"));
    let query: Vec<String> = filter.into_iter().chain(before).collect();
    if query.is_empty() { "/inbox".to_owned() } else { format!("/inbox?{}", query.join("&")) }
}

/// The button that marks everything.
pub(super) fn mark_all(lang: Lang, view: &View) -> Markup {
    html! {
        @if view.unread > 0 {
            form method="post" action="/inbox/read" {
                input type="hidden" name="which" value="all";
                (button(Button { label: say::mark_all_read(lang), icon: Some("check-check"), ..Button::default() }))
            }
        }
    }
}

pub(super) fn list(page: &Page<'_, '_>, view: &View) -> Markup {
    let lang = page.lang;
    let next = view.lines.next.map(|before| href(view.filter, Some(before)));
    let first = (!view.first).then(|| href(view.filter, None));
    html! {
        @if view.lines.items.is_empty() { (nothing(lang, view)) }
        @else { ul.inbox id="inbox" { @for line in &view.lines.items { (row(page, view, line)) } } }
        (older(lang, Older { next: next.as_deref(), first: first.as_deref(), label: None }))
    }
}

fn nothing(lang: Lang, view: &View) -> Markup {
    if view.filter == Filter::All || view.filter == Filter::Unread {
        let words = Some(say::inbox_empty(lang));
        return empty(
            lang,
            Empty { kind: EmptyKind::Nothing, title: Some(say::inbox_empty_title(lang)), words, action: None },
        );
    }
    empty(lang, Empty { kind: EmptyKind::NoMatch, title: None, words: None, action: None })
}

fn row(page: &Page<'_, '_>, view: &View, line: &Line) -> Markup {
    let (lang, id) = (page.lang, format!("n-{}", line.id));
    let actor = view.pointed.actor(line);
    let name = actor.map_or(common::someone(lang), |actor| actor.name.as_str());
    let face = picture(actor.and_then(|actor| actor.photo));
    let (icon, reason) = reason(lang, line);
    // Where words still stand is not where they were taken away.
    let place = view.pointed.entry(line).filter(|_| !line.is_of_a_removal()).and_then(|entry| entry.place.as_deref());
    let quote = quote(&view.pointed, line);
    html! {
        li.inbox-row id=(id) data-unread[line.unread] {
            a.inbox-link href=(target(&view.pointed, line)) data-act="open" {
                (avatar(Avatar { name, picture: face.as_deref(), id: line.actor.map_or(0, Id::get), shape: Shape::Person, size: Size::Medium }))
                span.inbox-text {
                    span.inbox-reason {
                        @if line.unread { (dot(common::unread(lang))) }
                        (small_icon(icon)) (reason)
                        @if let Some(place) = place { span.meta { " · " (place) } }
                    }
                    b { (words(page, &view.pointed, line, name)) }
                    @if let Some(quote) = &quote { span.inbox-quote { (quote) } }
                }
                (time(&page.local, page.moment(line.at)))
            }
            form.inbox-actions method="post" action="/inbox/read" data-swap={ "#" (id) } data-removes[line.unread] {
                input type="hidden" name="which" value=(line.id);
                input type="hidden" name="back" value=(page.ask.here);
                @if line.unread {
                    (button(Button {
                        label: say::mark_read(lang), icon: Some("check"), icon_only: true, tone: Tone::Ghost, act: Some("done"), ..Button::default()
                    }))
                } @else {
                    input type="hidden" name="unread" value="yes";
                    (button(Button {
                        label: say::mark_unread(lang), icon: Some("mail"), icon_only: true, tone: Tone::Ghost, act: Some("undone"), ..Button::default()
                    }))
                }
            }
        }
    }
}

fn reason(lang: Lang, line: &Line) -> (&'static str, &'static str) {
    match line.reason.as_str() {
        "mention" => ("at-sign", say::reason_mention(lang)),
        "reply" => ("reply", say::reason_reply(lang)),
        "comment" => ("message-circle", say::reason_comment(lang)),
        "followed" => ("bell", say::reason_followed_entry(lang)),
        "reaction" => ("heart", say::reason_reaction(lang)),
        "share" => ("share-2", say::reason_share(lang)),
        "invitation" => ("mail", say::reason_invitation(lang)),
        "follow" => ("user-plus", say::reason_follow(lang)),
        "draft" => ("pencil", say::reason_draft(lang)),
        "account" | "load" => ("shield", say::reason_account(lang)),
        removed if removed.starts_with("removed:") => ("shield", say::reason_removed(lang)),
        "rule" => ("users", say::reason_rule(lang)),
        "owner" => ("users", say::reason_owner(lang)),
        "report" => ("flag", say::reason_report(lang)),
        "glass" => ("lock-open", say::reason_glass(lang)),
        _ => ("users", say::reason_request(lang)),
    }
}

/// What happened, in a sentence.
fn words(page: &Page<'_, '_>, pointed: &Pointed, line: &Line, name: &str) -> String {
    let lang = page.lang;
    let entry = called(page, pointed, line);
    let on_comment = pointed.comment(line).is_some();
    let space = pointed.space(line).map_or("", |space| space.name.as_str());
    let others = line.people - 1;
    match line.reason.as_str() {
        "mention" if on_comment => say::line_mention_comment(lang, &entry, name),
        "mention" => say::line_mention(lang, &entry, name),
        "reply" => say::line_reply(lang, &entry, name),
        "comment" | "followed" => say::line_comment(lang, &entry, name),
        "reaction" => {
            let what = if on_comment { say::comment_your(lang) } else { entry.as_str() };
            if others > 0 {
                say::line_reactions(lang, others, what, name)
            } else {
                say::line_reaction(lang, what, name)
            }
        }
        "share" => say::line_share(lang, say::entry_your(lang), name),
        "request" => say::line_request(lang, name, space),
        "invitation" => say::line_invitation(lang, name, space),
        "accepted" => say::line_request_accepted(lang, space),
        "rejected" => say::line_request_declined(lang, space),
        "rule" => say::line_rule(lang, space),
        "owner" => say::line_owner(lang, space),
        "report" => say::line_report(lang).to_owned(),
        "glass" => say::line_glass(lang, name, space),
        "draft" => say::line_draft(lang, name),
        "load" if line.actor.is_some() => say::line_load(lang, name),
        "load" => say::line_load_program(lang).to_owned(),
        "removed:" => say::line_removed(lang).to_owned(),
        removed if removed.starts_with("removed:") => {
            say::line_removed_for(lang, shell::reason::words(lang, removed.trim_start_matches("removed:")))
        }
        "account" if line.actor.is_some() => say::line_account(lang, name),
        "account" => say::line_account_program(lang).to_owned(),
        _ if others > 0 => say::line_follows(lang, others, name),
        _ => say::line_follow(lang, name),
    }
}

/// What an entry is called in a sentence: its title, or whose it is.
fn called(page: &Page<'_, '_>, pointed: &Pointed, line: &Line) -> String {
    let lang = page.lang;
    match pointed.entry(line) {
        Some(entry) if !entry.title.is_empty() => say::entry_titled(lang, &entry.title),
        Some(entry) if entry.author.is_some() && entry.author == page.tx.viewer().person() => {
            say::entry_your(lang).to_owned()
        }
        _ => say::entry_untitled(lang).to_owned(),
    }
}

/// The beginning of the thing itself.
fn quote(pointed: &Pointed, line: &Line) -> Option<String> {
    let html = match pointed.taken(line).or(pointed.comment(line).map(|comment| comment.html.as_str())) {
        Some(html) => Some(html),
        None => pointed.entry(line).map(|entry| entry.card_html.as_str()),
    };
    html.map(|html| markup::html::excerpt(html, 200)).filter(|words| !words.is_empty())
}

/// Where the thing is.
fn target(pointed: &Pointed, line: &Line) -> String {
    // An answer stands where it was said, also under what is gone.
    if let Some(entry) = line.entry.filter(|_| line.is_of_a_comment()) {
        return format!("/entries/{entry}/comments/{}#c-{}", line.object, line.object);
    }
    if line.is_of_a_removal() {
        // What may be said and how a decision is contested.
        return "/terms".to_owned();
    }
    if let Some(entry) = pointed.entry(line) {
        return match entry.kind.as_str() {
            "article" if !entry.slug.is_empty() => format!("/articles/{}/{}", entry.id, entry.slug),
            _ => format!("/entries/{}", entry.id),
        };
    }
    if matches!(line.reason.as_str(), "account" | "load") {
        return "/settings/data".to_owned();
    }
    if line.reason == "report" {
        return "/moderation".to_owned();
    }
    if line.reason == "draft" {
        return "/drafts".to_owned();
    }
    if let Some(space) = pointed.space(line) {
        let tab = if line.reason == "request" { "/requests" } else { "" };
        return format!(
            "/spaces/{}{}",
            space.slug,
            if matches!(line.reason.as_str(), "accepted" | "rule" | "owner") {
                ""
            } else if tab.is_empty() {
                "/about"
            } else {
                tab
            }
        );
    }
    pointed.actor(line).map_or_else(|| "/inbox".to_owned(), |actor| format!("/people/{}", actor.handle))
}
