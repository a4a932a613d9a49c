//! Randomness, passed in: the operating system's, or a test's own.

use std::sync::{Arc, Mutex};

use rand::{RngCore, SeedableRng};
use rand_chacha::ChaCha20Rng;
use sha2::{Digest, Sha256};

/// A source of secrets.
#[derive(Debug, Clone)]
pub struct Chance(Arc<Mutex<ChaCha20Rng>>);

impl Chance {
    /// Seeded by the operating system.
    ///
    /// # Errors
    /// When the operating system has no randomness to give.
    #[expect(clippy::disallowed_methods, reason = "the one seed")]
    pub fn system() -> Result<Self, getrandom::Error> {
        let mut seed = [0; 32];
        getrandom::fill(&mut seed)?;
        Ok(Self::seeded(seed))
    }

    /// Seeded by hand, for tests.
    #[must_use]
    pub fn seeded(seed: [u8; 32]) -> Self {
        Self(Arc::new(Mutex::new(ChaCha20Rng::from_seed(seed))))
    }

    /// A secret of 256 bits in 43 characters fit for a cookie or an address (base64url, RFC 4648, 5).
    #[must_use]
    pub fn secret(&self) -> String {
        let mut bytes = [0; 33];
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).fill_bytes(&mut bytes);
        const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        let mut text: String = bytes
            .chunks(3)
            .flat_map(|chunk| {
                let word = chunk.iter().fold(0u32, |word, byte| word << 8 | u32::from(*byte));
                [18, 12, 6, 0].map(|shift| word >> shift & 63)
            })
            .filter_map(|index| ALPHABET.get(index as usize).map(|byte| char::from(*byte)))
            .collect();
        text.truncate(43);
        text
    }
}

/// What is stored of a secret: its SHA-256.
#[must_use]
pub fn digest(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}
