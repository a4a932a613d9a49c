//! The log as a file: CSV (RFC 4180), UTF-8 with the mark that spreadsheets look for.

use csv::{Terminator, WriterBuilder};
use kernel::{Error, Result};

use super::store::Line;

const HEAD: [&str; 7] = ["number", "at", "act", "subject", "by", "concerns", "texts"];

/// All lines as one file.
///
/// # Errors
/// When a line cannot be written, which in memory does not happen.
pub(super) fn csv(lines: &[&Line]) -> Result<Vec<u8>> {
    let failed = |error: csv::Error| Error::Internal(format!("writing the log as a file: {error}"));
    let mut out = WriterBuilder::new().terminator(Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    out.write_record(HEAD).map_err(failed)?;
    for line in lines {
        let at = jiff::Timestamp::from_millisecond(line.at).unwrap_or_default().to_string();
        let cells = [
            line.number.to_string(),
            at,
            line.act.clone(),
            line.subject.clone(),
            line.actor_handle.clone().unwrap_or_default(),
            line.person_handle.clone().unwrap_or_default(),
            line.texts.clone().unwrap_or_default(),
        ];
        out.write_record(cells.map(|cell| harmless(&cell))).map_err(failed)?;
    }
    out.into_inner().map_err(|error| Error::Internal(format!("writing the log as a file: {error}")))
}

/// A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV injection).
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn no_cell_is_a_formula() {
        assert_eq!(harmless("=1+1"), "'=1+1");
        assert_eq!(harmless("Éve, 3"), "Éve, 3");
    }
}
