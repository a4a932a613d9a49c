//! What the accounts read and keep.

use identity::mail;
use jiff::tz::TimeZone;
use kernel::{Id, Person, Reading, Result, Slice, Visible, Writing, audience::OrganisationRole, params, record};
use markup::words::{fold, pattern, sort_key};

use super::{Details, web::Asked};

record! {
    /// An account.
    #[derive(Debug, Clone)]
    pub(super) struct Account {
        pub(super) id: Id<Person>, pub(super) kind: String, pub(super) handle: String, pub(super) name: String,
        pub(super) title: String, pub(super) photo: Option<i64>, pub(super) joined_at: i64, pub(super) closed_at: Option<i64>,
        pub(super) leaves_at: Option<i64>, pub(super) email: Option<String>, pub(super) claimed: Option<i64>,
        pub(super) number: Option<String>, pub(super) sort_key: String, pub(super) restricted_at: Option<i64>,
    }
}

/// One account, for an administrator.
pub(super) fn account(tx: &Reading<'_>, person: Id<Person>) -> Result<Visible<Account>> {
    tx.one(
        "select p.id, p.kind, p.handle, p.name, p.title, p.photo, p.joined_at, p.deactivated_at as closed_at, \
                a.leaves_at, a.email, a.claimed, a.number, p.sort_key, a.restricted_at \
         from visible_account a join visible_person p on p.id = a.person where a.person = :person",
        params! { person },
    )
}

/// The person of a handle.
pub(super) fn by_handle(tx: &Reading<'_>, handle: &str) -> Result<Id<Person>> {
    let id = tx.one::<Id<Person>>("select id from visible_person where handle = :handle", params! { handle })?;
    Ok(id.into_inner())
}

/// Accounts of a page of the list.
const SLICE: usize = 50;

/// Some accounts by name; the slice goes on below the last one's place in the list.
pub(super) fn accounts(tx: &Reading<'_>, asked: &Asked) -> Result<Slice<Visible<Account>>> {
    let after = asked.after.unwrap_or_default();
    // The place of the last one shown, which an id names: names may hold whatever stands in an address badly.
    let accounts = tx.all::<Account>(
        "select p.id, p.kind, p.handle, p.name, p.title, p.photo, p.joined_at, p.deactivated_at as closed_at, \
                a.leaves_at, a.email, a.claimed, a.number, p.sort_key, a.restricted_at \
         from visible_person p join visible_account a on a.person = p.id \
         where (cast(:after as bigint) = 0 or (p.sort_key, p.id) > (select l.sort_key, l.id from visible_person l where l.id = :after)) \
           and (p.fold like :pattern escape '\\' or a.email like :pattern escape '\\' or a.number = :number) \
           and case :state when 'closed' then p.deactivated_at is not null and p.kind <> 'former' \
                           when 'leaving' then a.leaves_at is not null \
                           when 'waiting' then p.deactivated_at is null and coalesce(a.claimed, 0) = 0 and p.kind <> 'former' \
                           when 'guests' then p.kind = 'guest' and p.deactivated_at is null \
                           when 'roles' then exists (select 1 from visible_role g where g.person = p.id) \
                           else p.deactivated_at is null and p.kind <> 'former' end \
         order by p.sort_key, p.id limit :limit",
        params! {
            after, pattern = pattern(&asked.q), number = asked.q.trim(), state = asked.state.as_str(),
            limit = i64::try_from(SLICE).unwrap_or(i64::MAX - 1) + 1,
        },
    )?;
    Ok(Slice::cut(accounts, SLICE, |account| account.id.get()))
}

/// The roles of a person.
pub(super) fn roles(tx: &Reading<'_>, person: Id<Person>) -> Result<Vec<OrganisationRole>> {
    let words = tx.all::<String>("select role from visible_role where person = :person", params! { person })?;
    Ok(words.iter().filter_map(|word| OrganisationRole::parse(word)).collect())
}

/// How many others administer the organisation and can sign in.
pub(super) fn other_administrators(tx: &Reading<'_>, person: Id<Person>) -> Result<i64> {
    tx.count(
        "select count(*) from visible_role g join visible_person p on p.id = g.person \
         where g.role = 'administrator' and g.person <> :person and p.kind = 'member' and p.deactivated_at is null",
        params! { person },
    )
}

record! {
    struct Known {
        name: String, title: String, email: Option<String>, number: Option<String>, unit: Option<i64>, site: Option<i64>,
        manager: Option<String>,
    }
}

/// What the company knows of a person.
pub(super) fn details(tx: &Reading<'_>, person: Id<Person>) -> Result<Details> {
    let known = tx.one::<Known>(
        "select p.name, p.title, a.email, a.number, p.unit, p.site, m.handle as manager from visible_account a \
         join visible_colleague p on p.id = a.person left join visible_person m on m.id = p.manager where a.person = :person",
        params! { person },
    )?;
    let Known { name, title, email, number, unit, site, manager } = known.into_inner();
    Ok(Details {
        name,
        title,
        email: email.unwrap_or_default(),
        number: number.unwrap_or_default(),
        unit: unit.unwrap_or_default(),
        site: site.unwrap_or_default(),
        manager: manager.unwrap_or_default(),
    })
}

/// Managers above somebody that are looked at before a loop is taken for certain.
const HIGHEST: usize = 64;

