//! The frame of every page: head, header, navigation, flash, footer; and the page that says what went wrong.
//!
//! A page is complete HTML over links and forms. It has one `h1`, its landmarks, and a link that skips to its content.

mod layout;
mod wrong;

#[cfg(test)]
mod tests;

use maud::Markup;

pub use layout::page;
pub use wrong::{ErrorPage, Wrong, error_page};

use crate::component::Flash;
use crate::{Lang, t};

/// The addresses that the frame itself points to.
pub mod paths {
    /// The administration.
    pub const ADMINISTRATION: &str = "/administration";
    /// Its log, which the data-protection officer reads too.
    pub const LOG: &str = "/administration/log";
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
    /// Whom and what the viewer follows.
    pub const FOLLOWING: &str = "/following";
    /// What the viewer began.
    pub const DRAFTS: &str = "/drafts";
    /// The moderation queue.
    pub const MODERATION: &str = "/moderation";
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
    /// All that is kept of the viewer.
    pub const DATA: &str = "/settings/data";
    /// Files, pictures among them.
    pub const FILES: &str = "/files";
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
    /// Whom and what the viewer follows.
    Following,
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
    /// The address of its logo, if it has one.
    pub logo: Option<String>,
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
    /// Whether they are the data-protection officer.
    pub is_protection: bool,
    /// Whether they may announce to everybody.
    pub announces: bool,
}

impl FramePerson {
    /// Where the administration begins for them: its settings, or its log; nowhere for most.
    fn administration(&self) -> Option<&'static str> {
        if self.is_admin { Some(paths::ADMINISTRATION) } else { self.is_protection.then_some(paths::LOG) }
    }
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
    /// Whether the document is called by its title alone, and does not count what is unread.
    pub bare_title: bool,
}

impl Frame {
    fn document_title(&self) -> String {
        let unread = self.viewer.as_ref().map_or(0, |viewer| viewer.inbox_unread);
        match unread {
            _ if self.bare_title => self.title.clone(),
            0 => t::nav::page_title(self.lang, &self.organisation.name, &self.title),
            _ => t::nav::page_title_unread(self.lang, unread, &self.organisation.name, &self.title),
        }
    }

    fn current(&self, place: Place) -> Option<&'static str> {
        (self.current == Some(place)).then_some("page")
    }
}
