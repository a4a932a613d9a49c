//! The tree of a text as it is to be shown: headings, pictures, links, tasks, notes and raw HTML under our rules.

use super::bound::dissolve;
use super::inline::Names;
use super::{Rendered, Resolve};
use crate::html::{may_lead_to, own_file};
use comrak::Arena;
use comrak::nodes::{AstNode, ListType, Node, NodeHeading, NodeLink, NodeList, NodeValue};

/// The page has `h1` and the entry `h2`.
const HEADINGS_BELOW: u8 = 2;
const MOST_LINKS: usize = 5;

/// Applies the rules to each node, and fills in what was found.
pub(super) fn rewrite<'a>(arena: &'a Arena<'a>, root: Node<'a>, resolve: &dyn Resolve, rendered: &mut Rendered) {
    let mut names = Names::new(resolve);
    let nodes: Vec<Node<'a>> = root.descendants().collect();
    for node in nodes.iter().copied().filter(|node| !node.same_node(root)) {
        raw_html(arena, node);
    }
    for node in root.descendants().skip(1).collect::<Vec<_>>() {
        let value = node.data().value.clone();
        match value {
            NodeValue::Heading(heading) => {
                let level = heading.level.saturating_add(HEADINGS_BELOW).min(6);
                node.data_mut().value = NodeValue::Heading(NodeHeading { level, ..heading });
            }
            NodeValue::Image(image) => picture(arena, node, &image),
            NodeValue::TaskItem(task) => item(arena, node, task.symbol.is_some()),
            NodeValue::FootnoteReference(note) => {
                node.data_mut().value = NodeValue::Raw(format!("<sup>[{}]</sup>", note.ix));
            }
            NodeValue::Text(text) => names.rewrite(arena, node, &text),
            _ => {}
        }
    }
    for node in root.descendants().collect::<Vec<_>>() {
        link(node, &mut rendered.links);
    }
    footnotes(arena, root);
    (rendered.mentions, rendered.topics) = names.found();
}

fn make<'a>(arena: &'a Arena<'a>, value: NodeValue) -> Node<'a> {
    arena.alloc(AstNode::from(value))
}

fn text(content: &str) -> NodeValue {
    NodeValue::Text(content.to_owned().into())
}

/// HTML is shown as it was typed: dropping it would lose what somebody wrote about `<b>`.
fn raw_html<'a>(arena: &'a Arena<'a>, node: Node<'a>) {
    let value = node.data().value.clone();
    match value {
        NodeValue::HtmlInline(html) => node.data_mut().value = text(&html),
        NodeValue::HtmlBlock(block) => {
            node.data_mut().value = NodeValue::Paragraph;
            for (at, line) in block.literal.trim_end().lines().enumerate() {
                if at > 0 {
                    node.append(make(arena, NodeValue::SoftBreak));
                }
                node.append(make(arena, text(line)));
            }
        }
        _ => {}
    }
}

/// Whether a node stands in a link.
pub(super) fn is_in_link(node: Node<'_>) -> bool {
    node.ancestors().skip(1).any(|above| matches!(above.data().value, NodeValue::Link(_)))
}

/// A picture from elsewhere becomes a link to it, named by its description.
fn picture<'a>(arena: &'a Arena<'a>, node: Node<'a>, image: &NodeLink) {
    if own_file(&image.url) {
        return;
    }
    if node.first_child().is_none() {
        node.append(make(arena, text(&image.url)));
    }
    if is_in_link(node) || node.descendants().any(|below| matches!(below.data().value, NodeValue::Link(_))) {
        dissolve(node);
    } else {
        node.data_mut().value = NodeValue::Link(Box::new(image.clone()));
    }
}

/// A link that may not be followed leaves its words; the others are counted.
fn link(node: Node<'_>, links: &mut Vec<String>) {
    let value = node.data().value.clone();
    let NodeValue::Link(link) = value else { return };
    if !may_lead_to(&link.url) {
        dissolve(node);
    } else if link.url.starts_with("http") && links.len() < MOST_LINKS && !links.contains(&link.url) {
        links.push(link.url);
    }
}

/// A task shows its state as a sign: a field that cannot be used only confuses those who hear the page.
fn item<'a>(arena: &'a Arena<'a>, node: Node<'a>, done: bool) {
    node.data_mut().value = NodeValue::Item(NodeList::default());
    let sign = if done { "☑" } else { "☐" };
    let sign = make(arena, NodeValue::Raw(format!("<span class=\"task\">{sign}</span> ")));
    match node.first_child() {
        Some(first) if matches!(first.data().value, NodeValue::Paragraph) => first.prepend(sign),
        _ => {
            let line = make(arena, NodeValue::Paragraph);
            line.append(sign);
            node.prepend(line);
        }
    }
}

/// Notes stand in a list at the end, without anchors: several texts share a page, and their notes would share ids.
fn footnotes<'a>(arena: &'a Arena<'a>, root: Node<'a>) {
    let is_note = |node: &Node<'a>| matches!(node.data().value, NodeValue::FootnoteDefinition(_));
    let notes: Vec<Node<'a>> = root.children().filter(is_note).collect();
    if notes.is_empty() {
        return;
    }
    let numbered = NodeList { list_type: ListType::Ordered, start: 1, ..NodeList::default() };
    let list = make(arena, NodeValue::List(numbered));
    root.append(make(arena, NodeValue::ThematicBreak));
    root.append(list);
    for note in notes {
        note.data_mut().value = NodeValue::Item(numbered);
        list.append(note);
    }
}

/// Cells are aligned by class, since the attribute is obsolete. Text cannot hold a `<`, so only cells are touched.
pub(super) fn align(html: String) -> String {
    if !html.contains(" align=\"") {
        return html;
    }
    let sides = ["left", "center", "right"].into_iter();
    let cells = sides.flat_map(|side| ["td", "th"].map(|cell| (cell, side)));
    cells.fold(html, |html, (cell, side)| {
        html.replace(&format!("<{cell} align=\"{side}\">"), &format!("<{cell} class=\"{side}\">"))
    })
}
