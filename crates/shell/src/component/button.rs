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
            Self::Primary => "button primary",
            Self::Secondary => "button",
            Self::Ghost => "button ghost",
            Self::Danger => "button danger",
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
    /// Smaller, in rows and tables.
    pub small: bool,
    /// What a one-letter key presses: `reply`, `like`, `bookmark`, `open`, `done`, `unread`.
    pub act: Option<&'a str>,
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
    /// What is asked before it sends, where that cannot be taken back.
    pub confirm: Option<&'a str>,
    /// Whether it does nothing for now.
    pub disabled: bool,
}

/// A button that sends the form it stands in.
#[must_use]
pub fn button(button: Button<'_>) -> Markup {
    let pressed = button.pressed.map(|on| if on { "true" } else { "false" });
    let alone = button.icon_only.then_some(button.label);
    html! {
        button class=(button.class()) name=[button.name] value=[button.value] formaction=[button.action] data-busy=[button.busy] data-act=[button.act] data-confirm=[button.confirm]
            aria-pressed=[pressed] aria-label=[alone] title=[alone] disabled[button.disabled] {
            (button.face())
        }
    }
}

/// A link that looks like a button. Only what a form sends is ignored.
#[must_use]
pub fn button_link(button: Button<'_>, href: &str) -> Markup {
    let alone = button.icon_only.then_some(button.label);
    html! { a class=(button.class()) href=(href) data-act=[button.act] aria-label=[alone] title=[alone] { (button.face()) } }
}

impl Button<'_> {
    fn class(&self) -> String {
        let square = if self.icon_only { " square" } else { "" };
        let small = if self.small { " small" } else { "" };
        format!("{}{square}{small}", self.tone.class())
    }

    fn face(&self) -> Markup {
        html! {
            @if let Some(name) = self.icon { (icon(name)) }
            @if !self.icon_only { (self.label) }
        }
    }
}
