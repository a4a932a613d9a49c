//! Measuring pages and posts: a server in a process of its own, load from this one, page and floor in turns.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use super::client::{Connection, Load, Target, get, load, post};
use super::cluster::Cluster;
use super::prepare::Plan;
use super::{Arguments, Company, Places, duration, machine, tell};

/// One kind of page, or posting.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) name: &'static str,
    /// Bytes of its body, on average.
    pub(crate) bytes: usize,
    /// Rows that it shows, on average.
    pub(crate) rows: usize,
    pub(crate) page: Figures,
    pub(crate) floor: Figures,
    /// Page by floor, the median of the rounds.
    pub(crate) ratio: f64,
}

/// Medians of the rounds.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Figures {
    pub(crate) processor_us: f64,
    pub(crate) a_second: f64,
    pub(crate) p50_ms: f64,
    pub(crate) p99_ms: f64,
}

/// A company, measured.
#[derive(Debug, Clone)]
pub(crate) struct Measured {
    pub(crate) people: u32,
    pub(crate) lines: Vec<Line>,
    /// What the same layers cost around nothing at all.
    pub(crate) nothing: Figures,
    pub(crate) resident_mb: f64,
}

/// The measured process; it ends when this is dropped.
pub(crate) struct Server {
    child: Child,
    pub(crate) port: u16,
    pub(crate) plan: Plan,
    pub(crate) pid: u32,
}

#[derive(Deserialize)]
struct Said {
    port: u16,
    plan: Plan,
}

impl Server {
    pub(crate) fn start(folder: &Path, url: Option<&str>) -> Result<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("--serve").arg(folder).env("RUST_LOG", "warn");
        if let Some(url) = url {
            command.args(["--database", url]);
        }
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let output = child.stdout.take().context("its output")?;
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line)?;
        let Said { port, plan } = serde_json::from_str(&line).context("what the measured process says")?;
        let pid = child.id();
        Ok(Self { child, port, plan, pid })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        drop(self.child.wait());
    }
}

/// Processor time so far of everything that answers.
fn processor_us(server: &Server, cluster: Option<&Cluster>) -> u64 {
    machine::processor_us(server.pid) + cluster.map_or(0, |cluster| machine::family_us(cluster.pid()))
}

