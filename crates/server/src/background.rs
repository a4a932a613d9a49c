//! What runs beside requests: the consumers of the journal, the heads of the feed, the mail that waits, the pages that
//! entries link to.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use content::{
    feed::Heads,
    preview::{self, Failure, Fetcher, Preview, Wanted},
};
use jiff::{Timestamp, tz::TimeZone};
use kernel::{Consumer, Result, Store, SystemTx, activity, params, record};
use mail::{Contact, Mailer, Message};
use metrics_exporter_prometheus::PrometheusHandle;
use shell::web::App;
use tokio::sync::watch;

use crate::backup::keep;

/// Lines that a consumer takes at once: few enough that a write does not wait long behind them.
const BATCH: i64 = 200;

/// Starts everything; each task ends when `stop` changes. Without a fetcher, no linked page is looked at.
pub fn start(store: &Store, heads: &Heads, mailer: Mailer, previews: Option<Fetcher>, stop: &watch::Receiver<bool>) {
    follow_heads(store.clone(), heads.clone(), stop.clone());
    for consumer in consumers() {
        consume(store.clone(), consumer, stop.clone());
    }
    send_mail(store.clone(), mailer, stop.clone());
    fetch_previews(store.clone(), previews, stop.clone());
    keep_rules(store.clone(), stop.clone());
    sweep(store.clone(), stop.clone());
}

fn follow_heads(store: Store, heads: Heads, mut stop: watch::Receiver<bool>) {
    tokio::spawn(async move {
        let mut grew = store.journal_grew();
        loop {
            if let Err(error) = heads.follow(&store).await {
                tracing::warn!(%error, "the feed's heads stay behind; feeds read the table instead");
            }
            tokio::select! {
                _ = grew.changed() => {}
                // What another process wrote, or a slow transaction, wakes nobody.
                () = pause(Duration::from_secs(5)) => {}
                _ = stop.changed() => return,
            }
        }
    });
}

/// Takes the figures' samples together, or they would pile up until somebody asks for them.
pub fn keep_figures(handle: PrometheusHandle, mut stop: watch::Receiver<bool>) {
    tokio::spawn(async move {
        loop {
            tokio::select! {
                () = pause(Duration::from_secs(10)) => handle.run_upkeep(),
                _ = stop.changed() => return,
            }
        }
    });
}

/// Reads the organisations again every few seconds: one may have been made, changed or closed by the command line, by the
/// console, or by another node.
pub fn follow_organisations(app: App, mut stop: watch::Receiver<bool>) {
    tokio::spawn(async move {
        loop {
            tokio::select! {
                () = pause(Duration::from_secs(5)) => {}
                _ = stop.changed() => return,
            }
            if let Err(error) = app.refresh_hosts().await {
                tracing::warn!(%error, "organisations are known as they were");
            }
        }
    });
}

/// Forgets the rates of those who have been quiet, once a minute.
pub fn forget_limits(app: App, mut stop: watch::Receiver<bool>) {
    tokio::spawn(async move {
        loop {
            tokio::select! {
                () = pause(Duration::from_secs(60)) => app.forget_quiet_limits(),
                _ = stop.changed() => return,
            }
        }
    });
}

/// Makes a backup a day in a folder; asked once an hour, so that a day on which the program slept has one too.
pub fn back_up(store: Store, folder: PathBuf, mut stop: watch::Receiver<bool>) {
    tokio::spawn(async move {
        loop {
            let today =
                TimeZone::system().to_datetime(Timestamp::from_millisecond(store.clock().now_ms()).unwrap_or_default());
            let made = keep::daily(&store, &folder, today.date()).await;
            noted(&store, "backup", made.as_ref().err().map(|error| format!("{error:#}"))).await;
            match made {
                Ok(true) => tracing::info!(folder = %folder.display(), "a backup was made"),
                Ok(false) => {}
                Err(error) => tracing::error!(error = format!("{error:#}"), "no backup was made"),
            }
            tokio::select! {
                () = pause(Duration::from_secs(3600)) => {}
                _ = stop.changed() => return,
            }
        }
    });
}

/// Removes every ten minutes what has had its time.
fn sweep(store: Store, mut stop: watch::Receiver<bool>) {
    tokio::spawn(async move {
        loop {
            let swept = sweep_once(&store).await;
            noted(&store, "sweep", swept.as_ref().err().map(ToString::to_string)).await;
            if let Err(error) = swept {
                tracing::warn!(%error, "what has had its time stays a while longer");
            }
            tokio::select! {
                () = pause(Duration::from_secs(600)) => {}
                _ = stop.changed() => return,
            }
        }
    });
}

