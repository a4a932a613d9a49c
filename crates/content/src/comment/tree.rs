//! From rows to the discussion as it is shown: two levels deep, what lies deeper under its ancestor of the second level.

use std::collections::HashMap;

use kernel::{Id, Visible};

use super::store::Row;

/// Answers shown under a comment before the rest is asked for.
pub const SHOWN_REPLIES: usize = 3;

/// A comment with the answers below it, in the order of their coming.
pub struct Node<'a> {
    /// The comment.
    pub comment: &'a Visible<Row>,
    /// Every answer below it, however deep, flattened.
    pub replies: Vec<&'a Visible<Row>>,
}

/// The roots of a discussion with their answers. An answer whose parent is not among the rows becomes a root, and a
/// circle of parents ends at its first member: nothing is lost, nothing loops. A deleted comment without answers goes.
#[must_use]
pub fn tree(rows: &[Visible<Row>]) -> Vec<Node<'_>> {
    let parents: HashMap<i64, Option<i64>> = rows.iter().map(|row| (row.id.get(), row.parent.map(Id::get))).collect();
    let root_of = |id: i64| {
        let mut at = id;
        for _ in 0..parents.len() {
            match parents.get(&at).copied().flatten() {
                // Ids rise with time, but an import may know an answer earlier than what it answers.
                Some(parent) if parents.contains_key(&parent) && parent != id => at = parent,
                _ => break,
            }
        }
        at
    };
    let mut nodes: Vec<Node<'_>> = Vec::new();
    let mut place: HashMap<i64, usize> = HashMap::new();
    for row in rows.iter().filter(|row| root_of(row.id.get()) == row.id.get()) {
        place.insert(row.id.get(), nodes.len());
        nodes.push(Node { comment: row, replies: Vec::new() });
    }
    for row in rows {
        let root = root_of(row.id.get());
        if root != row.id.get()
            && let Some(node) = place.get(&root).and_then(|at| nodes.get_mut(*at))
        {
            node.replies.push(row);
        }
    }
    nodes.retain_mut(|node| {
        node.replies
            .retain(|reply| reply.deleted_at.is_none() || rows.iter().any(|other| other.parent == Some(reply.id)));
        node.comment.deleted_at.is_none() || !node.replies.is_empty()
    });
    nodes
}
