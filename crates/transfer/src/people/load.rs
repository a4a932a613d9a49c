//! Loading the lines that hold, some at a time: each part is there whole or not at all, and whoever is asked for a page
//! meanwhile waits for one part at most. A load that was cut off is simply done again.

use std::sync::Arc;

use identity::mail;
use kernel::{
    Activity, Facts, Id, Lang, Organisation, Person, Result, Store, SystemTx, Verb,
    audience::OrganisationRole,
    audit::{Act, Line as AuditLine},
    params, record,
};
use markup::words::{fold, sort_key};
use serde_json::{Map, Value as Json, json};

use super::{
    mapping::{Field, Mapping},
    plan,
    table::Table,
    wanted::Wanted,
    weigh::{self, Difference, House, Weighed},
};

/// Lines of one transaction.
const PART: usize = 250;

/// A load about to be done.
#[derive(Debug, Clone)]
pub struct Load {
    /// Where.
    pub organisation: Id<Organisation>,
    /// Who loads; nobody for the command line.
    pub actor: Option<Id<Person>>,
    /// The name of the file.
    pub name: String,
    /// Its lines.
    pub table: Table,
    /// What its columns mean.
    pub mapping: Mapping,
    /// Whether units and sites that are not there are made.
    pub makes_missing: bool,
}

/// A row of the loads.
struct Row;

/// What a load did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Done {
    /// People made.
    pub made: i64,
    /// People changed.
    pub changed: i64,
    /// Lines left out.
    pub wrong: i64,
}

impl Load {
    /// Writes down that the load begins; its id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn begin(&self, store: &Store) -> Result<i64> {
        let (organisation, actor, name) = (self.organisation, self.actor, self.name.clone());
        let lines = i64::try_from(self.table.rows.len()).unwrap_or(i64::MAX);
        store
            .quietly("a load of people begins", move |tx| {
                let id = tx.mint::<Row>();
                tx.execute(
                    "insert into people_load(organisation, id, at, actor, name, lines) values (:organisation, :id, :now, :actor, :name, :lines)",
                    params! { organisation, id, now = tx.now(), actor, name, lines },
                )?;
                Ok(id.get())
            })
            .await
    }

    /// Loads; `told` hears how many of the lines were looked at.
    ///
    /// # Errors
    /// When the database fails: what was loaded stays, and the same file loads the rest.
    pub async fn run(self, store: &Store, id: i64, told: impl Fn(usize, usize) + Send) -> Result<Done> {
        let organisation = self.organisation;
        let shared = Arc::new(self);
        let load = Arc::clone(&shared);
        let (lines, good, wrong) = store
            .system_read("a file of people is held against who is here", move |tx| {
                let (plan, good) = plan::weigh_all(tx, organisation, &load.table, &load.mapping, load.makes_missing)?;
                let [.., wrong] = plan.counts();
                Ok((plan.lines.len(), good, wrong))
            })
            .await?;
        let mut done = Done { wrong: i64::try_from(wrong).unwrap_or(i64::MAX), ..Done::default() };
        // First everybody, then whom they report to: a manager may stand below in the file.
        let parts: Vec<Vec<Wanted>> = good.chunks(PART).map(<[Wanted]>::to_vec).collect();
        let mut at = wrong;
        for part in &parts {
            let (load, these) = (Arc::clone(&shared), part.clone());
            let made = store.system("a part of a file of people", move |tx| part_of(tx, &load, id, &these)).await?;
            (done.made, at) = (done.made + made, at + part.len());
            told(at, lines);
        }
        for part in parts {
            let load = Arc::clone(&shared);
            store.system("whom people of a file report to", move |tx| managers(tx, &load, id, &part)).await?;
        }
        let load = Arc::clone(&shared);
        let done = store.system("a load of people is done", move |tx| finish(tx, &load, id, done)).await?;
        told(lines, lines);
        Ok(done)
    }
}

/// Writes down what was done; those who were changed are counted once each, whatever changed.
fn finish(tx: &SystemTx<'_>, load: &Load, id: i64, done: Done) -> Result<Done> {
    let organisation = load.organisation;
    let changed: Option<i64> = tx.first(
        "select count(*) from people_load_step where organisation = :organisation and load = :id and before is not null",
        params! { organisation, id },
    )?;
    let done = Done { changed: changed.unwrap_or_default(), ..done };
    tx.execute(
        "update people_load set done = lines, made = :made, changed = :changed, wrong = :wrong, finished_at = :now \
         where organisation = :organisation and id = :id",
        params! { organisation, id, made = done.made, changed = done.changed, wrong = done.wrong, now = tx.now() },
    )?;
    let line = AuditLine::new(Act::PeopleLoaded).on(load.name.as_str());
    let after = json!({ "made": done.made, "changed": done.changed, "wrong": done.wrong }).to_string();
    tx.audit(organisation, load.actor, &line.change("", after))?;
    Ok(done)
}

