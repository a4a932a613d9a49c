//! What may be published of groups of people without saying anything of one of them.
//!
//! A figure is withheld below `k` people, and where one or two people make most of it; then others are withheld so that nothing
//! comes out by subtraction from totals (complementary suppression: Hundepool and others 2012). The attack that would subtract
//! is here too, and a table is not released while it succeeds.

use serde::Serialize;

/// The rules; raised freely, never below five.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
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

/// What comes out of the published totals all the same: the first withheld cell of a group that does.
///
/// Rows and columns whose totals are published are the nodes of a graph, withheld cells its edges; rows and columns without a
/// total are one node more. Any sums and differences of totals that leave a plain sum of withheld cells are a cut of this graph
/// that edges cross in one direction only, rows on the near side; so the smallest group that can be had is a minimum cut, and
/// a cell comes out alone where its edge is a bridge.
#[must_use]
pub fn attack(rules: &Rules, table: &[Vec<Cell>], released: &Released) -> Option<(usize, usize)> {
    let hidden: Vec<(usize, usize)> = (0..table.len())
        .flat_map(|row| (0..table[row].len()).map(move |column| (row, column)))
        .filter(|(row, column)| released.cells[*row][*column].is_hidden())
        .collect();
    // The node of a line; 0 for all whose totals are withheld.
    let node = |line: usize| if released.totals[line] { line + 1 } else { 0 };
    let edges: Vec<Edge> = hidden
        .iter()
        .map(|(row, column)| Edge {
            from: node(*row),
            to: node(table.len() + column),
            people: table[*row][*column].people,
        })
        .collect();
    let nodes = released.totals.len() + 1;
    hidden.iter().zip(&edges).enumerate().find_map(|(at, ((row, column), edge))| {
        let primary = released.cells[*row][*column] != Shown::Complementary;
        // One that was hidden for another's sake may come out: it could have been published.
        let alone = primary && is_bridge(nodes, &edges, at);
        (alone || cut_is_below(nodes, &edges, edge, rules.k)).then_some((*row, *column))
    })
}

/// A withheld cell between the total of its row and that of its column.
#[derive(Debug, Clone, Copy)]
struct Edge {
    from: usize,
    to: usize,
    people: usize,
}

/// Whether one edge alone joins its two ends.
fn is_bridge(nodes: usize, edges: &[Edge], without: usize) -> bool {
    let (mut seen, mut front) = (vec![false; nodes], vec![edges[without].from]);
    while let Some(node) = front.pop() {
        if std::mem::replace(&mut seen[node], true) {
            continue;
        }
        for (_, edge) in edges.iter().enumerate().filter(|(at, _)| *at != without) {
            front.extend(if edge.from == node { Some(edge.to) } else { (edge.to == node).then_some(edge.from) });
        }
    }
    !seen[edges[without].to]
}

/// Whether fewer than `k` people cross the smallest cut between the ends of an edge, by as many augmenting paths (Ford and
/// Fulkerson 1956). An edge lets as many pass forwards as there are people in it, and any number backwards.
fn cut_is_below(nodes: usize, edges: &[Edge], across: &Edge, k: usize) -> bool {
    if across.from == across.to {
        return false;
    }
    let mut left: Vec<usize> = edges.iter().map(|edge| edge.people).collect();
    let mut flow = 0;
    while flow < k {
        let mut by = vec![None; nodes];
        let mut front = std::collections::VecDeque::from([across.from]);
        while let Some(node) = front.pop_front() {
            for (at, edge) in edges.iter().enumerate() {
                let next = if edge.from == node && left[at] > 0 {
                    edge.to
                } else if edge.to == node {
                    edge.from
                } else {
                    continue;
                };
                if next != across.from && by[next].is_none() {
                    by[next] = Some(at);
                    front.push_back(next);
                }
            }
        }
        let (mut way, mut node) = (Vec::new(), across.to);
        while node != across.from {
            let Some(at) = by[node] else { return true };
            let forwards = edges[at].to == node;
            way.push((at, forwards));
            node = if forwards { edges[at].from } else { edges[at].to };
        }
        let narrowest = way.iter().filter(|(_, forwards)| *forwards).map(|(at, _)| left[*at]).min();
        let Some(narrowest) = narrowest else { return false };
        for (at, forwards) in way {
            left[at] = if forwards { left[at] - narrowest } else { left[at] + narrowest };
        }
        flow += narrowest;
    }
    false
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
