//! Where the time of the home page goes: each step of it alone, as each of the viewers, on a database thread of the
//! product. On PostgreSQL the server counts its own statements beside it.

use std::process::Stdio;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow};
use content::{entry::store, feed, html::composer, topic};
use kernel::{Asker, Id, Reading, chance::digest, params, record};
use server::config::Data;

use super::client::{Target, get, load};
use super::cluster::Cluster;
use super::measure::Server;
use super::{Company, prepare, say};

/// A step of the page: its name, and what it reads; the number is how many rows came.
type Step = (&'static str, fn(&Reading<'_>, &feed::Heads) -> kernel::Result<usize>);

const OWN: &str = "select id, name, roles, moderates, addressed from visible_self";
const ANNOUNCED: &str = "select id, kind, slug, case when title <> '' then title else card_html end from visible_entry where announcement = 1 order by id desc limit 2";

record! {
    struct Own { id: i64, name: String, roles: Option<String>, moderates: bool, addressed: bool }
}

/// In the order of the page.
const STEPS: [Step; 9] = [
    ("frame: oneself, unread, roles", |tx, _| Ok(tx.all::<Own>(OWN, params! {})?.len())),
    ("frame: own spaces", |tx, _| Ok(shell::web::ask_own_spaces(tx)?.all()?.len())),
    ("feed: own sources", |tx, _| Ok(feed::sources(tx)?.len())),
    ("feed: the whole slice", |tx, heads| Ok(feed::slice(tx, heads, feed::Filter::Everything, i64::MAX)?.items.len())),
    ("feed: its cards alone", |tx, _| Ok(store::cards(tx, LAST.with_borrow(Clone::clone))?.len())),
    ("feed: the mark", |tx, _| feed::mark(tx).map(|_| 1)),
    ("aside: announcements", |tx, _| Ok(tx.all::<(i64, String, String, String)>(ANNOUNCED, params! {})?.len())),
    ("aside: topics of the moment", |tx, _| Ok(MOMENT.with(|moment| moment.ask(tx))?.read(tx)?.len())),
    ("composer: draft", |tx, _| composer::draft(tx, "feed").map(|_| 1)),
];

thread_local! {
    /// The topics of the moment, as a node keeps them.
    static MOMENT: topic::Moment = topic::Moment::default();
    /// The entries of the slice, for the step that reads their cards alone.
    static LAST: std::cell::RefCell<Vec<i64>> = const { std::cell::RefCell::new(Vec::new()) };
}

/// The feed in plain SQL, without merge, heads and runs: what the merge must agree with.
const PLAIN: &str = "select e.id from visible_entry e where (e.author = :me or e.announcement = 1 \
     or exists (select 1 from visible_follow f where f.kind = 'person' and f.target = e.author) \
     or exists (select 1 from visible_placement l join visible_membership m on m.audience = l.audience where l.entry = e.id) \
     or exists (select 1 from visible_entry_topic t join visible_follow f on f.kind = 'topic' and f.target = t.topic where t.entry = e.id)) \
     and not exists (select 1 from visible_hidden_author h where h.author = e.author) and e.id < :before order by e.id desc limit 20";

/// How many slices of how many agree with plain SQL: the top of the feed, and one further down.
async fn agreement(
    store: &kernel::Store,
    organisation: i64,
    heads: &feed::Heads,
    plan: &prepare::Plan,
) -> Result<(usize, usize)> {
    let (mut agree, mut all) = (0, 0);
    for viewer in plan.viewers.iter().take(20) {
        let asker = Asker::Session { organisation: Id::new(organisation), digest: digest(&viewer.token) };
        let heads = heads.clone();
        let compared = store.read(asker, move |tx| {
            let mut before = i64::MAX;
            let mut same = Vec::new();
            for _ in 0..3 {
                let merged: Vec<i64> = feed::slice(tx, &heads, feed::Filter::Everything, before)?
                    .items
                    .iter()
                    .map(|item| item.card.id.get())
                    .collect();
                let plain: Vec<i64> =
                    tx.all::<i64>(PLAIN, params! { before })?.into_iter().map(kernel::Visible::into_inner).collect();
                same.push(merged == plain);
                // Further down: a hundred days before the end of this slice.
                before = plain.last().copied().unwrap_or(1) - 100 * 24 * 3600 * 1000 * 4096;
            }
            Ok(same)
        });
        let compared = compared.await.map_err(|error| anyhow!(error))?;
        agree += compared.iter().filter(|same| **same).count();
        all += compared.len();
    }
    Ok((agree, all))
}

