//! A line held against who is here: the same code tells what would change and changes it.

use std::collections::HashMap;

use jiff::{Timestamp, tz::TimeZone};
use kernel::{Id, Organisation, Person, Result, SystemTx, params, record};
use markup::words::fold;

use super::{mapping::Field, plan::Fault, wanted::Wanted};

record! {
    /// Somebody who is here.
    #[derive(Debug, Clone)]
    pub(super) struct Known {
        pub(super) id: Id<Person>, pub(super) kind: String, pub(super) name: String, pub(super) title: String,
        pub(super) number: Option<String>, pub(super) unit: Option<i64>, pub(super) site: Option<i64>,
        pub(super) manager: Option<Id<Person>>, pub(super) leaves_at: Option<i64>, pub(super) email: Option<String>,
    }
}

const BY_ID: &str = "select p.id, p.kind, p.name, p.title, p.number, p.unit, p.site, p.manager, p.leaves_at, \
     (select min(c.email) from credential c where c.organisation = p.organisation and c.person = p.id) as email \
     from person p where p.organisation = :organisation and p.id = :person";

/// Something that a line changes: as it is kept, and as a reader is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What.
    pub field: Field,
    /// How it was kept.
    pub(super) was: String,
    /// How it is kept from now on.
    pub(super) becomes: String,
    /// What it was.
    pub before: String,
    /// What it is from now on.
    pub after: String,
}

impl Difference {
    fn plain(field: Field, was: &str, becomes: &str) -> Self {
        let (was, becomes) = (was.to_owned(), becomes.to_owned());
        Self { field, before: was.clone(), after: becomes.clone(), was, becomes }
    }
}

/// What a line does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Weighed {
    /// Somebody new.
    New,
    /// Somebody who is here and changes.
    Changed(Id<Person>, Vec<Difference>),
    /// Somebody who is here just so.
    Same(Id<Person>),
    /// It does not hold.
    Wrong(Vec<Fault>),
}

/// What the organisation has: its units and sites by folded name, and its zone.
pub(super) struct House {
    pub(super) organisation: Id<Organisation>,
    units: HashMap<String, Vec<i64>>,
    unit_names: HashMap<i64, String>,
    sites: HashMap<String, i64>,
    site_names: HashMap<i64, String>,
    pub(super) zone: TimeZone,
    pub(super) zone_name: String,
}

record! {
    struct UnitRow { id: i64, name: String, parent: Option<i64> }
}

/// What stands between a unit and the one inside it.
const INSIDE: &str = " > ";
/// How deep units may stand in each other.
const DEEPEST: usize = 20;

impl House {
    pub(super) fn read(tx: &SystemTx<'_>, organisation: Id<Organisation>) -> Result<Self> {
        let rows: Vec<UnitRow> =
            tx.all("select id, name, parent from unit where organisation = :organisation", params! { organisation })?;
        let parents: HashMap<i64, (&str, Option<i64>)> =
            rows.iter().map(|row| (row.id, (row.name.as_str(), row.parent))).collect();
        let (mut units, mut unit_names) = (HashMap::<String, Vec<i64>>::new(), HashMap::new());
        for row in &rows {
            let mut path = row.name.clone();
            let mut above = row.parent;
            for _ in 0..DEEPEST {
                let Some((name, parent)) = above.and_then(|id| parents.get(&id)) else { break };
                path = format!("{name}{INSIDE}{path}");
                above = *parent;
            }
            units.entry(fold(&row.name)).or_default().push(row.id);
            if path != row.name {
                units.entry(fold(&path)).or_default().push(row.id);
            }
            unit_names.insert(row.id, path);
        }
        let rows: Vec<(i64, String)> =
            tx.all("select id, name from site where organisation = :organisation", params! { organisation })?;
        let sites = rows.iter().map(|(id, name)| (fold(name), *id)).collect();
        let zone_name: String = tx
            .first("select time_zone from organisation where id = :organisation", params! { organisation })?
            .unwrap_or_default();
        let zone = TimeZone::get(&zone_name).unwrap_or(TimeZone::UTC);
        Ok(Self { organisation, units, unit_names, sites, site_names: rows.into_iter().collect(), zone, zone_name })
    }

    /// The one unit of this name or path.
    fn unit(&self, name: &str) -> Option<i64> {
        let path: Vec<&str> = name.split('>').map(str::trim).collect();
        match self.units.get(&fold(&path.join(INSIDE))).map(Vec::as_slice) {
            Some([only]) => Some(*only),
            _ => None,
        }
    }

    fn site(&self, name: &str) -> Option<i64> {
        self.sites.get(&fold(name)).copied()
    }

