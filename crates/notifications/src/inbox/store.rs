//! Reading the inbox through the door: its lines, then what they point at, as it is now.

use kernel::{File, Id, Person, Reading, Result, Slice, Space, Visible, params, record};

/// What the inbox is narrowed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filter {
    /// Everything.
    All,
    /// What is unread.
    Unread,
    /// Mentions.
    Mentions,
    /// Answers: to oneself, under one's entries, in discussions that one follows.
    Replies,
    /// Reactions, shares, new followers.
    Reactions,
    /// Requests, invitations and their answers.
    Spaces,
}

impl Filter {
    pub(super) const ALL: [Self; 6] =
        [Self::All, Self::Unread, Self::Mentions, Self::Replies, Self::Reactions, Self::Spaces];

    /// The word in an address and in [`LINES`]; none for everything.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Unread => "unread",
            Self::Mentions => "mentions",
            Self::Replies => "replies",
            Self::Reactions => "reactions",
            Self::Spaces => "spaces",
        }
    }

    pub(super) fn parse(word: &str) -> Self {
        Self::ALL.into_iter().find(|filter| filter.word() == word).unwrap_or(Self::All)
    }
}

record! {
    /// A line: what happened last, and how many others did the same to the same.
    #[derive(Debug, Clone)]
    pub(super) struct Line {
        pub(super) id: i64, pub(super) reason: String, pub(super) actor: Option<Id<Person>>, pub(super) entry: Option<i64>,
        pub(super) object: i64, pub(super) at: i64, pub(super) unread: bool, pub(super) people: i64,
    }
}

/// Reactions to one thing are one line, and so are new followers: the last one stands for those before.
const LINES: &str = "select n.id, n.reason, n.actor, n.entry, n.object, n.at, case when n.read_at is null then 1 else 0 end as unread, \
     case when n.reason in ('reaction', 'follow') \
          then (select count(distinct m.actor) from visible_notification m where m.object = n.object and m.reason = n.reason and m.id <= n.id) \
          else 1 end as people \
     from visible_notification n \
     where n.id < :before \
       and case :filter when '' then 1 = 1 when 'unread' then n.read_at is null \
           else :filter = case when n.reason = 'mention' then 'mentions' when n.reason in ('reply', 'comment', 'followed') then 'replies' \
                               when n.reason in ('reaction', 'share', 'follow') then 'reactions' else 'spaces' end end \
       and (n.reason not in ('reaction', 'follow') \
            or not exists (select 1 from visible_notification m where m.object = n.object and m.reason = n.reason and m.id > n.id)) \
     order by n.id desc limit :limit";

impl Line {
    /// Whether it says that a moderator took the reader's words away.
    pub(super) fn is_of_a_removal(&self) -> bool {
        self.reason.starts_with("removed:")
    }

    /// Whether it points at a comment, under an entry.
    pub(super) fn is_of_a_comment(&self) -> bool {
        self.entry.is_some_and(|entry| entry != self.object) && !self.is_of_a_removal()
    }
}

/// A slice of the inbox, newest first.
pub(super) fn lines(tx: &Reading<'_>, filter: Filter, before: i64, limit: usize) -> Result<Slice<Visible<Line>>> {
    let most = i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1);
    let rows = tx.all::<Line>(LINES, params! { before, filter = filter.word(), limit = most })?;
    Ok(Slice::cut(rows, limit, |line| line.id))
}

record! {
    /// Who did it.
    #[derive(Debug, Clone)]
    pub(super) struct Actor { pub(super) id: Id<Person>, pub(super) handle: String, pub(super) name: String, pub(super) photo: Option<Id<File>> }
}
record! {
    /// An entry that a line points at.
    #[derive(Debug, Clone)]
    pub(super) struct Entry {
        pub(super) id: i64, pub(super) kind: String, pub(super) slug: String, pub(super) title: String, pub(super) card_html: String,
        pub(super) author: Option<Id<Person>>, pub(super) place: Option<String>,
    }
}
record! {
    /// A comment that a line points at.
    #[derive(Debug, Clone)]
    pub(super) struct Comment { pub(super) id: i64, pub(super) html: String }
}
record! {
    /// A space that a line points at.
    #[derive(Debug, Clone)]
    pub(super) struct Place { pub(super) id: Id<Space>, pub(super) slug: String, pub(super) name: String }
}

/// What the lines of a slice point at.
pub(super) struct Pointed {
    pub(super) actors: Vec<Visible<Actor>>,
    pub(super) entries: Vec<Visible<Entry>>,
    pub(super) comments: Vec<Visible<Comment>>,
    pub(super) spaces: Vec<Visible<Place>>,
    /// One's own words that were taken away, by what they were.
    pub(super) taken: Vec<Visible<(i64, String)>>,
}

impl Pointed {
    /// Reads it, one query a kind.
    pub(super) fn at(tx: &Reading<'_>, lines: &[Visible<Line>]) -> Result<Self> {
        let actors: Vec<i64> = lines.iter().filter_map(|line| line.actor.map(Id::get)).collect();
        let entries: Vec<i64> = lines.iter().filter_map(|line| line.entry).collect();
        let comments: Vec<i64> = lines.iter().filter(|line| line.is_of_a_comment()).map(|line| line.object).collect();
        let taken: Vec<i64> =
            lines.iter().filter(|line| line.is_of_a_removal()).filter_map(|line| line.entry).collect();
        let spaces: Vec<i64> = lines
            .iter()
            .filter(|line| line.entry.is_none() && line.reason != "follow")
            .map(|line| line.object)
            .collect();
        Ok(Self {
            actors: tx.all("select id, handle, name, photo from visible_person where id in @ids(:actors)", params! { actors })?,
            entries: tx.all(
                "select e.id, e.kind, e.slug, e.title, e.card_html, e.author, \
                 (select min(s.name) from visible_placement l join visible_space s on s.id = l.audience where l.entry = e.id) as place \
                 from visible_entry e where e.id in @ids(:entries)",
                params! { entries },
            )?,
            comments: tx.all("select id, html from visible_comment where id in @ids(:comments)", params! { comments })?,
            taken: tx.all("select id, html from visible_taken where id in @ids(:taken)", params! { taken })?,
            spaces: tx.all("select id, slug, name from visible_space where id in @ids(:spaces)", params! { spaces })?,
        })
    }

    pub(super) fn actor(&self, line: &Line) -> Option<&Actor> {
        self.actors.iter().find(|actor| line.actor == Some(actor.id)).map(|actor| &**actor)
    }

    pub(super) fn entry(&self, line: &Line) -> Option<&Entry> {
        self.entries.iter().find(|entry| line.entry == Some(entry.id)).map(|entry| &**entry)
    }

    /// The words that a line says were taken away.
    pub(super) fn taken(&self, line: &Line) -> Option<&str> {
        self.taken
            .iter()
            .find(|words| line.is_of_a_removal() && line.entry == Some(words.0))
            .map(|words| words.1.as_str())
    }

    pub(super) fn comment(&self, line: &Line) -> Option<&Comment> {
        self.comments.iter().find(|comment| comment.id == line.object).map(|comment| &**comment)
    }

    pub(super) fn space(&self, line: &Line) -> Option<&Place> {
        self.spaces.iter().find(|space| line.entry.is_none() && space.id.get() == line.object).map(|space| &**space)
    }
}
