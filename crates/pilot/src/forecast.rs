//! During a roll-out: how many people will use it by when, with the ceiling that is known.

use std::{fmt::Write as _, path::Path};

use csv::ByteRecord;
use insight::adoption::{self, Forecast, Week};
use jiff::{ToSpan as _, civil::Date};
use kernel::Lang;
use maud::html;
use serde::Serialize;
use shell::{format, t::pilot as t};

use crate::{
    Trouble,
    chart::{Band, Curve, Ink, Plot},
    plan::tell,
    read::{Column, Table, text as cell_text},
    say::{share, shares, whole},
    sheet,
};

const COLUMNS: &[Column] = &[
    Column { names: &["week", "semaine"], needed: true },
    Column { names: &["first_active", "fresh", "new", "nouveaux"], needed: true },
    Column { names: &["working_days", "jours_ouvres"], needed: false },
];

/// What is expected.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// Seats granted.
    pub seats: u32,
    /// People who have begun, week after week.
    pub so_far: Vec<f64>,
    /// The Monday of the first week, where the file tells it.
    pub first_week: Option<Date>,
    /// The forecast.
    #[serde(flatten)]
    pub forecast: Forecast,
}

/// Reads who began in which week, and goes on for `ahead` weeks.
///
/// # Errors
/// [`Trouble`] for a file that cannot be read, and where the data carry no forecast.
pub fn forecast(path: &Path, seats: u32, ahead: usize, seed: u64) -> Result<Report, Trouble> {
    let mut table = Table::open(path, COLUMNS)?;
    let (mut weeks, mut dates, mut record) = (Vec::new(), Vec::new(), ByteRecord::new());
    let mut last: Option<Named> = None;
    while table.next(&mut record)? {
        let week = cell_text(table.cell(&record, 0));
        if week.is_empty() && table.cell(&record, 1).is_empty() {
            continue;
        }
        let line = record.position().map_or(0, csv::Position::line);
        let wrong = || Trouble::Weeks { path: path.to_owned(), line };
        let fresh = table.number(&record, 1)?.filter(|fresh| *fresh >= 0.0).ok_or_else(wrong)?;
        let week = Named::of(&week).filter(|week| last.is_none_or(|last| week.follows(last))).ok_or_else(wrong)?;
        last = Some(week);
        let date = week.date();
        // Days that are told are the days; else the calendar's. A week after a lost one has those of both.
        let told = table.number(&record, 2)?;
        if told.is_some_and(|days| !(0.0..=14.0).contains(&days) || (days == 0.0 && fresh > 0.0)) {
            return Err(Trouble::Days { path: path.to_owned(), line });
        }
        let work = told.map_or_else(|| date.map_or(1.0, season), |days| days / 5.0);
        dates.push(date);
        weeks.push(Week { fresh, work });
    }
    let begun = weeks.iter().map(|week| week.fresh).sum::<f64>();
    if begun > f64::from(seats) {
        return Err(Trouble::Seats { begun: begun as usize, seats: seats as usize });
    }
    let last = dates.last().copied().flatten();
    let coming: Vec<f64> = (1..=ahead as i64)
        .map(|week| last.and_then(|last| last.checked_add(week.weeks()).ok()).map_or(1.0, season))
        .collect();
    let forecast = adoption::forecast(&weeks, seats, &coming, seed)?;
    let so_far = weeks
        .iter()
        .scan(0.0, |sum, week| {
            *sum += week.fresh;
            Some(*sum)
        })
        .collect();
    Ok(Report { seats, so_far, first_week: dates.first().copied().flatten(), forecast })
}

/// What a week is called in a file.
#[derive(Debug, Clone, Copy)]
enum Named {
    Date(Date),
    Number(i64),
}

impl Named {
    /// A date as `2026-11-30` or `30/11/2026`, or else a number.
    fn of(text: &str) -> Option<Self> {
        let date = text.parse::<Date>().ok().or_else(|| Date::strptime("%d/%m/%Y", text).ok());
        date.map(Self::Date).or_else(|| text.parse().ok().map(Self::Number))
    }

    fn follows(self, before: Self) -> bool {
        match (before, self) {
            (Self::Date(before), Self::Date(now)) => before.checked_add(1.weeks()).is_ok_and(|next| next == now),
            (Self::Number(before), Self::Number(now)) => before.checked_add(1) == Some(now),
            _ => false,
        }
    }

    fn date(self) -> Option<Date> {
        if let Self::Date(date) = self { Some(date) } else { None }
    }
}

/// How much of a usual week is worked in the one that begins on this day: August and the end of the year count for less.
fn season(monday: Date) -> f64 {
    let day = |ahead: i64| {
        let date = monday.checked_add(ahead.days()).unwrap_or(monday);
        match (date.month(), date.day()) {
            (8, _) => 0.45,
            (12, 24..) | (1, 1) => 0.3,
            _ => 1.0,
        }
    };
    (0..5).map(day).sum::<f64>() / 5.0
}

impl Report {
    /// What a week is called: its date, or its number.
    fn week(&self, at: usize, lang: Lang) -> String {
        let date = self.first_week.and_then(|first| first.checked_add((at as i64).weeks()).ok());
        date.map_or_else(|| (at + 1).to_string(), |date| format::short_date(lang, date, true))
    }