/// Keeps what was changed.
///
/// # Errors
/// [`kernel::Error::Invalid`] on the field whose number or address is another's, whose unit, site or manager is unknown, or
/// whose manager would report to the person.
pub(super) fn set(tx: &Writing<'_>, person: Id<Person>, was: &Details, new: &Details) -> Result<()> {
    use kernel::Error;
    use shell::t::admin as say;
    let manager = match new.manager.as_str() {
        "" => None,
        handle => Some(by_handle(tx, handle).map_err(|_unknown| Error::Invalid("manager", say::error_manager))?),
    };
    let mut above = manager;
    for _ in 0..HIGHEST {
        let Some(who) = above else { break };
        if who == person {
            return Err(Error::Invalid("manager", say::error_loop));
        }
        let next =
            tx.find::<Option<Id<Person>>>("select manager from visible_colleague where id = :who", params! { who })?;
        above = next.and_then(Visible::into_inner);
    }
    for (id, field, sql) in [
        (new.unit, "unit", "select count(*) from visible_unit where id = :id"),
        (new.site, "site", "select count(*) from visible_site where id = :id"),
    ] {
        if id != 0 && tx.count(sql, params! { id })? == 0 {
            return Err(Error::Invalid(field, say::error_choice));
        }
    }
    if !new.number.is_empty()
        && taken(
            tx,
            "select count(*) from visible_account where number = :text and person <> :person",
            &new.number,
            person,
        )?
    {
        return Err(Error::Invalid("number", say::error_number_taken));
    }
    let or_null = |id: i64| Some(id).filter(|id| *id != 0);
    tx.execute(
        "update person set name = :name, sort_key = :sort_key, fold = :fold || ' ' || handle, title = :title, number = :number, \
                unit = :unit, site = :site, manager = :manager where organisation = :organisation and id = :person",
        params! {
            person, manager, name = new.name.as_str(), sort_key = sort_key(&new.name), fold = fold(&new.name),
            title = new.title.as_str(), number = Some(new.number.as_str()).filter(|number| !number.is_empty()),
            unit = or_null(new.unit), site = or_null(new.site),
        },
    )?;
    if was.email != new.email {
        set_email(tx, person, &was.email, &new.email)?;
    }
    Ok(())
}

fn taken(tx: &Reading<'_>, sql: &'static str, text: &str, person: Id<Person>) -> Result<bool> {
    Ok(tx.count(sql, params! { text, person })? > 0)
}

/// Another address to sign in with; the password stays, links that were mailed to the old one do not.
fn set_email(tx: &Writing<'_>, person: Id<Person>, was: &str, new: &str) -> Result<()> {
    use kernel::Error;
    if new.is_empty() {
        return Err(Error::Invalid("email", shell::t::common::field_required));
    }
    let kept = if was.is_empty() {
        tx.try_insert(
            "insert into credential(organisation, email, person) values (:organisation, :new, :person)",
            params! { new, person },
        )?
    } else {
        tx.try_insert(
            "update credential set email = :new where organisation = :organisation and person = :person and email = :was",
            params! { new, person, was },
        )?
    };
    if !kept {
        return Err(Error::Invalid("email", shell::t::identity::invite_known));
    }
    tx.execute("delete from token where organisation = :organisation and person = :person", params! { person })?;
    if was.is_empty() { Ok(()) } else { tell_at(tx, person, was) }
}

/// Mails to the address that somebody had that it is no longer theirs: whoever takes an account by its address is seen
/// where they have no hand.
fn tell_at(tx: &Writing<'_>, person: Id<Person>, was: &str) -> Result<()> {
    let account = account(tx, person)?;
    // Who has never come in yet has nothing to lose by it.
    if account.claimed != Some(1) {
        return Ok(());
    }
    let reads: Vec<(Option<String>, Option<String>)> = tx.system_rows(
        "in what language and zone somebody else is written to",
        "select lang, time_zone from preference where organisation = :organisation and person = :person",
        params! { person },
    )?;
    let (lang, zone) = reads.into_iter().next().unwrap_or_default();
    let lang = lang.as_deref().and_then(kernel::Lang::parse).unwrap_or_default();
    let when = mail::moment(lang, zone.as_deref(), tx.now());
    mail::queue(tx, &mail::readdressed(lang, &mail::Sender::of(tx)?, was, &account.name, &when).about(person))
}

record! {
    /// A unit or a site.
    #[derive(Debug, Clone)]
    pub(super) struct Named { pub(super) id: i64, pub(super) name: String }
}

/// Units, or sites, by name.
pub(super) fn units(tx: &Reading<'_>) -> Result<Vec<Visible<Named>>> {
    tx.all("select id, name from visible_unit order by name, id limit 2000", &[])
}

/// Sites by name.
pub(super) fn sites(tx: &Reading<'_>) -> Result<Vec<Visible<Named>>> {
    tx.all("select id, name from visible_site order by name, id limit 2000", &[])
}

/// A unit or a site by its name as it is now, for the log; any other value as it is.
pub(super) fn named(tx: &Reading<'_>, field: &str, value: String) -> Result<String> {
    let sql = match field {
        "person-unit" => "select name from visible_unit where id = :id",
        "person-site" => "select name from visible_site where id = :id",
        _ => return Ok(value),
    };
    let Ok(id) = value.parse::<i64>() else { return Ok(value) };
    Ok(tx.find::<String>(sql, params! { id })?.map_or(value, Visible::into_inner))
}

/// Colleagues of whom one may become an heir, by what was typed.
pub(super) fn heir(tx: &Reading<'_>, handle: &str) -> Result<Option<Id<Person>>> {
    let handle = handle.trim().trim_start_matches('@').to_lowercase();
    if handle.is_empty() {
        return Ok(None);
    }
    by_handle(tx, &handle).map(Some).map_err(|_unknown| kernel::Error::Invalid("heir", shell::t::admin::error_manager))
}

/// The organisation's time zone, in which its days end.
pub(crate) fn zone(tx: &Reading<'_>) -> Result<TimeZone> {
    let name = tx.one::<String>("select time_zone from visible_organisation", &[])?;
    Ok(TimeZone::get(&name).unwrap_or(TimeZone::UTC))
}
