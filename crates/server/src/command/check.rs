//! `cenacle check`: what can be wrong before anybody notices.

use anyhow::{Result, anyhow, bail};
use kernel::{
    Id, Organisation, SystemTx,
    audit::{self, Seals},
    params,
};

use super::{say, serve::describe};
use crate::{config::DataArgs, serve};

const DAMAGED: &str = "The database is damaged. Restore the last backup; do not go on writing.";

pub(crate) async fn run(data: DataArgs) -> Result<()> {
    let data = data.existing("data")?;
    say(format_args!("configuration   read; data in {}", data.folder.display()));
    let store = serve::open(&data).await?;
    say(format_args!("database        {} opens; its schema is this version's", describe(&data)));
    let sqlite = matches!(data.location, db::Location::File(_));
    let read = store.system_read("the database checks itself, and the logs their seals", move |tx| {
        let problems =
            if sqlite { tx.all::<String>("select * from pragma_integrity_check", params! {})? } else { Vec::new() };
        let sound = problems.iter().all(|line| line == "ok");
        Ok((problems, if sound { logs(tx)? } else { Vec::new() }))
    });
    let (problems, logs) = read.await.map_err(|error| match error {
        kernel::Error::Damaged(cause) => anyhow!(cause).context(DAMAGED),
        other => anyhow!(other),
    })?;
    if problems.iter().any(|line| line != "ok") {
        problems.iter().for_each(|line| say(format_args!("database        {line}")));
        bail!(DAMAGED);
    }
    say("integrity       ok");
    let missing = missing_files(&store).await?;
    if missing > 0 {
        bail!("{missing} files are named in the database and not in the files folder.");
    }
    say("files           all there");
    for (slug, seals) in &logs {
        say(format_args!("log             {slug}: {} lines, the last sealed {}", seals.lines, seals.mark()));
    }
    match logs.iter().find_map(|(slug, seals)| Some((slug, seals.broken?))) {
        Some((slug, line)) => {
            bail!("In the log of {slug}, line {line} does not hold: it was altered, or one before it was taken away.")
        }
        None => Ok(()),
    }
}

/// The log of every organisation, held against its seals.
fn logs(tx: &SystemTx<'_>) -> kernel::Result<Vec<(String, Seals)>> {
    let all = tx.all::<(Id<Organisation>, String)>("select id, slug from organisation order by id", params! {})?;
    all.into_iter().map(|(id, slug)| Ok((slug, audit::verify_of(tx, id)?))).collect()
}

async fn missing_files(store: &kernel::Store) -> Result<usize> {
    let blobs = store.blobs().clone();
    let digests = store
        .system_read("whether every file has its bytes", |tx| {
            tx.all::<String>("select distinct digest from file where deleted_at is null", params! {})
        })
        .await
        .map_err(|error| anyhow!(error))?;
    Ok(digests.iter().filter(|digest| !blobs.path(digest).exists()).count())
}
