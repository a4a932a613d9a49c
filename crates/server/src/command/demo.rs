//! `cenacle demo`: a living company in a minute.

use anyhow::{Context, Result, anyhow, bail};
use kernel::{Store, params};

use super::say;
use crate::{
    config::{DataArgs, Serve, ServeArgs},
    serve,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    serve: ServeArgs,
    /// Another seed is another company
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// Those who may be stepped into, with what to look at.
///
/// # Errors
/// When the tour is not well written.
pub fn steps() -> Result<Vec<identity::Step>> {
    let tour = example::company::tour()?;
    Ok(tour
        .into_iter()
        .map(|step| identity::Step {
            handle: step.handle,
            look_fr: markup::typography::french(&step.look_fr),
            look_en: step.look_en,
        })
        .collect())
}

pub(crate) async fn run(data: DataArgs, args: Args) -> Result<()> {
    // What the example company links to is nobody's business to be asked for.
    let config = Serve { previews: false, ..args.serve.resolve(data.config.as_deref())? };
    if !config.listen.ip().is_loopback() {
        bail!(
            "The example company lets anybody step into its people, so it is served on this machine alone: use --listen 127.0.0.1:PORT."
        );
    }
    let data = data.resolve("data/demo")?;
    let store = serve::open(&data).await?;
    fill(&store, config.listen.port(), args.seed).await?;
    let running = serve::start(store, &data, &config, steps()?, true).await?;
    say(format_args!("Maison Birotteau is open: http://localhost:{}", running.address.port()));
    if let Some(console) = &running.console {
        say(format_args!("The console of its organisations: {console}"));
    }
    say("Choose somebody to be on the sign-in page. Ctrl-C stops.");
    running.until_stopped().await
}

/// Fills an empty deployment; one that holds something is left as it is.
///
/// # Errors
/// When a text of the company does not hold, or the database fails.
pub async fn fill(store: &Store, port: u16, seed: u64) -> Result<()> {
    let organisations = store
        .system_read("whether there is an organisation yet", |tx| {
            tx.first::<i64>("select count(*) from organisation", params! {})
        })
        .await
        .map_err(|error| anyhow!(error))?;
    if organisations != Some(0) {
        return Ok(());
    }
    say("Filling the data folder with Maison Birotteau…");
    let company = example::company::company().context("The texts of the example company")?;
    let now = store.clock().now_ms();
    let hosts = vec!["localhost".into(), "127.0.0.1".into(), "[::1]".into()];
    let base_url = format!("http://localhost:{port}");
    let filled = store
        .system("the example company is filled in one transaction", move |tx| {
            example::fill(tx, &company, hosts, &base_url, seed, now)
                .map_err(|error| kernel::Error::Internal(format!("{error:#}")))
        })
        .await
        .map_err(|error| anyhow!(error))?;
    settle(store).await?;
    let took = (store.clock().now_ms() - now) / 1000;
    say(format_args!(
        "{} people, {} spaces, {} entries, {} comments, {} reactions, in {took} s.",
        filled.people, filled.spaces, filled.entries, filled.comments, filled.reactions
    ));
    Ok(())
}

/// Inboxes and search are filled before anybody looks; what is older than a day has been read.
async fn settle(store: &Store) -> Result<()> {
    for consumer in crate::background::consumers() {
        crate::background::catch_up(store, consumer).await.map_err(|error| anyhow!(error))?;
    }
    let read = store.quietly("yesterday's inbox was read yesterday", |tx| {
        let yesterday = tx.now() - 24 * 3600 * 1000;
        tx.execute("update notification set read_at = at where at < :yesterday", params! { yesterday })
    });
    read.await.map_err(|error| anyhow!(error))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_the_tour_says_in_french_is_set_as_french_is() {
        let steps = super::steps().unwrap();
        assert!(steps.iter().any(|step| step.look_fr.contains("«\u{a0}")), "some quote");
        for step in steps {
            let loose = ["« ", " »", " ;", " !", " ?", " :"].into_iter().find(|sign| step.look_fr.contains(sign));
            assert_eq!(loose, None, "{}", step.look_fr);
        }
    }
}