fn part_of(tx: &SystemTx<'_>, load: &Load, id: i64, lines: &[Wanted]) -> Result<i64> {
    let mut house = House::read(tx, load.organisation)?;
    let (mut made, mut changed) = (0, 0);
    for wanted in lines {
        if load.makes_missing {
            house.make(tx, wanted)?;
        }
        // Held against who is here again, in the transaction that writes: meanwhile somebody else may have changed them.
        match weigh::weigh(tx, &house, wanted, load.makes_missing)? {
            Weighed::New => {
                make(tx, load, &house, id, wanted)?;
                made += 1;
            }
            Weighed::Changed(person, differences) => {
                for difference in &differences {
                    set(tx, load, person, difference.field, &difference.was, &difference.becomes)?;
                }
                let is_first = step(tx, load, id, person, &differences)?;
                tx.record(load.organisation, load.actor, vec![touched(id, person, is_first)])?;
                changed += 1;
            }
            Weighed::Same(_) | Weighed::Wrong(_) => {}
        }
    }
    tx.execute(
        "update people_load set done = done + :lines, made = made + :made, changed = changed + :changed \
         where organisation = :organisation and id = :id",
        params! { organisation = load.organisation, id, made, changed, lines = i64::try_from(lines.len()).unwrap_or(i64::MAX) },
    )?;
    Ok(made)
}

fn make(tx: &SystemTx<'_>, load: &Load, house: &House, id: i64, wanted: &Wanted) -> Result<()> {
    let organisation = load.organisation;
    let kind = match wanted.guest {
        Some(true) => identity::person::PersonKind::Guest,
        _ => identity::person::PersonKind::Member,
    };
    let new = identity::NewPerson {
        kind,
        title: wanted.title.clone().unwrap_or_default(),
        unit: house.unit_of(wanted).map(Id::new),
        site: house.site_of(wanted).map(Id::new),
        lang: wanted.lang.unwrap_or(Lang::Fr),
        time_zone: house.zone_name.clone(),
        email: wanted.email.clone(),
        ..identity::NewPerson::new(organisation, wanted.name.clone().unwrap_or_default())
    };
    let person = identity::create_person(tx, &new)?;
    tx.execute(
        "update person set number = :number, leaves_at = :end where organisation = :organisation and id = :person",
        params! { organisation, person, number = wanted.number.clone(), end = house.end_of(wanted) },
    )?;
    if !wanted.skills.is_empty() {
        set(tx, load, person, Field::Skills, "", &wanted.skills.join(", "))?;
    }
    if let Some(role) = wanted.role {
        set(tx, load, person, Field::Role, "", role.word())?;
    }
    tx.execute(
        "insert into people_load_step(organisation, load, person, before, after) values (:organisation, :id, :person, null, '')",
        params! { organisation, id, person },
    )?;
    Ok(())
}

/// That a load changed somebody, who is told of it the first time only.
pub(super) fn touched(load: i64, person: Id<Person>, is_first: bool) -> Activity {
    let facts = Facts { load: Some(load.to_string().into()), more: !is_first, ..Facts::default() };
    Activity::new(Verb::Update, person).facts(facts)
}

/// Writes down what a line changed, beside what an earlier step of the same load did to the same person; says whether this is
/// the first. Whom the load made has nothing that it changed.
fn step(tx: &SystemTx<'_>, load: &Load, id: i64, person: Id<Person>, differences: &[Difference]) -> Result<bool> {
    let organisation = load.organisation;
    let kept: Option<(Option<String>, String)> = tx.first(
        "select before, after from people_load_step where organisation = :organisation and load = :id and person = :person",
        params! { organisation, id, person },
    )?;
    let parsed = |text: Option<String>| -> Map<String, Json> {
        text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
    };
    let is_first = kept.is_none();
    let (before, after) = kept.unwrap_or((Some(String::new()), String::new()));
    // Somebody whom the load made goes as a whole.
    let Some(before) = before else { return Ok(false) };
    let (mut before, mut after) = (parsed(Some(before)), parsed(Some(after)));
    for difference in differences {
        before.entry(difference.field.word()).or_insert_with(|| difference.was.clone().into());
        after.insert(difference.field.word().to_owned(), difference.becomes.clone().into());
    }
    tx.execute(
        "insert into people_load_step(organisation, load, person, before, after) values (:organisation, :id, :person, :before, :after) \
         on conflict (organisation, load, person) do update set before = excluded.before, after = excluded.after",
        params! { organisation, id, person, before = Json::Object(before).to_string(), after = Json::Object(after).to_string() },
    )?;
    Ok(is_first)
}

