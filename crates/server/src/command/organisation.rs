//! `cenacle organisation …`.

use anyhow::{Context, Result, anyhow, bail};
use kernel::{
    Id, Lang, Organisation, Store,
    audit::{Act, Line},
    params,
};

use super::{say, serve::DAY_MS};
use crate::{config::DataArgs, organisations, serve};

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
    /// Change the host names that an organisation answers to, or the address in its links
    Address {
        /// The organisation's short name
        slug: String,
        /// The host names from now on, instead of those before [default: they stay]
        #[arg(long, value_delimiter = ',')]
        host: Vec<String>,
        /// The address in its links [default: it stays while its host does, and else is https://HOST]
        #[arg(long)]
        base_url: Option<String>,
    },
    /// List the organisations of the deployment
    List,
    /// Close an organisation to everybody; nothing of it is lost
    Suspend {
        /// The organisation's short name
        slug: String,
    },
    /// Open a suspended organisation again
    Resume {
        /// The organisation's short name
        slug: String,
    },
    /// Remove a suspended organisation with everything in it, for good
    Remove {
        /// The organisation's short name
        slug: String,
        /// Its short name again
        #[arg(long)]
        confirm: String,
    },
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
    // The first organisation of a deployment may be made before it was ever served.
    let data = if matches!(args, Args::Create { .. }) { data.resolve("data")? } else { data.existing("data")? };
    let store = serve::open(&data).await?;
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
                "The organisation {slug} is created. Its first administrator begins here, once, within {} days:",
                identity::link::Purpose::First.life_ms() / DAY_MS
            ));
            link(&store, organisation).await
        }
        Args::Address { slug, host, base_url } => address(&store, &slug, host, base_url).await,
        Args::List => {
            for known in organisations::list(&store).await.map_err(|error| anyhow!(error))? {
                let state = if known.suspended_at.is_some() { "\tsuspended" } else { "" };
                say(format_args!("{}\t{}\t{}\t{} people{state}", known.slug, known.name, known.hosts, known.people));
            }
            Ok(())
        }
        Args::Suspend { slug } => {
            let organisation = find(&store, &slug).await?;
            organisations::suspend(&store, organisation, true).await.map_err(|error| anyhow!(error))?;
            say(
                "Suspended. A running program closes it within a few seconds; `cenacle organisation resume` opens it again.",
            );
            Ok(())
        }
        Args::Resume { slug } => {
            let organisation = find(&store, &slug).await?;
            organisations::suspend(&store, organisation, false).await.map_err(|error| anyhow!(error))?;
            say("Open again. A running program follows within a few seconds.");
            Ok(())
        }
        Args::Remove { slug, confirm } => remove(&store, &slug, &confirm).await,
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
            say("Chosen. A running program shows them within seconds.");
            Ok(())
        }
        Args::Link { slug } => {
            let organisation = find(&store, &slug).await?;
            link(&store, organisation).await
        }
    }
}

async fn address(store: &Store, slug: &str, hosts: Vec<String>, base_url: Option<String>) -> Result<()> {
    let organisation = find(store, slug).await?;
    for other in organisations::list(store).await.map_err(|error| anyhow!(error))? {
        let is_its = |host: &&String| other.hosts.split(',').any(|known| known == host.trim().to_ascii_lowercase());
        if let Some(host) = hosts.iter().find(is_its).filter(|_| other.slug != slug) {
            bail!(
                "Nothing was changed: “{host}” leads to the organisation “{}”, and two never share a host.",
                other.slug
            );
        }
    }
    let changed = organisations::change_address(store, organisation, hosts, base_url).await;
    let now = changed.map_err(|error| match error {
        kernel::Error::Invalid("base_url", _) => anyhow!(
            "Nothing was changed: the address in links is http:// or https://, one of the host names, and no more than a port behind it."
        ),
        kernel::Error::Invalid(..) => anyhow!(
            "Nothing was changed: a host is a name alone, as in “network.example.com”, and belongs to one organisation."
        ),
        other => anyhow!(other),
    })?;
    say(format_args!("{slug} answers to {}, and its links begin with {}.", now.hosts.replace(',', ", "), now.base_url));
    say("A running program follows within a few seconds.");
    Ok(())
}

async fn remove(store: &Store, slug: &str, confirm: &str) -> Result<()> {
    let known = organisations::list(store).await.map_err(|error| anyhow!(error))?;
    let known = known.into_iter().find(|known| known.slug == slug);
    let known =
        known.with_context(|| format!("There is no organisation “{slug}”. `cenacle organisation list` shows them."))?;
    if known.suspended_at.is_none() {
        bail!("“{slug}” is open. Suspend it first, make a backup, and remove it when nobody has missed it.");
    }
    if confirm != slug {
        bail!("Nothing was removed: --confirm must repeat the short name, “{slug}”.");
    }
    let rows = organisations::remove(store, known.id).await.map_err(|error| anyhow!(error))?;
    say(format_args!(
        "Removed, with {rows} rows and the files that nobody else has. Backups made before hold it until they run out."
    ));
    Ok(())
}

async fn link(store: &Store, organisation: Id<Organisation>) -> Result<()> {
    let link = organisations::first_link(store, organisation).await.map_err(|error| anyhow!(error))?;
    say(format_args!("  {link}"));
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
