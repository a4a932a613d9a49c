//! What entries, discussions and feeds look like.

pub mod article;
pub mod card;
pub mod comments;
pub mod composer;
pub mod feed;
pub mod files;
pub mod first_steps;
pub mod history;
pub mod menus;
pub mod reactions;
pub mod removal;
