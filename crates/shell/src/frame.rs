//! The frame of every page: head, header, navigation, flash, footer; and the page that says what went wrong.
//!
//! A page is complete HTML over links and forms. It has one `h1`, its landmarks, and a link that skips to its content.

use crate::component::{Avatar, Flash, Shape, Size, avatar, count, dot, icon, notice};
use crate::{Lang, assets, t};
use maud::{DOCTYPE, Markup, html};

/// The addresses that the frame itself points to.
pub mod paths {
    /// The feed.
    pub const HOME: &str = "/";
    /// The inbox.
    pub const INBOX: &str = "/inbox";
    /// The directory of spaces.
    pub const SPACES: &str = "/spaces";
    /// The directory of people.
    pub const PEOPLE: &str = "/people";
    /// Topics.
    pub const TOPICS: &str = "/topics";
    /// Search, with `q`.
    pub const SEARCH: &str = "/search";
    /// The composer on a page of its own.
    pub const COMPOSE: &str = "/compose";
    /// What the viewer bookmarked.
    pub const BOOKMARKS: &str = "/bookmarks";
    /// What the viewer began.
    pub const DRAFTS: &str = "/drafts";
    /// The moderation queue.
    pub const MODERATION: &str = "/moderation";
    /// The administration.
    pub const ADMINISTRATION: &str = "/administration";
    /// The viewer's settings.
    pub const SETTINGS: &str = "/settings";
    /// Signing in.
    pub const SIGN_IN: &str = "/sign-in";
    /// Signing out, by `POST`.
    pub const SIGN_OUT: &str = "/sign-out";
    /// Changing language without an account, by `POST` of `lang` and `back`.
    pub const LANGUAGE: &str = "/language";
    /// The terms of use.
    pub const TERMS: &str = "/terms";
}

/// Light, dark, or what the device says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// What the device says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All, in the order of a chooser.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The word in the database and in `data-theme`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.word() == word)
    }
}

/// How much fits on a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Density {
    /// Faces of 40 pixels.
    #[default]
    Comfortable,
    /// Faces of 28 pixels.
    Compact,
    /// Faces of 44 pixels.
    Roomy,
}

impl Density {
    /// All, in the order of a chooser.
    pub const ALL: [Self; 3] = [Self::Comfortable, Self::Compact, Self::Roomy];

    /// The word in the database and in `data-density`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Comfortable => "comfortable",
            Self::Compact => "compact",
            Self::Roomy => "roomy",
        }
    }

    /// The density of a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|density| density.word() == word)
    }
}

/// A place of the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The feed.
    Home,
    /// The inbox.
    Inbox,
    /// Spaces, or one of them.
    Spaces,
    /// People.
    People,
    /// Topics.
    Topics,
    /// Search.
    Search,
    /// Bookmarks.
    Bookmarks,
    /// Drafts.
    Drafts,
    /// The composer.
    Compose,
    /// The moderation queue.
    Moderation,
    /// The administration.
    Administration,
    /// The viewer's settings.
    Settings,
}

/// The organisation as the frame shows it.
#[derive(Debug, Clone, Default)]
pub struct FrameOrganisation {
    /// Its name.
    pub name: String,
    /// The address of the style sheet that sets its hue.
    pub hue_href: Option<String>,
}

/// The viewer as the frame shows them.
#[derive(Debug, Clone, Default)]
pub struct FramePerson {
    /// The id, which chooses the tint.
    pub id: i64,
    /// The name.
    pub name: String,
    /// Their profile.
    pub href: String,
    /// The picture.
    pub picture: Option<String>,
    /// How many things in the inbox are unread.
    pub inbox_unread: i64,
    /// Whether they keep the desk somewhere, and so see the queue.
    pub is_moderator: bool,
    /// Whether they administer the organisation.
    pub is_admin: bool,
}

/// A space of the viewer, in the navigation.
#[derive(Debug, Clone, Default)]
pub struct FrameSpace {
    /// The id, which chooses the tint.
    pub id: i64,
    /// The name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// The picture.
    pub picture: Option<String>,
    /// Whether there is something new.
    pub unread: bool,
    /// Whether it is the one shown.
    pub current: bool,
}

