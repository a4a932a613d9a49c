//! Looking through a crowd: who matches, from where on, and how many each facet would leave.

use super::crowd::{Crowd, Face, KINDS, Terms, any};

/// A word that was searched for: the beginning of a word of name, handle or title, or of a skill.
pub(super) struct Word {
    /// The folded beginning.
    pub(super) prefix: String,
    /// The skills with a word that begins so.
    pub(super) skills: Vec<i64>,
}

/// What is asked of a crowd. In a facet any choice will do, but for skills, of which all are wanted: nobody is in two units, and whoever
/// looks for two skills looks for one person. Between facets, and between words, all must hold.
#[derive(Default)]
pub(super) struct Filter {
    /// With everything below them.
    pub(super) units: Vec<i64>,
    pub(super) sites: Vec<i64>,
    pub(super) skills: Vec<i64>,
    /// Places in [`KINDS`]; members and guests when none is chosen.
    pub(super) kinds: Vec<usize>,
    pub(super) words: Vec<Word>,
}

/// How many people each choice of a facet would leave, given the other facets.
pub(super) type Tally = Vec<(i64, i64)>;

/// What was found.
#[derive(Default)]
pub(super) struct Found {
    pub(super) total: i64,
    /// Those of this slice, in order.
    pub(super) ids: Vec<i64>,
    /// The key of the last one, when there are more.
    pub(super) next: Option<(String, i64)>,
    pub(super) units: Tally,
    pub(super) sites: Tally,
    pub(super) skills: Tally,
    pub(super) kinds: [i64; KINDS.len()],
}

struct Counter(Vec<i64>);

impl Counter {
    fn new(terms: &Terms) -> Self {
        Self(vec![0; terms.ids.len() + 1])
    }

    fn add(&mut self, number: u32) {
        if let Some(count) = self.0.get_mut(number as usize) {
            *count += 1;
        }
    }

    fn tally(self, terms: &Terms) -> Tally {
        terms.ids.iter().copied().zip(self.0.into_iter().skip(1)).filter(|(_, count)| *count > 0).collect()
    }
}

fn holds(mask: Option<&[bool]>, number: u32) -> bool {
    mask.is_none_or(|mask| mask.get(number as usize).copied().unwrap_or(false))
}

impl Crowd {
    /// One pass over everybody: somebody who fails one facet alone counts in that facet, and nowhere else.
    pub(super) fn look(&self, filter: &Filter, after: Option<(&str, i64)>, limit: usize) -> Found {
        let (units, sites) = (self.units.mask(&filter.units), self.sites.mask(&filter.sites));
        let wanted = self.skills.each(&filter.skills);
        let words: Vec<(Vec<bool>, Vec<bool>)> = filter
            .words
            .iter()
            .map(|word| (self.lexicon.beginning(&word.prefix), self.skills.some(&word.skills)))
            .collect();
        let says = |face: &Face| words.iter().all(|(word, skill)| any(word, &face.words) || any(skill, &face.skills));
        let (mut by_unit, mut by_site, mut by_skill) =
            (Counter::new(&self.units), Counter::new(&self.sites), Counter::new(&self.skills));
        let mut found = Found::default();
        let mut more = false;
        for face in self.listed() {
            let kind = usize::from(face.kind);
            let in_unit = holds(units.as_deref(), face.unit);
            let in_site = holds(sites.as_deref(), face.site);
            let of_kind = if filter.kinds.is_empty() { kind < 2 } else { filter.kinds.contains(&kind) };
            let skilled = wanted.iter().all(|skill| skill.is_some_and(|skill| face.skills.contains(&skill)));
            let missed = [in_unit, in_site, of_kind, skilled].iter().filter(|held| !**held).count();
            if missed > 1 || !says(face) {
                continue;
            }
            let all = missed == 0;
            if all || !in_unit {
                by_unit.add(face.unit);
            }
            if all || !in_site {
                by_site.add(face.site);
            }
            if let (true, Some(count)) = (all || !of_kind, found.kinds.get_mut(kind)) {
                *count += 1;
            }
            if all {
                face.skills.iter().for_each(|skill| by_skill.add(*skill));
            }
            if !all {
                continue;
            }
            found.total += 1;
            if after.is_some_and(|(key, id)| (&*face.key, face.id) <= (key, id)) {
                continue;
            }
            if found.ids.len() < limit {
                found.ids.push(face.id);
            } else {
                more = true;
            }
        }
        let last = found.ids.last().and_then(|id| self.find(*id));
        found.next = last.filter(|_| more).map(|face| (face.key.to_string(), face.id));
        found.units = by_unit.tally(&self.units);
        found.sites = by_site.tally(&self.sites);
        found.skills = by_skill.tally(&self.skills);
        found
    }

    /// Who is called so, whole words first, then beginnings, each in the order of lists; people with an account alone.
    pub(super) fn called(&self, words: &[String], limit: usize) -> Vec<i64> {
        let Some(last) = words.last() else { return Vec::new() };
        let (masks, whole) = (self.masks(words), self.lexicon.find(last));
        let (mut exact, mut begun) = (Vec::new(), Vec::new());
        for face in self.listed().filter(|face| is_called(face, &masks)) {
            if whole != 0 && face.names().contains(&whole) {
                exact.push(face.id);
            } else if begun.len() < limit {
                begun.push(face.id);
            }
            if exact.len() == limit || (whole == 0 && begun.len() == limit) {
                break;
            }
        }
        exact.extend(begun);
        exact.truncate(limit);
        exact
    }

    /// Those of these people who are called so, in the order of lists.
    pub(super) fn called_among(&self, words: &[String], people: &[i64]) -> Vec<i64> {
        let masks = self.masks(words);
        let mut faces: Vec<&Face> =
            people.iter().filter_map(|id| self.find(*id)).filter(|face| is_called(face, &masks)).collect();
        faces.sort_unstable_by_key(|face| (&*face.key, face.id));
        faces.iter().map(|face| face.id).collect()
    }

    fn masks(&self, words: &[String]) -> Vec<Vec<bool>> {
        words.iter().map(|word| self.lexicon.beginning(word)).collect()
    }
}

fn is_called(face: &Face, masks: &[Vec<bool>]) -> bool {
    face.kind < 2 && masks.iter().all(|mask| any(mask, face.names()))
}
