//! What comes from elsewhere in bulk: a WordPress export, the people of a company.

pub mod import;
pub mod people;
pub mod wxr;
