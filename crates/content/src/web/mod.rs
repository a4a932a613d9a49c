//! The addresses of what people make.

mod comments;
mod complete;
mod compose;
mod drafts;
mod entries;
mod feeds;
mod files;
mod following;
mod menus;
mod own;
mod places;

use std::sync::Arc;

use axum::Extension;
use kernel::{Result, Writing};
use shell::web::Routes;

use crate::{feed::Heads, topic::Moment};

/// What these handlers share beyond the shell's.
#[derive(Clone)]
pub struct Shared {
    /// The newest entries of each source.
    pub heads: Heads,
    /// The topics of the moment.
    pub moment: Moment,
    /// What else is settled when somebody opens an entry: what pointed at it is read.
    pub opened: Opened,
}

/// Settles, for whoever has just opened an entry, what pointed at it.
pub type Opened = fn(&Writing<'_>, i64) -> Result<()>;

/// The layer that every handler here expects.
pub fn layer(heads: Heads, opened: Opened) -> Extension<Arc<Shared>> {
    Extension(Arc::new(Shared { heads, moment: Moment::default(), opened }))
}

/// All addresses of this feature.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/", feeds::home)
        .post("/read", feeds::read)
        .post("/read/all", feeds::read_all)
        .get("/spaces/{slug}", feeds::space)
        .get("/people/{handle}/entries", feeds::person)
        .get("/topics", feeds::topics)
        .get("/topics/{slug}", feeds::topic)
        .post("/topics/{slug}/follow", feeds::follow_topic)
        .get("/bookmarks", own::bookmarks)
        .get("/following", following::page)
        .get("/drafts", drafts::list)
        .post("/drafts", drafts::save)
        .post("/drafts/delete", drafts::delete)
        .post("/drafts/give", drafts::give)
        .get("/new", compose::page)
        .post("/entries", compose::publish)
        .get("/entries/{id}", entries::show)
        .get("/articles/{id}/{slug}", entries::show_article)
        .get("/entries/{id}/history", entries::history)
        .post("/revisions/{id}/hide", own::hide_revision)
        .get("/entries/{id}/places", places::show)
        .post("/entries/{id}/places", places::widen)
        .get("/entries/{id}/why", own::why)
        .get("/entries/{id}/reactions", own::reactors)
        .get("/entries/{id}/edit", entries::edit_form)
        .post("/entries/{id}/edit", entries::edit)
        .get("/entries/{id}/delete", entries::delete_form)
        .post("/entries/{id}/delete", entries::delete)
        .get("/entries/{id}/share", compose::share)
        .get("/entries/{id}/menu", menus::of_entry)
        .get("/entries/{id}/react", menus::react_to_entry)
        .post("/entries/{id}/react", own::react)
        .post("/entries/{id}/bookmark", own::bookmark)
        .post("/entries/{id}/follow", own::follow)
        .post("/entries/{id}/pin", own::pin)
        .post("/entries/{id}/close", own::close)
        .post("/entries/{id}/remove", own::remove)
        .post("/entries/{id}/comments", comments::publish)
        .get("/entries/{id}/comments/{comment}", comments::one)
        .get("/comments/{id}/menu", menus::of_comment)
        .get("/comments/{id}/reply", menus::reply)
        .get("/comments/{id}/history", menus::comment_history)
        .get("/comments/{id}/react", menus::react_to_comment)
        .get("/comments/{id}/edit", comments::edit_form)
        .post("/comments/{id}/edit", comments::edit)
        .get("/comments/{id}/delete", comments::delete_form)
        .post("/comments/{id}/delete", comments::delete)
        .post("/comments/{id}/react", comments::react)
        .get("/files/{id}", files::original)
        .get("/files/{id}/{size}", files::sized)
        .get("/emoji", complete::everyday)
        .get("/complete/topics", complete::topics)
        .get("/complete/emoji", complete::emoji)
}
