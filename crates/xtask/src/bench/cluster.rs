//! A private PostgreSQL that is kept between runs: its own folder, a free port of this machine, a random password, and
//! durable, unlike the tests' own. `initdb` refuses to run as root, so root becomes `postgres` for it.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

/// A running cluster; stops when dropped.
pub(crate) struct Cluster {
    bin: PathBuf,
    folder: PathBuf,
    password: String,
    port: u16,
}

/// What differs from PostgreSQL's own settings.
pub(crate) const SETTINGS: &str = "shared_buffers=512MB, everything else as it comes (fsync and synchronous_commit on)";

const MAKE: &str = r#"
umask 077
cat /proc/sys/kernel/random/uuid >"$1/password" &&
"$2/initdb" --pgdata="$1/data" --username=cenacle --auth=scram-sha-256 --pwfile="$1/password" \
  --encoding=UTF8 --locale=C.UTF-8 --no-instructions >"$1/log" 2>&1 || { cat "$1/log"; rm -rf "$1/data"; exit 1; }
"#;

const START: &str = r#"
"$2/pg_ctl" --pgdata="$1/data" status >/dev/null && "$2/pg_ctl" --pgdata="$1/data" --mode=fast --silent stop
"$2/pg_ctl" --pgdata="$1/data" --log="$1/log" --wait --silent --timeout=120 --options="-p $3 -c listen_addresses=127.0.0.1 \
  -c unix_socket_directories= -c shared_buffers=512MB -c shared_preload_libraries=$4" start </dev/null >/dev/null 2>&1 || { tail -20 "$1/log"; exit 1; }
"#;

impl Cluster {
    /// Starts the cluster of a folder, made on first use; `counting` has it count its statements.
    pub(crate) fn start(folder: &Path, counting: bool) -> Result<Self> {
        let bin = binaries().context("PostgreSQL is missing: run bin/setup")?;
        fs::create_dir_all(folder)?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let before = become_postgres(folder)?;
        if !folder.join("data").exists() {
            shell(&before, MAKE, folder, &bin, &[])?;
        }
        let library = if counting { "pg_stat_statements" } else { "" };
        shell(&before, START, folder, &bin, &[&port.to_string(), library])?;
        let password = fs::read_to_string(folder.join("password"))?.trim().to_owned();
        Ok(Self { bin, folder: folder.to_owned(), password, port })
    }

    /// The process whose children serve the sessions.
    pub(crate) fn pid(&self) -> u32 {
        let file = fs::read_to_string(self.folder.join("data/postmaster.pid")).unwrap_or_default();
        file.lines().next().and_then(|line| line.trim().parse().ok()).unwrap_or(0)
    }

    pub(crate) fn url(&self, database: &str) -> String {
        format!("postgres://cenacle:{}@127.0.0.1:{}/{database}", self.password, self.port)
    }

    /// Runs statements as the cluster's owner, each by itself, and returns what `psql` prints.
    pub(crate) fn sql(&self, database: &str, statements: &[&str]) -> Result<String> {
        let mut command = Command::new(self.bin.join("psql"));
        command.args(["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1"]);
        for statement in statements {
            command.arg("--command").arg(statement);
        }
        let output = command.arg(self.url(database)).output()?;
        ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        Ok(String::from_utf8_lossy(&output.stdout).trim_end().to_owned())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Ok(before) = become_postgres(&self.folder) {
            let stop = r#""$2/pg_ctl" --pgdata="$1/data" --mode=fast --silent stop"#;
            drop(shell(&before, stop, &self.folder, &self.bin, &[]));
        }
    }
}

fn shell(before: &[String], script: &str, folder: &Path, bin: &Path, more: &[&str]) -> Result<()> {
    let mut words: Vec<String> = before.to_vec();
    words.extend(["sh", "-c", script, "cluster"].map(str::to_owned));
    words.extend([folder.display().to_string(), bin.display().to_string()]);
    words.extend(more.iter().map(|word| (*word).to_owned()));
    let (program, arguments) = words.split_first().context("a command")?;
    let output = Command::new(program).args(arguments).current_dir(folder).output()?;
    ensure!(output.status.success(), "PostgreSQL: {}", String::from_utf8_lossy(&output.stdout));
    Ok(())
}

/// The newest PostgreSQL of this machine.
fn binaries() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut found: Vec<(u32, PathBuf)> = versions
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .filter(|(_, bin)| bin.join("initdb").exists())
        .collect();
    found.sort();
    found.pop().map(|(_, bin)| bin)
}

/// What to put before a command so that it does not run as root, having made `folder` belong to who it runs as.
fn become_postgres(folder: &Path) -> Result<Vec<String>> {
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.starts_with(b"0\n"));
    if !is_root {
        return Ok(Vec::new());
    }
    let owned = Command::new("chown").args(["-R", "postgres:postgres"]).arg(folder).status()?;
    ensure!(owned.success(), "there is no user postgres: run bin/setup");
    Ok(["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--"].map(str::to_owned).into())
}
