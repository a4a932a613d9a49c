//! The plan beside what a company would do without one.

use insight::{
    Graph,
    design::Design,
    plan::{self, Company, Plan, Portrait, Reach, Response, Wish, portrait, visible_share},
};
use serde::Serialize;

/// How a cohort is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Drawn at random.
    Random,
    /// The best whole units.
    WholeUnits,
    /// Whoever works with the most others.
    Hubs,
    /// By the planner.
    Planned,
}

/// A cohort, what it is like and what it could show.
#[derive(Debug, Clone, Serialize)]
pub struct Set {
    /// How it is chosen.
    pub kind: Kind,
    /// What it is like. At random, the share of ties inside is the exact one, (k-1)/(n-1).
    pub portrait: Portrait,
    /// Whether it meets what was asked.
    pub meets: bool,
    /// Which part of the full effect it could show: the least and the most of three laws of response.
    pub visible: (f64, f64),
    /// The share of the company that would hear of it within two steps.
    pub reach: Reach,
    /// After how many weeks the effect that is hoped for would show; none within two years.
    pub weeks: Option<usize>,
    /// The smallest full effect that would show in the weeks of the plan, in standard deviations between people.
    pub detectable: Option<f64>,
    /// How surely the effect would show, by weeks.
    pub power: Vec<(usize, f64)>,
}

/// The roll-out that weeks are counted with.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Trial {
    /// So many cohorts, one after the other.
    pub design: Design,
    /// How long it runs.
    pub weeks: usize,
}

/// Random cohorts differ: what they could show is told of so many together.
const DRAWN: u64 = 20;

/// Chance, whole units, hubs and the plan, in this order.
pub(super) fn sets(
    graph: &Graph,
    company: &Company,
    wish: &Wish,
    team: Option<&[u32]>,
    cohorts: &[Plan],
    direct: f64,
) -> Vec<Set> {
    let beside = plan::baselines(graph, company, wish);
    let mut chosen: Vec<(Kind, &[u32])> =
        vec![(Kind::Random, &beside.random), (Kind::WholeUnits, &beside.units), (Kind::Hubs, &beside.hubs)];
    chosen.extend(cohorts.iter().map(|plan| (Kind::Planned, plan.people.as_slice())));
    let people: Vec<&[u32]> = chosen.iter().map(|(_, people)| *people).collect();
    let set = |((kind, people), reach): ((Kind, &[u32]), Reach)| {
        let portrait = portrait(graph, company, people);
        Set {
            kind,
            meets: plan::meets(graph, company, wish, team, people),
            visible: visible(&portrait.shares, direct),
            reach,
            portrait,
            weeks: None,
            detectable: None,
            power: Vec::new(),
        }
    };
    let mut sets: Vec<Set> = chosen.into_iter().zip(Reach::of(graph, &people, wish.seed)).map(set).collect();
    let planned = sets.split_off(3);
    let draws = (0..DRAWN).map(|draw| plan::random(graph.people(), wish.size, wish.seed.wrapping_add(draw)));
    let shares: Vec<f64> = draws.flat_map(|people| portrait(graph, company, &people).shares).collect();
    if let Some(random) = sets.first_mut() {
        random.visible = visible(&shares, direct);
        random.portrait.tie_share = (wish.size as f64 - 1.0) / (graph.people() as f64 - 1.0).max(1.0);
    }
    sets.extend(together(&planned, direct));
    sets
}

/// Several cohorts as one set: the usual cohort among them, since the first was drawn from the most people.
fn together(cohorts: &[Set], direct: f64) -> Option<Set> {
    let count = cohorts.len() as f64;
    let mean = |of: fn(&Portrait) -> f64| cohorts.iter().map(|set| of(&set.portrait)).sum::<f64>() / count;
    let shares: Vec<f64> = cohorts.iter().flat_map(|set| set.portrait.shares.iter().copied()).collect();
    let first = cohorts.first()?;
    let portrait = Portrait {
        tie_share: mean(|portrait| portrait.tie_share),
        median: mean(|portrait| portrait.median),
        tenth: mean(|portrait| portrait.tenth),
        five_inside: mean(|portrait| portrait.five_inside),
        cross_unit: mean(|portrait| portrait.cross_unit),
        largest_piece: mean(|portrait| portrait.largest_piece),
        pieces: cohorts.iter().map(|set| set.portrait.pieces).max().unwrap_or(1),
        units: mean(|portrait| portrait.units as f64).round() as usize,
        sites: mean(|portrait| portrait.sites as f64).round() as usize,
        people: first.portrait.people,
        shares: shares.clone(),
    };
    let share = cohorts.iter().map(|set| set.reach.share).sum::<f64>() / count;
    Some(Set {
        visible: visible(&shares, direct),
        reach: Reach { share, ..first.reach },
        meets: cohorts.iter().all(|set| set.meets),
        portrait,
        ..first.clone()
    })
}

fn visible(shares: &[f64], direct: f64) -> (f64, f64) {
    let all = Response::ALL.map(|response| visible_share(shares, direct, response));
    (all.iter().copied().fold(f64::INFINITY, f64::min), all.iter().copied().fold(0.0, f64::max))
}
