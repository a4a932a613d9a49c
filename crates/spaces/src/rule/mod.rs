//! Who is in a space by rule: everybody of a unit, of a site, with a skill, kept in step with what people are.
//!
//! A rule puts in whoever it fits, as the space's joiners; whom no rule fits any more is taken out. Who came by themselves,
//! or was given a role since, stays whatever the rules say. One may leave unless the rule is required, and is then not put
//! in again. [`Keeper`] follows what becomes of people, [`sweep`] what becomes of rules.

mod html;
mod keep;
mod store;
pub(crate) mod web;

pub use keep::{Keeper, sweep};
use kernel::{
    Activity, Change, Error, Facts, Id, Result, Space, Verb, Writing,
    audience::{OrganisationRole, policy::Action},
    audit::{Act, Line},
    params,
};
use shell::{
    space::{Space as Row, by_id, name_in_log},
    t::spaces as say,
};
pub(crate) use store::requires;

/// Rules of one space, at most.
const MOST: i64 = 20;

/// Whom a rule fits: all of what it names. One that names nothing fits everybody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Condition {
    /// This unit, or one below it.
    pub unit: Option<i64>,
    /// This site.
    pub site: Option<i64>,
    /// This skill.
    pub skill: Option<i64>,
}

/// What the viewer may do about the rules of a space: nothing, set them, require them too.
fn may(tx: &Writing<'_>, row: &Row) -> Result<bool> {
    let administers = tx.holds(OrganisationRole::Administrator)?;
    // Nobody writes themselves into a space that is closed: there, only its owners have rules.
    if row.may(tx.viewer().kind(), Action::Own) || (administers && row.visibility == "visible") {
        Ok(administers)
    } else {
        Err(Error::Forbidden)
    }
}

/// Adds a rule to a space; whom it fits comes in within moments.
///
/// # Errors
/// [`Error::Forbidden`] for whoever neither owns the space nor administers the organisation; [`Error::Invalid`] for a
/// choice that is not there, and for a rule that is for administrators: one that is required, or fits everybody.
pub fn add(tx: &Writing<'_>, space: Id<Space>, condition: &Condition, required: bool) -> Result<Change<()>> {
    let row = by_id(tx, space)?;
    let administers = may(tx, &row)?;
    if row.archived_at.is_some() {
        return Err(Error::Forbidden);
    }
    if !administers && (required || *condition == Condition::default()) {
        return Err(Error::Invalid(if required { "required" } else { "unit" }, say::rule_for_administrators));
    }
    let Condition { unit, site, skill } = *condition;
    if skill.is_some() && row.visibility != "visible" {
        // Everybody names their own skills: such a rule would be a door that opens itself.
        return Err(Error::Invalid("skill", say::rule_skill_open));
    }
    for (chosen, field, sql) in [
        (unit, "unit", "select count(*) from visible_unit where id = :id"),
        (site, "site", "select count(*) from visible_site where id = :id"),
        (skill, "skill", "select count(*) from visible_skill where id = :id"),
    ] {
        if let Some(id) = chosen
            && tx.count(sql, params! { id })? == 0
        {
            return Err(Error::Invalid(field, shell::t::common::field_choice));
        }
    }
    if tx.count("select count(*) from visible_rule where space = :space", params! { space })? >= MOST {
        return Err(Error::Invalid("unit", say::rule_too_many));
    }
    tx.execute(
        "insert into membership_rule(organisation, id, space, unit, site, skill, required, created_by, created_at) \
         values (:organisation, :id, :space, :unit, :site, :skill, :required, :me, :now)",
        params! { id = tx.mint::<Space>(), space, unit, site, skill, required },
    )?;
    changed(tx, space, "", &store::words(tx, condition)?)
}

/// Takes a rule away; whom it alone had put in goes.
///
/// # Errors
/// [`Error::Forbidden`] for whoever may not set it, [`Error::NotFound`] when it is gone.
pub fn remove(tx: &Writing<'_>, space: Id<Space>, rule: i64) -> Result<Change<()>> {
    let row = by_id(tx, space)?;
    let administers = may(tx, &row)?;
    let rule = store::rule(tx, space, rule)?;
    if rule.required && !administers {
        return Err(Error::Forbidden);
    }
    tx.execute(
        "delete from membership_rule where organisation = :organisation and space = :space and id = :rule",
        params! { space, rule = rule.id },
    )?;
    changed(tx, space, &store::words(tx, &rule.condition())?, "")
}

/// Has everybody held against the rules of a space again: after a change of anything that [`keep`] asks of a space.
pub(crate) fn look_again(tx: &Writing<'_>, space: Id<Space>) -> Result<()> {
    tx.execute(
        "insert into rule_sweep(organisation, space, after) select :organisation, :space, 0 \
         where exists (select 1 from membership_rule r where r.organisation = :organisation and r.space = :space) \
            or exists (select 1 from member m where m.organisation = :organisation and m.audience = :space and m.by_rule = 1) \
         on conflict (organisation, space) do update set after = 0",
        params! { space },
    )?;
    Ok(())
}

/// Has everybody looked at again, and says so in the journal and in the log.
fn changed(tx: &Writing<'_>, space: Id<Space>, was: &str, is: &str) -> Result<Change<()>> {
    look_again(tx, space)?;
    tx.audit(&Line::new(Act::Rule).on(name_in_log(tx, space)?).change(was, is))?;
    Ok(Change::one((), Activity::new(Verb::Update, space).facts(Facts { rules: true, ..Facts::default() })))
}
