//! From a request to a page and back: the state that handlers share, who asks, what a form sent, and the table of routes.

mod app;
mod ask;
mod failure;
mod page;
mod posted;
mod routes;

pub use app::{App, Hosted, Settings};
pub use ask::{Ask, local};
pub use failure::{Answer, Failure, encode, with_status};
pub use page::{Html, OwnSpace, Page, ask_own_spaces, picture, unread};
pub use posted::{Posted, Upload, not_shown};
pub use routes::{Route, Routes};
