//! An entry in a list: who, when, before whom; its words; what can be done with it.

use kernel::{
    Lang, Visible,
    audience::policy::{Action, Standing, may},
};
use maud::{Markup, html};
use shell::{
    component::{
        Actor, ActorKind, Audience, Icon, SafeHtml, Size, actor_link, audience_chip, avatar, called, dot, time_link,
    },
    t::{common, content as say},
    web::{Page, picture},
};

use super::{files, menus, reactions};
use crate::{
    entry::model::{Card, Place},
    feed::Source,
    file,
};

/// What stands around a card in its list.
#[derive(Default, Clone, Copy)]
pub struct Around<'a> {
    /// Where it comes from, in a feed.
    pub source: Option<Source>,
    /// Entries above this id are new in this visit.
    pub line: Option<i64>,
    /// The space whose page this is: not named again.
    pub within: Option<i64>,
    /// Whether it is pinned there.
    pub pinned: bool,
    /// The entry that it passes on, if the viewer may see it.
    pub shared: Option<&'a Visible<Card>>,
    /// Its files.
    pub files: &'a [Visible<file::Row>],
    /// Whether the whole page is about it: the title is then the page's own.
    pub alone: bool,
    /// Whether the viewer may only read it, as in an archived space: no reaction is offered.
    pub read_only: bool,
}

impl Around<'_> {
    /// On a page that is about it, for somebody who stands so towards it.
    #[must_use]
    pub fn alone(standing: Standing) -> Self {
        Self { alone: true, read_only: !may(standing, Action::React), ..Self::default() }
    }
}

/// The author, or the byline of somebody who has no account here.
#[must_use]
pub fn author<'a>(lang: Lang, card: &'a Card, href: Option<&'a str>, face: Option<&'a str>) -> Actor<'a> {
    let name = called(lang, card.author_name.as_deref(), card.byline.as_deref());
    let kind = if card.author_kind.as_deref() == Some("guest") { ActorKind::Guest } else { ActorKind::Person };
    Actor {
        kind,
        id: card.author.map_or(0, kernel::Id::get),
        name,
        href,
        picture: face,
        detail: card.author_title.as_deref(),
    }
}

/// The address of an author's profile, for those who have one.
#[must_use]
pub fn author_href(card: &Card) -> Option<String> {
    card.author_handle
        .as_deref()
        .filter(|_| card.author_kind.as_deref() != Some("former"))
        .map(|handle| format!("/people/{handle}"))
}

/// The card.
#[must_use]
pub fn card(page: &Page<'_, '_>, card: &Card, around: Around<'_>) -> Markup {
    let lang = page.lang;
    let (href, face) = (author_href(card), picture(card.author_photo));
    let actor = author(lang, card, href.as_deref(), face.as_deref());
    let (number, link) = (card.id.get(), card.href());
    let unread = around.line.is_some_and(|line| card.id.get() > line)
        && card.seen.is_none()
        && card.author != page.tx.viewer().person();
    let by = html! {
        (actor_link(lang, &actor))
        @if let Some(title) = &card.author_title { @if !title.is_empty() { " " span.role { (title) } } }
    };
    html! {
        article.entry id={ "e-" (number) } aria-labelledby={ "e-" (number) "-by" } data-id=(number) data-unread[unread] {
            header.entry-head {
                span.entry-face { (avatar(actor.avatar(Size::Medium))) }
                div.entry-by {
                    // Right under the page's own heading when the page is about it, one of a list's otherwise.
                    @if around.alone { h2.entry-author id={ "e-" (number) "-by" } { (by) } } @else { h3.entry-author id={ "e-" (number) "-by" } { (by) } }
                    p.meta {
                        @if unread { (dot(common::unread(lang))) " " }
                        (time_link(&page.local, page.moment(card.published_at), &link))
                        @if card.edited_at.is_some() { " · " a href={ "/entries/" (number) "/history" } { (common::edited(lang)) } }
                        @for place in card.places().filter(|place| around.within != Some(place.audience.get())) { " " (chip(lang, &place)) }
                        @if card.announcement { " " span.badge { (Icon("bell")) (say::announcement(lang)) } }
                        @if around.pinned { " " span.badge { (Icon("pin")) (say::pinned(lang)) } }
                    }
                }
                @if page.tx.viewer().person().is_some() { (menus::later(lang, card, &around)) }
            }
            (body(lang, card, around.alone))
            @if let Some(shared) = around.shared { (quoted(page, shared)) }
            @else if card.shared.is_some() { p.quoted.meta { (say::shared_unavailable(lang)) } }
            (files::files(lang, around.files))
            (preview(&card.preview))
            (actions(page, card, &link, around.read_only))
        }
    }
}

fn body(lang: Lang, card: &Card, alone: bool) -> Markup {
    let words = SafeHtml::from_markup(card.card_html.clone());
    let other = (card.lang != lang.tag()).then_some(card.lang.as_str());
    html! {
        @if card.kind == "article" {
            a.article-card href=(card.href()) lang=[other] {
                span.article-card-text {
                    span.article-card-title { (card.title) }
                    span { (markup::html::text(&card.card_html)) }
                }
            }
        } @else if let Some((opening, rest)) = fold(&card.card_html).filter(|_| !alone) {
            div.entry-body.prose lang=[other] {
                (SafeHtml::from_markup(opening.to_owned()))
                details.fold {
                    summary { span.fold-more { (common::read_more(lang)) } span.fold-less { (common::show_less(lang)) } }
                    (SafeHtml::from_markup(rest.to_owned()))
                }
            }
        } @else {
            div.entry-body.prose lang=[other] { (words) }
        }
    }
}

