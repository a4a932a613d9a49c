//! People: the directory, profiles, the organisation chart, following, and the completion of names.

mod chart;
mod directory;
pub mod field;
mod follow;
mod person;
mod profile;
mod welcome;

use axum::extract::Query;
pub use directory::{Crowds, Suggestion, complete};
pub use follow::follow;
pub use profile::{NewProfile, Portrait, edit, portrait, remove_photo, set_photo};
use shell::web::{Ask, Posted, Routes};
pub use welcome::Join;

/// The routes of this feature; the directory in memory is theirs. A newcomer joins spaces by the command that is handed in.
#[must_use]
pub fn routes(join: Join) -> Routes {
    let crowds = Crowds::default();
    let (browsed, completed) = (crowds.clone(), crowds);
    Routes::new()
        .get("/people", move |ask: Ask| directory::web::browse(browsed, ask))
        .get("/complete/people", move |ask: Ask, query: Query<Vec<(String, String)>>| {
            directory::web::complete(completed, ask, query.0)
        })
        .get("/people/chart", chart::top)
        .get("/people/{handle}", profile::web::show)
        .get("/people/{handle}/chart", chart::around)
        .post("/people/{handle}/follow", follow::submit)
        .get("/welcome", welcome::web::show)
        .post("/welcome", move |posted: Posted| welcome::web::go(posted, join))
        .post("/welcome/done", welcome::web::done)
        .get("/settings/profile", profile::web::form)
        .post("/settings/profile", profile::web::save)
        .post("/settings/profile/fields", profile::web::fill)
        .get("/administration/fields", field::web::list)
        .get("/administration/fields/{id}", field::web::show)
        .post("/administration/fields/{id}", field::web::keep)
        .post("/administration/fields/{id}/remove", field::web::take)
        .get("/administration/people/{handle}/fields", field::web::of_person)
        .post("/administration/people/{handle}/fields", field::web::fill_in)
        .post("/settings/photo", profile::web::photo)
        .post("/settings/photo/remove", profile::web::photo_removed)
}
