//! Trials of the adoption forecast.

use example::synth::{
    Shape, Synth,
    planted::{Adoption, Planted, Truth, USUAL},
};
use insight::{
    Refusal,
    adoption::{Week, forecast},
};

use crate::{
    Effort, Outcome, Trial,
    draw::{mean, median},
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

/// What the example company begins by: .02 a week by themselves, .25 by others, 70 % ever.
const SLOW: Adoption = USUAL.adoption;

/// Histories of a company of so many seats.
fn company(law: Adoption, seats: u32, read: impl FnOnce(&Planted<'_>)) {
    let synth = Synth::new(Shape::new(seats, 11, 1_790_000_000_000));
    read(&Planted::new(&synth, Truth { adoption: law, ..USUAL }));
}

fn weeks(planted: &Planted<'_>, run: u32, weeks: u32) -> Vec<Week> {
    planted.weeks(run, weeks).into_iter().map(|week| Week { fresh: f64::from(week.fresh), work: week.work }).collect()
}

/// Median error and coverage of the number of adopters twelve weeks on, in so many histories from a first one.
fn ahead(law: Adoption, seats: u32, seen: u32, (first, runs): (u32, u32)) -> (f64, f64) {
    let (mut errors, mut covered) = (Vec::new(), Vec::new());
    company(law, seats, |planted| {
        for run in first..first + runs {
            let weeks = weeks(planted, run, seen + 12);
            let (past, future) = weeks.split_at(seen as usize);
            let to_come: Vec<f64> = future.iter().map(|week| week.work).collect();
            let truth: f64 = weeks.iter().map(|week| week.fresh).sum();
            let Ok(found) = forecast(past, seats, &to_come, u64::from(run)) else { continue };
            let Some(last) = found.ahead.last() else { continue };
            errors.push((last.middle / truth - 1.0).abs());
            covered.push(f64::from(u8::from(last.nearly_all.covers(truth))));
        }
    });
    (median(&mut errors), mean(&covered))
}

fn parameters(effort: Effort) -> Outcome {
    let (mut p, mut q, mut m) = (Vec::new(), Vec::new(), Vec::new());
    company(SLOW, 2_000, |planted| {
        for run in 0..effort.of(20, 200) as u32 {
            let Ok(found) = forecast(&weeks(planted, run, 20), 2_000, &[1.0], u64::from(run)) else { continue };
            p.push((found.innovation.0 / SLOW.outside - 1.0).abs());
            q.push((found.imitation.0 / SLOW.inside - 1.0).abs());
            m.push((found.ceiling.0 / SLOW.ceiling - 1.0).abs());
        }
    });
    let (p, q, m) = (median(&mut p), median(&mut q), median(&mut m));
    let holds = q <= effort.wide(0.15, 1.4) && m <= effort.wide(0.06, 1.4) && p <= effort.wide(0.25, 1.4);
    Outcome { seen: format!("q {:.0} %, ceiling {:.0} %, p {:.0} %", 100.0 * q, 100.0 * m, 100.0 * p), holds }
}

fn ten_weeks(effort: Effort) -> Outcome {
    let law = |outside, inside, ceiling| Adoption { outside, inside, ceiling, ..SLOW };
    let laws = [SLOW, law(0.01, 0.35, 0.85), law(0.04, 0.12, 0.6)];
    let found: Vec<(f64, f64)> =
        (0..).zip(laws).map(|(at, law)| ahead(law, 2_000, 10, (1_000 * at, effort.of(20, 200) as u32))).collect();
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
    let runs = effort.of(12, 100) as u32;
    let mut covers = Vec::new();
    for seats in [200, 500] {
        for seen in [10, 14, 20] {
            covers.push(ahead(SLOW, seats, seen, (1_000 * seen, runs)).1);
        }
    }
    let least = covers.iter().copied().fold(1.0, f64::min);
    let holds = mean(&covers) >= if effort == Effort::Fast { 0.85 } else { 0.92 };
    Outcome { seen: format!("mean {:.2}, least {least:.2}", mean(&covers)), holds }
}
