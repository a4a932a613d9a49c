//! Writing the rows of the inbox.

use kernel::{Host, Result, SystemTx, activity::Recorded, params, record};

/// What is told: by whom, and what it points at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Notice {
    organisation: i64,
    position: i64,
    at: i64,
    actor: Option<i64>,
    entry: Option<i64>,
    object: i64,
}

/// Nobody is told of what they did, and nobody without an account; a block ends it both ways; a mute ends all but a mention.
/// What the organisation tells, of one's account, of rules, spaces and reports and of a broken glass, neither ends: whoever acts
/// for it is heard.
const INSERT: &str = "insert into notification(organisation, person, id, reason, actor, entry, object, at) \
     select p.organisation, p.id, cast(:position as bigint), cast(:reason as text), cast(:actor as bigint), cast(:entry as bigint), \
            cast(:object as bigint), cast(:at as bigint) \
     from person p \
     where p.organisation = :organisation and p.id in @ids(:people) and p.id <> :by \
       and p.kind in ('member', 'guest') and p.deactivated_at is null \
       and (:reason in ('account', 'load', 'rule', 'glass', 'owner', 'report') \
            or (not exists (select 1 from block b where b.organisation = p.organisation and b.person = p.id and b.target = :by) \
                and not exists (select 1 from block b where b.organisation = p.organisation and b.person = :by and b.target = p.id) \
                and (:reason = 'mention' or not exists (select 1 from mute m where m.organisation = p.organisation and m.person = p.id and m.target = :by)))) \
       and (:once = 0 or not exists (select 1 from notification n where n.organisation = p.organisation and n.object = :object \
            and n.person = p.id and n.reason = :reason and (n.actor = :by or :reason in ('mention', 'report')))) \
     on conflict do nothing";

impl Notice {
    /// Of a line, by its actor.
    pub(super) fn of(line: &Recorded) -> Self {
        let Recorded { organisation, position, at, actor, object, .. } = *line;
        Self { organisation, position, at, actor, entry: None, object }
    }

    /// Pointing at this.
    pub(super) fn at(self, entry: Option<i64>, object: i64) -> Self {
        Self { entry, object, ..self }
    }

    /// By this person.
    pub(super) fn by(self, actor: Option<i64>) -> Self {
        Self { actor, ..self }
    }

    /// Tells these people.
    pub(super) fn tell(&self, reason: &'static str, people: &[i64], tx: &SystemTx<'_>) -> Result<()> {
        self.insert(reason, people, false, tx)
    }

    /// Tells these people unless they were told the same of the same before.
    pub(super) fn once(&self, reason: &'static str, people: &[i64], tx: &SystemTx<'_>) -> Result<()> {
        self.insert(reason, people, true, tx)
    }

    fn insert(&self, reason: &'static str, people: &[i64], once: bool, tx: &SystemTx<'_>) -> Result<()> {
        if people.is_empty() {
            return Ok(());
        }
        let Self { organisation, position, at, actor, entry, object } = *self;
        let by = actor.unwrap_or(0);
        tx.put(
            INSERT,
            params! { organisation, position, at, actor, by, entry, object, reason, once, people = people.to_vec() },
        )?;
        Ok(())
    }
}

/// The author of an entry, if it is somebody.
pub(super) fn author(tx: &SystemTx<'_>, organisation: i64, entry: i64) -> Result<Option<i64>> {
    let author: Option<Option<i64>> = tx.first(
        "select author from entry where organisation = :organisation and id = :entry",
        params! { organisation, entry },
    )?;
    Ok(author.flatten())
}

/// Who follows a discussion.
pub(super) fn followers(tx: &SystemTx<'_>, organisation: i64, entry: i64) -> Result<Vec<i64>> {
    tx.all(
        "select person from follow where organisation = :organisation and kind = 'entry' and target = :entry",
        params! { organisation, entry },
    )
}

/// Who runs a space.
pub(super) fn runners(tx: &SystemTx<'_>, organisation: i64, space: i64) -> Result<Vec<i64>> {
    tx.all(
        "select person from member where organisation = :organisation and audience = :space and role in ('owner', 'animator')",
        params! { organisation, space },
    )
}

record! {
    struct Reported { entry: i64, author: Option<i64>, above: Option<i64> }
}

