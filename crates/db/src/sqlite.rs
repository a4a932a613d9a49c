//! The embedded database: its settings, its guard, and statements on it.

use std::{cell::Cell, cell::RefCell, collections::HashMap, path::Path, rc::Rc, time::Duration};

use rusqlite::{
    Connection, OpenFlags,
    config::DbConfig,
    functions::FunctionFlags,
    hooks::{AuthAction, AuthContext, Authorization},
    types::{ToSqlOutput, ValueRef},
};

use crate::{
    Dialect, Error, Result, Row, VARIABLES, Value,
    row::Source,
    sql::{Translated, translate},
    tx::{Backend, Tx},
};

/// What a connection is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Writer,
    GuardedReader,
    SystemReader,
}

/// What a guarded reader may read beyond the views of the door.
#[derive(Clone, Copy, Default)]
pub(crate) struct Open {
    /// Tables that it may name.
    pub(crate) tables: &'static [&'static str],
    /// Full-text indexes, which it may not name, and whose own tables they read while a statement runs.
    pub(crate) indexes: &'static [&'static str],
}

/// A connection with its viewer's variables and its translated statements.
pub(crate) struct Sqlite {
    connection: Connection,
    guarded: bool,
    statements: RefCell<HashMap<(usize, usize), Rc<Translated>>>,
}

impl Sqlite {
    /// Opens the file, with the views of the door, for one role.
    pub(crate) fn open(path: &Path, role: Role, views: &str, open: Open) -> Result<Self> {
        let flags = match role {
            Role::Writer => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
            // A reader of a WAL database must be able to write its shared-memory file; query_only refuses the rest.
            Role::GuardedReader | Role::SystemReader => OpenFlags::SQLITE_OPEN_READ_WRITE,
        };
        if role == Role::Writer {
            make_alone(path)?;
        }
        let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        if role == Role::Writer && connection.is_readonly("main")? {
            return Err(Error::Unavailable(format!(
                "Its file {} is read-only for the user that runs this program.",
                path.display()
            )));
        }
        connection.busy_timeout(Duration::from_secs(5))?;
        // A plan does not depend on what is bound: a statement with a bound limit was prepared anew each time.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        connection.set_prepared_statement_cache_capacity(500);
        connection.execute_batch(
            "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma temp_store = memory; \
             pragma cache_size = -8192; pragma trusted_schema = off;",
        )?;
        register_functions(&connection)?;
        connection.execute_batch(views)?;
        if role != Role::Writer {
            connection.execute_batch("pragma query_only = on")?;
        }
        if role == Role::GuardedReader {
            guard(&connection, open)?;
        }
        Ok(Self { connection, guarded: role == Role::GuardedReader, statements: RefCell::default() })
    }

    /// Begins a transaction: one snapshot for a reader, the one transaction of a batch for the writer.
    pub(crate) fn begin(&self, reading: bool) -> Result<()> {
        CURRENT.with(|current| current.set([0; 3]));
        // One that an error left open would refuse every other after it.
        self.rollback();
        self.connection.prepare_cached(if reading { "begin" } else { "begin immediate" })?.execute([])?;
        Ok(())
    }

    /// The transaction that was begun.
    pub(crate) fn tx(&self) -> Tx<'_> {
        Tx::new(Backend::Sqlite(SqliteTx { sqlite: self }))
    }

    /// Whether the transaction still stands: a full disk or a failed one makes SQLite undo it by itself.
    pub(crate) fn in_transaction(&self) -> bool {
        !self.connection.is_autocommit()
    }

    fn standing(&self) -> Result<()> {
        if self.in_transaction() {
            Ok(())
        } else {
            Err(Error::Unavailable("the database has undone the whole transaction".into()))
        }
    }

    /// Makes the batch durable, or undoes it whole.
    pub(crate) fn commit(&self) -> Result<()> {
        self.standing()?;
        let committed = self.connection.prepare_cached("commit").and_then(|mut s| s.execute([]));
        if committed.is_err() && !self.connection.is_autocommit() {
            self.connection.execute_batch("rollback")?;
        }
        Ok(committed.map(|_| ())?)
    }

    /// Undoes the batch.
    pub(crate) fn rollback(&self) {
        if !self.connection.is_autocommit() {
            let _ = self.connection.execute_batch("rollback");
        }
    }

    fn translated(&self, sql: &'static str) -> Result<Rc<Translated>> {
        let key = (sql.as_ptr() as usize, sql.len());
        if let Some(known) = self.statements.borrow().get(&key) {
            return Ok(Rc::clone(known));
        }
        if self.guarded && redefines_a_view(sql) {
            return Err(Error::Denied(format!(
                "a common table expression bears the name of a view of the door: {sql}"
            )));
        }
        let translated = Rc::new(translate(sql, Dialect::Sqlite));
        self.statements.borrow_mut().insert(key, Rc::clone(&translated));
        Ok(translated)
    }
}

