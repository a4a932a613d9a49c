//! Trials of what a larger network would bring.

use example::synth::{
    Shape, Synth,
    planted::{self, Entry, Growth, Planted, Truth, USUAL},
};
use insight::{
    exposure::{self, Law, Panel, Response, response},
    pool::{Community, Fitted, fit, thinned},
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
        threshold: "constant, linear, power and saturating in >= 75 % of runs, of 3,000 people",
        run: laws,
    },
    Trial {
        number: 27,
        claim: "value at full size is predicted from part of it",
        threshold: "median error at 60 % <= 8 %, at 30 % <= 12 %",
        run: predictions,
    },
    Trial {
        number: 28,
        claim: "its band covers",
        threshold: "90 % bands at 30 % cover >= .85 under each of three laws",
        run: bands,
    },
    Trial {
        number: 47,
        claim: "how fast value grows at the present size is within its band",
        threshold: "90 % bands at 60 % cover >= .85 under each of three laws",
        run: elasticities,
    },
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
    Outcome { seen, holds: slopes.iter().all(|slope| (1.95..=2.05).contains(slope)) }
}

/// What a company shows when whole units enter in eight waves, up to a share of it; how many colleagues everybody has, and
/// what all of them would get.
fn panel(number: u32, people: u32, (law, (a, b)): (Law, (f64, f64)), share: f64) -> (Panel, Vec<f64>, f64) {
    // A company of its own for each number, or one chart would be many.
    let synth = Synth::new(Shape::new(people, u64::from(number), 1_790_000_000_000));
    let growth = Growth { law: planted(law), a, b, ..USUAL.growth };
    let truth = Truth { entry: Entry::Waves { waves: 8, weeks: 2, share }, growth, ..USUAL };
    let company = Planted::new(&synth, truth);
    let roll_out = company.roll_out(number);
    let cluster = synth.placed().map(|(unit, _)| unit).collect();
    let mut panel = Panel { weeks: roll_out.weeks as usize, cluster, ..Panel::default() };
    let mut rows = Vec::new();
    (0..people).for_each(|person| roll_out.of(person, &mut rows));
    for row in rows {
        panel.events.push(f64::from(row.events));
        panel.exposure.push(f64::from(row.colleagues));
        panel.there.push(row.there);
    }
    let degrees = (0..people).map(|person| f64::from(company.degree(person))).collect();
    (panel, degrees, roll_out.at_full_size())
}

fn run(number: u32, people: u32, law: (Law, (f64, f64)), share: f64) -> Option<(Response, f64)> {
    let (panel, degrees, truth) = panel(number, people, law, share);
    Some((response(&panel, &degrees, 1).ok()?, truth))
}

/// The same law as the company knows it.
fn planted(law: Law) -> planted::Law {
    match law {
        Law::Constant => planted::Law::Constant,
        Law::Logarithmic => planted::Law::Logarithmic,
        Law::Linear => planted::Law::Linear,
        Law::Power => planted::Law::Power,
        Law::Saturating => planted::Law::Saturating,
    }
}

fn laws(effort: Effort) -> Outcome {
    let people = 3_000;
    let (mut seen, mut holds) = (Vec::new(), true);
    // Histories of their own for each law and share, or what is counted as many would be the same few.
    for (first, law) in (1_000..).step_by(1_000).zip(PLANTED).filter(|(_, (law, _))| *law != Law::Logarithmic) {
        let runs = effort.of(2, 24);
        let named = |at| exposure::laws(&panel(first + at as u32, people, law, 1.0).0).ok();
        let right = (0..runs).filter_map(named).filter(|found| found[0].law == law.0).count();
        // Two runs of a law in the fast form: together, not each.
        holds &= effort == Effort::Fast || right * 4 >= runs * 3;
        seen.push((format!("{:?} {right}/{runs}", law.0), right, runs));
    }
    let (right, all) = seen.iter().fold((0, 0), |(right, all), one| (right + one.1, all + one.2));
    holds &= right * 4 >= all * 3 - if effort == Effort::Fast { 4 } else { 0 };
    Outcome { seen: seen.into_iter().map(|one| one.0).collect::<Vec<_>>().join(", "), holds }
}

