//! Trials of what may be published.

use std::collections::BTreeSet;

use insight::disclosure::{Cell, Frozen, Released, Rules, attack, release};

use crate::{Effort, Outcome, Trial, company, draw::Draw};

pub(crate) const TRIALS: &[Trial] = &[
    Trial {
        number: 31,
        claim: "nothing of fewer than k comes out of tables and of 90 days of joins and moves by subtraction",
        threshold: "0 tables and 0 windows leak; without complementary suppression some do",
        run: differencing,
    },
    Trial {
        number: 32,
        claim: "the attack finds whatever sums and differences of totals give",
        threshold: "as trying all of them on small tables does, every time",
        run: every_combination,
    },
];

type Place = (usize, usize);

/// Units by sites of one company, with joiners and movers each day: a cell counts those who were let in with k others, and the
/// published tables of two days never differ by fewer.
fn differencing(effort: Effort) -> Outcome {
    let (_, chart) = company(3_000, 3);
    let mut draw = Draw::new(12);
    let (units, sites) = (chart.units(), chart.site.iter().max().map_or(0, |last| *last as usize + 1));
    let rules = Rules::default();
    let mut place: Vec<Place> =
        chart.unit.iter().zip(&chart.site).map(|(unit, site)| (*unit as usize, *site as usize)).collect();
    let (mut naive, mut leaks, mut hidden, mut narrow) = (0, 0, 0, 0);
    let mut frozen = vec![vec![Frozen::default(); sites]; units];
    let mut earlier = vec![vec![BTreeSet::new(); sites]; units];
    for day in 0..effort.of(10, 90) {
        for _ in 0..8 {
            let (person, unit) = (draw.below(place.len()), draw.below(units));
            place[person] = (unit, draw.below(sites));
        }
        let mut there = vec![vec![BTreeSet::new(); sites]; units];
        for (person, (unit, site)) in place.iter().enumerate() {
            there[*unit][*site].insert(person as u32);
        }
        for (unit, row) in there.iter().enumerate() {
            for (site, there) in row.iter().enumerate() {
                let now = frozen[unit][site].next(&rules, there).cloned().unwrap_or_default();
                narrow += usize::from(differ_by_few(&rules, &earlier[unit][site], &now));
                earlier[unit][site] = now;
            }
        }
        if day % 5 != 0 {
            continue;
        }
        // Blocks of ten units, as a division's page shows them.
        for (published, real) in earlier.chunks(10).zip(there.chunks(10)) {
            let table = |people: &[Vec<BTreeSet<u32>>]| -> Vec<Vec<Cell>> {
                people.iter().map(|row| row.iter().map(|people| Cell::of(people.len())).collect()).collect()
            };
            // What is published of the day, and the harder case of all who are really there.
            for table in [table(published), table(real)] {
                let released = release(&rules, &table);
                leaks += usize::from(attack(&rules, &table, &released).is_some());
                hidden += released.cells.iter().flatten().filter(|shown| shown.is_hidden()).count();
                naive += usize::from(attack(&rules, &table, &Released::naive(&rules, &table)).is_some());
            }
        }
    }
    Outcome {
        seen: format!("{leaks} tables and {narrow} windows leak, {hidden} cells withheld; {naive} tables without"),
        holds: leaks == 0 && narrow == 0 && naive > 0,
    }
}

fn differ_by_few(rules: &Rules, before: &BTreeSet<u32>, now: &BTreeSet<u32>) -> bool {
    let few = 1..rules.k();
    few.contains(&now.difference(before).count()) || few.contains(&before.difference(now).count())
}

/// Small tables, and every sum and difference of their totals: an attacker who knows no graphs.
fn every_combination(effort: Effort) -> Outcome {
    let mut draw = Draw::new(32);
    let rules = Rules::default();
    let (mut agreed, mut found, tables) = (0, 0, effort.of(60, 600));
    for _ in 0..tables {
        let (rows, columns) = (2 + draw.below(3), 2 + draw.below(2));
        let table: Vec<Vec<Cell>> = (0..rows)
            .map(|_| (0..columns).map(|_| Cell::of(if draw.share() < 0.5 { draw.below(10) } else { 30 })).collect())
            .collect();
        // Some cells withheld at random beside those that must be: tables that are safe, and tables that are not.
        let mut released = if draw.share() < 0.5 { release(&rules, &table) } else { Released::naive(&rules, &table) };
        for shown in released.cells.iter_mut().flatten() {
            if *shown == insight::disclosure::Shown::Yes && draw.share() < 0.3 {
                *shown = insight::disclosure::Shown::Complementary;
            }
        }
        let tried = tried(&rules, &table, &released);
        found += usize::from(tried);
        agreed += usize::from(tried == attack(&rules, &table, &released).is_some());
    }
    Outcome {
        seen: format!("{agreed} of {tables} tables agree, {found} of them leak"),
        holds: agreed == tables && found > 0 && found < tables,
    }
}

/// Whether some combination of totals, each added, taken away or left out, is a plain sum of withheld cells that are too few
/// people, or one cell that had to be withheld.
fn tried(rules: &Rules, table: &[Vec<Cell>], released: &Released) -> bool {
    let (rows, columns) = (table.len(), table.first().map_or(0, Vec::len));
    let lines: Vec<usize> = (0..rows + columns).filter(|line| released.totals[*line]).collect();
    let hidden: Vec<Place> = (0..rows)
        .flat_map(|row| (0..columns).map(move |column| (row, column)))
        .filter(|(row, column)| released.cells[*row][*column].is_hidden())
        .collect();
    (0..3_usize.pow(lines.len() as u32)).any(|code| {
        let mut sign = vec![0_i32; rows + columns];
        let mut code = code;
        for line in &lines {
            sign[*line] = code as i32 % 3 - 1;
            code /= 3;
        }
        let times = |(row, column): &Place| sign[*row] + sign[rows + *column];
        if hidden.iter().any(|cell| !(0..=1).contains(&times(cell))) {
            return false;
        }
        let group: Vec<&Place> = hidden.iter().filter(|cell| times(cell) == 1).collect();
        let people: usize = group.iter().map(|(row, column)| table[*row][*column].people).sum();
        let primary =
            |(row, column): &Place| released.cells[*row][*column] != insight::disclosure::Shown::Complementary;
        !group.is_empty() && (people < rules.k() || (group.len() == 1 && group.iter().all(|cell| primary(cell))))
    })
}
