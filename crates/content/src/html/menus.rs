//! What can be done with an entry or a comment beyond its foot: behind a menu that is read when it is opened, so that a
//! page carries none of it.

use kernel::Lang;
use maud::Markup;
use shell::{
    component::{Item, called, menu::menu_page, menu_later},
    t::{common, content as say, moderation},
    web::Page,
};

use super::card::Around;
use crate::{comment::store::Row, entry::model::Card};

/// The menu of a card, unopened: what stands around it goes with the address.
#[must_use]
pub fn later(lang: Lang, card: &Card, around: &Around<'_>) -> Markup {
    let query = match (around.within, around.source) {
        (Some(space), _) => format!("?in={space}"),
        (None, Some(_)) => "?feed=yes".to_owned(),
        (None, None) => String::new(),
    };
    let author = called(lang, card.author_name.as_deref(), card.byline.as_deref());
    let label = common::more_actions_on(lang, &say::entry_by(lang, author));
    menu_later(&label, &format!("/entries/{}/menu{query}", card.id))
}

/// The menu of a comment, unopened.
#[must_use]
pub fn of_comment_later(lang: Lang, row: &Row, author: &str) -> Markup {
    let label = common::more_actions_on(lang, &say::comment_by(lang, author));
    menu_later(&label, &format!("/comments/{}/menu", row.id))
}

/// How the viewer stands towards what a menu is about.
#[derive(Debug, Clone, Copy, Default)]
pub struct Rights {
    /// It is theirs.
    pub own: bool,
    /// They may change its words.
    pub edit: bool,
    /// They may delete it.
    pub delete: bool,
    /// They may end or reopen the discussion.
    pub close: bool,
    /// They may pin it where they look at it, and whether it is pinned there.
    pub pin: Option<(i64, bool)>,
    /// They may place it before more people.
    pub widen: bool,
    /// They follow its discussion.
    pub follows: bool,
    /// They came from the feed, which says why it shows what it shows.
    pub feed: bool,
}

/// The menu of an entry.
#[must_use]
pub fn of_entry(page: &Page<'_, '_>, card: &Card, rights: Rights) -> Markup {
    let lang = page.lang;
    let link = |path: &str| format!("/entries/{}/{path}", card.id);
    let (why, edit, delete, history, follow, pin, close, places, who) = (
        link("why"),
        link("edit"),
        link("delete"),
        link("history"),
        link("follow"),
        link("pin"),
        link("close"),
        link("places"),
        link("reactions"),
    );
    let report = format!("/report/entry/{}", card.id);
    let permanent = format!("{}{}", page.ask.organisation.base_url, card.href());
    let (space, pinned) = rights.pin.unwrap_or_default();
    let (space, yes) = (space.to_string(), |on: bool| if on { "yes" } else { "no" });
    let pin_fields = [("space", space.as_str()), ("pinned", yes(!pinned))];
    let (close_fields, follow_fields) =
        ([("closed", yes(card.closed_at.is_none()))], [("following", yes(!rights.follows))]);
    let post = |label, action, icon, fields| Item::Post { label, action, icon: Some(icon), danger: false, fields };
    let item = |label, href, icon| Item::Link { label, href, icon: Some(icon) };
    let mut items = vec![Item::Copy { label: say::link_copy(lang), url: &permanent }];
    if rights.feed {
        items.push(item(say::reason_title(lang), &why, "circle-question-mark"));
    }
    let follow_label = if rights.follows { say::unfollow_entry(lang) } else { say::follow_entry(lang) };
    items.push(post(follow_label, &follow, "bell", &follow_fields));
    if rights.pin.is_some() {
        items.push(post(if pinned { say::unpin(lang) } else { say::pin(lang) }, &pin, "pin", &pin_fields));
    }
    if card.reactions().any(|(_, count)| count > 0) {
        items.push(item(say::reactions_who(lang), &who, "heart"));
    }
    if card.edited_at.is_some() {
        items.push(item(say::history(lang), &history, "history"));
    }
    if rights.edit {
        items.push(item(say::edit(lang), &edit, "pencil"));
    }
    if !rights.own {
        items.push(item(moderation::report(lang), &report, "flag"));
    }
    if rights.widen {
        items.push(item(say::places(lang), &places, "users"));
    }
    if rights.close {
        let label = if card.closed_at.is_some() { say::reopen_comments(lang) } else { say::close_comments(lang) };
        items.push(post(label, &close, "lock", &close_fields));
    }
    if rights.delete {
        items.push(item(say::delete(lang), &delete, "trash-2"));
    }
    menu_page(&items)
}

/// The menu of a comment.
#[must_use]
pub fn of_comment(page: &Page<'_, '_>, row: &Row, rights: Rights) -> Markup {
    let lang = page.lang;
    let link = |path: &str| format!("/comments/{}/{path}", row.id);
    let (edit, delete, history) = (link("edit"), link("delete"), link("history"));
    let report = format!("/report/comment/{}", row.id);
    let permanent =
        format!("{}{}", page.ask.organisation.base_url, crate::entry::model::comment_href(row.entry, row.id));
    let item = |label, href, icon| Item::Link { label, href, icon: Some(icon) };
    let mut items = vec![Item::Copy { label: say::link_copy(lang), url: &permanent }];
    if row.edited_at.is_some() {
        items.push(item(say::history(lang), &history, "history"));
    }
    if rights.edit {
        items.push(item(say::comment_edit(lang), &edit, "pencil"));
    }
    if !rights.own {
        items.push(item(moderation::report(lang), &report, "flag"));
    }
    if rights.delete {
        items.push(item(say::comment_delete(lang), &delete, "trash-2"));
    }
    menu_page(&items)
}
