//! The first minute of somebody who was let in: where their colleagues are, ready to be joined and followed at one press.
//!
//! What is proposed follows from the company alone (unit, site, manager), never from what anybody did.

mod html;
mod store;
pub(crate) mod web;

use kernel::{Activity, Change, Id, Result, Space, Writing};

/// How a space is joined; the command is another feature's.
pub type Join = fn(&Writing<'_>, Id<Space>) -> Result<Change<()>>;

/// What a newcomer chose.
#[derive(Debug, Clone, Default)]
pub(crate) struct Chosen {
    pub(crate) spaces: Vec<Id<Space>>,
    /// Handles.
    pub(crate) people: Vec<String>,
}

/// The most of each that one press does.
const MOST: usize = 12;

/// Joins and follows what was chosen; what cannot be any more is passed over.
///
/// # Errors
/// When the database fails.
pub(crate) fn begin(tx: &Writing<'_>, chosen: &Chosen, join: Join) -> Result<Change<()>> {
    tx.viewer().signed_in()?;
    let mut activities: Vec<Activity> = Vec::new();
    let mut take = |done: Result<Change<()>>| match done {
        Ok(Change::Changed((), lines)) => {
            activities.extend(lines);
            Ok(())
        }
        Ok(Change::Unchanged(())) | Err(kernel::Error::NotFound | kernel::Error::Forbidden) => Ok(()),
        Err(error) => Err(error),
    };
    for space in chosen.spaces.iter().take(MOST) {
        take(join(tx, *space))?;
    }
    for handle in chosen.people.iter().take(MOST) {
        take(crate::follow(tx, handle, true))?;
    }
    Ok(if activities.is_empty() { Change::Unchanged(()) } else { Change::Changed((), activities) })
}
