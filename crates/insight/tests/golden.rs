//! What others compute of the same data: numpy, scipy, statsmodels, lifelines and networkx, by `golden/make.py`.
//!
//! Each tolerance stands where it is used and says why it is what it is. What is drawn here is exact there, so where
//! chance is part of the method the tolerance is some standard errors of what is drawn, and seeds are fixed.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on ends; Clippy only knows it of functions marked #[test]"
)]

use insight::{
    Graph, Interval, Tie, Window,
    adoption::{Forecast, Week, forecast},
    design::Design,
    interval::{Cluster, bootstrap, clusters, threads, wilson},
    network,
    plan::{Company, objective, portrait},
    pool::{Community, Pool, fit, thinned},
    survey::{Answers, mean},
    survival::{Curve, Wait},
    value::{Factor, Line, Model, Quantity, declared, worth},
    verdict::{Outcomes, Rule, judge},
};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Map, Value};

/// The same arithmetic in another order.
const ROUNDING: f64 = 1e-12;
/// As above, through quantiles and distribution functions that both sides find by iterating.
const ITERATED: f64 = 1e-9;

/// A golden file, without the versions that made it. Unknown fields are refused: what is in it is compared.
fn golden<T: DeserializeOwned>(name: &str) -> T {
    let path = format!("{}/golden/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let mut parts: Map<String, Value> = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert!(parts.remove("made_with").is_some_and(|made| made.get("scipy").is_some()));
    assert!(parts.values().all(|cases| cases.as_array().is_some_and(|cases| !cases.is_empty())));
    serde_json::from_value(Value::Object(parts)).unwrap()
}

/// Compares all before it fails, so that one run tells all.
#[derive(Default)]
struct Held {
    worst: f64,
    wrong: Vec<String>,
}

impl Held {
    /// Relative to what is wanted; of numbers below a thousandth, to a thousandth.
    fn near(&mut self, what: &str, got: f64, wanted: f64, tolerance: f64) {
        self.within(what, got, wanted, tolerance, wanted.abs().max(1e-3));
    }

    /// In units of `scale`.
    fn within(&mut self, what: &str, got: f64, wanted: f64, tolerance: f64, scale: f64) {
        // Two endless numbers are the same, and their difference is none.
        let apart = if got == wanted { 0.0 } else { (got - wanted).abs() / scale };
        if apart.is_nan() || apart > tolerance {
            self.wrong.push(format!("{what}: {got} is not {wanted} within {tolerance:e}"));
        }
        self.worst = self.worst.max(apart);
    }

    fn interval(&mut self, what: &str, got: Interval, (low, high): (f64, f64), tolerance: f64) {
        self.near(&format!("{what}, low"), got.low, low, tolerance);
        self.near(&format!("{what}, high"), got.high, high, tolerance);
    }

    #[expect(clippy::print_stdout, reason = "how close it was, for whoever asks with --nocapture")]
    fn all(self, what: &str) {
        println!("{what}: at most {:.1e} apart", self.worst);
        assert!(self.wrong.is_empty(), "{what}:\n{}", self.wrong.join("\n"));
    }
}

/// What is in the files, as `make.py` writes it: every field is there, and no other.
macro_rules! cases {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty),* $(,)? })*) => {
        $(#[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        $(#[$doc])*
        struct $name { $($field: $type),* })*
    };
}

