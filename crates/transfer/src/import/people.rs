//! Who wrote: the accounts of the blog, as people of the organisation.

use std::collections::HashMap;

use kernel::{Id, Person};

use super::{Existing, existing::lower, text};
use crate::wxr::{Author, Export};

/// Somebody who had an account there and wrote something that comes.
#[derive(Clone, Debug)]
pub(super) struct Somebody {
    /// Where they come from: their login there.
    pub(super) origin: String,
    /// Where a second blog of theirs, or they themselves, would find them: their address.
    pub(super) by_email: Option<String>,
    pub(super) name: String,
    /// Their first word.
    pub(super) since: i64,
    /// The person here, if there is one; otherwise they will be unclaimed.
    pub(super) known: Option<Id<Person>>,
}

/// The accounts of the blog, and those of them that are needed.
pub(super) struct People<'a> {
    existing: &'a Existing,
    prefix: &'a str,
    by_login: HashMap<&'a str, &'a Author>,
    by_number: HashMap<u64, &'a str>,
    places: HashMap<&'a str, usize>,
    pub(super) needed: Vec<Somebody>,
}

impl<'a> People<'a> {
    pub(super) fn of(export: &'a Export, existing: &'a Existing, prefix: &'a str) -> People<'a> {
        People {
            existing,
            prefix,
            by_login: export.authors.iter().rev().map(|author| (author.login.as_str(), author)).collect(),
            by_number: export
                .authors
                .iter()
                .rev()
                .filter_map(|author| Some((author.id?, author.login.as_str())))
                .collect(),
            places: HashMap::new(),
            needed: Vec::new(),
        }
    }

    /// The account behind a comment.
    pub(super) fn by_number(&mut self, number: Option<u64>, date: i64) -> Option<usize> {
        let login = *self.by_number.get(&number?)?;
        self.by_login(login, date)
    }

    /// The account behind an item; its place among those needed.
    pub(super) fn by_login(&mut self, login: &str, date: i64) -> Option<usize> {
        let (login, author) = self.by_login.get_key_value(login)?;
        if let Some(place) = self.places.get(login) {
            if let Some(somebody) = self.needed.get_mut(*place) {
                somebody.since = somebody.since.min(date);
            }
            return Some(*place);
        }
        let full = format!("{} {}", author.first_name, author.last_name);
        let name = text::name([author.display_name.as_str(), &full, login])?;
        let origin = format!("{}:author:{login}", self.prefix);
        let email = lower(&author.email);
        let by_email = email.as_ref().map(|email| format!("email:{email}"));
        let found = |origin: &str| self.existing.known.get(origin).copied().map(Id::new);
        let known = email
            .and_then(|email| self.existing.accounts.get(&email).copied())
            .or_else(|| found(&origin))
            .or_else(|| by_email.as_deref().and_then(found));
        let place = self.needed.len();
        self.needed.push(Somebody { origin, by_email, name, since: date, known });
        self.places.insert(login, place);
        Some(place)
    }
}
