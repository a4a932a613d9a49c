//! A synthetic company as files: those that a pilot is planned from, and those that say what was planted in it.

use std::{
    fs::File,
    io::{BufWriter, ErrorKind, Result, Write},
    path::Path,
};

use jiff::{Span, civil::date};

use crate::synth::{
    Synth, WorkingTie,
    planted::{self, Entry, Opening, Planted, Received, Truth},
};

/// Writes `people.csv` (person,unit,site,manager) and `ties.csv` (from,to,weight) into a folder, line after line; says how many
/// lines of ties. `median` is how many ties somebody in the middle looks for.
///
/// # Errors
/// When the folder cannot be written to.
pub fn write(synth: &Synth, median: f64, folder: &Path) -> Result<u64> {
    let handles = people(synth, false, folder)?;
    ties(synth.working(median).ties(), &handles, folder)
}

/// Writes, beside these two files, a history of the company under a truth: `weeks.csv` (how many began in each week, for
/// `cenacle pilot forecast`), `outcomes.csv` (cohort k of twelve begins in period k + 1 of thirteen), `survey.csv`, `questions.csv`,
/// `communities.csv`, `answers.csv`, `events.jsonl` (who began, left, was moved, and what each received with how many colleagues there), of a
/// pilot `cohort.csv` and `returns.csv` (how many came back in each week), after a reorganisation `people-after.csv`, and `truth.json`. Says how
/// many lines of ties and of events.
///
/// # Errors
/// When the folder cannot be written to.
pub fn write_planted(synth: &Synth, truth: Truth, folder: &Path) -> Result<(u64, u64)> {
    // Those of another truth, written here before, would contradict this one.
    for name in ["cohort.csv", "returns.csv", "people-after.csv"] {
        std::fs::remove_file(folder.join(name)).or_else(|error| match error.kind() {
            ErrorKind::NotFound => Ok(()),
            _ => Err(error),
        })?;
    }
    let handles = people(synth, truth.small_units, folder)?;
    let planted = Planted::new(synth, truth);
    let working = synth.working(truth.ties);
    let lines = ties(working.ties().filter(|tie| planted.keeps(tie.from, tie.to)), &handles, folder)?;
    std::fs::write(folder.join("truth.json"), serde_json::to_vec_pretty(&truth)?)?;
    weeks(&planted, truth, folder)?;
    if matches!(truth.entry, Entry::Random(_) | Entry::Together(_)) {
        cohort(&planted, &handles, folder)?;
    }
    if let Some(dealt) = planted.dealt_again(0) {
        dealt_again(synth, &dealt, &handles, folder)?;
    }
    judged(&planted, folder)?;
    said(&planted, synth.shape().people, folder)?;
    answered(&planted, synth.shape().people, &handles, folder)?;
    Ok((lines, events(&planted, truth, &handles, folder)?))
}

fn create(folder: &Path, name: &str) -> Result<BufWriter<File>> {
    Ok(BufWriter::with_capacity(1 << 20, File::create(folder.join(name))?))
}

fn name<T: AsRef<str>>(names: &[T], at: u32) -> &str {
    names.get(at as usize).map_or("", AsRef::as_ref)
}

/// Where everybody is once units were dealt again.
fn dealt_again(synth: &Synth, dealt: &[(u32, u32)], handles: &[Box<str>], folder: &Path) -> Result<()> {
    let mut out = create(folder, "people-after.csv")?;
    writeln!(out, "person,unit,site,manager")?;
    let units: Vec<String> = synth.units().map(|unit| unit.slug).collect();
    let sites: Vec<String> = synth.sites().map(|site| site.slug).collect();
    for (person, (_, site)) in (0..).zip(synth.placed()) {
        let (unit, manager) = dealt.get(person as usize).copied().unwrap_or_default();
        let manager = if person == manager { "" } else { name(handles, manager) };
        writeln!(out, "{},{},{},{manager}", name(handles, person), name(&units, unit), name(&sites, site))?;
    }
    out.flush()
}

/// Writes everybody, and answers with their handles. With small units, a unit is everybody of one manager.
fn people(synth: &Synth, small_units: bool, folder: &Path) -> Result<Vec<Box<str>>> {
    std::fs::create_dir_all(folder)?;
    let mut out = create(folder, "people.csv")?;
    writeln!(out, "person,unit,site,manager")?;
    let units: Vec<String> = synth.units().map(|unit| unit.slug).collect();
    let sites: Vec<String> = synth.sites().map(|site| site.slug).collect();
    let mut handles: Vec<Box<str>> = Vec::new();
    for person in synth.people() {
        let manager = person.manager.map_or("", |manager| name(&handles, manager));
        let team = format!("team-{manager}");
        let unit = if small_units && !manager.is_empty() { &team } else { name(&units, person.unit) };
        writeln!(out, "{},{unit},{},{manager}", person.handle, name(&sites, person.site))?;
        handles.push(person.handle.into_boxed_str());
    }
    out.flush()?;
    Ok(handles)
}

fn ties(ties: impl Iterator<Item = WorkingTie>, handles: &[Box<str>], folder: &Path) -> Result<u64> {
    let mut out = create(folder, "ties.csv")?;
    writeln!(out, "from,to,weight")?;
    let mut lines = 0;
    for tie in ties {
        writeln!(out, "{},{},{:.3}", name(handles, tie.from), name(handles, tie.to), tie.weight)?;
        lines += 1;
    }
    out.flush()?;
    Ok(lines)
}

/// Weeks of the beginning that are written.
const WEEKS: u32 = 26;
/// Cohorts whose figure is written.
const COHORTS: u32 = 12;

