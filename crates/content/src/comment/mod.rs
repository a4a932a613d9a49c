//! Comments: answers in a tree, stored whole and shown two levels deep, the rest on demand.

pub mod store;
pub mod tree;

use kernel::{
    Activity, Change, Comment, Entry, Error, Facts, File, Host, Id, Kind, Lang, Person, Result, Verb, Writing,
    audience::policy::{Action, Discussion, Standing, may},
    params, record,
};
use markup::words::one_line;
use shell::{once, reason};
use spam::{Contribution, Thread};

use crate::{entry::model::MAX_NOTE, file, on_entry, on_thread, render};

/// A new comment, as its author wrote it.
#[derive(Debug, Clone)]
pub struct NewComment {
    /// Under which entry.
    pub entry: Id<Entry>,
    /// In answer to which comment of the same entry.
    pub parent: Option<Id<Comment>>,
    /// Markdown.
    pub source: String,
    /// Files uploaded for it, with their alternative text.
    pub files: Vec<(Id<File>, String)>,
    /// The form's own word: sent twice, it makes one comment.
    pub word: String,
    /// Its language, where it is known before.
    pub lang: Option<Lang>,
}

/// What became of a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Commented {
    /// The comment.
    pub id: Id<Comment>,
    /// Whether it waits for a moderator.
    pub held: bool,
}

/// What became of an edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edited {
    /// The entry under which it stands.
    pub entry: Id<Entry>,
    /// Whether the comment now waits for a moderator.
    pub held: bool,
}

record! {
    struct Parent { entry: Id<Entry>, author: Option<Id<kernel::Person>>, html: String }
}

/// Answers an entry or another comment; what looks like spam waits in the queue instead of showing.
///
/// # Errors
/// [`Error::Forbidden`] where the viewer may not answer; [`Error::Conflict`] where they might, and the discussion is closed.
pub fn publish(tx: &Writing<'_>, new: &NewComment) -> Result<Change<Commented>> {
    let me = tx.viewer().signed_in()?;
    let standing = on_entry(tx, new.entry)?;
    if !may(standing, Action::Comment) {
        let closed = may(Standing { discussion: Discussion::Open, ..standing }, Action::Comment);
        return Err(if closed { Error::Conflict(shell::t::content::comments_closed) } else { Error::Forbidden });
    }
    check(&new.source, !new.files.is_empty())?;
    let id: Id<Comment> = tx.mint();
    if let Some(id) = once::claim(tx, &new.word, id)? {
        return Ok(Change::Unchanged(commented(tx, id)?));
    }
    let parent = match new.parent {
        Some(parent) => {
            let found = tx.one::<Parent>(
                "select entry, author, html from visible_comment where id = :parent and deleted_at is null",
                params! { parent },
            )?;
            if found.entry != new.entry {
                return Err(Error::NotFound);
            }
            Some(found)
        }
        None => None,
    };
    let text = render::text(tx, &new.source, new.lang)?;
    let verdict = judge(tx, id, new.entry, &new.source, parent.as_ref().map(|parent| parent.html.as_str()))?;
    tx.put(
        "insert into comment(organisation, id, entry, parent, author, source, html, lang, state, published_at) \
         values (:organisation, :id, :entry, :parent, :me, :source, :html, :lang, :state, :now)",
        params! {
            id, entry = new.entry, parent = new.parent, source = new.source.as_str(), html = text.rendered.html.as_str(),
            lang = text.lang.tag(), state = if verdict.held { "held" } else { "shown" },
        },
    )?;
    file::attach(tx, &new.files, Host::Comment, id.get())?;
    // Also of what waits: whom it mentions is told when a moderator lets it through.
    render::mentions(tx, id.get(), &text.mentioned)?;
    if verdict.held {
        hold(tx, id, &verdict)?;
        return Ok(Change::one(Commented { id, held: true }, Activity::new(Verb::Offer, id).target(new.entry)));
    }
    count(tx, new.entry, 1)?;
    crate::entry::follow_entry(tx, new.entry, true)?;
    let facts = Facts {
        author: Some(me),
        parent: new.parent,
        parent_author: parent.as_ref().and_then(|p| p.author),
        mentions: text.mentioned,
        ..Facts::default()
    };
    Ok(Change::one(Commented { id, held: false }, Activity::new(Verb::Create, id).target(new.entry).facts(facts)))
}

