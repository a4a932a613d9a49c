//! A message handed to the server step by step, with every word of the conversation: for whoever finds out why mail does
//! not arrive. The same connection, protection and names as for any other message; passwords are never in it.

use lettre::transport::smtp::{
    authentication::{Credentials, Mechanism},
    client::SmtpConnection,
    commands::{Data, Ehlo, Mail, Quit, Rcpt},
    extension::ClientId,
    response::Response,
};

use crate::{
    Contact, Error, Message, Receipt, Security, Smtp, Transport,
    compose::{Composed, compose},
    mailer::{PATIENCE, parameters, write_alone},
};

/// One line of a conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Whether we said it, and not the server.
    pub ours: bool,
    /// The words, without their line end.
    pub words: String,
}

/// What was said, and how it ended.
#[derive(Debug)]
pub struct Conversation {
    /// In order.
    pub said: Vec<Said>,
    /// What became of the message.
    pub outcome: Result<Receipt, Error>,
}

/// Sends `message` now, from `sender` unless it names its own. Blocks until the server has answered or lost patience.
#[must_use]
pub fn converse(transport: &Transport, sender: &Contact, message: &Message) -> Conversation {
    let mut said = Vec::new();
    let outcome = compose(message, sender).and_then(|composed| match transport {
        Transport::Smtp(smtp) => Talk { said: &mut said }.send(smtp, &composed),
        Transport::Folder(folder) => Ok(Receipt::Written(write_alone(folder, message, &composed)?)),
    });
    Conversation { said, outcome }
}

struct Talk<'a> {
    said: &'a mut Vec<Said>,
}

impl Talk<'_> {
    fn we(&mut self, words: impl Into<String>) {
        self.said.push(Said { ours: true, words: words.into() });
    }

    /// What the server answered, a refusal included.
    fn they(&mut self, answer: Result<Response, lettre::transport::smtp::Error>) -> Result<Response, Error> {
        match answer {
            Ok(response) => {
                let code = response.code();
                self.said.extend(response.message().map(|line| Said { ours: false, words: format!("{code} {line}") }));
                Ok(response)
            }
            Err(error) => Err(self.refused(&error)),
        }
    }

    fn refused(&mut self, error: &lettre::transport::smtp::Error) -> Error {
        let error = Error::from_smtp(error);
        self.said.push(Said { ours: false, words: error.to_string() });
        error
    }

    fn send(&mut self, smtp: &Smtp, composed: &Composed) -> Result<Receipt, Error> {
        let tls = match smtp.security {
            Security::None => None,
            Security::StartTls | Security::Tls => Some(parameters(smtp)?),
        };
        let hello = ClientId::default();
        self.we(format!("connect {}:{}", smtp.host, smtp.port));
        let wrapper = tls.as_ref().filter(|_| smtp.security == Security::Tls);
        let address = (smtp.host.as_str(), smtp.port);
        let mut server = SmtpConnection::connect(address, Some(PATIENCE), &hello, wrapper, None)
            .map_err(|error| self.refused(&error))?;
        self.ask(&mut server, Ehlo::new(hello.clone()))?;
        if smtp.security == Security::StartTls
            && let Some(tls) = &tls
        {
            self.we("STARTTLS");
            server.starttls(tls, &hello).map_err(|error| self.refused(&error))?;
            self.said.push(Said { ours: false, words: "220".to_owned() });
            self.ask(&mut server, Ehlo::new(hello))?;
        }
        if let Some((user, password)) = &smtp.credentials {
            self.we(format!("AUTH {user} ••••••"));
            let credentials = Credentials::new(user.clone(), password.clone());
            let answer = server.auth(&[Mechanism::Plain, Mechanism::Login], &credentials);
            self.they(answer)?;
        }
        self.ask(&mut server, Mail::new(composed.envelope.from().cloned(), Vec::new()))?;
        for to in composed.envelope.to() {
            self.ask(&mut server, Rcpt::new(to.clone(), Vec::new()))?;
        }
        self.ask(&mut server, Data)?;
        self.we(format!("({} bytes)", composed.bytes.len()));
        let answer = server.message(&composed.bytes);
        let accepted = self.they(answer)?;
        // The message is taken: a server that hangs up without a good-bye changes nothing of it.
        let _ = self.ask(&mut server, Quit);
        Ok(Receipt::Accepted(accepted.message().collect::<Vec<_>>().join(" ")))
    }

    fn ask(&mut self, server: &mut SmtpConnection, command: impl std::fmt::Display) -> Result<Response, Error> {
        self.we(command.to_string().trim_end());
        let answer = server.command(command);
        self.they(answer)
    }
}
