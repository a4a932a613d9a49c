//! The schema that this program expects: one timeline for both databases, and the views of the door.

use db::{Migration, Schema};

/// What [`crate::Store::open`] brings a database to.
pub const SCHEMA: Schema = Schema {
    migrations: &[Migration { name: "0001_house", sql: include_str!("../../../schema/0001_house.sql") }],
    views: include_str!("../../../schema/visible.sql"),
    open_tables: &[],
};
