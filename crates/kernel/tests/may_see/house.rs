//! Two random organisations, as plain rows: what the database is filled with, and what the model looks at.

use std::collections::{BTreeMap, BTreeSet};

use proptest::{collection::vec, prelude::*};

/// What one row is made of: numbers that shrink, each taken modulo what it chooses from.
type Raw = [u8; 6];

pub const ROLES: [&str; 6] = ["reader", "contributor", "writer", "moderator", "animator", "owner"];
pub const OFFICES: [&str; 3] = ["administrator", "protection", "curator"];

/// The two organisations; all their ids are the same, so that a forgotten organisation shows.
#[derive(Debug, Clone)]
pub struct House {
    pub companies: [Company; 2],
    pub indexed: bool,
}

#[derive(Debug, Clone)]
pub struct Somebody {
    pub id: i64,
    pub kind: &'static str,
    pub active: bool,
    /// Whether they have a session, and whether it still holds.
    pub session: Option<bool>,
    /// Whether their data is kept and not used.
    pub restricted: bool,
    pub manager: Option<i64>,
}

#[derive(Debug, Clone)]
pub struct Circle {
    pub id: i64,
    pub kind: &'static str,
    pub open_to: i64,
    pub listed_to: i64,
}

#[derive(Debug, Clone)]
pub struct Made {
    pub id: i64,
    pub author: Option<i64>,
    pub article: bool,
    pub deleted: bool,
    /// Deleted from under answers, which stay.
    pub tombstone: bool,
    pub places: BTreeSet<i64>,
    pub topics: BTreeSet<i64>,
    pub comments: i64,
}

#[derive(Debug, Clone)]
pub struct Said {
    pub id: i64,
    pub entry: i64,
    pub author: Option<i64>,
    pub state: &'static str,
    pub deleted: bool,
    pub queued: bool,
}

#[derive(Debug, Clone)]
pub struct Bytes {
    pub id: i64,
    pub owner: Option<i64>,
    pub host: &'static str,
    pub object: Option<i64>,
    pub deleted: bool,
}

#[derive(Debug, Clone)]
pub struct Notice {
    pub id: i64,
    pub person: i64,
    pub reason: &'static str,
    pub actor: Option<i64>,
    pub entry: Option<i64>,
    pub object: i64,
}

#[derive(Debug, Clone)]
pub struct Version {
    pub id: i64,
    pub object: i64,
    pub editor: Option<i64>,
    pub hidden: bool,
}

#[derive(Debug, Clone)]
pub struct Complaint {
    pub id: i64,
    pub reporter: i64,
    pub host: &'static str,
    pub object: i64,
}

#[derive(Debug, Clone)]
pub struct Line {
    pub position: i64,
    pub verb: &'static str,
    pub host: &'static str,
    pub object: i64,
}

