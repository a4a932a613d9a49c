//! The units of an organisation: what they are called, and which is part of which.

mod html;
mod store;
pub(crate) mod web;

use std::collections::HashMap;

use kernel::{
    Activity, Change, Error, Facts, Id, Result, Unit, Verb, Writing,
    audit::{Act, Line},
    params,
};
use markup::words::{fold, one_line};
use shell::{administration::Section, t::admin as say};

const MAX_NAME: usize = 120;
/// Units within units, at most, as a file of people has it; a loop in the table ends there too.
const DEEPEST: usize = 20;

/// A unit as its form holds it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct NewUnit {
    pub(crate) name: String,
    /// Where another language calls it otherwise.
    pub(crate) name_en: String,
    /// The unit of which it is a part.
    pub(crate) parent: Option<i64>,
}

fn name(field: &'static str, text: &str, required: bool) -> Result<String> {
    let text = one_line(text);
    if required && text.is_empty() {
        return Err(Error::Invalid(field, shell::t::common::field_required));
    }
    if text.chars().count() > MAX_NAME {
        return Err(Error::Invalid(field, shell::t::people::error_too_long));
    }
    Ok(text)
}

/// Units from the top down to this one.
fn depth(parents: &HashMap<i64, Option<i64>>, unit: i64) -> usize {
    let parent = |at: &i64| parents.get(at).copied().flatten();
    std::iter::successors(Some(unit), parent).take(DEEPEST + 1).count()
}

/// Units from this one down to the deepest that is part of it.
fn height(parents: &HashMap<i64, Option<i64>>, unit: i64) -> usize {
    let below = parents.keys().filter(|part| above(parents, unit, **part));
    below.map(|part| depth(parents, *part)).max().unwrap_or(1).saturating_sub(depth(parents, unit)) + 1
}

/// Whether a unit stands above another, or is the same.
fn above(parents: &HashMap<i64, Option<i64>>, unit: i64, below: i64) -> bool {
    let mut at = Some(below);
    for _ in 0..=DEEPEST {
        match at {
            Some(id) if id == unit => return true,
            Some(id) => at = parents.get(&id).copied().flatten(),
            None => return false,
        }
    }
    // Deeper than units go: one more would not end.
    true
}

/// Keeps a unit, new where no id is given; answers with its id.
///
/// # Errors
/// [`Error::Forbidden`] for whoever does not administer; [`Error::Invalid`] with what does not hold; [`Error::NotFound`] for a
/// unit that is not there any more.
pub(crate) fn save(tx: &Writing<'_>, id: Option<i64>, new: &NewUnit) -> Result<Change<i64>> {
    tx.demand(Section::Units.roles())?;
    let (name, name_en) = (name("name", &new.name, true)?, name("name_en", &new.name_en, false)?);
    let units = store::units(tx)?;
    let was = match id {
        Some(id) => Some(units.iter().find(|unit| unit.id == id).ok_or(Error::NotFound)?),
        None => None,
    };
    // Those that were alike before may be called otherwise in another language.
    let stands = was.is_some_and(|was| was.parent == new.parent && was.name == name);
    if !stands
        && units.iter().any(|unit| Some(unit.id) != id && unit.parent == new.parent && fold(&unit.name) == fold(&name))
    {
        return Err(Error::Invalid("name", say::unit_error_known));
    }
    if let Some(parent) = new.parent {
        let parents: HashMap<i64, Option<i64>> = units.iter().map(|unit| (unit.id, unit.parent)).collect();
        if !parents.contains_key(&parent) {
            return Err(Error::Invalid("parent", say::error_choice));
        }
        // Of a new one nothing is a part. Where it stays it may be called otherwise, however deep it came to stand.
        let stays = was.is_some_and(|was| was.parent == new.parent);
        let too_deep = || depth(&parents, parent) + id.map_or(1, |id| height(&parents, id)) > DEEPEST;
        if !stays && (above(&parents, id.unwrap_or_default(), parent) || too_deep()) {
            return Err(Error::Invalid("parent", say::unit_error_loop));
        }
    }
    if was.is_some_and(|was| was.name == name && was.name_en == name_en && was.parent == new.parent) {
        return Ok(Change::Unchanged(id.unwrap_or_default()));
    }
    let unit = id.unwrap_or_else(|| tx.mint::<Unit>().get());
    tx.execute(
        "insert into unit(organisation, id, name, name_en, parent) values (:organisation, :unit, :name, :name_en, :parent) \
         on conflict (organisation, id) do update set name = excluded.name, name_en = excluded.name_en, parent = excluded.parent",
        params! { unit, name = name.as_str(), name_en = Some(name_en.as_str()).filter(|name| !name.is_empty()), parent = new.parent },
    )?;
    let called = |id: Option<i64>| units.iter().find(|unit| Some(unit.id) == id).map_or("", |unit| unit.name.as_str());
    let before = was.map_or_else(String::new, |was| told(&was.name, &was.name_en, called(was.parent)));
    let now = told(&name, &name_en, called(new.parent));
    tx.audit(&Line::new(Act::Unit).on(name.as_str()).change(before, now))?;
    let moved = was.is_some_and(|was| was.parent != new.parent);
    Ok(Change::one(unit, changed(tx, unit, moved)))
}

