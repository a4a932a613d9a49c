//! Who may do what: one table, asked by every command and printed whole to a snapshot that anybody can review.

use crate::Kind;

/// What a person is in a space, from the most to the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Reads.
    Reader,
    /// Comments and answers.
    Contributor,
    /// Makes entries: what a joiner gets by default.
    Writer,
    /// Keeps the desk: holds, closes, removes.
    Moderator,
    /// Settings, members, charter.
    Animator,
    /// Everything.
    Owner,
}

impl Role {
    /// All, from the least to the most.
    pub const ALL: [Self; 6] =
        [Self::Reader, Self::Contributor, Self::Writer, Self::Moderator, Self::Animator, Self::Owner];

    /// The word in the database.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::Contributor => "contributor",
            Self::Writer => "writer",
            Self::Moderator => "moderator",
            Self::Animator => "animator",
            Self::Owner => "owner",
        }
    }

    /// The role of a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}

impl db::FromColumn for Role {
    fn from_column(column: db::Column<'_>) -> db::Result<Self> {
        let word = String::from_column(column)?;
        Self::parse(&word)
            .ok_or_else(|| db::Error::Column { column: String::new(), reason: format!("{word} is not a role") })
    }
}

/// What a person is in the organisation. No such role reads a secret space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OrganisationRole {
    /// Settings and people.
    Administrator,
    /// Data-protection officer.
    Protection,
    /// Checks value.
    Controller,
    /// Topics and kept pages.
    Curator,
    /// Sees the register and the privacy page.
    Representative,
}

impl OrganisationRole {
    /// All, in the order of screens.
    pub const ALL: [Self; 5] =
        [Self::Administrator, Self::Protection, Self::Controller, Self::Curator, Self::Representative];

    /// The word in the database.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Protection => "protection",
            Self::Controller => "controller",
            Self::Curator => "curator",
            Self::Representative => "representative",
        }
    }

    /// The role of a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}

/// What somebody wants to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Place a new entry in a space.
    Publish,
    /// Place a new entry before the whole organisation.
    PublishToOrganisation,
    /// Answer under an entry.
    Comment,
    /// React to an entry or comment.
    React,
    /// Change one's words.
    Edit,
    /// Delete an entry or a comment.
    Delete,
    /// Take an entry out of one's space.
    RemoveFromSpace,
    /// Keep an entry at the top of a space.
    Pin,
    /// End a discussion, or let it go on.
    Close,
    /// Mark an entry as an announcement of the space.
    Announce,
    /// Decide what waits in the queue.
    Moderate,
    /// Change a space's settings.
    Configure,
    /// Add, remove and promote members.
    ManageMembers,
    /// Give a space away or archive it.
    Own,
    /// Found a space.
    Found,
    /// Report what should not be here.
    Report,
}

impl Action {
    /// All, in the order of the printed table.
    pub const ALL: [Self; 16] = [
        Self::Publish,
        Self::PublishToOrganisation,
        Self::Comment,
        Self::React,
        Self::Edit,
        Self::Delete,
        Self::RemoveFromSpace,
        Self::Pin,
        Self::Close,
        Self::Announce,
        Self::Moderate,
        Self::Configure,
        Self::ManageMembers,
        Self::Own,
        Self::Found,
        Self::Report,
    ];
}

/// Whether a discussion goes on, and who ended it otherwise.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Discussion {
    /// It goes on.
    #[default]
    Open,
    /// Whoever began it ended it.
    EndedByAuthor,
    /// Whoever moderates ended it.
    EndedByDesk,
}

/// How somebody stands towards a thing that they may already see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Standing {
    /// Member, guest or visitor.
    pub kind: Kind,
    /// Their role in the best of the spaces where it is placed, if any.
    pub role: Option<Role>,
    /// Whether the thing is theirs.
    pub author: bool,
    /// Whether one of its audiences is the whole organisation, or a space open to members that they have not joined:
    /// where they have a role, the role says what they may.
    pub open: bool,
    /// Whether the discussion goes on.
    pub discussion: Discussion,
    /// Whether every space of it is archived.
    pub archived: bool,
}

/// The table: whether somebody who stands so may do this.
#[must_use]
pub fn may(standing: Standing, action: Action) -> bool {
    let Standing { kind, role, author, open, discussion, archived } = standing;
    if kind == Kind::Visitor {
        return false;
    }
    // A guest works in a space and never runs it, whatever a change of kind has left in their row.
    let role = if kind == Kind::Guest { role.map(|role| role.min(Role::Moderator)) } else { role };
    let at_least = |least: Role| role.is_some_and(|role| role >= least);
    match action {
        Action::Report => !author,
        Action::Found | Action::PublishToOrganisation => kind == Kind::Member,
        Action::Own => at_least(Role::Owner),
        Action::Configure | Action::ManageMembers => at_least(Role::Animator),
        // What is read only still lets its authors take their words back, and its desk answer for what stays readable.
        Action::Delete => author || at_least(Role::Moderator),
        Action::RemoveFromSpace | Action::Moderate => at_least(Role::Moderator),
        _ if archived => false,
        Action::Publish => at_least(Role::Writer),
        // In a space that is open to members, anybody of the organisation may answer without joining first.
        Action::Comment => {
            discussion == Discussion::Open && (at_least(Role::Contributor) || (open && kind == Kind::Member))
        }
        Action::React => at_least(Role::Contributor) || (open && kind == Kind::Member),
        Action::Edit => author,
        // What a moderator ended goes on when a moderator says so.
        Action::Close => (author && discussion != Discussion::EndedByDesk) || at_least(Role::Moderator),
        Action::Pin => at_least(Role::Moderator),
        Action::Announce => at_least(Role::Animator),
    }
}
