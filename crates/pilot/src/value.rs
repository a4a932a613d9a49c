//! What it brings and costs: a ledger of lines, each a product of factors that are known more or less.

use std::{fmt::Write as _, path::Path};

use csv::ByteRecord;
use insight::{
    survey::{self, Answers},
    value::{self, Factor, Line, Model, Quantity, Worth},
};
use kernel::Lang;
use maud::html;
use serde::Serialize;
use shell::{format, t::pilot as t};

use crate::{
    Trouble,
    chart::{Bar, Ink, bars},
    plan::tell,
    read::{Column, Table, text as cell_text},
    say::{count, share, whole},
    sheet,
};

const COLUMNS: &[Column] = &[
    Column { names: &["line", "ligne"], needed: true },
    Column { names: &["kind", "sens"], needed: true },
    Column { names: &["grows", "croit"], needed: true },
    Column { names: &["factor", "facteur"], needed: true },
    Column { names: &["law", "loi"], needed: true },
    Column { names: &["a"], needed: true },
    Column { names: &["b"], needed: false },
    Column { names: &["c"], needed: false },
    Column { names: &["d"], needed: false },
    Column { names: &["e"], needed: false },
    Column { names: &["f"], needed: false },
];
const NUMBERS: usize = 5;

/// A ledger, valued.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// What comes out.
    #[serde(flatten)]
    pub worth: Worth,
    /// Lines with a factor that somebody declared and nobody measured.
    pub declared: Vec<String>,
    /// The survey that most uncertainty comes from: its factor, how many answered, how many more would halve it.
    pub settle: Option<(String, u32, u32)>,
    /// The share of full use, year by year.
    pub use_by_year: Vec<f64>,
    /// The rate at which a later year counts for less.
    pub discount: f64,
    /// What amounts are in.
    pub currency: String,
}

/// Reads a ledger and draws it.
///
/// # Errors
/// [`Trouble`] for a file that cannot be read, a word that means nothing where it stands, a law whose numbers are missing or
/// make none, and a survey of fewer than thirty answers.
pub fn worth(path: &Path, use_by_year: &[f64], discount: f64, currency: &str, seed: u64) -> Result<Report, Trouble> {
    let mut table = Table::open(path, COLUMNS)?;
    let (mut lines, mut declared, mut surveys) = (Vec::<Line>::new(), Vec::new(), Vec::new());
    let mut record = ByteRecord::new();
    while table.next(&mut record)? {
        let row = Row { table: &table, record: &record };
        let name = row.text(0);
        if row.text(3).is_empty() {
            continue;
        }
        if lines.last().is_none_or(|line| line.name != name && !name.is_empty()) {
            let cost = row.is_cost()?;
            let grows = !row.word(2, "yes, no", &["yes", "oui"], &["no", "non"])?;
            lines.push(Line { name: name.clone(), cost, grows, factors: Vec::new() });
        }
        let cost = lines.last().is_some_and(|line| line.cost);
        if !row.text(1).is_empty() && row.is_cost()? != cost {
            return Err(row.wrong(1, "one kind for each line"));
        }
        let (quantity, known) = row.quantity(seed)?;
        let factor = row.text(3);
        let known_as = lines.iter().flat_map(|line| &line.factors).find(|known| known.name == factor);
        if known_as.is_some_and(|known| known.quantity != quantity) {
            let line = record.position().map_or(0, csv::Position::line);
            return Err(Trouble::TwoLaws { path: path.to_owned(), line, name: factor });
        }
        if let Some(line) = lines.last_mut() {
            match known {
                Known::Declared => declared.push(line.name.clone()),
                Known::Survey(answers) => surveys.push((factor.clone(), answers)),
                Known::Otherwise => {}
            }
            line.factors.push(Factor { name: factor, quantity });
        }
    }
    if lines.is_empty() {
        return Err(Trouble::Empty { path: path.to_owned() });
    }
    declared.dedup();
    let model = Model { lines, use_by_year: use_by_year.to_vec(), discount };
    let worth = value::worth(&model, seed);
    // A width falls with the root of the number of answers: half of it takes four times as many.
    let settle = worth.tornado.first().and_then(|first| surveys.into_iter().find(|(name, _)| *name == first.name));
    Ok(Report {
        worth,
        declared,
        settle: settle.map(|(name, answers)| (name, answers, 3 * answers)),
        use_by_year: model.use_by_year,
        discount,
        currency: currency.to_owned(),
    })
}

/// How a factor is known.
enum Known {
    Declared,
    Survey(u32),
    Otherwise,
}

struct Row<'t> {
    table: &'t Table,
    record: &'t ByteRecord,
}

