//! The home feed, and the lists of a space, a person and a topic.

use std::sync::Arc;

use axum::{
    Extension,
    extract::{Path, Query},
    response::{IntoResponse, Redirect},
};
use http::StatusCode;
use kernel::{
    Asked, Id, Lang, Person, Result, Slice, Visible,
    audience::policy::{Action, may},
    params,
};
use maud::html;
use serde::Deserialize;
use shell::{
    Heading, Place,
    component::{Tab, tabs},
    t::content as say,
    web::{Answer, Ask, Page, Posted},
};

use super::Shared;
use crate::{
    entry::{model::Card, store},
    feed::{self, Filter, SLICE},
    html::{card::Around, composer, feed as looks, first_steps::first_steps},
    topic::{self, Moment, Popular},
    towards_space,
};

#[derive(Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    filter: String,
    before: Option<i64>,
    p: Option<i64>,
}

/// The home feed.
pub(super) async fn home(ask: Ask, Query(wanted): Query<Wanted>, Extension(shared): Extension<Arc<Shared>>) -> Answer {
    if let Some(number) = wanted.p {
        return old_number(ask, number).await;
    }
    let filter = Filter::parse(&wanted.filter);
    let first = wanted.before.is_none();
    let before = wanted.before.unwrap_or(i64::MAX);
    let (sender, newest) = std::sync::mpsc::channel();
    let answer = ask
        .page(move |page| {
            page.tx.viewer().signed_in()?;
            page.title(say::feed_title(page.lang));
            page.frame.heading = Heading::Hidden;
            page.frame.current = Some(Place::Home);
            let (mark, beside) = (feed::ask_mark(page.tx)?, Beside::ask(page, &shared.moment)?);
            let draft = composer::ask_draft(page.tx, "feed")?;
            let slice = feed::slice(page.tx, &shared.heads, filter, before)?;
            let mark = feed::marked(page.tx, mark)?;
            if let (true, Some(item)) = (first && filter == Filter::Everything, slice.items.first()) {
                let _ = sender.send((item.card.id.get(), mark, page.tx.now()));
            }
            page.frame.aside = Some(aside(page, beside)?);
            let start = composer::Start {
                context: "feed".to_owned(),
                fields: composer::drafted(draft)?,
                ..composer::Start::default()
            };
            let choices = composer::choices(page);
            Ok(html! {
                @if first { (composer::composer(page, &choices, &start)) }
                (looks::filters(page, filter))
                (looks::slice(page, &slice, filter, mark, first)?)
            })
        })
        .await?;
    // Looking is remembered beside the answer, and only when it says something new.
    if let Ok((newest, mark, now)) = newest.try_recv()
        && (newest > mark.seen || now - mark.at > 10 * 60 * 1000)
    {
        tokio::spawn(async move {
            let _ = ask.private("where this person was in the feed", move |tx| feed::looked(tx, newest)).await;
        });
    }
    Ok(answer)
}

/// `/?p=11`: the short address that an imported article had where it comes from.
async fn old_number(ask: Ask, number: i64) -> Answer {
    let path = format!("/?p={number}");
    let found = ask
        .read(move |tx| {
            tx.one::<(i64, String, String)>(
                "select entry, kind, slug from visible_old_address where path = :path",
                params! { path },
            )
        })
        .await?;
    Ok(Redirect::permanent(&crate::entry::model::href(&found.1, Id::new(found.0), &found.2)).into_response())
}

/// An entry's id, kind and slug, with its title or first words.
type Headline = (i64, String, String, String);

/// What stands beside the feed: announcements and the topics of the moment.
struct Beside<'t> {
    announcements: Asked<'t, Headline>,
    topics: Popular<'t>,
}

impl<'t> Beside<'t> {
    fn ask(page: &Page<'t, '_>, moment: &Moment) -> Result<Self> {
        let announcements = page.tx.ask(
        "select id, kind, slug, case when title <> '' then title else card_html end from visible_entry e where announcement = 1 and exists (select 1 from visible_placement l left join visible_membership m on m.audience = l.audience where l.entry = e.id and (l.audience_kind = 'organisation' or m.audience is not null)) order by id desc limit 2",
            &[],
        )?;
        Ok(Self { announcements, topics: moment.ask(page.tx)? })
    }
}

