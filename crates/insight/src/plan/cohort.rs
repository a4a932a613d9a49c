//! A cohort while it is being searched for: who is in, what everybody would bring, and whether it holds together.

use std::{cmp::Reverse, collections::BinaryHeap};

use rand_chacha::ChaCha8Rng;

use super::{Atoms, Wish};
use crate::chance;

/// A gain that can be ordered.
#[derive(PartialEq, Clone, Copy)]
pub(super) struct Gain(pub(super) f64);

impl Eq for Gain {}

impl Ord for Gain {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl PartialOrd for Gain {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// What is asked, per atom.
pub(super) struct Terms {
    pub(super) size: u32,
    pub(super) cap: u32,
    pub(super) connected: bool,
    pub(super) must: Vec<u32>,
    pub(super) fixed: Vec<bool>,
    pub(super) open: Vec<bool>,
    /// Taken off what each atom brings: ties to cohorts that were drawn before.
    pub(super) penalty: Vec<f64>,
}

impl Terms {
    /// `must` and `never` of the wish are people; here they are atoms.
    pub(super) fn of(atoms: &Atoms<'_>, wish: &Wish, atom_of: impl Fn(u32) -> u32) -> Self {
        let mut must: Vec<u32> = wish.must.iter().map(|person| atom_of(*person)).collect();
        must.sort_unstable();
        must.dedup();
        let (mut fixed, mut open) = (vec![false; atoms.len()], atoms.eligible.clone());
        for atom in &must {
            (fixed[*atom as usize], open[*atom as usize]) = (true, true);
        }
        for person in &wish.never {
            open[atom_of(*person) as usize] = false;
        }
        let cap = wish.cap.map_or(u32::MAX, |cap| cap as u32);
        let penalty = Vec::new();
        Self { size: wish.size as u32, cap, connected: wish.connected, must, fixed, open, penalty }
    }

    fn penalty(&self, atom: usize) -> f64 {
        self.penalty.get(atom).copied().unwrap_or(0.0)
    }
}

/// Who is in, and what everybody would bring.
pub(super) struct Cohort<'a> {
    pub(super) atoms: &'a Atoms<'a>,
    pub(super) terms: &'a Terms,
    pub(super) members: Vec<u32>,
    /// Where each atom stands in `members`; `OUT` for who is not in.
    place: Vec<u32>,
    gain: Vec<f64>,
    /// Atoms whose gain was moved since the last clearing.
    touched: Vec<u32>,
    moved: Vec<bool>,
    per_unit: Vec<u32>,
    pub(super) size: u32,
    pub(super) value: f64,
    heap: BinaryHeap<(Gain, Reverse<u32>)>,
    seen: Vec<u32>,
    round: u32,
    front: Vec<u32>,
}

const OUT: u32 = u32::MAX;

impl<'a> Cohort<'a> {
    pub(super) fn new(atoms: &'a Atoms<'a>, terms: &'a Terms) -> Self {
        let units = atoms.unit.iter().max().map_or(0, |last| *last as usize + 1);
        Self {
            atoms,
            terms,
            members: Vec::new(),
            place: vec![OUT; atoms.len()],
            gain: vec![0.0; atoms.len()],
            touched: Vec::new(),
            moved: vec![false; atoms.len()],
            per_unit: vec![0; units],
            size: 0,
            value: 0.0,
            heap: BinaryHeap::new(),
            seen: vec![0; atoms.len()],
            round: 0,
            front: Vec::new(),
        }
    }

    pub(super) fn is_in(&self, atom: usize) -> bool {
        self.place[atom] != OUT
    }

    /// What an atom brings, or would bring, by its ties to who is in and by itself.
    pub(super) fn brings(&self, atom: usize) -> f64 {
        self.gain[atom] + self.atoms.own[atom] - self.terms.penalty(atom)
    }

    /// The mean over the people who are in.
    pub(super) fn mean(&self) -> f64 {
        if self.size == 0 { 0.0 } else { self.value / f64::from(self.size) }
    }

    pub(super) fn clear(&mut self) {
        for atom in self.touched.drain(..) {
            self.gain[atom as usize] = 0.0;
            self.moved[atom as usize] = false;
        }
        for atom in self.members.drain(..) {
            self.place[atom as usize] = OUT;
            self.per_unit[self.atoms.unit[atom as usize] as usize] = 0;
        }
        (self.size, self.value) = (0, 0.0);
    }

    /// Starts again from these atoms, whatever the terms say.
    pub(super) fn set(&mut self, members: &[u32]) {
        self.clear();
        for atom in members {
            self.add(*atom as usize);
        }
    }

    pub(super) fn add(&mut self, atom: usize) {
        self.value += self.brings(atom);
        self.place[atom] = self.members.len() as u32;
        self.members.push(atom as u32);
        self.per_unit[self.atoms.unit[atom] as usize] += self.atoms.size[atom];
        self.size += self.atoms.size[atom];
        self.stir(atom, 1.0);
    }

