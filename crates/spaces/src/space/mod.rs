//! Spaces themselves: founding, changing, covering, archiving. Who is in them is in [`crate::membership`].

pub(crate) mod form;
pub(crate) mod html;
mod model;
pub(crate) mod store;
pub(crate) mod web;

use kernel::{
    Activity, Change, Error, Facts, Id, Reading, Result, Say, Setting, Space, Verb, Writing,
    audience::{
        OrganisationRole,
        policy::{Action, Discussion, Standing, may},
    },
    params,
};
pub use model::{
    Access, DEFAULT_ROLES, Details, Joining, MAX_ABOUT, MAX_NAME, MAX_PURPOSE, MAX_TOPICS, Masks, NewSpace, Visibility,
};
use shell::{once, space::by_id, t};

use crate::rule;

/// Founds a space, of which the viewer is the owner; the same form again answers with the same space.
///
/// # Errors
/// [`Error::Invalid`] with the field that does not hold; [`Error::Forbidden`] for somebody who is no member.
pub fn create_space(tx: &Writing<'_>, new: NewSpace) -> Result<Change<Id<Space>>> {
    let me = tx.viewer().signed_in()?;
    if !may_found(tx)? {
        return Err(Error::Forbidden);
    }
    let space: Id<Space> = tx.mint();
    if let Some(made) = once::claim(tx, &new.word, space)? {
        return Ok(Change::Unchanged(made));
    }
    let details = new.details.checked()?;
    within_settings(tx, Access { members: details.access.members, guests: false, web: false }, details.access)?;
    if let Some(parent) = details.parent {
        store::check_parent(tx, None, parent)?;
    }
    store::insert(tx, space, new.slug.as_deref(), &details)?;
    tx.execute(
        "insert into member(organisation, audience, person, role, since) values (:organisation, :space, :me, 'owner', :now)",
        params! { space },
    )?;
    store::set_topics(tx, space, &details.topics)?;
    let facts = Facts { visibility: Some(details.access.members.word().into()), ..Facts::about(me) };
    Ok(Change::one(space, Activity::new(Verb::Create, space).facts(facts)))
}

/// Whether the viewer may found a space: a member, where the organisation has not kept it to its administrators.
pub(crate) fn may_found(tx: &Reading<'_>) -> Result<bool> {
    let kind = tx.viewer().kind();
    let standing =
        Standing { kind, role: None, author: false, open: false, discussion: Discussion::Open, archived: false };
    Ok(may(standing, Action::Found)
        && (Setting::FoundBy.chosen(tx)? == "members" || tx.holds(OrganisationRole::Administrator)?))
}

/// A space opens to guests or to the web only where the organisation lets spaces do so; one that is open stays it until
/// somebody closes it.
fn within_settings(tx: &Reading<'_>, was: Access, wanted: Access) -> Result<()> {
    for (opens, setting, field, words) in [
        (wanted.guests && !was.guests, Setting::Guests, "guests", t::spaces::error_guests_off as Say),
        (wanted.web && !was.web, Setting::Web, "web", t::spaces::error_web_off as Say),
    ] {
        if opens && setting.chosen(tx)? == "no" {
            return Err(Error::Invalid(field, words));
        }
    }
    Ok(())
}

/// Changes what is said of a space and who sees it. Another visibility holds only if `confirmed` is that very one, so that
/// nobody widens or narrows a space without having read who will then see what.
///
/// # Errors
/// [`Error::Invalid`] with the field that does not hold, `confirmed` among them; [`Error::Forbidden`] for somebody who
/// does not run the space.
pub fn update(tx: &Writing<'_>, space: Id<Space>, details: Details, confirmed: Option<Masks>) -> Result<Change<()>> {
    let row = by_id(tx, space)?;
    if !row.may(tx.viewer().kind(), Action::Configure) {
        return Err(Error::Forbidden);
    }
    let mut details = details.checked()?;
    details.parent = store::parent_after(tx, &row, details.parent)?;
    within_settings(tx, Access::of(&row), details.access)?;
    let (was, masks) = (Access::of(&row).masks(), details.access.masks());
    if was != masks && confirmed != Some(masks) {
        return Err(Error::Invalid("confirmed", t::spaces::confirm_visibility));
    }
    store::update(tx, space, &details)?;
    if details.access.members == Visibility::Secret && row.visibility != Visibility::Secret.word() {
        store::hide_address(tx, space, &details)?;
    }
    store::set_topics(tx, space, &details.topics)?;
    let mut activity = Activity::new(Verb::Update, space);
    if was != masks {
        rule::look_again(tx, space)?;
        activity = activity.facts(Facts {
            listed_to: Some(masks.listed),
            open_to: Some(masks.open),
            was_open_to: Some(was.open),
            ..Facts::default()
        });
    }
    Ok(Change::one((), activity))
}

/// A picture whose bytes are stored, about to become a cover.
#[derive(Debug, Clone)]
pub struct Cover {
    /// The digest of its bytes.
    pub digest: String,
    /// `image/jpeg` or `image/png`.
    pub media_type: &'static str,
    /// Bytes.
    pub size: i64,
    /// Pixels.
    pub width: i64,
    /// Pixels.
    pub height: i64,
}

/// Puts a picture at the head of a space, or takes it away.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who does not run the space.
pub fn set_cover(tx: &Writing<'_>, space: Id<Space>, cover: Option<&Cover>) -> Result<Change<()>> {
    if !by_id(tx, space)?.may(tx.viewer().kind(), Action::Configure) {
        return Err(Error::Forbidden);
    }
    store::set_cover(tx, space, cover)?;
    let facts = Facts { cover: Some(cover.is_some()), ..Facts::default() };
    Ok(Change::one((), Activity::new(Verb::Update, space).facts(facts)))
}

/// Makes a space read only, or opens it again.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who does not own it.
pub fn archive(tx: &Writing<'_>, space: Id<Space>, archived: bool) -> Result<Change<()>> {
    let row = by_id(tx, space)?;
    if !row.may(tx.viewer().kind(), Action::Own) {
        return Err(Error::Forbidden);
    }
    if row.archived_at.is_some() == archived {
        return Ok(Change::Unchanged(()));
    }
    tx.execute(
        "update space set archived_at = case when :archived = 1 then cast(:now as bigint) end where organisation = :organisation and id = :space",
        params! { space, archived },
    )?;
    if !archived {
        rule::look_again(tx, space)?;
    }
    Ok(Change::one(
        (),
        Activity::new(Verb::Update, space).facts(Facts { archived: Some(archived), ..Facts::default() }),
    ))
}
