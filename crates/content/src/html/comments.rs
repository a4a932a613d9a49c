//! The discussion: two levels, what is deeper on demand, and a form of its own under each comment.

use kernel::{
    Entry, Id, Lang, Visible,
    audience::policy::{Action, Standing, may},
};
use maud::{Markup, html};
use shell::{
    component::{Actor, ActorKind, Icon, Older, SafeHtml, Size, actor_link, avatar, badge, called, older, time_link},
    t::{common, content as say},
    web::{Page, picture},
};

use super::{files, menus, reactions};
use crate::{
    comment::{
        store::Row,
        tree::{Node, SHOWN_REPLIES},
    },
    entry::model::{Card, comment_href, parse_reactions},
    file,
};

/// What the discussion needs to know.
pub struct Thread<'a> {
    /// The entry.
    pub card: &'a Card,
    /// Its comments as a tree.
    pub nodes: &'a [Node<'a>],
    /// All rows, to name whom an answer answers.
    pub rows: &'a [Visible<Row>],
    /// What these rows answer on an earlier page.
    pub earlier: &'a [Visible<Row>],
    /// The files of the comments.
    pub files: &'a [Visible<file::Row>],
    /// How the viewer stands towards it.
    pub standing: Standing,
    /// Whether all answers are shown.
    pub unfolded: bool,
    /// The comment that the page is about.
    pub target: Option<i64>,
    /// Where the discussion goes on.
    pub next: Option<String>,
    /// What was written and not yet sent.
    pub draft: String,
    /// What does not hold in it.
    pub error: Option<&'static str>,
}

/// The section.
#[must_use]
pub fn discussion(page: &Page<'_, '_>, discussion: &Thread<'_>) -> Markup {
    let (lang, answers) = (page.lang, may(discussion.standing, Action::Comment));
    html! {
        section.comments id="comments" aria-labelledby="comments-title" data-before=(before(discussion.card)) {
            header.comments-head { h2 id="comments-title" { @if discussion.card.comment_count == 0 { (say::comments(lang)) } @else { (say::comments_count(lang, discussion.card.comment_count)) } } }
            @if discussion.nodes.is_empty() && answers { p.meta { (say::comments_empty(lang)) } }
            ol.thread {
                @for node in discussion.nodes { li { (comment(page, discussion, node.comment)) (replies(page, discussion, node)) } }
            }
            (older(lang, Older { next: discussion.next.as_deref(), first: None, label: Some(common::show_more(lang)) }))
            @if discussion.card.closed_at.is_some() { p.closed { (Icon("lock")) (say::comments_closed(lang)) } }
            @if answers { (form(page, discussion.card.id, None, &discussion.draft, discussion.error)) }
        }
    }
}

/// Before whom an answer is written: the places of the entry, as completing a name asks for them.
fn before(card: &Card) -> String {
    let places: Vec<String> = card
        .places()
        .map(|place| if place.slug.is_empty() { "everybody".to_owned() } else { place.audience.to_string() })
        .collect();
    places.join(",")
}

fn replies(page: &Page<'_, '_>, discussion: &Thread<'_>, node: &Node<'_>) -> Markup {
    let lang = page.lang;
    let target = |row: &Row| discussion.target == Some(row.id.get());
    let shown = if discussion.unfolded || target(node.comment) || node.replies.iter().any(|reply| target(reply)) {
        node.replies.len()
    } else {
        SHOWN_REPLIES
    };
    let hidden = node.replies.len().saturating_sub(shown);
    html! {
        @if !node.replies.is_empty() {
            ol.thread {
                @for reply in node.replies.iter().take(shown) { li { (comment(page, discussion, reply)) } }
                @if hidden > 0 {
                    li { a.more href={ "/entries/" (discussion.card.id) "/comments/" (node.comment.id) "#c-" (node.comment.id) } {
                        (say::replies_rest(lang, i64::try_from(hidden).unwrap_or(i64::MAX)))
                    } }
                }
            }
        }
    }
}

/// Whose words a comment is.
#[must_use]
pub fn author<'a>(lang: Lang, row: &'a Row, href: Option<&'a str>, face: Option<&'a str>) -> Actor<'a> {
    let name = called(lang, row.author_name.as_deref(), row.byline.as_deref());
    let kind = if row.author_kind.as_deref() == Some("guest") { ActorKind::Guest } else { ActorKind::Person };
    Actor { kind, id: row.author.map_or(0, kernel::Id::get), name, href, picture: face, detail: None }
}

