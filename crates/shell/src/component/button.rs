//! Buttons, and links that look like them.

use super::icon::icon;
use maud::{Markup, html};

/// What a button is to the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// The action of the view; one a view.
    Primary,
    /// Any other.
    #[default]
    Secondary,
    /// In rows and toolbars.
    Ghost,
    /// What cannot be undone.
    Danger,
}

impl Tone {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button-primary",
            Self::Secondary => "button button-secondary",
            Self::Ghost => "button button-ghost",
            Self::Danger => "button button-danger",
        }
    }
}

/// A button.
#[derive(Debug, Clone, Copy, Default)]
pub struct Button<'a> {
    /// What it says.
    pub label: &'a str,
    /// What it is to the screen.
    pub tone: Tone,
    /// The icon before its label.
    pub icon: Option<&'a str>,
    /// Shows the icon alone; the label is then its name and its tooltip.
    pub icon_only: bool,
    /// The name under which the form sends it.
    pub name: Option<&'a str>,
    /// What the form sends with that name.
    pub value: Option<&'a str>,
    /// Where the form goes when this button sends it.
    pub action: Option<&'a str>,
    /// What it says while the form is on its way: « Envoi… ».
    pub busy: Option<&'a str>,
    /// Whether it is on, for a button that switches something.
    pub pressed: Option<bool>,
    /// Whether it does nothing for now.
    pub disabled: bool,
}

/// A button that sends the form it stands in.
#[must_use]
pub fn button(button: Button<'_>) -> Markup {
    let pressed = button.pressed.map(|on| if on { "true" } else { "false" });
    html! {
        button class=(button.tone.class()) type="submit" name=[button.name] value=[button.value] formaction=[button.action]
            data-busy=[button.busy] aria-pressed=[pressed] title=[button.icon_only.then_some(button.label)] disabled[button.disabled] {
            (face(&button))
        }
    }
}

/// A link that looks like a button. Only what a form sends is ignored.
#[must_use]
pub fn button_link(button: Button<'_>, href: &str) -> Markup {
    html! { a class=(button.tone.class()) href=(href) title=[button.icon_only.then_some(button.label)] { (face(&button)) } }
}

fn face(button: &Button<'_>) -> Markup {
    html! {
        @if let Some(name) = button.icon { (icon(name)) }
        span.visually-hidden[button.icon_only] { (button.label) }
    }
}
