//! Trials of designs, power, verdicts and effects on a network.

use example::synth::{
    Shape, Synth,
    planted::{Effect, Planted, Truth, USUAL},
};
use insight::{
    Refusal,
    design::{Design, Layout, Likeness},
    exposure::global_effect,
    plan::Response,
    verdict::{Outcomes, Rule, Verdict, judge},
};

use crate::{
    Effort, Outcome, Trial, company,
    draw::{Draw, mean},
};

pub(crate) const TRIALS: &[Trial] = &[
    Trial {
        number: 12,
        claim: "exposure gives back the effect on the whole company",
        threshold: "bias within 5 % of clusters under linear and square-root truths",
        run: whole_effect,
    },
    Trial {
        number: 13,
        claim: "the formula of power agrees with drawn pilots",
        threshold: "power at the detectable effect .72-.90, size <= .08",
        run: power,
    },
    Trial {
        number: 14,
        claim: "designs that cannot give a verdict are refused",
        threshold: "typed refusals",
        run: refusals,
    },
    Trial {
        number: 40,
        claim: "verdicts of planted pilots are right",
        threshold: "95 % intervals cover >= .92; a planted effect is shown, none is not",
        run: verdicts,
    },
];

fn design(layout: Layout, clusters: usize, people: f64) -> Design {
    Design { layout, clusters, people, periods: 6, likeness: Likeness::default() }
}

/// Clusters of the company treated by coin, outcomes that grow with treated colleagues.
fn whole_effect(effort: Effort) -> Outcome {
    let (graph, chart) = company(3_000, 3);
    let cut = insight::cluster::propagate(&graph, &chart.unit, 80, 10);
    let clusters = cut.iter().max().map_or(0, |last| *last as usize + 1);
    let mut seen = Vec::new();
    let mut holds = true;
    for law in [Response::Linear, Response::Sqrt] {
        let mut draw = Draw::new(17);
        let estimates: Vec<f64> = (0..effort.of(40, 400))
            .filter_map(|_| {
                let coin: Vec<bool> = (0..clusters).map(|_| draw.share() < 0.5).collect();
                let treated: Vec<bool> = cut.iter().map(|cluster| coin[*cluster as usize]).collect();
                let share: Vec<f64> = (0..graph.people())
                    .map(|person| {
                        let arcs = graph.arcs(person).iter().filter(|arc| treated[arc.to as usize]);
                        f64::from(
                            arcs.map(|arc| arc.weight).sum::<f32>() / graph.strength(person).max(f32::MIN_POSITIVE),
                        )
                    })
                    .collect();
                let outcome: Vec<f64> = (0..graph.people())
                    .map(|person| {
                        let effect = if treated[person] { 0.2 + 0.8 * law.at(share[person]) } else { 0.0 };
                        effect + draw.normal()
                    })
                    .collect();
                global_effect(&outcome, &treated, &share).ok()
            })
            .collect();
        let bias = mean(&estimates) - 1.0;
        holds &= bias.abs() <= effort.wide(0.05, 1.6);
        seen.push(format!("{:+.1} %", 100.0 * bias));
    }
    Outcome { seen: seen.join(", "), holds }
}

fn power(effort: Effort) -> Outcome {
    let (mut seen, mut holds) = (Vec::new(), true);
    let cases = [(Layout::Stepped, 12, 25.0), (Layout::Parallel, 12, 25.0), (Layout::Stepped, 20, 50.0)];
    for (at, (layout, clusters, people)) in cases.into_iter().enumerate() {
        let design = design(layout, clusters, people);
        let Ok(effect) = design.detectable(0.8) else { return Outcome { seen: "refused".to_owned(), holds: false } };
        let runs = effort.of(120, 600);
        let found = design.simulated_power(effect, runs, 3 + at as u64).unwrap_or(0.0);
        let by_chance = design.simulated_power(0.0, runs, 30 + at as u64).unwrap_or(1.0);
        holds &=
            (effort.wide(0.72, 0.92)..=effort.wide(0.90, 1.04)).contains(&found) && by_chance <= effort.wide(0.08, 1.4);
        seen.push(format!("{effect:.2} sd: {found:.2}, size {by_chance:.3}"));
    }
    Outcome { seen: seen.join("; "), holds }
}

fn refusals(_: Effort) -> Outcome {
    let few = design(Layout::Stepped, 5, 20.0).detectable(0.8);
    let split = design(Layout::Parallel, 7, 20.0).detectable(0.8);
    let six = design(Layout::Stepped, 6, 20.0).detectable(0.8);
    let panel = insight::exposure::Panel {
        weeks: 2,
        events: vec![1.0; 40],
        exposure: vec![3.0; 40],
        there: vec![true; 40],
        cluster: (0..20).map(|person| person / 2).collect(),
    };
    let narrow = insight::exposure::response(&panel, &[1.0], 1);
    let holds = matches!(few, Err(Refusal::TooFew { needed: 6, .. }))
        && split == Err(Refusal::TooFewForParallel { clusters: 7 })
        && six.is_ok()
        && matches!(narrow, Err(Refusal::NarrowExposure { .. }));
    Outcome { seen: "five clusters, seven side by side, exposures that do not differ".to_owned(), holds }
}

/// Pilots with a planted effect, drawn and judged.
fn verdicts(effort: Effort) -> Outcome {
    let mut draw = Draw::new(23);
    let (mut covered, mut shown, mut by_chance) = (Vec::new(), Vec::new(), Vec::new());
    let rule = Rule { matters: 0.3, less_is_better: false, likeness: Likeness::default() };
    let (clusters, periods) = (12, 6);
    let synth = Synth::new(Shape::new(200, 5, 1_790_000_000_000));
    let starts = design(Layout::Stepped, clusters, 75.0).starts();
    for run in 0..effort.of(40, 400) as u32 {
        // By turns, and another history each time.
        let effect = if run % 2 == 0 { 0.0 } else { 0.4 };
        let mut order: Vec<usize> = (0..clusters).collect();
        (1..clusters).rev().for_each(|at| order.swap(at, draw.below(at + 1)));
        let starts: Vec<usize> = order.iter().map(|at| starts[*at]).collect();
        let law = Effect { base: 0.0, effect, cohorts: 0.2, periods: 0.3, noise: 0.13 };
        let company = Planted::new(&synth, Truth { effect: law, ..USUAL });
        let begins: Vec<u32> = starts.iter().map(|start| *start as u32).collect();
        let mut means = vec![Vec::new(); clusters];
        for row in company.outcomes(run, &begins, periods) {
            means[row.cohort as usize].push(row.value);
        }
        let outcomes = Outcomes { starts, means, people: 75.0, days: 28, coverage: 1.0 };
        let Ok(judged) = judge(&outcomes, &rule, u64::from(run)) else { continue };
        covered.push(f64::from(u8::from(judged.effect.interval().covers(effect))));
        let found = f64::from(u8::from(judged.verdict == Verdict::Shows));
        if effect > 0.0 { shown.push(found) } else { by_chance.push(found) }
    }
    let (covered, shown, by_chance) = (mean(&covered), mean(&shown), mean(&by_chance));
    let holds = covered >= effort.wide(0.92, 0.95) && shown >= 0.8 && by_chance <= effort.wide(0.06, 2.0);
    Outcome { seen: format!("cover {covered:.2}, shown {shown:.2}, by chance {by_chance:.2}"), holds }
}
