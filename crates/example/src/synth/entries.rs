//! What people write.

use super::Synth;
use super::draw::{Draw, Stage, at};
use super::people::{city, push_ascii};
use super::text;
use super::words::{CITIES, TOPICS};
use kernel::Lang;

/// A short message or a long one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Kind {
    /// About 300 characters, without a title.
    #[default]
    Note,
    /// About 1,500 characters, with a title.
    Article,
}

/// Who sees an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Placed {
    /// Everybody in the company.
    #[default]
    Organisation,
    /// One space, which its author is in.
    Space(u32),
    /// Two different ones.
    Spaces(u32, u32),
}

impl Placed {
    /// The spaces: none, one or two.
    pub fn spaces(self) -> impl Iterator<Item = u32> {
        let (first, second) = match self {
            Self::Organisation => (None, None),
            Self::Space(one) => (Some(one), None),
            Self::Spaces(one, two) => (Some(one), Some(two)),
        };
        first.into_iter().chain(second)
    }
}

/// Something published.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Entry {
    /// From 0, in the order of time.
    pub index: u64,
    /// Who wrote it.
    pub author: u32,
    /// When; two entries may share a millisecond.
    pub at_ms: i64,
    /// Short or long.
    pub kind: Kind,
    /// What it is written in.
    pub lang: Lang,
    /// Where it is seen.
    pub placed: Placed,
    /// Up to three, each once: see [`Synth::topic`].
    pub topics: Vec<u32>,
    /// Empty for notes.
    pub title: String,
    /// Plain paragraphs parted by empty lines; nothing in them is Markdown or HTML.
    pub body: String,
}

/// An entry without its words.
#[derive(Clone, Copy)]
pub(super) struct Head {
    pub(super) author: u32,
    pub(super) at_ms: i64,
    pub(super) placed: Placed,
    /// One of the hundredth that everybody reacts to.
    pub(super) hot: bool,
    kind: Kind,
}

/// How many topics a company of that size uses.
pub(super) fn topic_count(people: u32) -> u32 {
    let base = TOPICS.len() as u32;
    (people / 50).clamp(base, base * (CITIES.len() as u32 + 1))
}

impl Synth {
    /// How many entries there are.
    #[must_use]
    pub fn entry_count(&self) -> u64 {
        self.calendar.entries()
    }

    /// All entries, in the order of time.
    pub fn entries(&self) -> impl Iterator<Item = Entry> {
        (0..self.entry_count()).map(|index| self.entry(index))
    }

    /// One entry, below [`entry_count`](Self::entry_count).
    #[must_use]
    pub fn entry(&self, index: u64) -> Entry {
        let mut entry = Entry::default();
        self.entry_into(index, &mut entry);
        entry
    }

    /// The same, into an entry whose strings are used again.
    pub fn entry_into(&self, index: u64, entry: &mut Entry) {
        let mut draw = self.draw(Stage::Entry, index);
        let head = self.head_with(index, &mut draw);
        let lang = self.lang_of(head.author);
        entry.topics.clear();
        for _ in 0..draw.skewed(4) + u32::from(head.kind == Kind::Article) {
            let topic = self.laws.topics.sample(&mut draw);
            if !entry.topics.contains(&topic) && entry.topics.len() < 3 {
                entry.topics.push(topic);
            }
        }
        entry.title.clear();
        entry.body.clear();
        let mut words = self.draw(Stage::Text, index);
        match head.kind {
            Kind::Note => text::note(&mut words, lang, &mut entry.body),
            Kind::Article => {
                text::title(&mut words, lang, &mut entry.title);
                text::article(&mut words, lang, &mut entry.body);
            }
        }
        (entry.index, entry.author, entry.at_ms) = (index, head.author, head.at_ms);
        (entry.kind, entry.lang, entry.placed) = (head.kind, lang, head.placed);
    }

    /// The entry in the middle, when a storm was asked for.
    pub(super) fn storm(&self) -> Option<u64> {
        self.shape.storm.then_some(self.entry_count() / 2)
    }

    pub(super) fn head(&self, index: u64) -> Head {
        self.head_with(index, &mut self.draw(Stage::Entry, index))
    }

    fn head_with(&self, index: u64, draw: &mut Draw) -> Head {
        let (at_ms, author) = self.calendar.entry(index, draw);
        let hot = draw.chance(10) || self.storm() == Some(index);
        // What everybody reacts to is what everybody sees: hot entries are a part of the 30 % for the organisation.
        let placed = match draw.below(990) {
            _ if hot => Placed::Organisation,
            0..290 => Placed::Organisation,
            290..940 => Placed::Space(self.own_space(author, draw)),
            _ => match (self.own_space(author, draw), self.own_space(author, draw)) {
                (one, two) if one == two => Placed::Space(one),
                (one, two) => Placed::Spaces(one, two),
            },
        };
        let kind = if draw.chance(80) { Kind::Article } else { Kind::Note };
        Head { author, at_ms, placed, hot, kind }
    }

    /// A space that a person is in; the company's only one time in fifty.
    fn own_space(&self, person: u32, draw: &mut Draw) -> u32 {
        let joined = self.spaces.joined(person);
        let own = joined.get(1..).filter(|own| !own.is_empty() && !draw.chance(20));
        own.map_or(0, |own| u32::from(draw.pick(own)))
    }

    /// How many topics there are; entries name them by number, the most frequent first.
    #[must_use]
    pub fn topic_count(&self) -> u32 {
        topic_count(self.shape.people)
    }

    /// The name of a topic, unique.
    #[must_use]
    pub fn topic(&self, index: u32) -> String {
        let base = TOPICS.len() as u32;
        let mut name = at(TOPICS, index % base).to_owned();
        if index >= base {
            name.push('-');
            push_ascii(city(index / base - 1).name, &mut name);
        }
        name
    }
}
