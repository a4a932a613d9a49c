//! Sites and calendars in the database.

use jiff::civil::Date;
use kernel::{Reading, Result, Visible, params, record};

use super::{NewSite, Which};

record! {
    /// A site with how many work there, and its next holiday.
    #[derive(Debug, Clone)]
    pub(super) struct Site {
        pub(super) id: i64, pub(super) name: String, pub(super) city: String, pub(super) country: String,
        pub(super) time_zone: String, pub(super) working_days: String, pub(super) people: i64, pub(super) next: Option<String>,
        pub(super) next_name: Option<String>,
    }
}

macro_rules! sites {
    ($rest:literal) => {
        concat!(
            "select s.id, s.name, s.city, s.country, s.time_zone, s.working_days, \
                    (select count(*) from visible_colleague p where p.site = s.id and p.deactivated_at is null) as people, \
                    h.day as next, h.name as next_name \
             from visible_site s left join visible_holiday h on h.site in (0, s.id) \
                  and h.day = (select min(x.day) from visible_holiday x where x.site in (0, s.id) and x.day >= :today) \
                  and h.site = (select max(y.site) from visible_holiday y where y.site in (0, s.id) and y.day = h.day) ",
            $rest
        )
    };
}

/// All sites by name.
pub(super) fn sites(tx: &Reading<'_>, today: Date) -> Result<Vec<Visible<Site>>> {
    tx.all(sites!("order by s.name, s.id limit 2000"), params! { today = today.to_string() })
}

/// One site.
pub(super) fn site(tx: &Reading<'_>, id: i64) -> Result<Visible<Site>> {
    tx.one(sites!("where s.id = :id"), params! { id, today = "" })
}

/// The calendar of a site from a day on, as its form shows it.
fn days(tx: &Reading<'_>, id: i64, from: Date) -> Result<String> {
    let days = tx.all::<(String, String)>(
        "select day, name from visible_holiday where site = :id and day >= :from order by day",
        params! { id, from = from.to_string() },
    )?;
    Ok(days.iter().map(|row| format!("{} {}", row.0, row.1)).collect::<Vec<_>>().join("\n"))
}

/// What is kept, as its form shows it.
pub(super) fn kept(tx: &Reading<'_>, which: Which, today: Date) -> Result<NewSite> {
    Ok(match which {
        Which::New => {
            let time_zone = tx.one::<String>("select time_zone from visible_organisation", &[])?.into_inner();
            NewSite { time_zone, country: "FR".into(), working_days: "12345".into(), ..NewSite::default() }
        }
        Which::Everywhere => NewSite { holidays: days(tx, 0, today)?, ..NewSite::default() },
        Which::Kept(id) => {
            let site = site(tx, id)?.into_inner();
            NewSite {
                name: site.name,
                city: site.city,
                country: site.country,
                time_zone: site.time_zone,
                working_days: site.working_days,
                holidays: days(tx, id, today)?,
            }
        }
    })
}