fn predictions(effort: Effort) -> Outcome {
    let error = |share: f64| {
        let mut errors: Vec<f64> = Vec::new();
        for (first, law) in ((10_000.0 * share) as u32..).step_by(1_000).zip(PLANTED) {
            for at in 0..effort.of(1, 12) {
                errors.extend(
                    run(first + at as u32, 1_500, law, share)
                        .map(|(found, truth)| (found.predicted / truth - 1.0).abs()),
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
    covers(effort, 0.3, (20_000..).step_by(1_000), |found, truth, _| found.interval.covers(truth))
}

fn elasticities(effort: Effort) -> Outcome {
    covers(effort, 0.6, (30_000..).step_by(1_000), |found, _, planted| found.elasticity_interval.covers(planted))
}

/// How often what is found covers the truth, under each of three laws; together, of so few runs, in the fast form. A refusal
/// covers nothing.
fn covers(
    effort: Effort,
    share: f64,
    firsts: impl Iterator<Item = u32>,
    such: impl Fn(&Response, f64, f64) -> bool,
) -> Outcome {
    let runs = effort.of(2, 60) as u32;
    let (mut seen, mut all) = (Vec::new(), Vec::new());
    for (first, law) in firsts.zip([PLANTED[0], PLANTED[2], PLANTED[4]]) {
        let covered: Vec<f64> = (first..first + runs)
            .map(|number| {
                let (panel, degrees, truth) = panel(number, 1_500, law, share);
                let elasticity = elasticity(&panel, law);
                let found = response(&panel, &degrees, 1);
                f64::from(u8::from(found.is_ok_and(|found| such(&found, truth, elasticity))))
            })
            .collect();
        seen.push(format!("{:?} {:.2}", law.0, mean(&covered)));
        all.push(mean(&covered));
    }
    let least = all.iter().copied().fold(1.0, f64::min);
    Outcome {
        seen: format!("{} of {runs} each", seen.join(", ")),
        holds: if effort == Effort::Fast { mean(&all) >= 0.6 } else { least >= 0.85 },
    }
}

/// What a law makes of one per cent more colleagues, and people, in a panel's last week.
fn elasticity(panel: &Panel, (law, shape): (Law, (f64, f64))) -> f64 {
    let rows = panel.exposure.iter().zip(&panel.there).enumerate();
    let last: Vec<f64> = rows
        .filter(|(at, (_, there))| at % panel.weeks == panel.weeks - 1 && **there)
        .map(|(_, (exposure, _))| *exposure)
        .collect();
    let sum = |by: f64| last.iter().map(|exposure| law.at(shape, exposure * by)).sum::<f64>();
    1.0 + (sum(1.01) / sum(1.0)).ln() / 1.01_f64.ln()
}

fn pool(effort: Effort) -> Outcome {
    let truth = USUAL.questions.answered(1_000.0);
    let (mut errors, mut covered) = (Vec::new(), Vec::new());
    for found in thirty_communities(USUAL, effort) {
        errors.extend(found.map(|found| (found.answered - truth).abs()));
        covered.push(f64::from(u8::from(found.is_some_and(|found| found.interval.covers(truth)))));
    }
    let (error, cover) = (median(&mut errors), mean(&covered));
    Outcome {
        seen: format!("{error:.3}, cover {cover:.2}"),
        holds: error <= effort.wide(0.05, 1.3) && cover >= effort.wide(0.87, 0.92),
    }
}

/// What thirty communities of a company tell of a thousand people, history after history; none where they tell nothing.
pub(crate) fn thirty_communities(truth: Truth, effort: Effort) -> Vec<Option<Fitted>> {
    let synth = Synth::new(Shape::new(200, 5, 1_790_000_000_000));
    let company = Planted::new(&synth, truth);
    let of = |run, at| {
        let people = planted::community(at, 30);
        let answered = company.answered(run, at, people, 20);
        Community { people: f64::from(people), asked: 20.0, answered: f64::from(answered) }
    };
    let told = |run| {
        let communities: Vec<Community> = (0..30).map(|at| of(run, at)).collect();
        fit(&communities, 1_000.0, u64::from(run)).ok()
    };
    (0..effort.of(25, 200) as u32).map(told).collect()
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
