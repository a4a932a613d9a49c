//! How the viewer stands towards an entry that they may have to moderate, from its places alone: also when it is gone.

use kernel::{
    Audience, Entry, Id, Reading, Result,
    audience::{
        OrganisationRole, Role,
        policy::{Action, Discussion, Standing, may},
    },
    params, record,
};

record! {
    struct Placed { audience: Id<Audience>, role: Option<Role>, desk: bool, archived: bool }
}

/// The places of an entry where the viewer may do this. Before the whole organisation, its administrators are what
/// moderators are to a space.
pub(crate) fn places(tx: &Reading<'_>, entry: Id<Entry>, action: Action) -> Result<Vec<Id<Audience>>> {
    let placed = tx.all::<Placed>(
        "select p.audience, (select m.role from visible_membership m where m.audience = p.audience) as role, \
                exists (select 1 from visible_desk d where d.audience = p.audience) as desk, \
                exists (select 1 from visible_space s where s.id = p.audience and s.archived_at is not null) as archived \
         from visible_placement p where p.entry = :entry",
        params! { entry },
    )?;
    if tx.count("select count(*) from visible_moderated where entry = :entry", params! { entry })? == 0 {
        return Ok(Vec::new());
    }
    let kind = tx.viewer().kind();
    let stands = |place: &Placed| Standing {
        kind,
        role: place.role.or(place.desk.then_some(Role::Moderator)),
        author: false,
        open: false,
        discussion: Discussion::Open,
        archived: place.archived,
    };
    Ok(placed.iter().filter(|place| may(stands(place), action)).map(|place| place.audience).collect())
}

/// Whether the viewer moderates one of the places of an entry.
pub(crate) fn moderates(tx: &Reading<'_>, entry: Id<Entry>) -> Result<bool> {
    Ok(!places(tx, entry, Action::Moderate)?.is_empty())
}

/// Whether the viewer administers the organisation: reports about people are theirs.
pub(crate) fn administers(tx: &Reading<'_>) -> Result<bool> {
    tx.holds(OrganisationRole::Administrator)
}

/// Whether the viewer has a desk at all.
pub(crate) fn has_desk(tx: &Reading<'_>) -> Result<bool> {
    let moderated =
        tx.count("select count(*) from visible_membership where role in ('owner', 'animator', 'moderator')", &[])?;
    Ok(moderated > 0 || administers(tx)?)
}
