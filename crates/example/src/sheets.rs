//! A synthetic company as the files that a pilot is planned from.

use std::{
    fs::File,
    io::{BufWriter, Result, Write},
    path::Path,
};

use crate::synth::Synth;

/// Writes `people.csv` (person,unit,site,manager) and `ties.csv` (from,to,weight) into a folder, line after line; says how many
/// lines of ties. `median` is how many ties somebody in the middle looks for.
///
/// # Errors
/// When the folder cannot be written to.
pub fn write(synth: &Synth, median: f64, folder: &Path) -> Result<u64> {
    std::fs::create_dir_all(folder)?;
    let mut out = BufWriter::with_capacity(1 << 20, File::create(folder.join("people.csv"))?);
    writeln!(out, "person,unit,site,manager")?;
    let units: Vec<String> = synth.units().map(|unit| unit.slug).collect();
    let sites: Vec<String> = synth.sites().map(|site| site.slug).collect();
    let mut handles: Vec<Box<str>> = Vec::new();
    for person in synth.people() {
        let name = |names: &[String], at: u32| names.get(at as usize).cloned().unwrap_or_default();
        let manager = person.manager.and_then(|manager| handles.get(manager as usize)).map_or("", AsRef::as_ref);
        writeln!(out, "{},{},{},{manager}", person.handle, name(&units, person.unit), name(&sites, person.site))?;
        handles.push(person.handle.into_boxed_str());
    }
    out.flush()?;
    let mut out = BufWriter::with_capacity(1 << 20, File::create(folder.join("ties.csv"))?);
    writeln!(out, "from,to,weight")?;
    let mut lines = 0;
    for tie in synth.working(median).ties() {
        let name = |at: u32| handles.get(at as usize).map_or("", AsRef::as_ref);
        writeln!(out, "{},{},{:.3}", name(tie.from), name(tie.to), tie.weight)?;
        lines += 1;
    }
    out.flush()?;
    Ok(lines)
}
