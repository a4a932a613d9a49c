//! The addresses of reports.

use axum::extract::{Path, Query};
use kernel::{Error, Host, Slice};
use shell::{
    t::moderation as say,
    web::{Answer, Ask, Posted},
};

use super::{
    html::{self as looks, Written},
    store, subject,
};

/// Reports of a slice.
const SLICE: usize = 30;

/// `GET /report/{host}/{id}`.
pub(crate) async fn form(ask: Ask, Path((host, id)): Path<(String, String)>) -> Answer {
    shown(ask, (host, id), Written::default(), None).await
}

async fn shown(
    ask: Ask,
    (host, id): (String, String),
    mut written: Written,
    wrong: Option<(&'static str, kernel::Say)>,
) -> Answer {
    ask.page(move |page| {
        page.tx.viewer().signed_in()?;
        let (host, id) = named(&host, &id)?;
        let subject = subject(page.tx, host, id)?;
        if subject.author.is_some() && subject.author == page.tx.viewer().person() {
            return Err(Error::Forbidden);
        }
        written.wrong = wrong.map(|(field, words)| (field, words(page.lang)));
        page.title(say::report_title(page.lang));
        let alone = match subject.author {
            Some(author) if host != Host::Person && !store::is_kept(page.tx, host, id, author)? => Some(author),
            _ => None,
        };
        Ok(looks::form(page, (host, id), &subject, &written, alone))
    })
    .await
}

fn named(host: &str, id: &str) -> kernel::Result<(Host, i64)> {
    Ok((Host::parse(host).ok_or(Error::NotFound)?, id.parse().map_err(|_not_a_number| Error::NotFound)?))
}

/// `POST /report/{host}/{id}` with `reason` and `note`.
pub(crate) async fn send(Path(path): Path<(String, String)>, posted: Posted) -> Answer {
    let (reason, note) = (posted.text("reason").to_owned(), posted.text("note").to_owned());
    let sent = (reason.clone(), note.clone());
    let thing = path.clone();
    let written = posted
        .write(move |tx| {
            let (host, id) = named(&thing.0, &thing.1)?;
            super::report(tx, host, id, &sent.0, &sent.1)
        })
        .await;
    match written {
        Ok(()) => Ok(posted.ask.go("/moderation/mine?done=reported")),
        Err(failure) => {
            let wrong = failure.invalid()?;
            shown(posted.ask, path, Written { reason, note, wrong: None }, Some(wrong)).await
        }
    }
}

/// `GET /moderation/mine`: what became of one's reports.
pub(crate) async fn mine(ask: Ask, query: Query<Vec<(String, String)>>) -> Answer {
    let before: Option<i64> =
        query.0.iter().find(|(name, _)| name == "before").and_then(|(_, value)| value.parse().ok());
    ask.page(move |page| {
        page.tx.viewer().signed_in()?;
        page.title(say::mine_title(page.lang));
        let limit = i64::try_from(SLICE).unwrap_or(i64::MAX);
        let slice = Slice::cut(store::own(page.tx, before.unwrap_or(i64::MAX), limit + 1)?, SLICE, |report| report.id);
        let link = |report: &store::Own| {
            let seen = Host::parse(&report.host).map(|host| subject(page.tx, host, report.object));
            match seen {
                Some(Ok(subject)) => {
                    Ok(Some((subject.href, [subject.name, markup::html::excerpt(&subject.words, 120)].join(" · "))))
                }
                Some(Err(Error::NotFound)) | None => Ok(None),
                Some(Err(other)) => Err(other),
            }
        };
        let links = slice.items.iter().map(|report| link(report)).collect::<kernel::Result<Vec<_>>>()?;
        Ok(looks::mine(page, &slice, &links))
    })
    .await
}
