//! Dates, times, numbers, sizes and lists as each language writes them.
//!
//! Nothing here asks the system for the time: [`Local`] is given `now` and the reader's zone.

use crate::{Lang, t};
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};

/// The space that keeps a number with its word.
const NBSP: char = '\u{a0}';
/// The space between thousands and before `%` in French.
const THIN: char = '\u{202f}';

/// What a reader's screen needs to say when something happened: language, zone, and the present moment.
#[derive(Debug, Clone)]
pub struct Local {
    /// The reader's language.
    pub lang: Lang,
    /// The reader's time zone.
    pub zone: TimeZone,
    /// The present moment.
    pub now: Timestamp,
    /// Its day on the reader's clock, which every moment on a page is compared with.
    today: Date,
}

impl Local {
    /// For a reader of `lang` in `zone`, at `now`.
    #[must_use]
    pub fn new(lang: Lang, zone: TimeZone, now: Timestamp) -> Self {
        let today = now.to_zoned_datetime(zone.clone()).date();
        Self { lang, zone, now, today }
    }

    /// The same moment on the reader's clock.
    #[must_use]
    pub fn at(&self, when: Timestamp) -> ZonedDateTime {
        when.to_zoned_datetime(self.zone.clone())
    }

    /// `14 h 05`, `9 h`; `14:05`, `9:00`.
    #[must_use]
    pub fn time(&self, when: Timestamp) -> String {
        clock(self.lang, &self.at(when))
    }

    /// `lundi 23 novembre 2026`; `Monday 23 November 2026`.
    #[must_use]
    pub fn date(&self, when: Timestamp) -> String {
        long_date(self.lang, self.at(when).date())
    }

    /// `lundi 23 novembre 2026 à 14 h 05`; `Monday 23 November 2026 at 14:05`.
    #[must_use]
    pub fn date_time(&self, when: Timestamp) -> String {
        self.date_time_at(&self.at(when))
    }

    fn date_time_at(&self, at: &ZonedDateTime) -> String {
        t::common::time_date_at(self.lang, &long_date(self.lang, at.date()), &clock(self.lang, at))
    }

    /// `23 nov.` this year, `23 nov. 2025` otherwise; `23 Nov`, `23 Nov 2025`.
    #[must_use]
    pub fn short_date(&self, when: Timestamp) -> String {
        self.short_date_at(&self.at(when))
    }

    fn short_date_at(&self, at: &ZonedDateTime) -> String {
        short_date(self.lang, at.date(), at.year() != self.today.year())
    }

    /// How long ago, while that says more than a date: `à l’instant`, `il y a 5 min`, `il y a 3 h`, `hier à 9 h 05`, `lundi à 9 h 05`, then `23 nov.`;
    /// and of what is to come, `dans 5 min`, `demain à 9 h`.
    #[must_use]
    pub fn relative(&self, when: Timestamp) -> String {
        self.relative_at(when, &self.at(when))
    }

    fn relative_at(&self, when: Timestamp, at: &ZonedDateTime) -> String {
        let lang = self.lang;
        let seconds = self.now.as_second().saturating_sub(when.as_second());
        let (past, minutes) = (seconds >= 0, seconds.saturating_abs() / 60);
        let days = days_between(at.date(), self.today);
        match (past, days) {
            _ if minutes < 1 => t::common::time_just_now(lang).to_owned(),
            (true, _) if minutes < 60 => t::common::time_minutes_ago(lang, minutes),
            (false, _) if minutes < 60 => t::common::time_in_minutes(lang, minutes),
            (true, 0) => t::common::time_hours_ago(lang, minutes / 60),
            (false, 0) => t::common::time_in_hours(lang, minutes / 60),
            (true, 1) => t::common::time_yesterday_at(lang, &clock(lang, at)),
            (false, -1) => t::common::time_tomorrow_at(lang, &clock(lang, at)),
            (true, 2..=6) => t::common::time_date_at(lang, weekday(lang, at.weekday()), &clock(lang, at)),
            (false, _) => t::common::time_date_at(lang, &self.short_date_at(at), &clock(lang, at)),
            _ => self.short_date_at(at),
        }
    }

