//! The inbox: what is addressed to a person. A row only points; what it points at is read through the door when it shows.

mod consumer;
mod html;
mod store;
mod web;

pub use consumer::Inbox;
pub use web::routes;
