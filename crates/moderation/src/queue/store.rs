//! The queue through the door: only of what the viewer moderates.

use kernel::{Entry, File, Id, Reading, Result, Visible, params, record};

/// What a page of the queue holds of each kind; the oldest come first, so that nothing waits for ever.
pub(super) const PAGE: i64 = 50;

record! {
    /// A comment that waits.
    #[derive(Debug, Clone)]
    pub(super) struct Held {
        pub(super) id: i64, pub(super) reasons: String, pub(super) at: i64, pub(super) entry: Id<Entry>, pub(super) author: Option<String>,
        pub(super) byline: Option<String>, pub(super) byline_url: Option<String>, pub(super) title: String, pub(super) html: String,
        pub(super) entry_title: String, pub(super) place: Option<String>, pub(super) as_of: i64,
    }
}

/// The comments that wait, oldest first.
pub(super) fn held(tx: &Reading<'_>) -> Result<Vec<Visible<Held>>> {
    tx.all(
        "select h.object as id, h.reasons, h.at, h.entry, (select p.name from visible_person p where p.id = h.author) as author, h.byline, h.byline_url, \
         h.title, h.html, (select e.title from visible_entry e where e.id = h.entry) as entry_title, \
         (select min(s.name) from visible_placement l join visible_space s on s.id = l.audience where l.entry = h.entry) as place, h.as_of \
         from visible_hold h where h.decided_at is null and exists (select 1 from visible_entry e where e.id = h.entry) \
         order by h.at, h.object limit :limit",
        params! { limit = PAGE },
    )
}

/// How many comments wait.
pub(super) fn held_count(tx: &Reading<'_>) -> Result<i64> {
    tx.count("select count(*) from visible_hold h where h.decided_at is null and exists (select 1 from visible_entry e where e.id = h.entry)", &[])
}

/// Reports that are the viewer's to decide, among those that they may see: their own they see too.
macro_rules! to_decide {
    ($select:literal, $rest:literal) => {
        concat!(
            $select,
            " from visible_report r where case when r.host = 'person' \
               then exists (select 1 from visible_role g where g.person = :me and g.role = 'administrator') \
               else exists (select 1 from visible_moderated m \
                            where m.entry = case when r.host = 'entry' then r.object \
                                                 else (select c.entry from visible_comment c where c.id = r.object) end) end ",
            $rest
        )
    };
}

record! {
    /// A thing that was reported, with the report that stands for all of it.
    #[derive(Debug, Clone)]
    pub(super) struct Reported {
        pub(super) host: String, pub(super) object: i64, pub(super) report: i64, pub(super) seen: i64, pub(super) count: i64, pub(super) at: i64,
    }
}

/// What was reported, first reported first.
pub(super) fn reported(tx: &Reading<'_>) -> Result<Vec<Visible<Reported>>> {
    tx.all(
        to_decide!(
            "select r.host, r.object, min(r.id) as report, max(r.id) as seen, count(*) as count, min(r.at) as at",
            "and r.decided_at is null group by r.host, r.object order by 6, 2 limit :limit"
        ),
        params! { limit = PAGE },
    )
}

/// How many things were reported.
pub(super) fn reported_count(tx: &Reading<'_>) -> Result<i64> {
    tx.count(to_decide!("select count(distinct r.object)", "and r.decided_at is null"), &[])
}

record! {
    /// What somebody said in a report.
    #[derive(Debug, Clone)]
    pub(super) struct Said { pub(super) object: i64, pub(super) reason: String, pub(super) note: String, pub(super) reporter: Option<String> }
}

/// What was said of these things, by whom.
pub(super) fn said(tx: &Reading<'_>, objects: Vec<i64>) -> Result<Vec<Visible<Said>>> {
    tx.all(
        "select r.object, r.reason, r.note, (select p.name from visible_person p where p.id = r.reporter) as reporter \
         from visible_report r where r.object in @ids(:objects) and r.decided_at is null order by r.id",
        params! { objects },
    )
}

record! {
    /// A file that hangs on what waits or was reported.
    #[derive(Debug, Clone)]
    pub(super) struct Attached { pub(super) object: i64, pub(super) id: Id<File>, pub(super) name: String }
}

/// What hangs on these things.
pub(super) fn attached(tx: &Reading<'_>, objects: Vec<i64>) -> Result<Vec<Visible<Attached>>> {
    tx.all(
        "select f.object, f.id, f.name from visible_file f where f.object in @ids(:objects) and f.host in ('entry', 'comment') order by f.object, f.id",
        params! { objects },
    )
}

record! {
    /// What was decided.
    #[derive(Debug, Clone)]
    pub(super) struct Decided {
        pub(super) host: String, pub(super) object: i64, pub(super) decision: String, pub(super) decided_at: i64, pub(super) by: Option<String>,
        pub(super) words: String,
    }
}

/// What was decided lately, last decided first.
pub(super) fn decided(tx: &Reading<'_>) -> Result<Vec<Visible<Decided>>> {
    let mut rows = tx.all::<Decided>(
        "select 'comment' as host, h.object, h.decision, h.decided_at, (select p.name from visible_person p where p.id = h.decided_by) as by, h.html as words \
         from visible_hold h where h.decided_at is not null order by h.decided_at desc, h.object desc limit :limit",
        params! { limit = PAGE },
    )?;
    rows.extend(tx.all::<Decided>(
        to_decide!(
            "select r.host, r.object, r.decision, r.decided_at, \
             (select p.name from visible_person p where p.id = r.decided_by) as by, '' as words",
            "and r.decided_at is not null group by r.host, r.object, r.decision, r.decided_at, r.decided_by order by 4 desc, 2 desc limit :limit"
        ),
        params! { limit = PAGE },
    )?);
    rows.sort_by_key(|row| std::cmp::Reverse(row.decided_at));
    rows.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
    Ok(rows)
}
