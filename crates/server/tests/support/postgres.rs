//! One private PostgreSQL cluster a test process, one fresh database a test.
//!
//! The binaries are Debian's; the cluster lives in a temporary folder, listens on a free port of this machine under a
//! random password, and forgoes durability. `initdb` refuses to run as root, so root becomes `postgres` for it.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, OnceLock};

use super::tether::Tether;

/// A running cluster.
pub struct Postgres {
    bin: PathBuf,
    port: u16,
    password: String,
    /// Which templates are ready, by name. Held while one is being prepared, so that it happens once.
    templates: Mutex<HashSet<String>>,
    _process: Tether,
}

/// A database of one test's own; dropped with it.
pub struct Database {
    /// `postgres://user:password@host:port/name`
    pub url: String,
    name: String,
    cluster: &'static Postgres,
}

/// Makes names of databases different from each other.
static NEXT: AtomicU64 = AtomicU64::new(1);

/// Makes the cluster in `$1/data` with the binaries of `$2` on port `$3`, then says so.
const START: &str = r#"
umask 077
"$2/initdb" --pgdata="$1/data" --username=cenacle --auth=scram-sha-256 --pwfile="$1/password" \
  --encoding=UTF8 --locale=C.UTF-8 --no-sync --no-instructions >"$1/log" 2>&1 &&
cat >>"$1/data/postgresql.conf" <<SETTINGS &&
port = $3
listen_addresses = '127.0.0.1'
unix_socket_directories = '$1'
max_connections = 200
shared_buffers = 64MB
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum = off
SETTINGS
"$2/pg_ctl" --pgdata="$1/data" --log="$1/log" --wait --silent start &&
echo cluster ready || { echo cluster failed; cat "$1/log"; }
"#;

impl Postgres {
    /// The cluster of this process, started on first use.
    ///
    /// # Panics
    /// If PostgreSQL is not installed or does not start.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Postgres> = OnceLock::new();
        SHARED.get_or_init(Self::start)
    }

    fn start() -> Self {
        let bin = binaries();
        let folder = tempfile::Builder::new().prefix("cenacle-postgres-").tempdir().unwrap().keep();
        let password = fs::read_to_string("/proc/sys/kernel/random/uuid").unwrap().trim().to_owned();
        fs::write(folder.join("password"), &password).unwrap();
        let port = free_port();

        let mut command = become_postgres(&folder);
        let (folder, binaries, port_text) = (folder.display().to_string(), bin.display().to_string(), port.to_string());
        command.extend(["sh", "-c", START, "start", &folder, &binaries, &port_text].map(str::to_owned));
        let stop = become_postgres(Path::new(&folder)).join(" ");
        let after = format!(
            "{stop} '{binaries}/pg_ctl' --pgdata='{folder}/data' --mode=immediate --silent stop; rm -rf '{folder}'"
        );
        let process = Tether::start(&command.iter().map(String::as_str).collect::<Vec<_>>(), &after);
        let ready = process.line(|line| match line {
            "cluster ready" => Some(true),
            "cluster failed" => Some(false),
            _ => None,
        });
        assert!(ready, "PostgreSQL did not start: {}", process.line(|line| Some(line.to_owned())));
        Self { bin, port, password, templates: Mutex::default(), _process: process }
    }

    /// An empty database.
    pub fn fresh(&'static self) -> Database {
        self.create("")
    }

    /// A copy of the database that `prepare` made of an empty one, the first time that this process asked for `name`.
    /// `prepare` must have closed its connections when it returns.
    pub fn fresh_from(&'static self, name: &str, prepare: impl FnOnce(&str)) -> Database {
        let template = format!("template_{name}");
        {
            let mut ready = self.templates.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            if !ready.contains(name) {
                self.sql("postgres", &format!("drop database if exists {template} with (force)"));
                self.sql("postgres", &format!("create database {template}"));
                prepare(&self.url(&template));
                ready.insert(name.to_owned());
            }
        }
        self.create(&format!("template {template}"))
    }

    fn create(&'static self, options: &str) -> Database {
        let name = format!("test_{}", NEXT.fetch_add(1, Ordering::Relaxed));
        self.sql("postgres", &format!("create database {name} {options}"));
        Database { url: self.url(&name), name, cluster: self }
    }

    fn url(&self, database: &str) -> String {
        format!("postgres://cenacle:{}@127.0.0.1:{}/{database}", self.password, self.port)
    }

    /// Runs one statement as the cluster's owner and returns what `psql` prints, unaligned.
    ///
    /// # Panics
    /// If the statement fails.
    pub fn sql(&self, database: &str, statement: &str) -> String {
        let output = Command::new(self.bin.join("psql"))
            .args(["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1", "--command"])
            .arg(statement)
            .arg(self.url(database))
            .output()
            .unwrap();
        assert!(output.status.success(), "{statement}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).trim_end().to_owned()
    }
}

impl Database {
    /// Runs one statement in this database.
    ///
    /// # Panics
    /// If the statement fails.
    pub fn sql(&self, statement: &str) -> String {
        self.cluster.sql(&self.name, statement)
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        // A test that failed leaves its database; the whole cluster goes at the end anyway.
        if !std::thread::panicking() {
            self.cluster.sql("postgres", &format!("drop database {} with (force)", self.name));
        }
    }
}

/// The newest PostgreSQL of this machine.
fn binaries() -> PathBuf {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut found: Vec<(u32, PathBuf)> = versions
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .filter(|(_, bin)| bin.join("initdb").exists() && bin.join("psql").exists())
        .collect();
    found.sort();
    found.pop().map(|(_, bin)| bin).expect("PostgreSQL is missing: run bin/setup")
}

/// What to put before a command so that it does not run as root, having made `folder` belong to who it runs as.
fn become_postgres(folder: &Path) -> Vec<String> {
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.starts_with(b"0\n"));
    if !is_root {
        return Vec::new();
    }
    let owned = Command::new("chown").args(["-R", "postgres:postgres"]).arg(folder).status();
    assert!(owned.is_ok_and(|status| status.success()), "there is no user postgres: run bin/setup");
    ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--"].map(str::to_owned).into()
}

/// A port that nobody listens on. Somebody may take it before PostgreSQL does, which then says so.
fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}
