//! The database server: its sessions, the reader role, and statements on it.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    rc::Rc,
};

use bytes::BytesMut;
use postgres::{
    Client, NoTls, Statement,
    fallible_iterator::FallibleIterator,
    types::{IsNull, ToSql, Type, to_sql_checked},
};

use crate::{
    Column, Dialect, Error, Result, Row, VARIABLES, Value,
    row::Source,
    sql::translate,
    tx::{Backend, Tx},
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
    statements: RefCell<HashMap<(usize, usize), Rc<Prepared>>>,
    broken: Cell<bool>,
}

impl Postgres {
    /// Opens a session; a guarded one gives up every right but the reader role's.
    pub(crate) fn open(url: &str, guarded: bool) -> Result<Self> {
        let mut client = Client::connect(url, NoTls)?;
        client.batch_execute("set jit = off; set client_min_messages = warning; set statement_timeout = '30s'")?;
        if guarded {
            // Every page's plan is keyed; with small tables PostgreSQL would rather hash a whole one for each row.
            client.batch_execute(&format!("set enable_hashjoin = off; set enable_mergejoin = off; set role {READER}"))?;
        }
        Ok(Self { client: RefCell::new(client), statements: RefCell::default(), broken: Cell::new(false) })
    }

    /// Whether the session must be opened anew.
    pub(crate) fn is_broken(&self) -> bool {
        self.broken.get() || self.client.borrow().is_closed()
    }

    /// Runs `work` in one read transaction: one snapshot.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Tx<'_>) -> T) -> Result<T> {
        self.client.borrow_mut().batch_execute("begin isolation level repeatable read read only")?;
        let answer = work(&Tx { backend: Backend::Postgres(PostgresTx { session: self }) });
        if self.client.borrow_mut().batch_execute("rollback").is_err() {
            self.broken.set(true);
        }
        Ok(answer)
    }

    /// Begins the one write transaction of a batch.
    pub(crate) fn begin(&self) -> Result<Tx<'_>> {
        self.client.borrow_mut().batch_execute("begin")?;
        Ok(Tx { backend: Backend::Postgres(PostgresTx { session: self }) })
    }

    /// Makes the batch durable, or undoes it whole.
    pub(crate) fn commit(&self) -> Result<()> {
        // A commit of a failed transaction answers ROLLBACK without an error, so the state is asked for first.
        self.client.borrow_mut().batch_execute("commit").inspect_err(|_| self.broken.set(true))?;
        Ok(())
    }

    /// Undoes the batch.
    pub(crate) fn rollback(&self) {
        if self.client.borrow_mut().batch_execute("rollback").is_err() {
            self.broken.set(true);
        }
    }

    fn prepared(&self, sql: &'static str) -> Result<Rc<Prepared>> {
        let key = (sql.as_ptr() as usize, sql.len());
        if let Some(known) = self.statements.borrow().get(&key) {
            return Ok(Rc::clone(known));
        }
        let translated = translate(sql, Dialect::Postgres);
        let statement = self.client.borrow_mut().prepare(&translated.text)?;
        let prepared = Rc::new(Prepared { statement, names: translated.names });
        self.statements.borrow_mut().insert(key, Rc::clone(&prepared));
        Ok(prepared)
    }
}

pub(crate) struct PostgresTx<'a> {
    session: &'a Postgres,
}

impl PostgresTx<'_> {
    pub(crate) fn set_variables(&self, values: [i64; 3]) -> Result<()> {
        // Numbers only, so that nothing needs quoting; one round trip for all.
        let calls = VARIABLES.iter().zip(values).map(|(name, value)| format!("set_config('cenacle.{name}', '{value}', true)"));
        let sql = format!("select {}", calls.collect::<Vec<_>>().join(", "));
        self.session.client.borrow_mut().simple_query(&sql)?;
        Ok(())
    }

    pub(crate) fn each(&self, sql: &'static str, params: &[(&str, Value)], visit: &mut dyn FnMut(&mut Row<'_>) -> Result<bool>) -> Result<()> {
        let prepared = self.session.prepared(sql)?;
        let bound = bind(&prepared.names, params, sql)?;
        let rows = {
            let mut client = self.session.client.borrow_mut();
            client.query_raw(&prepared.statement, bound)?.collect::<Vec<_>>()?
        };
        for row in &rows {
            if !visit(&mut Row { source: Source::Postgres(row), next: 0 })? {
                break;
            }
        }
        Ok(())
    }

    pub(crate) fn execute(&self, sql: &'static str, params: &[(&str, Value)]) -> Result<u64> {
        let prepared = self.session.prepared(sql)?;
        let bound = bind(&prepared.names, params, sql)?;
        let refs: Vec<&(dyn ToSql + Sync)> = bound.iter().map(|value| value as &(dyn ToSql + Sync)).collect();
        Ok(self.session.client.borrow_mut().execute(&prepared.statement, &refs)?)
    }

    pub(crate) fn prepare(&self, sql: &str) -> Result<()> {
        self.session.client.borrow_mut().prepare(&translate(sql, Dialect::Postgres).text)?;
        Ok(())
    }

    pub(crate) fn batch(&self, sql: &str) -> Result<()> {
        Ok(self.session.client.borrow_mut().batch_execute(sql)?)
    }
}

fn bind<'a>(names: &[String], params: &'a [(&str, Value)], sql: &str) -> Result<Vec<Bound<'a>>> {
    names
        .iter()
        .map(|name| {
            let found = params.iter().find(|(known, _)| known == name);
            found.map(|(_, value)| Bound(value)).ok_or_else(|| Error::Other(format!("parameter :{name} is missing for {sql}")))
        })
        .collect()
}

/// A parameter written in the type that the server inferred.
#[derive(Debug)]
struct Bound<'a>(&'a Value);

impl ToSql for Bound<'_> {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> std::result::Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
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
        Type::TEXT | Type::VARCHAR | Type::NAME | Type::UNKNOWN => row.try_get::<_, Option<&str>>(index)?.map_or(Column::Null, Column::Text),
        ref other => {
            return Err(Error::Column { column: described.name().to_owned(), reason: format!("type {other} is not one that the schema uses") });
        }
    })
}
