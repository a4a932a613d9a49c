//! Communities: visibility, membership, roles.

mod complete;
mod directory;
pub mod glass;
pub mod membership;
mod overview;
mod query;
pub mod rule;
pub mod space;

pub use membership::{add_member, change_role, join, leave, remove};
use shell::web::Routes;
pub use space::{Access, Cover, Details, Joining, NewSpace, Visibility, archive, create_space, set_cover, update};

/// The routes of this feature. `GET /spaces/{slug}` itself, the entries of a space, is the content's.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .merge(directory::web::routes())
        .merge(space::web::routes())
        .merge(membership::web::routes())
        .merge(rule::web::routes())
        .get("/administration/spaces", overview::web::show)
        .get("/administration/glass", glass::web::show)
        .post("/administration/glass", glass::web::submit)
        .merge(complete::routes())
}