cases! {
    Intervals { wilson: Vec<Proportion>, shares: Vec<Share>, medians: Vec<Median> }
    Proportion { successes: u64, items: u64, level: f64, low: f64, high: f64 }
    Share { successes: Vec<f64>, items: Vec<f64>, student: bool, level: f64, share: f64, low: f64, high: f64 }
    Median { values: Vec<f64>, level: f64, value: f64, low: f64, high: f64 }
    Survivals { curves: Vec<Survival>, jumps: Vec<Survival> }
    /// Steps are a time, the share waiting, and its low and high; no high where nothing defines one.
    Survival {
        name: String, time: Vec<f64>, came: Vec<bool>,
        steps: Vec<(f64, f64, f64, Option<f64>)>, quantiles: Vec<Quantile>,
    }
    Quantile { share: f64, found: Option<Found> }
    /// An endless high is null.
    Found { time: f64, low: f64, high: Option<f64> }
    Networks { graphs: Vec<Network>, two_way: Vec<TwoWay>, contributors: Vec<Contributors> }
    Network {
        people: usize, ties: Vec<(u32, u32, f32)>, unit: Vec<u32>, pairs: usize, pieces: Vec<usize>,
        clustering: f64, reach: f64, silo: f64, spread_by_chance: f64,
    }
    TwoWay { arcs: Vec<(u32, u32)>, pairs: u64, value: f64, low: f64, high: f64 }
    Contributors { answers: Vec<u32>, found: f64 }
    Plans { cohorts: Vec<Cohort> }
    /// Counts are pieces, units and sites; figures are in the order of the portrait.
    Cohort {
        graph: usize, people: Vec<u32>, site: Vec<u32>, objective: f64,
        shares: Vec<f64>, figures: [f64; 6], counts: [usize; 3],
    }
    Designs { designs: Vec<Planned> }
    Planned {
        design: Design, starts: Vec<usize>, detectable: Vec<(f64, f64)>, power: Vec<(f64, f64)>, needed: Option<usize>,
    }
    Pools { answered: Vec<Answered>, fitted: Vec<FittedPool>, thinned: Vec<Thinned> }
    Answered { each: f64, shape: f64, people: f64, found: f64 }
    FittedPool { communities: Vec<(f64, f64, f64)>, each: f64, shape: f64, answered: f64 }
    Thinned { answers: Vec<u32>, present: f64, found: f64 }
    Adoption { series: Vec<Series> }
    /// Parameters are a median and the spread of its logarithm; a path is the middle and the 10th and 90th percentile.
    Series {
        seats: u32, fresh: Vec<f64>, work: Vec<f64>, ahead: Vec<f64>,
        innovation: (f64, f64), imitation: (f64, f64), ceiling: (f64, f64), path: Vec<(f64, f64, f64)>,
    }
    Surveys { surveys: Vec<Survey> }
    Survey { none: u32, brackets: [u32; 5], minutes: f64, low: f64, high: f64 }
    Values { lines: Vec<Product>, declared: Vec<Declared>, covers: Vec<Covers>, exact: Vec<Exact> }
    /// Ends are the 5th, 50th and 95th percentile.
    Product { factors: Vec<Quantity>, tornado: Vec<f64>, ends: (f64, f64, f64) }
    Declared { low: f64, high: f64, ends: (f64, f64) }
    Covers { brings: Quantity, takes: Quantity, covers: f64 }
    Exact {
        fixed: f64, brings: f64, takes: f64, years: Vec<f64>, discount: f64, break_even: Option<f64>, present: f64,
    }
    Verdicts { pilots: Vec<Pilot> }
    Pilot {
        starts: Vec<usize>, means: Vec<Vec<f64>>, people: f64, rule: Rule,
        effect: f64, p: f64, low: (f64, f64), high: (f64, f64), verdict: Value,
    }
}

