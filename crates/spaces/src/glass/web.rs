//! The addresses of breaking the glass.

use axum::http::StatusCode;
use kernel::{Error, Id, Space};
use shell::{
    administration::{Section, around, open as open_page},
    component::Head,
    t::{admin, spaces as say},
    web::{Answer, Ask, Failure, Posted, with_status},
};

use super::{html, open, store};

/// `GET /administration/glass`.
pub(crate) async fn show(ask: Ask) -> Answer {
    render(&ask, String::new(), None, None).await
}

async fn render(ask: &Ask, reason: String, space: Option<Id<Space>>, wrong: html::Wrong) -> Answer {
    ask.read(|tx| tx.demand(Section::Glass.roles())).await?;
    // Which spaces there are is asked past the door, in a transaction that writes nothing.
    let shut = ask.private("which spaces are closed to an administrator", store::shut).await?;
    ask.page(move |page| {
        open_page(page, Section::Glass)?;
        let opened = store::openings(page.tx)?;
        let main = html::glass(page, &shut, &opened, (space, &reason), wrong);
        let head =
            Head { title: admin::glass_title(page.lang), lead: Some(say::glass_lead(page.lang)), ..Head::default() };
        Ok(around(page, Section::Glass, head, &main))
    })
    .await
}

/// `POST /administration/glass`.
pub(crate) async fn submit(posted: Posted) -> Answer {
    let (space, reason): (Option<Id<Space>>, _) = (posted.id("space"), posted.text("reason").to_owned());
    let typed = reason.clone();
    match posted.write(move |tx| open(tx, space.ok_or(Error::NotFound)?, &reason)).await.map_err(Failure::invalid) {
        Ok(slug) => Ok(posted.ask.go(&format!("/spaces/{slug}"))),
        Err(failure) => {
            let (field, words) = failure?;
            Ok(with_status(
                render(&posted.ask, typed, space, Some((field, words(posted.ask.lang)))).await?,
                StatusCode::UNPROCESSABLE_ENTITY,
            ))
        }
    }
}
