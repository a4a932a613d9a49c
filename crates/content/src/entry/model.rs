//! What an entry is, with no database.

use kernel::{Audience, Comment, Entry, File, Id, Lang, Person, record};

/// Characters of a note's source, at most.
pub const MAX_NOTE: usize = 20_000;
/// Characters of an article's source, at most.
pub const MAX_ARTICLE: usize = 400_000;
/// Spaces that one entry may be placed in.
pub const MAX_PLACEMENTS: usize = 10;

/// A kind of entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What others call a post.
    Note,
    /// A longer text with a title.
    Article,
}

impl Kind {
    /// The word in the database.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Article => "article",
        }
    }
}

/// A new entry, as its author wrote it.
#[derive(Debug, Clone)]
pub struct NewEntry {
    /// Note or article.
    pub kind: Kind,
    /// For an article.
    pub title: String,
    /// An article's opening words; cut from the text when empty.
    pub summary: String,
    /// Markdown.
    pub source: String,
    /// Where it is placed, one or several.
    pub audiences: Vec<Id<Audience>>,
    /// An announcement of its space.
    pub announcement: bool,
    /// The entry that it passes on.
    pub shared: Option<Id<Entry>>,
    /// Files that were uploaded for it, with their alternative text.
    pub files: Vec<(Id<File>, String)>,
    /// The form's own word: sent twice, it makes one entry.
    pub word: String,
    /// Its language; found from the text when not said.
    pub lang: Option<Lang>,
}

record! {
    /// An entry as a list shows it.
    #[derive(Debug, Clone)]
    pub struct Card {
        pub id: Id<Entry>, pub kind: String, pub author: Option<Id<Person>>, pub byline: Option<String>, pub lang: String,
        pub title: String, pub slug: String, pub card_html: String, pub published_at: i64, pub edited_at: Option<i64>,
        pub closed_at: Option<i64>, pub announcement: bool, pub shared: Option<Id<Entry>>, pub comment_count: i64,
        pub reactions: String, pub preview: String, pub files: i64, pub author_name: Option<String>,
        pub author_handle: Option<String>, pub author_title: Option<String>, pub author_photo: Option<Id<File>>,
        pub author_kind: Option<String>, pub mine: Option<String>, pub bookmarked: Option<i64>, pub seen: Option<i64>,
        pub places: Option<String>,
    }
}

/// A place of an entry that the viewer may know of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place<'a> {
    /// The audience; a space's id where it is one.
    pub audience: Id<Audience>,
    /// The space's address; empty for the organisation.
    pub slug: &'a str,
    /// The space's sign.
    pub icon: &'a str,
    /// The mask of who sees it without being in it.
    pub open_to: i64,
    /// The space's name; empty for the organisation.
    pub name: &'a str,
}

impl Card {
    /// The places that the viewer may know of, in the order of their ids.
    pub fn places(&self) -> impl Iterator<Item = Place<'_>> {
        self.places.as_deref().unwrap_or_default().lines().filter_map(|line| {
            let mut parts = line.splitn(5, '|');
            Some(Place {
                audience: parts.next()?.parse().ok()?,
                slug: parts.next()?,
                icon: parts.next()?,
                open_to: parts.next()?.parse().ok()?,
                name: parts.next()?,
            })
        })
    }

    /// Its own address.
    #[must_use]
    pub fn href(&self) -> String {
        href(&self.kind, self.id, &self.slug)
    }

    /// Each reaction's kind and number.
    pub fn reactions(&self) -> impl Iterator<Item = (&str, i64)> {
        parse_reactions(&self.reactions)
    }
}

/// `kind:count,…` as the database keeps it.
pub fn parse_reactions(text: &str) -> impl Iterator<Item = (&str, i64)> {
    text.split(',')
        .filter_map(|pair| pair.split_once(':'))
        .filter_map(|(kind, count)| Some((kind, count.parse().ok()?)))
}

/// The address of an entry: an article's says what it is about.
#[must_use]
pub fn href(kind: &str, id: Id<Entry>, slug: &str) -> String {
    if kind == "article" && !slug.is_empty() { format!("/articles/{id}/{slug}") } else { format!("/entries/{id}") }
}

/// The address of a comment within its entry's page.
#[must_use]
pub fn comment_href(entry: Id<Entry>, comment: Id<Comment>) -> String {
    format!("/entries/{entry}/comments/{comment}#c-{comment}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reactions_are_read_back() {
        assert_eq!(parse_reactions("like:3,thanks:1").collect::<Vec<_>>(), [("like", 3), ("thanks", 1)]);
        assert_eq!(parse_reactions("").count(), 0);
    }
}
