//! `bin/bench`: what a page, a post and a start cost, on both databases, each beside what the same way would cost if the
//! page were nothing but its rows. Prints tables; measures nothing that it does not print.

mod client;
mod cluster;
mod explain;
mod floor;
mod machine;
mod measure;
mod prepare;
mod report;
mod science;
mod start;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use clap::Parser;
use db::Location;
use server::config::Data;

use cluster::Cluster;
use measure::Measured;

/// What a page, a post and a start cost, beside their floors.
#[derive(Debug, Parser)]
#[command(name = "bench")]
struct Arguments {
    /// The trials of the science, and what a plan costs, instead
    #[arg(value_parser = ["science"])]
    topic: Option<String>,
    /// How many people the companies have
    #[arg(long, value_delimiter = ',', default_values_t = [1_000, 10_000])]
    people: Vec<u32>,
    /// A company of 100,000 too: some gigabytes, and a quarter of an hour to load the first time
    #[arg(long)]
    large: bool,
    /// On which databases: sqlite, postgres
    #[arg(long, value_delimiter = ',', default_values_t = ["sqlite".to_owned(), "postgres".to_owned()])]
    on: Vec<String>,
    /// What to measure: pages, posting, start
    #[arg(long, value_delimiter = ',', default_values_t = ["pages".to_owned(), "posting".to_owned(), "start".to_owned()])]
    what: Vec<String>,
    /// These pages alone, to look into one of them: home, person, space, entry
    #[arg(long, num_args = 1..)]
    page: Vec<String>,
    /// Rounds; page and floor take turns in each, and medians are told
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// Seconds of each measurement in a round
    #[arg(long, default_value_t = 1.5)]
    seconds: f64,
    /// Connections that ask at once
    #[arg(long, default_value_t = 64)]
    connections: usize,
    /// Tells where the time of the home page goes, statement by statement, instead
    #[arg(long)]
    explain: bool,
    /// These trials of the science alone
    #[arg(long, value_delimiter = ',', requires = "topic")]
    trials: Vec<u8>,
    /// The measured process itself: plans from these files
    #[arg(long, hide = true, requires = "size")]
    folder: Option<PathBuf>,
    /// The measured process itself: a cohort of so many
    #[arg(long, hide = true)]
    size: Option<usize>,
    /// The measured process itself: serves this folder
    #[arg(long, hide = true)]
    serve: Option<PathBuf>,
    /// The measured process itself: in this database
    #[arg(long, hide = true)]
    database: Option<String>,
}

#[expect(clippy::print_stdout, reason = "a command line answers on its output")]
fn say(words: impl std::fmt::Display) {
    println!("{words}");
}

