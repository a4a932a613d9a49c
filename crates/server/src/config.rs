//! What can be configured: flags, `CENACLE_…` variables, and a TOML file, in this order of precedence.

use std::{
    net::{IpAddr, SocketAddr},
    os::unix::fs::DirBuilderExt as _,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use clap::Args;
use db::Location;
use serde::Deserialize;

/// Where the data is; common to all commands.
#[derive(Debug, Clone, Args, Default)]
pub struct DataArgs {
    /// Folder for the database and the files
    #[arg(long, env = "CENACLE_DATA", value_name = "DIR", global = true)]
    pub data: Option<PathBuf>,
    /// PostgreSQL instead of the embedded database: postgres://user@host/name
    #[arg(long, env = "CENACLE_DATABASE", value_name = "URL", global = true)]
    pub database: Option<String>,
    /// TOML file with any of these settings
    #[arg(long, env = "CENACLE_CONFIG", value_name = "FILE", global = true)]
    pub config: Option<PathBuf>,
}

/// How the network is served.
#[derive(Debug, Clone, Args, Default)]
pub struct ServeArgs {
    /// Address and port to listen on [default: 127.0.0.1:8080]
    #[arg(long, env = "CENACLE_LISTEN", value_name = "ADDRESS")]
    pub listen: Option<SocketAddr>,
    /// Mail server: smtp://user:password@host:587; without one, mail is written to the folder `mail` of the data
    #[arg(long, env = "CENACLE_SMTP", value_name = "URL")]
    pub smtp: Option<String>,
    /// Sender of the product's mail
    #[arg(long, env = "CENACLE_MAIL_FROM", value_name = "ADDRESS")]
    pub mail_from: Option<String>,
    /// Proxies whose X-Forwarded-For and X-Forwarded-Host are believed
    #[arg(long, env = "CENACLE_TRUSTED_PROXIES", value_name = "IP", value_delimiter = ',')]
    pub trusted_proxies: Vec<IpAddr>,
    /// Largest upload, in megabytes [default: 25]
    #[arg(long, env = "CENACLE_MAX_UPLOAD_MB", value_name = "MB")]
    pub max_upload_mb: Option<usize>,
    /// Links without previews: the server then asks no other site for anything
    #[arg(long, env = "CENACLE_NO_PREVIEWS")]
    pub no_previews: bool,
    /// Folder for a backup a day, of which seven days, four Mondays and twelve firsts of a month are kept
    #[arg(long, env = "CENACLE_BACKUPS", value_name = "DIR")]
    pub backups: Option<PathBuf>,
    /// Address and port on this machine for a console of the deployment's organisations; its key is printed at the start
    #[arg(long, env = "CENACLE_CONSOLE", value_name = "ADDRESS")]
    pub console: Option<SocketAddr>,
    /// Address and port of an own listener for /metrics, for whoever collects figures from another machine
    #[arg(long, env = "CENACLE_METRICS", value_name = "ADDRESS")]
    pub metrics: Option<SocketAddr>,
    /// Logs as JSON, for a log collector
    #[arg(long, env = "CENACLE_LOG_JSON")]
    pub log_json: bool,
}

/// The same as a file.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    data: Option<PathBuf>,
    database: Option<String>,
    listen: Option<SocketAddr>,
    smtp: Option<String>,
    mail_from: Option<String>,
    trusted_proxies: Vec<IpAddr>,
    max_upload_mb: Option<usize>,
    no_previews: bool,
    backups: Option<PathBuf>,
    console: Option<SocketAddr>,
    metrics: Option<SocketAddr>,
    log_json: bool,
}

fn read(path: Option<&Path>) -> Result<File> {
    let Some(path) = path else { return Ok(File::default()) };
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("The configuration file {} cannot be read.", path.display()))?;
    toml::from_str(&text).with_context(|| {
        format!("The configuration file {} has a setting that is not known or not well written.", path.display())
    })
}

/// Where the data is, resolved.
#[derive(Debug, Clone)]
pub struct Data {
    /// The folder.
    pub folder: PathBuf,
    /// The database.
    pub location: Location,
}

