//! `cenacle`: an enterprise social network that a company runs itself.

use clap::Parser;
use server::command::Cli;

fn main() -> std::process::ExitCode {
    match Cli::parse().run() {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            // The last sentence for a person; the chain of causes under it.
            eprintln!("cenacle: {error}");
            for cause in error.chain().skip(1) {
                eprintln!("  because {cause}");
            }
            std::process::ExitCode::FAILURE
        }
    }
}
