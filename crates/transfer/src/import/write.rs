//! Writing what was planned, in one transaction.

use std::collections::HashMap;

use kernel::{
    Activity, Comment, Entry, Facts, Id, Organisation, Person, Result, Space, SystemTx, Topic, Verb, id, params,
};

use super::{
    Plan,
    build::{Article, Linkback, Place, Planned, Remark},
    people::Somebody,
};

/// What is newer than this gets an id of now: the mint may be at work there.
const RECENT: i64 = 60_000;

struct Writer<'a> {
    tx: &'a SystemTx<'a>,
    organisation: Id<Organisation>,
    space: Id<Space>,
    people: Vec<Id<Person>>,
    /// Where to go on looking for a free id of a moment.
    next: HashMap<i64, i64>,
    /// The ids of the topics met so far, by slug.
    topics: HashMap<String, Id<Topic>>,
}

/// Writes it all.
pub(super) fn write(tx: &SystemTx<'_>, organisation: Id<Organisation>, space: Id<Space>, plan: &Plan) -> Result<()> {
    let people = plan.people.iter().map(|somebody| person(tx, organisation, somebody)).collect::<Result<_>>()?;
    let mut writer = Writer { tx, organisation, space, people, next: HashMap::new(), topics: HashMap::new() };
    plan.items.iter().try_for_each(|item| writer.item(item, &plan.base_url))
}

fn person(tx: &SystemTx<'_>, organisation: Id<Organisation>, somebody: &Somebody) -> Result<Id<Person>> {
    let person = match somebody.known {
        Some(person) => person,
        None => {
            let (lang, time_zone) = tx
                .first::<(String, String)>(
                    "select lang, time_zone from organisation where id = :organisation",
                    params! { organisation },
                )?
                .unwrap_or_default();
            let new = identity::NewPerson {
                kind: identity::person::PersonKind::Unclaimed,
                lang: kernel::Lang::parse(&lang).unwrap_or_default(),
                time_zone,
                joined_at: Some(somebody.since),
                ..identity::NewPerson::new(organisation, somebody.name.as_str())
            };
            identity::create_person(tx, &new)?
        }
    };
    for origin in std::iter::once(&somebody.origin).chain(&somebody.by_email) {
        remember(tx, organisation, origin, person.get())?;
    }
    Ok(person)
}

/// Keeps where something came from. Two authors may share an address; the first keeps it.
fn remember(tx: &SystemTx<'_>, organisation: Id<Organisation>, origin: &str, object: i64) -> Result<()> {
    tx.execute(
        "insert into import_identity(organisation, origin, object) values (:organisation, :origin, :object) on conflict do nothing",
        params! { organisation, origin, object },
    )?;
    Ok(())
}

