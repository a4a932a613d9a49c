//! A menu that opens without JavaScript: `<details>` with links and one-button forms.

use super::icon::icon;
use maud::{Markup, html};

/// A line of a menu.
#[derive(Debug, Clone, Copy)]
pub enum Item<'a> {
    /// A page.
    Link {
        /// What it is called.
        label: &'a str,
        /// Its address.
        href: &'a str,
        /// The icon before it.
        icon: Option<&'a str>,
    },
    /// An action, sent by `POST`.
    Post {
        /// What it is called.
        label: &'a str,
        /// Where it is sent.
        action: &'a str,
        /// The icon before it.
        icon: Option<&'a str>,
        /// Whether it cannot be undone.
        danger: bool,
        /// Fields that go with it.
        fields: &'a [(&'a str, &'a str)],
    },
    /// A line between groups.
    Line,
}

/// A menu behind a button; `label` is its name, also where `face` is an icon or an avatar alone.
#[must_use]
pub fn menu(label: &str, face: &Markup, items: &[Item<'_>]) -> Markup {
    html! {
        details.menu {
            summary.button.button-ghost title=(label) { (face) span.visually-hidden { (label) } }
            ul.menu-list { @for item in items { (line(item)) } }
        }
    }
}

/// The usual face of a menu: three points.
#[must_use]
pub fn ellipsis() -> Markup {
    icon("ellipsis")
}

fn line(item: &Item<'_>) -> Markup {
    html! {
        @match item {
            Item::Line => { li.menu-line role="separator" {} }
            Item::Link { label, href, icon: name } => {
                li { a.menu-item href=(href) { @if let Some(name) = name { (icon(name)) } (label) } }
            }
            Item::Post { label, action, icon: name, danger, fields } => {
                li {
                    form method="post" action=(action) {
                        @for (name, value) in *fields { input type="hidden" name=(name) value=(value); }
                        button.menu-item.danger[*danger] type="submit" { @if let Some(name) = name { (icon(name)) } (label) }
                    }
                }
            }
        }
    }
}