    /// Makes what a line names and is not there yet: a unit inside the one before it in its path, a site.
    pub(super) fn make(&mut self, tx: &SystemTx<'_>, wanted: &Wanted) -> Result<()> {
        let organisation = self.organisation;
        if let Some(name) = wanted.unit.as_deref().filter(|name| self.unit(name).is_none()) {
            let mut path = String::new();
            let mut parent: Option<i64> = None;
            for part in name.split('>').map(str::trim).filter(|part| !part.is_empty()).take(DEEPEST) {
                path = if path.is_empty() { part.to_owned() } else { format!("{path}{INSIDE}{part}") };
                parent = Some(match self.unit(&path) {
                    Some(known) => known,
                    None => {
                        let id = tx.mint::<kernel::Unit>().get();
                        tx.execute(
                            "insert into unit(organisation, id, name, parent) values (:organisation, :id, :part, :parent)",
                            params! { organisation, id, part, parent },
                        )?;
                        self.units.entry(fold(&path)).or_default().push(id);
                        if path != part {
                            self.units.entry(fold(part)).or_default().push(id);
                        }
                        self.unit_names.insert(id, path.clone());
                        id
                    }
                });
            }
        }
        if let Some(name) = wanted.site.as_deref().filter(|name| self.site(name).is_none()) {
            let id = tx.mint::<kernel::Site>().get();
            tx.execute(
                "insert into site(organisation, id, name, city, country, time_zone) values (:organisation, :id, :name, '', '', :zone)",
                params! { organisation, id, name, zone = self.zone_name.as_str() },
            )?;
            self.sites.insert(fold(name), id);
            self.site_names.insert(id, name.to_owned());
        }
        Ok(())
    }

    pub(super) fn unit_of(&self, wanted: &Wanted) -> Option<i64> {
        wanted.unit.as_deref().and_then(|name| self.unit(name))
    }

    pub(super) fn site_of(&self, wanted: &Wanted) -> Option<i64> {
        wanted.site.as_deref().and_then(|name| self.site(name))
    }

    /// When an account closes that has this last day.
    pub(super) fn end_of(&self, wanted: &Wanted) -> Option<i64> {
        let next = wanted.last_day?.tomorrow().ok()?.at(0, 0, 0, 0);
        self.zone.to_timestamp(next).ok().map(Timestamp::as_millisecond)
    }

    fn day(&self, at: Option<i64>) -> String {
        let at = at.and_then(|at| Timestamp::from_millisecond(at - 1).ok());
        at.map_or_else(String::new, |at| self.zone.to_datetime(at).date().to_string())
    }
}

/// Whom a number, an address or a handle means; `None` for nobody.
pub(super) fn person(tx: &SystemTx<'_>, organisation: Id<Organisation>, text: &str) -> Result<Option<Id<Person>>> {
    let by_number = by_number(tx, organisation, text)?;
    if by_number.is_some() {
        return Ok(by_number);
    }
    let folded = text.trim_start_matches('@').to_lowercase();
    if folded.contains('@') {
        return by_email(tx, organisation, &folded);
    }
    tx.first(
        "select id from person where organisation = :organisation and handle = :folded",
        params! { organisation, folded },
    )
}

fn by_number(tx: &SystemTx<'_>, organisation: Id<Organisation>, number: &str) -> Result<Option<Id<Person>>> {
    tx.first(
        "select id from person where organisation = :organisation and number = :number",
        params! { organisation, number },
    )
}

fn by_email(tx: &SystemTx<'_>, organisation: Id<Organisation>, email: &str) -> Result<Option<Id<Person>>> {
    tx.first(
        "select person from credential where organisation = :organisation and email = :email",
        params! { organisation, email },
    )
}

pub(super) fn known(tx: &SystemTx<'_>, organisation: Id<Organisation>, person: Id<Person>) -> Result<Option<Known>> {
    tx.first(BY_ID, params! { organisation, person })
}

/// Whether somebody administers the organisation, and nobody else who can sign in does.
pub(super) fn is_last_administrator(
    tx: &SystemTx<'_>,
    organisation: Id<Organisation>,
    person: Id<Person>,
) -> Result<bool> {
    let administrators: Vec<Id<Person>> = tx.all(
        "select p.id from person_role g join person p on p.organisation = g.organisation and p.id = g.person \
         where g.organisation = :organisation and g.role = 'administrator' and p.kind = 'member' and p.deactivated_at is null limit 2",
        params! { organisation },
    )?;
    Ok(administrators == [person])
}

pub(super) fn holds_a_role(tx: &SystemTx<'_>, organisation: Id<Organisation>, person: Id<Person>) -> Result<bool> {
    let held: Vec<String> = tx.all(
        "select role from person_role where organisation = :organisation and person = :person limit 1",
        params! { organisation, person },
    )?;
    Ok(!held.is_empty())
}

