//! All spaces as those who run an organisation look after them: which go quiet, which have nobody at their head. Through the
//! door like everything: what is closed to an administrator is not among them, and its page says so.

mod html;
mod store;
pub(crate) mod web;
