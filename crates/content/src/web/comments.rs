//! Answering: a comment published, shown alone, changed, deleted, reacted to.

use std::sync::Arc;

use axum::{Extension, extract::Path, http::StatusCode};
use kernel::{
    Comment, Error, Id, Writing,
    audience::policy::{Action, may},
};
use maud::html;
use shell::{
    component::{Field, textarea},
    t::{common, content as say},
    web::{Answer, Ask, Posted, with_status},
};

use super::{
    Shared,
    entries::{discussion, entry_page, gone, opened},
    files::{changes, described, store_uploads},
};
use crate::{
    comment::{self, NewComment},
    draft,
    entry::{model::comment_href, store},
    file::{self, Changes},
    html::{
        files as attached,
        removal::{Removal, removal},
    },
    on_entry, on_thread, reaction,
};

/// Publishes an answer; what does not hold comes back under the entry with its words.
pub(super) async fn publish(Path(id): Path<i64>, posted: Posted) -> Answer {
    let entry = Id::new(id);
    let files = store_uploads(&posted).await?;
    let new = NewComment {
        entry,
        parent: posted.id("parent"),
        source: posted.text("source").to_owned(),
        files: Vec::new(),
        word: posted.word(files.iter().map(|file| file.digest.as_str())),
        lang: markup::language(posted.text("source")).and_then(kernel::Lang::parse),
    };
    let (source, context) = (new.source.clone(), posted.text("context").to_owned());
    let alts: Vec<String> = posted.all("alt").map(str::to_owned).collect();
    let published = posted
        .write(move |tx| {
            let new = NewComment { files: described(tx, &files, &alts)?, ..new };
            draft::forget(tx, &context)?;
            comment::publish(tx, &new)
        })
        .await;
    match published {
        Ok(done) => {
            let key = if done.held { "held" } else { "commented" };
            Ok(posted.ask.go(&format!("/entries/{entry}/comments/{}?done={key}#c-{}", done.id, done.id)))
        }
        Err(failure) => {
            let (_, say) = failure.invalid()?;
            let page = entry_page(posted.ask, entry, 0, source, Some(say), false).await?;
            Ok(with_status(page, StatusCode::UNPROCESSABLE_ENTITY))
        }
    }
}

/// The permanent link of a comment: its entry, with the discussion around it unfolded.
pub(super) async fn one(
    ask: Ask,
    Path((id, comment)): Path<(i64, i64)>,
    Extension(shared): Extension<Arc<Shared>>,
) -> Answer {
    let answer = ask
        .page(move |page| {
            let row = comment::store::one(page.tx, Id::<Comment>::new(comment))?;
            if row.entry.get() != id {
                return Err(Error::NotFound);
            }
            let Some(card) = store::find(page.tx, row.entry)? else { return gone(page, row.entry, 0, Some(comment)) };
            page.title(if card.title.is_empty() {
                say::entry_by(page.lang, card.author_name.as_deref().unwrap_or_default())
            } else {
                card.title.clone()
            });
            page.frame.heading = shell::Heading::Hidden;
            // A discussion too long for one page is shown from a little before the comment.
            let after = if card.comment_count > comment::store::PAGE { comment - 1 } else { 0 };
            let beside = crate::html::feed::Beside::read(page, std::iter::once(&*card))?;
            let standing = on_entry(page.tx, card.id)?;
            let around = crate::html::card::Around::alone(standing);
            Ok(html! {
                (crate::html::card::card(page, &card, beside.around(&card, around)))
                (discussion(page, &card, standing, after, Some(comment), String::new(), None)?)
            })
        })
        .await?;
    opened(&shared, ask, Id::new(id));
    Ok(answer)
}

/// The form to change one's words.
pub(super) async fn edit_form(ask: Ask, Path(id): Path<i64>) -> Answer {
    edit_page(ask, Id::new(id), None).await
}

/// An edit that did not hold, to be shown again.
struct Wrong {
    source: String,
    files: Changes,
    /// Files came along, which a form cannot hold when it comes back.
    uploaded: bool,
    words: kernel::Say,
}

