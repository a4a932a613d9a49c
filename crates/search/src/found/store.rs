//! Asking the index through the door, one query a section: a named seam in one word of each.

use db::Dialect;
use kernel::{Entry, File, FromRow, Id, Person, Reading, Result, Slice, Space, Visible, params, record};

use crate::question::{Question, Section};

/// The same statement with each database's own way to ask the index.
macro_rules! seam {
    ($before:literal, $after:literal) => {
        [
            concat!($before, "h.terms match :q", $after),
            concat!($before, "h.terms @@ cast(cast(:q as text) as tsquery)", $after),
        ]
    };
}

/// What a section is asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    /// How many.
    pub(super) limit: usize,
    /// The last one of the slice before.
    pub(super) before: i64,
}

fn hits<T: FromRow>(
    tx: &Reading<'_>,
    question: &Question,
    section: Section,
    wanted: Wanted,
    [sqlite, postgres]: [&'static str; 2],
    doc: impl Fn(&T) -> i64,
) -> Result<Slice<Visible<T>>> {
    let viewer = tx.viewer();
    let q = question.about(section, viewer.organisation(), viewer.kind(), tx.dialect());
    let sql = match tx.dialect() {
        Dialect::Sqlite => sqlite,
        Dialect::Postgres => postgres,
    };
    let limit = i64::try_from(wanted.limit).unwrap_or(i64::MAX).saturating_add(1);
    let rows = tx.all::<T>(sql, params! { q, before = wanted.before, limit })?;
    Ok(Slice::cut(rows, wanted.limit, |row| doc(row)))
}

record! {
    /// A person who was found.
    #[derive(Debug, Clone)]
    pub(super) struct FoundPerson {
        pub(super) doc: i64, pub(super) id: Id<Person>, pub(super) handle: String, pub(super) name: String, pub(super) title: String,
        pub(super) kind: String, pub(super) photo: Option<Id<File>>, pub(super) unit: Option<String>,
    }
}

/// The people of a question; among a slice, those whose name answers first.
pub(super) fn people(
    tx: &Reading<'_>,
    question: &Question,
    typed: &str,
    wanted: Wanted,
) -> Result<Slice<Visible<FoundPerson>>> {
    let sql = seam!(
        "select h.doc, p.id, p.handle, p.name, p.title, p.kind, p.photo, (select u.name from visible_colleague w join visible_unit u on u.id = w.unit where w.id = p.id) as unit \
         from visible_hit h, visible_person p where p.id = h.object and p.deactivated_at is null and ",
        " and h.doc < :before order by h.doc desc limit :limit"
    );
    let mut found = hits::<FoundPerson>(tx, question, Section::People, wanted, sql, |row| row.doc)?;
    let named = |row: &FoundPerson| markup::words::highlight(&row.name, typed).iter().any(|(found, _)| *found);
    found.items.sort_by_cached_key(|row| (!named(row), markup::words::fold(&row.name)));
    Ok(found)
}

record! {
    /// A space that was found.
    #[derive(Debug, Clone)]
    pub(super) struct FoundSpace {
        pub(super) doc: i64, pub(super) id: Id<Space>, pub(super) slug: String, pub(super) name: String, pub(super) purpose: String,
        pub(super) icon: String, pub(super) members: i64,
    }
}

/// The spaces of a question.
pub(super) fn spaces(tx: &Reading<'_>, question: &Question, wanted: Wanted) -> Result<Slice<Visible<FoundSpace>>> {
    let sql = seam!(
        "select h.doc, s.id, s.slug, s.name, s.purpose, s.icon, s.member_count as members \
         from visible_hit h, visible_space s where s.id = h.object and ",
        " and h.doc < :before order by h.doc desc limit :limit"
    );
    hits::<FoundSpace>(tx, question, Section::Spaces, wanted, sql, |row| row.doc)
}

record! {
    /// A topic that was found.
    #[derive(Debug, Clone)]
    pub(super) struct FoundTopic { pub(super) doc: i64, pub(super) slug: String, pub(super) name: String }
}

/// The topics of a question.
pub(super) fn topics(tx: &Reading<'_>, question: &Question, wanted: Wanted) -> Result<Slice<Visible<FoundTopic>>> {
    let sql = seam!(
        "select h.doc, t.slug, t.name from visible_hit h, visible_topic t where t.id = h.object and ",
        " and h.doc < :before order by h.doc desc limit :limit"
    );
    hits::<FoundTopic>(tx, question, Section::Topics, wanted, sql, |row| row.doc)
}

record! {
    /// An entry that was found, by its own words or by a comment's.
    #[derive(Debug, Clone)]
    pub(super) struct FoundEntry {
        pub(super) doc: i64, pub(super) hit: String, pub(super) object: i64, pub(super) id: Id<Entry>, pub(super) kind: String,
        pub(super) slug: String, pub(super) title: String, pub(super) lang: String, pub(super) card_html: String,
        pub(super) published_at: i64, pub(super) comment_count: i64, pub(super) author: Option<Id<Person>>, pub(super) author_name: Option<String>,
        pub(super) byline: Option<String>, pub(super) places: Option<String>, pub(super) body: Option<String>, pub(super) said: Option<String>,
    }
}

impl FoundEntry {
    /// Where it is; a comment has its own place there.
    pub(super) fn href(&self) -> String {
        match self.kind.as_str() {
            _ if self.hit == "comment" => format!("/entries/{}/comments/{}#c-{}", self.id, self.object, self.object),
            "article" if !self.slug.is_empty() => format!("/articles/{}/{}", self.id, self.slug),
            _ => format!("/entries/{}", self.id),
        }
    }

    /// When what was found was said.
    pub(super) fn at(&self) -> i64 {
        if self.hit == "comment" { Id::<Entry>::new(self.object).minted_ms() } else { self.published_at }
    }
}

/// The entries of a question, newest first; in one slice an entry stands once.
pub(super) fn entries(tx: &Reading<'_>, question: &Question, wanted: Wanted) -> Result<Slice<Visible<FoundEntry>>> {
    let sql = seam!(
        "select h.doc, h.kind as hit, h.object, e.id, e.kind, e.slug, e.title, e.lang, e.card_html, e.published_at, e.comment_count, e.author, \
         e.author_name, e.byline, e.places, (select a.html from visible_article a where a.entry = e.id) as body, \
         (select c.html from visible_comment c where c.id = h.object and h.kind = 'comment') as said \
         from visible_hit h, visible_card e where e.id = h.entry and ",
        " and h.doc < :before order by h.doc desc limit :limit"
    );
    let mut found = hits::<FoundEntry>(tx, question, Section::Entries, wanted, sql, |row| row.doc)?;
    let by_itself: Vec<Id<Entry>> = found.items.iter().filter(|row| row.hit == "entry").map(|row| row.id).collect();
    let mut shown: Vec<Id<Entry>> = Vec::new();
    found.items.retain(|row| {
        let once = !shown.contains(&row.id) && (row.hit == "entry" || !by_itself.contains(&row.id));
        if once {
            shown.push(row.id);
        }
        once
    });
    Ok(found)
}

/// Whether the index has yet to read what was done last.
pub(super) fn is_behind(tx: &Reading<'_>) -> Result<bool> {
    Ok(tx.count("select behind from visible_search_state", &[])? == 1)
}
