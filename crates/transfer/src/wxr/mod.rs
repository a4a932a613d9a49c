//! Reads what WordPress calls an export: WXR (*WordPress eXtended RSS*) 1.0, 1.1 and 1.2, an RSS feed with the articles,
//! pages, authors, categories and comments of a blog, and with linkbacks as comments of their own kind.
//!
//! The file comes from outside and is believed in nothing: document types and entities are refused, everything has a
//! bound, and a file that breaks off gives an error with its place and no half of an export. What is merely odd, as
//! real exports are, is mended and counted in the [`Report`]: forbidden characters, numbers used twice, answers to
//! nothing, answers in a circle. The report also says, before anything is written, what will not come and why.
//!
//! Addresses of machines are not read at all, and [`Email`] keeps e-mail addresses out of logs.

mod date;
mod error;
mod join;
mod parse;
mod report;
mod source;
#[cfg(test)]
mod tests;
mod thread;
mod xml;

use std::fmt;

pub use error::{Error, ErrorKind, Part};
pub use parse::read;
pub use report::{Loss, Report};
pub use thread::{Mended, Placed, thread};

/// How much of a file is accepted; by default far above any blog and far below what would hurt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub file: u64,
    /// Bytes of one text.
    pub text: u64,
    /// Bytes of one tag with its attributes.
    pub tag: u64,
    /// Attributes of one tag.
    pub attributes: u64,
    /// Elements within elements.
    pub depth: u64,
    /// Items of the export.
    pub items: u64,
    /// Comments of the export.
    pub comments: u64,
    /// Authors, categories and tags together.
    pub terms: u64,
    /// Facts of one item.
    pub meta: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            file: 1 << 30,
            text: 16 << 20,
            tag: 16 << 10,
            attributes: 64,
            depth: 32,
            items: 500_000,
            comments: 2_000_000,
            terms: 200_000,
            meta: 2_000,
        }
    }
}

/// An e-mail address that does not show in logs.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Email(String);

impl Email {
    /// Keeps an address as it was written.
    #[must_use]
    pub fn new(address: &str) -> Email {
        Email(address.trim().to_owned())
    }

    /// The address, for whoever has a reason to use it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_empty() { "Email(none)" } else { "Email(…)" })
    }
}

/// A blog as its export tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Export {
    /// Name of the blog.
    pub title: String,
    /// Its address.
    pub link: String,
    /// Its language as WordPress writes it, such as `fr-FR`.
    pub language: String,
    /// Where the addresses of its articles begin: that of the blog, or of the site it is part of.
    pub base_url: String,
    /// Version of the format.
    pub version: String,
    /// Who wrote, in the order of the file. An author whom only an item names has nothing but a login.
    pub authors: Vec<Author>,
    /// Its categories.
    pub categories: Vec<Term>,
    /// Its tags.
    pub tags: Vec<Term>,
    /// Everything it holds, including what will not come (see [`Item::loss`]).
    pub items: Vec<Item>,
    /// What will not come, and what was mended.
    pub report: Report,
}

/// Somebody who had an account there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Author {
    /// Number there, to which the `user_id` of comments points.
    pub id: Option<u64>,
    /// Name to sign in with; items name their author by it.
    pub login: String,
    /// Address.
    pub email: Email,
    /// Name to show.
    pub display_name: String,
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
}

/// A category or a tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Term {
    /// Word in addresses.
    pub slug: String,
    /// Name.
    pub name: String,
    /// Slug of the category above, or nothing.
    pub parent: String,
    /// What it is for.
    pub description: String,
}

/// A category or a tag as an item bears it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TermName {
    /// Word in addresses.
    pub slug: String,
    /// Name.
    pub name: String,
}

/// What an item is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// An article of the blog.
    #[default]
    Post,
    /// A page.
    Page,
    /// A file, of which the export has only the address.
    Attachment,
    /// Anything else, by its name there.
    Other(String),
}

/// Who could see an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// Everybody.
    Publish,
    /// Its author, who has not finished.
    #[default]
    Draft,
    /// Its author and those who decide.
    Pending,
    /// Those who run the blog.
    Private,
    /// Nobody before its date.
    Future,
    /// Thrown away.
    Trash,
    /// Whoever sees what it is attached to.
    Inherit,
    /// Anything else, by its name there.
    Other(String),
}

