//! Files as spreadsheets write them, and what is said about what was found in them.

mod people;
mod table;
mod ties;
mod trouble;

pub use people::{Staff, people};
pub use table::{Column, Table, text};
pub use ties::{Ties, ties};
pub use trouble::{Remark, Trouble};
