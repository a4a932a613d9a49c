//! Units in the database.

use kernel::{Reading, Result, Visible, record};

record! {
    /// A unit with how many are in it, without those of what is part of it.
    #[derive(Debug, Clone)]
    pub(super) struct Kept {
        pub(super) id: i64, pub(super) name: String, pub(super) name_en: String, pub(super) parent: Option<i64>, pub(super) people: i64,
    }
}

/// All units by name.
pub(super) fn units(tx: &Reading<'_>) -> Result<Vec<Visible<Kept>>> {
    tx.all(
        "select u.id, u.name, coalesce(u.name_en, '') as name_en, u.parent, \
                (select count(*) from visible_colleague p where p.unit = u.id and p.deactivated_at is null) as people from visible_unit u \
         order by u.name, u.id limit 5000",
        &[],
    )
}
