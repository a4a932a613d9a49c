//! What every handler shares: the store, the organisations by host name, and the settings of the deployment.

use std::{
    collections::HashMap,
    net::IpAddr,
    num::NonZeroU32,
    sync::{Arc, Mutex, RwLock},
};

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use kernel::{Error, Id, Lang, Organisation, Person, Result, Store, Workshop, record};

/// How this deployment is reached and bounded.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Proxies whose `X-Forwarded-…` headers are believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// The largest file that may be uploaded, in bytes.
    pub max_upload: usize,
    /// Whether the example company's people may be stepped into: only while listening on loopback.
    pub step_in: bool,
    /// How many requests of one kind a person or address may make: 1 in production, more where a test drives.
    pub rate_factor: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self { trusted_proxies: Vec::new(), max_upload: 25 * 1024 * 1024, step_in: false, rate_factor: 1 }
    }
}

/// An organisation as a request reaches it.
#[derive(Debug, Clone)]
pub struct Hosted {
    /// Its id.
    pub id: Id<Organisation>,
    /// Its name.
    pub name: String,
    /// The address under which its links are written, without a final slash.
    pub base_url: String,
    /// Its own language, for whoever has not chosen.
    pub lang: Lang,
    /// Its own time zone, likewise.
    pub time_zone: String,
    /// The hue of its colours, 0 to 359.
    pub hue: i64,
    /// The reactions in use, in order.
    pub reactions: Vec<String>,
    /// The file of its logo, if it has one.
    pub logo: Option<i64>,
    /// Whether whoever runs the deployment has closed it for now.
    pub is_suspended: bool,
    /// Whether it is the example company.
    pub is_example: bool,
    /// The version of its terms of use; 0 when it has none.
    pub terms_version: i64,
}

record! {
    struct HostedRow {
        id: Id<Organisation>, name: String, hosts: String, base_url: String, lang: String, time_zone: String, hue: i64, reactions: String,
        is_example: bool, terms_version: i64, logo: Option<i64>, is_suspended: bool,
    }
}

struct Inner {
    store: Store,
    workshop: Workshop,
    shelf: Workshop,
    settings: Settings,
    hosts: RwLock<HashMap<String, Arc<Hosted>>>,
    sign_in: DefaultKeyedRateLimiter<String>,
    sign_in_on: DefaultKeyedRateLimiter<String>,
    sign_in_from: DefaultKeyedRateLimiter<String>,
    writes: DefaultKeyedRateLimiter<(i64, i64)>,
    notes: DefaultKeyedRateLimiter<(i64, i64)>,
    uploads: DefaultKeyedRateLimiter<(i64, i64)>,
    receiving: Mutex<HashMap<PersonKey, u32>>,
}

/// The state that handlers share; cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inner>);

