//! `cenacle check`: what can be wrong before anybody notices.

use anyhow::{Result, anyhow, bail};
use kernel::params;

use super::{say, serve::describe};
use crate::{config::DataArgs, serve};

pub(crate) async fn run(data: DataArgs) -> Result<()> {
    let data = data.resolve("data")?;
    say(format_args!("configuration   read; data in {}", data.folder.display()));
    let store = serve::open(&data).await?;
    say(format_args!("database        {} opens; its schema is this version's", describe(&data)));
    let sqlite = matches!(data.location, db::Location::File(_));
    let problems = store
        .system_read("the database checks itself", move |tx| {
            if sqlite {
                tx.all::<String>("select * from pragma_integrity_check", params! {})
            } else {
                Ok(vec!["ok".to_owned()])
            }
        })
        .await
        .map_err(|error| anyhow!(error))?;
    if problems.iter().any(|line| line != "ok") {
        problems.iter().for_each(|line| say(format_args!("database        {line}")));
        bail!("The database is damaged. Restore the last backup; do not go on writing.");
    }
    say("integrity       ok");
    let missing = missing_files(&store).await?;
    if missing > 0 {
        bail!("{missing} files are named in the database and not in the files folder.");
    }
    say("files           all there");
    Ok(())
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
