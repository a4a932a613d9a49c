//! What a reader does with an entry: reacts, keeps, follows, pins, asks why it is there.

use axum::extract::Path;
use kernel::{Entry, Id, Space, params};
use maud::html;
use serde::Deserialize;
use shell::{
    Place,
    component::{Avatar, Empty, EmptyKind, Older, Shape, Size, avatar, empty, older},
    t::content as say,
    web::{Answer, Ask, Posted, picture},
};

use crate::{
    entry::{self, store},
    feed::{self, Source},
    html::{
        card::{self, Around},
        feed as looks,
    },
    on_entry, reaction,
};

/// Reacts, or takes the same reaction back.
pub(super) async fn react(Path(id): Path<i64>, posted: Posted) -> Answer {
    let kind = posted.text("kind").to_owned();
    posted.write(move |tx| reaction::to_entry(tx, Id::new(id), &kind)).await?;
    foot_of(posted, id, format!("/entries/{id}")).await
}

/// The foot of an entry's card for an island, or the page that the form was sent from.
async fn foot_of(posted: Posted, id: i64, otherwise: String) -> Answer {
    if posted.ask.part {
        return posted
            .ask
            .page_or_part(move |page| {
                let card = store::card(page.tx, Id::new(id))?;
                Ok(card::foot(page, &card, on_entry(page.tx, card.id)?))
            })
            .await;
    }
    Ok(posted.back_to(&format!("e-{id}"), &otherwise))
}

/// Who reacted.
pub(super) async fn reactors(ask: Ask, Path(id): Path<i64>) -> Answer {
    ask.page(move |page| {
        let card = store::card(page.tx, Id::new(id))?;
        let lang = page.lang;
        page.title(say::reactions_title(lang));
        let reactors = reaction::reactors(page.tx, id)?;
        Ok(html! {
            p { a href=(card.href()) { (shell::t::common::back(lang)) } }
            @if reactors.is_empty() { p.meta { (say::reactions_empty(lang)) } }
            ul.people {
                @for reactor in &reactors {
                    @let face = picture(reactor.photo);
                    li.person-row {
                        span.emoji title=(reaction::name(lang, &reactor.kind)) { (reaction::emoji(&reactor.kind)) }
                        (avatar(Avatar { name: &reactor.name, picture: face.as_deref(), id: reactor.person.get(), shape: Shape::Person, size: Size::Small }))
                        a href={ "/people/" (reactor.handle) } { (reactor.name) }
                    }
                }
            }
        })
    })
    .await
}

/// Keeps for later, or no longer.
pub(super) async fn bookmark(Path(id): Path<i64>, posted: Posted) -> Answer {
    let keep = posted.text("keep") != "no";
    posted.private("what this person keeps for later", move |tx| entry::bookmark(tx, Id::new(id), keep)).await?;
    let done = if keep { "bookmarked" } else { "bookmark-removed" };
    foot_of(posted, id, format!("/entries/{id}?done={done}")).await
}

#[derive(Deserialize)]
pub(super) struct Wanted {
    before: Option<i64>,
}

/// What the viewer keeps for later.
pub(super) async fn bookmarks(ask: Ask, axum::extract::Query(wanted): axum::extract::Query<Wanted>) -> Answer {
    ask.page(move |page| {
        page.tx.viewer().signed_in()?;
        let lang = page.lang;
        page.title(say::bookmarks_title(lang));
        page.frame.current = Some(Place::Bookmarks);
        let (cards, next) = store::bookmarked(page.tx, wanted.before.unwrap_or(i64::MAX), 20)?;
        let next = next.map(|before| format!("/bookmarks?before={before}"));
        if cards.is_empty() {
            return Ok(empty(lang, Empty { kind: EmptyKind::Nothing, title: None, words: Some(say::bookmarks_empty(lang)), action: None }));
        }
        Ok(html! { (looks::list(page, &cards, Around::default(), None, "")?) (older(lang, Older { next: next.as_deref(), first: None, label: None })) })
    })
    .await
}

