//! The program as it is delivered: how soon it answers, and what memory it takes.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Result, bail, ensure};

use super::client::{Connection, Target, get, load};
use super::{Arguments, Places, data, duration, machine, prepare};

/// What was found.
pub(crate) struct Start {
    pub(crate) first_ms: f64,
    pub(crate) rest_mb: f64,
    pub(crate) load_mb: f64,
    pub(crate) after_mb: f64,
    pub(crate) a_second: f64,
    pub(crate) binary_mb: f64,
}

/// The running program; ends when dropped.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

#[expect(clippy::disallowed_methods, reason = "the program's rest is waited for, not simulated")]
async fn wait(time: Duration) {
    tokio::time::sleep(time).await;
}

fn start(places: &Places, folder: &Path, port: u16) -> Result<Program> {
    let mut command = Command::new(&places.program);
    command.args(["demo", "--listen", &format!("127.0.0.1:{port}"), "--data"]).arg(folder);
    Ok(Program(command.env("RUST_LOG", "warn").stdin(Stdio::null()).stdout(Stdio::null()).spawn()?))
}

/// How long until `/healthz` answers.
async fn first_answer(port: u16) -> Result<Duration> {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(120) {
        if let Ok(mut connection) = Connection::open(port).await {
            let answer = connection.ask(&get("/healthz", "", false)).await?;
            ensure!(answer.status == 200, "/healthz answers {}", answer.status);
            return Ok(start.elapsed());
        }
        wait(Duration::from_millis(1)).await;
    }
    bail!("the program does not answer")
}

pub(crate) async fn measure(arguments: &Arguments, places: &Places) -> Result<Start> {
    let folder = places.data.join("example");
    drop(std::fs::remove_dir_all(&folder));
    std::fs::create_dir_all(&folder)?;
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    // The first start fills the folder.
    drop({
        let program = start(places, &folder, port)?;
        first_answer(port).await?;
        program
    });
    let plan = {
        let store = server::serve::open(&data(&folder, None)).await?;
        prepare::plan(&store).await?
    };
    let mut times = Vec::new();
    for _ in 0..5 {
        let program = start(places, &folder, port)?;
        times.push(first_answer(port).await?.as_secs_f64() * 1000.0);
        drop(program);
    }
    times.sort_by(f64::total_cmp);
    let program = start(places, &folder, port)?;
    first_answer(port).await?;
    wait(Duration::from_secs(2)).await;
    let pid = program.0.id();
    let rest_mb = machine::resident_mb(pid);
    let requests: Vec<Vec<u8>> = plan.viewers.iter().map(|viewer| get("/", &viewer.token, false)).collect();
    let target = Target { requests: Arc::new(requests), status: 200 };
    let done = load(port, &target, arguments.connections, duration(5.0)).await?;
    let load_mb = machine::resident_mb(pid);
    wait(Duration::from_secs(2)).await;
    #[expect(clippy::cast_precision_loss, reason = "a few megabytes, a few thousand answers")]
    let (binary_mb, a_second) =
        (std::fs::metadata(&places.program)?.len() as f64 / 1e6, done.answers as f64 / done.seconds);
    let first_ms = times.get(times.len() / 2).copied().unwrap_or(0.0);
    Ok(Start { first_ms, rest_mb, load_mb, after_mb: machine::resident_mb(pid), a_second, binary_mb })
}
