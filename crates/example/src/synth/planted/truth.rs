//! What is planted: every parameter that an estimate can be held against, under the names of the presets.

use serde::Serialize;

/// A company's planted truths; `truth.json` is this.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Truth {
    /// The preset's name.
    pub preset: &'static str,
    /// How many others to work with somebody in the middle looks for.
    pub ties: f64,
    /// Whether a person's unit is their team of a few: figures of so few people must be withheld.
    pub small_units: bool,
    /// Who enters when.
    pub entry: Entry,
    /// How people begin.
    pub adoption: Adoption,
    /// How they come back.
    pub need: Need,
    /// What they receive as more of their colleagues are there.
    pub growth: Growth,
    /// How questions find answers.
    pub questions: Questions,
    /// What they say of the minutes that it saved them.
    pub survey: Survey,
    /// What a pilot changes in the figure that it is judged by.
    pub effect: Effect,
    /// What happens beside all this.
    pub incidents: Incidents,
}

/// Who may enter, and when.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Entry {
    /// Everybody at once.
    Everybody,
    /// So many people, drawn by lot.
    Random(u32),
    /// So many people around one of them, each with the largest share of their ties into those before.
    Together(u32),
    /// Whole units in an order drawn by lot.
    Waves {
        /// How many.
        waves: u32,
        /// From one to the next.
        weeks: u32,
        /// Of the company at the last, from 0 to 1.
        share: f64,
    },
}

/// The hazard of beginning in a week: `1 - exp(-w (outside + inside f + manager m))`, where `w` are the week's working
/// days with a shock, `f` what they see of others, and `m` whether their manager has begun (Bass 1969; Granovetter 1978;
/// Centola and Macy 2007).
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Adoption {
    /// A week, without anybody's example.
    pub outside: f64,
    /// A week, when everybody that they look at has begun.
    pub inside: f64,
    /// The share who ever will.
    pub ceiling: f64,
    /// A week, when their manager has begun.
    pub manager: f64,
    /// Standard deviation of the week's shock, of a logarithm.
    pub shock: f64,
    /// Whom they look at.
    pub example: Example,
}

/// What somebody sees of others who have begun.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Example {
    /// Their share of all who ever will.
    Everybody,
    /// Their share of one's own ties.
    Ties,
    /// Whether their share of one's ties passes a threshold of one's own, Beta(1.6, 3.4).
    Threshold,
}

/// Coming back in a week: `logistic((share of one's ties active - threshold) / .05)` with thresholds Beta(1.6, 3.4), and
/// never below a floor.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Need {
    /// Of those who find nobody.
    pub floor: f64,
}

/// How what somebody receives grows with the colleagues who are there.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Law {
    /// Not at all (after Sarnoff).
    Constant,
    /// `1 + a ln(1 + e)` (after Odlyzko and Tilly).
    Logarithmic,
    /// `1 + a e` (after Metcalfe).
    Linear,
    /// `(1 + e)^a`.
    Power,
    /// `1 + a e / (b + e)`.
    Saturating,
}

/// Useful events received: `Poisson(person x week x shock x G(colleagues there))`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Growth {
    /// `G`.
    pub law: Law,
    /// Its first parameter.
    pub a: f64,
    /// Its second.
    pub b: f64,
    /// A week, of somebody in the middle who is alone there.
    pub events: f64,
    /// Standard deviation between people, of a logarithm.
    pub between: f64,
}

/// Answers: everybody whom a question reaches is able and willing with a chance that is the question's own.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Questions {
    /// The mean chance.
    pub each: f64,
    /// The shape of its gamma law between questions.
    pub shape: f64,
    /// Standard deviation between communities, of a logarithm.
    pub between: f64,
    /// Median of an answerer's delay, in working hours.
    pub hours: f64,
    /// Standard deviation of its logarithm.
    pub spread: f64,
}

