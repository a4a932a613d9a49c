//! Trial of working time.

use std::collections::BTreeSet;

use insight::working::Hours;
use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, Time, date, time},
    tz::TimeZone,
};

use crate::{Effort, Outcome, Trial, draw::Draw};

pub(crate) const TRIALS: &[Trial] = &[Trial {
    number: 36,
    claim: "working time adds up over zones, changed clocks and holidays",
    threshold: "exact: as counting minutes does, additive, never negative nor longer than what passed",
    run: adds_up,
}];

/// Clocks that change by an hour, by half an hour, never, by odd offsets, and around a fast.
const ZONES: [&str; 7] = [
    "Europe/Paris",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "America/St_Johns",
    "Africa/Casablanca",
    "Pacific/Auckland",
];

const FIRST: Date = date(2026, 1, 1);

fn adds_up(effort: Effort) -> Outcome {
    let mut draw = Draw::new(36);
    let (mut checked, mut minutes, mut changes, mut wrong) = (0, 0, 0, Vec::new());
    for name in ZONES {
        let Ok(zone) = TimeZone::get(name) else {
            return Outcome { seen: format!("{name} is not known"), holds: false };
        };
        for _ in 0..effort.of(60, 1_000) {
            let (hours, ..) = drawn(&mut draw, &zone);
            let mut moments = [0; 3].map(|_| moment(&mut draw, &zone, 400 * 24 * 60));
            moments.sort_unstable();
            let [a, b, c] = moments;
            let (first, second, both) = (hours.between(a, b), hours.between(b, c), hours.between(a, c));
            let passed = c.as_second() - a.as_second();
            if first + second != both || first < 0 || second < 0 || both > passed || hours.between(c, a) != 0 {
                wrong.push(format!("{name}: {a} {b} {c}: {first} + {second} is not {both} of {passed}"));
            }
            checked += 1;
        }
        // Minute by minute, which nothing can get wrong: around each change of clocks, of which nights know, and elsewhere.
        let start = zone.to_timestamp(FIRST.at(0, 0, 0, 0)).unwrap_or(Timestamp::UNIX_EPOCH);
        let mut windows: Vec<Timestamp> = zone
            .following(start)
            .map(|change| change.timestamp())
            .take_while(|change| *change < start + SignedDuration::from_hours(400 * 24))
            // On a whole minute: some zones change at a second before midnight.
            .map(|change| {
                change - SignedDuration::from_hours(48) - SignedDuration::from_secs(change.as_second().rem_euclid(60))
            })
            .collect();
        changes += windows.len();
        windows.extend((0..effort.of(6, 60)).map(|_| moment(&mut draw, &zone, 400 * 24 * 60)));
        for from in windows {
            let (hours, week, holidays) = drawn(&mut draw, &zone);
            let works = |day: Date, of: fn((Time, Time), Time) -> bool, now: Time| {
                let hours = week[day.weekday().to_monday_zero_offset().unsigned_abs() as usize];
                !holidays.contains(&day) && hours.is_some_and(|hours| of(hours, now))
            };
            let counted = (0..4 * 24 * 60)
                .filter(|minute| {
                    let at = zone.to_datetime(from + SignedDuration::from_mins(*minute));
                    let today = |(opens, closes), now| opens <= now && (now < closes || closes <= opens);
                    let last_night = |(opens, closes), now| closes <= opens && now < closes;
                    let before = at.date().yesterday().unwrap_or(FIRST);
                    works(at.date(), today, at.time()) || works(before, last_night, at.time())
                })
                .count() as i64;
            let said = hours.between(from, from + SignedDuration::from_mins(4 * 24 * 60));
            if said != 60 * counted {
                wrong.push(format!("{name}: from {from}, {said} s is not {counted} min"));
            }
            minutes += 4 * 24 * 60;
        }
    }
    let seen = wrong.first().cloned().unwrap_or_else(|| {
        format!("{checked} of {checked} add up; {minutes} minutes counted, around {changes} changes of clocks")
    });
    Outcome { seen, holds: wrong.is_empty() && changes > 0 }
}

type Week = [Option<(Time, Time)>; 7];

/// A week of drawn hours, some of them by night, and holidays. They begin and end when no clock changes.
fn drawn(draw: &mut Draw, zone: &TimeZone) -> (Hours, Week, BTreeSet<Date>) {
    let week: Week = [0; 7].map(|_| {
        let (opens, lasts) = (6 + draw.below(6), 1 + draw.below(8));
        let (morning, evening) = (time(opens as i8, 0, 0, 0), time((opens + lasts) as i8, 30, 0, 0));
        let night = draw.share() < 0.5;
        (draw.share() < 0.75).then_some(if night { (time(21, 0, 0, 0), time(5, 0, 0, 0)) } else { (morning, evening) })
    });
    let day = |draw: &mut Draw| FIRST.checked_add(jiff::Span::new().days(draw.below(400) as i64)).unwrap_or(FIRST);
    let holidays: BTreeSet<Date> = (0..20).map(|_| day(draw)).collect();
    (Hours::new(zone.clone(), week, holidays.clone()), week, holidays)
}

/// A minute of so many from the first day on.
fn moment(draw: &mut Draw, zone: &TimeZone, minutes: usize) -> Timestamp {
    let first = zone.to_timestamp(FIRST.at(0, 0, 0, 0)).unwrap_or(Timestamp::UNIX_EPOCH);
    first + SignedDuration::from_mins(draw.below(minutes) as i64)
}
