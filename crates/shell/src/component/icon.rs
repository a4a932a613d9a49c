//! Icons of the sprite, always beside a label: they say nothing to a screen reader.

use crate::assets;
use maud::{Markup, Render, html};

/// An icon by its name in `web/icons.txt`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Icon(pub &'static str);

impl Render for Icon {
    fn render(&self) -> Markup {
        icon(self.0)
    }
}

/// `<svg class="icon">` that uses the symbol `name` of the sprite.
#[must_use]
pub fn icon(name: &str) -> Markup {
    html! {
        svg.icon aria-hidden="true" focusable="false" { use href={ (assets::url("icons.svg")) "#" (name) } {} }
    }
}