impl Writer<'_> {
    fn item(&mut self, item: &Planned, base_url: &str) -> Result<()> {
        let entry = match &item.place {
            Place::New(article) => self.article(article, base_url)?,
            Place::Here(entry) => *entry,
        };
        for path in &item.addresses {
            self.tx.execute(
                "insert into old_address(organisation, path, entry) values (:organisation, :path, :entry) on conflict do nothing",
                params! { organisation = self.organisation, path, entry },
            )?;
        }
        for linkback in &item.linkbacks {
            self.linkback(entry, linkback)?;
        }
        let mut written: HashMap<&str, Id<Comment>> = HashMap::new();
        for remark in &item.remarks {
            let parent = match &remark.parent {
                Some(origin) => match written.get(origin.as_str()) {
                    Some(parent) => Some(*parent),
                    None => self.known(origin)?,
                },
                None => None,
            };
            written.insert(&remark.origin, self.remark(entry, parent, remark)?);
        }
        let shown = item.remarks.iter().filter(|remark| remark.held.is_none()).count();
        self.tx.execute(
            "update entry set comment_count = comment_count + :shown where organisation = :organisation and id = :entry",
            params! { organisation = self.organisation, entry, shown = i64::try_from(shown).unwrap_or(0) },
        )?;
        Ok(())
    }

    fn article(&mut self, article: &Article, base_url: &str) -> Result<Id<Entry>> {
        let (organisation, space) = (self.organisation, self.space);
        let entry: Id<Entry> = self.free(article.published)?;
        let author = self.author(article.author);
        self.tx.execute(
            "insert into entry(organisation, id, kind, author, byline, lang, title, slug, card_html, published_at) \
             values (:organisation, :entry, 'article', :author, :byline, :lang, :title, :slug, :card, :at)",
            params! {
                organisation, entry, author,
                byline = article.byline.clone(),
                lang = article.lang.tag(),
                title = article.title.as_str(),
                slug = article.slug.as_str(),
                card = article.card.as_str(),
                at = article.published,
            },
        )?;
        self.tx.execute(
            "insert into article(organisation, entry, summary, format, source, html, minutes, origin) \
             values (:organisation, :entry, :summary, 'html', :source, :html, :minutes, :origin)",
            params! {
                organisation, entry,
                summary = article.summary.as_str(),
                source = article.source.as_str(),
                html = article.html.as_str(),
                minutes = article.minutes,
                origin = base_url,
            },
        )?;
        self.tx.execute(
            "insert into placement(organisation, audience, entry) values (:organisation, :audience, :entry)",
            params! { organisation, audience = space.audience(), entry },
        )?;
        let mut topics = Vec::new();
        for (slug, name) in &article.topics {
            let topic = self.topic(slug, name)?;
            self.tx.execute(
                "insert into entry_topic(organisation, topic, entry, name) values (:organisation, :topic, :entry, :name)",
                params! { organisation, topic, entry, name = name.as_str() },
            )?;
            topics.push(topic);
        }
        remember(self.tx, organisation, &article.origin, entry.get())?;
        let facts = Facts { imported: true, author, audiences: vec![space.audience()], topics, ..Facts::default() };
        let activity = Activity::new(Verb::Create, entry).facts(facts).at(article.published);
        self.tx.record(organisation, author, vec![activity])?;
        Ok(entry)
    }

    fn remark(&mut self, entry: Id<Entry>, parent: Option<Id<Comment>>, remark: &Remark) -> Result<Id<Comment>> {
        let organisation = self.organisation;
        let id: Id<Comment> = self.free(remark.published)?;
        let author = self.author(remark.author);
        self.tx.execute(
            "insert into comment(organisation, id, entry, parent, author, byline, byline_url, title, source, html, lang, state, published_at) \
             values (:organisation, :id, :entry, :parent, :author, :byline, :byline_url, :title, :source, :html, :lang, :state, :at)",
            params! {
                organisation, id, entry, parent, author,
                byline = remark.byline.clone(),
                byline_url = remark.byline_url.clone(),
                title = remark.title.as_str(),
                source = remark.source.as_str(),
                html = remark.html.as_str(),
                lang = remark.lang.tag(),
                state = if remark.held.is_some() { "held" } else { "shown" },
                at = remark.published,
            },
        )?;
        remember(self.tx, organisation, &remark.origin, id.get())?;
        if let Some(verdict) = &remark.held {
            self.tx.execute(
                "insert into hold(organisation, object, reasons, at) values (:organisation, :id, :reasons, :now)",
                params! { organisation, id, reasons = content::comment::reasons_json(verdict)?, now = self.tx.now() },
            )?;
            return Ok(id);
        }
        let facts = Facts { imported: true, author, parent, ..Facts::default() };
        let activity = Activity::new(Verb::Create, id).target(entry).facts(facts).at(remark.published);
        self.tx.record(organisation, author, vec![activity])?;
        Ok(id)
    }

    fn linkback(&self, entry: Id<Entry>, linkback: &Linkback) -> Result<()> {
        self.tx.execute(
            "insert into linkback(organisation, entry, source, title, excerpt, state, published_at) \
             values (:organisation, :entry, :source, :title, :excerpt, :state, :at)",
            params! {
                organisation = self.organisation, entry,
                source = linkback.source.as_str(),
                title = linkback.title.as_str(),
                excerpt = linkback.excerpt.as_str(),
                state = if linkback.held { "held" } else { "shown" },
                at = linkback.published,
            },
        )?;
        remember(self.tx, self.organisation, &linkback.origin, entry.get())
    }

    fn author(&self, place: Option<usize>) -> Option<Id<Person>> {
        place.and_then(|place| self.people.get(place)).copied()
    }

    /// A comment that an earlier import brought.
    fn known(&self, origin: &str) -> Result<Option<Id<Comment>>> {
        self.tx.first(
            "select object from import_identity where organisation = :organisation and origin = :origin",
            params! { organisation = self.organisation, origin },
        )
    }

    /// The id of a topic, made where it is new.
    fn topic(&mut self, slug: &str, name: &str) -> Result<Id<Topic>> {
        if let Some(topic) = self.topics.get(slug) {
            return Ok(*topic);
        }
        let organisation = self.organisation;
        let known: Option<Id<Topic>> = self.tx.first(
            "select id from topic where organisation = :organisation and slug = :slug",
            params! { organisation, slug },
        )?;
        let topic = match known {
            Some(topic) => topic,
            None => {
                let topic = self.tx.mint();
                self.tx.execute(
                    "insert into topic(organisation, id, slug, name) values (:organisation, :topic, :slug, :name)",
                    params! { organisation, topic, slug, name },
                )?;
                topic
            }
        };
        self.topics.insert(slug.to_owned(), topic);
        Ok(topic)
    }

    /// A free id of a moment, so that what is of 2012 stands in 2012.
    fn free<T>(&mut self, ms: i64) -> Result<Id<T>> {
        if ms > self.tx.now() - RECENT {
            return Ok(self.tx.mint());
        }
        let first = id::at(ms, 0).max(1);
        let mut id = self.next.get(&first).copied().unwrap_or(first);
        while self.is_taken(id)? {
            id += 1;
        }
        self.next.insert(first, id + 1);
        Ok(Id::new(id))
    }

    fn is_taken(&self, id: i64) -> Result<bool> {
        let taken: Option<i64> = self.tx.first(
            "select cast(1 as bigint) where exists (select 1 from entry where organisation = :organisation and id = :id) \
             or exists (select 1 from comment where organisation = :organisation and id = :id) \
             or exists (select 1 from person where organisation = :organisation and id = :id) \
             or exists (select 1 from audience where organisation = :organisation and id = :id) \
             or exists (select 1 from topic where organisation = :organisation and id = :id) \
             or exists (select 1 from file where organisation = :organisation and id = :id)",
            params! { organisation = self.organisation, id },
        )?;
        Ok(taken.is_some())
    }
}
