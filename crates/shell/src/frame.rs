//! The frame of every page: head, header, navigation, flash, footer; and the page that says what went wrong.
//!
//! A page is complete HTML over links and forms. It has one `h1`, its landmarks, and a link that skips to its content.

use crate::component::avatar::initials;
use crate::component::{Avatar, Flash, Shape, Size, avatar, count, dot, flash, icon, small_icon};
use crate::space::sign;
use crate::{Lang, assets, format, t};
use http::StatusCode;
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
    pub const COMPOSE: &str = "/new";
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
    /// Theme, density and shortcuts.
    pub const APPEARANCE: &str = "/settings#display";
    /// Signing in.
    pub const SIGN_IN: &str = "/sign-in";
    /// Signing out, by `POST`.
    pub const SIGN_OUT: &str = "/sign-out";
    /// Changing language: `to` is the language, `back` the path to return to.
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

    /// The word in the database; what the device says is `auto`, and no `data-theme`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::System => "auto",
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
    /// The emoji that it chose, or nothing.
    pub icon: String,
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

/// How wide the content is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// A column to read, with room for an aside.
    #[default]
    Reading,
    /// All the room: directories, tables, settings.
    Wide,
    /// A small gate without header or navigation: signing in, invitations, terms.
    Gate,
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
    /// How wide the content is.
    pub layout: Layout,
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
    let theme = (frame.theme != Theme::System).then(|| frame.theme.word());
    let me = frame.viewer.as_ref().map(|viewer| viewer.id);
    html! {
        (DOCTYPE)
        html lang=(frame.lang.tag()) data-theme=[theme] data-density=(frame.density.word())
            data-shortcuts=(if frame.shortcuts { "on" } else { "off" }) data-me=[me] data-signin=(paths::SIGN_IN) {
            (head(frame))
            (body(frame, main))
        }
    }
}

fn head(frame: &Frame) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            @if !frame.indexable { meta name="robots" content="noindex"; }
            title { (frame.document_title()) }
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

fn body(frame: &Frame, main: &Markup) -> Markup {
    use t::island as say;
    let lang = frame.lang;
    let gate = frame.layout == Layout::Gate;
    html! {
        body class=[gate.then_some("bare")]
            data-t-failed=(say::failed(lang)) data-t-retry=(say::retry(lang)) data-t-expired=(say::expired(lang)) data-t-signin=(say::sign_in(lang))
            data-t-done=(say::done(lang)) data-t-sending=(say::sending(lang)) data-t-saved=(say::saved(lang)) data-t-saved-here=(say::saved_here(lang))
            data-t-restored=(say::restored(lang)) data-t-copied=(say::copied(lang)) data-t-results=(say::results(lang)) data-t-none=(say::none(lang))
            data-t-offline=(say::offline(lang)) data-t-close=(say::close(lang)) {
            a.skip href="#main" { (t::nav::skip_to_content(lang)) }
            @if gate {
                (content(frame, main))
            } @else {
                (header(frame))
                div.frame {
                    @if let Some(viewer) = &frame.viewer { (navigation(frame, viewer)) }
                    (content(frame, main))
                    @if let Some(aside) = &frame.aside { aside.side aria-label=(t::nav::aside(lang)) { (aside) } }
                }
            }
            div.sr id="live" role="status" aria-live="polite" {}
            @if frame.viewer.is_some() && !gate { (palette(lang)) (shortcuts(lang)) }
        }
    }
}

fn content(frame: &Frame, main: &Markup) -> Markup {
    let class = match frame.layout {
        Layout::Reading => "main",
        Layout::Wide => "main wide",
        Layout::Gate => "gate",
    };
    html! {
        main class=(class) id="main" tabindex="-1" {
            @if frame.layout == Layout::Gate { p.gate-brand { (brand_mark(frame)) (frame.organisation.name) } }
            div id="flash" { @if let Some(done) = &frame.flash { (flash(frame.lang, done)) } }
            @match (frame.heading, frame.layout) {
                (Heading::Shown, Layout::Gate) => { h1 { (frame.title) } }
                (Heading::Shown, _) => { header.page-head { h1 { (frame.title) } } }
                (Heading::Hidden, _) => { h1.sr { (frame.title) } }
                (Heading::Own, _) => {}
            }
            (main)
            @if frame.layout == Layout::Gate { (gate_foot(frame)) }
        }
    }
}

fn brand_mark(frame: &Frame) -> Markup {
    html! { span.brand-mark aria-hidden="true" { (initials(&frame.organisation.name)) } }
}

fn gate_foot(frame: &Frame) -> Markup {
    html! { p.gate-foot.meta { a href=(paths::TERMS) { (t::nav::terms(frame.lang)) } " " (other_language(frame, false)) } }
}

