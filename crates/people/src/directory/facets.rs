//! The choices of each facet as a page lists them: the largest first, with what is chosen always among them.

use std::collections::{HashMap, HashSet};

use kernel::{Lang, Reading, Result, Visible};
use shell::t::people as say;

use super::{
    crowd::KINDS,
    look::{Found, Tally},
    query::{Asked, Facet},
    store::{self, Called, Unit},
};
use crate::person::in_lang;

/// Choices that a facet lists before what is chosen.
pub(super) const MOST: usize = 60;
/// Levels of units, at most: a loop in the table does not loop the page.
const DEEP: usize = 32;

/// A choice of a facet.
#[derive(Debug)]
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) id: i64,
    pub(super) label: String,
    pub(super) count: i64,
    pub(super) chosen: bool,
}

/// A facet of the page.
#[derive(Debug)]
pub(super) struct Shown {
    pub(super) facet: Facet,
    pub(super) legend: &'static str,
    pub(super) choices: Vec<Choice>,
}

/// The tree of units.
pub(crate) struct Units {
    pub(crate) all: Vec<Visible<Unit>>,
    at: HashMap<i64, usize>,
}

impl Units {
    pub(crate) fn read(tx: &Reading<'_>) -> Result<Self> {
        let all = store::units(tx)?;
        let at = all.iter().enumerate().map(|(at, unit)| (unit.id, at)).collect();
        Ok(Self { all, at })
    }

    fn find(&self, id: i64) -> Option<&Unit> {
        self.all.get(*self.at.get(&id)?).map(|unit| &**unit)
    }

    fn parent(&self, id: i64) -> Option<i64> {
        self.find(id)?.parent.filter(|parent| *parent != id && self.at.contains_key(parent))
    }

    /// A unit and those above it.
    fn upwards(&self, id: i64) -> Vec<i64> {
        let mut line = vec![id];
        while let Some(parent) = line.last().and_then(|last| self.parent(*last)) {
            if line.len() > DEEP || line.contains(&parent) {
                break;
            }
            line.push(parent);
        }
        line
    }

    /// These units and everything below them.
    pub(super) fn with_below(&self, chosen: &[i64]) -> Vec<i64> {
        if chosen.is_empty() {
            return Vec::new();
        }
        let mut below: Vec<i64> = self
            .all
            .iter()
            .map(|unit| unit.id)
            .filter(|id| self.upwards(*id).iter().any(|above| chosen.contains(above)))
            .collect();
        // A unit that is no longer there finds nobody, rather than everybody.
        below.extend(chosen.iter().filter(|id| !self.at.contains_key(id)));
        below
    }

    /// Counts with those of everything below.
    fn rolled_up(&self, tally: &Tally) -> HashMap<i64, i64> {
        let mut sums = HashMap::new();
        for (unit, count) in tally {
            for above in self.upwards(*unit) {
                *sums.entry(above).or_insert(0) += count;
            }
        }
        sums
    }

    fn label(&self, lang: Lang, id: i64) -> Option<String> {
        self.find(id).map(|unit| in_lang(lang, &unit.name, unit.name_en.as_deref()).to_owned())
    }
}

/// The facets that have something to choose from.
pub(super) fn shown(tx: &Reading<'_>, lang: Lang, asked: &Asked, found: &Found, units: &Units) -> Result<Vec<Shown>> {
    let site_ids = largest(&found.sites, &asked.sites);
    let skill_ids = largest(&found.skills, &asked.skills);
    let sites = store::sites(tx, site_ids)?;
    let skills = store::skills(tx, skill_ids)?;
    let groups = [
        Shown { facet: Facet::Kind, legend: say::facet_kind(lang), choices: kinds(lang, asked, found) },
        Shown {
            facet: Facet::Unit,
            legend: say::facet_department(lang),
            choices: unit_choices(lang, asked, found, units),
        },
        Shown {
            facet: Facet::Site,
            legend: say::facet_site(lang),
            choices: choices(&sites, &found.sites, &asked.sites),
        },
        Shown {
            facet: Facet::Skill,
            legend: say::facet_skill(lang),
            choices: choices(&skills, &found.skills, &asked.skills),
        },
    ];
    Ok(groups.into_iter().filter(|group| !group.choices.is_empty()).collect())
}

fn largest(tally: &Tally, chosen: &[i64]) -> Vec<i64> {
    let mut sorted: Vec<(i64, i64)> = tally.iter().map(|(id, count)| (-count, *id)).collect();
    sorted.sort_unstable();
    let mut ids: Vec<i64> = sorted.into_iter().take(MOST).map(|(_, id)| id).collect();
    ids.extend(chosen.iter().filter(|id| !ids.contains(id)).copied().collect::<Vec<_>>());
    ids
}

fn choices(called: &[Visible<Called>], tally: &Tally, chosen: &[i64]) -> Vec<Choice> {
    let counts: HashMap<i64, i64> = tally.iter().copied().collect();
    let label = |called: &Called| match called.detail.as_str() {
        "" => called.name.clone(),
        detail if called.name.contains(detail) => called.name.clone(),
        detail => format!("{detail}, {}", called.name),
    };
    let choice = |called: &Visible<Called>| Choice {
        value: called.id.to_string(),
        id: called.id,
        label: label(called),
        count: counts.get(&called.id).copied().unwrap_or(0),
        chosen: chosen.contains(&called.id),
    };
    in_order(called.iter().map(choice).collect())
}

fn unit_choices(lang: Lang, asked: &Asked, found: &Found, units: &Units) -> Vec<Choice> {
    let sums = units.rolled_up(&found.units);
    let most = sums.values().copied().max().unwrap_or(0);
    let parents: HashSet<i64> = units.all.iter().filter_map(|unit| units.parent(unit.id)).collect();
    // The company as a whole leaves everybody in, and is no choice.
    let tells = |id: &i64, count: &i64| *count < most || !parents.contains(id) || units.parent(*id).is_some();
    let open: Tally = sums.iter().filter(|(id, count)| tells(id, count)).map(|(id, count)| (*id, *count)).collect();
    let mut ids = largest(&open, &asked.units);
    let below: Tally = open
        .iter()
        .filter(|(id, _)| units.parent(*id).is_some_and(|parent| asked.units.contains(&parent)))
        .copied()
        .collect();
    ids.extend(largest(&below, &[]).into_iter().filter(|id| !ids.contains(id)).collect::<Vec<_>>());
    let choice = |id: i64| {
        Some(Choice {
            value: id.to_string(),
            id,
            label: units.label(lang, id)?,
            count: sums.get(&id).copied().unwrap_or(0),
            chosen: asked.units.contains(&id),
        })
    };
    in_order(ids.into_iter().filter_map(choice).collect())
}

fn kinds(lang: Lang, asked: &Asked, found: &Found) -> Vec<Choice> {
    let labels = [say::kind_member(lang), say::kind_guest(lang), say::kind_unclaimed(lang)];
    let mut choices = Vec::new();
    for (at, ((value, label), count)) in KINDS.iter().zip(labels).zip(found.kinds).enumerate() {
        let chosen = asked.kinds.contains(&at);
        if count > 0 || chosen {
            choices.push(Choice {
                value: (*value).to_owned(),
                id: i64::try_from(at).unwrap_or(0),
                label: label.to_owned(),
                count,
                chosen,
            });
        }
    }
    choices
}

fn in_order(mut choices: Vec<Choice>) -> Vec<Choice> {
    choices.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.label.cmp(&b.label)));
    choices
}
