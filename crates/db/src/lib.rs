//! One face on SQLite and PostgreSQL; the only crate that names a driver.
//!
//! A query is written once, in the common subset, with named parameters (`:name`). Work is a closure that runs on a
//! database thread: reads on a bounded pool, writes through one writer that commits many closures at once. A reader
//! is guarded: it may name nothing but views whose name begins with `visible_` and the few tables declared open.

pub mod dump;
mod error;
mod migrate;
mod pool;
mod postgres;
mod row;
mod sql;
mod sqlite;
mod tx;
mod value;
mod wire;

pub use error::Error;
pub use migrate::{Migration, Schema, Text};
pub use pool::{Database, Location, Options};
pub use row::{FromRow, Row};
pub use tx::{Asked, Dialect, Params, Tx, VARIABLES};
pub use value::{Column, FromColumn, Value};

/// The result of a database operation.
pub type Result<T> = std::result::Result<T, Error>;

/// Named parameters: `params! { id, "name" => value }` makes the slice that a statement takes.
#[macro_export]
macro_rules! params {
    ($($name:ident $(= $value:expr)?),* $(,)?) => {
        &[$((stringify!($name), $crate::params!(@value $name $(, $value)?))),*]
    };
    (@value $name:ident) => { $crate::Value::from($name) };
    (@value $name:ident, $value:expr) => { $crate::Value::from($value) };
}

/// Declares a struct whose fields are the columns of a statement, in their order, and how a row fills it.
///
/// In debug builds the names are compared too, so a statement that reorders its columns fails its first test.
#[macro_export]
macro_rules! record {
    ($(#[$meta:meta])* $vis:vis struct $name:ident { $($(#[$field_meta:meta])* $field_vis:vis $field:ident : $ty:ty),* $(,)? }) => {
        $(#[$meta])*
        $vis struct $name { $($(#[$field_meta])* #[doc = concat!("The column `", stringify!($field), "`.")] $field_vis $field: $ty),* }
        impl $crate::FromRow for $name {
            fn from_row(row: &mut $crate::Row<'_>) -> $crate::Result<Self> {
                Ok(Self { $($field: row.named(stringify!($field))?),* })
            }
        }
    };
}