/// Who writes the page's `h1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Heading {
    /// The frame, from the title, above the content.
    #[default]
    Shown,
    /// The frame, for screen readers only.
    Hidden,
    /// The content has it.
    Own,
}

/// All that a page has around its content.
#[derive(Debug, Clone, Default)]
pub struct Frame {
    /// The language of the page.
    pub lang: Lang,
    /// Light or dark.
    pub theme: Theme,
    /// How much fits.
    pub density: Density,
    /// Whether single keys do things.
    pub shortcuts: bool,
    /// What the page is, for its `title` and its `h1`.
    pub title: String,
    /// Who writes the `h1`.
    pub heading: Heading,
    /// Whose network it is.
    pub organisation: FrameOrganisation,
    /// Who reads; `None` for a visitor, who gets no navigation.
    pub viewer: Option<FramePerson>,
    /// Where in the navigation this is.
    pub current: Option<Place>,
    /// The viewer's spaces.
    pub spaces: Vec<FrameSpace>,
    /// What stands on the side of a wide screen.
    pub aside: Option<Markup>,
    /// What the last action did.
    pub flash: Option<Flash>,
    /// Islands of this page, by the names of their sources: `composer.js`.
    pub scripts: Vec<&'static str>,
    /// The path of this page, to which a visitor comes back after signing in or changing language.
    pub here: String,
    /// Whether search engines may keep the page: what is open to the web, and nothing else.
    pub indexable: bool,
}

impl Frame {
    fn document_title(&self) -> String {
        let unread = self.viewer.as_ref().map_or(0, |viewer| viewer.inbox_unread);
        match unread {
            0 => t::nav::page_title(self.lang, &self.organisation.name, &self.title),
            _ => t::nav::page_title_unread(self.lang, unread, &self.organisation.name, &self.title),
        }
    }

    fn current(&self, place: Place) -> Option<&'static str> {
        (self.current == Some(place)).then_some("page")
    }
}

/// The whole document around `main`.
#[must_use]
pub fn page(frame: &Frame, main: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(frame.lang.tag()) data-theme=(frame.theme.word()) data-density=(frame.density.word()) data-shortcuts=(if frame.shortcuts { "on" } else { "off" }) {
            (head(frame))
            @match &frame.viewer {
                Some(viewer) => (member_body(frame, viewer, main)),
                None => (visitor_body(frame, main)),
            }
        }
    }
}

fn head(frame: &Frame) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            title { (frame.document_title()) }
            @if !frame.indexable { meta name="robots" content="noindex"; }
            link rel="stylesheet" href=(assets::url("main.css"));
            @if let Some(href) = &frame.organisation.hue_href { link rel="stylesheet" href=(href); }
            @if let Some(href) = assets::find_url("favicon.svg") { link rel="icon" type="image/svg+xml" href=(href); }
            @for href in BASE_SCRIPTS.iter().chain(&frame.scripts).filter_map(|name| assets::find_url(name)) {
                script type="module" src=(href) {}
            }
        }
    }
}

/// The islands of every page.
const BASE_SCRIPTS: [&str; 1] = ["main.js"];

fn member_body(frame: &Frame, viewer: &FramePerson, main: &Markup) -> Markup {
    html! {
        body.app {
            (skip_link(frame.lang))
            (header(frame, viewer))
            (navigation(frame, viewer))
            (content(frame, main))
            @if let Some(aside) = &frame.aside { aside.aside aria-label=(t::nav::aside(frame.lang)) { (aside) } }
            (bottom_bar(frame, viewer))
        }
    }
}

fn visitor_body(frame: &Frame, main: &Markup) -> Markup {
    let lang = frame.lang;
    html! {
        body.app.app-visitor {
            (skip_link(lang))
            header.header {
                a.brand href=(paths::HOME) { (frame.organisation.name) }
                a.button.button-secondary href={ (paths::SIGN_IN) } { (t::nav::sign_in(lang)) }
            }
            (content(frame, main))
            footer.footer {
                form.language method="post" action=(paths::LANGUAGE) {
                    input type="hidden" name="back" value=(frame.here);
                    @for other in Lang::ALL {
                        button.button.button-ghost type="submit" name="lang" value=(other.tag()) lang=(other.tag()) aria-pressed=(if other == lang { "true" } else { "false" }) {
                            (match other { Lang::Fr => t::nav::french(other), Lang::En => t::nav::english(other) })
                        }
                    }
                }
                a href=(paths::TERMS) { (t::nav::terms(lang)) }
            }
        }
    }
}