fn comment(page: &Page<'_, '_>, discussion: &Thread<'_>, row: &Row) -> Markup {
    let lang = page.lang;
    let id = format!("c-{}", row.id);
    if row.deleted_at.is_some() {
        return html! { article.comment.gone id=(id) { p { (Icon("trash-2")) (say::comment_gone(lang)) } } };
    }
    let href = row
        .author_handle
        .as_deref()
        .filter(|_| row.author_kind.as_deref() != Some("former"))
        .map(|handle| format!("/people/{handle}"));
    let face = picture(row.author_photo);
    let actor = author(lang, row, href.as_deref(), face.as_deref());
    let link = comment_href(row.entry, row.id);
    let other = (row.lang != lang.tag()).then_some(row.lang.as_str());
    let files: Vec<Visible<file::Row>> =
        discussion.files.iter().filter(|file| file.object == Some(row.id.get())).cloned().collect();
    html! {
        article.comment id=(id) aria-label=(say::comment_by(lang, actor.name)) aria-current=[(discussion.target == Some(row.id.get())).then_some("true")] {
            span.comment-face { (avatar(actor.avatar(Size::Small))) }
            div.comment-main {
            header.comment-head {
                h3.comment-author { (actor_link(lang, &actor)) }
                span.meta {
                    (time_link(&page.local, page.moment(row.published_at), &link))
                    @if row.edited_at.is_some() { " · " (common::edited(lang)) }
                    @if row.state == "held" { " " (badge(say::comment_held(lang))) }
                    @if let Some(answered) = answered(discussion, row) { " · " span { (say::reply_to(lang, answered)) } }
                }
                @if page.tx.viewer().person().is_some() { (menus::of_comment_later(lang, row, actor.name)) }
            }
            @if !row.title.is_empty() { p.comment-title { strong { (row.title) } } }
            div.prose lang=[other] { (SafeHtml::from_markup(row.html.clone())) }
            (files::files(lang, &files))
            (foot(page, row, discussion.standing))
            }
        }
    }
}

/// Whom an answer answers, where its place in the tree does not say it.
fn answered<'a>(discussion: &'a Thread<'_>, row: &Row) -> Option<&'a str> {
    let is_parent = |other: &&'a Visible<Row>| Some(other.id) == row.parent;
    let here = discussion.rows.iter().find(is_parent).filter(|parent| parent.parent.is_some());
    let parent = here.or_else(|| discussion.earlier.iter().find(is_parent))?;
    parent.author_name.as_deref().or(parent.byline.as_deref())
}

/// What can be done with a comment by somebody who stands so towards its entry.
#[must_use]
pub fn foot(page: &Page<'_, '_>, row: &Row, standing: Standing) -> Markup {
    let shown = row.state == "shown";
    let id = format!("c-{}", row.id);
    html! {
        footer.comment-foot id={ (id) "-foot" } {
            (reaction_bar(page, row, &id, shown && may(standing, Action::React)))
            @if shown && may(standing, Action::Comment) { (reply_link(page.lang, row)) }
        }
    }
}

fn reaction_bar(page: &Page<'_, '_>, row: &Row, id: &str, may: bool) -> Markup {
    let (swap, action) = (format!("#{id}-foot"), format!("/comments/{}/react", row.id));
    let bar = reactions::Bar {
        action: &action,
        swap: &swap,
        kinds: &page.ask.organisation.reactions,
        mine: row.mine.as_deref(),
        may,
    };
    reactions::bar(page.lang, &bar, parse_reactions(&row.reactions))
}

fn reply_link(lang: Lang, row: &Row) -> Markup {
    html! {
        a.button.ghost href={ "/comments/" (row.id) "/reply" } data-form="" data-act="reply" { (Icon("reply")) (say::reply(lang)) }
    }
}

/// The form to answer a comment, on a page of its own or where an island puts it.
#[must_use]
pub fn reply(page: &Page<'_, '_>, row: &Row, draft: &str) -> Markup {
    form(page, row.entry, Some(row), draft, None)
}

/// A form to answer: the entry, or one of its comments.
fn form(
    page: &Page<'_, '_>,
    entry: Id<Entry>,
    parent: Option<&Row>,
    draft: &str,
    error: Option<&'static str>,
) -> Markup {
    let lang = page.lang;
    let nonce = page.ask.app.store().chance().secret();
    let (id, label, context) = match parent {
        Some(parent) => {
            let name = called(lang, parent.author_name.as_deref(), parent.byline.as_deref());
            (format!("reply-{}", parent.id), say::reply_label(lang, name), format!("reply:{}", parent.id))
        }
        None => ("comment".to_owned(), say::comment_label(lang).to_owned(), format!("entry:{entry}")),
    };
    html! {
        form.composer.reply[parent.is_some()] method="post" action={ "/entries/" (entry) "/comments" } enctype="multipart/form-data" data-swap="#comments" data-draft="/drafts" {
            input type="hidden" name="nonce" value=(nonce);
            input type="hidden" name="context" value=(context);
            @if let Some(parent) = parent { input type="hidden" name="parent" value=(parent.id); }
            div.composer-text {
                label.sr for=(id) { (label) }
                textarea id=(id) name="source" rows="2" data-complete placeholder=(if parent.is_some() { say::reply(lang) } else { say::comment_prompt(lang) })
                    aria-invalid=[error.map(|_| "true")] aria-describedby=[error.map(|_| format!("{id}-error"))] { "\n" (draft) }
                @if let Some(error) = error { p.error id={ (id) "-error" } { (Icon("circle-alert")) (error) } }
            }
            div.composer-foot {
                (super::composer::emoji(lang))
                label.button.ghost.attach title=(say::compose_files(lang)) { (Icon("paperclip")) span { (say::compose_files(lang)) } input type="file" name="files" multiple; }
                (super::composer::uploads(page))
                span.draft-state.meta data-draft-state role="status" {}
                button.button.primary type="submit" data-busy=(common::sending(lang)) { (if parent.is_some() { say::reply(lang) } else { say::comment_send(lang) }) }
            }
        }
    }
}
