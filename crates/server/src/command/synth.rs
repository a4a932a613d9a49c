//! `cenacle synth`: a company of any size.

use std::{sync::Arc, time::Duration};

use anyhow::Result;
use example::{
    load::{Progress, load},
    synth::{
        Shape, Synth,
        planted::{PRESETS, Truth},
    },
};
use indicatif::{ProgressBar, ProgressStyle};

use super::say;
use crate::{config::DataArgs, serve};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// How many people
    #[arg(long)]
    people: u32,
    /// Another seed is another company
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Entries for each person
    #[arg(long, default_value_t = 20)]
    entries: u32,
    /// Give one entry 10,000 comments
    #[arg(long)]
    storm: bool,
    /// Write people.csv and ties.csv into this folder instead, for `cenacle pilot plan`
    #[arg(long, value_name = "FOLDER")]
    csv: Option<std::path::PathBuf>,
    /// With how many others somebody in the middle works, in these files
    #[arg(long, default_value_t = example::synth::MEDIAN, requires = "csv")]
    median: f64,
    /// Write a history of the company under a planted truth beside them, and the truth itself
    #[arg(long, value_name = "NAME", requires = "csv", conflicts_with = "median", value_parser = planted())]
    preset: Option<String>,
    /// The host names that it answers to
    #[arg(long, value_delimiter = ',', default_value = "localhost,127.0.0.1")]
    host: Vec<String>,
    /// The address in its links
    #[arg(long, default_value = "http://localhost:8080")]
    base_url: String,
}

/// The names of what can be planted.
fn planted() -> clap::builder::PossibleValuesParser {
    PRESETS.map(|truth| truth.preset).into()
}

/// A bar with the time that is left.
struct Bar(ProgressBar);

impl Progress for Bar {
    fn begin(&mut self, what: &'static str, rows: u64) {
        self.0.finish_and_clear();
        self.0 = ProgressBar::new(rows);
        let style = ProgressStyle::with_template("{msg:12} {bar:40} {pos}/{len} {per_sec} {eta} left")
            .unwrap_or_else(|_| ProgressStyle::default_bar());
        self.0.set_style(style);
        self.0.set_message(what);
        self.0.enable_steady_tick(Duration::from_millis(200));
    }

    fn add(&mut self, rows: u64) {
        self.0.inc(rows);
    }
}

pub(crate) async fn run(data: DataArgs, args: Args) -> Result<()> {
    if let Some(folder) = &args.csv {
        // These files hold no time, and the same seed writes the same bytes on any day.
        let synth = Synth::new(Shape::new(args.people, args.seed, 1_790_000_000_000));
        let (people, shown) = (args.people, folder.display());
        match args.preset.as_deref().and_then(Truth::named) {
            Some(truth) => {
                let (lines, events) = example::sheets::write_planted(&synth, truth, folder)?;
                say(format_args!("{people} people, {lines} lines of ties and {events} events in {shown}."));
            }
            None => {
                let lines = example::sheets::write(&synth, args.median, folder)?;
                say(format_args!("{people} people and {lines} lines of ties in {shown}."));
            }
        }
        return Ok(());
    }
    let store = serve::open(&data.resolve("data/synth")?).await?;
    let until = store.clock().now_ms();
    let shape =
        Shape { entries_per_person: args.entries, storm: args.storm, ..Shape::new(args.people, args.seed, until) };
    let synth = Arc::new(Synth::new(shape));
    let mut bar = Bar(ProgressBar::hidden());
    let rows = load(&store, synth, args.host, args.base_url, &mut bar).await?;
    bar.0.finish_and_clear();
    let seconds = ((store.clock().now_ms() - until) / 1000).max(1);
    say(format_args!("{rows} rows in {seconds} s: {} a second.", rows / u64::try_from(seconds)?));
    Ok(())
}
