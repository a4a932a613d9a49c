//! What somebody gets from it as more of their colleagues are there, and from that what a larger network would bring.
//!
//! Identified by who entered when: `events ~ Poisson(a_i b_t G(e_it))` with an effect of each person and each week, and five
//! laws `G`. Keeping people of one network at random and counting the events that survive gives `n²` whatever the law, so
//! there is no such function here; nor is there a fit of totals over time.

use serde::Serialize;

use crate::{Interval, Refusal, What, chance, interval::normal_quantile};

/// What each person got in each week, and how many of their colleagues were there.
#[derive(Debug, Clone, Default)]
pub struct Panel {
    /// Weeks; rows are people.
    pub weeks: usize,
    /// Useful events received: answers, reuses.
    pub events: Vec<f64>,
    /// Colleagues who were there.
    pub exposure: Vec<f64>,
    /// Whether the person was there.
    pub there: Vec<bool>,
    /// The unit that entered as one, for each person.
    pub cluster: Vec<u32>,
}

/// How events grow with colleagues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Law {
    /// Not at all (after Sarnoff).
    Constant,
    /// With the logarithm (after Odlyzko and Tilly).
    Logarithmic,
    /// In proportion (after Metcalfe).
    Linear,
    /// With a power.
    Power,
    /// In proportion at first, then no more.
    Saturating,
}

impl Law {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Constant, Self::Logarithmic, Self::Linear, Self::Power, Self::Saturating];

    fn parameters(self) -> f64 {
        match self {
            Self::Constant => 0.0,
            Self::Logarithmic | Self::Linear | Self::Power => 1.0,
            Self::Saturating => 2.0,
        }
    }

    /// The shapes that are tried.
    fn shapes(self) -> Vec<(f64, f64)> {
        let geometric = |from: f64, to: f64, count: i32| {
            (0..count).map(move |at| from * (to / from).powf(f64::from(at) / f64::from(count - 1)))
        };
        match self {
            Self::Constant => vec![(0.0, 1.0)],
            Self::Logarithmic => geometric(0.02, 60.0, 16).map(|theta| (theta, 1.0)).collect(),
            Self::Linear => geometric(0.02 / 3.0, 20.0, 16).map(|theta| (theta, 1.0)).collect(),
            Self::Power => (0..16).map(|step| (f64::from(step) * 0.1, 1.0)).collect(),
            Self::Saturating => geometric(0.15, 60.0, 12)
                .flat_map(|theta| [1.0, 2.0, 4.0, 8.0, 16.0, 32.0].map(move |half| (theta, half)))
                .collect(),
        }
    }

    /// What somebody with so many colleagues there gets, relative to nobody there.
    #[must_use]
    pub fn at(self, (theta, half): (f64, f64), exposure: f64) -> f64 {
        match self {
            Self::Constant => 1.0,
            Self::Logarithmic => 1.0 + theta * exposure.ln_1p(),
            Self::Linear => 1.0 + theta * exposure,
            Self::Power => (1.0 + exposure).powf(theta),
            Self::Saturating => 1.0 + theta * exposure / (half + exposure),
        }
    }
}

/// One law, fitted.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Fit {
    /// Which.
    pub law: Law,
    /// Its shape.
    pub shape: (f64, f64),
    /// How likely it is among the five (Akaike weight, corrected for overdispersion).
    pub weight: f64,
    /// Mean of the people's own effects.
    pub level: f64,
    #[serde(skip)]
    likelihood: f64,
}

/// The five laws together, and what they say of a larger network.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Response {
    /// The laws, the likeliest first.
    pub laws: Vec<Fit>,
    /// Events a week if everybody whose exposure was given were there.
    pub predicted: f64,
    /// Where that lies, at 90 %.
    pub interval: Interval,
}

const DRAWS: usize = 200;
/// Beyond the draws, as found on planted laws.
const WIDENED: f64 = 1.25;

/// Fits the laws, and predicts the events of people who would each have so many colleagues there.
///
/// # Errors
/// [`Refusal::TooFew`] below eight clusters that entered; [`Refusal::NarrowExposure`] where exposures span fewer
/// than three doublings, or nobody's own has doubled.
pub fn response(panel: &Panel, exposures: &[f64], seed: u64) -> Result<Response, Refusal> {
    let data = Cells::of(panel);
    data.check()?;
    let every = vec![1.0; data.clusters];
    let fit = |law: &Law| {
        // From a coarse grid to ever closer shapes: a law that is told by a point beside its best looks less likely than it is.
        let coarse = data.fit(*law, &law.shapes(), &every);
        [0.5, 0.25].iter().fold(coarse, |fit, width| data.fit(*law, &around(&fit, *width), &every))
    };
    let mut laws: Vec<Fit> = Law::ALL.iter().map(fit).collect();
    data.weigh(&mut laws);
    let predicted = predict(&laws, exposures);
    let mut chance = chance::stream(seed, 91);
    let logs: Vec<f64> = (0..DRAWS)
        .map(|_| {
            let mut times = vec![0.0; data.clusters];
            (0..data.clusters).for_each(|_| times[chance::below(&mut chance, data.clusters)] += 1.0);
            let mut again: Vec<Fit> = laws
                .iter()
                .filter(|fit| fit.weight > 0.01)
                .map(|fit| data.fit(fit.law, &around(fit, 1.0), &times))
                .collect();
            data.weigh(&mut again);
            predict(&again, exposures).max(1e-9).ln()
        })
        .collect();
    let mean = logs.iter().sum::<f64>() / DRAWS as f64;
    let spread = (logs.iter().map(|log| (log - mean).powi(2)).sum::<f64>() / (DRAWS - 1) as f64).sqrt();
    let half = normal_quantile(0.95) * spread * WIDENED;
    let interval = Interval { low: predicted * (-half).exp(), high: predicted * half.exp(), level: 0.9 };
    laws.sort_by(|one, other| other.weight.total_cmp(&one.weight));
    Ok(Response { laws, predicted, interval })
}

