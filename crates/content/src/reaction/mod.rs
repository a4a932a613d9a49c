//! Reactions: a few meaningful ones, one a person, said openly.

use kernel::{
    Activity, Change, Comment, Entry, Error, Facts, File, Host, Id, Person, Reading, Result, Verb, Visible, Writing,
    audience::policy::{Action, may},
    params, record,
};

use crate::on_entry;

/// The six that a new organisation starts with, in order.
pub const DEFAULT: &str = "like,bravo,thanks,insightful,agree,question";

/// The character of a reaction.
#[must_use]
pub fn emoji(kind: &str) -> &'static str {
    match kind {
        "like" => "👍",
        "bravo" => "👏",
        "thanks" => "🙏",
        "insightful" => "💡",
        "agree" => "🤝",
        "question" => "🔍",
        _ => "•",
    }
}

/// What a reaction is called.
#[must_use]
pub fn name(lang: kernel::Lang, kind: &str) -> &'static str {
    use shell::t::content as say;
    match kind {
        "like" => say::reaction_like(lang),
        "bravo" => say::reaction_bravo(lang),
        "thanks" => say::reaction_thanks(lang),
        "insightful" => say::reaction_insightful(lang),
        "agree" => say::reaction_agree(lang),
        "question" => say::reaction_question(lang),
        _ => "",
    }
}

record! {
    struct Target { entry: Id<Entry>, author: Option<Id<Person>> }
}

/// Reacts to an entry, or takes the same reaction back.
///
/// # Errors
/// [`Error::NotFound`] for a kind that the organisation does not use.
pub fn to_entry(tx: &Writing<'_>, entry: Id<Entry>, kind: &str) -> Result<Change<Id<Entry>>> {
    let author = tx
        .one::<Option<Id<Person>>>("select author from visible_entry where id = :entry", params! { entry })?
        .into_inner();
    toggle(tx, Host::Entry, entry.get(), Target { entry, author }, kind)
}

/// Reacts to a comment, or takes the same reaction back.
///
/// # Errors
/// As [`to_entry`].
pub fn to_comment(tx: &Writing<'_>, comment: Id<Comment>, kind: &str) -> Result<Change<Id<Entry>>> {
    let target = tx
        .one::<Target>(
            "select entry, author from visible_comment where id = :comment and deleted_at is null",
            params! { comment },
        )?
        .into_inner();
    toggle(tx, Host::Comment, comment.get(), target, kind)
}

fn toggle(tx: &Writing<'_>, host: Host, object: i64, target: Target, kind: &str) -> Result<Change<Id<Entry>>> {
    let used = tx.one::<String>("select reactions from visible_organisation", &[])?;
    if !used.split(',').any(|known| known == kind) {
        return Err(Error::NotFound);
    }
    if !may(on_entry(tx, target.entry)?, Action::React) {
        return Err(Error::Forbidden);
    }
    let removed = tx.execute(
        "delete from reaction where organisation = :organisation and object = :object and person = :me and kind = :kind",
        params! { object, kind },
    )?;
    if removed == 0 {
        tx.put(
            "insert into reaction(organisation, object, person, kind) values (:organisation, :object, :me, :kind) \
             on conflict (organisation, object, person) do update set kind = excluded.kind",
            params! { object, kind },
        )?;
    }
    recount(tx, host, object)?;
    let verb = if removed == 0 { Verb::Like } else { Verb::Undo };
    let facts = Facts { kind: Some(kind.to_owned().into()), author: target.author, ..Facts::default() };
    Ok(Change::one(target.entry, Activity::on(verb, host, object).target(target.entry).facts(facts)))
}

/// Keeps the counts beside what they are about, from the reactions themselves.
fn recount(tx: &Writing<'_>, host: Host, object: i64) -> Result<()> {
    let counts: Vec<(String, i64)> = tx.system_rows(
        "counts of a thing that was just found visible",
        "select kind, count(*) from reaction where organisation = :organisation and object = :object group by kind order by 2 desc, 1",
        params! { object },
    )?;
    let reactions = counts.iter().map(|(kind, count)| format!("{kind}:{count}")).collect::<Vec<_>>().join(",");
    let sql = match host {
        Host::Comment => {
            "update comment set reactions = :reactions where organisation = :organisation and id = :object"
        }
        _ => "update entry set reactions = :reactions where organisation = :organisation and id = :object",
    };
    tx.put(sql, params! { reactions, object })?;
    Ok(())
}

record! {
    /// Somebody who reacted.
    #[derive(Debug, Clone)]
    pub struct Reactor { pub kind: String, pub person: Id<Person>, pub name: String, pub handle: String, pub photo: Option<Id<File>> }
}

/// Who reacted, as far as the viewer may know them.
///
/// # Errors
/// When the database fails.
pub fn reactors(tx: &Reading<'_>, object: i64) -> Result<Vec<Visible<Reactor>>> {
    tx.all(
        "select r.kind, p.id as person, p.name, p.handle, p.photo from visible_reaction r join visible_person p on p.id = r.person \
         where r.object = :object order by r.kind, p.sort_key limit 500",
        params! { object },
    )
}
