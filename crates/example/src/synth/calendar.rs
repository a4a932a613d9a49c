//! When people write: so many entries in each hour of the span, and from which time zone.

use super::HOUR;
use super::alias::Alias;
use super::draw::{Draw, Key, Stage, at};
use super::org::Org;
use jiff::Timestamp;
use jiff::civil::Weekday;
use jiff::tz::TimeZone;

/// How the hours of a day share its weight: two humps, and somebody is always awake.
const HOURS: [u64; 24] = [1, 1, 1, 1, 1, 2, 6, 22, 60, 100, 110, 100, 50, 60, 100, 105, 95, 65, 30, 12, 10, 8, 5, 3];

/// Fixed French holidays, as month and day.
const HOLIDAYS: [(i8, i8); 8] = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)];

/// Writers of one time zone.
struct Zone {
    offset: i64,
    people: Vec<u32>,
    activity: Alias,
}

pub(super) struct Calendar {
    open_ms: i64,
    zones: Vec<Zone>,
    /// For each hour, the weights of the zones summed from the first on.
    shares: Vec<u64>,
    /// How many entries come before each hour, and in all.
    before: Vec<u64>,
}

impl Calendar {
    pub(super) fn new(open_ms: i64, until_ms: i64, entries: u64, org: &Org, key: Key) -> Self {
        let (zones, totals) = zones(org);
        let hours = (until_ms - open_ms) / HOUR;
        let mut noise = key.draw(Stage::Calendar, 0);
        let mut week = 100;
        let mut shares = Vec::with_capacity(hours as usize * zones.len());
        let mut weights = Vec::with_capacity(hours as usize);
        let mut days: Vec<(i64, u64)> = vec![(i64::MIN, 0); zones.len()];
        for hour in 0..hours {
            if hour % 168 == 0 {
                week = 85 + noise.below(31);
            }
            let mut sum = 0;
            for ((zone, total), day) in zones.iter().zip(&totals).zip(&mut days) {
                let local = open_ms.div_euclid(HOUR) + hour + zone.offset;
                if day.0 != local.div_euclid(24) {
                    *day = (local.div_euclid(24), day_weight(local.div_euclid(24)));
                }
                sum += total * at(&HOURS, local.rem_euclid(24) as u32) * day.1;
                shares.push(sum);
            }
            weights.push(u128::from(sum) * u128::from(week) * u128::from(70 + noise.below(61)));
        }
        let total = weights.iter().sum::<u128>().max(1);
        let mut before = vec![0];
        let mut passed = 0;
        for weight in weights {
            passed += weight;
            before.push((passed * u128::from(entries) / total) as u64);
        }
        Self { open_ms, zones, shares, before }
    }

    pub(super) fn entries(&self) -> u64 {
        self.before.last().copied().unwrap_or_default()
    }

    /// When the `index`th entry is written, and by whom.
    pub(super) fn entry(&self, index: u64, draw: &mut Draw) -> (i64, u32) {
        let hour = self.before.partition_point(|&before| before <= index).saturating_sub(1);
        let first = at(&self.before, hour as u32);
        let in_hour = at(&self.before, hour as u32 + 1).saturating_sub(first).max(1);
        // The hour is cut in as many parts as it has entries: in order, and still irregular.
        let part = (u128::from(index.saturating_sub(first)) << 32) | u128::from(draw.word());
        let inside = (part * HOUR as u128 / u128::from(in_hour)) >> 32;
        let at_ms = self.open_ms + hour as i64 * HOUR + inside as i64;
        (at_ms, self.author(hour, draw))
    }

    fn author(&self, hour: usize, draw: &mut Draw) -> u32 {
        let from = hour * self.zones.len();
        let shares = self.shares.get(from..from + self.zones.len()).unwrap_or_default();
        let total = shares.last().copied().unwrap_or_default();
        let wanted = ((u128::from(draw.word()) * u128::from(total)) >> 32) as u64;
        let zone = shares.partition_point(|&share| share <= wanted);
        self.zones.get(zone).map_or(0, |zone| at(&zone.people, zone.activity.sample(draw)))
    }
}

/// Writers by time zone, and how much each zone writes, in 65,536ths of the company.
fn zones(org: &Org) -> (Vec<Zone>, Vec<u64>) {
    let mut offsets: Vec<i32> = (0..org.sites).map(|site| org.utc_offset(site)).collect();
    offsets.sort_unstable();
    offsets.dedup();
    let mut people: Vec<Vec<u32>> = vec![Vec::new(); offsets.len()];
    for (index, person) in org.people.iter().enumerate().filter(|(_, person)| person.activity > 0) {
        let zone = offsets.partition_point(|&offset| offset < org.utc_offset(person.site));
        if let Some(zone) = people.get_mut(zone) {
            zone.push(index as u32);
        }
    }
    let weight = |&person: &u32| u64::from(org.person(person).activity);
    let sums: Vec<u64> = people.iter().map(|zone| zone.iter().map(weight).sum()).collect();
    let all = sums.iter().sum::<u64>().max(1);
    let totals = sums.iter().map(|&sum| (u128::from(sum) * 65_536 / u128::from(all)) as u64).collect();
    let zones = offsets.into_iter().zip(people).map(|(offset, people)| {
        let activity = Alias::new(people.iter().map(weight));
        Zone { offset: i64::from(offset), people, activity }
    });
    (zones.collect(), totals)
}

/// How much is written on a day since 1970: 1000 would be an ordinary one.
fn day_weight(day: i64) -> u64 {
    let Ok(moment) = Timestamp::from_second(day * 86_400) else { return 1000 };
    let date = TimeZone::UTC.to_datetime(moment).date();
    let weekday = match date.weekday() {
        Weekday::Monday | Weekday::Thursday => 1050,
        Weekday::Tuesday => 1100,
        Weekday::Wednesday => 950,
        Weekday::Friday => 850,
        Weekday::Saturday => 40,
        Weekday::Sunday => 30,
    };
    let season = match (date.month(), date.day()) {
        holiday if HOLIDAYS.contains(&holiday) => 10,
        (12, 24..) => 30,
        (8, _) => 45,
        _ => 100,
    };
    (weekday * season / 100).max(1)
}
