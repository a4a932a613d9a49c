//! The organisation chart: from managers, around one person; from the top, with the units.

mod html;
mod store;

use axum::extract::Path;
use kernel::{Kind, Result};
use shell::{
    Heading, Place,
    frame::Layout,
    t::people as say,
    web::{Answer, Ask, Page},
};

use crate::directory::facets::Units;

/// `GET /people/chart`: those who have nobody above them.
pub(crate) async fn top(ask: Ask) -> Answer {
    ask.page(|page| {
        page.tx.viewer().signed_in()?;
        let roots = store::tops(page.tx)?;
        let nodes = store::with_reports(page.tx, roots)?;
        let units = if page.tx.viewer().kind() == Kind::Member { Units::read(page.tx)?.all } else { Vec::new() };
        frame(page, say::chart_title(page.lang).to_owned());
        Ok(html::top(page.lang, page.tx.viewer().kind(), &nodes, &units))
    })
    .await
}

/// `GET /people/{handle}/chart`: somebody, those above, beside and below.
pub(crate) async fn around(ask: Ask, Path(handle): Path<String>) -> Answer {
    ask.page(move |page| {
        page.tx.viewer().signed_in()?;
        let view = around_one(page, &handle)?;
        frame(page, say::chart_of(page.lang, &view.center.name));
        Ok(html::around(page.lang, &view))
    })
    .await
}

fn around_one(page: &Page<'_, '_>, handle: &str) -> Result<html::View> {
    let center = store::center(page.tx, handle)?;
    let above = store::above(page.tx, &center)?;
    let peers = store::peers(page.tx, &center)?;
    let below = store::below(page.tx, center.id.get())?;
    Ok(html::View { center, above, peers, below })
}

fn frame(page: &mut Page<'_, '_>, title: String) {
    page.title(title);
    page.frame.heading = Heading::Own;
    page.frame.layout = Layout::Wide;
    page.frame.current = Some(Place::People);
}
