//! Numbers as each language writes them, with as many digits as they deserve.

use kernel::Lang;
use shell::format;

/// A number with so many decimals: `1,234.5`; `1 234,5`.
#[must_use]
pub fn decimal(lang: Lang, value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return if value < 0.0 { "\u{2212}∞" } else { "∞" }.to_owned();
    }
    let plain = format!("{:.decimals$}", value.abs());
    let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
    let whole = format::number(lang, whole.parse().unwrap_or(i64::MAX));
    let zero = plain.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    let sign = if value < 0.0 && !zero { "\u{2212}" } else { "" };
    match (rest, lang) {
        ("", _) => format!("{sign}{whole}"),
        (_, Lang::Fr) => format!("{sign}{whole},{rest}"),
        (_, Lang::En) => format!("{sign}{whole}.{rest}"),
    }
}

/// A number with three significant digits or all of its whole ones: `0.123`, `12.3`, `12,345`.
#[must_use]
pub fn short(lang: Lang, value: f64) -> String {
    let decimals = match value.abs() {
        size if size >= 100.0 || size == 0.0 => 0,
        size if size >= 10.0 => 1,
        size if size >= 1.0 => 2,
        _ => 3,
    };
    decimal(lang, value, decimals)
}

/// A share in hundredths, with a decimal below ten: `3.3%`, `62%`; `3,3 %`, `62 %`.
#[must_use]
pub fn share(lang: Lang, share: f64) -> String {
    let hundredths = share * 100.0;
    let decimals = usize::from(hundredths.abs() < 9.95 && hundredths.abs() >= 0.05);
    let number = decimal(lang, hundredths, decimals);
    match lang {
        Lang::Fr => format!("{number}\u{202f}%"),
        Lang::En => format!("{number}%"),
    }
}

/// From one share to another: `21–29%`, or one where both read the same.
#[must_use]
pub fn shares(lang: Lang, low: f64, high: f64) -> String {
    let (from, to) = (share(lang, low), share(lang, high));
    if from == to {
        return to;
    }
    let from = from.trim_end_matches('%').trim_end_matches('\u{202f}');
    format!("{from}–{to}")
}

/// A whole number.
#[must_use]
pub fn count(lang: Lang, number: usize) -> String {
    format::number(lang, i64::try_from(number).unwrap_or(i64::MAX))
}

/// A number of something as the translations take it.
#[must_use]
pub fn whole(value: f64) -> i64 {
    value.round() as i64
}

/// A cell of a CSV file (RFC 4180), and no formula for a spreadsheet.
#[must_use]
pub fn cell(text: &str) -> String {
    let text = if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', '\n', '\r', ';']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
