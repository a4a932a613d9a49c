//! The public holidays of France (Code du travail, article L3133-1).

use jiff::civil::Date;

/// Those of a year that the calendar knows, each once, in order.
pub(super) fn holidays(year: i16) -> Vec<(Date, &'static str)> {
    let fixed = [
        (1, 1, "Jour de l’an"),
        (5, 1, "Fête du Travail"),
        (5, 8, "Victoire de 1945"),
        (7, 14, "Fête nationale"),
        (8, 15, "Assomption"),
        (11, 1, "Toussaint"),
        (11, 11, "Armistice de 1918"),
        (12, 25, "Noël"),
    ];
    let moving = [(1, "Lundi de Pâques"), (39, "Ascension"), (50, "Lundi de Pentecôte")];
    let mut days: Vec<(Date, &str)> =
        fixed.into_iter().filter_map(|(month, day, name)| Some((Date::new(year, month, day).ok()?, name))).collect();
    if let Some(easter) = easter(year) {
        let after = |days: i64| easter.checked_add(jiff::Span::new().days(days)).ok();
        days.extend(moving.into_iter().filter_map(|(later, name)| Some((after(later)?, name))));
    }
    days.sort();
    days.dedup_by_key(|(day, _)| *day);
    days
}

/// Easter Sunday in the Gregorian calendar: the anonymous algorithm of 1876 (Meeus, Astronomical Algorithms, chapter 8).
fn easter(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    let golden = year_number % 19;
    let (century, rest) = (year_number / 100, year_number % 100);
    let shift = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - shift + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let sum = epact + weekday - 7 * late + 114;
    Date::new(year, i8::try_from(sum / 31).ok()?, i8::try_from(sum % 31 + 1).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn easter_is_where_the_church_has_it() {
        for (year, month, day) in
            [(1961, 4, 2), (2000, 4, 23), (2008, 3, 23), (2024, 3, 31), (2027, 3, 28), (2038, 4, 25)]
        {
            assert_eq!(easter(year), Some(date(year, month, day)), "{year}");
        }
    }

    #[test]
    fn a_year_has_eleven_holidays_in_order() {
        let days = holidays(2027);
        assert_eq!(days.len(), 11);
        assert!(days.is_sorted());
        assert!(
            days.contains(&(date(2027, 5, 6), "Ascension"))
                && days.contains(&(date(2027, 5, 17), "Lundi de Pentecôte"))
        );
        // The Ascension of 2008 fell on the first of May.
        assert_eq!(holidays(2008).len(), 10);
    }
}
