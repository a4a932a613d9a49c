//! A space as others see it: its row through the door, how the viewer stands in it, and the head of its pages.

use kernel::{
    File, Id, Kind, Reading, Result, Visible,
    audience::{
        Role,
        policy::{Action, Discussion, Standing, may},
    },
    params, record,
};
use maud::{Markup, html};

use crate::{
    Heading, Lang, Place,
    component::{
        Avatar, Button, Field, Mood, Notice, Shape, Size, Tab, Tone, avatar, avatar::tint, badge_with, button, icon,
        notice, small_icon, tabs, textarea,
    },
    t,
    web::Page,
};

/// Characters of the words that go with a request to join, at most.
pub const MAX_REASON: u32 = 500;

record! {
    /// A space whose name the viewer may see, with how they stand in it.
    #[derive(Debug, Clone)]
    pub struct Space {
        /// The id of its audience.
        pub id: Id<kernel::Space>,
        /// Its address.
        pub slug: String,
        /// Its name.
        pub name: String,
        /// What it is for, in a sentence.
        pub purpose: String,
        /// The main language, as a BCP 47 tag.
        pub lang: String,
        /// For members: visible, closed, secret.
        pub visibility: String,
        /// Whether guests see as much as members.
        pub for_guests: bool,
        /// Whether it is open to the web.
        pub for_web: bool,
        /// free, request, invitation.
        pub joining: String,
        /// What a joiner becomes.
        pub default_role: String,
        /// The space above it, which the viewer may not see.
        pub parent: Option<Id<kernel::Space>>,
        /// An emoji, or nothing.
        pub icon: String,
        /// The picture at its head.
        pub cover: Option<Id<File>>,
        /// How many are in it.
        pub member_count: i64,
        /// Since when it exists.
        pub created_at: i64,
        /// Since when it is read only.
        pub archived_at: Option<i64>,
        /// Whether the viewer sees what is in it, and not the name alone.
        pub content_visible: bool,
        /// The viewer's role, if they are in it.
        pub my_role: Option<Role>,
        /// Whether the viewer asked to join.
        pub requested: bool,
        /// Whether the viewer is invited.
        pub invited: bool,
        /// The requests that the viewer sees: all for its animators, their own for others.
        pub waiting: i64,
        /// Until when it is open to an administrator who broke the glass, if it is.
        pub glass_until: Option<i64>,
        /// The guests in it, as far as the viewer sees its members.
        pub guests: i64,
    }
}

macro_rules! spaces {
    ($rest:literal) => {
        concat!(
            "select s.id, s.slug, s.name, s.purpose, s.lang, s.visibility, s.for_guests, s.for_web, s.joining, s.default_role, s.parent, s.icon, \
             s.cover, s.member_count, s.created_at, s.archived_at, s.content_visible, s.my_role, \
             exists (select 1 from visible_join_request j where j.space = s.id and j.person = :me) as requested, \
             exists (select 1 from visible_space_invitation i where i.space = s.id and i.person = :me) as invited, \
             (select count(*) from visible_join_request j where j.space = s.id) as waiting, \
             (select max(g.until) from visible_glass g where g.space = s.id and g.closed_at is null) as glass_until, \
             (select count(*) from visible_person p where p.kind = 'guest' \
              and exists (select 1 from visible_member m where m.audience = s.id and m.person = p.id)) as guests \
             from visible_space s ",
            $rest
        )
    };
}

/// The space at an address.
///
/// # Errors
/// [`kernel::Error::NotFound`] when the viewer may not know of it.
pub fn find(tx: &Reading<'_>, slug: &str) -> Result<Visible<Space>> {
    tx.one(spaces!("where s.slug = :slug"), params! { slug })
}

/// The space of an id.
///
/// # Errors
/// [`kernel::Error::NotFound`] when the viewer may not know of it.
pub fn by_id(tx: &Reading<'_>, space: Id<kernel::Space>) -> Result<Visible<Space>> {
    tx.one(spaces!("where s.id = :space"), params! { space })
}