impl Questions {
    /// The share that is ever answered in communities of so many people: `1 - (1 + n q / k)^-k`, over what communities have
    /// of their own.
    #[must_use]
    pub fn answered(self, people: f64) -> f64 {
        let of = |own: f64| 1.0 - (1.0 + people * self.each * own / self.shape).powf(-self.shape);
        // The midpoints of a thousand equal shares of the normal law.
        let middle = |at: u32| normal_quantile((f64::from(at) + 0.5) / 1_000.0);
        let own = |at| (self.between * middle(at) - self.between * self.between / 2.0).exp();
        (0..1_000).map(|at| of(own(at))).sum::<f64>() / 1_000.0
    }

    /// The working hours after which half of the questions to so many people have an answer: with a share `F` of the
    /// delays passed, `(1 + n q F / k)^-k` still wait. None where half never have one.
    #[must_use]
    pub fn median_hours(self, people: f64) -> Option<f64> {
        let passed = self.shape * (0.5_f64.powf(-1.0 / self.shape) - 1.0) / (people * self.each);
        (passed < 1.0).then(|| self.hours * (self.spread * normal_quantile(passed)).exp())
    }
}

/// Where the standard normal has this share below: by halving, from the series of its integral (Abramowitz and Stegun, 26.2.11).
fn normal_quantile(share: f64) -> f64 {
    let below = |x: f64| {
        let (mut term, mut sum) = (x, x);
        for odd in (3..200).step_by(2) {
            term *= x * x / f64::from(odd);
            sum += term;
        }
        0.5 + sum * (-x * x / 2.0).exp() / std::f64::consts::TAU.sqrt()
    };
    let (mut low, mut high) = (-8.0, 8.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if below(middle) < share { low = middle } else { high = middle }
    }
    low
}

/// Minutes saved in a week, as people say them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Survey {
    /// The share for whom it is nothing.
    pub none: f64,
    /// The median of the others.
    pub minutes: f64,
    /// Standard deviation of its logarithm.
    pub spread: f64,
    /// The share of those asked who answer.
    pub response: f64,
    /// By how much they say too much.
    pub over: f64,
}

impl Survey {
    /// The mean that is said.
    #[must_use]
    pub fn mean_said(self) -> f64 {
        self.over * self.mean()
    }

    /// The mean that is true.
    #[must_use]
    pub fn mean(self) -> f64 {
        (1.0 - self.none) * self.minutes * (self.spread * self.spread / 2.0).exp()
    }
}

/// The figure that a pilot is judged by, for each cohort and period: `base + cohort + period + noise + effect` once it
/// has begun.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Effect {
    /// Where it stands.
    pub base: f64,
    /// What the network changes.
    pub effect: f64,
    /// Standard deviations between cohorts, between periods, and of the rest.
    pub cohorts: f64,
    /// Between periods.
    pub periods: f64,
    /// Of the rest.
    pub noise: f64,
}

/// What happens to a company beside its laws; nothing in the usual one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Incidents {
    /// The silo index of the smallest division against the rest: 0 as chance would have it, 1 without a tie between them.
    pub sealed: Option<f64>,
    /// Somebody whom all ask.
    pub expert: Option<Expert>,
    /// The number of the community in which nobody answers, from 0.
    pub dead_community: Option<u32>,
    /// When it opens.
    pub opening: Opening,
    /// The week whose records are lost, from 0: who began in it is seen in the next.
    pub lost_week: Option<u32>,
    /// Units dealt again.
    pub reorganisation: Option<Reorganisation>,
    /// The chance of leaving the company in a week. Who left began if they did, and stays an example to others; they receive
    /// nothing, come no more, and are nobody's colleague.
    pub leaving: f64,
}

/// The Monday of the first week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Opening {
    /// The first of June 2026.
    June,
    /// The third of August 2026, when most are away.
    August,
}

/// One person is asked first, and answers one question after another.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Expert {
    /// The share of questions that go to them.
    pub share: f64,
    /// Working hours that an answer takes them, on average.
    pub hours: f64,
}

/// People moved to units of others, under their heads.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Reorganisation {
    /// On the Monday of this week, from 0.
    pub week: u32,
    /// The share of those who lead nobody.
    pub moved: f64,
}

