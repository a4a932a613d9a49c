//! Intervals of proportions, ratios and shares, each for what it covers and no more.

use statrs::distribution::{ContinuousCDF, Normal, StudentsT};

use crate::{Interval, Refusal, What, chance};

/// Spaces or units that a cluster-robust interval takes.
const CLUSTERS: usize = 8;

/// The standard normal quantile.
pub(crate) fn normal_quantile(share: f64) -> f64 {
    Normal::standard().inverse_cdf(share)
}

/// The share of Student's law below a value.
pub(crate) fn student_below(value: f64, freedom: f64) -> f64 {
    StudentsT::new(0.0, 1.0, freedom).map_or(f64::NAN, |student| student.cdf(value))
}

/// The quantile of Student's law.
pub(crate) fn student_quantile(share: f64, freedom: f64) -> f64 {
    StudentsT::new(0.0, 1.0, freedom).map_or(f64::NAN, |student| student.inverse_cdf(share))
}

/// Wilson's score interval (Wilson 1927) of a proportion of independent items: of one space only. Across spaces it covers
/// three in four where it says nineteen in twenty; use [`clusters`].
///
/// # Errors
/// [`Refusal::TooFew`] for no items.
pub fn wilson(successes: u64, items: u64, level: f64) -> Result<Interval, Refusal> {
    if items == 0 || successes > items {
        return Err(Refusal::TooFew { what: What::Units, there: items as usize, needed: 1 });
    }
    let (items, z) = (items as f64, normal_quantile(0.5 + level / 2.0));
    let share = successes as f64 / items;
    let scale = 1.0 + z * z / items;
    let centre = (share + z * z / (2.0 * items)) / scale;
    let half = z * (share * (1.0 - share) / items + z * z / (4.0 * items * items)).sqrt() / scale;
    Ok(Interval { low: (centre - half).max(0.0), high: (centre + half).min(1.0), level })
}

/// What one cluster has: how many items, and how many of them count.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cluster {
    /// Items that count.
    pub successes: f64,
    /// All items.
    pub items: f64,
}

/// A share over clusters (spaces, units): ratio estimator, robust standard error, logit scale, Student with one degree of
/// freedom less than there are clusters.
///
/// # Errors
/// [`Refusal::TooFew`] below eight clusters.
pub fn clusters(clusters: &[Cluster], level: f64) -> Result<(f64, Interval), Refusal> {
    let count = clusters.len();
    if count < CLUSTERS {
        return Err(Refusal::TooFew { what: What::Clusters, there: count, needed: CLUSTERS });
    }
    let correction = count as f64 / (count - 1) as f64;
    logit(clusters, correction, student_quantile(0.5 + level / 2.0, (count - 1) as f64), level)
}

/// A share over threads, which are many: as [`clusters`], by the normal law. For tie shares and shares across units.
///
/// # Errors
/// [`Refusal::TooFew`] below thirty threads.
pub fn threads(threads: &[Cluster], level: f64) -> Result<(f64, Interval), Refusal> {
    if threads.len() < 30 {
        return Err(Refusal::TooFew { what: What::Units, there: threads.len(), needed: 30 });
    }
    logit(threads, 1.0, normal_quantile(0.5 + level / 2.0), level)
}

fn logit(clusters: &[Cluster], correction: f64, quantile: f64, level: f64) -> Result<(f64, Interval), Refusal> {
    let items: f64 = clusters.iter().map(|cluster| cluster.items).sum();
    let successes: f64 = clusters.iter().map(|cluster| cluster.successes).sum();
    if items <= 0.0 {
        return Err(Refusal::TooFew { what: What::Units, there: 0, needed: 1 });
    }
    let share = successes / items;
    if share <= 0.0 || share >= 1.0 {
        // No cluster varies: the exact bound of one in as many clusters stands in for a variance of nothing.
        let edge = 1.0 - ((1.0 - level) / 2.0).powf(1.0 / clusters.len() as f64);
        let (low, high) = if share <= 0.0 { (0.0, edge) } else { (1.0 - edge, 1.0) };
        return Ok((share, Interval { low, high, level }));
    }
    let squares: f64 = clusters.iter().map(|cluster| (cluster.successes - share * cluster.items).powi(2)).sum();
    let error = (correction * squares).sqrt() / items / (share * (1.0 - share));
    let centre = (share / (1.0 - share)).ln();
    let back = |logit: f64| 1.0 / (1.0 + (-logit).exp());
    Ok((share, Interval { low: back(centre - quantile * error), high: back(centre + quantile * error), level }))
}

/// Any statistic of clusters, by drawing clusters with replacement: for medians and concentrations. It covers a little less
/// than it says below thirty clusters.
///
/// # Errors
/// [`Refusal::TooFew`] below twenty clusters.
pub fn bootstrap<T: Clone>(
    clusters: &[T],
    statistic: impl Fn(&[T]) -> f64,
    draws: usize,
    level: f64,
    seed: u64,
) -> Result<(f64, Interval), Refusal> {
    if clusters.len() < 20 {
        return Err(Refusal::TooFew { what: What::Clusters, there: clusters.len(), needed: 20 });
    }
    let mut chance = chance::stream(seed, 41);
    let mut found: Vec<f64> = (0..draws)
        .map(|_| {
            let drawn: Vec<T> =
                (0..clusters.len()).map(|_| clusters[chance::below(&mut chance, clusters.len())].clone()).collect();
            statistic(&drawn)
        })
        .filter(|value| value.is_finite())
        .collect();
    let tail = (1.0 - level) / 2.0;
    let interval = Interval { low: quantile(&mut found, tail), high: quantile(&mut found, 1.0 - tail), level };
    Ok((statistic(clusters), interval))
}

/// A quantile by linear interpolation (type 7 of Hyndman and Fan 1996); sorts what it is given.
pub(crate) fn quantile(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let Some(last) = values.len().checked_sub(1) else { return f64::NAN };
    let place = share.clamp(0.0, 1.0) * last as f64;
    let below = place.floor() as usize;
    let above = (below + 1).min(last);
    values[below] + (values[above] - values[below]) * (place - below as f64)
}
