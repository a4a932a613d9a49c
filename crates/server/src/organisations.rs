//! The organisations of a deployment, as whoever runs it sees and closes them: from the command line and from the console.

use std::collections::BTreeSet;

use db::dump;
use kernel::{Id, Organisation, Result, Store, params, record, schema::SCHEMA};

record! {
    /// An organisation of the deployment.
    #[derive(Debug, Clone)]
    pub struct Known {
        /// Its id.
        pub id: Id<Organisation>,
        /// Its short name.
        pub slug: String,
        /// Its name.
        pub name: String,
        /// The host names that it answers to, separated by commas.
        pub hosts: String,
        /// The address in its links.
        pub base_url: String,
        /// How many people have an open account.
        pub people: i64,
        /// Bytes of its files.
        pub bytes: i64,
        /// Since when it is closed, if it is.
        pub suspended_at: Option<i64>,
    }
}

/// All organisations, by short name.
///
/// # Errors
/// When the database fails.
pub async fn list(store: &Store) -> Result<Vec<Known>> {
    let read = store.system_read("the deployment's own list", |tx| {
        tx.all::<Known>(
            "select o.id, o.slug, o.name, o.hosts, o.base_url, \
                    (select count(*) from person p where p.organisation = o.id and p.kind in ('member', 'guest') and p.deactivated_at is null) as people, \
                    cast(coalesce((select sum(f.size) from file f where f.organisation = o.id), 0) as bigint) as bytes, o.suspended_at \
             from organisation o order by o.slug",
            &[],
        )
    });
    read.await
}

/// Closes an organisation to everybody, or opens it again; nothing of it is lost. Says whether that was new. A running
/// program follows within a few seconds.
///
/// # Errors
/// When the database fails.
pub async fn suspend(store: &Store, organisation: Id<Organisation>, suspended: bool) -> Result<bool> {
    let changed = store.quietly("whoever runs the deployment closes an organisation, or opens it again", move |tx| {
        let at = suspended.then_some(tx.now());
        let changed = tx.execute(
            "update organisation set suspended_at = :at where id = :organisation and (suspended_at is null) = (:suspended = 1)",
            params! { organisation, at, suspended = i64::from(suspended) },
        )?;
        Ok(changed > 0)
    });
    changed.await
}

/// Changes where an organisation is reached; what is not given stays. Says what holds now. A running program follows within a
/// few seconds.
///
/// # Errors
/// As [`identity::change_address`].
pub async fn change_address(
    store: &Store,
    organisation: Id<Organisation>,
    hosts: Vec<String>,
    base_url: Option<String>,
) -> Result<identity::Address> {
    let changed = store.system("whoever runs the deployment says where an organisation is reached", move |tx| {
        identity::change_address(tx, organisation, &hosts, base_url.as_deref())
    });
    changed.await
}

/// Another one-time link for an administrator of an organisation, as an address.
///
/// # Errors
/// [`kernel::Error::NotFound`] without the organisation; the database's failure.
pub async fn first_link(store: &Store, organisation: Id<Organisation>) -> Result<String> {
    let chance = store.chance().clone();
    let made = store.system("a first administrator's link", move |tx| {
        let secret = identity::first_link(tx, &chance, organisation)?;
        let base_url: Option<String> =
            tx.first("select base_url from organisation where id = :organisation", params! { organisation })?;
        Ok(format!("{}/first/{secret}", base_url.ok_or(kernel::Error::NotFound)?))
    });
    made.await
}

/// Removes everything of an organisation, its row last: what was cut off is taken up by doing it again. Bytes go that no
/// row of another organisation names. Says how many rows went.
///
/// # Errors
/// When the database fails.
pub async fn remove(store: &Store, organisation: Id<Organisation>) -> Result<u64> {
    let digests: Vec<String> = store
        .system_read("the files of an organisation that is about to go", move |tx| {
            tx.all("select distinct digest from file where organisation = :organisation", params! { organisation })
        })
        .await?;
    store.quietly("the search index of an organisation that goes", move |tx| search::remove(tx, organisation)).await?;
    let tables = store.database().read_unguarded(|tx| dump::tables(tx, &SCHEMA)).await?;
    let mut gone = 0;
    for table in tables.into_iter().filter(|table| table.name != "organisation") {
        gone += store.database().write(move |tx| dump::clear(tx, &table, organisation.get())).await?;
    }
    store
        .quietly("an organisation goes", move |tx| {
            tx.execute("delete from organisation where id = :organisation", params! { organisation })
        })
        .await?;
    let named: BTreeSet<String> = store
        .system_read("bytes that others name too", |tx| tx.all::<String>("select distinct digest from file", &[]))
        .await?
        .into_iter()
        .collect();
    let spare: Vec<String> = digests.into_iter().filter(|digest| !named.contains(digest)).collect();
    content::purge::remove(store.blobs(), &spare, store.clock().now_ms());
    Ok(gone)
}
