//! A plan in words: a table that a sponsor takes in at a glance, what it means, how long it takes, and what it cannot show.

use std::fmt::Write as _;

use kernel::Lang;
use shell::t::pilot as t;

use super::{Kind, Mode, Report, Set};
use crate::say::{self, count, decimal, share, shares, whole};

/// The whole report as text, the cohort last, one person a line.
#[must_use]
pub fn text(report: &Report, lang: Lang) -> String {
    let mut out = format!("{}\n{}\n\n", title(report, lang), lead(report, lang));
    let (heads, lines) = side_by_side(report, lang);
    columns(&mut out, &heads, &lines);
    for (title, sentences) in sections(report, lang) {
        if !sentences.is_empty() {
            let _ = write!(out, "\n{title}\n");
            sentences.iter().for_each(|sentence| fold(&mut out, sentence));
        }
    }
    for cohort in &report.lock.cohorts {
        let named = if report.lock.cohorts.len() > 1 {
            t::cohort_number(lang, &cohort.cohort.to_string(), &week(report, cohort.starts).to_string())
        } else {
            t::cohort(lang).to_owned()
        };
        let _ = write!(out, "\n{named}\n");
        cohort.people.iter().for_each(|person| {
            let _ = writeln!(out, "{person}");
        });
    }
    out
}

/// In which week a period begins.
pub(super) fn week(report: &Report, period: usize) -> usize {
    (period - 1) * report.lock.period_weeks + 1
}

pub(super) fn title(report: &Report, lang: Lang) -> String {
    let (size, people) = (count(lang, report.size), count(lang, report.company.people));
    match report.lock.cohorts.len() {
        1 => t::title(lang, &people, &size),
        cohorts => t::title_waves(lang, &count(lang, cohorts), &people, &size),
    }
}

pub(super) fn lead(report: &Report, lang: Lang) -> String {
    let facts = &report.company;
    let mean = decimal(lang, 2.0 * facts.ties as f64 / facts.people.max(1) as f64, 1);
    let (ties, units) = (count(lang, facts.ties), count(lang, facts.units));
    match report.mode {
        Mode::Show => t::lead_show(lang, &mean, &ties, &units),
        Mode::Spread => t::lead_spread(lang, &mean, &ties, &units),
    }
}

/// The sections after the table, each with its sentences.
pub(super) fn sections(report: &Report, lang: Lang) -> Vec<(String, Vec<String>)> {
    vec![
        (t::meaning(lang).to_owned(), meaning(report, lang)),
        (t::how_long(lang).to_owned(), how_long(report, lang)),
        (t::cannot(lang).to_owned(), cannot(report, lang)),
        (t::conditions(lang).to_owned(), conditions(report, lang)),
        (t::assumed(lang).to_owned(), assumed(report, lang)),
        (t::handled(lang).to_owned(), report.remarks.iter().map(|remark| remark.say(lang)).collect()),
    ]
}

pub(super) fn kind(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Random => t::set_random(lang),
        Kind::WholeUnits => t::set_units(lang),
        Kind::Hubs => t::set_hubs(lang),
        Kind::Planned => t::set_planned(lang),
    }
}

/// Heads and lines of the table: one set a column.
pub(super) fn side_by_side(report: &Report, lang: Lang) -> (Vec<String>, Vec<Vec<String>>) {
    let heads = std::iter::once(String::new()).chain(report.sets.iter().map(|set| kind(lang, set.kind).to_owned()));
    let line = |name: &str, of: &dyn Fn(&Set) -> String| {
        std::iter::once(name.to_owned()).chain(report.sets.iter().map(of)).collect::<Vec<String>>()
    };
    let mut lines = vec![
        line(t::row_inside(lang), &|set| share(lang, set.portrait.tie_share)),
        line(t::row_tenth(lang), &|set| share(lang, set.portrait.tenth)),
        line(t::row_five(lang), &|set| share(lang, set.portrait.five_inside)),
        line(t::row_pieces(lang), &|set| count(lang, set.portrait.pieces)),
        line(t::row_units(lang), &|set| count(lang, set.portrait.units)),
        line(t::row_crossing(lang), &|set| share(lang, set.portrait.cross_unit)),
        line(t::row_visible(lang), &|set| shares(lang, set.visible.0, set.visible.1)),
        line(t::row_reach(lang), &|set| share(lang, set.reach.share)),
    ];
    if let Some(trial) = &report.trial {
        lines.push(line(t::row_weeks(lang), &|set| weeks(lang, set.weeks)));
        lines.push(line(&t::row_detectable(lang, whole(trial.weeks as f64)), &|set| {
            set.detectable.map_or_else(|| "–".to_owned(), |effect| decimal(lang, effect, 2))
        }));
    }
    lines.push(line(t::row_meets(lang), &|set| if set.meets { t::yes(lang) } else { t::no(lang) }.to_owned()));
    (heads.collect(), lines)
}

