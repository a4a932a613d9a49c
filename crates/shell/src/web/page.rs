//! A page in the making: the reading it is made from, and the frame around it.

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use jiff::{Timestamp, tz::TimeZone};
use kernel::{
    Asked, File, Id, Person, Reading, Result, Setting, Space, Visible,
    audience::{OrganisationRole, Role},
    params, record,
};
use maud::Markup;

use super::Ask;
use crate::{
    Frame, FrameOrganisation, FramePerson, FrameSpace, Lang,
    component::{Flash, Notice},
    format::Local,
    frame::{Density, Theme},
    page as document, t,
};

/// A page being made within one snapshot.
pub struct Page<'t, 'a> {
    /// What it is read from.
    pub tx: &'t Reading<'a>,
    /// The request.
    pub ask: &'t Ask,
    /// The reader's language.
    pub lang: Lang,
    /// How the reader writes dates.
    pub local: Local,
    /// What stands around the content.
    pub frame: Frame,
    /// The spaces that the reader is in, by name; none for a part, which has no frame.
    pub spaces: Vec<Visible<OwnSpace>>,
    /// Whether the first steps of a newcomer stand beside their feed.
    pub first_steps: bool,
}

record! {
    struct Own {
        id: Id<Person>, name: String, handle: String, photo: Option<Id<File>>, lang: Option<String>, time_zone: Option<String>,
        theme: Option<String>, density: Option<String>, shortcuts: Option<i64>, first_steps: Option<bool>,
        roles: Option<String>, moderates: bool, addressed: bool,
    }
}

impl Own {
    fn ask<'t>(tx: &'t Reading<'_>) -> Result<Asked<'t, Self>> {
        tx.ask(
            "select id, name, handle, photo, lang, time_zone, theme, density, shortcuts, first_steps, roles, moderates, addressed \
             from visible_self",
            &[],
        )
    }

    fn holds(&self, role: OrganisationRole) -> bool {
        self.roles.as_deref().unwrap_or_default().split(',').any(|held| held == role.word())
    }

    fn framed(&self, tx: &Reading<'_>) -> Result<FramePerson> {
        let is_admin = self.holds(OrganisationRole::Administrator);
        let chosen = || Ok::<_, kernel::Error>(Setting::AnnounceBy.chosen(tx)? == "curators");
        Ok(FramePerson {
            id: self.id.get(),
            name: self.name.clone(),
            href: format!("/people/{}", self.handle),
            picture: picture(self.photo),
            inbox_unread: if self.addressed { unread(tx)? } else { 0 },
            is_moderator: self.moderates || is_admin,
            is_admin,
            is_protection: self.holds(OrganisationRole::Protection),
            announces: is_admin || (self.holds(OrganisationRole::Curator) && chosen()?),
        })
    }
}

/// How many lines of the viewer's inbox are unread: reactions to one thing are one line, and so are new followers.
///
/// # Errors
/// When the database fails.
pub fn unread(tx: &Reading<'_>) -> Result<i64> {
    let lines = "select count(distinct case when reason in ('reaction', 'follow') then -object else id end) \
                 from visible_notification where read_at is null";
    tx.one::<i64>(lines, &[]).map(Visible::into_inner)
}

record! {
    /// A space that the viewer is in, and that is not archived.
    #[derive(Debug, Clone)]
    pub struct OwnSpace {
        /// The id of its audience.
        pub id: Id<Space>,
        /// Its address.
        pub slug: String,
        /// Its name.
        pub name: String,
        /// Its name as names are sorted.
        fold: String,
        /// The emoji that it chose, or nothing.
        pub icon: String,
        /// The picture at its head.
        pub cover: Option<Id<File>>,
        /// How many are in it.
        pub member_count: i64,
        /// Whether guests see as much as members.
        pub for_guests: bool,
        /// What the viewer is in it.
        pub role: Role,
        /// Whether its newest entry is another's, came since the last visit, and was not read.
        pub unread: bool,
    }
}

