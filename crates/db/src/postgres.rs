//! The database server: its sessions, the reader role, and statements on it.

use std::{
    borrow::Cow,
    cell::{Cell, RefCell},
    collections::HashMap,
    rc::Rc,
    time::Duration,
};

use bytes::BytesMut;
use tokio_postgres::{
    Config, Statement,
    types::{IsNull, ToSql, Type, to_sql_checked},
};

use crate::{
    Column, Dialect, Error, Result, Row, VARIABLES, Value,
    row::Source,
    sql::{repeated, translate},
    tx::{Backend, Params, TOGETHER, Tx},
    wire::{Answer, Wire},
};

/// The role whose rights are the views of the door alone.
pub(crate) const READER: &str = "cenacle_reader";

struct Prepared {
    statement: Statement,
    names: Vec<String>,
}

/// A session with its prepared statements.
pub(crate) struct Postgres {
    wire: Wire,
    /// By where a text lies, how long it is, and how many rows it inserts at once.
    statements: RefCell<HashMap<(usize, usize, usize), Rc<Prepared>>>,
    broken: Cell<bool>,
    /// Whether nobody has looked at the connection for a while.
    rested: Cell<bool>,
    /// Whether the transaction is known to have begun.
    begun: Cell<bool>,
    /// Whether a statement that may well fail is on its way, for which nobody waits.
    unsure: Cell<bool>,
}

