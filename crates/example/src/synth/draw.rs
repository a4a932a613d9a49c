//! Chance that never changes: one ChaCha8 stream for each stage and index, and the few laws that the company needs.
//!
//! Only the four operations, comparisons and bit patterns of `f64` are used: they are exact to the last bit everywhere, which the
//! logarithms and exponentials of the platform are not. The ranges and laws of `rand` may change between versions; these may not.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

/// What a stream is for. The numbers are part of the format: change none, add at the end.
#[derive(Clone, Copy, Debug)]
#[repr(u8)]
pub(super) enum Stage {
    Split = 1,
    Site = 2,
    Space = 3,
    Person = 4,
    Activity = 5,
    Membership = 6,
    Follow = 7,
    Calendar = 8,
    Entry = 9,
    Text = 10,
    Comment = 11,
    Reaction = 12,
    Project = 13,
    Tie = 14,
    Adoption = 15,
    Cohort = 16,
    Need = 17,
    Received = 18,
    Question = 19,
    Survey = 20,
    Outcome = 21,
    Seal = 22,
    Leave = 23,
    Move = 24,
    Answer = 25,
}

/// The seed, spread over a key of ChaCha by SplitMix64.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key([u8; 32]);

impl Key {
    pub(super) fn new(seed: u64) -> Self {
        let mut key = [0; 32];
        let mut state = seed;
        for bytes in key.chunks_exact_mut(8) {
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            bytes.copy_from_slice(&mix(state).to_le_bytes());
        }
        Self(key)
    }

    pub(super) fn draw(self, stage: Stage, index: u64) -> Draw {
        let mut stream = ChaCha8Rng::from_seed(self.0);
        stream.set_stream((u64::from(stage as u8) << 56) | index);
        Draw(stream)
    }
}