/// Makes the file for its owner alone where there is none: everybody's words are in it. SQLite gives the files beside it (its
/// log, its shared memory) the same rights.
fn make_alone(path: &Path) -> Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(Error::Unavailable(format!("Its file {} cannot be made ({error}).", path.display()))),
    }
}

fn register_functions(connection: &Connection) -> Result<()> {
    for (index, name) in VARIABLES.into_iter().enumerate() {
        connection.create_scalar_function(
            name,
            0,
            FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_INNOCUOUS,
            move |_| Ok(CURRENT.with(|current| current.get()).get(index).copied().unwrap_or(0)),
        )?;
    }
    // On PostgreSQL rows commit late; here the one writer makes every position final.
    connection.create_scalar_function(
        "journal_horizon",
        0,
        FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_INNOCUOUS,
        |_| Ok(i64::MAX),
    )?;
    Ok(())
}

thread_local! {
    /// The viewer of the transaction that this thread is in: a connection never leaves its thread.
    static CURRENT: Cell<[i64; 3]> = const { Cell::new([0; 3]) };
}

thread_local! {
    /// Whether this thread is preparing a statement of ours: what SQLite asks about otherwise is an index reading its own tables.
    static PREPARING: Cell<bool> = const { Cell::new(false) };
}

fn preparing<T>(work: impl FnOnce() -> T) -> T {
    PREPARING.with(|preparing| preparing.set(true));
    let answer = work();
    PREPARING.with(|preparing| preparing.set(false));
    answer
}

/// Refuses every table outside the views of the door; checked when a statement is prepared, so a cached one pays nothing.
fn guard(connection: &Connection, open: Open) -> Result<()> {
    connection.authorizer(Some(move |context: AuthContext<'_>| match context.action {
        AuthAction::Read { table_name, .. } => {
            let through_view = context.accessor.is_some_and(|view| view.starts_with("visible_"));
            let named =
                table_name.starts_with("visible_") || table_name == "json_each" || open.tables.contains(&table_name);
            if through_view || named || is_index_reading_itself(open, table_name) {
                Authorization::Allow
            } else {
                Authorization::Deny
            }
        }
        // How FTS5 learns that another connection has written.
        AuthAction::Pragma { pragma_name: "data_version", .. } => Authorization::Allow,
        AuthAction::Select
        | AuthAction::Function { .. }
        | AuthAction::Transaction { .. }
        | AuthAction::Savepoint { .. }
        | AuthAction::Recursive => Authorization::Allow,
        _ => Authorization::Deny,
    }))?;
    Ok(())
}

/// FTS5 prepares statements on its shadow tables (`NAME_data`, `NAME_idx`, …) while one of ours runs; ours may not name them.
/// Its settings alone it reads as soon as a view of it is first named.
fn is_index_reading_itself(open: Open, table: &str) -> bool {
    let part = open.indexes.iter().find_map(|index| table.strip_prefix(index)?.strip_prefix('_'));
    part.is_some_and(|part| part == "config" || !PREPARING.with(Cell::get))
}

