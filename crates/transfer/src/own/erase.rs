//! Erasing a person (GDPR, article 17): what they are goes, and their words stay without them or go too.
//!
//! Rows of others that name them are rewritten: mentions, and what loads and logs kept. What stays is that somebody was
//! here: an id, so that a discussion keeps its tree. Copies elsewhere, and their name typed as plain words by others, are
//! not known of; the receipt says so.

use kernel::{
    Activity, Comment, Entry, Error, Host, Id, Organisation, Person, Result, SystemTx, Verb,
    audit::{Act, Line},
    params, record,
};
use serde_json::json;

/// What becomes of their words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Words {
    /// They stay, as those of a former member.
    Stay,
    /// They are deleted, and purged at once.
    Go,
}

/// What was erased, and where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Receipt {
    /// Entries that were deleted, or stay without a name.
    pub entries: i64,
    /// Comments, likewise.
    pub comments: i64,
    /// Texts of others in which they were mentioned.
    pub mentions: i64,
    /// Files that were let go.
    pub files: i64,
    /// Rows of their own: sessions, follows, marks, drafts and the like.
    pub rows: i64,
}

/// What is each person's own, and goes.
const OWN: [&str; 26] = [
    // Mails about them, or to them, before their address is forgotten.
    "delete from job where organisation = :organisation and kind in ('mail', 'bulk-mail') \
     and (payload like '%\"person\":' || cast(cast(:person as bigint) as text) || ',%' \
          or exists (select 1 from credential c where c.organisation = job.organisation and c.person = :person \
                     and replace(payload, '\"to\":\"' || c.email || '\"', '') <> payload))",
    "delete from credential where organisation = :organisation and person = :person",
    "delete from session where organisation = :organisation and person = :person",
    "delete from token where organisation = :organisation and person = :person",
    "delete from profile where organisation = :organisation and person = :person",
    "delete from preference where organisation = :organisation and person = :person",
    "delete from person_skill where organisation = :organisation and person = :person",
    "delete from person_role where organisation = :organisation and person = :person",
    "delete from follow where organisation = :organisation and (person = :person or (kind = 'person' and target = :person))",
    "delete from bookmark where organisation = :organisation and person = :person",
    "delete from read_mark where organisation = :organisation and person = :person",
    "delete from feed_mark where organisation = :organisation and person = :person",
    "delete from draft where organisation = :organisation and person = :person",
    "delete from once where organisation = :organisation and person = :person",
    "delete from mute where organisation = :organisation and (person = :person or target = :person)",
    "delete from block where organisation = :organisation and (person = :person or target = :person)",
    "delete from notification where organisation = :organisation and (person = :person or actor = :person)",
    "delete from join_request where organisation = :organisation and person = :person",
    "delete from space_invitation where organisation = :organisation and person = :person",
    "delete from member where organisation = :organisation and person = :person",
    "delete from rule_declined where organisation = :organisation and person = :person",
    "delete from profile_value where organisation = :organisation and person = :person",
    "delete from mention where organisation = :organisation and person = :person",
    "delete from people_load_step where organisation = :organisation and person = :person",
    "delete from import_identity where organisation = :organisation and object = :person",
    "update person set manager = null where organisation = :organisation and manager = :person",
];

/// Takes all rows that are somebody's own, and counts their spaces anew; says how many rows.
///
/// # Errors
/// When the database fails.
pub(crate) fn take_own(tx: &SystemTx<'_>, organisation: Id<Organisation>, person: Id<Person>) -> Result<i64> {
    let spaces: Vec<i64> = tx.all(
        "select m.audience from member m where m.organisation = :organisation and m.person = :person",
        params! { organisation, person },
    )?;
    let mut gone = 0;
    for sql in OWN {
        gone += rows(tx.execute(sql, params! { organisation, person })?);
    }
    for space in spaces {
        tx.execute(
            "update space set member_count = (select count(*) from member m where m.organisation = :organisation and m.audience = :space) \
             where organisation = :organisation and id = :space",
            params! { organisation, space },
        )?;
    }
    Ok(gone)
}

record! {
    struct Who { kind: String, handle: String, name: String, closed: bool }
}

