//! What can be wrong with an export, where in the file, with the facts a sentence needs; the sentences that a person
//! reads in French and in English are made elsewhere, `Display` is for the log and the command line.

use std::fmt;

/// An export that cannot be read, and the place where reading stopped. Nothing was kept of what came before it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {kind}")]
pub struct Error {
    /// Line in the file, from 1.
    pub line: u64,
    /// Column in characters, from 1.
    pub column: u64,
    /// What is wrong.
    pub kind: ErrorKind,
}

/// What is wrong. Text quoted from the file is cut short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// There is nothing in the file.
    Empty,
    /// A zip or another compressed file; the export is probably inside.
    Compressed,
    /// A web page, typically the sign-in page saved in the place of the file.
    HtmlPage,
    /// Not XML at all.
    NotXml,
    /// XML, but of another kind.
    NotAnExport {
        /// The name of the outermost element.
        root: String,
    },
    /// The feed of a blog, which holds only its last articles, instead of an export.
    PlainFeed,
    /// The export does not say its version.
    MissingVersion,
    /// The version is not a number such as 1.2.
    BadVersion {
        /// What stands there.
        found: String,
    },
    /// The vocabulary declared is not that of version 1.0, 1.1 or 1.2.
    UnknownNamespace {
        /// The address that was declared.
        found: String,
    },
    /// A document type declaration, which an export never has and which can hide an attack.
    Doctype,
    /// A named entity other than the five of XML.
    UnknownEntity {
        /// Its name.
        name: String,
    },
    /// A numeric reference that is no character.
    BadCharacter {
        /// What stands there.
        found: String,
    },
    /// The declared encoding is not read here.
    Encoding {
        /// Its declared name.
        name: String,
    },
    /// The bytes are not UTF-8, though the file says or implies that they are.
    NotUtf8,
    /// Something is longer than is accepted.
    TooLong {
        /// What is too long.
        what: Part,
        /// The bound, in bytes.
        limit: u64,
    },
    /// There is more of something than is accepted.
    TooMany {
        /// What there is too much of.
        what: Part,
        /// The bound.
        limit: u64,
    },
    /// Elements within elements, deeper than is accepted.
    TooDeep {
        /// The bound.
        limit: u64,
    },
    /// An end tag that does not close what is open.
    Mismatched {
        /// The element that is open, empty if none is.
        expected: String,
        /// The element that the end tag names.
        found: String,
    },
    /// Not well-formed in another way.
    Malformed {
        /// The words of the XML reader.
        detail: String,
    },
    /// The file ends in the middle.
    Truncated,
    /// Something follows the end of the export, for instance a second part pasted behind the first.
    AfterEnd,
    /// The file could not be read.
    Io {
        /// The words of the system.
        detail: String,
    },
}

/// A part of the file that has a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The whole file.
    File,
    /// The text of one element.
    Text,
    /// One tag with its attributes.
    Tag,
    /// Attributes of one tag.
    Attributes,
    /// Articles, pages and the rest.
    Items,
    /// Comments of the whole export.
    Comments,
    /// Authors, categories and tags.
    Terms,
    /// Facts attached to one item.
    Meta,
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Part::File => "file",
            Part::Text => "text of an element",
            Part::Tag => "tag",
            Part::Attributes => "attributes of a tag",
            Part::Items => "items",
            Part::Comments => "comments",
            Part::Terms => "authors, categories and tags",
            Part::Meta => "facts of an item",
        })
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ErrorKind::Empty => f.write_str("the file is empty"),
            ErrorKind::Compressed => f.write_str("this is a compressed file: unpack it and give the .xml file inside"),
            ErrorKind::HtmlPage => f.write_str("this is a web page, not an export"),
            ErrorKind::NotXml => f.write_str("this is not an XML file"),
            ErrorKind::NotAnExport { root } => {
                write!(f, "this XML file is not a WordPress export: it starts with <{root}>")
            }
            ErrorKind::PlainFeed => f.write_str("this is the feed of a blog, not an export of it"),
            ErrorKind::MissingVersion => f.write_str("the export does not say its version (wp:wxr_version)"),
            ErrorKind::BadVersion { found } => write!(f, "“{found}” is not a version of the export format"),
            ErrorKind::UnknownNamespace { found } => {
                write!(f, "the vocabulary {found} is not that of version 1.0, 1.1 or 1.2")
            }
            ErrorKind::Doctype => f.write_str("a document type declaration is not accepted"),
            ErrorKind::UnknownEntity { name } => write!(f, "the entity &{name}; is not known"),
            ErrorKind::BadCharacter { found } => write!(f, "&{found}; is not a character"),
            ErrorKind::Encoding { name } => write!(f, "the encoding {name} is not read: save the file as UTF-8"),
            ErrorKind::NotUtf8 => f.write_str("these bytes are not UTF-8"),
            ErrorKind::TooLong { what, limit } => write!(f, "{what} longer than {limit} bytes"),
            ErrorKind::TooMany { what, limit } => write!(f, "{what}: more than {limit}"),
            ErrorKind::TooDeep { limit } => write!(f, "elements nested more than {limit} deep"),
            ErrorKind::Mismatched { expected, found } if expected.is_empty() => write!(f, "</{found}> closes nothing"),
            ErrorKind::Mismatched { expected, found } => write!(f, "</{found}> where </{expected}> was expected"),
            ErrorKind::Malformed { detail } => write!(f, "not well-formed XML: {detail}"),
            ErrorKind::Truncated => f.write_str("the file is cut off: it ends in the middle of the export"),
            ErrorKind::AfterEnd => f.write_str("something follows the end of the export"),
            ErrorKind::Io { detail } => write!(f, "the file could not be read: {detail}"),
        }
    }
}

/// The beginning of a text from the file, short enough for a message.
pub(super) fn clip(text: &str) -> String {
    let mut short: String = text.chars().filter(|c| !c.is_control()).take(60).collect();
    if text.chars().nth(60).is_some() {
        short.push('…');
    }
    short
}
