//! What is gone goes for good: the words and files of what was deleted, after the days that their organisation has chosen; files that were sent and never
//! attached, after a day. What a legal hold keeps stays until it is lifted.

use kernel::{
    Id, Organisation, Result, Setting, SystemTx,
    blob::{self, Blobs},
    params,
};

const DAY_MS: i64 = 24 * 3600 * 1000;
/// Things taken in one go: the rest comes with the next.
const AT_ONCE: i64 = 500;

/// An answer of somebody else under an entry, as long as its words are kept: deleted, it keeps its days as all that is deleted, and what was
/// said around it too.
macro_rules! answered {
    () => {
        "exists (select 1 from comment c where c.organisation = entry.organisation and c.entry = entry.id and c.state = 'shown' \
                 and c.purged_at is null and (c.author is null or c.author is distinct from entry.author))"
    };
}

/// Takes what is due out of the tables, each organisation's after the days that it has chosen; answers with the digests
/// of bytes that nothing names any more.
///
/// # Errors
/// When the database fails.
pub fn sweep(tx: &SystemTx<'_>) -> Result<Vec<String>> {
    let mut digests = Vec::new();
    for organisation in tx.all::<Id<Organisation>>("select id from organisation order by id", &[])? {
        let days: i64 = Setting::PurgeDays.of(tx, organisation)?.parse().unwrap_or(i64::from(u16::MAX));
        digests.extend(sweep_one(tx, organisation, tx.now() - days * DAY_MS)?);
    }
    Ok(digests)
}

fn sweep_one(tx: &SystemTx<'_>, organisation: Id<Organisation>, due: i64) -> Result<Vec<String>> {
    end_traces(tx, organisation)?;
    let due_of = |sql| tx.all::<i64>(sql, params! { organisation, due, limit = AT_ONCE });
    for entry in due_of(concat!(
        "select id from entry where organisation = :organisation and deleted_at < :due and purged_at is null and not exists (select 1 from legal_hold h where h.organisation = :organisation and h.lifted_at is null \
               and (h.person = entry.author \
                    or exists (select 1 from placement l where l.organisation = entry.organisation and l.entry = entry.id and l.audience = h.space) \
                    or exists (select 1 from comment c where c.organisation = entry.organisation and c.entry = entry.id and c.author = h.person) and",
        " not (entry.tombstone = 1 and ",
        answered!(),
        "))) order by deleted_at limit :limit"
    ))? {
        empty_entry(tx, organisation.get(), entry)?;
    }
    for comment in due_of(
        "select id from comment where organisation = :organisation and deleted_at < :due and purged_at is null and not exists (select 1 from legal_hold h where h.organisation = :organisation and h.lifted_at is null \
           and (h.person = comment.author or exists (select 1 from placement l where l.organisation = comment.organisation and l.entry = comment.entry and l.audience = h.space))) order by deleted_at limit :limit",
    )? {
        empty_comment(tx, organisation.get(), comment)?;
    }
    drop_files(tx, organisation, due)
}

/// A trace under which nobody else's answer is kept any more goes with what is left under it. The words of the entry itself have gone before.
fn end_traces(tx: &SystemTx<'_>, organisation: Id<Organisation>) -> Result<()> {
    tx.put(
        concat!(
            "update entry set tombstone = 0, purged_at = null \
             where organisation = :organisation and tombstone = 1 and purged_at is not null and not ",
            answered!()
        ),
        params! { organisation },
    )?;
    Ok(())
}