/// The usual company, from which the presets depart.
pub const USUAL: Truth = Truth {
    preset: "usual",
    ties: crate::synth::MEDIAN,
    small_units: false,
    entry: Entry::Everybody,
    adoption: Adoption {
        outside: 0.02,
        inside: 0.25,
        ceiling: 0.7,
        manager: 0.0,
        shock: 0.15,
        example: Example::Everybody,
    },
    need: Need { floor: 0.06 },
    growth: Growth { law: Law::Power, a: 0.5, b: 1.0, events: 0.5, between: 0.8 },
    questions: Questions { each: 0.005, shape: 1.2, between: 0.3, hours: 3.0, spread: 1.6 },
    survey: Survey { none: 0.3, minutes: 8.0, spread: 1.0, response: 0.35, over: 1.3 },
    effect: Effect { base: 9.0, effect: -1.5, cohorts: 0.4, periods: 0.2, noise: 0.5 },
    incidents: Incidents {
        sealed: None,
        expert: None,
        dead_community: None,
        opening: Opening::June,
        lost_week: None,
        reorganisation: None,
        leaving: 0.0,
    },
};

const WAVES: Entry = Entry::Waves { waves: 8, weeks: 2, share: 1.0 };

/// The companies by name.
pub const PRESETS: [Truth; 11] = [
    USUAL,
    // A hundred people by lot: each meets one tie in a hundred, and nobody stays.
    Truth {
        preset: "pilot100-random",
        entry: Entry::Random(100),
        adoption: Adoption { manager: 0.03, example: Example::Ties, ..USUAL.adoption },
        ..USUAL
    },
    // A hundred people who work together.
    Truth {
        preset: "pilot100-chosen",
        entry: Entry::Together(100),
        adoption: Adoption { manager: 0.03, example: Example::Ties, ..USUAL.adoption },
        ..USUAL
    },
    // Twelve waves of whole units, and a figure that improves with each.
    Truth {
        preset: "stepwedge-12",
        entry: Entry::Waves { waves: 12, weeks: 2, share: 1.0 },
        growth: Growth { law: Law::Linear, a: 0.3, ..USUAL.growth },
        ..USUAL
    },
    Truth { preset: "metcalfe", entry: WAVES, growth: Growth { law: Law::Linear, a: 0.3, ..USUAL.growth }, ..USUAL },
    Truth { preset: "sarnoff", entry: WAVES, growth: Growth { law: Law::Constant, a: 0.0, ..USUAL.growth }, ..USUAL },
    Truth {
        preset: "saturating",
        entry: WAVES,
        growth: Growth { law: Law::Saturating, a: 5.0, b: 4.0, ..USUAL.growth },
        ..USUAL
    },
    // Everybody waits for the others, and nothing comes of it.
    Truth {
        preset: "dead-on-arrival",
        adoption: Adoption { outside: 0.002, ceiling: 0.3, example: Example::Threshold, ..USUAL.adoption },
        growth: Growth { law: Law::Constant, a: 0.0, events: 0.05, ..USUAL.growth },
        questions: Questions { each: 0.000_2, ..USUAL.questions },
        survey: Survey { none: 0.9, ..USUAL.survey },
        effect: Effect { effect: 0.0, ..USUAL.effect },
        ..USUAL
    },
    // Teams of a few, of which no figure may be shown.
    Truth { preset: "works-council", small_units: true, ..USUAL },
    // As dense as the mail of a research institution (email-Eu-core: Leskovec et al. 2007).
    Truth { preset: "eu-core-like", ties: 21.0, ..USUAL },
    // Half a year in which everything happens beside the laws.
    Truth {
        preset: "eventful",
        incidents: Incidents {
            sealed: Some(0.95),
            expert: Some(Expert { share: 0.4, hours: 6.0 }),
            dead_community: Some(7),
            opening: Opening::August,
            lost_week: Some(10),
            reorganisation: Some(Reorganisation { week: 12, moved: 0.3 }),
            leaving: 0.004,
        },
        ..USUAL
    },
];

impl Truth {
    /// The company of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        PRESETS.into_iter().find(|truth| truth.preset == name)
    }
}
