//! A menu that opens without JavaScript: `<details>` with links and one-button forms.

use super::icon::{icon, small_icon};
use maud::{Markup, Render, html};

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
    /// An action with more to say: asked about first, swapped in place, one of a group.
    Form(Post<'a>),
    /// Copies an address; only with JavaScript.
    Copy {
        /// What it is called.
        label: &'a str,
        /// What is copied.
        url: &'a str,
    },
    /// A line between groups.
    Line,
}

/// An action of a menu.
#[derive(Debug, Clone, Copy, Default)]
pub struct Post<'a> {
    /// What it is called.
    pub label: &'a str,
    /// Where it is sent.
    pub action: &'a str,
    /// The icon before it.
    pub icon: Option<&'a str>,
    /// Fields that go with it.
    pub fields: &'a [(&'a str, &'a str)],
    /// Whether it is the one of a group that holds now.
    pub pressed: Option<bool>,
    /// Whether it cannot be undone.
    pub danger: bool,
    /// What is asked before it is sent.
    pub confirm: Option<&'a str>,
    /// What the answer replaces: `#e-4012-foot`.
    pub swap: Option<&'a str>,
}

/// A menu behind `face`, an icon or an avatar; `label` is its name.
#[must_use]
pub fn menu(label: &str, face: &impl Render, items: &[Item<'_>]) -> Markup {
    html! { details.menu { summary.button.ghost.square aria-label=(label) title=(label) { (face) } (list(items)) } }
}

/// A menu whose items are read from the page at `href` when it is opened; without JavaScript, a link to that page.
#[must_use]
pub fn menu_later(label: &str, href: &str) -> Markup {
    html! { a.button.ghost.square href=(href) data-menu="" aria-label=(label) { (ellipsis()) } }
}

/// The items of a menu, on a page of their own.
#[must_use]
pub fn menu_page(items: &[Item<'_>]) -> Markup {
    html! { div.menu-page { (list(items)) } }
}

/// A menu behind a button that shows words.
#[must_use]
pub fn menu_button(words: &Markup, items: &[Item<'_>]) -> Markup {
    html! { details.menu { summary.button { (words) (small_icon("chevron-down")) } (list(items)) } }
}

/// The usual face of a menu: three points.
#[must_use]
pub fn ellipsis() -> Markup {
    html! { (icon("ellipsis")) }
}

fn list(items: &[Item<'_>]) -> Markup {
    html! {
        div.menu-list {
            @for item in items {
                @match item {
                    Item::Line => { hr; }
                    Item::Link { label, href, icon: name } => { a href=(href) { @if let Some(name) = name { (icon(name)) } (label) } }
                    Item::Copy { label, url } => { button type="button" data-copy=(url) { (icon("link")) (label) } }
                    Item::Post { label, action, icon, danger, fields } => {
                        (form(&Post { label, action, icon: *icon, danger: *danger, fields, ..Post::default() }))
                    }
                    Item::Form(post) => { (form(post)) }
                }
            }
        }
    }
}

fn form(post: &Post<'_>) -> Markup {
    let pressed = post.pressed.map(|on| if on { "true" } else { "false" });
    html! {
        form method="post" action=(post.action) data-confirm=[post.confirm] data-swap=[post.swap] {
            @for (name, value) in post.fields { input type="hidden" name=(name) value=(value); }
            button class=[post.danger.then_some("danger")] aria-pressed=[pressed] { @if let Some(name) = post.icon { (icon(name)) } (post.label) }
        }
    }
}