async fn edit_page(ask: Ask, id: Id<Comment>, wrong: Option<Wrong>) -> Answer {
    ask.page(move |page| {
        let row = comment::store::one(page.tx, id)?;
        let own = row.author.is_some() && row.author == page.tx.viewer().person();
        if !own || !may(on_thread(page.tx, row.entry)?, Action::Comment) {
            return Err(Error::Forbidden);
        }
        let lang = page.lang;
        page.title(say::comment_edit(lang));
        let stored = comment::store::source(page.tx, id)?.into_inner();
        let files = file::of(page.tx, if row.files > 0 { vec![id.get()] } else { Vec::new() })?;
        let error = wrong.as_ref().map(|wrong| (wrong.words)(lang));
        let (source, asked, again) = wrong
            .map_or((stored, Changes::default(), false), |wrong| (wrong.source, wrong.files, wrong.uploaded));
        Ok(html! {
            form.form method="post" action={ "/comments/" (id) "/edit" } enctype="multipart/form-data" {
                (textarea(lang, Field { name: "source", label: say::comment_label(lang), error, required: files.is_empty(), ..Field::default() }, &source, 8, None))
                @if again { p.meta { (say::files_again(lang)) } }
                (attached::change(page, &files, &asked))
                div.actions {
                    button.button.primary type="submit" { (common::save_changes(lang)) }
                    a.button.ghost href=(comment_href(row.entry, id)) { (common::cancel(lang)) }
                }
            }
        })
    })
    .await
}

/// Changes the words.
pub(super) async fn edit(Path(id): Path<i64>, posted: Posted) -> Answer {
    let (id, source) = (Id::<Comment>::new(id), posted.text("source").to_owned());
    let (wrong, asked) = (source.clone(), changes(&posted));
    let kept = asked.clone();
    let alts: Vec<String> = posted.all("alt").map(str::to_owned).collect();
    let edited = match store_uploads(&posted).await {
        Ok(stored) => {
            let edit = move |tx: &Writing<'_>| {
                let files = Changes { added: described(tx, &stored, &alts)?, ..kept.clone() };
                comment::edit(tx, id, &source, &files)
            };
            posted.write(edit).await
        }
        Err(failure) => Err(failure),
    };
    match edited {
        Ok(comment::Edited { entry, held: true }) => Ok(posted.ask.go(&format!("/entries/{entry}?done=held"))),
        Ok(comment::Edited { entry, .. }) => {
            Ok(posted.ask.go(&format!("/entries/{entry}/comments/{id}?done=edited#c-{id}")))
        }
        Err(failure) => {
            let (_, say) = failure.invalid()?;
            Ok(with_status(
                edit_page(
                    posted.ask,
                    id,
                    Some(Wrong { source: wrong, files: asked, uploaded: !posted.files.is_empty(), words: say }),
                )
                .await?,
                StatusCode::UNPROCESSABLE_ENTITY,
            ))
        }
    }
}

/// Asks before deleting.
pub(super) async fn delete_form(ask: Ask, Path(id): Path<i64>) -> Answer {
    delete_page(ask, Id::new(id), None).await
}

async fn delete_page(ask: Ask, id: Id<Comment>, error: Option<kernel::Say>) -> Answer {
    ask.page(move |page| {
        let row = comment::store::one(page.tx, id)?;
        let own = row.author.is_some() && row.author == page.tx.viewer().person();
        if !own && !may(on_thread(page.tx, row.entry)?, Action::Moderate) {
            return Err(Error::Forbidden);
        }
        let lang = page.lang;
        page.title(say::comment_delete(lang));
        Ok(removal(
            lang,
            &Removal {
                words: say::comment_delete_confirm(lang),
                action: &format!("/comments/{id}/delete"),
                back: &comment_href(row.entry, id),
                own,
                error: error.map(|say| say(lang)),
            },
        ))
    })
    .await
}

/// Takes the words away at once.
pub(super) async fn delete(Path(id): Path<i64>, posted: Posted) -> Answer {
    let (id, why) = (Id::<Comment>::new(id), posted.text("reason").to_owned());
    match posted.write(move |tx| comment::delete(tx, id, &why)).await {
        Ok(entry) => Ok(posted.ask.go(&format!("/entries/{entry}?done=comment-deleted#comments"))),
        Err(failure) => {
            let (_, say) = failure.invalid()?;
            Ok(with_status(delete_page(posted.ask, id, Some(say)).await?, StatusCode::UNPROCESSABLE_ENTITY))
        }
    }
}

/// Reacts, or takes the same reaction back.
pub(super) async fn react(Path(id): Path<i64>, posted: Posted) -> Answer {
    let kind = posted.text("kind").to_owned();
    let entry = posted.write(move |tx| reaction::to_comment(tx, Id::new(id), &kind)).await?;
    if posted.ask.part {
        return posted
            .ask
            .page_or_part(move |page| {
                let row = comment::store::one(page.tx, Id::<Comment>::new(id))?;
                Ok(crate::html::comments::foot(page, &row, on_entry(page.tx, entry)?))
            })
            .await;
    }
    Ok(posted.back_to(&format!("c-{id}"), &comment_href(entry, Id::new(id))))
}
