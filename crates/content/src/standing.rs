//! How the viewer stands towards an entry or a space: what the policy needs to know.

use kernel::{
    Entry, Error, Id, Person, Reading, Result, Space, Visible,
    audience::{
        Role,
        policy::{Discussion, Standing},
    },
    params, record,
};

record! {
    struct Thread { author: Option<Id<Person>>, closed_at: Option<i64>, closed_by_desk: bool, deleted_at: Option<i64> }
}
record! {
    struct Placed { role: Option<String>, open: bool, archived: bool }
}

/// How the viewer stands towards an entry that they may see.
///
/// # Errors
/// [`Error::NotFound`] when they may not see it.
pub fn on_entry(tx: &Reading<'_>, entry: Id<Entry>) -> Result<Standing> {
    let thread = thread(tx, entry)?;
    if thread.deleted_at.is_some() { Err(Error::NotFound) } else { towards_thread(tx, entry, &thread) }
}

/// How the viewer stands towards a discussion: under an entry that they may see, or under what is left of one that was
/// deleted, where words are taken back and none are added.
///
/// # Errors
/// [`Error::NotFound`] when they may not see it.
pub fn on_thread(tx: &Reading<'_>, entry: Id<Entry>) -> Result<Standing> {
    let thread = thread(tx, entry)?;
    let standing = towards_thread(tx, entry, &thread)?;
    Ok(Standing { archived: standing.archived || thread.deleted_at.is_some(), ..standing })
}

fn thread(tx: &Reading<'_>, entry: Id<Entry>) -> Result<Visible<Thread>> {
    tx.one(
        "select author, closed_at, closed_by_desk, deleted_at from visible_thread where id = :entry",
        params! { entry },
    )
}

fn towards_thread(tx: &Reading<'_>, entry: Id<Entry>, thread: &Thread) -> Result<Standing> {
    let places = tx.all::<Placed>(
        "select (select m.role from visible_membership m where m.audience = p.audience) as role, \
                case when (p.open_to & (select viewer_kind())) <> 0 then 1 else 0 end as open, \
                exists (select 1 from visible_space s where s.id = p.audience and s.archived_at is not null) as archived \
         from visible_placement p where p.entry = :entry",
        params! { entry },
    )?;
    let author = thread.author.is_some() && thread.author == tx.viewer().person();
    let mut role = places.iter().filter_map(|place| Role::parse(place.role.as_deref()?)).max();
    // Nobody gets a desk over what others say under their entry by placing it in a space of theirs too.
    if author
        && role >= Some(Role::Moderator)
        && tx.count("select count(*) from visible_moderated where entry = :entry", params! { entry })? == 0
    {
        role = Some(Role::Writer);
    }
    Ok(Standing {
        kind: tx.viewer().kind(),
        role,
        author,
        open: places.iter().any(|place| place.open && place.role.is_none()),
        discussion: match (thread.closed_at, thread.closed_by_desk) {
            (None, _) => Discussion::Open,
            (Some(_), false) => Discussion::EndedByAuthor,
            (Some(_), true) => Discussion::EndedByDesk,
        },
        archived: !places.is_empty() && places.iter().all(|place| place.archived),
    })
}

/// Who wrote an entry that the viewer sees, for the line that says what became of it.
///
/// # Errors
/// [`kernel::Error::NotFound`] when they may not see it.
pub(crate) fn author(tx: &Reading<'_>, entry: Id<Entry>) -> Result<Option<Id<Person>>> {
    let author =
        tx.one::<Option<Id<Person>>>("select author from visible_entry where id = :entry", params! { entry })?;
    Ok(author.into_inner())
}

record! {
    struct OfSpace { my_role: Option<Role>, content_visible: bool, archived_at: Option<i64> }
}

/// How the viewer stands towards a space whose name they may see.
///
/// # Errors
/// [`kernel::Error::NotFound`] when they may not.
pub fn in_space(tx: &Reading<'_>, space: Id<Space>) -> Result<Standing> {
    let facts = tx.one::<OfSpace>(
        "select my_role, content_visible, archived_at from visible_space where id = :space",
        params! { space },
    )?;
    Ok(towards(tx, facts.my_role, facts.content_visible, facts.archived_at.is_some()))
}

/// How the viewer stands towards a space that was read already.
pub(crate) fn towards_space(tx: &Reading<'_>, space: &shell::space::Space) -> Standing {
    towards(tx, space.my_role, space.content_visible, space.archived_at.is_some())
}

fn towards(tx: &Reading<'_>, role: Option<Role>, content_visible: bool, archived: bool) -> Standing {
    Standing {
        kind: tx.viewer().kind(),
        role,
        author: false,
        open: content_visible && role.is_none(),
        discussion: Discussion::Open,
        archived,
    }
}
