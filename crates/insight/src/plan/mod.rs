//! The pilot planner: whom to invite so that a pilot can show something, or so that a network spreads.
//!
//! SHOW looks for the cohort whose members find the largest share of their working ties among themselves, a weighted
//! densest-subgraph problem: gains are grown from many seeds, improved by exchanges, and kicked out of local optima. SPREAD
//! looks for the people from whom the most others hear. The atoms are people or whole teams.

mod atoms;
mod baseline;
mod cohort;
mod disjoint;
mod portrait;
mod search;
mod spread;

pub use atoms::{Atoms, LAMBDA};
pub use baseline::{Baselines, baselines, hubs, random, whole_units};
pub use disjoint::{contamination, disjoint};
pub use portrait::{Portrait, Response, portrait, visible_share};
pub use search::{Frontier, frontier, objective, show};
pub use spread::{Reach, spread};

use crate::{Graph, Refusal};

/// Who works where: one entry a person, the same numbers as in the graph.
#[derive(Debug, Clone, Default)]
pub struct Company {
    /// The unit of each person, as a dense number.
    pub unit: Vec<u32>,
    /// The site of each person, as a dense number.
    pub site: Vec<u32>,
}

impl Company {
    /// How many units there are.
    #[must_use]
    pub fn units(&self) -> usize {
        self.unit.iter().max().map_or(0, |last| *last as usize + 1)
    }
}

/// What is asked of a cohort.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// How many people.
    pub size: usize,
    /// At most so many of one unit.
    pub cap: Option<usize>,
    /// Who is in whatever happens.
    pub must: Vec<u32>,
    /// Who is out whatever happens.
    pub never: Vec<u32>,
    /// All in one piece: from each member to each other along ties of members.
    pub connected: bool,
    /// What the chance starts from.
    pub seed: u64,
    /// How much to search: 1 for a plan that is kept, less for a sketch.
    pub effort: f64,
}

impl Wish {
    /// A connected cohort of this size, without further conditions.
    #[must_use]
    pub fn of(size: usize) -> Self {
        Self { size, connected: true, seed: 1, effort: 1.0, ..Self::default() }
    }
}

/// A cohort that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Its people, in ascending order.
    pub people: Vec<u32>,
    /// The mean share of a member's working ties that lie inside, shrunk by [`LAMBDA`] ties.
    pub objective: f64,
}

/// Whether some people are a cohort that meets what is asked; `team` asks for whole teams.
#[must_use]
pub fn meets(graph: &Graph, company: &Company, wish: &Wish, team: Option<&[u32]>, people: &[u32]) -> bool {
    let inside = search::member_mask(graph.people(), people);
    let mut of_unit = vec![0_usize; company.units()];
    people.iter().for_each(|person| of_unit[company.unit[*person as usize] as usize] += 1);
    let whole_teams = team.is_none_or(|team| {
        let taken: std::collections::HashSet<u32> = people.iter().map(|person| team[*person as usize]).collect();
        (0..graph.people()).all(|person| inside[person] || !taken.contains(&team[person]))
    });
    wish.cap.is_none_or(|cap| of_unit.iter().all(|count| *count <= cap))
        && wish.must.iter().all(|person| inside[*person as usize])
        && !wish.never.iter().any(|person| inside[*person as usize])
        && whole_teams
        // Teams hang together as teams, whoever in them works with whom.
        && (!wish.connected || team.is_some() || portrait(graph, company, people).pieces == 1)
}

/// Whether what is asked can be met at all, before any search.
fn possible(graph: &Graph, company: &Company, wish: &Wish) -> Result<(), Refusal> {
    let never: std::collections::HashSet<u32> = wish.never.iter().copied().collect();
    let mut of_unit = vec![0_usize; company.units()];
    for person in (0..graph.people() as u32).filter(|person| !never.contains(person)) {
        of_unit[company.unit[person as usize] as usize] += 1;
    }
    let cap = wish.cap.unwrap_or(usize::MAX);
    let possible: usize = of_unit.iter().map(|people| (*people).min(cap)).sum();
    let mut musts = vec![0_usize; company.units()];
    for person in &wish.must {
        musts[company.unit[*person as usize] as usize] += 1;
    }
    let refused = wish.must.len() > wish.size
        || wish.must.iter().any(|person| never.contains(person))
        || musts.iter().any(|people| *people > cap);
    if refused || wish.size < 2 || wish.size > possible {
        return Err(Refusal::NoCohort { size: wish.size, possible: if refused { 0 } else { possible } });
    }
    Ok(())
}
