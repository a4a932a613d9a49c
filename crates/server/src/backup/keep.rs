//! A backup a day, and which of those before are kept: seven days, four Mondays, twelve firsts of a month.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use jiff::civil::{Date, Weekday};
use kernel::Store;

const PREFIX: &str = "cenacle-";
const ENDING: &str = ".tar";

/// Makes the backup of a day unless it is there, and removes those that the rule does not keep. What else stands in the
/// folder is nobody's business here.
///
/// # Errors
/// With a sentence for the log; the next hour tries again.
pub async fn daily(store: &Store, folder: &Path, today: Date) -> Result<bool> {
    fs::create_dir_all(folder).with_context(|| format!("The folder {} cannot be made.", folder.display()))?;
    let file = folder.join(format!("{PREFIX}{today}{ENDING}"));
    for half in halves(folder)? {
        fs::remove_file(half)?;
    }
    let made = !file.exists();
    if made {
        super::make(store, &file).await?;
    }
    for date in spare(&dates(folder)?) {
        fs::remove_file(folder.join(format!("{PREFIX}{date}{ENDING}")))?;
    }
    Ok(made)
}

/// When the newest backup of the folder was made, in milliseconds; none where there is no folder or nothing in it. A file has
/// its name only once it is whole.
#[must_use]
pub fn newest(folder: &Path) -> Option<i64> {
    let date = dates(folder).ok()?.pop()?;
    let made = fs::metadata(folder.join(format!("{PREFIX}{date}{ENDING}"))).and_then(|file| file.modified()).ok()?;
    jiff::Timestamp::try_from(made).ok().map(jiff::Timestamp::as_millisecond)
}

/// What a backup left that was killed.
fn halves(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut halves = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with(PREFIX) && (name.ends_with(".tar.part") || name.ends_with(".tar.rows")) {
            halves.push(entry.path());
        }
    }
    Ok(halves)
}

/// The days of which the folder holds a backup.
fn dates(folder: &Path) -> Result<Vec<Date>> {
    let date = |name: &str| name.strip_prefix(PREFIX)?.strip_suffix(ENDING)?.parse::<Date>().ok();
    let mut dates = Vec::new();
    for entry in fs::read_dir(folder)? {
        dates.extend(entry?.file_name().to_str().and_then(date));
    }
    dates.sort_unstable();
    Ok(dates)
}

/// What the rule does not keep, of days from the oldest on.
fn spare(dates: &[Date]) -> Vec<Date> {
    let newest = |count: usize, counts: fn(&Date) -> bool| {
        dates.iter().rev().filter(move |date| counts(date)).take(count).copied()
    };
    let kept: Vec<Date> = newest(7, |_| true)
        .chain(newest(4, |date| date.weekday() == Weekday::Monday))
        .chain(newest(12, |date| date.day() == 1))
        .collect();
    dates.iter().filter(|date| !kept.contains(date)).copied().collect()
}

#[cfg(test)]
mod tests {
    use jiff::{ToSpan, civil::date};

    use super::*;

    #[test]
    fn a_year_of_days_leaves_a_week_a_month_and_a_year() {
        let first = date(2025, 11, 26);
        let days: Vec<Date> = (0..366).map(|day| first.checked_add(day.days()).unwrap()).collect();
        let spare = spare(&days);
        let kept: Vec<String> = days.iter().filter(|day| !spare.contains(day)).map(ToString::to_string).collect();
        // 2026-11-23 is a Monday of the last week, and 2026-11-01 the first of its month.
        assert_eq!(kept.len(), 7 + 3 + 12, "{kept:?}");
        assert_eq!(kept.last().unwrap(), "2026-11-26");
        assert!(
            ["2026-11-20", "2026-11-16", "2026-11-09", "2026-11-02", "2026-11-01", "2025-12-01"]
                .iter()
                .all(|day| kept.contains(&(*day).to_owned())),
            "{kept:?}"
        );
        assert!(!kept.contains(&"2026-11-19".to_owned()));
    }
}
