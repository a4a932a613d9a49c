//! `cenacle pilot`: whom to invite, and what came of it. Needs no server and no data folder.

use std::{
    cell::RefCell,
    io::{ErrorKind, Write as _},
    path::PathBuf,
    time::Duration,
};

use anyhow::{Result, anyhow};
use clap::{Subcommand, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use kernel::Lang;
use pilot::{
    Stage, Trouble, Watch, forecast, judge,
    plan::{self, Metric, Mode, Options},
    read, value,
};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Choose whom to invite, and tell what the pilot could show
    Plan(PlanArgs),
    /// Give the verdict on a pilot, by the plan that was locked before it
    Judge(JudgeArgs),
    /// Say how many people will use it by when
    Forecast(ForecastArgs),
    /// Say what it costs and brings, with what is not known
    Value(ValueArgs),
}

#[derive(Debug, clap::Args)]
pub(crate) struct Output {
    /// Print JSON instead of words
    #[arg(long)]
    json: bool,
    /// Write one self-contained page with drawings to this file too
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// The report's language: fr or en; as the terminal's otherwise
    #[arg(long, value_parser = language)]
    lang: Option<Lang>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Modes {
    /// That the pilot can show something
    Show,
    /// That the most others hear of it
    Spread,
}

#[derive(Debug, clap::Args)]
pub(crate) struct PlanArgs {
    /// CSV with at least person,unit,site,manager
    people: PathBuf,
    /// CSV with from,to and optionally weight
    ties: PathBuf,
    /// How many people a cohort has
    #[arg(long)]
    size: usize,
    /// What the cohort is chosen for
    #[arg(long, value_enum, default_value = "show")]
    mode: Modes,
    /// At most so many people of one unit
    #[arg(long)]
    cap: Option<usize>,
    /// People or units who are in whatever happens
    #[arg(long, value_delimiter = ',', value_name = "NAME")]
    must: Vec<String>,
    /// People or units who are out whatever happens
    #[arg(long, value_delimiter = ',', value_name = "NAME")]
    never: Vec<String>,
    /// Take whole teams: the column team, or everybody with the same manager
    #[arg(long)]
    teams: bool,
    /// So many cohorts, one starting after the other: what a verdict takes
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=200))]
    waves: Option<u16>,
    /// Another seed is another draw
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The full effect that is hoped for, in standard deviations between people
    #[arg(long, default_value_t = 0.5, value_parser = positive)]
    effect: f64,
    /// The share of it that comes from the tool alone, without colleagues
    #[arg(long, default_value_t = 0.2, value_parser = part)]
    direct: f64,
    /// What will be counted, as the verdict names it
    #[arg(long, requires = "matters", value_name = "NAME")]
    metric: Option<String>,
    /// The smallest change of it that matters, in its own units
    #[arg(long, requires = "metric", value_parser = positive)]
    matters: Option<f64>,
    /// Less of it is better, as of hours to an answer
    #[arg(long, requires = "metric")]
    less_is_better: bool,
    /// Print the cohort alone, as CSV
    #[arg(long, conflicts_with = "json")]
    csv: bool,
    #[command(flatten)]
    output: Output,
}

#[derive(Debug, clap::Args)]
pub(crate) struct JudgeArgs {
    /// The plan, as `pilot plan --json` wrote it
    plan: PathBuf,
    /// CSV with cohort,period,value: one mean for each
    outcomes: PathBuf,
    /// The share of events that were captured
    #[arg(long, default_value_t = 1.0, value_parser = positive_part)]
    coverage: f64,
    #[command(flatten)]
    output: Output,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ForecastArgs {
    /// CSV with week,first_active and optionally working_days
    weeks: PathBuf,
    /// How many people have a seat
    #[arg(long)]
    seats: u32,
    /// How many weeks to look ahead
    #[arg(long, default_value_t = 26, value_parser = clap::value_parser!(u16).range(1..=260))]
    ahead: u16,
    /// Another seed is another draw
    #[arg(long, default_value_t = 1)]
    seed: u64,
    #[command(flatten)]
    output: Output,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ValueArgs {
    /// CSV with line,kind,grows,factor,law,a,b,c,d,e,f
    ledger: PathBuf,
    /// The share of full use in each year
    #[arg(long, value_delimiter = ',', default_value = "0.4,0.8,1", value_parser = part)]
    uses: Vec<f64>,
    /// The rate at which a later year counts for less
    #[arg(long, default_value_t = 0.08, value_parser = part)]
    discount: f64,
    /// What amounts are in
    #[arg(long, default_value = "€")]
    currency: String,
    /// Another seed is another draw
    #[arg(long, default_value_t = 1)]
    seed: u64,
    #[command(flatten)]
    output: Output,
}

fn language(text: &str) -> Result<Lang, String> {
    Lang::parse(text).ok_or_else(|| "fr or en".to_owned())
}

fn positive(text: &str) -> Result<f64, String> {
    let number = text.parse::<f64>().ok().filter(|number| number.is_finite() && *number > 0.0);
    number.ok_or_else(|| "a number above 0".to_owned())
}

fn part(text: &str) -> Result<f64, String> {
    let number = text.parse::<f64>().ok().filter(|number| (0.0..=1.0).contains(number));
    number.ok_or_else(|| "a number from 0 to 1".to_owned())
}

fn positive_part(text: &str) -> Result<f64, String> {
    part(text).and_then(|part| if part > 0.0 { Ok(part) } else { Err("a number above 0, up to 1".to_owned()) })
}

impl Output {
    /// The language that was asked for, or else that of the terminal (POSIX: LC_ALL before LC_MESSAGES before LANG).
    fn lang(&self) -> Lang {
        let of = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let terminal = || ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(of);
        self.lang.or_else(|| terminal().and_then(|value| Lang::parse(&value))).unwrap_or(Lang::En)
    }

    fn write(
        &self,
        json: impl FnOnce() -> serde_json::Result<String>,
        text: impl FnOnce(Lang) -> String,
        page: impl FnOnce(Lang) -> String,
    ) -> Result<()> {
        self.write_page(page)?;
        print(&if self.json { json()? } else { text(self.lang()) })
    }

    fn write_page(&self, page: impl FnOnce(Lang) -> String) -> Result<()> {
        let (Some(path), lang) = (&self.html, self.lang()) else { return Ok(()) };
        let unwritten = |cause: std::io::Error| Trouble::Unwritten { path: path.clone(), cause: cause.kind() };
        std::fs::write(path, page(lang)).map_err(|cause| told(&unwritten(cause), lang))
    }
}

fn told(trouble: &Trouble, lang: Lang) -> anyhow::Error {
    anyhow!("{}", trouble.say(lang))
}

/// Prints a whole report; somebody who stops reading it, as `head` does, is no error.
fn print(text: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| if text.ends_with('\n') { Ok(()) } else { out.write_all(b"\n") })
    {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        done => Ok(done?),
    }
}

/// A bar for what takes long, on standard error.
struct Bar {
    bar: RefCell<ProgressBar>,
}

impl Watch for Bar {
    fn begin(&self, stage: Stage, steps: u64) {
        let what = match stage {
            Stage::People => "people",
            Stage::Ties => "ties",
            Stage::Graph => "sorting ties",
            Stage::Cohort => "choosing",
            Stage::Beside => "comparing",
        };
        let (bar, style) = if steps == 0 {
            (ProgressBar::new_spinner(), "{msg:14} {spinner} {elapsed}")
        } else {
            (ProgressBar::new(steps), "{msg:14} {bar:40} {bytes}/{total_bytes} {eta} left")
        };
        if let Ok(style) = ProgressStyle::with_template(style) {
            bar.set_style(style);
        }
        bar.set_message(what);
        bar.enable_steady_tick(Duration::from_millis(200));
        self.bar.replace(bar).finish_and_clear();
    }

