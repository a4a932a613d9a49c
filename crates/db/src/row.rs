//! Reading a row column by column, in the statement's own order.

use crate::{Column, Error, FromColumn, Result};

/// What a statement's row becomes.
pub trait FromRow: Sized {
    /// Reads the columns in order.
    ///
    /// # Errors
    /// When a column is missing or holds another type.
    fn from_row(row: &mut Row<'_>) -> Result<Self>;
}

pub(crate) enum Source<'a> {
    Sqlite(&'a rusqlite::Row<'a>),
    Postgres(&'a tokio_postgres::Row),
}

/// One row, read from its first column on.
pub struct Row<'a> {
    pub(crate) source: Source<'a>,
    pub(crate) next: usize,
}

impl Row<'_> {
    /// The next column.
    ///
    /// # Errors
    /// When there is none, or it holds another type.
    pub fn get<T: FromColumn>(&mut self) -> Result<T> {
        self.take().map_err(|error| self.locate(error))
    }

    /// The next column, whose name must be `name` (compared in debug builds).
    ///
    /// # Errors
    /// When there is none, or it holds another type.
    pub fn named<T: FromColumn>(&mut self, name: &str) -> Result<T> {
        debug_assert_eq!(
            self.name(self.next).trim_start_matches("r#"),
            name.trim_start_matches("r#"),
            "column {}",
            self.next
        );
        self.get()
    }

    fn take<T: FromColumn>(&mut self) -> Result<T> {
        let index = self.next;
        self.next += 1;
        match &self.source {
            Source::Sqlite(row) => {
                use rusqlite::types::ValueRef;
                T::from_column(match row.get_ref(index)? {
                    ValueRef::Null => Column::Null,
                    ValueRef::Integer(value) => Column::Int(value),
                    ValueRef::Real(value) => Column::Real(value),
                    ValueRef::Text(bytes) => {
                        Column::Text(std::str::from_utf8(bytes).map_err(|error| Error::Other(error.to_string()))?)
                    }
                    ValueRef::Blob(bytes) => Column::Blob(bytes),
                })
            }
            Source::Postgres(row) => T::from_column(crate::postgres::column(row, index)?),
        }
    }

    fn name(&self, index: usize) -> String {
        match &self.source {
            Source::Sqlite(row) => row.as_ref().column_name(index).unwrap_or("?").to_owned(),
            Source::Postgres(row) => row.columns().get(index).map_or("?", tokio_postgres::Column::name).to_owned(),
        }
    }

    fn locate(&self, error: Error) -> Error {
        match error {
            Error::Column { reason, .. } => Error::Column { column: self.name(self.next.saturating_sub(1)), reason },
            other => other,
        }
    }
}

impl<T: FromColumn> FromRow for T {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        row.get()
    }
}

impl<A: FromColumn, B: FromColumn> FromRow for (A, B) {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok((row.get()?, row.get()?))
    }
}

impl<A: FromColumn, B: FromColumn, C: FromColumn> FromRow for (A, B, C) {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok((row.get()?, row.get()?, row.get()?))
    }
}

impl<A: FromColumn, B: FromColumn, C: FromColumn, D: FromColumn> FromRow for (A, B, C, D) {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok((row.get()?, row.get()?, row.get()?, row.get()?))
    }
}
