//! The crowds of this process: one an organisation for its members, kept up to date by the journal.
//!
//! A member sees every person (`visible_person`), so all members share one crowd; a guest's own is read for them, each
//! time, from the people of their spaces. A small one is read each time too.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError, RwLock},
};

use kernel::{Kind, Reading, Result};

use super::{crowd::Crowd, store};

/// Up to so many people a crowd is read anew each time, which costs less than a millisecond or two.
const SMALL: usize = 500;
/// Beyond so many changes at once a crowd is read anew.
const MANY: usize = 5000;

type Shared = Arc<RwLock<Option<Crowd>>>;

/// The directories of every organisation, in memory; cheap to clone.
#[derive(Clone, Default)]
pub struct Crowds(Arc<Mutex<HashMap<i64, Shared>>>);

impl Crowds {
    /// Shows `work` everybody whom the viewer of this snapshot may see.
    pub(super) fn with<T>(&self, tx: &Reading<'_>, work: impl FnOnce(&Crowd) -> T) -> Result<T> {
        match tx.viewer().kind() {
            Kind::Member => self.shared(tx, work),
            Kind::Guest => Ok(work(&store::guest_crowd(tx)?)),
            Kind::Visitor => Ok(work(&Crowd::default())),
        }
    }

    fn shared<T>(&self, tx: &Reading<'_>, work: impl FnOnce(&Crowd) -> T) -> Result<T> {
        let organisation = tx.viewer().organisation().get();
        let shared = Arc::clone(self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(organisation).or_default());
        let cursor =
            shared.read().unwrap_or_else(PoisonError::into_inner).as_ref().map(|crowd| (crowd.cursor, crowd.newest));
        let mut fresh = None;
        match cursor {
            None => fresh = Some(store::crowd(tx)?),
            Some((cursor, newest)) => {
                let tail = store::tail(tx, cursor, MANY)?;
                // People who came without a line in the journal (a bulk load) are noticed by their ids.
                if tail.people.len() > MANY
                    || tail.cut
                    || store::newest(tx)? > newest.max(tail.people.iter().copied().max().unwrap_or(0))
                {
                    fresh = Some(store::crowd(tx)?);
                } else if !tail.people.is_empty() || tail.cursor != cursor {
                    let (rows, skills) = store::some(tx, tail.people.clone())?;
                    if let Some(crowd) = shared.write().unwrap_or_else(PoisonError::into_inner).as_mut()
                        // A newer snapshot may have been there first.
                        && crowd.cursor <= tail.cursor
                    {
                        crowd.update(&tail.people, rows, skills);
                        crowd.cursor = tail.cursor;
                    }
                }
            }
        }
        if let Some(crowd) = fresh {
            if crowd.len() <= SMALL {
                return Ok(work(&crowd));
            }
            let mut held = shared.write().unwrap_or_else(PoisonError::into_inner);
            if held.as_ref().is_none_or(|known| known.cursor <= crowd.cursor) {
                *held = Some(crowd);
            }
        }
        let held = shared.read().unwrap_or_else(PoisonError::into_inner);
        match held.as_ref() {
            Some(crowd) => Ok(work(crowd)),
            None => Ok(work(&Crowd::default())),
        }
    }
}
