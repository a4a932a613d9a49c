//! Whom somebody means who has typed the beginning of a name.

use kernel::{Reading, Result, Visible, params, record};
use shell::{component::avatar, web::picture};

use super::{Crowds, query::words_of, store};
use crate::person::Brief;

/// Members of the chosen places up to whom each is looked at; in a larger place, the first who are called so are asked after.
const FEW: i64 = 2000;
/// How many who are called so are considered, of whom members of the place come first.
const CONSIDERED: usize = 300;
/// Among audiences, all members of the organisation: they have no list to be in.
pub(super) const EVERYBODY: i64 = 0;

/// Somebody who may be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What a mention is written with.
    pub handle: String,
    /// Their name.
    pub name: String,
    /// What they do.
    pub title: String,
    /// The address of their picture.
    pub picture: Option<String>,
    /// What stands for them without one.
    pub initials: String,
    /// The colour behind those.
    pub tint: usize,
    /// Whether they will not see what is placed in the chosen audiences.
    pub unseeing: bool,
}

/// Whose name or handle has words that begin as `q`'s, accents forgiven: members of the chosen audiences first.
///
/// # Errors
/// When the database fails.
pub fn complete(
    tx: &Reading<'_>,
    crowds: &Crowds,
    q: &str,
    audiences: &[i64],
    limit: usize,
) -> Result<Vec<Suggestion>> {
    let words = words_of(q);
    if words.is_empty() || tx.viewer().person().is_none() {
        return Ok(Vec::new());
    }
    let mut not_meant = store::hidden(tx)?;
    not_meant.extend(tx.viewer().person().map(kernel::Id::get));
    let members = few_members(tx, audiences)?;
    let (mut first, others) = crowds.with(tx, |crowd| {
        let first = members.as_deref().map(|members| crowd.called_among(&words, members)).unwrap_or_default();
        (first, crowd.called(&words, CONSIDERED))
    })?;
    if members.is_none() {
        first = members_among(tx, audiences, &others)?;
    }
    let mut meant: Vec<i64> = Vec::new();
    for id in first.iter().chain(&others) {
        if meant.len() < limit && !not_meant.contains(id) && !meant.contains(id) {
            meant.push(*id);
        }
    }
    suggestions(tx, audiences, &meant)
}

/// The members of the audiences, if they are few; `None` if they are many.
fn few_members(tx: &Reading<'_>, audiences: &[i64]) -> Result<Option<Vec<i64>>> {
    if audiences.is_empty() {
        return Ok(Some(Vec::new()));
    }
    let people = tx.all::<i64>(
        "select person from visible_member where audience in @ids(:audiences) limit :limit",
        params! { audiences = audiences.to_vec(), limit = FEW + 1 },
    )?;
    let few = i64::try_from(people.len()).is_ok_and(|count| count <= FEW);
    Ok(few.then(|| people.into_iter().map(Visible::into_inner).collect()))
}

fn members_among(tx: &Reading<'_>, audiences: &[i64], people: &[i64]) -> Result<Vec<i64>> {
    let members: Vec<(i64, i64)> = memberships(tx, audiences, people)?;
    Ok(people.iter().filter(|id| members.iter().any(|(person, _)| person == *id)).copied().collect())
}

fn memberships(tx: &Reading<'_>, audiences: &[i64], people: &[i64]) -> Result<Vec<(i64, i64)>> {
    if audiences.is_empty() || people.is_empty() {
        return Ok(Vec::new());
    }
    let found = tx.all::<(i64, i64)>(
        "select person, audience from visible_member where audience in @ids(:audiences) and person in @ids(:people)",
        params! { audiences = audiences.to_vec(), people = people.to_vec() },
    )?;
    Ok(found.into_iter().map(Visible::into_inner).collect())
}

record! {
    struct Open { open_to: i64 }
}

fn suggestions(tx: &Reading<'_>, audiences: &[i64], people: &[i64]) -> Result<Vec<Suggestion>> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let mut rows = tx.all::<Brief>(
        "select id, handle, name, title, photo, kind from visible_person where id in @ids(:people) and kind in ('member', 'guest') and deactivated_at is null and is_restricted = 0",
        params! { people = people.to_vec() },
    )?;
    rows.sort_by_key(|row| people.iter().position(|id| *id == row.id.get()));
    let open = match audiences {
        [] => Vec::new(),
        some => tx.all::<Open>(
            "select open_to from visible_audience where id in @ids(:audiences)",
            params! { audiences = some.to_vec() },
        )?,
    };
    let members = memberships(tx, audiences, people)?;
    let sees = |row: &Brief| {
        let bit = if row.kind == "guest" { 2 } else { 1 };
        (audiences.contains(&EVERYBODY) && row.kind == "member")
            || open.iter().any(|audience| audience.open_to & bit != 0)
            || members.iter().any(|(person, _)| *person == row.id.get())
    };
    let suggestion = |row: &Visible<Brief>| Suggestion {
        handle: row.handle.clone(),
        name: row.name.clone(),
        title: row.title.clone(),
        picture: picture(row.photo),
        initials: avatar::initials(&row.name),
        tint: avatar::tint(row.id.get()),
        unseeing: !audiences.is_empty() && !sees(row),
    };
    Ok(rows.iter().map(suggestion).collect())
}
