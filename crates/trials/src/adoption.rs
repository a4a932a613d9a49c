//! Trials of the adoption forecast.

use insight::{
    Refusal,
    adoption::{Week, forecast},
};

use crate::{
    Effort, Outcome, Trial,
    draw::{Draw, mean, median},
};

pub(crate) const TRIALS: &[Trial] = &[
    Trial {
        number: 1,
        claim: "twenty weeks of 2,000 seats give back the planted law",
        threshold: "median error q <= 15 %, ceiling <= 6 %, p <= 25 %",
        run: parameters,
    },
    Trial {
        number: 2,
        claim: "ten weeks forecast the next twelve",
        threshold: "median error <= 18 %, 95 % bands cover .88-.99",
        run: ten_weeks,
    },
    Trial {
        number: 3,
        claim: "what cannot be forecast is refused",
        threshold: "a typed refusal below 15 adopters; there is no function with a free ceiling",
        run: refusals,
    },
    Trial {
        number: 4,
        claim: "bands cover in small companies too",
        threshold: "95 % bands of 200 and 500 seats cover >= .92",
        run: small,
    },
];

struct Law {
    outside: f64,
    inside: f64,
    ceiling: f64,
}

const SLOW: Law = Law { outside: 0.02, inside: 0.25, ceiling: 0.7 };

/// Working days: a holiday after seven weeks and another in the summer.
fn work(week: usize) -> f64 {
    match week {
        7 => 0.2,
        8 | 33 | 34 => 0.4,
        20 => 0.8,
        _ => 1.0,
    }
}

/// Weeks as the law has them, each with a shock of its own.
fn planted(draw: &mut Draw, law: &Law, seats: f64, weeks: usize) -> Vec<Week> {
    let ceiling = (seats * law.ceiling).round();
    let mut so_far = 0.0;
    (0..weeks)
        .map(|week| {
            let shock = (0.15 * draw.normal() - 0.15 * 0.15 / 2.0).exp();
            let hazard = (law.outside + law.inside * so_far / ceiling) * work(week) * shock;
            let fresh = draw.binomial(ceiling - so_far, 1.0 - (-hazard).exp());
            so_far += fresh;
            Week { fresh, work: work(week) }
        })
        .collect()
}

/// Median error and coverage of the number of adopters twelve weeks on.
fn ahead(law: &Law, seats: u32, seen: usize, runs: usize, seed: u64) -> (f64, f64) {
    let mut draw = Draw::new(seed);
    let (mut errors, mut covered) = (Vec::new(), Vec::new());
    let to_come: Vec<f64> = (seen..seen + 12).map(work).collect();
    for run in 0..runs {
        let weeks = planted(&mut draw, law, f64::from(seats), seen + 12);
        let truth: f64 = weeks.iter().map(|week| week.fresh).sum();
        let Ok(found) = forecast(&weeks[..seen], seats, &to_come, run as u64) else { continue };
        let Some(last) = found.ahead.last() else { continue };
        errors.push((last.middle / truth - 1.0).abs());
        covered.push(f64::from(u8::from(last.nearly_all.covers(truth))));
    }
    (median(&mut errors), mean(&covered))
}

fn parameters(effort: Effort) -> Outcome {
    let mut draw = Draw::new(11);
    let (mut p, mut q, mut m) = (Vec::new(), Vec::new(), Vec::new());
    for run in 0..effort.of(20, 200) {
        let weeks = planted(&mut draw, &SLOW, 2_000.0, 20);
        let Ok(found) = forecast(&weeks, 2_000, &[1.0], run as u64) else { continue };
        p.push((found.innovation.0 / SLOW.outside - 1.0).abs());
        q.push((found.imitation.0 / SLOW.inside - 1.0).abs());
        m.push((found.ceiling.0 / SLOW.ceiling - 1.0).abs());
    }
    let (p, q, m) = (median(&mut p), median(&mut q), median(&mut m));
    let holds = q <= effort.wide(0.15, 1.4) && m <= effort.wide(0.06, 1.4) && p <= effort.wide(0.25, 1.4);
    Outcome { seen: format!("q {:.0} %, ceiling {:.0} %, p {:.0} %", 100.0 * q, 100.0 * m, 100.0 * p), holds }
}

fn ten_weeks(effort: Effort) -> Outcome {
    let laws =
        [SLOW, Law { outside: 0.01, inside: 0.35, ceiling: 0.85 }, Law { outside: 0.04, inside: 0.12, ceiling: 0.6 }];
    let runs = effort.of(20, 200);
    let found: Vec<(f64, f64)> =
        laws.iter().enumerate().map(|(at, law)| ahead(law, 2_000, 10, runs, 12 + at as u64)).collect();
    let seen = found.iter().map(|(error, cover)| format!("{:.0} % / {cover:.2}", 100.0 * error)).collect::<Vec<_>>();
    let cover = mean(&found.iter().map(|(_, cover)| *cover).collect::<Vec<_>>());
    let (least, most) = if effort == Effort::Fast { (0.80, 1.0) } else { (0.88, 0.99) };
    let holds = found.iter().all(|(error, _)| *error <= effort.wide(0.18, 1.4)) && (least..=most).contains(&cover);
    Outcome { seen: format!("{}; together {cover:.2}", seen.join(", ")), holds }
}

fn refusals(_: Effort) -> Outcome {
    let few: Vec<Week> = (0..10).map(|_| Week { fresh: 1.0, work: 1.0 }).collect();
    let refused = forecast(&few, 2_000, &[1.0], 1);
    let holds = matches!(refused, Err(Refusal::TooFew { .. }));
    Outcome { seen: refused.err().map_or_else(|| "a figure".to_owned(), |refusal| refusal.to_string()), holds }
}

fn small(effort: Effort) -> Outcome {
    let runs = effort.of(12, 100);
    let mut covers = Vec::new();
    for seats in [200, 500] {
        for seen in [10, 14, 20] {
            covers.push(ahead(&SLOW, seats, seen, runs, 13 + u64::from(seats) + seen as u64).1);
        }
    }
    let least = covers.iter().copied().fold(1.0, f64::min);
    let holds = mean(&covers) >= if effort == Effort::Fast { 0.85 } else { 0.92 };
    Outcome { seen: format!("mean {:.2}, least {least:.2}", mean(&covers)), holds }
}
