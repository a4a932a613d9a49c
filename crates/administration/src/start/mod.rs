//! The first hour of an administrator: what to do, in which order, and what is left of it. Nothing is kept of it: each step
//! tells from what is there whether it is done, so that it can be taken up by anybody, any day.

mod html;
pub(crate) mod web;

use kernel::{Reading, Result, record};

/// People after whom a network begins to be one.
const ENOUGH: i64 = 20;

record! {
    /// What there is.
    #[derive(Debug, Clone)]
    struct There {
        named: i64, terms: i64, tested: i64, sites: i64, spaces: i64, people: i64, invited: i64, administrators: i64, loads: i64,
    }
}

/// How far the organisation is.
fn there(tx: &Reading<'_>) -> Result<There> {
    let there = tx.one::<There>(
        "select (select count(*) from visible_audit where act = 'setting') as named, \
                (select o.terms_version from visible_organisation o) as terms, \
                (select count(*) from visible_audit where act = 'mail-tested') as tested, \
                (select count(*) from visible_site) as sites, \
                (select count(*) from visible_space where archived_at is null) as spaces, \
                (select count(*) from visible_person where kind = 'member' and deactivated_at is null) as people, \
                (select count(*) from visible_invitation) as invited, \
                (select count(*) from visible_role g join visible_person p on p.id = g.person \
                 where g.role = 'administrator' and p.deactivated_at is null) as administrators, \
                (select count(*) from visible_load where finished_at is not null) as loads",
        &[],
    )?;
    Ok(there.into_inner())
}
