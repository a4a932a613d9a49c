//! What a dry run tells: how much of each kind will not come, and what was mended.

use std::collections::{BTreeMap, HashSet};

use super::{CommentKind, Item, Mended};

/// Something that does not come, or that does not come as it was.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Loss {
    /// A line of a menu.
    MenuItem,
    /// A file: the export has only its address.
    Attachment,
    /// An item that its author had not finished.
    Draft,
    /// An item that waited for approval.
    Pending,
    /// An item that only those who run the blog could see.
    Private,
    /// An item whose date was to come.
    Scheduled,
    /// An item thrown away.
    Trashed,
    /// An item behind a password, which would otherwise be open to more people than before.
    PasswordProtected,
    /// An earlier state of an item.
    Revision,
    /// An item of a type that an extension made.
    CustomType(String),
    /// An item in a state that an extension made.
    CustomStatus(String),
    /// A classification other than categories and tags, on an item that comes.
    CustomTaxonomy(String),
    /// A comment that nobody had approved.
    UnapprovedComment,
    /// A comment marked as unwanted.
    SpamComment,
    /// A comment thrown away.
    TrashedComment,
    /// A comment of a kind that an extension made.
    CustomComment(String),
    /// A comment on an item that does not come.
    CommentOfLostItem,
    /// A shortcode in a text that comes, left as it stands.
    Shortcode(String),
    /// Characters that XML does not allow, left out.
    ForbiddenCharacter,
    /// An item whose number was used before; the first is kept.
    RepeatedItem,
    /// A comment whose number was used before in the same item; the first is kept.
    RepeatedComment,
    /// A comment that answers one that is not there; it comes as an answer to the article.
    MissingParent,
    /// A comment that answers itself by a detour; it comes as an answer to the article.
    CircularParent,
    /// An item that comes although no date of it can be read.
    UnreadableDate,
}

/// Losses, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    counts: BTreeMap<Loss, u64>,
}

impl Report {
    /// How many of one kind.
    #[must_use]
    pub fn count(&self, loss: &Loss) -> u64 {
        self.counts.get(loss).copied().unwrap_or(0)
    }

    /// Everything that was counted, in the order of the kinds.
    pub fn iter(&self) -> impl Iterator<Item = (&Loss, u64)> {
        self.counts.iter().map(|(loss, count)| (loss, *count))
    }

    /// Whether everything comes as it was.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    pub(super) fn add(&mut self, loss: Loss) {
        self.add_many(loss, 1);
    }

    pub(super) fn add_many(&mut self, loss: Loss, count: u64) {
        if count > 0 {
            *self.counts.entry(loss).or_default() += count;
        }
    }

    pub(super) fn add_all(&mut self, other: &Report) {
        for (loss, count) in &other.counts {
            self.add_many(loss.clone(), *count);
        }
    }

    /// Counts what an item loses.
    pub(super) fn add_item(&mut self, item: &Item) {
        self.add_all(&of_item(item));
    }

    /// Takes back what [`Report::add_item`] counted.
    pub(super) fn forget_item(&mut self, item: &Item) {
        for (loss, count) in of_item(item).counts {
            if let Some(total) = self.counts.get_mut(&loss) {
                *total = total.saturating_sub(count);
            }
        }
        self.counts.retain(|_, count| *count > 0);
    }
}

fn of_item(item: &Item) -> Report {
    let mut report = Report::default();
    if let Some(loss) = item.loss() {
        report.add(loss);
        let lost = u64::try_from(item.comments.len()).unwrap_or(u64::MAX);
        report.add_many(Loss::CommentOfLostItem, lost);
        return report;
    }
    if item.published.is_none() {
        report.add(Loss::UnreadableDate);
    }
    for name in shortcodes(&item.content_html) {
        report.add(Loss::Shortcode(name));
    }
    for loss in item.comments.iter().filter_map(super::Comment::loss) {
        report.add(loss);
    }
    let people = item.comments.iter().filter(|comment| comment.kind == CommentKind::Comment);
    for placed in super::thread(people) {
        match placed.mended {
            Some(Mended::Missing) => report.add(Loss::MissingParent),
            Some(Mended::Circle) => report.add(Loss::CircularParent),
            None => {}
        }
    }
    report
}

/// Shortcodes that come with WordPress, which are recognised without further evidence.
const KNOWN: [&str; 9] =
    ["audio", "caption", "embed", "gallery", "googlemaps", "playlist", "video", "wp_caption", "youtube"];

/// Names of the shortcodes of a text, one for each use. A bracket that people write, as in `[sic]` or `[1]`, is not one:
/// a name that is not known needs an attribute or an end.
fn shortcodes(html: &str) -> Vec<String> {
    let closed: HashSet<&str> = html.split("[/").skip(1).filter_map(|rest| Some(rest.split_once(']')?.0)).collect();
    let mut found = Vec::new();
    let mut pieces = html.split('[');
    let mut before = pieces.next();
    for piece in pieces {
        // `[[gallery]]` shows a shortcode instead of using it.
        let escaped = before.replace(piece).is_some_and(str::is_empty) && piece.contains("]]");
        let Some((inside, _)) = piece.split_once(']') else { continue };
        let end = inside.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))).unwrap_or(inside.len());
        let (name, attributes) = inside.split_at(end);
        let plausible = name.starts_with(|c: char| c.is_ascii_lowercase());
        if plausible && !escaped && (KNOWN.contains(&name) || attributes.contains('=') || closed.contains(name)) {
            found.push(name.to_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::shortcodes;

    #[test]
    fn brackets_of_people_are_not_shortcodes() {
        assert!(shortcodes("il a [sic] écrit [1], voir [le site] et [...] puis [[gallery]] [").is_empty());
        assert_eq!(
            shortcodes("[gallery ids=\"1,2\"] et [caption id=\"x\"]photo[/caption] et [encadre]mot[/encadre]"),
            ["gallery", "caption", "encadre"]
        );
    }
}
