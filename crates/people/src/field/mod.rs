//! What a company wants known of its people beside what everybody has: a desk number, a first-aid certificate, a birthday.
//!
//! Administrators say which fields there are, who sees each and who fills it in. Whatever they choose, a person sees what is
//! kept of them, and guests see none of it.

pub(crate) mod html;
pub(crate) mod store;
pub(crate) mod web;

use jiff::civil::Date;
use kernel::{
    Activity, Change, Error, Facts, Id, Person, Result, Verb, Visible, Writing,
    audit::{Act, Line},
    params,
};
use markup::words::one_line;
use shell::{administration::Section, t::people as say};
pub use store::Field;

/// Fields of an organisation, at most.
const MOST: i64 = 30;
/// Characters of a name, and of a value.
const MAX_LINE: usize = 120;
/// Answers that a choice offers, at most.
const MAX_CHOICES: usize = 50;

/// What a value is.
pub const KINDS: [&str; 3] = ["line", "date", "choice"];
/// Who sees values beside the person and administrators: everybody, the person's manager, nobody.
pub const SEEN_BY: [&str; 3] = ["members", "managers", "administrators"];
/// Who fills it in.
pub const FILLED_BY: [&str; 2] = ["person", "administrators"];

/// A field about to be kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewField {
    /// In French, or in the only language.
    pub name: String,
    /// In English, if it differs.
    pub name_en: String,
    /// One of [`KINDS`].
    pub kind: String,
    /// The answers of a choice, one a line.
    pub choices: String,
    /// One of [`SEEN_BY`].
    pub seen_by: String,
    /// One of [`FILLED_BY`].
    pub filled_by: String,
}

impl NewField {
    fn checked(&self) -> Result<Self> {
        let choices: Vec<String> = self.choices.lines().map(one_line).filter(|choice| !choice.is_empty()).collect();
        let new = Self {
            name: one_line(&self.name),
            name_en: one_line(&self.name_en),
            choices: if self.kind == "choice" { choices.join("\n") } else { String::new() },
            ..self.clone()
        };
        let one_of = |known: &[&str], word: &str| known.contains(&word);
        if new.name.is_empty() {
            return Err(Error::Invalid("name", shell::t::common::field_required));
        }
        if new.name.chars().count() > MAX_LINE || new.name_en.chars().count() > MAX_LINE {
            return Err(Error::Invalid("name", say::error_too_long));
        }
        let bounded = choices.len() <= MAX_CHOICES && choices.iter().all(|choice| choice.chars().count() <= MAX_LINE);
        if new.kind == "choice" && (choices.len() < 2 || !bounded) {
            return Err(Error::Invalid("choices", say::field_error_choices));
        }
        if !one_of(&KINDS, &new.kind) || !one_of(&SEEN_BY, &new.seen_by) || !one_of(&FILLED_BY, &new.filled_by) {
            return Err(Error::Invalid("kind", shell::t::common::field_choice));
        }
        Ok(new)
    }
}

fn changed(tx: &Writing<'_>) -> Activity {
    Activity::new(Verb::Update, tx.viewer().organisation())
}

/// Adds a field, or changes one. Who sees what is there already never widens: then what people wrote for few is let go.
///
/// # Errors
/// [`Error::Forbidden`] for whoever does not administer; [`Error::Invalid`] with what does not hold.
pub fn save(tx: &Writing<'_>, field: Option<i64>, new: &NewField) -> Result<Change<()>> {
    tx.demand(Section::Fields.roles())?;
    let new = new.checked()?;
    let told = |field: &NewField| format!("{} · {} · {} · {}", field.name, field.kind, field.seen_by, field.filled_by);
    let was = match field {
        Some(id) => {
            let was = store::field(tx, id)?.as_new();
            if was == new {
                return Ok(Change::Unchanged(()));
            }
            // Of another kind, the values are not values any more; before more eyes, they were not written for those.
            let width = |field: &NewField| SEEN_BY.iter().position(|who| *who == field.seen_by);
            if was.kind != new.kind || width(&new) < width(&was) {
                tx.execute(
                    "delete from profile_value where organisation = :organisation and field = :id",
                    params! { id },
                )?;
            }
            told(&was)
        }
        None if tx.count("select count(*) from visible_profile_field", &[])? >= MOST => {
            return Err(Error::Invalid("name", say::field_error_many));
        }
        None => String::new(),
    };
    tx.execute(
        "insert into profile_field(organisation, id, name, name_en, kind, choices, seen_by, filled_by) \
         values (:organisation, :id, :name, :name_en, :kind, :choices, :seen_by, :filled_by) \
         on conflict (organisation, id) do update set name = excluded.name, name_en = excluded.name_en, kind = excluded.kind, \
         choices = excluded.choices, seen_by = excluded.seen_by, filled_by = excluded.filled_by",
        params! {
            id = field.unwrap_or_else(|| tx.mint::<Person>().get()), name = new.name.as_str(), name_en = new.name_en.as_str(),
            kind = new.kind.as_str(), choices = new.choices.as_str(), seen_by = new.seen_by.as_str(), filled_by = new.filled_by.as_str(),
        },
    )?;
    tx.audit(&Line::new(Act::Field).on(new.name.as_str()).change(was, told(&new)))?;
    Ok(Change::one((), changed(tx)))
}

