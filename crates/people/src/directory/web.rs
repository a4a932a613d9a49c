//! The directory's page, and the completion of names as JSON.

use axum::response::IntoResponse;
use http::header;
use kernel::{Error, Lang, Visible};
use serde_json::json;
use shell::{
    Heading, Place,
    frame::Layout,
    t::people as say,
    web::{Answer, Ask},
};

use super::{
    Crowds, SLICE,
    complete::EVERYBODY,
    facets::{Units, shown},
    html::{self, View},
    query::Asked,
    store,
};

/// `GET /people`.
pub(crate) async fn browse(crowds: Crowds, ask: Ask) -> Answer {
    ask.page(move |page| {
        page.tx.viewer().signed_in()?;
        let (tx, lang) = (page.tx, page.lang);
        let asked = Asked::read(&page.ask.here);
        let units = Units::read(tx)?;
        let filter = asked.filter(tx, units.with_below(&asked.units))?;
        let after = asked.after.as_ref().map(|(key, id)| (key.as_str(), *id));
        let found = crowds.with(tx, |crowd| crowd.look(&filter, after, SLICE))?;
        let view = View {
            facets: shown(tx, lang, &asked, &found, &units)?,
            entries: store::entries(tx, &found.ids)?,
            skills: store::skills_of(tx, &found.ids)?,
            followed: store::followed(tx, &found.ids)?,
            hidden: store::hidden(tx)?,
            me: tx.viewer().person().map_or(0, kernel::Id::get),
            total: found.total,
            next: found.next.as_ref().map(|key| asked.href(Some(key))),
            asked,
        };
        page.title(say::directory_title(lang));
        page.frame.heading = Heading::Own;
        page.frame.layout = Layout::Wide;
        page.frame.current = Some(Place::People);
        Ok(html::directory(lang, &view))
    })
    .await
}

/// `GET /complete/people?q=…&audience=…`: whom a mention may mean; before which spaces by id, or `everybody`.
pub(crate) async fn complete(crowds: Crowds, ask: Ask, query: Vec<(String, String)>) -> Answer {
    let q = query.iter().find(|(name, _)| name == "q").map(|(_, value)| value.clone()).unwrap_or_default();
    let audiences: Vec<i64> = query
        .iter()
        .filter(|(name, _)| name == "audience")
        .flat_map(|(_, value)| value.split(','))
        .filter_map(|id| if id.trim() == "everybody" { Some(EVERYBODY) } else { id.trim().parse().ok() })
        .take(20)
        .collect();
    let lang = ask.lang;
    let body = ask
        .read(move |tx| {
            if tx.viewer().person().is_none() {
                return Err(Error::NotFound);
            }
            let own = tx.find::<String>("select lang from visible_preference", &[])?.map(Visible::into_inner);
            let lang = own.and_then(|tag| Lang::parse(&tag)).unwrap_or(lang);
            let people = super::complete(tx, &crowds, &q, &audiences, 8)?;
            let json = people.iter().map(|one| {
                let mut line = json!({ "value": one.handle, "label": one.name, "detail": one.title, "picture": one.picture, "initials": one.initials, "tint": one.tint });
                if let (true, Some(fields)) = (one.unseeing, line.as_object_mut()) {
                    fields.insert("warning".to_owned(), json!(say::complete_warning(lang)));
                }
                line
            });
            Ok(json.collect::<serde_json::Value>().to_string())
        })
        .await?;
    Ok(([(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")], body).into_response())
}
