//! Spaces in the database.

use kernel::{Error, File, Id, Reading, Result, Space, Visible, Writing, audience::Role, params, record};
use shell::{space::Space as Row, t};

use super::{Cover, Details, Visibility};

/// Addresses that are not a space's.
const RESERVED: [&str; 1] = ["new"];
/// Spaces of one name that can have an address made from it.
const MAX_SAME: usize = 200;

/// Inserts the space and its audience under the first address that is free.
pub(super) fn insert(tx: &Writing<'_>, space: Id<Space>, wanted: Option<&str>, details: &Details) -> Result<()> {
    let masks = details.access.masks();
    tx.execute(
        "insert into audience(organisation, id, kind, open_to) values (:organisation, :space, 'space', :open_to)",
        params! { space, open_to = masks.open },
    )?;
    let about_html = markup::markdown::render(&details.about, &()).html;
    for slug in candidates(tx, wanted, details)? {
        let free = tx.try_insert(
            "insert into space(organisation, id, slug, name, fold, purpose, about, about_html, lang, visibility, for_guests, for_web, listed_to, \
             joining, default_role, parent, icon, member_count, created_by, created_at) \
             values (:organisation, :space, :slug, :name, :fold, :purpose, :about, :about_html, :lang, :visibility, :guests, :web, :listed_to, \
             :joining, :default_role, :parent, :icon, 1, :me, :now)",
            params! {
                space, slug, name = details.name.as_str(), fold = markup::words::fold(&details.name), purpose = details.purpose.as_str(),
                about = details.about.as_str(), about_html = about_html.as_str(), lang = details.lang.tag(),
                visibility = details.access.members.word(), guests = details.access.guests, web = details.access.web, listed_to = masks.listed,
                joining = details.joining.word(), default_role = details.default_role.word(), parent = details.parent,
                icon = details.icon.as_str(),
            },
        )?;
        if free {
            return Ok(());
        }
    }
    Err(Error::Invalid(if wanted.is_some() { "slug" } else { "name" }, t::common::field_taken))
}

/// The address of a secret space, which is neither guessed nor found out by founding another of its name: some sixty bits
/// of chance follow the name.
fn secret(tx: &Writing<'_>, base: &str) -> String {
    let letters = tx.secret().to_ascii_lowercase();
    format!("{base}-{}", letters.chars().filter(char::is_ascii_alphanumeric).take(12).collect::<String>())
}

/// Gives a space that became secret an address that those who knew the old one do not know.
pub(super) fn hide_address(tx: &Writing<'_>, space: Id<Space>, details: &Details) -> Result<()> {
    let slug = secret(tx, &markup::words::slug(&details.name, "space"));
    tx.execute(
        "update space set slug = :slug where organisation = :organisation and id = :space",
        params! { space, slug },
    )?;
    Ok(())
}

/// The addresses to try, in order, without those that are known to be taken.
fn candidates(tx: &Writing<'_>, wanted: Option<&str>, details: &Details) -> Result<Vec<String>> {
    if let Some(slug) = wanted {
        let fits = !RESERVED.contains(&slug) && markup::words::slug(slug, "") == slug;
        return if fits { Ok(vec![slug.to_owned()]) } else { Err(Error::Invalid("slug", t::spaces::slug_help)) };
    }
    let base = markup::words::slug(&details.name, "space");
    if details.access.members == Visibility::Secret {
        return Ok(vec![secret(tx, &base)]);
    }
    let taken: Vec<String> = tx.system_rows(
        "addresses are unique over all spaces, seen or not",
        "select slug from space where organisation = :organisation and (slug = :base or slug like :numbered)",
        params! { base = base.as_str(), numbered = format!("{base}-%") },
    )?;
    let numbered = (2..=MAX_SAME).map(|number| format!("{base}-{number}"));
    Ok(std::iter::once(base.clone())
        .chain(numbered)
        .filter(|slug| !taken.contains(slug) && !RESERVED.contains(&slug.as_str()))
        .take(20)
        .collect())
}

pub(super) fn update(tx: &Writing<'_>, space: Id<Space>, details: &Details) -> Result<()> {
    let masks = details.access.masks();
    tx.execute(
        "update space set name = :name, fold = :fold, purpose = :purpose, about = :about, about_html = :about_html, lang = :lang, \
         visibility = :visibility, for_guests = :guests, for_web = :web, listed_to = :listed_to, joining = :joining, \
         default_role = :default_role, parent = :parent, icon = :icon where organisation = :organisation and id = :space",
        params! {
            space, name = details.name.as_str(), fold = markup::words::fold(&details.name), purpose = details.purpose.as_str(),
            about = details.about.as_str(), about_html = markup::markdown::render(&details.about, &()).html, lang = details.lang.tag(),
            visibility = details.access.members.word(), guests = details.access.guests, web = details.access.web, listed_to = masks.listed,
            joining = details.joining.word(), default_role = details.default_role.word(), parent = details.parent,
            icon = details.icon.as_str(),
        },
    )?;
    tx.execute(
        "update audience set open_to = :open_to where organisation = :organisation and id = :space",
        params! { space, open_to = masks.open },
    )?;
    Ok(())
}

