//! The thread that speaks to the mail server, and the handle that everybody else holds.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::{SmtpTransport, Transport as _};

use crate::compose::{Composed, compose};
use crate::{Contact, Error, Message, Security, Smtp, Transport};

/// How many messages may wait for the thread. More than a burst of notifications, less than would cost memory.
const QUEUE: usize = 256;

/// How long one step of the conversation with the server may take.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// Proof that a message was handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Receipt {
    /// The server answered this; it usually names its own number for the message.
    Accepted(String),
    /// The message is in this file.
    Written(PathBuf),
}

/// What is called with the outcome.
type Answer = Box<dyn FnOnce(Result<Receipt, Error>) + Send>;

/// One message on its way to the thread.
struct Task {
    composed: Composed,
    message_id: String,
    date: jiff::Timestamp,
    answer: Answer,
}

/// Sends mail. Cloning gives another handle on the same thread; the thread ends with the last handle.
#[derive(Clone)]
pub struct Mailer {
    queue: mpsc::SyncSender<Task>,
    sender: Contact,
}

impl Mailer {
    /// Starts the thread. `sender` is who mail is from unless a message says otherwise. Connects to nothing yet: a
    /// server that is down at the start is a message that is tried again, not a program that does not start.
    pub fn start(transport: &Transport, sender: Contact) -> Result<Self, Error> {
        // A sender that is not one should be heard of now, by who set it, and not with the first message.
        let probe = Message::new(sender.clone(), "", "", jiff::Timestamp::UNIX_EPOCH, "probe@localhost");
        compose(&probe, &sender)?;
        let exit = match transport {
            Transport::Smtp(smtp) => Exit::Smtp(Box::new(connection(smtp)?)),
            Transport::Folder(folder) => {
                fs::create_dir_all(folder)?;
                Exit::Folder(folder.clone())
            }
        };
        let (queue, tasks) = mpsc::sync_channel::<Task>(QUEUE);
        thread::Builder::new().name("mail".into()).spawn(move || {
            for task in tasks {
                let outcome = exit.deliver(&task);
                match &outcome {
                    Ok(Receipt::Accepted(_)) => tracing::debug!(id = task.message_id, "mail sent"),
                    Ok(Receipt::Written(file)) => tracing::info!(file = %file.display(), "mail written"),
                    Err(error) => tracing::warn!(id = task.message_id, %error, "mail not sent"),
                }
                (task.answer)(outcome);
            }
        })?;
        Ok(Self { queue, sender })
    }

    /// Hands `message` over and waits until the server has taken it or refused it. Blocks: for a thread that may.
    pub fn send(&self, message: &Message) -> Result<Receipt, Error> {
        let (answer, outcome) = mpsc::sync_channel(1);
        self.send_then(message, move |result| {
            // Nobody waits any more when the waiting thread was ended; then nobody needs to know.
            let _ = answer.send(result);
        })?;
        outcome.recv().unwrap_or(Err(Error::Stopped))
    }

    /// Hands `message` over and returns at once; `answer` is called with the outcome, on the mail thread, and must be
    /// quick. For asynchronous code, which passes the sending half of a one-shot channel.
    pub fn send_then(
        &self,
        message: &Message,
        answer: impl FnOnce(Result<Receipt, Error>) + Send + 'static,
    ) -> Result<(), Error> {
        let composed = compose(message, &self.sender)?;
        let message_id = message.message_id.clone();
        let task = Task { composed, message_id, date: message.date, answer: Box::new(answer) };
        self.queue.try_send(task).map_err(|error| match error {
            mpsc::TrySendError::Full(_) => Error::Busy,
            mpsc::TrySendError::Disconnected(_) => Error::Stopped,
        })
    }
}

/// Where the thread puts messages.
enum Exit {
    Smtp(Box<SmtpTransport>),
    Folder(PathBuf),
}

impl Exit {
    fn deliver(&self, task: &Task) -> Result<Receipt, Error> {
        match self {
            Self::Smtp(server) => {
                let response = server
                    .send_raw(&task.composed.envelope, &task.composed.bytes)
                    .map_err(|error| Error::from_smtp(&error))?;
                Ok(Receipt::Accepted(response.message().collect::<Vec<_>>().join(" ")))
            }
            Self::Folder(folder) => Ok(Receipt::Written(write(folder, &task.message_id, task.date, &task.composed)?)),
        }
    }
}

/// Writes a message as a file whose name sorts by date and tells the message. It appears whole or not at all.
fn write(folder: &Path, message_id: &str, date: jiff::Timestamp, composed: &Composed) -> io::Result<PathBuf> {
    let id: String =
        message_id.chars().map(|c| if c.is_ascii_alphanumeric() || "-._@".contains(c) { c } else { '_' }).collect();
    let name = format!("{}-{id}", date.strftime("%Y%m%dT%H%M%SZ"));
    let partial = folder.join(format!(".{name}.partial"));
    let mut file = fs::File::create(&partial)?;
    file.write_all(&composed.bytes)?;
    file.sync_all()?;
    drop(file);
    // The same mail tried again takes its own place, as it does in a reader's mailbox.
    let path = folder.join(format!("{name}.eml"));
    fs::rename(&partial, &path)?;
    Ok(path)
}

/// Writes a message as a file, outside the queue.
pub(crate) fn write_alone(folder: &Path, message: &Message, composed: &Composed) -> io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    write(folder, &message.message_id, message.date, composed)
}

/// A connection that is opened when it is needed.
fn connection(smtp: &Smtp) -> Result<SmtpTransport, Error> {
    let tls = match smtp.security {
        Security::None => Tls::None,
        Security::StartTls => Tls::Required(parameters(smtp)?),
        Security::Tls => Tls::Wrapper(parameters(smtp)?),
    };
    let mut builder = SmtpTransport::builder_dangerous(&smtp.host).port(smtp.port).tls(tls).timeout(Some(PATIENCE));
    if let Some((user, password)) = &smtp.credentials {
        builder = builder.credentials(Credentials::new(user.clone(), password.clone()));
    }
    Ok(builder.build())
}

/// Whom to trust: the public authorities, and the company's own if there is one.
pub(crate) fn parameters(smtp: &Smtp) -> Result<TlsParameters, Error> {
    let mut builder = TlsParameters::builder(smtp.host.clone());
    if let Some(file) = &smtp.authority {
        let unusable = |why: String| Error::Address(format!("the certificates in {}: {why}", file.display()));
        let pem = fs::read(file).map_err(|error| unusable(error.to_string()))?;
        let certificate = Certificate::from_pem(&pem).map_err(|error| unusable(error.to_string()))?;
        builder = builder.add_root_certificate(certificate);
    }
    builder.build_rustls().map_err(|error| Error::Tls(error.to_string()))
}
