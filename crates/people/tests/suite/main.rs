//! People through their commands and their routes, on a real database.

mod chart;
mod completion;
mod directory;
mod following;
mod house;
mod profile;
mod size;