/// Notes that the program did something by itself, or why it could not, for the page of its health.
async fn noted(store: &Store, name: &'static str, failed: Option<String>) {
    let kept = store.quietly("what the program did by itself", move |tx| {
        let (now, done_at) = (tx.now(), failed.is_none().then_some(tx.now()));
        tx.execute(
            "insert into upkeep(name, at, done_at, failed) values (:name, :now, :done_at, :failed) \
             on conflict (name) do update set at = excluded.at, done_at = coalesce(excluded.done_at, upkeep.done_at), failed = excluded.failed",
            params! { name, now, done_at, failed },
        )
    });
    if let Err(error) = kept.await {
        tracing::warn!(%error, name, "what was done could not be noted");
    }
}

/// Closes the accounts whose day has come; removes ended sessions and links, the words and files of what was deleted long ago, and then the bytes that nothing
/// names any more.
///
/// # Errors
/// When the database fails.
pub async fn sweep_once(store: &Store) -> Result<()> {
    // Each by itself: what fails keeps no other from its time.
    let sweeps = [
        swept(store, "sessions that have ended", |tx| identity::session::sweep(tx).map(drop)).await,
        swept(store, "links that are of no use any more", |tx| identity::link::sweep(tx).map(drop)).await,
        swept(store, "accounts whose day has come", |tx| administration::people::departure::sweep(tx).map(drop)).await,
        let_go(store).await,
        swept(store, "glass whose hour has passed", |tx| spaces::glass::sweep(tx).map(drop)).await,
        swept(store, "what was done a month ago is forgotten", forget).await,
    ];
    let purged = swept(store, "what was deleted long ago is really removed", content::purge::sweep).await;
    // First, for nothing names these bytes any more and no later sweep would find them.
    content::purge::remove(store.blobs(), &purged?, store.clock().now_ms());
    sweeps.into_iter().collect()
}

/// How long a job that is done, or was given up, and the word of a form that was sent are remembered, in milliseconds.
const REMEMBERED: i64 = 30 * 24 * 3600 * 1000;

/// Forgets jobs that are done with, mails that never went among them, and the words of forms.
fn forget(tx: &SystemTx<'_>) -> Result<()> {
    let line = tx.now() - REMEMBERED;
    tx.execute("delete from job where done_at < :line", params! { line })?;
    tx.execute("delete from once where at < :line", params! { line })?;
    Ok(())
}

/// Lets go of what is older than its space keeps.
async fn let_go(store: &Store) -> Result<()> {
    let due = store.system_read("what is older than its space keeps", moderation::keeping::due).await;
    let due = due.inspect_err(|error| tracing::warn!(%error, "what is kept no longer was not found"))?;
    if due.is_empty() {
        return Ok(());
    }
    swept(store, "what is older than its space keeps", move |tx| moderation::keeping::let_go(tx, &due).map(drop)).await
}

async fn swept<T: Send + 'static>(
    store: &Store,
    what: &'static str,
    sweep: impl FnOnce(&SystemTx<'_>) -> Result<T> + Send + 'static,
) -> Result<T> {
    store.system(what, sweep).await.inspect_err(|error| tracing::warn!(%error, what, "a sweep failed"))
}

/// Looks at people anew where the rules of a space changed.
fn keep_rules(store: Store, mut stop: watch::Receiver<bool>) {
    tokio::spawn(async move {
        let mut grew = store.journal_grew();
        loop {
            grew.mark_unchanged();
            if let Err(error) = settle_rules(&store).await {
                tracing::warn!(%error, "rules of spaces wait");
            }
            tokio::select! {
                _ = grew.changed() => {}
                () = pause(Duration::from_secs(30)) => {}
                _ = stop.changed() => return,
            }
        }
    });
}

/// Brings every space whose rules changed in step with them, some people at a time.
///
/// # Errors
/// When the database fails: what was done stays, the rest comes next time.
pub async fn settle_rules(store: &Store) -> Result<()> {
    while store.quietly("people are looked at anew where rules of a space changed", spaces::rule::sweep).await? {}
    Ok(())
}

/// A consumer that its task may lend to a database thread.
pub type Shared = Arc<Mutex<dyn Consumer>>;

/// Every consumer of the journal.
#[must_use]
pub fn consumers() -> Vec<Shared> {
    vec![
        Arc::new(Mutex::new(notifications::Inbox)),
        Arc::new(Mutex::new(search::Index::default())),
        Arc::new(Mutex::new(spaces::rule::Keeper)),
    ]
}

