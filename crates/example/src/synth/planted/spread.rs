//! Beginning and coming back.

use super::super::draw::{Draw, Stage, at, exp};
use super::{Entry, Example, Incidents, Opening, Planted};

/// What a week of the beginning shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Week {
    /// How many began in it.
    pub fresh: u32,
    /// Its working days, by those of a full week.
    pub work: f64,
}

/// Working days of the weeks since the opening, by five: a holiday in the eighth, a thin week after it, another holiday and
/// two thin weeks later; or four weeks of August first, and later a holiday and the end of the year.
fn work(week: u32, opening: Opening) -> f64 {
    match (opening, week) {
        (Opening::August, 0..4) => 0.45,
        (Opening::August, 14) => 0.8,
        (Opening::August, 20 | 21) => 0.3,
        (Opening::June, 7) => 0.2,
        (Opening::June, 8 | 33 | 34) => 0.4,
        (Opening::June, 20) => 0.8,
        _ => 1.0,
    }
}

/// The week of whoever has not begun, or never may.
pub(super) const NEVER: u16 = u16::MAX;

impl Planted<'_> {
    /// From which week each person may enter; [`NEVER`] for those who may not.
    pub(super) fn entries(&self, run: u32) -> Vec<u16> {
        match self.truth.entry {
            Entry::Everybody => vec![0; self.people() as usize],
            Entry::Random(_) | Entry::Together(_) => {
                let mut entries = vec![NEVER; self.people() as usize];
                for person in self.cohort(run) {
                    entries.get_mut(person as usize).into_iter().for_each(|entry| *entry = 0);
                }
                entries
            }
            Entry::Waves { waves, weeks, share } => {
                let starts = self.waves(run, waves, weeks, share);
                self.synth.org.people.iter().map(|person| at(&starts, person.unit)).collect()
            }
        }
    }

    /// The week in which each person begins, if they do within so many: none before they may enter.
    #[must_use]
    pub fn first_weeks(&self, run: u32, weeks: u32) -> Vec<Option<u16>> {
        let people = self.people();
        let law = self.truth.adoption;
        let mut draw = self.draw(Stage::Adoption, run, 0);
        let (entries, left) = (self.entries(run), self.left(run));
        let willing: Vec<bool> = entries.iter().map(|entry| (draw.share() < law.ceiling) & (*entry != NEVER)).collect();
        let all = willing.iter().filter(|willing| **willing).count().max(1);
        let threshold: Vec<f64> = match law.example {
            Example::Threshold => (0..people).map(|_| draw.beta(1.6, 3.4)).collect(),
            Example::Everybody | Example::Ties => Vec::new(),
        };
        let (mut first, mut begun, mut seen) = (vec![NEVER; people as usize], 0_usize, vec![0_u32; people as usize]);
        for week in 0..weeks {
            let shock = exp(law.shock * draw.normal() - law.shock * law.shock / 2.0);
            let days = work(week, self.truth.incidents.opening) * shock;
            let everybody = begun as f64 / all as f64;
            let mut fresh = Vec::new();
            let here = |person: u32| week < u32::from(at(&left, person));
            let waits = |person: &u32| at(&willing, *person) && at(&first, *person) == NEVER && here(*person);
            for person in (0..people).filter(waits).filter(|person| u32::from(at(&entries, *person)) <= week) {
                let share = f64::from(at(&seen, person)) / f64::from(self.degree(person).max(1));
                let example = match law.example {
                    Example::Everybody => everybody,
                    Example::Ties => share,
                    Example::Threshold => f64::from(u8::from(share >= at(&threshold, person))),
                };
                let led = person != 0 && at(&first, self.manager(person)) < week as u16;
                let hazard = days * (law.outside + law.inside * example + if led { law.manager } else { 0.0 });
                if draw.share() < 1.0 - exp(-hazard) {
                    fresh.push(person);
                }
            }
            begun += fresh.len();
            for person in fresh {
                if let Some(first) = first.get_mut(person as usize) {
                    *first = week as u16;
                }
                for other in self.ties.of(person) {
                    seen.get_mut(*other as usize).into_iter().for_each(|seen| *seen += 1);
                }
            }
        }
        first.into_iter().map(|week| (week != NEVER).then_some(week)).collect()
    }

    /// The week in which each person is seen to begin: after a week whose records are lost, in the next.
    #[must_use]
    pub fn first_seen(&self, run: u32, weeks: u32) -> Vec<Option<u16>> {
        let lost = self.truth.incidents.lost_week;
        let seen = |week: u16| if lost == Some(u32::from(week)) { week + 1 } else { week };
        let began = self.first_weeks(run, weeks).into_iter();
        began.map(|week| week.map(seen).filter(|week| u32::from(*week) < weeks)).collect()
    }

    /// How many are seen to begin in each week. One whose records are lost counts no day, and the next those of both.
    #[must_use]
    pub fn weeks(&self, run: u32, weeks: u32) -> Vec<Week> {
        let Incidents { opening, lost_week: lost, .. } = self.truth.incidents;
        let days = |week: u32| match (lost, week.checked_sub(1)) {
            (Some(lost), _) if lost == week => 0.0,
            (Some(lost), Some(before)) if lost == before => work(before, opening) + work(week, opening),
            _ => work(week, opening),
        };
        let mut counts: Vec<Week> = (0..weeks).map(|week| Week { fresh: 0, work: days(week) }).collect();
        for week in self.first_seen(run, weeks).into_iter().flatten() {
            counts.get_mut(usize::from(week)).into_iter().for_each(|week| week.fresh += 1);
        }
        counts
    }

    /// Who may enter: everybody, or those of a pilot.
    #[must_use]
    pub fn cohort(&self, run: u32) -> Vec<u32> {
        match self.truth.entry {
            Entry::Everybody | Entry::Waves { .. } => (0..self.people()).collect(),
            Entry::Random(size) => {
                let mut all: Vec<u32> = (0..self.people()).collect();
                shuffle(&mut all, &mut self.draw(Stage::Cohort, run, 0));
                all.truncate(size as usize);
                all.sort_unstable();
                all
            }
            Entry::Together(size) => self.together(self.draw(Stage::Cohort, run, 0).below(self.people()), size),
        }
    }

    /// People around one: each time whoever has the largest share of their ties inside, of those with a tie to them.
    fn together(&self, around: u32, size: u32) -> Vec<u32> {
        let mut inside = vec![0_u32; self.people() as usize];
        let mut cohort = Vec::new();
        let mut near = std::collections::BTreeSet::from([around]);
        while cohort.len() < size as usize {
            let share = |person: u32| f64::from(at(&inside, person)) / f64::from(self.degree(person).max(1));
            let Some(next) = near.iter().copied().max_by(|a, b| share(*a).total_cmp(&share(*b)).then(b.cmp(a))) else {
                break;
            };
            near.remove(&next);
            cohort.push(next);
            for other in self.ties.of(next) {
                inside.get_mut(*other as usize).into_iter().for_each(|count| *count += 1);
                if !cohort.contains(other) {
                    near.insert(*other);
                }
            }
        }
        cohort.sort_unstable();
        cohort
    }

    /// How many of a cohort come back in each week: all are there in the first, and who finds few of those they work with
    /// stays away.
    #[must_use]
    pub fn coming_back(&self, cohort: &[u32], run: u32, weeks: u32) -> Vec<u32> {
        self.visits(cohort, run, weeks)
            .iter()
            .map(|comes| comes.iter().filter(|comes| **comes).count() as u32)
            .collect()
    }

    /// Week by week, whether each of a cohort comes; nobody does once they have left the company.
    #[must_use]
    pub fn visits(&self, cohort: &[u32], run: u32, weeks: u32) -> Vec<Vec<bool>> {
        let left = self.left(run);
        let mut draw = self.draw(Stage::Need, run, 0);
        let threshold: Vec<f64> = cohort.iter().map(|_| draw.beta(1.6, 3.4)).collect();
        let mut active = vec![false; self.people() as usize];
        let set = |active: &mut Vec<bool>, person: u32, on: bool| {
            active.get_mut(person as usize).into_iter().for_each(|active| *active = on);
        };
        cohort.iter().for_each(|person| set(&mut active, *person, true));
        let mut visits = vec![vec![true; cohort.len()]];
        for week in 1..weeks {
            let here = |person: u32| week < u32::from(at(&left, person));
            let comes: Vec<bool> = cohort
                .iter()
                .zip(&threshold)
                .map(|(person, own)| {
                    let colleagues = self.ties.count(*person, here);
                    let there = self.ties.count(*person, |other| at(&active, other));
                    let share = f64::from(there) / f64::from(colleagues.max(1));
                    self.comes(share, *own, &mut draw) && here(*person)
                })
                .collect();
            cohort.iter().zip(&comes).for_each(|(person, comes)| set(&mut active, *person, *comes));
            visits.push(comes);
        }
        visits
    }

    fn comes(&self, share: f64, threshold: f64, draw: &mut Draw) -> bool {
        let comes = 1.0 / (1.0 + exp(-(share - threshold) / 0.05));
        draw.share() < comes.max(self.truth.need.floor)
    }
}

/// Any order as likely as any other (Fisher and Yates).
pub(super) fn shuffle(list: &mut [u32], draw: &mut Draw) {
    for last in (1..list.len()).rev() {
        list.swap(last, draw.below(last as u32 + 1) as usize);
    }
}