/// The address of a file in the size that a face needs.
#[must_use]
pub fn picture(file: Option<Id<File>>) -> Option<String> {
    file.map(|file| format!("/files/{file}/96"))
}

impl<'t, 'a> Page<'t, 'a> {
    /// Reads who is asking and what their frame shows.
    pub(super) fn new(tx: &'t Reading<'a>, ask: &'t Ask) -> Result<Self> {
        let now = Timestamp::from_millisecond(tx.now()).unwrap_or_default();
        let mut frame = Frame {
            lang: ask.lang,
            organisation: FrameOrganisation {
                name: ask.organisation.name.clone(),
                logo: ask.organisation.logo.map(|file| format!("/files/{file}/96")),
                hue_href: Some("/organisation.css".to_owned()),
            },
            here: ask.here.clone(),
            shortcuts: true,
            ..Frame::default()
        };
        let mut zone = None;
        let (mut first_steps, mut spaces) = (false, Vec::new());
        if tx.viewer().person().is_some() {
            let (own, in_spaces) = (Own::ask(tx)?, (!ask.part).then(|| ask_own_spaces(tx)).transpose()?);
            let own = own.one()?;
            frame.lang = own.lang.as_deref().and_then(Lang::parse).unwrap_or(ask.lang);
            frame.theme = own.theme.as_deref().and_then(Theme::parse).unwrap_or_default();
            frame.density = own.density.as_deref().and_then(Density::parse).unwrap_or_default();
            frame.shortcuts = own.shortcuts.unwrap_or(1) == 1;
            zone.clone_from(&own.time_zone);
            first_steps = own.first_steps.unwrap_or(false);
            frame.viewer = Some(own.framed(tx)?);
            if let Some(asked) = in_spaces {
                spaces = asked.all()?;
                // Sorted here: the database would copy every row to do it.
                spaces.sort_unstable_by(|one, other| one.fold.cmp(&other.fold));
                spaces.truncate(CHOSEN_FROM);
                frame.spaces = spaces.iter().take(LISTED).map(|space| listed(space, &ask.here)).collect();
            }
        }
        let lang = frame.lang;
        let zone = zone.as_deref().unwrap_or(&ask.organisation.time_zone);
        let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        frame.flash = ask.done.as_deref().and_then(|key| done(lang, key));
        Ok(Self { tx, ask, lang, local: Local::new(lang, zone, now), frame, spaces, first_steps })
    }

    /// Sets the page's title.
    pub fn title(&mut self, title: impl Into<String>) -> &mut Self {
        self.frame.title = title.into();
        self
    }

    /// A stored moment.
    #[must_use]
    pub fn moment(&self, ms: i64) -> Timestamp {
        Timestamp::from_millisecond(ms).unwrap_or_default()
    }

    pub(super) fn document(&self, main: &Markup) -> Html {
        Html(document(&self.frame, main).into_string())
    }
}

/// Spaces that the navigation lists.
const LISTED: usize = 40;

/// Spaces that a page offers to choose from.
const CHOSEN_FROM: usize = 200;

/// Asks for the spaces that the viewer is in, in no order; those of a page are in [`Page::spaces`].
///
/// # Errors
/// When the database fails.
pub fn ask_own_spaces<'t>(tx: &'t Reading<'_>) -> Result<Asked<'t, OwnSpace>> {
    tx.ask(
        "select id, slug, name, fold, icon, cover, member_count, for_guests, role, unread from visible_own_space where archived_at is null limit 1000",
        params! {},
    )
}

fn listed(space: &OwnSpace, here: &str) -> FrameSpace {
    let href = format!("/spaces/{}", space.slug);
    let current = here == href || here.strip_prefix(&href).is_some_and(|rest| rest.starts_with(['/', '?']));
    FrameSpace {
        id: space.id.get(),
        name: space.name.clone(),
        href,
        icon: space.icon.clone(),
        picture: picture(space.cover),
        unread: space.unread && !current,
        current,
    }
}

