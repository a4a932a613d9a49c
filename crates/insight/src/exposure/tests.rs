//! What is told of planted counts, and of none at all.

use super::*;
use crate::What;

/// Twenty units of sixty people who enter one after another, each person with thirty colleagues of whom more and more are
/// there; counts of a mean that grows with a law, and vary by a gamma law of shape four.
fn panel(seed: u64, law: Law, shape: (f64, f64), level: f64) -> Panel {
    let (people, weeks) = (1_200, 20);
    let mut chance = chance::stream(seed, 1);
    let mut panel = Panel { weeks, ..Panel::default() };
    for person in 0..people {
        let unit = person / 60;
        panel.cluster.push(unit as u32);
        let own = level * chance::gamma(&mut chance, 2.0);
        for week in 0..weeks {
            let exposure = (30 * (week + 1) / weeks) as f64 * (0.5 + (person % 7) as f64 / 6.0);
            let there = week >= unit / 2;
            let mean = own * law.at(shape, exposure.round()) * chance::gamma(&mut chance, 4.0);
            panel.exposure.push(exposure.round());
            panel.there.push(there);
            panel.events.push(if there { chance::poisson(&mut chance, mean) } else { 0.0 });
        }
    }
    panel
}

#[test]
fn how_much_counts_vary_is_found() {
    for (law, shape) in [(Law::Constant, (0.0, 1.0)), (Law::Linear, (0.3, 1.0))] {
        let found = (0..8).map(|seed| fitted(&panel(seed, law, shape, 1.0)).unwrap().0.spread);
        let mean = found.sum::<f64>() / 8.0;
        assert!((mean - 0.25).abs() < 0.015, "{mean} of a planted 0.25, {law:?}");
    }
}

#[test]
fn where_hardly_anything_happened_no_law_is_told() {
    for level in [0.0, 1e-4] {
        let silent = panel(1, Law::Constant, (0.0, 1.0), level);
        assert!(matches!(laws(&silent), Err(Refusal::TooFew { what: What::Units, .. })));
        assert!(response(&silent, &[1.0, 30.0], 1).is_err());
    }
}

#[test]
fn events_of_one_cluster_alone_give_no_band() {
    let mut one = panel(1, Law::Linear, (0.3, 1.0), 1.0);
    for person in 60..1_200 {
        one.events[person * 20..(person + 1) * 20].fill(0.0);
    }
    assert_eq!(response(&one, &[30.0; 10], 1).err(), Some(Refusal::NotANumber));
    assert_eq!(response(&panel(1, Law::Linear, (0.3, 1.0), 1.0), &[], 1).err(), Some(Refusal::NotANumber));
}
