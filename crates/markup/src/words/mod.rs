//! The words of a text: folded for comparison, stemmed for search, joined for addresses.
//!
//! Stems are taken BEFORE accents are removed, since the French stemmer needs the accents; the accent-less forms
//! are indexed beside them, so that a person who types without accents finds the same.

mod fold;
mod highlight;
mod name;
mod search;
mod slug;
pub(crate) mod stop;
pub(crate) mod tokens;

pub use fold::{fold, pattern};
pub use highlight::highlight;
pub use name::{email, initials, is_name, one_line, sort_key};
pub use search::{Sought, query_terms, terms};
pub use slug::{slug, topic_slug};
