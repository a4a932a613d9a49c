//! A connection to PostgreSQL on which statements travel together. Each is sent when it is asked for and answered in that
//! order (PostgreSQL manual, 34.5: pipeline mode); only whoever needs an answer waits, and then for all before it too.

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

use crate::{Error, Result};

/// What a statement came to.
pub(crate) type Outcome<T> = std::result::Result<T, tokio_postgres::Error>;

type Task = Pin<Box<dyn Future<Output = ()>>>;

/// Statements on their way before a sender waits for them: what a burst holds in memory is bounded.
const MOST_ON_THE_WAY: usize = 128;

/// The place where an answer will be.
pub(crate) struct Answer<T>(Rc<Cell<Option<Outcome<T>>>>);

/// One connection, driven by the thread that waits on it.
pub(crate) struct Wire {
    connection: RefCell<Connection<Socket, NoTlsStream>>,
    client: Rc<Client>,
    runtime: Runtime,
    on_the_way: RefCell<VecDeque<Task>>,
    /// The first failure among statements that nobody waits for.
    failed: Rc<Cell<Option<tokio_postgres::Error>>>,
    is_over: Cell<bool>,
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
            failed: Rc::default(),
            is_over: Cell::new(false),
        })
    }

    pub(crate) fn client(&self) -> Rc<Client> {
        Rc::clone(&self.client)
    }

    /// Whether nothing can be sent any more.
    pub(crate) fn is_over(&self) -> bool {
        self.is_over.get() || self.client.is_closed()
    }

    /// Sends a statement whose answer somebody will wait for.
    pub(crate) fn ask<T: 'static>(&self, statement: impl Future<Output = Outcome<T>> + 'static) -> Answer<T> {
        let place = Rc::new(Cell::new(None));
        let answer = Answer(Rc::clone(&place));
        self.send(Box::pin(async move { place.set(Some(statement.await)) }));
        answer
    }

    /// Sends a statement for which nobody waits: its failure is the next wait's.
    pub(crate) fn post<T>(&self, statement: impl Future<Output = Outcome<T>> + 'static) {
        let failed = Rc::clone(&self.failed);
        self.send(Box::pin(async move {
            if let Err(error) = statement.await {
                let first = failed.take().unwrap_or(error);
                failed.set(Some(first));
            }
        }));
        if self.on_the_way.borrow().len() >= MOST_ON_THE_WAY {
            // What comes of it is told to whoever waits next.
            let _ = self.drive(|| self.on_the_way.borrow().is_empty());
        }
    }

    /// Sends a statement that undoes those before it, and with them their failures.
    pub(crate) fn undo(&self, statement: impl Future<Output = Outcome<()>> + 'static) {
        let failed = Rc::clone(&self.failed);
        self.send(Box::pin(async move { failed.set(statement.await.err()) }));
    }

    fn send(&self, mut task: Task) {
        // The first poll hands the message to the connection, so that messages go in the order of the calls.
        if task.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending() {
            self.on_the_way.borrow_mut().push_back(task);
        }
    }

    /// Waits for an answer; where something sent before it failed, that is the answer.
    pub(crate) fn wait<T>(&self, answer: &Answer<T>) -> Outcome<Option<T>> {
        let Answer(place) = answer;
        let mut outcome = None;
        self.drive(|| {
            outcome = outcome.take().or_else(|| place.take());
            outcome.is_some()
        })?;
        match self.failed.take() {
            Some(first) => Err(first),
            None => outcome.transpose(),
        }
    }

    /// Waits for all that was sent.
    pub(crate) fn settle(&self) -> Outcome<()> {
        self.drive(|| self.on_the_way.borrow().is_empty())?;
        self.failed.take().map_or(Ok(()), Err)
    }

    /// Sends what was asked for and looks once at what came, without waiting: a server that went away shows.
    pub(crate) fn look(&self) -> Outcome<()> {
        self.runtime.block_on(async {
            poll_fn(|cx| Poll::Ready(self.step(cx))).await?;
            // The runtime asks the system what has come.
            tokio::task::yield_now().await;
            poll_fn(|cx| Poll::Ready(self.step(cx))).await
        })?;
        self.failed.take().map_or(Ok(()), Err)
    }

    /// Lets messages go and answers come until `done`, or until the connection has ended.
    fn drive(&self, mut done: impl FnMut() -> bool) -> Outcome<()> {
        self.runtime.block_on(poll_fn(|cx| {
            let stepped = self.step(cx);
            if done() || stepped.is_err() || self.is_over.get() { Poll::Ready(stepped) } else { Poll::Pending }
        }))
    }

    /// Sends and takes what can be at once; the error is the one that ended the connection.
    fn step(&self, cx: &mut Context<'_>) -> Outcome<()> {
        let mut connection = self.connection.borrow_mut();
        let mut stepped = Ok(());
        while !self.is_over.get() {
            match connection.poll_message(cx) {
                Poll::Pending => break,
                Poll::Ready(Some(Ok(_notice))) => {}
                Poll::Ready(Some(Err(error))) => {
                    self.is_over.set(true);
                    stepped = Err(error);
                }
                Poll::Ready(None) => self.is_over.set(true),
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
