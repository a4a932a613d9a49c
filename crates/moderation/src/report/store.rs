//! One's own reports, through the door.

use kernel::{Host, Id, Kind, Person, Reading, Result, Visible, params, record};

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

/// Whether somebody else than its author moderates a place of an entry or of what an answer answers, as far as the viewer sees
/// who does. A guest sees few of the people, and not who has left; where it stood before is asked of nobody.
pub(super) fn is_kept(tx: &Reading<'_>, host: Host, id: i64, author: Id<Person>) -> Result<bool> {
    let entry = match host {
        Host::Comment => {
            tx.one::<i64>("select entry from visible_comment where id = :id", params! { id })?.into_inner()
        }
        _ => id,
    };
    let guest = tx.viewer().kind() == Kind::Guest;
    let keepers = tx.count(
        "select count(*) from visible_placement l where l.entry = :entry \
         and (l.audience_kind = 'organisation' \
              or exists (select 1 from visible_member m where m.audience = l.audience and m.role in ('owner', 'animator', 'moderator') \
                         and m.person <> :author \
                         and (:guest = 1 or exists (select 1 from visible_person p where p.id = m.person and p.deactivated_at is null))))",
        params! { entry, author, guest },
    )?;
    Ok(keepers > 0)
}