    /// The day by which a week is over, where the file tells dates: its count is of the whole week.
    fn sunday(&self, at: usize, lang: Lang) -> Option<String> {
        let first = self.first_week?;
        let sunday = first.checked_add((at as i64).weeks()).and_then(|monday| monday.checked_add(6.days())).ok()?;
        Some(format::short_date(lang, sunday, true))
    }
}

fn number(lang: Lang, value: f64) -> String {
    format::number(lang, whole(value))
}

/// The forecast in a sentence.
#[must_use]
pub fn sentence(report: &Report, lang: Lang) -> String {
    let Some(last) = report.forecast.ahead.last() else { return t::forecast_none(lang).to_owned() };
    let at = report.so_far.len() + report.forecast.ahead.len() - 1;
    let week = report.sunday(at, lang).unwrap_or_else(|| report.week(at, lang));
    let by = if report.first_week.is_some() { t::by_date(lang, &week) } else { t::by_week(lang, &week) };
    t::forecast_says(
        lang,
        &by,
        &number(lang, last.nearly_all.high),
        &number(lang, last.nearly_all.low),
        &number(lang, last.most.high),
        &number(lang, last.most.low),
        &number(lang, f64::from(report.seats)),
    )
}

fn sentences(report: &Report, lang: Lang) -> Vec<String> {
    let (ceiling, range) = &report.forecast.ceiling;
    vec![
        t::forecast_ceiling(lang, &share(lang, *ceiling), &shares(lang, range.low, range.high)),
        t::forecast_first_use(lang).to_owned(),
        t::forecast_campaigns(lang).to_owned(),
        t::forecast_how(lang, &number(lang, report.forecast.effective), &report.so_far.len().to_string()),
    ]
}

fn lines(report: &Report, lang: Lang) -> (Vec<String>, Vec<Vec<String>>) {
    let heads = [t::week(lang), t::middle(lang), t::half(lang), t::most(lang), t::nearly_all(lang)].map(str::to_owned);
    let between = |range: insight::Interval| format!("{}–{}", number(lang, range.low), number(lang, range.high));
    let line = |(at, ahead): (usize, &adoption::Ahead)| {
        vec![
            report.week(report.so_far.len() + at, lang),
            number(lang, ahead.middle),
            between(ahead.half),
            between(ahead.most),
            between(ahead.nearly_all),
        ]
    };
    (heads.to_vec(), report.forecast.ahead.iter().enumerate().map(line).collect())
}

/// The whole report as text.
#[must_use]
pub fn text(report: &Report, lang: Lang) -> String {
    let mut out = format!("{}\n\n", sentence(report, lang));
    let (heads, lines) = lines(report, lang);
    tell::columns(&mut out, &heads, &lines);
    let _ = writeln!(out);
    sentences(report, lang).iter().for_each(|sentence| tell::fold(&mut out, sentence));
    out
}

/// The whole report as one self-contained page.
#[must_use]
pub fn page(report: &Report, lang: Lang) -> String {
    let known = report.so_far.len();
    let start = (known as f64, report.so_far.last().copied().unwrap_or(0.0));
    let ahead = || report.forecast.ahead.iter().enumerate().map(|(at, ahead)| ((known + at + 1) as f64, ahead));
    let band = |of: fn(&adoption::Ahead) -> insight::Interval| Band {
        points: std::iter::once((start.0, start.1, start.1))
            .chain(ahead().map(|(week, ahead)| (week, of(ahead).low, of(ahead).high)))
            .collect(),
        ink: Ink::One,
    };
    let plot = Plot {
        across: t::week(lang).to_owned(),
        up: t::people_begun(lang).to_owned(),
        x: (1.0, (known + report.forecast.ahead.len()) as f64),
        y: (0.0, f64::from(report.seats) * 1.1),
        rule: Some((f64::from(report.seats), t::seats(lang).to_owned())),
        notes: vec![(start.0, start.1, t::seen(lang).to_owned())],
        bands: vec![band(|ahead| ahead.nearly_all), band(|ahead| ahead.most), band(|ahead| ahead.half)],
        curves: vec![
            Curve {
                name: t::middle(lang).to_owned(),
                points: std::iter::once(start).chain(ahead().map(|(week, ahead)| (week, ahead.middle))).collect(),
                ink: Ink::Two,
                dots: false,
            },
            Curve {
                name: String::new(),
                points: report.so_far.iter().enumerate().map(|(at, so_far)| ((at + 1) as f64, *so_far)).collect(),
                ink: Ink::One,
                dots: false,
            },
        ],
        ..Plot::default()
    };
    let answer = sentence(report, lang);
    let (heads, lines) = lines(report, lang);
    let drawing = plot.draw(lang, &answer);
    let figures = (t::figures(lang), sheet::table(&heads, &lines));
    let body = html! {
        (sheet::question(t::ask_forecast(lang), t::forecast_bands(lang), &drawing, t::counted_forecast(lang), figures))
        (sheet::points(t::meaning(lang), &sentences(report, lang)))
    };
    sheet::page(lang, t::forecast_title(lang), &answer, &body)
}
