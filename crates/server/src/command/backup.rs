//! `cenacle backup` and `cenacle restore`.

use std::path::PathBuf;

use anyhow::Result;
use jiff::{Timestamp, tz::TimeZone};

use super::say;
use crate::{backup, config::DataArgs, serve};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The file to write: database and files, while the program serves
    file: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(crate) struct RestoreArgs {
    /// The file that `cenacle backup` wrote
    file: PathBuf,
}

fn day(ms: i64) -> String {
    let at = Timestamp::from_millisecond(ms).unwrap_or_default();
    TimeZone::system().to_datetime(at).strftime("%Y-%m-%d %H:%M").to_string()
}

pub(crate) async fn run(data: DataArgs, args: Args) -> Result<()> {
    let store = serve::open(&data.existing("data")?).await?;
    let made = backup::make(&store, &args.file).await?;
    say(format_args!("{}: {} rows, {} files.", args.file.display(), made.rows, made.files));
    if !made.missing.is_empty() {
        say(format_args!(
            "{} files are named in the database and not in the files folder; `cenacle check` tells more.",
            made.missing.len()
        ));
    }
    Ok(())
}

pub(crate) async fn restore(data: DataArgs, args: RestoreArgs) -> Result<()> {
    let data = data.resolve("data")?;
    let restored = backup::restore(&args.file, &data)?;
    // Opening applies what came after the version that made it, and the indexes are made again from the journal at the first start.
    drop(serve::open(&data).await?);
    say(format_args!(
        "Restored what was there on {}: {} rows, {} files. Start it with `cenacle serve`.",
        day(restored.made_at),
        restored.rows,
        restored.files
    ));
    Ok(())
}
