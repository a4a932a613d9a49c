//! `cenacle organisation …`.

use anyhow::{Context, Result, anyhow, bail};
use kernel::{
    Id, Lang, Organisation, Store,
    audit::{Act, Line},
    params,
};

use super::say;
use crate::{config::DataArgs, serve};

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Args {
    /// Create an organisation and print its first administrator's one-time link
    Create {
        /// A short name for the command line
        slug: String,
        /// Its name
        #[arg(long)]
        name: String,
        /// The host names that it answers to
        #[arg(long, value_delimiter = ',', required = true)]
        host: Vec<String>,
        /// The address in its links [default: https://HOST]
        #[arg(long)]
        base_url: Option<String>,
        /// fr or en
        #[arg(long, default_value = "fr")]
        lang: String,
        /// IANA name of its time zone
        #[arg(long, default_value = "Europe/Paris")]
        time_zone: String,
    },
    /// List the organisations of the deployment
    List,
    /// Choose the reactions, in order: some of like, bravo, thanks, insightful, agree, question
    Reactions {
        /// The organisation's short name
        slug: String,
        /// Their names, separated by commas
        #[arg(value_delimiter = ',', required = true)]
        kinds: Vec<String>,
    },
    /// Print another one-time link for an administrator
    Link {
        /// The organisation's short name
        slug: String,
    },
}

pub(crate) async fn run(data: DataArgs, args: Args) -> Result<()> {
    let store = serve::open(&data.resolve("data")?).await?;
    match args {
        Args::Create { slug, name, host, base_url, lang, time_zone } => {
            let first = host.first().cloned().unwrap_or_default();
            let base_url = base_url.unwrap_or_else(|| format!("https://{first}"));
            let lang = Lang::parse(&lang).context("The language is fr or en.")?;
            jiff::tz::TimeZone::get(&time_zone).with_context(|| format!("“{time_zone}” is not a time zone."))?;
            let new = identity::NewOrganisation {
                slug: slug.clone(),
                name,
                hosts: host,
                base_url,
                lang,
                time_zone,
                hue: 262,
                is_example: false,
            };
            let made =
                store.system("an organisation is created", move |tx| identity::create_organisation(tx, &new)).await;
            let organisation =
                made.map_err(|error| anyhow!("The organisation was not created: a name or host is taken ({error})."))?;
            say(format_args!(
                "The organisation {slug} is created. Its first administrator begins here, once, within a day:"
            ));
            link(&store, organisation).await
        }
        Args::List => {
            let rows = store
                .system_read("the deployment's own list", |tx| {
                    tx.all::<(String, String, String, i64)>(
                        "select slug, name, hosts, (select count(*) from person p where p.organisation = o.id) from organisation o order by slug",
                        params! {},
                    )
                })
                .await
                .map_err(|error| anyhow!(error))?;
            for (slug, name, hosts, people) in rows {
                say(format_args!("{slug}\t{name}\t{hosts}\t{people} people"));
            }
            Ok(())
        }
        Args::Reactions { slug, kinds } => {
            let organisation = find(&store, &slug).await?;
            let known: Vec<&str> = content::reaction::DEFAULT.split(',').collect();
            if let Some(unknown) = kinds.iter().find(|kind| !known.contains(&kind.as_str())) {
                bail!("“{unknown}” is not a reaction. There are {}.", known.join(", "));
            }
            let reactions = kinds.join(",");
            store
                .system("the organisation's choice of reactions", move |tx| {
                    let was: Option<String> = tx.first(
                        "select reactions from organisation where id = :organisation",
                        params! { organisation },
                    )?;
                    tx.execute(
                        "update organisation set reactions = :reactions where id = :organisation",
                        params! { organisation, reactions = reactions.as_str() },
                    )?;
                    let line = Line::new(Act::Setting).on("reactions").change(was.unwrap_or_default(), reactions);
                    tx.audit(organisation, None, &line)
                })
                .await
                .map_err(|error| anyhow!(error))?;
            say("Chosen. A running program shows them after its next start.");
            Ok(())
        }
        Args::Link { slug } => {
            let organisation = find(&store, &slug).await?;
            link(&store, organisation).await
        }
    }
}

async fn link(store: &Store, organisation: Id<Organisation>) -> Result<()> {
    let chance = store.chance().clone();
    let (secret, base_url) = store
        .system("a first administrator's link", move |tx| {
            let secret = identity::first_link(tx, &chance, organisation)?;
            Ok((
                secret,
                tx.first::<String>(
                    "select base_url from organisation where id = :organisation",
                    params! { organisation },
                )?,
            ))
        })
        .await
        .map_err(|error| anyhow!(error))?;
    say(format_args!("  {}/first/{secret}", base_url.unwrap_or_default()));
    Ok(())
}

/// An organisation by its short name.
pub(super) async fn find(store: &Store, slug: &str) -> Result<Id<Organisation>> {
    let slug = slug.to_owned();
    let named = slug.clone();
    let found = store
        .system_read("an organisation by its short name", move |tx| {
            tx.first::<Id<Organisation>>("select id from organisation where slug = :slug", params! { slug })
        })
        .await
        .map_err(|error| anyhow!(error))?;
    found.with_context(|| format!("There is no organisation “{named}”. `cenacle organisation list` shows them."))
}