    pub(super) fn remove(&mut self, atom: usize) {
        let place = self.place[atom] as usize;
        self.members.swap_remove(place);
        if let Some(moved) = self.members.get(place) {
            self.place[*moved as usize] = place as u32;
        }
        self.place[atom] = OUT;
        self.per_unit[self.atoms.unit[atom] as usize] -= self.atoms.size[atom];
        self.size -= self.atoms.size[atom];
        self.stir(atom, -1.0);
        self.value -= self.brings(atom);
    }

    fn stir(&mut self, atom: usize, sign: f64) {
        for arc in self.atoms.graph().arcs(atom) {
            let other = arc.to as usize;
            if !self.moved[other] {
                self.moved[other] = true;
                self.touched.push(arc.to);
            }
            self.gain[other] += sign * self.atoms.pair(atom, other, arc.weight);
        }
    }

    /// Whether an atom can come in beside who is in, `out` leaving.
    pub(super) fn fits(&self, atom: usize, out: Option<usize>) -> bool {
        let size = self.atoms.size[atom];
        let unit = self.atoms.unit[atom];
        let (freed, of_unit) = out.map_or((0, 0), |out| {
            let freed = self.atoms.size[out];
            (freed, if self.atoms.unit[out] == unit { freed } else { 0 })
        });
        !self.is_in(atom)
            && self.terms.open[atom]
            && self.size - freed + size <= self.terms.size
            && self.per_unit[unit as usize] - of_unit + size <= self.terms.cap
    }

    fn per_head(&self, atom: usize) -> f64 {
        self.brings(atom) / f64::from(self.atoms.size[atom].max(1))
    }

    /// Adds the best that fits, again and again, along ties; where ties end and the cohort may be in pieces, from the next
    /// of `fresh`.
    pub(super) fn grow(&mut self, fresh: &[u32]) {
        let mut heap = std::mem::take(&mut self.heap);
        heap.clear();
        for atom in &self.touched {
            // A gain that came back to nothing is a tie to nobody inside.
            if self.gain[*atom as usize] > 1e-12 && self.fits(*atom as usize, None) {
                heap.push((Gain(self.per_head(*atom as usize)), Reverse(*atom)));
            }
        }
        let mut fresh = fresh.iter();
        while self.size < self.terms.size {
            let next = match heap.pop() {
                Some((gain, Reverse(atom))) if gain.0 == self.per_head(atom as usize) => atom as usize,
                Some(_) => continue,
                None if self.terms.connected && !self.members.is_empty() => break,
                None => match fresh.next() {
                    Some(atom) => *atom as usize,
                    None => break,
                },
            };
            if !self.fits(next, None) {
                continue;
            }
            self.add(next);
            let atoms = self.atoms;
            for arc in atoms.graph().arcs(next) {
                if self.fits(arc.to as usize, None) {
                    heap.push((Gain(self.per_head(arc.to as usize)), Reverse(arc.to)));
                }
            }
        }
        self.heap = heap;
    }

    /// Adds somebody at random who has a tie to a member and fits, when one of a few draws finds such a person.
    pub(super) fn add_stranger(&mut self, chance: &mut ChaCha8Rng) {
        for _ in 0..8 {
            let Some(drawn) = self.touched.get(chance::below(chance, self.touched.len())) else { return };
            let drawn = *drawn as usize;
            if self.gain[drawn] > 1e-12 && self.fits(drawn, None) {
                self.add(drawn);
                return;
            }
        }
    }

    /// Exchanges one for another while that gains, looking at the `weak` least and the `strong` best.
    pub(super) fn climb(&mut self, weak: usize, strong: usize) {
        // Each exchange gains, so this ends; the bound only keeps a plateau of roundings short.
        for _ in 0..2000 {
            if !self.exchange(weak, strong) {
                return;
            }
        }
    }

    fn exchange(&mut self, weak: usize, strong: usize) -> bool {
        let out = self.weakest(weak);
        let into = self.strongest(strong);
        let mut swaps: Vec<(Gain, u32, u32)> = Vec::new();
        for &(worst, leaving) in &out {
            for &(best, coming) in &into {
                if best.0 - worst.0 <= 1e-9 {
                    break;
                }
                if !self.fits(coming as usize, Some(leaving as usize)) {
                    continue;
                }
                let weight = self.atoms.graph().weight(leaving as usize, coming as usize);
                let gained = best.0 - worst.0 - self.atoms.pair(leaving as usize, coming as usize, weight);
                if gained > 1e-9 {
                    swaps.push((Gain(gained), leaving, coming));
                }
            }
        }
        swaps.sort_unstable_by_key(|(gain, leaving, coming)| (Reverse(*gain), *leaving, *coming));
        for (_, leaving, coming) in swaps.into_iter().take(12) {
            self.remove(leaving as usize);
            self.add(coming as usize);
            if !self.terms.connected || self.holds() {
                return true;
            }
            self.remove(coming as usize);
            self.add(leaving as usize);
        }
        false
    }

