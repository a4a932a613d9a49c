//! What somebody had written when their session ended: it goes through signing in, and comes back whole.

use shell::web::Posted;

/// A form that waits for its author.
#[derive(Debug, Clone)]
pub(crate) struct Kept {
    /// Where it was going: a path of our own.
    pub(crate) to: String,
    /// Its fields as they travel.
    pub(crate) encoded: String,
    /// Its fields.
    pub(crate) fields: Vec<(String, String)>,
}

impl Kept {
    /// The form that came with a sign-in, unless it was going elsewhere or holds nothing.
    pub(crate) fn of(posted: &Posted) -> Option<Self> {
        let to = crate::web::local(posted.text("resume_to"))?.to_owned();
        let encoded = posted.text("resume").to_owned();
        let fields = Posted::decode_kept(&encoded);
        (!fields.is_empty()).then_some(Self { to, encoded, fields })
    }

    /// Which field holds the text: the one that is named so, else the longest that a person can have written.
    pub(crate) fn longest(&self) -> Option<usize> {
        let written = |name: &str| !matches!(name, "nonce" | "context" | "back");
        let lengths = self
            .fields
            .iter()
            .map(|(name, value)| (name == "source", value.chars().count() * usize::from(written(name))));
        lengths.enumerate().filter(|(_, (_, length))| *length > 0).max_by_key(|(_, key)| *key).map(|(at, _)| at)
    }
}
