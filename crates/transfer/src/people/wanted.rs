//! A line of the file as it is meant, before it is held against who is here.

use jiff::civil::Date;
use kernel::{Lang, audience::OrganisationRole};
use markup::words::{email, fold, is_name};

use super::{
    mapping::{Field, Mapping},
    plan::Fault,
    table::Table,
};

/// What a line wants a person to be; empty cells want nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    /// Its number in the file.
    pub(super) line: u64,
    pub(super) number: Option<String>,
    pub(super) email: Option<String>,
    pub(super) name: Option<String>,
    pub(super) title: Option<String>,
    pub(super) unit: Option<String>,
    pub(super) site: Option<String>,
    /// A number, an address or a handle, as it stands in the file.
    pub(super) manager: Option<String>,
    pub(super) skills: Vec<String>,
    pub(super) guest: Option<bool>,
    pub(super) lang: Option<Lang>,
    pub(super) role: Option<OrganisationRole>,
    pub(super) last_day: Option<Date>,
}

/// The longest number, title or name of a unit, in characters.
const MAX: usize = 120;

/// Every line, with what is wrong about it by itself.
pub(super) fn all(table: &Table, mapping: &Mapping) -> Vec<(Wanted, Vec<Fault>)> {
    table.rows.iter().map(|(line, cells)| one(*line, cells, mapping)).collect()
}

fn one(line: u64, cells: &[String], mapping: &Mapping) -> (Wanted, Vec<Fault>) {
    let cell = |wanted: Field| {
        let column = mapping.iter().position(|field| *field == Some(wanted))?;
        cells.get(column).filter(|cell| !cell.is_empty()).cloned()
    };
    let mut faults = Vec::new();
    let mut parsed = |field: Field, fault: fn(String) -> Fault, holds: fn(&str) -> bool| {
        let text = cell(field)?;
        if holds(&text) {
            return Some(text);
        }
        faults.push(fault(text));
        None
    };
    let short: fn(&str) -> bool = |text| text.chars().count() <= MAX;
    let number = parsed(Field::Number, Fault::TooLong, short);
    let address = parsed(Field::Email, Fault::Email, |text| email(text).is_some()).and_then(|text| email(&text));
    let title = parsed(Field::Title, Fault::TooLong, short);
    let (unit, site) = (parsed(Field::Unit, Fault::TooLong, short), parsed(Field::Site, Fault::TooLong, short));
    let (kind, language) = (
        parsed(Field::Kind, Fault::Kind, |text| guest(text).is_some()),
        parsed(Field::Lang, Fault::Lang, |text| lang(text).is_some()),
    );
    let role_word = parsed(Field::Role, Fault::Role, |text| role(text).is_some());
    let last_day = parsed(Field::LastDay, Fault::Day, |text| day(text).is_some());
    let name = cell(Field::Name).or_else(|| match (cell(Field::First), cell(Field::Last)) {
        (None, None) => None,
        (first, last) => Some([first, last].into_iter().flatten().collect::<Vec<_>>().join(" ")),
    });
    let name = match name {
        Some(name) if is_name(&name) => Some(name),
        Some(name) => {
            faults.push(Fault::Name(name));
            None
        }
        None => None,
    };
    if number.is_none() && address.is_none() && faults.is_empty() {
        faults.push(Fault::NoKey);
    }
    let skills = cell(Field::Skills).unwrap_or_default();
    let skills = skills.split([',', '|', ';']).map(str::trim).filter(|skill| !skill.is_empty() && short(skill));
    let wanted = Wanted {
        line,
        number,
        email: address,
        name,
        title,
        unit,
        site,
        manager: cell(Field::Manager),
        skills: skills.map(str::to_owned).collect(),
        guest: kind.and_then(|text| guest(&text)),
        lang: language.and_then(|text| lang(&text)),
        role: role_word.and_then(|text| role(&text)),
        last_day: last_day.and_then(|text| day(&text)),
    };
    (wanted, faults)
}

fn guest(text: &str) -> Option<bool> {
    match fold(text).as_str() {
        "guest" | "invite" | "invitee" | "externe" | "external" | "prestataire" => Some(true),
        "member" | "membre" | "interne" | "internal" | "employee" | "salarie" | "salariee" => Some(false),
        _ => None,
    }
}

fn lang(text: &str) -> Option<Lang> {
    match fold(text).as_str() {
        "francais" | "french" => Some(Lang::Fr),
        "anglais" | "english" => Some(Lang::En),
        tag => Lang::parse(tag.split(['-', '_']).next().unwrap_or_default()),
    }
}

fn role(text: &str) -> Option<OrganisationRole> {
    match fold(text).as_str() {
        "administration" | "administrateur" | "administratrice" => Some(OrganisationRole::Administrator),
        "protection des donnees" | "dpo" => Some(OrganisationRole::Protection),
        "controle de gestion" => Some(OrganisationRole::Controller),
        "documentation" => Some(OrganisationRole::Curator),
        "representation du personnel" => Some(OrganisationRole::Representative),
        word => OrganisationRole::parse(word),
    }
}

/// `2027-01-31`, or `31/01/2027` as a French spreadsheet writes it.
fn day(text: &str) -> Option<Date> {
    if let Ok(date) = text.parse() {
        return Some(date);
    }
    let mut parts = text.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok().filter(|_| parts.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(head: &str, line: &str) -> (Wanted, Vec<Fault>) {
        let table = super::super::table::read(format!("{head}\n{line}\n").as_bytes()).unwrap();
        all(&table, &super::super::mapping::guess(&table.head)).remove(0)
    }

    #[test]
    fn a_line_is_read_as_it_is_meant() {
        let (wanted, faults) = read(
            "matricule;prénom;nom;mail;type;langue;compétences;dernier jour",
            "7;Ève;Chardon;EVE@a.example;Externe;fr-FR;chimie| parfum;31/01/2027",
        );
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!((wanted.number.as_deref(), wanted.email.as_deref()), (Some("7"), Some("eve@a.example")));
        assert_eq!(
            (wanted.name.as_deref(), wanted.guest, wanted.lang),
            (Some("Ève Chardon"), Some(true), Some(Lang::Fr))
        );
        assert_eq!(wanted.skills, ["chimie", "parfum"]);
        assert_eq!(wanted.last_day, Some(jiff::civil::date(2027, 1, 31)));
    }

    #[test]
    fn what_does_not_hold_is_told_once_each() {
        let (_, faults) = read("mail,nom,type,dernier jour", "nobody,<b>,robot,soon");
        let wanted = [
            Fault::Email("nobody".into()),
            Fault::Kind("robot".into()),
            Fault::Day("soon".into()),
            Fault::Name("<b>".into()),
        ];
        assert_eq!(faults, wanted);
        assert_eq!(read("mail,nom", ",Ann").1, [Fault::NoKey]);
    }
}
