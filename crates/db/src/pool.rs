//! Database threads: a bounded pool of guarded readers, a smaller one for the system's own work, and one writer.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::Arc,
    thread,
};

use crossbeam_channel::{Receiver, Sender, TrySendError, bounded};
use tokio::sync::oneshot;

use crate::{
    Error, Result, Schema, Tx, migrate,
    postgres::Postgres,
    sqlite::{Open, Role, Sqlite},
};

/// Where the data is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    /// A SQLite file.
    File(PathBuf),
    /// A PostgreSQL server, by URL.
    Server(String),
}

/// How many threads, and how long their queues.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Guarded reader threads.
    pub readers: usize,
    /// Requests that may wait for a thread before new ones are turned away.
    pub queue: usize,
    /// How many writes are made durable together.
    pub batch: usize,
}

impl Default for Options {
    fn default() -> Self {
        let cores = thread::available_parallelism().map_or(2, usize::from);
        Self { readers: (cores * 2).clamp(2, 16), queue: 1024, batch: 256 }
    }
}

type ReadJob = Box<dyn FnOnce(std::result::Result<&Tx<'_>, Error>) + Send>;
type Finish = Box<dyn FnOnce(Result<()>) + Send>;
type WriteJob = Box<dyn FnOnce(std::result::Result<&Tx<'_>, Error>) -> Done + Send>;

/// What a write came to within its batch: whether there is something to make durable, and how its sender is told.
struct Done {
    changed: bool,
    finish: Finish,
}

/// An open database: cheap to clone, closed when the last clone goes.
#[derive(Clone)]
pub struct Database {
    location: Location,
    guarded: Sender<ReadJob>,
    system: Sender<ReadJob>,
    writer: Sender<WriteJob>,
}

impl Database {
    /// Opens the database, brings its schema up to date, and starts its threads.
    ///
    /// # Errors
    /// When it cannot be opened, or its schema is not one that this program knows.
    pub fn open(location: &Location, schema: &Schema, options: Options) -> Result<Self> {
        on_a_thread(|| migrate::migrate(location, schema))?;
        let (guarded, guarded_jobs) = bounded(options.queue);
        let (system, system_jobs) = bounded(options.queue);
        let (writer, writer_jobs) = bounded(options.queue);
        let (reading, all_read) = bounded(0);
        for _ in 0..options.readers {
            start_reader(location, schema, Role::GuardedReader, &guarded_jobs, &reading)?;
        }
        for _ in 0..2 {
            start_reader(location, schema, Role::SystemReader, &system_jobs, &reading)?;
        }
        start_writer(location, schema, options.batch, writer_jobs, all_read)?;
        Ok(Self { location: location.clone(), guarded, system, writer })
    }

    /// Where the data is.
    #[must_use]
    pub fn location(&self) -> &Location {
        &self.location
    }

    /// Runs `work` on a guarded reader, in one snapshot.
    ///
    /// # Errors
    /// What `work` returns; [`Error::Unavailable`] when too many wait already.
    pub async fn read<T, E>(
        &self,
        work: impl FnOnce(&Tx<'_>) -> std::result::Result<T, E> + Send + 'static,
    ) -> std::result::Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        submit(&self.guarded, work).await
    }

    /// Runs `work` on an unguarded reader: the system's own reading, never a page's.
    ///
    /// # Errors
    /// As [`Database::read`].
    pub async fn read_unguarded<T, E>(
        &self,
        work: impl FnOnce(&Tx<'_>) -> std::result::Result<T, E> + Send + 'static,
    ) -> std::result::Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        submit(&self.system, work).await
    }

    /// Runs `work` on the writer; its changes are durable when this returns `Ok`, and gone when it returns `Err`.
    ///
    /// # Errors
    /// What `work` returns; the database's own failure to make it durable.
    pub async fn write<T, E>(
        &self,
        work: impl FnOnce(&Tx<'_>) -> std::result::Result<T, E> + Send + 'static,
    ) -> std::result::Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let job: WriteJob =
            Box::new(move |tx| match tx.map_err(E::from).and_then(|tx| run_caught(|| tx.savepoint(|| work(tx)))) {
                Ok(value) => Done {
                    changed: true,
                    finish: Box::new(move |committed| {
                        let _ = answer.send(committed.map(|()| value).map_err(E::from));
                    }),
                },
                // A refusal may rest on what the same batch did before it: it is told when others can read that too.
                Err(error) => Done {
                    changed: false,
                    finish: Box::new(move |_| {
                        let _ = answer.send(Err(error));
                    }),
                },
            });
        enqueue(&self.writer, job)?;
        answered.await.map_err(|_closed| stopped())?
    }
}

/// Runs blocking work on a thread of its own and waits: PostgreSQL's client must not be driven from an asynchronous thread.
fn on_a_thread<T: Send>(work: impl FnOnce() -> Result<T> + Send) -> Result<T> {
    thread::scope(|scope| scope.spawn(work).join()).unwrap_or_else(|_| Err(stopped()))
}

async fn submit<T, E>(
    pool: &Sender<ReadJob>,
    work: impl FnOnce(&Tx<'_>) -> std::result::Result<T, E> + Send + 'static,
) -> std::result::Result<T, E>
where
    T: Send + 'static,
    E: From<Error> + Send + 'static,
{
    let (answer, answered) = oneshot::channel();
    let job: ReadJob = Box::new(move |tx| {
        let _ = answer.send(tx.map_err(E::from).and_then(|tx| run_caught(|| work(tx))));
    });
    enqueue(pool, job)?;
    answered.await.map_err(|_closed| stopped())?
}

fn enqueue<J>(pool: &Sender<J>, job: J) -> Result<()> {
    pool.try_send(job).map_err(|error| match error {
        TrySendError::Full(_) => Error::Unavailable("too many requests are waiting for the database".into()),
        TrySendError::Disconnected(_) => stopped(),
    })
}

fn stopped() -> Error {
    Error::Unavailable("the database thread has stopped".into())
}

/// A panic in one closure is that request's failure, not the thread's.
fn run_caught<T, E: From<Error>>(work: impl FnOnce() -> std::result::Result<T, E>) -> std::result::Result<T, E> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let text =
            panic.downcast_ref::<&str>().map(|s| (*s).to_owned()).or_else(|| panic.downcast_ref::<String>().cloned());
        Err(E::from(Error::Other(format!("a database closure panicked: {}", text.unwrap_or_default()))))
    })
}