/// Takes a unit away in which nobody is any more and of which nothing is a part.
///
/// # Errors
/// [`Error::Forbidden`] for whoever does not administer; [`Error::Invalid`] while people or units are in it; [`Error::NotFound`] for
/// one that is not there any more.
pub(crate) fn remove(tx: &Writing<'_>, id: i64) -> Result<Change<()>> {
    tx.demand(Section::Units.roles())?;
    let units = store::units(tx)?;
    let unit = units.iter().find(|unit| unit.id == id).ok_or(Error::NotFound)?;
    if unit.people > 0 || units.iter().any(|other| other.parent == Some(id)) {
        return Err(Error::Invalid("name", say::unit_error_people));
    }
    let rules =
        tx.execute("delete from membership_rule where organisation = :organisation and unit = :id", params! { id })?;
    for sql in [
        // Whoever left the company keeps no place that is not there.
        "update person set unit = null where organisation = :organisation and unit = :id",
        "delete from unit where organisation = :organisation and id = :id",
    ] {
        tx.execute(sql, params! { id })?;
    }
    tx.audit(&Line::new(Act::Unit).on(unit.name.as_str()).change(unit.name.as_str(), ""))?;
    if rules > 0 {
        tx.audit(&Line::new(Act::Rule).on(unit.name.as_str()).change(rules.to_string(), "0"))?;
    }
    Ok(Change::one((), changed(tx, id, true)))
}

/// A unit as the log tells it: its names, and what it is part of.
fn told(name: &str, name_en: &str, parent: &str) -> String {
    [name, name_en, parent].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Whoever is in it is found by its name; and, when it has moved, is in spaces by other rules: those of what stands above it.
fn changed(tx: &Writing<'_>, unit: i64, moved: bool) -> Activity {
    let facts = Facts { unit: Some(Id::new(unit)), rules: moved, ..Facts::default() };
    Activity::new(Verb::Update, tx.viewer().organisation()).facts(facts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_above_is_found_and_a_loop_ends() {
        let mut parents = HashMap::from([(1, None), (2, Some(1)), (3, Some(2))]);
        assert!(above(&parents, 1, 3) && above(&parents, 3, 3) && !above(&parents, 3, 1) && !above(&parents, 0, 3));
        assert_eq!((depth(&parents, 3), height(&parents, 1), height(&parents, 3)), (3, 3, 1));
        parents.insert(1, Some(3));
        assert!(above(&parents, 9, 2), "what does not end holds nothing more");
    }
}
