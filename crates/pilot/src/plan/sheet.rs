//! A plan as one page with drawings.

use kernel::Lang;
use maud::html;
use shell::t::pilot as t;

use super::{
    Kind, Report,
    tell::{inside_sentence, kind, lead, sections, side_by_side, title, week, weeks_sentence},
};
use crate::{
    chart::{Bar, Curve, Ink, Plot, bars},
    say::{share, shares},
    sheet,
};

fn ink(kind: Kind) -> Ink {
    match kind {
        Kind::Planned => Ink::One,
        Kind::WholeUnits => Ink::Two,
        Kind::Hubs => Ink::Three,
        Kind::Random => Ink::Four,
    }
}

/// The whole report as one self-contained page.
#[must_use]
pub fn page(report: &Report, lang: Lang) -> String {
    let (heads, lines) = side_by_side(report, lang);
    let sections = sections(report, lang);
    let body = html! {
        section.sets { (sheet::table(&heads, &lines)) }
        (inside(report, lang))
        (power(report, lang))
        (frontier(report, lang))
        @for (title, sentences) in &sections { (sheet::points(title, sentences)) }
        @for cohort in &report.lock.cohorts {
            section {
                h2 {
                    @if report.lock.cohorts.len() > 1 {
                        (t::cohort_number(lang, &cohort.cohort.to_string(), &week(report, cohort.starts).to_string()))
                    } @else { (t::cohort(lang)) }
                }
                ul.people { @for person in &cohort.people { li { (person) } } }
            }
        }
    };
    sheet::page(lang, &title(report, lang), &lead(report, lang), &body)
}

fn inside(report: &Report, lang: Lang) -> maud::Markup {
    let drawn: Vec<Bar> = report
        .sets
        .iter()
        .rev()
        .map(|set| Bar {
            label: kind(lang, set.kind).to_owned(),
            from: 0.0,
            to: set.portrait.tie_share,
            range: None,
            words: share(lang, set.portrait.tie_share),
            ink: ink(set.kind),
            hatched: false,
        })
        .collect();
    let answer = inside_sentence(report, lang);
    let heads = [String::new(), t::row_inside(lang).to_owned(), t::row_visible(lang).to_owned()];
    let lines: Vec<Vec<String>> = report
        .sets
        .iter()
        .map(|set| {
            let inside = share(lang, set.portrait.tie_share);
            vec![kind(lang, set.kind).to_owned(), inside, shares(lang, set.visible.0, set.visible.1)]
        })
        .collect();
    let drawing = bars(&answer, &drawn, 1.0);
    let figures = (t::figures(lang), sheet::table(&heads, &lines));
    sheet::question(t::ask_inside(lang), &answer, &drawing, t::counted_inside(lang), figures)
}

fn power(report: &Report, lang: Lang) -> maud::Markup {
    let longest = report.sets.iter().filter_map(|set| set.power.last()).map(|(weeks, _)| *weeks).max();
    let Some(longest) = longest else { return html! {} };
    let shortest = report.sets.iter().filter_map(|set| set.power.first()).map(|(weeks, _)| *weeks).min().unwrap_or(0);
    let curves = report.sets.iter().map(|set| Curve {
        name: kind(lang, set.kind).to_owned(),
        points: set.power.iter().map(|(weeks, power)| (*weeks as f64, *power)).collect(),
        ink: ink(set.kind),
        dots: false,
    });
    let plot = Plot {
        across: t::axis_weeks(lang).to_owned(),
        up: t::axis_power(lang).to_owned(),
        x: (shortest as f64, longest as f64),
        y: (0.0, 1.0),
        shares: true,
        curves: curves.collect(),
        rule: Some((super::POWER, t::axis_enough(lang).to_owned())),
        ..Plot::default()
    };
    let answer = weeks_sentence(report, lang);
    let heads: Vec<String> = std::iter::once(t::axis_weeks(lang).to_owned())
        .chain(report.sets.iter().map(|set| kind(lang, set.kind).to_owned()))
        .collect();
    let weeks = report.planned().map(|set| set.power.iter().map(|(weeks, _)| *weeks).collect::<Vec<_>>());
    let lines: Vec<Vec<String>> = weeks
        .unwrap_or_default()
        .into_iter()
        .map(|weeks| {
            let at = |set: &super::Set| set.power.iter().find(|(at, _)| *at == weeks).map(|(_, power)| *power);
            let cells = report.sets.iter().map(|set| at(set).map_or_else(|| "–".to_owned(), |at| share(lang, at)));
            std::iter::once(weeks.to_string()).chain(cells).collect()
        })
        .collect();
    let drawing = plot.draw(lang, &answer);
    let figures = (t::figures(lang), sheet::table(&heads, &lines));
    sheet::question(t::ask_power(lang), &answer, &drawing, t::counted_power(lang), figures)
}

fn frontier(report: &Report, lang: Lang) -> maud::Markup {
    let mut points = report.frontier.clone();
    points.sort_by(|one, other| one.cross_unit.total_cmp(&other.cross_unit));
    let (Some(closed), Some(open)) = (points.first(), points.last()) else { return html! {} };
    let words = |cap: Option<usize>| cap.map_or_else(|| t::no_cap(lang).to_owned(), |cap| t::cap(lang, cap as i64));
    let top = points.iter().map(|point| point.tie_share).fold(0.0, f64::max);
    let bottom = points.iter().map(|point| point.tie_share).fold(1.0, f64::min);
    let floor = (bottom * 10.0 - 1.0).floor().max(0.0) / 10.0;
    let plot = Plot {
        across: t::axis_crossing(lang).to_owned(),
        up: t::row_inside(lang).to_owned(),
        x: (0.0, 1.0),
        y: (floor, (top * 10.0 + 1.0).ceil().min(10.0) / 10.0),
        shares: true,
        shares_across: true,
        curves: vec![Curve {
            name: String::new(),
            points: points.iter().map(|point| (point.cross_unit, point.tie_share)).collect(),
            ink: Ink::One,
            dots: true,
        }],
        notes: points.iter().map(|point| (point.cross_unit, point.tie_share, words(point.cap))).collect(),
        ..Plot::default()
    };
    let answer = t::frontier_says(
        lang,
        &share(lang, closed.tie_share),
        &share(lang, closed.cross_unit),
        &share(lang, open.tie_share),
        &share(lang, open.cross_unit),
    );
    let heads = [t::cap_head(lang), t::row_inside(lang), t::row_crossing(lang), t::row_units(lang)].map(str::to_owned);
    let lines: Vec<Vec<String>> = points
        .iter()
        .map(|point| {
            let units = point.units.to_string();
            vec![words(point.cap), share(lang, point.tie_share), share(lang, point.cross_unit), units]
        })
        .collect();
    let drawing = plot.draw(lang, &answer);
    let figures = (t::figures(lang), sheet::table(&heads, &lines));
    sheet::question(t::ask_frontier(lang), &answer, &drawing, t::counted_frontier(lang), figures)
}
