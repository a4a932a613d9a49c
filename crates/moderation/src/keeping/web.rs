//! The addresses of retention and holds.

use axum::{extract::Query, http::StatusCode};
use kernel::{Error, Id, Reading, Space};
use shell::{
    administration::{Section, around, open},
    component::Head,
    t::{admin, common, moderation as say},
    web::{Answer, Ask, Failure, Posted, with_status},
};

use super::{
    DAYS, Held, KINDS, hold,
    html::{self, Proposal, Typed},
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

/// The days of a rule: none for ever.
fn days(typed: &Typed) -> kernel::Result<Option<i64>> {
    if typed.days.is_empty() {
        return Ok(None);
    }
    typed.days.parse().map(Some).map_err(|_not_a_number| Error::Invalid("days", common::field_choice))
}

/// `GET /administration/keeping/rule?kind=…&days=…`, with `place` or `space`: what a rule would let go, of what is seen, and the
/// way to set it.
pub(crate) async fn propose(ask: Ask, Query(typed): Query<Typed>) -> Answer {
    let at: Option<Id<Space>> = typed.space.parse().ok();
    let asked = typed.clone();
    let proposed = ask.page(move |page| {
        open(page, Section::Keeping)?;
        let proposal = proposal(page.tx, &asked, at)?;
        let head = Head {
            trail: &[(admin::keeping_title(page.lang), "/administration/keeping")],
            title: say::retention_sure(page.lang),
            ..Head::default()
        };
        Ok(around(page, Section::Keeping, head, &html::proposal(page, &proposal)))
    });
    match proposed.await.map_err(Failure::invalid) {
        Ok(page) => Ok(page),
        Err(failure) => refused(&ask, typed, failure?).await,
    }
}

fn proposal(tx: &Reading<'_>, typed: &Typed, at: Option<Id<Space>>) -> kernel::Result<Proposal> {
    let space = place_of(tx, typed, at)?;
    let kind =
        KINDS.into_iter().find(|kind| *kind == typed.kind).ok_or(Error::Invalid("kind", common::field_choice))?;
    let days = days(typed)?;
    if days.is_some_and(|days| !DAYS.contains(&days)) {
        return Err(Error::Invalid("days", common::field_choice));
    }
    // Without a rule of its own, a space is under that of everywhere.
    let in_force = match days {
        None if space.is_some() => store::days(tx, 0, kind)?,
        days => days,
    };
    let going = in_force.map(|days| store::going(tx, space, kind, days)).transpose()?;
    let name = space.map(|space| shell::space::by_id(tx, space)).transpose()?.map(|space| space.name.clone());
    Ok(Proposal { kind, space: space.map(Id::get), name, days, going })
}

/// The page with what does not hold in it.
async fn refused(ask: &Ask, typed: Typed, (field, words): (&'static str, kernel::Say)) -> Answer {
    Ok(with_status(render(ask, typed, Some((field, words(ask.lang)))).await?, StatusCode::UNPROCESSABLE_ENTITY))
}

/// `POST /administration/keeping` with `do`: `rule`, `hold` or `lift`.
pub(crate) async fn act(posted: Posted) -> Answer {
    let text = |name: &str| posted.text(name).to_owned();
    let typed = Typed {
        place: text("place"),
        space: text("space"),
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
            "rule" => keep_for(tx, place_of(tx, &sent, at)?, &sent.kind, days(&sent)?),
            "hold" if sent.whom == "space" => hold(tx, Held::Space(store::space(tx, &sent.what)?), &sent.reason),
            "hold" => hold(tx, Held::Person(store::person(tx, &sent.what)?), &sent.reason),
            "lift" => lift(tx, id),
            _ => Err(Error::Invalid("do", common::error_invalid)),
        })
        .await;
    match done.map_err(Failure::invalid) {
        Ok(()) => Ok(posted.ask.go("/administration/keeping?done=keeping")),
        Err(failure) => refused(&posted.ask, typed, failure?).await,
    }
}

/// The same refusal, on the field in which a rule's place is typed.
fn place(error: Error) -> Error {
    match error {
        Error::Invalid(_, words) => Error::Invalid("place", words),
        other => other,
    }
}
