//! The feed as a page: filters, the line of what is new, cards, and an end.

use std::collections::HashMap;

use kernel::{Kind, Result, Slice, Visible};
use maud::{Markup, html};
use shell::{
    component::{Empty, EmptyKind, Older, Tab, empty, older, tabs},
    t::{common, content as say},
    web::Page,
};

use super::card::{Around, card};
use crate::{
    entry::{model::Card, store},
    feed::{Filter, Item, Mark},
    file,
};

/// What the cards of a list need beside themselves: files, and the entries that they pass on.
pub struct Beside {
    files: HashMap<i64, Vec<Visible<file::Row>>>,
    shared: Vec<Visible<Card>>,
}

impl Beside {
    /// Reads it for a list, at once.
    ///
    /// # Errors
    /// When the database fails.
    pub fn read<'c>(page: &Page<'_, '_>, cards: impl Iterator<Item = &'c Card> + Clone) -> Result<Self> {
        let mut files: HashMap<i64, Vec<Visible<file::Row>>> = HashMap::new();
        for row in file::of(page.tx, cards.clone().filter(|card| card.files > 0).map(|card| card.id.get()).collect())? {
            files.entry(row.object.unwrap_or(0)).or_default().push(row);
        }
        let shared: Vec<i64> = cards.filter_map(|card| card.shared.map(kernel::Id::get)).collect();
        let shared = if shared.is_empty() { Vec::new() } else { store::cards(page.tx, shared)? };
        Ok(Self { files, shared })
    }

    /// What one card needs of it.
    #[must_use]
    pub fn around<'a>(&'a self, of: &Card, around: Around<'a>) -> Around<'a> {
        Around {
            files: self.files.get(&of.id.get()).map_or(&[], Vec::as_slice),
            shared: of.shared.and_then(|id| self.shared.iter().find(|card| card.id == id)),
            ..around
        }
    }
}

/// The tabs of the filters.
#[must_use]
pub fn filters(page: &Page<'_, '_>, current: Filter) -> Markup {
    let lang = page.lang;
    let label = |filter| match filter {
        Filter::Everything => say::feed_all(lang),
        Filter::Spaces => say::feed_spaces(lang),
        Filter::People => say::feed_people(lang),
        Filter::Announcements => say::feed_announcements(lang),
        Filter::Organisation => say::feed_organisation(lang),
    };
    let href = |filter: Filter| {
        if filter == Filter::Everything { "/".to_owned() } else { format!("/?filter={}", filter.word()) }
    };
    // What is for the whole organisation is not for its guests.
    let member = page.tx.viewer().kind() == Kind::Member;
    let offered = || Filter::ALL.into_iter().filter(|filter| member || *filter != Filter::Organisation);
    let hrefs: Vec<String> = offered().map(href).collect();
    let row: Vec<Tab<'_>> = offered()
        .zip(&hrefs)
        .map(|(filter, href)| Tab { label: label(filter), href, current: filter == current, count: None })
        .collect();
    tabs(lang, say::feed_filter(lang), &row)
}

/// The slice of a feed: what is new above the line, then the rest, then the way to what is older.
///
/// # Errors
/// When the database fails.
pub fn slice(page: &Page<'_, '_>, slice: &Slice<Item>, filter: Filter, mark: Mark, first: bool) -> Result<Markup> {
    let lang = page.lang;
    let beside = Beside::read(page, slice.items.iter().map(|item| &*item.card))?;
    let new =
        if mark.line == 0 { 0 } else { slice.items.iter().take_while(|item| item.card.id.get() > mark.line).count() };
    let next = slice.next.map(|before| match filter {
        Filter::Everything => format!("/?before={before}"),
        _ => format!("/?filter={}&before={before}", filter.word()),
    });
    let line = (mark.line > 0).then_some(mark.line);
    Ok(html! {
        section.feed id="feed" aria-label=(say::feed_label(lang)) data-read-url="/read" {
            h2.sr { (say::feed_label(lang)) }
            @if slice.items.is_empty() { (nothing(page, filter, first)) }
            @for (at, item) in slice.items.iter().enumerate() {
                @if at == new && new > 0 {
                    p.new-line { span { (say::feed_caught_up(lang)) } }
                } @else if at == 0 && new > 0 {
                    p.since { (say::feed_new_since(lang, &page.local.relative(page.moment(kernel::Id::<kernel::Entry>::new(mark.line).minted_ms())))) }
                }
                (card(page, &item.card, beside.around(&item.card, Around { source: Some(item.source), line, ..Around::default() })))
            }
            (older(lang, Older { next: next.as_deref(), first: (!first).then_some("/"), label: None }))
        }
    })
}

fn nothing(page: &Page<'_, '_>, filter: Filter, first: bool) -> Markup {
    let lang = page.lang;
    if !first || filter != Filter::Everything {
        return empty(
            lang,
            Empty { kind: EmptyKind::NoMatch, title: None, words: Some(say::feed_no_match(lang)), action: None },
        );
    }
    let action = html! { a.button.primary href="/spaces" { (shell::t::spaces::directory_title(lang)) } };
    empty(
        lang,
        Empty {
            kind: EmptyKind::Nothing,
            title: Some(say::feed_empty_title(lang)),
            words: Some(say::feed_empty(lang)),
            action: Some(&action),
        },
    )
}

/// What is kept at the top of a space, above its list.
///
/// # Errors
/// When the database fails.
pub fn pinned(page: &Page<'_, '_>, cards: &[Visible<Card>], around: Around<'_>) -> Result<Markup> {
    let beside = Beside::read(page, cards.iter().map(|card| &**card))?;
    let around = Around { pinned: true, ..around };
    Ok(html! {
        section.feed aria-label=(say::pinned(page.lang)) data-read-url="/read" {
            h2.sr { (say::pinned(page.lang)) }
            @for entry in cards { (card(page, entry, beside.around(entry, around))) }
        }
    })
}

/// A plain list of cards with its continuation: a space's, a person's, a topic's.
///
/// # Errors
/// When the database fails.
pub fn list(
    page: &Page<'_, '_>,
    cards: &[Visible<Card>],
    around: Around<'_>,
    next: Option<&str>,
    words: &str,
) -> Result<Markup> {
    let beside = Beside::read(page, cards.iter().map(|card| &**card))?;
    Ok(html! {
        section.feed id="feed" aria-label=(say::feed_label(page.lang)) data-read-url="/read" {
            h2.sr { (say::feed_label(page.lang)) }
            @if cards.is_empty() { (empty(page.lang, Empty { kind: EmptyKind::Nothing, title: None, words: Some(words), action: None })) }
            @for entry in cards { (card(page, entry, beside.around(entry, around))) }
            (older(page.lang, Older { next, first: None, label: Some(common::older(page.lang)) }))
        }
    })
}
