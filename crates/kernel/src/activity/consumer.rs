//! Reading the journal from one's own cursor: at least once, in order, idempotently.

use db::{params, record};

use super::{Facts, Host, Verb};
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
    /// What else it says.
    pub facts: Facts,
}

/// What follows the journal.
pub trait Consumer: Send + 'static {
    /// The name of its cursor.
    fn name(&self) -> &'static str;

    /// Reads what taking these lines will need, beside the writer, so that nobody's write waits for it. What changes
    /// between this and [`Consumer::apply`] has a line of its own, later.
    ///
    /// # Errors
    /// When the database fails: the batch will come again.
    fn prepare(&mut self, _tx: &SystemTx<'_>, _batch: &[Recorded]) -> Result<()> {
        Ok(())
    }

    /// Takes some lines into its own state, in the transaction that moves its cursor.
    ///
    /// # Errors
    /// When its state cannot be written: the batch will come again.
    fn apply(&mut self, tx: &SystemTx<'_>, batch: &[Recorded]) -> Result<()>;
}

/// A place in the journal: transaction and position.
type Place = (i64, i64);

/// Lines that a consumer is about to take, from where its cursor stands.
#[derive(Debug)]
pub struct Batch {
    from: Place,
    to: Place,
    lines: Vec<Recorded>,
}

record! {
    struct Line {
        epoch: i64, position: i64, organisation: i64, at: i64, actor: Option<i64>,
        verb: String, host: String, object: i64, target: Option<i64>, facts: String,
    }
}

/// Reads the next lines, and lets the consumer read what they need; `None` at the journal's end.
///
/// On PostgreSQL a line may commit after a later one: only those older than every running transaction are read
/// (`journal_horizon`), in the order of (transaction, position), so that none is ever skipped.
///
/// # Errors
/// What the consumer returns, or the database's failure.
pub fn next(tx: &SystemTx<'_>, consumer: &mut dyn Consumer, limit: i64) -> Result<Option<Batch>> {
    let from = cursor(tx, consumer.name())?;
    let lines: Vec<Line> = tx.all(
        concat!(
            crate::lines_after!(
                "select epoch, position, organisation, at, actor, verb, host, object, target, facts from activity" where "epoch < journal_horizon()"
            ),
            " limit :limit",
        ),
        params! { epoch = from.0, position = from.1, limit },
    )?;
    let Some(last) = lines.last() else { return Ok(None) };
    let to = (last.epoch, last.position);
    let lines = lines.into_iter().map(recorded).collect::<Result<Vec<_>>>()?;
    consumer.prepare(tx, &lines)?;
    Ok(Some(Batch { from, to, lines }))
}

/// Lets the consumer take a batch, and moves its cursor. Where another node has moved it meanwhile, nothing is done.
///
/// # Errors
/// What the consumer returns, or the database's failure.
pub fn take(tx: &SystemTx<'_>, consumer: &mut dyn Consumer, batch: &Batch) -> Result<()> {
    let name = consumer.name();
    if cursor(tx, name)? != batch.from {
        return Ok(());
    }
    consumer.apply(tx, &batch.lines)?;
    tx.put(
        "insert into consumer(name, epoch, position) values (:name, :epoch, :position) \
         on conflict (name) do update set epoch = excluded.epoch, position = excluded.position",
        params! { name, epoch = batch.to.0, position = batch.to.1 },
    )?;
    Ok(())
}

fn cursor(tx: &SystemTx<'_>, name: &str) -> Result<Place> {
    let cursor = tx.first("select epoch, position from consumer where name = :name", params! { name })?;
    Ok(cursor.unwrap_or((-1, -1)))
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
        facts: Facts::read(&line.facts)?,
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
