//! `@handle`, `#topic` and `:shortcode:` in a run of text.

use super::rewrite::is_in_link;
use super::{Mention, Resolve, Topic};
use crate::characters::escape;
use crate::{emoji, words};
use comrak::Arena;
use comrak::nodes::{AstNode, Node, NodeValue};
use std::collections::HashMap;

/// Names beyond this many in one text stay text; each may cost a look-up.
const MOST_NAMES: usize = 200;
const LONGEST_NAME: usize = 80;

/// The names met so far, each resolved once.
pub(super) struct Names<'r> {
    resolve: &'r dyn Resolve,
    mentions: HashMap<String, Option<Mention>>,
    topics: HashMap<String, Option<String>>,
    found: (Vec<String>, Vec<Topic>),
}

impl<'r> Names<'r> {
    pub(super) fn new(resolve: &'r dyn Resolve) -> Self {
        Names { resolve, mentions: HashMap::new(), topics: HashMap::new(), found: (Vec::new(), Vec::new()) }
    }

    pub(super) fn found(self) -> (Vec<String>, Vec<Topic>) {
        self.found
    }

    /// Replaces a text node by its parts.
    pub(super) fn rewrite<'a>(&mut self, arena: &'a Arena<'a>, node: Node<'a>, text: &str) {
        if !text.contains(['@', '#', ':']) {
            return;
        }
        let linked = is_in_link(node);
        let is_address = node.parent().is_some_and(|above| match &above.data().value {
            NodeValue::Link(link) => link.url.ends_with(text),
            _ => false,
        });
        if is_address {
            return;
        }
        let pieces = self.pieces(text, linked);
        for piece in pieces {
            node.insert_before(arena.alloc(AstNode::from(piece)));
        }
        node.detach();
    }

    fn pieces(&mut self, text: &str, linked: bool) -> Vec<NodeValue> {
        let mut pieces = Vec::new();
        let mut plain = String::new();
        let mut before = ' ';
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let after = rest.get(c.len_utf8()..).unwrap_or_default();
            let found = match c {
                '@' if !linked => self.mention(before, after),
                '#' if !linked => self.topic(before, after),
                ':' => shortcode(before, after),
                _ => None,
            };
            if let Some((length, value)) = found {
                match value {
                    NodeValue::Text(emoji) => plain.push_str(&emoji),
                    value => {
                        if !plain.is_empty() {
                            pieces.push(NodeValue::Text(std::mem::take(&mut plain).into()));
                        }
                        pieces.push(value);
                    }
                }
                rest = after.get(length..).unwrap_or_default();
                before = 'x';
            } else {
                plain.push(c);
                rest = after;
                before = c;
            }
        }
        if !plain.is_empty() {
            pieces.push(NodeValue::Text(plain.into()));
        }
        pieces
    }

    fn mention(&mut self, before: char, after: &str) -> Option<(usize, NodeValue)> {
        let is_handle = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        let name = prefix(before, after, is_handle)?.trim_end_matches(['.', '-', '_']);
        if !name.starts_with(|c: char| c.is_ascii_alphanumeric()) {
            return None;
        }
        // user@host.example and @user@host.example are addresses.
        let following = after.get(name.len()..).and_then(|rest| rest.chars().next());
        if following == Some('@') {
            return None;
        }
        let handle = name.to_ascii_lowercase();
        if !self.mentions.contains_key(&handle) && self.mentions.len() < MOST_NAMES {
            let mention = self.resolve.mention(&handle);
            if mention.is_some() {
                self.found.0.push(handle.clone());
            }
            self.mentions.insert(handle.clone(), mention);
        }
        let mention = self.mentions.get(&handle)?.as_ref()?;
        Some((name.len(), anchor("mention", &mention.href, &format!("@{}", mention.name))))
    }

    fn topic(&mut self, before: char, after: &str) -> Option<(usize, NodeValue)> {
        let is_name = |c: char| {
            c.is_alphanumeric() || matches!(c, '_' | '-') || unicode_normalization::char::is_combining_mark(c)
        };
        let name = prefix(before, after, is_name)?.trim_end_matches(['-', '_']);
        if !name.chars().any(char::is_alphabetic) || name.starts_with(['-', '_']) {
            return None;
        }
        let slug = words::topic_slug(name);
        if slug.is_empty() {
            return None;
        }
        if !self.topics.contains_key(&slug) && self.topics.len() < MOST_NAMES {
            let href = self.resolve.topic(&slug);
            if href.is_some() {
                self.found.1.push(Topic { name: name.to_owned(), slug: slug.clone() });
            }
            self.topics.insert(slug.clone(), href);
        }
        let href = self.topics.get(&slug)?.as_ref()?;
        Some((name.len(), anchor("topic", href, &format!("#{name}"))))
    }
}

/// The name after a sign that stands at the start of a word.
fn prefix(before: char, after: &str, is_name: impl Fn(char) -> bool) -> Option<&str> {
    if before.is_alphanumeric() || matches!(before, '@' | '#' | '/' | '&' | '_' | '=' | '.' | '-') {
        return None;
    }
    let length = after.find(|c| !is_name(c)).unwrap_or(after.len());
    after.get(..length).filter(|name| (1..=LONGEST_NAME).contains(&name.len()))
}

fn shortcode(before: char, after: &str) -> Option<(usize, NodeValue)> {
    let (name, rest) = crate::characters::head(after, LONGEST_NAME).split_once(':')?;
    let bounded = !before.is_alphanumeric() && !rest.starts_with(char::is_alphanumeric);
    let emoji = emoji::named(name).filter(|_| bounded)?;
    Some((name.len() + 1, NodeValue::Text(emoji.into())))
}

fn anchor(class: &str, href: &str, words: &str) -> NodeValue {
    NodeValue::Raw(format!("<a class=\"{class}\" href=\"{}\">{}</a>", escape(href), escape(words)))
}
