//! Whole units enter in waves, and what people receive grows with the colleagues who are there.

use super::super::draw::{Stage, at, exp, ln};
use super::spread::shuffle;
use super::{Entry, Growth, Law, Planted};

/// Units that enter, and what everybody receives.
pub struct RollOut<'p, 's> {
    planted: &'p Planted<'s>,
    run: u32,
    /// How many weeks are looked at.
    pub weeks: u32,
    /// From which week each person is there.
    entries: Vec<u16>,
    /// And from which they no longer are of the company.
    left: Vec<u16>,
    /// How much each week brings.
    week: Vec<f64>,
}

/// What somebody received in a week.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Received {
    /// From 0.
    pub week: u32,
    /// Whether they were there, and the week's records are.
    pub there: bool,
    /// How many of those they work with were.
    pub colleagues: u32,
    /// Useful events: answers, pieces of others' work used again.
    pub events: u32,
}

impl Growth {
    /// What somebody receives beside so many colleagues, relative to nobody. With the arithmetic of the company itself:
    /// the same on every platform.
    #[must_use]
    pub fn at(self, colleagues: f64) -> f64 {
        match self.law {
            Law::Constant => 1.0,
            Law::Logarithmic => 1.0 + self.a * ln(1.0 + colleagues),
            Law::Linear => 1.0 + self.a * colleagues,
            Law::Power => exp(self.a * ln(1.0 + colleagues)),
            Law::Saturating => 1.0 + self.a * colleagues / (self.b + colleagues),
        }
    }
}

impl<'s> Planted<'s> {
    /// The week in which each unit enters, in an order drawn by lot; [`u16::MAX`] for those that do not.
    pub(super) fn waves(&self, run: u32, waves: u32, weeks: u32, share: f64) -> Vec<u16> {
        let mut sizes = vec![0_u32; self.synth.org.units.len()];
        for person in &self.synth.org.people {
            sizes.get_mut(person.unit as usize).into_iter().for_each(|size| *size += 1);
        }
        let mut order: Vec<u32> = (0..sizes.len() as u32).collect();
        shuffle(&mut order, &mut self.draw(Stage::Cohort, run, 1));
        let (mut start, mut sum) = (vec![u16::MAX; sizes.len()], 0_u32);
        for unit in order {
            sum += at(&sizes, unit);
            let wave =
                (f64::from(sum.saturating_sub(1)) / (f64::from(self.people()) * share) * f64::from(waves)) as u32;
            if wave < waves {
                start.get_mut(unit as usize).into_iter().for_each(|start| *start = (weeks * wave) as u16);
            }
        }
        start
    }

    /// What people receive in a run: while the waves enter and one span after the last, or for sixteen weeks.
    #[must_use]
    pub fn roll_out(&self, run: u32) -> RollOut<'_, 's> {
        let last = match self.truth.entry {
            Entry::Waves { waves, weeks, .. } => (waves + 1) * weeks,
            Entry::Everybody | Entry::Random(_) | Entry::Together(_) => 16,
        };
        let (entries, left) = (self.entries(run), self.left(run));
        let mut draw = self.draw(Stage::Received, run, u32::MAX);
        let week = (0..last).map(|_| exp(0.1 * draw.normal())).collect();
        RollOut { planted: self, run, weeks: last, entries, left, week }
    }
}

impl RollOut<'_, '_> {
    /// What one person received, week by week.
    pub fn of(&self, person: u32, rows: &mut Vec<Received>) {
        let growth = self.planted.truth.growth;
        let mut draw = self.planted.draw(Stage::Received, self.run, person);
        let own = draw.lognormal(growth.events, growth.between);
        for week in 0..self.weeks {
            let colleagues = self.planted.ties.count(person, |other| self.there(other, week));
            let there = self.there(person, week) && self.planted.truth.incidents.lost_week != Some(week);
            let shock = draw.gamma(4.0) / 4.0;
            let mean = own * at(&self.week, week) * growth.at(f64::from(colleagues)) * shock;
            let events = if there { draw.poisson(mean) } else { 0 };
            rows.push(Received { week, there, colleagues, events });
        }
    }

    /// What all would receive in an ordinary week if everybody were there.
    #[must_use]
    pub fn at_full_size(&self) -> f64 {
        let growth = self.planted.truth.growth;
        (0..self.planted.people())
            .map(|person| {
                let mut draw = self.planted.draw(Stage::Received, self.run, person);
                draw.lognormal(growth.events, growth.between) * growth.at(f64::from(self.planted.degree(person)))
            })
            .sum()
    }

    fn there(&self, person: u32, week: u32) -> bool {
        u32::from(at(&self.entries, person)) <= week && week < u32::from(at(&self.left, person))
    }
}
