//! What a space is, with no database: who sees it, how one joins, and which of its facts hold.

use kernel::{Error, Id, Kind, Lang, Result, Space, audience::Role};
use markup::words::one_line;
use shell::t::spaces as say;

/// Characters of a name, at most.
pub const MAX_NAME: usize = 80;
/// Characters of a purpose, at most.
pub const MAX_PURPOSE: usize = 300;
/// Characters of an introduction, at most.
pub const MAX_ABOUT: usize = 20_000;
/// Topics of a space, at most.
pub const MAX_TOPICS: usize = 10;
/// Characters of a topic, at most.
const MAX_TOPIC: usize = 40;

/// What members of the organisation see without joining.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Visibility {
    /// The name and what is in it.
    #[default]
    Visible,
    /// The name alone.
    Closed,
    /// Nothing.
    Secret,
}

impl Visibility {
    /// All, from the widest.
    pub const ALL: [Self; 3] = [Self::Visible, Self::Closed, Self::Secret];

    /// The word in the database.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Visible => "visible",
            Self::Closed => "closed",
            Self::Secret => "secret",
        }
    }

    /// The visibility of a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// How one joins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Joining {
    /// By one click.
    #[default]
    Free,
    /// By a request that its animators accept.
    Request,
    /// By an invitation alone.
    Invitation,
}

impl Joining {
    /// All, from the easiest.
    pub const ALL: [Self; 3] = [Self::Free, Self::Request, Self::Invitation];

    /// The word in the database.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Request => "request",
            Self::Invitation => "invitation",
        }
    }

    /// The joining of a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// Who sees a space without being in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Access {
    /// Members of the organisation.
    pub members: Visibility,
    /// Guests see the same as members; otherwise nothing.
    pub guests: bool,
    /// Visitors see what is in it.
    pub web: bool,
}

/// The masks that follow from an [`Access`]: 1 members, 2 guests, 4 visitors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Masks {
    /// Who sees its name.
    pub listed: i64,
    /// Who sees what is in it.
    pub open: i64,
}

impl Access {
    /// Who sees its name and who sees what is in it: the only place where the masks are made.
    #[must_use]
    pub fn masks(self) -> Masks {
        // Whatever is open to the web is open to guests, or signing out would show more than signing in.
        let guests = if self.guests || self.web { Kind::Guest.bit() } else { 0 };
        let web = if self.web { Kind::Visitor.bit() } else { 0 };
        match self.members {
            Visibility::Visible => {
                let all = Kind::Member.bit() | guests | web;
                Masks { listed: all, open: all }
            }
            Visibility::Closed => Masks { listed: Kind::Member.bit() | guests, open: 0 },
            Visibility::Secret => Masks { listed: 0, open: 0 },
        }
    }

    /// The access of a stored space.
    #[must_use]
    pub fn of(space: &shell::space::Space) -> Self {
        let members = Visibility::parse(&space.visibility).unwrap_or(Visibility::Secret);
        Self { members, guests: space.for_guests, web: space.for_web }
    }
}

/// What its founder or its animators say of a space.
#[derive(Debug, Clone)]
pub struct Details {
    /// Its name, on one line.
    pub name: String,
    /// What it is for, in a sentence.
    pub purpose: String,
    /// Its introduction, in Markdown.
    pub about: String,
    /// Its main language.
    pub lang: Lang,
    /// Who sees it.
    pub access: Access,
    /// How one joins.
    pub joining: Joining,
    /// What a joiner becomes: reader, contributor or writer.
    pub default_role: Role,
    /// The space above it, for navigation alone.
    pub parent: Option<Id<Space>>,
    /// One emoji, or nothing.
    pub icon: String,
    /// Its topics, without the `#`.
    pub topics: Vec<String>,
}

impl Default for Details {
    fn default() -> Self {
        Self {
            name: String::new(),
            purpose: String::new(),
            about: String::new(),
            lang: Lang::default(),
            access: Access::default(),
            joining: Joining::default(),
            default_role: Role::Writer,
            parent: None,
            icon: String::new(),
            topics: Vec::new(),
        }
    }
}

/// A space about to be founded.
#[derive(Debug, Clone, Default)]
pub struct NewSpace {
    /// Its address; made from the name when not said.
    pub slug: Option<String>,
    /// Everything else.
    pub details: Details,
    /// The form's own word: sent twice, it founds one space.
    pub word: String,
}

