//! The addresses of the settings.

use axum::extract::Query;
use http::StatusCode;
use serde::Deserialize;
use shell::{
    administration::{Section, around, open},
    component::Head,
    t::admin as say,
    web::{Answer, Ask, Failure, Posted, with_status},
};

use super::{Item, html, set};

#[derive(Debug, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    q: String,
}

/// `GET /administration`, and `q` for some of them.
pub(crate) async fn show(ask: Ask, asked: Query<Asked>) -> Answer {
    render(&ask, asked.0.q, Vec::new(), None).await
}

pub(super) async fn render(ask: &Ask, q: String, typed: Vec<(Item, String)>, wrong: html::Wrong) -> Answer {
    ask.page(move |page| {
        open(page, Section::Settings)?;
        let main = html::settings(page, &q, &typed, wrong)?;
        let head = Head {
            title: say::settings_title(page.lang),
            lead: Some(say::settings_lead(page.lang)),
            ..Head::default()
        };
        Ok(around(page, Section::Settings, head, &main))
    })
    .await
}

/// `POST /administration`: the settings that the form holds.
pub(crate) async fn save(posted: Posted) -> Answer {
    let sent: Vec<(Item, String)> = posted
        .fields()
        .iter()
        .filter_map(|(name, value)| Some((Item::parse(name)?, value.clone())))
        .filter(|(item, _)| *item != Item::Reactions)
        .chain(reactions(&posted))
        .collect();
    let kept = sent.clone();
    let q = posted.text("q").to_owned();
    match posted.ask.write(move |tx| set(tx, &kept)).await.map_err(Failure::invalid) {
        Ok(changed) => {
            if changed > 0 {
                posted.ask.app.refresh_hosts().await.map_err(|error| posted.ask.failure(error))?;
            }
            Ok(posted.ask.go("/administration?done=settings"))
        }
        Err(Ok((field, words))) => Ok(with_status(
            render(&posted.ask, q, sent, Some((field, words(posted.ask.lang)))).await?,
            StatusCode::UNPROCESSABLE_ENTITY,
        )),
        Err(Err(failure)) => Err(failure),
    }
}

/// The ticked reactions, where the form shows them at all.
fn reactions(posted: &Posted) -> Option<(Item, String)> {
    let shown = posted.text("reactions-shown") == "yes";
    shown.then(|| (Item::Reactions, posted.all("reactions").collect::<Vec<_>>().join(",")))
}
