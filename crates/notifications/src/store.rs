//! Reading the inbox through the door.

use kernel::{File, Id, Person, Reading, Result, Visible, Writing, params, record};

/// Rows of one page.
pub(crate) const PAGE: i64 = 60;

record! {
    /// One thing that is addressed to the viewer, with what it points at.
    #[derive(Debug, Clone)]
    pub(crate) struct Row {
        pub(crate) id: i64, pub(crate) reason: String, pub(crate) entry: Option<i64>, pub(crate) object: i64, pub(crate) at: i64,
        pub(crate) read_at: Option<i64>, pub(crate) actor: Option<Id<Person>>, pub(crate) actor_name: Option<String>,
        pub(crate) actor_handle: Option<String>, pub(crate) actor_photo: Option<Id<File>>, pub(crate) kind: Option<String>,
        pub(crate) slug: Option<String>, pub(crate) title: Option<String>, pub(crate) card_html: Option<String>,
        pub(crate) comment_html: Option<String>, pub(crate) space_name: Option<String>, pub(crate) space_slug: Option<String>,
    }
}

/// The columns of a [`Row`], in its order.
macro_rules! rows {
    ($rest:literal) => {
        concat!(
            "select n.id, n.reason, n.entry, n.object, n.at, n.read_at, n.actor, p.name as actor_name, p.handle as actor_handle, p.photo as actor_photo, \
                    e.kind, e.slug, e.title, e.card_html, c.html as comment_html, s.name as space_name, s.slug as space_slug \
             from visible_notification n \
             left join visible_person p on p.id = n.actor \
             left join visible_entry e on e.id = n.entry \
             left join visible_comment c on c.id = n.object and n.entry is not null \
             left join visible_space s on s.id = n.object and n.entry is null ",
            $rest
        )
    };
}

/// One thing that is addressed to the viewer.
pub(crate) fn one(tx: &Reading<'_>, id: i64) -> Result<Visible<Row>> {
    tx.one(rows!("where n.id = :id"), params! { id })
}

/// What is addressed to the viewer, newest first.
pub(crate) fn rows(tx: &Reading<'_>, unread: bool, before: i64) -> Result<Vec<Visible<Row>>> {
    tx.all(rows!("where n.id < :before and (:unread = 0 or n.read_at is null) order by n.id desc limit :limit"), params! { before, unread, limit = PAGE + 1 })
}

/// How much is unread.
pub(crate) fn unread(tx: &Reading<'_>) -> Result<i64> {
    tx.count("select count(*) from visible_notification where read_at is null", &[])
}

/// Marks one thing, with everything that points at the same object, as read.
pub(crate) fn read_one(tx: &Writing<'_>, id: i64) -> Result<()> {
    tx.execute(
        "update notification set read_at = :now where organisation = :organisation and person = :me and read_at is null \
         and object = (select n.object from notification n where n.organisation = :organisation and n.person = :me and n.id = :id)",
        params! { id },
    )?;
    Ok(())
}

/// Marks everything up to a row as read.
pub(crate) fn read_all(tx: &Writing<'_>, newest: i64) -> Result<()> {
    tx.execute(
        "update notification set read_at = :now where organisation = :organisation and person = :me and read_at is null and id <= :newest",
        params! { newest },
    )?;
    Ok(())
}
