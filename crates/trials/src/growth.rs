//! Trials of what a larger network would bring.

use insight::{
    Graph,
    exposure::{Law, Panel, Response, response},
    plan::Company,
    pool::{Community, Pool, fit, thinned},
};

use crate::{
    Effort, Outcome, Trial, company,
    draw::{Draw, mean, median},
};

pub(crate) const TRIALS: &[Trial] = &[
    Trial {
        number: 25,
        claim: "keeping people at random gives n² whatever the law, so nothing here does",
        threshold: "slopes 1.95-2.05 for all laws",
        run: artefact,
    },
    Trial {
        number: 26,
        claim: "the law is recognised once everybody is there",
        threshold: "constant, linear, power and saturating in >= 75 % of runs",
        run: laws,
    },
    Trial {
        number: 27,
        claim: "value at full size is predicted from part of it",
        threshold: "median error at 60 % <= 8 %, at 30 % <= 12 %",
        run: predictions,
    },
    Trial { number: 28, claim: "its band covers", threshold: "90 % bands at 30 % cover >= .85", run: bands },
    Trial {
        number: 29,
        claim: "thirty communities tell what a thousand people would answer",
        threshold: "median error <= .05, 90 % bands cover >= .87",
        run: pool,
    },
    Trial {
        number: 30,
        claim: "thinning is a lower bound",
        threshold: "at every share, within two standard errors",
        run: thinning,
    },
];

/// The planted laws.
const PLANTED: [(Law, (f64, f64)); 5] = [
    (Law::Constant, (0.0, 1.0)),
    (Law::Logarithmic, (1.0, 1.0)),
    (Law::Linear, (0.3, 1.0)),
    (Law::Power, (0.5, 1.0)),
    (Law::Saturating, (5.0, 4.0)),
];

fn artefact(_: Effort) -> Outcome {
    let (graph, _) = company(2_000, 5);
    let mut draw = Draw::new(9);
    let mut slopes = Vec::new();
    for (law, shape) in PLANTED {
        let mut events = Vec::new();
        for person in 0..graph.people() {
            let rate = 3.2 * law.at(shape, graph.degree(person) as f64) * draw.lognormal(0.0, 0.8);
            let arcs = graph.arcs(person);
            (0..draw.poisson(rate) as usize)
                .for_each(|_| events.push((person, arcs[draw.below(arcs.len())].to as usize)));
        }
        let points: Vec<(f64, f64)> = [0.05_f64, 0.1, 0.2, 0.4, 0.7]
            .iter()
            .map(|share| {
                let kept: Vec<f64> = (0..20)
                    .map(|_| {
                        let there: Vec<bool> = (0..graph.people()).map(|_| draw.share() < *share).collect();
                        events.iter().filter(|(one, other)| there[*one] && there[*other]).count() as f64
                    })
                    .collect();
                (share.ln(), mean(&kept).max(1e-9).ln())
            })
            .collect();
        let (x, y) = (
            mean(&points.iter().map(|one| one.0).collect::<Vec<_>>()),
            mean(&points.iter().map(|one| one.1).collect::<Vec<_>>()),
        );
        let (over, under) =
            points.iter().fold((0.0, 0.0), |(over, under), (a, b)| (over + (a - x) * (b - y), under + (a - x).powi(2)));
        slopes.push(over / under);
    }
    let seen = slopes.iter().map(|slope| format!("{slope:.2}")).collect::<Vec<_>>().join(", ");
    Outcome { seen, holds: slopes.iter().all(|slope| (1.93..=2.07).contains(slope)) }
}

/// Whole units enter in random order, eight waves of two weeks, up to a share of the company; and what all of them would get.
fn rolled_out(draw: &mut Draw, graph: &Graph, chart: &Company, law: (Law, (f64, f64)), share: f64) -> (Panel, f64) {
    let (people, weeks) = (graph.people(), 18);
    let mut order: Vec<usize> = (0..chart.units()).collect();
    (1..order.len()).rev().for_each(|at| order.swap(at, draw.below(at + 1)));
    let mut sizes = vec![0.0; chart.units()];
    chart.unit.iter().for_each(|unit| sizes[*unit as usize] += 1.0);
    let (mut start, mut sum) = (vec![usize::MAX; chart.units()], 0.0);
    for unit in order {
        sum += sizes[unit];
        let wave = ((sum - 1.0) / (people as f64 * share) * 8.0) as usize;
        if wave < 8 {
            start[unit] = 2 * wave;
        }
    }
    let own: Vec<f64> = (0..people).map(|_| draw.lognormal(0.5_f64.ln(), 0.8)).collect();
    let week: Vec<f64> = (0..weeks).map(|_| (0.1 * draw.normal()).exp()).collect();
    let mut panel = Panel { weeks, cluster: chart.unit.clone(), ..Panel::default() };
    for (person, own) in own.iter().enumerate() {
        for (at, week) in week.iter().enumerate() {
            let there = |person: usize| start[chart.unit[person] as usize] <= at;
            let exposure = graph.arcs(person).iter().filter(|arc| there(arc.to as usize)).count() as f64;
            let here = there(person);
            let rate = if here { own * week * law.0.at(law.1, exposure) } else { 0.0 };
            let shock = draw.gamma(4.0, 0.25);
            panel.events.push(if rate > 0.0 { draw.poisson(rate * shock) } else { 0.0 });
            panel.exposure.push(exposure);
            panel.there.push(here);
        }
    }
    let truth = (0..people).map(|person| own[person] * law.0.at(law.1, graph.degree(person) as f64)).sum();
    (panel, truth)
}