impl Row<'_> {
    fn text(&self, column: usize) -> String {
        cell_text(self.table.cell(self.record, column)).into_owned()
    }

    fn wrong(&self, column: usize, wanted: &'static str) -> Trouble {
        Trouble::Word {
            path: self.table.path().to_owned(),
            line: self.record.position().map_or(0, csv::Position::line),
            column: COLUMNS.get(column).and_then(|column| column.names.first()).copied().unwrap_or_default(),
            found: self.text(column),
            wanted,
        }
    }

    fn is_cost(&self) -> Result<bool, Trouble> {
        self.word(1, "benefit, cost", &["benefit", "benefice", "bénéfice"], &["cost", "cout", "coût"])
    }

    /// Whether the word is one of the second kind.
    fn word(&self, column: usize, wanted: &'static str, first: &[&str], second: &[&str]) -> Result<bool, Trouble> {
        let word = self.text(column).to_lowercase();
        if first.contains(&word.as_str()) {
            return Ok(false);
        }
        if second.contains(&word.as_str()) { Ok(true) } else { Err(self.wrong(column, wanted)) }
    }

    fn quantity(&self, seed: u64) -> Result<(Quantity, Known), Trouble> {
        const LAWS: &str = "exact a; between a b; declared a b; triangular a b c; share a b; survey a b c d e f";
        let number = |at: usize| self.table.number(self.record, NUMBERS + at);
        let numbers: Vec<Option<f64>> = (0..6).map(number).collect::<Result<_, _>>()?;
        let wrong = || self.wrong(4, LAWS);
        let law = self.text(4).to_lowercase();
        let quantity = match (law.as_str(), numbers.as_slice()) {
            ("exact", [Some(value), None, ..]) => Quantity::Exact { value: *value },
            ("between" | "entre", [Some(low), Some(high), None, ..]) if 0.0 < *low && low < high => {
                Quantity::Between { low: *low, high: *high }
            }
            ("declared" | "déclaré" | "declare", [Some(low), Some(high), None, ..]) if 0.0 < *low && low < high => {
                return Ok((value::declared(*low, *high), Known::Declared));
            }
            ("triangular" | "triangulaire", [Some(low), Some(mode), Some(high), None, ..])
                if low <= mode && mode <= high && low < high =>
            {
                Quantity::Triangular { low: *low, mode: *mode, high: *high }
            }
            ("share" | "part", [Some(a), Some(b), None, ..]) if *a > 0.0 && *b > 0.0 => Quantity::Beta { a: *a, b: *b },
            ("survey" | "enquête" | "enquete", [Some(none), Some(a), Some(b), Some(c), Some(d), Some(e)])
                if [none, a, b, c, d, e].iter().all(|count| **count >= 0.0) =>
            {
                let brackets = [*a, *b, *c, *d, *e].map(|count| count as u32);
                let mean = survey::mean(&Answers { none: *none as u32, brackets }, seed)?;
                return Ok((Quantity::Drawn { draws: mean.draws }, Known::Survey(mean.answers)));
            }
            _ => return Err(wrong()),
        };
        Ok((quantity, Known::Otherwise))
    }
}

impl Report {
    fn amount(&self, lang: Lang, value: f64) -> String {
        // Three digits are more than such a figure deserves.
        let size = 10.0_f64.powf(value.abs().max(1.0).log10().floor() - 1.0).max(1.0);
        format!("{}\u{a0}{}", format::number(lang, whole((value / size).round() * size)), self.currency)
    }

    fn between(&self, lang: Lang, range: insight::Interval) -> String {
        t::from_to(lang, &self.amount(lang, range.low), &self.amount(lang, range.high))
    }
}

/// What it is worth, in a sentence.
#[must_use]
pub fn sentence(report: &Report, lang: Lang) -> String {
    let (_, range) = &report.worth.net;
    t::value_says(lang, &share(lang, report.worth.covers), &report.between(lang, *range))
}

fn sentences(report: &Report, lang: Lang) -> Vec<String> {
    let (_, present) = &report.worth.present;
    let years = report.use_by_year.len() as i64;
    let mut said = vec![t::value_present(lang, &report.between(lang, *present), &share(lang, report.discount), years)];
    said.push(match report.worth.break_even {
        Some(part) if part <= 1.0 => t::value_break_even(lang, &share(lang, part)),
        _ => t::value_no_break_even(lang).to_owned(),
    });
    if let Some(first) = report.worth.tornado.first() {
        said.push(t::value_matters(lang, &first.name, &share(lang, first.share)));
    }
    if let Some((name, answers, more)) = &report.settle {
        said.push(t::value_settle(
            lang,
            &format::number(lang, (*answers).into()),
            &format::number(lang, (*more).into()),
            name,
        ));
    }
    if !report.declared.is_empty() {
        said.push(t::value_declared(lang, &format::list(lang, &report.declared)));
    }
    said.push(t::value_how(lang, &count(lang, value::DRAWS)));
    said
}

