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

/// The part of the source that is rendered, without the characters and the nesting that only serve to harm.
pub(super) fn tame(source: &str) -> Cow<'_, str> {
    let text = harmless(head(source, MAX_SOURCE));
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
