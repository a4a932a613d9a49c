//! Everybody whom a viewer may see, as few bytes each as filters, counts and prefixes need.

use std::collections::HashMap;

use kernel::record;

record! {
    /// Somebody as the tables have them.
    pub(super) struct Row {
        pub(super) id: i64, pub(super) kind: String, pub(super) active: bool, pub(super) sort_key: String, pub(super) fold: String,
        pub(super) title: String, pub(super) unit: Option<i64>, pub(super) site: Option<i64>,
    }
}

/// The kinds of people that a directory lists, in the order of its facet.
pub(super) const KINDS: [&str; 3] = ["member", "guest", "unclaimed"];

/// Ids as small numbers, so that counting is adding to a place in a list; 0 stands for none.
#[derive(Default)]
pub(super) struct Terms {
    pub(super) ids: Vec<i64>,
    place: HashMap<i64, u32>,
}

impl Terms {
    fn number(&mut self, id: Option<i64>) -> u32 {
        let Some(id) = id else { return 0 };
        if let Some(known) = self.place.get(&id) {
            return *known;
        }
        self.ids.push(id);
        let number = u32::try_from(self.ids.len()).unwrap_or(u32::MAX);
        self.place.insert(id, number);
        number
    }

    /// Which numbers are wanted; `None` when all are.
    pub(super) fn mask(&self, ids: &[i64]) -> Option<Vec<bool>> {
        if ids.is_empty() {
            return None;
        }
        Some(self.some(ids))
    }

    /// The number of each of these ids; none for one that nobody has.
    pub(super) fn each(&self, ids: &[i64]) -> Vec<Option<u32>> {
        ids.iter().map(|id| self.place.get(id).copied()).collect()
    }

    /// Which numbers these ids have.
    pub(super) fn some(&self, ids: &[i64]) -> Vec<bool> {
        let mut mask = vec![false; self.ids.len() + 1];
        for number in ids.iter().filter_map(|id| self.place.get(id)) {
            if let Some(place) = mask.get_mut(*number as usize) {
                *place = true;
            }
        }
        mask
    }
}

/// Words as small numbers, from 1.
#[derive(Default)]
pub(super) struct Lexicon {
    words: Vec<Box<str>>,
    place: HashMap<Box<str>, u32>,
    /// The first words by number, in their own order; those that came later are few.
    sorted: Vec<u32>,
}

impl Lexicon {
    fn number(&mut self, word: &str) -> u32 {
        if let Some(known) = self.place.get(word) {
            return *known;
        }
        self.words.push(word.into());
        let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.place.insert(word.into(), number);
        number
    }

    /// The number of a word that somebody bears; 0 for one that nobody does.
    pub(super) fn find(&self, word: &str) -> u32 {
        self.place.get(word).copied().unwrap_or(0)
    }

    fn word(&self, number: u32) -> &str {
        self.words.get((number as usize).wrapping_sub(1)).map_or("", |word| word)
    }

    fn sort(&mut self) {
        let mut sorted: Vec<u32> = (1..=u32::try_from(self.words.len()).unwrap_or(u32::MAX)).collect();
        sorted.sort_unstable_by(|a, b| self.word(*a).cmp(self.word(*b)));
        self.sorted = sorted;
    }

    /// Which numbers are of words that begin so.
    pub(super) fn beginning(&self, prefix: &str) -> Vec<bool> {
        let mut mask = vec![false; self.words.len() + 1];
        let from = self.sorted.partition_point(|number| self.word(*number) < prefix);
        let known = self.sorted.iter().skip(from).copied().take_while(|number| self.word(*number).starts_with(prefix));
        let later = (self.sorted.len() + 1..=self.words.len()).filter_map(|number| u32::try_from(number).ok());
        for number in known.chain(later.filter(|number| self.word(*number).starts_with(prefix))) {
            if let Some(place) = mask.get_mut(number as usize) {
                *place = true;
            }
        }
        mask
    }

    /// The numbers of the words of a folded text, each once.
    fn numbers(&mut self, folded: &str, out: &mut Vec<u32>) {
        let from = out.len();
        for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            let number = self.number(word);
            if !out.get(from..).is_some_and(|before| before.contains(&number)) {
                out.push(number);
            }
        }
    }
}

/// Whether one of these numbers is among the wanted ones.
pub(super) fn any(mask: &[bool], numbers: &[u32]) -> bool {
    numbers.iter().any(|number| mask.get(*number as usize).copied().unwrap_or(false))
}

/// One person.
pub(super) struct Face {
    pub(super) id: i64,
    /// The order of the list.
    pub(super) key: Box<str>,
    /// The words of name and handle, then those of the title.
    pub(super) words: Box<[u32]>,
    /// Where the words of the title begin.
    named: u8,
    pub(super) unit: u32,
    pub(super) site: u32,
    /// A place in [`KINDS`]; past its end for somebody who is no longer here.
    pub(super) kind: u8,
    pub(super) skills: Box<[u32]>,
}

impl Face {
    /// The words of the name and handle.
    pub(super) fn names(&self) -> &[u32] {
        self.words.get(..usize::from(self.named)).unwrap_or_default()
    }
}

