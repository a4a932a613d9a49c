//! Serving: from configuration to a listening program and back to silence.

use std::{net::SocketAddr, path::Path, sync::Arc};

use anyhow::{Context, Result};
use content::{feed::Heads, preview::Fetcher};
use kernel::{Chance, Clock, Store, blob::Blobs};
use mail::{Contact, Mailer, Transport};
use metrics_exporter_prometheus::PrometheusHandle;
use shell::web::{App, Settings};
use tokio::{net::TcpListener, sync::watch};

use crate::{
    background,
    config::{Data, Serve},
    console,
    desk::Desk,
    health, router,
};

/// Opens the data of a deployment.
///
/// # Errors
/// With a sentence for the person when it cannot be opened.
pub async fn open(data: &Data) -> Result<Store> {
    writable(&data.folder)?;
    let blobs = Blobs::new(data.folder.join("files"));
    let chance = Chance::system().context("The operating system gives no randomness.")?;
    Store::open(&data.location, db::Options::default(), blobs, Clock::System, chance).await.map_err(|error| match error
    {
        kernel::Error::Damaged(text) => {
            anyhow::anyhow!("The database is damaged, or no database ({text}). Restore the last backup.")
        }
        kernel::Error::Unavailable(text) => anyhow::anyhow!("The database cannot be opened. {text}"),
        other => anyhow::anyhow!(other).context("The database cannot be opened."),
    })
}

/// Says so in words when the data folder cannot be written to, before anything fails in its own.
fn writable(folder: &Path) -> Result<()> {
    let trial = folder.join(format!(".cenacle-{}", std::process::id()));
    let tried = std::fs::File::create(&trial).and_then(|_| std::fs::remove_file(&trial));
    tried.map_err(|error| {
        anyhow::anyhow!("The data folder {} cannot be written to ({error}). Give it to the user that runs Cénacle, or choose another with --data.", folder.display())
    })
}

/// A program that listens, and how to stop it.
pub struct Running {
    /// Where it listens.
    pub address: SocketAddr,
    /// What opens the console, where there is one.
    pub console: Option<String>,
    stop: watch::Sender<bool>,
    task: tokio::task::JoinHandle<std::io::Result<()>>,
}

impl Running {
    /// Waits for the signal to stop (Ctrl-C, SIGTERM), then for open requests to end.
    ///
    /// # Errors
    /// When the listener fails.
    pub async fn until_stopped(self) -> Result<()> {
        signal().await?;
        tracing::info!("stopping: open requests are answered first");
        self.stop().await
    }

    /// Stops, after open requests have been answered, or ten seconds.
    ///
    /// # Errors
    /// When the listener failed.
    pub async fn stop(self) -> Result<()> {
        let _ = self.stop.send(true);
        match tokio::time::timeout(std::time::Duration::from_secs(10), self.task).await {
            Ok(ended) => Ok(ended??),
            Err(_) => Ok(()),
        }
    }
}

async fn signal() -> Result<()> {
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    tokio::select! {
        result = tokio::signal::ctrl_c() => result?,
        _ = terminate.recv() => {}
    }
    Ok(())
}

/// Starts serving a store.
///
/// # Errors
/// With a sentence for the person when the port is taken or the mail server's URL is wrong.
pub async fn start(
    store: Store,
    data: &Data,
    serve: &Serve,
    steps: Vec<identity::Step>,
    with_metrics: bool,
) -> Result<Running> {
    let listener = TcpListener::bind(serve.listen).await.with_context(|| match serve.listen.port() {
        0 => "No port is free.".to_owned(),
        port => format!(
            "Port {port} is not free on {}. Stop what uses it, or choose another with --listen.",
            serve.listen.ip()
        ),
    })?;
    let address = listener.local_addr()?;
    let settings = Settings {
        trusted_proxies: serve.trusted_proxies.clone(),
        max_upload: serve.max_upload,
        step_in: !steps.is_empty() && address.ip().is_loopback(),
        ..Settings::default()
    };
    let desk = Desk {
        folder: data.folder.clone(),
        transport: transport(data, serve)?,
        sender: Contact::new("Cénacle", &serve.mail_from),
        backups: serve.backups.clone(),
    };
    let mailer =
        Mailer::start(&desk.transport, desk.sender.clone()).context("Mail cannot be sent with these settings.")?;
    let heads = Heads::default();
    let app = App::new(store.clone(), settings).await?;
    let (stop, stopped) = watch::channel(false);
    background::follow_organisations(app.clone(), stopped.clone());
    background::forget_limits(app.clone(), stopped.clone());
    if let Some(folder) = &serve.backups {
        background::back_up(store.clone(), folder.clone(), stopped.clone());
    }
    let console = match serve.console {
        Some(address) => Some(console::start(address, store.clone(), stopped.clone()).await?),
        None => None,
    };
    background::start(&store, &heads, mailer, fetcher(serve), &stopped);
    let figures = if with_metrics { Some(health::install_metrics()?) } else { None };
    if let Some(figures) = &figures {
        background::keep_figures(figures.clone(), stopped.clone());
        tell_figures(serve.metrics, app.clone(), figures.clone(), stopped.clone()).await?;
    }
    let (router, _) = router::router(app, heads, Arc::new(steps), Arc::new(desk), figures);
    let mut ended = stopped.clone();
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let task = tokio::spawn(async move {
        axum::serve(listener, service)
            .with_graceful_shutdown(async move {
                let _ = ended.changed().await;
            })
            .await
    });
    Ok(Running { address, console, stop, task })
}

/// Tells the figures to other machines too, where that is wanted.
async fn tell_figures(
    address: Option<SocketAddr>,
    app: App,
    figures: PrometheusHandle,
    mut stopped: watch::Receiver<bool>,
) -> Result<()> {
    let Some(address) = address else { return Ok(()) };
    let listener = TcpListener::bind(address)
        .await
        .with_context(|| format!("{address} is not free for the figures. Choose another with --metrics."))?;
    let router = health::figures_alone(app, figures);
    tokio::spawn(async move {
        let ended = async move {
            let _ = stopped.changed().await;
        };
        if let Err(error) = axum::serve(listener, router).with_graceful_shutdown(ended).await {
            tracing::warn!(%error, "the figures are not told any more");
        }
    });
    Ok(())
}

fn transport(data: &Data, serve: &Serve) -> Result<Transport> {
    match &serve.smtp {
        Some(url) => Transport::parse(url).context("The address of the mail server is not well written."),
        None => {
            let folder = data.folder.join("mail");
            tracing::info!(folder = %folder.display(), "no mail server is configured: mail is written to this folder");
            Ok(Transport::Folder(folder))
        }
    }
}

/// Who reads linked pages, if anybody does.
fn fetcher(serve: &Serve) -> Option<Fetcher> {
    if !serve.previews {
        return None;
    }
    let made = Fetcher::new();
    made.inspect_err(
        |error| tracing::warn!(%error, "links have no previews: is the package ca-certificates installed?"),
    )
    .ok()
}
