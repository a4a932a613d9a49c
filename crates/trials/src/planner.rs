//! Trials of the planner.

use example::synth::{
    Shape, Synth,
    planted::{Planted, Truth, USUAL},
};
use insight::{
    Graph, Tie,
    cluster::{kept_inside, propagate},
    plan::{Company, Plan, Wish, baselines, contamination, disjoint, objective, portrait, random, show},
};

use crate::{
    Effort, Outcome, Trial, company,
    draw::{Draw, mean},
};

pub(crate) const TRIALS: &[Trial] = &[
    Trial {
        number: 5,
        claim: "the planner finds the enumerated optimum of small graphs",
        threshold: ">= 98 % of graphs, worst >= .97",
        run: enumerated,
    },
    Trial {
        number: 6,
        claim: "of a random member's ties (k-1)/(n-1) lie inside, whatever the network",
        threshold: "within 5 %",
        run: identity,
    },
    Trial {
        number: 7,
        claim: "the plan is better than every baseline under the same conditions",
        threshold: ">= 1.05 x whole units at 3,000, >= 1.03 x at 10,000",
        run: better,
    },
    Trial {
        number: 8,
        claim: "the plan is far from random",
        threshold: ">= 50 x, capped at k/6 >= 40 x, of 10,000",
        run: far_from_random,
    },
    Trial {
        number: 9,
        claim: "what was asked of a cohort holds",
        threshold: "connected, caps, must and never in all of many fuzzed sets",
        run: conditions,
    },
    Trial {
        number: 10,
        claim: "clusters started from the chart keep more ties than the chart and than a cold start",
        threshold: "more than both, none larger than was allowed",
        run: clusters,
    },
    Trial {
        number: 11,
        claim: "cohorts drawn apart touch little",
        threshold: "contamination of 12 x 75 in 3,000 <= 6 %; by person >= 40 %",
        run: apart,
    },
    Trial {
        number: 41,
        claim: "a planned hundred still come after twelve weeks, and a hundred by lot do not",
        threshold: "weekly active: planned >= 60 %, by lot <= 15 %",
        run: stays,
    },
];

/// Everybody's best choice, one after the other.
fn optimum(graph: &Graph, size: usize) -> f64 {
    fn walk(graph: &Graph, from: u32, chosen: &mut Vec<u32>, size: usize, best: &mut f64) {
        if chosen.len() == size {
            *best = best.max(objective(graph, chosen));
            return;
        }
        for person in from..graph.people() as u32 {
            chosen.push(person);
            walk(graph, person + 1, chosen, size, best);
            chosen.pop();
        }
    }
    let mut best = 0.0;
    walk(graph, 0, &mut Vec::new(), size, &mut best);
    best
}

fn small_graph(draw: &mut Draw, people: usize) -> Graph {
    let mut ties = Vec::new();
    for from in 0..people {
        for to in from + 1..people {
            let chance = if from % 3 == to % 3 { 0.45 } else { 0.2 };
            if draw.share() < chance {
                ties.push(Tie { from: from as u32, to: to as u32, weight: draw.lognormal(0.0, 0.7) as f32 });
            }
        }
    }
    Graph::new(people, &ties).0
}

fn flat(people: usize) -> Company {
    Company { unit: (0..people as u32).map(|person| person % 4).collect(), site: vec![0; people] }
}

fn enumerated(effort: Effort) -> Outcome {
    let mut draw = Draw::new(5);
    let (mut found, mut worst, graphs) = (0, 1.0_f64, effort.of(20, 200));
    for _ in 0..graphs {
        let (people, size) = if effort == Effort::Fast { (20, 5) } else { (24 + draw.below(4), 6) };
        let graph = small_graph(&mut draw, people);
        let best = optimum(&graph, size);
        let wish = Wish { connected: false, ..Wish::of(size) };
        let got = show(&graph, &flat(people), &wish, None).map_or(0.0, |plan| plan.objective);
        found += usize::from(got >= best - 1e-9);
        worst = worst.min(got / best);
    }
    let share = found as f64 / graphs as f64;
    Outcome {
        seen: format!("{found} of {graphs}, worst {worst:.3}"),
        holds: share >= effort.wide(0.98, 0.97) && worst >= 0.97,
    }
}

