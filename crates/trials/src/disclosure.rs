//! Trials of what may be published.

use std::collections::BTreeSet;

use insight::disclosure::{Cell, Frozen, Released, Rules, attack, release};

use crate::{Effort, Outcome, Trial, company, draw::Draw};

pub(crate) const TRIALS: &[Trial] = &[Trial {
    number: 31,
    claim: "nothing of fewer than k comes out by subtraction",
    threshold: "0 of tables and of 90 days of joins and moves; without complementary suppression some",
    run: differencing,
}];

/// Units by sites of one company, with joiners and movers each day; tables as published, and what solving them gives.
fn differencing(effort: Effort) -> Outcome {
    let (_, chart) = company(3_000, 3);
    let mut draw = Draw::new(12);
    let (units, sites) = (chart.units(), chart.site.iter().max().map_or(0, |last| *last as usize + 1));
    let rules = Rules::default();
    let mut place: Vec<(usize, usize)> =
        chart.unit.iter().zip(&chart.site).map(|(unit, site)| (*unit as usize, *site as usize)).collect();
    let (mut naive, mut leaks, mut hidden) = (0, 0, 0);
    let mut frozen = vec![Frozen::default(); units];
    let mut earlier: Vec<Option<BTreeSet<u32>>> = vec![None; units];
    let mut narrow = 0;
    for day in 0..effort.of(10, 90) {
        for _ in 0..8 {
            let (person, unit) = (draw.below(place.len()), draw.below(units));
            place[person] = (unit, draw.below(sites));
        }
        let mut there = vec![BTreeSet::new(); units];
        for (person, (unit, _)) in place.iter().enumerate() {
            there[*unit].insert(person as u32);
        }
        for unit in 0..units {
            let now = frozen[unit].next(&rules, &there[unit]).cloned();
            if let (Some(before), Some(now)) = (&earlier[unit], &now) {
                let came = now.difference(before).count();
                let left = before.difference(now).count();
                narrow += usize::from((1..rules.k()).contains(&came) || (1..rules.k()).contains(&left));
            }
            earlier[unit] = now;
        }
        // Blocks of ten units under one published total each, as a division's page shows them.
        if day % 5 != 0 {
            continue;
        }
        for block in (0..units).step_by(10) {
            let table: Vec<Vec<Cell>> = (block..(block + 10).min(units))
                .map(|unit| {
                    (0..sites).map(|site| Cell::of(place.iter().filter(|at| **at == (unit, site)).count())).collect()
                })
                .collect();
            let released = release(&rules, &table);
            leaks += usize::from(attack(&rules, &table, &released).is_some());
            hidden += released.cells.iter().flatten().filter(|shown| shown.is_hidden()).count();
            naive += usize::from(attack(&rules, &table, &Released::naive(&rules, &table)).is_some());
        }
    }
    Outcome {
        seen: format!("{leaks} tables and {narrow} windows leak, {hidden} cells withheld; {naive} tables without"),
        holds: leaks == 0 && narrow == 0 && naive > 0,
    }
}
