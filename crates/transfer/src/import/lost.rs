//! What does not come, or not as it was.

use crate::wxr::Loss;

/// Something that does not come, or that does not come as it was.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lost {
    /// What the parser saw in the file.
    File(Loss),
    /// A picture in a text: a link with its words stands for it.
    Picture,
    /// An element of HTML in a text that is not kept here.
    Element(String),
    /// A value that an extension attached to an item.
    Field,
    /// An item that was kept on top there.
    Pinned,
    /// A category within another: both are keywords of one rank here.
    SubCategory,
    /// A date that is still to come; the moment of the import stands for it.
    FutureDate,
    /// An answer to a comment that does not come; it comes as an answer to the article.
    AnswerToLost,
    /// A comment of an entry that was imported before and deleted here since.
    OfDeleted,
    /// A linkback from a page that is known already.
    RepeatedLinkback,
    /// A linkback from what is no page of the web.
    BadLinkback,
    /// An old address that leads to another entry already.
    TakenAddress,
}

impl Lost {
    /// What the parser reports, unless the import makes good for it: captions and embedded pages are kept.
    pub(super) fn of_file(loss: &Loss) -> Option<Lost> {
        let kept = matches!(loss, Loss::Shortcode(name) if matches!(name.as_str(), "caption" | "wp_caption" | "embed"));
        (!kept).then(|| Lost::File(loss.clone()))
    }
}