fn identity(effort: Effort) -> Outcome {
    let (graph, _) = company(if effort == Effort::Fast { 3_000 } else { 10_000 }, 3);
    let size = 100;
    let shares: Vec<f64> = (0..500)
        .map(|seed| {
            let people = random(graph.people(), size, seed);
            // By number of ties: the identity is of each tie alike.
            let inside: std::collections::HashSet<u32> = people.iter().copied().collect();
            let of = |person: &u32| {
                let arcs = graph.arcs(*person as usize);
                arcs.iter().filter(|arc| inside.contains(&arc.to)).count() as f64 / arcs.len().max(1) as f64
            };
            people.iter().map(of).sum::<f64>() / size as f64
        })
        .collect();
    let expected = (size as f64 - 1.0) / (graph.people() as f64 - 1.0);
    let ratio = mean(&shares) / expected;
    Outcome { seen: format!("{:.4} against {expected:.4}", mean(&shares)), holds: (ratio - 1.0).abs() <= 0.05 }
}

fn better(effort: Effort) -> Outcome {
    let mut seen = Vec::new();
    let mut holds = true;
    for (people, least, connected) in [(3_000, 1.05, true), (10_000, 1.03, false)] {
        let mut ratios = Vec::new();
        for seed in 0..effort.of(1, 5) as u64 {
            let (graph, chart) = company(people, 3 + seed);
            let wish = Wish { connected, effort: 2.0, ..Wish::of(100) };
            let beside = baselines(&graph, &chart, &wish);
            let Ok(Plan { objective: planned, people: cohort }) = show(&graph, &chart, &wish, None) else {
                holds = false;
                continue;
            };
            for other in [&beside.random, &beside.hubs, &beside.units] {
                let meets = !connected || portrait(&graph, &chart, other).pieces == 1;
                holds &= !meets || planned >= objective(&graph, other) - 1e-9;
            }
            ratios.push(planned / objective(&graph, &beside.units));
            holds &= cohort.len() == 100;
        }
        holds &= mean(&ratios) >= effort.wide(least, 0.98);
        seen.push(format!("{people}: {:.3}", mean(&ratios)));
    }
    Outcome { seen: seen.join(", "), holds }
}

fn far_from_random(_: Effort) -> Outcome {
    let (graph, chart) = company(10_000, 3);
    let by_chance = 99.0 / 9_999.0;
    let times = |wish: &Wish| {
        show(&graph, &chart, wish, None)
            .map_or(0.0, |plan| portrait(&graph, &chart, &plan.people).tie_share / by_chance)
    };
    let free = times(&Wish::of(100));
    let capped = times(&Wish { cap: Some(17), ..Wish::of(100) });
    Outcome { seen: format!("{free:.0} x, capped {capped:.0} x"), holds: free >= 50.0 && capped >= 40.0 }
}

fn conditions(effort: Effort) -> Outcome {
    let (graph, chart) = company(1_200, 5);
    let mut draw = Draw::new(9);
    let (mut kept, mut made, sets) = (0, 0, effort.of(60, 1_000));
    for seed in 0..sets as u64 {
        let size = 20 + draw.below(60);
        let cap = (draw.share() < 0.7).then(|| 4 + draw.below(30));
        let must: Vec<u32> = (0..draw.below(4)).map(|_| draw.below(1_200) as u32).collect();
        let never: Vec<u32> =
            (0..draw.below(200)).map(|_| draw.below(1_200) as u32).filter(|one| !must.contains(one)).collect();
        let wish = Wish { size, cap, must, never, connected: draw.share() < 0.7, seed, effort: 0.2 };
        let Ok(plan) = show(&graph, &chart, &wish, None) else { continue };
        made += 1;
        let portrait = portrait(&graph, &chart, &plan.people);
        let mut units = vec![0_usize; chart.units()];
        plan.people.iter().for_each(|person| units[chart.unit[*person as usize] as usize] += 1);
        let holds = plan.people.len() == size
            && (!wish.connected || portrait.pieces == 1)
            && wish.cap.is_none_or(|cap| units.iter().all(|people| *people <= cap))
            && wish.must.iter().all(|person| plan.people.contains(person))
            && !wish.never.iter().any(|person| plan.people.contains(person));
        kept += usize::from(holds);
    }
    Outcome {
        seen: format!("{kept} of {made} plans, {} refused", sets - made),
        holds: kept == made && made * 10 >= sets * 8,
    }
}