/// What became of a comment that the same form made before.
fn commented(tx: &Writing<'_>, id: Id<Comment>) -> Result<Commented> {
    let state = tx.find::<String>("select state from visible_comment where id = :id", params! { id })?;
    Ok(Commented { id, held: state.is_some_and(|state| *state == "held") })
}

fn check(source: &str, files: bool) -> Result<()> {
    if one_line(source).is_empty() && !files {
        return Err(Error::Invalid("source", shell::t::content::error_empty));
    }
    if source.chars().count() > MAX_NOTE {
        return Err(Error::Invalid("source", shell::t::content::error_too_long));
    }
    Ok(())
}

record! {
    struct Discussed { title: String, card_html: String, published_at: i64, last: Option<i64> }
}

fn judge(
    tx: &Writing<'_>,
    id: Id<Comment>,
    entry: Id<Entry>,
    source: &str,
    parent: Option<&str>,
) -> Result<spam::Verdict> {
    let thread = tx.one::<Discussed>(
        "select e.title, e.card_html, e.published_at, (select max(c.published_at) from visible_comment c where c.entry = e.id) as last \
         from visible_entry e where e.id = :entry",
        params! { entry },
    )?;
    let repeated = tx.count(
        "select count(*) from visible_comment where author = :me and source = :source and id <> :id and published_at > cast(:now as bigint) - 86400000",
        params! { source, id },
    )?;
    let heard = tx.count(
        "select count(*) from (select id from visible_comment where author = :me and state = 'shown' and id <> :id limit 1) c",
        params! { id },
    )? > 0
        || tx.count("select count(*) from (select id from visible_entry where author = :me limit 1) e", &[])? > 0;
    Ok(spam::judge(
        &Contribution {
            author_name: "",
            author_url: "",
            // A colleague who was heard before is known; a guest is not, however often.
            known: heard && tx.viewer().kind() == Kind::Member,
            first: !heard,
            text: source,
            repeated: u32::try_from(repeated).unwrap_or(0),
        },
        &Thread {
            article: &format!("{} {}", thread.title, thread.card_html),
            parent,
            published_at: thread.published_at,
            age: tx.now() - thread.published_at,
            last_activity: thread.last,
        },
    ))
}

/// Puts a comment in the waiting queue, with what speaks against it.
///
/// # Errors
/// When the database fails.
pub fn hold(tx: &Writing<'_>, id: Id<Comment>, verdict: &spam::Verdict) -> Result<()> {
    tx.put(
        "insert into hold(organisation, object, reasons, at) values (:organisation, :id, :reasons, :now) \
         on conflict (organisation, object) do update set reasons = :reasons, at = :now, decided_at = null, decided_by = null, decision = null",
        params! { id, reasons = reasons_json(verdict)? },
    )?;
    Ok(())
}

/// What speaks against a comment, as the queue keeps it.
///
/// # Errors
/// Never in practice: numbers and words are always JSON.
pub fn reasons_json(verdict: &spam::Verdict) -> Result<String> {
    Ok(serde_json::to_string(&verdict.reasons.iter().map(reason).collect::<Vec<_>>())?)
}

/// A reason as the queue keeps it: its points, its code, and the numbers or words that explain it.
fn reason(reason: &spam::Reason) -> serde_json::Value {
    let explained = reason.params().into_iter().map(|(name, value)| (name.to_owned(), value.into()));
    let known = [("points".to_owned(), reason.points().into()), ("code".to_owned(), reason.code().into())];
    serde_json::Value::Object(known.into_iter().chain(explained).collect())
}

