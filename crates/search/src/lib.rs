//! One box over people, spaces, topics and entries.
//!
//! The index ([`Index`]) follows the journal and holds words without texts. It is asked through the view `visible_hit`
//! alone, which joins it with what the viewer may see: no hit and no count depends on a text that they may not.

mod found;
mod index;
mod question;

pub use index::{Index, forget, remove};
use shell::web::Routes;

/// The routes of this feature.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().get("/search", found::web::search)
}
