//! What comes from elsewhere in bulk, and what leaves: a WordPress export, the people of a company, a person's own data.

pub mod import;
pub mod own;
pub mod people;
pub mod wxr;