fn managers(tx: &SystemTx<'_>, load: &Load, id: i64, lines: &[Wanted]) -> Result<()> {
    let organisation = load.organisation;
    for wanted in lines {
        let Some(text) = &wanted.manager else { continue };
        let key = wanted.number.as_deref().or(wanted.email.as_deref()).unwrap_or_default();
        let (Some(person), Some(manager)) =
            (weigh::person(tx, organisation, key)?, weigh::person(tx, organisation, text)?)
        else {
            continue;
        };
        let was = weigh::known(tx, organisation, person)?.and_then(|known| known.manager);
        if was == Some(manager) {
            continue;
        }
        let difference = Difference {
            field: Field::Manager,
            was: was.map_or_else(String::new, |was| was.to_string()),
            becomes: manager.to_string(),
            before: String::new(),
            after: String::new(),
        };
        set(tx, load, person, Field::Manager, &difference.was, &difference.becomes)?;
        let is_first = step(tx, load, id, person, std::slice::from_ref(&difference))?;
        tx.record(organisation, load.actor, vec![touched(id, person, is_first)])?;
    }
    Ok(())
}

/// Sets one thing of a person to a value as it is kept.
pub(super) fn set(
    tx: &SystemTx<'_>,
    load: &Load,
    person: Id<Person>,
    field: Field,
    was: &str,
    becomes: &str,
) -> Result<()> {
    let organisation = load.organisation;
    let text = Some(becomes).filter(|text| !text.is_empty());
    let id: Option<i64> = becomes.parse().ok();
    match field {
        Field::Name => tx.execute(
            "update person set name = :becomes, sort_key = :sort_key, fold = :fold || ' ' || handle where organisation = :organisation and id = :person",
            params! { organisation, person, becomes, sort_key = sort_key(becomes), fold = fold(becomes) },
        )?,
        Field::Title => tx.execute(
            "update person set title = :becomes where organisation = :organisation and id = :person",
            params! { organisation, person, becomes },
        )?,
        Field::Number => tx.execute(
            "update person set number = :text where organisation = :organisation and id = :person",
            params! { organisation, person, text },
        )?,
        // What is gone meanwhile is no place to come back to.
        Field::Unit => tx.execute(
            "update person set unit = (select u.id from unit u where u.organisation = :organisation and u.id = cast(:id as bigint)) where organisation = :organisation and id = :person",
            params! { organisation, person, id },
        )?,
        Field::Site => tx.execute(
            "update person set site = (select s.id from site s where s.organisation = :organisation and s.id = cast(:id as bigint)) where organisation = :organisation and id = :person",
            params! { organisation, person, id },
        )?,
        Field::Manager => tx.execute(
            "update person set manager = :id where organisation = :organisation and id = :person",
            params! { organisation, person, id },
        )?,
        Field::LastDay => tx.execute(
            "update person set leaves_at = :id where organisation = :organisation and id = :person",
            params! { organisation, person, id },
        )?,
        Field::Kind => tx.execute(
            "update person set kind = :becomes where organisation = :organisation and id = :person and kind in ('member', 'guest', 'unclaimed')",
            params! { organisation, person, becomes },
        )?,
        Field::Email => set_email(tx, load, person, was, becomes)?,
        Field::Skills => set_skills(tx, organisation, person, was, becomes)?,
        Field::Role => set_role(tx, load, person, was, becomes)?,
        Field::First | Field::Last | Field::Lang => 0,
    };
    Ok(())
}