impl DataArgs {
    /// Resolves the folder and the database, and makes the folder.
    ///
    /// # Errors
    /// When the file is wrong or the folder cannot be made.
    pub fn resolve(&self, default_folder: &str) -> Result<Data> {
        let data = self.locate(default_folder)?;
        // What is made here is read by nobody but who runs the program; a folder that is there keeps its rights.
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&data.folder)
            .with_context(|| format!("The data folder {} cannot be made.", data.folder.display()))?;
        Ok(data)
    }

    /// Resolves the folder and the database of a deployment that is there: a folder whose name was mistyped is not begun anew.
    ///
    /// # Errors
    /// When the file is wrong, or there is no database.
    pub fn existing(&self, default_folder: &str) -> Result<Data> {
        let data = self.locate(default_folder)?;
        match &data.location {
            Location::File(path) if !path.is_file() => bail!(
                "There is no database in {}. Name the folder of the deployment with --data; `cenacle serve` begins a new one.",
                data.folder.display()
            ),
            _ if !data.folder.is_dir() => {
                bail!("There is no data folder {}. Name it with --data.", data.folder.display())
            }
            _ => Ok(data),
        }
    }

    fn locate(&self, default_folder: &str) -> Result<Data> {
        let file = read(self.config.as_deref())?;
        let folder = self.data.clone().or(file.data).unwrap_or_else(|| PathBuf::from(default_folder));
        let location = match self.database.clone().or(file.database) {
            None => Location::File(folder.join("cenacle.db")),
            Some(url) if url.starts_with("postgres://") || url.starts_with("postgresql://") => Location::Server(url),
            Some(other) => bail!(
                "The database URL “{other}” is not one: it begins with postgres://. Without one, the embedded database is used."
            ),
        };
        Ok(Data { folder, location })
    }
}

/// How the network is served, resolved.
#[derive(Debug, Clone)]
pub struct Serve {
    /// Where to listen.
    pub listen: SocketAddr,
    /// The mail server.
    pub smtp: Option<String>,
    /// The sender.
    pub mail_from: String,
    /// Believed proxies.
    pub trusted_proxies: Vec<IpAddr>,
    /// Bytes.
    pub max_upload: usize,
    /// Whether linked pages are read for their previews.
    pub previews: bool,
    /// Where a backup a day is kept.
    pub backups: Option<PathBuf>,
    /// Where the console listens, if anywhere.
    pub console: Option<SocketAddr>,
    /// Where figures are told to other machines, if anywhere.
    pub metrics: Option<SocketAddr>,
    /// Logs as JSON.
    pub log_json: bool,
}

impl ServeArgs {
    /// Fills in what the flags leave open.
    ///
    /// # Errors
    /// When the file is wrong.
    pub fn resolve(&self, config: Option<&Path>) -> Result<Serve> {
        let file = read(config)?;
        let trusted_proxies =
            if self.trusted_proxies.is_empty() { file.trusted_proxies } else { self.trusted_proxies.clone() };
        Ok(Serve {
            listen: self.listen.or(file.listen).unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080))),
            smtp: self.smtp.clone().or(file.smtp),
            mail_from: self.mail_from.clone().or(file.mail_from).unwrap_or_else(|| "cenacle@localhost".to_owned()),
            trusted_proxies,
            max_upload: self.max_upload_mb.or(file.max_upload_mb).unwrap_or(25) * 1024 * 1024,
            previews: !(self.no_previews || file.no_previews),
            backups: self.backups.clone().or(file.backups),
            console: self.console.or(file.console),
            metrics: self.metrics.or(file.metrics),
            log_json: self.log_json || file.log_json,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_win_over_the_file_and_unknown_settings_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("c.toml");
        std::fs::write(&path, "listen = \"0.0.0.0:9000\"\nmax_upload_mb = 5\n").unwrap();
        let flags = ServeArgs { max_upload_mb: Some(7), ..ServeArgs::default() };
        let serve = flags.resolve(Some(&path)).unwrap();
        assert_eq!((serve.listen.port(), serve.max_upload, serve.previews), (9000, 7 * 1024 * 1024, true));
        std::fs::write(&path, "no_previews = true\n").unwrap();
        assert!(!flags.resolve(Some(&path)).unwrap().previews);
        std::fs::write(&path, "lisen = 1").unwrap();
        assert!(flags.resolve(Some(&path)).is_err());
    }
}
