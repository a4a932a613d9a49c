//! `cargo run -p xtask`: everything that is not tidy, one line each.

use std::process::ExitCode;

use anyhow::Result;
use xtask::tidy::{RULES, Workspace};

fn main() -> Result<ExitCode> {
    let workspace = Workspace::load()?;
    let problems: Vec<_> = RULES.iter().flat_map(|(_, rule)| rule(&workspace)).collect();
    for problem in &problems {
        #[expect(clippy::print_stdout, reason = "a command line answers on its output")]
        {
            println!("{problem}");
        }
    }
    Ok(if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
