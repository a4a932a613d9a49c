//! A file as lines of cells: commas, semicolons or tabs, any line end, UTF-8 or Windows-1252, a mark at its start or none.

use std::{
    borrow::Cow,
    fs::File,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
};

use csv::{ByteRecord, ReaderBuilder};
use encoding_rs::WINDOWS_1252;

use super::Trouble;

/// A column that is looked for.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// What it may be called, in small letters without accents; the first is its name in messages.
    pub names: &'static [&'static str],
    /// Whether the file is refused without it.
    pub needed: bool,
}

/// An open file whose columns were found.
#[derive(Debug)]
pub struct Table {
    reader: csv::Reader<BufReader<File>>,
    path: PathBuf,
    places: Vec<Option<usize>>,
    columns: &'static [Column],
    /// Cells of the first line.
    titles: usize,
    /// How long the file is, in bytes.
    pub bytes: u64,
    /// Whether `0,5` is a number: where cells are not parted by commas.
    pub decimal_comma: bool,
}

/// Beyond a million millions no cell means anything, and sums of such would lose the rest.
const LARGEST: f64 = 1e12;

/// No line has more bytes.
const LONGEST: u64 = 64 * 1024;

/// How much of the start of a file is looked at to tell what parts its cells.
const LOOKED_AT: usize = 256 * 1024;

impl Table {
    /// Opens a file and finds its columns by its first line.
    ///
    /// # Errors
    /// [`Trouble`] when it cannot be opened, holds nothing, is a spreadsheet's own format, or lacks a column that is needed or has one twice.
    pub fn open(path: &Path, columns: &'static [Column]) -> Result<Self, Trouble> {
        let unopened = |cause: std::io::Error| Trouble::Unopened { path: path.to_owned(), cause: cause.kind() };
        let file = File::open(path).map_err(unopened)?;
        let bytes = file.metadata().map_err(unopened)?.len();
        let mut source = BufReader::with_capacity(LOOKED_AT, file);
        let start = source.fill_buf().map_err(unopened)?;
        if start.starts_with(b"PK\x03\x04") || start.iter().take(4096).any(|byte| *byte == 0) {
            return Err(Trouble::NoText { path: path.to_owned() });
        }
        let mark = if start.starts_with("\u{feff}".as_bytes()) { 3 } else { 0 };
        let head = start.get(mark..).unwrap_or_default().split(|byte| matches!(byte, b'\n' | b'\r'));
        let mut head = head.into_iter().filter(|line| !line.trim_ascii().is_empty());
        let first = head.next().ok_or_else(|| Trouble::Empty { path: path.to_owned() })?;
        // What Excel puts before the titles, to tell itself what parts cells.
        let told = first.to_ascii_lowercase().starts_with(b"sep=");
        let titles = if told { head.next().unwrap_or_default() } else { first };
        let delimiter = delimiter(titles);
        let skipped = if told { mark + first.len() } else { mark };
        source.consume(skipped);
        let mut reader = ReaderBuilder::new().flexible(true).delimiter(delimiter).from_reader(source);
        let path = path.to_owned();
        let head: Vec<String> = match reader.byte_headers() {
            Ok(head) => head.iter().map(|cell| text(cell.trim_ascii()).into_owned()).collect(),
            Err(_) => return Err(Trouble::Line { path, line: 1 }),
        };
        let bare: Vec<String> = head.iter().map(|name| bare(name)).collect();
        // Of several titles that could be meant, the first; one that stands twice could be either.
        let place = |column: &Column| bare.iter().position(|name| column.names.contains(&name.as_str()));
        let places: Vec<Option<usize>> = columns.iter().map(place).collect();
        let twice = |place: &&usize| bare.iter().filter(|name| bare.get(**place) == Some(name)).count() > 1;
        if let Some(at) = places.iter().flatten().find(twice) {
            return Err(Trouble::Twice { path, column: head.get(*at).cloned().unwrap_or_default() });
        }
        let missing: Vec<&'static str> = columns
            .iter()
            .zip(&places)
            .filter(|(column, place)| column.needed && place.is_none())
            .filter_map(|(column, _)| column.names.first().copied())
            .collect();
        if missing.is_empty() {
            Ok(Self { reader, path, places, columns, titles: head.len(), bytes, decimal_comma: delimiter != b',' })
        } else {
            Err(Trouble::Columns { path, missing, found: head })
        }
    }

