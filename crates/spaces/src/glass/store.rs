//! What is closed to the viewer, and what was opened.

use kernel::{Id, Reading, Result, Space, Visible, Writing, record};

record! {
    /// A space whose content the viewer does not see.
    #[derive(Debug, Clone)]
    pub(super) struct Shut { pub(super) id: Id<Space>, pub(super) slug: String, pub(super) name: String, pub(super) is_hidden: bool, pub(super) created_at: i64, pub(super) people: i64 }
}

const SHUT: &str = "select s.id, s.slug, s.name, case when s.visibility = 'secret' then 1 else 0 end as is_hidden, s.created_at, s.member_count as people \
     from space s where s.organisation = :organisation and s.visibility <> 'visible' \
       and not exists (select 1 from member m where m.organisation = s.organisation and m.audience = s.id and m.person = :me) \
     order by s.visibility, s.fold, s.id limit 2000";

/// The spaces that are closed to the viewer. Of a hidden one only that it is there may leave this feature.
pub(super) fn shut(tx: &Writing<'_>) -> Result<Vec<Shut>> {
    tx.system_rows("whoever breaks a glass must be able to say which", SHUT, &[])
}

record! {
    /// An opening of a space.
    #[derive(Debug, Clone)]
    pub(super) struct Opened {
        pub(super) space: Id<Space>, pub(super) space_name: Option<String>, pub(super) slug: Option<String>, pub(super) person: Option<String>,
        pub(super) reason: String, pub(super) opened_at: i64, pub(super) until: i64, pub(super) closed_at: Option<i64>,
    }
}

macro_rules! openings {
    ($rest:literal) => {
        concat!(
            "select g.space, s.name as space_name, s.slug, p.name as person, g.reason, g.opened_at, g.until, g.closed_at from visible_glass g \
             left join visible_space s on s.id = g.space left join visible_person p on p.id = g.person ",
            $rest
        )
    };
}

/// Every opening, last first.
pub(super) fn openings(tx: &Reading<'_>) -> Result<Vec<Visible<Opened>>> {
    tx.all(openings!("order by g.id desc limit 100"), &[])
}

/// The openings of a space, last first.
pub(super) fn of_space(tx: &Reading<'_>, space: Id<Space>) -> Result<Vec<Visible<Opened>>> {
    tx.all(openings!("where g.space = :space order by g.id desc limit 20"), kernel::params! { space })
}