/// What stays of an entry is that it was: its place in a discussion, its author, its time. What was said under it goes too, unless
/// it was left there to be read.
fn empty_entry(tx: &SystemTx<'_>, organisation: i64, entry: i64) -> Result<()> {
    let trace: Option<i64> = tx.first(
        concat!(
            "select 1 from entry where organisation = :organisation and id = :object and tombstone = 1 and ",
            answered!()
        ),
        params! { organisation, object = entry },
    )?;
    let under: &[&'static str] = if trace.is_some() { &[] } else { &UNDER };
    for sql in [
        "update entry set purged_at = :now, card_html = '', title = '', slug = '', preview = '', reactions = '' where organisation = :organisation and id = :object",
        "delete from note where organisation = :organisation and entry = :object",
        "delete from article where organisation = :organisation and entry = :object",
        "delete from entry_topic where organisation = :organisation and entry = :object",
        "delete from linkback where organisation = :organisation and entry = :object",
    ]
    .iter()
    .chain(under)
    {
        tx.put(sql, params! { organisation, object = entry, now = tx.now() })?;
    }
    forget_around(tx, organisation, entry)
}

/// What was said under an entry that nobody has seen since.
const UNDER: [&str; 5] = [
    "update entry set tombstone = 0 where organisation = :organisation and id = :object",
    "delete from revision where organisation = :organisation and object in (select c.id from comment c where c.organisation = :organisation and c.entry = :object)",
    "delete from reaction where organisation = :organisation and object in (select c.id from comment c where c.organisation = :organisation and c.entry = :object)",
    "update file set deleted_at = 0 where organisation = :organisation and host = 'comment' and deleted_at is null \
         and object in (select c.id from comment c where c.organisation = :organisation and c.entry = :object)",
    "update comment set html = '', source = '', title = '', reactions = '' where organisation = :organisation and entry = :object",
];

fn empty_comment(tx: &SystemTx<'_>, organisation: i64, comment: i64) -> Result<()> {
    tx.put(
        "update comment set purged_at = :now, html = '', source = '', title = '', reactions = '' where organisation = :organisation and id = :object",
        params! { organisation, object = comment, now = tx.now() },
    )?;
    forget_around(tx, organisation, comment)
}

/// Revisions, mentions and reactions of a thing that is gone; its files are let go, and purged with the others.
fn forget_around(tx: &SystemTx<'_>, organisation: i64, object: i64) -> Result<()> {
    for sql in [
        "delete from revision where organisation = :organisation and object = :object",
        "delete from mention where organisation = :organisation and object = :object",
        "delete from reaction where organisation = :organisation and object = :object",
    ] {
        tx.put(sql, params! { organisation, object })?;
    }
    tx.put(
        "update file set deleted_at = 0 where organisation = :organisation and object = :object and host in ('entry', 'comment') and deleted_at is null",
        params! { organisation, object },
    )?;
    Ok(())
}

fn drop_files(tx: &SystemTx<'_>, organisation: Id<Organisation>, due: i64) -> Result<Vec<String>> {
    let gone: Vec<(i64, String)> = tx.all(
        "select id, digest from file where organisation = :organisation and deleted_at < :due and not exists (select 1 from legal_hold h where h.organisation = :organisation and h.lifted_at is null \
           and (h.person = file.owner \
                or exists (select 1 from placement l where l.organisation = file.organisation and l.audience = h.space \
                           and (l.entry = file.object or l.entry = (select c.entry from comment c where c.organisation = file.organisation and c.id = file.object))))) \
         union all select id, digest from file \
         where organisation = :organisation and host = 'draft' and deleted_at is null and created_at < :day limit :limit",
        params! { organisation, due, day = tx.now() - DAY_MS, limit = AT_ONCE },
    )?;
    let mut digests = Vec::new();
    for (id, digest) in gone {
        tx.put("delete from file where organisation = :organisation and id = :id", params! { organisation, id })?;
        let named: Option<i64> =
            tx.first("select 1 from file where digest = :digest", params! { digest = digest.as_str() })?;
        digests.extend(named.is_none().then_some(digest));
    }
    Ok(digests)
}

/// Takes bytes off the disk that nothing names, unless they were sent again meanwhile.
pub fn remove(blobs: &Blobs, digests: &[String], now_ms: i64) {
    for digest in digests {
        if let Err(error) = blobs.remove(digest, now_ms - blob::SETTLED_MS) {
            tracing::warn!(%error, "bytes that nothing names stay on the disk");
        }
    }
}
