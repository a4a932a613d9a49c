//! Who works where and for whom: the tree of managers, the units cut from it, and the sites.

use super::alias::Alias;
use super::draw::{Draw, Key, Stage, at, exp, ln};
use super::words::{CITIES, FAMILIES};

/// A unit: a manager and everybody below. People are numbered parents first, so that a unit is a run of numbers.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct UnitCore {
    /// The unit above; the top is its own parent.
    pub(super) parent: u32,
    /// The unit just under the top that this one is in; 0 for the top itself.
    pub(super) division: u32,
    /// Who leads it, and the first number of its run.
    pub(super) head: u32,
    /// Length of the run.
    pub(super) size: u32,
    /// 0 for the top.
    pub(super) depth: u32,
    /// Index in the list of job families.
    pub(super) family: u32,
    /// Where three quarters of its people work.
    pub(super) home: u32,
}

/// What is kept of a person: everything else is drawn again from their number when it is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct PersonCore {
    /// The root is its own manager.
    pub(super) manager: u32,
    /// Themselves and everybody under them.
    pub(super) size: u32,
    pub(super) unit: u32,
    pub(super) site: u32,
    /// How much they write, 0 for who only reads.
    pub(super) activity: u32,
}

pub(super) struct Org {
    pub(super) people: Vec<PersonCore>,
    pub(super) units: Vec<UnitCore>,
    pub(super) sites: u32,
}

/// A manager and their people, still to be numbered.
struct Branch {
    manager: u32,
    unit: u32,
    size: u32,
}

impl Org {
    pub(super) fn grow(people: u32, key: Key) -> Self {
        let sites = ((exp(0.4 * ln(f64::from(people))) / 2.5 + 0.5) as u32).max(2);
        let by_size = Alias::zipf(sites, 0);
        let department = (people / 4).clamp(8, 80);
        let mut split = key.draw(Stage::Split, 0);
        let mut place = key.draw(Stage::Site, 0);
        let mut active = key.draw(Stage::Activity, 0);
        let mut org = Self { people: Vec::with_capacity(people as usize), units: Vec::new(), sites };
        let mut stack = vec![Branch { manager: 0, unit: 0, size: people }];
        let mut parts = Vec::new();
        while let Some(branch) = stack.pop() {
            let me = org.people.len() as u32;
            let above = at(&org.units, branch.unit);
            let unit = if me == 0 || (above.size > department && branch.size >= 4) {
                let home = by_size.sample(&mut place);
                org.found(UnitCore { parent: branch.unit, head: me, size: branch.size, home, ..above })
            } else {
                branch.unit
            };
            let home = at(&org.units, unit).home;
            let site = if place.chance(750) { home } else { by_size.sample(&mut place) };
            let writes = active.chance(400) || me == 0;
            let weight = (active.lognormal(1000.0, 1.3) as u32).max(1);
            let activity = if writes { weight } else { 0 };
            org.people.push(PersonCore { manager: branch.manager, size: branch.size, unit, site, activity });
            split_span(branch.size.saturating_sub(1), &mut split, &mut parts);
            stack.extend(parts.iter().rev().map(|&size| Branch { manager: me, unit, size }));
        }
        org
    }

    /// Writes a new unit; `core.depth` and `core.family` are still those of the unit above.
    fn found(&mut self, core: UnitCore) -> u32 {
        let index = self.units.len() as u32;
        let unit = match (index, core.depth) {
            (0, _) => UnitCore { depth: 0, division: 0, family: 0, ..core },
            (_, 0) => {
                let family = 1 + (index * 5) % (FAMILIES.len() as u32 - 1).max(1);
                UnitCore { depth: 1, division: index, family, ..core }
            }
            _ => UnitCore { depth: core.depth + 1, ..core },
        };
        self.units.push(unit);
        index
    }

    pub(super) fn person(&self, index: u32) -> PersonCore {
        at(&self.people, index)
    }

    pub(super) fn unit(&self, index: u32) -> UnitCore {
        at(&self.units, index)
    }

    /// The units that a person is in, from theirs up, without the top.
    pub(super) fn chain(&self, person: u32) -> impl Iterator<Item = u32> {
        let mut unit = self.person(person).unit;
        std::iter::from_fn(move || {
            let this = unit;
            unit = self.unit(this).parent;
            (this != 0).then_some(this)
        })
    }

    pub(super) fn utc_offset(&self, site: u32) -> i32 {
        CITIES.get(site as usize % CITIES.len()).map_or(0, |city| city.utc_offset)
    }
}

/// Divides the people below a manager among direct reports: a span of about 7 (sd 2, from 3 to 12, two more for a last team), in
/// Dirichlet(4) parts. Each part counts a report and everybody below.
fn split_span(below: u32, draw: &mut Draw, parts: &mut Vec<u32>) {
    parts.clear();
    if below == 0 {
        return;
    }
    let span = ((7.0 + 2.0 * draw.normal()).clamp(3.0, 12.0)) as u32;
    if below <= span + 2 {
        parts.resize(below as usize, 1);
        return;
    }
    let shares: Vec<f64> = (0..span).map(|_| draw.gamma4()).collect();
    let total: f64 = shares.iter().sum();
    parts.extend(shares.iter().map(|share| ((share / total * f64::from(below)) as u32).max(1)));
    // What rounding left or took goes to the largest parts.
    let mut given: u32 = parts.iter().sum();
    while given != below {
        let Some(largest) = parts.iter_mut().max() else { return };
        if given < below {
            *largest += below - given;
            given = below;
        } else {
            *largest -= 1;
            given -= 1;
        }
    }
}
