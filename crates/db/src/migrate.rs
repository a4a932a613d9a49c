//! Brings a database's schema to this program's version: one timeline for both databases.

use crate::{Dialect, Error, Location, Result, Tx, Value, params, pool, postgres::READER, sql::schema_words};

/// One step of the timeline.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// Its number and subject, as its file is named.
    pub name: &'static str,
    /// Its statements, with schema words.
    pub sql: Text,
}

/// SQL of the schema: one text for both databases, or each its own where a named seam needs it.
#[derive(Debug, Clone, Copy)]
pub enum Text {
    /// The common subset.
    Both(&'static str),
    /// What only one database understands: full text.
    Each {
        /// For the embedded database.
        sqlite: &'static str,
        /// For the database server.
        postgres: &'static str,
    },
}

impl Text {
    /// The text of one database.
    #[must_use]
    pub fn of(&self, dialect: Dialect) -> &'static str {
        match (self, dialect) {
            (Self::Both(sql), _) => sql,
            (Self::Each { sqlite, .. }, Dialect::Sqlite) => sqlite,
            (Self::Each { postgres, .. }, Dialect::Postgres) => postgres,
        }
    }
}

/// Everything a database must hold for this program.
#[derive(Debug, Clone, Copy)]
pub struct Schema {
    /// The timeline, in order.
    pub migrations: &'static [Migration],
    /// The views of the door, made anew at each start, in this order.
    pub views: &'static [Text],
    /// Tables that a guarded reader may read directly.
    pub open_tables: &'static [&'static str],
    /// Tables that a consumer makes from the journal, and makes again: a backup leaves them out.
    pub derived: &'static [&'static str],
    /// What puts rows in order that come from another server.
    pub restored: &'static [Text],
    /// Full-text indexes of SQLite: a guarded reader reaches them through a view alone, and they reach their own tables.
    pub indexes: &'static [&'static str],
}

impl Schema {
    /// The views as SQLite's connections make them for themselves.
    pub(crate) fn sqlite_views(&self) -> String {
        self.views_of(Dialect::Sqlite).replace("create view", "create temp view")
    }

    fn views_of(&self, dialect: Dialect) -> String {
        self.views.iter().map(|text| text.of(dialect)).collect::<Vec<_>>().join("\n")
    }
}

/// Applies what is missing, in one transaction, and refuses a database from the future.
pub(crate) fn migrate(location: &Location, schema: &Schema) -> Result<()> {
    pool::alone(location, "", |tx| {
        if tx.dialect() == Dialect::Postgres {
            // Several nodes may start at once; the lock is the transaction's.
            tx.batch("select pg_advisory_xact_lock(20121012)")?;
        }
        tx.batch("create table if not exists schema_migration(name text primary key, applied text not null)")?;
        let applied: Vec<(String, String)> =
            tx.query("select name, applied from schema_migration order by name", &[])?;
        if let Some((unknown, _)) =
            applied.iter().find(|(name, _)| !schema.migrations.iter().any(|known| known.name == name))
        {
            return Err(Error::Schema(format!(
                "This data was written by a newer version of Cénacle (it holds the migration “{unknown}”). Start that version, or restore a backup made by this one."
            )));
        }
        for migration in schema.migrations {
            if !applied.iter().any(|(name, _)| name == migration.name) {
                tracing::info!(migration = migration.name, "applying");
                tx.batch(&schema_words(migration.sql.of(tx.dialect()), tx.dialect()))?;
                let name = migration.name;
                tx.execute("insert into schema_migration(name, applied) values (:name, 'yes')", params! { name })?;
            }
        }
        if tx.dialect() == Dialect::Postgres {
            postgres_views(tx, schema)?;
        }
        Ok(())
    })
}

/// Brings an empty database to where some migrations had brought another.
pub(crate) fn begin(tx: &Tx<'_>, schema: &Schema, migrations: &[String]) -> Result<()> {
    tx.batch("create table if not exists schema_migration(name text primary key, applied text not null)")?;
    let applied: Vec<String> = tx.query("select name from schema_migration", &[])?;
    if !applied.is_empty() {
        return Err(Error::Schema(
            "This database is not empty. Restore into an empty one, and look at it before you replace the other."
                .into(),
        ));
    }
    if let Some(unknown) = migrations.iter().find(|name| !schema.migrations.iter().any(|known| known.name == **name)) {
        return Err(Error::Schema(format!(
            "This backup was made by a newer version of Cénacle (it holds the migration “{unknown}”). Restore it with that version."
        )));
    }
    for migration in schema.migrations.iter().filter(|known| migrations.iter().any(|name| name == known.name)) {
        tx.batch(&schema_words(migration.sql.of(tx.dialect()), tx.dialect()))?;
        tx.execute(
            "insert into schema_migration(name, applied) values (:name, 'yes')",
            params! { name = migration.name },
        )?;
    }
    Ok(())
}

/// Functions, role and views that SQLite's connections have of their own.
fn postgres_views(tx: &Tx<'_>, schema: &Schema) -> Result<()> {
    for name in crate::VARIABLES {
        tx.batch(&format!(
            "create or replace function {name}() returns bigint language sql stable parallel safe as \
             $$ select cast(nullif(current_setting('cenacle.{name}', true), '') as bigint) $$"
        ))?;
    }
    tx.batch(
        "create or replace function journal_horizon() returns bigint language sql stable as \
         $$ select cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint) $$",
    )?;
    let role: Option<i64> =
        tx.first("select cast(1 as bigint) from pg_roles where rolname = :role", &[("role", Value::from(READER))])?;
    if role.is_none() {
        // A role is the cluster's: two databases of one cluster may make it at the same moment.
        tx.batch(&format!(
            "do $$ begin create role {READER} nologin; exception when duplicate_object or unique_violation then null; end $$"
        ))?;
    }
    let views: Vec<String> = tx.query(
        "select viewname from pg_views where schemaname = current_schema() and viewname like 'visible\\_%'",
        &[],
    )?;
    for view in views {
        tx.batch(&format!("drop view if exists {view} cascade"))?;
    }
    tx.batch(&schema.views_of(Dialect::Postgres))?;
    let has: Option<bool> =
        tx.first("select pg_has_role(current_user, :role, 'member')", &[("role", Value::from(READER))])?;
    if has != Some(true) {
        tx.batch(&format!("grant {READER} to current_user"))?;
    }
    tx.batch(&format!(
        "do $$ begin execute 'grant usage on schema ' || quote_ident(current_schema()) || ' to {READER}'; end $$"
    ))?;
    let views: Vec<String> = tx.query(
        "select viewname from pg_views where schemaname = current_schema() and viewname like 'visible\\_%'",
        &[],
    )?;
    for readable in views.iter().map(String::as_str).chain(schema.open_tables.iter().copied()) {
        tx.batch(&format!("grant select on {readable} to {READER}"))?;
    }
    Ok(())
}
