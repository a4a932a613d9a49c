//! What stood before each edit, word by word.

use kernel::Visible;
use markup::diff::{Kind, words};
use maud::{Markup, html};
use shell::{t::content as say, web::Page};

use crate::entry::store::Revision;

/// The versions from the newest to the oldest, each with what it changed.
#[must_use]
pub fn history(
    page: &Page<'_, '_>,
    current: (&str, &str, i64),
    author: &str,
    revisions: &[Visible<Revision>],
) -> Markup {
    let lang = page.lang;
    let (title, source, edited) = current;
    // Each version with the one before it; a revision holds the words that stood until its own moment.
    let mut versions: Vec<(&str, &str, i64)> = vec![(title, source, edited)];
    versions.extend(
        revisions
            .iter()
            .map(|r| (r.title.as_str(), r.source.as_str(), kernel::Id::<kernel::Entry>::new(r.id).minted_ms())),
    );
    html! {
        ol.versions {
            @for (at, (title, source, when)) in versions.iter().enumerate() {
                @let before = versions.get(at + 1);
                li {
                    h2 { @if at == 0 { (say::history_current(lang)) } @else if before.is_none() { (say::history_original(lang)) } @else { (say::history_revision(lang, &page.local.date_time(page.moment(*when)), author)) } }
                    @if !title.is_empty() { p { strong { (title) } } }
                    div.diff { @match before { Some((_, old, _)) => (diff(page, old, source)), None => { pre { (source) } } } }
                }
            }
        }
    }
}

fn diff(page: &Page<'_, '_>, old: &str, new: &str) -> Markup {
    let lang = page.lang;
    html! {
        pre {
            @for part in words(old, new) {
                @match part.kind {
                    Kind::Same => (part.text),
                    Kind::Added => ins { span.sr { "[" (say::history_added(lang)) "] " } (part.text) },
                    Kind::Removed => del { span.sr { "[" (say::history_removed(lang)) "] " } (part.text) },
                }
            }
        }
    }
}