fn ledger(report: &Report, lang: Lang) -> (Vec<String>, Vec<Vec<String>>) {
    let heads = [t::line(lang), t::middle(lang), t::ninety(lang)].map(str::to_owned).to_vec();
    let line = |(name, cost, middle, range): &(String, bool, f64, insight::Interval)| {
        let sign = if *cost { -1.0 } else { 1.0 };
        let range = if *cost { insight::Interval { low: -range.high, high: -range.low, ..*range } } else { *range };
        let known = range.low == range.high;
        let range = if known { "–".to_owned() } else { report.between(lang, range) };
        vec![name.clone(), report.amount(lang, sign * middle), range]
    };
    let mut lines: Vec<Vec<String>> = report.worth.lines.iter().map(line).collect();
    let (net, range) = &report.worth.net;
    lines.push(vec![t::net(lang).to_owned(), report.amount(lang, *net), report.between(lang, *range)]);
    (heads, lines)
}

/// The whole report as text.
#[must_use]
pub fn text(report: &Report, lang: Lang) -> String {
    let mut out = format!("{}\n\n", sentence(report, lang));
    let (heads, lines) = ledger(report, lang);
    tell::columns(&mut out, &heads, &lines);
    let _ = writeln!(out);
    sentences(report, lang).iter().for_each(|sentence| tell::fold(&mut out, sentence));
    let _ = write!(out, "\n{}\n", t::ask_tornado(lang));
    let heads = [String::new(), t::swing(lang).to_owned(), t::of_uncertainty(lang).to_owned()];
    let lines: Vec<Vec<String>> = swings(report, lang);
    tell::columns(&mut out, &heads, &lines);
    out
}

fn swings(report: &Report, lang: Lang) -> Vec<Vec<String>> {
    let line = |swing: &value::Swing| {
        let moved = t::from_to(lang, &report.amount(lang, swing.from), &report.amount(lang, swing.to));
        vec![swing.name.clone(), moved, share(lang, swing.share)]
    };
    report.worth.tornado.iter().map(line).collect()
}

/// The whole report as one self-contained page.
#[must_use]
pub fn page(report: &Report, lang: Lang) -> String {
    let bar = |(name, cost, middle, range): &(String, bool, f64, insight::Interval)| {
        let sign = if *cost { -1.0 } else { 1.0 };
        Bar {
            label: name.clone(),
            from: 0.0,
            to: sign * middle,
            range: Some(if *cost { (-range.high, -range.low) } else { (range.low, range.high) }),
            words: report.amount(lang, sign * middle),
            ink: if *cost { Ink::Bad } else { Ink::One },
            hatched: report.declared.contains(name),
        }
    };
    let mut lines: Vec<Bar> = report.worth.lines.iter().map(bar).collect();
    let (net, range) = &report.worth.net;
    lines.push(Bar {
        label: t::net(lang).to_owned(),
        from: 0.0,
        to: *net,
        range: Some((range.low, range.high)),
        words: report.amount(lang, *net),
        ink: Ink::Three,
        hatched: false,
    });
    let tornado: Vec<Bar> = report
        .worth
        .tornado
        .iter()
        .map(|swing| Bar {
            label: swing.name.clone(),
            from: swing.from,
            to: swing.to,
            range: None,
            words: t::swings(
                lang,
                &report.amount(lang, swing.from),
                &share(lang, swing.share),
                &report.amount(lang, swing.to),
            ),
            ink: Ink::Two,
            hatched: false,
        })
        .collect();
    let answer = sentence(report, lang);
    let (heads, table) = ledger(report, lang);
    let swing_heads = [String::new(), t::swing(lang).to_owned(), t::of_uncertainty(lang).to_owned()];
    let matters = report.worth.tornado.first();
    let matters = matters.map(|first| t::value_matters(lang, &first.name, &share(lang, first.share)));
    let body = html! {
        (sheet::question(t::ask_value(lang), &answer, &bars(&answer, &lines, 0.0), t::counted_value(lang),
            (t::figures(lang), sheet::table(&heads, &table))))
        @if let Some(matters) = matters {
            (sheet::question(t::ask_tornado(lang), &matters, &bars(&matters, &tornado, 0.0), t::counted_tornado(lang),
                (t::figures(lang), sheet::table(&swing_heads, &swings(report, lang)))))
        }
        (sheet::points(t::meaning(lang), &sentences(report, lang)))
    };
    sheet::page(lang, t::value_title(lang), &answer, &body)
}