/// Replaces the topics of a space; those that are new to the organisation are made.
pub(super) fn set_topics(tx: &Writing<'_>, space: Id<Space>, topics: &[String]) -> Result<()> {
    tx.execute("delete from space_topic where organisation = :organisation and space = :space", params! { space })?;
    for name in topics {
        let slug = markup::words::topic_slug(name);
        tx.execute(
            "insert into topic(organisation, id, slug, name) values (:organisation, :id, :slug, :name) on conflict do nothing",
            params! { id = tx.mint::<kernel::Topic>(), slug = slug.as_str(), name = name.as_str() },
        )?;
        tx.execute(
            "insert into space_topic(organisation, space, topic, name) \
             select t.organisation, cast(:space as bigint), t.id, cast(:name as text) from topic t where t.organisation = :organisation and t.slug = :slug",
            params! { space, slug, name = name.as_str() },
        )?;
    }
    Ok(())
}

/// Whether the viewer may hang a space below `parent`: one where they write, and not one that hangs below this space.
pub(super) fn check_parent(tx: &Writing<'_>, space: Option<Id<Space>>, parent: Id<Space>) -> Result<()> {
    let own = tx.find::<Role>("select role from visible_membership where audience = :parent", params! { parent })?;
    if own.is_none_or(|role| *role < Role::Writer) || linked(tx, parent)?.is_none() {
        return Err(Error::Invalid("parent", t::spaces::error_parent));
    }
    let Some(space) = space else { return Ok(()) };
    let above: Vec<Id<Space>> = tx.system_rows(
        "a circle may run through spaces that the viewer does not see",
        "with recursive above(id, parent) as ( \
           select s.id, s.parent from space s where s.organisation = :organisation and s.id = :parent \
           union select s.id, s.parent from space s join above a on s.id = a.parent where s.organisation = :organisation) \
         select id from above",
        params! { parent },
    )?;
    if above.contains(&space) {
        return Err(Error::Invalid("parent", t::spaces::error_cycle));
    }
    Ok(())
}

/// The parent after a change: one that the viewer does not see stays, since their form could not name it.
pub(super) fn parent_after(tx: &Writing<'_>, row: &Row, wanted: Option<Id<Space>>) -> Result<Option<Id<Space>>> {
    match (row.parent, wanted) {
        (was, Some(wanted)) if was == Some(wanted) => Ok(was),
        (_, Some(wanted)) => check_parent(tx, Some(row.id), wanted).map(|()| Some(wanted)),
        (Some(was), None) if linked(tx, was)?.is_none() => Ok(Some(was)),
        (_, None) => Ok(None),
    }
}

pub(super) fn set_cover(tx: &Writing<'_>, space: Id<Space>, cover: Option<&Cover>) -> Result<()> {
    tx.execute(
        "update file set deleted_at = :now where organisation = :organisation and host = 'space' and object = :space and deleted_at is null",
        params! { space },
    )?;
    let file: Option<Id<File>> = cover.map(|_| tx.mint());
    if let (Some(file), Some(cover)) = (file, cover) {
        tx.execute(
            "insert into file(organisation, id, owner, name, media_type, size, width, height, digest, host, object, created_at) \
             values (:organisation, :file, :me, 'cover', :media_type, :size, :width, :height, :digest, 'space', :space, :now)",
            params! {
                file, space, media_type = cover.media_type, size = cover.size, width = cover.width, height = cover.height,
                digest = cover.digest.as_str(),
            },
        )?;
    }
    tx.execute(
        "update space set cover = :file where organisation = :organisation and id = :space",
        params! { space, file },
    )?;
    Ok(())
}

record! {
    /// The introduction of a space.
    #[derive(Debug, Clone)]
    pub(crate) struct About { pub(crate) about: String, pub(crate) about_html: String }
}

pub(crate) fn about(tx: &Reading<'_>, space: Id<Space>) -> Result<Visible<About>> {
    tx.one("select about, about_html from visible_space where id = :space", params! { space })
}

record! {
    /// A topic of a space; it has a page as soon as the viewer sees an entry of it.
    #[derive(Debug, Clone)]
    pub(crate) struct Topic { pub(crate) slug: String, pub(crate) name: String, pub(crate) linked: bool }
}

pub(crate) fn topics(tx: &Reading<'_>, space: Id<Space>) -> Result<Vec<Visible<Topic>>> {
    tx.all(
        "select x.slug, x.name, exists (select 1 from visible_topic t where t.id = x.topic) as linked \
         from visible_space_topic x where x.space = :space order by x.name",
        params! { space },
    )
}

record! {
    /// Another space, as a link.
    #[derive(Debug, Clone)]
    pub(crate) struct Linked { pub(crate) id: Id<Space>, pub(crate) slug: String, pub(crate) name: String, pub(crate) icon: String }
}

/// A space as a link, if the viewer may know of it.
pub(crate) fn linked(tx: &Reading<'_>, space: Id<Space>) -> Result<Option<Visible<Linked>>> {
    tx.find("select id, slug, name, icon from visible_space where id = :space", params! { space })
}

/// The spaces below a space that the viewer may know of.
pub(crate) fn children(tx: &Reading<'_>, space: Id<Space>) -> Result<Vec<Visible<Linked>>> {
    tx.all("select id, slug, name, icon from visible_space where parent = :space and archived_at is null order by fold, id limit 100", params! { space })
}

/// The spaces that a space of the viewer's may hang below.
pub(crate) fn own(tx: &Reading<'_>) -> Result<Vec<Visible<Linked>>> {
    tx.all(
        "select id, slug, name, icon from visible_space where my_role in ('owner', 'animator', 'moderator', 'writer') and archived_at is null \
         order by fold, id limit 500",
        &[],
    )
}

/// How many entries are placed in a space.
pub(crate) fn entries(tx: &Reading<'_>, space: Id<Space>) -> Result<i64> {
    tx.count(
        "select count(*) from visible_placement l join visible_entry e on e.id = l.entry where l.audience = :space",
        params! { space },
    )
}
