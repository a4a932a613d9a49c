//! The pages of an invitation: making an account, and asking people in.

use kernel::{Lang, Visible};
use maud::{Markup, html};
use shell::{
    administration::{Section, around},
    component::{
        Button, Choice, Column, Field, Head, Input, Notice, Tone, button, error_summary, input, notice, radios, select,
        table, textarea, time,
    },
    frame::Layout,
    space::Space,
    t::identity as say,
    web::Page,
};

use super::store::Pending;
use crate::{link::Link, link::Purpose, reset::html::new_password, terms};

/// What a form holds, to be shown again, and what is wrong with it.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    pub(super) name: String,
    pub(super) email: String,
    pub(super) error: Option<(&'static str, &'static str)>,
}

impl Typed {
    fn wrong(&self, field: &str) -> Option<&'static str> {
        self.error.filter(|(name, _)| *name == field).map(|(_, words)| words)
    }
}

/// Name, password and terms.
pub(super) fn account(page: &mut Page<'_, '_>, purpose: Purpose, link: &Link, typed: &Typed) -> kernel::Result<Markup> {
    let lang = page.lang;
    let organisation = page.ask.organisation.name.clone();
    page.title(say::invitation_title(lang, &organisation));
    page.frame.layout = Layout::Gate;
    let action = page.ask.here.clone();
    let in_force = if page.ask.organisation.terms_version > 0 { Some(terms::current(page.tx, lang)?) } else { None };
    let name = Field {
        name: "name",
        label: say::invitation_name(lang),
        help: Some(say::invitation_name_help(lang)),
        error: typed.wrong("name"),
        required: true,
        ..Field::default()
    };
    Ok(html! {
        (error_summary(lang, &typed.error.into_iter().collect::<Vec<_>>()))
        @match (&link.inviter, purpose) {
            (_, Purpose::First) => { p { (say::first_lead(lang, &organisation)) } }
            (Some(inviter), _) => { p { (say::invitation_lead(lang, inviter, &organisation)) } }
            (None, _) => {}
        }
        @if link.role == "guest" { p { (say::invitation_guest(lang)) } }
        form.form method="post" action=(action) {
            @match &link.name {
                // The company has given it.
                Some(known) => { p { (say::invitation_known(lang, known)) } input type="hidden" name="name" value=(known); }
                None => (input(lang, name, Input { value: &typed.name, autocomplete: Some("name"), max: Some(100), ..Input::default() })),
            }
            (address(page, link, typed))
            (new_password(page, typed.error))
            @if let Some(in_force) = &in_force {
                details.terms { summary { (say::terms_read(lang)) } (terms::web::text(page, in_force)) }
                (terms::web::box_to_tick(page, typed.wrong("accept").is_some()))
            }
            div.actions { (button(Button { label: say::invitation_button(lang), tone: Tone::Primary, ..Button::default() })) }
        }
    })
}

/// The address: the invitation's own, or the one that the first administrator gives.
fn address(page: &Page<'_, '_>, link: &Link, typed: &Typed) -> Markup {
    let lang = page.lang;
    let field = Field {
        name: "email",
        label: say::email(lang),
        error: typed.wrong("email"),
        required: true,
        ..Field::default()
    };
    if link.email.is_empty() {
        return input(
            lang,
            field,
            Input { kind: Some("email"), value: &typed.email, autocomplete: Some("username"), ..Input::default() },
        );
    }
    html! {
        p.field data-invalid[typed.wrong("email").is_some()] {
            label for="email" { (say::email(lang)) }
            input id="email" name="email" type="email" value=(link.email) autocomplete="username" readonly aria-describedby=[typed.wrong("email").map(|_| "email-error")];
            @if let Some(error) = typed.wrong("email") { span.error id="email-error" { (error) " " a href="/sign-in" { (say::sign_in_title(lang)) } } }
        }
    }
}