pub(super) fn weeks(lang: Lang, weeks: Option<usize>) -> String {
    weeks.map_or_else(|| t::over_two_years(lang).to_owned(), |weeks| count(lang, weeks))
}

/// What the plan makes possible, against chance.
pub(super) fn inside_sentence(report: &Report, lang: Lang) -> String {
    let of = |kind| report.set(kind).map_or(0.0, |set| set.portrait.tie_share);
    let (random, planned) = (of(Kind::Random), of(Kind::Planned));
    t::means_inside(lang, &share(lang, planned), &share(lang, random))
}

fn meaning(report: &Report, lang: Lang) -> Vec<String> {
    let mut said = vec![inside_sentence(report, lang)];
    if let (Some(random), Some(planned)) = (report.set(Kind::Random), report.planned()) {
        said.push(t::means_visible(
            lang,
            &shares(lang, planned.visible.0, planned.visible.1),
            &shares(lang, random.visible.0, random.visible.1),
        ));
        if report.mode == Mode::Spread {
            said.push(t::means_spread(lang, &share(lang, planned.reach.share), &share(lang, random.reach.share)));
        }
        if planned.portrait.pieces > 1 && report.mode == Mode::Show {
            said.push(t::means_pieces(lang, &count(lang, planned.portrait.pieces)));
        }
    }
    if report.lock.cohorts.len() > 1 {
        said.push(t::means_several(lang, &share(lang, report.tie_shares.0), &share(lang, report.tie_shares.1)));
    }
    if let (Some(units), Some(planned)) = (report.set(Kind::WholeUnits), report.planned())
        && report.mode == Mode::Show
        && units.portrait.tie_share > planned.portrait.tie_share
        && !units.meets
    {
        said.push(t::means_units_break(lang, &share(lang, units.portrait.tie_share)));
    }
    said
}

/// How surely, and after how many weeks.
pub(super) fn weeks_sentence(report: &Report, lang: Lang) -> String {
    let Some(trial) = &report.trial else {
        let most = report.company.people / insight::design::LEAST;
        return t::weeks_no_room(lang, &count(lang, most));
    };
    let clusters = count(lang, trial.design.clusters);
    let (effect, size) = (decimal(lang, report.effect, 2), count(lang, report.lock_size()));
    let of = |kind| report.set(kind).and_then(|set| set.weeks);
    match (of(Kind::Planned), of(Kind::Random)) {
        (Some(planned), Some(random)) => {
            t::weeks_both(lang, &clusters, &effect, &count(lang, planned), &count(lang, random), &size)
        }
        (Some(planned), None) => t::weeks_planned(lang, &clusters, &effect, &count(lang, planned), &size),
        (None, _) => t::weeks_never(lang, &clusters, &effect, &size),
    }
}

fn how_long(report: &Report, lang: Lang) -> Vec<String> {
    let mut said = Vec::new();
    if report.lock.cohorts.len() == 1 {
        said.push(t::one_cohort(lang).to_owned());
    }
    said.push(weeks_sentence(report, lang));
    if report.trial.is_some() {
        said.push(t::weeks_learning(lang).to_owned());
    }
    if let Some(touched) = report.contamination {
        said.push(t::contamination(lang, &share(lang, touched)));
    }
    said
}

