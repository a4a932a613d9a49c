//! What a cohort is like, and what it could show.

use serde::Serialize;

use super::{Company, search::member_mask};
use crate::Graph;

/// How an effect grows with the share of one's colleagues who are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Response {
    /// In proportion.
    Linear,
    /// The first colleagues count most.
    Sqrt,
    /// Hardly at all below three in ten, fully above.
    Threshold,
}

impl Response {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Linear, Self::Sqrt, Self::Threshold];

    /// The share of the network's effect that somebody feels with this share of their ties there.
    #[must_use]
    pub fn at(self, share: f64) -> f64 {
        match self {
            Self::Linear => share,
            Self::Sqrt => share.max(0.0).sqrt(),
            Self::Threshold => {
                // Brought to run from 0 to 1, so that everybody there is the whole effect.
                let logistic = |share: f64| 1.0 / (1.0 + (-(share - 0.3) / 0.05).exp());
                (logistic(share) - logistic(0.0)) / (logistic(1.0) - logistic(0.0))
            }
        }
    }
}

/// The part of the full effect that a cohort can show, where `direct` of it comes from the tool alone.
#[must_use]
pub fn visible_share(shares: &[f64], direct: f64, response: Response) -> f64 {
    let mean = shares.iter().map(|share| response.at(*share)).sum::<f64>() / shares.len().max(1) as f64;
    direct + (1.0 - direct) * mean
}

/// What a cohort is like.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Portrait {
    /// How many people.
    pub people: usize,
    /// The mean share of a member's ties that lie inside.
    pub tie_share: f64,
    /// Half the members have at least this share inside.
    pub median: f64,
    /// Nine in ten have at least this share inside.
    pub tenth: f64,
    /// The share of members with five ties inside or more.
    pub five_inside: f64,
    /// Into how many pieces it falls.
    pub pieces: usize,
    /// The share of members in the largest piece.
    pub largest_piece: f64,
    /// From how many units.
    pub units: usize,
    /// From how many sites.
    pub sites: usize,
    /// The share of inside ties that cross units.
    pub cross_unit: f64,
    /// Each member's share of ties inside, in the order of the members.
    #[serde(skip)]
    pub shares: Vec<f64>,
}

/// The portrait of a cohort; its shares are of ties by weight.
#[must_use]
pub fn portrait(graph: &Graph, company: &Company, people: &[u32]) -> Portrait {
    let inside = member_mask(graph.people(), people);
    let (mut shares, mut five, mut ties, mut crossing) = (Vec::new(), 0, 0_usize, 0_usize);
    for person in people {
        let person = *person as usize;
        let (mut weight, mut count) = (0.0, 0);
        for arc in graph.arcs(person).iter().filter(|arc| inside[arc.to as usize]) {
            weight += f64::from(arc.weight);
            count += 1;
            crossing += usize::from(company.unit[person] != company.unit[arc.to as usize]);
        }
        ties += count;
        five += usize::from(count >= 5);
        let all = f64::from(graph.strength(person));
        shares.push(if all > 0.0 { weight / all } else { 0.0 });
    }
    let mut ordered = shares.clone();
    ordered.sort_by(f64::total_cmp);
    let (pieces, largest) = pieces(graph, people, &inside);
    let count = people.len().max(1) as f64;
    Portrait {
        people: people.len(),
        tie_share: shares.iter().sum::<f64>() / count,
        median: ordered.get(ordered.len() / 2).copied().unwrap_or(0.0),
        tenth: ordered.get(ordered.len() / 10).copied().unwrap_or(0.0),
        five_inside: five as f64 / count,
        pieces,
        largest_piece: largest as f64 / count,
        units: different(people, &company.unit),
        sites: different(people, &company.site),
        cross_unit: if ties == 0 { 0.0 } else { crossing as f64 / ties as f64 },
        shares,
    }
}

fn different(people: &[u32], of: &[u32]) -> usize {
    let mut found: Vec<u32> = people.iter().filter_map(|person| of.get(*person as usize).copied()).collect();
    found.sort_unstable();
    found.dedup();
    found.len()
}

fn pieces(graph: &Graph, people: &[u32], inside: &[bool]) -> (usize, usize) {
    let mut seen = std::collections::HashSet::new();
    let (mut pieces, mut largest) = (0, 0);
    for start in people {
        if !seen.insert(*start) {
            continue;
        }
        let (mut front, mut size) = (vec![*start], 0);
        while let Some(person) = front.pop() {
            size += 1;
            let next = graph.arcs(person as usize).iter().filter(|arc| inside[arc.to as usize]);
            front.extend(next.map(|arc| arc.to).filter(|to| seen.insert(*to)));
        }
        pieces += 1;
        largest = largest.max(size);
    }
    (pieces, largest)
}
