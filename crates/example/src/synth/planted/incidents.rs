//! What happens to a company beside its laws, and must not be taken for them: a division that keeps to itself, people who
//! leave, units that are dealt again.

use super::super::draw::{Stage, at, ln};
use super::spread::NEVER;
use super::ties::Ties;
use super::{Planted, Reorganisation, Synth, Truth};

/// A division that lost ties to the rest.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seal {
    /// Its people are a run of numbers.
    first: u32,
    size: u32,
    /// The share of its ties to the rest that are left.
    left: f64,
}

impl Seal {
    /// The smallest division, as far apart from the rest as the truth has it; none in a company without divisions, or where the
    /// division is as sealed by itself.
    pub(super) fn of(synth: &Synth, truth: Truth, ties: &Ties) -> Option<Self> {
        let wanted = truth.incidents.sealed?;
        let units = synth.org.units.iter().filter(|unit| unit.depth == 1 && unit.size > 1);
        let smallest = units.min_by_key(|unit| (unit.size, unit.head))?;
        let seal = Self { first: smallest.head, size: smallest.size, left: 1.0 };
        let people = f64::from(synth.shape.people);
        let (mut crossing, mut all) = (0.0, 0.0);
        for person in 0..synth.shape.people {
            all += f64::from(ties.count(person, |_| true));
            crossing += f64::from(ties.count(person, |other| seal.inside(person) != seal.inside(other)));
        }
        let size = f64::from(smallest.size);
        // The crossing share of labels dealt at random, and what a silo index leaves of it.
        let by_chance = 2.0 * size * (people - size) / (people * (people - 1.0));
        let (now, then) = (crossing / all, by_chance * (1.0 - wanted));
        let left = then * (1.0 - now) / (now * (1.0 - then));
        (left < 1.0).then_some(Self { left, ..seal })
    }

    fn inside(&self, person: u32) -> bool {
        (self.first..self.first + self.size).contains(&person)
    }

    /// Whether a tie is still there; the same answer from both ends and each time.
    pub(super) fn keeps(&self, synth: &Synth, from: u32, to: u32) -> bool {
        let pair = (u64::from(from.min(to)) << 28) | u64::from(from.max(to));
        self.inside(from) == self.inside(to) || synth.draw(Stage::Seal, pair).share() < self.left
    }
}

impl Planted<'_> {
    /// Whether two who work together still do, with a division sealed off.
    #[must_use]
    pub fn keeps(&self, from: u32, to: u32) -> bool {
        self.seal.is_none_or(|seal| seal.keeps(self.synth, from, to))
    }

    /// Who is in the division that is sealed off; nobody where none is.
    #[must_use]
    pub fn sealed(&self) -> std::ops::Range<u32> {
        self.seal.map_or(0..0, |seal| seal.first..seal.first + seal.size)
    }

    /// The week from which each person is no longer of the company; [`u16::MAX`] for who stays.
    #[must_use]
    pub fn left(&self, run: u32) -> Vec<u16> {
        let leaving = self.truth.incidents.leaving;
        if leaving <= 0.0 {
            return vec![NEVER; self.people() as usize];
        }
        let mut draw = self.draw(Stage::Leave, run, 0);
        // Nobody leaves in the first week.
        let week = |_| (1.0 + ln(draw.share()) / ln(1.0 - leaving)).min(f64::from(NEVER)) as u16;
        (0..self.people()).map(week).collect()
    }

    /// Unit and manager of everybody once units were dealt again: who moves goes to the unit of somebody drawn by lot, under
    /// its head. None where nothing is.
    #[must_use]
    pub fn dealt_again(&self, run: u32) -> Option<Vec<(u32, u32)>> {
        let Reorganisation { week, moved } = self.truth.incidents.reorganisation?;
        let left = self.left(run);
        let mut draw = self.draw(Stage::Move, run, 0);
        let org = &self.synth.org;
        let dealt = (0..self.people()).map(|person| {
            let (moves, beside) = (draw.share() < moved, draw.below(self.people()));
            let (core, unit) = (org.person(person), org.person(beside).unit);
            let here = week < u32::from(at(&left, person));
            // Who leads somebody stays, or could end up below their own people.
            if moves && here && core.size == 1 && unit != core.unit {
                (unit, org.unit(unit).head)
            } else {
                (core.unit, core.manager)
            }
        });
        Some(dealt.collect())
    }
}
