//! After a pilot: what was counted, held against the plan that was locked before.

use std::{fmt::Write as _, path::Path};

use csv::ByteRecord;
use insight::verdict::{self, Judged, Outcomes, Verdict};
use kernel::Lang;
use maud::html;
use serde::Serialize;
use shell::t::pilot as t;

use crate::{
    Trouble,
    chart::{Curve, Ink, Plot},
    plan::{Lock, Metric, tell},
    read::{Column, Table},
    say::{count, decimal, share, short},
    sheet,
};

const COLUMNS: &[Column] = &[
    Column { names: &["cohort", "cohorte"], needed: true },
    Column { names: &["period", "periode"], needed: true },
    Column { names: &["value", "valeur", "mean", "moyenne"], needed: true },
];

/// A pilot, judged.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// Effect, interval, and what follows.
    #[serde(flatten)]
    pub judged: Judged,
    /// What was counted, and what would matter.
    pub metric: Metric,
    /// How many cohorts.
    pub cohorts: usize,
    /// Weeks a period.
    pub period_weeks: usize,
    /// What was counted, period by period.
    pub means: Vec<Means>,
    /// The digest of the plan.
    pub plan: String,
}

/// The means of one period; none where no cohort was on that side.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Means {
    /// Of cohorts that waited.
    pub waiting: Option<f64>,
    /// Of cohorts that had started.
    pub started: Option<f64>,
}

