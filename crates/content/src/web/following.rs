//! What the viewer follows: people, whose entries come into the feed, and discussions, whose answers come to the inbox.

use axum::extract::Query;
use kernel::{File, Id, Person, Reading, Result, Slice, Visible, params, record};
use maud::{Markup, html};
use serde::Deserialize;
use shell::{
    Place,
    component::{Avatar, Empty, EmptyKind, Older, Shape, Size, Tab, avatar, empty, icon, older, tabs},
    t::{common, content as say, people},
    web::{Answer, Ask, Page, picture},
};

use crate::{
    entry::store,
    html::{card::Around, feed as looks},
};

#[derive(Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    of: String,
    /// The name after which the list goes on.
    #[serde(default)]
    after: String,
    before: Option<i64>,
}

/// People of one page.
const PAGE: usize = 50;

/// `GET /following`, with `of=discussions` for these.
pub(super) async fn page(ask: Ask, Query(wanted): Query<Wanted>) -> Answer {
    ask.page(move |page| {
        page.tx.viewer().signed_in()?;
        let lang = page.lang;
        page.title(say::following_title(lang));
        page.frame.current = Some(Place::Following);
        let discussions = wanted.of == "discussions";
        let choices = [
            Tab { label: say::following_people(lang), href: "/following", current: !discussions, count: None },
            Tab {
                label: say::following_discussions(lang),
                href: "/following?of=discussions",
                current: discussions,
                count: None,
            },
        ];
        let list = if discussions {
            followed_discussions(page, wanted.before)?
        } else {
            followed_people(page, &wanted.after)?
        };
        Ok(html! { (tabs(lang, say::following_title(lang), &choices)) (list) })
    })
    .await
}

fn followed_discussions(page: &Page<'_, '_>, before: Option<i64>) -> Result<Markup> {
    let slice = store::followed(page.tx, before.unwrap_or(i64::MAX))?;
    let next = slice.next.map(|before| format!("/following?of=discussions&before={before}"));
    Ok(html! {
        p.meta { (say::following_discussions_help(page.lang)) }
        (looks::list(page, &slice.items, Around::default(), next.as_deref(), say::following_discussions_empty(page.lang))?)
    })
}

record! {
    #[derive(Debug, Clone)]
    struct Followed { id: Id<Person>, handle: String, name: String, title: String, photo: Option<Id<File>>, sort_key: String }
}

fn followed(tx: &Reading<'_>, after: &str) -> Result<Slice<Visible<Followed>, String>> {
    let rows = tx.all::<Followed>(
        "select p.id, p.handle, p.name, p.title, p.photo, p.sort_key || ' ' || p.handle as sort_key \
         from visible_follow f cross join visible_person p \
         where f.kind = 'person' and p.id = f.target and p.sort_key || ' ' || p.handle > :after \
         order by p.sort_key || ' ' || p.handle limit :limit",
        params! { after, limit = i64::try_from(PAGE).unwrap_or(i64::MAX) + 1 },
    )?;
    Ok(Slice::cut(rows, PAGE, |row| row.sort_key.clone()))
}

fn followed_people(page: &Page<'_, '_>, after: &str) -> Result<Markup> {
    let lang = page.lang;
    let slice = followed(page.tx, after)?;
    if slice.items.is_empty() {
        let words = Some(say::following_people_empty(lang));
        return Ok(empty(lang, Empty { kind: EmptyKind::Nothing, title: None, words, action: None }));
    }
    let next = slice.next.map(|after| format!("/following?after={}", shell::format::query(&after)));
    Ok(html! {
        ul.people {
            @for person in &slice.items {
                @let face = picture(person.photo);
                li.person-row {
                    (avatar(Avatar { name: &person.name, picture: face.as_deref(), id: person.id.get(), shape: Shape::Person, size: Size::Medium }))
                    div.person-row-who {
                        h2 { a href={ "/people/" (person.handle) } { (person.name) } }
                        @if !person.title.is_empty() { p { (person.title) } }
                    }
                    form method="post" action={ "/people/" (person.handle) "/follow" } {
                        input type="hidden" name="back" value=(page.ask.here);
                        input type="hidden" name="following" value="no";
                        button.button.small aria-label=(people::unfollow_person(lang, &person.name)) { (icon("check")) (people::unfollow(lang)) }
                    }
                }
            }
        }
        (older(lang, Older { next: next.as_deref(), first: None, label: Some(common::show_more(lang)) }))
    })
}
