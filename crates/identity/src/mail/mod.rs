//! Mails of this feature, composed in their reader's language and queued in the transaction that they are about.
//!
//! A mail waits as a row of `job` of the kind [`KIND`], or [`BULK`] where it is one of many, whose payload is a [`Mail`] in JSON; the server's worker sends it.

use jiff::{Timestamp, tz::TimeZone};
use kernel::{Id, Lang, Organisation, Person, Reading, Result, SystemTx, Writing, params, record};
use maud::{DOCTYPE, html};
use serde::{Deserialize, Serialize};
use shell::{format::Local, t::identity as say};

/// The kind of job that a mail is.
pub const KIND: &str = "mail";

/// A mail that waits to be sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    /// On whose behalf.
    pub organisation: i64,
    /// Whose account it is about: with them it goes, sent or not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<i64>,
    /// The address.
    pub to: String,
    /// One line.
    pub subject: String,
    /// All of it in words.
    pub text: String,
    /// The same in HTML.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
}

impl Mail {
    /// About somebody's account.
    #[must_use]
    pub fn about(self, person: Id<Person>) -> Self {
        Self { person: Some(person.get()), ..self }
    }
}

/// The organisation that a mail speaks for.
#[derive(Debug, Clone)]
pub struct Sender {
    /// Its id.
    pub id: Id<Organisation>,
    /// Its name.
    pub name: String,
    /// The address under which its links are written.
    pub base_url: String,
}

record! {
    struct House { id: Id<Organisation>, name: String, base_url: String }
}

impl Sender {
    /// The viewer's organisation.
    ///
    /// # Errors
    /// When the database fails.
    pub fn of(tx: &Reading<'_>) -> Result<Self> {
        let House { id, name, base_url } =
            tx.one::<House>("select id, name, base_url from visible_organisation", &[])?.into_inner();
        Ok(Self { id, name, base_url })
    }

    /// The one that a request reached.
    #[must_use]
    pub fn hosted(organisation: &shell::web::Hosted) -> Self {
        Self { id: organisation.id, name: organisation.name.clone(), base_url: organisation.base_url.clone() }
    }
}

/// The kind of a mail that is one of many: a few go with each look at what waits, so that no reset of a password stands
/// behind a hundred thousand of them, nor any of them behind others for ever.
pub const BULK: &str = "bulk-mail";

const QUEUE: &str = "insert into job(organisation, kind, payload, run_at) values (:whose, :kind, :payload, :at)";

/// Queues a mail with a command.
///
/// # Errors
/// When the database fails.
pub fn queue(tx: &Writing<'_>, mail: &Mail) -> Result<()> {
    let payload = serde_json::to_string(mail)?;
    tx.execute(QUEUE, params! { whose = mail.organisation, kind = KIND, payload, at = tx.now() }).map(|_| ())
}

/// Queues a mail with the system's own work.
///
/// # Errors
/// When the database fails.
pub fn queue_system(tx: &SystemTx<'_>, mail: &Mail) -> Result<()> {
    queue_as(tx, KIND, mail)
}

fn queue_as(tx: &SystemTx<'_>, kind: &str, mail: &Mail) -> Result<()> {
    let payload = serde_json::to_string(mail)?;
    tx.execute(QUEUE, params! { whose = mail.organisation, kind, payload, at = tx.now() }).map(|_| ())
}

/// Queues one mail of many with the system's own work.
///
/// # Errors
/// When the database fails.
pub fn queue_bulk(tx: &SystemTx<'_>, mail: &Mail) -> Result<()> {
    queue_as(tx, BULK, mail)
}

/// A moment in full, on its reader's clock.
#[must_use]
pub fn moment(lang: Lang, zone: Option<&str>, ms: i64) -> String {
    let zone = zone.and_then(|name| TimeZone::get(name).ok()).unwrap_or(TimeZone::UTC);
    let when = Timestamp::from_millisecond(ms).unwrap_or_default();
    Local::new(lang, zone, when).date_time(when)
}