fn skip_link(lang: Lang) -> Markup {
    html! { a.skip-link href="#main" { (t::nav::skip_to_content(lang)) } }
}

fn content(frame: &Frame, main: &Markup) -> Markup {
    html! {
        main.main id="main" tabindex="-1" {
            @match frame.heading {
                Heading::Shown => { h1.page-title { (frame.title) } }
                Heading::Hidden => { h1.visually-hidden { (frame.title) } }
                Heading::Own => {}
            }
            div.flashes role="status" {
                @if let Some(flash) = &frame.flash { (notice::flash(frame.lang, flash)) }
            }
            (main)
        }
    }
}

fn header(frame: &Frame, viewer: &FramePerson) -> Markup {
    let lang = frame.lang;
    html! {
        header.header {
            a.brand href=(paths::HOME) { (frame.organisation.name) }
            form.search role="search" action=(paths::SEARCH) {
                (icon("search"))
                label.visually-hidden for="header-search" { (t::nav::search_label(lang)) }
                input.input id="header-search" type="search" name="q" placeholder=(t::nav::search(lang)) autocomplete="off";
            }
            a.button.button-primary href=(paths::COMPOSE) { (icon("square-pen")) span { (t::nav::compose(lang)) } }
            (account(frame, viewer))
        }
    }
}

fn account(frame: &Frame, viewer: &FramePerson) -> Markup {
    let lang = frame.lang;
    let face = Avatar { name: &viewer.name, picture: viewer.picture.as_deref(), id: viewer.id, shape: Shape::Person, size: Size::Small };
    html! {
        details.menu {
            summary title=(viewer.name) { (avatar(face)) span.visually-hidden { (t::nav::account(lang)) } }
            ul.menu-list {
                li { a.menu-item href=(viewer.href) { (icon("circle-user")) (t::nav::profile(lang)) } }
                li { a.menu-item href=(paths::SETTINGS) { (icon("settings")) (t::nav::settings(lang)) } }
                @if viewer.is_admin { li { a.menu-item href=(paths::ADMINISTRATION) { (icon("shield")) (t::nav::admin(lang)) } } }
                li { form method="post" action=(paths::SIGN_OUT) { button.menu-item type="submit" { (icon("log-out")) (t::nav::sign_out(lang)) } } }
            }
        }
    }
}

fn navigation(frame: &Frame, viewer: &FramePerson) -> Markup {
    let lang = frame.lang;
    let entry = |place: Place, href: &str, name: &str, label: &str, more: &Markup| {
        html! { li { a.nav-item href=(href) aria-current=[frame.current(place)] { (icon(name)) span { (label) } (more) } } }
    };
    let none = html! {};
    let unread = count(lang, viewer.inbox_unread, &t::nav::inbox_unread(lang, viewer.inbox_unread));
    html! {
        nav.nav aria-label=(t::nav::main(lang)) {
            ul {
                (entry(Place::Home, paths::HOME, "house", t::nav::home(lang), &none))
                (entry(Place::Inbox, paths::INBOX, "inbox", t::nav::inbox(lang), &unread))
                (entry(Place::Spaces, paths::SPACES, "users", t::nav::spaces(lang), &none))
                (entry(Place::People, paths::PEOPLE, "contact", t::nav::directory(lang), &none))
                (entry(Place::Topics, paths::TOPICS, "hash", t::nav::topics(lang), &none))
                (entry(Place::Bookmarks, paths::BOOKMARKS, "bookmark", t::nav::bookmarks(lang), &none))
                (entry(Place::Drafts, paths::DRAFTS, "file-text", t::nav::drafts(lang), &none))
                @if viewer.is_moderator { (entry(Place::Moderation, paths::MODERATION, "shield", t::nav::moderation(lang), &none)) }
            }
            @if !frame.spaces.is_empty() {
                h2.nav-title { (t::nav::my_spaces(lang)) }
                ul { @for space in &frame.spaces { (space_line(lang, space)) } }
            }
        }
    }
}

