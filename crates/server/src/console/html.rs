//! The console as a page: complete without a script, like all of ours.

use kernel::Lang;
use maud::{DOCTYPE, Markup, html};
use shell::{
    assets,
    component::{Button, Choice, Column, Field, Input, Notice, Tone, button, input, notice, select, table},
    format::{number, size},
    t::{console as say, nav},
};

use crate::organisations::Known;

/// What became of what was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    /// A one-time link for an administrator.
    Link(String),
    Suspended,
    Resumed,
    Removed,
    /// It is not there any more.
    Gone,
    /// Only what is suspended is removed.
    StillOpen,
    NotConfirmed,
    Incomplete,
    /// The short name or a host is another's.
    Taken,
    Failed,
}

impl Said {
    pub(super) fn is_refusal(&self) -> bool {
        !matches!(self, Self::Link(_) | Self::Suspended | Self::Resumed | Self::Removed)
    }

    fn words(&self, lang: Lang) -> &'static str {
        match self {
            Self::Link(_) => say::link_made(lang),
            Self::Suspended => say::suspended(lang),
            Self::Resumed => say::resumed(lang),
            Self::Removed => say::removed(lang),
            Self::Gone => say::gone(lang),
            Self::StillOpen => say::still_open(lang),
            Self::NotConfirmed => say::not_confirmed(lang),
            Self::Incomplete => say::incomplete(lang),
            Self::Taken => say::taken(lang),
            Self::Failed => say::failed(lang),
        }
    }
}

fn document(lang: Lang, main: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(lang.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="robots" content="noindex";
                title { (say::title(lang)) }
                link rel="stylesheet" href=(assets::url("main.css"));
                @if let Some(href) = assets::find_url("favicon.svg") { link rel="icon" type="image/svg+xml" href=(href); }
            }
            body.bare { main.console id="main" { h1 { (say::title(lang)) } (main) } }
        }
    }
}

pub(super) fn refused(lang: Lang) -> Markup {
    document(lang, &html! { p { (say::refused(lang)) } })
}

pub(super) fn broken(lang: Lang) -> Markup {
    document(lang, &html! { p { (say::failed(lang)) } })
}

pub(super) fn list(lang: Lang, known: &[Known], said: Option<&Said>) -> Markup {
    let columns = [
        Column { label: say::name(lang), ..Column::default() },
        Column { label: say::hosts(lang), ..Column::default() },
        Column { label: say::people(lang), number: true, ..Column::default() },
        Column { label: say::files(lang), number: true, ..Column::default() },
        Column { label: say::actions(lang), actions: true, ..Column::default() },
    ];
    let rows: Vec<Vec<Markup>> = known.iter().map(|known| row(lang, known)).collect();
    let main = html! {
        @if let Some(said) = said {
            (notice(lang, if said.is_refusal() { Notice::Error } else { Notice::Success }, html! {
                (said.words(lang))
                @if let Said::Link(link) = said { br; code { (link) } }
            }))
        }
        p { (say::lead(lang)) }
        @if rows.is_empty() { p { (say::none(lang)) } } @else { (table(lang, say::title(lang), &columns, &rows)) }
        (creation(lang))
        @for known in known.iter().filter(|known| known.suspended_at.is_some()) { (removal(lang, known)) }
    };
    document(lang, &main)
}

fn row(lang: Lang, known: &Known) -> Vec<Markup> {
    let suspended = known.suspended_at.is_some();
    vec![
        html! {
            b { (known.name) } span.meta { " · " (known.slug) }
            @if suspended { span.meta { " · " (say::is_suspended(lang)) } }
        },
        html! { (known.hosts.replace(',', ", ")) },
        html! { (number(lang, known.people)) },
        html! { (size(lang, u64::try_from(known.bytes).unwrap_or_default())) },
        html! {
            @if suspended { (does(known, "resume", say::resume(lang))) }
            @else { (does(known, "link", say::link(lang))) (does(known, "suspend", say::suspend(lang))) }
        },
    ]
}

fn does(known: &Known, act: &str, label: &str) -> Markup {
    html! {
        form.inline method="post" action="/organisations" {
            input type="hidden" name="slug" value=(known.slug);
            (button(Button { label, small: true, name: Some("do"), value: Some(act), ..Button::default() }))
        }
    }
}

fn creation(lang: Lang) -> Markup {
    let field = |name: &'static str, label: &'static str, help: Option<&'static str>| Field {
        name,
        label,
        help,
        required: true,
        ..Field::default()
    };
    let langs = [
        Choice { value: "fr", label: nav::french(lang), ..Choice::default() },
        Choice { value: "en", label: nav::english(lang), ..Choice::default() },
    ];
    let line = Input { max: Some(120), autocomplete: Some("off"), ..Input::default() };
    html! {
        form.form.panel method="post" action="/organisations" {
            h2 { (say::create(lang)) }
            (input(lang, field("name", say::name(lang), None), line))
            (input(lang, field("slug", say::slug(lang), Some(say::slug_help(lang))), line))
            (input(lang, field("host", say::hosts(lang), Some(say::hosts_help(lang))), line))
            (select(lang, field("lang", say::lang(lang), None), &langs, lang.tag()))
            div.actions { (button(Button { label: say::create_button(lang), tone: Tone::Primary, name: Some("do"), value: Some("create"), ..Button::default() })) }
        }
    }
}

fn removal(lang: Lang, known: &Known) -> Markup {
    let id = format!("confirm-{}", known.slug);
    let label = say::confirm(lang, &known.slug);
    let field = Field { name: "confirm", id: Some(&id), label: &label, required: true, ..Field::default() };
    html! {
        form.form.panel method="post" action="/organisations" {
            h2 { (say::remove(lang, &known.name)) }
            p { (say::remove_help(lang)) }
            input type="hidden" name="slug" value=(known.slug);
            (input(lang, field, Input { autocomplete: Some("off"), ..Input::default() }))
            div.actions { (button(Button { label: say::remove_button(lang), tone: Tone::Danger, name: Some("do"), value: Some("remove"), ..Button::default() })) }
        }
    }
}