/// A mail in words, and the same in HTML with its address as a button.
fn mail(lang: Lang, from: &Sender, to: &str, subject: String, body: &str, url: &str, button: &str) -> Mail {
    let footer = say::mail_footer(lang, &from.name, &from.base_url);
    let page = html! {
        (DOCTYPE)
        html lang=(lang.tag()) {
            head { meta charset="utf-8"; title { (subject) } }
            body style="font-family: system-ui, sans-serif; font-size: 16px; line-height: 1.5; max-width: 34em; margin: 0 auto; padding: 1em" {
                @for paragraph in body.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
                    @if paragraph == url {
                        p { a href=(url) style="display: inline-block; padding: .6em 1.2em; border-radius: 6px; background: #215cd0; color: #ffffff; text-decoration: none" { (button) } }
                    } @else { p { (paragraph) } }
                }
                p style="color: #515865; font-size: 13px" { (footer) }
            }
        }
    };
    Mail {
        organisation: from.id.get(),
        person: None,
        to: to.to_owned(),
        subject,
        text: format!("{}\n\n-- \n{footer}\n", body.trim_end()),
        html: Some(page.into_string()),
    }
}

/// The link to choose a new password.
#[must_use]
pub fn reset(lang: Lang, from: &Sender, to: &str, name: &str, secret: &str) -> Mail {
    let url = format!("{}/reset/{secret}", from.base_url);
    let body = say::mail_reset_body(lang, 1, name, &from.name, &url);
    mail(lang, from, to, say::mail_reset_subject(lang, &from.name), &body, &url, say::mail_reset_button(lang))
}

/// The news that a password was changed.
#[must_use]
pub fn changed(lang: Lang, from: &Sender, to: &str, name: &str, when: &str) -> Mail {
    let url = format!("{}/forgot", from.base_url);
    let body = say::mail_changed_body(lang, name, &from.name, &url, when);
    mail(lang, from, to, say::mail_changed_subject(lang, &from.name), &body, &url, say::forgot_title(lang))
}

/// The news, to the address that somebody had, that those who run the organisation gave their account another.
#[must_use]
pub fn readdressed(lang: Lang, from: &Sender, to: &str, name: &str, when: &str) -> Mail {
    let url = format!("{}/settings/data", from.base_url);
    let body = say::mail_address_body(lang, name, &from.name, &url, when);
    mail(lang, from, to, say::mail_address_subject(lang, &from.name), &body, &url, say::mail_address_button(lang))
}

/// An invitation to the organisation, with a word from whoever invites.
#[must_use]
pub fn invitation(lang: Lang, from: &Sender, to: &str, inviter: &str, word: &str, days: i64, secret: &str) -> Mail {
    let url = format!("{}/invitation/{secret}", from.base_url);
    let mut body = say::mail_invitation_body(lang, days, inviter, &from.name, &url);
    if !word.trim().is_empty() {
        body = format!("{}\n\n{}", body.trim_end(), say::mail_invitation_word(lang, word.trim()));
    }
    mail(
        lang,
        from,
        to,
        say::mail_invitation_subject(lang, inviter, &from.name),
        &body,
        &url,
        say::mail_invitation_button(lang),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_text_in_the_html_and_the_link_stands_in_both() {
        let from =
            Sender { id: Id::new(1), name: "Maison <b>".to_owned(), base_url: "https://maison.example".to_owned() };
        for lang in Lang::ALL {
            let mail = reset(lang, &from, "ann@example.org", "<i>Ann", "s3cret");
            let html = mail.html.clone().unwrap();
            assert!(
                mail.text.contains("https://maison.example/reset/s3cret") && mail.text.contains("<i>Ann"),
                "{}",
                mail.text
            );
            assert!(
                html.contains("href=\"https://maison.example/reset/s3cret\"")
                    && html.contains("&lt;i&gt;Ann")
                    && !html.contains("<i>"),
                "{html}"
            );
            assert!(!mail.subject.contains('\n'));
        }
    }
}