fn space_line(lang: Lang, space: &FrameSpace) -> Markup {
    let face = Avatar { name: &space.name, picture: space.picture.as_deref(), id: space.id, shape: Shape::Space, size: Size::Tiny };
    html! {
        li {
            a.nav-item href=(space.href) aria-current=[space.current.then_some("page")] {
                (avatar(face)) span { (space.name) } @if space.unread { (dot(t::nav::space_unread(lang))) }
            }
        }
    }
}

fn bottom_bar(frame: &Frame, viewer: &FramePerson) -> Markup {
    let lang = frame.lang;
    let entry = |place: Place, href: &str, name: &str, label: &str| {
        html! { li { a href=(href) aria-current=[frame.current(place)] {
            (icon(name)) span { (label) }
            @if place == Place::Inbox { (count(lang, viewer.inbox_unread, &t::nav::inbox_unread(lang, viewer.inbox_unread))) }
        } } }
    };
    html! {
        nav.bottom-bar aria-label=(t::nav::bottom(lang)) {
            ul {
                (entry(Place::Home, paths::HOME, "house", t::nav::home(lang)))
                (entry(Place::Inbox, paths::INBOX, "inbox", t::nav::inbox_short(lang)))
                (entry(Place::Compose, paths::COMPOSE, "square-pen", t::nav::compose(lang)))
                (entry(Place::Spaces, paths::SPACES, "users", t::nav::spaces(lang)))
                (entry(Place::People, paths::PEOPLE, "contact", t::nav::directory(lang)))
            }
        }
    }
}

/// What went wrong, as far as the reader needs to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// Not there, or not for them: one answer.
    NotFound,
    /// An account is needed.
    SignIn,
    /// They may see it and not do this.
    Forbidden,
    /// What was sent makes no sense.
    Invalid,
    /// Somebody else changed it meanwhile.
    Conflict,
    /// Too large.
    TooLarge,
    /// Too many in too short a while.
    RateLimited,
    /// Too busy for now.
    Unavailable,
    /// A fault of ours.
    Internal,
    /// The form came from another session.
    Expired,
    /// No organisation has this host name.
    UnknownHost,
}

impl Wrong {
    /// What happened, and what to do next. `limit` is the largest size, for [`Wrong::TooLarge`].
    #[must_use]
    pub fn words(self, lang: Lang, limit: &str) -> (&'static str, String) {
        use crate::t::common as say;
        match self {
            Self::NotFound => (say::error_not_found_title(lang), say::error_not_found(lang).to_owned()),
            Self::SignIn => (say::error_sign_in_title(lang), say::error_sign_in(lang).to_owned()),
            Self::Forbidden => (say::error_forbidden_title(lang), say::error_forbidden(lang).to_owned()),
            Self::Invalid => (say::error_invalid_title(lang), say::error_invalid(lang).to_owned()),
            Self::Conflict => (say::error_conflict_title(lang), say::error_conflict(lang).to_owned()),
            Self::TooLarge => (say::error_too_large_title(lang), say::error_too_large(lang, limit)),
            Self::RateLimited => (say::error_rate_title(lang), say::error_rate(lang).to_owned()),
            Self::Unavailable => (say::error_unavailable_title(lang), say::error_unavailable(lang).to_owned()),
            Self::Internal => (say::error_internal_title(lang), say::error_internal(lang).to_owned()),
            Self::Expired => (say::error_expired_title(lang), say::error_expired(lang).to_owned()),
            Self::UnknownHost => (say::error_unknown_host_title(lang), say::error_unknown_host(lang).to_owned()),
        }
    }
}

/// A page that says what happened, that work is safe, and what to do next.
#[derive(Debug, Clone, Copy)]
pub struct ErrorPage<'a> {
    /// What went wrong.
    pub wrong: Wrong,
    /// Words that say more than the general ones.
    pub words: Option<&'a str>,
    /// The number under which the log has the cause.
    pub reference: Option<&'a str>,
    /// The largest size, for [`Wrong::TooLarge`]: `20 Mo`.
    pub limit: &'a str,
}