#[test]
fn intervals_are_those_of_statsmodels() {
    let cases: Intervals = golden("interval");
    let (mut exact, mut robust, mut drawn) = (Held::default(), Held::default(), Held::default());
    for case in cases.wilson {
        let found = wilson(case.successes, case.items, case.level).unwrap();
        exact.interval("Wilson", found, (case.low, case.high), ITERATED);
    }
    for case in cases.shares {
        let pairs = case.successes.iter().zip(&case.items);
        let all: Vec<_> = pairs.map(|(&successes, &items)| Cluster { successes, items }).collect();
        let (share, interval) = if case.student { clusters } else { threads }(&all, case.level).unwrap();
        robust.near("share", share, case.share, ROUNDING);
        // The delta method and a logit's robust constant are one formula; statsmodels fits its constant by iterating.
        robust.interval(&format!("{} clusters", all.len()), interval, (case.low, case.high), ITERATED);
    }
    for case in cases.medians {
        let middle = |values: &[f64]| {
            let mut values = values.to_vec();
            values.sort_by(f64::total_cmp);
            values[values.len() / 2]
        };
        let (value, interval) = bootstrap(&case.values, middle, 20_000, case.level, 1).unwrap();
        drawn.near("median", value, case.value, ROUNDING);
        // Ends are values of the data: with so many draws it is the same value, or the method is another.
        drawn.interval("median", interval, (case.low, case.high), ROUNDING);
    }
    exact.all("Wilson");
    robust.all("shares over clusters and threads");
    drawn.all("bootstrapped medians");
}

fn hold_curve(held: &mut Held, case: &Survival) {
    let waits: Vec<_> = case.time.iter().zip(&case.came).map(|(&time, &came)| Wait { time, came }).collect();
    let curve = Curve::new(&waits).unwrap();
    assert_eq!(curve.steps().count(), case.steps.len(), "{}", case.name);
    for ((time, waiting), &(at, share, low, high)) in curve.steps().zip(&case.steps) {
        let what = format!("{}, at {at}", case.name);
        held.near(&what, time, at, ROUNDING);
        // lifelines multiplies by adding logarithms.
        held.near(&what, waiting, share, ITERATED);
        let (same, interval) = curve.waiting_at(at, 0.95).unwrap();
        held.near(&what, same, share, ITERATED);
        held.interval(&what, interval, (low, high.unwrap_or(interval.high)), ITERATED);
    }
    for Quantile { share, found } in &case.quantiles {
        let what = format!("{}, time of {share}", case.name);
        let got = curve.quantile(*share, 0.95);
        assert_eq!(got.is_some(), found.is_some(), "{what}");
        if let (Some((time, interval)), Some(found)) = (got, found) {
            // Times of the data: the same one, or the method is another.
            held.near(&what, time, found.time, ROUNDING);
            held.interval(&what, interval, (found.low, found.high.unwrap_or(f64::INFINITY)), ROUNDING);
        }
    }
}

#[test]
fn waits_are_those_of_lifelines() {
    let mut held = Held::default();
    golden::<Survivals>("survival").curves.iter().for_each(|case| hold_curve(&mut held, case));
    held.all("curves, bands and quantiles of waits");
}

#[test]
fn waits_are_those_of_lifelines_where_the_curve_jumps() {
    let mut held = Held::default();
    golden::<Survivals>("survival").jumps.iter().for_each(|case| hold_curve(&mut held, case));
    held.all("waits where the curve jumps");
}

impl Network {
    fn graph(&self) -> Graph {
        let ties: Vec<_> = self.ties.iter().map(|&(from, to, weight)| Tie { from, to, weight }).collect();
        let (graph, dropped) = Graph::new(self.people, &ties);
        assert_eq!((dropped.void, dropped.repeated), (1, 3));
        graph
    }
}

