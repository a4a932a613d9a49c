//! What may be published of groups of people without saying anything of one of them.
//!
//! A figure is withheld below `k` people, and where one or two people make most of it; then others are withheld so that nothing
//! comes out by subtraction from totals (complementary suppression: Hundepool and others 2012). The attack that would subtract
//! is here too, and a table is not released while it succeeds.

use serde::{Deserialize, Serialize};

/// The rules; raised freely, never below five.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Rules {
    k: usize,
    /// The most that one person may make of a total.
    pub dominance: f64,
    /// The most that two people may make of it.
    pub dominance_of_two: f64,
}

/// No rule goes lower.
pub const FLOOR: usize = 5;

impl Default for Rules {
    fn default() -> Self {
        Self { k: 10, dominance: 0.5, dominance_of_two: 0.75 }
    }
}

impl Rules {
    /// The usual rules with another `k`; below five it is five.
    #[must_use]
    pub fn of(k: usize) -> Self {
        Self { k: k.max(FLOOR), ..Self::default() }
    }

    /// The fewest people of a published cell.
    #[must_use]
    pub fn k(&self) -> usize {
        self.k
    }
}

/// One cell of a table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cell {
    /// People in it.
    pub people: usize,
    /// The share of its total that one person makes, at most.
    pub largest: f64,
    /// The share that two make.
    pub two_largest: f64,
}

impl Cell {
    /// A cell whose people count alike.
    #[must_use]
    pub fn of(people: usize) -> Self {
        let each = 1.0 / people.max(1) as f64;
        Self { people, largest: each, two_largest: 2.0 * each }
    }
}

/// What becomes of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Shown {
    /// Published.
    Yes,
    /// Nobody is in it.
    Empty,
    /// Too few people.
    TooFew,
    /// One or two people make most of it.
    Dominated,
    /// Withheld for another's sake.
    Complementary,
}

impl Shown {
    /// Whether the cell's value is withheld.
    #[must_use]
    pub fn is_hidden(self) -> bool {
        matches!(self, Self::TooFew | Self::Dominated | Self::Complementary)
    }
}

/// What of a table may be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Released {
    /// What becomes of each cell.
    pub cells: Vec<Vec<Shown>>,
    /// Whether the total of each row, then of each column, is published.
    pub totals: Vec<bool>,
}

/// What of a table may be published, with as many totals of rows and columns as can be.
///
/// An empty cell is published as empty: that nobody works there says nothing of anybody.
#[must_use]
pub fn release(rules: &Rules, table: &[Vec<Cell>]) -> Released {
    let mut released = Released::naive(rules, table);
    loop {
        while complement(rules, table, &mut released.cells) {}
        // Rows and columns one by one can be safe, and together not: the attack has the last word.
        let Some((row, column)) = attack(rules, table, &released) else { return released };
        if !hide_beside(table, &mut released.cells, row, column) {
            released.withhold_total(row, table.len() + column);
        }
    }
}

impl Released {
    /// Only what is too small or dominated is withheld: what a table would be without care for subtraction.
    #[must_use]
    pub fn naive(rules: &Rules, table: &[Vec<Cell>]) -> Self {
        let people =
            |line: &Vec<(usize, usize)>| line.iter().map(|(row, column)| table[*row][*column].people).sum::<usize>();
        Self {
            cells: table.iter().map(|row| row.iter().map(|cell| primary(rules, cell)).collect()).collect(),
            totals: lines(table).iter().map(|line| people(line) >= rules.k).collect(),
        }
    }

    /// Withholds the first of two totals that is still published, or else any: without totals nothing can be solved for.
    fn withhold_total(&mut self, one: usize, other: usize) {
        let next = [one, other].into_iter().find(|line| self.totals[*line]);
        if let Some(line) = next.or_else(|| self.totals.iter().position(|published| *published)) {
            self.totals[line] = false;
        }
    }
}

fn primary(rules: &Rules, cell: &Cell) -> Shown {
    if cell.people == 0 {
        Shown::Empty
    } else if cell.people < rules.k {
        Shown::TooFew
    } else if cell.largest > rules.dominance || cell.two_largest > rules.dominance_of_two {
        Shown::Dominated
    } else {
        Shown::Yes
    }
}

/// The cells of each row and each column, which add up to a published total.
fn lines(table: &[Vec<Cell>]) -> Vec<Vec<(usize, usize)>> {
    let width = table.first().map_or(0, Vec::len);
    let rows = (0..table.len()).map(|row| (0..width).map(|column| (row, column)).collect());
    let columns = (0..width).map(|column| (0..table.len()).map(|row| (row, column)).collect());
    rows.chain(columns).collect()
}