/// An article, a page, or something else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Number there; 0 if the export does not say.
    pub id: u64,
    /// Title, as HTML.
    pub title: String,
    /// Address.
    pub link: String,
    /// Lasting address that feeds used, often `…/?p=11`.
    pub guid: String,
    /// Word in addresses.
    pub slug: String,
    /// Login of the author.
    pub author: String,
    /// When it was published, in milliseconds UTC.
    pub published: Option<i64>,
    /// When it was last changed, in milliseconds UTC.
    pub modified: Option<i64>,
    /// Who could see it.
    pub status: Status,
    /// What it is.
    pub kind: Kind,
    /// Number of the item above it, or of the one a file is attached to.
    pub parent: Option<u64>,
    /// Body: HTML with block comments and shortcodes, a blank line for a paragraph.
    pub content_html: String,
    /// Summary, as HTML.
    pub excerpt: String,
    /// Categories.
    pub categories: Vec<TermName>,
    /// Tags.
    pub tags: Vec<TermName>,
    /// Whether it was kept on top.
    pub sticky: bool,
    /// Whether a password was asked for. The password itself is not kept.
    pub password_protected: bool,
    /// Address of the file, if it is one.
    pub attachment_url: Option<String>,
    /// Comments and linkbacks, in the order of the file.
    pub comments: Vec<Comment>,
    /// Other facts, values as they stand (some are PHP, never to be read as such).
    pub meta: Vec<Meta>,
}

/// A fact that WordPress or an extension attached to an item. Values stay out of logs.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Meta {
    /// Name.
    pub key: String,
    /// Value.
    pub value: String,
}

impl fmt::Debug for Meta {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Meta({})", self.key)
    }
}

/// What a comment is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum CommentKind {
    /// A person wrote it.
    #[default]
    Comment,
    /// Another site said that it links here.
    Pingback,
    /// The same by an older protocol.
    Trackback,
    /// Anything else an extension wrote, by its name there.
    Other(String),
}

impl CommentKind {
    /// Whether it says that another site links here.
    #[must_use]
    pub fn is_linkback(&self) -> bool {
        matches!(self, CommentKind::Pingback | CommentKind::Trackback)
    }
}

/// What was decided about a comment there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Approval {
    /// Shown.
    Approved,
    /// Nothing yet.
    #[default]
    Waiting,
    /// Unwanted.
    Spam,
    /// Thrown away, alone or with its article.
    Trash,
}

/// A comment or a linkback.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comment {
    /// Number there; 0 if the export does not say.
    pub id: u64,
    /// Number of the comment it answers, which may not exist.
    pub parent: Option<u64>,
    /// Name under it; for a linkback, the title of the page that links.
    pub author_name: String,
    /// Address of who wrote it.
    pub author_email: Email,
    /// Site of who wrote it; for a linkback, the page that links.
    pub author_url: String,
    /// Number of their account there.
    pub user_id: Option<u64>,
    /// When, in milliseconds UTC.
    pub date: Option<i64>,
    /// Title, as plain text: an older platform exported it as a first line in bold.
    pub title: Option<String>,
    /// Text without the title: HTML, a blank line for a paragraph.
    pub content: String,
    /// What it is.
    pub kind: CommentKind,
    /// What was decided about it.
    pub approval: Approval,
}

impl Export {
    /// Items that come, each with the comments that come.
    pub fn coming(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.loss().is_none())
    }
}

impl Item {
    /// Why this item will not come, if so.
    #[must_use]
    pub fn loss(&self) -> Option<Loss> {
        match &self.kind {
            Kind::Attachment => return Some(Loss::Attachment),
            Kind::Other(name) if name == "nav_menu_item" => return Some(Loss::MenuItem),
            Kind::Other(name) if name == "revision" => return Some(Loss::Revision),
            Kind::Other(name) => return Some(Loss::CustomType(name.clone())),
            Kind::Post | Kind::Page => {}
        }
        match &self.status {
            Status::Publish if self.password_protected => Some(Loss::PasswordProtected),
            Status::Publish => None,
            Status::Draft | Status::Inherit => Some(Loss::Draft),
            Status::Pending => Some(Loss::Pending),
            Status::Private => Some(Loss::Private),
            Status::Future => Some(Loss::Scheduled),
            Status::Trash => Some(Loss::Trashed),
            Status::Other(name) => Some(Loss::CustomStatus(name.clone())),
        }
    }

    /// Comments and linkbacks that come.
    pub fn coming(&self) -> impl Iterator<Item = &Comment> {
        self.comments.iter().filter(|comment| comment.loss().is_none())
    }
}

impl Comment {
    /// Why this comment will not come, if so.
    #[must_use]
    pub fn loss(&self) -> Option<Loss> {
        if let CommentKind::Other(name) = &self.kind {
            return Some(Loss::CustomComment(name.clone()));
        }
        match self.approval {
            Approval::Approved => None,
            Approval::Waiting => Some(Loss::UnapprovedComment),
            Approval::Spam => Some(Loss::SpamComment),
            Approval::Trash => Some(Loss::TrashedComment),
        }
    }
}
