//! Drafts that go to a colleague: given by their author, and by nobody else.

use kernel::{Activity, Change, Error, Facts, Id, Person, Result, Verb, Writing, params, record};
use serde_json::{Value as Json, json};
use shell::t::content as say;

/// Drafts that somebody can have been given and not yet put away.
const GIVEN: i64 = 100;

/// Where a draft stands that somebody was given.
pub(crate) const GIVEN_CONTEXT: &str = "given:";

record! {
    struct Heir { id: Id<Person>, reachable: bool }
}

/// Whether a draft is of something new. An answer belongs under what it answers, where its author alone may see it.
#[must_use]
pub(crate) fn may_be_given(context: &str) -> bool {
    matches!(context, "feed" | "article")
        || ["space:", "share:", GIVEN_CONTEXT].iter().any(|of| context.starts_with(of))
}

/// Gives one of the viewer's drafts to somebody with an account; it is theirs from then on.
///
/// # Errors
/// [`Error::NotFound`] for no such draft, or one that cannot be given; [`Error::Invalid`] for nobody whom the viewer sees,
/// for oneself, across a block or a mute, for whoever has left, and for somebody who was given a hundred.
pub(crate) fn give(tx: &Writing<'_>, context: &str, handle: &str) -> Result<Change<()>> {
    let me = tx.viewer().signed_in()?;
    let fields = tx.find::<String>("select fields from visible_draft where context = :context", params! { context })?;
    let fields = fields.filter(|_| may_be_given(context)).ok_or(Error::NotFound)?;
    let heir = tx.find::<Heir>(
        "select p.id, case when p.deactivated_at is null and p.kind in ('member', 'guest') \
                and not exists (select 1 from visible_hidden_author h where h.author = p.id) then 1 else 0 end as reachable \
         from visible_person p where p.handle = :handle",
        params! { handle },
    )?;
    let heir = heir.filter(|heir| heir.reachable && heir.id != me);
    let heir = heir.ok_or(Error::Invalid("to", say::error_draft_heir))?.id;
    let context_there = format!("{GIVEN_CONTEXT}{}", tx.mint::<Person>());
    let given = tx.execute(
        "insert into draft(organisation, person, context, fields, updated_at) \
         select :organisation, p.id, cast(:context as text), cast(:fields as text), :now from visible_person p \
         where p.id = :heir and (select count(*) from draft d where d.organisation = :organisation and d.person = :heir \
                                 and d.context like 'given:%') < :most",
        params! { heir, context = context_there, fields = of_giver(&fields, me), most = GIVEN },
    )?;
    if given == 0 {
        return Err(Error::Invalid("to", say::error_draft_heir));
    }
    tx.put(
        "delete from draft where organisation = :organisation and person = :me and context = :context",
        params! { context },
    )?;
    Ok(Change::one((), Activity::new(Verb::Offer, heir).facts(Facts { draft: true, ..Facts::default() })))
}

/// The fields of a draft, saying whose they were; files and places are its next author's to choose.
fn of_giver(fields: &str, giver: Id<Person>) -> String {
    let mut fields: Json = serde_json::from_str(fields).unwrap_or_default();
    if let Some(fields) = fields.as_object_mut() {
        fields.remove("audience");
        fields.remove("context");
        fields.insert("from".to_owned(), json!(giver.get()));
    }
    fields.to_string()
}
