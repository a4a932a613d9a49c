//! One function a figure.

use anyhow::Result;
use insight::{
    adoption::{self, Week},
    design::{Design, Layout, Likeness},
    interval::{self, Cluster},
    plan::{self, Wish},
    pool::Pool,
    survival::{Curve as Waiting, Wait},
};
use kernel::Lang;
use maud::Markup;
use pilot::chart::{Band, Bar, Curve, Ink, Plot, bars};
use trials::company;

use super::draw::Draw;

const LANG: Lang = Lang::En;

/// All figures, by their names in the document.
pub(crate) fn all() -> Result<Vec<(&'static str, Markup)>> {
    Ok(vec![
        ("inside", inside()?),
        ("frontier", frontier()?),
        ("pool", pool()),
        ("subsample", subsample()),
        ("coverage", coverage()?),
        ("waiting", waiting()?),
        ("design", design()),
        ("forecast", forecast()?),
    ])
}

fn bar(label: &str, to: f64, ink: Ink) -> Bar {
    let words = pilot::say::share(LANG, to);
    Bar { label: label.to_owned(), from: 0.0, to, range: None, words, ink, hatched: false }
}

fn curve(name: &str, points: Vec<(f64, f64)>, ink: Ink) -> Curve {
    Curve { name: name.to_owned(), points, ink, dots: false }
}

/// A hundred people of ten thousand, chosen in five ways.
fn inside() -> Result<Markup> {
    let (graph, chart) = company(10_000, 3);
    let wish = Wish::of(100);
    let beside = plan::baselines(&graph, &chart, &wish);
    let share = |people: &[u32]| plan::portrait(&graph, &chart, people).tie_share;
    let planned = plan::show(&graph, &chart, &wish, None)?;
    let capped = plan::show(&graph, &chart, &Wish { cap: Some(17), ..wish.clone() }, None)?;
    let drawn = [
        bar("planned, in one piece", share(&planned.people), Ink::One),
        bar("planned, at most 17 of a unit", share(&capped.people), Ink::One),
        bar("the best whole units, in several pieces", share(&beside.units), Ink::Two),
        bar("the people with most ties", share(&beside.hubs), Ink::Three),
        bar("at random: (k − 1) / (n − 1)", 99.0 / 9_999.0, Ink::Four),
    ];
    Ok(bars("Share of a member’s ties that lie inside, five ways to choose 100 of 10,000 people", &drawn, 1.0))
}