#[derive(Debug, Clone, Default)]
pub struct Company {
    pub id: i64,
    pub people: Vec<Somebody>,
    pub circles: Vec<Circle>,
    pub members: BTreeMap<(i64, i64), &'static str>,
    pub invited: BTreeSet<(i64, i64)>,
    pub requests: BTreeSet<(i64, i64)>,
    pub entries: Vec<Made>,
    pub comments: Vec<Said>,
    pub files: Vec<Bytes>,
    pub reactions: BTreeSet<(i64, i64)>,
    pub topics: Vec<i64>,
    pub space_topics: BTreeSet<(i64, i64)>,
    pub versions: Vec<Version>,
    /// Entry, source, shown.
    pub linkbacks: BTreeMap<(i64, i64), bool>,
    pub addresses: BTreeMap<i64, i64>,
    pub notices: Vec<Notice>,
    pub complaints: Vec<Complaint>,
    pub offices: BTreeSet<(i64, &'static str)>,
    /// What people keep for themselves: table, person, kind of target, target.
    pub marks: BTreeSet<(&'static str, i64, &'static str, i64)>,
    /// Links: id, purpose, used.
    pub links: Vec<(i64, &'static str, bool, Option<i64>)>,
    /// Where entries stood once: entry and circle.
    pub former: BTreeSet<(i64, i64)>,
    pub lines: Vec<Line>,
    /// The search index: row, kind, object.
    pub documents: BTreeMap<(&'static str, i64), i64>,
    pub skills: BTreeSet<(i64, i64)>,
}

/// One of `all`, by a number.
fn one<T: Copy>(all: &[T], by: u8) -> T {
    all[usize::from(by) % all.len()]
}

/// One of `all`, or nothing one time in five.
fn maybe(all: &[i64], by: u8) -> Option<i64> {
    (by % 5 != 4 && !all.is_empty()).then(|| one(all, by))
}

fn rarely(by: u8) -> bool {
    by % 4 == 3
}

fn rows(most: usize) -> impl Strategy<Value = Vec<Raw>> {
    vec(any::<Raw>(), 0..=most)
}

pub fn house() -> impl Strategy<Value = House> {
    (company(1), company(2), any::<bool>()).prop_map(|(a, b, indexed)| House { companies: [a, b], indexed })
}

fn company(id: i64) -> impl Strategy<Value = Company> {
    let who = (vec(any::<Raw>(), 2..=6), vec(any::<Raw>(), 1..=4), rows(10));
    let what = (rows(6), rows(8), rows(8), rows(8));
    let own = (rows(10), rows(8), rows(5), rows(12));
    (who, what, own).prop_map(
        move |(
            (people, circles, members),
            (entries, comments, files, reactions),
            (marks, notices, complaints, rest),
        )| {
            let mut company = Company { id, topics: vec![601, 602, 603], ..Company::default() };
            company.have_people(&people);
            company.have_circles(&circles, &members);
            company.have_entries(&entries, &comments);
            company.have_files(&files, &reactions);
            company.have_marks(&marks);
            company.have_cases(&notices, &complaints);
            company.have_the_rest(&rest);
            company
        },
    )
}

impl Company {
    pub fn people_ids(&self) -> Vec<i64> {
        self.people.iter().map(|person| person.id).collect()
    }

    pub fn spaces(&self) -> Vec<i64> {
        self.circles.iter().filter(|circle| circle.kind == "space").map(|circle| circle.id).collect()
    }

    fn entry_ids(&self) -> Vec<i64> {
        self.entries.iter().map(|entry| entry.id).collect()
    }

    fn comment_ids(&self) -> Vec<i64> {
        self.comments.iter().map(|comment| comment.id).collect()
    }

    fn have_people(&mut self, raw: &[Raw]) {
        for (id, [kind, active, session, office, skill, rest]) in (101..).zip(raw) {
            let kind = one(&["member", "member", "member", "guest", "guest", "unclaimed", "former"], *kind);
            let session = one(&[None, Some(true), Some(false)], *session);
            let (restricted, manager) = (rest % 5 == 4, maybe(&self.people_ids(), rest / 5));
            self.people.push(Somebody { id, kind, active: active % 6 != 5, session, restricted, manager });
            if rarely(*office) {
                self.offices.insert((id, one(&OFFICES, *office / 4)));
            }
            if rarely(*skill) {
                self.skills.insert((id, 1));
            }
        }
    }

    fn have_circles(&mut self, raw: &[Raw], members: &[Raw]) {
        self.circles.push(Circle { id: 201, kind: "organisation", open_to: 1, listed_to: 0 });
        for (id, [kind, open, listed, topic, announces, _]) in (202..).zip(raw) {
            let kind = if kind % 4 == 3 { "list" } else { "space" };
            let open_to = if kind == "list" { 0 } else { i64::from(open % 8) };
            // Whoever sees the content sees the name.
            self.circles.push(Circle { id, kind, open_to, listed_to: open_to | i64::from(listed % 8) });
            if kind == "space" && announces % 2 == 1 {
                self.space_topics.insert((id, one(&self.topics, *topic)));
            }
        }
        let (people, spaces) = (self.people_ids(), self.spaces());
        let joined: Vec<i64> = self.circles.iter().skip(1).map(|circle| circle.id).collect();
        for [person, circle, role, other, space, what] in members {
            self.members.insert((one(&joined, *circle), one(&people, *person)), one(&ROLES, *role));
            if !spaces.is_empty() && what % 3 == 1 {
                self.invited.insert((one(&spaces, *space), one(&people, *other)));
            }
            if !spaces.is_empty() && what % 3 == 2 {
                self.requests.insert((one(&spaces, *space), one(&people, *other)));
            }
        }
    }

    fn have_entries(&mut self, entries: &[Raw], comments: &[Raw]) {
        let people = self.people_ids();
        let circles: Vec<i64> = self.circles.iter().map(|circle| circle.id).collect();
        for (id, [author, a, b, c, topic, rest]) in (301..).zip(entries) {
            let places = [*a, *b, *c].into_iter().take(1 + usize::from(rest % 3)).map(|by| one(&circles, by)).collect();
            let topics = maybe(&self.topics, *topic).into_iter().collect();
            let (article, deleted) = (rest / 3 % 2 == 1, rest / 6 % 5 == 4);
            let tombstone = deleted && rest / 30 % 2 == 1;
            self.entries.push(Made {
                id,
                author: maybe(&people, *author),
                article,
                deleted,
                tombstone,
                places,
                topics,
                comments: 0,
            });
        }
        if self.entries.is_empty() {
            return;
        }
        for (entry, [.., c, topic, rest]) in self.entries.iter().zip(entries) {
            if rest % 4 == 3 {
                self.former.insert((entry.id, one(&circles, c.wrapping_add(*topic))));
            }
        }
        for (id, [entry, author, state, deleted, queued, _]) in (401..).zip(comments) {
            let at = usize::from(*entry) % self.entries.len();
            let state = one(&["shown", "shown", "held", "refused"], *state);
            let (author, deleted) = (maybe(&people, *author), rarely(*deleted));
            let queued = state != "shown" || queued % 3 == 0;
            self.comments.push(Said { id, entry: self.entries[at].id, author, state, deleted, queued });
            self.entries[at].comments += i64::from(state == "shown" && !deleted);
        }
    }

    /// Something that people look at, of a kind that there is.
    fn something(&self, kind: u8, by: u8) -> (&'static str, i64) {
        let of = [
            ("entry", self.entry_ids()),
            ("comment", self.comment_ids()),
            ("person", self.people_ids()),
            ("space", self.spaces()),
            ("topic", self.topics.clone()),
        ];
        let (kind, all) = &of[usize::from(kind) % of.len()];
        if all.is_empty() { ("person", one(&self.people_ids(), by)) } else { (kind, one(all, by)) }
    }

    fn have_files(&mut self, files: &[Raw], reactions: &[Raw]) {
        let people = self.people_ids();
        for (id, [owner, kind, object, deleted, _, _]) in (501..).zip(files) {
            let (host, object) = match self.something(*kind, *object) {
                ("topic", _) => ("draft", None),
                (host, object) => (host, Some(object)),
            };
            self.files.push(Bytes { id, owner: maybe(&people, *owner), host, object, deleted: deleted % 6 == 5 });
        }
        for (id, [kind, object, person, editor, hidden, what]) in (801..).zip(reactions) {
            let (_, object) = self.something(kind % 2, *object);
            self.reactions.insert((object, one(&people, *person)));
            if what % 2 == 1 {
                self.versions.push(Version { id, object, editor: maybe(&people, *editor), hidden: hidden % 2 == 1 });
            }
        }
    }

    fn have_marks(&mut self, raw: &[Raw]) {
        const TABLES: [&str; 8] = ["follow", "bookmark", "read_mark", "feed_mark", "draft", "mute", "block", "block"];
        let (people, entries) = (self.people_ids(), self.entry_ids());
        for [table, person, by, kind, _, _] in raw {
            let (person, other) = (one(&people, *person), one(&people, *by));
            let table = one(&TABLES, *table);
            match table {
                "follow" => {
                    let (kind, target) = one(&[("person", other), ("topic", one(&self.topics, *by))], *kind);
                    self.marks.insert((table, person, kind, target));
                }
                "bookmark" | "read_mark" if entries.is_empty() => {}
                "bookmark" | "read_mark" => drop(self.marks.insert((table, person, "entry", one(&entries, *by)))),
                // One a person, whatever it points at.
                "feed_mark" => drop(self.marks.insert((table, person, "", 7))),
                _ => drop(self.marks.insert((table, person, "", other))),
            }
        }
    }

    fn have_cases(&mut self, notices: &[Raw], complaints: &[Raw]) {
        let (people, spaces) = (self.people_ids(), self.spaces());
        for (id, [person, shape, actor, by, _, _]) in (701..).zip(notices) {
            let (person, actor) = (one(&people, *person), maybe(&people, *actor));
            let comment = self.comments.get(usize::from(*by) % self.comments.len().max(1));
            let entry = maybe(&self.entry_ids(), by % 4);
            let space = maybe(&spaces, by % 4);
            let (reason, entry, object) = match (shape % 6, space, entry, comment) {
                (5, ..) => (one(&["account", "load", "draft", "removed:spam", "report"], *by), None, person),
                (1, Some(space), _, _) => ("request", None, space),
                (2, Some(space), _, _) => {
                    (one(&["invitation", "accepted", "rejected", "rule", "glass", "owner"], *by), None, space)
                }
                (3, _, Some(entry), _) => (one(&["mention", "share", "reaction"], *by), Some(entry), entry),
                (4, _, _, Some(comment)) => {
                    (one(&["mention", "reply", "comment"], *by), Some(comment.entry), comment.id)
                }
                _ => ("follow", None, actor.unwrap_or(person)),
            };
            self.notices.push(Notice { id, person, reason, actor, entry, object });
        }
        let mut once = BTreeSet::new();
        for (id, [reporter, kind, by, _, _, _]) in (901..).zip(complaints) {
            let (reporter, (host, object)) = (one(&people, *reporter), self.something(kind % 3, *by));
            if once.insert((host, object, reporter)) {
                self.complaints.push(Complaint { id, reporter, host, object });
            }
        }
    }

    fn have_the_rest(&mut self, raw: &[Raw]) {
        let entries = self.entry_ids();
        for (n, [what, kind, by, more, verb, _]) in (1..).zip(raw) {
            let (host, object) = self.something(*kind, *by);
            match what % 5 {
                0 if !entries.is_empty() => {
                    self.linkbacks.insert((one(&entries, *by), i64::from(more % 3)), more % 2 == 0);
                }
                1 if !entries.is_empty() => {
                    self.addresses.insert(n, one(&entries, *by));
                }
                2 => self.links.push((
                    n,
                    one(&["invitation", "reset", "first"], *by),
                    more % 3 == 2,
                    maybe(&self.spaces(), *verb),
                )),
                3 => {
                    let verb = one(&["Create", "Add", "Update", "Delete", "Like"], *verb);
                    self.lines.push(Line { position: self.id * 1000 + n, verb, host, object });
                }
                _ => {
                    let kind = if host == "person" && more % 2 == 1 { "colleague" } else { host };
                    self.documents.insert((kind, object), self.id * 1000 + n);
                }
            }
        }
    }
}