/// A space's name as the log may have it, which is read by many: none of a hidden one, nor of one that the viewer does not know
/// of.
///
/// # Errors
/// When the database fails.
pub fn name_in_log(tx: &Reading<'_>, space: Id<kernel::Space>) -> Result<String> {
    let name = tx.find::<String>(
        "select name from visible_space where id = :space and visibility <> 'secret'",
        params! { space },
    )?;
    Ok(name.map_or_else(|| "—".to_owned(), Visible::into_inner))
}

impl Space {
    /// How a viewer of this kind stands towards it, for the policy.
    #[must_use]
    pub fn standing(&self, kind: Kind) -> Standing {
        Standing {
            kind,
            role: self.my_role,
            author: false,
            open: self.content_visible && self.my_role.is_none(),
            discussion: Discussion::Open,
            archived: self.archived_at.is_some(),
        }
    }

    /// Whether a viewer of this kind may do this in it.
    #[must_use]
    pub fn may(&self, kind: Kind, action: Action) -> bool {
        may(self.standing(kind), action)
    }

    /// Its own page.
    #[must_use]
    pub fn href(&self) -> String {
        format!("/spaces/{}", self.slug)
    }

    /// Whether somebody of this kind, without an invitation, may come in or ask to: never a guest where guests see nothing.
    #[must_use]
    pub fn admits(&self, kind: Kind) -> bool {
        self.archived_at.is_none() && (kind == Kind::Member || (kind == Kind::Guest && self.for_guests))
    }
}

/// Who sees what, in words: « Fermé · personnes invitées comprises ».
#[must_use]
pub fn visibility_words(lang: Lang, visibility: &str, for_guests: bool, for_web: bool) -> String {
    let members = match visibility {
        "visible" => t::spaces::visible(lang),
        "closed" => t::spaces::closed(lang),
        _ => t::spaces::secret(lang),
    };
    let guests = for_guests.then(|| t::spaces::guests_included(lang));
    let web = for_web.then(|| t::spaces::visitors_open(lang));
    [Some(members), guests, web].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// How one joins, in words.
#[must_use]
pub fn joining_words(lang: Lang, joining: &str) -> &'static str {
    match joining {
        "free" => t::spaces::joining_free(lang),
        "request" => t::spaces::joining_request(lang),
        _ => t::spaces::joining_invitation(lang),
    }
}

/// A role in words.
#[must_use]
pub fn role_words(lang: Lang, role: Role) -> &'static str {
    match role {
        Role::Owner => t::spaces::role_owner(lang),
        Role::Animator => t::spaces::role_animator(lang),
        Role::Moderator => t::spaces::role_moderator(lang),
        Role::Writer => t::spaces::role_writer(lang),
        Role::Contributor => t::spaces::role_contributor(lang),
        Role::Reader => t::spaces::role_reader(lang),
    }
}

/// The icon that goes with the visibility.
#[must_use]
pub fn visibility_icon(visibility: &str, for_web: bool) -> &'static str {
    match visibility {
        _ if for_web => "globe",
        "visible" => "book-open",
        _ => "lock",
    }
}

/// The class of its tint, one of twelve, by its id.
#[must_use]
pub fn tint_class(id: Id<kernel::Space>) -> String {
    format!("tint-{}", tint(id.get()))
}

/// Its sign: the emoji that it chose, or its initials.
#[must_use]
pub fn sign(id: Id<kernel::Space>, name: &str, emoji: &str, size: Size) -> Markup {
    let size_class = match size {
        Size::Tiny => " s20",
        Size::Small => " s24",
        Size::Little => " s28",
        Size::Medium => "",
        Size::Large => " s64",
        Size::Huge => " s96",
    };
    html! {
        @if emoji.is_empty() { (avatar(Avatar { name, picture: None, id: id.get(), shape: Shape::Space, size })) }
        @else { span class={ "avatar square sign " (tint_class(id)) (size_class) } aria-hidden="true" { (emoji) } }
    }
}