#[expect(clippy::cast_precision_loss, reason = "counts of a few seconds")]
fn figures(load: Load, processor: u64) -> Figures {
    let answers = load.answers.max(1) as f64;
    Figures {
        processor_us: processor as f64 / answers,
        a_second: answers / load.seconds,
        p50_ms: load.p50_ms,
        p99_ms: load.p99_ms,
    }
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

fn medians(rounds: &[Figures]) -> Figures {
    Figures {
        processor_us: median(rounds.iter().map(|round| round.processor_us)),
        a_second: median(rounds.iter().map(|round| round.a_second)),
        p50_ms: median(rounds.iter().map(|round| round.p50_ms)),
        p99_ms: median(rounds.iter().map(|round| round.p99_ms)),
    }
}

/// A page with its floor, ready to be asked for.
struct Pair {
    name: &'static str,
    bytes: usize,
    rows: usize,
    page: Target,
    floor: Target,
}

/// All pages of a company with their floors.
pub(crate) async fn pages(arguments: &Arguments, company: &Company, cluster: Option<&Cluster>) -> Result<Measured> {
    let url = cluster.zip(company.database.as_deref()).map(|(cluster, name)| cluster.url(name));
    let server = Server::start(&company.folder, url.as_deref())?;
    let mut pairs = Vec::new();
    for (name, compressed) in
        [("home", false), ("person", false), ("space", false), ("entry", false), ("home, compressed", true)]
    {
        if arguments.page.is_empty() || arguments.page.iter().any(|page| page == name) {
            pairs.push(pair(&server, name, compressed).await?);
        }
    }
    let token = server.plan.viewers.first().map_or("", |viewer| viewer.token.as_str());
    let nothing = Target { requests: Arc::new(vec![get("/floor/nothing", token, false)]), status: 200 };
    let measure = async |target: &Target, seconds: f64| {
        let before = processor_us(&server, cluster);
        let done = load(server.port, target, arguments.connections, duration(seconds)).await?;
        anyhow::Ok(figures(done, processor_us(&server, cluster) - before))
    };
    for pair in &pairs {
        measure(&pair.page, arguments.seconds.min(1.0)).await?;
        measure(&pair.floor, arguments.seconds.min(1.0)).await?;
    }
    let mut rounds: Vec<Vec<(Figures, Figures)>> = vec![Vec::new(); pairs.len()];
    let mut bare = Vec::new();
    let mut resident_mb = 0.0_f64;
    for _ in 0..arguments.rounds {
        for (pair, rounds) in pairs.iter().zip(&mut rounds) {
            let page = measure(&pair.page, arguments.seconds).await?;
            let floor = measure(&pair.floor, arguments.seconds).await?;
            rounds.push((page, floor));
        }
        bare.push(measure(&nothing, arguments.seconds.min(0.5)).await?);
        resident_mb = resident_mb.max(machine::resident_mb(server.pid));
    }
    let lines =
        pairs.iter().zip(&rounds).map(|(pair, rounds)| line(pair.name, pair.bytes, pair.rows, rounds)).collect();
    drop(server);
    Ok(Measured { people: company.people, lines, nothing: medians(&bare), resident_mb })
}

fn line(name: &'static str, bytes: usize, rows: usize, rounds: &[(Figures, Figures)]) -> Line {
    let (page, floor): (Vec<Figures>, Vec<Figures>) = rounds.iter().copied().unzip();
    let ratio = median(rounds.iter().map(|(page, floor)| page.processor_us / floor.processor_us.max(1.0)));
    Line { name, bytes, rows, page: medians(&page), floor: medians(&floor), ratio }
}

/// Asks for each viewer's page once, and writes the floor that fetches what it shows.
async fn pair(server: &Server, name: &'static str, compressed: bool) -> Result<Pair> {
    let mut connection = Connection::open(server.port).await?;
    let (mut pages, mut floors, mut bytes, mut rows) = (Vec::new(), Vec::new(), 0, 0);
    for (at, viewer) in server.plan.viewers.iter().enumerate() {
        let entry = server.plan.discussed.get(at % server.plan.discussed.len().max(1)).copied().unwrap_or(0);
        let path = match name {
            "person" => viewer.person.clone(),
            "space" => viewer.space.clone(),
            "entry" => format!("/entries/{entry}"),
            _ => "/".to_owned(),
        };
        let answer = connection.ask(&get(&path, &viewer.token, false)).await?;
        let html = String::from_utf8_lossy(connection.body(&answer)).into_owned();
        ensure!(answer.status == 200, "{} for {path}: {}", answer.status, html.chars().take(300).collect::<String>());
        let (cards, comments) = (numbers(&html, " id=\"e-"), numbers(&html, " id=\"c-"));
        // The people of a profile: itself, and whoever it lists.
        let people = if name == "person" { handles(&html).max(1) } else { 0 };
        let ids: Vec<String> =
            (0..people).map(|more| (viewer.person_id + i64::try_from(more).unwrap_or(0)).to_string()).collect();
        if name == "entry" {
            // Where some of the two hundred answer an answer, they are behind a link.
            ensure!((100..=200).contains(&comments.len()), "{path} shows {} comments", comments.len());
        }
        bytes += html.len();
        let spaces: Vec<String> = viewer.own.iter().map(i64::to_string).collect();
        rows += cards.len() + comments.len() + people + spaces.len();
        let floor = format!(
            "/floor/page?cards={}&comments={}&people={}&spaces={}&size={}",
            cards.join(","),
            comments.join(","),
            ids.join(","),
            spaces.join(","),
            html.len()
        );
        pages.push(get(&path, &viewer.token, compressed));
        floors.push(get(&floor, &viewer.token, compressed));
    }
    let count = pages.len().max(1);
    let target = |requests| Target { requests: Arc::new(requests), status: 200 };
    Ok(Pair { name, bytes: bytes / count, rows: rows / count, page: target(pages), floor: target(floors) })
}

/// The numbers that follow a mark, once each.
fn numbers(html: &str, mark: &str) -> BTreeSet<String> {
    let parts = html.split(mark).skip(1);
    parts
        .filter_map(|part| part.split_once('"').map(|(id, _)| id.to_owned()))
        .filter(|id| id.bytes().all(|byte| byte.is_ascii_digit()))
        .collect()
}

trait Joined {
    fn join(&self, between: &str) -> String;
}

impl Joined for BTreeSet<String> {
    fn join(&self, between: &str) -> String {
        self.iter().map(String::as_str).collect::<Vec<_>>().join(between)
    }
}

/// How many people a page links to in its main part.
fn handles(html: &str) -> usize {
    let main = html.split_once("<main").map_or(html, |(_, main)| main);
    let parts = main.split("href=\"/people/").skip(1);
    let handles: BTreeSet<&str> = parts.filter_map(|part| part.split(['"', '/', '?']).next()).collect();
    handles.len()
}

/// Posting notes durably, beside one bare row; on a copy of the company, which is thrown away.
pub(crate) async fn posting(
    arguments: &Arguments,
    places: &Places,
    company: &Company,
    cluster: Option<&Cluster>,
) -> Result<Line> {
    let folder = places.data.join("posting");
    drop(std::fs::remove_dir_all(&folder));
    std::fs::create_dir_all(&folder)?;
    let copied = "bench_posting";
    let url = match cluster.zip(company.database.as_deref()) {
        Some((cluster, name)) => {
            let make = format!("create database {copied} template {name}");
            cluster.sql("postgres", &[&format!("drop database if exists {copied} with (force)"), &make])?;
            Some(cluster.url(copied))
        }
        None => {
            for file in ["cenacle.db", "cenacle.db-wal"] {
                if company.folder.join(file).exists() {
                    std::fs::copy(company.folder.join(file), folder.join(file))?;
                }
            }
            None
        }
    };
    let server = Server::start(&folder, url.as_deref())?;
    let mut rounds = Vec::new();
    for round in 0..=arguments.rounds {
        let (mut figures_of, mut at) = ([Figures::default(); 2], 0);
        for (path, status) in [("/entries", 303), ("/floor/row", 303)] {
            let target = Target { requests: Arc::new(notes(&server.plan, path, round)), status };
            let before = processor_us(&server, cluster);
            let done = load(server.port, &target, arguments.connections, duration(arguments.seconds)).await?;
            if let Some(place) = figures_of.get_mut(at) {
                *place = figures(done, processor_us(&server, cluster) - before);
            }
            at += 1;
        }
        // The first round warms up.
        if round > 0 {
            rounds.push((figures_of[0], figures_of[1]));
        }
    }
    drop(server);
    if let Some(cluster) = cluster {
        cluster.sql("postgres", &[&format!("drop database if exists {copied} with (force)")])?;
    }
    drop(std::fs::remove_dir_all(&folder));
    let mut line = line("post", 0, 1, &rounds);
    line.ratio = median(rounds.iter().map(|(post, row)| post.a_second / row.a_second.max(1.0)));
    tell(format_args!("posting: {:.0} a second", line.page.a_second));
    Ok(line)
}

/// Notes of some lines by everybody into a space of theirs, each sent once: more than a round can take.
fn notes(plan: &Plan, path: &str, round: usize) -> Vec<Vec<u8>> {
    let words = "Les+essais+de+la+nouvelle+base+sont+termin%C3%A9s%2C+merci+%C3%A0+toutes+et+%C3%A0+tous.+Le+compte+rendu+est+en+ligne%3B+".repeat(3);
    (0..40_000)
        .filter_map(|at| {
            let viewer = plan.viewers.get(at % plan.viewers.len().max(1))?;
            let form = format!(
                "kind=note&context=space%3A{0}&audience={0}&nonce=b-{round}-{at}&source={words}{round}-{at}",
                viewer.space_id
            );
            Some(post(path, &viewer.token, &form))
        })
        .collect()
}