impl Postgres {
    /// Opens a session; a guarded one gives up every right but the reader role's.
    pub(crate) fn open(url: &str, guarded: bool) -> Result<Self> {
        let mut config: Config = url.parse()?;
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(Duration::from_secs(5));
        }
        // A server that vanished without a word is noticed within a minute, not after the system's two hours.
        config
            .keepalives_idle(Duration::from_secs(30))
            .keepalives_interval(Duration::from_secs(5))
            .keepalives_retries(3);
        config.tcp_user_timeout(Duration::from_secs(45));
        let session = Self {
            wire: Wire::open(&config)?,
            statements: RefCell::default(),
            broken: Cell::default(),
            rested: Cell::default(),
            begun: Cell::default(),
            unsure: Cell::default(),
        };
        // A plan that was made while a table was small stays until the table is analysed: it reads by keys from the first
        // row on.
        session.batch(
            "set jit = off; set enable_seqscan = off; set client_min_messages = warning; set statement_timeout = '30s'",
        )?;
        if guarded {
            // Every page's plan is keyed; with small tables PostgreSQL would rather hash a whole one for each row. Whoever
            // looks, the plan is the same: made once, not for each execution.
            session.batch(&format!(
                "set enable_hashjoin = off; set enable_mergejoin = off; set plan_cache_mode = force_generic_plan; \
                 set role {READER}"
            ))?;
        }
        Ok(session)
    }

    /// Whether the session must be opened anew.
    pub(crate) fn is_broken(&self) -> bool {
        self.broken.get() || self.wire.is_over()
    }

    /// For a migration or a copy, which may take as long as the tables are large, and reads them whole.
    pub(crate) fn take_your_time(&self) -> Result<()> {
        self.batch("set statement_timeout = 0; set enable_seqscan = on")
    }

    /// Begins a transaction: one snapshot for a reader, the one transaction of a batch for the writer. It goes with the
    /// first statement.
    pub(crate) fn begin(&self, reading: bool) -> Result<()> {
        if self.rested.take() {
            // Whatever became of the server meanwhile, the transaction is begun on a new session.
            self.wire.look().inspect_err(|_| self.broken.set(true))?;
        }
        self.begun.set(false);
        self.post(if reading { "begin isolation level repeatable read read only" } else { "begin" })
    }

    /// The transaction that was begun.
    pub(crate) fn tx(&self) -> Tx<'_> {
        Tx::new(Backend::Postgres(PostgresTx { session: self }))
    }

    /// Makes the batch durable, or undoes it whole.
    pub(crate) fn commit(&self) -> Result<()> {
        // A commit of a failed transaction answers ROLLBACK without an error; any statement before it is refused.
        self.batch("select 1; commit").map_err(|error| {
            self.broken.set(true);
            match error {
                Error::Other(cause) => Error::Unavailable(cause),
                other => other,
            }
        })
    }

    /// Undoes the batch. It goes with the next transaction's beginning, or when the session rests.
    pub(crate) fn rollback(&self) {
        self.unsure.set(false);
        self.undo("rollback");
    }

    /// Before the thread waits for more to do: ends what is still on its way, so that no transaction stays open meanwhile.
    pub(crate) fn rest(&self) {
        if self.wire.settle().is_err() {
            self.broken.set(true);
        }
        self.rested.set(true);
    }

    /// Sends statements as they stand, for which nobody waits.
    fn post(&self, sql: impl Into<Cow<'static, str>>) -> Result<()> {
        let (client, sql) = (self.wire.client(), sql.into());
        Ok(self.wire.post(async move { client.batch_execute(&sql).await })?)
    }

    /// Sends statements that undo those before them.
    fn undo(&self, sql: &'static str) {
        let client = self.wire.client();
        self.wire.undo(async move { client.batch_execute(sql).await });
    }

    /// Runs statements as they stand.
    fn batch(&self, sql: &str) -> Result<()> {
        let (client, sql) = (self.wire.client(), sql.to_owned());
        let answer = self.wire.ask(async move { client.batch_execute(&sql).await });
        self.wait(&answer)
    }

    fn wait<T>(&self, answer: &Answer<T>) -> Result<T> {
        let outcome = self.wire.wait(answer);
        if self.wire.is_quiet() {
            self.unsure.set(false);
        }
        self.begun.set(self.begun.get() || outcome.is_ok());
        outcome?.ok_or_else(|| Error::Unavailable("the session ended, or the statement failed before".into()))
    }

    fn prepared(&self, sql: &'static str, rows: usize) -> Result<Rc<Prepared>> {
        let key = (sql.as_ptr() as usize, sql.len(), rows);
        if let Some(known) = self.statements.borrow().get(&key) {
            return Ok(Rc::clone(known));
        }
        let mut translated = translate(sql, Dialect::Postgres);
        if rows > 1 {
            translated.text =
                repeated(&translated, rows).ok_or_else(|| Error::Other(format!("not an insert of values: {sql}")))?;
        }
        let prepared = Rc::new(Prepared { statement: self.prepare(translated.text)?, names: translated.names });
        self.statements.borrow_mut().insert(key, Rc::clone(&prepared));
        Ok(prepared)
    }

    fn prepare(&self, sql: String) -> Result<Statement> {
        let client = self.wire.client();
        let answer = self.wire.ask(async move { client.prepare(&sql).await });
        self.wait(&answer)
    }
}

/// Rows that a cursor hands over at once.
const AT_ONCE: usize = 1_000;
/// For the rest of a transaction.
pub(crate) const TAKE_YOUR_TIME: &str = "set local statement_timeout = 0";

pub(crate) struct PostgresTx<'a> {
    session: &'a Postgres,
}

