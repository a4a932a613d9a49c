//! What is looked at, and what is made of it.

use std::sync::Arc;

use ::mail::Transport;
use kernel::{Result, Store, SystemTx, activity, params, record};
use shell::{
    administration::Section,
    component::Head,
    t::admin,
    web::{Answer, Ask},
};

use super::{Desk, Room, enter, html, page_of};
use crate::backup::keep;

record! {
    /// What the program does by itself.
    #[derive(Debug, Clone)]
    pub(super) struct Upkeep { pub(super) name: String, pub(super) done_at: Option<i64>, pub(super) failed: Option<String> }
}

record! {
    /// Mail of one's own organisation that waits, or was given up.
    #[derive(Debug, Clone, Default)]
    pub(super) struct Queue { pub(super) waiting: i64, pub(super) late: i64, pub(super) lost: i64, pub(super) cause: Option<String> }
}

/// Everything that the page tells.
#[derive(Debug, Clone)]
pub(super) struct Condition {
    /// Whether reads and writes answer, and why not.
    pub(super) database: std::result::Result<&'static str, String>,
    pub(super) database_size: u64,
    pub(super) room: Option<Room>,
    pub(super) by_folder: bool,
    pub(super) queue: Queue,
    pub(super) backs_up: bool,
    /// When the newest backup that is there was made.
    pub(super) backed_up_at: Option<i64>,
    pub(super) upkeep: Vec<Upkeep>,
    /// Consumers of the journal and how many lines they are behind.
    pub(super) behind: Vec<(String, i64)>,
    pub(super) administrators: i64,
    pub(super) base_url: String,
    pub(super) schema: String,
    pub(super) now: i64,
}

const HOUR_MS: i64 = 3600 * 1000;
/// What is still waiting after this long did not just come.
const LATE_MS: i64 = 10 * 60 * 1000;
/// Lines a consumer may be behind while it works: a load of people makes thousands.
pub(super) const BEHIND: i64 = 20_000;

impl Condition {
    /// What the program does by itself under this name.
    pub(super) fn upkeep(&self, name: &str) -> Option<&Upkeep> {
        self.upkeep.iter().find(|upkeep| upkeep.name == name)
    }

    /// Whether something was done less than so many hours ago.
    pub(super) fn is_recent(&self, done_at: Option<i64>, hours: i64) -> bool {
        done_at.is_some_and(|at| at > self.now - hours * HOUR_MS)
    }
}

/// `GET /administration/health`.
pub(super) async fn show(ask: Ask, desk: Arc<Desk>) -> Answer {
    enter(&ask, Section::Health).await?;
    let condition = condition(&ask, &desk).await;
    ask.page(move |page| {
        let main = html::health(page, &condition);
        let lang = page.lang;
        let head =
            Head { title: admin::health_title(lang), lead: Some(shell::t::desk::health_lead(lang)), ..Head::default() };
        page_of(page, Section::Health, head, &main)
    })
    .await
}

async fn condition(ask: &Ask, desk: &Desk) -> Condition {
    let store = ask.app.store();
    let database = answers(store).await.map_err(|error| error.to_string());
    let organisation = ask.organisation.id;
    let rest = store.system_read("the condition of the deployment, and of one organisation's mail", move |tx| {
        Ok((
            queue(tx, organisation.get())?,
            upkeep(tx)?,
            behind(tx)?,
            administrators(tx, organisation.get())?,
            schema(tx)?,
        ))
    });
    // A database that does not answer is told as such above; what it would have said is left out.
    let (queue, upkeep, behind, administrators, schema) = rest.await.unwrap_or_default();
    Condition {
        database,
        database_size: database_size(store).await,
        room: Room::under(&desk.folder),
        by_folder: matches!(desk.transport, Transport::Folder(_)),
        queue,
        backs_up: desk.backups.is_some(),
        backed_up_at: desk.backups.as_deref().and_then(keep::newest),
        upkeep,
        behind,
        administrators,
        base_url: ask.organisation.base_url.clone(),
        schema,
        now: store.clock().now_ms(),
    }
}

async fn answers(store: &Store) -> Result<&'static str> {
    let dialect = store.quietly("whether the database can be written", |tx| Ok(tx.dialect())).await?;
    Ok(match dialect {
        db::Dialect::Sqlite => "SQLite",
        db::Dialect::Postgres => "PostgreSQL",
    })
}

/// The size of the database, in bytes; nothing where it does not say.
pub(super) async fn database_size(store: &Store) -> u64 {
    let read = store.system_read("how large the database is", |tx| {
        tx.first::<i64>(
            match tx.dialect() {
                db::Dialect::Sqlite => "select page_count * page_size from pragma_page_count(), pragma_page_size()",
                db::Dialect::Postgres => "select pg_database_size(current_database())",
            },
            &[],
        )
    });
    read.await.ok().flatten().and_then(|bytes| u64::try_from(bytes).ok()).unwrap_or_default()
}

/// The mail of an organisation: what waits, what has waited too long, what was given up in a month.
pub(super) fn queue(tx: &SystemTx<'_>, organisation: i64) -> Result<Queue> {
    let now = tx.now();
    let queue = tx.first::<Queue>(
        "select count(case when j.done_at is null then 1 end) as waiting, \
                count(case when j.done_at is null and (j.attempts > 0 or (j.kind = 'mail' and j.run_at < :late)) then 1 end) as late, \
                count(case when j.done_at > :month and j.payload <> '' then 1 end) as lost, \
                (select x.failed from job x where x.organisation = :organisation and x.kind in ('mail', 'bulk-mail') and x.failed is not null \
                 and (x.done_at is null or x.payload <> '') order by x.id desc limit 1) as cause \
         from job j where j.organisation = :organisation and j.kind in ('mail', 'bulk-mail')",
        params! { organisation, late = now - LATE_MS, month = now - 30 * 24 * HOUR_MS },
    )?;
    Ok(queue.unwrap_or_default())
}

fn upkeep(tx: &SystemTx<'_>) -> Result<Vec<Upkeep>> {
    tx.all("select name, done_at, failed from upkeep order by name", &[])
}

fn behind(tx: &SystemTx<'_>) -> Result<Vec<(String, i64)>> {
    let positions = activity::positions(tx)?;
    let end = positions.iter().find(|(name, _)| name.is_empty()).map_or(0, |(_, end)| *end);
    Ok(positions.into_iter().filter(|(name, _)| !name.is_empty()).map(|(name, at)| (name, end - at)).collect())
}

fn administrators(tx: &SystemTx<'_>, organisation: i64) -> Result<i64> {
    let count = tx.first(
        "select count(*) from person_role g join person p on p.organisation = g.organisation and p.id = g.person \
         where g.organisation = :organisation and g.role = 'administrator' and p.kind = 'member' and p.deactivated_at is null",
        params! { organisation },
    )?;
    Ok(count.unwrap_or(0))
}

fn schema(tx: &SystemTx<'_>) -> Result<String> {
    Ok(tx.first("select max(name) from schema_migration", &[])?.unwrap_or_default())
}
