//! The log as a file: CSV (RFC 4180), UTF-8 with the mark that spreadsheets look for.

use super::store::Line;

const HEAD: &str = "\u{feff}number,at,act,subject,by,concerns,texts\r\n";

/// All lines as one file.
pub(super) fn file(lines: &[&Line]) -> String {
    let mut out = HEAD.to_owned();
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
        out.push_str(&cells.map(|cell| quoted(&cell)).join(","));
        out.push_str("\r\n");
    }
    out
}

/// A cell, quoted where it must be. One that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV
/// injection).
fn quoted(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let cell = if formula { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_cell_is_quoted_and_is_no_formula() {
        assert_eq!(quoted("a, \"b\""), "\"a, \"\"b\"\"\"");
        assert_eq!(quoted("=1+1"), "'=1+1");
        assert_eq!(quoted("Éve"), "Éve");
    }
}
