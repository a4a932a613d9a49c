//! Following somebody: what they publish comes to one's feed.

use axum::extract::Path;
use kernel::{Activity, Change, Error, Id, Kind, Person, Reading, Result, Verb, Writing, params, record};
use shell::web::{Answer, Posted};

record! {
    pub(crate) struct Target {
        pub(crate) id: Id<Person>, pub(crate) kind: String, pub(crate) active: bool, pub(crate) hidden: bool, pub(crate) followed: bool,
    }
}

/// Whether the viewer may follow somebody whom they see, and whether they do.
pub(crate) struct Following {
    pub(crate) may: bool,
    pub(crate) follows: bool,
}

const TARGET: &str = "select p.id, p.kind, case when p.deactivated_at is null then 1 else 0 end as active, \
     exists (select 1 from visible_hidden_author h where h.author = p.id) as hidden, \
     exists (select 1 from visible_follow f where f.kind = 'person' and f.target = p.id) as followed \
     from visible_person p where p.handle = :handle";

/// Nobody follows themselves, who has no account of their own, or anybody on the other side of a block or a mute.
fn may_follow(tx: &Reading<'_>, target: &Target) -> bool {
    let reachable = target.active && matches!(target.kind.as_str(), "member" | "guest");
    tx.viewer().kind() != Kind::Visitor && reachable && !target.hidden && tx.viewer().person() != Some(target.id)
}

/// How the viewer stands towards following somebody.
pub(crate) fn standing(tx: &Reading<'_>, target: &Target) -> Following {
    Following { may: may_follow(tx, target), follows: target.followed }
}

/// Follows somebody, or no longer.
///
/// # Errors
/// [`Error::NotFound`] for somebody unseen; [`Error::Forbidden`] for oneself, across a block, and for who has no account.
pub fn follow(tx: &Writing<'_>, handle: &str, following: bool) -> Result<Change<()>> {
    tx.viewer().signed_in()?;
    let target = tx.one::<Target>(TARGET, params! { handle })?;
    if following == target.followed {
        return Ok(Change::Unchanged(()));
    }
    if !following {
        tx.put(
            "delete from follow where organisation = :organisation and person = :me and kind = 'person' and target = :target",
            params! { target = target.id },
        )?;
        return Ok(Change::one((), Activity::new(Verb::Undo, target.id)));
    }
    if !may_follow(tx, &target) {
        return Err(Error::Forbidden);
    }
    tx.put(
        "insert into follow(organisation, person, kind, target, at) values (:organisation, :me, 'person', :target, :now)",
        params! { target = target.id },
    )?;
    Ok(Change::one((), Activity::new(Verb::Follow, target.id)))
}

/// `POST /people/{handle}/follow` with `following` (`yes`, or `no`).
pub(crate) async fn submit(Path(handle): Path<String>, posted: Posted) -> Answer {
    let following = posted.text("following") != "no";
    let back = crate::person::href(&handle);
    posted.write(move |tx| follow(tx, &handle, following)).await?;
    let done = if following { "followed" } else { "unfollowed" };
    Ok(if posted.text("back").is_empty() {
        posted.ask.go(&format!("{back}?done={done}"))
    } else {
        posted.back_or(&back)
    })
}
