//! A synthetic company of any size, from a seed: for demonstrations, tests and benchmarks.
//!
//! ```
//! use example::synth::{Shape, Synth};
//! let synth = Synth::new(Shape::new(200, 42, 1_790_000_000_000));
//! assert_eq!(synth.people().count(), 200);
//! for entry in synth.entries().take(3) {
//!     println!("{} wrote: {}", synth.person(entry.author).handle, entry.body);
//! }
//! ```
//!
//! **Everything is a function of its number.** `entry(i)`, `comments_of(i)`, `follows_of(p)` draw from their own ChaCha8 stream,
//! so that the iterators are ranges, a writer may cut them among threads or resume half-way, and a benchmark may ask about any
//! person. What is held is about 170 bytes a person (the tree, the two directions of membership, the laws), nothing per entry.
//! The same shape gives the same bytes on every platform and in every version: no function of the platform's mathematics, no law
//! of `rand`, no clock. A change that moves the bytes is seen by a test and is a change of format.
//!
//! # What shape, and why
//! - **Organisation**: a recursive split into Dirichlet(4) parts, spans drawn near 7 (3 to 12, up to 14 for a last team). Small last
//!   teams pull the mean span to 3.8; a person's own manager has 5.5 reports on average. A department is the largest subtree of at most
//!   80 people (fewer in small companies), a division hangs under the top. Spans are common practice, not anybody's data.
//! - **Sites**: Zipf sizes, `n^0.4 / 2.5` of them; a department has a home and three quarters of its people are placed there.
//! - **Ties**: a person follows their manager and a log-normal number of others (median 15, sigma 0.7), by quarters below the same manager,
//!   in the unit, in the division and in the company (there by Zipf popularity), and takes people of other sites at 0.35: the
//!   probability of a tie falls with distance in the chart (Adamic & Adar, *Social Networks*, 2005). The degree lies between the mutual
//!   ties (median 10) and all ties (21) of a research institution's mail (email-Eu-core: Leskovec et al. 2007; Yin et al. 2017). There are
//!   no projects across units in what people follow; who works with whom has them, and is what planners are tried on: [`Working`].
//! - **Spaces**: `n / 50`, from 100 to 20,000; one for the company, one a site, the largest units, and interests whose popularity is
//!   Zipf–Mandelbrot, half of them closer to one site or division. A third closed, 3 % secret. About 20 memberships a person.
//! - **Voices**: six people in ten never write, as surveys of enterprise networks report (SWOOP 2022–23); the others do so log-normally
//!   (our sigma, 1.3), which gives the most active hundredth a fifth to a quarter of the entries.
//! - **Time**: weekdays Mon 1.05 Tue 1.10 Wed 0.95 Thu 1.05 Fri 0.85 Sat 0.04 Sun 0.03, August 0.45, 24 December to 1 January 0.3, fixed French
//!   holidays 0.1; hours with two humps, in the author's own time zone; noise by week and hour. The first fiftieth of the span is
//!   the launch: people, then spaces, then memberships and follows appear; whatever is written comes after it.
//! - **Answers**: comments are 1.5 an entry in a power law (5 entries in 8 have none, 6 in 10,000 have more than 200). Delays are
//!   heavy-tailed, as those of mail are (Kooti et al. 2015); the log-normal of median 3 hours (2 for reactions) and sigma 1.6 is our choice,
//!   moved from nights and weekends to the next morning. Reactions are 2.5 an entry, 30 % of them on one entry in a hundred, which everybody sees.
//!
//! Truths that estimates are held against (who begins, who comes back, what colleagues bring) are in [`planted`].
//!
//! It claims no realism beyond these moments. Texts are grammatical nonsense in French and English, made so that stemming, common words
//! and rare words all occur.

mod alias;
mod answers;
mod calendar;
mod draw;
mod entries;
mod names;
mod org;
mod people;
pub mod planted;
mod spaces;
#[cfg(test)]
mod tests;
mod text;
mod ties;
mod words;
mod words_en;
mod words_fr;
mod working;

pub use answers::{Comment, Reaction};
pub use entries::{Entry, Kind, Placed};
pub use people::{Person, Site, Unit};
pub use spaces::{Membership, Role, Space, Visibility};
pub use ties::Follow;
pub use working::{MEDIAN, Working, WorkingTie};

use alias::Alias;
use calendar::Calendar;
use draw::{Key, Permutation, Stage};
use org::Org;
use spaces::Spaces;

const HOUR: i64 = 3_600_000;