/// Judges outcomes, a mean for each cohort and period, by the plan and by nothing else.
///
/// # Errors
/// [`Trouble`] for a plan without a rule or with one cohort, for outcomes that do not fit it to the line, and where the data
/// carry no verdict.
pub fn judge(lock: &Lock, path: &Path, coverage: f64) -> Result<Report, Trouble> {
    let (metric, rule) = (lock.metric.clone().ok_or(Trouble::NoRule)?, lock.rule().ok_or(Trouble::NoRule)?);
    if lock.cohorts.len() < 2 {
        return Err(Trouble::OneCohort);
    }
    let means = outcomes(lock, path)?;
    let starts: Vec<usize> = lock.cohorts.iter().map(|cohort| cohort.starts - 1).collect();
    let people = lock.cohorts.iter().map(|cohort| cohort.people.len()).sum::<usize>() as f64;
    let outcomes = Outcomes {
        means,
        people: people / lock.cohorts.len() as f64,
        days: (lock.period_weeks * 7) as u32,
        coverage,
        starts,
    };
    let judged = verdict::judge(&outcomes, &rule, lock.seed)?;
    let side = |period: usize, started: bool| {
        let here = outcomes.starts.iter().zip(&outcomes.means).filter(|(start, _)| (period >= **start) == started);
        let values: Vec<f64> = here.filter_map(|(_, row)| row.get(period).copied()).collect();
        (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
    };
    Ok(Report {
        judged,
        metric,
        cohorts: lock.cohorts.len(),
        period_weeks: lock.period_weeks,
        means: (0..lock.periods)
            .map(|period| Means { waiting: side(period, false), started: side(period, true) })
            .collect(),
        plan: lock.digest.clone(),
    })
}

/// One row a cohort, one mean a period: each once, none missing.
fn outcomes(lock: &Lock, path: &Path) -> Result<Vec<Vec<f64>>, Trouble> {
    let mut table = Table::open(path, COLUMNS)?;
    let mut means = vec![vec![None; lock.periods]; lock.cohorts.len()];
    let mut record = ByteRecord::new();
    while table.next(&mut record)? {
        let line = record.position().map_or(0, csv::Position::line);
        let wrong = || Trouble::Outcomes { path: path.to_owned(), missing: None, line };
        let (Some(cohort), Some(period)) = (table.number(&record, 0)?, table.number(&record, 1)?) else {
            continue;
        };
        let place = |number: f64| (number >= 1.0 && number.fract() == 0.0).then(|| number as usize - 1);
        let row = place(cohort).and_then(|cohort| means.get_mut(cohort)).ok_or_else(wrong)?;
        let cell: &mut Option<f64> = place(period).and_then(|period| row.get_mut(period)).ok_or_else(wrong)?;
        if cell.is_some() {
            return Err(wrong());
        }
        *cell = table.number(&record, 2)?;
    }
    let missing = |cohort: usize, period: usize| Trouble::Outcomes {
        path: path.to_owned(),
        missing: Some((cohort + 1, period + 1)),
        line: 0,
    };
    let row = |(cohort, row): (usize, Vec<Option<f64>>)| {
        row.into_iter().enumerate().map(|(period, mean)| mean.ok_or_else(|| missing(cohort, period))).collect()
    };
    means.into_iter().enumerate().map(row).collect()
}

fn effect(report: &Report, lang: Lang) -> (String, String, String) {
    let interval = report.judged.effect.interval();
    (short(lang, report.judged.effect.value()), short(lang, interval.low), short(lang, interval.high))
}

/// `= 0.031`, or `< 0.001` for what is smaller than so many drawn orders can tell.
fn by_chance(lang: Lang, p: f64) -> String {
    if p < 0.001 { format!("<\u{a0}{}", decimal(lang, 0.001, 3)) } else { format!("=\u{a0}{}", decimal(lang, p, 3)) }
}

/// The verdict in a sentence.
#[must_use]
pub fn verdict(report: &Report, lang: Lang) -> String {
    let name = &report.metric.name;
    let (value, low, high) = effect(report, lang);
    let matters = short(lang, report.metric.matters);
    match report.judged.verdict {
        Verdict::Shows => t::verdict_shows(lang, &high, &low, &matters, name, &value),
        Verdict::Harms => t::verdict_harms(lang, &high, &low, name, &value),
        Verdict::NothingAbove { .. } => t::verdict_nothing(lang, &high, &low, &matters, name),
        Verdict::CannotConclude { .. } => t::verdict_cannot(lang, &high, &low, &matters, name),
    }
}

/// More cohorts than these, and than twice those that were, are not named: it would promise what nobody can do.
const MOST_COHORTS: usize = 60;

fn sentences(report: &Report, lang: Lang) -> Vec<String> {
    let mut said = vec![verdict(report, lang)];
    if let Verdict::CannotConclude { clusters } = report.judged.verdict {
        let within = clusters <= MOST_COHORTS.max(2 * report.cohorts);
        let settled =
            if within { t::verdict_settle(lang, clusters as i64) } else { t::verdict_unsettled(lang).to_owned() };
        said.push(settled);
    }
    said.push(t::judged_how(
        lang,
        &count(lang, report.cohorts),
        &by_chance(lang, report.judged.p),
        &count(lang, report.means.len()),
        &count(lang, report.period_weeks),
    ));
    if report.judged.effect.basis().coverage < 1.0 {
        said.push(t::judged_coverage(lang, &share(lang, report.judged.effect.basis().coverage)));
    }
    said.push(t::assumed_digest(lang, &report.plan));
    said
}

fn lines(report: &Report, lang: Lang) -> (Vec<String>, Vec<Vec<String>>) {
    let heads = vec![t::period(lang).to_owned(), t::waiting(lang).to_owned(), t::started(lang).to_owned()];
    let shown = |mean: Option<f64>| mean.map_or_else(|| "–".to_owned(), |mean| short(lang, mean));
    let line = |(at, means): (usize, &Means)| vec![(at + 1).to_string(), shown(means.waiting), shown(means.started)];
    (heads, report.means.iter().enumerate().map(line).collect())
}

/// The whole report as text.
#[must_use]
pub fn text(report: &Report, lang: Lang) -> String {
    let mut out = format!("{}\n\n", report.metric.name);
    sentences(report, lang).iter().for_each(|sentence| tell::fold(&mut out, sentence));
    let _ = write!(out, "\n{}\n", t::ask_means(lang));
    let (heads, lines) = lines(report, lang);
    tell::columns(&mut out, &heads, &lines);
    out
}

/// The whole report as one self-contained page.
#[must_use]
pub fn page(report: &Report, lang: Lang) -> String {
    let curve = |name: &str, ink, of: fn(&Means) -> Option<f64>| Curve {
        name: name.to_owned(),
        points: report.means.iter().enumerate().filter_map(|(at, both)| Some(((at + 1) as f64, of(both)?))).collect(),
        ink,
        dots: true,
    };
    let curves = vec![
        curve(t::started(lang), Ink::One, |means| means.started),
        curve(t::waiting(lang), Ink::Four, |means| means.waiting),
    ];
    let values = || curves.iter().flat_map(|curve| curve.points.iter().map(|point| point.1));
    let (low, high) = (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
    let margin = ((high - low) * 0.15).max(f64::MIN_POSITIVE);
    let plot = Plot {
        across: t::period(lang).to_owned(),
        up: report.metric.name.clone(),
        x: (1.0, report.means.len() as f64),
        y: (low - margin, high + margin),
        curves,
        ..Plot::default()
    };
    let said = sentences(report, lang);
    let (heads, lines) = lines(report, lang);
    let drawing = plot.draw(lang, t::ask_means(lang));
    let figures = (t::figures(lang), sheet::table(&heads, &lines));
    let body = html! {
        (sheet::points(t::meaning(lang), said.get(1..).unwrap_or_default()))
        (sheet::question(t::ask_means(lang), t::means_beside(lang), &drawing, t::counted_judged(lang), figures))
    };
    sheet::page(lang, &report.metric.name, &verdict(report, lang), &body)
}