/// Where a long note is folded: after the paragraph that passes 700 characters and stands in nothing else.
fn fold(html: &str) -> Option<(&str, &str)> {
    const LONG: usize = 1500;
    if html.len() < LONG {
        return None;
    }
    let mut from = 700;
    while let Some(at) = html.get(from..).and_then(|rest| rest.find("</p>")) {
        let end = from + at + "</p>".len();
        let (opening, rest) = html.split_at_checked(end)?;
        let balanced = ["<ul", "<ol", "<blockquote", "<table", "<div", "<section"]
            .iter()
            .all(|tag| opening.matches(tag).count() == opening.matches(&tag.replace('<', "</")).count());
        if balanced {
            return (rest.len() > 200).then_some((opening, rest));
        }
        from = end;
    }
    None
}

/// The chip of a place: who sees what is there, in words.
#[must_use]
pub fn chip(lang: Lang, place: &Place<'_>) -> Markup {
    if place.slug.is_empty() {
        return audience_chip(lang, if place.open_to & 4 != 0 { Audience::Public } else { Audience::Organisation });
    }
    let href = format!("/spaces/{}", place.slug);
    audience_chip(lang, Audience::Space { name: place.name, href: &href, restricted: place.open_to == 0 })
}

fn quoted(page: &Page<'_, '_>, card: &Visible<Card>) -> Markup {
    let (href, face) = (author_href(card), picture(card.author_photo));
    let actor = author(page.lang, card, href.as_deref(), face.as_deref());
    html! {
        blockquote.quoted cite=(card.href()) {
            p.meta { (actor_link(page.lang, &actor)) " · " (time_link(&page.local, page.moment(card.published_at), &card.href())) }
            @if !card.title.is_empty() { p { a href=(card.href()) { strong { (card.title) } } } }
            div.prose lang=(card.lang) { (SafeHtml::from_markup(card.card_html.clone())) }
        }
    }
}

/// The first link's title and site, fetched by the server: a reader's address never leaks by looking.
fn preview(known: &str) -> Markup {
    let known = serde_json::from_str::<crate::preview::Preview>(known).ok();
    let Some(preview) = known.filter(|preview| !preview.title.is_empty()) else { return html! {} };
    html! {
        a.preview href=(preview.url) rel="nofollow noopener ugc" {
            span.preview-text {
                b { (preview.title) }
                @if !preview.words.is_empty() { span { (preview.words) } }
                span.meta { (preview.site) }
            }
        }
    }
}

/// What can be done with an entry, where it is not in a card.
#[must_use]
pub fn foot(page: &Page<'_, '_>, card: &Card, standing: Standing) -> Markup {
    actions(page, card, &card.href(), !may(standing, Action::React))
}

fn actions(page: &Page<'_, '_>, card: &Card, link: &str, read_only: bool) -> Markup {
    let (lang, number) = (page.lang, card.id.get());
    let signed_in = page.tx.viewer().person().is_some();
    let swap = format!("#e-{number}-foot");
    let action = format!("/entries/{number}/react");
    let bar = reactions::Bar {
        action: &action,
        swap: &swap,
        kinds: &page.ask.organisation.reactions,
        mine: card.mine.as_deref(),
        may: signed_in && !read_only,
    };
    html! {
        footer.entry-foot id={ "e-" (number) "-foot" } {
            (reactions::bar(lang, &bar, card.reactions()))
            a.button.ghost href={ (link) "#comments" } data-act="reply" {
                (Icon("message-circle"))
                @if card.comment_count == 0 { span.word { (say::comment_send(lang)) } }
                @else { span.number { (card.comment_count) } " " span.word { (say::comments_noun(lang, card.comment_count)) } }
            }
            @if signed_in {
                form method="post" action={ "/entries/" (number) "/bookmark" } data-swap=(swap) {
                    input type="hidden" name="keep" value=(if card.bookmarked.is_some() { "no" } else { "yes" });
                    button.button.ghost aria-pressed=(if card.bookmarked.is_some() { "true" } else { "false" }) title=(say::bookmark(lang)) data-act="bookmark" {
                        (Icon("bookmark")) span.word { (say::bookmark(lang)) }
                    }
                }
                a.button.ghost href={ "/entries/" (number) "/share" } title=(say::share(lang)) { (Icon("share-2")) span.word { (say::share(lang)) } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::preview;

    #[test]
    fn what_a_hostile_page_says_of_itself_stays_text() {
        let known = serde_json::json!({
            "url": "https://a.example/?\"onmouseover=alert(1)", "title": "<script>alert(1)</script>", "site": "\"><img src=x>", "words": "</a><b>",
        });
        let shown = preview(&known.to_string()).into_string();
        assert!(
            shown.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && shown.contains("&lt;/a&gt;&lt;b&gt;"),
            "{shown}"
        );
        assert!(!shown.contains("<script") && !shown.contains("<img") && !shown.contains("?\"on"), "{shown}");
    }

    #[test]
    fn what_is_not_known_yet_is_not_shown() {
        for known in [
            "",
            "{\"url\":\"https://a.example\"}",
            "{\"url\":\"https://a.example\",\"title\":\"\",\"site\":\"\",\"words\":\"\"}",
        ] {
            assert_eq!(preview(known).into_string(), "");
        }
    }
}
