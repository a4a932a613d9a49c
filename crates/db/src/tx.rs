//! A transaction: statements in the common text, on either database.

use std::{
    cell::Cell,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
};

use crate::{
    FromRow, Result, Row, Value,
    postgres::{self, PostgresTx},
    sqlite::SqliteTx,
};

/// The variables of a transaction, readable in SQL as functions of these names: who is asking.
pub const VARIABLES: [&str; 3] = ["viewer_organisation", "viewer_person", "viewer_kind"];

/// Which database answers; only named seams may ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// The embedded database.
    Sqlite,
    /// The database server.
    Postgres,
}

pub(crate) enum Backend<'a> {
    Sqlite(SqliteTx<'a>),
    Postgres(PostgresTx<'a>),
}

/// Rows that go together where a statement is a round trip: far below the 65,535 parameters that a message holds.
pub(crate) const TOGETHER: usize = 100;

/// The parameters of one execution, by name.
pub type Params = Vec<(&'static str, Value)>;

const STEP: &str = "savepoint step";
const RELEASE: &str = "release savepoint step";
const UNDO: &str = "rollback to savepoint step";
const UNDO_AND_RELEASE: &str = "rollback to savepoint step; release savepoint step";

/// An open transaction on a database thread.
pub struct Tx<'a> {
    backend: Backend<'a>,
    doomed: Cell<bool>,
}

impl<'a> Tx<'a> {
    pub(crate) fn new(backend: Backend<'a>) -> Self {
        Self { backend, doomed: Cell::new(false) }
    }

    /// Whether a step could not be undone alone, so that the whole transaction must be.
    pub(crate) fn is_doomed(&self) -> bool {
        self.doomed.get()
    }
}

impl Tx<'_> {
    /// Which database this is.
    #[must_use]
    pub fn dialect(&self) -> Dialect {
        match self.backend {
            Backend::Sqlite(_) => Dialect::Sqlite,
            Backend::Postgres(_) => Dialect::Postgres,
        }
    }

    /// Says who is asking, in the order of [`VARIABLES`]; holds until the transaction ends.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub fn set_variables(&self, values: [i64; 3]) -> Result<()> {
        match &self.backend {
            Backend::Sqlite(tx) => {
                tx.set_variables(values);
                Ok(())
            }
            Backend::Postgres(tx) => tx.set_variables(values),
        }
    }

    /// All rows of a statement.
    ///
    /// # Errors
    /// When the statement is refused, a column does not fit, or the database fails.
    pub fn query<T: FromRow>(&self, sql: &'static str, params: &[(&str, Value)]) -> Result<Vec<T>> {
        let mut rows = Vec::new();
        self.visit(sql, params, &mut |row| {
            rows.push(T::from_row(row)?);
            Ok(true)
        })?;
        Ok(rows)
    }

    /// The first row of a statement, if any.
    ///
    /// # Errors
    /// As [`Tx::query`].
    pub fn first<T: FromRow>(&self, sql: &'static str, params: &[(&str, Value)]) -> Result<Option<T>> {
        let mut first = None;
        self.visit(sql, params, &mut |row| {
            first = Some(T::from_row(row)?);
            Ok(false)
        })?;
        Ok(first)
    }

    /// Hands each row to `visit` until it answers `false`, as they come: there may be more than memory holds, and it may take as
    /// long as they need.
    ///
    /// # Errors
    /// As [`Tx::query`], or what `visit` returns.
    pub fn each(&self, sql: &'static str, visit: &mut dyn FnMut(&mut Row<'_>) -> Result<bool>) -> Result<()> {
        match &self.backend {
            Backend::Sqlite(tx) => tx.each(sql, &[], visit),
            Backend::Postgres(tx) => tx.stream(sql, visit),
        }
    }

    fn visit(
        &self,
        sql: &'static str,
        params: &[(&str, Value)],
        visit: &mut dyn FnMut(&mut Row<'_>) -> Result<bool>,
    ) -> Result<()> {
        match &self.backend {
            Backend::Sqlite(tx) => tx.each(sql, params, visit),
            Backend::Postgres(tx) => tx.all(sql, params, visit),
        }
    }

    /// Lets the statements of this transaction take as long as their tables are large.
    ///
    /// # Errors
    /// When the database fails.
    pub fn take_your_time(&self) -> Result<()> {
        match &self.backend {
            Backend::Sqlite(_) => Ok(()),
            Backend::Postgres(tx) => tx.batch(crate::postgres::TAKE_YOUR_TIME),
        }
    }

    /// Runs a statement that changes rows; returns how many.
    ///
    /// # Errors
    /// As [`Tx::query`]; [`crate::Error::Conflict`] when a key is taken.
    pub fn execute(&self, sql: &'static str, params: &[(&str, Value)]) -> Result<u64> {
        match &self.backend {
            Backend::Sqlite(tx) => tx.execute(sql, params),
            Backend::Postgres(tx) => tx.execute(sql, params),
        }
    }

    /// Runs a statement that changes rows and whose outcome nobody needs: where statements travel, it is not waited for, and
    /// what fails is told by the next that is, at the latest by the end of the step.
    ///
    /// # Errors
    /// As [`Tx::execute`], here or there.
    pub fn put(&self, sql: &'static str, params: &[(&str, Value)]) -> Result<()> {
        match &self.backend {
            Backend::Sqlite(tx) => tx.execute(sql, params).map(|_| ()),
            Backend::Postgres(tx) => tx.put(sql, params),
        }
    }

    /// Asks for the rows of a statement, which are taken when they are needed: where statements travel, those that are
    /// asked for together go together. They are as they stand here and now, whatever is written before they are taken.
    ///
    /// # Errors
    /// As [`Tx::query`], here or when the rows are read.
    pub fn ask<'t, T: FromRow>(&'t self, sql: &'static str, params: &[(&str, Value)]) -> Result<Asked<'t, T>> {
        let state = match &self.backend {
            Backend::Sqlite(_) => State::Here(self.query(sql, params)?),
            Backend::Postgres(tx) => State::OnTheWay(tx, tx.ask(sql, params)?),
        };
        Ok(Asked(state))
    }

    /// Runs one `insert … values (…)` for each of some rows: many at a time where a statement is a round trip.
    ///
    /// # Errors
    /// As [`Tx::execute`]; the statement must be of that form.
    pub fn insert_all(&self, sql: &'static str, rows: &[Params]) -> Result<()> {
        match &self.backend {
            Backend::Sqlite(tx) => rows.iter().try_for_each(|row| tx.execute(sql, row).map(|_| ())),
            Backend::Postgres(tx) => tx.insert_all(sql, rows),
        }
    }

    /// Prepares a statement without running it, so that a test can hold every statement against both schemas.
    ///
    /// # Errors
    /// When the database refuses the text.
    pub fn prepare(&self, sql: &str) -> Result<()> {
        match &self.backend {
            Backend::Sqlite(tx) => tx.prepare(sql),
            Backend::Postgres(tx) => tx.prepare(sql),
        }
    }

    /// Runs `work` so that its changes vanish when it fails, and the transaction goes on.
    ///
    /// # Errors
    /// What `work` returns, or the database's own failure.
    pub fn savepoint<T, E: From<crate::Error>>(
        &self,
        work: impl FnOnce() -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        match &self.backend {
            Backend::Sqlite(tx) => tx.batch(STEP)?,
            Backend::Postgres(tx) => tx.begin_step(STEP)?,
        }
        let outcome = match catch_unwind(AssertUnwindSafe(work)) {
            // Refused when a statement had failed and the work kept that to itself: nothing of it stays then.
            Ok(Ok(value)) => match self.batch(RELEASE) {
                Ok(()) => return Ok(value),
                Err(error) => Ok(Err(error.into())),
            },
            other => other,
        };
        let undone = match &self.backend {
            Backend::Sqlite(tx) => tx.batch(UNDO).and_then(|()| tx.batch(RELEASE)),
            Backend::Postgres(tx) => tx.undo_step(UNDO_AND_RELEASE),
        };
        self.doomed.set(self.doomed.get() || undone.is_err());
        match outcome {
            Ok(failed) => failed,
            Err(panic) => resume_unwind(panic),
        }
    }

    /// Runs statements as they stand, without parameters: migrations and savepoints.
    ///
    /// # Errors
    /// As [`Tx::execute`].
    pub fn batch(&self, sql: &str) -> Result<()> {
        match &self.backend {
            Backend::Sqlite(tx) => tx.batch(sql),
            Backend::Postgres(tx) => tx.batch(sql),
        }
    }
}

/// Rows that were asked for, and not yet taken.
pub struct Asked<'a, T>(State<'a, T>);

enum State<'a, T> {
    Here(Vec<T>),
    OnTheWay(&'a PostgresTx<'a>, postgres::Asked),
}

impl<T: FromRow> Asked<'_, T> {
    /// All rows.
    ///
    /// # Errors
    /// As [`Tx::query`].
    pub fn all(self) -> Result<Vec<T>> {
        match self.0 {
            State::Here(rows) => Ok(rows),
            State::OnTheWay(tx, asked) => {
                let mut rows = Vec::new();
                tx.answer(&asked, &mut |row| {
                    rows.push(T::from_row(row)?);
                    Ok(true)
                })?;
                Ok(rows)
            }
        }
    }

    /// The first row, if any.
    ///
    /// # Errors
    /// As [`Tx::query`].
    pub fn first(self) -> Result<Option<T>> {
        Ok(self.all()?.into_iter().next())
    }
}