/// Whether a text gives a common table expression the name of a view: SQLite tells the authorizer that name as the
/// accessor, so the guard alone would let it through. Found when the door was first measured.
fn redefines_a_view(sql: &str) -> bool {
    if sql.contains("--") || sql.contains("/*") {
        return true;
    }
    let mut tokens: Vec<String> = Vec::new();
    let mut word = String::new();
    for c in sql.chars() {
        if c.is_alphanumeric() || c == '_' {
            word.extend(c.to_lowercase());
            continue;
        }
        if !word.is_empty() {
            tokens.push(std::mem::take(&mut word));
        }
        if !c.is_whitespace() && !"\"`[]'".contains(c) {
            tokens.push(c.into());
        }
    }
    tokens.push(word);
    tokens.windows(3).any(|window| match window {
        [name, next, after] => {
            name.starts_with("visible_")
                && (next == "(" || (next == "as" && matches!(after.as_str(), "(" | "not" | "materialized")))
        }
        _ => false,
    })
}

pub(crate) struct SqliteTx<'a> {
    sqlite: &'a Sqlite,
}

struct Bound<'a>(&'a Value);

impl rusqlite::ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self.0 {
            Value::Null => ToSqlOutput::Borrowed(ValueRef::Null),
            Value::Int(value) => ToSqlOutput::Borrowed(ValueRef::Integer(*value)),
            Value::Real(value) => ToSqlOutput::Borrowed(ValueRef::Real(*value)),
            Value::Text(value) => ToSqlOutput::Borrowed(ValueRef::Text(value.as_bytes())),
            Value::Blob(value) => ToSqlOutput::Borrowed(ValueRef::Blob(value)),
            Value::Ids(ids) => {
                let list = ids.iter().map(i64::to_string).collect::<Vec<_>>().join(",");
                ToSqlOutput::Owned(rusqlite::types::Value::Text(format!("[{list}]")))
            }
        })
    }
}

impl SqliteTx<'_> {
    #[expect(clippy::unused_self, reason = "the same face as PostgreSQL's")]
    pub(crate) fn set_variables(&self, values: [i64; 3]) {
        CURRENT.with(|current| current.set(values));
    }

    pub(crate) fn each(
        &self,
        sql: &'static str,
        params: &[(&str, Value)],
        visit: &mut dyn FnMut(&mut Row<'_>) -> Result<bool>,
    ) -> Result<()> {
        let (mut statement, _) = self.bound(sql, params)?;
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next()? {
            if !visit(&mut Row { source: Source::Sqlite(row), next: 0 })? {
                break;
            }
        }
        Ok(())
    }

    pub(crate) fn execute(&self, sql: &'static str, params: &[(&str, Value)]) -> Result<u64> {
        let (mut statement, _) = self.bound(sql, params)?;
        Ok(statement.raw_execute()? as u64)
    }

    fn bound(
        &self,
        sql: &'static str,
        params: &[(&str, Value)],
    ) -> Result<(rusqlite::CachedStatement<'_>, Rc<Translated>)> {
        // Outside a transaction, each statement would be durable alone.
        self.sqlite.standing()?;
        let translated = self.sqlite.translated(sql)?;
        let mut statement = preparing(|| self.sqlite.connection.prepare_cached(&translated.text))?;
        for (index, name) in translated.names.iter().enumerate() {
            let (_, value) = params
                .iter()
                .find(|(known, _)| known == name)
                .ok_or_else(|| Error::Other(format!("parameter :{name} is missing for {}", translated.text)))?;
            statement.raw_bind_parameter(index + 1, Bound(value))?;
        }
        Ok((statement, translated))
    }

    pub(crate) fn prepare(&self, sql: &str) -> Result<()> {
        preparing(|| self.sqlite.connection.prepare(&translate(sql, Dialect::Sqlite).text))?;
        Ok(())
    }

    pub(crate) fn batch(&self, sql: &str) -> Result<()> {
        self.sqlite.standing()?;
        if sql.contains(';') {
            preparing(|| self.sqlite.connection.execute_batch(sql))?;
        } else {
            preparing(|| self.sqlite.connection.prepare_cached(sql))?.raw_execute()?;
        }
        Ok(())
    }
}
