//! The one door through which text that is already HTML enters a page.

use maud::{Markup, PreEscaped, Render};

/// HTML that the markup crate made and sealed. Nothing else in the workspace writes text into a page unescaped.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SafeHtml(String);

impl SafeHtml {
    /// What `markup` returned for a person's text, or what the database kept of it.
    #[must_use]
    pub fn from_markup(html: String) -> Self {
        Self(html)
    }

    /// The HTML itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Render for SafeHtml {
    fn render(&self) -> Markup {
        PreEscaped(self.0.clone())
    }

    fn render_to(&self, buffer: &mut String) {
        buffer.push_str(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use maud::html;

    #[test]
    fn text_is_escaped_and_markup_is_not() {
        let safe = SafeHtml::from_markup("<p>a</p>".to_owned());
        assert_eq!(html! { ("<p>") (safe) }.into_string(), "&lt;p&gt;<p>a</p>");
    }
}
