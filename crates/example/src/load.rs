//! Loads a synthetic company straight into the tables, in batches that are each durable.

use anyhow::{Result, anyhow};
use content::reaction::DEFAULT;
use identity::NewOrganisation;
use kernel::{Id, Lang, Organisation, Params, Store, SystemTx, Value, params};

use crate::synth::{Comment, Entry, Kind, Reaction, Role, Synth, Visibility};

/// Rows in a batch.
const BATCH: usize = 20_000;
/// Entries whose comments and reactions are counted at once: PostgreSQL ends a statement of half a minute.
pub const COUNTED: usize = 1_000;

/// How far the loading is, for a progress bar.
pub trait Progress {
    /// So many rows of this kind will come.
    fn begin(&mut self, what: &'static str, rows: u64);
    /// So many rows were written.
    fn add(&mut self, rows: u64);
}

/// Nobody looks.
impl Progress for () {
    fn begin(&mut self, _: &'static str, _: u64) {}
    fn add(&mut self, _: u64) {}
}

/// The rows of a batch, those of one statement together.
#[derive(Default)]
struct Rows(Vec<(&'static str, Vec<Params>)>);

impl Rows {
    fn insert(&mut self, sql: &'static str, params: &[(&'static str, Value)]) {
        let params = params.to_vec();
        match self.0.iter_mut().find(|(known, _)| *known == sql) {
            Some((_, rows)) => rows.push(params),
            None => self.0.push((sql, vec![params])),
        }
    }

    async fn write(self, store: &Store) -> Result<()> {
        let work = move |tx: &SystemTx<'_>| self.0.iter().try_for_each(|(sql, rows)| tx.insert_all(sql, rows));
        store.quietly("a synthetic company is loaded", work).await.map_err(|error| anyhow!(error))
    }
}

/// Where the ids of each kind begin.
#[derive(Clone, Copy)]
struct Ids {
    organisation: Id<Organisation>,
    audience: i64,
    people: i64,
    spaces: i64,
    topics: i64,
}

/// Creates an organisation that answers to `hosts` and fills it; returns how many rows were written.
///
/// # Errors
/// When the database fails.
pub async fn load(
    store: &Store,
    synth: std::sync::Arc<Synth>,
    hosts: Vec<String>,
    base_url: String,
    progress: &mut dyn Progress,
) -> Result<u64> {
    let ids = found(store, &synth, hosts, base_url).await?;
    let shape = synth.shape();
    let people = u64::from(shape.people);
    let mut rows = 0;
    rows += stream(store, progress, "people", people, synth.people(), |rows, person| write_person(rows, ids, &person))
        .await?;
    rows += stream(store, progress, "spaces", synth.spaces().count() as u64, synth.spaces(), |rows, space| {
        write_space(rows, ids, &space)
    })
    .await?;
    rows += stream(store, progress, "memberships", people * 20, synth.memberships(), |rows, row| {
        let role = match row.role {
            Role::Owner => "owner",
            Role::Animator => "animator",
            Role::Writer => "writer",
        };
        rows.insert(
            "insert into member(organisation, audience, person, role, since) values (:organisation, :audience, :person, :role, :since)",
            params! { organisation = ids.organisation, audience = ids.spaces + i64::from(row.space), person = ids.people + i64::from(row.person), role, since = row.joined_ms },
        );
    })
    .await?;
    rows += stream(store, progress, "follows", people * 20, synth.follows(), |rows, row| {
        rows.insert(
            "insert into follow(organisation, person, kind, target, at) values (:organisation, :person, 'person', :target, :at)",
            params! { organisation = ids.organisation, person = ids.people + i64::from(row.follower), target = ids.people + i64::from(row.followed), at = row.since_ms },
        );
    })
    .await?;
    rows += topics(store, &synth, ids).await?;
    let mut last = 0;
    let mut ids_of_entries: Vec<i64> = Vec::with_capacity(usize::try_from(synth.entry_count())?);
    let entries = synth.entries().map(|entry| {
        last = kernel::id::at(entry.at_ms, 0).max(last + 1);
        (last, entry)
    });
    rows += stream(
        store,
        progress,
        "entries",
        synth.entry_count(),
        entries.inspect(|(id, _)| ids_of_entries.push(*id)),
        |rows, (id, entry)| write_entry(rows, ids, id, &entry),
    )
    .await?;
    rows += answers(store, progress, &synth, ids, &ids_of_entries).await?;
    finish(store, ids, &ids_of_entries).await?;
    Ok(rows)
}

async fn answers(store: &Store, progress: &mut dyn Progress, synth: &Synth, ids: Ids, entries: &[i64]) -> Result<u64> {
    let mut rows = 0;
    let numbered = numbered(synth.comments());
    rows +=
        stream(store, progress, "comments", synth.entry_count() * 3 / 2, numbered, |rows, (id, parent, comment)| {
            write_comment(rows, ids, id, parent, entry_id(entries, comment.entry), &comment)
        })
        .await?;
    rows += stream(store, progress, "reactions", synth.entry_count() * 5 / 2, synth.reactions(), |rows, reaction| {
        write_reaction(rows, ids, entry_id(entries, reaction.entry), &reaction)
    })
    .await?;
    Ok(rows)
}

fn entry_id(entries: &[i64], index: u64) -> i64 {
    usize::try_from(index).ok().and_then(|at| entries.get(at)).copied().unwrap_or(0)
}

/// Comments with ids that lie apart from the entries' own, and their parents' ids.
fn numbered(comments: impl Iterator<Item = Comment>) -> impl Iterator<Item = (i64, Option<i64>, Comment)> {
    let (mut entry, mut of_entry, mut count) = (u64::MAX, Vec::new(), 0_i64);
    comments.map(move |comment| {
        if comment.entry != entry {
            entry = comment.entry;
            of_entry.clear();
        }
        count += 1;
        let id = kernel::id::at(comment.at_ms, 1024 + count % 3072);
        of_entry.push(id);
        let parent = comment.reply_to.and_then(|at| of_entry.get(at as usize).copied());
        (id, parent, comment)
    })
}

async fn found(store: &Store, synth: &Synth, hosts: Vec<String>, base_url: String) -> Result<Ids> {
    let start = synth.start_ms();
    let (units, sites) = (synth.units().collect::<Vec<_>>(), synth.sites().collect::<Vec<_>>());
    let new = NewOrganisation {
        slug: format!("synth-{}", synth.shape().people),
        name: "Synthèse".into(),
        hosts,
        base_url,
        lang: Lang::Fr,
        time_zone: "Europe/Paris".into(),
        hue: 200,
        is_example: true,
    };
    let made = store.system("a synthetic company is founded", move |tx| {
        let tx = tx.at(start);
        let organisation = identity::create_organisation(&tx, &new)?;
        for unit in units {
            tx.execute(
                "insert into unit(organisation, id, name, name_en, parent) values (:organisation, :id, :name, :name_en, :parent)",
                params! { organisation, id = i64::from(unit.index) + 1, name = unit.name_fr, name_en = unit.name_en, parent = unit.parent.map(|parent| i64::from(parent) + 1) },
            )?;
        }
        for site in sites {
            tx.execute(
                "insert into site(organisation, id, name, city, country, time_zone) values (:organisation, :id, :name, :city, :country, :zone)",
                params! { organisation, id = i64::from(site.index) + 1, name = site.name.as_str(), city = site.name.as_str(), country = site.country, zone = site.time_zone },
            )?;
        }
        let audience: Option<i64> =
            tx.first("select id from audience where organisation = :organisation and kind = 'organisation'", params! { organisation })?;
        Ok((organisation, audience.unwrap_or(0)))
    });
    let (organisation, audience) = made.await.map_err(|error| anyhow!(error))?;
    let base = |minutes: i64| kernel::id::at(start + minutes * 60_000, 0);
    Ok(Ids { organisation, audience, people: base(1), spaces: base(30), topics: base(50) })
}

async fn stream<T>(
    store: &Store,
    progress: &mut dyn Progress,
    what: &'static str,
    expected: u64,
    rows: impl Iterator<Item = T>,
    write: impl Fn(&mut Rows, T),
) -> Result<u64> {
    progress.begin(what, expected);
    let (mut rows, mut written) = (rows, 0);
    loop {
        let (mut batch, mut count) = (Rows::default(), 0);
        for row in rows.by_ref().take(BATCH) {
            write(&mut batch, row);
            count += 1;
        }
        if count == 0 {
            return Ok(written);
        }
        batch.write(store).await?;
        written += count;
        progress.add(count);
    }
}

fn write_person(rows: &mut Rows, ids: Ids, person: &crate::synth::Person) {
    let (organisation, id) = (ids.organisation, ids.people + i64::from(person.index));
    let name = format!("{} {}", person.given, person.family);
    let fold = markup::words::fold(&name);
    rows.insert(
        "insert into person(organisation, id, kind, handle, name, sort_key, fold, title, unit, site, manager, joined_at) \
         values (:organisation, :id, 'member', :handle, :name, :sort_key, :fold, :title, :unit, :site, :manager, 0)",
        params! {
            organisation, id, handle = person.handle.as_str(), name = name.as_str(),
            sort_key = markup::words::fold(&format!("{} {}", person.family, person.given)),
            fold = format!("{fold} {}", person.handle), title = person.title.as_str(), unit = i64::from(person.unit) + 1,
            site = i64::from(person.site) + 1, manager = person.manager.map(|manager| ids.people + i64::from(manager)),
        },
    );
    rows.insert("insert into profile(organisation, person) values (:organisation, :id)", params! { organisation, id });
    rows.insert(
        "insert into preference(organisation, person, lang, time_zone, terms_accepted) values (:organisation, :id, 'fr', 'Europe/Paris', 1)",
        params! { organisation, id },
    );
}

fn write_space(rows: &mut Rows, ids: Ids, space: &crate::synth::Space) {
    let (organisation, id) = (ids.organisation, ids.spaces + i64::from(space.index));
    let (visibility, mask, open) = match space.visibility {
        Visibility::Visible => ("visible", 1, 1),
        Visibility::Closed => ("closed", 1, 0),
        Visibility::Secret => ("secret", 0, 0),
    };
    rows.insert(
        "insert into audience(organisation, id, kind, open_to) values (:organisation, :id, 'space', :open)",
        params! { organisation, id, open },
    );
    rows.insert(
        "insert into space(organisation, id, slug, name, fold, lang, visibility, listed_to, joining, member_count, created_at) \
         values (:organisation, :id, :slug, :name, :fold, 'fr', :visibility, :mask, 'free', :members, 0)",
        params! { organisation, id, slug = space.slug.as_str(), name = space.name.as_str(), fold = markup::words::fold(&space.name), visibility, mask, members = i64::from(space.members) },
    );
}

async fn topics(store: &Store, synth: &Synth, ids: Ids) -> Result<u64> {
    let names: Vec<String> = (0..synth.topic_count()).map(|index| synth.topic(index)).collect();
    let count = names.len() as u64;
    let written = store.quietly("the topics of a synthetic company", move |tx| {
        for (at, name) in names.iter().enumerate() {
            let (organisation, id) = (ids.organisation, ids.topics + i64::try_from(at).unwrap_or(0));
            tx.execute(
                "insert into topic(organisation, id, slug, name) values (:organisation, :id, :slug, :name) on conflict do nothing",
                params! { organisation, id, slug = markup::words::topic_slug(name), name = name.as_str() },
            )?;
        }
        Ok(())
    });
    written.await.map_err(|error| anyhow!(error))?;
    Ok(count)
}

fn write_entry(rows: &mut Rows, ids: Ids, id: i64, entry: &Entry) {
    let organisation = ids.organisation;
    let html: String = entry.body.split("\n\n").map(|paragraph| format!("<p>{paragraph}</p>")).collect();
    let (kind, slug) = if entry.kind == Kind::Article {
        ("article", markup::words::slug(&entry.title, "article"))
    } else {
        ("note", String::new())
    };
    let card = if entry.kind == Kind::Article {
        format!("<p>{}</p>", markup::html::excerpt(&entry.body, 320))
    } else {
        html.clone()
    };
    rows.insert(
        "insert into entry(organisation, id, kind, author, lang, title, slug, card_html, published_at) \
         values (:organisation, :id, :kind, :author, :lang, :title, :slug, :card, :at)",
        params! { organisation, id, kind, author = ids.people + i64::from(entry.author), lang = entry.lang.tag(), title = entry.title.as_str(), slug, card, at = entry.at_ms },
    );
    if entry.kind == Kind::Article {
        rows.insert(
            "insert into article(organisation, entry, format, source, html, minutes) values (:organisation, :id, 'markdown', :source, :html, 2)",
            params! { organisation, id, source = entry.body.as_str(), html },
        );
    } else {
        rows.insert(
            "insert into note(organisation, entry, source) values (:organisation, :id, :source)",
            params! { organisation, id, source = entry.body.as_str() },
        );
    }
    let mut spaces: Vec<i64> = entry.placed.spaces().map(|space| ids.spaces + i64::from(space)).collect();
    if spaces.is_empty() {
        spaces.push(ids.audience);
    }
    for audience in spaces {
        rows.insert(
            "insert into placement(organisation, audience, entry) values (:organisation, :audience, :id)",
            params! { organisation, audience, id },
        );
    }
    for topic in &entry.topics {
        rows.insert(
            "insert into entry_topic(organisation, topic, entry) values (:organisation, :topic, :id) on conflict do nothing",
            params! { organisation, topic = ids.topics + i64::from(*topic), id },
        );
    }
}

fn write_comment(rows: &mut Rows, ids: Ids, id: i64, parent: Option<i64>, entry: i64, comment: &Comment) {
    let organisation = ids.organisation;
    let html: String = comment.body.split("\n\n").map(|paragraph| format!("<p>{paragraph}</p>")).collect();
    rows.insert(
        "insert into comment(organisation, id, entry, parent, author, source, html, lang, state, published_at) \
         values (:organisation, :id, :entry, :parent, :author, :source, :html, :lang, 'shown', :at) on conflict do nothing",
        params! { organisation, id, entry, parent, author = ids.people + i64::from(comment.author), source = comment.body.as_str(), html, lang = comment.lang.tag(), at = comment.at_ms },
    );
}

fn write_reaction(rows: &mut Rows, ids: Ids, entry: i64, reaction: &Reaction) {
    // The generator's six kinds are the organisation's six, in order of use.
    let place = ["like", "thanks", "love", "idea", "laugh", "support"]
        .iter()
        .position(|kind| *kind == reaction.kind)
        .unwrap_or(0);
    let kind = DEFAULT.split(',').nth(place).unwrap_or("like");
    rows.insert(
        "insert into reaction(organisation, object, person, kind) values (:organisation, :entry, :person, :kind) on conflict do nothing",
        params! { organisation = ids.organisation, entry, person = ids.people + i64::from(reaction.person), kind },
    );
}

/// The counts that commands keep beside what they count, some entries at a time.
async fn finish(store: &Store, ids: Ids, entries: &[i64]) -> Result<()> {
    let organisation = ids.organisation;
    for slice in entries.chunks(COUNTED) {
        let (Some(first), Some(last)) = (slice.first().copied(), slice.last().copied()) else { continue };
        let done = store.quietly("the counts of a synthetic company", move |tx| {
            tx.execute(
                "update entry set comment_count = (select count(*) from comment c where c.organisation = entry.organisation and c.entry = entry.id) \
                 where organisation = :organisation and id between :first and :last",
                params! { organisation, first, last },
            )?;
            tx.execute(
                "update entry set reactions = coalesce((select string_agg(t.kind || ':' || t.n, ',') from \
                 (select r.kind, count(*) as n from reaction r where r.organisation = entry.organisation and r.object = entry.id group by r.kind) t), '') \
                 where organisation = :organisation and id between :first and :last",
                params! { organisation, first, last },
            )
        });
        done.await.map_err(|error| anyhow!(error))?;
    }
    Ok(())
}
