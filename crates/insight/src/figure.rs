//! What may be shown to a person: a value with all that it takes to be believed, or the reason why there is none.

use serde::Serialize;

/// From where to where something lies, and with which probability the method covers it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// The nominal coverage, as a share: 0.95.
    pub level: f64,
}

impl Interval {
    /// Whether a value lies in it.
    #[must_use]
    pub fn covers(&self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }

    /// How wide it is.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.high - self.low
    }
}

/// How a figure was made: the identifiers under which `docs/science.md` explains each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Method {
    /// Wilson's interval of independent items.
    #[serde(rename = "CI-W")]
    Wilson,
    /// Ratio over clusters, robust, on the logit scale.
    #[serde(rename = "CI-C")]
    Clusters,
    /// Cluster bootstrap, percentiles.
    #[serde(rename = "CI-B")]
    Bootstrap,
    /// Threads as clusters, on the logit scale.
    #[serde(rename = "CI-T")]
    Threads,
    /// Kaplan and Meier, with Greenwood's variance on the log-log scale.
    #[serde(rename = "CI-KM")]
    Survival,
    /// Wilson's interval on connected dyads of a fixed window.
    #[serde(rename = "CI-D")]
    Dyads,
    /// Permutation of labels.
    #[serde(rename = "CI-P")]
    Permutation,
    /// Adoption forecast by weighted draws of a posterior.
    #[serde(rename = "CI-F")]
    Forecast,
    /// Monte Carlo.
    #[serde(rename = "CI-M")]
    MonteCarlo,
    /// Extrapolated value, widened.
    #[serde(rename = "CI-X")]
    Extrapolation,
    /// Randomisation inference by inverting the test.
    #[serde(rename = "CI-R")]
    Randomisation,
}

/// Over which days a figure was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Window {
    /// The first day, counted from any day that the data agree on.
    pub from: i64,
    /// How many days; 0 for a plan, which has none yet.
    pub days: u32,
}

/// What carries a figure.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Basis {
    /// Where the value lies.
    pub interval: Interval,
    /// How many units it was counted on.
    pub denominator: u64,
    /// Over which days.
    pub window: Window,
    /// How.
    pub method: Method,
    /// The share of the events that happened which were captured: 1 for all.
    pub coverage: f64,
}

/// A value that may be shown. There is no way to make one without what carries it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Figure {
    value: f64,
    #[serde(flatten)]
    basis: Basis,
}

impl Figure {
    /// A figure from its value and what carries it.
    ///
    /// # Errors
    /// [`Refusal::NotANumber`] when the value or an end of its interval is none; [`Refusal::TooFew`] when nothing was
    /// counted.
    pub fn new(value: f64, basis: Basis) -> Result<Self, Refusal> {
        if !value.is_finite() || basis.interval.low.is_nan() || basis.interval.high.is_nan() {
            return Err(Refusal::NotANumber);
        }
        if basis.denominator == 0 {
            return Err(Refusal::TooFew { what: What::Units, there: 0, needed: 1 });
        }
        Ok(Self { value, basis })
    }

    /// The value.
    #[must_use]
    pub fn value(&self) -> f64 {
        self.value
    }

    /// What carries it.
    #[must_use]
    pub fn basis(&self) -> &Basis {
        &self.basis
    }

    /// Where the value lies.
    #[must_use]
    pub fn interval(&self) -> Interval {
        self.basis.interval
    }
}

/// What there was too little of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum What {
    /// Units of whatever is counted.
    Units,
    /// People.
    People,
    /// Clusters, spaces or cohorts.
    Clusters,
    /// Sizes of different communities.
    Sizes,
    /// Questions.
    Questions,
    /// Answers to a survey.
    Answers,
    /// People who use it already.
    Adopters,
    /// Weeks or periods.
    Periods,
}

/// Why there is no figure: a legal and common result.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case", tag = "refusal")]
pub enum Refusal {
    /// Fewer than the method needs.
    #[error("{there} {what:?}, and {needed} are needed")]
    TooFew {
        /// Of what.
        what: What,
        /// How many there are.
        there: usize,
        /// How many it takes.
        needed: usize,
    },
    /// A parallel design of so few clusters that no outcome could reach the usual threshold.
    #[error("{clusters} clusters side by side cannot give a verdict; 8 can")]
    TooFewForParallel {
        /// How many clusters there are.
        clusters: usize,
    },
    /// Exposures that differ too little to tell laws apart.
    #[error("exposures span {doublings:.1} doublings, and 3 are needed")]
    NarrowExposure {
        /// How often the smallest exposure doubles up to the largest.
        doublings: f64,
    },
    /// Sizes that differ too little.
    #[error("sizes span a factor of {factor:.1}, and 5 is needed")]
    NarrowSizes {
        /// The largest size over the smallest.
        factor: f64,
    },
    /// The draws agree too little with the data to be weighted.
    #[error("an effective sample of {effective:.0} draws, and 50 are needed")]
    UnsureFit {
        /// The effective number of draws.
        effective: f64,
    },
    /// No cohort meets what was asked.
    #[error("no cohort of {size} meets what was asked: at most {possible}")]
    NoCohort {
        /// The size that was asked.
        size: usize,
        /// The most that can be.
        possible: usize,
    },
    /// Must-have people who cannot be joined into one piece of that size.
    #[error("the people who must be in cannot be joined into one connected cohort of that size")]
    Unjoined,
    /// Nothing comes out of the arithmetic.
    #[error("no number comes out")]
    NotANumber,
}
