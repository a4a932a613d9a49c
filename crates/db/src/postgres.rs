//! The database server: its sessions, the reader role, and statements on it.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    rc::Rc,
    time::Duration,
};

use bytes::BytesMut;
use postgres::{
    Client, Config, NoTls, Statement,
    fallible_iterator::FallibleIterator,
    types::{IsNull, ToSql, Type, to_sql_checked},
};

use crate::{
    Column, Dialect, Error, Result, Row, VARIABLES, Value,
    error::is_of_the_connection,
    row::Source,
    sql::{repeated, translate},
    tx::{Backend, Params, TOGETHER, Tx},
};

/// The role whose rights are the views of the door alone.
pub(crate) const READER: &str = "cenacle_reader";

struct Prepared {
    statement: Statement,
    names: Vec<String>,
}

/// A session with its prepared statements.
pub(crate) struct Postgres {
    client: RefCell<Client>,
    /// By where a text lies, how long it is, and how many rows it inserts at once.
    statements: RefCell<HashMap<(usize, usize, usize), Rc<Prepared>>>,
    broken: Cell<bool>,
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
        // Whatever keeps a session from being opened, another moment may be better.
        let mut client = config.connect(NoTls).map_err(|error| Error::Unavailable(Error::from(error).to_string()))?;
        client.batch_execute("set jit = off; set client_min_messages = warning; set statement_timeout = '30s'")?;
        if guarded {
            // Every page's plan is keyed; with small tables PostgreSQL would rather hash a whole one for each row. Whoever
            // looks, the plan is the same: made once, not for each execution.
            client.batch_execute(&format!(
                "set enable_hashjoin = off; set enable_mergejoin = off; set plan_cache_mode = force_generic_plan; \
                 set role {READER}"
            ))?;
        }
        Ok(Self { client: RefCell::new(client), statements: RefCell::default(), broken: Cell::new(false) })
    }

    /// Whether the session must be opened anew.
    pub(crate) fn is_broken(&self) -> bool {
        self.broken.get() || self.client.borrow().is_closed()
    }

    /// Lifts the bound of a statement's time: a migration may take as long as the tables are large.
    pub(crate) fn take_your_time(&self) -> Result<()> {
        self.checked(|client| client.batch_execute("set statement_timeout = 0"))
    }

    /// Begins a transaction: one snapshot for a reader, the one transaction of a batch for the writer.
    pub(crate) fn begin(&self, reading: bool) -> Result<()> {
        let begin = if reading { "begin isolation level repeatable read read only" } else { "begin" };
        // Whatever stands in the way of a beginning, the next one is made on a new session.
        self.checked(|client| client.batch_execute(begin)).inspect_err(|_| self.broken.set(true))
    }

    /// The transaction that was begun.
    pub(crate) fn tx(&self) -> Tx<'_> {
        Tx::new(Backend::Postgres(PostgresTx { session: self }))
    }

    /// Makes the batch durable, or undoes it whole.
    pub(crate) fn commit(&self) -> Result<()> {
        // A commit of a failed transaction answers ROLLBACK without an error; any statement before it is refused.
        self.checked(|client| client.batch_execute("select 1; commit")).map_err(|error| {
            self.broken.set(true);
            match error {
                Error::Other(cause) => Error::Unavailable(cause),
                other => other,
            }
        })
    }

    /// Undoes the batch.
    pub(crate) fn rollback(&self) {
        if self.client.borrow_mut().batch_execute("rollback").is_err() {
            self.broken.set(true);
        }
    }

    /// Runs something on the connection, and notes when the session does not survive it.
    fn checked<T>(&self, work: impl FnOnce(&mut Client) -> std::result::Result<T, postgres::Error>) -> Result<T> {
        let outcome = work(&mut self.client.borrow_mut());
        outcome.map_err(|error| {
            if ends_the_session(&error) {
                self.broken.set(true);
            }
            error.into()
        })
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
        let statement = self.checked(|client| client.prepare(&translated.text))?;
        let prepared = Rc::new(Prepared { statement, names: translated.names });
        self.statements.borrow_mut().insert(key, Rc::clone(&prepared));
        Ok(prepared)
    }
}

