//! What a load would do, line by line, before it does anything.

use std::collections::{BTreeSet, HashMap};

use kernel::{Id, Organisation, Person, Result, SystemTx, params};

use super::{
    mapping::Mapping,
    table::Table,
    wanted::{self, Wanted},
    weigh::{self, Difference, House, Weighed},
};

/// Why a line does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It has neither number nor address.
    NoKey,
    /// Somebody new has no name.
    NoName,
    /// No name.
    Name(String),
    /// No address.
    Email(String),
    /// Neither member nor guest.
    Kind(String),
    /// No language of ours.
    Lang(String),
    /// No role of the organisation.
    Role(String),
    /// No day.
    Day(String),
    /// Too long.
    TooLong(String),
    /// The same person stands in another line.
    Twice(u64),
    /// Its number and its address are two people's.
    TwoPeople,
    /// No unit of this name, or several.
    Unit(String),
    /// No site of this name.
    Site(String),
    /// Nobody with this number, address or handle, here or in the file.
    Manager(String),
    /// Whoever it reports to reports to it, through these lines.
    Loop(Vec<u64>),
    /// Somebody who was erased.
    Erased,
    /// A guest has no role in the organisation.
    RoleOfGuest,
    /// Nobody else administers the organisation.
    LastAdministrator,
}

/// What a line would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Make somebody.
    New,
    /// Change somebody.
    Changed(Vec<Difference>),
    /// Nothing.
    Same,
    /// It would be left out.
    Wrong(Vec<Fault>),
}

/// A line and what it would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number in the file.
    pub number: u64,
    /// Whom it names, as far as it does.
    pub who: String,
    /// What it would do.
    pub outcome: Outcome,
}

/// What a load would do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Every line.
    pub lines: Vec<Line>,
    /// Units and sites that it would make.
    pub makes: BTreeSet<String>,
}

impl Plan {
    /// How many lines make, change, leave as it is, and do not hold.
    #[must_use]
    pub fn counts(&self) -> [usize; 4] {
        let of = |wanted: fn(&Outcome) -> bool| self.lines.iter().filter(|line| wanted(&line.outcome)).count();
        [
            of(|outcome| matches!(outcome, Outcome::New)),
            of(|outcome| matches!(outcome, Outcome::Changed(_))),
            of(|outcome| matches!(outcome, Outcome::Same)),
            of(|outcome| matches!(outcome, Outcome::Wrong(_))),
        ]
    }
}

/// A line as it will be loaded.
pub(super) type Good = Wanted;

/// Holds every line against who is here, and the lines against each other.
///
/// # Errors
/// When the database fails.
pub fn plan(
    tx: &SystemTx<'_>,
    organisation: Id<Organisation>,
    table: &Table,
    mapping: &Mapping,
    makes_missing: bool,
) -> Result<Plan> {
    Ok(weigh_all(tx, organisation, table, mapping, makes_missing)?.0)
}