fn clusters(effort: Effort) -> Outcome {
    let (graph, chart) = company(if effort == Effort::Fast { 3_000 } else { 30_000 }, 3);
    let largest = 100;
    let cold: Vec<u32> = (0..graph.people() as u32).collect();
    let (warm, cold) = (propagate(&graph, &chart.unit, largest, 10), propagate(&graph, &cold, largest, 10));
    let mut size = vec![0_usize; graph.people()];
    warm.iter().for_each(|label| size[*label as usize] += 1);
    let most = size.into_iter().max().unwrap_or(0);
    let [chart, warm, cold] = [&chart.unit, &warm, &cold].map(|label| kept_inside(&graph, label));
    Outcome {
        seen: format!("{warm:.3} kept inside, chart {chart:.3}, cold {cold:.3}, largest {most}"),
        holds: warm > chart && warm > cold && most <= largest,
    }
}

fn apart(effort: Effort) -> Outcome {
    let (graph, chart) = company(3_000, 3);
    let wish = Wish { effort: if effort == Effort::Fast { 0.1 } else { 0.5 }, ..Wish::of(75) };
    let Ok(cohorts) = disjoint(&graph, &chart, &wish, None, 12) else {
        return Outcome { seen: "no cohorts".to_owned(), holds: false };
    };
    let touched = contamination(&graph, &cohorts);
    // Every other person of the company treated, whatever their colleagues.
    let mut draw = Draw::new(8);
    let coin: Vec<bool> = (0..graph.people()).map(|_| draw.share() < 0.5).collect();
    let of = |person: usize| {
        let treated: f32 = graph.arcs(person).iter().filter(|arc| coin[arc.to as usize]).map(|arc| arc.weight).sum();
        f64::from(treated / graph.strength(person).max(f32::MIN_POSITIVE))
    };
    let by_person = mean(&(0..graph.people()).filter(|person| !coin[*person]).map(of).collect::<Vec<_>>());
    let inside = mean(&cohorts.iter().map(|plan| portrait(&graph, &chart, &plan.people).tie_share).collect::<Vec<_>>());
    Outcome {
        seen: format!(
            "{:.1} % with {inside:.2} inside, {} cohorts; by person {:.0} %",
            100.0 * touched,
            cohorts.len(),
            100.0 * by_person
        ),
        holds: touched <= 0.06 && by_person >= 0.4 && cohorts.len() == 12,
    }
}

/// Who finds few of those they work with stays away: the same people, twelve weeks after all of them came.
fn stays(effort: Effort) -> Outcome {
    let people = if effort == Effort::Fast { 3_000 } else { 10_000 };
    let synth = Synth::new(Shape::new(people, 3, 1_790_000_000_000));
    let planted = Planted::new(&synth, Truth::named("pilot100-random").unwrap_or(USUAL));
    let (graph, chart) = company(people, 3);
    let Ok(plan) = show(&graph, &chart, &Wish::of(100), None) else {
        return Outcome { seen: "no plan".to_owned(), holds: false };
    };
    let after = |cohort: &[u32], run| f64::from(planted.coming_back(cohort, run, 13)[12]) / cohort.len() as f64;
    let runs = effort.of(10, 40) as u32;
    let planned = mean(&(0..runs).map(|run| after(&plan.people, run)).collect::<Vec<_>>());
    let by_lot = mean(&(0..runs).map(|run| after(&planted.cohort(run), run)).collect::<Vec<_>>());
    Outcome {
        seen: format!("{:.0} % planned, {:.0} % by lot", 100.0 * planned, 100.0 * by_lot),
        holds: planned >= 0.6 && by_lot <= 0.15,
    }
}