    fn weakest(&self, count: usize) -> Vec<(Gain, u32)> {
        let free = self.members.iter().filter(|atom| !self.terms.fixed[**atom as usize]);
        let mut members: Vec<(Gain, u32)> = free.map(|atom| (Gain(self.brings(*atom as usize)), *atom)).collect();
        if count < members.len() {
            members.select_nth_unstable(count);
            members.truncate(count);
        }
        members.sort_unstable();
        members
    }

    fn strongest(&self, count: usize) -> Vec<(Gain, u32)> {
        let open = self.touched.iter().filter(|atom| {
            let atom = **atom as usize;
            !self.is_in(atom) && self.terms.open[atom] && self.gain[atom] > 1e-12
        });
        let key = |one: &(Gain, u32)| (Reverse(one.0), one.1);
        let mut others: Vec<(Gain, u32)> = open.map(|atom| (Gain(self.brings(*atom as usize)), *atom)).collect();
        if count < others.len() {
            others.select_nth_unstable_by_key(count, key);
            others.truncate(count);
        }
        others.sort_unstable_by_key(key);
        others
    }

    /// Whether the members are in one piece.
    pub(super) fn holds(&mut self) -> bool {
        self.members.is_empty() || self.piece_of(self.members[0]).len() == self.members.len()
    }

    /// The members that can be reached from one of them along ties of members.
    fn piece_of(&mut self, start: u32) -> Vec<u32> {
        self.round += 1;
        let mut piece = Vec::new();
        self.front.push(start);
        self.seen[start as usize] = self.round;
        while let Some(atom) = self.front.pop() {
            piece.push(atom);
            for arc in self.atoms.graph().arcs(atom as usize) {
                let other = arc.to as usize;
                if self.place[other] != OUT && self.seen[other] != self.round {
                    self.seen[other] = self.round;
                    self.front.push(arc.to);
                }
            }
        }
        piece
    }

    /// Keeps the piece that holds the must-have atoms, or the largest one; false when those are in several.
    pub(super) fn keep_one_piece(&mut self) -> bool {
        let mut largest: Vec<u32> = Vec::new();
        if let Some(first) = self.terms.must.first() {
            largest = self.piece_of(*first);
            let round = self.round;
            if self.terms.must.iter().any(|atom| self.seen[*atom as usize] != round) {
                return false;
            }
        } else {
            let mut left = self.members.len();
            let mut known = std::collections::HashSet::new();
            for atom in self.members.clone() {
                if left <= largest.len() {
                    break;
                }
                if known.contains(&atom) {
                    continue;
                }
                let piece = self.piece_of(atom);
                left -= piece.len();
                known.extend(piece.iter().copied());
                if piece.len() > largest.len() {
                    largest = piece;
                }
            }
        }
        if largest.len() < self.members.len() {
            largest.sort_unstable();
            self.set(&largest);
        }
        true
    }

    /// Puts in the must-have atoms, and whoever it takes to join them when the cohort must be in one piece: the shortest
    /// ways through who may be in. False when there is no such way.
    pub(super) fn lay_foundation(&mut self) -> bool {
        self.clear();
        let must = self.terms.must.clone();
        for atom in must {
            if self.is_in(atom as usize) {
                continue;
            }
            if self.members.is_empty() || !self.terms.connected {
                if !self.fits(atom as usize, None) {
                    return false;
                }
                self.add(atom as usize);
                continue;
            }
            let Some(way) = self.way_to(atom) else { return false };
            for step in way {
                if !self.is_in(step as usize) {
                    if !self.fits(step as usize, None) {
                        return false;
                    }
                    self.add(step as usize);
                }
            }
        }
        true
    }

    /// The shortest way from an atom to who is in, through who may be in; the atom itself included.
    fn way_to(&self, from: u32) -> Option<Vec<u32>> {
        let mut before = std::collections::HashMap::from([(from, from)]);
        let mut line = std::collections::VecDeque::from([from]);
        while let Some(atom) = line.pop_front() {
            for arc in self.atoms.graph().arcs(atom as usize) {
                if before.contains_key(&arc.to) || !self.terms.open[arc.to as usize] {
                    continue;
                }
                before.insert(arc.to, atom);
                if self.is_in(arc.to as usize) {
                    let mut way = vec![];
                    let mut at = atom;
                    way.push(at);
                    while at != from {
                        at = before[&at];
                        way.push(at);
                    }
                    return Some(way);
                }
                line.push_back(arc.to);
            }
        }
        None
    }
}
