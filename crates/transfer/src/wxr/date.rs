//! The three ways in which an export writes a date.

use jiff::civil::DateTime;
use jiff::fmt::rfc2822;
use jiff::tz::TimeZone;

/// `2013-03-07 00:00:00`, read as UTC; nothing for `0000-00-00 00:00:00`, which means "not yet".
fn plain(text: &str) -> Option<i64> {
    let date: DateTime = text.trim().parse().ok()?;
    if date.year() < 1 {
        return None;
    }
    Some(TimeZone::UTC.to_timestamp(date).ok()?.as_millisecond())
}

/// `Wed, 06 Mar 2013 23:00:00 +0000`; nothing for the year -1 that drafts bear.
fn feed(text: &str) -> Option<i64> {
    let parser = rfc2822::DateTimeParser::new().relaxed_weekday(true);
    Some(parser.parse_timestamp(text.trim()).ok()?.as_millisecond())
}

/// The best of what an item or a comment says: the date in UTC, else the date of the site, whose zone the export does
/// not tell, else that of the feed. Milliseconds UTC.
pub(super) fn best(utc: &str, local: &str, published: &str) -> Option<i64> {
    plain(utc).or_else(|| plain(local)).or_else(|| feed(published))
}
