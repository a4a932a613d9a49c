//! Who can see an entry: its places as far as the viewer knows them, and the author's way to widen them.

use axum::extract::Path;
use kernel::{
    Audience, Entry, Id, Kind,
    audience::policy::{Action, may},
    params, record,
};
use maud::{Markup, html};
use shell::{
    component::icon,
    reason::{self, REASONS},
    t::{common, content as say},
    web::{Answer, Ask, Page, Posted},
};

use crate::{
    entry::{self, model::Card, store},
    html::{card::chip, composer},
    in_space, on_entry,
};

/// The places, and what may be done with them.
pub(super) async fn show(ask: Ask, Path(id): Path<i64>) -> Answer {
    page(ask, id, Vec::new()).await
}

/// Asks once, saying who will then see the discussion; the second time widens.
pub(super) async fn widen(Path(id): Path<i64>, posted: Posted) -> Answer {
    let places: Vec<Id<Audience>> = posted.all("audience").filter_map(|id| id.parse().ok()).collect();
    if places.is_empty() {
        return Ok(posted.ask.go(&format!("/entries/{id}/places")));
    }
    if !posted.ticked("confirmed") {
        return page(posted.ask, id, places).await;
    }
    let href = posted.write(move |tx| entry::widen(tx, Id::new(id), &places)).await?;
    Ok(posted.ask.go(&format!("{href}?done=widened")))
}

record! {
    /// A place that could be added.
    #[derive(Debug, Clone)]
    struct Open { id: i64, name: String, count: i64 }
}

/// Where the author could place it too: their spaces, and the organisation.
fn open(page: &Page<'_, '_>, card: &Card) -> kernel::Result<Vec<Open>> {
    let known: Vec<i64> = card.places().map(|place| place.audience.get()).collect();
    let mut open = Vec::new();
    if page.tx.viewer().kind() == Kind::Member {
        let everybody = page.tx.find::<(i64, i64)>(
            "select a.id, (select count(*) from visible_person p where p.kind = 'member' and p.deactivated_at is null) from visible_audience a where a.kind = 'organisation'",
            params! {},
        )?;
        let name = common::audience_organisation(page.lang).to_owned();
        open.extend(everybody.map(|row| Open { id: row.0, name, count: row.1 }));
    }
    open.extend(composer::choices(page).into_iter().map(|space| Open {
        id: space.id.get(),
        name: space.name.clone(),
        count: space.member_count,
    }));
    open.retain(|place| !known.contains(&place.id));
    Ok(open)
}

async fn page(ask: Ask, id: i64, chosen: Vec<Id<Audience>>) -> Answer {
    ask.page(move |page| {
        page.tx.viewer().signed_in()?;
        let card = store::card(page.tx, Id::<Entry>::new(id))?;
        let standing = on_entry(page.tx, card.id)?;
        page.title(say::places(page.lang));
        let open = if standing.author { open(page, &card)? } else { Vec::new() };
        let adding: Vec<&Open> = open.iter().filter(|place| chosen.iter().any(|id| id.get() == place.id)).collect();
        Ok(html! {
            p { a href=(card.href()) { (common::back(page.lang)) } }
            (now(page, &card, standing.author)?)
            @if !adding.is_empty() { (confirm(page, id, &adding)) }
            @else if !open.is_empty() { (choose(page, id, &open)) }
        })
    })
    .await
}

/// Where it stands, with the way to take it out for whoever may.
fn now(page: &Page<'_, '_>, card: &Card, author: bool) -> kernel::Result<Markup> {
    let lang = page.lang;
    let places: Vec<_> = card.places().collect();
    let mut rows = Vec::new();
    for place in &places {
        let space = (!place.slug.is_empty()).then(|| Id::new(place.audience.get()));
        let removes = match space {
            Some(space) => author || may(in_space(page.tx, space)?, Action::RemoveFromSpace),
            None => false,
        };
        rows.push((place, removes && places.len() > 1));
    }
    Ok(html! {
        ul.places {
            @for (place, removes) in rows {
                li {
                    (chip(lang, place))
                    @if removes {
                        form method="post" action={ "/entries/" (card.id) "/remove" } {
                            input type="hidden" name="space" value=(place.audience);
                            @if !author {
                                select name="reason" required aria-label=(say::removal_reason(lang)) {
                                    option value="" { (say::removal_reason(lang)) }
                                    @for reason in REASONS { option value=(reason) { (reason::words(lang, reason)) } }
                                }
                            }
                            button.button.small { (say::places_remove(lang)) }
                        }
                    }
                }
            }
        }
    })
}

fn choose(page: &Page<'_, '_>, id: i64, open: &[Open]) -> Markup {
    let lang = page.lang;
    html! {
        form.form method="post" action={ "/entries/" (id) "/places" } {
            fieldset {
                legend { (say::places_add(lang)) }
                @for place in open {
                    label.choice { input type="checkbox" name="audience" value=(place.id); " " (common::audience_with_count(lang, place.count, &place.name)) }
                }
            }
            div.actions { button.button.primary { (common::continue_button(lang)) } }
        }
    }
}

/// What is added is seen by more people, with everything that was said under it: that is said before it is done.
fn confirm(page: &Page<'_, '_>, id: i64, adding: &[&Open]) -> Markup {
    let lang = page.lang;
    let people = adding.iter().map(|place| place.count).max().unwrap_or(0);
    html! {
        form.form method="post" action={ "/entries/" (id) "/places" } {
            input type="hidden" name="confirmed" value="yes";
            @for place in adding { input type="hidden" name="audience" value=(place.id); }
            p.notice.warning role="alert" { (icon("users")) span { (say::audience_widen(lang, people)) } }
            ul { @for place in adding { li { (common::audience_with_count(lang, place.count, &place.name)) } } }
            div.actions {
                button.button.primary { (say::places_confirm(lang)) }
                a.button.ghost href={ "/entries/" (id) "/places" } { (common::cancel(lang)) }
            }
        }
    }
}
