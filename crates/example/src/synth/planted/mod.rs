//! Truths planted in the synthetic company, so that every estimate can be held against what was planted: who begins and
//! who comes back, what they receive as colleagues arrive, how questions find answers, what people say in a survey, what
//! a pilot changes, and what happens beside all this.
//!
//! ```
//! use example::synth::{Shape, Synth, planted::{Planted, Truth}};
//! let synth = Synth::new(Shape::new(500, 42, 1_790_000_000_000));
//! let planted = Planted::new(&synth, Truth::named("usual").unwrap());
//! let begun: u32 = planted.weeks(0, 20).iter().map(|week| week.fresh).sum();
//! assert!(begun > 200 && begun < 400);
//! ```
//!
//! Like the company itself, each is a function of its numbers: another `run` is another history of the same company under
//! the same truth. Nothing here knows how an estimate is made.

mod answers;
mod incidents;
mod pilot;
mod roll_out;
mod spread;
mod survey;
#[cfg(test)]
mod tests;
mod ties;
mod truth;

pub use answers::{Answer, Waited, community};
pub use pilot::Measured;
pub use roll_out::{Received, RollOut};
pub use spread::Week;
pub use survey::Said;
pub use truth::{
    Adoption, Effect, Entry, Example, Expert, Growth, Incidents, Law, Need, Opening, PRESETS, Questions,
    Reorganisation, Survey, Truth, USUAL,
};

use super::{Synth, draw};
use incidents::Seal;
use ties::Ties;

/// A company with a truth in it.
pub struct Planted<'s> {
    synth: &'s Synth,
    truth: Truth,
    ties: Ties,
    seal: Option<Seal>,
}

impl<'s> Planted<'s> {
    /// Reads the working ties, once for all histories.
    #[must_use]
    pub fn new(synth: &'s Synth, truth: Truth) -> Self {
        let working = synth.working(truth.ties);
        let pairs = || working.ties().map(|tie| (tie.from, tie.to));
        let people = synth.shape.people;
        let ties = Ties::new(people, pairs());
        let Some(seal) = Seal::of(synth, truth, &ties) else { return Self { synth, truth, ties, seal: None } };
        let ties = Ties::new(people, pairs().filter(|(from, to)| seal.keeps(synth, *from, *to)));
        Self { synth, truth, ties, seal: Some(seal) }
    }

    /// How many people somebody works with.
    #[must_use]
    pub fn degree(&self, person: u32) -> u32 {
        self.ties.of(person).len() as u32
    }

    /// One stream of chance for a run, of which there are 2^24.
    fn draw(&self, stage: draw::Stage, run: u32, index: u32) -> draw::Draw {
        self.synth.draw(stage, (u64::from(run & 0x00ff_ffff) << 32) | u64::from(index))
    }

    fn people(&self) -> u32 {
        self.synth.shape.people
    }

    /// The unit of everybody, in order.
    pub fn units(&self) -> impl Iterator<Item = u32> {
        self.synth.placed().map(|(unit, _)| unit)
    }

    fn manager(&self, person: u32) -> u32 {
        self.synth.org.person(person).manager
    }
}