/// The link to the same page in the other language, named in that language.
fn other_language(frame: &Frame, with_icon: bool) -> Markup {
    let other = match frame.lang {
        Lang::Fr => Lang::En,
        Lang::En => Lang::Fr,
    };
    let href = format!("{}?to={}&back={}", paths::LANGUAGE, other.tag(), format::query(&frame.here));
    html! {
        a href=(href) lang=(other.tag()) hreflang=(other.tag()) rel="nofollow" {
            @if with_icon { (icon("languages")) }
            (t::nav::other_language(frame.lang))
        }
    }
}

fn header(frame: &Frame) -> Markup {
    let lang = frame.lang;
    html! {
        header.top {
            a.brand href=(paths::HOME) aria-label=(t::nav::brand(lang, &frame.organisation.name)) {
                (brand_mark(frame))
                span.brand-name { (frame.organisation.name) }
            }
            @if let Some(viewer) = &frame.viewer {
                form.find role="search" action=(paths::SEARCH) aria-label=(t::nav::search_label(lang)) {
                    label.sr for="find" { (t::nav::search_label(lang)) }
                    (icon("search"))
                    input id="find" name="q" type="search" placeholder=(t::nav::search_placeholder(lang)) autocomplete="off";
                    kbd aria-hidden="true" { "Ctrl K" }
                }
                a.top-link href=(paths::INBOX) {
                    (icon("inbox")) span.top-label { (t::nav::inbox_short(lang)) }
                    (unread(lang, viewer))
                }
                (account(frame, viewer))
            } @else {
                span.top-link { (other_language(frame, false)) }
                a.button.primary href={ (paths::SIGN_IN) "?next=" (format::query(&frame.here)) } { (t::nav::sign_in(lang)) }
            }
        }
    }
}

fn unread(lang: Lang, viewer: &FramePerson) -> Markup {
    count(lang, viewer.inbox_unread, &t::nav::inbox_unread(lang, viewer.inbox_unread))
}

fn account(frame: &Frame, viewer: &FramePerson) -> Markup {
    let lang = frame.lang;
    let face = Avatar {
        name: &viewer.name,
        picture: viewer.picture.as_deref(),
        id: viewer.id,
        shape: Shape::Person,
        size: Size::Little,
    };
    html! {
        details.menu.me {
            summary aria-label=(t::nav::account(lang)) { (avatar(face)) (small_icon("chevron-down")) }
            div.menu-list {
                a.menu-head href=(viewer.href) { b { (viewer.name) } }
                a href=(viewer.href) { (icon("user")) (t::nav::profile(lang)) }
                a href=(paths::BOOKMARKS) aria-current=[frame.current(Place::Bookmarks)] { (icon("bookmark")) (t::nav::bookmarks(lang)) }
                a href=(paths::DRAFTS) aria-current=[frame.current(Place::Drafts)] { (icon("pencil")) (t::nav::drafts(lang)) }
                hr;
                @if viewer.is_admin { a href=(paths::ADMINISTRATION) aria-current=[frame.current(Place::Administration)] { (icon("key-round")) (t::nav::admin(lang)) } }
                a href=(paths::SETTINGS) aria-current=[frame.current(Place::Settings)] { (icon("settings")) (t::nav::settings(lang)) }
                a href=(paths::APPEARANCE) { (icon("sun-moon")) (t::nav::appearance(lang)) }
                button type="button" data-open="shortcuts" { (icon("keyboard")) (t::nav::shortcuts(lang)) " " kbd { "?" } }
                (other_language(frame, true))
                a href=(paths::TERMS) { (icon("scale")) (t::nav::terms(lang)) }
                hr;
                form method="post" action=(paths::SIGN_OUT) { button { (icon("log-out")) (t::nav::sign_out(lang)) } }
            }
        }
    }
}

