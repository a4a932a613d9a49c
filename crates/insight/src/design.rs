//! Before a pilot: which effect a roll-out could detect, how surely, and how long it must run.
//!
//! Variances are those of generalised least squares with an effect of each period (Hussey and Hughes 2007), a correlation
//! within clusters that fades between periods, and one within people (Hooper, Teerenstra, de Hoop and Eldridge 2016). All
//! effects are in standard deviations of the outcome between people.

use nalgebra::{DMatrix, DVector};
use rand_chacha::ChaCha8Rng;
use serde::{Deserialize, Serialize};

use crate::{
    Refusal, What, chance,
    interval::{student_below, student_quantile},
};

/// How clusters come to be treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Layout {
    /// One after the other: nobody goes without, and each is compared with itself before.
    Stepped,
    /// Half of them after the first period, the other half never.
    Parallel,
}

/// How alike the outcomes of a cluster are.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Likeness {
    /// Of two people of one cluster in one period (the intracluster correlation).
    pub within: f64,
    /// Of a cluster with itself in another period, as a share of `within` (the cluster autocorrelation).
    pub cluster: f64,
    /// Of a person with themselves in another period, beside their cluster (the individual autocorrelation).
    pub person: f64,
}

impl Default for Likeness {
    fn default() -> Self {
        Self { within: 0.05, cluster: 0.8, person: 0.5 }
    }
}

impl Likeness {
    /// The covariance of one cluster's means over the periods, each over so many people.
    pub(crate) fn covariance(self, people: f64, periods: usize) -> DMatrix<f64> {
        let Self { within, cluster, person } = self;
        let (lasting, passing, rest) = (within * cluster, within * (1.0 - cluster), 1.0 - within);
        let (same, fresh) = (rest * person / people, rest * (1.0 - person) / people);
        DMatrix::from_fn(periods, periods, |row, column| {
            lasting + same + if row == column { passing + fresh } else { 0.0 }
        })
    }
}

/// A roll-out.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Design {
    /// How clusters come to be treated.
    pub layout: Layout,
    /// How many clusters.
    pub clusters: usize,
    /// People of one cluster.
    pub people: f64,
    /// Periods in which the outcome is counted.
    pub periods: usize,
    /// How alike outcomes are.
    pub likeness: Likeness,
}

/// # Errors
/// [`Refusal::TooFewForParallel`] where so few clusters start at two times at most that chance alone often gives any outcome.
pub(crate) fn enough_orders(starts: &[usize]) -> Result<(), Refusal> {
    let mut times = starts.to_vec();
    times.sort_unstable();
    times.dedup();
    let clusters = starts.len();
    if times.len() <= 2 && clusters < LEAST_PARALLEL { Err(Refusal::TooFewForParallel { clusters }) } else { Ok(()) }
}

/// Fewer clusters than this describe, and no more.
pub const LEAST: usize = 6;
/// Fewer clusters than this cannot reach a two-sided 0.05 side by side: six have twenty splits.
pub const LEAST_PARALLEL: usize = 8;

impl Design {
    /// In which period each cluster starts; the number of periods for never.
    #[must_use]
    pub fn starts(&self) -> Vec<usize> {
        let (clusters, periods) = (self.clusters, self.periods);
        match self.layout {
            Layout::Stepped => (0..clusters).map(|at| 1 + at * periods.saturating_sub(1) / clusters.max(1)).collect(),
            Layout::Parallel => (0..clusters).map(|at| if at < clusters / 2 { 1 } else { periods }).collect(),
        }
    }

    /// # Errors
    /// [`Refusal`] where no outcome could give a verdict.
    fn check(&self) -> Result<(), Refusal> {
        if self.clusters < LEAST {
            return Err(Refusal::TooFew { what: What::Clusters, there: self.clusters, needed: LEAST });
        }
        if self.periods < 2 {
            return Err(Refusal::TooFew { what: What::Periods, there: self.periods, needed: 2 });
        }
        enough_orders(&self.starts())
    }

    /// # Errors
    /// As [`Design::check`], and [`Refusal::NotANumber`] for a design that identifies no effect.
    fn estimator(&self) -> Result<Estimator, Refusal> {
        self.check()?;
        Estimator::new(&self.starts(), self.periods, &self.likeness.covariance(self.people, self.periods))
    }

    fn freedom(&self) -> f64 {
        self.clusters.saturating_sub(2).max(1) as f64
    }

    /// The smallest effect that is found in `power` of all such pilots, with a two-sided test at 0.05.
    ///
    /// # Errors
    /// [`Refusal`] where the design cannot give a verdict at all.
    pub fn detectable(&self, power: f64) -> Result<f64, Refusal> {
        let error = self.estimator()?.variance.sqrt();
        let quantile = |share| student_quantile(share, self.freedom());
        Ok((quantile(0.975) + quantile(power)) * error)
    }

