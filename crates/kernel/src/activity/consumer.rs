//! Reading the journal from one's own cursor: at least once, in order, idempotently.

use db::{params, record};
use serde_json::Value as Json;

use super::{Host, Verb};
use crate::{Error, Result, SystemTx};

/// One line of the journal as a consumer reads it.
#[derive(Debug, Clone)]
pub struct Recorded {
    /// Its place in the journal.
    pub position: i64,
    /// Whose journal.
    pub organisation: i64,
    /// When, in Unix milliseconds.
    pub at: i64,
    /// Who; nobody for the system's own acts.
    pub actor: Option<i64>,
    /// What was done.
    pub verb: Verb,
    /// To what kind of thing.
    pub host: Host,
    /// Which.
    pub object: i64,
    /// In, on or to what.
    pub target: Option<i64>,
    /// Ids and small facts.
    pub facts: Json,
}

/// What follows the journal.
pub trait Consumer: Send + 'static {
    /// The name of its cursor.
    fn name(&self) -> &'static str;

    /// Takes some lines into its own state, in the transaction that moves its cursor.
    ///
    /// # Errors
    /// When its state cannot be written: the batch will come again.
    fn apply(&mut self, tx: &SystemTx<'_>, batch: &[Recorded]) -> Result<()>;
}

record! {
    struct Line {
        epoch: i64, position: i64, organisation: i64, at: i64, actor: Option<i64>,
        verb: String, host: String, object: i64, target: Option<i64>, facts: String,
    }
}

/// Reads the next lines, applies them and moves the cursor; returns how many there were.
///
/// On PostgreSQL a line may commit after a later one: only those older than every running transaction are read
/// (`journal_horizon`), in the order of (transaction, position), so that none is ever skipped.
///
/// # Errors
/// What the consumer returns, or the database's failure.
pub fn advance(tx: &SystemTx<'_>, consumer: &mut dyn Consumer, limit: i64) -> Result<usize> {
    let name = consumer.name();
    let cursor: Option<(i64, i64)> =
        tx.first("select epoch, position from consumer where name = :name", params! { name })?;
    let (epoch, position) = cursor.unwrap_or((-1, -1));
    let lines: Vec<Line> = tx.all(
        "select epoch, position, organisation, at, actor, verb, host, object, target, facts from activity \
         where (epoch, position) > (:epoch, :position) and epoch < journal_horizon() order by epoch, position limit :limit",
        params! { epoch, position, limit },
    )?;
    let Some(last) = lines.last() else { return Ok(0) };
    let (epoch, position, count) = (last.epoch, last.position, lines.len());
    let batch = lines.into_iter().map(recorded).collect::<Result<Vec<_>>>()?;
    consumer.apply(tx, &batch)?;
    tx.execute(
        "insert into consumer(name, epoch, position) values (:name, :epoch, :position) \
         on conflict (name) do update set epoch = excluded.epoch, position = excluded.position",
        params! { name, epoch, position },
    )?;
    Ok(count)
}

fn recorded(line: Line) -> Result<Recorded> {
    let unknown = || Error::Internal(format!("the journal holds {} {}", line.verb, line.host));
    Ok(Recorded {
        position: line.position,
        organisation: line.organisation,
        at: line.at,
        actor: line.actor,
        verb: Verb::parse(&line.verb).ok_or_else(unknown)?,
        host: Host::parse(&line.host).ok_or_else(unknown)?,
        object: line.object,
        target: line.target,
        facts: if line.facts.is_empty() { Json::Null } else { serde_json::from_str(&line.facts)? },
    })
}

/// How far each consumer is, and the journal's end, for the metrics.
///
/// # Errors
/// When the database fails.
pub fn positions(tx: &SystemTx<'_>) -> Result<Vec<(String, i64)>> {
    tx.all(
        "select name, position from consumer union all select '', coalesce(max(position), 0) from activity order by 1",
        &[],
    )
}
