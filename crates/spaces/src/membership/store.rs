//! Memberships, requests and invitations in the database.

use kernel::{File, Id, Person, Reading, Result, Space, Visible, Writing, audience::Role, params, record};

use crate::glass;

record! {
    /// Somebody who may be brought into a space.
    #[derive(Debug, Clone)]
    pub(super) struct Candidate { pub(super) id: Id<Person>, kind: String }
}

impl Candidate {
    pub(super) fn is_guest(&self) -> bool {
        self.kind == "guest"
    }
}

pub(super) fn candidate(tx: &Reading<'_>, person: Id<Person>) -> Result<Option<Visible<Candidate>>> {
    tx.find(
        "select id, kind from visible_person where id = :person and kind in ('member', 'guest') and deactivated_at is null",
        params! { person },
    )
}

pub(super) fn by_handle(tx: &Reading<'_>, handle: &str) -> Result<Option<Visible<Candidate>>> {
    tx.find(
        "select id, kind from visible_person where handle = :handle and kind in ('member', 'guest') and deactivated_at is null",
        params! { handle },
    )
}

/// Makes everybody else who would change who owns the space wait until this command is done.
pub(super) fn lock(tx: &Writing<'_>, space: Id<Space>) -> Result<()> {
    tx.put(
        "update space set member_count = member_count where organisation = :organisation and id = :space",
        params! { space },
    )?;
    Ok(())
}

/// The role of somebody in a space of which the viewer sees the members.
pub(super) fn role(tx: &Reading<'_>, space: Id<Space>, person: Id<Person>) -> Result<Option<Role>> {
    let found = tx.find::<Role>(
        "select role from visible_member where audience = :space and person = :person",
        params! { space, person },
    )?;
    Ok(found.map(Visible::into_inner))
}

/// The owners other than `person` who can still do something.
pub(super) fn other_owners(tx: &Reading<'_>, space: Id<Space>, person: Id<Person>) -> Result<i64> {
    tx.count(
        "select count(*) from visible_member m join visible_person p on p.id = m.person \
         where m.audience = :space and m.role = 'owner' and m.person <> :person and p.deactivated_at is null and p.kind = 'member'",
        params! { space, person },
    )
}

/// Puts somebody in, which answers whatever they asked or were asked; says whether they were not in before. Whoever was in
/// for an hour only, by breaking the glass, is in for good from now on.
pub(super) fn admit(tx: &Writing<'_>, space: Id<Space>, person: Id<Person>, role: Role) -> Result<bool> {
    let added = tx.execute(
        "insert into member(organisation, audience, person, role, since) values (:organisation, :space, :person, :role, :now) on conflict do nothing",
        params! { space, person, role = role.word() },
    )?;
    if added > 0 {
        tx.put(
            "update space set member_count = member_count + 1 where organisation = :organisation and id = :space",
            params! { space },
        )?;
    } else if glass::end(tx, space, person)? {
        tx.put(
            "update member set role = :role, since = :now where organisation = :organisation and audience = :space and person = :person",
            params! { space, person, role = role.word() },
        )?;
    }
    // Whoever comes by themselves after they left a rule's space stays in it as they please.
    tx.put(
        "delete from rule_declined where organisation = :organisation and space = :space and person = :person",
        params! { space, person },
    )?;
    forget(tx, space, person)?;
    Ok(added > 0)
}

/// Takes somebody out, with everything by which they could still know of a secret space.
pub(super) fn expel(tx: &Writing<'_>, space: Id<Space>, person: Id<Person>) -> Result<()> {
    // Asked before: whoever is out of a closed space sees none of its rules.
    let ruled = tx.count("select count(*) from visible_rule where space = :space", params! { space })? > 0;
    let gone = tx.execute(
        "delete from member where organisation = :organisation and audience = :space and person = :person",
        params! { space, person },
    )?;
    if gone > 0 {
        tx.put(
            "update space set member_count = member_count - 1 where organisation = :organisation and id = :space",
            params! { space },
        )?;
        glass::end(tx, space, person)?;
    }
    if ruled {
        tx.put(
            "insert into rule_declined(organisation, space, person) values (:organisation, :space, :person) on conflict do nothing",
            params! { space, person },
        )?;
    }
    forget(tx, space, person)
}

fn forget(tx: &Writing<'_>, space: Id<Space>, person: Id<Person>) -> Result<()> {
    tx.put(
        "delete from join_request where organisation = :organisation and space = :space and person = :person",
        params! { space, person },
    )?;
    tx.put(
        "delete from space_invitation where organisation = :organisation and space = :space and person = :person",
        params! { space, person },
    )?;
    Ok(())
}

