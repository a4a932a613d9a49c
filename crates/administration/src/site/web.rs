//! The addresses of sites.

use axum::extract::Path;
use http::StatusCode;
use jiff::{Timestamp, civil::Date};
use kernel::{Error, Reading, Result};
use shell::{
    administration::{Section, around, open},
    component::Head,
    t::admin as say,
    web::{Answer, Ask, Failure, Posted, with_status},
};

use super::{NewSite, Which, france, html, remove, save, store};

/// Today, in the organisation's own zone.
fn today(tx: &Reading<'_>) -> Result<Date> {
    let now = Timestamp::from_millisecond(tx.now()).unwrap_or_default();
    Ok(crate::people::zone(tx)?.to_datetime(now).date())
}

fn which(word: &str) -> Result<Which> {
    match word {
        "everywhere" => Ok(Which::Everywhere),
        "new" => Ok(Which::New),
        id => id.parse().map(Which::Kept).map_err(|_malformed| Error::NotFound),
    }
}

/// `GET /administration/sites`.
pub(crate) async fn list(ask: Ask) -> Answer {
    ask.page(|page| {
        open(page, Section::Sites)?;
        let sites = store::sites(page.tx, today(page.tx)?)?;
        let main = html::list(page, &sites);
        let head =
            Head { title: say::sites_title(page.lang), lead: Some(say::sites_lead(page.lang)), ..Head::default() };
        Ok(around(page, Section::Sites, head, &main))
    })
    .await
}

/// `GET /administration/sites/{which}`: a site, `new`, or `everywhere`.
pub(crate) async fn show(ask: Ask, Path(word): Path<String>) -> Answer {
    render(&ask, word, None, None, None).await
}

async fn render(ask: &Ask, word: String, typed: Option<NewSite>, propose: Option<i16>, wrong: html::Wrong) -> Answer {
    ask.page(move |page| {
        open(page, Section::Sites)?;
        let (which, today) = (which(&word)?, today(page.tx)?);
        let mut site = match typed {
            Some(typed) => typed,
            None => store::kept(page.tx, which, today)?,
        };
        if let Some(year) = propose {
            add(&mut site.holidays, &france::holidays(year));
        }
        let lang = page.lang;
        let title = match which {
            Which::Everywhere => say::sites_everywhere(lang).to_owned(),
            Which::New => say::site_new(lang).to_owned(),
            Which::Kept(id) => store::site(page.tx, id)?.name.clone(),
        };
        let main = html::form(page, which, &site, today, propose, wrong);
        let trail = [(say::sites_title(lang), "/administration/sites")];
        Ok(around(page, Section::Sites, Head { trail: &trail, title: &title, ..Head::default() }, &main))
    })
    .await
}

/// Adds days to a list that does not have them.
fn add(list: &mut String, days: &[(Date, &str)]) {
    let mut lines: Vec<String> = list.lines().map(str::to_owned).collect();
    for (day, name) in days {
        let day = day.to_string();
        if lines.iter().all(|line| !line.starts_with(&day)) {
            lines.push(format!("{day} {name}"));
        }
    }
    lines.sort();
    *list = lines.join("\n");
}

/// `POST /administration/sites/{which}`.
pub(crate) async fn keep(Path(word): Path<String>, posted: Posted) -> Answer {
    let text = |name: &str| posted.text(name).to_owned();
    let typed = NewSite {
        name: text("name"),
        city: text("city"),
        country: text("country"),
        time_zone: text("time_zone"),
        working_days: posted.all("working_days").collect(),
        holidays: text("holidays"),
    };
    if let Ok(year) = posted.text("propose").parse() {
        return render(&posted.ask, word, Some(typed), Some(year), None).await;
    }
    let (sent, at) = (typed.clone(), word.clone());
    match posted.write(move |tx| save(tx, which(&at)?, &sent, today(tx)?)).await.map_err(Failure::invalid) {
        Ok(_) => Ok(posted.ask.go("/administration/sites?done=sites")),
        Err(failure) => again(&posted, word, Some(typed), failure).await,
    }
}

/// `POST /administration/sites/{which}/remove`.
pub(crate) async fn take(Path(id): Path<i64>, posted: Posted) -> Answer {
    match posted.write(move |tx| remove(tx, id)).await.map_err(Failure::invalid) {
        Ok(()) => Ok(posted.ask.go("/administration/sites?done=sites")),
        Err(failure) => again(&posted, id.to_string(), None, failure).await,
    }
}

/// The form once more, with what does not hold.
async fn again(
    posted: &Posted,
    word: String,
    typed: Option<NewSite>,
    failure: std::result::Result<(&'static str, kernel::Say), Failure>,
) -> Answer {
    let (field, words) = failure?;
    Ok(with_status(
        render(&posted.ask, word, typed, None, Some((field, words(posted.ask.lang)))).await?,
        StatusCode::UNPROCESSABLE_ENTITY,
    ))
}