/// One navigation for every width: a column, a rail, or a bar at the foot of a small screen.
fn navigation(frame: &Frame, viewer: &FramePerson) -> Markup {
    let lang = frame.lang;
    let entry = |place: Place, (class, href, name): (Option<&str>, &str, &str), label: &str| {
        html! {
            li class=[class] {
                a href=(href) aria-current=[frame.current(place)] {
                    (icon(name)) span { (label) }
                    @if place == Place::Inbox { (unread(lang, viewer)) }
                }
            }
        }
    };
    let (wide, narrow) = (Some("wide-only"), Some("narrow-only"));
    html! {
        nav.nav aria-label=(t::nav::main(lang)) {
            a.button.primary.nav-post.wide-only href=(paths::COMPOSE) { (icon("square-pen")) span { (t::nav::compose(lang)) } }
            ul.nav-main {
                (entry(Place::Home, (None, paths::HOME, "house"), t::nav::home(lang)))
                (entry(Place::Inbox, (None, paths::INBOX, "inbox"), t::nav::inbox_short(lang)))
                (entry(Place::Compose, (narrow, paths::COMPOSE, "square-pen"), t::nav::compose(lang)))
                (entry(Place::Spaces, (None, paths::SPACES, "users"), t::nav::spaces(lang)))
                (entry(Place::People, (None, paths::PEOPLE, "contact"), t::nav::directory(lang)))
                (entry(Place::Topics, (wide, paths::TOPICS, "hash"), t::nav::topics(lang)))
                (entry(Place::Bookmarks, (wide, paths::BOOKMARKS, "bookmark"), t::nav::bookmarks(lang)))
                @if viewer.is_moderator { (entry(Place::Moderation, (wide, paths::MODERATION, "shield"), t::nav::moderation(lang))) }
            }
            @if !frame.spaces.is_empty() {
                section.nav-spaces aria-labelledby="nav-spaces" {
                    h2 id="nav-spaces" { (t::nav::my_spaces(lang)) }
                    ul { @for space in &frame.spaces { (space_line(lang, space)) } }
                    a.nav-more href=(paths::SPACES) { (t::nav::all_spaces(lang)) }
                }
            }
        }
    }
}

fn space_line(lang: Lang, space: &FrameSpace) -> Markup {
    let face = Avatar {
        name: &space.name,
        picture: space.picture.as_deref(),
        id: space.id,
        shape: Shape::Space,
        size: Size::Tiny,
    };
    html! {
        li {
            a href=(space.href) aria-current=[space.current.then_some("page")] {
                @if space.icon.is_empty() { (avatar(face)) } @else { (sign(kernel::Id::new(space.id), &space.name, &space.icon, Size::Tiny)) }
                span { (space.name) } @if space.unread { (dot(t::nav::space_unread(lang))) }
            }
        }
    }
}

/// The dialog that `Ctrl K` opens; without JavaScript nothing does, and the search page serves.
fn palette(lang: Lang) -> Markup {
    use t::island as say;
    let hit = |href: &str, name: &str, label: &str, key: &str| {
        html! { li { a.hit href=(href) { (icon(name)) span { (label) } kbd { (key) } } } }
    };
    html! {
        dialog.palette id="palette" aria-label=(say::palette(lang)) {
            form.find role="search" action=(paths::SEARCH) aria-label=(say::palette(lang)) {
                (icon("search"))
                label.sr for="palette-q" { (t::nav::search_label(lang)) }
                input id="palette-q" name="q" type="search" autocomplete="off" placeholder=(say::palette_prompt(lang));
                kbd aria-hidden="true" { (say::escape(lang)) }
            }
            div.palette-hits id="palette-hits" data-src={ (paths::SEARCH) "?format=fragment" } {
                h2 { (say::palette_actions(lang)) }
                ul {
                    (hit(paths::COMPOSE, "square-pen", t::nav::compose(lang), "c"))
                    (hit(paths::HOME, "house", t::nav::home(lang), "g h"))
                    (hit(paths::INBOX, "inbox", t::nav::inbox(lang), "g i"))
                    (hit(paths::SPACES, "users", t::nav::spaces(lang), "g s"))
                }
            }
        }
    }
}

