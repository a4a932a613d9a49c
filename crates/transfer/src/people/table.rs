//! A file as a table: whatever a spreadsheet wrote.

use csv::ReaderBuilder;
use encoding_rs::{UTF_8, WINDOWS_1252};

/// The most lines of one file.
pub const MAX_LINES: usize = 200_000;
/// The most columns.
const MAX_COLUMNS: usize = 60;
/// The longest cell, in characters; what is longer is cut and then refused by its field.
const MAX_CELL: usize = 2000;

/// A file's head and lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// What the columns are called.
    pub head: Vec<String>,
    /// The lines that hold something, each with its number in the file; 1 is the head's.
    pub rows: Vec<(u64, Vec<String>)>,
    /// Whether it was read as Windows-1252, being no UTF-8.
    pub windows: bool,
}

/// Why a file is no table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// There is nothing in it.
    Empty,
    /// It is a spreadsheet's own format, or no text at all.
    NoText,
    /// It has more lines or columns than are read.
    TooLarge,
    /// A line cannot be read: its number in the file.
    Line(u64),
}

/// Reads a file: UTF-8 with or without its mark, or else Windows-1252; commas, semicolons or tabs by what its head holds.
///
/// # Errors
/// [`Unreadable`] when it is no table.
pub fn read(bytes: &[u8]) -> Result<Table, Unreadable> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.contains(&0) {
        return Err(Unreadable::NoText);
    }
    let (text, _, broken) = UTF_8.decode(bytes);
    let text = if broken { WINDOWS_1252.decode_without_bom_handling(bytes).0 } else { text };
    let first = text.lines().find(|line| !line.trim().is_empty()).ok_or(Unreadable::Empty)?;
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter(first)).from_reader(text.as_bytes());
    let mut table = Table { windows: broken, ..Table::default() };
    for record in reader.records() {
        let record = record.map_err(|error| Unreadable::Line(error.position().map_or(0, csv::Position::line)))?;
        let line = record.position().map_or(0, |at| first_line(&text, at));
        let cells: Vec<String> = record.iter().map(cell).collect();
        if cells.len() > MAX_COLUMNS {
            return Err(Unreadable::TooLarge);
        }
        if cells.iter().all(String::is_empty) {
            continue;
        }
        if table.head.is_empty() {
            table.head = cells;
        } else if table.rows.len() < MAX_LINES {
            table.rows.push((line, cells));
        } else {
            return Err(Unreadable::TooLarge);
        }
    }
    if table.head.is_empty() { Err(Unreadable::Empty) } else { Ok(table) }
}

/// The line on which a record's words begin: the reader counts the empty lines before it as its own.
fn first_line(text: &str, at: &csv::Position) -> u64 {
    let from = usize::try_from(at.byte()).ok().and_then(|from| text.as_bytes().get(from..)).unwrap_or_default();
    let empty = from.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).filter(|byte| **byte == b'\n').count();
    at.line() + empty as u64
}

fn cell(text: &str) -> String {
    let joined = markup::words::one_line(text);
    if joined.chars().count() > MAX_CELL { joined.chars().take(MAX_CELL).collect() } else { joined }
}

/// What stands between the cells of a head: whichever of the three there is most of, outside of quotes.
fn delimiter(head: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [(b';', 0), (b'\t', 0), (b',', 0)];
    for byte in head.bytes() {
        quoted ^= byte == b'"';
        for (delimiter, count) in &mut counts {
            *count += u32::from(!quoted && byte == *delimiter);
        }
    }
    // Of as many, the first: a comma stands in many a title, a semicolon in none.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(delimiter, _)| *delimiter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
        let table = read(bytes).unwrap();
        std::iter::once(table.head).chain(table.rows.into_iter().map(|(_, row)| row)).collect()
    }

    #[test]
    fn whatever_a_spreadsheet_wrote_is_the_same_table() {
        let wanted = [["nom", "unité"], ["Éve Chardon", "Ateliers, Paris"]];
        for bytes in [
            "nom,unité\nÉve Chardon,\"Ateliers, Paris\"\n".as_bytes().to_vec(),
            "\u{feff}nom;unité\r\nÉve  Chardon;Ateliers, Paris\r\n;\r\n".as_bytes().to_vec(),
            "\n\nnom\tunité\rÉve\u{a0}Chardon\tAteliers, Paris".replace("\n\n", "").into_bytes(),
            WINDOWS_1252.encode("nom;unité\r\nÉve Chardon;Ateliers, Paris").0.to_vec(),
        ] {
            assert_eq!(rows(&bytes), wanted, "{}", String::from_utf8_lossy(&bytes));
        }
    }

    #[test]
    fn lines_keep_their_number_in_the_file() {
        let table = read(b"name\n\nAnn\n\"B\nob\"\nCleo\n").unwrap();
        assert_eq!(table.rows.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [3, 4, 6]);
    }

    #[test]
    fn what_is_no_table_is_told() {
        assert_eq!(read(b""), Err(Unreadable::Empty));
        assert_eq!(read(b"\xef\xbb\xbf \n\n"), Err(Unreadable::Empty));
        assert_eq!(read(b"PK\x03\x04rest"), Err(Unreadable::NoText));
        assert_eq!(read(b"a,b\0"), Err(Unreadable::NoText));
        assert_eq!(read(",".repeat(80).as_bytes()), Err(Unreadable::TooLarge));
    }
}
