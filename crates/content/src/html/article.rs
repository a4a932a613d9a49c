//! An article on its own page, made to be read and printed.

use kernel::Visible;
use maud::{Markup, html};
use shell::{
    component::{Icon, SafeHtml, Size, actor_link, avatar, time},
    t::content as say,
    web::{Page, picture},
};

use super::{
    card::{author, author_href, chip},
    files,
};
use crate::{
    entry::{
        model::Card,
        store::{Body, Keyword, Linkback},
    },
    file,
};

/// The text with its head, its keywords and its files.
#[must_use]
pub fn article(
    page: &Page<'_, '_>,
    card: &Card,
    body: &Body,
    keywords: &[Visible<Keyword>],
    files: &[Visible<file::Row>],
    print: bool,
) -> Markup {
    let lang = page.lang;
    let (href, face) = (author_href(card), picture(card.author_photo));
    let actor = author(lang, card, href.as_deref(), face.as_deref());
    let other = (card.lang != lang.tag()).then_some(card.lang.as_str());
    html! {
        article.article lang=[other] {
            header.article-head {
                h1 { (card.title) }
                @if !body.summary.is_empty() { p.article-lead { (body.summary) } }
                div.byline lang=(lang.tag()) {
                    span.byline-face { (avatar(actor.avatar(Size::Medium))) }
                    p {
                        (actor_link(lang, &actor)) br;
                        span.meta {
                        // On paper « yesterday » means nothing.
                        @if print { (page.local.date_time(page.moment(card.published_at))) }
                        @else { (time(&page.local, page.moment(card.published_at))) }
                        @if let Some(edited) = card.edited_at { " · " a href={ "/entries/" (card.id) "/history" } { (say::entry_edited(lang, &page.local.relative(page.moment(edited)))) } }
                        " · " (say::reading_time(lang, body.minutes)) }
                        @for place in card.places() { " " (chip(lang, &place)) }
                    }
                }
            }
            div.article-body.prose { (SafeHtml::from_markup(body.html.clone())) }
            (files::files(lang, files))
            footer.article-foot lang=(lang.tag()) {
                @if !keywords.is_empty() {
                    ul.tags aria-label=(say::compose_topics(lang)) { @for keyword in keywords { li { a.tag href={ "/topics/" (keyword.slug) } { "#" (keyword.name) } } } }
                }
                @if let Some(origin) = &body.origin { p.meta { (say::entry_imported(lang, origin)) } }
                @if print {
                    p.meta { (page.ask.organisation.name) " · " (page.ask.organisation.base_url) (card.href()) }
                    p.actions {
                        button.button.primary type="button" data-print { (Icon("printer")) (say::print_now(lang)) }
                        a.button.ghost href=(card.href()) { (say::print_back(lang)) }
                    }
                } @else {
                    p.actions { a.button.ghost href={ (card.href()) "?print=yes" } data-print accesskey="p" { (Icon("printer")) (say::print(lang)) } }
                }
            }
        }
    }
}

/// The pages that link here, apart from the discussion, once each.
#[must_use]
pub fn linkbacks(page: &Page<'_, '_>, linkbacks: &[Visible<Linkback>]) -> Markup {
    let lang = page.lang;
    html! {
        @if !linkbacks.is_empty() {
            section.linkbacks aria-labelledby="linkbacks-title" {
                h2 id="linkbacks-title" { (say::linkbacks(lang)) }
                ul {
                    @for linkback in linkbacks {
                        li {
                            a href=(linkback.source) rel="nofollow noopener ugc" { (linkback.title) }
                            " " span.meta { (time(&page.local, page.moment(linkback.published_at))) }
                            @if !linkback.excerpt.is_empty() { p.meta { (linkback.excerpt) } }
                        }
                    }
                }
            }
        }
    }
}
