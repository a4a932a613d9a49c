//! `GET /spaces`.

use axum::extract::Query;
use kernel::Kind;
use serde::Deserialize;
use shell::{
    Heading, Place,
    frame::Layout,
    t,
    web::{Answer, Ask, Routes},
};

use super::{
    html::{self, Listed},
    store::{self, Tab},
};
use crate::space::may_found;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/spaces", directory)
}

#[derive(Debug, Deserialize)]
struct Asked {
    #[serde(default)]
    tab: String,
    #[serde(default)]
    q: String,
    #[serde(default)]
    after: String,
}

async fn directory(ask: Ask, Query(asked): Query<Asked>) -> Answer {
    ask.page(move |page| {
        page.title(t::spaces::directory_title(page.lang));
        page.frame.current = Some(Place::Spaces);
        page.frame.heading = Heading::Own;
        page.frame.layout = Layout::Wide;
        let kind = page.tx.viewer().kind();
        let counts = store::counts(page.tx)?;
        let [mine, ..] = counts;
        // Whoever looks for a name looks among all.
        let usual = if mine > 0 && asked.q.trim().is_empty() { Tab::Mine } else { Tab::All };
        let tab = Tab::parse(&asked.tab).filter(|tab| *tab != Tab::Mine || kind != Kind::Visitor).unwrap_or(usual);
        let after = asked.after.parse().ok();
        let slice = store::slice(page.tx, tab, &markup::words::pattern(&asked.q), after)?;
        let invitations = if after.is_none() { store::invitations(page.tx)? } else { Vec::new() };
        let listed = Listed {
            tab,
            q: asked.q.trim(),
            counts,
            slice: &slice,
            invitations: &invitations,
            may_found: may_found(page.tx)?,
        };
        Ok(html::directory(page, &listed))
    })
    .await
}