fn shortcuts(lang: Lang) -> Markup {
    use t::island as say;
    let keys: [(&str, &[&str]); 10] = [
        (say::key_next(lang), &["j", "k"]),
        (say::key_open(lang), &[say::key_enter(lang)]),
        (say::key_reply(lang), &["r"]),
        (say::key_like(lang), &["l"]),
        (say::key_bookmark(lang), &["b"]),
        (say::key_done(lang), &["e", "u"]),
        (say::key_compose(lang), &["c"]),
        (say::key_search(lang), &["/", "Ctrl K"]),
        (say::key_go(lang), &["g h", "g i", "g s"]),
        (say::key_print(lang), &["p"]),
    ];
    html! {
        dialog.dialog id="shortcuts" aria-labelledby="shortcuts-t" {
            h2 id="shortcuts-t" { (say::shortcuts(lang)) }
            dl.keys { @for (label, keys) in keys { div { dt { (label) } dd { @for key in keys { kbd { (key) } " " } } } } }
            p.help { a href=(paths::APPEARANCE) { (say::keys_off(lang)) } }
            form.actions method="dialog" { button.button { (say::close(lang)) } }
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
    /// The status of the answer.
    #[must_use]
    pub fn status(self) -> StatusCode {
        match self {
            Self::NotFound | Self::UnknownHost => StatusCode::NOT_FOUND,
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::Expired => StatusCode::FORBIDDEN,
            Self::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::RateLimited => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

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
#[derive(Debug, Clone)]
pub struct ErrorPage<'a> {
    /// What went wrong.
    pub wrong: Wrong,
    /// Words that say more than the general ones.
    pub words: Option<&'a str>,
    /// The number under which the log has the cause.
    pub reference: Option<&'a str>,
    /// The largest size, for [`Wrong::TooLarge`]: `20 Mo`.
    pub limit: &'a str,
    /// What the person had written, in a form that sends it again.
    pub kept: Option<Markup>,
}

/// The document of an [`ErrorPage`]; the frame's title and heading are set here.
#[must_use]
pub fn error_page(mut frame: Frame, error: ErrorPage<'_>) -> Markup {
    let lang = frame.lang;
    let (title, words) = error.wrong.words(lang, error.limit);
    title.clone_into(&mut frame.title);
    frame.heading = Heading::Own;
    let main = html! {
        section.wrong {
            p.wrong-code { (error.wrong.status().as_u16()) }
            h1 { (title) }
            p { (error.words.unwrap_or(&words)) }
            @if let Some(kept) = &error.kept { (kept) }
            div.actions {
                @match error.wrong {
                    _ if error.kept.is_some() => a.button href=(paths::HOME) { (t::common::error_home(lang)) }
                    Wrong::UnknownHost => {}
                    Wrong::SignIn => {
                        a.button.primary href={ (paths::SIGN_IN) "?next=" (format::query(&frame.here)) } { (t::nav::sign_in(lang)) }
                    }
                    Wrong::Unavailable | Wrong::Internal | Wrong::RateLimited => {
                        a.button.primary href="" { (t::common::retry(lang)) }
                        a.button href=(paths::HOME) { (t::common::error_home(lang)) }
                    }
                    Wrong::NotFound | Wrong::Forbidden | Wrong::Invalid | Wrong::Conflict | Wrong::TooLarge | Wrong::Expired => {
                        a.button.primary href=(paths::HOME) { (t::common::error_home(lang)) }
                    }
                }
            }
            @if let Some(reference) = error.reference { p.meta { (t::common::error_reference(lang, reference)) } }
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
            organisation: FrameOrganisation {
                name: "Maison Birotteau".to_owned(),
                hue_href: Some("/hue/7.css".to_owned()),
            },
            viewer: Some(FramePerson {
                name: "Éléonore d’Arc".to_owned(),
                href: "/people/1".to_owned(),
                inbox_unread: 4,
                ..FramePerson::default()
            }),
            current: Some(Place::Inbox),
            spaces: vec![FrameSpace {
                name: "Parfums & Cie".to_owned(),
                href: "/spaces/9".to_owned(),
                unread: true,
                ..FrameSpace::default()
            }],
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
            for (what, times) in [
                ("<h1", 1),
                ("<main", 1),
                ("<aside", 1),
                ("<header class=\"top\"", 1),
                ("href=\"#main\"", 1),
                ("id=\"main\"", 1),
            ] {
                assert_eq!(occurrences(&html, what), times, "{what} in {html}");
            }
            assert_eq!(
                occurrences(&html, "<nav"),
                occurrences(&html, "<nav aria-label=") + occurrences(&html, "<nav class"),
                "{html}"
            );
            assert!(
                html.contains("Parfums &amp; Cie") && html.contains("L’atelier &lt;b&gt;") && !html.contains("<i>"),
                "{html}"
            );
            assert!(!html.contains(" style=") && !html.contains("onclick"), "the content policy forbids both");
            assert!(!html.contains("/assets/missing#") || !assets::ISLANDS, "an icon is there");
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
        assert!(!html.contains("<nav") && html.contains("/sign-in?next="), "{html}");
        assert!(html.contains("noindex") && !html.contains("data-me"));
    }

    #[test]
    fn a_gate_has_neither_header_nor_navigation() {
        let gate = Frame {
            viewer: None,
            layout: Layout::Gate,
            here: "/sign-in?next=/a&b".to_owned(),
            aside: None,
            ..frame(Lang::Fr)
        };
        let html = page(&gate, &html! {}).into_string();
        assert!(
            html.contains("<body class=\"bare\"") && html.contains("<main class=\"gate\"") && !html.contains("<header"),
            "{html}"
        );
        assert!(html.contains("/language?to=en&amp;back=%2Fsign-in%3Fnext%3D%2Fa%26b"), "{html}");
        assert_eq!(occurrences(&html, "<h1"), 1);
    }

    #[test]
    fn an_error_says_what_to_do_and_names_no_cause() {
        for wrong in [Wrong::NotFound, Wrong::SignIn, Wrong::TooLarge, Wrong::Internal, Wrong::UnknownHost] {
            let error = ErrorPage { wrong, words: None, reference: Some("K7Q2"), limit: "20 MB", kept: None };
            let html = error_page(frame(Lang::En), error).into_string();
            assert_eq!(occurrences(&html, "<h1"), 1);
            assert!(html.contains("Reference: K7Q2") && html.contains(&wrong.words(Lang::En, "20 MB").1), "{html}");
        }
    }
}
