//! Sessions: one a device, begun by a credential, ended by their owner, by time, or by a new password.
//!
//! A session is its cookie's secret; the database holds only its digest. Sessions are nobody else's business: none of
//! this is journalled.

mod device;
pub mod html;
pub mod web;

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

pub use device::device;
use kernel::{
    Asker, Error, Id, Organisation, Person, Reading, Result, Setting, Store, SystemTx, Visible, Writing,
    chance::digest, params, record,
};

use crate::link::{DAY_MS, HOUR_MS};

/// How long a cookie stands, in seconds: as long as the longest session that an organisation may choose
/// ([`Setting::SessionDays`]); when the session has ended, it opens nothing.
pub(crate) const COOKIE_S: i64 = 90 * 24 * 3600;

/// Begins a session of this secret, for as many days as the organisation has chosen.
///
/// # Errors
/// When the database fails.
pub fn begin(
    tx: &SystemTx<'_>,
    organisation: Id<Organisation>,
    person: Id<Person>,
    secret: &str,
    device: &str,
) -> Result<()> {
    let (id, at) = (tx.mint::<Row>(), tx.now());
    let days: i64 = Setting::SessionDays.of(tx, organisation)?.parse().unwrap_or(1);
    tx.execute(
        "insert into session(digest, organisation, id, person, device, created_at, seen_at, expires_at) \
         values (:digest, :organisation, :id, :person, :device, :at, :at, :expires_at)",
        params! { digest = digest(secret), organisation, id, person, device, at, expires_at = at + days * DAY_MS },
    )
    .map(|_| ())
}

/// Ends the session that a browser leaves behind when another begins in it.
pub(crate) fn replace(tx: &SystemTx<'_>, asker: &Asker) -> Result<()> {
    if let Asker::Session { organisation, digest } = asker {
        tx.execute(
            "delete from session where organisation = :organisation and digest = :digest",
            params! { organisation = *organisation, digest = digest.as_slice() },
        )?;
    }
    Ok(())
}

/// Ends one of the viewer's sessions; it is a visitor's at its next request.
///
/// # Errors
/// [`Error::NotFound`] when it is not theirs.
pub fn end(tx: &Writing<'_>, id: i64) -> Result<()> {
    let ended = tx.execute(
        "delete from session where organisation = :organisation and person = :me and id = :id",
        params! { id },
    )?;
    if ended == 0 { Err(Error::NotFound) } else { Ok(()) }
}

/// Ends all of the viewer's sessions but the one that asks; says how many.
///
/// # Errors
/// When the database fails.
pub fn end_others(tx: &Writing<'_>, asker: &Asker) -> Result<u64> {
    tx.execute(
        "delete from session where organisation = :organisation and person = :me and digest <> :digest",
        params! { digest = own_digest(asker) },
    )
}

/// The digest of the session that asks; empty for an asker without one.
pub(crate) fn own_digest(asker: &Asker) -> Vec<u8> {
    match asker {
        Asker::Session { digest, .. } => digest.clone(),
        _ => Vec::new(),
    }
}

record! {
    /// One of the viewer's sessions.
    #[derive(Debug, Clone)]
    pub struct Row { pub id: i64, pub device: String, pub created_at: i64, pub seen_at: i64, pub digest: Vec<u8> }
}

/// The viewer's live sessions, last used first.
///
/// # Errors
/// When the database fails.
pub fn own(tx: &Reading<'_>) -> Result<Vec<Visible<Row>>> {
    tx.all("select id, device, created_at, seen_at, digest from visible_session where expires_at > :now order by seen_at desc, id desc limit 100", &[])
}

/// Notes that a session is in use, once an hour at most. Kept by whoever serves requests, which calls
/// [`Seen::touch`] beside each and lets it run in the background.
#[derive(Debug, Default)]
pub struct Seen(Mutex<HashMap<Vec<u8>, i64>>);

/// Sessions that are remembered as noted; beyond, the oldest are looked up again.
const REMEMBERED: usize = 100_000;

impl Seen {
    /// Whether this session was not noted within the hour; the caller then notes it.
    #[must_use]
    pub fn is_due(&self, digest: &[u8], now: i64) -> bool {
        let mut noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if noted.get(digest).is_some_and(|at| now - at < HOUR_MS) {
            return false;
        }
        if noted.len() >= REMEMBERED {
            noted.retain(|_, at| now - *at < HOUR_MS);
        }
        if noted.len() >= REMEMBERED {
            noted.clear();
        }
        noted.insert(digest.to_vec(), now);
        true
    }

    /// Notes it in the database, if it is due; a request without a session costs nothing.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn touch(&self, store: &Store, asker: &Asker) -> Result<()> {
        let Asker::Session { digest, .. } = asker else { return Ok(()) };
        if !self.is_due(digest, store.clock().now_ms()) {
            return Ok(());
        }
        // A secret that opens nothing costs a look, and never the one writer.
        if !store.read(asker.clone(), |tx| Ok(tx.viewer().person().is_some())).await? {
            return Ok(());
        }
        let digest = digest.clone();
        let note = move |tx: &Writing<'_>| {
            tx.execute(
                "update session set seen_at = :now where organisation = :organisation and digest = :digest and person = :me and seen_at <= :line",
                params! { digest, line = tx.now() - HOUR_MS },
            )
            .map(|_| ())
        };
        store.private("when a session was last used is its owner's alone", asker.clone(), note).await
    }
}

/// Forgets sessions that have ended by time.
///
/// # Errors
/// When the database fails.
pub fn sweep(tx: &SystemTx<'_>) -> Result<u64> {
    tx.execute("delete from session where expires_at < :at", params! { at = tx.now() })
}