    /// The name of a day in a list by days: `Aujourd’hui`, `Hier`, `Lundi 23 novembre`, `Monday 23 November`; with the year if it is another.
    #[must_use]
    pub fn day(&self, when: Timestamp) -> String {
        let (date, today) = (self.at(when).date(), self.today);
        match days_between(date, today) {
            0 => t::common::time_today(self.lang).to_owned(),
            1 => t::common::time_yesterday(self.lang).to_owned(),
            _ if date.year() == today.year() => {
                let mut day = format!("{} ", weekday(self.lang, date.weekday()));
                push_day_and_month(&mut day, self.lang, date);
                capital(&day)
            }
            _ => capital(&long_date(self.lang, date)),
        }
    }

    /// What a machine reads: `2026-11-23T14:05:00+01:00`, for `<time datetime>`.
    #[must_use]
    pub fn machine(&self, when: Timestamp) -> String {
        machine(&self.at(when))
    }

    /// All that a `<time>` says of a moment: for a machine, in full, and in a word or two. A page has dozens.
    #[must_use]
    pub fn said(&self, when: Timestamp) -> Said {
        let at = self.at(when);
        Said { machine: machine(&at), full: self.date_time_at(&at), short: self.relative_at(when, &at) }
    }
}

/// A moment as [`Local::machine`], [`Local::date_time`] and [`Local::relative`] write it.
#[derive(Debug, Clone)]
pub struct Said {
    /// For `datetime`.
    pub machine: String,
    /// For those who point at it.
    pub full: String,
    /// What stands there.
    pub short: String,
}

/// RFC 3339, 5.6, piece by piece: a page has dozens.
fn machine(at: &ZonedDateTime) -> String {
    let mut out = String::with_capacity("2026-11-23T14:05:00+01:00".len());
    push_digits(&mut out, at.year().into(), 4);
    let offset = at.offset().seconds();
    let sign = if offset < 0 { '-' } else { '+' };
    let parts: [(char, i32); 7] = [
        ('-', at.month().into()),
        ('-', at.day().into()),
        ('T', at.hour().into()),
        (':', at.minute().into()),
        (':', at.second().into()),
        (sign, offset.abs() / 3600),
        (':', offset.abs() / 60 % 60),
    ];
    for (before, number) in parts {
        out.push(before);
        push_digits(&mut out, number, 2);
    }
    out
}

/// Writes a number with at least so many digits.
fn push_digits(out: &mut String, number: i32, least: usize) {
    let digits = number.to_string();
    out.extend(std::iter::repeat_n('0', least.saturating_sub(digits.len())));
    out.push_str(&digits);
}

/// `lundi 23 novembre 2026`, `mardi 1er décembre 2026`; `Monday 23 November 2026`.
#[must_use]
pub fn long_date(lang: Lang, date: Date) -> String {
    let mut out = String::with_capacity(32);
    out.push_str(weekday(lang, date.weekday()));
    out.push(' ');
    push_day_and_month(&mut out, lang, date);
    out.push(' ');
    push_digits(&mut out, date.year().into(), 1);
    out
}

/// `23 nov.`, `1er déc. 2025`; `23 Nov`, `1 Dec 2025`.
#[must_use]
pub fn short_date(lang: Lang, date: Date, with_year: bool) -> String {
    let mut out = String::with_capacity(16);
    push_day_of_month(&mut out, lang, date);
    out.push(NBSP);
    out.push_str(pick(SHORT_MONTHS, lang, date.month() - 1));
    if with_year {
        out.push(' ');
        push_digits(&mut out, date.year().into(), 1);
    }
    out
}

/// `novembre 2026`; `November 2026`.
#[must_use]
pub fn month(lang: Lang, date: Date) -> String {
    format!("{} {}", pick(MONTHS, lang, date.month() - 1), date.year())
}

/// How many days `date` lies before `today`; negative for days to come.
fn days_between(date: Date, today: Date) -> i32 {
    date.until(today).map_or(i32::MAX, |span| span.get_days())
}

fn push_day_and_month(out: &mut String, lang: Lang, date: Date) {
    push_day_of_month(out, lang, date);
    out.push(' ');
    out.push_str(pick(MONTHS, lang, date.month() - 1));
}

