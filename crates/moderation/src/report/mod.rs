//! Reports: somebody says that something should not be here, once, and learns what became of it.

pub(crate) mod html;
pub(crate) mod store;
pub(crate) mod web;

use kernel::{
    Activity, Change, Error, Facts, Host, Id, Kind, Person, Reading, Result, Verb, Writing,
    audience::policy::{Action, Standing, may},
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
             exists (select 1 from visible_report r where r.reporter = :me and r.host = 'entry' and r.object = e.id) as reported \
             from visible_entry e where e.id = :id"
        }
        Host::Comment => {
            "select c.author, coalesce(c.author_name, c.byline, '') as name, c.html as words, \
             '/entries/' || cast(c.entry as text) || '/comments/' || cast(c.id as text) as href, \
             exists (select 1 from visible_report r where r.reporter = :me and r.host = 'comment' and r.object = c.id) as reported \
             from visible_comment c where c.id = :id and c.deleted_at is null and c.state = 'shown'"
        }
        Host::Person => {
            "select p.id as author, p.name, p.title as words, '/people/' || p.handle as href, \
             exists (select 1 from visible_report r where r.reporter = :me and r.host = 'person' and r.object = p.id) as reported \
             from visible_person p where p.id = :id"
        }
        Host::Space | Host::Topic | Host::Organisation => return Err(Error::NotFound),
    };
    Ok(tx.one::<Subject>(sql, params! { id })?.into_inner())
}

/// Whether somebody else than its author keeps the desk where a thing stands, as far as the viewer sees who does.
fn is_kept(tx: &Writing<'_>, host: Host, id: i64, author: Id<Person>) -> Result<bool> {
    let entry = match host {
        Host::Comment => {
            tx.one::<i64>("select entry from visible_comment where id = :id", params! { id })?.into_inner()
        }
        _ => id,
    };
    let keepers = tx.count(
        "select count(*) from visible_placement l where l.entry = :entry \
         and (exists (select 1 from visible_member m where m.audience = l.audience and m.role in ('owner', 'animator', 'moderator') \
                      and m.person <> :author \
                      and exists (select 1 from visible_person p where p.id = m.person and p.deactivated_at is null)) \
              or l.audience_kind = 'organisation')",
        params! { entry, author },
    )?;
    Ok(keepers > 0)
}

/// Reports a thing to those who moderate where it is; a second time changes nothing. What only its author moderates is reported
/// to the administrators, as a report on the author that says where.
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
        closed: false,
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
    let case = subject.author.filter(|_| host != Host::Person);
    let escalated = match case {
        Some(author) if !is_kept(tx, host, id, author)? => Some(author),
        _ => None,
    };
    // The address stands with the words: there may be several of one author.
    let note = if escalated.is_some() { format!("{note}\n\n{}", subject.href) } else { note.to_owned() };
    let (host, id) = escalated.map_or((host, id), |author| (Host::Person, author.get()));
    let (more, again) = (format!("\n\n{note}"), escalated.is_some());
    let added = tx.execute(
        "insert into report(organisation, id, reporter, host, object, reason, note, at) \
         values (:organisation, :report, :me, :host, :id, :reason, :note, :now) \
         on conflict (organisation, host, object, reporter) do update \
         set note = report.note || :more, at = excluded.at, decided_by = null, decided_at = null, decision = null \
         where :again = 1 and length(report.note) < 20000",
        params! { report = tx.mint::<Person>(), host = host.word(), id, reason, note, more, again },
    )?;
    if added == 0 {
        return Ok(Change::Unchanged(()));
    }
    Ok(Change::one(
        (),
        Activity::on(Verb::Flag, host, id).facts(Facts { reason: Some(reason.into()), ..Facts::default() }),
    ))
}
