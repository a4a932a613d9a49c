//! Questions, and how long they wait.

use super::super::draw::{Draw, Stage, exp};
use super::Planted;

/// A question that was looked at for a while.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Waited {
    /// Working hours until its first answer, or until it was looked at last.
    pub hours: f64,
    /// Whether it had an answer by then.
    pub answered: bool,
}

impl Planted<'_> {
    /// Of so many questions to so many people, those of one community, how many ever have an answer.
    #[must_use]
    pub fn answered(&self, run: u32, community: u32, people: u32, questions: u32) -> u32 {
        let law = self.truth.questions;
        let mut draw = self.draw(Stage::Question, run, community);
        // Its mean is 1: what is planted holds over communities.
        let own = exp(law.between * draw.normal() - law.between * law.between / 2.0);
        (0..questions).filter(|_| self.able(people, own, &mut draw) > 0).count() as u32
    }

    /// So many questions to so many people, each looked at for one to three days of work.
    #[must_use]
    pub fn waits(&self, run: u32, people: u32, questions: u32) -> Vec<Waited> {
        let law = self.truth.questions;
        let mut draw = self.draw(Stage::Question, run, (1 << 31) | people);
        let wait = |_| {
            let able = self.able(people, 1.0, &mut draw);
            let first = (0..able).map(|_| draw.lognormal(law.hours, law.spread)).fold(f64::INFINITY, f64::min);
            let looked = 24.0 + 48.0 * draw.share();
            Waited { hours: first.min(looked), answered: first <= looked }
        };
        (0..questions).map(wait).collect()
    }

    /// How many of so many people are able and willing to answer a question.
    fn able(&self, people: u32, own: f64, draw: &mut Draw) -> u32 {
        let law = self.truth.questions;
        let chance = law.each * own * draw.gamma(law.shape) / law.shape;
        draw.poisson(chance * f64::from(people))
    }
}