fn push_day_of_month(out: &mut String, lang: Lang, date: Date) {
    push_digits(out, date.day().into(), 1);
    if (lang, date.day()) == (Lang::Fr, 1) {
        out.push_str("er");
    }
}

fn clock(lang: Lang, at: &ZonedDateTime) -> String {
    let mut out = String::with_capacity(12);
    push_digits(&mut out, at.hour().into(), 1);
    match (lang, at.minute()) {
        (Lang::Fr, 0) => out.extend([NBSP, 'h']),
        (Lang::Fr, _) => out.extend([NBSP, 'h', NBSP]),
        (Lang::En, _) => out.push(':'),
    }
    if lang == Lang::En || at.minute() > 0 {
        push_digits(&mut out, at.minute().into(), 2);
    }
    out
}

/// The name of a day of the week: `lundi`, `Monday`.
#[must_use]
pub fn weekday(lang: Lang, day: Weekday) -> &'static str {
    pick(WEEKDAYS, lang, day.to_monday_zero_offset())
}

fn pick(names: &[[&'static str; 2]], lang: Lang, at: i8) -> &'static str {
    let [fr, en] = usize::try_from(at).ok().and_then(|at| names.get(at)).copied().unwrap_or([""; 2]);
    match lang {
        Lang::Fr => fr,
        Lang::En => en,
    }
}

const WEEKDAYS: &[[&str; 2]] = &[
    ["lundi", "Monday"],
    ["mardi", "Tuesday"],
    ["mercredi", "Wednesday"],
    ["jeudi", "Thursday"],
    ["vendredi", "Friday"],
    ["samedi", "Saturday"],
    ["dimanche", "Sunday"],
];

const MONTHS: &[[&str; 2]] = &[
    ["janvier", "January"],
    ["février", "February"],
    ["mars", "March"],
    ["avril", "April"],
    ["mai", "May"],
    ["juin", "June"],
    ["juillet", "July"],
    ["août", "August"],
    ["septembre", "September"],
    ["octobre", "October"],
    ["novembre", "November"],
    ["décembre", "December"],
];

const SHORT_MONTHS: &[[&str; 2]] = &[
    ["janv.", "Jan"],
    ["févr.", "Feb"],
    ["mars", "Mar"],
    ["avr.", "Apr"],
    ["mai", "May"],
    ["juin", "Jun"],
    ["juil.", "Jul"],
    ["août", "Aug"],
    ["sept.", "Sep"],
    ["oct.", "Oct"],
    ["nov.", "Nov"],
    ["déc.", "Dec"],
];

/// The first letter in capitals, as a heading begins.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// `1 234`; `1,234`.
#[must_use]
pub fn number(lang: Lang, value: i64) -> String {
    let mut out = String::with_capacity(8);
    push_number(&mut out, lang, value);
    out
}

/// Writes [`number`] at the end of `out`; what the translations use.
pub fn push_number(out: &mut String, lang: Lang, value: i64) {
    let mark = match lang {
        Lang::Fr => THIN,
        Lang::En => ',',
    };
    if value < 0 {
        out.push('\u{2212}');
    }
    let digits = value.unsigned_abs().to_string();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
}

/// Writes a French text that ends in `de ` or `que `, without its last `e` if `name`, which follows, begins with a vowel: `d’Éléonore`, `de Nora`. What the
/// translations use; a name in `h` is taken to have a mute one, as most French names do.
pub fn push_before(out: &mut String, text: &str, name: &str) {
    let mut letters = name.chars().flat_map(char::to_lowercase);
    let first = letters.next().map(bare);
    let second = letters.next().map(bare);
    let vowel = |letter: char| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'œ' | 'æ');
    let elided = match first {
        Some('h') => second.is_some_and(|letter| vowel(letter) || letter == 'y'),
        // « d’Yves », « de Yann ».
        Some('y') => second.is_some_and(|letter| letter.is_alphabetic() && !vowel(letter)),
        Some(letter) => vowel(letter),
        None => false,
    };
    match text.strip_suffix("e ").filter(|_| elided) {
        Some(stem) => {
            out.push_str(stem);
            out.push('’');
        }
        None => out.push_str(text),
    }
}

/// A lower-case letter of French without its accent.
fn bare(letter: char) -> char {
    match letter {
        'à' | 'â' | 'ä' | 'á' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' | 'í' => 'i',
        'ô' | 'ö' | 'ó' => 'o',
        'ù' | 'û' | 'ü' | 'ú' => 'u',
        other => other,
    }
}

/// A number with one decimal, given in tenths: `1 234,5`; `1,234.5`. A zero decimal is left out.
#[must_use]
pub fn tenths(lang: Lang, tenths: i64) -> String {
    let whole = number(lang, tenths / 10);
    let rest = (tenths % 10).abs();
    let sign = if tenths < 0 && tenths > -10 { "\u{2212}" } else { "" };
    match (rest, lang) {
        (0, _) => whole,
        (_, Lang::Fr) => format!("{sign}{whole},{rest}"),
        (_, Lang::En) => format!("{sign}{whole}.{rest}"),
    }
}

/// `12 %`; `12%`. `part` of `whole`, rounded; nothing of nothing is 0.
#[must_use]
pub fn percent(lang: Lang, part: i64, whole: i64) -> String {
    let share = if whole == 0 { 0 } else { (i128::from(part) * 200 + i128::from(whole)) / (i128::from(whole) * 2) };
    let share = number(lang, i64::try_from(share).unwrap_or(i64::MAX));
    match lang {
        Lang::Fr => format!("{share}{THIN}%"),
        Lang::En => format!("{share}%"),
    }
}

/// A size of a file in powers of a thousand: `512 octets`, `12 ko`, `3,4 Mo`; `512 bytes`, `12 kB`, `3.4 MB`.
#[must_use]
pub fn size(lang: Lang, bytes: u64) -> String {
    const UNITS: [[&str; 2]; 4] = [["ko", "kB"], ["Mo", "MB"], ["Go", "GB"], ["To", "TB"]];
    if bytes < 1000 {
        return t::common::size_bytes(lang, i64::try_from(bytes).unwrap_or(i64::MAX));
    }
    let (mut divisor, mut units) = (1000_u64, UNITS.iter());
    let mut unit = units.next();
    // 999 950 bytes and more would round to 1000 kB.
    while bytes >= divisor.saturating_mul(1000) - divisor / 20 {
        match units.next() {
            Some(next) => (unit, divisor) = (Some(next), divisor.saturating_mul(1000)),
            None => break,
        }
    }
    let in_tenths = (u128::from(bytes) * 10 + u128::from(divisor) / 2) / u128::from(divisor);
    let shown = i64::try_from(in_tenths).unwrap_or(i64::MAX);
    // Above ten a decimal tells nothing.
    let shown = if shown >= 100 { (shown + 5) / 10 * 10 } else { shown };
    let [fr, en] = unit.copied().unwrap_or([""; 2]);
    format!("{}{NBSP}{}", tenths(lang, shown), if lang == Lang::Fr { fr } else { en })
}

/// A text as the value of a query (RFC 3986, 2.3: all but unreserved characters are encoded).
#[must_use]
pub fn query(text: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// `A`, `A et B`, `A, B et C`; `A, B and C`.
#[must_use]
pub fn list<S: AsRef<str>>(lang: Lang, items: &[S]) -> String {
    let Some((last, front)) = items.split_last() else { return String::new() };
    if front.is_empty() {
        return last.as_ref().to_owned();
    }
    let front: Vec<&str> = front.iter().map(AsRef::as_ref).collect();
    let and = match lang {
        Lang::Fr => "et",
        Lang::En => "and",
    };
    format!("{} {and} {}", front.join(", "), last.as_ref())
}

/// A list of which only the first `shown` are named: `A, B et 3 autres`; `A, B and 3 others`.
#[must_use]
pub fn list_some<S: AsRef<str>>(lang: Lang, items: &[S], shown: usize, total: usize) -> String {
    let named: Vec<&str> = items.iter().take(shown).map(AsRef::as_ref).collect();
    let rest = total.saturating_sub(named.len());
    if rest == 0 {
        return list(lang, &named);
    }
    let others = t::common::others(lang, i64::try_from(rest).unwrap_or(i64::MAX));
    list(lang, &[named.as_slice(), &[others.as_str()]].concat())
}

#[cfg(test)]
mod tests;
