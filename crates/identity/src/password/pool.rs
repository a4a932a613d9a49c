//! Two threads that hash, behind a bounded queue: each hash takes 19 MiB and some ten milliseconds, so that more at once
//! would cost everybody else memory and time.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::LazyLock,
    thread,
};

use crossbeam_channel::{Sender, bounded};
use kernel::{Error, Result};
use tokio::sync::oneshot;

const THREADS: usize = 2;
const QUEUE: usize = 64;

type Job = Box<dyn FnOnce() + Send>;

static POOL: LazyLock<Sender<Job>> = LazyLock::new(|| {
    let (sender, jobs) = bounded::<Job>(QUEUE);
    for _ in 0..THREADS {
        let jobs = jobs.clone();
        let started = thread::Builder::new().name("password".to_owned()).spawn(move || {
            nobodys();
            while let Ok(job) = jobs.recv() {
                // A panic drops the answer, which is that request's failure and not the thread's.
                let _ = catch_unwind(AssertUnwindSafe(job));
            }
        });
        if let Err(error) = started {
            tracing::error!(%error, "a thread that hashes passwords did not start");
        }
    }
    sender
});

/// The hash of no password in use, so that an address without an account takes as long as one with.
pub(super) fn nobodys() -> &'static str {
    static NOBODYS: LazyLock<String> =
        LazyLock::new(|| super::hash_with(b"nobody's own salt", "nobody’s own password").unwrap_or_default());
    &NOBODYS
}

/// Runs `work` on one of the threads.
pub(super) async fn run<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let (answer, answered) = oneshot::channel();
    let job: Job = Box::new(move || {
        let _ = answer.send(work());
    });
    POOL.try_send(job).map_err(|error| Error::Unavailable(format!("passwords: {error}")))?;
    answered.await.map_err(|error| Error::Internal(format!("passwords: {error}")))
}
