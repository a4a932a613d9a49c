//! How long words stay, told to those who write them: in a space, and to a person of their own.

use kernel::{Id, Result, Space, record};

use crate::{t::moderation as say, web::Page};

record! {
    struct Kept { kind: String, days: i64 }
}

record! {
    struct Held { reason: String, at: i64 }
}

/// A kind of entry as it is told.
fn kind_words(lang: crate::Lang, kind: &str) -> &'static str {
    if kind == "article" { say::keeping_articles(lang) } else { say::keeping_notes(lang) }
}

/// What becomes of words in a space, or everywhere where no space is meant; one sentence each. Holds are those of the
/// space, or on the viewer.
///
/// # Errors
/// When the database fails.
pub fn told(page: &Page<'_, '_>, space: Option<Id<Space>>) -> Result<Vec<String>> {
    let (lang, at) = (page.lang, space.map_or(0, Id::get));
    let rules = page.tx.all::<Kept>(
        "select kind, days from visible_retention t where t.space = :at \
         union all select d.kind, d.days from visible_retention d where d.space = 0 and :at <> cast(0 as bigint) \
           and not exists (select 1 from visible_retention o where o.space = :at and o.kind = d.kind) order by 1 desc",
        kernel::params! { at },
    )?;
    let holds = page.tx.all::<Held>(
        "select reason, placed_at as at from visible_legal_hold where lifted_at is null \
         and ((space = :at and :at <> cast(0 as bigint)) or (person = :me and :at = cast(0 as bigint))) order by placed_at",
        kernel::params! { at },
    )?;
    let kept = rules
        .iter()
        .map(|rule| say::keeping_told(lang, &say::retention_period(lang, rule.days), kind_words(lang, &rule.kind)));
    let held = holds.iter().map(|hold| say::hold_told(lang, &page.local.date(page.moment(hold.at)), &hold.reason));
    Ok(kept.chain(held).collect())
}