fn cannot(report: &Report, lang: Lang) -> Vec<String> {
    let (inside, all) = report.answered;
    let mut said = vec![t::cannot_pool(
        lang,
        &share(lang, all),
        &share(lang, inside),
        &count(lang, report.company.people),
        &count(lang, report.size),
    )];
    if let Some(planned) = report.planned() {
        if report.mode == Mode::Show {
            let best = report.set(Kind::Hubs).map_or(0.0, |set| set.reach.share);
            said.push(t::cannot_spread(lang, &share(lang, best), &share(lang, planned.reach.share)));
        }
        if planned.portrait.five_inside < 1.0 {
            said.push(t::cannot_lonely(lang, &share(lang, 1.0 - planned.portrait.five_inside)));
        }
        if report.company.units > report.units_in {
            said.push(t::cannot_others(lang, (report.company.units - report.units_in) as i64));
        }
    }
    said.push(t::cannot_feelings(lang).to_owned());
    said
}

fn conditions(report: &Report, lang: Lang) -> Vec<String> {
    let planned = report.planned().map_or(0.0, |set| set.portrait.tie_share);
    if report.mode == Mode::Spread {
        return Vec::new();
    }
    vec![t::conditions_cost(lang, &share(lang, report.without_conditions), &share(lang, planned))]
}

fn assumed(report: &Report, lang: Lang) -> Vec<String> {
    let likeness = &report.lock.likeness;
    let mut said = vec![
        t::assumed_direct(lang, &share(lang, report.direct)),
        t::assumed_pool(lang, &share(lang, report.pool.each), &decimal(lang, report.pool.shape, 1)),
    ];
    if report.trial.is_some() {
        said.push(t::assumed_design(
            lang,
            &decimal(lang, likeness.cluster, 1),
            &decimal(lang, likeness.person, 1),
            &share(lang, super::POWER),
            &decimal(lang, likeness.within, 2),
        ));
    }
    said.push(t::assumed_digest(lang, &report.lock.digest));
    said
}

impl Report {
    /// People of one cohort, as asked: whole teams may leave places.
    fn lock_size(&self) -> usize {
        self.trial.map_or(self.size, |trial| trial.design.people.round() as usize)
    }
}

/// Columns under their heads: the first to the left, the others to the right.
pub(crate) fn columns(out: &mut String, heads: &[String], lines: &[Vec<String>]) {
    let width = |at: usize| {
        let cells = std::iter::once(heads).chain(lines.iter().map(Vec::as_slice));
        cells.filter_map(|line| line.get(at)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..heads.len()).map(width).collect();
    for line in std::iter::once(heads).chain(lines.iter().map(Vec::as_slice)) {
        let mut row = String::new();
        for (at, (cell, width)) in line.iter().zip(&widths).enumerate() {
            let _ = if at == 0 { write!(row, "{cell:width$}") } else { write!(row, "  {cell:>width$}") };
        }
        let _ = writeln!(out, "{}", row.trim_end());
    }
}

/// A sentence in lines of about a hundred letters, as a point of a list.
pub(crate) fn fold(out: &mut String, sentence: &str) {
    let (mut line, mut first) = (String::new(), true);
    let mut put = |line: &mut String| {
        let _ = writeln!(out, "{}{line}", if first { "  - " } else { "    " });
        first = false;
        line.clear();
    };
    for word in sentence.split(' ') {
        if !line.is_empty() && line.chars().count() + word.chars().count() > 96 {
            put(&mut line);
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if !line.is_empty() {
        put(&mut line);
    }
}

/// The cohort as CSV: a person a line, with cohort and week of start.
#[must_use]
pub fn csv(report: &Report) -> String {
    let mut out = String::from("person,cohort,starts_in_week\n");
    for cohort in &report.lock.cohorts {
        let week = week(report, cohort.starts);
        for person in &cohort.people {
            let _ = writeln!(out, "{},{},{week}", say::cell(person), cohort.cohort);
        }
    }
    out
}
