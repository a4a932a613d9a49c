//! A connection to PostgreSQL on which statements travel together (PostgreSQL manual, 34.5: pipeline mode). Each is put in
//! line when it is asked for, leaves with the next wait, and is answered in that order; only whoever needs an answer waits,
//! and then for all before it too.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    future::poll_fn,
    pin::Pin,
    rc::Rc,
    task::{Context, Poll, Waker},
};

use tokio::runtime::{Builder, Runtime};
use tokio_postgres::{Client, Config, Connection, NoTls, Socket, tls::NoTlsStream};

use crate::{Error, Result, error::is_of_the_connection};

/// What a statement came to.
pub(crate) type Outcome<T> = std::result::Result<T, tokio_postgres::Error>;

type Task = Pin<Box<dyn Future<Output = ()>>>;

/// Statements for which nobody waits, before their sender does all the same: what a burst holds in memory is bounded.
const MOST_ON_THE_WAY: usize = 128;

/// The place where an answer will be; empty for good where the statement failed.
pub(crate) struct Answer<T>(Rc<Cell<Option<Option<T>>>>);

/// What failed, and was not told yet.
#[derive(Default)]
struct Failures {
    first: Cell<Option<tokio_postgres::Error>>,
    /// Whether one of them ends the session, told or not.
    is_final: Cell<bool>,
}

impl Failures {
    fn note(&self, error: tokio_postgres::Error) {
        self.is_final.set(self.is_final.get() || ends_the_session(&error));
        self.first.set(Some(self.first.take().unwrap_or(error)));
    }

    fn tell(&self) -> Outcome<()> {
        self.first.take().map_or(Ok(()), Err)
    }
}

/// Whether the session is over, or holds statements that another program's migration made unusable.
fn ends_the_session(error: &tokio_postgres::Error) -> bool {
    // SQLSTATE, PostgreSQL manual, appendix A: connection exceptions, shutdown, a plan or a statement that is no more.
    match error.code().map(tokio_postgres::error::SqlState::code) {
        Some(code) => {
            code.starts_with("08") || code.starts_with("57P") || ["25P03", "25P04", "0A000", "26000"].contains(&code)
        }
        None => error.is_closed() || is_of_the_connection(error),
    }
}

/// One connection, driven by the thread that waits on it.
pub(crate) struct Wire {
    connection: RefCell<Connection<Socket, NoTlsStream>>,
    client: Rc<Client>,
    runtime: Runtime,
    on_the_way: RefCell<VecDeque<Task>>,
    failures: Rc<Failures>,
    has_ended: Cell<bool>,
}

impl Wire {
    pub(crate) fn open(config: &Config) -> Result<Self> {
        let unavailable = |error: &dyn std::fmt::Display| Error::Unavailable(error.to_string());
        let runtime = Builder::new_current_thread().enable_all().build().map_err(|error| unavailable(&error))?;
        // Whatever keeps a session from being opened, another moment may be better.
        let (client, connection) =
            runtime.block_on(config.connect(NoTls)).map_err(|error| unavailable(&Error::from(error)))?;
        Ok(Self {
            connection: RefCell::new(connection),
            client: Rc::new(client),
            runtime,
            on_the_way: RefCell::default(),
            failures: Rc::default(),
            has_ended: Cell::new(false),
        })
    }

    pub(crate) fn client(&self) -> Rc<Client> {
        Rc::clone(&self.client)
    }

    /// Whether nothing more should be sent.
    pub(crate) fn is_over(&self) -> bool {
        self.has_ended.get() || self.failures.is_final.get() || self.client.is_closed()
    }

    /// Whether all that was sent is answered.
    pub(crate) fn is_quiet(&self) -> bool {
        self.on_the_way.borrow().is_empty()
    }

