//! How an organisation is run: its settings, its terms of use, its people, and the log of who changed what.
//!
//! Everything here is an administrator's; the log is read by the data-protection officer too. What is changed is written
//! to the audit log ([`kernel::audit`]) in the same transaction.

mod log;
pub mod people;
mod setting;
mod site;
mod start;
mod terms;
mod unit;

use shell::web::Routes;

/// The routes of this feature.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/administration", setting::web::show)
        .post("/administration", setting::web::save)
        .get("/administration/start", start::web::show)
        .post("/administration/logo", setting::logo::save)
        .get("/administration/units", unit::web::list)
        .get("/administration/units/{which}", unit::web::show)
        .post("/administration/units/{which}", unit::web::keep)
        .post("/administration/units/{which}/remove", unit::web::take)
        .get("/administration/sites", site::web::list)
        .get("/administration/sites/{which}", site::web::show)
        .post("/administration/sites/{which}", site::web::keep)
        .post("/administration/sites/{which}/remove", site::web::take)
        .get("/administration/people", people::web::list)
        .get("/administration/people/{handle}", people::web::show)
        .post("/administration/people/{handle}", people::web::act)
        .get("/administration/terms", terms::web::show)
        .post("/administration/terms", terms::web::publish)
        .get("/administration/log", log::web::show)
        .post("/administration/log", log::web::take)
}