/// What company to make. All its times are in the `span_days` before `until_ms` (Unix time in milliseconds).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// How many people, at least 1.
    pub people: u32,
    /// Another seed is another company.
    pub seed: u64,
    /// No time is later.
    pub until_ms: i64,
    /// How many days of history, at least 2.
    pub span_days: u32,
    /// Entries for each person, readers included.
    pub entries_per_person: u32,
    /// Gives the entry in the middle 10,000 comments.
    pub storm: bool,
}

impl Shape {
    /// The usual company: 400 days, 20 entries a person, no storm.
    #[must_use]
    pub fn new(people: u32, seed: u64, until_ms: i64) -> Self {
        Self { people, seed, until_ms, span_days: 400, entries_per_person: 20, storm: false }
    }
}

/// A synthetic company. See the [module](self) for what it looks like.
pub struct Synth {
    shape: Shape,
    key: Key,
    start_ms: i64,
    /// When the launch is over and people begin to write.
    open_ms: i64,
    org: Org,
    spaces: Spaces,
    calendar: Calendar,
    /// Whom anybody follows.
    popularity: Alias,
    names: Permutation,
    laws: Laws,
}

/// The laws that do not depend on the company.
struct Laws {
    comments: Alias,
    reactions: Alias,
    reaction_kinds: Alias,
    topics: Alias,
}

impl Synth {
    /// Draws the company: its people, units and spaces, and who belongs where.
    #[must_use]
    pub fn new(shape: Shape) -> Self {
        let shape = Shape { people: shape.people.max(1), span_days: shape.span_days.max(2), ..shape };
        let key = Key::new(shape.seed);
        let hours = i64::from(shape.span_days) * 24;
        let start_ms = shape.until_ms - hours * HOUR;
        let open_ms = start_ms + (hours / 50 + 1) * HOUR;
        let org = Org::grow(shape.people, key);
        let spaces = Spaces::gather(&org, key);
        let entries = u64::from(shape.people) * u64::from(shape.entries_per_person);
        let calendar = Calendar::new(open_ms, shape.until_ms, entries, &org, key);
        let salt = draw::mix(shape.seed);
        let ranks = Permutation::new(shape.people, salt);
        // The head of the company is the best known, whatever the permutation says.
        let popularity = Alias::new((0..shape.people).map(|person| {
            let rank = if person == 0 { 1 } else { 2 + ranks.of(person) };
            alias::zipf_weight(rank, 20)
        }));
        let names = Permutation::new(people::NAMES, salt ^ 1);
        let laws = Laws {
            comments: answers::comment_law(),
            reactions: answers::reaction_law(),
            reaction_kinds: Alias::new(words::REACTIONS.iter().map(|(_, weight)| *weight)),
            topics: Alias::zipf(entries::topic_count(shape.people), 2),
        };
        Self { shape, key, start_ms, open_ms, org, spaces, calendar, popularity, names, laws }
    }

    /// What was asked for.
    #[must_use]
    pub fn shape(&self) -> Shape {
        self.shape
    }

    /// The beginning of the span: no time is earlier.
    #[must_use]
    pub fn start_ms(&self) -> i64 {
        self.start_ms
    }

    /// A moment of the launch, between two quarters of it, for the `index`th of `count`.
    fn launch_ms(&self, quarters: std::ops::Range<i64>, index: u32, count: u32) -> i64 {
        let launch = self.open_ms - self.start_ms;
        let (from, to) = (launch * quarters.start / 4, launch * quarters.end / 4);
        self.start_ms + from + (to - from) * i64::from(index) / i64::from(count.max(1))
    }

    fn draw(&self, stage: Stage, index: u64) -> draw::Draw {
        self.key.draw(stage, index)
    }
}

/// Rows that come in groups, one group at a time: a reused buffer, read from its end.
struct Grouped<'a, S, T> {
    of: &'a S,
    groups: std::ops::Range<u64>,
    fill: fn(&S, u64, &mut Vec<T>),
    rows: Vec<T>,
}

impl<'a, S, T> Grouped<'a, S, T> {
    fn new(of: &'a S, groups: std::ops::Range<u64>, fill: fn(&S, u64, &mut Vec<T>)) -> Self {
        Self { of, groups, fill, rows: Vec::new() }
    }
}

impl<S, T> Iterator for Grouped<'_, S, T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        loop {
            if let Some(row) = self.rows.pop() {
                return Some(row);
            }
            let group = self.groups.next()?;
            (self.fill)(self.of, group, &mut self.rows);
            self.rows.reverse();
        }
    }
}
