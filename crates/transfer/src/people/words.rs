//! What fields and faults are called, on the screen and on the command line.

use kernel::Lang;
use shell::t::load as say;

use super::{
    mapping::{Field, Unfit},
    plan::Fault,
    table::Unreadable,
};

/// What a field is called.
#[must_use]
pub fn field_words(lang: Lang, field: Field) -> &'static str {
    match field {
        Field::Number => say::field_number(lang),
        Field::Email => say::field_email(lang),
        Field::Name => say::field_name(lang),
        Field::First => say::field_first(lang),
        Field::Last => say::field_last(lang),
        Field::Title => say::field_title(lang),
        Field::Unit => say::field_unit(lang),
        Field::Site => say::field_site(lang),
        Field::Manager => say::field_manager(lang),
        Field::Skills => say::field_skills(lang),
        Field::Kind => say::field_kind(lang),
        Field::Lang => say::field_lang(lang),
        Field::Role => say::field_role(lang),
        Field::LastDay => say::field_last_day(lang),
    }
}

/// Why a file is no table.
#[must_use]
pub fn unreadable_words(lang: Lang, why: Unreadable) -> String {
    match why {
        Unreadable::Empty => say::file_empty(lang).to_owned(),
        Unreadable::NoText => say::file_no_text(lang).to_owned(),
        Unreadable::TooLarge => say::file_too_large(lang).to_owned(),
        Unreadable::Line(line) => say::file_line(lang, i64::try_from(line).unwrap_or(i64::MAX)),
    }
}

/// Why a mapping reads nothing.
#[must_use]
pub fn unfit_words(lang: Lang, unfit: Unfit) -> String {
    match unfit {
        Unfit::NoKey => say::unfit_no_key(lang).to_owned(),
        Unfit::Twice(field) => say::unfit_twice(lang, field_words(lang, field)),
    }
}

/// Why a line does not hold.
#[must_use]
pub fn fault_words(lang: Lang, fault: &Fault) -> String {
    let number = |line: u64| i64::try_from(line).unwrap_or(i64::MAX);
    match fault {
        Fault::NoKey => say::fault_no_key(lang).to_owned(),
        Fault::NoName => say::fault_no_name(lang).to_owned(),
        Fault::Name(text) => say::fault_name(lang, text),
        Fault::Email(text) => say::fault_email(lang, text),
        Fault::Kind(text) => say::fault_kind(lang, text),
        Fault::Lang(text) => say::fault_lang(lang, text),
        Fault::Role(text) => say::fault_role(lang, text),
        Fault::Day(text) => say::fault_day(lang, text),
        Fault::TooLong(text) => say::fault_too_long(lang, &text.chars().take(40).collect::<String>()),
        Fault::Twice(line) => say::fault_twice(lang, number(*line)),
        Fault::TwoPeople => say::fault_two_people(lang).to_owned(),
        Fault::Unit(text) => say::fault_unit(lang, text),
        Fault::Site(text) => say::fault_site(lang, text),
        Fault::Manager(text) => say::fault_manager(lang, text),
        Fault::Loop(lines) => {
            let lines: Vec<String> = lines.iter().take(12).map(ToString::to_string).collect();
            say::fault_loop(lang, &lines.join(", "))
        }
        Fault::Erased => say::fault_erased(lang).to_owned(),
        Fault::RoleOfGuest => shell::t::admin::error_role_guest(lang).to_owned(),
        Fault::LastAdministrator => shell::t::admin::error_last_administrator(lang).to_owned(),
    }
}
