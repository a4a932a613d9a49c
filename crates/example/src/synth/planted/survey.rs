//! What people say of the minutes that were saved them.

use super::super::draw::Stage;
use super::Planted;

/// One answer to the survey.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Said {
    /// Minutes a week, as they say.
    pub minutes: f64,
    /// Minutes a week, as they are.
    pub truly: f64,
}

impl Planted<'_> {
    /// Asks so many people; some answer.
    #[must_use]
    pub fn survey(&self, run: u32, asked: u32) -> Vec<Said> {
        let law = self.truth.survey;
        let mut draw = self.draw(Stage::Survey, run, 0);
        let mut answers = Vec::new();
        for _ in 0..asked {
            let answers_at_all = draw.share() < law.response;
            let none = draw.share() < law.none;
            let some = draw.lognormal(law.minutes, law.spread);
            let truly = if none { 0.0 } else { some };
            if answers_at_all {
                answers.push(Said { minutes: truly * law.over, truly });
            }
        }
        answers
    }
}
