//! Ids: milliseconds and a sequence in 53 bits, so that newest first is by id and a browser can hold one exactly.

use std::{
    fmt,
    hash::{Hash, Hasher},
    marker::PhantomData,
    str::FromStr,
    sync::atomic::{AtomicI64, Ordering},
};

use crate::Chance;
use db::{Column, FromColumn, Value};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The start of the ids' time, 1995-01-01T00:00:00Z in Unix milliseconds: before the oldest blog that may be imported; they last until 2064.
pub const EPOCH_MS: i64 = 788_918_400_000;
/// Ids that one millisecond can hold.
const PER_MS: i64 = 4096;

/// The id of a `T`, unique within its organisation.
pub struct Id<T>(i64, PhantomData<fn() -> T>);

macro_rules! kinds {
    ($($(#[$meta:meta])* $name:ident),* $(,)?) => { $($(#[$meta])* #[derive(Debug)] pub enum $name {})* };
}
kinds! {
    /// One company's network.
    Organisation,
    /// A member or guest.
    Person,
    /// A set of people who may see.
    Audience,
    /// A community; its id is its audience's.
    Space,
    /// What people make.
    Entry,
    /// An answer to an entry.
    Comment,
    /// An earlier version of an entry or of a comment.
    Revision,
    /// A keyword.
    Topic,
    /// Bytes with a name.
    File,
    /// A part of the company.
    Unit,
    /// A place where the company works.
    Site,
    /// What somebody knows how to do.
    Skill,
}

impl<T> Id<T> {
    /// The id of a stored number.
    #[must_use]
    pub const fn new(value: i64) -> Self {
        Self(value, PhantomData)
    }

    /// The number, for SQL and addresses.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }

    /// When it was minted, in Unix milliseconds.
    #[must_use]
    pub const fn minted_ms(self) -> i64 {
        self.0 / PER_MS + EPOCH_MS
    }
}

impl Id<Space> {
    /// The audience that the space is.
    #[must_use]
    pub const fn audience(self) -> Id<Audience> {
        Id::new(self.0)
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}
impl<T> FromStr for Id<T> {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self::new)
    }
}
impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.to_string())
    }
}
impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
impl<T> FromColumn for Id<T> {
    fn from_column(column: Column<'_>) -> db::Result<Self> {
        i64::from_column(column).map(Self::new)
    }
}
impl<T> From<Id<T>> for Value {
    fn from(id: Id<T>) -> Self {
        Self::Int(id.0)
    }
}

/// Mints what new things are known by: ids that only rise, whatever the clock does, and secrets.
#[derive(Debug)]
pub struct Mint {
    last: AtomicI64,
    chance: Chance,
}

impl Mint {
    /// A mint that starts above `floor`, the greatest id stored.
    #[must_use]
    pub fn above(floor: i64, chance: Chance) -> Self {
        Self { last: AtomicI64::new(floor), chance }
    }

    /// Something that nobody guesses.
    pub(crate) fn secret(&self) -> String {
        self.chance.secret()
    }

    /// The next id at `now_ms`. A clock that steps back, or a millisecond that is full, continues from the last id.
    pub fn next<T>(&self, now_ms: i64) -> Id<T> {
        let wanted = at(now_ms, 0);
        let step = |last: i64| Some(wanted.max(last + 1));
        let last = self.last.fetch_update(Ordering::AcqRel, Ordering::Acquire, step).unwrap_or_else(|last| last);
        Id::new(wanted.max(last + 1))
    }
}

/// The id of a moment and a place within it: for what comes with a date of its own, such as an import.
#[must_use]
pub fn at(ms: i64, sequence: i64) -> i64 {
    (ms - EPOCH_MS).max(0) * PER_MS + sequence.clamp(0, PER_MS - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_rise_when_the_clock_steps_back_and_when_a_millisecond_is_full() {
        let mint = Mint::above(0, Chance::seeded([1; 32]));
        let now = EPOCH_MS + 1_000_000;
        let mut last = mint.next::<Entry>(now);
        for step in 0..10_000 {
            let next = mint.next::<Entry>(if step % 2 == 0 { now } else { now - 60_000 });
            assert!(next > last);
            last = next;
        }
        assert!(last.minted_ms() - now < 5);
    }

    #[test]
    fn an_id_fits_in_53_bits_until_2064() {
        let end_of_2063 = 2_966_371_200_000;
        assert!(at(end_of_2063, PER_MS - 1) < 1 << 53);
    }
}