/// Erases somebody, in this transaction; bytes of files go with the next sweep.
///
/// # Errors
/// [`Error::NotFound`] for nobody, or somebody who is erased; [`Error::Invalid`] for an account that is open, and for one
/// whose words a legal hold keeps.
pub fn erase(
    tx: &SystemTx<'_>,
    organisation: Id<Organisation>,
    actor: Option<Id<Person>>,
    person: Id<Person>,
    words: Words,
    reason: &str,
) -> Result<Receipt> {
    let who = tx.first::<Who>(
        "select p.kind, p.handle, p.name, case when p.deactivated_at is null then 0 else 1 end as closed \
         from person p where p.organisation = :organisation and p.id = :person",
        params! { organisation, person },
    )?;
    let who = who.filter(|who| who.kind != "former").ok_or(Error::NotFound)?;
    // Closing gives their spaces to somebody, and is refused to the last administrator.
    if !who.closed {
        return Err(Error::Invalid("confirm", shell::t::own::erase_open));
    }
    let held: Option<i64> = tx.first(
        "select 1 from legal_hold where organisation = :organisation and person = :person and lifted_at is null",
        params! { organisation, person },
    )?;
    if held.is_some() {
        return Err(Error::Invalid("confirm", shell::t::own::erase_held));
    }
    let mut receipt = Receipt { mentions: unmention(tx, organisation, person, &who)?, ..Receipt::default() };
    (receipt.entries, receipt.comments) = settle_words(tx, organisation, person, words)?;
    receipt.files = rows(tx.execute(
        "update file set deleted_at = 0 where organisation = :organisation and owner = :person and deleted_at is null \
         and (host in ('draft', 'person') or :go = 1)",
        params! { organisation, person, go = words == Words::Go },
    )?);
    receipt.rows = take_own(tx, organisation, person)?;
    tx.execute(
        "update person set kind = 'former', handle = :handle, name = :name, sort_key = '', fold = '', title = '', unit = null, site = null, manager = null, \
                photo = null, number = null, leaves_at = null, deactivated_at = :now where organisation = :organisation and id = :person",
        params! { organisation, person, handle = format!("former-{person}"), name = shell::component::ERASED, now = tx.now() },
    )?;
    // What the log said of them goes; that it said something stays, and its seals hold.
    tx.execute(
        "update audit set texts = null where organisation = :organisation and person = :person",
        params! { organisation, person },
    )?;
    let after = json!({ "entries": receipt.entries, "comments": receipt.comments, "mentions": receipt.mentions, "files": receipt.files, "rows": receipt.rows });
    tx.audit(organisation, actor, &Line::new(Act::Erased).to(person).change("", after.to_string()).because(reason))?;
    tx.record(organisation, actor, vec![Activity::new(Verb::Delete, person)])?;
    Ok(receipt)
}