/// Takes a field away, with everything that was in it.
///
/// # Errors
/// [`Error::Forbidden`] for whoever does not administer; [`Error::NotFound`] when it is gone.
pub fn remove(tx: &Writing<'_>, field: i64) -> Result<Change<()>> {
    tx.demand(Section::Fields.roles())?;
    let was = store::field(tx, field)?;
    tx.execute("delete from profile_value where organisation = :organisation and field = :field", params! { field })?;
    tx.execute("delete from profile_field where organisation = :organisation and id = :field", params! { field })?;
    tx.audit(&Line::new(Act::Field).on(was.name.as_str()).change(was.name.as_str(), ""))?;
    Ok(Change::one((), changed(tx)))
}

/// Fills in what somebody may fill in: their own, or as an administrator anybody's. What is empty is taken away.
///
/// # Errors
/// [`Error::Forbidden`] for what is not theirs to fill in; [`Error::Invalid`] with the field whose value does not hold.
pub fn fill(tx: &Writing<'_>, person: Id<Person>, values: &[(i64, String)]) -> Result<Change<()>> {
    let me = tx.viewer().signed_in()?;
    let administers = tx.holds(kernel::audience::OrganisationRole::Administrator)?;
    let fields = store::fields(tx)?;
    let kept = store::values(tx, person)?;
    let mut lines = Vec::new();
    for (id, value) in values {
        let field = fields.iter().find(|field| field.id == *id).ok_or(Error::NotFound)?;
        let own = me == person && field.filled_by == "person";
        if !own && !administers {
            return Err(Error::Forbidden);
        }
        let value = checked(field, value)?;
        let was = kept.iter().find(|kept| kept.field == *id).map_or("", |kept| kept.value.as_str());
        if was == value {
            continue;
        }
        put(tx, person, *id, &value)?;
        if me != person {
            tx.audit(&Line::new(Act::PersonChanged).on(field.name.as_str()).to(person).change(was, value))?;
        }
        lines =
            vec![Activity::new(Verb::Update, person).facts(Facts { fields: vec!["own".into()], ..Facts::default() })];
    }
    Ok(if lines.is_empty() { Change::Unchanged(()) } else { Change::Changed((), lines) })
}

fn put(tx: &Writing<'_>, person: Id<Person>, field: i64, value: &str) -> Result<()> {
    if value.is_empty() {
        tx.execute(
            "delete from profile_value where organisation = :organisation and person = :person and field = :field",
            params! { person, field },
        )?;
        return Ok(());
    }
    tx.execute(
        "insert into profile_value(organisation, person, field, value) values (:organisation, :person, :field, :value) \
         on conflict (organisation, person, field) do update set value = excluded.value",
        params! { person, field, value },
    )?;
    Ok(())
}

/// A value as it is kept; nothing for none.
fn checked(field: &Visible<Field>, value: &str) -> Result<String> {
    let mut value = one_line(value);
    // As it is kept, which may be older than what one line is now.
    if let Some(choice) = field.choices.lines().find(|choice| field.kind == "choice" && one_line(choice) == value) {
        choice.clone_into(&mut value);
    }
    let holds = match field.kind.as_str() {
        "date" => value.parse::<Date>().is_ok(),
        "choice" => field.choices.lines().any(|choice| choice == value),
        _ => value.chars().count() <= MAX_LINE,
    };
    if value.is_empty() || holds { Ok(value) } else { Err(Error::Invalid("own", say::field_error_value)) }
}
