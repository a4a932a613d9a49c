//! What others make of an entry: comments and reactions.

use super::alias::Alias;
use super::draw::{Draw, Stage, at};
use super::entries::{Head, Placed};
use super::people::city;
use super::text;
use super::words::REACTIONS;
use super::{Grouped, HOUR, Synth};
use kernel::Lang;

/// The comments of a storm.
const STORM: u32 = 10_000;
/// The most comments that another entry gets.
const MOST: u64 = 400;

/// A comment on an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// The entry.
    pub entry: u64,
    /// From 0 in its entry, in the order of time.
    pub number: u32,
    /// The earlier comment that it answers; none for the entry itself.
    pub reply_to: Option<u32>,
    /// Who wrote it: somebody who sees the entry.
    pub author: u32,
    /// When.
    pub at_ms: i64,
    /// What it is written in.
    pub lang: Lang,
    /// One plain paragraph, or two.
    pub body: String,
}

/// A reaction to an entry: one at most from a person, never from its author.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reaction {
    /// The entry.
    pub entry: u64,
    /// Who reacts: somebody who sees the entry.
    pub person: u32,
    /// `like`, `thanks`, `love`, `idea`, `laugh` or `support`.
    pub kind: &'static str,
    /// When.
    pub at_ms: i64,
}

/// How many comments an entry has: weight 1/k² from 1 to [`MOST`], and as many without any as make the mean 1.5.
pub(super) fn comment_law() -> Alias {
    let weight = |count: u64| (1_u64 << 40) / (count * count);
    let all: u64 = (1..=MOST).map(weight).sum();
    let comments: u64 = (1..=MOST).map(|count| count * weight(count)).sum();
    Alias::new(std::iter::once(comments * 2 / 3 - all).chain((1..=MOST).map(weight)))
}

/// How many reactions an ordinary entry has: geometric, of mean 1.768, so that with 75 for hot ones the mean is 2.5.
pub(super) fn reaction_law() -> Alias {
    let mut weight = 1_u64 << 40;
    Alias::new((0..60).map(move |_| {
        let this = weight;
        weight = weight / 10_000 * 6387;
        this
    }))
}

impl Synth {
    /// All comments, entry by entry, and in each in the order of time.
    pub fn comments(&self) -> impl Iterator<Item = Comment> {
        Grouped::new(self, 0..self.entry_count(), Self::comments_of)
    }

    /// Adds the comments on one entry to `rows`.
    pub fn comments_of(&self, entry: u64, rows: &mut Vec<Comment>) {
        let mut draw = self.draw(Stage::Comment, entry);
        let mut count = self.laws.comments.sample(&mut draw);
        if self.storm() == Some(entry) {
            count = STORM;
        }
        if count == 0 {
            return;
        }
        let head = self.head(entry);
        let mut times: Vec<i64> = (0..count).map(|_| self.later(head, 3.0, &mut draw)).collect();
        times.sort_unstable();
        rows.reserve(times.len());
        for (number, at_ms) in (0..count).zip(times) {
            let author = self.voice(head, number, &mut draw);
            let lang = self.lang_of(author);
            let reply_to = (number > 0 && draw.chance(400)).then(|| draw.below(number));
            let mut body = String::with_capacity(160);
            text::comment(&mut draw, lang, &mut body);
            rows.push(Comment { entry, number, reply_to, author, at_ms, lang, body });
        }
    }

    /// All reactions, entry by entry.
    pub fn reactions(&self) -> impl Iterator<Item = Reaction> {
        Grouped::new(self, 0..self.entry_count(), Self::reactions_of)
    }

    /// Adds the reactions to one entry to `rows`.
    pub fn reactions_of(&self, entry: u64, rows: &mut Vec<Reaction>) {
        let head = self.head(entry);
        let mut draw = self.draw(Stage::Reaction, entry);
        let count = if head.hot { 25 + draw.below(101) } else { self.laws.reactions.sample(&mut draw) };
        let first = rows.len();
        for _ in 0..4 * count {
            let own = rows.get(first..).unwrap_or_default();
            if own.len() >= count as usize {
                break;
            }
            let person = self.reader(head.placed, &mut draw);
            if person == head.author || own.iter().any(|row| row.person == person) {
                continue;
            }
            let kind = self.laws.reaction_kinds.sample(&mut draw);
            let kind = REACTIONS.get(kind as usize).map_or("like", |(kind, _)| kind);
            let at_ms = self.later(head, 2.0, &mut draw);
            rows.push(Reaction { entry, person, kind, at_ms });
        }
    }

    /// Somebody who sees an entry.
    fn reader(&self, placed: Placed, draw: &mut Draw) -> u32 {
        let space = match placed {
            Placed::Organisation => return draw.below(self.shape.people),
            Placed::Space(one) => one,
            Placed::Spaces(one, two) => at(&[one, two], draw.below(2)),
        };
        draw.pick(self.spaces.members(space))
    }

    /// Who comments: after the first comment the entry's author one time in four, else the more active of two writers who see it.
    fn voice(&self, head: Head, number: u32, draw: &mut Draw) -> u32 {
        if number > 0 && draw.chance(250) {
            return head.author;
        }
        let mut best = (0, head.author);
        let mut met = 0;
        for _ in 0..8 {
            let person = self.reader(head.placed, draw);
            let activity = self.org.person(person).activity;
            if activity > 0 && person != head.author {
                best = best.max((activity, person));
                met += 1;
            }
            if met == 2 {
                break;
            }
        }
        best.1
    }

    /// A moment after an entry: a log-normal delay, moved out of the nights and weekends of the author's site, never in the future.
    fn later(&self, head: Head, median_hours: f64, draw: &mut Draw) -> i64 {
        let delay = draw.lognormal(median_hours * HOUR as f64, 1.6).min(1e12) as i64;
        let offset = i64::from(city(self.org.person(head.author).site).utc_offset);
        let at_ms = waking(head.at_ms + delay + 1, offset, draw);
        if at_ms <= self.shape.until_ms {
            return at_ms;
        }
        // Too late for the span: somewhere in what is left of it.
        let left = self.shape.until_ms - head.at_ms;
        head.at_ms + ((i128::from(left) * i128::from(draw.word())) >> 32) as i64
    }
}

/// The same moment by day; by night the next morning, and at the weekend mostly Monday's.
fn waking(at_ms: i64, offset: i64, draw: &mut Draw) -> i64 {
    let local = at_ms + offset * HOUR;
    let mut day = local.div_euclid(24 * HOUR);
    let mut hour = local.rem_euclid(24 * HOUR);
    if hour >= 20 * HOUR {
        day += 1;
        hour = morning(draw);
    } else if hour < 7 * HOUR {
        hour = morning(draw);
    }
    // Day 0, 1 January 1970, was a Thursday: 2 and 3 after it are the weekend.
    match day.rem_euclid(7) {
        weekend @ 2..=3 if draw.chance(850) => (day + 4 - weekend) * 24 * HOUR + morning(draw) - offset * HOUR,
        _ => day * 24 * HOUR + hour - offset * HOUR,
    }
}

fn morning(draw: &mut Draw) -> i64 {
    8 * HOUR + i64::from(draw.below(3 * HOUR as u32))
}
