//! Drafts: one a place, their author's own business, until they are given to a colleague.

use kernel::{Activity, Change, Error, Facts, Id, Person, Result, Verb, Writing, params, record};
use serde_json::Value as Json;
use shell::t::content as say;

/// Drafts that somebody can have been given and not yet put away.
const GIVEN: i64 = 100;

/// Drafts that somebody can have begun.
const BEGUN: i64 = 300;

/// Drafts that somebody can have, given and begun.
pub(crate) const MOST: i64 = GIVEN + BEGUN;

/// What a draft is the beginning of; somebody has one of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Context {
    /// A note, begun beside the feed.
    Feed,
    /// An article.
    Article,
    /// A note in a space.
    Space(i64),
    /// Words with an entry that is passed on.
    Share(i64),
    /// What a colleague began and gave away.
    Given(i64),
    /// An answer to an entry.
    Entry(i64),
    /// An answer to a comment.
    Reply(i64),
}

impl Context {
    /// The context of a form's word for it.
    pub(crate) fn parse(word: &str) -> Option<Self> {
        let (of, id) = word.split_once(':').unwrap_or((word, ""));
        Some(match of {
            "feed" => Self::Feed,
            "article" => Self::Article,
            "space" => Self::Space(id.parse().ok()?),
            "share" => Self::Share(id.parse().ok()?),
            "given" => Self::Given(id.parse().ok()?),
            "entry" => Self::Entry(id.parse().ok()?),
            "reply" => Self::Reply(id.parse().ok()?),
            _ => return None,
        })
    }

    /// Its word in forms and in the database.
    pub(crate) fn word(self) -> String {
        match self {
            Self::Feed => "feed".to_owned(),
            Self::Article => "article".to_owned(),
            Self::Space(id) => format!("space:{id}"),
            Self::Share(id) => format!("share:{id}"),
            Self::Given(id) => format!("given:{id}"),
            Self::Entry(id) => format!("entry:{id}"),
            Self::Reply(id) => format!("reply:{id}"),
        }
    }

    /// Where it is gone on with.
    pub(crate) fn href(self) -> String {
        match self {
            Self::Feed => "/new".to_owned(),
            Self::Article => "/new?kind=article".to_owned(),
            Self::Space(id) => format!("/new?space={id}"),
            Self::Share(id) => format!("/entries/{id}/share"),
            Self::Given(id) => format!("/new?given={id}"),
            Self::Entry(id) => format!("/entries/{id}#comments"),
            Self::Reply(id) => format!("/comments/{id}/reply"),
        }
    }

    /// Whether it is of something new. An answer belongs under what it answers, where its author alone may see it.
    pub(crate) fn may_be_given(self) -> bool {
        !matches!(self, Self::Entry(_) | Self::Reply(_))
    }
}

/// Keeps a form as it is.
///
/// # Errors
/// [`Error::Conflict`] beyond the drafts that somebody can have; those that are there can be gone on with.
pub(crate) fn keep(tx: &Writing<'_>, context: Context, fields: &str) -> Result<()> {
    // What others give takes no room from what one begins.
    let given = matches!(context, Context::Given(_));
    let kept = tx.execute(
        "insert into draft(organisation, person, context, fields, updated_at) \
         select :organisation, :me, cast(:context as text), cast(:fields as text), :now \
         where exists (select 1 from draft d where d.organisation = :organisation and d.person = :me and d.context = :context) \
            or (select count(*) from draft d where d.organisation = :organisation and d.person = :me \
                and case when d.context like 'given:%' then 1 else 0 end = :given) < :most \
         on conflict (organisation, person, context) do update set fields = excluded.fields, updated_at = excluded.updated_at",
        params! { context = context.word(), fields, given, most = if given { GIVEN } else { BEGUN } },
    )?;
    if kept == 0 { Err(Error::Conflict(say::error_drafts_full)) } else { Ok(()) }
}

/// Forgets the draft of a place, if there is one.
///
/// # Errors
/// When the database fails.
pub(crate) fn forget(tx: &Writing<'_>, context: &str) -> Result<()> {
    tx.put(
        "delete from draft where organisation = :organisation and person = :me and context = :context",
        params! { context },
    )?;
    Ok(())
}

record! {
    struct Heir { id: Id<Person>, reachable: bool }
}

/// Gives one of the viewer's drafts to somebody with an account; it is theirs from then on.
///
/// # Errors
/// [`Error::NotFound`] for no such draft, or one that cannot be given; [`Error::Invalid`] for nobody whom the viewer sees,
/// for oneself, across a block or a mute, for whoever has left, and for somebody who was given a hundred.
pub(crate) fn give(tx: &Writing<'_>, context: &str, handle: &str) -> Result<Change<()>> {
    let me = tx.viewer().signed_in()?;
    let fields = tx.find::<String>("select fields from visible_draft where context = :context", params! { context })?;
    let fields =
        fields.filter(|_| Context::parse(context).is_some_and(Context::may_be_given)).ok_or(Error::NotFound)?;
    let heir = tx.find::<Heir>(
        "select p.id, case when p.deactivated_at is null and p.kind in ('member', 'guest') \
                and not exists (select 1 from visible_hidden_author h where h.author = p.id) \
                and (p.kind <> 'guest' or exists (select 1 from visible_companion c where c.person = p.id)) then 1 else 0 end as reachable \
         from visible_person p where p.handle = :handle",
        params! { handle },
    )?;
    let heir = heir.filter(|heir| heir.reachable && heir.id != me);
    let heir = heir.ok_or(Error::Invalid("to", say::error_draft_heir))?.id;
    let there = Context::Given(tx.mint::<Person>().get());
    let given = tx.execute(
        "insert into draft(organisation, person, context, fields, giver, updated_at) \
         select :organisation, p.id, cast(:context as text), cast(:fields as text), :me, :now from visible_person p \
         where p.id = :heir and (select count(*) from draft d where d.organisation = :organisation and d.person = :heir \
                                 and d.context like 'given:%') < :most",
        params! { heir, context = there.word(), fields = without_choices(&fields), most = GIVEN },
    )?;
    if given == 0 {
        return Err(Error::Invalid("to", say::error_draft_heir));
    }
    forget(tx, context)?;
    Ok(Change::one((), Activity::new(Verb::Offer, heir).facts(Facts { draft: true, ..Facts::default() })))
}

/// The fields of a draft; where it goes, and whether it is for everybody to see, is its next author's to choose.
fn without_choices(fields: &str) -> String {
    let mut fields: Json = serde_json::from_str(fields).unwrap_or_default();
    if let Some(fields) = fields.as_object_mut() {
        fields.remove("audience");
        fields.remove("context");
        fields.remove("announcement");
    }
    fields.to_string()
}
