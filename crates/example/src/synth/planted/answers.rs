//! Questions, and how long they wait.

use super::super::draw::{Draw, Stage, exp, ln};
use super::Planted;

/// A question that was looked at for a while.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Waited {
    /// Working hours until its first answer, or until it was looked at last.
    pub hours: f64,
    /// Whether it had an answer by then.
    pub answered: bool,
}

/// The first answer to a question of the company.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answer {
    /// From 0.
    pub question: u32,
    /// Who gave it.
    pub person: u32,
    /// Working hours that it took.
    pub hours: f64,
}

/// Working hours from one question of the company to the next.
const APART: f64 = 2.0;

/// How many people the community of this number has, of so many from 20 to 600.
#[must_use]
pub fn community(at: u32, of: u32) -> u32 {
    (20.0 * exp(ln(30.0) * f64::from(at) / f64::from(of.max(2) - 1)) + 0.5) as u32
}

impl Planted<'_> {
    /// The first answers to so many questions, one after another, to the whole company; of an expert whom all ask if there is
    /// one, who answers in the order of asking.
    #[must_use]
    pub fn answers(&self, run: u32, questions: u32) -> Vec<Answer> {
        let law = self.truth.questions;
        let mut draw = self.draw(Stage::Answer, run, 0);
        let expert = draw.below(self.people());
        let mut free = 0.0_f64;
        let mut answers = Vec::new();
        for question in 0..questions {
            let asked = APART * f64::from(question);
            let to_expert = self.truth.incidents.expert.filter(|known| draw.share() < known.share);
            if let Some(known) = to_expert {
                free = free.max(asked) + known.hours * draw.gamma(2.0) / 2.0;
                answers.push(Answer { question, person: expert, hours: free - asked });
                continue;
            }
            let able = self.able(self.people(), 1.0, &mut draw);
            let first = (0..able).map(|_| (draw.lognormal(law.hours, law.spread), draw.below(self.people())));
            if let Some((hours, person)) = first.min_by(|one, other| one.0.total_cmp(&other.0)) {
                answers.push(Answer { question, person, hours });
            }
        }
        answers
    }

    /// Of so many questions to so many people, those of one community, how many ever have an answer.
    #[must_use]
    pub fn answered(&self, run: u32, community: u32, people: u32, questions: u32) -> u32 {
        if self.truth.incidents.dead_community == Some(community) {
            return 0;
        }
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
