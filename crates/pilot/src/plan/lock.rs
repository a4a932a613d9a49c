//! What is decided before a pilot, closed with a digest: who starts when, what is counted, what would matter.

use std::path::Path;

use insight::{
    design::{Design, Layout, Likeness},
    plan::Plan,
    verdict::Rule,
};
use rand::seq::SliceRandom;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Metric, Options, PERIOD_WEEKS, Trial};
use crate::{Trouble, read::Staff};

/// One cohort and when it starts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cohort {
    /// Its number, from 1.
    pub cohort: usize,
    /// The period in which it starts, from 1; everybody waits in the first one.
    pub starts: usize,
    /// Its people, by their identifiers.
    pub people: Vec<String>,
}

/// What is decided before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Lock {
    /// The form of this file.
    pub version: u32,
    /// What the chance started from.
    pub seed: u64,
    /// How many periods are counted.
    pub periods: usize,
    /// Weeks a period.
    pub period_weeks: usize,
    /// Who starts when.
    pub cohorts: Vec<Cohort>,
    /// What is counted, and what would matter.
    pub metric: Option<Metric>,
    /// How alike outcomes of a cohort are taken to be.
    pub likeness: Likeness,
    /// SHA-256 of all of the above. Give it to somebody who has no part in the pilot: it shows any later change.
    pub digest: String,
}

impl Lock {
    pub(super) fn new(staff: &Staff, options: &Options, cohorts: &[Plan], trial: Option<&Trial>) -> Self {
        let periods = trial.map_or(2, |trial| trial.design.periods);
        let (people, likeness) = (options.size as f64, Likeness::default());
        let design = Design { layout: Layout::Stepped, clusters: cohorts.len(), people, periods, likeness };
        let mut starts = design.starts();
        // Which cohort starts when is drawn, so that what is seen later can be held against chance.
        starts.shuffle(&mut insight::chance::stream(options.seed, 91));
        let cohorts = cohorts.iter().zip(starts).enumerate().map(|(at, (plan, start))| Cohort {
            cohort: at + 1,
            starts: start + 1,
            people: plan.people.iter().map(|person| staff.name(*person).to_owned()).collect(),
        });
        let mut lock = Self {
            version: 1,
            seed: options.seed,
            periods,
            period_weeks: PERIOD_WEEKS,
            cohorts: cohorts.collect(),
            metric: options.metric.clone(),
            likeness: Likeness::default(),
            digest: String::new(),
        };
        lock.digest = lock.digest_of_the_rest();
        lock
    }

    fn digest_of_the_rest(&self) -> String {
        let open = Self { digest: String::new(), ..self.clone() };
        let bytes = serde_json::to_vec(&open).unwrap_or_default();
        Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The rule by which a verdict is given.
    #[must_use]
    pub fn rule(&self) -> Option<Rule> {
        let metric = self.metric.as_ref()?;
        Some(Rule { matters: metric.matters, less_is_better: metric.less_is_better, likeness: self.likeness })
    }
}

/// Reads the lock of a plan that was written as JSON.
///
/// # Errors
/// [`Trouble::Unlocked`] when the file is no plan, or when what was decided does not fit its digest any more.
pub fn read(path: &Path) -> Result<Lock, Trouble> {
    #[derive(Deserialize)]
    struct Planned {
        lock: Lock,
    }
    let unopened = |cause: std::io::Error| Trouble::Unopened { path: path.to_owned(), cause: cause.kind() };
    let unlocked = || Trouble::Unlocked { path: path.to_owned() };
    let bytes = std::fs::read(path).map_err(unopened)?;
    let Ok(Planned { lock }) = serde_json::from_slice(&bytes) else { return Err(unlocked()) };
    if lock.version == 1 && lock.digest == lock.digest_of_the_rest() { Ok(lock) } else { Err(unlocked()) }
}
