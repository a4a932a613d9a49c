//! Everybody who commented, and who of them is new: what the spam rules want to know beyond one discussion.

use std::collections::HashMap;

use spam::{Contribution, Thread, Verdict};

use crate::wxr::{Comment, CommentKind, Export, Item};

/// The same text within this time counts as repeated …
const LATELY: i64 = 7 * 24 * 3600 * 1000;
/// … if it is longer than the thanks that many write alike.
const SHORTEST: usize = 40;

/// The comments of a whole export, by author and by text.
pub(super) struct Crowd<'a> {
    /// When a name was first seen, with the number of the comment.
    firsts: HashMap<&'a str, (i64, u64)>,
    copies: HashMap<&'a str, Vec<i64>>,
}

fn dated(comment: &Comment) -> i64 {
    comment.date.unwrap_or(i64::MAX)
}

impl<'a> Crowd<'a> {
    pub(super) fn of(export: &'a Export) -> Crowd<'a> {
        let mut crowd = Crowd { firsts: HashMap::new(), copies: HashMap::new() };
        let all = export.coming().flat_map(Item::coming);
        for comment in all.filter(|comment| comment.kind == CommentKind::Comment) {
            let when = (dated(comment), comment.id);
            let first = crowd.firsts.entry(&comment.author_name).or_insert(when);
            *first = when.min(*first);
            if comment.content.len() >= SHORTEST {
                crowd.copies.entry(comment.content.trim()).or_default().push(when.0);
            }
        }
        crowd
    }

    /// Judges a comment in its discussion.
    pub(super) fn judge(&self, comment: &Comment, parent: Option<&Comment>, thread: &Thread<'_>) -> Verdict {
        let (text, parent) = (full(comment), parent.map(full));
        let when = dated(comment);
        let copies = self.copies.get(comment.content.trim()).into_iter().flatten();
        let repeated = copies.filter(|other| **other < when && when.saturating_sub(**other) <= LATELY).count();
        spam::judge(
            &Contribution {
                author_name: &comment.author_name,
                author_url: &comment.author_url,
                known: comment.user_id.is_some(),
                first: self.firsts.get(comment.author_name.as_str()) == Some(&(when, comment.id)),
                text: &text,
                repeated: u32::try_from(repeated).unwrap_or(u32::MAX),
            },
            &Thread { parent: parent.as_deref(), ..*thread },
        )
    }
}

fn full(comment: &Comment) -> String {
    format!("{}\n\n{}", comment.title.as_deref().unwrap_or_default(), comment.content)
}