    /// Reads the next line into `record`; false at the end.
    ///
    /// # Errors
    /// [`Trouble::Line`] for a line that is none, as when a quote is never closed or the disk fails; [`Trouble::Cells`] for one
    /// with more cells than there are titles, as where a comma parts a number.
    pub fn next(&mut self, record: &mut ByteRecord) -> Result<bool, Trouble> {
        let start = self.reader.position().byte();
        let more = self.reader.read_byte_record(record);
        let more = more.map_err(|error| self.line(error.position().map_or(0, csv::Position::line)))?;
        // A quotation mark that is never closed makes one line of all that follows.
        let runs_on = |cell: &[u8]| cell.contains(&b'\n');
        let ours = self.places.iter().flatten().filter_map(|place| record.get(*place));
        if self.reader.position().byte() - start > LONGEST || ours.into_iter().any(runs_on) {
            return Err(self.line(line_of(record)));
        }
        // Spreadsheets write empty cells after the last.
        if more && record.iter().skip(self.titles).any(|cell| !cell.trim_ascii().is_empty()) {
            let (line, cells, titles) = (line_of(record), record.len(), self.titles);
            return Err(Trouble::Cells { path: self.path.clone(), line, cells, titles });
        }
        Ok(more)
    }

    /// A cell, without spaces around it; empty when the line or the file has none.
    #[must_use]
    pub fn cell<'r>(&self, record: &'r ByteRecord, column: usize) -> &'r [u8] {
        let place = self.places.get(column).copied().flatten();
        place.and_then(|place| record.get(place)).unwrap_or_default().trim_ascii()
    }

    /// Whether the file has this column.
    #[must_use]
    pub fn has(&self, column: usize) -> bool {
        self.places.get(column).is_some_and(Option::is_some)
    }

    /// How many bytes were read.
    #[must_use]
    pub fn read(&self) -> u64 {
        self.reader.position().byte()
    }

    /// A cell as a number; none for an empty one.
    ///
    /// # Errors
    /// [`Trouble::Number`] for a cell that is none, named by line and column.
    pub fn number(&self, record: &ByteRecord, column: usize) -> Result<Option<f64>, Trouble> {
        let cell = self.cell(record, column);
        if cell.is_empty() {
            return Ok(None);
        }
        let cell = text(cell);
        let spaced = |letter: char| matches!(letter, ' ' | '\u{a0}' | '\u{202f}');
        let plain = match self.decimal_comma && cell.contains(',') || cell.contains(spaced) {
            true if self.decimal_comma => Cow::Owned(cell.replace(spaced, "").replace(',', ".")),
            true => Cow::Owned(cell.replace(spaced, "")),
            false => cell.clone(),
        };
        let number = Some(plain).and_then(|cell| cell.parse::<f64>().ok()).filter(|number| number.abs() <= LARGEST);
        number.map(Some).ok_or_else(|| Trouble::Number {
            path: self.path.clone(),
            line: line_of(record),
            column: self.columns.get(column).and_then(|column| column.names.first()).copied().unwrap_or_default(),
            found: cell.into_owned(),
        })
    }

    /// That a line of this file cannot be read.
    #[must_use]
    pub fn line(&self, line: u64) -> Trouble {
        Trouble::Line { path: self.path.clone(), line }
    }

    /// The file's path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// The number of a record's line in its file.
pub(super) fn line_of(record: &ByteRecord) -> u64 {
    record.position().map_or(0, csv::Position::line)
}

/// A cell's text: UTF-8, or else Windows-1252, in which every byte is a letter.
#[must_use]
pub fn text(cell: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(cell) {
        Ok(cell) => Cow::Borrowed(cell),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(cell).0,
    }
}

/// Small letters without accents: what a heading is compared by.
fn bare(name: &str) -> String {
    name.chars()
        .flat_map(char::to_lowercase)
        .map(|letter| match letter {
            'é' | 'è' | 'ê' => 'e',
            'à' | 'â' => 'a',
            'ô' => 'o',
            'î' => 'i',
            '-' | ' ' | '\u{a0}' => '_',
            other => other,
        })
        .collect()
}

/// What parts the cells of a head: whichever of the three there is most of.
fn delimiter(head: &[u8]) -> u8 {
    let count = |wanted: u8| head.iter().filter(|byte| **byte == wanted).count();
    // Of as many, the last: a comma stands in many a title, a semicolon in none.
    [b',', b'\t', b';'].into_iter().max_by_key(|delimiter| count(*delimiter)).unwrap_or(b',')
}