/// Makes a page one of the space's: its place in the navigation, its title, and an `h1` that [`header`] writes.
pub fn enter(page: &mut Page<'_, '_>, space: &Space, title: &str) {
    page.title(title);
    page.frame.current = Some(Place::Spaces);
    page.frame.heading = Heading::Own;
    page.frame.indexable = space.for_web;
}

/// The head of a space's pages: cover, name, what it is, what the viewer may do here, and its tabs. It writes the `h1`
/// unless the frame does.
#[must_use]
pub fn header(page: &Page<'_, '_>, space: &Space) -> Markup {
    let lang = page.lang;
    html! {
        header.space {
            @if let Some(cover) = space.cover { img.space-cover src={ "/files/" (cover) "/960" } alt="" decoding="async"; }
            @else { span class={ "space-cover " (tint_class(space.id)) } {} }
            (sign(space.id, &space.name, &space.icon, Size::Large))
            div.space-who {
                @if page.frame.heading == Heading::Own { h1 lang=(space.lang) { (space.name) } }
                (facts(page, space))
            }
            div.actions id="join" { (actions(page, space)) }
            @if !space.purpose.is_empty() { p.space-purpose lang=(space.lang) { (space.purpose) } }
        }
        @if let Some(since) = space.archived_at {
            (notice(lang, Notice::Info, t::spaces::archived_notice(lang, &page.local.date(page.moment(since)))))
        }
        @if let Some(until) = space.glass_until {
            (notice(lang, Notice::Warning, html! { a href={ (space.href()) "/about#glass" } { (t::spaces::glass_notice(lang, &page.local.time(page.moment(until)))) } }))
        }
        (space_tabs(page, space))
        (request_form(page, space))
    }
}

fn facts(page: &Page<'_, '_>, space: &Space) -> Markup {
    let lang = page.lang;
    let members = html! {
        (small_icon("users")) (t::spaces::members_count(lang, space.member_count))
        @if space.guests > 0 { ", " (t::common::audience_guests(lang, space.guests)) }
    };
    let readable = space.content_visible && page.tx.viewer().person().is_some();
    html! {
        p.meta {
            span { (small_icon(visibility_icon(&space.visibility, space.for_web))) (visibility_words(lang, &space.visibility, space.for_guests, space.for_web)) }
            " "
            @if readable { a href={ (space.href()) "/members" } { (members) } } @else { span { (members) } }
            @if space.archived_at.is_none() { " " span { (t::spaces::joining_line(lang, joining_words(lang, &space.joining))) } }
        }
    }
}

/// Join, withdraw, accept, decline, leave: whichever the viewer may do now.
fn actions(page: &Page<'_, '_>, space: &Space) -> Markup {
    let (lang, kind, href) = (page.lang, page.tx.viewer().kind(), space.href());
    let send = |path: &str, label: &str, tone: Tone| {
        let busy = Some(t::common::sending(lang));
        html! { form method="post" action={ (href) (path) } { (button(Button { label, tone, busy, ..Button::default() })) } }
    };
    html! {
        @if kind == Kind::Visitor {
        } @else if let Some(role) = space.my_role {
            (member_menu(lang, space, role))
        } @else if space.invited && space.archived_at.is_none() {
            p { (t::spaces::invited_you(lang)) }
            (send("/invitation/accept", t::spaces::invitation_accept(lang), Tone::Primary))
            (send("/invitation/decline", t::spaces::invitation_decline(lang), Tone::Secondary))
        } @else if space.requested {
            (badge_with(Mood::Warning, "clock", t::spaces::request_pending(lang)))
            (send("/request/withdraw", t::spaces::request_withdraw(lang), Tone::Secondary))
        } @else if space.admits(kind) && space.joining == "free" {
            (send("/join", t::spaces::join(lang), Tone::Primary))
        } @else if space.admits(kind) && space.joining == "request" {
            a.button.primary href="#request" { (t::spaces::request(lang)) }
        }
    }
}

