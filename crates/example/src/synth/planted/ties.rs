//! Who works with whom, from both ends and each pair once.

/// Everybody's ties, one after another.
pub(super) struct Ties {
    first: Vec<u32>,
    to: Vec<u32>,
}

impl Ties {
    pub(super) fn new(people: u32, pairs: impl Iterator<Item = (u32, u32)>) -> Self {
        let mut arcs: Vec<u64> = pairs
            .filter(|(from, to)| from != to)
            .flat_map(|(from, to)| [(u64::from(from) << 32) | u64::from(to), (u64::from(to) << 32) | u64::from(from)])
            .collect();
        arcs.sort_unstable();
        arcs.dedup();
        let mut first = vec![0_u32; people as usize + 1];
        for arc in &arcs {
            if let Some(count) = first.get_mut((arc >> 32) as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for count in &mut first {
            sum += *count;
            *count = sum;
        }
        Self { first, to: arcs.into_iter().map(|arc| arc as u32).collect() }
    }

    /// Whom somebody works with, in order.
    pub(super) fn of(&self, person: u32) -> &[u32] {
        let place = |at: usize| self.first.get(at).copied().unwrap_or_default() as usize;
        self.to.get(place(person as usize)..place(person as usize + 1)).unwrap_or_default()
    }

    /// How many of somebody's ties are such.
    pub(super) fn count(&self, person: u32, such: impl Fn(u32) -> bool) -> u32 {
        self.of(person).iter().filter(|other| such(**other)).count() as u32
    }
}