/// Everybody whom a viewer may see, in the order of lists.
#[derive(Default)]
pub(super) struct Crowd {
    faces: Vec<Face>,
    slots: HashMap<i64, u32>,
    order: Vec<u32>,
    pub(super) units: Terms,
    pub(super) sites: Terms,
    pub(super) skills: Terms,
    pub(super) lexicon: Lexicon,
    /// The journal's position up to which this is complete.
    pub(super) cursor: (i64, i64),
    /// The greatest id among them.
    pub(super) newest: i64,
}

impl Crowd {
    /// A crowd of these people and their skills.
    pub(super) fn of(mut rows: Vec<Row>, skills: Vec<(i64, i64)>, cursor: (i64, i64)) -> Self {
        let mut crowd = Self { cursor, ..Self::default() };
        let mut by_person = group(skills);
        // In memory in the order in which they are looked through: four times as fast as from place to place.
        rows.sort_unstable_by(|a, b| (a.sort_key.as_str(), a.id).cmp(&(b.sort_key.as_str(), b.id)));
        crowd.faces.reserve(rows.len());
        for row in rows {
            let own = by_person.remove(&row.id).unwrap_or_default();
            crowd.newest = crowd.newest.max(row.id);
            let slot = u32::try_from(crowd.faces.len()).unwrap_or(u32::MAX);
            crowd.slots.insert(row.id, slot);
            let face = crowd.face(row, &own);
            crowd.faces.push(face);
        }
        crowd.lexicon.sort();
        crowd.order = (0..u32::try_from(crowd.faces.len()).unwrap_or(u32::MAX)).collect();
        crowd
    }

    /// Takes what these people have become; whoever has no row is there no longer.
    pub(super) fn update(&mut self, people: &[i64], rows: Vec<Row>, skills: Vec<(i64, i64)>) {
        for id in people.iter().filter(|id| !rows.iter().any(|row| row.id == **id)) {
            let Some(slot) = self.slots.remove(id) else { continue };
            self.order.retain(|known| *known != slot);
            // Their face stays in its slot, and is nobody's who is here.
            if let Some(face) = self.faces.get_mut(slot as usize) {
                face.kind = u8::MAX;
            }
        }
        let mut by_person = group(skills);
        for row in rows {
            let own = by_person.remove(&row.id).unwrap_or_default();
            let id = row.id;
            self.newest = self.newest.max(id);
            let face = self.face(row, &own);
            let slot = match self.slots.get(&id) {
                Some(slot) => *slot,
                None => {
                    let slot = u32::try_from(self.faces.len()).unwrap_or(u32::MAX);
                    self.slots.insert(id, slot);
                    slot
                }
            };
            if let Some(known) = self.faces.get(slot as usize) {
                let at = self.place(&known.key, id);
                if self.order.get(at) == Some(&slot) {
                    self.order.remove(at);
                }
            }
            let at = self.place(&face.key, id);
            self.order.insert(at, slot);
            match self.faces.get_mut(slot as usize) {
                Some(known) => *known = face,
                None => self.faces.push(face),
            }
        }
    }

    fn face(&mut self, row: Row, skills: &[i64]) -> Face {
        let mut words = Vec::with_capacity(8);
        self.lexicon.numbers(&row.fold, &mut words);
        words.truncate(usize::from(u8::MAX));
        let named = u8::try_from(words.len()).unwrap_or(u8::MAX);
        if !row.title.is_empty() {
            self.lexicon.numbers(&markup::words::fold(&row.title), &mut words);
        }
        let kind = if row.active { KINDS.iter().position(|kind| *kind == row.kind) } else { None };
        Face {
            id: row.id,
            key: row.sort_key.into(),
            words: words.into(),
            named,
            unit: self.units.number(row.unit),
            site: self.sites.number(row.site),
            kind: kind.and_then(|kind| u8::try_from(kind).ok()).unwrap_or(u8::MAX),
            skills: skills.iter().map(|skill| self.skills.number(Some(*skill))).collect(),
        }
    }

    /// The place in the order of the first who does not come before this key.
    fn place(&self, key: &str, id: i64) -> usize {
        self.order.partition_point(|slot| {
            self.faces.get(*slot as usize).is_some_and(|face| (&*face.key, face.id) < (key, id))
        })
    }

    /// How many, listed or not.
    pub(super) fn len(&self) -> usize {
        self.faces.len()
    }

    /// Somebody by id.
    pub(super) fn find(&self, id: i64) -> Option<&Face> {
        self.faces.get(*self.slots.get(&id)? as usize)
    }

    /// Everybody who is still here, in order.
    pub(super) fn listed(&self) -> impl Iterator<Item = &Face> {
        self.order.iter().filter_map(|slot| self.faces.get(*slot as usize)).filter(|face| face.kind != u8::MAX)
    }
}

fn group(skills: Vec<(i64, i64)>) -> HashMap<i64, Vec<i64>> {
    let mut by_person: HashMap<i64, Vec<i64>> = HashMap::new();
    for (person, skill) in skills {
        by_person.entry(person).or_default().push(skill);
    }
    by_person
}