#[test]
fn networks_are_those_of_networkx() {
    let cases: Networks = golden("network");
    let (mut exact, mut drawn) = (Held::default(), Held::default());
    for case in cases.graphs {
        let graph = case.graph();
        assert_eq!(graph.ties(), case.pairs);
        exact.near("clustering", network::clustering(&graph), case.clustering, ROUNDING);
        // Everybody is a source, so nothing is left to chance.
        exact.near("reach", network::reach(&graph, case.people, 1), case.reach, ROUNDING);
        exact.near("silo", network::silo(&graph, &case.unit), case.silo, ROUNDING);
        let (piece, mut sizes) = graph.components();
        assert!(graph.each_tie().all(|tie| piece[tie.from as usize] == piece[tie.to as usize]));
        sizes.sort_unstable_by(|one, other| other.cmp(one));
        assert_eq!(sizes, case.pieces);
        let dealt = network::silo_by_chance(&graph, &case.unit, 4_000, 1);
        let mean = dealt.iter().sum::<f64>() / 4_000.0;
        let spread = (dealt.iter().map(|one| (one - mean).powi(2)).sum::<f64>() / 4_000.0).sqrt();
        // Dealt at random it is nothing on average, within four errors of 4,000 draws. Their spread is drawn there too.
        drawn.within("silo by chance", mean, 0.0, 4.0 / 4_000_f64.sqrt(), case.spread_by_chance);
        drawn.near("spread of silo by chance", spread, case.spread_by_chance, 0.05);
    }
    for case in cases.two_way {
        let window = Window { from: 0, days: network::RECIPROCITY_DAYS };
        let found = network::reciprocity(&case.arcs, window, 1.0).unwrap();
        assert_eq!(found.basis().denominator, case.pairs);
        exact.near("two-way", found.value(), case.value, ROUNDING);
        exact.interval("two-way", found.interval(), (case.low, case.high), ITERATED);
    }
    for case in cases.contributors {
        exact.near("contributors", network::effective_contributors(&case.answers), case.found, ROUNDING);
    }
    exact.all("networks");
    drawn.all("labels dealt at random");
}

#[test]
fn cohorts_are_what_their_definition_says() {
    let graphs = golden::<Networks>("network").graphs;
    let mut held = Held::default();
    for Cohort { graph, people, site, objective: wanted, shares, figures, counts } in golden::<Plans>("plan").cohorts {
        let company = Company { unit: graphs[graph].unit.clone(), site };
        let graph = graphs[graph].graph();
        // Weights are eighths, which single precision adds without rounding.
        held.near("objective", objective(&graph, &people), wanted, ROUNDING);
        let found = portrait(&graph, &company, &people);
        assert_eq!(([found.pieces, found.units, found.sites], found.people), (counts, people.len()));
        let parts =
            [found.tie_share, found.median, found.tenth, found.five_inside, found.largest_piece, found.cross_unit];
        for (got, wanted) in parts.iter().chain(&found.shares).zip(figures.iter().chain(&shares)) {
            held.near("portrait", *got, *wanted, ROUNDING);
        }
        assert_eq!(found.shares.len(), shares.len());
    }
    held.all("cohorts");
}

#[test]
fn designs_are_those_of_whole_matrices() {
    let mut held = Held::default();
    for case in golden::<Designs>("design").designs {
        assert_eq!(case.design.starts(), case.starts);
        // Cluster means here, every outcome of every person there: the same variance when clusters are of one size.
        for (power, wanted) in case.detectable {
            held.near("detectable", case.design.detectable(power).unwrap(), wanted, ITERATED);
        }
        for (effect, wanted) in case.power {
            held.near("power", case.design.power(effect).unwrap(), wanted, ITERATED);
        }
        assert_eq!(case.design.periods_needed(0.35, 0.8, 10).unwrap(), case.needed);
    }
    held.all("designs");
}

#[test]
fn pools_are_those_of_quadrature_and_descent() {
    let cases: Pools = golden("pool");
    let (mut exact, mut fitted) = (Held::default(), Held::default());
    for Answered { each, shape, people, found } in cases.answered {
        exact.near("answered", Pool { each, shape }.answered(people), found, ITERATED);
    }
    for case in cases.thinned {
        exact.near("thinned", thinned(&case.answers, case.present), case.found, ROUNDING);
    }
    for case in cases.fitted {
        let communities: Vec<_> =
            case.communities.iter().map(|&(people, asked, answered)| Community { people, asked, answered }).collect();
        let found = fit(&communities, 400.0, 1).unwrap();
        // The grid's last step is a thousandth in logarithms, and the ridge between the two parameters is flat.
        fitted.near("chance of each", found.pool.each, case.each, 0.005);
        fitted.near("shape", found.pool.shape, case.shape, 0.005);
        fitted.near("answered among 400", found.answered, case.answered, 1e-3);
    }
    exact.all("pools");
    fitted.all("fitted pools");
}