/// Communities of 20 to 600 people that are written, and what each was asked.
const COMMUNITIES: u32 = 30;
const ASKED: u32 = 20;
/// Questions to the whole company that are written.
const QUESTIONS: u32 = 1_000;

fn weeks(planted: &Planted<'_>, truth: Truth, folder: &Path) -> Result<()> {
    let mut out = create(folder, "weeks.csv")?;
    writeln!(out, "week,first_active,working_days")?;
    let monday = match truth.incidents.opening {
        Opening::June => date(2026, 6, 1),
        Opening::August => date(2026, 8, 3),
    };
    for (at, week) in (0_i64..).zip(planted.weeks(0, WEEKS)) {
        let day = monday.checked_add(Span::new().weeks(at)).unwrap_or(monday);
        writeln!(out, "{day},{},{}", week.fresh, 5.0 * week.work)?;
    }
    out.flush()
}

fn cohort(planted: &Planted<'_>, handles: &[Box<str>], folder: &Path) -> Result<()> {
    let (cohort, mut out) = (planted.cohort(0), create(folder, "cohort.csv")?);
    writeln!(out, "person")?;
    for person in &cohort {
        writeln!(out, "{}", name(handles, *person))?;
    }
    out.flush()?;
    let mut out = create(folder, "returns.csv")?;
    writeln!(out, "week,active")?;
    for (week, active) in planted.coming_back(&cohort, 0, WEEKS).into_iter().enumerate() {
        writeln!(out, "{week},{active}")?;
    }
    out.flush()
}

fn judged(planted: &Planted<'_>, folder: &Path) -> Result<()> {
    let mut out = create(folder, "outcomes.csv")?;
    writeln!(out, "cohort,period,value")?;
    let begins: Vec<u32> = (1..=COHORTS).collect();
    for row in planted.outcomes(0, &begins, COHORTS + 1) {
        writeln!(out, "{},{},{:.3}", row.cohort + 1, row.period + 1, row.value)?;
    }
    out.flush()
}

fn said(planted: &Planted<'_>, company: u32, folder: &Path) -> Result<()> {
    let mut out = create(folder, "survey.csv")?;
    writeln!(out, "minutes_said,minutes_truly")?;
    for said in planted.survey(0, company.min(1_000)) {
        writeln!(out, "{:.1},{:.1}", said.minutes, said.truly)?;
    }
    out.flush()?;
    let mut out = create(folder, "questions.csv")?;
    writeln!(out, "people,hours,answered")?;
    for people in [50, 100, 200, 500, 1_000].into_iter().filter(|people| *people <= company) {
        for wait in planted.waits(0, people, 200) {
            writeln!(out, "{people},{:.2},{}", wait.hours, if wait.answered { "yes" } else { "no" })?;
        }
    }
    out.flush()
}

/// How many questions communities of different sizes answered, and who answered those of the whole company.
fn answered(planted: &Planted<'_>, company: u32, handles: &[Box<str>], folder: &Path) -> Result<()> {
    let mut out = create(folder, "communities.csv")?;
    writeln!(out, "community,people,asked,answered")?;
    let sizes = (0..COMMUNITIES).map(|at| (at, planted::community(at, COMMUNITIES)));
    for (community, people) in sizes.filter(|(_, people)| *people <= company) {
        writeln!(out, "{community},{people},{ASKED},{}", planted.answered(0, community, people, ASKED))?;
    }
    out.flush()?;
    let mut out = create(folder, "answers.csv")?;
    writeln!(out, "question,person,hours")?;
    for answer in planted.answers(0, QUESTIONS) {
        writeln!(out, "{},{},{:.2}", answer.question + 1, name(handles, answer.person), answer.hours)?;
    }
    out.flush()
}

fn events(planted: &Planted<'_>, truth: Truth, handles: &[Box<str>], folder: &Path) -> Result<u64> {
    let mut out = create(folder, "events.jsonl")?;
    let mut lines = 0;
    let mut line = |out: &mut BufWriter<File>, week: u32, person: u32, did: &str| {
        lines += 1;
        writeln!(out, r#"{{"week":{week},"person":"{}","did":"{did}"}}"#, name(handles, person))
    };
    for (at, week) in (0..).zip(planted.first_seen(0, WEEKS)) {
        if let Some(week) = week {
            line(&mut out, u32::from(week), at, "began")?;
        }
    }
    for (at, week) in (0..).zip(planted.left(0)).filter(|(_, week)| u32::from(*week) < WEEKS) {
        line(&mut out, u32::from(week), at, "left")?;
    }
    if let Some((reorganisation, dealt)) = truth.incidents.reorganisation.zip(planted.dealt_again(0)) {
        let moved = (0..).zip(planted.units()).zip(dealt).filter(|((_, unit), dealt)| *unit != dealt.0);
        for ((at, _), _) in moved {
            line(&mut out, reorganisation.week, at, "moved")?;
        }
    }
    let roll_out = planted.roll_out(0);
    let mut rows: Vec<Received> = Vec::new();
    for at in 0..handles.len() as u32 {
        rows.clear();
        roll_out.of(at, &mut rows);
        for Received { week, colleagues, events, .. } in rows.iter().filter(|row| row.there) {
            let person = name(handles, at);
            writeln!(
                out,
                r#"{{"week":{week},"person":"{person}","did":"received","events":{events},"colleagues":{colleagues}}}"#
            )?;
            lines += 1;
        }
    }
    out.flush()?;
    Ok(lines)
}