/// The plan, and the lines of it that hold.
pub(super) fn weigh_all(
    tx: &SystemTx<'_>,
    organisation: Id<Organisation>,
    table: &Table,
    mapping: &Mapping,
    makes_missing: bool,
) -> Result<(Plan, Vec<Good>)> {
    let house = House::read(tx, organisation)?;
    let lines = wanted::all(table, mapping);
    let file = File::of(&lines);
    let mut weighed = Vec::with_capacity(lines.len());
    for (wanted, faults) in &lines {
        let mut faults = faults.clone();
        faults.extend(file.twice(wanted));
        let outcome = weigh::weigh(tx, &house, wanted, makes_missing)?;
        if let Weighed::Wrong(more) = &outcome {
            faults.extend(more.iter().cloned());
        }
        weighed.push((outcome, faults));
    }
    let managers = managers(tx, &house, &lines, &file, &mut weighed)?;
    let mut plan = Plan::default();
    let mut good = Vec::new();
    for ((wanted, _), (outcome, faults)) in lines.into_iter().zip(weighed) {
        let outcome = match (outcome, faults.is_empty()) {
            (_, false) | (Weighed::Wrong(_), _) => Outcome::Wrong(faults),
            (Weighed::New, _) => Outcome::New,
            (Weighed::Changed(_, differences), _) => {
                Outcome::Changed(with_manager(differences, managers.get(&wanted.line)))
            }
            (Weighed::Same(_), _) => match with_manager(Vec::new(), managers.get(&wanted.line)) {
                differences if differences.is_empty() => Outcome::Same,
                differences => Outcome::Changed(differences),
            },
        };
        let holds = !matches!(outcome, Outcome::Wrong(_));
        let who = [&wanted.name, &wanted.email, &wanted.number].into_iter().flatten().next().cloned();
        plan.lines.push(Line { number: wanted.line, who: who.unwrap_or_default(), outcome });
        if holds {
            let missing = |name: &Option<String>, known: bool| name.clone().filter(|_| !known);
            plan.makes.extend(missing(&wanted.unit, house.unit_of(&wanted).is_some()));
            plan.makes.extend(missing(&wanted.site, house.site_of(&wanted).is_some()));
            good.push(wanted);
        }
    }
    Ok((plan, good))
}

fn with_manager(mut differences: Vec<Difference>, manager: Option<&Difference>) -> Vec<Difference> {
    differences.extend(manager.cloned());
    differences
}

/// Who stands in the file, by number and address: the place of their first line.
struct File<'a> {
    lines: &'a [(Wanted, Vec<Fault>)],
    numbers: HashMap<&'a str, usize>,
    emails: HashMap<&'a str, usize>,
}

impl<'a> File<'a> {
    fn of(lines: &'a [(Wanted, Vec<Fault>)]) -> Self {
        let (mut numbers, mut emails) = (HashMap::new(), HashMap::new());
        for (place, (wanted, _)) in lines.iter().enumerate() {
            if let Some(number) = &wanted.number {
                numbers.entry(number.as_str()).or_insert(place);
            }
            if let Some(email) = &wanted.email {
                emails.entry(email.as_str()).or_insert(place);
            }
        }
        Self { lines, numbers, emails }
    }

    /// Another line, before this one, with the same number or address.
    fn twice(&self, wanted: &Wanted) -> Option<Fault> {
        let line = |place: &usize| self.lines.get(*place).map(|(other, _)| other.line);
        let number = wanted.number.as_deref().and_then(|number| self.numbers.get(number)).and_then(line);
        let email = wanted.email.as_deref().and_then(|email| self.emails.get(email)).and_then(line);
        number.into_iter().chain(email).find(|line| *line < wanted.line).map(Fault::Twice)
    }

    fn place(&self, text: &str) -> Option<usize> {
        self.numbers.get(text).or_else(|| self.emails.get(text.to_lowercase().as_str())).copied()
    }
}

/// Somebody, in the file or only here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Node {
    Line(usize),
    Here(i64),
}

/// Tells managers whom nobody knows, and loops; answers with what would change, by line.
fn managers(
    tx: &SystemTx<'_>,
    house: &House,
    lines: &[(Wanted, Vec<Fault>)],
    file: &File<'_>,
    weighed: &mut [(Weighed, Vec<Fault>)],
) -> Result<HashMap<u64, Difference>> {
    let organisation = house.organisation;
    let here: HashMap<i64, usize> = weighed
        .iter()
        .enumerate()
        .filter_map(|(place, (outcome, _))| match outcome {
            Weighed::Changed(person, _) | Weighed::Same(person) => Some((person.get(), place)),
            _ => None,
        })
        .collect();
    let node = |person: i64| here.get(&person).map_or(Node::Here(person), |place| Node::Line(*place));
    let mut above: HashMap<Node, Node> = HashMap::new();
    let managed: Vec<(i64, i64)> = tx.all(
        "select id, manager from person where organisation = :organisation and manager is not null",
        params! { organisation },
    )?;
    above.extend(managed.into_iter().map(|(person, manager)| (node(person), node(manager))));
    let mut changes = HashMap::new();
    for (place, (wanted, _)) in lines.iter().enumerate() {
        let Some(text) = &wanted.manager else { continue };
        let found = match file.place(text) {
            Some(manager) => Some(Node::Line(manager)),
            None => weigh::person(tx, organisation, text)?.map(|person| node(person.get())),
        };
        let Some((outcome, faults)) = weighed.get_mut(place) else { continue };
        let Some(manager) = found else {
            faults.push(Fault::Manager(text.clone()));
            continue;
        };
        let was = above.insert(Node::Line(place), manager);
        if was != Some(manager) && !matches!(outcome, Weighed::New | Weighed::Wrong(_)) {
            let difference = name_change(tx, organisation, was, manager, lines)?;
            changes.insert(wanted.line, difference);
        }
    }
    for (place, members) in loops(lines.len(), &above) {
        if let Some((_, faults)) = weighed.get_mut(place) {
            let numbers = members.iter().filter_map(|place| lines.get(*place)).map(|(wanted, _)| wanted.line);
            faults.push(Fault::Loop(numbers.collect()));
        }
    }
    Ok(changes)
}

