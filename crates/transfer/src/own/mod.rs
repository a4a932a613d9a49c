//! What is kept of a person, for that person: on a page, and as an archive to take along (GDPR, articles 15 and 20).
//!
//! Every kind of thing is read as the same four columns (when, what, where, words), so that one page, one HTML file and one
//! JSON file tell all of them, and a new kind is one line here. What others wrote is theirs, and not in it.

mod archive;
pub mod erase;
mod html;
pub mod web;

use kernel::{Id, Organisation, Person, Result, SystemTx, params, record};

record! {
    /// Something that is kept.
    #[derive(Debug, Clone, serde::Serialize)]
    pub struct Kept { pub at: Option<i64>, pub what: String, pub place: String, pub words: String }
}

/// Kinds of things, each with its word and what reads it; in the order of the archive.
const PARTS: [(&str, &str); 18] = [
    (
        "profile",
        "select p.joined_at as at, 'name' as what, '' as place, p.name as words from person p where p.organisation = :organisation and p.id = :me \
         union all select null, 'handle', '', p.handle from person p where p.organisation = :organisation and p.id = :me \
         union all select null, 'title', '', p.title from person p where p.organisation = :organisation and p.id = :me and p.title <> '' \
         union all select null, 'number', '', p.number from person p where p.organisation = :organisation and p.id = :me and p.number is not null \
         union all select null, 'unit', '', u.name from person p join unit u on u.organisation = p.organisation and u.id = p.unit where p.organisation = :organisation and p.id = :me \
         union all select null, 'site', '', s.name from person p join site s on s.organisation = p.organisation and s.id = p.site where p.organisation = :organisation and p.id = :me \
         union all select null, 'manager', '', m.name from person p join person m on m.organisation = p.organisation and m.id = p.manager where p.organisation = :organisation and p.id = :me \
         union all select null, 'about', '', f.about from profile f where f.organisation = :organisation and f.person = :me and f.about <> '' \
         union all select null, 'pronouns', '', f.pronouns from profile f where f.organisation = :organisation and f.person = :me and f.pronouns <> '' \
         union all select null, 'email-shown', '', f.email_shown from profile f where f.organisation = :organisation and f.person = :me and f.email_shown <> '' \
         union all select null, 'phone', '', f.phone from profile f where f.organisation = :organisation and f.person = :me and f.phone <> '' \
         union all select null, 'languages', '', f.languages from profile f where f.organisation = :organisation and f.person = :me and f.languages <> '' \
         union all select null, 'links', '', f.links from profile f where f.organisation = :organisation and f.person = :me and f.links <> '' \
         union all select null, 'skill', '', s.name from person_skill k join skill s on s.organisation = k.organisation and s.id = k.skill where k.organisation = :organisation and k.person = :me \
         union all select null, 'field', f.name, v.value from profile_value v join profile_field f on f.organisation = v.organisation and f.id = v.field where v.organisation = :organisation and v.person = :me \
         union all select null, 'role', '', g.role from person_role g where g.organisation = :organisation and g.person = :me",
    ),
    (
        "account",
        "select cast(null as bigint) as at, 'email' as what, '' as place, c.email as words from credential c where c.organisation = :organisation and c.person = :me \
         union all select null, 'language', '', r.lang from preference r where r.organisation = :organisation and r.person = :me \
         union all select null, 'time-zone', '', r.time_zone from preference r where r.organisation = :organisation and r.person = :me \
         union all select null, 'theme', '', r.theme from preference r where r.organisation = :organisation and r.person = :me \
         union all select null, 'density', '', r.density from preference r where r.organisation = :organisation and r.person = :me \
         union all select null, 'terms', '', cast(r.terms_accepted as text) from preference r where r.organisation = :organisation and r.person = :me",
    ),
    (
        "sessions",
        "select s.created_at as at, 'session' as what, '' as place, s.device as words from session s where s.organisation = :organisation and s.person = :me order by s.created_at",
    ),
    (
        "spaces",
        "select m.since as at, m.role as what, s.name as place, '' as words from member m join space s on s.organisation = m.organisation and s.id = m.audience \
         where m.organisation = :organisation and m.person = :me order by m.since",
    ),
    (
        "entries",
        "select e.published_at as at, e.kind as what, e.title as place, coalesce(n.source, a.source, '') as words from entry e \
         left join note n on n.organisation = e.organisation and n.entry = e.id left join article a on a.organisation = e.organisation and a.entry = e.id \
         where e.organisation = :organisation and e.author = :me and e.deleted_at is null order by e.id",
    ),
    (
        "comments",
        "select c.published_at as at, 'comment' as what, cast(c.entry as text) as place, c.source as words from comment c \
         where c.organisation = :organisation and c.author = :me and c.deleted_at is null order by c.id",
    ),
    (
        "revisions",
        "select cast(null as bigint) as at, 'revision' as what, case when r.title <> '' then r.title else cast(r.object as text) end as place, r.source as words \
         from revision r where r.organisation = :organisation and r.editor = :me \
           and (exists (select 1 from entry e where e.organisation = r.organisation and e.id = r.object and e.deleted_at is null) \
                or exists (select 1 from comment c where c.organisation = r.organisation and c.id = r.object and c.deleted_at is null)) \
         order by r.id",
    ),
    (
        "reactions",
        "select cast(null as bigint) as at, r.kind as what, cast(r.object as text) as place, '' as words from reaction r \
         where r.organisation = :organisation and r.person = :me order by r.object",
    ),
    (
        "follows",
        "select f.at as at, f.kind as what, cast(f.target as text) as place, coalesce(p.name, t.slug, '') as words from follow f \
         left join person p on f.kind = 'person' and p.organisation = f.organisation and p.id = f.target \
         left join topic t on f.kind = 'topic' and t.organisation = f.organisation and t.id = f.target \
         where f.organisation = :organisation and f.person = :me order by f.at",
    ),
    (
        "bookmarks",
        "select b.at as at, 'bookmark' as what, cast(b.object as text) as place, '' as words from bookmark b where b.organisation = :organisation and b.person = :me order by b.at",
    ),
    (
        "drafts",
        "select d.updated_at as at, 'draft' as what, d.context as place, d.fields as words from draft d where d.organisation = :organisation and d.person = :me order by d.updated_at",
    ),
    (
        "read",
        "select cast(null as bigint) as at, 'read' as what, cast(r.entry as text) as place, '' as words from read_mark r where r.organisation = :organisation and r.person = :me order by r.entry",
    ),
    (
        "distance",
        "select u.at as at, 'mute' as what, p.name as place, '' as words from mute u join person p on p.organisation = u.organisation and p.id = u.target where u.organisation = :organisation and u.person = :me \
         union all select b.at, 'block', p.name, '' from block b join person p on p.organisation = b.organisation and p.id = b.target where b.organisation = :organisation and b.person = :me",
    ),
    (
        "requests",
        // A space that is no longer listed to people of their kind may have taken another name since.
        "select j.at as at, 'request' as what, \
                case when (s.listed_to & case p.kind when 'guest' then 2 else 1 end) <> 0 then s.name else '' end as place, j.reason as words \
         from join_request j join space s on s.organisation = j.organisation and s.id = j.space \
         join person p on p.organisation = j.organisation and p.id = j.person \
         where j.organisation = :organisation and j.person = :me \
         union all select i.at, 'invitation', s.name, '' from space_invitation i join space s on s.organisation = i.organisation and s.id = i.space \
         where i.organisation = :organisation and i.person = :me",
    ),
    (
        "notifications",
        "select n.at as at, n.reason as what, cast(n.object as text) as place, case when n.read_at is null then '' else 'read' end as words \
         from notification n where n.organisation = :organisation and n.person = :me order by n.id",
    ),
    (
        "reports",
        "select r.at as at, r.reason as what, cast(r.object as text) as place, r.note as words from report r where r.organisation = :organisation and r.reporter = :me order by r.at",
    ),
    (
        "files",
        "select f.created_at as at, f.media_type as what, f.name as place, cast(f.id as text) as words from file f \
         where f.organisation = :organisation and f.owner = :me and f.deleted_at is null order by f.id",
    ),
    (
        "log",
        "select u.at as at, u.act as what, coalesce(p.name, '') as place, coalesce(u.texts, '') as words from audit u \
         left join person p on p.organisation = u.organisation and p.id = u.actor where u.organisation = :organisation and u.person = :me order by u.number",
    ),
];

/// Somebody's parts, each by its word.
pub(crate) type Parts = Vec<(&'static str, Vec<Kept>)>;

/// Everything of a person, part by part: also where they have lost access since, which no view of theirs shows any more.
fn everything(tx: &SystemTx<'_>, organisation: Id<Organisation>, me: Id<Person>) -> Result<Parts> {
    PARTS.iter().map(|(name, sql)| Ok((*name, tx.all(sql, params! { organisation, me })?))).collect()
}

record! {
    /// A file of a person.
    #[derive(Debug, Clone)]
    struct OwnFile { id: i64, name: String, digest: String, size: i64 }
}

fn files(tx: &SystemTx<'_>, organisation: Id<Organisation>, me: Id<Person>) -> Result<Vec<OwnFile>> {
    tx.all(
        "select id, name, digest, size from file where organisation = :organisation and owner = :me and deleted_at is null order by id",
        params! { organisation, me },
    )
}
