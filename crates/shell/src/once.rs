//! A form that is sent twice makes one thing.

use kernel::{Id, Result, Writing, params};

/// Claims the word of a form ([`crate::web::Posted::word`]) for what is about to be made; answers what the same form made first.
/// Without a word, every form is another.
///
/// # Errors
/// When the database fails.
pub fn claim<T>(tx: &Writing<'_>, word: &str, object: Id<T>) -> Result<Option<Id<T>>> {
    if word.is_empty() {
        return Ok(None);
    }
    let claimed = tx.execute(
        "insert into once(organisation, person, nonce, object, at) values (:organisation, :me, :word, :object, :now) on conflict do nothing",
        params! { word, object },
    )?;
    if claimed > 0 {
        return Ok(None);
    }
    let made: Vec<Id<T>> = tx.system_rows(
        "the form's own word, which no page shows",
        "select object from once where organisation = :organisation and person = :me and nonce = :word",
        params! { word },
    )?;
    Ok(made.into_iter().next())
}
