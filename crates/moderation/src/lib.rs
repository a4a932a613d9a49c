//! Reports, the waiting queue, mute and block, and how long words are kept.
//!
//! Who moderates a space decides what waits or was reported there, and sees nothing of it elsewhere. Whom somebody mutes is
//! their own business; what a moderator decides is journalled.

pub mod distance;
pub mod keeping;
pub mod queue;
pub mod report;
mod standing;

use shell::web::Routes;

/// The routes of this feature.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/report/{host}/{id}", report::web::form)
        .post("/report/{host}/{id}", report::web::send)
        .get("/moderation", queue::web::list)
        .get("/moderation/mine", report::web::mine)
        .post("/moderation/held/{id}", queue::web::held)
        .post("/moderation/reports/{id}", queue::web::reported)
        .post("/people/{handle}/mute", distance::web::mute)
        .post("/people/{handle}/unmute", distance::web::unmute)
        .post("/people/{handle}/block", distance::web::block)
        .post("/people/{handle}/unblock", distance::web::unblock)
        .get("/administration/keeping", keeping::web::show)
        .get("/administration/keeping/rule", keeping::web::propose)
        .post("/administration/keeping", keeping::web::act)
        .get("/settings/blocks", distance::web::list)
}