    /// Sends a statement whose answer somebody will wait for. If it fails, the next wait is told, whatever it waits for.
    pub(crate) fn ask<T: 'static>(&self, statement: impl Future<Output = Outcome<T>> + 'static) -> Answer<T> {
        let place = Rc::new(Cell::new(None));
        let (answer, failures) = (Answer(Rc::clone(&place)), Rc::clone(&self.failures));
        self.send(Box::pin(async move {
            let outcome = statement.await;
            place.set(Some(outcome.map_err(|error| failures.note(error)).ok()));
        }));
        answer
    }

    /// Sends a statement for which nobody waits. If it cannot even be sent, that is told at once, for the server never hears
    /// of it; if it fails there, the next wait is told.
    pub(crate) fn post<T>(&self, statement: impl Future<Output = Outcome<T>> + 'static) -> Outcome<()> {
        let mut statement = Box::pin(statement);
        // As in `send`: the first poll puts the message in line.
        if let Poll::Ready(outcome) = statement.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return outcome.map(|_| ());
        }
        let failures = Rc::clone(&self.failures);
        self.on_the_way.borrow_mut().push_back(Box::pin(async move {
            if let Err(error) = statement.await {
                failures.note(error);
            }
        }));
        if self.on_the_way.borrow().len() >= MOST_ON_THE_WAY { self.drive(|| self.is_quiet()) } else { Ok(()) }
    }

    /// Sends a statement that undoes those before it, and with them their failures.
    pub(crate) fn undo(&self, statement: impl Future<Output = Outcome<()>> + 'static) {
        let failures = Rc::clone(&self.failures);
        self.send(Box::pin(async move {
            let outcome = statement.await;
            failures.first.set(None);
            if let Err(error) = outcome {
                failures.note(error);
            }
        }));
    }

    fn send(&self, mut task: Task) {
        // The first poll hands the message to the connection, so that messages go in the order of the calls.
        if task.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending() {
            self.on_the_way.borrow_mut().push_back(task);
        }
    }

    /// Waits for an answer; where something failed meanwhile, that is the answer. `None` where the session has ended, or the
    /// failure was told before.
    pub(crate) fn wait<T>(&self, Answer(place): &Answer<T>) -> Outcome<Option<T>> {
        let mut answer = None;
        let driven = self.drive(|| {
            answer = answer.take().or_else(|| place.take());
            answer.is_some()
        });
        self.failures.tell()?;
        // What was answered holds, also where the connection ended in the same moment.
        if answer.is_none() {
            driven?;
        }
        Ok(answer.flatten())
    }

    /// Waits for all that was sent.
    pub(crate) fn settle(&self) -> Outcome<()> {
        let driven = self.drive(|| self.is_quiet());
        self.failures.tell()?;
        driven
    }

    /// Sends what is in line and looks once at what came, without waiting: a server that went away shows.
    pub(crate) fn look(&self) -> Outcome<()> {
        let looked = self.runtime.block_on(async {
            poll_fn(|cx| Poll::Ready(self.step(cx))).await?;
            // The runtime (tokio 1.54) asks the system what has come before it goes on.
            tokio::task::yield_now().await;
            poll_fn(|cx| Poll::Ready(self.step(cx))).await
        });
        self.failures.tell()?;
        looked
    }

    /// Lets messages go and answers come until `done`, or until the connection has ended.
    fn drive(&self, mut done: impl FnMut() -> bool) -> Outcome<()> {
        self.runtime.block_on(poll_fn(|cx| {
            let stepped = self.step(cx);
            if done() || stepped.is_err() || self.has_ended.get() { Poll::Ready(stepped) } else { Poll::Pending }
        }))
    }

    /// Sends and takes what can be at once; the error is the one that ended the connection.
    fn step(&self, cx: &mut Context<'_>) -> Outcome<()> {
        let mut connection = self.connection.borrow_mut();
        let mut stepped = Ok(());
        while !self.has_ended.get() {
            match connection.poll_message(cx) {
                Poll::Pending => break,
                Poll::Ready(Some(Ok(_notice))) => {}
                Poll::Ready(Some(Err(error))) => {
                    self.has_ended.set(true);
                    stepped = Err(error);
                }
                Poll::Ready(None) => self.has_ended.set(true),
            }
        }
        self.take_answers(cx);
        stepped
    }

    /// Answers come in the order of the statements, so that only the foremost can have one.
    fn take_answers(&self, cx: &mut Context<'_>) {
        let mut on_the_way = self.on_the_way.borrow_mut();
        while on_the_way.front_mut().is_some_and(|task| task.as_mut().poll(cx).is_ready()) {
            on_the_way.pop_front();
        }
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        // What is still to be read would have the server hear of a connection that broke.
        if !self.is_over() {
            let _ = self.look();
        }
    }
}