fn name_change(
    tx: &SystemTx<'_>,
    organisation: Id<Organisation>,
    was: Option<Node>,
    becomes: Node,
    lines: &[(Wanted, Vec<Fault>)],
) -> Result<Difference> {
    let name = |node: Node| -> Result<String> {
        Ok(match node {
            Node::Line(place) => lines
                .get(place)
                .and_then(|(wanted, _)| {
                    wanted.name.clone().or_else(|| wanted.number.clone()).or_else(|| wanted.email.clone())
                })
                .unwrap_or_default(),
            Node::Here(person) => {
                weigh::known(tx, organisation, Id::<Person>::new(person))?.map_or_else(String::new, |known| known.name)
            }
        })
    };
    let (before, after) = (was.map_or(Ok(String::new()), name)?, name(becomes)?);
    // What is kept is found when the line is loaded, and everybody is here.
    let field = super::mapping::Field::Manager;
    Ok(Difference { field, was: String::new(), becomes: String::new(), before, after })
}

/// The lines that stand in a loop of managers, each with all lines of its loop.
fn loops(lines: usize, above: &HashMap<Node, Node>) -> Vec<(usize, Vec<usize>)> {
    let mut seen: HashMap<Node, usize> = HashMap::new();
    let mut found = Vec::new();
    for start in 0..lines {
        let mut at = Node::Line(start);
        let mut path = Vec::new();
        // Each node is walked through once, by whichever start comes first.
        while let std::collections::hash_map::Entry::Vacant(fresh) = seen.entry(at) {
            fresh.insert(start);
            path.push(at);
            match above.get(&at) {
                Some(next) => at = *next,
                None => break,
            }
        }
        let closed = path.iter().position(|node| *node == at && above.get(path.last().unwrap_or(node)) == Some(&at));
        if let Some(from) = closed {
            let places: Vec<usize> = path
                .iter()
                .skip(from)
                .filter_map(|node| match node {
                    Node::Line(place) => Some(*place),
                    Node::Here(_) => None,
                })
                .collect();
            found.extend(places.iter().map(|place| (*place, places.clone())));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loops_are_found_and_chains_are_not() {
        let edges = |pairs: &[(usize, usize)]| {
            pairs.iter().map(|(a, b)| (Node::Line(*a), Node::Line(*b))).collect::<HashMap<Node, Node>>()
        };
        assert_eq!(loops(4, &edges(&[(0, 1), (1, 2), (2, 3)])), []);
        assert_eq!(loops(1, &edges(&[(0, 0)])), [(0, vec![0])]);
        // 0 reports into the loop and is not in it.
        assert_eq!(loops(4, &edges(&[(0, 1), (1, 2), (2, 3), (3, 1)])).len(), 3);
        let through = HashMap::from([(Node::Line(0), Node::Here(7)), (Node::Here(7), Node::Line(0))]);
        assert_eq!(loops(1, &through), [(0, vec![0])]);
    }
}