/// Shapes near a fitted one, within about a factor of three at a width of 1: enough for a draw.
fn around(fit: &Fit, width: f64) -> Vec<(f64, f64)> {
    let (theta, half) = fit.shape;
    match fit.law {
        Law::Constant => vec![fit.shape],
        Law::Power => [-0.2, -0.1, 0.0, 0.1, 0.2].map(|step| ((theta + step * width).max(0.0), half)).to_vec(),
        Law::Logarithmic | Law::Linear => {
            [0.35_f64, 0.6, 1.0, 1.7, 2.9].map(|step| (theta * step.powf(width), half)).to_vec()
        }
        Law::Saturating => {
            let steps = [0.5_f64, 1.0, 2.0].map(|step| step.powf(width));
            steps.iter().flat_map(|one| steps.map(|other| (theta * one, (half * other).max(0.5)))).collect()
        }
    }
}

fn predict(laws: &[Fit], exposures: &[f64]) -> f64 {
    let of = |fit: &Fit| {
        let total: f64 = exposures.iter().map(|exposure| fit.law.at(fit.shape, *exposure)).sum();
        fit.weight * fit.level * total
    };
    laws.iter().map(of).sum()
}

/// How often the least of some exposures of one or more doubles up to the most.
fn span(exposures: impl Iterator<Item = f64>) -> f64 {
    let some = exposures.filter(|exposure| *exposure >= 1.0);
    let (least, most) = some.fold((f64::INFINITY, 0.0_f64), |(least, most), one| (least.min(one), most.max(one)));
    if most > 0.0 { (most / least).log2() } else { 0.0 }
}

/// What was counted of people who were there, and who they were.
struct Cells<'a> {
    panel: &'a Panel,
    people: usize,
    clusters: usize,
    entered: usize,
}

impl<'a> Cells<'a> {
    fn of(panel: &'a Panel) -> Self {
        let people = panel.cluster.len();
        let clusters = panel.cluster.iter().max().map_or(0, |last| *last as usize + 1);
        let mut entered = vec![false; clusters];
        for person in 0..people {
            if panel.there[person * panel.weeks..(person + 1) * panel.weeks].iter().any(|there| *there) {
                entered[panel.cluster[person] as usize] = true;
            }
        }
        Self { panel, people, clusters, entered: entered.iter().filter(|one| **one).count() }
    }

    fn check(&self) -> Result<(), Refusal> {
        if self.entered < 8 {
            return Err(Refusal::TooFew { what: What::Clusters, there: self.entered, needed: 8 });
        }
        let there = self.panel.there.iter().zip(&self.panel.exposure).filter(|(there, _)| **there);
        let doublings = span(there.map(|(_, exposure)| *exposure));
        // Who only differ from each other are told apart by their own effects, not by the law: somebody's must have grown.
        let of_one = |person: usize| {
            let row = person * self.panel.weeks..(person + 1) * self.panel.weeks;
            span(row.filter(|at| self.panel.there[*at]).map(|at| self.panel.exposure[at]))
        };
        let grown = (0..self.people).map(of_one).fold(0.0, f64::max);
        let doublings = if grown < 1.0 { grown } else { doublings };
        if doublings < 3.0 {
            return Err(Refusal::NarrowExposure { doublings });
        }
        Ok(())
    }

    /// The likeliest of some shapes: people and weeks have a closed form each, taken in turn.
    fn fit(&self, law: Law, shapes: &[(f64, f64)], times: &[f64]) -> Fit {
        let mut best = Fit { law, shape: (0.0, 1.0), weight: 0.0, level: 0.0, likelihood: f64::NEG_INFINITY };
        for shape in shapes {
            let (likelihood, level) = self.profile(law, *shape, times);
            if likelihood > best.likelihood {
                best = Fit { shape: *shape, level, likelihood, ..best };
            }
        }
        best
    }

