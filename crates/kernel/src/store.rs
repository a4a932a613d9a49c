//! The one way to data: reads for a viewer, commands that journal what they change, and the system's own work under a stated reason.

use std::sync::Arc;

use db::{Database, FromRow, Location, Options, Params, Tx, Value};
use tokio::sync::watch;

use crate::{
    Activity, Asker, Chance, Change, Clock, Error, Id, Mint, Organisation, Person, Reading, Result, Viewer, Writing,
    activity, audit, blob::Blobs, schema::SCHEMA,
};

/// The greatest id of each table whose key is (organisation, id), which an index answers at once.
const GREATEST: &str = "select coalesce(max(id), 0) from (\
     select max(o.id) as id from organisation o \
     union all select (select max(x.id) from entry x where x.organisation = o.id) from organisation o \
     union all select (select max(x.id) from comment x where x.organisation = o.id) from organisation o \
     union all select (select max(x.id) from person x where x.organisation = o.id) from organisation o \
     union all select (select max(x.id) from file x where x.organisation = o.id) from organisation o \
     union all select (select max(x.id) from audience x where x.organisation = o.id) from organisation o \
     union all select (select max(x.id) from topic x where x.organisation = o.id) from organisation o) as greatest_ids";

/// The database, the files, time and chance of a deployment; cheap to clone.
#[derive(Clone)]
pub struct Store {
    db: Database,
    clock: Clock,
    chance: Chance,
    mint: Arc<Mint>,
    blobs: Blobs,
    journal_grew: Arc<watch::Sender<u64>>,
}

impl Store {
    /// Opens the database and brings its schema up to date.
    ///
    /// # Errors
    /// When it cannot be opened or belongs to another version.
    pub async fn open(
        location: &Location,
        options: Options,
        blobs: Blobs,
        clock: Clock,
        chance: Chance,
    ) -> Result<Self> {
        let db = Database::open(location, &SCHEMA, options).map_err(|error| match error {
            db::Error::Schema(text) => Error::Unavailable(text),
            other => other.into(),
        })?;
        // A clock that was set back while the program was off must not mint below what is stored.
        let floor: i64 = db
            .read_unguarded(|tx| {
                let greatest: Option<i64> = tx.first(GREATEST, &[])?;
                // What has an id of no such table has a line in the journal.
                let latest: Option<Option<i64>> = tx.first(
                    "select max(at) from (select at from activity order by position desc limit 100) as latest",
                    &[],
                )?;
                Ok::<_, Error>(greatest.unwrap_or(0).max(latest.flatten().map_or(0, |ms| crate::id::at(ms, i64::MAX))))
            })
            .await?;
        Ok(Self {
            db,
            clock,
            mint: Arc::new(Mint::above(floor, chance.clone())),
            chance,
            blobs,
            journal_grew: Arc::new(watch::Sender::new(0)),
        })
    }

    /// What time it is.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Where secrets come from.
    #[must_use]
    pub fn chance(&self) -> &Chance {
        &self.chance
    }

    /// The bytes of files.
    #[must_use]
    pub fn blobs(&self) -> &Blobs {
        &self.blobs
    }

    /// The database itself, for checks and copies by the command line.
    #[must_use]
    pub fn database(&self) -> &Database {
        &self.db
    }

    /// Changes whenever the journal grew; a wake-up, nothing more: the table is the truth.
    #[must_use]
    pub fn journal_grew(&self) -> watch::Receiver<u64> {
        self.journal_grew.subscribe()
    }

    /// Reads as `asker`, in one snapshot, through the door.
    ///
    /// # Errors
    /// What `work` returns, or the database's failure.
    pub async fn read<T: Send + 'static>(
        &self,
        asker: Asker,
        work: impl FnOnce(&Reading<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let now = self.clock.now_ms();
        self.db
            .read(move |tx| {
                let viewer = Viewer::enter(tx, &asker, now)?;
                work(&Reading::new(tx, viewer, now))
            })
            .await
    }

