//! What the planner chooses among.

use super::Company;
use crate::Graph;

/// Ties added to everybody's count, so that two people who only talk to each other are no network.
pub const LAMBDA: f64 = 3.0;

/// Ties that somebody needs to be chosen freely, where enough people have as many.
const ELIGIBLE: usize = 5;
const SMALL: usize = 200;

/// People, or whole teams, with what each brings to a cohort.
///
/// The value of a cohort is a sum over its pairs: `w (1/(d_i + λ) + 1/(d_j + λ))` for people, so a whole team has a value of
/// its own and pairs of teams have the sum of theirs: one search serves both.
#[derive(Debug)]
pub struct Atoms<'g> {
    pub(super) graph: Graphs<'g>,
    pub(super) half: Vec<f64>,
    pub(super) own: Vec<f64>,
    pub(super) size: Vec<u32>,
    pub(super) unit: Vec<u32>,
    pub(super) eligible: Vec<bool>,
    members: Option<Vec<Vec<u32>>>,
}

/// A graph of somebody else's, or one made by contraction.
#[derive(Debug)]
pub(super) enum Graphs<'g> {
    Lent(&'g Graph),
    Own(Graph),
}

impl<'g> Atoms<'g> {
    /// Each person is an atom.
    #[must_use]
    pub fn people(graph: &'g Graph, company: &Company) -> Self {
        let half = halves(graph);
        let tied = (0..graph.people()).filter(|person| graph.degree(*person) >= ELIGIBLE).count();
        // In a small company, and where hardly anybody has five ties, the rule would leave too few to choose from.
        let least = if graph.people() > SMALL && tied * 2 >= graph.people() { ELIGIBLE } else { 0 };
        Self {
            eligible: (0..graph.people()).map(|person| graph.degree(person) >= least).collect(),
            own: vec![0.0; graph.people()],
            size: vec![1; graph.people()],
            unit: company.unit.clone(),
            graph: Graphs::Lent(graph),
            half,
            members: None,
        }
    }

    /// Each team is an atom; `team` holds the team of each person, and a team counts for the unit of its first member.
    #[must_use]
    pub fn teams(graph: &Graph, company: &Company, team: &[u32]) -> Atoms<'static> {
        let teams = team.iter().max().map_or(0, |last| *last as usize + 1);
        let half = halves(graph);
        let value =
            |tie: crate::Tie| (f64::from(tie.weight) * (half[tie.from as usize] + half[tie.to as usize])) as f32;
        let (contracted, own) = graph.contracted(team, teams, value);
        let mut members = vec![Vec::new(); teams];
        for (person, team) in team.iter().enumerate() {
            members[*team as usize].push(person as u32);
        }
        Atoms {
            eligible: vec![true; teams],
            size: members.iter().map(|team| team.len() as u32).collect(),
            unit: members.iter().map(|team| team.first().map_or(0, |first| company.unit[*first as usize])).collect(),
            // The weights are values already.
            half: vec![0.5; teams],
            graph: Graphs::Own(contracted),
            own,
            members: Some(members),
        }
    }

    /// The graph of these atoms.
    pub(super) fn graph(&self) -> &Graph {
        match &self.graph {
            Graphs::Lent(graph) => graph,
            Graphs::Own(graph) => graph,
        }
    }

    /// How many atoms.
    pub(super) fn len(&self) -> usize {
        self.size.len()
    }

    /// What two tied atoms bring by both being in.
    pub(super) fn pair(&self, one: usize, other: usize, weight: f32) -> f64 {
        f64::from(weight) * (self.half[one] + self.half[other])
    }

    /// The people of some atoms, in ascending order.
    pub(super) fn people_of(&self, atoms: &[u32]) -> Vec<u32> {
        let mut people: Vec<u32> = match &self.members {
            None => atoms.to_vec(),
            Some(members) => atoms.iter().flat_map(|atom| members[*atom as usize].iter().copied()).collect(),
        };
        people.sort_unstable();
        people
    }
}

/// What one unit of weight brings to somebody's share.
pub(super) fn halves(graph: &Graph) -> Vec<f64> {
    // λ is in ties: weights are brought to a mean of one, so that the unit of the data does not matter.
    let total: f64 = (0..graph.people()).map(|person| f64::from(graph.strength(person))).sum();
    let mean = if graph.ties() == 0 { 1.0 } else { total / (2 * graph.ties()) as f64 };
    (0..graph.people()).map(|person| 1.0 / (f64::from(graph.strength(person)) + LAMBDA * mean)).collect()
}
