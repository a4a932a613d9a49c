//! Why words are reported, or taken away by whoever keeps the desk: one of a few reasons, which their author is told.

use crate::t::moderation as say;
use kernel::{Error, Lang, Result};

/// The reasons, in the order of the forms.
pub const REASONS: [&str; 7] =
    ["spam", "harassment", "discrimination", "privacy", "confidential", "off-topic", "other"];

/// What an author's inbox keeps of a removal for a reason.
#[must_use]
pub fn removed(reason: &str) -> &'static str {
    match reason {
        "spam" => "removed:spam",
        "harassment" => "removed:harassment",
        "discrimination" => "removed:discrimination",
        "privacy" => "removed:privacy",
        "confidential" => "removed:confidential",
        "off-topic" => "removed:off-topic",
        "other" => "removed:other",
        _ => "removed:",
    }
}

/// The reason of that word.
///
/// # Errors
/// [`Error::Invalid`] where it is none.
pub fn known(reason: &str) -> Result<&'static str> {
    REASONS.into_iter().find(|known| *known == reason).ok_or(Error::Invalid("reason", say::error_reason))
}

/// A reason in words.
#[must_use]
pub fn words(lang: Lang, reason: &str) -> &'static str {
    match reason {
        "spam" => say::report_reason_spam(lang),
        "harassment" => say::report_reason_harassment(lang),
        "discrimination" => say::report_reason_discrimination(lang),
        "privacy" => say::report_reason_privacy(lang),
        "confidential" => say::report_reason_confidential(lang),
        "off-topic" => say::report_reason_off_topic(lang),
        _ => say::report_reason_other(lang),
    }
}