/// The roles that a joiner may get by default.
pub const DEFAULT_ROLES: [Role; 3] = [Role::Writer, Role::Contributor, Role::Reader];

impl Details {
    /// The same with its words trimmed, or the first field that does not hold.
    ///
    /// # Errors
    /// [`Error::Invalid`] with that field.
    pub fn checked(mut self) -> Result<Self> {
        self.name = one_line(&self.name);
        self.purpose = one_line(&self.purpose);
        self.icon = self.icon.trim().to_owned();
        self.topics = topics(self.topics);
        let wrong: &[(bool, &'static str, kernel::Say)] = &[
            (!(2..=MAX_NAME).contains(&self.name.chars().count()), "name", |lang| say::error_name(lang)),
            (self.purpose.chars().count() > MAX_PURPOSE, "purpose", |lang| say::error_purpose(lang)),
            (self.about.chars().count() > MAX_ABOUT, "about", |lang| say::error_about(lang)),
            (self.access.web && self.access.members != Visibility::Visible, "web", |lang| say::error_web(lang)),
            (!DEFAULT_ROLES.contains(&self.default_role), "default_role", |lang| say::error_role(lang)),
            (!is_sign(&self.icon), "icon", |lang| say::error_icon(lang)),
            (
                self.topics.len() > MAX_TOPICS || self.topics.iter().any(|topic| topic.chars().count() > MAX_TOPIC),
                "topics",
                |lang| say::error_topics(lang),
            ),
        ];
        match wrong.iter().find(|(wrong, ..)| *wrong) {
            Some((_, field, words)) => Err(Error::Invalid(field, *words)),
            None => Ok(self),
        }
    }
}

/// An emoji: a few characters, none of which is a letter, a space or a mark that a line of places is cut by.
fn is_sign(text: &str) -> bool {
    text.chars().count() <= 10
        && one_line(text) == text
        && text.chars().all(|c| !c.is_ascii() && !c.is_alphanumeric() && !c.is_whitespace() && !c.is_control())
}

/// Each topic once, by its key.
fn topics(written: Vec<String>) -> Vec<String> {
    let mut keys = Vec::new();
    let mut kept = Vec::new();
    for topic in written {
        let topic = one_line(topic.trim().trim_start_matches('#'));
        let key = markup::words::topic_slug(&topic);
        if !key.is_empty() && !keys.contains(&key) {
            keys.push(key);
            kept.push(topic);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_follow_from_the_visibility() {
        let mut table = Vec::new();
        for members in Visibility::ALL {
            for guests in [false, true] {
                let masks = Access { members, guests, web: false }.masks();
                table.push((members.word(), guests, masks.listed, masks.open));
            }
        }
        let want = [
            ("visible", false, 1, 1),
            ("visible", true, 3, 3),
            ("closed", false, 1, 0),
            ("closed", true, 3, 0),
            ("secret", false, 0, 0),
            ("secret", true, 0, 0),
        ];
        assert_eq!(table, want);
        let open = |guests| Access { members: Visibility::Visible, guests, web: true }.masks();
        assert_eq!(
            [open(false).open, open(true).open, open(true).listed],
            [7, 7, 7],
            "whatever the web sees, guests see"
        );
    }

    #[test]
    fn what_does_not_hold_is_named() {
        let good = Details {
            name: " Les\n parfums ".into(),
            icon: "🧴".into(),
            topics: vec!["#Été".into(), "ete".into(), " ".into()],
            ..Details::default()
        };
        let checked = good.clone().checked().unwrap();
        assert_eq!((checked.name.as_str(), checked.topics), ("Les parfums", vec!["Été".to_owned()]));
        let field = |details: Details| match details.checked() {
            Err(Error::Invalid(field, _)) => field,
            _ => "",
        };
        assert_eq!(field(Details { name: "x".into(), ..good.clone() }), "name");
        assert_eq!(field(Details { icon: "a|b".into(), ..good.clone() }), "icon");
        assert_eq!(field(Details { default_role: Role::Owner, ..good.clone() }), "default_role");
        assert_eq!(
            field(Details { access: Access { members: Visibility::Closed, guests: false, web: true }, ..good }),
            "web"
        );
    }

    #[test]
    fn signs_are_emoji() {
        for sign in ["", "🧴", "👩‍🔬", "🇫🇷", "♻️"] {
            assert!(is_sign(sign), "{sign}");
        }
        for word in ["a", "é", "1", "|", "🧴 ", "a\u{301}"] {
            assert!(!is_sign(word), "{word}");
        }
    }
}