/// Hides one more cell in a line where what is hidden would come out by subtraction; says whether it did.
fn complement(rules: &Rules, table: &[Vec<Cell>], shown: &mut [Vec<Shown>]) -> bool {
    for line in lines(table) {
        let hidden: Vec<&(usize, usize)> =
            line.iter().filter(|(row, column)| shown[*row][*column].is_hidden()).collect();
        let people: usize = hidden.iter().map(|(row, column)| table[*row][*column].people).sum();
        if hidden.is_empty() || (hidden.len() >= 2 && people >= rules.k) {
            continue;
        }
        if hide_smallest(table, shown, &line) {
            return true;
        }
    }
    false
}

fn hide_smallest(table: &[Vec<Cell>], shown: &mut [Vec<Shown>], line: &[(usize, usize)]) -> bool {
    let open = line.iter().filter(|(row, column)| shown[*row][*column] == Shown::Yes);
    let Some(&(row, column)) = open.min_by_key(|(row, column)| (table[*row][*column].people, *row, *column)) else {
        return false;
    };
    shown[row][column] = Shown::Complementary;
    true
}

fn hide_beside(table: &[Vec<Cell>], shown: &mut [Vec<Shown>], row: usize, column: usize) -> bool {
    let width = table.first().map_or(0, Vec::len);
    let of_row: Vec<(usize, usize)> = (0..width).map(|column| (row, column)).collect();
    let of_column: Vec<(usize, usize)> = (0..table.len()).map(|row| (row, column)).collect();
    hide_smallest(table, shown, &of_row) || hide_smallest(table, shown, &of_column)
}

/// Solves for what is withheld from the totals that are published: the first cell of a group below `k` that comes out.
#[must_use]
pub fn attack(rules: &Rules, table: &[Vec<Cell>], released: &Released) -> Option<(usize, usize)> {
    let shown = &released.cells;
    let hidden: Vec<(usize, usize)> = (0..table.len())
        .flat_map(|row| (0..table[row].len()).map(move |column| (row, column)))
        .filter(|(row, column)| shown[*row][*column].is_hidden())
        .collect();
    let unknown = |cell: &(usize, usize)| hidden.iter().position(|known| known == cell);
    let mut equations: Vec<Vec<f64>> = Vec::new();
    for (line, _) in lines(table).iter().zip(&released.totals).filter(|(_, published)| **published) {
        let cells: Vec<usize> = line.iter().filter_map(unknown).collect();
        if cells.is_empty() {
            continue;
        }
        let mut equation = vec![0.0; hidden.len()];
        cells.iter().for_each(|cell| equation[*cell] = 1.0);
        equations.push(equation);
    }
    reduce(&mut equations);
    for equation in &equations {
        let cells: Vec<usize> = (0..hidden.len()).filter(|at| equation[*at].abs() > 1e-9).collect();
        let positive = cells.iter().all(|at| (equation[*at] - 1.0).abs() < 1e-9);
        let people: usize = cells.iter().map(|at| table[hidden[*at].0][hidden[*at].1].people).sum();
        let primary = |at: &usize| shown[hidden[*at].0][hidden[*at].1] != Shown::Complementary;
        // A cell that must be hidden comes out alone, or several of few people as a group that is too small. One that was
        // hidden for another's sake may come out: it could have been published.
        if (cells.len() == 1 && cells.iter().any(primary)) || (positive && !cells.is_empty() && people < rules.k) {
            return cells.first().map(|at| hidden[*at]);
        }
    }
    None
}

/// Brings equations to reduced echelon form.
fn reduce(equations: &mut [Vec<f64>]) {
    let width = equations.first().map_or(0, Vec::len);
    let mut rank = 0;
    for column in 0..width {
        let Some(pivot) = (rank..equations.len()).find(|row| equations[*row][column].abs() > 1e-9) else { continue };
        equations.swap(rank, pivot);
        let scale = equations[rank][column];
        equations[rank].iter_mut().for_each(|value| *value /= scale);
        let leading = equations[rank].clone();
        for (row, equation) in equations.iter_mut().enumerate() {
            let factor = equation[column];
            if row != rank && factor != 0.0 {
                equation.iter_mut().zip(&leading).for_each(|(value, leading)| *value -= factor * leading);
            }
        }
        rank += 1;
    }
}

/// A published group over time: whoever joins or leaves is counted only with `k` others, so that two windows never differ by a
/// group that is too small.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frozen {
    people: std::collections::BTreeSet<u32>,
}

impl Frozen {
    /// The people of the next window, from those who are really there: those who came are let in when they are `k` or none
    /// of them, and the same of those who left. None while fewer than `k` would be in it.
    pub fn next(
        &mut self,
        rules: &Rules,
        there: &std::collections::BTreeSet<u32>,
    ) -> Option<&std::collections::BTreeSet<u32>> {
        let came: Vec<u32> = there.difference(&self.people).copied().collect();
        let left: Vec<u32> = self.people.difference(there).copied().collect();
        if came.len() >= rules.k {
            self.people.extend(came);
        }
        if left.len() >= rules.k {
            self.people.retain(|person| there.contains(person));
        }
        (self.people.len() >= rules.k).then_some(&self.people)
    }
}
