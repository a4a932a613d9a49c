//! The addresses of fields: which there are, and what an administrator fills in for somebody.

use axum::extract::Path;
use http::StatusCode;
use kernel::{Id, Person, Reading, Result, Visible, params};
use shell::{
    administration::{Section, around, open},
    component::Head,
    t::{admin, people as say},
    web::{Answer, Ask, Failure, Posted, with_status},
};

use super::{NewField, fill, html, remove, save, store};

/// `GET /administration/fields`.
pub(crate) async fn list(ask: Ask) -> Answer {
    ask.page(|page| {
        open(page, Section::Fields)?;
        let main = html::list(page)?;
        let head =
            Head { title: admin::fields_title(page.lang), lead: Some(say::fields_lead(page.lang)), ..Head::default() };
        Ok(around(page, Section::Fields, head, &main))
    })
    .await
}

/// `GET /administration/fields/{id}`; `new` for one that is not there yet.
pub(crate) async fn show(ask: Ask, Path(id): Path<String>) -> Answer {
    render(&ask, id, None, None).await
}

async fn render(ask: &Ask, id: String, typed: Option<NewField>, wrong: html::Wrong) -> Answer {
    ask.page(move |page| {
        open(page, Section::Fields)?;
        let kept = named(page.tx, &id)?;
        let new = NewField {
            kind: "line".into(),
            seen_by: "members".into(),
            filled_by: "person".into(),
            ..NewField::default()
        };
        let field = typed.or_else(|| kept.as_ref().map(|field| field.as_new())).unwrap_or(new);
        let lang = page.lang;
        let title = kept.as_ref().map_or_else(|| say::field_new(lang).to_owned(), |kept| kept.called(lang).to_owned());
        let main = html::form(page, kept.as_ref().map(|kept| kept.id), &field, wrong)?;
        let trail = [(admin::fields_title(lang), "/administration/fields")];
        Ok(around(page, Section::Fields, Head { trail: &trail, title: &title, ..Head::default() }, &main))
    })
    .await
}

fn named(tx: &Reading<'_>, id: &str) -> Result<Option<Visible<super::Field>>> {
    if id == "new" {
        return Ok(None);
    }
    store::field(tx, id.parse().map_err(|_malformed| kernel::Error::NotFound)?).map(Some)
}

/// `POST /administration/fields/{id}`.
pub(crate) async fn keep(Path(id): Path<String>, posted: Posted) -> Answer {
    let text = |name: &str| posted.text(name).to_owned();
    let new = NewField {
        name: text("name"),
        name_en: text("name_en"),
        kind: text("kind"),
        choices: text("choices"),
        seen_by: text("seen_by"),
        filled_by: text("filled_by"),
    };
    let (sent, at) = (new.clone(), id.clone());
    let kept = posted.write(move |tx| save(tx, named(tx, &at)?.map(|field| field.id), &sent)).await;
    match kept.map_err(Failure::invalid) {
        Ok(()) => Ok(posted.ask.go("/administration/fields?done=field")),
        Err(Ok((field, words))) => Ok(with_status(
            render(&posted.ask, id, Some(new), Some((field, words(posted.ask.lang)))).await?,
            StatusCode::UNPROCESSABLE_ENTITY,
        )),
        Err(Err(failure)) => Err(failure),
    }
}

/// `POST /administration/fields/{id}/remove`.
pub(crate) async fn take(Path(id): Path<i64>, posted: Posted) -> Answer {
    posted.write(move |tx| remove(tx, id)).await?;
    Ok(posted.ask.go("/administration/fields?done=field-removed"))
}

/// `GET /administration/people/{handle}/fields`.
pub(crate) async fn of_person(ask: Ask, Path(handle): Path<String>) -> Answer {
    person_page(&ask, handle, None).await
}

async fn person_page(ask: &Ask, handle: String, typed: Option<(Vec<(i64, String)>, &'static str)>) -> Answer {
    ask.page(move |page| {
        open(page, Section::People)?;
        let (person, name) = somebody(page.tx, &handle)?;
        let (typed, wrong) = typed.map_or((None, None), |(typed, wrong)| (Some(typed), Some(("own", wrong))));
        let main = html::of_person(page, &handle, person, typed.as_deref(), wrong)?;
        let account = format!("/administration/people/{handle}");
        let trail = [(admin::people_title(page.lang), "/administration/people"), (name.as_str(), account.as_str())];
        let head = Head { trail: &trail, title: admin::fields_title(page.lang), ..Head::default() };
        Ok(around(page, Section::People, head, &main))
    })
    .await
}

fn somebody(tx: &Reading<'_>, handle: &str) -> Result<(Id<Person>, String)> {
    let found = tx.one::<(Id<Person>, String)>(
        "select id, name from visible_person where handle = :handle and kind <> 'former'",
        params! { handle },
    )?;
    Ok(found.into_inner())
}

/// `POST /administration/people/{handle}/fields`.
pub(crate) async fn fill_in(Path(handle): Path<String>, posted: Posted) -> Answer {
    let values = sent(&posted);
    let (typed, at) = (values.clone(), handle.clone());
    let filled = posted
        .write(move |tx| {
            tx.demand(Section::People.roles())?;
            fill(tx, somebody(tx, &at)?.0, &typed)
        })
        .await;
    match filled.map_err(Failure::invalid) {
        Ok(()) => Ok(posted.ask.go(&format!("/administration/people/{handle}?done=account"))),
        Err(Ok((_, words))) => Ok(with_status(
            person_page(&posted.ask, handle, Some((values, words(posted.ask.lang)))).await?,
            StatusCode::UNPROCESSABLE_ENTITY,
        )),
        Err(Err(failure)) => Err(failure),
    }
}

/// The values that a form sent, by their fields.
pub(crate) fn sent(posted: &Posted) -> Vec<(i64, String)> {
    posted.starting("own-").filter_map(|(id, value)| Some((id.parse().ok()?, value.to_owned()))).collect()
}
