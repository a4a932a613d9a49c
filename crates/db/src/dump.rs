//! The content of a database as rows that either database takes: for backups, and for moving from one to the other.
//!
//! What can be made again is left out ([`Schema::derived`]); what means something on one server alone is put in order at
//! the end ([`Schema::restored`]).

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use crate::{
    Column, Dialect, Error, FromColumn, FromRow, Location, Params, Result, Row, Schema, Tx, Value, migrate, params,
    pool, tx::TOGETHER,
};

impl FromColumn for Value {
    fn from_column(column: Column<'_>) -> Result<Self> {
        Ok(match column {
            Column::Null => Self::Null,
            Column::Int(value) => Self::Int(value),
            Column::Real(value) => Self::Real(value),
            Column::Text(text) => Self::Text(text.to_owned()),
            Column::Blob(bytes) => Self::Blob(bytes.to_vec()),
        })
    }
}

/// A table and its columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns, in their order.
    pub columns: Vec<String>,
}

/// A text of ours that lasts as long as the program, as statements must: each is kept once.
fn lasting(text: String) -> &'static str {
    static KEPT: Mutex<Option<HashMap<String, &'static str>>> = Mutex::new(None);
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    let kept = kept.get_or_insert_with(HashMap::new);
    if let Some(known) = kept.get(&text) {
        return known;
    }
    let leaked: &'static str = Box::leak(text.clone().into_boxed_str());
    kept.insert(text, leaked);
    leaked
}

/// A name that may stand in a statement as it is: one of our own tables or columns.
fn plain(name: &str) -> Result<&str> {
    let holds =
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    if holds {
        Ok(name)
    } else {
        Err(Error::Schema(format!("“{name}” is no name of a table or column of this program")))
    }
}

/// The migrations that a database has had.
///
/// # Errors
/// When the database fails.
pub fn migrations(tx: &Tx<'_>) -> Result<Vec<String>> {
    tx.query("select name from schema_migration order by name", &[])
}

/// The tables that hold what cannot be made again, those first to which others refer.
///
/// # Errors
/// When the database fails.
pub fn tables(tx: &Tx<'_>, schema: &Schema) -> Result<Vec<Table>> {
    let names: Vec<String> = match tx.dialect() {
        Dialect::Sqlite => tx.query(
            "select name from sqlite_schema where type = 'table' and name not like 'sqlite@_%' escape '@' order by name <> 'organisation', name",
            &[],
        )?,
        Dialect::Postgres => tx.query(
            "select cast(table_name as text) from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE' \
             order by table_name <> 'organisation', table_name",
            &[],
        )?,
    };
    let derived = |name: &str| {
        name == "schema_migration"
            || schema.derived.contains(&name)
            || schema.indexes.iter().any(|index| name.starts_with(index))
    };
    names.into_iter().filter(|name| !derived(name)).map(|name| table(tx, name)).collect()
}

fn table(tx: &Tx<'_>, name: String) -> Result<Table> {
    let columns: Vec<String> = match tx.dialect() {
        Dialect::Sqlite => tx.query("select name from pragma_table_info(:name) order by cid", params! { name = name.as_str() })?,
        Dialect::Postgres => tx.query(
            "select cast(column_name as text) from information_schema.columns where table_schema = current_schema() and table_name = :name order by ordinal_position",
            params! { name = name.as_str() },
        )?,
    };
    Ok(Table { name, columns })
}

/// As many values as a table has columns.
struct Whole(Vec<Value>);

thread_local! {
    static WIDTH: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

impl FromRow for Whole {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        (0..WIDTH.get()).map(|_| row.get()).collect::<Result<_>>().map(Self)
    }
}

/// Hands every row of a table to `visit`; says how many there were.
///
/// # Errors
/// When the database fails, or what `visit` returns.
pub fn rows(tx: &Tx<'_>, table: &Table, visit: &mut dyn FnMut(Vec<Value>) -> Result<()>) -> Result<u64> {
    let columns = table.columns.iter().map(|column| plain(column)).collect::<Result<Vec<_>>>()?;
    let sql = lasting(format!("select {} from {}", columns.join(", "), plain(&table.name)?));
    WIDTH.set(columns.len());
    let mut count = 0;
    tx.each(sql, &mut |row| {
        visit(Whole::from_row(row)?.0)?;
        count += 1;
        Ok(true)
    })?;
    Ok(count)
}

/// Deletes the rows of an organisation from a table; one whose rows are of no organisation is left as it is. Says how many.
///
/// # Errors
/// When the database fails.
pub fn clear(tx: &Tx<'_>, table: &Table, organisation: i64) -> Result<u64> {
    if !table.columns.iter().any(|column| column == "organisation") {
        return Ok(0);
    }
    let sql = lasting(format!("delete from {} where organisation = :organisation", plain(&table.name)?));
    tx.take_your_time()?;
    tx.execute(sql, params! { organisation })
}

/// Fills an empty database with rows, as the version left it that wrote them: what came later is applied when it is opened.
///
/// # Errors
/// [`Error::Schema`] when the database is not empty, or a migration is none of this program; what `fill` returns.
pub fn restore(
    location: &Location,
    schema: &Schema,
    migrations: &[String],
    fill: impl FnOnce(&mut Filling<'_, '_>) -> Result<()>,
) -> Result<()> {
    pool::alone(location, "", |tx| {
        migrate::begin(tx, schema, migrations)?;
        let mut filling = Filling { tx, table: None, rows: Vec::new() };
        fill(&mut filling)?;
        filling.write()?;
        let texts = schema.restored.iter().map(|text| text.of(tx.dialect()));
        texts.filter(|text| !text.is_empty()).try_for_each(|text| tx.batch(text))
    })
}

/// An empty database that is being filled.
pub struct Filling<'f, 'a> {
    tx: &'f Tx<'a>,
    table: Option<Target>,
    rows: Vec<Params>,
}

/// The table at hand, and what writes a row of it.
struct Target {
    name: String,
    columns: Vec<&'static str>,
    sql: &'static str,
}

impl Filling<'_, '_> {
    /// The rows that follow are of this table.
    ///
    /// # Errors
    /// When it is none of this program's, or a row before it does not fit.
    pub fn table(&mut self, table: Table) -> Result<()> {
        self.write()?;
        let columns = table.columns.iter().map(|column| plain(column).map(|column| lasting(column.to_owned())));
        let columns = columns.collect::<Result<Vec<_>>>()?;
        let values: Vec<String> = columns.iter().map(|column| format!(":{column}")).collect();
        let name = plain(&table.name)?;
        let sql = lasting(format!("insert into {name}({}) values ({})", columns.join(", "), values.join(", ")));
        self.table = Some(Target { name: table.name, columns, sql });
        Ok(())
    }

    /// One row of the table at hand, written now or with those that follow.
    ///
    /// # Errors
    /// When it or one before it does not fit.
    pub fn row(&mut self, values: Vec<Value>) -> Result<()> {
        let table = self.table.as_ref().ok_or_else(|| Error::Schema("a row stands before any table".into()))?;
        if values.len() != table.columns.len() {
            return Err(Error::Schema(format!("a row of {} has {} values", table.name, values.len())));
        }
        self.rows.push(table.columns.iter().copied().zip(values).collect());
        if self.rows.len() < TOGETHER { Ok(()) } else { self.write() }
    }

    fn write(&mut self) -> Result<()> {
        let rows = std::mem::take(&mut self.rows);
        self.table.as_ref().map_or(Ok(()), |table| self.tx.insert_all(table.sql, &rows))
    }
}