/// What was done, for whoever waits.
fn tell(words: impl std::fmt::Display) {
    eprintln!("bench: {words}");
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    if let Some(folder) = &arguments.serve {
        // The same runtime as the program's.
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        let data = data(folder, arguments.database.as_deref());
        return runtime
            .block_on(async { if arguments.explain { explain::run(&data).await } else { floor::serve(&data).await } });
    }
    if let Some((folder, size)) = arguments.folder.as_ref().zip(arguments.size) {
        return science::part(folder, size);
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(run(&arguments))
}

fn data(folder: &Path, database: Option<&str>) -> Data {
    let location =
        database.map_or_else(|| Location::File(folder.join("cenacle.db")), |url| Location::Server(url.to_owned()));
    Data { folder: folder.to_owned(), location }
}

/// Where everything lies: the workspace, the kept data, and the program beside this one.
struct Places {
    root: PathBuf,
    data: PathBuf,
    program: PathBuf,
}

/// A loaded company.
struct Company {
    people: u32,
    folder: PathBuf,
    /// The database of the cluster, where it is not a file.
    database: Option<String>,
}

async fn run(arguments: &Arguments) -> Result<()> {
    let own = std::env::current_exe()?;
    let beside = own.parent().context("a folder")?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize()?;
    let places =
        Places { data: beside.parent().context("target")?.join("bench"), program: beside.join("cenacle"), root };
    ensure!(places.program.exists(), "the program is not beside this one: use bin/bench, which builds both");
    if arguments.topic.is_some() {
        say(format_args!("{}\n", machine::describe(&places.root)));
        return science::run(&places, &arguments.trials);
    }
    let mut sizes = arguments.people.clone();
    if arguments.large {
        sizes.push(100_000);
    }
    let does = |what: &str| arguments.what.iter().any(|known| known == what);
    say(format_args!("{}", machine::describe(&places.root)));
    say(format_args!(
        "{} connections, {} rounds of {} s, medians; PostgreSQL with {}.\n",
        arguments.connections,
        arguments.rounds,
        arguments.seconds,
        cluster::SETTINGS
    ));
    let mut all: Vec<(String, Vec<Measured>)> = Vec::new();
    for kind in &arguments.on {
        let cluster = match kind.as_str() {
            "postgres" => Some(Cluster::start(&places.data.join("postgres"), arguments.explain)?),
            _ => None,
        };
        let name = if cluster.is_some() { "PostgreSQL" } else { "SQLite" };
        let mut measured = Vec::new();
        for people in &sizes {
            let company = company(&places, *people, cluster.as_ref())?;
            if arguments.explain {
                explain::report(&company, cluster.as_ref(), name).await?;
                continue;
            }
            if does("pages") {
                tell(format_args!("{name}, {people} people: pages"));
                let one = measure::pages(arguments, &company, cluster.as_ref()).await?;
                report::pages(name, &one);
                measured.push(one);
            }
        }
        if let (true, Some(people)) = (does("posting") && !arguments.explain, sizes.first()) {
            tell(format_args!("{name}: posting"));
            let company = company(&places, *people, cluster.as_ref())?;
            report::posting(name, *people, &measure::posting(arguments, &places, &company, cluster.as_ref()).await?);
        }
        all.push((name.to_owned(), measured));
    }
    if !arguments.explain {
        all.iter().for_each(|(name, measured)| report::growth(name, measured));
        if does("start") {
            tell("start and memory of the program with the example company");
            report::start(&start::measure(arguments, &places).await?);
        }
    }
    Ok(())
}

/// The company of this size, loaded by `cenacle synth` the first time. Data of another schema is left where it is.
fn company(places: &Places, people: u32, cluster: Option<&Cluster>) -> Result<Company> {
    let mark = schema_mark(&places.root)?;
    let kind = if cluster.is_some() { "postgres" } else { "sqlite" };
    let name = format!("{kind}_{people}_{mark}");
    let folder = places.data.join(&name);
    let done = folder.join("loaded");
    let company = Company { people, folder: folder.clone(), database: cluster.map(|_| name.clone()) };
    if done.exists() {
        return Ok(company);
    }
    drop(std::fs::remove_dir_all(&folder));
    std::fs::create_dir_all(&folder)?;
    if let Some(cluster) = cluster {
        cluster.sql(
            "postgres",
            &[&format!("drop database if exists {name} with (force)"), &format!("create database {name}")],
        )?;
    }
    tell(format_args!("loading {people} people into {kind}, once"));
    let mut command = Command::new(&places.program);
    command.args(["synth", "--people", &people.to_string(), "--base-url", "http://localhost", "--data"]).arg(&folder);
    if let Some(cluster) = cluster {
        command.args(["--database", &cluster.url(&name)]);
    }
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).status()?;
    ensure!(status.success(), "cenacle synth failed");
    if let Some(cluster) = cluster {
        cluster.sql(&name, &["vacuum analyze"])?;
    }
    std::fs::write(done, "")?;
    Ok(company)
}

/// Tells schemas apart: the length and a simple sum of the migrations.
fn schema_mark(root: &Path) -> Result<String> {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(root.join("schema"))?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with('0')));
    paths.sort();
    let mut sum: u64 = 0xcbf2_9ce4_8422_2325;
    for path in paths {
        // FNV-1a: enough to notice a change.
        sum =
            std::fs::read(path)?.iter().fold(sum, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    }
    Ok(format!("{:08x}", sum & 0xffff_ffff))
}

fn duration(seconds: f64) -> Duration {
    Duration::from_secs_f64(seconds)
}
