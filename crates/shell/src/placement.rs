//! Taking an entry out of one of its places, which is remembered: its author does not become the judge of what was said there.

use kernel::{Audience, Entry, Id, Result, Writing, params};

/// Ends a placement; says whether there was one.
///
/// # Errors
/// When the database fails.
pub fn end(tx: &Writing<'_>, entry: Id<Entry>, audience: Id<Audience>) -> Result<bool> {
    let ended = tx.execute(
        "delete from placement where organisation = :organisation and audience = :audience and entry = :entry",
        params! { entry, audience },
    )?;
    if ended == 0 {
        return Ok(false);
    }
    tx.put(
        "insert into former_place(organisation, entry, audience) values (:organisation, :entry, :audience) on conflict do nothing",
        params! { entry, audience },
    )?;
    Ok(true)
}
