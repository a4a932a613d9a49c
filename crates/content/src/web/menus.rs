//! What pages leave out until it is wanted: menus, the choice of reactions, the form of an answer. Each is a page of its
//! own without JavaScript.

use axum::extract::{Path, Query};
use kernel::{
    Comment, Entry, Error, Id, Space,
    audience::policy::{Action, may},
    params,
};
use maud::html;
use serde::Deserialize;
use serde_json::Value as Json;
use shell::{
    component::{SafeHtml, called, icon},
    t::{common, content as say},
    web::{Answer, Ask, Page},
};

use crate::{
    comment,
    entry::{model::comment_href, store},
    file,
    html::{comments, composer, history as looks, menus, reactions},
    in_space, on_entry, on_thread,
};

#[derive(Deserialize)]
pub(super) struct Around {
    /// The space on whose page it was opened.
    r#in: Option<i64>,
    #[serde(default)]
    feed: String,
}

/// What can be done with an entry.
pub(super) async fn of_entry(ask: Ask, Path(id): Path<i64>, Query(around): Query<Around>) -> Answer {
    ask.page_or_part(move |page| {
        page.tx.viewer().signed_in()?;
        let card = store::card(page.tx, Id::<Entry>::new(id))?;
        page.title(common::more_actions(page.lang));
        let standing = on_entry(page.tx, card.id)?;
        // On its own page, it is pinned in the one space where it stands.
        let mut places = card.places();
        let only = places.next().filter(|place| !place.slug.is_empty() && places.next().is_none());
        let within = around.r#in.or(only.map(|place| place.audience.get()));
        let pin = within.map(|space| pinned(page, id, space)).transpose()?.flatten();
        let follows = page
            .tx
            .count("select count(*) from visible_follow where kind = 'entry' and target = :id", params! { id })?
            > 0;
        let rights = menus::Rights {
            own: standing.author,
            edit: may(standing, Action::Edit),
            delete: may(standing, Action::Delete),
            close: may(standing, Action::Close),
            widen: standing.author,
            pin: within.zip(pin),
            follows,
            feed: around.feed == "yes",
        };
        let items = menus::of_entry(page, &card, rights);
        Ok(html! { (items) @if !page.ask.part { p { a href=(card.href()) { (common::back(page.lang)) } } } })
    })
    .await
}

/// Whether an entry is pinned in a space, for whoever may change that.
fn pinned(page: &Page<'_, '_>, entry: i64, space: i64) -> kernel::Result<Option<bool>> {
    let placed = page.tx.find::<Option<i64>>(
        "select pinned_at from visible_placement where entry = :entry and audience = :space",
        params! { entry, space },
    )?;
    let Some(pinned_at) = placed else { return Ok(None) };
    Ok(may(in_space(page.tx, Id::<Space>::new(space))?, Action::Pin).then_some(pinned_at.is_some()))
}

/// All reactions to an entry to choose from.
pub(super) async fn react_to_entry(ask: Ask, Path(id): Path<i64>) -> Answer {
    ask.page_or_part(move |page| {
        page.tx.viewer().signed_in()?;
        let card = store::card(page.tx, Id::<Entry>::new(id))?;
        page.title(say::react(page.lang));
        let kinds = &page.ask.organisation.reactions;
        Ok(reactions::choice(page.lang, &format!("/entries/{id}/react"), kinds, card.mine.as_deref()))
    })
    .await
}

/// All reactions to a comment to choose from.
pub(super) async fn react_to_comment(ask: Ask, Path(id): Path<i64>) -> Answer {
    ask.page_or_part(move |page| {
        page.tx.viewer().signed_in()?;
        let row = comment::store::one(page.tx, Id::<Comment>::new(id))?;
        if !may(on_thread(page.tx, row.entry)?, Action::React) {
            return Err(Error::Forbidden);
        }
        page.title(say::react(page.lang));
        let kinds = &page.ask.organisation.reactions;
        Ok(reactions::choice(page.lang, &format!("/comments/{id}/react"), kinds, row.mine.as_deref()))
    })
    .await
}

/// What can be done with a comment.
pub(super) async fn of_comment(ask: Ask, Path(id): Path<i64>) -> Answer {
    ask.page_or_part(move |page| {
        let me = page.tx.viewer().signed_in()?;
        let row = comment::store::one(page.tx, Id::<Comment>::new(id))?;
        page.title(common::more_actions(page.lang));
        let own = row.author == Some(me);
        let standing = on_thread(page.tx, row.entry)?;
        let (edit, delete) = (own && may(standing, Action::Comment), own || may(standing, Action::Moderate));
        let items = menus::of_comment(page, &row, menus::Rights { own, edit, delete, ..menus::Rights::default() });
        Ok(html! { (items) @if !page.ask.part { p { a href=(comment_href(row.entry, row.id)) { (common::back(page.lang)) } } } })
    })
    .await
}

/// The form to answer a comment, with what was begun on any device.
pub(super) async fn reply(ask: Ask, Path(id): Path<i64>) -> Answer {
    ask.page_or_part(move |page| {
        page.tx.viewer().signed_in()?;
        let row = comment::store::one(page.tx, Id::<Comment>::new(id))?;
        if row.deleted_at.is_some() || !may(on_thread(page.tx, row.entry)?, Action::Comment) {
            return Err(Error::Forbidden);
        }
        let name = called(page.lang, row.author_name.as_deref(), row.byline.as_deref());
        let title = say::reply_label(page.lang, name);
        page.title(title);
        let stored = composer::draft(page.tx, &format!("reply:{id}"))?;
        let draft = stored.get("source").and_then(Json::as_str).unwrap_or_default();
        Ok(html! {
            @if !page.ask.part { blockquote.quoted { div.prose lang=(row.lang) { (SafeHtml::from_markup(row.html.clone())) } } }
            (comments::reply(page, &row, draft))
        })
    })
    .await
}

/// What stood in a comment before each edit.
pub(super) async fn comment_history(ask: Ask, Path(id): Path<i64>) -> Answer {
    ask.page(move |page| {
        let row = comment::store::one(page.tx, Id::<Comment>::new(id))?;
        if row.deleted_at.is_some() {
            return Err(Error::NotFound);
        }
        page.title(say::history_title(page.lang));
        let source = comment::store::source(page.tx, row.id)?;
        let revisions = store::revisions(page.tx, id)?;
        let (files, since) = (file::names(page.tx, id, row.files)?, row.edited_at.unwrap_or(row.published_at));
        let current = looks::Current { title: "", source: &source, files: &files, since };
        Ok(html! {
            p { a href=(comment_href(row.entry, row.id)) { (icon("arrow-left")) (common::back(page.lang)) } }
            (looks::history(page, current, called(page.lang, row.author_name.as_deref(), row.byline.as_deref()), &revisions))
        })
    })
    .await
}
