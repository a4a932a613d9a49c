//! A person's inbox: what is addressed to them and what of it is unread. Marks are their own business.

mod html;
mod store;
pub(crate) mod web;

use kernel::{Result, Writing, params};

/// What is marked as read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Everything.
    All,
    /// One line of the inbox, with those that it stands for.
    One(i64),
    /// One line that was read, to come back to it: unread again.
    Again(i64),
}

/// Marks lines of one's own inbox as read, or one as unread again.
///
/// # Errors
/// [`kernel::Error::SignIn`] for a visitor; [`kernel::Error::NotFound`] for a line that does not show.
pub fn read(tx: &Writing<'_>, which: Which) -> Result<()> {
    tx.viewer().signed_in()?;
    match which {
        Which::All => {
            tx.put("update notification set read_at = :now where organisation = :organisation and person = :me and read_at is null", &[])?;
        }
        Which::Again(id) => {
            tx.one::<i64>("select id from visible_notification where id = :id", params! { id })?;
            tx.put(
                "update notification set read_at = null where organisation = :organisation and person = :me and id = :id",
                params! { id },
            )?;
        }
        Which::One(id) => {
            let line = tx.one::<(String, i64)>(
                "select reason, object from visible_notification where id = :id",
                params! { id },
            )?;
            tx.put(
                "update notification set read_at = :now where organisation = :organisation and person = :me and read_at is null \
                 and (id = :id or (id < :id and reason = :reason and reason in ('reaction', 'follow') and object = :object))",
                params! { id, reason = line.0.as_str(), object = line.1 },
            )?;
        }
    }
    Ok(())
}

/// Marks as read all that the inbox says of a thing that its owner has just read: an entry with what is under it, a comment,
/// a space, a person.
///
/// # Errors
/// When the database fails.
pub fn read_object(tx: &Writing<'_>, object: i64) -> Result<()> {
    if tx.viewer().person().is_some() {
        tx.put(
            "update notification set read_at = :now where organisation = :organisation and person = :me and read_at is null \
             and (object = :object or (entry = :object and reason not like 'removed:%'))",
            params! { object },
        )?;
    }
    Ok(())
}
