//! Whether mail leaves: a test, with every word of the conversation.

use std::sync::Arc;

use ::mail::{Contact, Conversation, Message, converse};
use kernel::{
    Change, Error, Result,
    audit::{Act, Line},
};
use shell::{
    administration::Section,
    component::Head,
    t::{admin, desk as say},
    web::{Answer, Ask, Posted},
};
use tokio::sync::Semaphore;

use super::{Desk, enter, health, html, page_of};

/// `GET /administration/mail`.
pub(super) async fn show(ask: Ask, desk: Arc<Desk>) -> Answer {
    render(&ask, desk, None, None).await
}

async fn render(ask: &Ask, desk: Arc<Desk>, to: Option<String>, had: Option<Conversation>) -> Answer {
    enter(ask, Section::Mail).await?;
    let organisation = ask.organisation.id.get();
    let queue = ask
        .app
        .store()
        .system_read("what mail of an organisation waits", move |tx| health::queue(tx, organisation))
        .await
        .map_err(|error| ask.failure(error))?;
    ask.page(move |page| {
        let to = match to {
            Some(to) => to,
            None => page
                .tx
                .find::<String>("select email from visible_credential order by email limit 1", &[])?
                .map(kernel::Visible::into_inner)
                .unwrap_or_default(),
        };
        let main = html::mail(page, &desk, &queue, &to, had.as_ref());
        let lang = page.lang;
        let head = Head { title: admin::mail_title(lang), lead: Some(say::mail_lead(lang)), ..Head::default() };
        page_of(page, Section::Mail, head, &main)
    })
    .await
}

/// Conversations that may go on at once: a server that says nothing holds a thread for as long as it is waited for.
static TALKS: Semaphore = Semaphore::const_new(2);

#[expect(clippy::disallowed_methods, reason = "waiting for another server, on at most two threads that may wait")]
async fn talk(desk: Arc<Desk>, message: Message) -> Result<Conversation> {
    let _turn = TALKS.acquire().await.map_err(|error| Error::Internal(error.to_string()))?;
    let had = tokio::task::spawn_blocking(move || converse(&desk.transport, &desk.sender, &message)).await;
    had.map_err(|error| Error::Internal(error.to_string()))
}

/// `POST /administration/mail`: sends a message now, and shows what was said.
pub(super) async fn test(posted: Posted, desk: Arc<Desk>) -> Answer {
    let ask = &posted.ask;
    let to = markup::words::email(posted.text("to"))
        .ok_or_else(|| posted.failure(Error::Invalid("to", shell::t::common::field_email)))?;
    let logged = to.clone();
    posted
        .write(move |tx| {
            tx.demand(Section::Mail.roles())?;
            tx.audit(&Line::new(Act::MailTested).change("", logged))?;
            Ok(Change::Unchanged(()))
        })
        .await?;
    let (lang, name) = (ask.lang, ask.organisation.name.clone());
    let now = jiff::Timestamp::from_millisecond(ask.app.store().clock().now_ms()).unwrap_or_default();
    let id = format!("test-{}.{}@cenacle", now.as_millisecond(), ask.organisation.id);
    let message =
        Message::new(Contact::new("", &to), say::mail_subject(lang, &name), say::mail_body(lang, &name), now, id);
    let asked = Arc::clone(&desk);
    let had = talk(asked, message).await.map_err(|error| ask.failure(error))?;
    if let Err(error) = &had.outcome {
        tracing::warn!(%error, "a test of the mail failed");
    }
    render(ask, desk, Some(to), Some(had)).await
}
