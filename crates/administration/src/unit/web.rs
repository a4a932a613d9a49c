//! The addresses of units.

use axum::extract::Path;
use http::StatusCode;
use kernel::{Error, Result};
use shell::{
    administration::{Section, around, open},
    component::Head,
    t::admin as say,
    web::{Answer, Ask, Failure, Posted, with_status},
};

use super::{NewUnit, html, remove, save, store};

/// A unit, or none for one that is not there yet.
fn which(word: &str) -> Result<Option<i64>> {
    if word == "new" { Ok(None) } else { word.parse().map(Some).map_err(|_malformed| Error::NotFound) }
}

/// `GET /administration/units`.
pub(crate) async fn list(ask: Ask) -> Answer {
    ask.page(|page| {
        open(page, Section::Units)?;
        let units = store::units(page.tx)?;
        let main = html::list(page, &units);
        let head =
            Head { title: say::units_title(page.lang), lead: Some(say::units_lead(page.lang)), ..Head::default() };
        Ok(around(page, Section::Units, head, &main))
    })
    .await
}

/// `GET /administration/units/{which}`: a unit, or `new`.
pub(crate) async fn show(ask: Ask, Path(word): Path<String>) -> Answer {
    render(&ask, word, None, None).await
}

async fn render(ask: &Ask, word: String, typed: Option<NewUnit>, wrong: html::Wrong) -> Answer {
    ask.page(move |page| {
        open(page, Section::Units)?;
        let (id, units, lang) = (which(&word)?, store::units(page.tx)?, page.lang);
        let kept = match id {
            Some(id) => Some(units.iter().find(|unit| unit.id == id).ok_or(Error::NotFound)?),
            None => None,
        };
        let title = kept.map_or_else(|| say::unit_new(lang).to_owned(), |unit| unit.name.clone());
        let stored =
            kept.map(|unit| NewUnit { name: unit.name.clone(), name_en: unit.name_en.clone(), parent: unit.parent });
        let unit = typed.or(stored).unwrap_or_default();
        let main = html::form(page, id, &unit, &units, wrong);
        let trail = [(say::units_title(lang), "/administration/units")];
        Ok(around(page, Section::Units, Head { trail: &trail, title: &title, ..Head::default() }, &main))
    })
    .await
}

/// `POST /administration/units/{which}`.
pub(crate) async fn keep(Path(word): Path<String>, posted: Posted) -> Answer {
    let text = |name: &str| posted.text(name).to_owned();
    let parent = Some(posted.text("parent")).filter(|parent| !parent.is_empty());
    // What is no number is no unit.
    let parent = parent.map(|parent| parent.parse().unwrap_or(0));
    let typed = NewUnit { name: text("name"), name_en: text("name_en"), parent };
    let (sent, at) = (typed.clone(), word.clone());
    match posted.write(move |tx| save(tx, which(&at)?, &sent)).await.map_err(Failure::invalid) {
        Ok(_) => Ok(posted.ask.go("/administration/units?done=sites")),
        Err(failure) => again(&posted, word, Some(typed), failure).await,
    }
}

/// `POST /administration/units/{which}/remove`.
pub(crate) async fn take(Path(id): Path<i64>, posted: Posted) -> Answer {
    match posted.write(move |tx| remove(tx, id)).await.map_err(Failure::invalid) {
        Ok(()) => Ok(posted.ask.go("/administration/units?done=sites")),
        Err(failure) => again(&posted, id.to_string(), None, failure).await,
    }
}

/// The form once more, with what does not hold.
async fn again(
    posted: &Posted,
    word: String,
    typed: Option<NewUnit>,
    failure: std::result::Result<(&'static str, kernel::Say), Failure>,
) -> Answer {
    let (field, words) = failure?;
    Ok(with_status(
        render(&posted.ask, word, typed, Some((field, words(posted.ask.lang)))).await?,
        StatusCode::UNPROCESSABLE_ENTITY,
    ))
}
