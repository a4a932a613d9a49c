//! Working time between two moments: what a question waits in, and what deadlines are counted in.
//!
//! Nights, weekends and holidays of a site do not count: an answer on Monday at nine to a question of Friday at five came
//! at once. Of a day on which clocks change, what its working hours really lasted counts.

use std::collections::BTreeSet;

use jiff::{
    Timestamp,
    civil::{Date, Time},
    tz::TimeZone,
};

/// The working hours of a site.
#[derive(Debug, Clone)]
pub struct Hours {
    zone: TimeZone,
    week: [Option<(Time, Time)>; 7],
    holidays: BTreeSet<Date>,
}

impl Hours {
    /// From when to when on each day of the week, Monday first, by the clocks of a zone; on no holiday. Hours that end before
    /// they begin go on until the next day, and must be over when its own begin.
    #[must_use]
    pub fn new(zone: TimeZone, week: [Option<(Time, Time)>; 7], holidays: BTreeSet<Date>) -> Self {
        Self { zone, week, holidays }
    }

    /// Seconds of work from one moment to another; none where the second is not the later one. Of `a`, `b` and `c` in order,
    /// from `a` to `c` is from `a` to `b` and from `b` to `c`.
    #[must_use]
    pub fn between(&self, from: Timestamp, to: Timestamp) -> i64 {
        let (first, last) = (self.date(from), self.date(to));
        // A night that began the day before may not be over.
        let mut day = first.yesterday().unwrap_or(first);
        let mut seconds = 0;
        while day <= last {
            if let Some((opens, closes)) = self.on(day) {
                let (begin, end) = (opens.max(from), closes.min(to));
                seconds += (end.as_second() - begin.as_second()).max(0);
            }
            let Ok(next) = day.tomorrow() else { break };
            day = next;
        }
        seconds
    }

    fn date(&self, at: Timestamp) -> Date {
        self.zone.to_datetime(at).date()
    }

    /// When work begins and ends on a day; an hour that clocks leave out is that much later, one that they show twice is
    /// the first.
    fn on(&self, day: Date) -> Option<(Timestamp, Timestamp)> {
        if self.holidays.contains(&day) {
            return None;
        }
        let (opens, closes) = self.week[day.weekday().to_monday_zero_offset().unsigned_abs() as usize]?;
        let end = if closes <= opens { day.tomorrow().ok()? } else { day };
        let at = |day: Date, time: Time| self.zone.to_timestamp(day.to_datetime(time)).ok();
        Some((at(day, opens)?, at(end, closes)?))
    }
}