    /// In how many of all such pilots an effect would be found. Cautious below a half in few clusters, where Student's law only
    /// shifted is thinner than the non-central one.
    ///
    /// # Errors
    /// [`Refusal`] where the design cannot give a verdict at all.
    pub fn power(&self, effect: f64) -> Result<f64, Refusal> {
        let error = self.estimator()?.variance.sqrt();
        let threshold = student_quantile(0.975, self.freedom());
        Ok(student_below(effect.abs() / error - threshold, self.freedom()))
    }

    /// The same by drawing pilots and judging each by permutation: what the formula must agree with.
    ///
    /// # Errors
    /// [`Refusal`] where the design cannot give a verdict at all.
    pub fn simulated_power(&self, effect: f64, runs: usize, seed: u64) -> Result<f64, Refusal> {
        let estimator = self.estimator()?;
        let covariance = self.likeness.covariance(self.people, self.periods);
        let root = covariance.cholesky().ok_or(Refusal::NotANumber)?.l();
        let mut chance = chance::stream(seed, 21);
        let orders = orders(self.clusters, 399, &mut chance);
        let starts = self.starts();
        let mut found = 0;
        for _ in 0..runs {
            let season: Vec<f64> = (0..self.periods).map(|_| 0.3 * chance::normal(&mut chance)).collect();
            let outcomes: Vec<DVector<f64>> = starts
                .iter()
                .map(|start| {
                    let draws = DVector::from_fn(self.periods, |_, _| chance::normal(&mut chance));
                    let noise = &root * draws;
                    let treated = |period: usize| if period >= *start { effect } else { 0.0 };
                    DVector::from_fn(self.periods, |period, _| noise[period] + season[period] + treated(period))
                })
                .collect();
            let estimate = estimator.estimate(&outcomes, None);
            let beyond = orders
                .iter()
                .filter(|order| estimator.estimate(&outcomes, Some(order)).abs() >= estimate.abs() - 1e-12);
            found += usize::from((1 + beyond.count()) * 20 <= 1 + orders.len());
        }
        Ok(found as f64 / runs.max(1) as f64)
    }

    /// The fewest periods, up to `most`, in which an effect is found in `power` of all such pilots.
    ///
    /// # Errors
    /// [`Refusal`] where no number of periods makes the design give a verdict.
    pub fn periods_needed(&self, effect: f64, power: f64, most: usize) -> Result<Option<usize>, Refusal> {
        let mut last = Err(Refusal::NotANumber);
        for periods in 2..=most {
            last = Self { periods, ..*self }.power(effect);
            if last.is_ok_and(|found| found >= power) {
                return Ok(Some(periods));
            }
        }
        last.map(|_| None)
    }
}

/// Orders in which clusters could have started, drawn at random.
pub(crate) fn orders(clusters: usize, count: usize, chance: &mut ChaCha8Rng) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..clusters).collect();
    (0..count)
        .map(|_| {
            chance::shuffle(chance, &mut order);
            order.clone()
        })
        .collect()
}

/// The effect as a weighted sum of all outcomes: generalised least squares with an effect of each period.
pub(crate) struct Estimator {
    /// One row a cluster, one entry a period.
    pub(crate) weights: Vec<DVector<f64>>,
    /// Of the estimate, when the covariance is right.
    pub(crate) variance: f64,
}

impl Estimator {
    pub(crate) fn new(starts: &[usize], periods: usize, covariance: &DMatrix<f64>) -> Result<Self, Refusal> {
        let inverse = covariance.clone().try_inverse().ok_or(Refusal::NotANumber)?;
        let regressors: Vec<DMatrix<f64>> = starts
            .iter()
            .map(|start| {
                DMatrix::from_fn(periods, periods + 1, |row, column| {
                    let one = if column == periods { row >= *start } else { row == column };
                    f64::from(u8::from(one))
                })
            })
            .collect();
        let mut information = DMatrix::zeros(periods + 1, periods + 1);
        for regressor in &regressors {
            information += regressor.transpose() * &inverse * regressor;
        }
        let solved = information.try_inverse().ok_or(Refusal::NotANumber)?;
        let variance = solved[(periods, periods)];
        if !variance.is_finite() || variance <= 0.0 || variance > 1e6 {
            return Err(Refusal::NotANumber);
        }
        let weights = regressors
            .iter()
            .map(|regressor| (solved.row(periods) * regressor.transpose() * &inverse).transpose())
            .collect();
        Ok(Self { weights, variance })
    }

    /// The estimate, as if clusters had started in another order.
    pub(crate) fn estimate(&self, outcomes: &[DVector<f64>], order: Option<&Vec<usize>>) -> f64 {
        let of = |at: usize| order.map_or(at, |order| order[at]);
        self.weights.iter().enumerate().map(|(at, weights)| weights.dot(&outcomes[of(at)])).sum()
    }
}
