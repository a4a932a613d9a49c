//! An entry on its own page, and what its author does with it afterwards.

use std::sync::Arc;

use axum::{
    Extension,
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use kernel::{
    Entry, Error, Id, Reading, Setting, Visible, Writing,
    audience::policy::{Action, Standing, may},
};
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::Value as Json;
use shell::{
    Heading,
    component::{Field, Icon, Input, called, input, textarea},
    t::{common, content as say},
    web::{Answer, Ask, Page, Posted, with_status},
};

use super::{
    Shared,
    files::{changes, described, store_uploads},
};
use crate::{
    comment::{self, tree::tree},
    entry::{self, Edit, model::Card, store},
    file::{self, Changes},
    html::{
        article, card, comments, composer,
        feed::Beside,
        files as attached, history as looks,
        removal::{Removal, removal},
    },
    on_entry, on_thread,
};

#[derive(Deserialize)]
pub(super) struct Wanted {
    after: Option<i64>,
    #[serde(default)]
    print: String,
}

/// An entry with its discussion; an article has an address of its own.
pub(super) async fn show(
    ask: Ask,
    Path(id): Path<i64>,
    Query(wanted): Query<Wanted>,
    Extension(shared): Extension<Arc<Shared>>,
) -> Answer {
    let entry = Id::new(id);
    let (kind, href) =
        ask.read(move |tx| card_or_trace(tx, entry).map(|card| (card.kind.clone(), card.href()))).await?;
    if kind == "article" && !href.starts_with("/entries/") {
        let query = ask.here.split_once('?').map(|(_, query)| format!("?{query}")).unwrap_or_default();
        return Ok(Redirect::permanent(&format!("{href}{query}")).into_response());
    }
    let answer = entry_page(ask.clone(), entry, wanted.after.unwrap_or(0), String::new(), None, false).await?;
    opened(&shared, ask, entry);
    Ok(answer)
}

/// An article; a slug that is no longer the right one leads to the one that is, once the door has been passed.
pub(super) async fn show_article(
    ask: Ask,
    Path((id, slug)): Path<(i64, String)>,
    Query(wanted): Query<Wanted>,
    Extension(shared): Extension<Arc<Shared>>,
) -> Answer {
    let entry = Id::new(id);
    let (kind, right, href) = ask
        .read(move |tx| card_or_trace(tx, entry).map(|card| (card.kind.clone(), card.slug.clone(), card.href())))
        .await?;
    if kind != "article" || right != slug {
        return Ok(Redirect::permanent(&href).into_response());
    }
    let print = wanted.print == "yes";
    let answer = entry_page(ask.clone(), entry, wanted.after.unwrap_or(0), String::new(), None, print).await?;
    opened(&shared, ask, entry);
    Ok(answer)
}

fn card_or_trace(tx: &Reading<'_>, entry: Id<Entry>) -> kernel::Result<Visible<Card>> {
    match store::find(tx, entry)? {
        Some(card) => Ok(card),
        None => store::trace(tx, entry),
    }
}

/// The page of an entry, with what was written under it when that did not hold.
pub(super) async fn entry_page(
    ask: Ask,
    entry: Id<Entry>,
    after: i64,
    draft: String,
    error: Option<kernel::Say>,
    print: bool,
) -> Answer {
    ask.page(move |page| {
        let Some(card) = store::find(page.tx, entry)? else { return gone(page, entry, after, None) };
        page.frame.indexable = card.places().any(|place| place.open_to & 4 != 0);
        let standing = on_entry(page.tx, entry)?;
        let main = match card.kind.as_str() {
            "article" => article_main(page, &card, standing, print)?,
            _ => note_main(page, &card, standing)?,
        };
        if print {
            // What is printed, or kept as a file, is called by its title alone.
            page.frame.bare_title = true;
            return Ok(main);
        }
        let discussion = discussion(page, &card, standing, after, None, draft, error.map(|say| say(page.lang)))?;
        Ok(html! { (main) (discussion) })
    })
    .await
}

/// What is left of an entry that was deleted: that there was one, and what others answered.
pub(super) fn gone(
    page: &mut Page<'_, '_>,
    entry: Id<Entry>,
    after: i64,
    target: Option<i64>,
) -> kernel::Result<Markup> {
    let trace = store::trace(page.tx, entry)?;
    page.title(say::entry_gone_title(page.lang));
    let standing = on_thread(page.tx, entry)?;
    let after = target.filter(|_| trace.comment_count > comment::store::PAGE).map_or(after, |target| target - 1);
    let discussion = discussion(page, &trace, standing, after, target, String::new(), None)?;
    Ok(html! { p.closed { (Icon("trash-2")) (say::entry_gone(page.lang)) } (discussion) })
}

/// Opening an entry reads it, and what pointed at it; said beside the answer, and nobody else's business.
pub(super) fn opened(shared: &Shared, ask: Ask, entry: Id<Entry>) {
    if matches!(ask.asker, kernel::Asker::Visitor(_)) {
        return;
    }
    let settle = shared.opened;
    tokio::spawn(async move {
        let read = ask.private("what this person has read", move |tx| {
            crate::feed::read(tx, &[entry.get()])?;
            settle(tx, entry.get())
        });
        let _ = read.await;
    });
}

fn note_main(page: &mut Page<'_, '_>, card: &Card, standing: Standing) -> kernel::Result<Markup> {
    page.title(say::entry_by(page.lang, called(page.lang, card.author_name.as_deref(), card.byline.as_deref())));
    page.frame.heading = Heading::Hidden;
    let beside = Beside::read(page, std::iter::once(card))?;
    Ok(card::card(page, card, beside.around(card, card::Around::alone(standing))))
}

fn article_main(page: &mut Page<'_, '_>, card: &Card, standing: Standing, print: bool) -> kernel::Result<Markup> {
    page.title(card.title.as_str());
    page.frame.heading = Heading::Own;
    let body = store::body(page.tx, card.id)?;
    let keywords = store::keywords(page.tx, card.id)?;
    let files = file::of(page.tx, if card.files > 0 { vec![card.id.get()] } else { Vec::new() })?;
    let linkbacks = store::linkbacks(page.tx, card.id)?;
    Ok(html! {
        (article::article(page, card, &body, &keywords, &files, print))
        @if !print {
            (card::foot(page, card, standing))
            (article::linkbacks(page, &linkbacks))
        }
    })
}

/// The discussion of an entry, from a comment on.
pub(super) fn discussion(
    page: &Page<'_, '_>,
    card: &Card,
    standing: Standing,
    after: i64,
    target: Option<i64>,
    draft: String,
    error: Option<&'static str>,
) -> kernel::Result<Markup> {
    let mut rows = comment::store::discussion(page.tx, card.id, after)?;
    let limit = usize::try_from(comment::store::PAGE).unwrap_or(200);
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = if more { rows.last().map(|row| format!("{}?after={}#comments", card.href(), row.id)) } else { None };
    let files = file::of(page.tx, rows.iter().filter(|row| row.files > 0).map(|row| row.id.get()).collect())?;
    let nodes = tree(&rows);
    let earlier = comment::store::earlier(page.tx, &rows)?;
    // What was begun on another device goes on here.
    let stored = if may(standing, Action::Comment) && draft.is_empty() {
        composer::draft(page.tx, &format!("entry:{}", card.id))?
    } else {
        Json::Null
    };
    let draft = stored.get("source").and_then(Json::as_str).map_or(draft, str::to_owned);
    let shown = comments::Thread {
        card,
        nodes: &nodes,
        rows: &rows,
        earlier: &earlier,
        files: &files,
        standing,
        unfolded: false,
        target,
        next,
        draft,
        error,
    };
    Ok(comments::discussion(page, &shown))
}

/// What stood before each edit.
pub(super) async fn history(ask: Ask, Path(id): Path<i64>) -> Answer {
    ask.page(move |page| {
        let card = store::card(page.tx, Id::new(id))?;
        page.title(say::history_title(page.lang));
        let source = if card.kind == "article" {
            store::body(page.tx, card.id)?.source.clone()
        } else {
            store::note_source(page.tx, card.id)?.into_inner()
        };
        let revisions = store::revisions(page.tx, id)?;
        let files = file::names(page.tx, id, card.files)?;
        let author = called(page.lang, card.author_name.as_deref(), card.byline.as_deref());
        let since = card.edited_at.unwrap_or(card.published_at);
        let current = looks::Current { title: &card.title, source: &source, files: &files, since };
        Ok(html! {
            p { a href=(card.href()) { (common::back(page.lang)) } }
            (looks::history(page, current, author, &revisions))
        })
    })
    .await
}

/// The form to change one's words.
pub(super) async fn edit_form(ask: Ask, Path(id): Path<i64>) -> Answer {
    edit_page(ask, Id::new(id), None).await
}

struct Wrong {
    title: String,
    summary: String,
    source: String,
    words: kernel::Say,
    files: Changes,
    /// Somebody else's edit came first.
    stale: bool,
    /// Files came along, which a form cannot hold when it comes back.
    uploaded: bool,
}

/// An entry's summary and source, as its author wrote them.
fn written(page: &Page<'_, '_>, entry: Id<Entry>, article: bool) -> kernel::Result<(String, String)> {
    if article {
        let body = store::body(page.tx, entry)?;
        return Ok((body.summary.clone(), body.source.clone()));
    }
    Ok((String::new(), store::note_source(page.tx, entry)?.into_inner()))
}

async fn edit_page(ask: Ask, entry: Id<Entry>, wrong: Option<Wrong>) -> Answer {
    ask.page(move |page| {
        let card = store::card(page.tx, entry)?;
        if !may(on_entry(page.tx, entry)?, Action::Edit) {
            return Err(Error::Forbidden);
        }
        let lang = page.lang;
        page.title(say::edit_title(lang));
        let article = card.kind == "article";
        let (mut title, (mut summary, mut source)) = (card.title.clone(), written(page, entry, article)?);
        let theirs = source.clone();
        let error = wrong.as_ref().map(|wrong| (wrong.words)(lang));
        let asked = wrong.as_ref().map(|wrong| wrong.files.clone()).unwrap_or_default();
        let (stale, again) = wrong.as_ref().map_or((false, false), |wrong| (wrong.stale, wrong.uploaded));
        if let Some(wrong) = wrong {
            (title, summary, source) = (wrong.title, wrong.summary, wrong.source);
        }
        let conflict = stale && theirs != source;
        let files = file::of(page.tx, if card.files > 0 { vec![entry.get()] } else { Vec::new() })?;
        Ok(html! {
            form.form method="post" action={ "/entries/" (entry) "/edit" } enctype="multipart/form-data" {
                input type="hidden" name="base" value=(card.edited_at.unwrap_or(0));
                @if article {
                    (input(lang, Field { name: "title", label: say::compose_headline(lang), required: true, ..Field::default() }, Input { value: &title, max: Some(200), ..Input::default() }))
                    (input(lang, Field { name: "summary", label: say::compose_lead(lang), ..Field::default() }, Input { value: &summary, max: Some(400), ..Input::default() }))
                }
                (textarea(lang, Field { name: "source", label: say::compose_text(lang), help: Some(say::compose_text_help(lang)), error, required: article || files.is_empty(), ..Field::default() }, &source, if article { 24 } else { 8 }, None))
                @if again { p.meta { (say::files_again(lang)) } }
                (attached::change(page, &files, &asked))
                @if conflict { section { h2 { (say::edit_theirs(lang)) } pre { (theirs) } } }
                div.actions {
                    button.button.primary type="submit" { (common::save_changes(lang)) }
                    a.button.ghost href=(card.href()) { (common::cancel(lang)) }
                }
            }
        })
    })
    .await
}

/// Changes the words; a change that somebody else made meanwhile is shown beside one's own, and neither is lost.
pub(super) async fn edit(Path(id): Path<i64>, posted: Posted) -> Answer {
    let entry = Id::new(id);
    let change = Edit {
        title: posted.text("title").to_owned(),
        summary: posted.text("summary").to_owned(),
        source: posted.text("source").to_owned(),
        base: posted.text("base").parse().unwrap_or(0),
        files: changes(&posted),
    };
    let (title, summary, source) = (change.title.clone(), change.summary.clone(), change.source.clone());
    let files = change.files.clone();
    let alts: Vec<String> = posted.all("alt").map(str::to_owned).collect();
    let edited = match store_uploads(&posted).await {
        Ok(stored) => {
            let edit = move |tx: &Writing<'_>| {
                let files = Changes { added: described(tx, &stored, &alts)?, ..change.files.clone() };
                entry::edit(tx, entry, &Edit { files, ..change.clone() })
            };
            posted.write(edit).await
        }
        Err(failure) => Err(failure),
    };
    match edited {
        Ok(href) => Ok(posted.ask.go(&format!("{href}?done=edited"))),
        Err(failure) => {
            let (words, status) = match failure.error() {
                Error::Conflict(say) => (*say, StatusCode::CONFLICT),
                Error::Invalid(_, say) => (*say, StatusCode::UNPROCESSABLE_ENTITY),
                _ => return Err(failure),
            };
            let stale = status == StatusCode::CONFLICT;
            let uploaded = !posted.files.is_empty();
            let wrong = Wrong { title, summary, source, words, files, stale, uploaded };
            Ok(with_status(edit_page(posted.ask, entry, Some(wrong)).await?, status))
        }
    }
}

