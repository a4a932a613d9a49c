//! The document around a page: head, header, navigation, palette, shortcuts.

use std::sync::LazyLock;

use super::*;
use crate::component::avatar::initials;
use crate::component::{Avatar, Shape, Size, avatar, count, dot, flash, icon, small_icon};
use crate::space::sign;
use crate::{Lang, assets, format, t};
use maud::{DOCTYPE, Markup, PreEscaped, Render, html};

/// The whole document around `main`, which is the most of it and therefore copied once, into its place.
#[must_use]
pub fn page(frame: &Frame, main: &Markup) -> Markup {
    let theme = (frame.theme != Theme::System).then(|| frame.theme.word());
    let me = frame.viewer.as_ref().map(|viewer| viewer.id);
    let around = html! {
        (DOCTYPE)
        html lang=(frame.lang.tag()) data-theme=[theme] data-density=(frame.density.word())
            data-shortcuts=(if frame.shortcuts { "on" } else { "off" }) data-me=[me] data-signin=(paths::SIGN_IN) {
            (head(frame))
            (body(frame))
        }
    };
    let (before, after) = around.0.split_once(Main::PLACE).unwrap_or((&around.0, ""));
    let mut whole = String::with_capacity(around.0.len() + main.0.len());
    for part in [before, &main.0, after] {
        whole.push_str(part);
    }
    PreEscaped(whole)
}

/// Where the content goes. Nothing that stands before it holds a tag of that name: there is no such tag, and texts are escaped.
struct Main;

impl Main {
    const PLACE: &str = "<main-of-this-page>";
}

impl Render for Main {
    fn render_to(&self, out: &mut String) {
        out.push_str(Self::PLACE);
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

fn body(frame: &Frame) -> Markup {
    use t::island as say;
    let lang = frame.lang;
    let gate = frame.layout == Layout::Gate;
    html! {
        body class=[gate.then_some("bare")]
            data-t-failed=(say::failed(lang)) data-t-retry=(say::retry(lang)) data-t-expired=(say::expired(lang)) data-t-signin=(say::sign_in(lang))
            data-t-done=(say::done(lang)) data-t-sending=(say::sending(lang)) data-t-saved=(say::saved(lang)) data-t-saved-here=(say::saved_here(lang))
            data-t-restored=(say::restored(lang)) data-t-copied=(say::copied(lang)) data-t-results=(say::results(lang)) data-t-none=(say::none(lang))
            data-t-attached=(say::attached(lang)) data-t-offline=(say::offline(lang)) data-t-close=(say::close(lang))
            data-t-now=(t::common::time_just_now(lang)) data-t-minutes=(say::minutes_ago(lang, "#")) data-t-hours=(say::hours_ago(lang, "#")) {
            a.skip href="#main" { (t::nav::skip_to_content(lang)) }
            @if gate {
                (content(frame))
            } @else {
                (header(frame))
                div.frame {
                    @if let Some(viewer) = &frame.viewer { (navigation(frame, viewer)) }
                    (content(frame))
                    @if let Some(aside) = &frame.aside { aside.side aria-label=(t::nav::aside(lang)) { (aside) } }
                }
            }
            div.sr id="live" role="status" aria-live="polite" {}
            @if frame.viewer.is_some() && !gate { (dialogs(lang)) }
        }
    }
}

fn content(frame: &Frame) -> Markup {
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
            (Main)
            @if frame.layout == Layout::Gate { (gate_foot(frame)) }
        }
    }
}

fn brand_mark(frame: &Frame) -> Markup {
    html! {
        @if let Some(logo) = &frame.organisation.logo { img.brand-logo src=(logo) alt="" width="28" height="28"; }
        @else { span.brand-mark aria-hidden="true" { (initials(&frame.organisation.name)) } }
    }
}

fn gate_foot(frame: &Frame) -> Markup {
    html! { div.gate-foot.meta { a href=(paths::TERMS) { (t::nav::terms(frame.lang)) } " " (other_language(frame, false)) } }
}

/// The way to the same page in the other language, named in that language.
fn other_language(frame: &Frame, with_icon: bool) -> Markup {
    let other = match frame.lang {
        Lang::Fr => Lang::En,
        Lang::En => Lang::Fr,
    };
    let href = format!("{}?to={}&back={}", paths::LANGUAGE, other.tag(), format::query(&frame.here));
    if frame.viewer.is_some() {
        // It is a setting of theirs, and changed as one.
        return html! {
            form.inline method="post" action=(paths::LANGUAGE) {
                input type="hidden" name="back" value=(frame.here);
                button.link name="lang" value=(other.tag()) lang=(other.tag()) {
                    @if with_icon { (icon("languages")) }
                    (t::nav::other_language(frame.lang))
                }
            }
        };
    }
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
                // A bar at the foot of a small screen has no room for these.
                a href=(paths::TOPICS) aria-current=[frame.current(Place::Topics)] { (icon("hash")) (t::nav::topics(lang)) }
                a href=(paths::BOOKMARKS) aria-current=[frame.current(Place::Bookmarks)] { (icon("bookmark")) (t::nav::bookmarks(lang)) }
                a href=(paths::FOLLOWING) aria-current=[frame.current(Place::Following)] { (icon("bell")) (t::nav::following(lang)) }
                a href=(paths::DRAFTS) aria-current=[frame.current(Place::Drafts)] { (icon("pencil")) (t::nav::drafts(lang)) }
                @if viewer.is_moderator { a href=(paths::MODERATION) { (icon("shield")) (t::nav::moderation(lang)) } }
                @if let Some(href) = viewer.administration() { a href=(href) { (icon("settings")) (t::nav::admin(lang)) } }
                hr;
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
                a href=(href) aria-current=[frame.current(place)] data-go=[key(place)] {
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
                @if let Some(href) = viewer.administration() { (entry(Place::Administration, (wide, href, "settings"), t::nav::admin_short(lang))) }
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

/// The second letter of the keys that lead to a place (`g h`), as the help names them.
fn key(place: Place) -> Option<&'static str> {
    match place {
        Place::Home => Some("h"),
        Place::Inbox => Some("i"),
        Place::Spaces => Some("s"),
        _ => None,
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

/// The dialogs of every page, which differ by language alone and are made once in each.
fn dialogs(lang: Lang) -> &'static Markup {
    static FR: LazyLock<Markup> = LazyLock::new(|| html! { (palette(Lang::Fr)) (shortcuts(Lang::Fr)) });
    static EN: LazyLock<Markup> = LazyLock::new(|| html! { (palette(Lang::En)) (shortcuts(Lang::En)) });
    match lang {
        Lang::Fr => &FR,
        Lang::En => &EN,
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
    let keys: [(&str, &[&str]); 11] = [
        (say::key_next(lang), &["j", "k"]),
        (say::key_open(lang), &[say::key_enter(lang)]),
        (say::key_reply(lang), &["r"]),
        (say::key_like(lang), &["l"]),
        (say::key_bookmark(lang), &["b"]),
        (say::key_done(lang), &["e"]),
        (say::key_undone(lang), &["u"]),
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
