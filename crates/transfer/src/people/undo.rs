//! Taking the last load back: whom it made goes, what it changed is again as it was, unless somebody changed it since.

use kernel::{
    Activity, Error, Id, Organisation, Person, Result, Store, SystemTx, Verb,
    audit::{Act, Line},
    params, record,
};
use serde_json::{Map, Value as Json};

use super::{
    load::{self, Load},
    mapping::Field,
    weigh::{self, Known},
};

/// Steps of one transaction.
const PART: i64 = 250;

/// A load without an end that began this long ago, in milliseconds, was cut off.
const RUNNING_MS: i64 = 3_600_000;

record! {
    struct Last { id: i64, at: i64, finished_at: Option<i64> }
}

record! {
    struct Step { person: Id<Person>, before: Option<String>, after: String }
}

/// Takes a load back, some steps at a time; cut off, it goes on where it was when it is asked again. Says how many people it
/// concerned.
///
/// # Errors
/// [`Error::NotFound`] when it is not the last load that stands; [`Error::Conflict`] while it runs; the database's failure.
pub async fn undo(store: &Store, organisation: Id<Organisation>, actor: Option<Id<Person>>, id: i64) -> Result<i64> {
    let mut concerned = 0;
    loop {
        let part =
            store.system("a load of people is taken back", move |tx| part_of(tx, organisation, actor, id)).await?;
        concerned += part;
        if part == 0 {
            break;
        }
    }
    store
        .system("a load of people was taken back", move |tx| {
            tx.execute(
                "update people_load set undone_at = :now where organisation = :organisation and id = :id",
                params! { organisation, id, now = tx.now() },
            )?;
            let name: Option<String> = tx.first(
                "select name from people_load where organisation = :organisation and id = :id",
                params! { organisation, id },
            )?;
            let line = Line::new(Act::LoadUndone).on(name.unwrap_or_default()).change("", concerned.to_string());
            tx.audit(organisation, actor, &line)
        })
        .await?;
    Ok(concerned)
}

fn part_of(tx: &SystemTx<'_>, organisation: Id<Organisation>, actor: Option<Id<Person>>, id: i64) -> Result<i64> {
    let last: Option<Last> = tx.first(
        "select id, at, finished_at from people_load where organisation = :organisation and undone_at is null order by id desc limit 1",
        params! { organisation },
    )?;
    let last = last.filter(|last| last.id == id).ok_or(Error::NotFound)?;
    if last.finished_at.is_none() && tx.now() - last.at < RUNNING_MS {
        return Err(Error::Conflict(shell::t::load::still_running));
    }
    let steps: Vec<Step> = tx.all(
        "select person, before, after from people_load_step where organisation = :organisation and load = :id order by person limit :limit",
        params! { organisation, id, limit = PART },
    )?;
    let load = Load {
        organisation,
        actor,
        name: String::new(),
        table: super::table::Table::default(),
        mapping: Vec::new(),
        makes_missing: false,
    };
    for step in &steps {
        // Somebody always administers: whoever does so alone keeps what the load gave.
        let keeps = weigh::is_last_administrator(tx, organisation, step.person)?;
        match &step.before {
            _ if keeps => {}
            None => unmake(tx, &load, step.person)?,
            Some(before) => restore(tx, &load, id, step.person, before, &step.after)?,
        }
        tx.execute(
            "delete from people_load_step where organisation = :organisation and load = :id and person = :person",
            params! { organisation, id, person = step.person },
        )?;
    }
    Ok(i64::try_from(steps.len()).unwrap_or(i64::MAX))
}

/// Somebody who has come meanwhile is not taken out of the company by it: their account closes instead.
fn unmake(tx: &SystemTx<'_>, load: &Load, person: Id<Person>) -> Result<()> {
    let organisation = load.organisation;
    let came: Option<i64> = tx.first(
        "select cast(1 as bigint) where exists (select 1 from credential where organisation = :organisation and person = :person and password_hash is not null) \
         or exists (select 1 from entry where organisation = :organisation and author = :person) \
         or exists (select 1 from comment where organisation = :organisation and author = :person)",
        params! { organisation, person },
    )?;
    if came.is_some() {
        for sql in [
            "update person set deactivated_at = :now where organisation = :organisation and id = :person",
            "delete from session where organisation = :organisation and person = :person",
            "delete from token where organisation = :organisation and person = :person",
        ] {
            tx.execute(sql, params! { organisation, person, now = tx.now() })?;
        }
        tx.audit(organisation, load.actor, &Line::new(Act::Deactivated).to(person))?;
        return tx.record(organisation, load.actor, vec![Activity::new(Verb::Update, person)]);
    }
    crate::own::erase::take_own(tx, organisation, person)?;
    tx.execute(
        "delete from person where organisation = :organisation and id = :person",
        params! { organisation, person },
    )?;
    tx.record(organisation, load.actor, vec![Activity::new(Verb::Delete, person)])
}

fn restore(tx: &SystemTx<'_>, load: &Load, id: i64, person: Id<Person>, before: &str, after: &str) -> Result<()> {
    let Some(known) = weigh::known(tx, load.organisation, person)? else { return Ok(()) };
    let parsed = |text: &str| serde_json::from_str::<Map<String, Json>>(text).unwrap_or_default();
    let (before, after) = (parsed(before), parsed(after));
    let mut is_changed = false;
    let mut fields: Vec<(Field, &String)> =
        before.keys().filter_map(|word| Some((Field::parse(word)?, word))).collect();
    // The role first: whether somebody may be a guest again is asked when they hold what they held.
    fields.sort_by_key(|(field, _)| *field != Field::Role);
    for (field, word) in fields {
        let text = |json: Option<&Json>| json.and_then(Json::as_str).unwrap_or_default().to_owned();
        let (was, became) = (text(before.get(word)), text(after.get(word)));
        // Nobody becomes a guest while they hold a role, by whatever way.
        if field == Field::Kind && was == "guest" && weigh::holds_a_role(tx, load.organisation, person)? {
            continue;
        }
        if kept(&known, field).is_none_or(|kept| kept == became) {
            load::set(tx, load, person, field, &became, &was)?;
            is_changed = true;
        }
    }
    if !is_changed {
        return Ok(());
    }
    tx.record(load.organisation, load.actor, vec![load::touched(id, person, true)])
}

/// How a field is kept now; `None` for what a load only adds to.
fn kept(known: &Known, field: Field) -> Option<String> {
    let id = |id: Option<i64>| id.map_or_else(String::new, |id| id.to_string());
    Some(match field {
        Field::Number => known.number.clone().unwrap_or_default(),
        Field::Email => known.email.clone().unwrap_or_default(),
        Field::Name => known.name.clone(),
        Field::Title => known.title.clone(),
        Field::Unit => id(known.unit),
        Field::Site => id(known.site),
        Field::Manager => id(known.manager.map(Id::get)),
        Field::LastDay => id(known.leaves_at),
        Field::Kind => known.kind.clone(),
        Field::Skills | Field::Role | Field::First | Field::Last | Field::Lang => return None,
    })
}