fn aside(page: &Page<'_, '_>, beside: Beside<'_>) -> Result<maud::Markup> {
    let lang = page.lang;
    let (announcements, topics) = (beside.announcements.all()?, beside.topics.read(page.tx)?);
    Ok(html! {
        (first_steps(page)?)
        @if !announcements.is_empty() {
            section.panel aria-labelledby="aside-announcements" {
                h2 id="aside-announcements" { (say::featured(lang)) }
                ul.panel-list {
                    @for row in &announcements { li { a href=(crate::entry::model::href(&row.1, Id::new(row.0), &row.2)) { (headline(lang, &row.3)) } } }
                }
            }
        }
        @if !topics.is_empty() {
            section.panel aria-labelledby="aside-topics" {
                h2 id="aside-topics" { (say::topics_popular(lang)) }
                ul.tags { @for topic in &topics { li { a.tag href={ "/topics/" (topic.slug) } { "#" (topic.name) } } } }
            }
        }
    })
}

/// The beginning of an announcement; files say nothing by themselves.
fn headline(lang: Lang, words: &str) -> String {
    let words = markup::html::excerpt(words, 90);
    if words.is_empty() { say::files(lang).to_owned() } else { words }
}

/// What was half on the screen for a second.
pub(super) async fn read(posted: Posted) -> Answer {
    let entries: Vec<i64> = posted.all("entry").filter_map(|id| id.parse().ok()).take(100).collect();
    posted.private("what this person has read", move |tx| feed::read(tx, &entries)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Everything is read: the line moves to the top.
pub(super) async fn read_all(posted: Posted) -> Answer {
    posted
        .private("what this person has read", |tx| {
            let newest = kernel::id::at(tx.now(), 0);
            tx.put(
                "insert into feed_mark(organisation, person, line, seen, at) values (:organisation, :me, :newest, :newest, :now) \
                 on conflict (organisation, person) do update set line = :newest, seen = :newest, at = :now",
                params! { newest },
            )?;
            Ok(())
        })
        .await?;
    Ok(posted.ask.go("/?done=read"))
}

/// The cards of a slice, and the address of the next one.
fn and_older(slice: Slice<Visible<Card>>, path: &str) -> (Vec<Visible<Card>>, Option<String>) {
    (slice.items, slice.next.map(|before| format!("{path}?before={before}")))
}

fn limit() -> i64 {
    i64::try_from(SLICE + 1).unwrap_or(21)
}

/// A space: its head, what is pinned, and its entries.
pub(super) async fn space(ask: Ask, Path(slug): Path<String>, Query(wanted): Query<Wanted>) -> Answer {
    ask.page(move |page| {
        let space = shell::space::find(page.tx, &slug)?;
        page.title(&space.name);
        page.frame.heading = Heading::Own;
        page.frame.current = Some(Place::Spaces);
        let head = shell::space::header(page, &space);
        if !space.content_visible {
            let words = shell::t::spaces::closed_content(page.lang);
            let kind = shell::component::EmptyKind::NoAccess;
            return Ok(html! { (head) (shell::component::empty(page.lang, shell::component::Empty { kind, title: None, words: Some(words), action: None })) });
        }
        let id = space.id.get();
        let first = wanted.before.is_none();
        let context = format!("space:{id}");
        let draft = composer::ask_draft(page.tx, &context)?;
        let pinned = first.then(|| store::ask_pinned(page.tx, id)).transpose()?;
        let slice = store::in_audience(page.tx, id, wanted.before.unwrap_or(i64::MAX))?;
        let pinned = pinned.map_or_else(|| Ok(Vec::new()), |asked| store::pinned(page.tx, asked))?;
        let (mut cards, next) = and_older(slice, &format!("/spaces/{slug}"));
        cards.retain(|card| !pinned.iter().any(|kept| kept.id == card.id));
        let read_only = !may(towards_space(page.tx, &space), Action::React);
        let around = Around { within: Some(id), read_only, ..Around::default() };
        let start = composer::Start { fields: composer::drafted(draft)?, context, space: Some(id), ..composer::Start::default() };
        let choices = composer::choices(page);
        let writes = first && choices.iter().any(|choice| choice.id.get() == id);
        Ok(html! {
            (head)
            @if writes { (composer::composer(page, &choices, &start)) }
            @if !pinned.is_empty() { (looks::pinned(page, &pinned, around)?) }
            @if pinned.is_empty() || !cards.is_empty() { (looks::list(page, &cards, around, next.as_deref(), shell::t::spaces::feed_empty(page.lang))?) }
        })
    })
    .await
}

/// What a person wrote, as far as the viewer sees it.
pub(super) async fn person(ask: Ask, Path(handle): Path<String>, Query(wanted): Query<Wanted>) -> Answer {
    ask.page(move |page| {
        let person = page.tx.one::<(Id<Person>, String)>("select id, name from visible_person where handle = :handle", params! { handle = handle.as_str() })?;
        page.title(person.1.as_str());
        page.frame.current = Some(Place::People);
        let cards = store::by_author(page.tx, person.0.get(), wanted.before.unwrap_or(i64::MAX), limit())?;
        let slice = Slice::cut(cards, SLICE, |card| card.id.get());
        let (cards, next) = and_older(slice, &format!("/people/{handle}/entries"));
        let (about, entries) = (format!("/people/{handle}"), format!("/people/{handle}/entries"));
        let rows = [
            Tab { label: shell::t::people::profile_about(page.lang), href: &about, current: false, count: None },
            Tab { label: shell::t::people::profile_posts(page.lang), href: &entries, current: true, count: None },
        ];
        Ok(html! {
            (tabs(page.lang, &person.1, &rows))
            (looks::list(page, &cards, Around::default(), next.as_deref(), shell::t::people::profile_posts_empty(page.lang))?)
        })
    })
    .await
}

/// The topics of the moment and those that the viewer follows.
pub(super) async fn topics(ask: Ask) -> Answer {
    ask.page(move |page| {
        page.title(say::topics_title(page.lang));
        page.frame.current = Some(Place::Topics);
        let lang = page.lang;
        let quarter_ago = kernel::id::at(page.tx.now() - 90 * 24 * 3600 * 1000, 0);
        let lately = topic::lately(page.tx, quarter_ago, 60)?;
        let followed = topic::followed(page.tx)?;
        let list = |topics: &[Visible<topic::Counted>]| {
            html! { ul.tags { @for topic in topics { li { a.tag href={ "/topics/" (topic.slug) } { "#" (topic.name) @if topic.count > 0 { " " span.number { (topic.count) } } } } } } }
        };
        Ok(html! {
            @if !followed.is_empty() { section { h2 { (say::topics_followed(lang)) } (list(&followed)) } }
            section { h2 { (say::topics_popular(lang)) } @if lately.is_empty() { p.meta { (say::topics_empty(lang)) } } (list(&lately)) }
        })
    })
    .await
}

/// A topic.
pub(super) async fn topic(ask: Ask, Path(slug): Path<String>, Query(wanted): Query<Wanted>) -> Answer {
    ask.page(move |page| {
        let topic = topic::find(page.tx, &slug)?;
        let lang = page.lang;
        page.title(say::topic_title(lang, &topic.name));
        page.frame.current = Some(Place::Topics);
        let slice = store::of_topic(page.tx, topic.id.get(), wanted.before.unwrap_or(i64::MAX))?;
        let (cards, next) = and_older(slice, &format!("/topics/{slug}"));
        Ok(html! {
            @if page.tx.viewer().person().is_some() {
                form.actions method="post" action={ "/topics/" (slug) "/follow" } {
                    input type="hidden" name="following" value=(if topic.followed { "no" } else { "yes" });
                    button.button type="submit" { @if topic.followed { (say::topic_unfollow(lang)) } @else { (say::topic_follow(lang)) } }
                }
            }
            (looks::list(page, &cards, Around::default(), next.as_deref(), say::topic_empty(lang))?)
        })
    })
    .await
}

/// Follows a topic, or no longer.
pub(super) async fn follow_topic(Path(slug): Path<String>, posted: Posted) -> Answer {
    let (following, back) = (posted.ticked("following"), format!("/topics/{slug}"));
    posted.write(move |tx| topic::follow(tx, &slug, following)).await?;
    Ok(posted.ask.go(&format!("{back}?done={}", if following { "followed" } else { "unfollowed" })))
}
