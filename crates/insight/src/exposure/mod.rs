//! What somebody gets from it as more of their colleagues are there, and from that what a larger network would bring.
//!
//! Identified by who entered when: events of mean `a_i b_t G(e_it)` with an effect of each person and each week, and five
//! laws `G`. Keeping people of one network at random and counting the events that survive gives `n²` whatever the law, so
//! there is no such function here; nor is there a fit of totals over time.

mod cells;
#[cfg(test)]
mod tests;

use serde::Serialize;

use self::cells::Cells;
use crate::{Interval, Refusal, chance, interval::normal_quantile};

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

    /// Shapes as likely as each other beforehand: of a power in equal steps, of the others in equal steps of the logarithm.
    fn shapes(self) -> Vec<(f64, f64)> {
        let geometric = |from: f64, to: f64, count: u32| {
            (0..count).map(move |at| from * (to / from).powf((f64::from(at) + 0.5) / f64::from(count)))
        };
        match self {
            Self::Constant => vec![(0.0, 1.0)],
            Self::Logarithmic => geometric(0.02, 60.0, 48).map(|theta| (theta, 1.0)).collect(),
            Self::Linear => geometric(0.02 / 3.0, 20.0, 64).map(|theta| (theta, 1.0)).collect(),
            Self::Power => (0..60).map(|step| ((f64::from(step) + 0.5) * 0.025, 1.0)).collect(),
            Self::Saturating => geometric(0.15, 60.0, 14)
                .flat_map(|theta| geometric(1.0, 32.0, 8).map(move |half| (theta, half)))
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
    /// How likely it is among the five, if each was as likely as another beforehand, and so was each of its shapes.
    pub weight: f64,
    /// Mean of the people's own effects.
    pub level: f64,
    /// Logarithms: the likelihood of this shape, and the mean likelihood of all its shapes.
    #[serde(skip)]
    likelihood: f64,
    #[serde(skip)]
    evidence: f64,
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
    /// By how many per cent the events of all who were there in the last week would grow with one per cent more people, drawn at
    /// random: the honest form of `n²`, which would be 2.
    pub elasticity: f64,
    /// Where that lies, at 90 %.
    pub elasticity_interval: Interval,
}

const DRAWS: usize = 200;
/// Beyond the draws, as found on planted laws.
const WIDENED: f64 = 1.25;

/// Fits the laws, the likeliest first.
///
/// # Errors
/// [`Refusal::TooFew`] below eight clusters that entered or thirty events; [`Refusal::NarrowExposure`] where exposures span fewer
/// than three doublings, or nobody's own has doubled.
pub fn laws(panel: &Panel) -> Result<Vec<Fit>, Refusal> {
    let (_, mut laws) = fitted(panel)?;
    laws.sort_by(|one, other| other.weight.total_cmp(&one.weight));
    Ok(laws)
}

/// Fits the laws, and predicts the events of people who would each have so many colleagues there.
///
/// # Errors
/// Those of [`laws`], and [`Refusal::NotANumber`] where nobody's exposure is given, or all events are of so few clusters that
/// draws of clusters hold none.
pub fn response(panel: &Panel, exposures: &[f64], seed: u64) -> Result<Response, Refusal> {
    let (data, mut laws) = fitted(panel)?;
    let present = data.present();
    let mut chance = chance::stream(seed, 91);
    let (logs, elasticities): (Vec<f64>, Vec<f64>) = (0..DRAWS)
        .map(|_| {
            let mut times = vec![0.0; data.clusters];
            let entered = &data.entered;
            entered.iter().for_each(|_| times[entered[chance::below(&mut chance, entered.len())]] += 1.0);
            let mut again: Vec<Fit> = laws
                .iter()
                .filter(|fit| fit.weight > 0.01)
                .map(|fit| {
                    let again = data.fit(fit.law, &around(fit, 1.0), &times);
                    // What a law pays for its shapes is not found anew in each draw.
                    Fit { evidence: again.likelihood - (fit.likelihood - fit.evidence), ..again }
                })
                .collect();
            weigh(&mut again);
            (predict(&again, exposures).ln(), elasticity(&again, &present))
        })
        .unzip();
    if !logs.iter().chain(&elasticities).all(|drawn| drawn.is_finite()) {
        return Err(Refusal::NotANumber);
    }
    let (predicted, elasticity) = (predict(&laws, exposures), elasticity(&laws, &present));
    let (half, beside) = (half(&logs), half(&elasticities));
    laws.sort_by(|one, other| other.weight.total_cmp(&one.weight));
    Ok(Response {
        laws,
        predicted,
        interval: Interval { low: predicted * (-half).exp(), high: predicted * half.exp(), level: 0.9 },
        elasticity,
        elasticity_interval: Interval { low: elasticity - beside, high: elasticity + beside, level: 0.9 },
    })
}

/// Half of a band at 90 % around a fit, from what draws of whole clusters give.
fn half(draws: &[f64]) -> f64 {
    let mean = draws.iter().sum::<f64>() / draws.len() as f64;
    let spread = (draws.iter().map(|draw| (draw - mean).powi(2)).sum::<f64>() / (draws.len() - 1) as f64).sqrt();
    normal_quantile(0.95) * spread * WIDENED
}

/// The five laws, weighed, in their own order, and the counts with the spread that they leave.
fn fitted(panel: &Panel) -> Result<(Cells, Vec<Fit>), Refusal> {
    let data = Cells::of(panel)?;
    let every = vec![1.0; data.clusters];
    let some = |law: Law| -> Vec<(f64, f64)> { law.shapes().into_iter().step_by(3).collect() };
    let first = Law::ALL.map(|law| data.fit(law, &some(law), &every));
    let data = data.spread_as_by(&first);
    let mut laws = Law::ALL.map(|law| {
        let whole = data.fit(law, &law.shapes(), &every);
        let best = [0.5, 0.2].iter().fold(whole, |fit, width| {
            let near = data.fit(law, &around(&fit, *width), &every);
            if near.likelihood > fit.likelihood { near } else { fit }
        });
        Fit { evidence: whole.evidence, ..best }
    });
    weigh(&mut laws);
    Ok((data, laws.to_vec()))
}

/// Posterior probabilities: of two laws that fit as well, the one that fits with more of its shapes is likelier (MacKay 1992).
fn weigh(laws: &mut [Fit]) {
    let best = laws.iter().map(|fit| fit.evidence).fold(f64::NEG_INFINITY, f64::max);
    let total: f64 = laws.iter().map(|fit| (fit.evidence - best).exp()).sum();
    for fit in laws.iter_mut() {
        fit.weight = (fit.evidence - best).exp() / total;
    }
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

/// A per cent more people at random is a per cent more of everybody's colleagues, and of people.
fn elasticity(laws: &[Fit], exposures: &[f64]) -> f64 {
    const STEP: f64 = 0.01;
    let more: Vec<f64> = exposures.iter().map(|exposure| exposure * (1.0 + STEP)).collect();
    1.0 + (predict(laws, &more) / predict(laws, exposures)).ln() / STEP.ln_1p()
}

fn predict(laws: &[Fit], exposures: &[f64]) -> f64 {
    let of = |fit: &Fit| {
        let total: f64 = exposures.iter().map(|exposure| fit.law.at(fit.shape, *exposure)).sum();
        fit.weight * fit.level * total
    };
    laws.iter().map(of).sum()
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
