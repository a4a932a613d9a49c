//! The schema that this program expects: one timeline for both databases, and the views of the door.

use db::{Migration, Schema, Text};

/// What [`crate::Store::open`] brings a database to.
pub const SCHEMA: Schema = Schema {
    migrations: &[
        Migration { name: "0001_house", sql: Text::Both(include_str!("../../../schema/0001_house.sql")) },
        Migration {
            name: "0002_search",
            sql: Text::Each {
                sqlite: include_str!("../../../schema/0002_search.sqlite.sql"),
                postgres: include_str!("../../../schema/0002_search.postgres.sql"),
            },
        },
        Migration { name: "0003_upkeep", sql: Text::Both(include_str!("../../../schema/0003_upkeep.sql")) },
        Migration {
            name: "0004_administration",
            sql: Text::Both(include_str!("../../../schema/0004_administration.sql")),
        },
        Migration { name: "0005_moving_in", sql: Text::Both(include_str!("../../../schema/0005_moving_in.sql")) },
        Migration { name: "0006_since", sql: Text::Both(include_str!("../../../schema/0006_since.sql")) },
        Migration { name: "0007_apart", sql: Text::Both(include_str!("../../../schema/0007_apart.sql")) },
        Migration {
            name: "0008_giver",
            sql: Text::Each {
                sqlite: include_str!("../../../schema/0008_giver.sqlite.sql"),
                postgres: include_str!("../../../schema/0008_giver.postgres.sql"),
            },
        },
        Migration { name: "0009_cases", sql: Text::Both(include_str!("../../../schema/0009_cases.sql")) },
        Migration { name: "0010_discussions", sql: Text::Both(include_str!("../../../schema/0010_discussions.sql")) },
    ],
    views: &[
        Text::Both(include_str!("../../../schema/visible.sql")),
        Text::Both(include_str!("../../../schema/visible_running.sql")),
        Text::Each {
            sqlite: include_str!("../../../schema/visible_hit.sqlite.sql"),
            postgres: include_str!("../../../schema/visible_hit.postgres.sql"),
        },
    ],
    open_tables: &[],
    derived: &["search_document"],
    restored: &[
        Text::Both(include_str!("../../../schema/restored.sql")),
        // The embedded database keeps its counters with the rows.
        Text::Each { sqlite: "", postgres: include_str!("../../../schema/restored.postgres.sql") },
    ],
    indexes: &["search_index"],
};