impl App {
    /// Reads the organisations of the deployment.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn new(store: Store, settings: Settings) -> Result<Self> {
        let per_minute = |count: u32| {
            Quota::per_minute(NonZeroU32::new(count * settings.rate_factor.max(1)).unwrap_or(NonZeroU32::MIN))
        };
        let app = Self(Arc::new(Inner {
            sign_in: RateLimiter::keyed(per_minute(10)),
            sign_in_on: RateLimiter::keyed(per_minute(60)),
            sign_in_from: RateLimiter::keyed(per_minute(200)),
            writes: RateLimiter::keyed(per_minute(60)),
            notes: RateLimiter::keyed(per_minute(300)),
            uploads: RateLimiter::keyed(per_minute(60)),
            receiving: Mutex::default(),
            store,
            workshop: Workshop::new(2, 64)?,
            shelf: Workshop::new(4, 512)?,
            settings,
            hosts: RwLock::default(),
        }));
        app.refresh_hosts().await?;
        Ok(app)
    }

    /// The way to data.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// Where hashing and pictures are done.
    #[must_use]
    pub fn workshop(&self) -> &Workshop {
        &self.0.workshop
    }

    /// The threads that read files: they wait for disks, and never behind a picture that is being drawn.
    #[must_use]
    pub fn shelf(&self) -> &Workshop {
        &self.0.shelf
    }

    /// The deployment's settings.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// The organisation of a host name; none is ever the default.
    #[must_use]
    pub fn hosted(&self, host: &str) -> Option<Arc<Hosted>> {
        let name = without_port(host).to_ascii_lowercase();
        self.0.hosts.read().unwrap_or_else(std::sync::PoisonError::into_inner).get(&name).map(Arc::clone)
    }

    /// Reads the organisations again, after one was created or changed.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn refresh_hosts(&self) -> Result<()> {
        let rows = self
            .store()
            .system_read("the host names of all organisations, to find whose a request is", |tx| {
                tx.all::<HostedRow>("select id, name, hosts, base_url, lang, time_zone, hue, reactions, is_example, terms_version, logo, case when suspended_at is null then 0 else 1 end as is_suspended from organisation", &[])
            })
            .await?;
        let mut hosts = HashMap::new();
        for row in rows {
            let hosted = Arc::new(Hosted {
                id: row.id,
                name: row.name,
                base_url: row.base_url,
                lang: Lang::parse(&row.lang).unwrap_or_default(),
                time_zone: row.time_zone,
                hue: row.hue,
                reactions: row.reactions.split(',').map(str::to_owned).collect(),
                logo: row.logo,
                is_suspended: row.is_suspended,
                is_example: row.is_example,
                terms_version: row.terms_version,
            });
            for host in row.hosts.split(',').map(str::trim).filter(|host| !host.is_empty()) {
                hosts.insert(host.to_ascii_lowercase(), Arc::clone(&hosted));
            }
        }
        *self.0.hosts.write().unwrap_or_else(std::sync::PoisonError::into_inner) = hosts;
        Ok(())
    }

    /// Counts one attempt to sign in under this key (an address, an account).
    ///
    /// # Errors
    /// [`Error::RateLimited`] beyond ten a minute.
    pub fn attempt(&self, key: String) -> Result<()> {
        self.0.sign_in.check_key(&key).map_err(|_until| Error::RateLimited(60))
    }

    /// Counts attempts on one account from wherever they come.
    ///
    /// # Errors
    /// [`Error::RateLimited`] beyond sixty a minute.
    pub fn attempt_on_one(&self, key: String) -> Result<()> {
        self.0.sign_in_on.check_key(&key).map_err(|_until| Error::RateLimited(60))
    }

    /// Counts attempts under the key of something that many people share: the address of an office, on whose Monday
    /// everybody signs in.
    ///
    /// # Errors
    /// [`Error::RateLimited`] beyond two hundred a minute.
    pub fn attempt_of_many(&self, key: String) -> Result<()> {
        self.0.sign_in_from.check_key(&key).map_err(|_until| Error::RateLimited(60))
    }

    /// Counts one change by a person.
    ///
    /// # Errors
    /// [`Error::RateLimited`] beyond sixty a minute.
    pub fn change(&self, organisation: Id<Organisation>, person: Id<Person>) -> Result<()> {
        within(&self.0.writes, organisation, person)
    }

    /// Counts one thing that a person notes for themselves: what was read, a draft.
    ///
    /// # Errors
    /// [`Error::RateLimited`] beyond three hundred a minute.
    pub fn note(&self, organisation: Id<Organisation>, person: Id<Person>) -> Result<()> {
        within(&self.0.notes, organisation, person)
    }

    /// Counts the files that a person sends, before anything is done with them: a large picture counts as several.
    ///
    /// # Errors
    /// [`Error::RateLimited`] beyond sixty a minute.
    pub(super) fn upload(&self, person: PersonKey, weight: u32) -> Result<()> {
        // What weighs more than a whole minute may be sent once a minute.
        let most = 60 * self.0.settings.rate_factor.max(1);
        let Some(weight) = NonZeroU32::new(weight.min(most)) else { return Ok(()) };
        match self.0.uploads.check_key_n(&person, weight) {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(Error::RateLimited(60)),
        }
    }

    /// Begins to receive a form with files of a person; it ends when the answer is dropped.
    ///
    /// # Errors
    /// [`Error::RateLimited`] for whoever sends so many at once already: each may take its whole size of memory.
    pub(super) fn receive(&self, person: PersonKey) -> Result<Receiving> {
        let most = 4 * self.0.settings.rate_factor.max(1);
        let mut receiving = self.0.receiving.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let at_once = receiving.entry(person).or_default();
        if *at_once >= most {
            return Err(Error::RateLimited(10));
        }
        *at_once += 1;
        Ok(Receiving { app: self.clone(), person })
    }

    /// Forgets keys that have been quiet, so that the limits stay small.
    pub fn forget_quiet_limits(&self) {
        self.0.sign_in.retain_recent();
        self.0.sign_in_on.retain_recent();
        self.0.sign_in_from.retain_recent();
        for people in [&self.0.writes, &self.0.notes, &self.0.uploads] {
            people.retain_recent();
        }
    }
}

/// A person as the limits know them: organisation and person.
pub(super) type PersonKey = (i64, i64);

/// A form with files that is in memory.
pub(super) struct Receiving {
    app: App,
    person: PersonKey,
}

impl Drop for Receiving {
    fn drop(&mut self) {
        let mut receiving = self.app.0.receiving.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(at_once) = receiving.get_mut(&self.person) {
            *at_once -= 1;
            if *at_once == 0 {
                receiving.remove(&self.person);
            }
        }
    }
}

fn within(
    limit: &DefaultKeyedRateLimiter<(i64, i64)>,
    organisation: Id<Organisation>,
    person: Id<Person>,
) -> Result<()> {
    limit.check_key(&(organisation.get(), person.get())).map_err(|_until| Error::RateLimited(60))
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}
