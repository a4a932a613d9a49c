//! `cenacle person …`.

use std::path::PathBuf;

use anyhow::{Context, Result, anyhow, bail};
use kernel::{
    Chance, Id, Lang, Person,
    audit::{Act, Line},
    params,
};

use super::{organisation::find, people, say};
use crate::{config::DataArgs, serve};

const ROLES: [&str; 5] = ["administrator", "protection", "controller", "curator", "representative"];

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Args {
    /// Create a person; the password is read from standard input
    Create {
        /// The organisation's short name
        #[arg(long)]
        organisation: String,
        /// First and last name
        #[arg(long)]
        name: String,
        /// The address to sign in with
        #[arg(long)]
        email: String,
        /// fr or en
        #[arg(long, default_value = "fr")]
        lang: String,
        /// administrator, protection, controller, curator or representative
        #[arg(long)]
        role: Option<String>,
    },
    /// Give or take a role
    Role {
        /// The organisation's short name
        #[arg(long)]
        organisation: String,
        /// The person's handle
        handle: String,
        /// administrator, protection, controller, curator or representative
        role: String,
        /// Take it instead
        #[arg(long)]
        remove: bool,
    },
    /// Load people from a CSV file: a line of titles, then one line a person
    Load {
        /// The file
        file: PathBuf,
        /// The organisation's short name
        #[arg(long)]
        organisation: String,
        /// What a column means where its title does not say: TITLE=FIELD, FIELD one of number, email, name, first, last,
        /// title, unit, site, manager, skills, kind, lang, role, last-day; nothing to leave it out
        #[arg(long = "column", value_name = "TITLE=FIELD")]
        columns: Vec<String>,
        /// Make the units and sites that are missing
        #[arg(long)]
        make_missing: bool,
        /// Say what would change, and change nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Take the last load back
    Unload {
        /// The organisation's short name
        #[arg(long)]
        organisation: String,
    },
    /// List the people of an organisation
    List {
        /// The organisation's short name
        #[arg(long)]
        organisation: String,
    },
}

pub(crate) async fn run(data: DataArgs, args: Args) -> Result<()> {
    let store = serve::open(&data.existing("data")?).await?;
    match args {
        Args::Create { organisation, name, email, lang, role } => {
            let organisation = find(&store, &organisation).await?;
            let lang = Lang::parse(&lang).context("The language is fr or en.")?;
            if let Some(role) = &role {
                known(role)?;
            }
            let mut password = String::new();
            std::io::stdin().read_line(&mut password).context("The password is read from standard input.")?;
            let password = password.trim_end_matches(['\r', '\n']);
            identity::password::check(password, &email, &name)
                .map_err(|_why| anyhow!("This password is too short or too easy to guess."))?;
            let hash = identity::password::hash_now(&Chance::system()?, password).map_err(|error| anyhow!(error))?;
            let new = identity::NewPerson {
                lang,
                email: Some(email),
                password_hash: Some(hash),
                ..identity::NewPerson::new(organisation, name)
            };
            let made = store.system("a person is created on the command line", move |tx| {
                let zone = "select time_zone from organisation where id = :organisation";
                let time_zone = tx.first(zone, params! { organisation })?.unwrap_or_else(|| new.time_zone.clone());
                let person = identity::create_person(tx, &identity::NewPerson { time_zone, ..new })?;
                if let Some(role) = role {
                    tx.execute(
                        "insert into person_role(organisation, person, role) values (:organisation, :person, :role)",
                        params! { organisation, person, role = role.as_str() },
                    )?;
                    tx.audit(organisation, None, &Line::new(Act::RoleGiven).on(role).to(person))?;
                }
                tx.first::<String>(
                    "select handle from person where organisation = :organisation and id = :person",
                    params! { organisation, person },
                )
            });
            let handle = made.await.map_err(|error| anyhow!("The person was not created ({error})."))?;
            say(format_args!("@{}", handle.unwrap_or_default()));
            Ok(())
        }
        Args::Role { organisation, handle, role, remove } => {
            known(&role)?;
            let organisation = find(&store, &organisation).await?;
            let changed = store.system("a role is given on the command line", move |tx| {
                let person: Option<Id<Person>> =
                    tx.first("select id from person where organisation = :organisation and handle = :handle", params! { organisation, handle })?;
                let sql = if remove {
                    "delete from person_role where organisation = :organisation and person = :person and role = :role"
                } else {
                    "insert into person_role(organisation, person, role) values (:organisation, :person, :role) on conflict do nothing"
                };
                let person = person.ok_or(kernel::Error::NotFound)?;
                let act = if remove { Act::RoleTaken } else { Act::RoleGiven };
                if tx.execute(sql, params! { organisation, person, role = role.as_str() })? > 0 {
                    tx.audit(organisation, None, &Line::new(act).on(role).to(person))?;
                }
                Ok(())
            });
            changed.await.map_err(|error| anyhow!("Nobody has that handle ({error})."))?;
            Ok(())
        }
        Args::Load { file, organisation, columns, make_missing, dry_run } => {
            let organisation = find(&store, &organisation).await?;
            people::load(&store, organisation, &file, &columns, make_missing, dry_run).await
        }
        Args::Unload { organisation } => {
            let organisation = find(&store, &organisation).await?;
            people::unload(&store, organisation).await
        }
        Args::List { organisation } => {
            let organisation = find(&store, &organisation).await?;
            let rows = store
                .system_read("the deployment's own list", move |tx| {
                    tx.all::<(String, String, String)>(
                        "select handle, kind, name from person where organisation = :organisation order by sort_key",
                        params! { organisation },
                    )
                })
                .await
                .map_err(|error| anyhow!(error))?;
            rows.iter().for_each(|(handle, kind, name)| say(format_args!("@{handle}\t{kind}\t{name}")));
            Ok(())
        }
    }
}

fn known(role: &str) -> Result<()> {
    if ROLES.contains(&role) { Ok(()) } else { bail!("“{role}” is not a role: {}.", ROLES.join(", ")) }
}
