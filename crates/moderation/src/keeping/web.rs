//! The addresses of retention and holds.

use axum::http::StatusCode;
use kernel::{Error, Id, Space};
use shell::{
    administration::{Section, around, open},
    component::Head,
    t::{admin, common, moderation as say},
    web::{Answer, Ask, Failure, Posted},
};

use super::{Held, hold, html, html::Typed, keep_for, lift, store};

/// `GET /administration/keeping`.
pub(crate) async fn show(ask: Ask) -> Answer {
    render(&ask, Typed::default(), None).await
}

async fn render(ask: &Ask, typed: Typed, wrong: html::Wrong) -> Answer {
    ask.page(move |page| {
        open(page, Section::Keeping)?;
        let main = html::keeping(page, &typed, wrong)?;
        let head = Head {
            title: admin::keeping_title(page.lang),
            lead: Some(say::keeping_lead(page.lang)),
            ..Head::default()
        };
        Ok(around(page, Section::Keeping, head, &main))
    })
    .await
}

/// `POST /administration/keeping` with `do`: `rule`, `hold` or `lift`.
pub(crate) async fn act(posted: Posted) -> Answer {
    let text = |name: &str| posted.text(name).to_owned();
    let typed = Typed {
        place: text("place"),
        kind: text("kind"),
        days: text("days"),
        whom: text("whom"),
        what: text("what"),
        reason: text("reason"),
    };
    let (sent, chosen) = (typed.clone(), text("do"));
    let id: i64 = posted.text("hold").parse().unwrap_or_default();
    let at: Option<Id<Space>> = posted.id("space");
    let done = posted
        .write(move |tx| match chosen.as_str() {
            "rule" => {
                // A rule that is there already is named by its space; a new one by what was typed.
                let place =
                    if sent.place.trim().is_empty() { at } else { Some(store::space(tx, &sent.place).map_err(place)?) };
                keep_for(tx, place, &sent.kind, sent.days.parse().ok())
            }
            "hold" if sent.whom == "space" => hold(tx, Held::Space(store::space(tx, &sent.what)?), &sent.reason),
            "hold" => hold(tx, Held::Person(store::person(tx, &sent.what)?), &sent.reason),
            "lift" => lift(tx, id),
            _ => Err(Error::Invalid("do", common::error_invalid)),
        })
        .await;
    match done.map_err(Failure::invalid) {
        Ok(()) => Ok(posted.ask.go("/administration/keeping?done=keeping")),
        Err(failure) => {
            let (field, words) = failure?;
            let mut page = render(&posted.ask, typed, Some((field, words(posted.ask.lang)))).await?;
            *page.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(page)
        }
    }
}

/// The same refusal, on the field in which a rule's place is typed.
fn place(error: Error) -> Error {
    match error {
        Error::Invalid(_, words) => Error::Invalid("place", words),
        other => other,
    }
}
