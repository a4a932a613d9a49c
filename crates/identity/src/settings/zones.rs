//! The time zones of the IANA database, as a chooser lists them.

use std::{collections::BTreeMap, sync::LazyLock};

use jiff::tz::{self, TimeZone};

/// The regions of the database that are places; the rest are old names and offsets.
pub(super) const REGIONS: [&str; 10] =
    ["Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];

/// The names of all zones by region, sorted.
#[must_use]
pub fn zones() -> &'static BTreeMap<&'static str, Vec<String>> {
    static ZONES: LazyLock<BTreeMap<&'static str, Vec<String>>> = LazyLock::new(|| {
        let mut zones: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
        for name in tz::db().available() {
            let name = name.to_string();
            let Some((region, place)) = name.split_once('/') else { continue };
            if let Some(region) = REGIONS.into_iter().find(|known| *known == region && !place.is_empty()) {
                zones.entry(region).or_default().push(name);
            }
        }
        for names in zones.values_mut() {
            names.sort();
        }
        zones
    });
    &ZONES
}

/// Whether times can be shown in a zone of this name.
#[must_use]
pub fn is_zone(name: &str) -> bool {
    name.len() <= 64 && !name.starts_with(['/', '.', ':']) && !name.contains("..") && TimeZone::get(name).is_ok()
}

/// The place of a zone in words: `America/Argentina/Buenos_Aires` is `Argentina, Buenos Aires`.
pub(super) fn place(name: &str) -> String {
    name.split_once('/').map_or(name, |(_, place)| place).replace('/', ", ").replace('_', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_grouped_by_region() {
        assert!(zones().get("Europe").is_some_and(|names| names.iter().any(|name| name == "Europe/Paris")));
        assert!(zones().values().flatten().all(|name| is_zone(name)));
        assert!(is_zone("UTC") && !is_zone("Europe/Nowhere") && !is_zone("../../etc/passwd") && !is_zone(""));
        assert_eq!(place("America/Argentina/Buenos_Aires"), "Argentina, Buenos Aires");
    }
}
