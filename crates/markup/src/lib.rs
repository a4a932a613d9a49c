//! Markdown to safe HTML, and the words of a text for search.
//!
//! A leaf: it knows no feature, no database and no clock. Whatever a person typed or an import brought goes in; what
//! comes out may be put on a page as it is. Every function is total: it never fails, and its time and its depth
//! of nesting are bounded whatever the input.

mod characters;
pub mod diff;
pub mod emoji;
pub mod html;
mod language;
pub mod markdown;
pub mod typography;
pub mod words;

#[cfg(test)]
mod hostile;

pub use language::language;
