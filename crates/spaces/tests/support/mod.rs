//! A small company on a real database: Ann, Bob, Cleo and Dan are members, Gil and Gus guests.
#![allow(
    dead_code,
    unreachable_pub,
    missing_docs,
    clippy::unwrap_used,
    reason = "a test that cannot be set up fails; each file uses its own part"
)]

use kernel::{Asker, Chance, Change, Clock, Id, Person, Result, Space, Store, Value, Writing, blob::Blobs, params};
use spaces::{Access, Details, Joining, NewSpace, Visibility};

pub const ANN: i64 = 10;
pub const BOB: i64 = 11;
pub const CLEO: i64 = 12;
pub const DAN: i64 = 13;
pub const GIL: i64 = 20;
pub const GUS: i64 = 21;
pub const NOW: i64 = 1_780_000_000_000;

pub struct House {
    pub store: Store,
    _folder: tempfile::TempDir,
}

pub fn person(id: i64) -> Id<Person> {
    Id::new(id)
}

pub fn asker(id: i64) -> Asker {
    if id == 0 {
        return Asker::Visitor(Id::new(1));
    }
    Asker::Recipient { organisation: Id::new(1), person: Id::new(id), reason: "test" }
}

pub fn details(name: &str, members: Visibility, joining: Joining) -> Details {
    Details { name: name.into(), access: Access { members, guests: false, web: false }, joining, ..Details::default() }
}

impl House {
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let location = db::Location::File(folder.path().join("test.db"));
        let blobs = Blobs::new(folder.path().join("files"));
        let store = Store::open(&location, db::Options::default(), blobs, Clock::fixed(NOW), Chance::seeded([7; 32]))
            .await
            .unwrap();
        store
            .system("test data", |tx| {
                tx.batch(
                    "insert into organisation(id, slug, name, hosts, base_url, lang, time_zone, hue, reactions, created_at) values
                       (1, 'a', 'A', 'a', 'http://a', 'fr', 'Europe/Paris', 262, 'like', 0);
                     insert into person(organisation, id, kind, handle, name, sort_key, fold, joined_at) values
                       (1, 10, 'member', 'ann', 'Ann', 'ann', 'ann', 0), (1, 11, 'member', 'bob', 'Bob', 'bob', 'bob', 0),
                       (1, 12, 'member', 'cleo', 'Cléo', 'cleo', 'cleo', 0), (1, 13, 'member', 'dan', 'Dan', 'dan', 'dan', 0),
                       (1, 20, 'guest', 'gil', 'Gil', 'gil', 'gil', 0), (1, 21, 'guest', 'gus', 'Gus', 'gus', 'gus', 0),
                       (1, 30, 'unclaimed', 'una', 'Una', 'una', 'una', 0);
                     insert into audience(organisation, id, kind, open_to) values (1, 1, 'organisation', 1)",
                )
            })
            .await
            .unwrap();
        Self { store, _folder: folder }
    }

    /// Runs a command as somebody.
    pub async fn act<T: Send + 'static>(
        &self,
        who: i64,
        command: impl FnOnce(&Writing<'_>) -> Result<Change<T>> + Send + 'static,
    ) -> Result<T> {
        self.store.write(asker(who), command).await
    }

    /// A space of Ann's.
    pub async fn space(&self, details: Details) -> Id<Space> {
        self.act(ANN, move |tx| spaces::create_space(tx, NewSpace { details, ..NewSpace::default() })).await.unwrap()
    }

    /// A note of Ann's in a space.
    pub async fn note(&self, space: Id<Space>, id: i64) {
        self.store
            .system("test data", move |tx| {
                tx.execute(
                    "insert into entry(organisation, id, kind, author, lang, card_html, published_at) values (1, :id, 'note', 10, 'fr', 'x', 0)",
                    params! { id },
                )?;
                tx.execute("insert into placement(organisation, audience, entry) values (1, :space, :id)", params! { space, id })
            })
            .await
            .unwrap();
    }

    /// Whether somebody sees the name of a space, and how many entries of it.
    pub async fn sees(&self, who: i64, space: Id<Space>) -> (bool, i64) {
        self.store
            .read(asker(who), move |tx| {
                let named = tx.count("select count(*) from visible_space where id = :space", params! { space })?;
                let entries = tx.count("select count(*) from visible_placement l join visible_entry e on e.id = l.entry where l.audience = :space", params! { space })?;
                Ok((named == 1, entries))
            })
            .await
            .unwrap()
    }

    /// A number that a statement over base tables answers with.
    pub async fn number(&self, sql: &'static str, space: Id<Space>) -> i64 {
        let number =
            self.store.system_read("test", move |tx| tx.first::<i64>(sql, &[("space", Value::from(space))])).await;
        number.unwrap().unwrap()
    }

    /// The count that a space keeps, after it was held against its members.
    pub async fn members(&self, space: Id<Space>) -> i64 {
        let kept = self.number("select member_count from space where id = :space", space).await;
        let real = self.number("select count(*) from member where audience = :space", space).await;
        assert_eq!(kept, real, "member_count");
        kept
    }

    /// What the journal holds of a space since it was founded: actor, verb, the person of its facts.
    pub async fn journal(&self, space: Id<Space>) -> Vec<String> {
        let rows = self.store.system_read("test", move |tx| {
            tx.all::<(Option<i64>, String, String)>(
                "select actor, verb, facts from activity where host = 'space' and object = :space order by position",
                params! { space },
            )
        });
        rows.await
            .unwrap()
            .into_iter()
            .map(|(actor, verb, facts)| {
                let person = facts
                    .split("\"person\":\"")
                    .nth(1)
                    .and_then(|rest| rest.split('"').next())
                    .unwrap_or("-")
                    .to_owned();
                format!("{} {verb} {person}", actor.unwrap_or(0))
            })
            .collect()
    }
}