/// Holds a line against who is here. Whom it reports to is not looked at: that is for when everybody is here.
pub(super) fn weigh(tx: &SystemTx<'_>, house: &House, wanted: &Wanted, makes_missing: bool) -> Result<Weighed> {
    let organisation = house.organisation;
    let numbered = wanted.number.as_deref().map(|number| by_number(tx, organisation, number)).transpose()?.flatten();
    let addressed = wanted.email.as_deref().map(|email| by_email(tx, organisation, email)).transpose()?.flatten();
    let mut faults = Vec::new();
    if let (Some(numbered), Some(addressed)) = (numbered, addressed)
        && numbered != addressed
    {
        faults.push(Fault::TwoPeople);
    }
    let found = match numbered.or(addressed) {
        Some(person) => known(tx, organisation, person)?,
        None => None,
    };
    for (name, missing, fault) in [
        (&wanted.unit, house.unit_of(wanted).is_none(), Fault::Unit as fn(String) -> Fault),
        (&wanted.site, house.site_of(wanted).is_none(), Fault::Site),
    ] {
        if let Some(name) = name
            && missing
            && !makes_missing
        {
            faults.push(fault(name.clone()));
        }
    }
    if found.is_none() && wanted.name.is_none() {
        faults.push(Fault::NoName);
    }
    if found.as_ref().is_some_and(|known| known.kind == "former") {
        faults.push(Fault::Erased);
    }
    let is_guest = wanted.guest.unwrap_or_else(|| found.as_ref().is_some_and(|known| known.kind == "guest"));
    let holds = match &found {
        Some(known) if wanted.guest == Some(true) => holds_a_role(tx, organisation, known.id)?,
        _ => false,
    };
    if is_guest && (wanted.role.is_some() || holds) {
        faults.push(Fault::RoleOfGuest);
    }
    if let Some(known) = &found
        && (wanted.guest == Some(true) || wanted.last_day.is_some())
        && is_last_administrator(tx, organisation, known.id)?
    {
        faults.push(Fault::LastAdministrator);
    }
    if !faults.is_empty() {
        return Ok(Weighed::Wrong(faults));
    }
    let Some(known) = found else { return Ok(Weighed::New) };
    let mut differences = plain(house, wanted, &known);
    differences.extend(skills(tx, house, wanted, &known)?);
    differences.extend(role(tx, house, wanted, &known)?);
    Ok(if differences.is_empty() { Weighed::Same(known.id) } else { Weighed::Changed(known.id, differences) })
}

fn plain(house: &House, wanted: &Wanted, known: &Known) -> Vec<Difference> {
    let id = |id: Option<i64>| id.map_or_else(String::new, |id| id.to_string());
    let mut differences = Vec::new();
    let kind = if known.kind == "unclaimed" { "member" } else { known.kind.as_str() };
    let guest = wanted.guest.map(|guest| if guest { "guest" } else { "member" }.to_owned());
    for (field, is, wanted) in [
        (Field::Number, known.number.as_deref().unwrap_or_default(), &wanted.number),
        (Field::Email, known.email.as_deref().unwrap_or_default(), &wanted.email),
        (Field::Name, known.name.as_str(), &wanted.name),
        (Field::Title, known.title.as_str(), &wanted.title),
        (Field::Kind, kind, &guest),
    ] {
        if let Some(wanted) = wanted
            && wanted != is
        {
            differences.push(Difference::plain(field, is, wanted));
        }
    }
    let name =
        |names: &HashMap<i64, String>, id: Option<i64>| id.and_then(|id| names.get(&id).cloned()).unwrap_or_default();
    for (field, is, becomes, text, names) in [
        (Field::Unit, known.unit, house.unit_of(wanted), &wanted.unit, &house.unit_names),
        (Field::Site, known.site, house.site_of(wanted), &wanted.site, &house.site_names),
    ] {
        // What is yet to be made has no id: it is another one than any that is.
        if let Some(text) = text
            && (becomes.is_none() || becomes != is)
        {
            let after = if becomes.is_some() { name(names, becomes) } else { text.clone() };
            differences.push(Difference { field, was: id(is), becomes: id(becomes), before: name(names, is), after });
        }
    }
    if let Some(end) = house.end_of(wanted)
        && known.leaves_at != Some(end)
    {
        let (was, becomes) = (id(known.leaves_at), end.to_string());
        let (before, after) = (house.day(known.leaves_at), house.day(Some(end)));
        differences.push(Difference { field: Field::LastDay, was, becomes, before, after });
    }
    differences
}

/// Skills are added; those that people gave themselves stay.
fn skills(tx: &SystemTx<'_>, house: &House, wanted: &Wanted, known: &Known) -> Result<Option<Difference>> {
    if wanted.skills.is_empty() {
        return Ok(None);
    }
    let held: Vec<String> = tx.all(
        "select s.fold from person_skill k join skill s on s.organisation = k.organisation and s.id = k.skill \
         where k.organisation = :organisation and k.person = :person",
        params! { organisation = house.organisation, person = known.id },
    )?;
    let lacking: Vec<&str> =
        wanted.skills.iter().filter(|skill| !held.contains(&fold(skill))).map(String::as_str).collect();
    Ok((!lacking.is_empty()).then(|| Difference::plain(Field::Skills, "", &lacking.join(", "))))
}

/// A role is given; none is taken by a file.
fn role(tx: &SystemTx<'_>, house: &House, wanted: &Wanted, known: &Known) -> Result<Option<Difference>> {
    let Some(role) = wanted.role else { return Ok(None) };
    let held: Option<i64> = tx.first(
        "select cast(1 as bigint) from person_role where organisation = :organisation and person = :person and role = :role",
        params! { organisation = house.organisation, person = known.id, role = role.word() },
    )?;
    Ok(held.is_none().then(|| Difference::plain(Field::Role, "", role.word())))
}
