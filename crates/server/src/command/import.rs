//! `cenacle import …`: reading the past.

use std::{io::BufReader, path::PathBuf};

use anyhow::{Context, Result, anyhow};
use kernel::{Id, Organisation, Space, params};

use super::{organisation::find, say};
use crate::{config::DataArgs, serve};

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Args {
    /// A WordPress export (WXR 1.0 to 1.2)
    Wxr {
        /// The export's file
        file: PathBuf,
        /// The organisation's short name [default: the example company's]
        #[arg(long, default_value = "birotteau")]
        organisation: String,
        /// The space's address [default: the example company's blog]
        #[arg(long, default_value = "journal-de-la-maison")]
        space: String,
        /// Say what would come and what would be lost, and change nothing
        #[arg(long)]
        dry_run: bool,
    },
}

pub(crate) async fn run(mut data: DataArgs, args: Args) -> Result<()> {
    let Args::Wxr { file, organisation, space, dry_run } = args;
    // The demo's folder, where nothing else was said and nothing else is there.
    if data.data.is_none()
        && data.database.is_none()
        && data.config.is_none()
        && !std::path::Path::new("data/cenacle.db").exists()
    {
        data.data = Some(PathBuf::from("data/demo"));
    }
    let input = std::fs::File::open(&file).with_context(|| format!("The file {} cannot be read.", file.display()))?;
    let export = transfer::wxr::read(BufReader::new(input), &transfer::wxr::Limits::default())
        .map_err(|error| anyhow!("{}, {error}", file.display()))?;
    let store = serve::open(&data.existing("data")?).await?;
    let organisation = find(&store, &organisation).await?;
    let space = find_space(&store, organisation, space).await?;
    let options = transfer::import::Options { dry_run };
    let outcome = transfer::import::import(&store, organisation, space, export, options)
        .await
        .map_err(|error| anyhow!("Nothing was imported: {error}."))?;
    say(transfer::import::report(&outcome, kernel::Lang::En));
    Ok(())
}

async fn find_space(store: &kernel::Store, organisation: Id<Organisation>, slug: String) -> Result<Id<Space>> {
    let named = slug.clone();
    let found = store
        .system_read("a space by its address, for an import", move |tx| {
            tx.first::<Id<Space>>(
                "select id from space where organisation = :organisation and slug = :slug",
                params! { organisation, slug },
            )
        })
        .await
        .map_err(|error| anyhow!(error))?;
    found.with_context(|| format!("There is no space “{named}” in this organisation."))
}