/// Forecasts of one series are drawn this often and averaged, which makes what chance moves four times smaller.
const FORECASTS: u64 = 16;

#[test]
fn forecasts_are_those_of_a_dense_grid() {
    let mut held = Held::default();
    for case in golden::<Adoption>("adoption").series {
        let weeks: Vec<_> = case.fresh.iter().zip(&case.work).map(|(&fresh, &work)| Week { fresh, work }).collect();
        let found: Vec<_> =
            (0..FORECASTS).map(|seed| forecast(&weeks, case.seats, &case.ahead, seed).unwrap()).collect();
        let mean = |of: &dyn Fn(&Forecast) -> f64| found.iter().map(of).sum::<f64>() / FORECASTS as f64;
        // 400 of 1,600 weighted draws: the error of a median is a twelfth of the posterior's spread, of sixteen a
        // fiftieth, and four such are allowed. Logarithms, in which the posterior is nearly normal.
        let (wanted, spread) = case.innovation;
        held.within("innovation", mean(&|one| one.innovation.0.ln()), wanted.ln(), 0.08, spread);
        let (wanted, spread) = case.imitation;
        held.within("imitation", mean(&|one| one.imitation.0.ln()), wanted.ln(), 0.08, spread);
        let (wanted, spread) = case.ceiling;
        held.within("ceiling", mean(&|one| one.ceiling.0.ln()), wanted.ln(), 0.08, spread);
        assert!(found.iter().all(|one| one.ahead.len() == case.path.len()));
        for (week, &(middle, low, high)) in case.path.iter().enumerate() {
            // Between the ends are two and a half spreads; people are whole, which adds a twentieth of the narrowest.
            held.within("ahead", mean(&|one| one.ahead[week].middle), middle, 0.08, high - low);
            held.within("ahead, low", mean(&|one| one.ahead[week].most.low), low, 0.08, high - low);
            held.within("ahead, high", mean(&|one| one.ahead[week].most.high), high, 0.08, high - low);
        }
    }
    held.all("forecasts, in spreads");
}

#[test]
fn surveys_are_those_of_a_finer_grid() {
    let mut held = Held::default();
    for Survey { none, brackets, minutes, low, high } in golden::<Surveys>("survey").surveys {
        let found = mean(&Answers { none, brackets }, 1).unwrap();
        // Of 4,000 draws the middle is known to a fiftieth of the spread, the ends to a twentieth.
        held.near("minutes", found.minutes, minutes, 0.02);
        held.interval("minutes", found.interval, (low, high), 0.06);
    }
    held.all("surveys");
}

fn line(name: &str, cost: bool, grows: bool, factors: Vec<Quantity>) -> Line {
    let named = |(at, quantity)| Factor { name: format!("{name} {at}"), quantity };
    Line { name: name.to_owned(), cost, grows, factors: factors.into_iter().enumerate().map(named).collect() }
}

fn model(lines: Vec<Line>) -> Model {
    Model { lines, use_by_year: vec![1.0], discount: 0.0 }
}

