//! Fields and values in the database.

use kernel::{Asked, Id, Lang, Person, Reading, Result, Visible, params, record};

use super::NewField;

record! {
    /// A field that the organisation has.
    #[derive(Debug, Clone)]
    pub struct Field {
        /// Its id.
        pub id: i64,
        /// In French, or in the only language.
        pub name: String,
        /// In English, if it differs.
        pub name_en: String,
        /// One of [`super::KINDS`].
        pub kind: String,
        /// The answers of a choice, one a line.
        pub choices: String,
        /// One of [`super::SEEN_BY`].
        pub seen_by: String,
        /// One of [`super::FILLED_BY`].
        pub filled_by: String,
    }
}

impl Field {
    pub(super) fn as_new(&self) -> NewField {
        let Self { name, name_en, kind, choices, seen_by, filled_by, .. } = self.clone();
        NewField { name, name_en, kind, choices, seen_by, filled_by }
    }

    /// What it is called in a language.
    pub(crate) fn called(&self, lang: Lang) -> &str {
        if lang == Lang::En && !self.name_en.is_empty() { &self.name_en } else { &self.name }
    }
}

/// All fields, in the order in which they were made.
pub(crate) fn fields(tx: &Reading<'_>) -> Result<Vec<Visible<Field>>> {
    ask_fields(tx)?.all()
}

/// Asks for all fields.
pub(crate) fn ask_fields<'t>(tx: &'t Reading<'_>) -> Result<Asked<'t, Field>> {
    tx.ask("select id, name, name_en, kind, choices, seen_by, filled_by from visible_profile_field order by id", &[])
}

/// One field.
pub(super) fn field(tx: &Reading<'_>, id: i64) -> Result<Visible<Field>> {
    tx.one(
        "select id, name, name_en, kind, choices, seen_by, filled_by from visible_profile_field where id = :id",
        params! { id },
    )
}

record! {
    /// What is in one field of somebody.
    #[derive(Debug, Clone)]
    pub(crate) struct Filled { pub(crate) field: i64, pub(crate) value: String }
}

/// What is in the fields of somebody, as far as the viewer sees it.
pub(crate) fn values(tx: &Reading<'_>, person: Id<Person>) -> Result<Vec<Visible<Filled>>> {
    tx.all(
        "select v.field, v.value from visible_profile_value v where v.person = :person order by v.field",
        params! { person },
    )
}

/// How many people have something in a field.
pub(super) fn filled(tx: &Reading<'_>, field: i64) -> Result<i64> {
    tx.count("select count(*) from visible_profile_value where field = :field", params! { field })
}