#[expect(clippy::large_enum_variant, reason = "one a thread, and never moved")]
enum Session {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

/// How a thread opens its session, and opens it again after a server went away.
struct Opener {
    location: Location,
    role: Role,
    views: Arc<str>,
    open: Open,
}

impl Opener {
    fn open(&self) -> Result<Session> {
        match &self.location {
            Location::File(path) => {
                Sqlite::open(Path::new(path), self.role, &self.views, self.open).map(Session::Sqlite)
            }
            Location::Server(url) => Postgres::open(url, self.role == Role::GuardedReader).map(Session::Postgres),
        }
    }

    /// Begins a transaction, on a session opened anew when a server went away since the last one.
    fn begin(&self, session: &mut Session, reading: bool) -> Result<()> {
        if !session.is_broken() {
            match session.begin(reading) {
                Err(_) if session.is_broken() => {}
                outcome => return outcome,
            }
        }
        *session = self.open()?;
        session.begin(reading)
    }
}

impl Session {
    fn is_broken(&self) -> bool {
        matches!(self, Self::Postgres(postgres) if postgres.is_broken())
    }

    fn begin(&self, reading: bool) -> Result<()> {
        match self {
            Self::Sqlite(sqlite) => sqlite.begin(reading),
            Self::Postgres(postgres) => postgres.begin(reading),
        }
    }

    /// Before its thread waits for more to do.
    fn rest(&self) {
        if let Self::Postgres(postgres) = self {
            postgres.rest();
        }
    }

    fn tx(&self) -> Tx<'_> {
        match self {
            Self::Sqlite(sqlite) => sqlite.tx(),
            Self::Postgres(postgres) => postgres.tx(),
        }
    }

    /// Whether the transaction that was begun can still be committed.
    fn stands(&self) -> bool {
        match self {
            Self::Sqlite(sqlite) => sqlite.in_transaction(),
            Self::Postgres(postgres) => !postgres.is_broken(),
        }
    }

    fn commit(&self) -> Result<()> {
        match self {
            Self::Sqlite(sqlite) => sqlite.commit(),
            Self::Postgres(postgres) => postgres.commit(),
        }
    }

    fn rollback(&self) {
        match self {
            Self::Sqlite(sqlite) => sqlite.rollback(),
            Self::Postgres(postgres) => postgres.rollback(),
        }
    }
}

fn opener(location: &Location, schema: &Schema, role: Role) -> Opener {
    Opener {
        location: location.clone(),
        role,
        views: schema.sqlite_views().into(),
        open: Open { tables: schema.open_tables, indexes: schema.indexes },
    }
}

