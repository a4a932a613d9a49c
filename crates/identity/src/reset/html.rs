//! The pages of a forgotten password.

use maud::{Markup, html};
use shell::{
    component::{Button, Empty, EmptyKind, Field, Input, Tone, button, empty, error_summary, input},
    frame::Layout,
    t::identity as say,
    web::Page,
};

/// The address to which a link is mailed.
pub(super) fn forgot(page: &mut Page<'_, '_>, email: &str, error: Option<&str>) -> Markup {
    let lang = page.lang;
    page.title(say::forgot_title(lang));
    page.frame.layout = Layout::Gate;
    let field = Field { name: "email", label: say::email(lang), error, required: true, ..Field::default() };
    html! {
        p { (say::forgot_lead(lang)) }
        form.form method="post" action="/forgot" {
            (input(lang, field, Input { kind: Some("email"), value: email, autocomplete: Some("username"), ..Input::default() }))
            div.actions {
                (button(Button { label: say::forgot_button(lang), tone: Tone::Primary, ..Button::default() }))
                a href="/sign-in" { (say::sign_in_title(lang)) }
            }
        }
    }
}

/// A new password, twice.
pub(super) fn reset(page: &mut Page<'_, '_>, email: &str, error: Option<(&'static str, &'static str)>) -> Markup {
    let lang = page.lang;
    page.title(say::reset_title(lang));
    page.frame.layout = Layout::Gate;
    let action = page.ask.here.clone();
    html! {
        (error_summary(lang, &error.into_iter().collect::<Vec<_>>()))
        p { (say::reset_lead(lang, email)) }
        form.form method="post" action=(action) {
            // For a password manager, which keeps the pair.
            input type="email" name="email" value=(email) autocomplete="username" readonly hidden;
            (new_password(page, error))
            div.actions { (button(Button { label: say::reset_button(lang), tone: Tone::Primary, ..Button::default() })) }
        }
    }
}

/// The two fields of a new password.
pub(crate) fn new_password(page: &Page<'_, '_>, error: Option<(&'static str, &'static str)>) -> Markup {
    let lang = page.lang;
    let wrong = |field: &str| error.filter(|(name, _)| *name == field).map(|(_, words)| words);
    let help = say::new_password_help(lang, i64::try_from(crate::password::MIN).unwrap_or(0));
    let one = Field {
        name: "password",
        label: say::new_password(lang),
        help: Some(&help),
        error: wrong("password"),
        required: true,
        ..Field::default()
    };
    let two = Field {
        name: "again",
        label: say::new_password_again(lang),
        error: wrong("again"),
        required: true,
        ..Field::default()
    };
    let kind = Input {
        kind: Some("password"),
        autocomplete: Some("new-password"),
        min: u32::try_from(crate::password::MIN).ok(),
        ..Input::default()
    };
    html! {
        (input(lang, one, kind))
        (input(lang, two, Input { min: None, ..kind }))
    }
}

/// A link that is of no use any more.
pub(crate) fn expired(page: &mut Page<'_, '_>, words: &str, action: &Markup) -> Markup {
    let lang = page.lang;
    page.title(say::link_title(lang));
    page.frame.layout = Layout::Gate;
    empty(lang, Empty { kind: EmptyKind::NoAccess, title: Some(words), words: Some(""), action: Some(action) })
}
