//! Slow work on the processor (hashing, pictures) on a few threads of its own, so that neither requests nor the database wait for it.

use std::{
    sync::mpsc::{SyncSender, TrySendError, sync_channel},
    sync::{Arc, Mutex, PoisonError},
    thread,
};

use tokio::sync::oneshot;

use crate::{Error, Result};

type Job = Box<dyn FnOnce() + Send>;

/// A bounded queue of slow work; cheap to clone.
#[derive(Clone)]
pub struct Workshop(SyncSender<Job>);

impl Workshop {
    /// Starts `threads` threads and lets at most `queue` jobs wait.
    ///
    /// # Errors
    /// When the system gives no threads.
    pub fn new(threads: usize, queue: usize) -> Result<Self> {
        let (sender, receiver) = sync_channel::<Job>(queue);
        let receiver = Arc::new(Mutex::new(receiver));
        for _ in 0..threads.max(1) {
            let receiver = Arc::clone(&receiver);
            let work = move || {
                loop {
                    let job = receiver.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    match job {
                        Ok(job) => job(),
                        Err(_) => break,
                    }
                }
            };
            thread::Builder::new()
                .name("workshop".into())
                .spawn(work)
                .map_err(|error| Error::Unavailable(error.to_string()))?;
        }
        Ok(Self(sender))
    }

    /// Runs `work` on one of the threads.
    ///
    /// # Errors
    /// What `work` returns; [`Error::Unavailable`] when too much waits already, or `work` panicked.
    pub async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
        let (answer, answered) = oneshot::channel();
        let job: Job = Box::new(move || {
            let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
            let _ = answer.send(done.unwrap_or_else(|_| Err(Error::Internal("slow work panicked".into()))));
        });
        self.0.try_send(job).map_err(|error| match error {
            TrySendError::Full(_) => Error::Unavailable("too much slow work is waiting".into()),
            TrySendError::Disconnected(_) => Error::Unavailable("the workshop has stopped".into()),
        })?;
        answered.await.map_err(|_closed| Error::Unavailable("the workshop has stopped".into()))?
    }
}
