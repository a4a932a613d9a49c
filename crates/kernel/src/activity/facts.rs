//! What a line of the journal may say beyond who did what to which thing: one list, so that whoever reads a fact and
//! whoever writes it mean the same, and nobody misspells it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::{Audience, Comment, Entry, Id, Person, Revision, Site, Topic, Unit};

/// A word of ours, seldom made for the occasion.
type Text = Cow<'static, str>;

/// What a line answers or takes back, where its verb alone does not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Of {
    /// Following a discussion.
    Follow,
    /// Blocking somebody.
    Block,
    /// A request to join a space.
    Request,
    /// An invitation, to a space or to the organisation.
    #[serde(alias = "Invite")]
    Invitation,
    /// What somebody reported.
    Report,
    /// An account that closes.
    Departure,
}

/// Declares the facts, each left out of the text where it says nothing.
macro_rules! facts {
    ($($(#[doc = $doc:literal])* $name:ident: $type:ty,)*) => {
        /// Ids and small facts of a line; never content.
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct Facts {
            $($(#[doc = $doc])* #[serde(skip_serializing_if = "says_nothing")] pub $name: $type,)*
        }
    };
}

facts! {
    /// Who wrote it, where that may be another than who made the line.
    author: Option<Id<Person>>,
    /// The comment that this one answers.
    parent: Option<Id<Comment>>,
    /// Who wrote that.
    parent_author: Option<Id<Person>>,
    /// Whom it mentions.
    mentions: Vec<Id<Person>>,
    /// Where an entry was placed.
    audiences: Vec<Id<Audience>>,
    /// What an entry is about.
    topics: Vec<Id<Topic>>,
    /// What it is no longer about.
    untagged: Vec<Id<Topic>>,
    /// The entry that it passes on.
    shared: Option<Id<Entry>>,
    /// Whether it is for the whole organisation to see.
    announcement: Option<bool>,
    /// Whether it stands at the head of its space.
    pinned: Option<bool>,
    /// Whether its discussion is closed.
    closed: Option<bool>,
    /// Which earlier version of it.
    revision: Option<Id<Revision>>,
    /// Whether that is kept from others.
    hidden: Option<bool>,
    /// With which reaction.
    kind: Option<Text>,
    /// Whether a moderator let it through.
    approved: bool,
    /// Whether it comes from elsewhere, with its own time.
    imported: bool,
    /// Whether a rule of retention asked for it.
    retention: bool,
    /// The person concerned, where the object is a space or the organisation.
    person: Option<Id<Person>>,
    /// In which role.
    role: Option<Text>,
    /// The role before.
    was: Option<Text>,
    /// Who had invited them.
    invited_by: Option<Id<Person>>,
    /// What is answered or taken back.
    of: Option<Of>,
    /// Whether an administrator broke the glass.
    glass: bool,
    /// Whether a membership rule did it.
    rule: bool,
    /// Whether people are to be held against rules again: these changed, or a unit moved.
    rules: bool,
    /// Who may see a space: the word of its members' part.
    visibility: Option<Text>,
    /// Who sees its name, as a mask.
    listed_to: Option<i64>,
    /// Who sees what is in it, as a mask.
    open_to: Option<i64>,
    /// Who saw that before.
    was_open_to: Option<i64>,
    /// Whether it has a picture at its head.
    cover: Option<bool>,
    /// Whether it is read only.
    archived: Option<bool>,
    /// Which parts of a profile changed.
    fields: Vec<Text>,
    /// The unit of which something changed.
    unit: Option<Id<Unit>>,
    /// The site of which something changed.
    site: Option<Id<Site>>,
    /// The load of people that did it.
    load: Option<Text>,
    /// Whether that load told of the same person before.
    more: bool,
    /// How many reports were decided with it.
    reports: Option<u64>,
    /// Why it was reported.
    reason: Option<Text>,
    /// Whether it is a draft that was handed over.
    draft: bool,
}

fn says_nothing<T: Default + PartialEq>(fact: &T) -> bool {
    *fact == T::default()
}

impl Facts {
    /// That a line concerns this person.
    #[must_use]
    pub fn about(person: Id<Person>) -> Self {
        Self { person: Some(person), ..Self::default() }
    }

    /// The facts of a stored line.
    ///
    /// # Errors
    /// When the text is not what this or an earlier version wrote.
    pub fn read(text: &str) -> serde_json::Result<Self> {
        if text.is_empty() { Ok(Self::default()) } else { serde_json::from_str(text) }
    }

    /// The text to store: nothing where nothing is said.
    pub(crate) fn text(&self) -> serde_json::Result<String> {
        if says_nothing(self) { Ok(String::new()) } else { serde_json::to_string(self) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_is_read() {
        let said =
            Facts { author: Some(Id::new(12)), mentions: vec![Id::new(3)], closed: Some(false), ..Facts::default() };
        let text = said.text().unwrap();
        assert_eq!(text, r#"{"author":"12","mentions":["3"],"closed":false}"#);
        assert_eq!(Facts::read(&text).unwrap(), said);
        assert_eq!((Facts::default().text().unwrap(), Facts::read("").unwrap()), (String::new(), Facts::default()));
    }

    #[test]
    fn what_earlier_versions_wrote_is_read() {
        let read = Facts::read(r#"{"author":null,"parent":"9","mentions":[],"of":"Invite","later":1}"#).unwrap();
        assert_eq!(read, Facts { parent: Some(Id::new(9)), of: Some(Of::Invitation), ..Facts::default() });
        assert!(Facts::read(r#"{"author":12}"#).is_err());
    }
}
