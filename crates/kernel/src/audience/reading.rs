//! Transactions with a viewer: what is read through one comes back [`Visible`].

use std::ops::Deref;

use db::{FromRow, Tx, Value};

use super::OrganisationRole;
use crate::{Error, Id, Mint, Result, Viewer, audit};

/// A row that the viewer of its transaction may see. Only a [`Reading`] makes one.
#[derive(Debug, Clone)]
pub struct Visible<T>(T);

impl<T> Visible<T> {
    /// The row itself, where it leaves the product's hands.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for Visible<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

/// One snapshot, seen by one viewer. Statements may use `:organisation`, `:me` and `:now` without naming them.
pub struct Reading<'a> {
    pub(crate) tx: &'a Tx<'a>,
    viewer: Viewer,
    now: i64,
}

impl<'a> Reading<'a> {
    pub(crate) fn new(tx: &'a Tx<'a>, viewer: Viewer, now: i64) -> Self {
        Self { tx, viewer, now }
    }

    /// Who is asking.
    #[must_use]
    pub fn viewer(&self) -> Viewer {
        self.viewer
    }

    /// The moment of the request, in Unix milliseconds.
    #[must_use]
    pub fn now(&self) -> i64 {
        self.now
    }

    /// Which database this is; only named seams may ask.
    #[must_use]
    pub fn dialect(&self) -> db::Dialect {
        self.tx.dialect()
    }

    /// All rows of a statement over the views of the door.
    ///
    /// # Errors
    /// When the database refuses or fails.
    pub fn all<T: FromRow>(&self, sql: &'static str, params: &[(&str, Value)]) -> Result<Vec<Visible<T>>> {
        Ok(self.tx.query(sql, &self.with_own(params))?.into_iter().map(Visible).collect())
    }

    /// The first row, if any.
    ///
    /// # Errors
    /// As [`Reading::all`].
    pub fn find<T: FromRow>(&self, sql: &'static str, params: &[(&str, Value)]) -> Result<Option<Visible<T>>> {
        Ok(self.tx.first(sql, &self.with_own(params))?.map(Visible))
    }

    /// The first row, or [`Error::NotFound`].
    ///
    /// # Errors
    /// As [`Reading::all`].
    pub fn one<T: FromRow>(&self, sql: &'static str, params: &[(&str, Value)]) -> Result<Visible<T>> {
        self.find(sql, params)?.ok_or(Error::NotFound)
    }

    /// Asks for rows as they stand now, which are taken later: those that are asked for together travel together, where a statement is a round
    /// trip.
    ///
    /// # Errors
    /// As [`Reading::all`], here or when they are read.
    pub fn ask<T: FromRow>(&self, sql: &'static str, params: &[(&str, Value)]) -> Result<Asked<'_, T>> {
        Ok(Asked(self.tx.ask(sql, &self.with_own(params))?))
    }

    /// A count over the views of the door.
    ///
    /// # Errors
    /// As [`Reading::all`].
    pub fn count(&self, sql: &'static str, params: &[(&str, Value)]) -> Result<i64> {
        Ok(self.tx.first(sql, &self.with_own(params))?.unwrap_or(0))
    }

    /// Whether the viewer has this role in the organisation.
    ///
    /// # Errors
    /// When the database fails.
    pub fn holds(&self, role: OrganisationRole) -> Result<bool> {
        let role = role.word();
        Ok(self
            .count("select count(*) from visible_role where person = :me and role = :role", &[("role", role.into())])?
            > 0)
    }

    /// Lets on only whoever has one of these roles in the organisation.
    ///
    /// # Errors
    /// [`Error::SignIn`] for a visitor, [`Error::Forbidden`] for anybody else without one.
    pub fn demand(&self, roles: &[OrganisationRole]) -> Result<()> {
        self.viewer.signed_in()?;
        for role in roles {
            if self.holds(*role)? {
                return Ok(());
            }
        }
        Err(Error::Forbidden)
    }

    fn with_own<'p>(&self, params: &[(&'p str, Value)]) -> Vec<(&'p str, Value)> {
        let mut all = Vec::with_capacity(params.len() + 3);
        all.extend_from_slice(params);
        all.push(("organisation", self.viewer.organisation().into()));
        all.push(("me", self.viewer.person().map_or(0, Id::get).into()));
        all.push(("now", self.now.into()));
        all
    }
}