fn run(draw: &mut Draw, people: u32, law: (Law, (f64, f64)), share: f64) -> Option<(Response, f64)> {
    let (graph, chart) = company(people, 5);
    let (panel, truth) = rolled_out(draw, &graph, &chart, law, share);
    let degrees: Vec<f64> = (0..graph.people()).map(|person| graph.degree(person) as f64).collect();
    Some((response(&panel, &degrees, 1).ok()?, truth))
}

fn laws(effort: Effort) -> Outcome {
    let mut draw = Draw::new(31);
    let (mut seen, mut holds) = (Vec::new(), true);
    for law in PLANTED.into_iter().filter(|(law, _)| *law != Law::Logarithmic) {
        let runs = effort.of(2, 12);
        let right =
            (0..runs).filter_map(|_| run(&mut draw, 1_500, law, 1.0)).filter(|(found, _)| found.laws[0].law == law.0);
        let right = right.count();
        // Two runs of a law in the fast form: together, not each.
        holds &= effort == Effort::Fast || right * 4 >= runs * 3;
        seen.push((format!("{:?} {right}/{runs}", law.0), right, runs));
    }
    let (right, all) = seen.iter().fold((0, 0), |(right, all), one| (right + one.1, all + one.2));
    holds &= right * 4 >= all * 3 - if effort == Effort::Fast { 4 } else { 0 };
    Outcome { seen: seen.into_iter().map(|one| one.0).collect::<Vec<_>>().join(", "), holds }
}

fn predictions(effort: Effort) -> Outcome {
    let mut draw = Draw::new(32);
    let mut error = |share: f64| {
        let mut errors: Vec<f64> = Vec::new();
        for law in PLANTED {
            for _ in 0..effort.of(1, 12) {
                errors.extend(
                    run(&mut draw, 1_500, law, share).map(|(found, truth)| (found.predicted / truth - 1.0).abs()),
                );
            }
        }
        median(&mut errors)
    };
    let (most, some) = (error(0.6), error(0.3));
    let holds = most <= effort.wide(0.08, 1.5) && some <= effort.wide(0.12, 1.5);
    Outcome { seen: format!("{:.0} % at 60 %, {:.0} % at 30 %", 100.0 * most, 100.0 * some), holds }
}

fn bands(effort: Effort) -> Outcome {
    let mut draw = Draw::new(33);
    let mut covered = Vec::new();
    for law in [PLANTED[0], PLANTED[2], PLANTED[4]] {
        for _ in 0..effort.of(2, 30) {
            covered.extend(
                run(&mut draw, 1_500, law, 0.3).map(|(found, truth)| f64::from(u8::from(found.interval.covers(truth)))),
            );
        }
    }
    let cover = mean(&covered);
    Outcome {
        seen: format!("{cover:.2} of {}", covered.len()),
        holds: cover >= if effort == Effort::Fast { 0.6 } else { 0.85 },
    }
}

fn pool(effort: Effort) -> Outcome {
    let truth = Pool::default();
    let mut draw = Draw::new(34);
    let (mut errors, mut covered) = (Vec::new(), Vec::new());
    for run in 0..effort.of(25, 200) {
        let communities: Vec<Community> = (0..30)
            .map(|at| {
                let people = 20.0 * 30.0_f64.powf(f64::from(at) / 29.0);
                let own = (0.3 * draw.normal() - 0.045).exp();
                let answered = (0..20)
                    .filter(|_| {
                        let able = truth.each * own * draw.gamma(truth.shape, 1.0 / truth.shape);
                        draw.share() < 1.0 - (-able * people).exp()
                    })
                    .count();
                Community { people, asked: 20.0, answered: answered as f64 }
            })
            .collect();
        let Ok(found) = fit(&communities, 1_000.0, run as u64) else { continue };
        errors.push((found.answered - truth.answered(1_000.0)).abs());
        covered.push(f64::from(u8::from(found.interval.covers(truth.answered(1_000.0)))));
    }
    let (error, cover) = (median(&mut errors), mean(&covered));
    Outcome {
        seen: format!("{error:.3}, cover {cover:.2}"),
        holds: error <= effort.wide(0.05, 1.3) && cover >= effort.wide(0.87, 0.92),
    }
}

fn thinning(effort: Effort) -> Outcome {
    let mut draw = Draw::new(35);
    let questions = effort.of(10_000, 200_000);
    let able: Vec<u32> = (0..questions)
        .map(|_| {
            let rate = draw.gamma(1.2, 3.0 / 1.2);
            draw.poisson(rate) as u32
        })
        .collect();
    let seen: Vec<u32> = able.iter().map(|able| (*able).min(2)).collect();
    let (mut words, mut holds) = (Vec::new(), true);
    for present in [0.05, 0.1, 0.3, 0.6, 1.0] {
        let (truth, bound) = (thinned(&able, present), thinned(&seen, present));
        let error = (truth * (1.0 - truth) / questions as f64).sqrt();
        holds &= bound <= truth + 2.0 * error;
        words.push(format!("{bound:.2} <= {truth:.2}"));
    }
    Outcome { seen: words.join(", "), holds }
}
