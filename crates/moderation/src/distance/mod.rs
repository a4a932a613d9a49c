//! Distance between people: a mute, which is one's own business, and a block, which works both ways.

mod html;
pub(crate) mod web;

use kernel::{Activity, Change, Error, Facts, Id, Of, Person, Reading, Result, Verb, Visible, Writing, params, record};

fn other(tx: &Reading<'_>, handle: &str) -> Result<Id<Person>> {
    let me = tx.viewer().signed_in()?;
    let other = *tx.one::<Id<Person>>("select id from visible_person where handle = :handle", params! { handle })?;
    if other == me { Err(Error::Forbidden) } else { Ok(other) }
}

/// Sees no more of somebody in one's feeds, or again; nobody is told.
///
/// # Errors
/// [`Error::NotFound`] for somebody unseen; [`Error::Forbidden`] for oneself.
pub fn mute(tx: &Writing<'_>, handle: &str, muted: bool) -> Result<()> {
    let other = other(tx, handle)?;
    let sql = if muted {
        "insert into mute(organisation, person, target, at) values (:organisation, :me, :other, :now) on conflict do nothing"
    } else {
        "delete from mute where organisation = :organisation and person = :me and target = :other"
    };
    tx.execute(sql, params! { other })?;
    Ok(())
}

/// Keeps somebody away, or no longer: neither calls the other, and following each other ends.
///
/// # Errors
/// As [`mute`].
pub fn block(tx: &Writing<'_>, handle: &str, blocked: bool) -> Result<Change<()>> {
    let other = other(tx, handle)?;
    if !blocked {
        let gone = tx.execute(
            "delete from block where organisation = :organisation and person = :me and target = :other",
            params! { other },
        )?;
        let undone = Activity::new(Verb::Undo, other).facts(Facts { of: Some(Of::Block), ..Facts::default() });
        return Ok(if gone > 0 { Change::one((), undone) } else { Change::Unchanged(()) });
    }
    let added = tx.execute(
        "insert into block(organisation, person, target, at) values (:organisation, :me, :other, :now) on conflict do nothing",
        params! { other },
    )?;
    if added == 0 {
        return Ok(Change::Unchanged(()));
    }
    tx.execute(
        "delete from follow where organisation = :organisation and kind = 'person' \
         and ((person = :me and target = :other) or (person = :other and target = :me))",
        params! { other },
    )?;
    Ok(Change::one((), Activity::new(Verb::Block, other)))
}

record! {
    /// Somebody whom the viewer keeps at a distance.
    #[derive(Debug, Clone)]
    pub(crate) struct Kept {
        pub(crate) id: Id<Person>, pub(crate) handle: String, pub(crate) name: String, pub(crate) title: String,
        pub(crate) photo: Option<Id<kernel::File>>, pub(crate) muted: bool, pub(crate) blocked: bool,
    }
}

/// Whom the viewer mutes or blocks, by name.
pub(crate) fn kept(tx: &Reading<'_>) -> Result<Vec<Visible<Kept>>> {
    tx.all(
        "select p.id, p.handle, p.name, p.title, p.photo, exists (select 1 from visible_mute m where m.target = p.id) as muted, \
         exists (select 1 from visible_block b where b.target = p.id) as blocked \
         from visible_person p \
         where p.id in (select target from visible_mute union select target from visible_block) order by p.sort_key, p.id limit 1000",
        &[],
    )
}
