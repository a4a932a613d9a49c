//! Times until something happens, for all who could wait and not only for those to whom it happened.
//!
//! Kaplan and Meier 1958, Greenwood's variance on the log-log scale, and for quantiles the interval of Brookmeyer and Crowley
//! 1982. The median of answered questions alone has no function here: it shows half of the true time.

use crate::{Interval, Refusal, What, interval::normal_quantile};

/// How long something was waited for, and whether it came.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wait {
    /// How long: until it came, or until nobody looked any more.
    pub time: f64,
    /// Whether it came.
    pub came: bool,
}

/// A survival curve: the share still waiting.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// Times at which something came, ascending.
    times: Vec<f64>,
    /// The share waiting from each of these times on.
    waiting: Vec<f64>,
    /// Greenwood's sum at each.
    greenwood: Vec<f64>,
    /// How many were still looked at when it came.
    left: Vec<usize>,
    /// Until when anybody was looked at.
    last: f64,
}

impl Curve {
    /// The curve of some waits.
    ///
    /// # Errors
    /// [`Refusal::TooFew`] below twenty; [`Refusal::NotANumber`] for a time that is none or negative.
    pub fn new(waits: &[Wait]) -> Result<Self, Refusal> {
        if waits.len() < 20 {
            return Err(Refusal::TooFew { what: What::Units, there: waits.len(), needed: 20 });
        }
        if waits.iter().any(|wait| !wait.time.is_finite() || wait.time < 0.0) {
            return Err(Refusal::NotANumber);
        }
        let mut waits = waits.to_vec();
        waits.sort_by(|one, other| one.time.total_cmp(&other.time));
        let last = waits.last().map_or(0.0, |wait| wait.time);
        let (times, waiting, greenwood, left) = (vec![], vec![], vec![], vec![]);
        let mut curve = Self { times, waiting, greenwood, left, last };
        let (mut left, mut share, mut sum, mut at) = (waits.len(), 1.0, 0.0, 0);
        while at < waits.len() {
            let time = waits[at].time;
            let here = waits[at..].iter().take_while(|wait| wait.time == time);
            let (came, gone) =
                here.fold((0_usize, 0_usize), |(came, gone), wait| (came + usize::from(wait.came), gone + 1));
            if came > 0 {
                share *= 1.0 - came as f64 / left as f64;
                sum += if left > came { came as f64 / (left as f64 * (left - came) as f64) } else { f64::INFINITY };
                curve.times.push(time);
                curve.waiting.push(share);
                curve.greenwood.push(sum);
                curve.left.push(left);
            }
            left -= gone;
            at += gone;
        }
        Ok(curve)
    }

    /// The share still waiting at a time, with its interval; none later than anybody was looked at, unless nobody waited any
    /// more.
    #[must_use]
    pub fn waiting_at(&self, time: f64, level: f64) -> Option<(f64, Interval)> {
        let none = self.waiting.last().is_some_and(|share| *share <= 0.0);
        if time > self.last && !none {
            return None;
        }
        let step = self.times.partition_point(|known| *known <= time);
        Some(step.checked_sub(1).map_or((1.0, Interval { low: 1.0, high: 1.0, level }), |step| self.at(step, level)))
    }

    fn at(&self, step: usize, level: f64) -> (f64, Interval) {
        let share = self.waiting[step];
        if share <= 0.0 {
            return (0.0, Interval { low: 0.0, high: self.bound(step, level), level });
        }
        let (centre, error) = self.log_log(step);
        let z = normal_quantile(0.5 + level / 2.0);
        let back = |value: f64| (-value.exp()).exp();
        (share, Interval { low: back(centre + z * error), high: back(centre - z * error), level })
    }

    /// What could still wait when nobody was seen to: of those who waited until then, what could of so few.
    fn bound(&self, step: usize, level: f64) -> f64 {
        let until = step.checked_sub(1).map_or(1.0, |before| self.at(before, level).1.high);
        until * (1.0 - ((1.0 - level) / 2.0).powf(1.0 / self.left[step] as f64))
    }

    fn log_log(&self, step: usize) -> (f64, f64) {
        let share = self.waiting[step].clamp(1e-9, 1.0 - 1e-9);
        ((-share.ln()).ln(), self.greenwood[step].sqrt() / share.ln().abs())
    }

    /// The time by which it has come for this share of all, with its interval; none where fewer were seen to have it, and
    /// no upper end where the curve does not say.
    #[must_use]
    pub fn quantile(&self, share: f64, level: f64) -> Option<(f64, Interval)> {
        let wanted = 1.0 - share;
        let step = self.waiting.iter().position(|waiting| *waiting <= wanted + 1e-12)?;
        let z = normal_quantile(0.5 + level / 2.0);
        let target = (-wanted.ln()).ln();
        // Where each band first passes. It may come back when hardly anybody is left, which is no news of the quantile.
        let passed = |by: f64| {
            (0..self.times.len()).find(|step| {
                let (centre, error) = self.log_log(*step);
                self.waiting[*step] <= 0.0 || centre - target >= by * error
            })
        };
        let low = passed(-z).map_or(self.times[step], |at| self.times[at]);
        let high = passed(z).map_or(f64::INFINITY, |at| self.times[at]);
        let interval = Interval { low, high, level };
        Some((self.times[step], interval))
    }

    /// The steps of the curve, for drawing: time and share still waiting.
    pub fn steps(&self) -> impl Iterator<Item = (f64, f64)> {
        self.times.iter().copied().zip(self.waiting.iter().copied())
    }
}
