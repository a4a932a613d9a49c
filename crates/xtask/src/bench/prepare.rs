//! Two hundred people with sessions, a space of each, and some entries with two hundred comments, put into the data once.

use anyhow::{Result, anyhow};
use kernel::{Comment, Id, Store, SystemTx, chance::digest, params, record};
use serde::{Deserialize, Serialize};

/// People who ask.
const VIEWERS: usize = 200;
/// Entries with a long discussion.
const DISCUSSED: i64 = 8;
/// Comments of each.
const COMMENTS: i64 = 200;

/// Somebody who asks, with what they ask for.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Viewer {
    pub(crate) token: String,
    /// The page of somebody else, and that person's id.
    pub(crate) person: String,
    pub(crate) person_id: i64,
    /// A space of theirs.
    pub(crate) space: String,
    pub(crate) space_id: i64,
    /// The spaces that the navigation of every page of theirs names.
    pub(crate) own: Vec<i64>,
}

/// What can be asked of a company.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Plan {
    pub(crate) people: usize,
    pub(crate) viewers: Vec<Viewer>,
    pub(crate) discussed: Vec<i64>,
}

/// The same numbers in every run, spread well enough (Knuth's multiplicative hash).
fn draw(at: usize, among: usize) -> usize {
    at.wrapping_mul(2_654_435_761).wrapping_add(12_345) % among.max(1)
}

/// Finds who asks for what, and adds what is missing.
pub(crate) async fn plan(store: &Store) -> Result<Plan> {
    store.quietly("sessions and discussions for a measurement", prepare).await.map_err(|error| anyhow!(error))
}

record! {
    struct Place { slug: String, id: i64 }
}

fn prepare(tx: &SystemTx<'_>) -> kernel::Result<Plan> {
    let organisation: i64 = tx.first("select min(id) from organisation", params! {})?.unwrap_or(0);
    let people: Vec<(i64, String)> = tx.all(
        "select id, handle from person where organisation = :organisation and kind = 'member' and deactivated_at is null order by id",
        params! { organisation },
    )?;
    let mut viewers = Vec::with_capacity(VIEWERS);
    for at in 0..VIEWERS {
        let (Some((me, _)), Some((person_id, handle))) =
            (people.get(draw(at, people.len())), people.get(draw(at + VIEWERS, people.len())))
        else {
            continue;
        };
        let token = format!("bench-{at}");
        tx.execute(
            "insert into session(digest, organisation, id, person, device, created_at, seen_at, expires_at) \
             values (:digest, :organisation, :id, :me, 'bench', :now, :now, :until) \
             on conflict (digest) do update set expires_at = excluded.expires_at, person = excluded.person, organisation = excluded.organisation",
            params! { digest = digest(&token), organisation, id = tx.mint::<Comment>(), me = *me, now = tx.now(), until = tx.now() + 86_400_000 },
        )?;
        // Everybody is in the middle of a visit, and was here the day before: what came since is marked as new.
        tx.execute(
            "insert into feed_mark(organisation, person, line, seen, at) values (:organisation, :me, :line, :line, :now) \
             on conflict (organisation, person) do update set line = excluded.line, at = excluded.at",
            params! { organisation, me = *me, line = kernel::id::at(tx.now() - 86_400_000, 0), now = tx.now() },
        )?;
        let places: Vec<Place> = tx.all(
            "select s.slug, s.id from member m join space s on s.organisation = m.organisation and s.id = m.audience \
             where m.organisation = :organisation and m.person = :me and m.role in ('owner', 'animator', 'moderator', 'writer') order by s.id",
            params! { organisation, me = *me },
        )?;
        let Some(place) = places.get(draw(at, places.len())) else { continue };
        let (person, space) = (format!("/people/{handle}"), format!("/spaces/{}", place.slug));
        let own = tx.all(
            "select m.audience from member m join space s on s.organisation = m.organisation and s.id = m.audience \
             where m.organisation = :organisation and m.person = :me and s.archived_at is null order by s.fold limit 40",
            params! { organisation, me = *me },
        )?;
        viewers.push(Viewer { token, person, person_id: *person_id, space, space_id: place.id, own });
    }
    let discussed = discussed(tx, organisation, &people)?;
    Ok(Plan { people: people.len(), viewers, discussed })
}

/// Notes that everybody sees, with exactly so many comments.
fn discussed(tx: &SystemTx<'_>, organisation: i64, people: &[(i64, String)]) -> kernel::Result<Vec<i64>> {
    let ready = "select e.id from entry e where e.organisation = :organisation and e.kind = 'note' and e.comment_count = :comments \
         and exists (select 1 from placement l join audience a on a.organisation = l.organisation and a.id = l.audience \
                     where l.organisation = e.organisation and l.entry = e.id and a.open_to = 1) order by e.id limit :count";
    let known: Vec<i64> = tx.all(ready, params! { organisation, comments = COMMENTS, count = DISCUSSED })?;
    if known.len() >= usize::try_from(DISCUSSED).unwrap_or(0) {
        return Ok(known);
    }
    // The oldest that nobody answered: far from every feed's top.
    let notes: Vec<i64> = tx.all(ready, params! { organisation, comments = 0, count = DISCUSSED })?;
    let words: Vec<(String, String, String)> = tx.all(
        "select source, html, lang from comment where organisation = :organisation order by id limit :count",
        params! { organisation, count = COMMENTS },
    )?;
    for entry in &notes {
        let mut last: Option<Id<Comment>> = None;
        for (at, (source, html, lang)) in words.iter().cycle().take(usize::try_from(COMMENTS).unwrap_or(0)).enumerate()
        {
            let id: Id<Comment> = tx.mint();
            let author = people.get(draw(at, people.len())).map_or(0, |person| person.0);
            // Every third answers the one before it.
            let parent = last.filter(|_| at % 3 == 2);
            tx.execute(
                "insert into comment(organisation, id, entry, parent, author, source, html, lang, state, published_at) \
                 values (:organisation, :id, :entry, :parent, :author, :source, :html, :lang, 'shown', :now)",
                params! {
                    organisation, id, entry = *entry, parent, author, source = source.as_str(), html = html.as_str(), lang = lang.as_str(), now = tx.now(),
                },
            )?;
            last = Some(id);
        }
        let (comments, entry) = (COMMENTS, *entry);
        tx.execute(
            "update entry set comment_count = :comments where organisation = :organisation and id = :entry",
            params! { comments, organisation, entry },
        )?;
    }
    Ok(notes)
}