    fn at(&self, steps: u64) {
        self.bar.borrow().set_position(steps);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.borrow().finish_and_clear();
    }
}

pub(crate) fn run(command: Command) -> Result<()> {
    match command {
        Command::Plan(args) => plan(args),
        Command::Judge(args) => {
            let lang = args.output.lang();
            let lock = plan::read_lock(&args.plan).map_err(|trouble| told(&trouble, lang))?;
            let report = judge::judge(&lock, &args.outcomes, args.coverage).map_err(|trouble| told(&trouble, lang))?;
            let text = |lang| judge::text(&report, lang);
            args.output.write(|| serde_json::to_string_pretty(&report), text, |lang| judge::page(&report, lang))
        }
        Command::Forecast(args) => {
            let told = |trouble: Trouble| told(&trouble, args.output.lang());
            let report = forecast::forecast(&args.weeks, args.seats, args.ahead.into(), args.seed).map_err(told)?;
            let text = |lang| forecast::text(&report, lang);
            args.output.write(|| serde_json::to_string_pretty(&report), text, |lang| forecast::page(&report, lang))
        }
        Command::Value(args) => {
            let told = |trouble: Trouble| told(&trouble, args.output.lang());
            let report =
                value::worth(&args.ledger, &args.uses, args.discount, &args.currency, args.seed).map_err(told)?;
            let text = |lang| value::text(&report, lang);
            args.output.write(|| serde_json::to_string_pretty(&report), text, |lang| value::page(&report, lang))
        }
    }
}

fn plan(args: PlanArgs) -> Result<()> {
    let lang = args.output.lang();
    let mode = match args.mode {
        Modes::Show => Mode::Show,
        Modes::Spread => Mode::Spread,
    };
    if mode == Mode::Spread && (args.waves.is_some() || args.teams) {
        return Err(anyhow!(shell::t::pilot::spread_alone(lang)));
    }
    let metric = args.metric.zip(args.matters);
    let options = Options {
        mode,
        cap: args.cap,
        must: args.must,
        never: args.never,
        teams: args.teams,
        waves: args.waves.map(usize::from),
        seed: args.seed,
        effect: args.effect,
        direct: args.direct,
        metric: metric.map(|(name, matters)| Metric { name, matters, less_is_better: args.less_is_better }),
        ..Options::of(args.size)
    };
    let report = {
        let bar = Bar { bar: RefCell::new(ProgressBar::hidden()) };
        let made = read::people(&args.people, &bar).and_then(|staff| {
            let ties = read::ties(&args.ties, &staff, &bar)?;
            let remarks = staff.remarks.iter().cloned().chain(ties.remarks).collect();
            plan::plan(&staff, &ties.graph, &options, remarks, &bar)
        });
        made.map_err(|trouble| told(&trouble, lang))?
    };
    if args.csv || args.output.json {
        // What was found in the files has no place in these forms.
        report.remarks.iter().for_each(|remark| eprintln!("{}", remark.say(lang)));
    }
    if args.csv {
        args.output.write_page(|lang| plan::page(&report, lang))?;
        return print(&plan::csv(&report));
    }
    args.output.write(
        || serde_json::to_string_pretty(&report),
        |lang| plan::text(&report, lang),
        |lang| plan::page(&report, lang),
    )
}
