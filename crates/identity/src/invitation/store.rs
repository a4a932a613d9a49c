//! What invitations read and write.

use crate::link::DAY_MS;
use kernel::{Id, Organisation, Person, Reading, Result, Space, SystemTx, Visible, Writing, params, record};

/// The viewer's name.
pub(super) fn own_name(tx: &Reading<'_>) -> Result<String> {
    tx.one::<String>("select name from visible_person where id = :me", &[]).map(Visible::into_inner)
}

/// The viewer's role in a space whose name they may see, and whether it is archived.
pub(super) fn own_role(tx: &Reading<'_>, space: Id<Space>) -> Result<(Option<String>, bool)> {
    tx.one::<(Option<String>, bool)>(
        "select my_role, case when archived_at is null then 0 else 1 end from visible_space where id = :space",
        params! { space },
    )
    .map(Visible::into_inner)
}

/// Whether an address is not to be invited: it has an account already or, with `besides`, an invitation by somebody else who is
/// still here, other than of a guest into this space.
pub(super) fn is_taken(tx: &Writing<'_>, email: &str, besides: Option<Id<Space>>) -> Result<bool> {
    let found: Vec<i64> = tx.system_rows(
        "whether an address has an account, or another's invitation, for whoever invites it",
        "select person from credential where organisation = :organisation and email = :email \
         union select id from token where organisation = :organisation and purpose = 'invitation' and email = :email and used_at is null \
           and expires_at > :now and cast(:besides as bigint) <> 0 and not (role = 'guest' and coalesce(space, 0) = cast(:besides as bigint)) \
           and (created_by is null or (created_by <> :me and exists (select 1 from person p where p.organisation = token.organisation \
                                                                       and p.id = token.created_by and p.deactivated_at is null)))",
        params! { email, besides = besides.map_or(0, Id::get) },
    )?;
    Ok(!found.is_empty())
}

/// How many the viewer has invited within a day, whatever became of it; links are numbered by their moment.
pub(super) fn lately(tx: &Writing<'_>) -> Result<usize> {
    let made: Vec<i64> = tx.system_rows(
        "how many somebody has invited, also those who came or were taken back",
        "select id from token where organisation = :organisation and id > :since and purpose = 'invitation' and created_by = :me",
        params! { since = kernel::id::at(tx.now() - DAY_MS, 0) },
    )?;
    Ok(made.len())
}

/// Ends pending invitations of this address.
pub(super) fn supersede(tx: &Writing<'_>, email: &str) -> Result<()> {
    tx.execute(
        "update token set used_at = :now where organisation = :organisation and purpose = 'invitation' and email = :email and used_at is null",
        params! { email },
    )
    .map(|_| ())
}

/// Ends one pending invitation; says how many that were.
pub(super) fn revoke(tx: &Writing<'_>, id: i64) -> Result<u64> {
    tx.execute(
        "update token set used_at = :now where organisation = :organisation and purpose = 'invitation' and id = :id and used_at is null",
        params! { id },
    )
}

record! {
    /// An invitation that waits; its space is named to those who may know it.
    #[derive(Debug, Clone)]
    pub struct Pending {
        pub id: i64,
        pub email: String,
        pub role: String,
        pub space_name: Option<String>,
        pub inviter: Option<String>,
        pub expires_at: i64,
    }
}

/// The space into which an invitation that the viewer may know of leads.
pub(super) fn space_of(tx: &Reading<'_>, id: i64) -> Result<Option<Option<Id<Space>>>> {
    let found = tx.find::<Option<Id<Space>>>("select space from visible_invitation where id = :id", params! { id })?;
    Ok(found.map(Visible::into_inner))
}

/// The invitations that wait, newest first: all for an administrator, or those into one space.
///
/// # Errors
/// When the database fails.
pub fn pending(tx: &Reading<'_>, space: Option<Id<Space>>) -> Result<Vec<Visible<Pending>>> {
    tx.all(
        "select v.id, v.email, v.role, (select s.name from visible_space s where s.id = v.space) as space_name, \
         (select p.name from visible_person p where p.id = v.created_by) as inviter, v.expires_at from visible_invitation v \
         where v.expires_at > :now and (cast(:space as bigint) = 0 or v.space = :space) order by v.id desc limit 200",
        params! { space = space.map_or(0, Id::get) },
    )
}