impl PostgresTx<'_> {
    pub(crate) fn set_variables(&self, values: [i64; 3]) -> Result<()> {
        // Numbers only, so that nothing needs quoting; it goes with the first statement of whoever it is about.
        let calls =
            VARIABLES.iter().zip(values).map(|(name, value)| format!("set_config('cenacle.{name}', '{value}', true)"));
        self.session.post(format!("select {}", calls.collect::<Vec<_>>().join(", ")))
    }

    /// Sends a statement, and leaves its rows on their way.
    pub(crate) fn ask(&self, sql: &'static str, params: &[(&str, Value)]) -> Result<Asked> {
        let prepared = self.session.prepared(sql, 1)?;
        let bound = bind(&prepared.names, params, sql)?;
        let client = self.session.wire.client();
        Ok(Asked(self.session.wire.ask(async move { client.query(&prepared.statement, &references(&bound)).await })))
    }

    /// Hands over the rows of a statement that was sent.
    pub(crate) fn answer(
        &self,
        Asked(answer): &Asked,
        visit: &mut dyn FnMut(&mut Row<'_>) -> Result<bool>,
    ) -> Result<()> {
        for row in &self.session.wait(answer)? {
            if !visit(&mut Row { source: Source::Postgres(row), next: 0 })? {
                break;
            }
        }
        Ok(())
    }

    /// Hands over the rows of a statement, all of which came before the first is looked at.
    pub(crate) fn all(
        &self,
        sql: &'static str,
        params: &[(&str, Value)],
        visit: &mut dyn FnMut(&mut Row<'_>) -> Result<bool>,
    ) -> Result<()> {
        self.answer(&self.ask(sql, params)?, visit)
    }

    /// Hands over the rows of a statement some at a time, through a cursor of this transaction.
    pub(crate) fn stream(&self, sql: &'static str, visit: &mut dyn FnMut(&mut Row<'_>) -> Result<bool>) -> Result<()> {
        let text = translate(sql, Dialect::Postgres).text;
        self.batch(&format!("{TAKE_YOUR_TIME}; declare rows_of_it no scroll cursor for {text}"))?;
        let fetch = self.session.prepare(format!("fetch forward {AT_ONCE} from rows_of_it"))?;
        loop {
            let (client, fetch) = (self.session.wire.client(), fetch.clone());
            let rows = self.session.wait(&self.session.wire.ask(async move { client.query(&fetch, &[]).await }))?;
            let is_last = rows.len() < AT_ONCE;
            for row in &rows {
                if !visit(&mut Row { source: Source::Postgres(row), next: 0 })? {
                    return self.batch("close rows_of_it");
                }
            }
            if is_last {
                return self.batch("close rows_of_it");
            }
        }
    }

    pub(crate) fn execute(&self, sql: &'static str, params: &[(&str, Value)]) -> Result<u64> {
        let prepared = self.session.prepared(sql, 1)?;
        let bound = bind(&prepared.names, params, sql)?;
        self.run(prepared, bound)
    }

    /// Runs a statement for whose outcome nobody waits.
    pub(crate) fn put(&self, sql: &'static str, params: &[(&str, Value)]) -> Result<()> {
        let prepared = self.session.prepared(sql, 1)?;
        let bound = bind(&prepared.names, params, sql)?;
        if !self.session.begun.get() {
            // Had the beginning failed, it would be durable by itself.
            self.session.wire.settle()?;
            self.session.begun.set(true);
        }
        let client = self.session.wire.client();
        self.session.unsure.set(true);
        Ok(self.session.wire.post(async move { client.execute(&prepared.statement, &references(&bound)).await })?)
    }

    pub(crate) fn insert_all(&self, sql: &'static str, rows: &[Params]) -> Result<()> {
        let mut chunks = rows.chunks_exact(TOGETHER);
        for chunk in &mut chunks {
            let prepared = self.session.prepared(sql, TOGETHER)?;
            let bound = chunk.iter().map(|row| bind(&prepared.names, row, sql)).collect::<Result<Vec<_>>>()?;
            self.run(prepared, bound.concat())?;
        }
        chunks.remainder().iter().try_for_each(|row| self.execute(sql, row).map(|_| ()))
    }

    fn run(&self, prepared: Rc<Prepared>, bound: Vec<Bound>) -> Result<u64> {
        let client = self.session.wire.client();
        let answer =
            self.session.wire.ask(async move { client.execute(&prepared.statement, &references(&bound)).await });
        self.session.wait(&answer)
    }

    pub(crate) fn prepare(&self, sql: &str) -> Result<()> {
        self.session.prepare(translate(sql, Dialect::Postgres).text).map(|_| ())
    }

    pub(crate) fn batch(&self, sql: &str) -> Result<()> {
        self.session.batch(sql)
    }

    /// Begins a step that can be undone alone. What was sent before it is waited for where it may have failed, so that no
    /// step is blamed for another's.
    pub(crate) fn begin_step(&self, sql: &'static str) -> Result<()> {
        if self.session.unsure.take() {
            let before = self.session.wire.settle();
            before.map_err(|error| match error.into() {
                conflict @ Error::Conflict(_) => Error::Other(format!("before the step: {conflict}")),
                other => other,
            })?;
        }
        self.session.post(sql)
    }

    /// Undoes a step, whatever became of it.
    pub(crate) fn undo_step(&self, sql: &'static str) -> Result<()> {
        self.session.unsure.set(false);
        self.session.undo(sql);
        Ok(self.session.wire.settle()?)
    }
}

