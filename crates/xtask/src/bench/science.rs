//! `bin/bench science`: every trial of the science at length, and what a plan costs beside a plain greedy growth.

use std::{
    cell::RefCell,
    cmp::Reverse,
    collections::BinaryHeap,
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, ensure};
use insight::Graph;
use pilot::{
    Stage, Watch,
    plan::{Kind, Options},
    read,
};
use trials::{Effort, trials};

use super::{Places, machine, say, tell};

/// Companies: people, how many others somebody in the middle works with, cohorts that are planned.
const COMPANIES: [(u32, f64, &[usize]); 3] =
    [(10_000, 15.0, &[100]), (100_000, 15.0, &[100]), (1_000_000, 36.0, &[100, 1_000])];

/// Prints both tables, or some trials alone.
pub(crate) fn run(places: &Places, only: &[u8]) -> Result<()> {
    say("| | trial | asked | seen | holds | processor s |\n|---|---|---|---|---|---|");
    for trial in trials().into_iter().filter(|trial| only.is_empty() || only.contains(&trial.number)) {
        tell(format_args!("trial {}: {}", trial.number, trial.claim));
        let before = own_seconds();
        let outcome = (trial.run)(Effort::Slow);
        let holds = if outcome.holds { "yes" } else { "**no**" };
        let took = own_seconds() - before;
        say(format_args!(
            "| {} | {} | {} | {} | {holds} | {took:.1} |",
            trial.number, trial.claim, trial.threshold, outcome.seen
        ));
    }
    if !only.is_empty() {
        return Ok(());
    }
    say(
        "\n| people, lines of ties | cohort | reading: processor s, lines a second, by counting its lines | graph | cohort | \
         by greedy growth: time, ties inside | beside it | after reading, in all | most memory |\n|---|---|---|---|---|---|---|---|---|",
    );
    for (people, median, sizes) in COMPANIES {
        let folder = company(places, people, median)?;
        for size in sizes {
            tell(format_args!("a plan of {size} among {people}"));
            let own = std::env::current_exe()?;
            let mut part = Command::new(own);
            part.args(["science", "--folder"]).arg(&folder).args(["--size", &size.to_string()]);
            let status = part.status()?;
            ensure!(status.success(), "the plan failed");
        }
    }
    Ok(())
}

/// The files of a synthetic company, written the first time.
fn company(places: &Places, people: u32, median: f64) -> Result<PathBuf> {
    let folder = places.data.join(format!("science_{people}_{median}"));
    let done = folder.join("written");
    if !done.exists() {
        tell(format_args!("writing a company of {people}, once"));
        let mut command = Command::new(&places.program);
        command.args(["synth", "--people", &people.to_string(), "--median", &median.to_string(), "--csv"]).arg(&folder);
        let status = command.stdout(Stdio::null()).status()?;
        ensure!(status.success(), "cenacle synth failed");
        std::fs::write(done, "")?;
    }
    Ok(folder)
}

fn own_seconds() -> f64 {
    machine::processor_us(std::process::id()) as f64 / 1e6
}

/// Notes the processor time at which each stage begins.
#[derive(Default)]
struct Noted(RefCell<Vec<(Stage, f64)>>);

impl Watch for Noted {
    fn begin(&self, stage: Stage, _: u64) {
        self.0.borrow_mut().push((stage, own_seconds()));
    }

    fn at(&self, _: u64) {}
}

impl Noted {
    fn took(&self, wanted: Stage, end: f64) -> f64 {
        let noted = self.0.borrow();
        let Some(at) = noted.iter().position(|(stage, _)| *stage == wanted) else { return 0.0 };
        let start = noted.get(at).map_or(0.0, |(_, time)| *time);
        noted.get(at + 1).map_or(end, |(_, time)| *time) - start
    }
}

/// One plan, in a process of its own so that its memory is its own; prints its line.
pub(crate) fn part(folder: &Path, size: usize) -> Result<()> {
    let (people, ties) = (folder.join("people.csv"), folder.join("ties.csv"));
    let before = own_seconds();
    let mut lines = 0_u64;
    let mut file = BufReader::with_capacity(256 * 1024, std::fs::File::open(&ties)?);
    loop {
        let bytes = file.fill_buf()?;
        if bytes.is_empty() {
            break;
        }
        lines += bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
        let read = bytes.len();
        file.consume(read);
    }
    let counting = own_seconds() - before;
    let noted = Noted::default();
    let failed = |trouble: pilot::Trouble| anyhow::anyhow!("{}", trouble.say(kernel::Lang::En));
    let staff = read::people(&people, &noted).map_err(failed)?;
    let tied = read::ties(&ties, &staff, &noted).map_err(failed)?;
    let report = pilot::plan::plan(&staff, &tied.graph, &Options::of(size), Vec::new(), &noted).map_err(failed)?;
    let end = own_seconds();
    let (graph, cohort, beside) =
        (noted.took(Stage::Graph, end), noted.took(Stage::Cohort, end), noted.took(Stage::Beside, end));
    let most = machine::most_resident_mb(std::process::id());
    let reading = noted.took(Stage::Ties, end);
    let planned = report.set(Kind::Planned).map_or(0.0, |set| set.portrait.tie_share);
    let (grown, greedy) = {
        let before = own_seconds();
        let grown = greedy(&tied.graph, size).context("nobody is tied")?;
        let greedy = own_seconds() - before;
        (insight::plan::portrait(&tied.graph, &staff.company, &grown).tie_share, greedy)
    };
    ensure!(report.planned().is_some_and(|set| set.portrait.people == size), "the cohort is not full");
    say(format_args!(
        "| {}, {lines} | {size} | {reading:.1} s, {:.1} M, {:.0} × | {graph:.1} s | {cohort:.2} s, {planned:.3} | {greedy:.2} s, {grown:.3} | \
         {beside:.1} s | {:.1} s | {most:.0} MB |",
        staff.people.len(),
        lines as f64 / reading.max(0.01) / 1e6,
        reading / counting.max(0.01),
        graph + cohort + beside,
    ));
    Ok(())
}

/// What one would write in an hour: from whoever has most ties, each time whoever is tied most to those who are in.
fn greedy(graph: &Graph, size: usize) -> Option<Vec<u32>> {
    let most = |person: &u32| (graph.degree(*person as usize), Reverse(*person));
    let mut next = (0..graph.people() as u32).max_by_key(most)?;
    let mut gain = vec![0.0_f32; graph.people()];
    let mut heap: BinaryHeap<(u64, Reverse<u32>)> = BinaryHeap::new();
    let mut inside = std::collections::HashSet::new();
    loop {
        inside.insert(next);
        if inside.len() == size {
            break;
        }
        for arc in graph.arcs(next as usize) {
            let own = gain.get_mut(arc.to as usize)?;
            *own += arc.weight / graph.strength(arc.to as usize);
            heap.push(((*own * 1e9) as u64, Reverse(arc.to)));
        }
        next = loop {
            let (_, Reverse(person)) = heap.pop()?;
            if !inside.contains(&person) {
                break person;
            }
        };
    }
    let mut people: Vec<u32> = inside.into_iter().collect();
    people.sort_unstable();
    Some(people)
}
