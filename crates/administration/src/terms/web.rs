//! The addresses of the terms of use.

use http::StatusCode;
use kernel::Lang;
use shell::{
    administration::{Section, around, open},
    component::Head,
    t::admin as say,
    web::{Answer, Ask, Failure, Posted, with_status},
};

use super::{html, publish as publish_terms};

/// `GET /administration/terms`.
pub(crate) async fn show(ask: Ask) -> Answer {
    render(&ask, Vec::new(), None).await
}

async fn render(ask: &Ask, typed: Vec<(Lang, String)>, wrong: html::Wrong) -> Answer {
    ask.page(move |page| {
        open(page, Section::Terms)?;
        let main = html::terms(page, &typed, wrong)?;
        let head =
            Head { title: say::terms_title(page.lang), lead: Some(say::terms_lead(page.lang)), ..Head::default() };
        Ok(around(page, Section::Terms, head, &main))
    })
    .await
}

/// `POST /administration/terms`.
pub(crate) async fn publish(posted: Posted) -> Answer {
    let texts: Vec<(Lang, String)> = Lang::ALL.iter().map(|lang| (*lang, posted.text(lang.tag()).to_owned())).collect();
    let (sent, seen) = (texts.clone(), posted.text("seen").parse().unwrap_or(-1));
    match posted.write(move |tx| publish_terms(tx, &sent, seen)).await.map_err(Failure::invalid) {
        Ok(()) => {
            posted.ask.app.refresh_hosts().await.map_err(|error| posted.ask.failure(error))?;
            Ok(posted.ask.go("/administration/terms?done=terms"))
        }
        Err(Ok((field, words))) => Ok(with_status(
            render(&posted.ask, texts, Some((field, words(posted.ask.lang)))).await?,
            StatusCode::UNPROCESSABLE_ENTITY,
        )),
        Err(Err(failure)) => Err(failure),
    }
}
