//! Who works where: `person,unit,site,manager`, and `team` where there is one.

use std::{collections::HashMap, path::Path};

use csv::ByteRecord;
use insight::plan::Company;

use super::{Column, Remark, Table, Trouble, table::line_of, text};
use crate::{Stage, Watch};

const COLUMNS: &[Column] = &[
    Column { names: &["person", "personne", "nom", "id", "matricule", "email"], needed: true },
    Column { names: &["unit", "unite", "department", "departement", "service", "direction"], needed: true },
    Column { names: &["site", "lieu", "etablissement"], needed: true },
    Column { names: &["manager", "responsable", "n+1"], needed: true },
    Column { names: &["team", "equipe"], needed: false },
];

/// The company as its file tells it; people, units and sites are dense numbers with names.
#[derive(Debug, Default)]
pub struct Staff {
    /// Each person's identifier, as the file writes it.
    pub people: Vec<Box<str>>,
    number: HashMap<Box<str>, u32>,
    /// Unit and site of each person.
    pub company: Company,
    /// The name of each unit.
    pub units: Vec<String>,
    /// The name of each site.
    pub sites: Vec<String>,
    /// The team of each person: of the column, or else everybody with the same manager.
    pub team: Vec<u32>,
    /// What was handled, and how.
    pub remarks: Vec<Remark>,
}

impl Staff {
    /// The number of a person.
    #[must_use]
    pub fn number(&self, person: &str) -> Option<u32> {
        self.number.get(person).copied()
    }

    /// The number of a person whose identifier stands in a cell of another file.
    #[must_use]
    pub fn number_of(&self, cell: &[u8]) -> Option<u32> {
        self.number.get(text(cell).as_ref()).copied()
    }

    /// A person's identifier.
    #[must_use]
    pub fn name(&self, person: u32) -> &str {
        self.people.get(person as usize).map_or("", AsRef::as_ref)
    }
}

/// Names in the order in which they first come.
#[derive(Default)]
struct Names(HashMap<String, u32>);

impl Names {
    fn of(&mut self, name: &str) -> u32 {
        if let Some(number) = self.0.get(name) {
            return *number;
        }
        let number = self.0.len() as u32;
        self.0.insert(name.to_owned(), number);
        number
    }

    fn list(self) -> Vec<String> {
        let mut names: Vec<(String, u32)> = self.0.into_iter().collect();
        names.sort_by_key(|(_, number)| *number);
        names.into_iter().map(|(name, _)| name).collect()
    }
}

/// Reads the people of a company.
///
/// # Errors
/// [`Trouble`] for a file that cannot be read, or that holds nobody.
pub fn people(path: &Path, watch: &dyn Watch) -> Result<Staff, Trouble> {
    let mut table = Table::open(path, COLUMNS)?;
    watch.begin(Stage::People, table.bytes);
    let (mut staff, mut units, mut sites, mut teams) =
        (Staff::default(), Names::default(), Names::default(), Names::default());
    let (mut managers, mut record) = (Vec::<Box<str>>::new(), ByteRecord::new());
    let (mut repeated, mut nameless) = (Vec::new(), 0_u64);
    let mut placeless = [0_u64; 2];
    while table.next(&mut record)? {
        let cell = |column| text(table.cell(&record, column));
        let person = cell(0);
        if person.is_empty() {
            nameless += u64::from(record.iter().any(|cell| !cell.is_empty()));
            continue;
        }
        if staff.number.contains_key(person.as_ref()) {
            repeated.push((line_of(&record), person.into_owned()));
            continue;
        }
        let number = staff.people.len() as u32;
        let person: Box<str> = person.into_owned().into_boxed_str();
        staff.number.insert(person.clone(), number);
        staff.people.push(person);
        let (unit, site, manager) = (cell(1), cell(2), cell(3));
        placeless = [placeless[0] + u64::from(unit.is_empty()), placeless[1] + u64::from(site.is_empty())];
        staff.company.unit.push(units.of(&unit));
        staff.company.site.push(sites.of(&site));
        let team = if table.has(4) { cell(4) } else { manager.clone() };
        staff.team.push(teams.of(&team));
        managers.push(manager.into_owned().into_boxed_str());
        if number.is_multiple_of(4096) {
            watch.at(table.read());
        }
    }
    if staff.people.is_empty() {
        return Err(Trouble::Nobody { path: path.to_owned() });
    }
    (staff.units, staff.sites) = (units.list(), sites.list());
    let mut remarks = Vec::new();
    if nameless > 0 {
        remarks.push(Remark::Nameless { lines: nameless });
    }
    if let Some((line, person)) = repeated.first() {
        remarks.push(Remark::RepeatedPerson { lines: repeated.len() as u64, line: *line, person: person.clone() });
    }
    if placeless[0] > 0 {
        remarks.push(Remark::NoUnit { people: placeless[0] });
    }
    if placeless[1] > 0 {
        remarks.push(Remark::NoSite { people: placeless[1] });
    }
    remarks.extend(about_managers(&staff, &managers));
    staff.remarks = remarks;
    Ok(staff)
}

/// Managers who are nobody of the file, and managers who are each other's.
fn about_managers(staff: &Staff, managers: &[Box<str>]) -> Vec<Remark> {
    let (mut unknown, mut example) = (0_u64, None);
    let manager: Vec<Option<u32>> = managers
        .iter()
        .map(|name| {
            let number = staff.number(name);
            if number.is_none() && !name.is_empty() {
                unknown += 1;
                example.get_or_insert_with(|| name.to_string());
            }
            number
        })
        .collect();
    let mut remarks: Vec<Remark> =
        example.map(|manager| Remark::UnknownManager { people: unknown, manager }).into_iter().collect();
    if let Some(circle) = circle(&manager) {
        remarks.push(Remark::Circle { people: circle.iter().map(|person| staff.name(*person).to_owned()).collect() });
    }
    remarks
}

/// The first circle among managers, from its smallest number on.
fn circle(manager: &[Option<u32>]) -> Option<Vec<u32>> {
    // 0: not looked at; otherwise the round in which somebody was met.
    let mut met = vec![0_u32; manager.len()];
    for start in 0..manager.len() as u32 {
        let (mut at, round) = (start, start + 1);
        loop {
            let seen = met.get_mut(at as usize)?;
            if *seen != 0 {
                if *seen != round {
                    break;
                }
                let mut people = vec![at];
                let mut next = manager.get(at as usize).copied().flatten()?;
                while next != at {
                    people.push(next);
                    next = manager.get(next as usize).copied().flatten()?;
                }
                return Some(people);
            }
            *seen = round;
            match manager.get(at as usize).copied().flatten() {
                Some(next) => at = next,
                None => break,
            }
        }
    }
    None
}
