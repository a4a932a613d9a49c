//! The synthetic company as the planner reads it.

use example::synth::{MEDIAN, Shape, Synth};
use insight::{Graph, Tie, plan::Company};

/// The working ties and the chart of so many people.
#[must_use]
pub fn company(people: u32, seed: u64) -> (Graph, Company) {
    let synth = Synth::new(Shape::new(people, seed, 1_790_000_000_000));
    let ties: Vec<Tie> =
        synth.working(MEDIAN).ties().map(|tie| Tie { from: tie.from, to: tie.to, weight: tie.weight }).collect();
    let (unit, site) = synth.placed().unzip();
    (Graph::new(people as usize, &ties).0, Company { unit, site })
}
