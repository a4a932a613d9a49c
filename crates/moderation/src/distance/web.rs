//! The addresses of mutes and blocks.

use axum::extract::Path;
use axum::response::Response;
use shell::{
    Place,
    t::moderation as say,
    web::{Answer, Ask, Posted},
};

/// `POST /people/{handle}/mute`, with `muted=no` to end it.
pub(crate) async fn mute(Path(handle): Path<String>, posted: Posted) -> Answer {
    let muted = posted.text("muted") != "no";
    set_mute(handle, posted, muted).await
}

/// `POST /people/{handle}/unmute`.
pub(crate) async fn unmute(Path(handle): Path<String>, posted: Posted) -> Answer {
    set_mute(handle, posted, false).await
}

async fn set_mute(handle: String, posted: Posted, muted: bool) -> Answer {
    let of = handle.clone();
    posted.private("whom somebody mutes is their own business", move |tx| super::mute(tx, &of, muted)).await?;
    Ok(back(&posted, &handle, if muted { "muted" } else { "unmuted" }))
}

/// `POST /people/{handle}/block`, with `blocked=no` to end it.
pub(crate) async fn block(Path(handle): Path<String>, posted: Posted) -> Answer {
    let blocked = posted.text("blocked") != "no";
    set_block(handle, posted, blocked).await
}

/// `POST /people/{handle}/unblock`.
pub(crate) async fn unblock(Path(handle): Path<String>, posted: Posted) -> Answer {
    set_block(handle, posted, false).await
}

async fn set_block(handle: String, posted: Posted, blocked: bool) -> Answer {
    let of = handle.clone();
    posted.write(move |tx| super::block(tx, &of, blocked)).await?;
    Ok(back(&posted, &handle, if blocked { "blocked" } else { "unblocked" }))
}

fn back(posted: &Posted, handle: &str, done: &str) -> Response {
    match posted.text("back") {
        list @ "/settings/blocks" => posted.ask.go(&format!("{list}?done={done}")),
        _ => posted.ask.go(&format!("/people/{handle}?done={done}")),
    }
}

/// `GET /settings/blocks`.
pub(crate) async fn list(ask: Ask) -> Answer {
    ask.page(move |page| {
        page.tx.viewer().signed_in()?;
        page.title(say::blocks_title(page.lang));
        page.frame.current = Some(Place::Settings);
        let kept = super::kept(page.tx)?;
        Ok(super::html::list(page, &kept))
    })
    .await
}
