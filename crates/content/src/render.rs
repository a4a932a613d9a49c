//! From what somebody wrote to what others read: mentions and topics resolved as that author may see them.

use std::cell::RefCell;

use kernel::{Error, Id, Lang, Person, Reading, Result, Topic, Writing, params, record};
use markup::markdown::{Mention, Rendered, Resolve};

record! {
    struct Mentioned { id: Id<Person>, name: String, handle: String }
}

/// A rendered text with the people whom it mentions.
pub(crate) struct Text {
    pub(crate) rendered: Rendered,
    pub(crate) mentioned: Vec<Id<Person>>,
    pub(crate) lang: Lang,
}

struct Names<'a, 'b> {
    tx: &'a Reading<'b>,
    found: RefCell<Vec<Id<Person>>>,
    failed: RefCell<Option<Error>>,
}

impl Resolve for Names<'_, '_> {
    fn mention(&self, handle: &str) -> Option<Mention> {
        // Whoever blocked the author, or is blocked, is not called by them.
        let person = self.tx.find::<Mentioned>(
            "select p.id, p.name, p.handle from visible_person p where p.handle = :handle and p.kind in ('member', 'guest') \
             and not exists (select 1 from visible_hidden_author h where h.author = p.id)",
            params! { handle },
        );
        let person = person.unwrap_or_else(|error| {
            self.failed.replace(Some(error));
            None
        })?;
        self.found.borrow_mut().push(person.id);
        Some(Mention { name: person.name.clone(), href: format!("/people/{}", person.handle) })
    }

    fn topic(&self, slug: &str) -> Option<String> {
        Some(format!("/topics/{slug}"))
    }
}

/// Renders Markdown as the viewer may mean it.
///
/// # Errors
/// When the database fails.
pub(crate) fn text(tx: &Reading<'_>, source: &str, lang: Option<Lang>) -> Result<Text> {
    let names = Names { tx, found: RefCell::default(), failed: RefCell::default() };
    let rendered = markup::markdown::render(source, &names);
    if let Some(error) = names.failed.into_inner() {
        return Err(error);
    }
    let lang = match lang.or_else(|| markup::language(source).and_then(Lang::parse)) {
        Some(lang) => lang,
        None => own_lang(tx)?,
    };
    Ok(Text { rendered, mentioned: names.found.into_inner(), lang })
}

/// Renders words that take the place of others: too short to tell, they stay in the language that those were in.
pub(crate) fn again(tx: &Reading<'_>, source: &str, before: &str) -> Result<Text> {
    text(tx, source, Lang::parse(markup::language(source).unwrap_or(before)))
}

fn own_lang(tx: &Reading<'_>) -> Result<Lang> {
    let own = tx.find::<String>("select lang from visible_preference where lang is not null", &[])?;
    Ok(own.and_then(|tag| Lang::parse(&tag)).unwrap_or_default())
}

/// Writes down whom a text mentions.
pub(crate) fn mentions(tx: &Writing<'_>, object: i64, mentioned: &[Id<Person>]) -> Result<()> {
    for person in mentioned {
        tx.put(
            "insert into mention(organisation, object, person) values (:organisation, :object, :person) on conflict do nothing",
            params! { object, person = *person },
        )?;
    }
    Ok(())
}

/// The ids of topics, made where they are new.
pub(crate) fn topics(tx: &Writing<'_>, topics: &[markup::markdown::Topic]) -> Result<Vec<Id<Topic>>> {
    let mut ids = Vec::new();
    for topic in topics {
        let known: Vec<Id<Topic>> = tx.system_rows(
            "a topic is known by its word before anything visible bears it",
            "select id from topic where organisation = :organisation and slug = :slug",
            params! { slug = topic.slug.as_str() },
        )?;
        let id = match known.first() {
            Some(id) => *id,
            None => {
                let id = tx.mint();
                tx.put(
                    "insert into topic(organisation, id, slug, name) values (:organisation, :id, :slug, :name)",
                    params! { id, slug = topic.slug.as_str(), name = topic.name.as_str() },
                )?;
                id
            }
        };
        ids.push(id);
    }
    Ok(ids)
}