/// A statement whose rows are on their way.
pub(crate) struct Asked(Answer<Vec<tokio_postgres::Row>>);

fn bind(names: &[String], params: &[(&str, Value)], sql: &str) -> Result<Vec<Bound>> {
    names
        .iter()
        .map(|name| {
            let found = params.iter().find(|(known, _)| known == name);
            found
                .map(|(_, value)| Bound(value.clone()))
                .ok_or_else(|| Error::Other(format!("parameter :{name} is missing for {sql}")))
        })
        .collect()
}

fn references(bound: &[Bound]) -> Vec<&(dyn ToSql + Sync)> {
    bound.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

/// A parameter written in the type that the server inferred.
#[derive(Debug, Clone)]
struct Bound(Value);

impl ToSql for Bound {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut BytesMut,
    ) -> std::result::Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match &self.0 {
            Value::Null => Ok(IsNull::Yes),
            Value::Int(value) => match *ty {
                Type::INT4 => i32::try_from(*value)?.to_sql(ty, out),
                Type::INT2 => i16::try_from(*value)?.to_sql(ty, out),
                Type::BOOL => (*value != 0).to_sql(ty, out),
                #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
                Type::FLOAT8 => (*value as f64).to_sql(ty, out),
                _ => value.to_sql(&Type::INT8, out),
            },
            Value::Real(value) => value.to_sql(ty, out),
            Value::Text(value) => value.to_sql(ty, out),
            Value::Blob(value) => value.to_sql(ty, out),
            Value::Ids(value) => value.to_sql(ty, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

/// A column in the few types that the schema uses.
pub(crate) fn column(row: &tokio_postgres::Row, index: usize) -> Result<Column<'_>> {
    let Some(described) = row.columns().get(index) else {
        return Err(Error::Column { column: index.to_string(), reason: "there is no such column".into() });
    };
    Ok(match *described.type_() {
        Type::INT8 => row.try_get::<_, Option<i64>>(index)?.map_or(Column::Null, Column::Int),
        Type::INT4 => row.try_get::<_, Option<i32>>(index)?.map_or(Column::Null, |v| Column::Int(v.into())),
        Type::BOOL => row.try_get::<_, Option<bool>>(index)?.map_or(Column::Null, |v| Column::Int(v.into())),
        Type::FLOAT8 => row.try_get::<_, Option<f64>>(index)?.map_or(Column::Null, Column::Real),
        Type::BYTEA => row.try_get::<_, Option<&[u8]>>(index)?.map_or(Column::Null, Column::Blob),
        Type::TEXT | Type::VARCHAR | Type::NAME | Type::UNKNOWN => {
            row.try_get::<_, Option<&str>>(index)?.map_or(Column::Null, Column::Text)
        }
        ref other => {
            return Err(Error::Column {
                column: described.name().to_owned(),
                reason: format!("type {other} is not one that the schema uses"),
            });
        }
    })
}