fn member_menu(lang: Lang, space: &Space, role: Role) -> Markup {
    html! {
        details.menu {
            summary.button { (icon("check")) (t::spaces::role_line(lang, role_words(lang, role))) (small_icon("chevron-down")) }
            div.menu-list {
                form method="post" action={ (space.href()) "/leave" } data-confirm=(t::spaces::leave_confirm(lang, &space.name)) {
                    button.danger { (icon("log-out")) (t::spaces::leave(lang)) }
                }
            }
        }
    }
}

/// The form of a request, on the page that says what the space is.
fn request_form(page: &Page<'_, '_>, space: &Space) -> Markup {
    let (lang, kind, href) = (page.lang, page.tx.viewer().kind(), space.href());
    let open = space.my_role.is_none()
        && !space.invited
        && !space.requested
        && space.joining == "request"
        && space.admits(kind);
    let reason = Field { name: "reason", label: t::spaces::request_message(lang), ..Field::default() };
    html! {
        @if open {
            form.form.panel id="request" method="post" action={ (href) "/request" } {
                h2 { (t::spaces::request(lang)) }
                (textarea(lang, reason, "", 3, Some(MAX_REASON)))
                div.actions { (button(Button { label: t::common::send(lang), tone: Tone::Secondary, busy: Some(t::common::sending(lang)), ..Button::default() })) }
            }
        }
    }
}

fn space_tabs(page: &Page<'_, '_>, space: &Space) -> Markup {
    let (lang, kind, href) = (page.lang, page.tx.viewer().kind(), space.href());
    let shown = section(&page.ask.here, &href);
    let (about, members, requests, settings) =
        (format!("{href}/about"), format!("{href}/members"), format!("{href}/requests"), format!("{href}/settings"));
    let rules = format!("{href}/rules");
    let mut row = Vec::new();
    let mut add = |label, href, name, count| row.push(Tab { label, href, current: shown == name, count });
    if space.content_visible {
        add(t::spaces::tab_feed(lang), href.as_str(), "", None);
    }
    add(t::spaces::tab_about(lang), about.as_str(), "about", None);
    if kind != Kind::Visitor && space.content_visible {
        add(t::spaces::members(lang), members.as_str(), "members", None);
    }
    if space.may(kind, Action::ManageMembers) {
        add(t::spaces::requests_tab(lang), requests.as_str(), "requests", Some(space.waiting));
    }
    if space.may(kind, Action::Configure) {
        add(t::spaces::settings_tab(lang), settings.as_str(), "settings", None);
    }
    let administers = page.frame.viewer.as_ref().is_some_and(|viewer| viewer.is_admin);
    if space.may(kind, Action::Own) || (administers && space.visibility == "visible") {
        add(t::spaces::rules_tab(lang), rules.as_str(), "rules", None);
    }
    tabs(lang, &space.name, &row)
}

/// The tab that a path below the space belongs to; forms are answered below the page that shows them.
fn section<'a>(here: &'a str, href: &str) -> &'a str {
    let rest = here.strip_prefix(href).unwrap_or_default();
    let first = rest.trim_start_matches('/').split(['/', '?']).next().unwrap_or_default();
    match first {
        "invitations" => "requests",
        "cover" | "archive" | "unarchive" => "settings",
        "leave" | "join" | "request" | "invitation" => "about",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_of_one_tab() {
        let shown = [
            "/spaces/a",
            "/spaces/a?before=3",
            "/spaces/a/about?x",
            "/spaces/a/members/role",
            "/spaces/a/invitations",
            "/spaces/a/cover",
        ];
        assert_eq!(shown.map(|here| section(here, "/spaces/a")), ["", "", "about", "members", "requests", "settings"]);
    }

    #[test]
    fn visibility_is_said_whole() {
        assert_eq!(
            visibility_words(Lang::En, "visible", true, true),
            "Open to read · guests included · Open to the web"
        );
        assert_eq!(visibility_words(Lang::En, "secret", false, false), "Hidden");
    }
}
