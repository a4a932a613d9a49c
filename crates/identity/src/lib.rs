//! Sign-in, sessions, invitations, passwords.
//!
//! Whoever has no session yet is served by the system's own work under a stated reason: it reads a credential or a
//! one-time link, never more. Everything after that goes through the door like any other page.

pub mod invitation;
pub mod link;
pub mod mail;
pub mod organisation;
pub mod password;
pub mod person;
pub mod reset;
pub mod session;
pub mod settings;
pub mod sign_in;
pub mod terms;
mod web;

pub use invitation::first_link;
pub use organisation::{Address, NewOrganisation, change_address, create_organisation, usual_base_url};
pub use person::{NewPerson, create_person};
pub use sign_in::Step;
pub use web::routes;