/// Asks before deleting.
pub(super) async fn delete_form(ask: Ask, Path(id): Path<i64>) -> Answer {
    delete_page(ask, Id::new(id), None).await
}

async fn delete_page(ask: Ask, id: Id<Entry>, error: Option<kernel::Say>) -> Answer {
    ask.page(move |page| {
        let card = store::card(page.tx, id)?;
        let standing = on_entry(page.tx, id)?;
        if !may(standing, Action::Delete) {
            return Err(Error::Forbidden);
        }
        let lang = page.lang;
        page.title(say::delete_title(lang));
        let days = Setting::PurgeDays.chosen(page.tx)?;
        // Of places that a moderator does not keep nothing is said: not even whether there are any.
        let words =
            if standing.author { say::delete_confirm(lang, &days) } else { say::delete_confirm_desk(lang, &days) };
        Ok(removal(
            lang,
            &Removal {
                words: &words,
                action: &format!("/entries/{id}/delete"),
                back: &card.href(),
                own: standing.author,
                error: error.map(|say| say(lang)),
            },
        ))
    })
    .await
}

/// Deletes at once for everybody.
pub(super) async fn delete(Path(id): Path<i64>, posted: Posted) -> Answer {
    let why = posted.text("reason").to_owned();
    match posted.write(move |tx| entry::delete(tx, Id::new(id), &why)).await {
        Ok(()) => {
            Ok(posted.ask.go(if posted.text("reason").is_empty() { "/?done=deleted" } else { "/?done=desk-removed" }))
        }
        Err(failure) => {
            let (_, say) = failure.invalid()?;
            Ok(with_status(delete_page(posted.ask, Id::new(id), Some(say)).await?, StatusCode::UNPROCESSABLE_ENTITY))
        }
    }
}
