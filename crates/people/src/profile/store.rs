//! What a profile reads.

use jiff::{civil::Weekday, tz::TimeZone};
use kernel::{Asked, File, Id, Lang, Person, Reading, Result, Visible, params, record};
use shell::{
    format::{capital, weekday},
    web::Page,
};

use crate::person::Brief;

/// Reports that a profile lists.
pub(super) const REPORTS_SHOWN: i64 = 50;

record! {
    /// Somebody whose page is shown.
    #[derive(Debug, Clone)]
    pub(super) struct Who {
        pub(super) id: Id<Person>, pub(super) kind: String, pub(super) handle: String, pub(super) name: String, pub(super) title: String,
        pub(super) photo: Option<Id<File>>, pub(super) joined_at: i64, pub(super) gone: bool, pub(super) is_restricted: bool, pub(super) unit: Option<i64>,
        pub(super) unit_name: Option<String>, pub(super) unit_name_en: Option<String>, pub(super) site: Option<i64>,
        pub(super) site_name: Option<String>, pub(super) city: Option<String>, pub(super) time_zone: Option<String>, pub(super) working_days: Option<String>, pub(super) manager: Option<i64>,
        pub(super) hidden: bool, pub(super) followed: bool, pub(super) asks_more: bool,
    }
}

/// Somebody by handle, whom the viewer may see: with whether anything stands between them, whether the viewer follows them,
/// and whether the organisation asks more of its people than all do.
pub(super) fn who(tx: &Reading<'_>, handle: &str) -> Result<Visible<Who>> {
    tx.one(
        "select p.id, p.kind, p.handle, p.name, p.title, p.photo, p.joined_at, \
                case when p.deactivated_at is null and p.kind <> 'former' then 0 else 1 end as gone, \
                p.is_restricted, w.unit, u.name as unit_name, u.name_en as unit_name_en, w.site, s.name as site_name, s.city, s.time_zone, s.working_days, w.manager, \
                exists (select 1 from visible_hidden_author h where h.author = p.id) as hidden, \
                exists (select 1 from visible_follow f where f.kind = 'person' and f.target = p.id) as followed, \
                exists (select 1 from visible_profile_field) as asks_more \
         from visible_person p left join visible_colleague w on w.id = p.id left join visible_unit u on u.id = w.unit \
         left join visible_site s on s.id = w.site where p.handle = :handle",
        params! { handle },
    )
}

record! {
    /// What they say of themselves.
    #[derive(Debug, Clone, Default)]
    pub(super) struct Said {
        pub(super) about_html: String, pub(super) pronouns: String, pub(super) email_shown: String, pub(super) phone: String,
        pub(super) languages: String, pub(super) links: String,
    }
}

pub(super) fn said<'t>(tx: &'t Reading<'_>, person: Id<Person>) -> Result<Asked<'t, Said>> {
    tx.ask(
        "select about_html, pronouns, email_shown, phone, languages, links from visible_profile where person = :person",
        params! { person },
    )
}

record! {
    /// A skill.
    #[derive(Debug, Clone)]
    pub(super) struct Skill { pub(super) id: i64, pub(super) name: String }
}

pub(super) fn skills<'t>(tx: &'t Reading<'_>, person: Id<Person>) -> Result<Asked<'t, Skill>> {
    tx.ask(
        "select s.id, s.name from visible_person_skill k cross join visible_skill s where s.id = k.skill and k.person = :person order by s.fold",
        params! { person },
    )
}

/// The manager, if the viewer sees them and they are still here.
pub(super) fn manager<'t>(tx: &'t Reading<'_>, manager: i64) -> Result<Asked<'t, Brief>> {
    tx.ask(
        "select id, handle, name, title, photo, kind from visible_person where id = :manager and kind <> 'former' and deactivated_at is null",
        params! { manager },
    )
}

/// Who reports to somebody, one more than is shown.
pub(super) fn reports<'t>(tx: &'t Reading<'_>, person: Id<Person>) -> Result<Asked<'t, Brief>> {
    tx.ask(
        "select id, handle, name, title, photo, kind from visible_colleague where manager = :person and id <> :person \
         and kind in ('member', 'guest') and deactivated_at is null order by sort_key, id limit :limit",
        params! { person, limit = REPORTS_SHOWN + 1 },
    )
}

/// Today at somebody's site, by its calendar and clock.
pub(super) struct Today<'t> {
    weekday: Weekday,
    works: bool,
    holiday: Asked<'t, String>,
}

impl<'t> Today<'t> {
    /// Asks for it, where the site says enough.
    pub(super) fn ask(page: &Page<'t, '_>, who: &Who) -> Result<Option<Self>> {
        let (Some(site), Some(zone), Some(days)) = (who.site, &who.time_zone, &who.working_days) else {
            return Ok(None);
        };
        let Ok(zone) = TimeZone::get(zone) else { return Ok(None) };
        let today = zone.to_datetime(page.moment(page.tx.now())).date();
        let holiday = page.tx.ask(
            "select name from visible_holiday where site in (0, :site) and day = :day order by site desc limit 1",
            params! { site, day = today.to_string() },
        )?;
        let works = days.contains(&today.weekday().to_monday_one_offset().to_string());
        Ok(Some(Self { weekday: today.weekday(), works, holiday }))
    }

    /// Why nobody works: a holiday's name, or that it is no working day.
    pub(super) fn off(self, lang: Lang) -> Result<Option<String>> {
        Ok(match self.holiday.find()? {
            Some(name) => Some(name.into_inner()),
            None => (!self.works).then(|| capital(weekday(lang, self.weekday))),
        })
    }
}

/// The spaces where somebody is beside the viewer.
pub(super) fn in_common<'t>(tx: &'t Reading<'_>, person: Id<Person>) -> Result<Asked<'t, i64>> {
    tx.ask("select audience from visible_companion where person = :person", params! { person })
}

record! {
    /// What the viewer has put between themselves and somebody.
    #[derive(Debug, Clone, Copy, Default)]
    pub(super) struct Distance { pub(super) muted: bool, pub(super) blocked: bool }
}

pub(super) fn distance(tx: &Reading<'_>, person: Id<Person>) -> Result<Distance> {
    let found = tx.find::<Distance>(
        "select exists (select 1 from visible_mute m where m.target = :person) as muted, \
                exists (select 1 from visible_block b where b.target = :person) as blocked",
        params! { person },
    )?;
    Ok(found.map(Visible::into_inner).unwrap_or_default())
}
