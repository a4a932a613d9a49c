//! The few types that a column or a parameter may have.

use crate::{Error, Result};

/// A parameter of a statement.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// SQL's null.
    Null,
    /// An id, a time in milliseconds, a count, or a truth (0 or 1).
    Int(i64),
    /// A measure.
    Real(f64),
    /// Text in UTF-8.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
    /// A list of ids for `@ids(:name)`.
    Ids(Vec<i64>),
}

/// A column's content, borrowed from its row.
#[derive(Debug, Clone, Copy)]
pub enum Column<'a> {
    /// SQL's null.
    Null,
    /// An integer.
    Int(i64),
    /// A floating number.
    Real(f64),
    /// Text.
    Text(&'a str),
    /// Bytes.
    Blob(&'a [u8]),
}

/// What can be read from a column.
pub trait FromColumn: Sized {
    /// Reads it, or says what was found instead.
    ///
    /// # Errors
    /// When the column holds another type.
    fn from_column(column: Column<'_>) -> Result<Self>;
}

fn mismatch<T>(wanted: &str, column: Column<'_>) -> Result<T> {
    let found = match column {
        Column::Null => "null",
        Column::Int(_) => "an integer",
        Column::Real(_) => "a number",
        Column::Text(_) => "text",
        Column::Blob(_) => "bytes",
    };
    Err(Error::Column { column: String::new(), reason: format!("{wanted} was expected, {found} was found") })
}

impl FromColumn for i64 {
    fn from_column(column: Column<'_>) -> Result<Self> {
        match column {
            Column::Int(value) => Ok(value),
            other => mismatch("an integer", other),
        }
    }
}

impl FromColumn for bool {
    fn from_column(column: Column<'_>) -> Result<Self> {
        i64::from_column(column).map(|value| value != 0)
    }
}

impl FromColumn for f64 {
    fn from_column(column: Column<'_>) -> Result<Self> {
        match column {
            Column::Real(value) => Ok(value),
            #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
            Column::Int(value) => Ok(value as Self),
            other => mismatch("a number", other),
        }
    }
}

impl FromColumn for String {
    fn from_column(column: Column<'_>) -> Result<Self> {
        match column {
            Column::Text(value) => Ok(value.to_owned()),
            other => mismatch("text", other),
        }
    }
}

impl FromColumn for Vec<u8> {
    fn from_column(column: Column<'_>) -> Result<Self> {
        match column {
            Column::Blob(value) => Ok(value.to_vec()),
            other => mismatch("bytes", other),
        }
    }
}

impl<T: FromColumn> FromColumn for Option<T> {
    fn from_column(column: Column<'_>) -> Result<Self> {
        match column {
            Column::Null => Ok(None),
            other => T::from_column(other).map(Some),
        }
    }
}

macro_rules! value_from {
    ($($ty:ty => $make:expr),* $(,)?) => { $(impl From<$ty> for Value { fn from(value: $ty) -> Self { ($make)(value) } })* };
}
value_from! {
    i64 => Self::Int,
    i32 => |v| Self::Int(i64::from(v)),
    u32 => |v| Self::Int(i64::from(v)),
    bool => |v| Self::Int(i64::from(v)),
    f64 => Self::Real,
    String => Self::Text,
    &str => |v: &str| Self::Text(v.to_owned()),
    &String => |v: &String| Self::Text(v.clone()),
    Vec<u8> => Self::Blob,
    &[u8] => |v: &[u8]| Self::Blob(v.to_vec()),
    Vec<i64> => Self::Ids,
}

impl<T> From<Option<T>> for Value
where
    Self: From<T>,
{
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::from)
    }
}
