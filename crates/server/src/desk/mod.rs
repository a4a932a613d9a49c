//! The deployment as an administrator sees it: whether all is well, whether mail leaves, what takes how much room.
//!
//! These pages tell of the program and of one's own organisation, never of a person, and of no other organisation.

mod health;
mod html;
mod mail;
mod storage;

use std::{path::PathBuf, sync::Arc};

use ::mail::{Contact, Transport};
use kernel::Result;
use shell::{
    administration::{Section, open},
    web::{Ask, Failure, Routes},
};

/// What the deployment was started with, as far as these pages tell it.
#[derive(Debug, Clone)]
pub struct Desk {
    /// The data folder.
    pub folder: PathBuf,
    /// Where mail goes.
    pub transport: Transport,
    /// Who it is from.
    pub sender: Contact,
    /// Where a backup a day is kept, if anywhere.
    pub backups: Option<PathBuf>,
}

/// The routes of these pages.
pub fn routes(desk: Arc<Desk>) -> Routes {
    let (of_health, of_mail, of_test, of_storage) = (Arc::clone(&desk), Arc::clone(&desk), Arc::clone(&desk), desk);
    Routes::new()
        .get("/administration/health", move |ask| health::show(ask, of_health))
        .get("/administration/mail", move |ask| mail::show(ask, of_mail))
        .post("/administration/mail", move |posted| mail::test(posted, of_test))
        .get("/administration/storage", move |ask| storage::show(ask, of_storage))
}

/// Lets on only whoever administers, before anything is asked of the deployment.
async fn enter(ask: &Ask, section: Section) -> std::result::Result<(), Failure> {
    ask.read(move |tx| tx.demand(section.roles())).await
}

/// Room on a disk, in bytes.
#[derive(Debug, Clone, Copy)]
struct Room {
    free: u64,
    total: u64,
}

impl Room {
    /// Of the disk under a folder.
    fn under(folder: &std::path::Path) -> Option<Self> {
        let of = rustix::fs::statvfs(folder).ok()?;
        Some(Self { free: of.f_bavail * of.f_frsize, total: of.f_blocks * of.f_frsize })
    }

    /// Whether the next days may not find enough.
    fn is_short(self) -> bool {
        self.free < self.total / 20 || self.free < 1 << 30
    }
}

fn page_of(
    page: &mut shell::web::Page<'_, '_>,
    section: Section,
    head: shell::component::Head<'_>,
    main: &maud::Markup,
) -> Result<maud::Markup> {
    open(page, section)?;
    Ok(shell::administration::around(page, section, head, main))
}
