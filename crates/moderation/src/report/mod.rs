//! Reports: somebody says that something should not be here, once, and learns what became of it.

pub(crate) mod html;
pub(crate) mod store;
pub(crate) mod web;

use kernel::{
    Activity, Change, Error, Facts, Host, Id, Kind, Person, Reading, Result, Verb, Writing,
    audience::policy::{Action, Discussion, Standing, may},
    params, record,
};
use shell::reason;

/// Characters of the words that go with a report, at most.
pub const MAX_NOTE: usize = 2_000;

record! {
    /// A thing that may be reported, as the form repeats it.
    #[derive(Debug, Clone)]
    pub(crate) struct Subject {
        pub(crate) author: Option<Id<Person>>, pub(crate) name: String, pub(crate) words: String, pub(crate) href: String,
        pub(crate) reported: bool,
    }
}

/// What is about to be reported.
///
/// # Errors
/// [`Error::NotFound`] for what the viewer may not see, and for a kind of thing that is not reported.
pub(crate) fn subject(tx: &Reading<'_>, host: Host, id: i64) -> Result<Subject> {
    let sql = match host {
        Host::Entry => {
            "select e.author, coalesce(e.author_name, e.byline, '') as name, e.card_html as words, '/entries/' || cast(e.id as text) as href, \
             exists (select 1 from visible_report r where r.reporter = :me and r.host = 'entry' and r.object = e.id and r.decided_at is null) as reported \
             from visible_entry e where e.id = :id"
        }
        Host::Comment => {
            "select c.author, coalesce(c.author_name, c.byline, '') as name, c.html as words, \
             '/entries/' || cast(c.entry as text) || '/comments/' || cast(c.id as text) as href, \
             exists (select 1 from visible_report r where r.reporter = :me and r.host = 'comment' and r.object = c.id and r.decided_at is null) as reported \
             from visible_comment c where c.id = :id and c.deleted_at is null and c.state = 'shown'"
        }
        Host::Person => {
            "select p.id as author, p.name, p.title as words, '/people/' || p.handle as href, \
             exists (select 1 from visible_report r where r.reporter = :me and r.host = 'person' and r.object = p.id and r.decided_at is null) as reported \
             from visible_person p where p.id = :id"
        }
        Host::Space | Host::Topic | Host::Organisation => return Err(Error::NotFound),
    };
    Ok(tx.one::<Subject>(sql, params! { id })?.into_inner())
}

/// A thing as the viewer sees it now, or nothing where it is gone.
pub(crate) fn seen(tx: &Reading<'_>, host: Host, id: i64) -> Result<Option<Subject>> {
    match subject(tx, host, id) {
        Ok(subject) => Ok(Some(subject)),
        Err(Error::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}

/// Reports a thing to those who moderate where it is; while it waits, a second time changes nothing.
///
/// # Errors
/// [`Error::NotFound`] for what the viewer may not see; [`Error::Forbidden`] for what is theirs; [`Error::Invalid`] for a
/// reason that is none, or too many words.
pub fn report(tx: &Writing<'_>, host: Host, id: i64, reason: &str, note: &str) -> Result<Change<()>> {
    let me = tx.viewer().signed_in()?;
    let subject = subject(tx, host, id)?;
    let standing = Standing {
        kind: tx.viewer().kind(),
        role: None,
        author: subject.author == Some(me),
        open: false,
        discussion: Discussion::Open,
        archived: false,
    };
    if standing.author || standing.kind == Kind::Visitor || !may(standing, Action::Report) {
        return Err(Error::Forbidden);
    }
    let reason = reason::known(reason)?;
    let note = note.trim();
    if note.chars().count() > MAX_NOTE {
        return Err(Error::Invalid("note", shell::t::content::error_too_long));
    }
    let added = tx.execute(
        "insert into report(organisation, id, reporter, host, object, reason, note, at) \
         values (:organisation, :report, :me, :host, :id, :reason, :note, :now) on conflict do nothing",
        params! { report = tx.mint::<Person>(), host = host.word(), id, reason, note },
    )?;
    if added == 0 {
        return Ok(Change::Unchanged(()));
    }
    Ok(Change::one(
        (),
        Activity::on(Verb::Flag, host, id).facts(Facts { reason: Some(reason.into()), ..Facts::default() }),
    ))
}
