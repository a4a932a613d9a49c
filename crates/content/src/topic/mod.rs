//! Topics: a keyword and a hashtag are one thing. A topic is seen by whoever sees something that bears it.

mod moment;

use kernel::{Activity, Change, Id, Reading, Result, Topic, Verb, Visible, Writing, params, record};

pub use moment::{Moment, Popular};

record! {
    /// A topic as a page shows it.
    #[derive(Debug, Clone)]
    pub struct Row { pub id: Id<Topic>, pub slug: String, pub name: String, pub followed: bool }
}

/// A topic by its address.
///
/// # Errors
/// [`kernel::Error::NotFound`] when nothing that the viewer sees bears it.
pub fn find(tx: &Reading<'_>, slug: &str) -> Result<Visible<Row>> {
    tx.one(
        "select t.id, t.slug, t.name, exists (select 1 from visible_follow f where f.kind = 'topic' and f.target = t.id) as followed \
         from visible_topic t where t.slug = :slug",
        params! { slug },
    )
}

record! {
    /// A topic with how often it was borne lately.
    #[derive(Debug, Clone)]
    pub struct Counted { pub slug: String, pub name: String, pub count: i64, pub followed: bool }
}

/// The topics most borne lately: of the newest 300 bearings since a moment that the viewer sees, so that the cost does not
/// grow with the company.
///
/// # Errors
/// When the database fails.
pub fn lately(tx: &Reading<'_>, since_id: i64, limit: i64) -> Result<Vec<Visible<Counted>>> {
    tx.all(
        "select x.slug, x.name, count(*) as count, exists (select 1 from visible_follow f where f.kind = 'topic' and f.target = x.topic) as followed \
         from (select b.topic, b.slug, b.name from visible_entry_topic b where b.entry > :since_id order by b.entry desc limit 300) x \
         group by x.topic, x.slug, x.name order by 3 desc, 1 limit :limit",
        params! { since_id, limit },
    )
}

/// The topics that the viewer follows, by name.
///
/// # Errors
/// When the database fails.
pub fn followed(tx: &Reading<'_>) -> Result<Vec<Visible<Counted>>> {
    tx.all(
        "select t.slug, t.name, cast(0 as bigint) as count, 1 as followed from visible_follow f cross join visible_topic t \
         where t.id = f.target and f.kind = 'topic' order by t.slug limit 200",
        params! {},
    )
}

/// Follows a topic, or no longer.
///
/// # Errors
/// [`kernel::Error::NotFound`] when the viewer does not see it.
pub fn follow(tx: &Writing<'_>, slug: &str, following: bool) -> Result<Change<()>> {
    let topic = find(tx, slug)?;
    let sql = if following {
        "insert into follow(organisation, person, kind, target, at) values (:organisation, :me, 'topic', :topic, :now) on conflict do nothing"
    } else {
        "delete from follow where organisation = :organisation and person = :me and kind = 'topic' and target = :topic"
    };
    tx.put(sql, params! { topic = topic.id })?;
    Ok(Change::one((), Activity::new(if following { Verb::Follow } else { Verb::Undo }, topic.id)))
}
