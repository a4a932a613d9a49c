//! What the overview reads.

use kernel::{Id, Reading, Result, Slice, Space, Visible, params, record};

/// Spaces of one slice.
const SLICE: usize = 50;
/// Nothing was written in it for so long, in milliseconds.
const QUIET: i64 = 180 * 24 * 3_600_000;

/// Which spaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Those in use.
    Used,
    /// Those without a new entry for half a year; a discussion may live on under an older one.
    Quiet,
    /// Those that nobody owns who has an account.
    Headless,
    /// Those that are read only.
    Archived,
}

impl State {
    /// All, in the order of the tabs.
    pub(super) const ALL: [Self; 4] = [Self::Used, Self::Quiet, Self::Headless, Self::Archived];

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Used => "used",
            Self::Quiet => "quiet",
            Self::Headless => "headless",
            Self::Archived => "archived",
        }
    }

    pub(super) fn parse(word: &str) -> Self {
        Self::ALL.into_iter().find(|state| state.word() == word).unwrap_or(Self::Used)
    }
}

record! {
    /// A space as its line says it. What is in it is told of those whose content the viewer sees.
    #[derive(Debug, Clone)]
    pub(super) struct Line {
        pub(super) id: Id<Space>, pub(super) slug: String, pub(super) name: String, pub(super) icon: String,
        pub(super) visibility: String, pub(super) for_guests: bool, pub(super) for_web: bool, pub(super) member_count: i64,
        pub(super) archived_at: Option<i64>, pub(super) content_visible: bool, pub(super) newest: Option<i64>, pub(super) owned: bool,
    }
}

/// Some spaces by name; the slice goes on after the last one's place in the list.
pub(super) fn slice(tx: &Reading<'_>, state: State, pattern: &str, after: Option<i64>) -> Result<Slice<Visible<Line>>> {
    // First which spaces, then what of them: neither is asked of more than it is shown of.
    let lines = tx.all::<Line>(
        "select x.id, x.slug, x.name, x.icon, x.visibility, x.for_guests, x.for_web, x.member_count, x.archived_at, x.content_visible, \
                (select l.entry from visible_placement l where l.audience = x.id \
                  and exists (select 1 from visible_entry e where e.id = l.entry) order by l.entry desc limit 1) as newest, \
                exists (select 1 from visible_member m join visible_person p on p.id = m.person \
                        where m.audience = x.id and m.role = 'owner' and p.deactivated_at is null) as owned \
         from (select s.id, s.slug, s.name, s.fold, s.icon, s.visibility, s.for_guests, s.for_web, s.member_count, s.archived_at, s.content_visible \
               from visible_space s \
               where (cast(:after as bigint) = 0 or (s.fold, s.id) > (select l.fold, l.id from visible_space l where l.id = :after)) \
                 and s.fold like :pattern escape '\\' \
                 and case :state \
                     when 'archived' then s.archived_at is not null \
                     when 'quiet' then s.archived_at is null and s.content_visible = 1 and s.id < :since \
                          and not exists (select 1 from visible_placement l where l.audience = s.id and l.entry > :since \
                                          and exists (select 1 from visible_entry e where e.id = l.entry)) \
                     when 'headless' then s.archived_at is null and s.content_visible = 1 \
                          and not exists (select 1 from visible_member m join visible_person p on p.id = m.person \
                                          where m.audience = s.id and m.role = 'owner' and p.deactivated_at is null) \
                     else s.archived_at is null end \
               order by s.fold, s.id limit :limit) x \
         order by x.fold, x.id",
        params! {
            after = after.unwrap_or_default(), pattern, state = state.word(),
            since = kernel::id::at(tx.now() - QUIET, 0), limit = i64::try_from(SLICE).unwrap_or(i64::MAX - 1) + 1,
        },
    )?;
    Ok(Slice::cut(lines, SLICE, |line| line.id.get()))
}
