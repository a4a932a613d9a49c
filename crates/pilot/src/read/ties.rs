//! Who works with whom: `from,to`, and `weight` where there is one.

use std::path::Path;

use csv::ByteRecord;
use insight::{Graph, Tie};

use super::{Column, Remark, Staff, Table, Trouble, table::line_of, text};
use crate::{Stage, Watch};

const COLUMNS: &[Column] = &[
    Column { names: &["from", "de", "source"], needed: true },
    Column { names: &["to", "a", "vers", "target"], needed: true },
    Column { names: &["weight", "poids"], needed: false },
];

/// The working ties of a company.
#[derive(Debug)]
pub struct Ties {
    /// Who works with whom, whichever way round and however often the file says it.
    pub graph: Graph,
    /// What was handled, and how.
    pub remarks: Vec<Remark>,
}

/// Reads the working ties among the people of `staff`.
///
/// # Errors
/// [`Trouble`] for a file that cannot be read, a weight that is no number, or no tie at all among these people.
pub fn ties(path: &Path, staff: &Staff, watch: &dyn Watch) -> Result<Ties, Trouble> {
    let mut table = Table::open(path, COLUMNS)?;
    watch.begin(Stage::Ties, table.bytes);
    let (mut ties, mut record, mut lines) = (Vec::new(), ByteRecord::new(), 0_u64);
    let (mut unknown, mut stranger) = (0_u64, None);
    let (mut own, mut weightless) = (0_u64, 0_u64);
    // A file is often in the order of its first column: the last one found is kept at hand.
    let (mut last, mut last_number) = (Vec::new(), None);
    while table.next(&mut record)? {
        lines += 1;
        if lines.is_multiple_of(65_536) {
            watch.at(table.read());
        }
        let (from, to) = (table.cell(&record, 0), table.cell(&record, 1));
        if from.is_empty() && to.is_empty() {
            lines -= 1;
            continue;
        }
        if last != from {
            last.clear();
            last.extend_from_slice(from);
            last_number = staff.number_of(from);
        }
        let (Some(from_number), Some(to_number)) = (last_number, staff.number_of(to)) else {
            unknown += 1;
            if stranger.is_none() {
                let name = if last_number.is_none() { from } else { to };
                stranger = Some((line_of(&record), text(name).into_owned()));
            }
            continue;
        };
        let weight = table.number(&record, 2)?.unwrap_or(1.0) as f32;
        own += u64::from(from_number == to_number);
        weightless += u64::from(from_number != to_number && weight <= 0.0);
        ties.push(Tie { from: from_number, to: to_number, weight });
    }
    watch.begin(Stage::Graph, 0);
    let (graph, dropped) = Graph::new(staff.people.len(), &ties);
    drop(ties);
    if graph.ties() == 0 {
        return Err(Trouble::NoTies { path: path.to_owned(), lines });
    }
    let alone = (0..graph.people()).filter(|person| graph.degree(*person) == 0).count() as u64;
    let mut remarks = Vec::new();
    if let Some((line, person)) = stranger {
        remarks.push(Remark::Unknown { lines: unknown, line, person });
    }
    for (count, remark) in [
        (own, Remark::OwnTies { lines: own }),
        (weightless, Remark::Weightless { lines: weightless }),
        (dropped.repeated as u64, Remark::RepeatedTies { lines: dropped.repeated as u64 }),
        (alone, Remark::Alone { people: alone }),
    ] {
        if count > 0 {
            remarks.push(remark);
        }
    }
    Ok(Ties { graph, remarks })
}
