//! A company's working ties as a compact graph: people are dense numbers, ties are undirected and weighted.

/// One line of data: two people work together, with this weight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tie {
    /// One person.
    pub from: u32,
    /// The other.
    pub to: u32,
    /// How much: any positive number.
    pub weight: f32,
}

/// One end of a tie, seen from the other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Arc {
    /// The person at the other end.
    pub to: u32,
    /// How much they work together.
    pub weight: f32,
}

/// An undirected weighted graph in compressed sparse rows: 8 bytes an arc, two arcs a tie, neighbours in ascending order.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    offsets: Vec<u32>,
    arcs: Vec<Arc>,
    strength: Vec<f32>,
}

/// What was not taken over from the data.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Dropped {
    /// Ties of somebody with themselves, or with a weight that is not positive.
    pub void: usize,
    /// Lines that repeat a pair, in either direction: their weights were added.
    pub repeated: usize,
}

impl Graph {
    /// The graph of `people` numbered from 0; ties to other numbers count as void.
    #[must_use]
    pub fn new(people: usize, ties: &[Tie]) -> (Self, Dropped) {
        let whole = |tie: &Tie| {
            tie.from != tie.to
                && (tie.from as usize) < people
                && (tie.to as usize) < people
                && tie.weight > 0.0
                && tie.weight.is_finite()
        };
        let mut offsets = vec![0_u32; people + 1];
        let mut kept = 0_usize;
        for tie in ties.iter().filter(|tie| whole(tie)) {
            offsets[tie.from as usize + 1] += 1;
            offsets[tie.to as usize + 1] += 1;
            kept += 1;
        }
        for at in 0..people {
            offsets[at + 1] += offsets[at];
        }
        let mut next = offsets.clone();
        let mut arcs = vec![Arc { to: 0, weight: 0.0 }; kept * 2];
        for tie in ties.iter().filter(|tie| whole(tie)) {
            for (from, to) in [(tie.from, tie.to), (tie.to, tie.from)] {
                let slot = &mut next[from as usize];
                arcs[*slot as usize] = Arc { to, weight: tie.weight };
                *slot += 1;
            }
        }
        drop(next);
        let mut graph = Self { offsets, arcs, strength: vec![0.0; people] };
        let distinct = graph.merge_rows();
        (graph, Dropped { void: ties.len() - kept, repeated: kept - distinct })
    }

    /// Sorts each row and adds up repeated neighbours in place; says how many ties are left.
    fn merge_rows(&mut self) -> usize {
        let people = self.strength.len();
        let (mut write, mut start) = (0_usize, 0_usize);
        for person in 0..people {
            let end = self.offsets[person + 1] as usize;
            self.arcs[start..end].sort_unstable_by_key(|arc| arc.to);
            let row = write;
            for read in start..end {
                let arc = self.arcs[read];
                if write > row && self.arcs[write - 1].to == arc.to {
                    self.arcs[write - 1].weight += arc.weight;
                } else {
                    self.arcs[write] = arc;
                    write += 1;
                }
            }
            self.strength[person] = self.arcs[row..write].iter().map(|arc| arc.weight).sum();
            start = end;
            self.offsets[person + 1] = write as u32;
        }
        self.arcs.truncate(write);
        write / 2
    }

    /// How many people.
    #[must_use]
    pub fn people(&self) -> usize {
        self.strength.len()
    }

    /// How many ties.
    #[must_use]
    pub fn ties(&self) -> usize {
        self.arcs.len() / 2
    }

    /// The ties of somebody, by ascending neighbour.
    #[must_use]
    pub fn arcs(&self, person: usize) -> &[Arc] {
        &self.arcs[self.offsets[person] as usize..self.offsets[person + 1] as usize]
    }

    /// With how many others somebody works.
    #[must_use]
    pub fn degree(&self, person: usize) -> usize {
        self.arcs(person).len()
    }

    /// The summed weight of somebody's ties.
    #[must_use]
    pub fn strength(&self, person: usize) -> f32 {
        self.strength[person]
    }

    /// How much two people work together; 0 for not at all.
    #[must_use]
    pub fn weight(&self, one: usize, other: usize) -> f32 {
        let row = self.arcs(one);
        row.binary_search_by_key(&(other as u32), |arc| arc.to).map_or(0.0, |at| row[at].weight)
    }

    /// Each tie once, from the smaller number to the larger.
    pub fn each_tie(&self) -> impl Iterator<Item = Tie> + '_ {
        (0..self.people()).flat_map(move |from| {
            let rest = self.arcs(from).iter().filter(move |arc| arc.to as usize > from);
            rest.map(move |arc| Tie { from: from as u32, to: arc.to, weight: arc.weight })
        })
    }

    /// The graph of groups of people: weights between groups added up, and each group's weight within.
    #[must_use]
    pub fn contracted(&self, group_of: &[u32], groups: usize, value: impl Fn(Tie) -> f32) -> (Self, Vec<f64>) {
        let mut within = vec![0.0; groups];
        let mut between = Vec::new();
        for tie in self.each_tie() {
            let (from, to) = (group_of[tie.from as usize], group_of[tie.to as usize]);
            let weight = value(tie);
            if from == to {
                within[from as usize] += f64::from(weight);
            } else {
                between.push(Tie { from, to, weight });
            }
        }
        (Self::new(groups, &between).0, within)
    }

    /// The piece that each person is in, numbered from 0, and how many people each piece has.
    #[must_use]
    pub fn components(&self) -> (Vec<u32>, Vec<usize>) {
        let mut piece = vec![u32::MAX; self.people()];
        let (mut sizes, mut front) = (Vec::new(), Vec::new());
        for start in 0..self.people() {
            if piece[start] != u32::MAX {
                continue;
            }
            let this = sizes.len() as u32;
            piece[start] = this;
            front.push(start);
            let mut size = 0;
            while let Some(person) = front.pop() {
                size += 1;
                for arc in self.arcs(person) {
                    if piece[arc.to as usize] == u32::MAX {
                        piece[arc.to as usize] = this;
                        front.push(arc.to as usize);
                    }
                }
            }
            sizes.push(size);
        }
        (piece, sizes)
    }
}