/// Another address, or none. The log says whose it was and is, and the old one hears of it: with an address one comes in.
fn set_email(tx: &SystemTx<'_>, load: &Load, person: Id<Person>, was: &str, becomes: &str) -> Result<u64> {
    let organisation = load.organisation;
    // What is taken back may have been given to somebody else since: they keep it.
    let holder: Option<Id<Person>> = tx.first(
        "select person from credential where organisation = :organisation and email = :becomes",
        params! { organisation, becomes },
    )?;
    if holder.is_some() {
        return Ok(0);
    }
    let changed = if was.is_empty() {
        tx.execute(
            "insert into credential(organisation, email, person) values (:organisation, :becomes, :person)",
            params! { organisation, person, becomes },
        )?
    } else if becomes.is_empty() {
        // A load that is taken back takes no account from whoever has come in with it meanwhile.
        tx.execute(
            "delete from credential where organisation = :organisation and email = :was and person = :person and password_hash is null",
            params! { organisation, person, was },
        )?
    } else {
        tell_at(tx, organisation, person, was)?;
        tx.execute(
            "update credential set email = :becomes where organisation = :organisation and email = :was and person = :person",
            params! { organisation, person, was, becomes },
        )?
    };
    if changed > 0 && !was.is_empty() {
        tx.execute(
            "delete from token where organisation = :organisation and person = :person",
            params! { organisation, person },
        )?;
    }
    if changed > 0 {
        let line = AuditLine::new(Act::PersonChanged).on("person-email").to(person).change(was, becomes);
        tx.audit(organisation, load.actor, &line)?;
    }
    Ok(changed)
}

record! {
    struct Told { id: Id<Organisation>, house: String, base_url: String, name: String, lang: Option<String>, time_zone: Option<String> }
}

/// Mails to an address that it is no longer that of this account, if somebody ever came in with it.
fn tell_at(tx: &SystemTx<'_>, organisation: Id<Organisation>, person: Id<Person>, was: &str) -> Result<()> {
    let told: Option<Told> = tx.first(
        "select o.id, o.name as house, o.base_url, p.name, r.lang, r.time_zone from person p \
         join organisation o on o.id = p.organisation \
         join credential c on c.organisation = p.organisation and c.person = p.id and c.email = :was and c.password_hash is not null \
         left join preference r on r.organisation = p.organisation and r.person = p.id \
         where p.organisation = :organisation and p.id = :person",
        params! { organisation, person, was },
    )?;
    let Some(Told { id, house, base_url, name, lang, time_zone }) = told else { return Ok(()) };
    let lang = lang.as_deref().and_then(Lang::parse).unwrap_or_default();
    let from = mail::Sender { id, name: house, base_url };
    let when = mail::moment(lang, time_zone.as_deref(), tx.now());
    mail::queue_bulk(tx, &mail::readdressed(lang, &from, was, &name, &when).about(person))
}

/// Gives the skills of one list, and takes those of the other: names separated by commas.
fn set_skills(
    tx: &SystemTx<'_>,
    organisation: Id<Organisation>,
    person: Id<Person>,
    was: &str,
    becomes: &str,
) -> Result<u64> {
    for (names, gives) in [(was, false), (becomes, true)] {
        for name in names.split(", ").filter(|name| !name.is_empty()) {
            let fold = fold(name);
            let known: Option<i64> = tx.first(
                "select id from skill where organisation = :organisation and fold = :fold",
                params! { organisation, fold = fold.as_str() },
            )?;
            let skill = match known {
                Some(skill) => skill,
                None if !gives => continue,
                None => {
                    let skill = tx.mint::<kernel::Skill>().get();
                    tx.execute(
                        "insert into skill(organisation, id, name, fold) values (:organisation, :skill, :name, :fold)",
                        params! { organisation, skill, name, fold },
                    )?;
                    skill
                }
            };
            let sql = if gives {
                "insert into person_skill(organisation, person, skill) values (:organisation, :person, :skill) on conflict do nothing"
            } else {
                "delete from person_skill where organisation = :organisation and person = :person and skill = :skill"
            };
            tx.execute(sql, params! { organisation, person, skill })?;
        }
    }
    Ok(1)
}

fn set_role(tx: &SystemTx<'_>, load: &Load, person: Id<Person>, was: &str, becomes: &str) -> Result<u64> {
    let organisation = load.organisation;
    let (role, sql, act) = match (OrganisationRole::parse(was), OrganisationRole::parse(becomes)) {
        (_, Some(role)) => (
            role,
            "insert into person_role(organisation, person, role) values (:organisation, :person, :role) on conflict do nothing",
            Act::RoleGiven,
        ),
        (Some(role), None) => (
            role,
            "delete from person_role where organisation = :organisation and person = :person and role = :role",
            Act::RoleTaken,
        ),
        (None, None) => return Ok(0),
    };
    let set = tx.execute(sql, params! { organisation, person, role = role.word() })?;
    if set > 0 {
        tx.audit(organisation, load.actor, &AuditLine::new(act).on(role.word()).to(person))?;
    }
    Ok(set)
}
