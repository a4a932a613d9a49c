//! What stood before each edit, word by word.

use kernel::Visible;
use markup::diff::{Budget, Kind, words};
use maud::{Markup, html};
use shell::{component::Icon, t::content as say, web::Page};

use crate::entry::store::Revision;

/// Bytes of text after which the words of older versions are left out.
const MOST_SHOWN: usize = 1_000_000;

/// The words and files that stand now.
#[derive(Debug, Clone, Copy)]
pub struct Current<'a> {
    /// An article's.
    pub title: &'a str,
    /// Markdown.
    pub source: &'a str,
    /// The names of its files, one a line.
    pub files: &'a str,
    /// Since when, in Unix milliseconds.
    pub since: i64,
}

/// The versions from the newest to the oldest, each with what it changed.
#[must_use]
pub fn history(page: &Page<'_, '_>, current: Current<'_>, author: &str, revisions: &[Visible<Revision>]) -> Markup {
    let lang = page.lang;
    let Current { title, source, files, since } = current;
    // Each version with the one before it; a revision holds the words that stood until its own moment.
    let mut versions: Vec<Version<'_>> = vec![Version { title, source, files, when: since, revision: None }];
    versions.extend(revisions.iter().map(|r| Version {
        title: &r.title,
        source: &r.source,
        files: &r.files,
        when: kernel::Id::<kernel::Entry>::new(r.id).minted_ms(),
        revision: Some(r),
    }));
    // One page is one piece of work, however often a long text was edited.
    let mut length = 0;
    let mut budget = Budget::default();
    let changes: Vec<Markup> = versions
        .iter()
        .enumerate()
        .map(|(at, version)| {
            let fits = length < MOST_SHOWN;
            length += version.source.len();
            match versions.get(at + 1) {
                _ if !fits => html! { p.meta { (say::history_too_long(lang)) } },
                Some(before) => diff(page, before.source, version.source, &mut budget),
                None => html! { pre { (version.source) } },
            }
        })
        .collect();
    html! {
        ol.versions {
            @for (at, (version, change)) in versions.iter().zip(&changes).enumerate() {
                @let before = versions.get(at + 1);
                li {
                    @let date = page.local.date_time(page.moment(version.when));
                    h2 {
                        @if at == 0 { (say::history_current(lang, &date)) }
                        @else if before.is_none() { (say::history_original(lang, &date)) }
                        @else { (say::history_revision(lang, &date, author)) }
                    }
                    @if let Some(revision) = version.revision { (hiding(page, revision)) }
                    @if !version.title.is_empty() { p { strong { (version.title) } } }
                    div.diff { (change) }
                    @let names: Vec<&str> = version.files.lines().collect();
                    @if !names.is_empty() { p.meta { (Icon("paperclip")) (shell::format::list(lang, &names)) } }
                }
            }
        }
    }
}

struct Version<'a> {
    title: &'a str,
    source: &'a str,
    files: &'a str,
    /// Since when the current words stand, and until when earlier ones did, in Unix milliseconds.
    when: i64,
    revision: Option<&'a Revision>,
}

/// One's own earlier words may be hidden from everybody else, and shown again.
fn hiding(page: &Page<'_, '_>, revision: &Revision) -> Markup {
    let lang = page.lang;
    if revision.editor.is_none() || revision.editor != page.tx.viewer().person() {
        return html! {};
    }
    let hidden = revision.hidden_at.is_some();
    html! {
        form.actions method="post" action={ "/revisions/" (revision.id) "/hide" } {
            input type="hidden" name="hidden" value=(if hidden { "no" } else { "yes" });
            @if hidden { p.meta { (say::history_only_you(lang)) } }
            button.button.small { @if hidden { (say::history_show(lang)) } @else { (say::history_hide(lang)) } }
        }
    }
}

fn diff(page: &Page<'_, '_>, old: &str, new: &str, budget: &mut Budget) -> Markup {
    let lang = page.lang;
    html! {
        pre {
            @for part in words(old, new, budget) {
                @match part.kind {
                    Kind::Same => (part.text),
                    Kind::Added => ins { span.sr { "[" (say::history_added(lang)) "] " } (part.text) },
                    Kind::Removed => del { span.sr { "[" (say::history_removed(lang)) "] " } (part.text) },
                }
            }
        }
    }
}
