//! The import: from an export that was read to entries, comments, people and addresses of an organisation.
//!
//! It works in two steps. [`plan`] decides everything without writing: what comes, what is here already, what waits for
//! a moderator, what is lost; a dry run ends there. Then everything is written in one transaction or not at all. Each
//! thing leaves its origin in `import_identity`, so that the same import twice doubles nothing, and a later export of the
//! same blog adds what is new and leaves alone what is here.

mod address;
mod build;
mod crowd;
mod existing;
mod lost;
mod people;
mod plan;
mod report;
mod text;
mod words;
mod write;

use kernel::{Id, Organisation, Result, Space, Store};

use crate::wxr::Export;

pub use existing::Existing;
pub use lost::Lost;
pub use plan::{Counts, Plan, plan};
pub use report::report;

/// How an import is to go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Say what would come and what would be lost, and change nothing.
    pub dry_run: bool,
}

/// What an import did, or would do.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Whether nothing was written.
    pub dry_run: bool,
    /// What came, or would come.
    pub plan: Plan,
}

/// Imports a blog into a space, all of it or nothing.
///
/// # Errors
/// [`kernel::Error::NotFound`] when the space is not one of the organisation; the database's failure, which leaves
/// everything as it was.
pub async fn import(
    store: &Store,
    organisation: Id<Organisation>,
    space: Id<Space>,
    export: Export,
    options: Options,
) -> Result<Outcome> {
    // Cleaning and judging take longer than writing: they do not hold up the one writer.
    let plan = store
        .system_read("what is here already, for an import", move |tx| {
            let existing = Existing::load(tx, organisation, space, &export)?;
            Ok(plan(&export, &existing))
        })
        .await?;
    if options.dry_run || plan.is_empty() {
        return Ok(Outcome { dry_run: options.dry_run, plan });
    }
    let plan = store
        .system("an import", move |tx| {
            write::write(tx, organisation, space, &plan)?;
            Ok(plan)
        })
        .await?;
    Ok(Outcome { dry_run: false, plan })
}
