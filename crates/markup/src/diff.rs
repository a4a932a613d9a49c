//! What changed between two revisions of a text, word by word.

use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::ops::Range;

/// What became of a stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// In both revisions.
    Same,
    /// Only in the new one.
    Added,
    /// Only in the old one.
    Removed,
}

/// A stretch of one of the two texts: of the new one unless it was removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part<'a> {
    /// What became of it.
    pub kind: Kind,
    /// The words themselves, spaces included.
    pub text: &'a str,
}

/// Beyond this many lines or words on both sides together, a stretch is shown as replaced whole: comparing costs up to
/// the square of it.
const MOST: usize = 3_000;

/// Word comparisons that a page may spend in all, in pairs of words; beyond them whole lines are compared.
#[derive(Debug)]
pub struct Budget(usize);

impl Default for Budget {
    fn default() -> Self {
        Self(8_000_000)
    }
}

/// The new text with what was removed in its place: the parts that are not `Added` spell the old text, those that are
/// not `Removed` the new one.
pub fn words<'a>(old: &'a str, new: &'a str, budget: &mut Budget) -> Vec<Part<'a>> {
    let (old_lines, new_lines) = (cut(old, '\n'), cut(new, '\n'));
    let mut parts = Parts { old, new, found: Vec::new() };
    compare(old, new, &old_lines, &new_lines, &mut |kind, before, after| {
        let (before_text, after_text) = (slice(old, &before), slice(new, &after));
        let (old_words, new_words) = (tokens(before_text), tokens(after_text));
        let cost = old_words.len().saturating_mul(new_words.len());
        if kind == Kind::Same || before.is_empty() || after.is_empty() || cost > budget.0 {
            parts.push(kind, before, after);
            return;
        }
        budget.0 -= cost;
        compare(before_text, after_text, &old_words, &new_words, &mut |kind, b, a| {
            parts.push(kind, shift(&b, before.start), shift(&a, after.start));
        });
    });
    parts.found
}

/// Reports stretches that are equal (`Same`) or replaced (any other kind), as byte ranges of both texts.
fn compare(
    old: &str,
    new: &str,
    old_cuts: &[Range<usize>],
    new_cuts: &[Range<usize>],
    report: &mut dyn FnMut(Kind, Range<usize>, Range<usize>),
) {
    let before: Vec<&str> = old_cuts.iter().map(|range| slice(old, range)).collect();
    let after: Vec<&str> = new_cuts.iter().map(|range| slice(new, range)).collect();
    let start = before.iter().zip(&after).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (before.get(start..).unwrap_or_default(), after.get(start..).unwrap_or_default());
    let end = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(a, b)| a == b).count();
    let old_middle = old_rest.get(..old_rest.len() - end).unwrap_or_default();
    let new_middle = new_rest.get(..new_rest.len() - end).unwrap_or_default();

    let span = |cuts: &[Range<usize>], range: Range<usize>, length: usize| {
        let at = |index: usize| cuts.get(index).map_or(length, |cut| cut.start);
        at(range.start)..at(range.end)
    };
    let mut emit = |kind, b: Range<usize>, a: Range<usize>| {
        let (b, a) = (span(old_cuts, b, old.len()), span(new_cuts, a, new.len()));
        if !(b.is_empty() && a.is_empty()) {
            report(kind, b, a);
        }
    };
    emit(Kind::Same, 0..start, 0..start);
    if old_middle.len() + new_middle.len() > MOST {
        emit(Kind::Added, start..start + old_middle.len(), start..start + new_middle.len());
    } else {
        for op in capture_diff_slices(Algorithm::Myers, old_middle, new_middle) {
            let kind = if op.tag() == DiffTag::Equal { Kind::Same } else { Kind::Added };
            emit(kind, shift(&op.old_range(), start), shift(&op.new_range(), start));
        }
    }
    emit(Kind::Same, before.len() - end..before.len(), after.len() - end..after.len());
}

/// Grows the last part rather than adding one of the same kind.
struct Parts<'a> {
    old: &'a str,
    new: &'a str,
    found: Vec<Part<'a>>,
}

impl<'a> Parts<'a> {
    fn push(&mut self, kind: Kind, before: Range<usize>, after: Range<usize>) {
        if kind == Kind::Same {
            self.add(Kind::Same, slice(self.new, &after));
        } else {
            self.add(Kind::Removed, slice(self.old, &before));
            self.add(Kind::Added, slice(self.new, &after));
        }
    }

    fn add(&mut self, kind: Kind, text: &'a str) {
        if text.is_empty() {
            return;
        }
        let source = if kind == Kind::Removed { self.old } else { self.new };
        if let Some(last) = self.found.last_mut().filter(|last| last.kind == kind) {
            // Neighbouring parts of one kind touch in their source, so that both are one slice of it.
            let from = last.text.as_ptr() as usize - source.as_ptr() as usize;
            let joined = slice(source, &(from..from + last.text.len() + text.len()));
            last.text = joined;
        } else {
            self.found.push(Part { kind, text });
        }
    }
}

fn shift(range: &Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

fn slice<'a>(text: &'a str, range: &Range<usize>) -> &'a str {
    text.get(range.clone()).unwrap_or_default()
}

fn cut(text: &str, end: char) -> Vec<Range<usize>> {
    let mut at = 0;
    text.split_inclusive(end)
        .map(|line| {
            let start = at;
            at += line.len();
            start..at
        })
        .collect()
}

/// Words with their digits, runs of spaces, and every other character alone.
fn tokens(text: &str) -> Vec<Range<usize>> {
    let class = |c: char| {
        if c.is_alphanumeric() {
            0
        } else if c.is_whitespace() {
            1
        } else {
            2
        }
    };
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut last = 2;
    for (at, c) in text.char_indices() {
        let (kind, end) = (class(c), at + c.len_utf8());
        match found.last_mut() {
            Some(token) if kind == last && kind != 2 => token.end = end,
            _ => found.push(at..end),
        }
        last = kind;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn spell(parts: &[Part<'_>], but: Kind) -> String {
        parts.iter().filter(|part| part.kind != but).map(|part| part.text).collect()
    }

    #[test]
    fn words_not_letters() {
        let parts = words("La réunion est lundi.\nMerci", "La réunion est mardi.\nMerci", &mut Budget::default());
        let expected = [
            (Kind::Same, "La réunion est "),
            (Kind::Removed, "lundi"),
            (Kind::Added, "mardi"),
            (Kind::Same, ".\nMerci"),
        ];
        assert_eq!(parts.iter().map(|p| (p.kind, p.text)).collect::<Vec<_>>(), expected);
        assert_eq!(words("", "", &mut Budget::default()), []);
        assert_eq!(words("a", "a", &mut Budget::default()), [Part { kind: Kind::Same, text: "a" }]);
    }

    #[test]
    fn large_texts_are_bounded() {
        let old: String = (0..200_000).map(|n| format!("mot{n} ")).collect();
        let new: String = (0..200_000).map(|n| format!("word{n} \n")).collect();
        let parts = words(&old, &new, &mut Budget::default());
        assert_eq!((spell(&parts, Kind::Added), spell(&parts, Kind::Removed)), (old, new));
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_back(old in "[ab \n.é]{0,60}", new in "[ab \n.é]{0,60}") {
            let parts = words(&old, &new, &mut Budget::default());
            prop_assert_eq!(spell(&parts, Kind::Added), old.clone());
            prop_assert_eq!(spell(&parts, Kind::Removed), new.clone());
        }
    }
}
