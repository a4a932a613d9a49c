//! Trials of intervals: how often what says nineteen in twenty is right.

use example::synth::{
    Shape, Synth,
    planted::{Planted, USUAL},
};
use insight::{
    Graph, Tie, Window, interval,
    interval::Cluster,
    network,
    survey::{Answers, mean as survey_mean},
    survival::{Curve, Wait},
};

use crate::{
    Effort, Outcome, Trial,
    draw::{Draw, mean},
};

pub(crate) const TRIALS: &[Trial] = &[
    Trial {
        number: 15,
        claim: "shares over spaces cover, and Wilson's would not",
        threshold: "cover .90-.97; Wilson < .85",
        run: spaces,
    },
    Trial { number: 16, claim: "tie shares with threads as clusters cover", threshold: "cover .90-.98", run: threads },
    Trial {
        number: 17,
        claim: "the median time to an answer counts those without one",
        threshold: "cover .90-.98, bias <= 8 %",
        run: waits,
    },
    Trial { number: 18, claim: "retention covers in cohorts of sixty", threshold: "cover .90-.97", run: retention },
    Trial {
        number: 19,
        claim: "reciprocity covers in its window, and has no other",
        threshold: "cover >= .92; another window is refused",
        run: reciprocity,
    },
    Trial {
        number: 20,
        claim: "the silo index gives back what was planted",
        threshold: "none within .03, .30 within .05, dealt labels none",
        run: silo,
    },
    Trial {
        number: 21,
        claim: "the survey's mean covers",
        threshold: "cover .91-.98, bias <= 6 %, of 120 and 300 answers",
        run: survey,
    },
];

fn within(effort: Effort, (least, most): (f64, f64), cover: f64) -> bool {
    let slack = if effort == Effort::Fast { 0.04 } else { 0.0 };
    (least - slack..=most + slack).contains(&cover)
}

fn share(covered: bool) -> f64 {
    f64::from(u8::from(covered))
}

fn spaces(effort: Effort) -> Outcome {
    let mut draw = Draw::new(3);
    let (mut robust, mut naive) = (Vec::new(), Vec::new());
    for _ in 0..effort.of(300, 1_000) {
        let clusters: Vec<Cluster> = (0..20)
            .map(|_| {
                let rate = draw.beta(0.7 * 9.0, 0.3 * 9.0);
                let items = draw.poisson(15.0) + 1.0;
                Cluster { successes: draw.binomial(items, rate), items }
            })
            .collect();
        let total = |of: fn(&Cluster) -> f64| clusters.iter().map(of).sum::<f64>() as u64;
        robust.push(interval::clusters(&clusters, 0.95).map_or(0.0, |(_, interval)| share(interval.covers(0.7))));
        let wilson = interval::wilson(total(|one| one.successes), total(|one| one.items), 0.95);
        naive.push(wilson.map_or(0.0, |interval| share(interval.covers(0.7))));
    }
    let (robust, naive) = (mean(&robust), mean(&naive));
    Outcome {
        seen: format!("{robust:.3}; Wilson {naive:.2}"),
        holds: within(effort, (0.90, 0.97), robust) && naive < 0.85,
    }
}

fn threads(effort: Effort) -> Outcome {
    let mut draw = Draw::new(4);
    let covered: Vec<f64> = (0..effort.of(200, 600))
        .map(|_| {
            let threads: Vec<Cluster> = (0..draw.poisson(250.0) as usize)
                .map(|_| {
                    let rate = draw.beta(0.35 * 2.5, 0.65 * 2.5);
                    let waiting = draw.gamma(1.0, 3.0);
                    let items = 1.0 + draw.poisson(waiting);
                    Cluster { successes: draw.binomial(items, rate), items }
                })
                .collect();
            interval::threads(&threads, 0.95).map_or(0.0, |(_, interval)| share(interval.covers(0.35)))
        })
        .collect();
    let cover = mean(&covered);
    Outcome { seen: format!("{cover:.3}"), holds: within(effort, (0.90, 0.98), cover) }
}

fn waits(effort: Effort) -> Outcome {
    // To 500 people: one in four has no answer for want of anybody who could give it.
    let synth = Synth::new(Shape::new(200, 5, 1_790_000_000_000));
    let company = Planted::new(&synth, USUAL);
    let Some(truth) = USUAL.questions.median_hours(500.0) else {
        return Outcome { seen: "half are never answered".to_owned(), holds: false };
    };
    let (mut covered, mut medians) = (Vec::new(), Vec::new());
    for run in 0..effort.of(200, 500) as u32 {
        let waits = company.waits(run, 500, 80).into_iter();
        let waits: Vec<Wait> = waits.map(|one| Wait { time: one.hours, came: one.answered }).collect();
        let Some((median, interval)) = Curve::new(&waits).ok().and_then(|curve| curve.quantile(0.5, 0.95)) else {
            continue;
        };
        covered.push(share(interval.covers(truth)));
        medians.push(median);
    }
    let (cover, bias) = (mean(&covered), mean(&medians) / truth - 1.0);
    Outcome {
        seen: format!("cover {cover:.3}, bias {:+.0} %", 100.0 * bias),
        holds: within(effort, (0.90, 0.98), cover) && bias.abs() <= effort.wide(0.08, 1.3),
    }
}

