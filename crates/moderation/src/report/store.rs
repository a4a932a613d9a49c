//! One's own reports, through the door.

use kernel::{Reading, Result, Visible, params, record};

record! {
    /// A report of the viewer's, with what became of it.
    #[derive(Debug, Clone)]
    pub(crate) struct Own {
        pub(crate) id: i64, pub(crate) host: String, pub(crate) object: i64, pub(crate) reason: String, pub(crate) at: i64,
        pub(crate) decision: Option<String>, pub(crate) decided_at: Option<i64>,
    }
}

/// The viewer's own reports, newest first.
pub(crate) fn own(tx: &Reading<'_>, before: i64, limit: i64) -> Result<Vec<Visible<Own>>> {
    tx.all(
        "select id, host, object, reason, at, decision, decided_at from visible_report \
         where reporter = :me and id < :before order by id desc limit :limit",
        params! { before, limit },
    )
}
