//! The addresses of retention and holds.

use axum::{http::StatusCode, response::Response};
use kernel::{Error, Id, Reading, Space};
use shell::{
    administration::{Section, around, open},
    component::Head,
    t::{admin, common, moderation as say},
    web::{Answer, Ask, Failure, Posted},
};

use super::{
    DAYS, Held, KINDS, hold, html,
    html::{Asked, Typed},
    keep_for, lift, store,
};

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

/// The space that a rule is about, none for everywhere: one that is there already is named by its space, a new one by what
/// was typed.
fn place_of(tx: &Reading<'_>, typed: &Typed, at: Option<Id<Space>>) -> kernel::Result<Option<Id<Space>>> {
    if typed.place.trim().is_empty() { Ok(at) } else { store::space(tx, &typed.place).map(Some).map_err(place) }
}

/// A page that says what a rule would let go, of what is seen; none where everything is kept, or nothing is asked that could be.
async fn unsure(ask: &Ask, typed: &Typed, at: Option<Id<Space>>) -> Result<Option<Response>, Failure> {
    let typed = typed.clone();
    let found = ask
        .read({
            let typed = typed.clone();
            move |tx| {
                tx.demand(Section::Keeping.roles())?;
                let space = place_of(tx, &typed, at)?;
                // Without a rule of its own, a space is under that of everywhere.
                let days = match typed.days.parse().ok() {
                    None if space.is_some() => store::days(tx, 0, &typed.kind)?,
                    days => days,
                };
                // Another number is refused when it is set.
                let days = days.filter(|days| DAYS.contains(days));
                let Some(days) = days.filter(|_| KINDS.contains(&typed.kind.as_str())) else { return Ok(None) };
                let name =
                    space.map(|space| shell::space::by_id(tx, space)).transpose()?.map(|space| space.name.clone());
                Ok(Some(Asked {
                    space: space.map(Id::get),
                    name,
                    days,
                    going: store::going(tx, space, &typed.kind, days)?,
                }))
            }
        })
        .await?;
    let Some(asked) = found else { return Ok(None) };
    let page = ask.page(move |page| {
        open(page, Section::Keeping)?;
        let main = html::sure(page, &typed, &asked);
        let head = Head {
            trail: &[(admin::keeping_title(page.lang), "/administration/keeping")],
            title: say::retention_sure(page.lang),
            ..Head::default()
        };
        Ok(around(page, Section::Keeping, head, &main))
    });
    page.await.map(Some)
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
    let asked =
        if chosen == "rule" && posted.text("sure") != "yes" { unsure(&posted.ask, &typed, at).await } else { Ok(None) };
    let done = match asked {
        Ok(Some(page)) => return Ok(page),
        Ok(None) => {
            posted
                .write(move |tx| match chosen.as_str() {
                    "rule" => keep_for(tx, place_of(tx, &sent, at)?, &sent.kind, sent.days.parse().ok()),
                    "hold" if sent.whom == "space" => {
                        hold(tx, Held::Space(store::space(tx, &sent.what)?), &sent.reason)
                    }
                    "hold" => hold(tx, Held::Person(store::person(tx, &sent.what)?), &sent.reason),
                    "lift" => lift(tx, id),
                    _ => Err(Error::Invalid("do", common::error_invalid)),
                })
                .await
        }
        Err(failure) => Err(failure),
    };
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
