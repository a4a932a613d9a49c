//! Keeping the work in proportion, whatever is typed.

use crate::characters::{harmless, head};
use comrak::nodes::{Node, NodeValue};
use std::borrow::Cow;

/// The longest text that is rendered, in bytes: some two hundred printed pages.
pub const MAX_SOURCE: usize = 512 * 1024;

/// Quotes inside quotes beyond this are text: each open one is visited again on every line.
const DEEPEST_QUOTE: usize = 24;
/// Containers inside containers beyond this lose their own frame, not their content.
const DEEPEST: usize = 40;
/// More than this only comes from tables that fill themselves with empty cells.
const MOST_NODES: usize = 250_000;

/// Cells that one table may have: each line under its head is filled up to the width of that.
const MOST_CELLS: usize = 20_000;

/// The part of the source that is rendered, without the characters, the nesting and the tables that only serve to harm.
pub(super) fn tame(source: &str) -> Cow<'_, str> {
    unnested(untabled(harmless(head(source, MAX_SOURCE))))
}

/// Takes the rule from under the head of a table that would have more cells than anybody reads: its lines stay, as text.
fn untabled(source: Cow<'_, str>) -> Cow<'_, str> {
    let columns = |line: &str| {
        let is_rule = line.bytes().all(|byte| b"|-: \t>*+.)0123456789".contains(&byte)) && line.contains('-');
        if is_rule { line.bytes().filter(|byte| *byte == b'|').count() } else { 0 }
    };
    if !source.lines().any(|line| columns(line) > 1) {
        return source;
    }
    let lines: Vec<&str> = source.split_inclusive('\n').collect();
    // How many lines follow each up to a blank one, counted from the end.
    let mut below = vec![0_usize; lines.len() + 1];
    for (at, line) in lines.iter().enumerate().rev() {
        let after = below.get(at + 1).copied().unwrap_or(0);
        if let Some(count) = below.get_mut(at) {
            *count = if line.trim().is_empty() { 0 } else { after + 1 };
        }
    }
    let mut out = String::with_capacity(source.len());
    for (line, below) in lines.iter().zip(&below) {
        if columns(line).saturating_mul(*below) > MOST_CELLS {
            out.push('\\');
        }
        out.push_str(line);
    }
    Cow::Owned(out)
}

fn unnested(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.lines().any(|line| markers(line).nth(DEEPEST_QUOTE).is_some()) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let mut kept = 0;
        for at in markers(line).skip(DEEPEST_QUOTE) {
            out.push_str(line.get(kept..at).unwrap_or_default());
            out.push('\\');
            kept = at;
        }
        out.push_str(line.get(kept..).unwrap_or_default());
    }
    Cow::Owned(out)
}

/// Where the quote markers at the start of a line are, list markers in between.
fn markers(line: &str) -> impl Iterator<Item = usize> {
    line.bytes()
        .enumerate()
        .take_while(|(_, byte)| matches!(byte, b' ' | b'\t' | b'>' | b'*' | b'+' | b'-' | b'.' | b')' | b'0'..=b'9'))
        .filter(|(_, byte)| *byte == b'>')
        .map(|(at, _)| at)
}

/// Lifts out what is nested too deep; false if the tree is too large to be worth it.
pub(super) fn flatten(root: Node<'_>) -> bool {
    let mut pending: Vec<(Node<'_>, usize)> = vec![(root, 0)];
    let mut count = 0;
    while let Some((node, depth)) = pending.pop() {
        count += 1;
        if count > MOST_NODES {
            return false;
        }
        let children: Vec<_> = node.children().collect();
        let lifted = depth > DEEPEST && is_frame(&node.data().value) && node.parent().is_some();
        if lifted {
            dissolve(node);
        }
        let inner = if lifted { depth } else { depth + 1 };
        pending.extend(children.into_iter().map(|child| (child, inner)));
    }
    true
}

/// Puts the children of a node in its place.
pub(super) fn dissolve(node: Node<'_>) {
    let children: Vec<_> = node.children().collect();
    for child in children {
        node.insert_before(child);
    }
    node.detach();
}

/// What can be inside its like without end, and whose children can stand where it stands.
fn is_frame(value: &NodeValue) -> bool {
    matches!(
        value,
        NodeValue::BlockQuote
            | NodeValue::List(_)
            | NodeValue::Item(_)
            | NodeValue::TaskItem(_)
            | NodeValue::Emph
            | NodeValue::Strong
            | NodeValue::Strikethrough
            | NodeValue::Image(_)
    )
}