pub(super) fn set_role(tx: &Writing<'_>, space: Id<Space>, person: Id<Person>, role: Role) -> Result<()> {
    tx.put(
        // A role that somebody gave is no rule's to take.
        "update member set role = :role, by_rule = 0 where organisation = :organisation and audience = :space and person = :person",
        params! { space, person, role = role.word() },
    )?;
    Ok(())
}

pub(super) fn has_asked(tx: &Reading<'_>, space: Id<Space>, person: Id<Person>) -> Result<bool> {
    Ok(tx.count(
        "select count(*) from visible_join_request where space = :space and person = :person",
        params! { space, person },
    )? > 0)
}

record! {
    /// Somebody in a space.
    #[derive(Debug, Clone)]
    pub(crate) struct Member {
        pub(crate) id: Id<Person>, pub(crate) name: String, pub(crate) handle: String, pub(crate) title: String, pub(crate) kind: String,
        pub(crate) photo: Option<Id<File>>, pub(crate) sort_key: String, pub(crate) role: Role, pub(crate) since: i64,
        pub(crate) by_rule: bool,
    }
}

macro_rules! members {
    ($rest:literal) => {
        concat!(
            "select p.id, p.name, p.handle, p.title, p.kind, p.photo, p.sort_key, m.role, m.since, m.by_rule \
             from visible_member m join visible_person p on p.id = m.person where m.audience = :space ",
            $rest
        )
    };
}

/// Where a list of members begins, and what it is narrowed to.
#[derive(Debug, Clone, Default)]
pub(crate) struct Narrowed {
    /// Folded words of the name; a pattern of `like`.
    pub(crate) pattern: String,
    /// A role's word, or nothing.
    pub(crate) role: String,
    /// The last one of the slice before.
    pub(crate) after: (String, i64),
}

/// The members of a space, by name.
pub(crate) fn members(
    tx: &Reading<'_>,
    space: Id<Space>,
    narrowed: &Narrowed,
    limit: i64,
) -> Result<Vec<Visible<Member>>> {
    tx.all(
        members!(
            "and p.fold like :pattern escape '\\' and (:role = '' or m.role = :role) and (p.sort_key, p.id) > (:key, :after) \
             order by p.sort_key, p.id limit :limit"
        ),
        params! {
            space, limit, pattern = narrowed.pattern.as_str(), role = narrowed.role.as_str(), key = narrowed.after.0.as_str(),
            after = narrowed.after.1,
        },
    )
}

/// The key in the list of somebody who ends a slice.
pub(crate) fn member_key(tx: &Reading<'_>, space: Id<Space>, person: Id<Person>) -> Result<Option<(String, i64)>> {
    let key = tx.find::<(String, i64)>(
        "select p.sort_key, p.id from visible_member m join visible_person p on p.id = m.person where m.audience = :space and p.id = :person",
        params! { space, person },
    )?;
    Ok(key.map(Visible::into_inner))
}

/// Owners and animators, owners first.
pub(crate) fn runners(tx: &Reading<'_>, space: Id<Space>) -> Result<Vec<Visible<Member>>> {
    tx.all(
        members!("and m.role in ('owner', 'animator') order by m.role desc, p.sort_key, p.id limit 50"),
        params! { space },
    )
}

record! {
    /// Somebody who waits at the door of a space, because they asked or were asked.
    #[derive(Debug, Clone)]
    pub(crate) struct Waiting {
        pub(crate) id: Id<Person>, pub(crate) name: String, pub(crate) handle: String, pub(crate) title: String, pub(crate) kind: String,
        pub(crate) photo: Option<Id<File>>, pub(crate) words: String, pub(crate) at: i64,
    }
}

/// Who asked to join, first come first.
pub(crate) fn requests(tx: &Reading<'_>, space: Id<Space>) -> Result<Vec<Visible<Waiting>>> {
    tx.all(
        "select p.id, p.name, p.handle, p.title, p.kind, p.photo, j.reason as words, j.at \
         from visible_join_request j join visible_person p on p.id = j.person \
         where j.space = :space and p.deactivated_at is null order by j.at, p.id limit 200",
        params! { space },
    )
}

/// Who is invited, with the name of who invites them, last first.
pub(crate) fn invitations(tx: &Reading<'_>, space: Id<Space>) -> Result<Vec<Visible<Waiting>>> {
    tx.all(
        "select p.id, p.name, p.handle, p.title, p.kind, p.photo, coalesce((select b.name from visible_person b where b.id = i.invited_by), '') as words, i.at \
         from visible_space_invitation i join visible_person p on p.id = i.person \
         where i.space = :space order by i.at desc, p.id limit 200",
        params! { space },
    )
}
