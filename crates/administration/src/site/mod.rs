//! The sites of an organisation and their calendars: on which days of the week each works, and on which days it does not.

mod france;
mod html;
mod store;
pub(crate) mod web;

use jiff::{civil::Date, tz::TimeZone};
use kernel::{
    Activity, Change, Error, Facts, Id, Result, Site, Verb, Writing,
    audit::{Act, Line},
    params,
};
use shell::{administration::Section, t::admin as say};

/// Holidays of one calendar that are still to come, at most.
const MAX_HOLIDAYS: usize = 400;
const MAX_LINE: usize = 120;

/// A site as its form holds it. The calendar of everywhere has only holidays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct NewSite {
    pub(crate) name: String,
    pub(crate) city: String,
    pub(crate) country: String,
    pub(crate) time_zone: String,
    /// ISO 8601 numbers of the days of the week, in order: `12345`.
    pub(crate) working_days: String,
    /// One a line: date, space, name.
    pub(crate) holidays: String,
}

/// Whose calendar it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    /// That of all sites.
    Everywhere,
    /// That of a site.
    Kept(i64),
    /// That of a site which is not there yet.
    New,
}

fn line(field: &'static str, text: &str, required: bool) -> Result<String> {
    let text = markup::words::one_line(text);
    if required && text.is_empty() {
        return Err(Error::Invalid(field, shell::t::common::field_required));
    }
    if text.chars().count() > MAX_LINE {
        return Err(Error::Invalid(field, shell::t::people::error_too_long));
    }
    Ok(text)
}

/// The days of a calendar as they were typed.
fn holidays(text: &str) -> Result<Vec<(Date, String)>> {
    let odd = || Error::Invalid("holidays", say::site_error_holidays);
    let mut days: Vec<(Date, String)> = Vec::new();
    for typed in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (day, name) = typed.split_once(char::is_whitespace).ok_or_else(odd)?;
        let day: Date = day.parse().map_err(|_malformed| odd())?;
        let name = line("holidays", name, true).map_err(|_odd| odd())?;
        if days.iter().all(|(known, _)| *known != day) {
            days.push((day, name));
        }
    }
    if days.len() > MAX_HOLIDAYS {
        return Err(odd());
    }
    days.sort();
    Ok(days)
}

impl NewSite {
    fn checked(&self) -> Result<Self> {
        let time_zone = line("time_zone", &self.time_zone, true)?;
        TimeZone::get(&time_zone).map_err(|_unknown| Error::Invalid("time_zone", say::error_setting))?;
        let working_days: String = "1234567".chars().filter(|day| self.working_days.contains(*day)).collect();
        if working_days.is_empty() {
            return Err(Error::Invalid("working_days", say::site_error_days));
        }
        Ok(Self {
            name: line("name", &self.name, true)?,
            city: line("city", &self.city, false)?,
            country: line("country", &self.country, false)?,
            time_zone,
            working_days,
            holidays: self.holidays.clone(),
        })
    }
}

/// Keeps a site and what is to come of its calendar; past days stay as they were. Answers with its id, 0 for everywhere.
///
/// # Errors
/// [`Error::Forbidden`] for whoever does not administer; [`Error::Invalid`] with what does not hold.
pub(crate) fn save(tx: &Writing<'_>, which: Which, new: &NewSite, today: Date) -> Result<Change<i64>> {
    tx.demand(Section::Sites.roles())?;
    let days = holidays(&new.holidays)?;
    let (id, name, renamed) = match which {
        Which::Everywhere => (0, String::new(), false),
        Which::Kept(_) | Which::New => {
            let new = new.checked()?;
            let was = if let Which::Kept(id) = which { Some(store::site(tx, id)?) } else { None };
            let id = was.as_ref().map_or_else(|| tx.mint::<Site>().get(), |was| was.id);
            let renamed = was.is_some_and(|was| was.name != new.name || was.city != new.city);
            tx.execute(
                "insert into site(organisation, id, name, city, country, time_zone, working_days) \
                 values (:organisation, :id, :name, :city, :country, :time_zone, :working_days) \
                 on conflict (organisation, id) do update set name = excluded.name, city = excluded.city, country = excluded.country, \
                 time_zone = excluded.time_zone, working_days = excluded.working_days",
                params! {
                    id, name = new.name.as_str(), city = new.city.as_str(), country = new.country.as_str(),
                    time_zone = new.time_zone.as_str(), working_days = new.working_days.as_str(),
                },
            )?;
            (id, new.name, renamed)
        }
    };
    let from = today.to_string();
    tx.execute(
        "delete from holiday where organisation = :organisation and site = :id and day >= :from",
        params! { id, from },
    )?;
    for (day, name) in &days {
        tx.execute(
            "insert into holiday(organisation, site, day, name) values (:organisation, :id, :day, :name) \
             on conflict (organisation, site, day) do update set name = excluded.name",
            params! { id, day = day.to_string(), name = name.as_str() },
        )?;
    }
    tx.audit(&Line::new(Act::Site).on(name).change("", format!("{} · {}", new.working_days, days.len())))?;
    let mut line = Activity::new(Verb::Update, tx.viewer().organisation());
    if renamed {
        // Whoever works there is found by its name and city.
        line = line.facts(Facts { site: Some(Id::new(id)), ..Facts::default() });
    }
    Ok(Change::one(id, line))
}

/// Takes a site away at which nobody works any more.
///
/// # Errors
/// [`Error::Forbidden`] for whoever does not administer; [`Error::Invalid`] while people are there.
pub(crate) fn remove(tx: &Writing<'_>, id: i64) -> Result<Change<()>> {
    tx.demand(Section::Sites.roles())?;
    let site = store::site(tx, id)?;
    if site.people > 0 {
        return Err(Error::Invalid("name", say::site_error_people));
    }
    for sql in [
        "delete from holiday where organisation = :organisation and site = :id",
        "delete from membership_rule where organisation = :organisation and site = :id",
        // Whoever left the company keeps no place that is not there.
        "update person set site = null where organisation = :organisation and site = :id",
        "delete from site where organisation = :organisation and id = :id",
    ] {
        tx.execute(sql, params! { id })?;
    }
    tx.audit(&Line::new(Act::Site).on(site.name.as_str()).change(site.name.as_str(), ""))?;
    Ok(Change::one((), Activity::new(Verb::Update, tx.viewer().organisation())))
}
