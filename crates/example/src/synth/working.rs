//! Who works with whom: the ties that a planner is tried on, with projects across units.
//!
//! Nearly half the ties come from projects, cliques of Pareto sizes that are drawn around somebody at one of four levels of the
//! chart; the rest by quarters in the team, the unit, the division and the company, other sites at 0.35; and everybody works with
//! their manager. In a company of 3,000 that gives a mean of about 17 ties, a median near 13, clustering near 0.26 and half the
//! ties across units, as the mail of a research institution suggests (email-Eu-core: Leskovec et al. 2007; Yin et al. 2017).

use super::draw::{Draw, Stage, at, exp, ln};
use super::{Grouped, Synth};

/// Two people work together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorkingTie {
    /// One of them.
    pub from: u32,
    /// The other.
    pub to: u32,
    /// How much.
    pub weight: f32,
}

/// The working ties of a company: about 12 bytes a person, and nothing a tie.
pub struct Working<'s> {
    synth: &'s Synth,
    /// Sums of how many ties people look for, in the order of people, in sixteenths.
    sums: Vec<u64>,
    /// Each project's people.
    projects: Vec<u8>,
    /// Everybody by their manager, and where each manager's begin.
    reports: Vec<u32>,
    first_report: Vec<u32>,
}

/// Shares, in thousandths, of the ties of projects.
const PROJECTS: u64 = 450;
/// The usual median of ties that somebody looks for.
pub const MEDIAN: f64 = 15.0;

impl Synth {
    /// The unit and the site of everybody, in order.
    pub fn placed(&self) -> impl Iterator<Item = (u32, u32)> {
        self.org.people.iter().map(|person| (person.unit, person.site))
    }

    /// The working ties, with this median a person: [`MEDIAN`] unless a benchmark wants a denser company.
    #[must_use]
    pub fn working(&self, median: f64) -> Working<'_> {
        let people = self.shape.people;
        let mut sums = vec![0_u64; people as usize + 1];
        let (mut total, mut draw) = (0, self.draw(Stage::Tie, u64::MAX >> 8));
        for sum in sums.iter_mut().skip(1) {
            total += (draw.lognormal(median, 0.7).clamp(2.0, 250.0) * 16.0) as u64;
            *sum = total;
        }
        let (mut left, mut projects) = ((total / 32 * PROJECTS / 1000) as i64, Vec::new());
        let mut draw = self.draw(Stage::Project, u64::MAX >> 8);
        while left > 0 {
            let size = project_size(&mut draw).min(people.min(25) as u8).max(2);
            projects.push(size);
            left -= i64::from(size) * (i64::from(size) - 1) / 2;
            if people < 3 {
                break;
            }
        }
        let mut working = Working { synth: self, sums, projects, reports: Vec::new(), first_report: Vec::new() };
        working.sort_reports();
        working
    }
}

/// From 3 to 25, most of them small.
fn project_size(draw: &mut Draw) -> u8 {
    let share = (f64::from(draw.word()) + 1.0) / 4_294_967_296.0;
    let pareto = exp(-ln(share) / 1.6) - 1.0;
    (3.0 + 3.0 * pareto).min(25.0) as u8
}

impl Working<'_> {
    fn sort_reports(&mut self) {
        let people = self.synth.shape.people;
        let mut first = vec![0_u32; people as usize + 1];
        for person in 1..people {
            if let Some(count) = first.get_mut(self.synth.org.person(person).manager as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for count in &mut first {
            sum += *count;
            *count = sum;
        }
        let (mut next, mut reports) = (first.clone(), vec![0; people.saturating_sub(1) as usize]);
        for person in 1..people {
            if let Some(slot) = next.get_mut(self.synth.org.person(person).manager as usize) {
                if let Some(report) = reports.get_mut(*slot as usize) {
                    *report = person;
                }
                *slot += 1;
            }
        }
        (self.reports, self.first_report) = (reports, first);
    }

    /// All ties, one line each time that two people meet in a project or otherwise: a pair may come more than once.
    pub fn ties(&self) -> impl Iterator<Item = WorkingTie> {
        let projects = Grouped::new(self, 0..self.projects.len() as u64, |working, at, rows| working.project(at, rows));
        let people = u64::from(self.synth.shape.people);
        projects.chain(Grouped::new(self, 0..people, |working, person, rows| working.of(person as u32, rows)))
    }

    /// Everybody of one project with everybody else of it.
    fn project(&self, at: u64, rows: &mut Vec<WorkingTie>) {
        let mut draw = self.synth.draw(Stage::Project, at);
        let size = self.projects.get(at as usize).map_or(0, |size| usize::from(*size));
        let around = draw.below(self.synth.shape.people);
        let level = match draw.below(100) {
            0..15 => 0,
            15..50 => 1,
            50..75 => 2,
            _ => 3,
        };
        let mut members = vec![around];
        for _ in 0..3 * size {
            if members.len() >= size {
                break;
            }
            let other = self.near(around, level, &mut draw);
            if !members.contains(&other) {
                members.push(other);
            }
        }
        for (place, &from) in members.iter().enumerate() {
            for &to in members.get(place + 1..).unwrap_or_default() {
                rows.push(WorkingTie { from, to, weight: draw.lognormal(1.0, 1.0) as f32 });
            }
        }
    }

    /// One person's other ties.
    fn of(&self, person: u32, rows: &mut Vec<WorkingTie>) {
        let mut draw = self.synth.draw(Stage::Tie, u64::from(person));
        let core = self.synth.org.person(person);
        if person != 0 {
            rows.push(WorkingTie { from: person, to: core.manager, weight: 2.0 * draw.lognormal(1.0, 1.0) as f32 });
        }
        let wanted = self.sum(person + 1) - self.sum(person);
        // Half are looked for from each end; what a thirty-second leaves is drawn.
        let wanted = wanted * (1000 - PROJECTS) / 1000 + u64::from(draw.below(32));
        for _ in 0..wanted / 32 {
            for _ in 0..6 {
                let level = draw.below(4);
                let to = self.near(person, level, &mut draw);
                let here = self.synth.org.person(to).site == core.site || draw.chance(350);
                if to != person && here {
                    rows.push(WorkingTie { from: person, to, weight: draw.lognormal(1.0, 1.0) as f32 });
                    break;
                }
            }
        }
    }

    fn sum(&self, person: u32) -> u64 {
        at(&self.sums, person)
    }

    /// Somebody of the same manager, unit, division or company; who looks for many ties is found more often.
    fn near(&self, person: u32, level: u32, draw: &mut Draw) -> u32 {
        let org = &self.synth.org;
        let core = org.person(person);
        let unit = org.unit(core.unit);
        let (head, size) = match level {
            0 => {
                let first = at(&self.first_report, core.manager);
                let count = at(&self.first_report, core.manager + 1) - first;
                return at(&self.reports, first + draw.below(count));
            }
            1 => (unit.head, unit.size),
            2 => {
                let division = org.unit(unit.division);
                (division.head, division.size)
            }
            _ => (0, self.synth.shape.people),
        };
        let (from, to) = (self.sum(head), self.sum(head + size));
        let wide = (u64::from(draw.word()) << 32) | u64::from(draw.word());
        let wanted = from + ((u128::from(wide) * u128::from(to - from)) >> 64) as u64;
        let place = self.sums.partition_point(|sum| *sum <= wanted);
        (place as u32).saturating_sub(1).min(self.synth.shape.people - 1)
    }
}