    /// Runs a command as `asker`: its change and its lines in the journal are durable together, or not at all.
    ///
    /// # Errors
    /// What `work` returns, or the database's failure.
    pub async fn write<T: Send + 'static>(
        &self,
        asker: Asker,
        work: impl FnOnce(&Writing<'_>) -> Result<Change<T>> + Send + 'static,
    ) -> Result<T> {
        let (now, mint) = (self.clock.now_ms(), Arc::clone(&self.mint));
        let (value, grew) = self
            .db
            .write(move |tx| {
                let viewer = Viewer::enter(tx, &asker, now)?;
                match work(&Writing::new(Reading::new(tx, viewer, now), &mint))? {
                    Change::Changed(value, activities) => {
                        activity::record(tx, viewer, now, activities)?;
                        Ok::<_, Error>((value, true))
                    }
                    Change::Unchanged(value) => Ok((value, false)),
                }
            })
            .await?;
        if grew {
            self.wake();
        }
        Ok(value)
    }

    /// Writes what is nobody else's business (drafts, read marks, bookmarks), without a line in the journal.
    ///
    /// # Errors
    /// What `work` returns, or the database's failure.
    pub async fn private<T: Send + 'static>(
        &self,
        _reason: &'static str,
        asker: Asker,
        work: impl FnOnce(&Writing<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (now, mint) = (self.clock.now_ms(), Arc::clone(&self.mint));
        self.db
            .write(move |tx| {
                let viewer = Viewer::enter(tx, &asker, now)?;
                work(&Writing::new(Reading::new(tx, viewer, now), &mint))
            })
            .await
    }

    /// The system's own work, under a stated reason: its rows are of a type that no page accepts.
    ///
    /// # Errors
    /// What `work` returns, or the database's failure.
    pub async fn system<T: Send + 'static>(
        &self,
        _reason: &'static str,
        work: impl FnOnce(&SystemTx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (now, mint) = (self.clock.now_ms(), Arc::clone(&self.mint));
        let answer = self.db.write(move |tx| work(&SystemTx { tx, now, mint: &mint })).await;
        self.wake();
        answer
    }

    /// The system's own work that adds nothing to the journal: a consumer's state, a job's outcome.
    ///
    /// # Errors
    /// What `work` returns, or the database's failure.
    pub async fn quietly<T: Send + 'static>(
        &self,
        _reason: &'static str,
        work: impl FnOnce(&SystemTx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (now, mint) = (self.clock.now_ms(), Arc::clone(&self.mint));
        self.db.write(move |tx| work(&SystemTx { tx, now, mint: &mint })).await
    }

    /// The system's own reading, under a stated reason.
    ///
    /// # Errors
    /// What `work` returns, or the database's failure.
    pub async fn system_read<T: Send + 'static>(
        &self,
        _reason: &'static str,
        work: impl FnOnce(&SystemTx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (now, mint) = (self.clock.now_ms(), Arc::clone(&self.mint));
        self.db.read_unguarded(move |tx| work(&SystemTx { tx, now, mint: &mint })).await
    }

    fn wake(&self) {
        self.journal_grew.send_modify(|count| *count += 1);
    }
}

/// A transaction of the system itself: base tables, plain rows, never a page's.
pub struct SystemTx<'a> {
    tx: &'a Tx<'a>,
    now: i64,
    mint: &'a Mint,
}