/// The finalizer of SplitMix64: a fixed scrambling of 64 bits.
pub(super) fn mix(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// One stream of chance.
pub(super) struct Draw(ChaCha8Rng);

impl Draw {
    pub(super) fn word(&mut self) -> u32 {
        self.0.next_u32()
    }

    /// A number below `n`; 0 when `n` is 0.
    pub(super) fn below(&mut self, n: u32) -> u32 {
        ((u64::from(self.word()) * u64::from(n)) >> 32) as u32
    }

    /// A number below `n`, the small ones more often, as words are in a language.
    pub(super) fn skewed(&mut self, n: u32) -> u32 {
        let product = (u64::from(self.word()) * u64::from(self.word())) >> 32;
        ((product * u64::from(n)) >> 32) as u32
    }

    /// True so many times in a thousand.
    pub(super) fn chance(&mut self, per_mille: u32) -> bool {
        self.below(1000) < per_mille
    }

    pub(super) fn pick<T: Copy + Default>(&mut self, list: &[T]) -> T {
        let index = self.below(list.len() as u32);
        at(list, index)
    }

    /// Nearly a standard normal: twelve uniforms of 16 bits, less their mean. It never passes 6.
    pub(super) fn normal(&mut self) -> f64 {
        let mut sum = 0;
        for _ in 0..6 {
            let word = self.word();
            sum += (word >> 16) + (word & 0xffff);
        }
        f64::from(sum) / 65_536.0 - 6.0
    }

    pub(super) fn lognormal(&mut self, median: f64, sigma: f64) -> f64 {
        median * exp(sigma * self.normal())
    }

    /// Between 0 and 1, neither of them.
    pub(super) fn share(&mut self) -> f64 {
        (f64::from(self.word()) + 0.5) / 4_294_967_296.0
    }

    /// A standard normal, tails included, by the polar method (Marsaglia and Bray 1964).
    pub(super) fn gauss(&mut self) -> f64 {
        loop {
            let (x, y) = (2.0 * self.share() - 1.0, 2.0 * self.share() - 1.0);
            let square = x * x + y * y;
            if square > 0.0 && square < 1.0 {
                return x * (-2.0 * ln(square) / square).sqrt();
            }
        }
    }

    /// A gamma of scale 1 and of a shape of at least 1 (Marsaglia and Tsang 2000).
    pub(super) fn gamma(&mut self, shape: f64) -> f64 {
        debug_assert!(shape >= 1.0, "the method holds from 1 on");
        let d = shape.max(1.0) - 1.0 / 3.0;
        loop {
            let x = self.gauss();
            let root = 1.0 + x / (9.0 * d).sqrt();
            let cube = root * root * root;
            if cube > 0.0 && ln(self.share()) < x * x / 2.0 + d - d * cube + d * ln(cube) {
                return d * cube;
            }
        }
    }

    /// A beta of shapes of at least 1.
    pub(super) fn beta(&mut self, a: f64, b: f64) -> f64 {
        let (one, other) = (self.gamma(a), self.gamma(b));
        one / (one + other)
    }

    /// A Poisson count, by products of uniforms (Knuth); a large mean in halves.
    pub(super) fn poisson(&mut self, mean: f64) -> u32 {
        if mean > 30.0 {
            return self.poisson(mean / 2.0) + self.poisson(mean / 2.0);
        }
        let (least, mut product, mut count) = (exp(-mean), self.share(), 0);
        while product > least {
            product *= self.share();
            count += 1;
        }
        count
    }

    /// The sum of four exponentials of mean 1: the parts of a Dirichlet(4), before they are divided by their total.
    pub(super) fn gamma4(&mut self) -> f64 {
        let mut product = 1.0;
        for _ in 0..4 {
            product *= (f64::from(self.word()) + 1.0) / 4_294_967_296.0;
        }
        -ln(product)
    }
}

/// The element, or the default of its type: indices here are right by construction.
pub(super) fn at<T: Copy + Default>(list: &[T], index: u32) -> T {
    list.get(index as usize).copied().unwrap_or_default()
}

/// e^x by a power of two and a Taylor series.
pub(super) fn exp(x: f64) -> f64 {
    let x = x.clamp(-700.0, 700.0);
    let whole = (x / std::f64::consts::LN_2).floor();
    let rest = x - whole * std::f64::consts::LN_2;
    let mut sum = 1.0;
    for n in (1..=16_u32).rev() {
        sum = 1.0 + sum * rest / f64::from(n);
    }
    f64::from_bits(((whole as i64 + 1023) as u64) << 52) * sum
}

/// The natural logarithm of a positive, normal number, by its exponent and the series of the area tangent.
pub(super) fn ln(x: f64) -> f64 {
    let bits = x.to_bits();
    let exponent = ((bits >> 52) & 0x7ff) as i32 - 1023;
    let mantissa = f64::from_bits((bits & 0x000f_ffff_ffff_ffff) | 0x3ff0_0000_0000_0000);
    let t = (mantissa - 1.0) / (mantissa + 1.0);
    let mut sum = 0.0;
    for n in (0..=16_u32).rev() {
        sum = sum * t * t + 1.0 / f64::from(2 * n + 1);
    }
    f64::from(exponent) * std::f64::consts::LN_2 + 2.0 * t * sum
}

/// A keyed permutation of the numbers below `n` that needs no table: a four-round Feistel network, walked until it falls inside.
#[derive(Clone, Copy, Debug)]
pub(super) struct Permutation {
    n: u32,
    half: u32,
    key: u64,
}

impl Permutation {
    pub(super) fn new(n: u32, key: u64) -> Self {
        let bits = 32 - n.saturating_sub(1).leading_zeros();
        Self { n, half: bits.div_ceil(2).max(1), key }
    }

    /// Where `x`, below `n`, goes.
    pub(super) fn of(self, x: u32) -> u32 {
        if x >= self.n {
            return x;
        }
        let mut x = x;
        loop {
            x = self.round_trip(x);
            if x < self.n {
                return x;
            }
        }
    }

    fn round_trip(self, x: u32) -> u32 {
        let mask = (1_u64 << self.half) - 1;
        let (mut left, mut right) = (u64::from(x) >> self.half, u64::from(x) & mask);
        for round in 0..4_u64 {
            let next = left ^ (mix(self.key ^ (round << 56) ^ right) & mask);
            (left, right) = (right, next);
        }
        ((left << self.half) | right) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fixed_exponential_and_logarithm_are_close_to_the_platform_s() {
        for step in -200..200 {
            let x = f64::from(step) / 10.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-12, "exp {x}");
            assert!((ln(x.exp()) - x).abs() < 1e-9, "ln {x}");
        }
    }

    #[test]
    fn laws_have_their_means_and_variances() {
        let mut draw = Key::new(5).draw(Stage::Survey, 1);
        let mut moments = |law: &mut dyn FnMut(&mut Draw) -> f64| {
            let values: Vec<f64> = (0..40_000).map(|_| law(&mut draw)).collect();
            let mean = values.iter().sum::<f64>() / 40_000.0;
            (mean, values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / 40_000.0)
        };
        type Law<'a> = (&'a str, &'a mut dyn FnMut(&mut Draw) -> f64, f64, f64);
        let laws: [Law<'_>; 6] = [
            ("gauss", &mut |draw| draw.gauss(), 0.0, 1.0),
            ("gamma", &mut |draw| draw.gamma(1.2), 1.2, 1.2),
            ("gamma", &mut |draw| draw.gamma(4.0), 4.0, 4.0),
            ("beta", &mut |draw| draw.beta(1.6, 3.4), 0.32, 0.32 * 0.68 / 6.0),
            ("poisson", &mut |draw| f64::from(draw.poisson(0.7)), 0.7, 0.7),
            ("poisson", &mut |draw| f64::from(draw.poisson(75.0)), 75.0, 75.0),
        ];
        for (name, law, mean, variance) in laws {
            let seen = moments(law);
            let tolerance = 4.0 * (variance / 40_000.0).sqrt();
            assert!((seen.0 - mean).abs() < tolerance, "{name}: mean {} of {mean}", seen.0);
            assert!((seen.1 / variance - 1.0).abs() < 0.06, "{name}: variance {} of {variance}", seen.1);
        }
    }

    #[test]
    fn a_permutation_reaches_every_number_once() {
        for n in [1, 2, 3, 17, 1000, 4097] {
            let permutation = Permutation::new(n, 42);
            let mut seen: Vec<u32> = (0..n).map(|x| permutation.of(x)).collect();
            seen.sort_unstable();
            assert_eq!(seen, (0..n).collect::<Vec<_>>());
        }
    }
}
