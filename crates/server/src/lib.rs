//! The program: command line, router, background work, wiring of the features.

pub mod background;
pub mod backup;
pub mod command;
pub mod config;
pub mod console;
pub mod desk;
pub mod health;
pub mod organisations;
pub mod router;
pub mod serve;

/// Pages are built on a database's thread and let go on another's: the system's allocator makes both wait, and asks the
/// kernel for every long page anew.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
