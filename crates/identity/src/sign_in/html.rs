//! The sign-in page, and the page that gives a kept text back.

use maud::{Markup, html};
use shell::{
    component::{Avatar, Button, Field, Input, Notice, Shape, Size, Tone, avatar, button, input, notice, textarea},
    frame::Layout,
    t::{done, identity as say},
    web::Page,
};

use super::{kept::Kept, store::Tile};

/// What the page shows again after an attempt.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tried {
    /// Where to go then: a path of our own.
    pub(crate) next: String,
    /// The address as it was typed.
    pub(crate) email: String,
    /// What the person had written.
    pub(crate) kept: Option<Kept>,
    /// What went wrong.
    pub(crate) wrong: Option<String>,
}

/// Address and password; and, in the example company, people to step into.
pub(crate) fn sign_in(page: &mut Page<'_, '_>, tried: &Tried, tiles: &[Tile]) -> Markup {
    let lang = page.lang;
    let wrong = tried.wrong.as_deref();
    page.title(match wrong {
        Some(_) => say::sign_in_error_title(lang),
        None => say::sign_in_title(lang),
    });
    page.frame.heading = shell::Heading::Own;
    page.frame.layout = Layout::Gate;
    let email = Field { name: "email", label: say::email(lang), required: true, ..Field::default() };
    let password = Field { name: "password", label: say::password(lang), required: true, ..Field::default() };
    html! {
        h1 { (say::sign_in_heading(lang, &page.ask.organisation.name)) }
        @if let Some(words) = wrong { div id="sign-in-error" role="alert" tabindex="-1" { (notice(lang, Notice::Error, words)) } }
        @if tried.kept.is_some() { p { (done::text_is_safe(lang)) } } @else { p { (say::sign_in_lead(lang)) } }
        form.form method="post" action="/sign-in" {
            (carried(tried))
            (input(lang, email, Input { kind: Some("email"), value: &tried.email, autocomplete: Some("username"), autofocus: tiles.is_empty() || wrong.is_some(), wrong_by: wrong.map(|_| "sign-in-error"), ..Input::default() }))
            (input(lang, password, Input { kind: Some("password"), autocomplete: Some("current-password"), wrong_by: wrong.map(|_| "sign-in-error"), ..Input::default() }))
            div.actions {
                (button(Button { label: say::sign_in_button(lang), tone: Tone::Primary, ..Button::default() }))
                a href="/forgot" { (say::forgot_link(lang)) }
            }
        }
        p.meta { (say::no_account(lang)) }
        @if !tiles.is_empty() { (step_in(page, tried, tiles)) }
    }
}

fn carried(tried: &Tried) -> Markup {
    html! {
        @if !tried.next.is_empty() { input type="hidden" name="next" value=(tried.next); }
        @if let Some(kept) = &tried.kept {
            input type="hidden" name="resume_to" value=(kept.to);
            input type="hidden" name="resume" value=(kept.encoded);
        }
    }
}

fn step_in(page: &Page<'_, '_>, tried: &Tried, tiles: &[Tile]) -> Markup {
    let lang = page.lang;
    html! {
        section.demo aria-labelledby="step-in-title" {
            h2 id="step-in-title" { (say::step_in_title(lang)) }
            p.help { (say::step_in_lead(lang)) }
            form.tiles method="post" action="/step-in" {
                (carried(tried))
                @for tile in tiles {
                    button.tile type="submit" name="handle" value=(tile.handle) {
                        (avatar(Avatar { name: &tile.name, picture: None, id: tile.id, shape: Shape::Person, size: Size::Medium }))
                        b { (tile.name) }
                        @if !tile.title.is_empty() { span { (tile.title) } }
                        span.meta { (tile.look) }
                    }
                }
            }
        }
    }
}

/// The form that waited, with its text in sight, ready to be sent.
pub(crate) fn resumed(page: &mut Page<'_, '_>, kept: &Kept) -> Markup {
    let lang = page.lang;
    page.title(say::kept_title(lang));
    let shown = kept.longest();
    html! {
        p { (done::text_is_back(lang)) }
        form.form method="post" action=(kept.to) {
            @for (at, (name, value)) in kept.fields.iter().enumerate() {
                @if Some(at) == shown {
                    (textarea(lang, Field { name, id: Some("kept-text"), label: say::kept_text(lang), required: true, ..Field::default() }, value, 12, None))
                } @else {
                    input type="hidden" name=(name) value=(value);
                }
            }
            div.actions { (button(Button { label: done::text_send(lang), tone: Tone::Primary, ..Button::default() })) }
        }
    }
}