/// A complete document, or the part of one that an island asked for.
pub struct Html(String);

impl Html {
    pub(super) fn part(main: Markup) -> Self {
        Self(main.into_string())
    }
}

impl IntoResponse for Html {
    fn into_response(self) -> Response {
        let mut response = self.0.into_response();
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        response
    }
}

/// What the last action did, in words: the key comes from an address, so only these are known.
fn done(lang: Lang, key: &str) -> Option<Flash> {
    use t::{admin, content, done, identity, load, moderation, people, spaces};
    let words = match key {
        "published" => content::compose_published(lang),
        "edited" => content::edit_saved(lang),
        "widened" => content::places_widened(lang),
        "deleted" => content::deleted(lang),
        "desk-removed" => content::desk_removed(lang),
        "taken-out" => content::taken_out(lang),
        "commented" => content::comment_sent(lang),
        "held" => content::comment_held(lang),
        "comment-deleted" => content::comment_deleted(lang),
        "shared" => content::shared(lang),
        "bookmarked" => content::bookmarked(lang),
        "bookmark-removed" => content::bookmark_removed(lang),
        "draft-given" => content::draft_given(lang),
        "draft-deleted" => content::draft_deleted(lang),
        "followed-entry" => content::follow_entry_on(lang),
        "unfollowed-entry" => content::follow_entry_off(lang),
        "settings" => identity::settings_saved(lang),
        "load-undone" => load::load_undone(lang),
        "account" => admin::account_saved(lang),
        "terms" => admin::terms_published(lang),
        "signed-out" => identity::signed_out(lang),
        "reset" => identity::reset_done(lang),
        "welcome" => identity::invitation_welcome(lang),
        "forgot" => identity::forgot_sent(lang),
        "password" => identity::password_changed(lang),
        "session-ended" => identity::session_ended(lang),
        "invitations" => identity::invite_sent(lang),
        "revoked" => identity::invite_revoked(lang),
        "profile" => people::profile_saved(lang),
        "photo" => people::photo_saved(lang),
        "photo-removed" => people::photo_removed(lang),
        "reported" => moderation::reported(lang),
        "joined" => done::joined(lang),
        "left" => done::left(lang),
        "requested" => done::requested(lang),
        "created" => done::created(lang),
        "invited" => done::invited(lang),
        "role" => done::role_changed(lang),
        "member-removed" => done::member_removed(lang),
        "followed" => done::followed(lang),
        "unfollowed" => done::unfollowed(lang),
        "muted" => done::muted(lang),
        "unmuted" => done::unmuted(lang),
        "blocked" => done::blocked(lang),
        "unblocked" => done::unblocked(lang),
        "decided" => done::decided(lang),
        "pinned" => done::pinned(lang),
        "closed" => done::closed(lang),
        "reopened" => done::reopened(lang),
        "read" => done::read(lang),
        "space-saved" => spaces::saved(lang),
        "cover" => spaces::cover_saved(lang),
        "archived" => spaces::archive_done(lang),
        "unarchived" => spaces::unarchive_done(lang),
        "rule" => spaces::rule_saved(lang),
        "rule-removed" => spaces::rule_removed(lang),
        "field" => people::field_saved(lang),
        "field-removed" => people::field_removed(lang),
        "sites" => admin::sites_saved(lang),
        "keeping" => moderation::keeping_saved(lang),
        "logo" => admin::logo_saved(lang),
        "request-withdrawn" => spaces::withdrawn(lang),
        "invitation-declined" => spaces::declined_done(lang),
        "invitation-withdrawn" => spaces::invitation_withdrawn(lang),
        _ => return None,
    };
    Some(Flash { kind: Notice::Success, words: words.to_owned(), link: None })
}
