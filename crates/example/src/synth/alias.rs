//! Walker's alias method in integers: one draw from any finite law costs two words and one look-up, whatever its size.

use super::draw::Draw;

/// A law over `0..len`, kept as cells of (share of the cell that is its own, who has the rest).
#[derive(Debug, Default)]
pub(super) struct Alias {
    cells: Vec<(u32, u32)>,
}

impl Alias {
    pub(super) fn new(weights: impl IntoIterator<Item = u64>) -> Self {
        let mut left: Vec<u128> = weights.into_iter().map(u128::from).collect();
        let total = left.iter().sum::<u128>().max(1);
        let count = left.len() as u128;
        for weight in &mut left {
            *weight *= count;
        }
        let mut cells: Vec<(u32, u32)> = (0..left.len() as u32).map(|index| (u32::MAX, index)).collect();
        let (mut small, mut large): (Vec<usize>, Vec<usize>) =
            (0..left.len()).partition(|&index| left.get(index).is_some_and(|&weight| weight < total));
        while let (Some(&poor), Some(&rich)) = (small.last(), large.last()) {
            small.pop();
            let own = left.get(poor).copied().unwrap_or_default();
            if let Some(cell) = cells.get_mut(poor) {
                *cell = (((own << 32) / total) as u32, rich as u32);
            }
            if let Some(weight) = left.get_mut(rich) {
                *weight -= total - own;
                if *weight < total {
                    large.pop();
                    small.push(rich);
                }
            }
        }
        Self { cells }
    }

    /// Zipf–Mandelbrot: weight `1 / (rank + shift)` for the ranks 1 to `count`.
    pub(super) fn zipf(count: u32, shift: u32) -> Self {
        Self::new((1..=count).map(|rank| zipf_weight(rank, shift)))
    }

    pub(super) fn sample(&self, draw: &mut Draw) -> u32 {
        let index = draw.below(self.cells.len() as u32);
        let (own, other) = self.cells.get(index as usize).copied().unwrap_or_default();
        if draw.word() < own { index } else { other }
    }
}

/// The integer weight of a rank, from 1.
pub(super) fn zipf_weight(rank: u32, shift: u32) -> u64 {
    (1_u64 << 40) / (u64::from(rank) + u64::from(shift))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::synth::draw::{Key, Stage};

    #[test]
    fn frequencies_follow_the_weights() {
        let weights = [1_u64, 2, 0, 4, 93];
        let alias = Alias::new(weights);
        let mut draw = Key::new(7).draw(Stage::Entry, 0);
        let mut seen = [0_u32; 5];
        for _ in 0..100_000 {
            seen[alias.sample(&mut draw) as usize] += 1;
        }
        for (count, weight) in seen.iter().zip(weights) {
            let expected = weight as f64 * 1000.0;
            assert!((f64::from(*count) - expected).abs() <= 4.0 * expected.sqrt(), "{seen:?}");
        }
    }
}