/// Closeness against openness.
fn frontier() -> Result<Markup> {
    let (graph, chart) = company(3_000, 3);
    let wish = Wish::of(100);
    let known = plan::show(&graph, &chart, &wish, None)?;
    let mut points = plan::frontier(&graph, &chart, &wish, &known);
    points.sort_by(|one, other| one.cross_unit.total_cmp(&other.cross_unit));
    let words = |cap: Option<usize>| cap.map_or_else(|| "no limit".to_owned(), |cap| format!("{cap} a unit"));
    let plot = Plot {
        across: "Ties inside that cross units".to_owned(),
        up: "Working ties inside".to_owned(),
        x: (0.0, 1.0),
        y: (0.0, 1.0),
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
    Ok(plot.draw(LANG, "What openness to other units costs in closeness"))
}

/// What no choice of a hundred people repairs.
fn pool() -> Markup {
    let of = |each: f64| -> Vec<(f64, f64)> {
        let pool = Pool { each, ..Pool::default() };
        (0..=60).map(|step| f64::from(step) * 50.0).map(|people| (people, pool.answered(people))).collect()
    };
    let plot = Plot {
        across: "People who see the question".to_owned(),
        up: "Questions answered".to_owned(),
        x: (0.0, 3_000.0),
        y: (0.0, 1.0),
        shares: true,
        curves: vec![
            curve("1% each", of(0.01), Ink::Two),
            curve("0.5% each", of(0.005), Ink::One),
            curve("0.2% each", of(0.002), Ink::Three),
        ],
        ..Plot::default()
    };
    plot.draw(LANG, "The share of questions answered grows with the number of people who see them")
}

/// People kept at random: every law looks like n².
fn subsample() -> Markup {
    const PEOPLE: usize = 2_000;
    type Law = fn(f64) -> f64;
    let laws: [(&str, Law, Ink); 3] =
        [("constant", |_| 1.0, Ink::One), ("square root", f64::sqrt, Ink::Two), ("linear", |share| share, Ink::Three)];
    let curves = laws.map(|(name, law, ink)| {
        let mut draw = Draw::new(25);
        // Each event is somebody and a colleague; how many somebody has grows with how many are there by the law.
        let authors: Vec<usize> = (0..PEOPLE)
            .flat_map(|person| {
                let exposed = draw.share();
                std::iter::repeat_n(person, draw.poisson(20.0 * law(exposed)) as usize)
            })
            .collect();
        let events: Vec<(usize, usize)> = authors.into_iter().map(|person| (person, draw.below(PEOPLE))).collect();
        let points = (1..=20).map(|step| {
            let share = f64::from(step) / 20.0;
            let kept: Vec<bool> = (0..PEOPLE).map(|_| draw.share() < share).collect();
            let is_kept = |person: usize| kept.get(person).copied().unwrap_or(false);
            let survive = events.iter().filter(|(one, other)| is_kept(*one) && is_kept(*other)).count();
            (share, survive as f64 / events.len() as f64)
        });
        curve(name, points.collect(), ink)
    });
    let [constant, root, linear] = curves;
    let squared = curve("n²", (1..=20).map(|step| f64::from(step) / 20.0).map(|n| (n, n * n)).collect(), Ink::Four);
    let plot = Plot {
        across: "People kept at random".to_owned(),
        up: "Events that survive".to_owned(),
        x: (0.0, 1.0),
        y: (0.0, 1.0),
        shares: true,
        shares_across: true,
        curves: vec![constant, root, linear, squared],
        ..Plot::default()
    };
    plot.draw(LANG, "Events that survive when people are kept at random follow n² under every law")
}

/// How often an interval of 95 % holds the truth, over spaces that differ.
fn coverage() -> Result<Markup> {
    const RUNS: usize = 1_000;
    let mut draw = Draw::new(15);
    let (mut wilson, mut robust) = (0_usize, 0_usize);
    for _ in 0..RUNS {
        // Twenty spaces whose share differs with a likeness of 0.1 within them.
        let spaces: Vec<Cluster> = (0..20)
            .map(|_| {
                let (share, items) = (draw.beta(3.6, 5.4), 10 + draw.below(60));
                let hits = (0..items).filter(|_| draw.share() < share).count();
                Cluster { successes: hits as f64, items: items as f64 }
            })
            .collect();
        let (hits, items) =
            spaces.iter().fold((0.0, 0.0), |(hits, items), one| (hits + one.successes, items + one.items));
        wilson += usize::from(interval::wilson(hits as u64, items as u64, 0.95)?.covers(0.4));
        robust += usize::from(interval::clusters(&spaces, 0.95)?.1.covers(0.4));
    }
    let share = |covered: usize| covered as f64 / RUNS as f64;
    let drawn = [
        bar("what it says", 0.95, Ink::Four),
        bar("with spaces as clusters", share(robust), Ink::One),
        bar("Wilson, as if all were independent", share(wilson), Ink::Two),
    ];
    Ok(bars("How often an interval of 95% holds the truth, over twenty spaces that differ", &drawn, 1.0))
}

/// Time to a first answer, with and without those who have none.
fn waiting() -> Result<Markup> {
    let mut draw = Draw::new(17);
    let waits: Vec<(f64, bool)> = (0..400)
        .map(|_| {
            let (answered, looked) = (draw.lognormal(6.0_f64.ln(), 1.6), 4.0 + 20.0 * draw.share());
            (answered.min(looked), answered <= looked)
        })
        .collect();
    let all: Vec<Wait> = waits.iter().map(|(time, ended)| Wait { time: *time, came: *ended }).collect();
    let honest = Waiting::new(&all)?;
    let mut answered: Vec<f64> = waits.iter().filter(|(_, ended)| *ended).map(|(time, _)| *time).collect();
    answered.sort_by(f64::total_cmp);
    let hours = || (0..=96).map(|quarter| f64::from(quarter) / 4.0);
    let still = |hour: f64| answered.iter().filter(|time| **time > hour).count() as f64 / answered.len() as f64;
    let band = hours().filter_map(|hour| {
        let (_, range) = honest.waiting_at(hour, 0.95)?;
        Some((hour, range.low, range.high))
    });
    let normal = |z: f64| f64::midpoint(1.0, -erf(z / std::f64::consts::SQRT_2));
    let truth = hours().map(|hour| (hour, if hour > 0.0 { normal((hour / 6.0).ln() / 1.6) } else { 1.0 }));
    let plot = Plot {
        across: "Working hours since the question".to_owned(),
        up: "Questions still without an answer".to_owned(),
        x: (0.0, 24.0),
        y: (0.0, 1.0),
        shares: true,
        bands: vec![Band { points: band.collect(), ink: Ink::One }],
        curves: vec![
            curve(
                "Kaplan–Meier",
                hours().filter_map(|hour| Some((hour, honest.waiting_at(hour, 0.95)?.0))).collect(),
                Ink::One,
            ),
            curve("the truth", truth.collect(), Ink::Four),
            curve("answered only", hours().map(|hour| (hour, still(hour))).collect(), Ink::Two),
        ],
        ..Plot::default()
    };
    Ok(plot.draw(LANG, "Looking at answered questions alone makes answers seem fast"))
}

/// Abramowitz and Stegun 7.1.26, to 1.5e-7: enough for a drawing.
fn erf(x: f64) -> f64 {
    let t = 1.0 / (1.0 + 0.327_591_1 * x.abs());
    let sum =
        t * (0.254_829_592 + t * (-0.284_496_736 + t * (1.421_413_741 + t * (-1.453_152_027 + t * 1.061_405_429))));
    (1.0 - sum * (-x * x).exp()).copysign(x)
}

/// What a number of cohorts could detect.
fn design() -> Markup {
    let of = |layout, within| -> Vec<(f64, f64)> {
        (6..=40)
            .filter_map(|clusters| {
                let likeness = Likeness { within, ..Likeness::default() };
                let design = Design { layout, clusters, people: 30.0, periods: 6, likeness };
                Some((clusters as f64, design.detectable(0.8).ok()?))
            })
            .collect()
    };
    let plot = Plot {
        across: "Cohorts of thirty people, six periods".to_owned(),
        up: "Smallest effect found 8 times in 10 (sd)".to_owned(),
        x: (6.0, 40.0),
        y: (0.0, 0.6),
        curves: vec![
            curve("stepped, .05", of(Layout::Stepped, 0.05), Ink::One),
            curve("parallel, .05", of(Layout::Parallel, 0.05), Ink::Two),
            curve("stepped, .15", of(Layout::Stepped, 0.15), Ink::Three),
            curve("parallel, .15", of(Layout::Parallel, 0.15), Ink::Four),
        ],
        ..Plot::default()
    };
    plot.draw(LANG, "Cohorts that start one after the other detect more than cohorts side by side")
}

/// A forecast at week ten, and what came.
fn forecast() -> Result<Markup> {
    let mut draw = Draw::new(2);
    let (mut so_far, mut total) = (Vec::new(), 0.0_f64);
    for _ in 0..30 {
        let ceiling = 1_400.0_f64;
        let mean: f64 = (ceiling - total) * (1.0 - (-(0.02 + 0.25 * total / ceiling)).exp());
        let shock = (0.15 * draw.normal()).exp();
        let fresh = draw.poisson(mean * shock);
        total += fresh;
        so_far.push((fresh, total));
    }
    let weeks: Vec<Week> = so_far.iter().take(10).map(|(fresh, _)| Week { fresh: *fresh, work: 1.0 }).collect();
    let forecast = adoption::forecast(&weeks, 2_000, &[1.0; 20], 1)?;
    let seen: Vec<(f64, f64)> = so_far.iter().enumerate().map(|(at, (_, total))| ((at + 1) as f64, *total)).collect();
    let start = seen.get(9).copied().unwrap_or_default();
    let ahead = || forecast.ahead.iter().enumerate().map(|(at, ahead)| ((at + 11) as f64, ahead));
    let band = |of: fn(&adoption::Ahead) -> insight::Interval| Band {
        points: std::iter::once((start.0, start.1, start.1))
            .chain(ahead().map(|(week, ahead)| (week, of(ahead).low, of(ahead).high)))
            .collect(),
        ink: Ink::One,
    };
    let plot = Plot {
        across: "Week".to_owned(),
        up: "People who have begun, of 2,000 seats".to_owned(),
        x: (1.0, 30.0),
        y: (0.0, 2_000.0),
        bands: vec![band(|ahead| ahead.nearly_all), band(|ahead| ahead.most), band(|ahead| ahead.half)],
        curves: vec![
            curve("forecast", ahead().map(|(week, ahead)| (week, ahead.middle)).collect(), Ink::Two),
            curve("what came", seen, Ink::One),
        ],
        ..Plot::default()
    };
    Ok(plot.draw(LANG, "A forecast at week ten with the seats as its ceiling, and what came"))
}