fn rows(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Deletes their words, or lets them stay; how many entries and comments.
fn settle_words(
    tx: &SystemTx<'_>,
    organisation: Id<Organisation>,
    person: Id<Person>,
    words: Words,
) -> Result<(i64, i64)> {
    let entries: Vec<Id<Entry>> = tx.all(
        "select id from entry where organisation = :organisation and author = :person and deleted_at is null",
        params! { organisation, person },
    )?;
    let comments: Vec<Id<Comment>> = tx.all(
        "select id from comment where organisation = :organisation and author = :person and deleted_at is null",
        params! { organisation, person },
    )?;
    let counts = (rows(entries.len() as u64), rows(comments.len() as u64));
    if words == Words::Stay {
        return Ok(counts);
    }
    let mut lines = Vec::new();
    for (sql, host, ids) in [
        (
            "update entry set deleted_at = 0, tombstone = 1 where organisation = :organisation and id = :id",
            Host::Entry,
            entries.iter().map(|id| id.get()).collect::<Vec<_>>(),
        ),
        (
            "update comment set deleted_at = 0 where organisation = :organisation and id = :id",
            Host::Comment,
            comments.iter().map(|id| id.get()).collect(),
        ),
    ] {
        for id in ids {
            tx.execute(sql, params! { organisation, id })?;
            lines.push(Activity::on(Verb::Delete, host, id));
        }
    }
    tx.execute(
        "update entry set comment_count = (select count(*) from comment c where c.organisation = entry.organisation and c.entry = entry.id \
                                           and c.deleted_at is null and c.state = 'shown') \
         where organisation = :organisation and id in (select c.entry from comment c where c.organisation = :organisation and c.author = :person)",
        params! { organisation, person },
    )?;
    tx.record(organisation, Some(person), lines)?;
    Ok(counts)
}

/// Where words of others live: table, key and columns of which each may hold a mention.
const TEXTS: [(&str, &str, &str); 6] = [
    (
        "select card_html from entry where organisation = :organisation and id = :object",
        "update entry set card_html = :text where organisation = :organisation and id = :object",
        "html",
    ),
    (
        "select source from note where organisation = :organisation and entry = :object",
        "update note set source = :text where organisation = :organisation and entry = :object",
        "source",
    ),
    (
        "select source from article where organisation = :organisation and entry = :object",
        "update article set source = :text where organisation = :organisation and entry = :object",
        "source",
    ),
    (
        "select html from article where organisation = :organisation and entry = :object",
        "update article set html = :text where organisation = :organisation and entry = :object",
        "html",
    ),
    (
        "select html from comment where organisation = :organisation and id = :object",
        "update comment set html = :text where organisation = :organisation and id = :object",
        "html",
    ),
    (
        "select source from comment where organisation = :organisation and id = :object",
        "update comment set source = :text where organisation = :organisation and id = :object",
        "source",
    ),
];

/// Takes their name out of the words of others in which they were mentioned; how many texts those are.
fn unmention(tx: &SystemTx<'_>, organisation: Id<Organisation>, person: Id<Person>, who: &Who) -> Result<i64> {
    let objects: Vec<i64> = tx.all(
        "select object from mention where organisation = :organisation and person = :person",
        params! { organisation, person },
    )?;
    let rewritten = |kind: &str, text: &str| {
        if kind == "html" { without_link(text, who) } else { without_handle(text, &who.handle) }
    };
    for object in &objects {
        for (select, update, kind) in TEXTS {
            let text: Option<String> = tx.first(select, params! { organisation, object = *object })?;
            let Some(text) = text else { continue };
            let new = rewritten(kind, &text);
            if new != text {
                tx.execute(update, params! { organisation, object = *object, text = new })?;
            }
        }
        let revisions: Vec<(i64, String)> = tx.all(
            "select id, source from revision where organisation = :organisation and object = :object",
            params! { organisation, object = *object },
        )?;
        for (id, source) in revisions {
            tx.execute(
                "update revision set source = :text where organisation = :organisation and object = :object and id = :id",
                params! { organisation, object = *object, id, text = without_handle(&source, &who.handle) },
            )?;
        }
    }
    Ok(rows(objects.len() as u64))
}

/// What stands where a name stood.
const NOBODY: &str = "@…";

/// Mentions as the product writes them: `<a class="mention" href="/people/HANDLE">@NAME</a>`.
fn without_link(html: &str, who: &Who) -> String {
    let opening = format!("href=\"/people/{}\"", who.handle);
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once(opening.as_str()) {
        let (Some(start), Some((_, tail))) = (before.rfind("<a "), after.split_once("</a>")) else { break };
        out.push_str(before.get(..start).unwrap_or(before));
        out.push_str(NOBODY);
        rest = tail;
    }
    out.push_str(rest);
    // A card may have been cut in the middle of a link, where only the name is left.
    out.replace(&format!("@{}", who.name), NOBODY)
}

/// Mentions as they are typed: `@handle`, where no longer handle begins with this one.
fn without_handle(source: &str, handle: &str) -> String {
    let typed = format!("@{handle}");
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some((before, after)) = rest.split_once(typed.as_str()) {
        out.push_str(before);
        let mut next = after.chars();
        let goes_on = match next.next() {
            Some('.' | '-' | '_') => next.next().is_some_and(char::is_alphanumeric),
            Some(letter) => letter.is_alphanumeric(),
            None => false,
        };
        out.push_str(if goes_on { &typed } else { NOBODY });
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_goes_and_a_longer_one_stays() {
        let who = Who { kind: String::new(), handle: "bob".into(), name: "Bob Roe".into(), closed: true };
        let html = "<p>Hi <a class=\"mention\" href=\"/people/bob\">@Bob Roe</a>, <a class=\"mention\" href=\"/people/bobby\">@Bobby</a></p>";
        assert_eq!(without_link(html, &who), "<p>Hi @…, <a class=\"mention\" href=\"/people/bobby\">@Bobby</a></p>");
        assert_eq!(without_handle("@bob, @bobby and @bob.roe or @bob.", "bob"), "@…, @bobby and @bob.roe or @….");
    }
}