/// In the measured process: times each step and prints the table.
pub(crate) async fn run(data: &Data) -> Result<()> {
    let store = server::serve::open(data).await?;
    let plan = prepare::plan(&store).await?;
    let organisation = store
        .system_read("whose company is measured", |tx| tx.first::<i64>("select min(id) from organisation", params! {}))
        .await
        .map_err(|error| anyhow!(error))?
        .context("an organisation")?;
    let heads = feed::Heads::default();
    heads.load(&store).await.map_err(|error| anyhow!(error))?;
    let mut times: Vec<(Vec<Duration>, usize)> = vec![(Vec::new(), 0); STEPS.len()];
    let mut around = Vec::new();
    for viewer in plan.viewers.iter().take(100) {
        let asker = Asker::Session { organisation: Id::new(organisation), digest: digest(&viewer.token) };
        for round in 0..4 {
            let start = Instant::now();
            store.read(asker.clone(), |_| Ok(())).await.map_err(|error| anyhow!(error))?;
            around.push(start.elapsed());
            let heads = heads.clone();
            let steps = store.read(asker.clone(), move |tx| {
                let slice = feed::slice(tx, &heads, feed::Filter::Everything, i64::MAX)?;
                LAST.set(slice.items.iter().map(|item| item.card.id.get()).collect());
                STEPS
                    .iter()
                    .map(|(_, step)| {
                        let start = Instant::now();
                        step(tx, &heads).map(|rows| (start.elapsed(), rows))
                    })
                    .collect::<kernel::Result<Vec<_>>>()
            });
            let steps = steps.await.map_err(|error| anyhow!(error))?;
            // The first time prepares the statements of a thread.
            for ((time, rows), (times, sum)) in steps.into_iter().zip(&mut times) {
                if round > 1 {
                    times.push(time);
                    *sum += rows;
                }
            }
        }
    }
    say("| step | rows | µs, median | µs, mean |");
    say("|---|---|---|---|");
    let (median, mean) = middle(&mut around);
    say(format_args!("| to a database thread and back, session | 1 | {median:.0} | {mean:.0} |"));
    for ((name, _), (times, rows)) in STEPS.iter().zip(&mut times) {
        let count = times.len().max(1);
        let (median, mean) = middle(times);
        say(format_args!("| {name} | {} | {median:.0} | {mean:.0} |", *rows / count));
    }
    let (agree, all) = agreement(&store, organisation, &heads, &plan).await?;
    say(format_args!("\n{agree} of {all} slices agree with plain SQL, three depths each."));
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred measurements")]
fn middle(times: &mut [Duration]) -> (f64, f64) {
    times.sort_unstable();
    let us = |time: Duration| time.as_secs_f64() * 1e6;
    let sum: f64 = times.iter().map(|time| us(*time)).sum();
    (times.get(times.len() / 2).copied().map_or(0.0, us), sum / times.len().max(1) as f64)
}

/// In the process that measures: lets the other one tell, and on PostgreSQL the server.
pub(crate) async fn report(company: &Company, cluster: Option<&Cluster>, name: &str) -> Result<()> {
    say(format_args!("### {name}, {} people: where the home page's time goes\n", company.people));
    let url = cluster.zip(company.database.as_deref()).map(|(cluster, name)| cluster.url(name));
    let mut command = std::process::Command::new(std::env::current_exe()?);
    command.arg("--explain").arg("--serve").arg(&company.folder).env("RUST_LOG", "warn");
    if let Some(url) = &url {
        command.args(["--database", url]);
    }
    let output = command.stdin(Stdio::null()).stderr(Stdio::inherit()).output()?;
    say(String::from_utf8_lossy(&output.stdout));
    let (Some(cluster), Some(database)) = (cluster, company.database.as_deref()) else { return Ok(()) };
    let server = Server::start(&company.folder, url.as_deref())?;
    let requests = server.plan.viewers.iter().map(|viewer| get("/", &viewer.token, false)).collect();
    let target = Target { requests: Arc::new(requests), status: 200 };
    load(server.port, &target, 8, Duration::from_secs(2)).await?;
    cluster
        .sql(database, &["create extension if not exists pg_stat_statements", "select pg_stat_statements_reset()"])?;
    let done = load(server.port, &target, 8, Duration::from_secs(4)).await?;
    let pages = done.answers.max(1);
    let counted = format!(
        "select '| ' || round(calls / {pages}.0, 2) || ' | ' || round((rows / {pages}.0)::numeric, 1) || ' | ' || \
         round((total_exec_time * 1000 / {pages})::numeric, 1) || ' | ' || left(regexp_replace(replace(query, '|', '¦'), '\\s+', ' ', 'g'), 130) || ' |' \
         from pg_stat_statements where dbid = (select oid from pg_database where datname = current_database()) order by total_exec_time desc limit 25"
    );
    say("| calls a page | rows | µs a page | statement |\n|---|---|---|---|");
    say(cluster.sql(database, &[&counted])?);
    say("");
    Ok(())
}
