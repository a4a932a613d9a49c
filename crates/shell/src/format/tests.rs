//! How both languages write moments, numbers and sizes.

use super::*;

fn local(lang: Lang) -> Local {
    // Paris by its rule, so that no database of zones is needed: 23 November 2026, 14:05.
    Local::new(lang, TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap(), "2026-11-23T13:05:00Z".parse().unwrap())
}

fn both(when: &str) -> [String; 2] {
    Lang::ALL.map(|lang| local(lang).relative(when.parse().unwrap()).replace([NBSP, THIN], " "))
}

#[test]
fn full_dates() {
    let when = "2026-11-23T13:05:00Z".parse().unwrap();
    assert_eq!(local(Lang::Fr).date_time(when).replace(NBSP, " "), "lundi 23 novembre 2026 à 14 h 05");
    assert_eq!(local(Lang::En).date_time(when), "Monday 23 November 2026 at 14:05");
    assert_eq!(local(Lang::Fr).machine(when), "2026-11-23T14:05:00+01:00");
    assert_eq!(local(Lang::Fr).date("2026-12-01T09:00:00Z".parse().unwrap()), "mardi 1er décembre 2026");
    assert_eq!(local(Lang::En).date("2026-07-14T22:30:00Z".parse().unwrap()), "Wednesday 15 July 2026", "summer time");
}

#[test]
fn recent_and_coming() {
    for (when, fr, en) in [
        ("2026-11-23T13:04:30Z", "à l’instant", "just now"),
        ("2026-11-23T13:00:00Z", "il y a 5 min", "5 min ago"),
        ("2026-11-23T10:00:00Z", "il y a 3 h", "3 h ago"),
        ("2026-11-22T08:05:00Z", "hier à 9 h 05", "yesterday at 9:05"),
        ("2026-11-22T23:30:00Z", "il y a 13 h", "13 h ago"),
        ("2026-11-19T08:00:00Z", "jeudi à 9 h", "Thursday at 9:00"),
        ("2026-11-10T08:00:00Z", "10 nov.", "10 Nov"),
        ("2025-08-01T08:00:00Z", "1er août 2025", "1 Aug 2025"),
        ("2026-11-23T13:25:10Z", "dans 20 min", "in 20 min"),
        ("2026-11-23T16:10:00Z", "dans 3 h", "in 3 h"),
        ("2026-11-24T08:00:00Z", "demain à 9 h", "tomorrow at 9:00"),
        ("2026-12-14T08:00:00Z", "14 déc. à 9 h", "14 Dec at 9:00"),
    ] {
        assert_eq!(both(when), [fr, en], "{when}");
    }
}

#[test]
fn days_of_a_list() {
    let name = |lang, when: &str| local(lang).day(when.parse().unwrap());
    assert_eq!(name(Lang::Fr, "2026-11-23T06:00:00Z"), "Aujourd’hui");
    assert_eq!(name(Lang::En, "2026-11-22T06:00:00Z"), "Yesterday");
    assert_eq!(name(Lang::Fr, "2026-11-19T06:00:00Z"), "Jeudi 19 novembre");
    assert_eq!(name(Lang::En, "2025-11-19T06:00:00Z"), "Wednesday 19 November 2025");
}

#[test]
fn numbers() {
    let shown = |value| Lang::ALL.map(|lang| number(lang, value));
    assert_eq!(shown(999), ["999", "999"]);
    assert_eq!(shown(1234), ["1\u{202f}234", "1,234"]);
    assert_eq!(shown(-1_234_567), ["\u{2212}1\u{202f}234\u{202f}567", "\u{2212}1,234,567"]);
    assert_eq!([tenths(Lang::Fr, 12345), tenths(Lang::En, 12345)], ["1\u{202f}234,5", "1,234.5"]);
    assert_eq!([tenths(Lang::Fr, -5), tenths(Lang::En, 20)], ["\u{2212}0,5", "2"]);
    assert_eq!([percent(Lang::Fr, 1, 8), percent(Lang::En, 1, 8)], ["13\u{202f}%", "13%"]);
    assert_eq!(percent(Lang::En, 3, 0), "0%");
}

#[test]
fn sizes() {
    let shown = |bytes| Lang::ALL.map(|lang| size(lang, bytes).replace([NBSP, THIN], " "));
    assert_eq!(shown(1), ["1 octet", "1 byte"]);
    assert_eq!(shown(512), ["512 octets", "512 bytes"]);
    assert_eq!(shown(3_400_000), ["3,4 Mo", "3.4 MB"]);
    assert_eq!(shown(999_960), ["1 Mo", "1 MB"]);
    assert_eq!(shown(12_345), ["12 ko", "12 kB"]);
    assert_eq!(shown(u64::MAX), ["18 446 744 To", "18,446,744 TB"]);
}

#[test]
fn french_elides_before_a_vowel() {
    let title = |name| t::people::profile_title(Lang::Fr, name);
    assert_eq!(title("Éléonore d’Arc"), "Profil d’Éléonore d’Arc");
    assert_eq!(title("Nora Lefèvre"), "Profil de Nora Lefèvre");
    assert_eq!([title("Hélène"), title("Yves"), title("Yann")], ["Profil d’Hélène", "Profil d’Yves", "Profil de Yann"]);
    assert_eq!(t::people::profile_title(Lang::En, "Yves"), "Profile of Yves");
}

#[test]
fn lists() {
    let shown = |items: &[&str]| Lang::ALL.map(|lang| list(lang, items));
    assert_eq!(shown(&[]), ["", ""]);
    assert_eq!(shown(&["A"]), ["A", "A"]);
    assert_eq!(shown(&["A", "B", "C"]), ["A, B et C", "A, B and C"]);
    assert_eq!(list_some(Lang::Fr, &["A", "B", "C"], 2, 13).replace(NBSP, " "), "A, B et 11 autres");
    assert_eq!(list_some(Lang::En, &["A", "B"], 2, 3), "A, B and 1 other");
}
