//! Letting go what has been kept long enough, as the system: nobody asks, and no space is too closed for it.

use kernel::{Activity, Entry, Facts, Id, Result, SystemTx, Verb, id, params, record};

const DAY_MS: i64 = 24 * 3600 * 1000;
/// Entries let go of by one rule in one go: the rest comes with the next.
const AT_ONCE: i64 = 500;

record! {
    #[derive(Debug, Clone)]
    struct Rule { organisation: i64, space: i64, kind: String, days: i64 }
}

/// What any rule may take of an entry, or of what stands under the trace of one whose own words are gone: the last word under it is as old as each place asks, and no hold keeps it.
macro_rules! due {
    ($from:literal) => {
        concat!(
            "select e.id from ", $from,
            " and e.kind = :kind and (e.deleted_at is null or (e.tombstone = 1 and e.purged_at is not null)) \
              and not exists (select 1 from placement l \
                left join retention r on r.organisation = l.organisation and r.space = l.audience and r.kind = :kind \
                left join retention d on d.organisation = l.organisation and d.space = 0 and d.kind = :kind \
                where l.organisation = e.organisation and l.entry = e.id \
                  and (coalesce(r.days, d.days) is null \
                       or e.published_at > :now - coalesce(r.days, d.days) * 86400000 \
                       or exists (select 1 from comment c where c.organisation = e.organisation and c.entry = e.id and c.deleted_at is null \
                                  and c.published_at > :now - coalesce(r.days, d.days) * 86400000))) \
              and not exists (select 1 from legal_hold h where h.organisation = e.organisation and h.lifted_at is null \
                and (h.person = e.author or exists (select 1 from placement l where l.organisation = e.organisation and l.entry = e.id and l.audience = h.space) \
                     or exists (select 1 from comment c where c.organisation = e.organisation and c.entry = e.id and c.author = h.person))) \
              order by e.id limit :limit"
        )
    };
}

/// Entries by id up to a moment: ids are minted from the time of publication.
const ANYWHERE: &str = due!("entry e where e.organisation = :organisation and :space = 0 and e.id < :below");
const IN_SPACE: &str = due!(
    "placement p join entry e on e.organisation = p.organisation and e.id = p.entry \
     where p.organisation = :organisation and p.audience = :space and p.entry < :below"
);

/// Of what was found, what is still due in the transaction that lets it go.
const STILL: &str = due!(
    "entry e where e.organisation = :organisation and e.id in @ids(:entries) and e.id < :below \
     and (cast(:space as bigint) = 0 or exists (select 1 from placement p where p.organisation = e.organisation and p.audience = :space and p.entry = e.id))"
);

/// What a rule keeps no longer.
#[derive(Debug)]
pub struct Due {
    rule: Rule,
    entries: Vec<i64>,
}

/// Finds what rules keep no longer, each organisation's. A rule for everything looks at all that is older than it, which takes
/// a while in a large company: it is read beside the writer, for whom nobody waits.
///
/// # Errors
/// When the database fails.
pub fn due(tx: &SystemTx<'_>) -> Result<Vec<Due>> {
    let rules: Vec<Rule> =
        tx.all("select organisation, space, kind, days from retention order by organisation, space, kind", &[])?;
    let found = rules.into_iter().map(|rule| {
        let sql = if rule.space == 0 { ANYWHERE } else { IN_SPACE };
        let entries = taken(tx, sql, &rule, Vec::new())?;
        Ok(Due { rule, entries })
    });
    let found: Vec<Due> = found.collect::<Result<_>>()?;
    Ok(found.into_iter().filter(|due| !due.entries.is_empty()).collect())
}

/// Deletes what was due and still is, with all that was said under it; purged later, like whatever is deleted. Says how many.
///
/// # Errors
/// When the database fails.
pub fn let_go(tx: &SystemTx<'_>, found: &[Due]) -> Result<usize> {
    let mut gone = 0;
    for Due { rule, entries } in found {
        let mut lines = Vec::new();
        for entry in taken(tx, STILL, rule, entries.clone())? {
            tx.put(
                "update entry set deleted_at = :now, tombstone = 0, purged_at = null where organisation = :organisation and id = :entry",
                params! { organisation = rule.organisation, entry, now = tx.now() },
            )?;
            let line = Activity::new(Verb::Delete, Id::<Entry>::new(entry));
            lines.push(line.facts(Facts { retention: true, ..Facts::default() }));
        }
        gone += lines.len();
        tx.record(Id::new(rule.organisation), None, lines)?;
    }
    Ok(gone)
}

/// What a rule may take now, of some entries where a statement asks for them.
fn taken(tx: &SystemTx<'_>, sql: &'static str, rule: &Rule, entries: Vec<i64>) -> Result<Vec<i64>> {
    let below = id::at(tx.now() - rule.days * DAY_MS, 0);
    tx.all(
        sql,
        params! {
            organisation = rule.organisation, space = rule.space, kind = rule.kind.as_str(), now = tx.now(), below, entries,
            limit = AT_ONCE,
        },
    )
}