/// Who may decide about what a line reports, as `visible_moderated` has it: those who moderate a place of it, administrators what
/// stands before everybody and reports about people; not whose it is, nor whoever reported it, nor the author of the entry that
/// it answers unless they keep the desk at every place.
pub(super) fn deciders(tx: &SystemTx<'_>, line: &Recorded) -> Result<Vec<i64>> {
    let (organisation, object) = (line.organisation, line.object);
    let sql = match line.host {
        Host::Comment => {
            "select c.entry, c.author, e.author as above from comment c join entry e on e.organisation = c.organisation and e.id = c.entry \
             where c.organisation = :organisation and c.id = :object"
        }
        Host::Entry => {
            "select e.id as entry, e.author, e.author as above from entry e where e.organisation = :organisation and e.id = :object"
        }
        _ => {
            "select cast(0 as bigint) as entry, p.id as author, p.id as above from person p \
             where p.organisation = :organisation and p.id = :object"
        }
    };
    let Some(reported) = tx.first::<Reported>(sql, params! { organisation, object })? else { return Ok(Vec::new()) };
    let entry = reported.entry;
    let mut keepers: Vec<i64> = tx.all(
        "select m.person from placement l join member m on m.organisation = l.organisation and m.audience = l.audience \
         where l.organisation = :organisation and l.entry = :entry and m.role in ('owner', 'animator', 'moderator') \
         union \
         select g.person from person_role g where g.organisation = :organisation and g.role = 'administrator' \
           and (cast(:entry as bigint) = 0 \
                or exists (select 1 from placement l join audience a on a.organisation = l.organisation and a.id = l.audience and a.kind = 'organisation' \
                           where l.organisation = g.organisation and l.entry = :entry))",
        params! { organisation, entry },
    )?;
    let elsewhere: Option<i64> = tx.first(
        "select count(*) from (select audience from placement where organisation = :organisation and entry = :entry \
                               union select audience from former_place where organisation = :organisation and entry = :entry) l \
         where not exists (select 1 from member m where m.organisation = :organisation and m.audience = l.audience and m.person = :above \
                         and m.role in ('owner', 'animator', 'moderator')) \
           and not exists (select 1 from audience a join person_role g on g.organisation = a.organisation and g.person = :above and g.role = 'administrator' \
                           where a.organisation = :organisation and a.id = l.audience and a.kind = 'organisation')",
        params! { organisation, entry, above = reported.above },
    )?;
    let judge = reported.above.filter(|_| elsewhere == Some(0));
    keepers.retain(|keeper| {
        ![line.actor, reported.author].contains(&Some(*keeper))
            && (reported.above != Some(*keeper) || judge == Some(*keeper))
    });
    Ok(keepers)
}

/// Takes back that something waits at the desk: it was decided. Where more was said of it since, that is new to whoever has read of it.
pub(super) fn take_back_reports(tx: &SystemTx<'_>, line: &Recorded) -> Result<()> {
    let sql = if line.facts.more {
        "update notification set read_at = null where organisation = :organisation and object = :object and reason = 'report' and id < :position"
    } else {
        "delete from notification where organisation = :organisation and object = :object and reason = 'report' and id < :position"
    };
    tx.put(sql, params! { organisation = line.organisation, object = line.object, position = line.position })?;
    Ok(())
}

/// Takes back what somebody's act had told, from everybody; only what stood before the line.
pub(super) fn take_back(tx: &SystemTx<'_>, line: &Recorded, reason: &'static str, actor: Option<i64>) -> Result<()> {
    let Some(actor) = actor else { return Ok(()) };
    tx.put(
        "delete from notification where organisation = :organisation and object = :object and reason = :reason and actor = :actor and id < :position",
        params! { organisation = line.organisation, object = line.object, position = line.position, reason, actor },
    )?;
    Ok(())
}

/// Takes back what somebody had been told; only what stood before the line.
pub(super) fn take_from(tx: &SystemTx<'_>, line: &Recorded, reason: &'static str, person: Option<i64>) -> Result<()> {
    let Some(person) = person else { return Ok(()) };
    tx.put(
        "delete from notification where organisation = :organisation and object = :object and reason = :reason and person = :person and id < :position",
        params! { organisation = line.organisation, object = line.object, position = line.position, reason, person },
    )?;
    Ok(())
}
