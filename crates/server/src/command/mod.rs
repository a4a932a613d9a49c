//! The command line.

mod backup;
mod check;
pub mod demo;
mod import;
mod organisation;
mod people;
mod person;
mod pilot;
mod serve;
mod synth;

use std::io::IsTerminal as _;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::config::DataArgs;

/// Cénacle: an enterprise social network that a company runs itself.
#[derive(Debug, Parser)]
#[command(name = "cenacle", version, about, long_about = None, propagate_version = true)]
pub struct Cli {
    #[command(flatten)]
    data: DataArgs,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Fill an empty data folder with the example company, and serve it
    Demo(demo::Args),
    /// Serve the network
    Serve(serve::Args),
    /// Create and list organisations
    #[command(subcommand)]
    Organisation(organisation::Args),
    /// Create people, give roles
    #[command(subcommand)]
    Person(person::Args),
    /// Import from other systems
    #[command(subcommand)]
    Import(import::Args),
    /// Check configuration, database and files
    Check,
    /// Write database and files to one file, while the program serves
    Backup(backup::Args),
    /// Fill an empty data folder, or an empty database, from a backup
    Restore(backup::RestoreArgs),
    /// Plan and judge pilots, forecast and value a roll-out; needs no server
    #[command(subcommand)]
    Pilot(pilot::Command),
    /// Make a synthetic company of any size, for tests and benchmarks
    Synth(synth::Args),
}

impl Cli {
    /// Runs the command that was asked for.
    ///
    /// # Errors
    /// With a sentence for the person, and the causes under it.
    pub fn run(self) -> Result<()> {
        let log_json = match &self.command {
            Command::Serve(args) => args.serve.resolve(self.data.config.as_deref())?.log_json,
            _ => false,
        };
        log(log_json, matches!(self.command, Command::Demo(_) | Command::Serve(_)));
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        runtime.block_on(async {
            match self.command {
                Command::Demo(args) => demo::run(self.data, args).await,
                Command::Serve(args) => serve::run(self.data, args).await,
                Command::Organisation(args) => organisation::run(self.data, args).await,
                Command::Person(args) => person::run(self.data, args).await,
                Command::Import(args) => import::run(self.data, args).await,
                Command::Check => check::run(self.data).await,
                Command::Backup(args) => backup::run(self.data, args).await,
                Command::Restore(args) => backup::restore(self.data, args).await,
                Command::Synth(args) => synth::run(self.data, args).await,
                Command::Pilot(command) => pilot::run(command),
            }
        })
    }
}

/// Logs go to standard error: what happened, never who read what. `RUST_LOG` says how much.
fn log(json: bool, serving: bool) {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new(if serving { "info" } else { "warn" }));
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false);
    // Colours are for a person; in a file they are noise.
    let builder = builder.with_ansi(std::io::stderr().is_terminal());
    let installed = if json { builder.json().try_init() } else { builder.try_init() };
    // A test may have installed its own.
    drop(installed);
}

/// Says something on standard output: the one place that prints.
#[expect(clippy::print_stdout, reason = "what a command answers goes to standard output")]
fn say(words: impl std::fmt::Display) {
    println!("{words}");
}