impl SystemTx<'_> {
    /// The moment, in Unix milliseconds.
    #[must_use]
    pub fn now(&self) -> i64 {
        self.now
    }

    /// The same transaction at an earlier moment: what an import or the example company tells of the past.
    #[must_use]
    pub fn at(&self, now: i64) -> SystemTx<'_> {
        SystemTx { tx: self.tx, now, mint: self.mint }
    }

    /// A new id, of this moment.
    #[must_use]
    pub fn mint<T>(&self) -> Id<T> {
        self.mint.next(self.now)
    }

    /// Which database this is; only named seams may ask.
    #[must_use]
    pub fn dialect(&self) -> db::Dialect {
        self.tx.dialect()
    }

    /// All rows.
    ///
    /// # Errors
    /// When the database refuses or fails.
    pub fn all<T: FromRow>(&self, sql: &'static str, params: &[(&str, Value)]) -> Result<Vec<T>> {
        Ok(self.tx.query(sql, params)?)
    }

    /// Hands each row to `visit` as it comes, where all of them would be too many to hold.
    ///
    /// # Errors
    /// When the database refuses or fails.
    pub fn each<T: FromRow>(&self, sql: &'static str, mut visit: impl FnMut(T)) -> Result<()> {
        Ok(self.tx.each(sql, &mut |row| {
            visit(T::from_row(row)?);
            Ok(true)
        })?)
    }

    /// The first row, if any.
    ///
    /// # Errors
    /// When the database refuses or fails.
    pub fn first<T: FromRow>(&self, sql: &'static str, params: &[(&str, Value)]) -> Result<Option<T>> {
        Ok(self.tx.first(sql, params)?)
    }

    /// Runs a statement that changes rows; returns how many.
    ///
    /// # Errors
    /// When a key is taken, or the database fails.
    pub fn execute(&self, sql: &'static str, params: &[(&str, Value)]) -> Result<u64> {
        Ok(self.tx.execute(sql, params)?)
    }

    /// Runs a statement whose outcome nobody needs: it is not waited for where that is a round trip, and if it fails, so
    /// does the transaction.
    ///
    /// # Errors
    /// As [`SystemTx::execute`], here or at the transaction's end.
    pub fn put(&self, sql: &'static str, params: &[(&str, Value)]) -> Result<()> {
        Ok(self.tx.put(sql, params)?)
    }

    /// Runs one `insert … values (…)` for each of some rows: many at a time where a statement is a round trip.
    ///
    /// # Errors
    /// When a key is taken, or the database fails.
    pub fn insert_all(&self, sql: &'static str, rows: &[Params]) -> Result<()> {
        Ok(self.tx.insert_all(sql, rows)?)
    }

    /// Runs statements as they stand, for bulk loading and checks.
    ///
    /// # Errors
    /// When the database refuses or fails.
    pub fn batch(&self, sql: &str) -> Result<()> {
        Ok(self.tx.batch(sql)?)
    }

    /// Records what happened, as `actor`.
    ///
    /// # Errors
    /// When the database fails.
    pub fn record(
        &self,
        organisation: Id<Organisation>,
        actor: Option<Id<Person>>,
        activities: Vec<Activity>,
    ) -> Result<()> {
        activity::record_as(self.tx, organisation.get(), actor, self.now, activities)
    }

    /// Writes a line of an organisation's audit log, as `actor`; as nobody for the command line and the program itself.
    ///
    /// # Errors
    /// When the database fails.
    pub fn audit(&self, organisation: Id<Organisation>, actor: Option<Id<Person>>, line: &audit::Line) -> Result<()> {
        audit::record(self.tx, organisation.get(), actor.map(Id::get), self.now, line)
    }

    /// Runs `work` as a person, through the door, within this transaction: how an import and the example company use
    /// the product's own commands, and how a right is looked at that somebody once used.
    ///
    /// # Errors
    /// What `work` returns, or the database's failure.
    pub fn act_as<T>(
        &self,
        asker: &Asker,
        now: i64,
        work: impl FnOnce(&Writing<'_>) -> Result<Change<T>>,
    ) -> Result<T> {
        let viewer = Viewer::enter(self.tx, asker, now)?;
        let done = match work(&Writing::new(Reading::new(self.tx, viewer, now), self.mint)) {
            Ok(Change::Changed(value, activities)) => {
                activity::record(self.tx, viewer, now, activities).map(|()| value)
            }
            Ok(Change::Unchanged(value)) => Ok(value),
            Err(error) => Err(error),
        };
        let left = self.tx.set_variables([0; 3]);
        // What went wrong first is what is told.
        done.and_then(|value| Ok(left.map(|()| value)?))
    }
}
