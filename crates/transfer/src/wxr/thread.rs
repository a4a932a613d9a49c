//! Comments in the order in which they are read: each answer under what it answers, whatever the export says.

use std::collections::{BTreeMap, HashMap};

use super::Comment;

/// A comment in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed<'a> {
    /// The comment.
    pub comment: &'a Comment,
    /// The comment it answers, always one that stands before it in the list.
    pub parent: Option<&'a Comment>,
    /// How deep it stands; 0 for an answer to the article.
    pub depth: usize,
    /// Why it does not stand where the export says.
    pub mended: Option<Mended>,
}

/// What was wrong with the parent of a comment, which is now an answer to the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mended {
    /// It is not there.
    Missing,
    /// It answers this comment itself, perhaps by a detour.
    Circle,
}

/// Puts comments in reading order: oldest first, answers right below what they answer. Nothing is lost: an answer to a
/// comment that is not given, and the oldest comment of a circle, become answers to the article.
pub fn thread<'a>(comments: impl IntoIterator<Item = &'a Comment>) -> Vec<Placed<'a>> {
    let mut all: Vec<&Comment> = comments.into_iter().collect();
    // An undated comment stands by its number, after the dated ones.
    all.sort_by_key(|comment| (comment.date.unwrap_or(i64::MAX), comment.id));
    let mut by_id: HashMap<u64, usize> = HashMap::new();
    for (index, comment) in all.iter().enumerate().filter(|(_, comment)| comment.id != 0) {
        by_id.entry(comment.id).or_insert(index);
    }
    let mut parents: Vec<Option<usize>> = Vec::with_capacity(all.len());
    let mut mended: Vec<Option<Mended>> = Vec::with_capacity(all.len());
    for comment in &all {
        let parent = comment.parent.map(|id| by_id.get(&id).copied());
        parents.push(parent.flatten());
        mended.push((parent == Some(None)).then_some(Mended::Missing));
    }
    break_circles(&mut parents, &mut mended);

    let mut children: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for (index, parent) in parents.iter().enumerate() {
        children.entry(*parent).or_default().push(index);
    }
    let mut placed = Vec::with_capacity(all.len());
    let mut waiting: Vec<(usize, usize)> = below(&mut children, None, 0);
    while let Some((index, depth)) = waiting.pop() {
        if let Some(comment) = all.get(index).copied() {
            let parent = parents.get(index).copied().flatten().and_then(|parent| all.get(parent).copied());
            placed.push(Placed { comment, parent, depth, mended: mended.get(index).copied().flatten() });
        }
        waiting.extend(below(&mut children, Some(index), depth + 1));
    }
    placed
}

/// The answers to one comment, last first, as a stack wants them.
fn below(
    children: &mut BTreeMap<Option<usize>, Vec<usize>>,
    parent: Option<usize>,
    depth: usize,
) -> Vec<(usize, usize)> {
    children.remove(&parent).unwrap_or_default().into_iter().rev().map(|index| (index, depth)).collect()
}

/// Makes a root of the oldest comment of each circle. Each comment is walked over once.
fn break_circles(parents: &mut [Option<usize>], mended: &mut [Option<Mended>]) {
    // The walk on which a comment was met; a walk that meets itself has found a circle.
    let mut met: Vec<Option<usize>> = vec![None; parents.len()];
    for start in 0..parents.len() {
        let mut here = Some(start);
        while let Some(index) = here {
            match met.get(index).copied().flatten() {
                Some(walk) if walk == start => {
                    let oldest = oldest_of_circle(parents, index);
                    if let (Some(parent), Some(mend)) = (parents.get_mut(oldest), mended.get_mut(oldest)) {
                        *parent = None;
                        *mend = Some(Mended::Circle);
                    }
                    break;
                }
                Some(_) => break,
                None => {}
            }
            if let Some(walk) = met.get_mut(index) {
                *walk = Some(start);
            }
            here = parents.get(index).copied().flatten();
        }
    }
}

fn oldest_of_circle(parents: &[Option<usize>], start: usize) -> usize {
    let mut oldest = start;
    let mut here = parents.get(start).copied().flatten();
    while let Some(index) = here.filter(|index| *index != start) {
        oldest = oldest.min(index);
        here = parents.get(index).copied().flatten();
    }
    oldest
}
