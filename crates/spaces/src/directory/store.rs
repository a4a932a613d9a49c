//! Spaces as the directory lists them.

use kernel::{File, Id, Reading, Result, Slice, Space, Visible, audience::Role, params, record};

/// Spaces of one slice.
const SLICE: usize = 24;

/// Which spaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tab {
    /// Those that the viewer is in.
    Mine,
    /// All that are in use.
    All,
    /// Those that are read only.
    Archived,
}

impl Tab {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Mine => "mine",
            Self::All => "all",
            Self::Archived => "archived",
        }
    }

    pub(super) fn parse(word: &str) -> Option<Self> {
        [Self::Mine, Self::All, Self::Archived].into_iter().find(|tab| tab.word() == word)
    }
}

record! {
    /// A space as a card shows it.
    #[derive(Debug, Clone)]
    pub(super) struct Card {
        pub(super) id: Id<Space>, pub(super) slug: String, pub(super) name: String, pub(super) fold: String, pub(super) purpose: String,
        pub(super) lang: String, pub(super) visibility: String, pub(super) for_guests: bool, pub(super) for_web: bool, pub(super) joining: String,
        pub(super) icon: String, pub(super) cover: Option<Id<File>>, pub(super) member_count: i64, pub(super) archived_at: Option<i64>,
        pub(super) my_role: Option<Role>, pub(super) requested: bool, pub(super) invited: bool,
    }
}

macro_rules! cards {
    ($rest:literal) => {
        concat!(
            "select s.id, s.slug, s.name, s.fold, s.purpose, s.lang, s.visibility, s.for_guests, s.for_web, s.joining, s.icon, s.cover, \
             s.member_count, s.archived_at, s.my_role, \
             exists (select 1 from visible_join_request j where j.space = s.id and j.person = :me) as requested, \
             exists (select 1 from visible_space_invitation i where i.space = s.id and i.person = :me) as invited \
             from visible_space s ",
            $rest
        )
    };
}

/// The spaces of a tab whose name is like `pattern`, by name, after the one that ended the slice before.
pub(super) fn slice(
    tx: &Reading<'_>,
    tab: Tab,
    pattern: &str,
    after: Option<Id<Space>>,
) -> Result<Slice<Visible<Card>, Id<Space>>> {
    let (fold, id) = match after {
        Some(after) => {
            let last =
                tx.find::<(String, i64)>("select fold, id from visible_space where id = :after", params! { after })?;
            last.map(Visible::into_inner).unwrap_or_default()
        }
        None => Default::default(),
    };
    let rows = tx.all::<Card>(
        cards!(
            "where (:mine = 0 or s.my_role is not null) \
             and ((:archived = 1 and s.archived_at is not null) or (:archived = 0 and s.archived_at is null)) \
             and s.fold like :pattern escape '\\' and (s.fold, s.id) > (:fold, :id) order by s.fold, s.id limit :limit"
        ),
        params! { mine = tab == Tab::Mine, archived = tab == Tab::Archived, pattern, fold, id, limit = SLICE as i64 + 1 },
    )?;
    Ok(Slice::cut(rows, SLICE, |row| row.id))
}

/// The spaces that wait for the viewer's answer.
pub(super) fn invitations(tx: &Reading<'_>) -> Result<Vec<Visible<Card>>> {
    tx.all(
        cards!(
            "where s.my_role is null and s.archived_at is null \
             and s.id in (select i.space from visible_space_invitation i where i.person = :me) order by s.fold, s.id limit 50"
        ),
        &[],
    )
}

/// How many spaces each tab has, mine first.
pub(super) fn counts(tx: &Reading<'_>) -> Result<[i64; 3]> {
    let (mine, all, archived) = tx
        .one::<(i64, i64, i64)>(
            "select count(case when my_role is not null and archived_at is null then 1 end), count(case when archived_at is null then 1 end), \
             count(archived_at) from visible_space",
            &[],
        )?
        .into_inner();
    Ok([mine, all, archived])
}
