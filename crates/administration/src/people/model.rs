//! What the company knows of a person, as its administrators keep it.

use kernel::{Error, Result};
use markup::words::{email, is_name, one_line};
use shell::t::{admin as say, common};

/// What can be changed of a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Details {
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) email: String,
    pub(crate) number: String,
    /// The ids of unit and site, or 0.
    pub(crate) unit: i64,
    pub(crate) site: i64,
    /// The handle of the manager, or nothing.
    pub(crate) manager: String,
}

/// The longest of these, in characters.
const MAX: usize = 200;

impl Details {
    /// The same in the form in which it is kept.
    pub(crate) fn checked(&self) -> Result<Self> {
        let checked = Self {
            name: one_line(&self.name),
            title: one_line(&self.title),
            email: self.email.trim().to_lowercase(),
            number: one_line(&self.number),
            manager: self.manager.trim().trim_start_matches('@').to_lowercase(),
            ..*self
        };
        let email = checked.email.is_empty() || email(&checked.email).is_some();
        for (holds, field, words) in [
            (!checked.name.is_empty(), "name", common::field_required as kernel::Say),
            (is_name(&checked.name), "name", shell::t::identity::name_invalid),
            (checked.title.chars().count() <= MAX, "title", say::error_too_long),
            (checked.number.chars().count() <= MAX, "number", say::error_too_long),
            (email, "email", common::field_email),
        ] {
            if !holds {
                return Err(Error::Invalid(field, words));
            }
        }
        Ok(checked)
    }

    /// What differs, as field, before and after.
    pub(crate) fn differences(&self, new: &Self) -> Vec<(&'static str, String, String)> {
        let text = |id: i64| if id == 0 { String::new() } else { id.to_string() };
        [
            ("person-name", self.name.clone(), new.name.clone()),
            ("person-title", self.title.clone(), new.title.clone()),
            ("person-email", self.email.clone(), new.email.clone()),
            ("person-number", self.number.clone(), new.number.clone()),
            ("person-unit", text(self.unit), text(new.unit)),
            ("person-site", text(self.site), text(new.site)),
            ("person-manager", self.manager.clone(), new.manager.clone()),
        ]
        .into_iter()
        .filter(|(_, before, after)| before != after)
        .collect()
    }
}
