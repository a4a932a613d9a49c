//! Reading comments through the door.

use kernel::{Comment, Entry, File, Id, Person, Reading, Result, Visible, params, record};

record! {
    /// A comment as the discussion shows it.
    #[derive(Debug, Clone)]
    pub struct Row {
        pub id: Id<Comment>, pub entry: Id<Entry>, pub parent: Option<Id<Comment>>, pub author: Option<Id<Person>>, pub byline: Option<String>,
        pub byline_url: Option<String>, pub title: String, pub html: String, pub lang: String, pub state: String, pub published_at: i64,
        pub edited_at: Option<i64>, pub deleted_at: Option<i64>, pub reactions: String, pub files: i64, pub author_name: Option<String>,
        pub author_handle: Option<String>, pub author_title: Option<String>, pub author_photo: Option<Id<File>>,
        pub author_kind: Option<String>, pub mine: Option<String>,
    }
}

macro_rules! rows {
    ($rest:literal) => {
        concat!(
            "select c.id, c.entry, c.parent, c.author, c.byline, c.byline_url, c.title, c.html, c.lang, c.state, c.published_at, c.edited_at, c.deleted_at, \
             c.reactions, c.files, c.author_name, c.author_handle, c.author_title, c.author_photo, c.author_kind, c.mine from visible_comment c ",
            $rest
        )
    };
}

/// Comments read at once for one page; a longer discussion goes on behind a link.
pub const PAGE: i64 = 200;

/// A part of the discussion, oldest first: the comments after one.
///
/// # Errors
/// When the database fails.
pub fn discussion(tx: &Reading<'_>, entry: Id<Entry>, after: i64) -> Result<Vec<Visible<Row>>> {
    tx.all(
        rows!("where c.entry = :entry and c.id > :after order by c.id limit :limit"),
        params! { entry, after, limit = PAGE + 1 },
    )
}

/// What some comments answer and is not among them: it stands on an earlier page.
///
/// # Errors
/// When the database fails.
pub fn earlier(tx: &Reading<'_>, shown: &[Visible<Row>]) -> Result<Vec<Visible<Row>>> {
    let here: std::collections::HashSet<i64> = shown.iter().map(|row| row.id.get()).collect();
    let mut ids: Vec<i64> =
        shown.iter().filter_map(|row| row.parent).map(Id::get).filter(|parent| !here.contains(parent)).collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    tx.all(rows!("where c.id in @ids(:ids)"), params! { ids })
}

/// One comment with everything below and above it that the page needs: its permanent link.
///
/// # Errors
/// [`kernel::Error::NotFound`] when the viewer may not see it.
pub fn one(tx: &Reading<'_>, id: Id<Comment>) -> Result<Visible<Row>> {
    tx.one(rows!("where c.id = :id"), params! { id })
}

/// A comment's source, for its author to edit.
///
/// # Errors
/// [`kernel::Error::NotFound`] when the viewer may not see it.
pub fn source(tx: &Reading<'_>, id: Id<Comment>) -> Result<Visible<String>> {
    tx.one("select source from visible_comment where id = :id and deleted_at is null", params! { id })
}