/// Follows the discussion, or no longer.
pub(super) async fn follow(Path(id): Path<i64>, posted: Posted) -> Answer {
    let following = posted.ticked("following");
    posted.write(move |tx| entry::follow(tx, Id::new(id), following)).await?;
    let done = if following { "followed-entry" } else { "unfollowed-entry" };
    Ok(posted.back_to(&format!("e-{id}"), &format!("/entries/{id}?done={done}")))
}

/// Keeps at the top of a space, or lets go.
pub(super) async fn pin(Path(id): Path<i64>, posted: Posted) -> Answer {
    let (space, pinned) = (posted.id::<Space>("space").unwrap_or(Id::new(0)), posted.ticked("pinned"));
    posted.write(move |tx| entry::pin(tx, Id::new(id), space, pinned)).await?;
    Ok(posted.back_to(&format!("e-{id}"), &format!("/entries/{id}")))
}

/// Ends or reopens the discussion.
pub(super) async fn close(Path(id): Path<i64>, posted: Posted) -> Answer {
    let closed = posted.ticked("closed");
    posted.write(move |tx| entry::close(tx, Id::new(id), closed)).await?;
    Ok(posted.ask.go(&format!("/entries/{id}?done={}", if closed { "closed" } else { "reopened" })))
}

/// Hides a revision of one's own, or shows it again.
pub(super) async fn hide_revision(Path(id): Path<i64>, posted: Posted) -> Answer {
    let hidden = posted.ticked("hidden");
    posted.write(move |tx| entry::hide_revision(tx, id, hidden)).await?;
    Ok(posted.back_to("main", "/"))
}

/// Takes an entry out of one space.
pub(super) async fn remove(Path(id): Path<i64>, posted: Posted) -> Answer {
    let space = posted.id::<Space>("space").unwrap_or(Id::new(0));
    let why = posted.text("reason").to_owned();
    posted.write(move |tx| entry::remove_from(tx, Id::new(id), space, &why)).await?;
    Ok(posted.ask.go("/?done=taken-out"))
}

/// Why an entry is in the viewer's feed: every source that brings it.
pub(super) async fn why(ask: Ask, Path(id): Path<i64>) -> Answer {
    ask.page(move |page| {
        let card = store::card(page.tx, Id::<Entry>::new(id))?;
        let lang = page.lang;
        page.title(say::reason_title(lang));
        let sources = feed::sources(page.tx)?;
        let topics = page.tx.all::<(i64, String)>("select topic, name from visible_entry_topic where entry = :id", params! { id })?;
        let me = page.tx.viewer().person();
        let mut reasons: Vec<String> = Vec::new();
        if card.author.is_some() && card.author == me {
            reasons.push(say::reason_own(lang).to_owned());
        } else if card.author.is_some_and(|author| sources.contains(&Source::Person(author.get()))) {
            reasons.push(say::reason_person(lang, card.author_name.as_deref().unwrap_or_default()));
        }
        reasons.extend(card.places().filter(|place| sources.contains(&Source::Space(place.audience.get()))).map(|place| say::reason_space(lang, place.name)));
        reasons.extend(topics.iter().filter(|topic| sources.contains(&Source::Topic(topic.0))).map(|topic| say::reason_topic(lang, &topic.1)));
        if card.announcement {
            let space = card.places().find(|place| !place.slug.is_empty()).filter(|_| card.places().all(|place| !place.slug.is_empty()));
            reasons.push(space.map_or_else(|| say::reason_announcement(lang).to_owned(), |space| say::reason_space_announcement(lang, space.name)));
        }
        if reasons.is_empty() && card.places().any(|place| place.slug.is_empty()) {
            reasons.push(say::reason_organisation(lang).to_owned());
        }
        Ok(html! {
            ul { @for reason in &reasons { li { (reason) } } @if reasons.is_empty() { li { (say::why_unknown(lang)) } } }
            p.meta { (say::reason_order(lang)) }
            p.actions { a.button href=(card.href()) { (shell::t::common::back(lang)) } }
        })
    })
    .await
}
