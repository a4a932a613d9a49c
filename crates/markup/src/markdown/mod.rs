//! Markdown as people write it in notes, comments and pages, to HTML that may be shown.
//!
//! CommonMark with GitHub's tables, strikethrough, tasks, bare addresses and footnotes; a single line break counts. Raw HTML is shown as
//! the characters it is made of. `@handle`, `#topic` and `:shortcode:` are understood in text, not in code or links.

mod bound;
mod inline;
mod rewrite;

use crate::html::seal;
use comrak::{Arena, Options};

pub use bound::MAX_SOURCE;

/// What the names in a text stand for; asked once for each.
pub trait Resolve {
    /// The person or group behind a handle (in lower case), if the author may mention it.
    fn mention(&self, handle: &str) -> Option<Mention>;
    /// The address of a topic by its slug; a topic without one stays text.
    fn topic(&self, slug: &str) -> Option<String>;
}

/// Nobody and nothing is known.
impl Resolve for () {
    fn mention(&self, _handle: &str) -> Option<Mention> {
        None
    }
    fn topic(&self, _slug: &str) -> Option<String> {
        None
    }
}

/// How a mention is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The name after the `@`.
    pub name: String,
    /// Where it leads.
    pub href: String,
}

/// A topic as its author wrote it, and its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// As written, without the `#`.
    pub name: String,
    /// What all its spellings share.
    pub slug: String,
}

/// A text as it is shown, and what was found in it, each once and in order of appearance.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The text itself.
    pub html: String,
    /// The handles that were resolved, in lower case.
    pub mentions: Vec<String>,
    /// The topics that were resolved.
    pub topics: Vec<Topic>,
    /// The first addresses outside, for previews.
    pub links: Vec<String>,
}

/// Renders a text. Beyond [`MAX_SOURCE`] bytes it is cut; the caller refuses longer ones first if it wants to.
pub fn render(source: &str, resolve: &dyn Resolve) -> Rendered {
    let source = bound::tame(source);
    let options = options();
    let arena = Arena::new();
    let root = comrak::parse_document(&arena, &source, &options);
    let mut rendered = Rendered::default();
    if !bound::flatten(root) {
        rendered.html = seal(&plain(&source));
        return rendered;
    }
    rewrite::rewrite(&arena, root, resolve, &mut rendered);
    let mut html = String::with_capacity(source.len() + source.len() / 2);
    if comrak::format_html(root, &options, &mut html).is_err() {
        html = plain(&source);
    }
    rendered.html = seal(&rewrite::align(html));
    rendered
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.render.hardbreaks = true;
    options.render.escape = true;
    options
}

/// The text without any markup, for sources that only a machine would write.
fn plain(source: &str) -> String {
    crate::html::paragraphs(&crate::characters::escape(source))
}

#[cfg(test)]
mod tests;