/// Starts a thread whose session is opened on it, and waits for that opening's result.
fn start(name: &str, opener: Opener, run: impl FnOnce(Opener, Session) + Send + 'static) -> Result<()> {
    let (opened, outcome) = bounded(1);
    thread::Builder::new()
        .name(name.into())
        .spawn(move || match opener.open() {
            Ok(session) => {
                let _ = opened.send(Ok(()));
                run(opener, session);
            }
            Err(error) => {
                let _ = opened.send(Err(error));
            }
        })
        .map_err(|error| Error::Unavailable(error.to_string()))?;
    outcome.recv().map_err(|_closed| stopped())?
}

/// Held by each reader while its session is open.
type Reading = Sender<()>;

fn start_reader(
    location: &Location,
    schema: &Schema,
    role: Role,
    jobs: &Receiver<ReadJob>,
    reading: &Reading,
) -> Result<()> {
    let (jobs, reading) = (jobs.clone(), reading.clone());
    let name = if role == Role::GuardedReader { "db-reader" } else { "db-system" };
    start(name, opener(location, schema, role), move |opener, mut session| {
        while let Some(job) = next(&jobs, &session) {
            match opener.begin(&mut session, true) {
                Ok(()) => {
                    job(Ok(&session.tx()));
                    session.rollback();
                }
                Err(error) => refuse(job, &jobs, error, |job, error| job(Err(error))),
            }
        }
        drop(session);
        drop(reading);
    })
}

fn start_writer(
    location: &Location,
    schema: &Schema,
    batch: usize,
    jobs: Receiver<WriteJob>,
    all_read: Receiver<()>,
) -> Result<()> {
    start("db-writer", opener(location, schema, Role::Writer), move |opener, mut session| {
        while let Some(first) = next(&jobs, &session) {
            match opener.begin(&mut session, false) {
                Ok(()) => write_batch(first, &jobs, batch, &session),
                Err(error) => refuse(first, &jobs, error, |job, error| (job(Err(error)).finish)(Ok(()))),
            }
        }
        // SQLite folds its write-ahead log into the file when the last connection closes, and two that close at once
        // each take the other for the last: the writer waits until it is alone.
        let _ = all_read.recv();
    })
}

/// The next job: the session rests while there is none.
fn next<J>(jobs: &Receiver<J>, session: &Session) -> Option<J> {
    jobs.try_recv().ok().or_else(|| {
        session.rest();
        jobs.recv().ok()
    })
}

/// Tells the job at hand and all that wait that the database cannot be reached: finding that out may take seconds, and
/// nobody should wait for everybody else's.
fn refuse<J>(first: J, jobs: &Receiver<J>, error: Error, tell: impl Fn(J, Error)) {
    for job in jobs.try_iter().take(jobs.len()) {
        tell(job, error.clone());
    }
    tell(first, error);
}

/// One transaction for the job at hand and for all that wait; each is acknowledged after the commit.
fn write_batch(first: WriteJob, jobs: &Receiver<WriteJob>, batch: usize, session: &Session) {
    let tx = session.tx();
    let mut all: Vec<Done> = vec![first(Ok(&tx))];
    for _ in 1..batch {
        // A job is taken only into a transaction that can still be made durable.
        if tx.is_doomed() || !session.stands() {
            break;
        }
        let Ok(job) = jobs.try_recv() else { break };
        all.push(job(Ok(&tx)));
    }
    let changed = all.iter().filter(|done| done.changed).count();
    metrics::histogram!("cenacle_write_batch").record(changed as f64);
    let committed = if changed == 0 {
        session.rollback();
        Ok(())
    } else if tx.is_doomed() {
        Err(Error::Unavailable(
            "a change that failed could not be undone alone: what came with it is undone too".into(),
        ))
    } else {
        session.commit()
    };
    let failure = committed.inspect_err(|_| session.rollback()).err();
    for Done { changed, finish } in all {
        finish(match &failure {
            Some(failure) if changed => Err(failure.clone()),
            _ => Ok(()),
        });
    }
}

/// Opens one session for work outside the pools: migrations and copies.
pub(crate) fn alone<T>(location: &Location, views: &str, work: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
    let session = match location {
        Location::File(path) => Session::Sqlite(Sqlite::open(path, Role::Writer, views, Open::default())?),
        Location::Server(url) => {
            let postgres = Postgres::open(url, false)?;
            postgres.take_your_time()?;
            Session::Postgres(postgres)
        }
    };
    session.begin(false)?;
    let answer = work(&session.tx()).inspect_err(|_| session.rollback())?;
    session.commit()?;
    Ok(answer)
}
