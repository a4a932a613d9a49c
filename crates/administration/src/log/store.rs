//! What the log reads.

use kernel::{Reading, Result, Slice, Visible, params, record};
use markup::words::pattern;

use super::Asked;

record! {
    /// A line of the log, with the names as they are now.
    #[derive(Debug, Clone)]
    pub(super) struct Line {
        pub(super) number: i64, pub(super) at: i64, pub(super) act: String, pub(super) subject: String, pub(super) texts: Option<String>,
        pub(super) actor: Option<i64>, pub(super) actor_name: Option<String>, pub(super) actor_handle: Option<String>,
        pub(super) person: Option<i64>, pub(super) person_name: Option<String>, pub(super) person_handle: Option<String>,
    }
}

/// Lines of a page of the screen.
pub(super) const SLICE: usize = 50;

/// Some lines, newest first.
pub(super) fn lines(tx: &Reading<'_>, asked: &Asked, most: usize) -> Result<Slice<Visible<Line>>> {
    let lines = tx.all::<Line>(
        "select u.number, u.at, u.act, u.subject, u.texts, u.actor, a.name as actor_name, a.handle as actor_handle, \
                u.person, p.name as person_name, p.handle as person_handle \
         from visible_audit u left join visible_person a on a.id = u.actor left join visible_person p on p.id = u.person \
         where u.number < :before and (:act = '' or u.act = :act) and (:pattern = '%' or a.fold like :pattern escape '\\' or p.fold like :pattern escape '\\') \
         order by u.number desc limit :limit",
        params! {
            before = asked.before.unwrap_or(i64::MAX), act = asked.act(), pattern = pattern(&asked.who),
            limit = i64::try_from(most).unwrap_or(i64::MAX - 1) + 1,
        },
    )?;
    Ok(Slice::cut(lines, most, |line| line.number))
}