/// Rows that were asked for, and not yet read.
pub struct Asked<'a, T>(db::Asked<'a, T>);

impl<T: FromRow> Asked<'_, T> {
    /// All of them.
    ///
    /// # Errors
    /// As [`Reading::all`].
    pub fn all(self) -> Result<Vec<Visible<T>>> {
        Ok(self.0.all()?.into_iter().map(Visible).collect())
    }

    /// The first, if any.
    ///
    /// # Errors
    /// As [`Reading::all`].
    pub fn find(self) -> Result<Option<Visible<T>>> {
        Ok(self.0.first()?.map(Visible))
    }

    /// The first, or [`Error::NotFound`].
    ///
    /// # Errors
    /// As [`Reading::all`].
    pub fn one(self) -> Result<Visible<T>> {
        self.find()?.ok_or(Error::NotFound)
    }
}

/// One write transaction by one viewer, who reads in it through the same views.
pub struct Writing<'a> {
    reading: Reading<'a>,
    mint: &'a Mint,
}

impl<'a> Writing<'a> {
    pub(crate) fn new(reading: Reading<'a>, mint: &'a Mint) -> Self {
        Self { reading, mint }
    }

    /// A new id, of this moment.
    #[must_use]
    pub fn mint<T>(&self) -> Id<T> {
        self.mint.next(self.reading.now)
    }

    /// Something that nobody guesses, as [`crate::Chance::secret`].
    #[must_use]
    pub fn secret(&self) -> String {
        self.mint.secret()
    }

    /// Runs a statement that changes rows; returns how many.
    ///
    /// # Errors
    /// When a key is taken, or the database fails.
    pub fn execute(&self, sql: &'static str, params: &[(&str, Value)]) -> Result<u64> {
        Ok(self.tx.execute(sql, &self.with_own(params))?)
    }

    /// Runs a statement whose outcome nobody needs: it is not waited for where that is a round trip, and if it fails, so
    /// does the command.
    ///
    /// # Errors
    /// As [`Writing::execute`], here or at the command's end.
    pub fn put(&self, sql: &'static str, params: &[(&str, Value)]) -> Result<()> {
        Ok(self.tx.put(sql, &self.with_own(params))?)
    }

    /// Runs an insert whose key may be taken; says whether it was free.
    ///
    /// # Errors
    /// When the database fails otherwise.
    pub fn try_insert(&self, sql: &'static str, params: &[(&str, Value)]) -> Result<bool> {
        let params = self.with_own(params);
        match self.tx.savepoint(|| self.tx.execute(sql, &params)) {
            Ok(_) => Ok(true),
            Err(db::Error::Conflict(_)) => Ok(false),
            Err(other) => Err(other.into()),
        }
    }

    /// Writes a line of the audit log, as the viewer, in this transaction.
    ///
    /// # Errors
    /// When the database fails.
    pub fn audit(&self, line: &audit::Line) -> Result<()> {
        let viewer = self.viewer();
        audit::record(self.tx, viewer.organisation().get(), viewer.person().map(Id::get), self.now(), line)
    }

    /// Rows of base tables that a command needs and no view shows, read under a stated reason; never for a page.
    ///
    /// # Errors
    /// As [`Reading::all`].
    pub fn system_rows<T: FromRow>(
        &self,
        _reason: &'static str,
        sql: &'static str,
        params: &[(&str, Value)],
    ) -> Result<Vec<T>> {
        Ok(self.tx.query(sql, &self.with_own(params))?)
    }
}

impl<'a> Deref for Writing<'a> {
    type Target = Reading<'a>;
    fn deref(&self) -> &Reading<'a> {
        &self.reading
    }
}