#[test]
fn values_are_those_of_closed_forms() {
    let cases: Values = golden("value");
    let (mut exact, mut drawn) = (Held::default(), Held::default());
    for Product { factors, tornado, ends } in cases.lines {
        let found = worth(&model(vec![line("factor", false, true, factors)]), 1);
        let (_, _, middle, range) = found.lines[0];
        // The error of a fifth percentile of 50,000 draws is a hundredth of the logarithm's spread, here up to 0.6.
        drawn.near("middle", middle, ends.1, 0.02);
        drawn.interval("range", range, (ends.0, ends.2), 0.02);
        assert_eq!((found.net, found.tornado.len()), ((middle, range), tornado.len()));
        for swing in found.tornado {
            let at: usize = swing.name.trim_start_matches("factor ").parse().unwrap();
            // The error of a rank correlation of 50,000 pairs is below a two-hundredth.
            drawn.within(&swing.name, swing.share, tornado[at], 0.015, 1.0);
        }
    }
    for Covers { brings, takes, covers } in cases.covers {
        let lines = vec![line("brings", false, true, vec![brings]), line("takes", true, false, vec![takes])];
        // Four errors of a share of 50,000.
        drawn.within("covers", worth(&model(lines), 1).covers, covers, 0.009, 1.0);
    }
    for Declared { low, high, ends } in cases.declared {
        let Quantity::Between { low, high } = declared(low, high) else { panic!("another law") };
        exact.interval("declared", Interval { low, high, level: 0.9 }, ends, ITERATED);
    }
    for case in cases.exact {
        let of = |value| vec![Quantity::Exact { value }];
        let lines = vec![
            line("fixed", true, false, of(case.fixed)),
            line("brings", false, true, of(case.brings)),
            line("takes", true, true, of(case.takes)),
        ];
        let found = worth(&Model { lines, use_by_year: case.years, discount: case.discount }, 1);
        assert_eq!(found.break_even.is_some(), case.break_even.is_some());
        // Sums of 50,000 equal draws round.
        exact.near("break-even", found.break_even.unwrap_or(0.0), case.break_even.unwrap_or(0.0), ITERATED);
        exact.near("present", found.present.0, case.present, ITERATED);
    }
    exact.all("exact values");
    drawn.all("drawn values");
}

/// Holds each verdict, with outcomes of another unit and origin: neither may matter.
fn hold_verdicts(unit: f64, origin: f64) {
    let (mut exact, mut drawn) = (Held::default(), Held::default());
    for Pilot { starts, mut means, people, mut rule, effect, p, low, high, .. } in golden::<Verdicts>("verdict").pilots
    {
        means.iter_mut().flatten().for_each(|mean| *mean = *mean * unit + origin);
        rule.matters *= unit;
        let found = judge(&Outcomes { starts, means, people, days: 14, coverage: 1.0 }, &rule, 1).unwrap();
        exact.within("effect", found.effect.value() / unit, effect, ITERATED, 1.0);
        // 4,999 orders are drawn: four binomial errors, and the one order that is always counted.
        let error = (p * (1.0 - p) / 4_999.0).sqrt();
        drawn.within("p", found.p, p, 4.0 * error + 1.0 / 5_000.0, 1.0);
        // Halving ends where one order more or less is as far as the estimate. Of 70 splits that place is one, since
        // their share jumps over 0.05 by more than its error; of more it is one of several.
        let (from, to) = (found.effect.interval().low / unit, found.effect.interval().high / unit);
        exact.within("low", from, from.clamp(low.0, low.1), 1e-8, 1.0);
        exact.within("high", to, to.clamp(high.0, high.1), 1e-8, 1.0);
    }
    exact.all("effects and their intervals");
    drawn.all("drawn p-values");
}

#[test]
fn verdicts_are_those_of_every_split() {
    hold_verdicts(1.0, 0.0);
    for Pilot { starts, means, people, rule, verdict, .. } in golden::<Verdicts>("verdict").pilots {
        let found = judge(&Outcomes { starts, means, people, days: 14, coverage: 1.0 }, &rule, 1).unwrap();
        assert_eq!(serde_json::to_value(found.verdict).unwrap(), verdict);
    }
}

#[test]
fn verdicts_do_not_depend_on_the_unit() {
    // Minutes of a working day, and as many seconds.
    hold_verdicts(100.0, 1_000.0);
    hold_verdicts(6_000.0, 60_000.0);
}
