//! Signing out, here and elsewhere.

use axum::extract::Path;
use shell::web::{Answer, Posted};

use crate::web::{go, signed_in_or, with_cookie};

/// `POST /sign-out`: this device.
pub(crate) async fn sign_out(posted: Posted) -> Answer {
    let (ask, asker) = (&posted.ask, posted.ask.asker.clone());
    ask.app
        .store()
        .system("a session ends with its own secret, also that of somebody who may no longer sign in", move |tx| {
            super::replace(tx, &asker)
        })
        .await
        .map_err(|error| ask.failure(error))?;
    Ok(with_cookie(go(ask, "/sign-in?done=signed-out"), &ask.organisation.session_cookie("", 0)))
}

/// `POST /settings/sessions/{id}/end`: another device.
pub(crate) async fn end(Path(id): Path<i64>, posted: Posted) -> Answer {
    if let Some(first) = signed_in_or(&posted.ask, "/settings").await? {
        return Ok(first);
    }
    posted.ask.private("sessions are their owner's alone", move |tx| super::end(tx, id)).await?;
    Ok(go(&posted.ask, "/settings?done=session-ended#sessions"))
}

/// `POST /settings/sessions/end-others`: all devices but this one.
pub(crate) async fn end_others(posted: Posted) -> Answer {
    if let Some(first) = signed_in_or(&posted.ask, "/settings").await? {
        return Ok(first);
    }
    let asker = posted.ask.asker.clone();
    posted.ask.private("sessions are their owner's alone", move |tx| super::end_others(tx, &asker)).await?;
    Ok(go(&posted.ask, "/settings?done=session-ended#sessions"))
}