fn retention(effort: Effort) -> Outcome {
    let truth = 0.35 + 0.65 * (-(8.0_f64 / 14.0).powf(0.6)).exp();
    let mut draw = Draw::new(6);
    let covered: Vec<f64> = (0..effort.of(300, 1_000))
        .filter_map(|_| {
            let waits: Vec<Wait> = (0..60)
                .map(|_| {
                    let time = if draw.share() < 0.35 { f64::INFINITY } else { draw.weibull(0.6, 14.0) };
                    let looked = draw.between(3.0, 20.0);
                    Wait { time: time.min(looked), came: time <= looked }
                })
                .collect();
            Some(share(Curve::new(&waits).ok()?.waiting_at(8.0, 0.95)?.1.covers(truth)))
        })
        .collect();
    let cover = mean(&covered);
    Outcome { seen: format!("{cover:.3}"), holds: within(effort, (0.90, 0.97), cover) }
}

/// Pairs whose two directions have rates of their own.
fn window(draw: &mut Draw, rates: &[(f64, f64)]) -> Vec<(u32, u32)> {
    let mut arcs = Vec::new();
    for (at, (there, back)) in rates.iter().enumerate() {
        let (one, other) = (2 * at as u32, 2 * at as u32 + 1);
        arcs.extend((draw.poisson(*there) > 0.0).then_some((one, other)));
        arcs.extend((draw.poisson(*back) > 0.0).then_some((other, one)));
    }
    arcs
}

fn reciprocity(effort: Effort) -> Outcome {
    let mut draw = Draw::new(7);
    let rates: Vec<(f64, f64)> = (0..2_000)
        .map(|_| {
            let (base, balance) = (draw.gamma(0.4, 1.2), draw.beta(2.0, 2.0));
            (2.0 * base * balance, 2.0 * base * (1.0 - balance))
        })
        .collect();
    let came = |rate: f64| 1.0 - (-rate).exp();
    let both: f64 = rates.iter().map(|(there, back)| came(*there) * came(*back)).sum();
    let any: f64 = rates.iter().map(|(there, back)| came(there + back)).sum();
    let days = network::RECIPROCITY_DAYS;
    let covered: Vec<f64> = (0..effort.of(100, 400))
        .filter_map(|_| {
            let figure = network::reciprocity(&window(&mut draw, &rates), Window { from: 0, days }, 1.0).ok()?;
            Some(share(figure.interval().covers(both / any)))
        })
        .collect();
    let refused = network::reciprocity(&window(&mut draw, &rates), Window { from: 0, days: 7 }, 1.0).is_err();
    let cover = mean(&covered);
    Outcome {
        seen: format!("{cover:.2}; a week is refused: {refused}"),
        holds: refused && cover >= effort.wide(0.92, 0.96),
    }
}

/// Ties at random, of which a share stays in the unit of the first.
fn sealed(draw: &mut Draw, people: usize, units: usize, sealed: f64) -> (Graph, Vec<u32>) {
    let unit: Vec<u32> = (0..people as u32).map(|person| person % units as u32).collect();
    let mut ties = Vec::new();
    for from in 0..people {
        for _ in 0..8 {
            let mut to = draw.below(people);
            if draw.share() < sealed {
                to = draw.below(people / units) * units + from % units;
            }
            ties.push(Tie { from: from as u32, to: to as u32, weight: 1.0 });
        }
    }
    (Graph::new(people, &ties).0, unit)
}

fn silo(effort: Effort) -> Outcome {
    let mut draw = Draw::new(8);
    let people = 6_000;
    let (open, unit) = sealed(&mut draw, people, 12, 0.0);
    let (shut, units) = sealed(&mut draw, people, 12, 0.30);
    let none = network::silo(&open, &unit);
    let some = network::silo(&shut, &units);
    let dealt = mean(&network::silo_by_chance(&shut, &units, effort.of(20, 200), 1));
    Outcome {
        seen: format!("{none:+.3}, {some:.3}, dealt {dealt:+.3}"),
        holds: none.abs() <= 0.03 && (some - 0.30).abs() <= 0.05 && dealt.abs() <= 0.01,
    }
}

fn survey(effort: Effort) -> Outcome {
    let synth = Synth::new(Shape::new(200, 5, 1_790_000_000_000));
    let company = Planted::new(&synth, USUAL);
    // Less than a minute counts as none.
    let counted: Vec<f64> = company
        .survey(u32::MAX, 1_200_000)
        .into_iter()
        .map(|said| if said.minutes < 1.0 { 0.0 } else { said.minutes })
        .collect();
    let truth = mean(&counted);
    let (mut seen, mut holds) = (Vec::new(), true);
    for answers in [120, 300] {
        let (mut covered, mut means) = (Vec::new(), Vec::new());
        for run in 0..effort.of(60, 400) {
            let mut given = Answers::default();
            // A third of those asked answer; the first so many of them are counted.
            for said in company.survey(run as u32, 4 * answers).into_iter().take(answers as usize) {
                match insight::survey::BRACKETS.iter().position(|end| said.minutes < *end) {
                    Some(0) => given.none += 1,
                    Some(at) => given.brackets[at - 1] += 1,
                    None => given.brackets[4] += 1,
                }
            }
            let Ok(found) = survey_mean(&given, run as u64) else { continue };
            covered.push(share(found.interval.covers(truth)));
            means.push(found.minutes);
        }
        let (cover, bias) = (mean(&covered), mean(&means) / truth - 1.0);
        holds &= within(effort, (0.91, 0.98), cover) && bias.abs() <= effort.wide(0.06, 1.5);
        seen.push(format!("{answers}: {cover:.3}, {:+.1} %", 100.0 * bias));
    }
    Outcome { seen: seen.join("; "), holds }
}