    fn profile(&self, law: Law, shape: (f64, f64), times: &[f64]) -> (f64, f64) {
        let weeks = self.panel.weeks;
        let grown: Vec<f64> = self
            .panel
            .exposure
            .iter()
            .zip(&self.panel.there)
            .map(|(exposure, there)| if *there { law.at(shape, *exposure) } else { 0.0 })
            .collect();
        let (mut own, mut week) = (vec![1.0; self.people], vec![1.0; weeks]);
        let row = |person: usize| person * weeks..(person + 1) * weeks;
        for _ in 0..8 {
            let (mut seen, mut base) = (vec![0.0; weeks], vec![0.0; weeks]);
            for person in 0..self.people {
                let times = times[self.panel.cluster[person] as usize];
                let grown = &grown[row(person)];
                let weight: f64 = grown.iter().zip(&week).map(|(grown, week)| grown * week).sum();
                let events = &self.panel.events[row(person)];
                let total: f64 = events.iter().sum();
                own[person] = if weight > 0.0 { total / weight } else { 0.0 };
                if times > 0.0 {
                    for at in 0..weeks {
                        seen[at] += times * events[at];
                        base[at] += times * own[person] * grown[at];
                    }
                }
            }
            for at in 0..weeks {
                week[at] = if base[at] > 0.0 { seen[at] / base[at] } else { 1.0 };
            }
            let mean = week.iter().sum::<f64>() / weeks as f64;
            week.iter_mut().for_each(|week| *week /= mean);
        }
        let (mut likelihood, mut level, mut there) = (0.0, 0.0, 0.0);
        for person in 0..self.people {
            let times = times[self.panel.cluster[person] as usize];
            if times == 0.0 || !self.panel.there[row(person)].iter().any(|there| *there) {
                continue;
            }
            let grown = &grown[row(person)];
            let weight: f64 = grown.iter().zip(&week).map(|(grown, week)| grown * week).sum();
            own[person] = self.panel.events[row(person)].iter().sum::<f64>() / weight.max(f64::MIN_POSITIVE);
            level += times * own[person];
            there += times;
            for (at, events) in self.panel.events[row(person)].iter().enumerate() {
                let mean = own[person] * week[at] * grown[at];
                if mean > 0.0 {
                    likelihood += times * (events * mean.ln() - mean);
                }
            }
        }
        (likelihood, if there > 0.0 { level / there } else { 0.0 })
    }

    /// Akaike weights, with the likelihood divided by how much more events vary than chance alone would have them.
    fn weigh(&self, laws: &mut [Fit]) {
        let top = laws.iter().map(|fit| fit.likelihood).fold(f64::NEG_INFINITY, f64::max);
        let dispersion = self.dispersion(laws, top);
        let score = |fit: &Fit| (fit.likelihood - top) / dispersion - fit.law.parameters();
        let best = laws.iter().map(score).fold(f64::NEG_INFINITY, f64::max);
        let total: f64 = laws.iter().map(|fit| (score(fit) - best).exp()).sum();
        for fit in laws.iter_mut() {
            fit.weight = (score(fit) - best).exp() / total;
        }
    }

    fn dispersion(&self, laws: &[Fit], top: f64) -> f64 {
        let Some(fit) = laws.iter().find(|fit| fit.likelihood == top) else { return 1.0 };
        let (mut sum, mut cells, mut people) = (0.0, 0.0, 0.0);
        for person in 0..self.people {
            let row = person * self.panel.weeks..(person + 1) * self.panel.weeks;
            let events = &self.panel.events[row.clone()];
            let total: f64 = events.iter().sum();
            let grown: Vec<f64> = row
                .clone()
                .map(|at| if self.panel.there[at] { fit.law.at(fit.shape, self.panel.exposure[at]) } else { 0.0 })
                .collect();
            let weight: f64 = grown.iter().sum();
            if total <= 0.0 || weight <= 0.0 {
                continue;
            }
            people += 1.0;
            for (events, grown) in events.iter().zip(&grown).filter(|(_, grown)| **grown > 0.0) {
                let mean = total * grown / weight;
                sum += (events - mean).powi(2) / mean.max(1e-6);
                cells += 1.0;
            }
        }
        (sum / (cells - people - self.panel.weeks as f64).max(1.0)).max(1.0)
    }
}

/// The effect on somebody all of whose ties are treated, from people whose clusters were treated or not: a regression on being
/// treated and on the share of treated ties (Eckles, Karrer and Ugander 2016).
///
/// # Errors
/// [`Refusal::NotANumber`] where treated and compared people do not differ in exposure.
pub fn global_effect(outcome: &[f64], treated: &[bool], share: &[f64]) -> Result<f64, Refusal> {
    let rows = outcome.iter().zip(treated.iter().zip(share));
    let (mut information, mut moment) = (nalgebra::Matrix3::zeros(), nalgebra::Vector3::zeros());
    for (outcome, (treated, share)) in rows {
        let own = f64::from(u8::from(*treated));
        let row = nalgebra::Vector3::new(1.0, own, own * share);
        information += row * row.transpose();
        moment += row * *outcome;
    }
    let solved = information.try_inverse().ok_or(Refusal::NotANumber)? * moment;
    let effect = solved[1] + solved[2];
    if effect.is_finite() { Ok(effect) } else { Err(Refusal::NotANumber) }
}