/// What the invitation form holds, to be shown again.
#[derive(Debug, Clone, Default)]
pub(super) struct Asked {
    pub(super) emails: String,
    pub(super) role: String,
    pub(super) space: String,
    pub(super) lang: String,
    pub(super) word: String,
    pub(super) error: Option<(&'static str, String)>,
    /// Who was invited just now, each with the secret of their link.
    pub(super) links: Vec<(String, String)>,
}

/// Asking people in, and those who were asked.
pub(super) fn invite(
    page: &mut Page<'_, '_>,
    asked: &Asked,
    spaces: &[Visible<(i64, String)>],
    pending: &[Visible<Pending>],
    waiting_accounts: i64,
) -> Markup {
    let lang = page.lang;
    let error = asked.error.as_ref().map(|(field, words)| (*field, words.as_str()));
    let wrong = |field: &str| error.filter(|(name, _)| *name == field).map(|(_, words)| words);
    let emails = Field {
        name: "emails",
        label: say::invite_emails(lang),
        help: Some(say::invite_emails_help(lang)),
        error: wrong("emails"),
        required: true,
        ..Field::default()
    };
    let role = Field { name: "role", label: say::invite_role(lang), required: true, ..Field::default() };
    let roles = [
        Choice { value: "member", label: say::invite_as_member(lang), ..Choice::default() },
        Choice {
            value: "guest",
            label: say::invite_as_guest(lang),
            help: Some(say::invite_guest_space(lang)),
            ..Choice::default()
        },
    ];
    let space = Field {
        name: "space",
        label: say::invite_space(lang),
        help: Some(say::invite_space_help(lang)),
        error: wrong("space"),
        ..Field::default()
    };
    let ids: Vec<String> = spaces.iter().map(|space| space.0.to_string()).collect();
    let mut choices = vec![Choice { value: "", label: shell::t::common::none(lang), ..Choice::default() }];
    choices.extend(ids.iter().zip(spaces).map(|(id, space)| Choice {
        value: id,
        label: &space.1,
        ..Choice::default()
    }));
    let main = html! {
        (error_summary(lang, &error.into_iter().collect::<Vec<_>>()))
        @if !asked.links.is_empty() { (links(page, &asked.links)) }
        form.form method="post" action="/administration/invite" {
            (textarea(lang, emails, &asked.emails, 4, None))
            (radios(role, &roles, if asked.role.is_empty() { "member" } else { &asked.role }))
            (select(lang, space, &choices, &asked.space))
            (select(lang, Field { name: "lang", label: say::invite_language(lang), required: true, ..Field::default() }, &languages(), if asked.lang.is_empty() { lang.tag() } else { &asked.lang }))
            (textarea(lang, Field { name: "word", label: say::invite_message(lang), ..Field::default() }, &asked.word, 3, Some(500)))
            div.actions { (button(Button { label: say::invite_button(lang), tone: Tone::Primary, ..Button::default() })) }
        }
        @if waiting_accounts > 0 {
            form.form method="post" action="/administration/invite/waiting" {
                h2 { (say::invite_waiting(lang)) }
                p { (say::invite_waiting_help(lang, waiting_accounts)) }
                div.actions { (button(Button { label: say::invite_waiting_button(lang), icon: Some("mail"), tone: Tone::Secondary, busy: Some(shell::t::common::sending(lang)), ..Button::default() })) }
            }
        }
        section {
            h2 { (say::invite_pending(lang)) }
            @if pending.is_empty() { p.meta { (say::invite_none(lang)) } } @else { p.help { (say::invite_pending_help(lang)) } (waiting(page, pending, "/administration/invite")) }
        }
    };
    let head = Head { title: say::invite_title(lang), ..Head::default() };
    around(page, Section::Invite, head, &main)
}

/// Asking guests into a space, by whoever manages its members.
pub(super) fn guests(page: &Page<'_, '_>, space: &Space, asked: &Asked, pending: &[Visible<Pending>]) -> Markup {
    let lang = page.lang;
    let wrong = asked.error.as_ref().map(|(_, words)| words.as_str());
    let base = format!("{}/guests", space.href());
    let emails = Field {
        name: "emails",
        label: say::invite_emails(lang),
        help: Some(say::invite_emails_help(lang)),
        error: wrong,
        required: true,
        ..Field::default()
    };
    html! {
        (shell::space::header(page, space))
        (error_summary(lang, &wrong.map(|words| ("emails", words)).into_iter().collect::<Vec<_>>()))
        @if !asked.links.is_empty() { (links(page, &asked.links)) }
        form.form.panel method="post" action=(base) {
            h2 { (say::invite_guests(lang)) }
            p { (say::invite_guests_help(lang)) }
            (textarea(lang, emails, &asked.emails, 4, None))
            (select(lang, Field { name: "lang", label: say::invite_language(lang), required: true, ..Field::default() }, &languages(), if asked.lang.is_empty() { lang.tag() } else { &asked.lang }))
            (textarea(lang, Field { name: "word", label: say::invite_message(lang), ..Field::default() }, &asked.word, 3, Some(500)))
            div.actions {
                (button(Button { label: say::invite_button(lang), tone: Tone::Primary, ..Button::default() }))
                a.button.ghost href={ (space.href()) "/requests" } { (shell::t::common::back(lang)) }
            }
        }
        section {
            h2 { (say::invite_pending(lang)) }
            @if pending.is_empty() { p.meta { (say::invite_none(lang)) } } @else { p.help { (say::invite_pending_help(lang)) } (waiting(page, pending, &base)) }
        }
    }
}

/// The links of this moment, to be handed over where no mail arrives.
fn links(page: &Page<'_, '_>, links: &[(String, String)]) -> Markup {
    let lang = page.lang;
    let columns = [say::email(lang), say::invite_link(lang)].map(|label| Column { label, ..Column::default() });
    let row = |(email, secret): &(String, String)| {
        vec![html! { (email) }, html! { code.link { (page.ask.organisation.base_url) "/invitation/" (secret) } }]
    };
    let rows: Vec<Vec<Markup>> = links.iter().map(row).collect();
    html! {
        (notice(lang, Notice::Success, say::invite_sent(lang)))
        details.panel {
            summary { (say::invite_links(lang)) }
            p { (say::invite_links_help(lang)) }
            (table(lang, say::invite_links(lang), &columns, &rows))
        }
    }
}

/// The languages of the product, each in its own words.
pub(crate) fn languages() -> [Choice<'static>; 2] {
    Lang::ALL.map(|lang| {
        let label = match lang {
            Lang::Fr => shell::t::nav::french(lang),
            Lang::En => shell::t::nav::english(lang),
        };
        Choice { value: lang.tag(), label, ..Choice::default() }
    })
}

fn waiting(page: &Page<'_, '_>, pending: &[Visible<Pending>], base: &str) -> Markup {
    let lang = page.lang;
    let heads = [
        say::email(lang),
        say::invite_role(lang),
        say::invite_space(lang),
        say::invite_by(lang),
        say::invite_until(lang),
        say::invite_revoke(lang),
    ];
    let columns = heads.map(|label| Column { label, ..Column::default() });
    let rows: Vec<Vec<Markup>> = pending
        .iter()
        .map(|row| {
            let role = if row.role == "guest" { say::invite_as_guest(lang) } else { say::invite_as_member(lang) };
            vec![
                html! { (row.email) },
                html! { (role) },
                html! { (row.space_name.as_deref().unwrap_or_default()) },
                html! { (row.inviter.as_deref().unwrap_or_default()) },
                time(&page.local, page.moment(row.expires_at)),
                html! {
                    form method="post" action={ (base) "/" (row.id) "/revoke" } {
                        button.button type="submit" { (say::invite_revoke(lang)) span.sr { " (" (row.email) ")" } }
                    }
                },
            ]
        })
        .collect();
    table(lang, say::invite_pending(lang), &columns, &rows)
}