/// Runs one consumer from its cursor to the journal's end, again whenever it grew.
fn consume(store: Store, consumer: Shared, mut stop: watch::Receiver<bool>) {
    tokio::spawn(async move {
        let mut grew = store.journal_grew();
        loop {
            grew.mark_unchanged();
            if let Err(error) = catch_up(&store, Arc::clone(&consumer)).await {
                tracing::warn!(%error, "a batch of the journal will come again");
            }
            tokio::select! {
                _ = grew.changed() => {}
                // A line of a slow transaction becomes readable without another wake-up.
                () = pause(Duration::from_secs(5)) => {}
                _ = stop.changed() => return,
            }
        }
    });
}

/// Lets one consumer come to the journal's end.
///
/// # Errors
/// When its state cannot be written: the batch will come again.
pub async fn catch_up(store: &Store, consumer: Shared) -> Result<()> {
    loop {
        let (reading, writing) = (Arc::clone(&consumer), Arc::clone(&consumer));
        let next = store.system_read("a consumer reads the journal", move |tx| {
            activity::next(tx, &mut *reading.lock().unwrap_or_else(PoisonError::into_inner), BATCH)
        });
        let Some(batch) = next.await? else { return Ok(()) };
        let taken = store.quietly("a consumer takes what it read", move |tx| {
            activity::take(tx, &mut *writing.lock().unwrap_or_else(PoisonError::into_inner), &batch)
        });
        taken.await?;
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place where background work waits for time itself")]
async fn pause(duration: Duration) {
    tokio::time::sleep(duration).await;
}

record! {
    struct Waiting { id: i64, payload: String, attempts: i64 }
}

/// Tries again after a minute, then after ever longer, for about a day and a half: 34 hours.
const MAX_ATTEMPTS: i64 = 12;

fn send_mail(store: Store, mailer: Mailer, mut stop: watch::Receiver<bool>) {
    tokio::spawn(async move {
        let mut grew = store.journal_grew();
        loop {
            grew.mark_unchanged();
            if let Err(error) = send_waiting(&store, &mailer, &stop).await {
                tracing::warn!(%error, "mail waits");
            }
            tokio::select! {
                _ = grew.changed() => {}
                () = pause(Duration::from_secs(30)) => {}
                _ = stop.changed() => return,
            }
        }
    });
}

/// Mails of one look: those that somebody waits for, and of those that are one of many.
const LOOK: [(&str, i64); 2] = [(identity::mail::KIND, 50), (identity::mail::BULK, 5)];

/// Sends what waits, look by look, until nothing does or nothing goes.
async fn send_waiting(store: &Store, mailer: &Mailer, stop: &watch::Receiver<bool>) -> Result<()> {
    loop {
        let waiting = store
            .system_read("mail that waits to be sent", |tx| {
                let mut waiting = Vec::new();
                for (kind, limit) in LOOK {
                    waiting.extend(tx.all::<Waiting>(
                        "select id, payload, attempts from job where done_at is null and kind = :kind and run_at <= :now order by id limit :limit",
                        params! { kind, now = tx.now(), limit },
                    )?);
                }
                Ok(waiting)
            })
            .await?;
        let mut went = 0;
        for job in waiting {
            let sent = send_one(mailer, &job, store.clock().now_ms()).await;
            match &sent {
                Ok(()) => went += 1,
                Err(cause) => tracing::warn!(job = job.id, cause, "mail not sent"),
            }
            store.quietly("what became of a mail", move |tx| settle(tx, &job, sent, MAX_ATTEMPTS)).await?;
        }
        // A server that takes nothing is asked again later, not for each of all that waits.
        if went == 0 || stop.has_changed().unwrap_or(true) {
            return Ok(());
        }
    }
}

async fn send_one(mailer: &Mailer, job: &Waiting, now_ms: i64) -> std::result::Result<(), String> {
    let mail: identity::mail::Mail = serde_json::from_str(&job.payload).map_err(|error| error.to_string())?;
    let (answer, answered) = tokio::sync::oneshot::channel();
    mailer
        .send_then(&message(mail, job.id, now_ms), move |outcome| {
            let _ = answer.send(outcome);
        })
        .map_err(|error| error.to_string())?;
    match answered.await {
        Ok(outcome) => outcome.map(|_| ()).map_err(|error| error.to_string()),
        Err(_) => Err("the mail thread has stopped".to_owned()),
    }
}

/// The same mail tried again bears the same name, so that one that came twice shows once.
fn message(mail: identity::mail::Mail, job: i64, now_ms: i64) -> Message {
    let date = jiff::Timestamp::from_millisecond(now_ms).unwrap_or_default();
    let name = format!("job-{job}.{}@cenacle", mail.organisation);
    Message { html: mail.html, ..Message::new(Contact::new("", mail.to), mail.subject, mail.text, date, name) }
}

/// A page that did not answer is asked again after one and two minutes; then the link stands alone.
const MAX_PAGE_ATTEMPTS: i64 = 3;

fn fetch_previews(store: Store, fetcher: Option<Fetcher>, mut stop: watch::Receiver<bool>) {
    tokio::spawn(async move {
        let mut grew = store.journal_grew();
        loop {
            grew.mark_unchanged();
            tokio::select! {
                fetched = fetch_waiting(&store, fetcher.as_ref()) => if let Err(error) = fetched {
                    tracing::warn!(%error, "link previews wait");
                },
                _ = stop.changed() => return,
            }
            tokio::select! {
                _ = grew.changed() => {}
                () = pause(Duration::from_secs(30)) => {}
                _ = stop.changed() => return,
            }
        }
    });
}

/// Reads the pages that wait to be read; without a fetcher they are let go, so that they do not all come later.
///
/// # Errors
/// When the database fails.
pub async fn fetch_waiting(store: &Store, fetcher: Option<&Fetcher>) -> Result<()> {
    loop {
        let waiting = store.system_read("linked pages that wait to be read", pages_that_wait).await?;
        if waiting.is_empty() {
            return Ok(());
        }
        for (job, wanted) in waiting {
            let fetched = match wanted.zip(fetcher) {
                Some((wanted, fetcher)) => Some((fetcher.fetch(&wanted.url).await, wanted)),
                None => None,
            };
            store.quietly("what became of a link preview", move |tx| keep_page(tx, &job, fetched)).await?;
        }
    }
}

/// The next jobs; without the page where the entry went, or links elsewhere by now.
fn pages_that_wait(tx: &SystemTx<'_>) -> Result<Vec<(Waiting, Option<Wanted>)>> {
    let jobs = tx.all::<Waiting>(
        "select id, payload, attempts from job where done_at is null and kind = 'preview' and run_at <= :now order by id limit 10",
        params! { now = tx.now() },
    )?;
    let mut waiting = Vec::new();
    for job in jobs {
        let wanted = serde_json::from_str::<Wanted>(&job.payload).ok();
        let awaited = match &wanted {
            Some(wanted) => tx.first::<i64>(
                "select 1 from entry where organisation = :organisation and id = :entry and deleted_at is null and preview = :awaited",
                params! { organisation = wanted.organisation, entry = wanted.entry, awaited = wanted.awaited()? },
            )?,
            None => None,
        };
        waiting.push((job, wanted.filter(|_| awaited.is_some())));
    }
    Ok(waiting)
}

fn keep_page(
    tx: &SystemTx<'_>,
    job: &Waiting,
    fetched: Option<(std::result::Result<Preview, Failure>, Wanted)>,
) -> Result<()> {
    match fetched {
        None => settle(tx, job, Ok(()), 0),
        Some((Ok(page), wanted)) => {
            preview::keep(tx, &wanted, &page)?;
            settle(tx, job, Ok(()), 0)
        }
        Some((Err(failure), _)) => {
            // No address here: what somebody links to is no line in a log.
            tracing::info!(job = job.id, cause = %failure, "no link preview");
            let most = if matches!(failure, Failure::Later(_)) { MAX_PAGE_ATTEMPTS } else { 0 };
            settle(tx, job, Err(failure.to_string()), most)
        }
    }
}

/// Notes that a job is done, or when to try it again; after `most` attempts it is given up.
fn settle(tx: &SystemTx<'_>, job: &Waiting, outcome: std::result::Result<(), String>, most: i64) -> Result<()> {
    let now = tx.now();
    match outcome {
        Ok(()) => {
            tx.execute("update job set done_at = :now, payload = '' where id = :id", params! { now, id = job.id })?
        }
        Err(cause) => {
            let wait = 60_000_i64 << job.attempts.clamp(0, 11);
            let given_up = job.attempts + 1 >= most;
            tx.execute(
                "update job set attempts = attempts + 1, failed = :cause, run_at = :next, done_at = case when :given_up = 1 then cast(:now as bigint) end where id = :id",
                params! { id = job.id, cause, next = now + wait, given_up, now },
            )?
        }
    };
    Ok(())
}
