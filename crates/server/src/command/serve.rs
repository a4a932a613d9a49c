//! `cenacle serve`.

use anyhow::Result;
use kernel::params;

use super::say;
use crate::{
    config::{Data, DataArgs, ServeArgs},
    serve,
};

/// A day in milliseconds.
pub(super) const DAY_MS: i64 = 24 * 3600 * 1000;

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) serve: ServeArgs,
}

pub(crate) async fn run(data: DataArgs, args: Args) -> Result<()> {
    let config = args.serve.resolve(data.config.as_deref())?;
    let data = data.resolve("data")?;
    let store = serve::open(&data).await?;
    first_start(&store, &config).await?;
    // Nobody is stepped into here, whatever the data holds: that is the demo's alone.
    let running = serve::start(store, &data, &config, Vec::new(), true).await?;
    say(format_args!("Cénacle listens on http://{}", running.address));
    if let Some(console) = &running.console {
        say(format_args!("The console of its organisations: {console}"));
    }
    running.until_stopped().await
}

/// On an empty deployment: one organisation for this address, and a one-time link for its first administrator.
async fn first_start(store: &kernel::Store, config: &crate::config::Serve) -> Result<()> {
    let none = store
        .system_read("whether there is an organisation yet", |tx| {
            Ok(tx.first::<i64>("select count(*) from organisation", params! {})? == Some(0))
        })
        .await
        .map_err(|error| anyhow::anyhow!(error))?;
    if !none {
        return Ok(());
    }
    let port = config.listen.port();
    let base_url = format!("http://localhost:{port}");
    let new = identity::NewOrganisation {
        slug: "organisation".into(),
        name: "Cénacle".into(),
        hosts: vec!["localhost".into(), "127.0.0.1".into(), "[::1]".into()],
        base_url: base_url.clone(),
        lang: kernel::Lang::Fr,
        time_zone: "Europe/Paris".into(),
        hue: 262,
        is_example: false,
    };
    let chance = store.chance().clone();
    let link = store
        .system("the first organisation and its first administrator's link", move |tx| {
            let organisation = identity::create_organisation(tx, &new)?;
            identity::first_link(tx, &chance, organisation)
        })
        .await
        .map_err(|error| anyhow::anyhow!(error))?;
    let days = identity::link::Purpose::First.life_ms() / DAY_MS;
    say(format_args!("This deployment is new. Its first administrator begins here, once, within {days} days:"));
    say(format_args!("  {base_url}/first/{link}"));
    Ok(())
}

/// Where the data is, said once.
pub(crate) fn describe(data: &Data) -> String {
    match &data.location {
        db::Location::File(path) => path.display().to_string(),
        // A password in the URL stays out of every log.
        db::Location::Server(url) => format!("PostgreSQL at {}", url.rsplit('@').next().unwrap_or_default()),
    }
}