/// Changes one's own words, where one could still write them; what stood before is kept as a revision, and what now looks
/// like spam waits in the queue as if it had been sent so.
///
/// # Errors
/// [`Error::Forbidden`] for anybody but the author, and where they may no longer answer.
pub fn edit(tx: &Writing<'_>, id: Id<Comment>, source: &str, files: &file::Changes) -> Result<Change<Edited>> {
    let own = own(tx, id)?;
    if !own.mine || !may(on_thread(tx, own.entry)?, Action::Comment) {
        return Err(Error::Forbidden);
    }
    let before = file::names(tx, id.get(), own.files)?;
    let refiled = file::change(tx, files, Host::Comment, id.get())?;
    check(source, refiled.map_or(usize::try_from(own.files).unwrap_or(0), |files| files.has) > 0)?;
    if own.source == source && refiled.is_none() {
        return Ok(Change::Unchanged(Edited { entry: own.entry, held: false }));
    }
    let judged = |source| judge(tx, id, own.entry, source, own.parent_html.as_deref());
    let verdict = judged(source)?;
    // A mended word is no reason to look at what would wait today for its age alone.
    let held = own.counted && verdict.held && !judged(&own.source)?.held;
    if own.source != source || refiled.is_some_and(|files| files.others) {
        tx.put(
            "insert into revision(organisation, object, id, editor, source, files) values (:organisation, :id, :revision, :me, :source, :before)",
            params! { id, revision = tx.mint::<Comment>(), source = own.source.as_str(), before },
        )?;
    }
    let text = render::again(tx, source, &own.lang)?;
    tx.put(
        "update comment set source = :source, html = :html, lang = :lang, edited_at = :now where organisation = :organisation and id = :id",
        params! { id, source, html = text.rendered.html.as_str(), lang = text.lang.tag() },
    )?;
    render::mentions(tx, id.get(), &text.mentioned)?;
    let edited = Edited { entry: own.entry, held };
    if held {
        tx.put("update comment set state = 'held' where organisation = :organisation and id = :id", params! { id })?;
        count(tx, own.entry, -1)?;
        hold(tx, id, &verdict)?;
        return Ok(Change::one(edited, Activity::new(Verb::Offer, id).target(own.entry)));
    }
    let activity =
        Activity::new(Verb::Update, id).target(own.entry).facts(Facts { mentions: text.mentioned, ..Facts::default() });
    Ok(Change::one(edited, activity))
}

/// Comments that an entry shows, more or fewer.
fn count(tx: &Writing<'_>, entry: Id<Entry>, more: i64) -> Result<()> {
    tx.put(
        "update entry set comment_count = comment_count + :more where organisation = :organisation and id = :entry",
        params! { entry, more },
    )?;
    Ok(())
}

/// Takes the words away at once; the place stays where others answered. Whoever is not their author says why.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who is neither author nor moderator; [`Error::Invalid`] for a moderator without a reason.
pub fn delete(tx: &Writing<'_>, id: Id<Comment>, why: &str) -> Result<Change<Id<Entry>>> {
    let own = own(tx, id)?;
    if !own.mine && !may(on_thread(tx, own.entry)?, Action::Moderate) {
        return Err(Error::Forbidden);
    }
    let reason = if own.mine { None } else { Some(reason::known(why)?.into()) };
    tx.put("update comment set deleted_at = :now where organisation = :organisation and id = :id", params! { id })?;
    if own.counted {
        count(tx, own.entry, -1)?;
    }
    let facts = Facts { author: own.author, reason, ..Facts::default() };
    Ok(Change::one(own.entry, Activity::new(Verb::Delete, id).target(own.entry).facts(facts)))
}

record! {
    struct Own { entry: Id<Entry>, author: Option<Id<Person>>, source: String, lang: String, files: i64, mine: bool, counted: bool, parent_html: Option<String> }
}

fn own(tx: &Writing<'_>, id: Id<Comment>) -> Result<Own> {
    Ok(tx
        .one::<Own>(
            "select c.entry, c.author, c.source, c.lang, c.files, case when c.author = :me then 1 else 0 end as mine, case when c.state = 'shown' then 1 else 0 end as counted, \
             (select p.html from visible_comment p where p.id = c.parent) as parent_html \
             from visible_comment c where c.id = :id and c.deleted_at is null",
            params! { id },
        )?
        .into_inner())
}
