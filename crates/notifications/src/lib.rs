//! The inbox: what is addressed to a person.
//!
//! [`Inbox`] follows the journal and writes rows that only point: who, why, at what. Whether one shows is decided when it
//! is read, through the door, from what it points at.

mod consumer;
mod inbox;

pub use consumer::Inbox;
pub use inbox::{Which, read, read_object};
use shell::web::Routes;

/// The routes of this feature.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().get("/inbox", inbox::web::list).post("/inbox/read", inbox::web::mark)
}
