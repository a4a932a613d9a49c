//! How an organisation is run: its settings, its terms of use, its people, and the log of who changed what.
//!
//! Everything here is an administrator's; the log is read by the data-protection officer too. What is changed is written
//! to the audit log ([`kernel::audit`]) in the same transaction.

mod frame;
mod log;
mod setting;
mod terms;

use shell::web::Routes;

/// The routes of this feature.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/admin", setting::web::show)
        .post("/admin", setting::web::save)
        .get("/admin/terms", terms::web::show)
        .post("/admin/terms", terms::web::publish)
        .get("/admin/log", log::web::show)
        .get("/admin/log.csv", log::web::take)
}
