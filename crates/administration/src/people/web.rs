//! The addresses of the accounts.

use axum::extract::{Path, Query};
use http::StatusCode;
use jiff::{civil::Date, tz::TimeZone};
use kernel::{Error, audience::OrganisationRole};
use serde::Deserialize;
use shell::{
    administration::{Section, around, open},
    component::Head,
    t::admin as say,
    web::{Answer, Ask, Failure, Posted, with_status},
};

use super::{
    Details, change, departure,
    departure::Departure,
    html::{self, Typed},
    restrict, set_roles, sign_out, store,
};

/// Which accounts are asked for.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Asked {
    /// Part of a name or an address, or a number.
    #[serde(default)]
    pub(super) q: String,
    /// `closed`, `leaving`, `waiting`, `guests`, `roles`; anybody active otherwise.
    #[serde(default)]
    pub(super) state: String,
    /// The id of the last one shown.
    pub(super) after: Option<i64>,
}

/// `GET /administration/people`.
pub(crate) async fn list(ask: Ask, Query(asked): Query<Asked>) -> Answer {
    ask.page(move |page| {
        open(page, Section::People)?;
        let accounts = store::accounts(page.tx, &asked)?;
        let main = html::list(page, &asked, &accounts);
        let head =
            Head { title: say::people_title(page.lang), lead: Some(say::people_lead(page.lang)), ..Head::default() };
        Ok(around(page, Section::People, head, &main))
    })
    .await
}

/// `GET /administration/people/{handle}`.
pub(crate) async fn show(ask: Ask, Path(handle): Path<String>) -> Answer {
    render(&ask, handle, Typed::default(), None).await
}

async fn render(ask: &Ask, handle: String, typed: Typed, wrong: html::Wrong) -> Answer {
    ask.page(move |page| {
        open(page, Section::People)?;
        let person = store::by_handle(page.tx, &handle)?;
        let name = &store::account(page.tx, person)?.name;
        page.title(format!("{name} · {}", say::people_title(page.lang)));
        html::account(page, person, &typed, wrong)
    })
    .await
}

/// `POST /administration/people/{handle}` with `do`: `change`, `roles`, `close`, `plan`, `stay`, `reopen`, `sign-out`, `restrict` or
/// `unrestrict`.
pub(crate) async fn act(Path(handle): Path<String>, posted: Posted) -> Answer {
    let typed = Typed::sent(&posted);
    let (sent, named) = (typed.clone(), handle.clone());
    let chosen = posted.text("do").to_owned();
    let done = posted
        .ask
        .write(move |tx| {
            let person = store::by_handle(tx, &named)?;
            let departure = Departure { heir: store::heir(tx, &sent.heir)?, reason: sent.reason.trim().to_owned() };
            match chosen.as_str() {
                "change" => change(tx, person, &sent.details),
                "roles" => set_roles(tx, person, &sent.roles),
                "close" => departure::close(tx, person, &departure),
                "plan" => departure::plan(tx, person, Some(day(&sent.day, &store::zone(tx)?)?), &departure),
                "stay" => departure::plan(tx, person, None, &departure),
                "reopen" => departure::reopen(tx, person),
                "sign-out" => sign_out(tx, person),
                "restrict" => restrict(tx, person, true, &departure.reason),
                "unrestrict" => restrict(tx, person, false, &departure.reason),
                _ => Err(Error::Invalid("do", shell::t::common::error_invalid)),
            }
        })
        .await;
    match done.map_err(Failure::invalid) {
        Ok(()) => Ok(posted.ask.go(&format!("/administration/people/{handle}?done=account"))),
        Err(Ok((field, words))) => Ok(with_status(
            render(&posted.ask, handle, typed, Some((field, words(posted.ask.lang)))).await?,
            StatusCode::UNPROCESSABLE_ENTITY,
        )),
        Err(Err(failure)) => Err(failure),
    }
}

/// The end of a day, in the organisation's zone.
fn day(text: &str, zone: &TimeZone) -> kernel::Result<i64> {
    let invalid = || Error::Invalid("day", say::error_day);
    let date: Date = text.trim().parse().map_err(|_malformed| invalid())?;
    let end = date.tomorrow().and_then(|next| zone.to_timestamp(next.at(0, 0, 0, 0))).map_err(|_beyond| invalid())?;
    Ok(end.as_millisecond())
}

impl Typed {
    fn sent(posted: &Posted) -> Self {
        let text = |name: &str| posted.text(name).to_owned();
        Self {
            details: Details {
                name: text("name"),
                title: text("title"),
                email: text("email"),
                number: text("number"),
                unit: posted.text("unit").parse().unwrap_or_default(),
                site: posted.text("site").parse().unwrap_or_default(),
                manager: text("manager"),
            },
            roles: posted.all("roles").filter_map(OrganisationRole::parse).collect(),
            heir: text("heir"),
            day: text("day"),
            reason: text("reason"),
            which: text("do"),
        }
    }
}