/// The spaces whose members the viewer manages: their ids and names.
pub(super) fn managed_spaces(tx: &Reading<'_>) -> Result<Vec<Visible<(i64, String)>>> {
    tx.all("select id, name from visible_space where my_role in ('owner', 'animator') and archived_at is null order by fold", &[])
}

record! {
    /// What a new account takes from its organisation.
    pub(super) struct Defaults { pub(super) time_zone: String, pub(super) terms_version: i64 }
}

/// What a new account takes from its organisation.
pub(super) fn house(tx: &SystemTx<'_>, organisation: Id<Organisation>) -> Result<Defaults> {
    tx.first("select time_zone, terms_version from organisation where id = :organisation", params! { organisation })?
        .ok_or(kernel::Error::NotFound)
}

/// Puts a person into a space with the role that its joiners get, unless it is gone or archived; says whether.
pub(super) fn join(
    tx: &SystemTx<'_>,
    organisation: Id<Organisation>,
    space: Id<Space>,
    person: Id<Person>,
) -> Result<bool> {
    let joined = tx.execute(
        "insert into member(organisation, audience, person, role, since) \
         select s.organisation, s.id, cast(:person as bigint), s.default_role, cast(:at as bigint) from space s \
         where s.organisation = :organisation and s.id = :space and s.archived_at is null",
        params! { organisation, space, person, at = tx.now() },
    )?;
    if joined == 0 {
        return Ok(false);
    }
    tx.execute(
        "update space set member_count = member_count + 1 where organisation = :organisation and id = :space",
        params! { organisation, space },
    )?;
    Ok(true)
}

record! {
    /// An account that nobody has opened yet.
    pub(super) struct Waiting { pub(super) person: Id<Person>, pub(super) email: String, pub(super) kind: String, pub(super) lang: String }
}

/// The accounts that nobody has opened yet and to which no link is on its way, the first loaded first.
pub(super) fn waiting(tx: &Writing<'_>) -> Result<Vec<Waiting>> {
    tx.system_rows(
        "the languages in which people who are asked in will read, which are each person's own",
        "select p.id as person, min(c.email) as email, p.kind, min(r.lang) as lang from person p \
         join credential c on c.organisation = p.organisation and c.person = p.id \
         join preference r on r.organisation = p.organisation and r.person = p.id \
         where p.organisation = :organisation and p.deactivated_at is null and p.kind in ('member', 'guest') \
           and not exists (select 1 from credential o where o.organisation = p.organisation and o.person = p.id and o.password_hash is not null) \
           and not exists (select 1 from token t where t.organisation = p.organisation and t.person = p.id \
                           and t.purpose = 'invitation' and t.used_at is null and t.expires_at > :now) \
         group by p.id, p.kind order by p.id limit :limit",
        params! { limit = i64::try_from(super::WAITING_AT_ONCE).unwrap_or(i64::MAX) },
    )
}

/// How many accounts nobody has opened yet.
///
/// # Errors
/// When the database fails.
pub fn waiting_count(tx: &Reading<'_>) -> Result<i64> {
    tx.count(
        "select count(*) from visible_account a join visible_person p on p.id = a.person \
         where a.claimed = 0 and p.deactivated_at is null and p.kind in ('member', 'guest')",
        &[],
    )
}

/// Opens an account that was there already: its name, unit and manager are those that the company gave.
pub(super) fn open(tx: &SystemTx<'_>, new: &crate::person::NewPerson, person: Id<Person>) -> Result<Id<Person>> {
    let organisation = new.organisation;
    let (email, hash) = (new.email.clone().unwrap_or_default(), new.password_hash.clone());
    let opened = tx.execute(
        "update credential set password_hash = :hash where organisation = :organisation and person = :person and email = :email and password_hash is null \
         and exists (select 1 from person p where p.organisation = :organisation and p.id = :person and p.deactivated_at is null)",
        params! { organisation, person, email, hash },
    )?;
    if opened == 0 {
        return Err(kernel::Error::NotFound);
    }
    tx.execute(
        "update preference set lang = :lang, terms_accepted = :terms where organisation = :organisation and person = :person",
        params! { organisation, person, lang = new.lang.tag(), terms = new.terms_accepted },
    )?;
    Ok(person)
}

/// Puts the first steps beside a newcomer's feed.
pub(super) fn welcome(tx: &SystemTx<'_>, organisation: Id<Organisation>, person: Id<Person>) -> Result<()> {
    tx.execute(
        "update preference set first_steps = 1 where organisation = :organisation and person = :person",
        params! { organisation, person },
    )?;
    Ok(())
}