/// The document of an [`ErrorPage`]; the frame's title and heading are set here.
#[must_use]
pub fn error_page(mut frame: Frame, error: ErrorPage<'_>) -> Markup {
    let lang = frame.lang;
    let (title, words) = error.wrong.words(lang, error.limit);
    title.clone_into(&mut frame.title);
    frame.heading = Heading::Own;
    let main = html! {
        div.empty.error-page {
            (icon("circle-alert"))
            h1.empty-title { (title) }
            p { (error.words.unwrap_or(&words)) }
            @if let Some(reference) = error.reference { p.muted { (t::common::error_reference(lang, reference)) } }
            @match error.wrong {
                Wrong::SignIn => { a.button.button-primary href=(paths::SIGN_IN) { (t::nav::sign_in(lang)) } }
                Wrong::UnknownHost => {}
                _ => { a.button.button-primary href=(paths::HOME) { (t::common::error_home(lang)) } }
            }
        }
    };
    page(&frame, &main)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::component::Notice;

    fn frame(lang: Lang) -> Frame {
        Frame {
            lang,
            title: "L’atelier <b>".to_owned(),
            organisation: FrameOrganisation { name: "Maison Birotteau".to_owned(), hue_href: Some("/hue/7.css".to_owned()) },
            viewer: Some(FramePerson { name: "Éléonore d’Arc".to_owned(), href: "/people/1".to_owned(), inbox_unread: 4, ..FramePerson::default() }),
            current: Some(Place::Inbox),
            spaces: vec![FrameSpace { name: "Parfums & Cie".to_owned(), href: "/spaces/9".to_owned(), unread: true, ..FrameSpace::default() }],
            flash: Some(Flash { kind: Notice::Success, words: "Fait <i>".to_owned(), link: None }),
            aside: Some(html! { p { "aside" } }),
            ..Frame::default()
        }
    }

    fn occurrences(html: &str, what: &str) -> usize {
        html.matches(what).count()
    }

    #[test]
    fn a_page_has_one_heading_its_landmarks_and_a_way_to_skip() {
        for lang in Lang::ALL {
            let html = page(&frame(lang), &html! { p { "main" } }).into_string();
            assert!(html.starts_with(&format!("<!DOCTYPE html><html lang=\"{}\"", lang.tag())), "{html}");
            for (what, times) in [("<h1", 1), ("<main", 1), ("<aside", 1), ("<header", 1), ("href=\"#main\"", 1), ("id=\"main\"", 1)] {
                assert_eq!(occurrences(&html, what), times, "{what} in {html}");
            }
            assert_eq!(occurrences(&html, "<nav"), occurrences(&html, "<nav aria-label=") + occurrences(&html, "<nav class"), "{html}");
            assert!(html.contains("Parfums &amp; Cie") && html.contains("L’atelier &lt;b&gt;") && !html.contains("<i>"), "{html}");
            assert!(!html.contains(" style=") && !html.contains("onclick"), "the content policy forbids both");
        }
    }

    #[test]
    fn the_title_says_how_many_wait() {
        let html = page(&frame(Lang::Fr), &html! {}).into_string();
        assert!(html.contains("<title>(4) L’atelier &lt;b&gt; · Maison Birotteau</title>"), "{html}");
        assert!(html.contains("4 notifications non lues"));
    }

    #[test]
    fn a_visitor_has_no_navigation() {
        let visitor = Frame { viewer: None, ..frame(Lang::En) };
        let html = page(&visitor, &html! {}).into_string();
        assert!(!html.contains("<nav") && html.contains(paths::SIGN_IN), "{html}");
        assert!(html.contains("noindex"));
    }

    #[test]
    fn an_error_says_what_to_do_and_names_no_cause() {
        for wrong in [Wrong::NotFound, Wrong::SignIn, Wrong::TooLarge, Wrong::Internal, Wrong::UnknownHost] {
            let error = ErrorPage { wrong, words: None, reference: Some("K7Q2"), limit: "20 MB" };
            let html = error_page(frame(Lang::En), error).into_string();
            assert_eq!(occurrences(&html, "<h1"), 1);
            assert!(html.contains("Reference: K7Q2") && html.contains(&wrong.words(Lang::En, "20 MB").1), "{html}");
        }
    }
}