/// Whether the session is over, or holds statements that another program's migration made unusable.
fn ends_the_session(error: &postgres::Error) -> bool {
    // SQLSTATE, PostgreSQL manual, appendix A: connection exceptions, shutdown, a plan or a statement that is no more.
    match error.code().map(postgres::error::SqlState::code) {
        Some(code) => {
            code.starts_with("08") || code.starts_with("57P") || ["25P03", "25P04", "0A000", "26000"].contains(&code)
        }
        None => error.is_closed() || is_of_the_connection(error),
    }
}

pub(crate) struct PostgresTx<'a> {
    session: &'a Postgres,
}

impl PostgresTx<'_> {
    pub(crate) fn set_variables(&self, values: [i64; 3]) -> Result<()> {
        // Numbers only, so that nothing needs quoting; one round trip for all.
        let calls =
            VARIABLES.iter().zip(values).map(|(name, value)| format!("set_config('cenacle.{name}', '{value}', true)"));
        let sql = format!("select {}", calls.collect::<Vec<_>>().join(", "));
        self.session.checked(|client| client.simple_query(&sql)).map(|_| ())
    }

    pub(crate) fn each(
        &self,
        sql: &'static str,
        params: &[(&str, Value)],
        visit: &mut dyn FnMut(&mut Row<'_>) -> Result<bool>,
    ) -> Result<()> {
        let prepared = self.session.prepared(sql, 1)?;
        let bound = bind(&prepared.names, params, sql)?;
        let rows = self.session.checked(|client| client.query_raw(&prepared.statement, bound)?.collect::<Vec<_>>())?;
        for row in &rows {
            if !visit(&mut Row { source: Source::Postgres(row), next: 0 })? {
                break;
            }
        }
        Ok(())
    }

    pub(crate) fn execute(&self, sql: &'static str, params: &[(&str, Value)]) -> Result<u64> {
        let prepared = self.session.prepared(sql, 1)?;
        self.run(&prepared, &bind(&prepared.names, params, sql)?)
    }

    pub(crate) fn insert_all(&self, sql: &'static str, rows: &[Params]) -> Result<()> {
        let mut chunks = rows.chunks_exact(TOGETHER);
        for chunk in &mut chunks {
            let prepared = self.session.prepared(sql, TOGETHER)?;
            let bound = chunk.iter().map(|row| bind(&prepared.names, row, sql)).collect::<Result<Vec<_>>>()?;
            self.run(&prepared, &bound.concat())?;
        }
        chunks.remainder().iter().try_for_each(|row| self.execute(sql, row).map(|_| ()))
    }

    fn run(&self, prepared: &Prepared, bound: &[Bound<'_>]) -> Result<u64> {
        let refs: Vec<&(dyn ToSql + Sync)> = bound.iter().map(|value| value as &(dyn ToSql + Sync)).collect();
        self.session.checked(|client| client.execute(&prepared.statement, &refs))
    }

    pub(crate) fn prepare(&self, sql: &str) -> Result<()> {
        self.session.checked(|client| client.prepare(&translate(sql, Dialect::Postgres).text)).map(|_| ())
    }

    pub(crate) fn batch(&self, sql: &str) -> Result<()> {
        self.session.checked(|client| client.batch_execute(sql))
    }
}

fn bind<'a>(names: &[String], params: &'a [(&str, Value)], sql: &str) -> Result<Vec<Bound<'a>>> {
    names
        .iter()
        .map(|name| {
            let found = params.iter().find(|(known, _)| known == name);
            found
                .map(|(_, value)| Bound(value))
                .ok_or_else(|| Error::Other(format!("parameter :{name} is missing for {sql}")))
        })
        .collect()
}

/// A parameter written in the type that the server inferred.
#[derive(Debug, Clone, Copy)]
struct Bound<'a>(&'a Value);

impl ToSql for Bound<'_> {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut BytesMut,
    ) -> std::result::Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self.0 {
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
pub(crate) fn column(row: &postgres::Row, index: usize) -> Result<Column<'_>> {
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
