//! Emoji by their short names: in English as GitHub and most chats spell them, in French as somebody would look for them.

mod french;

use std::{cmp::Reverse, collections::HashMap, sync::LazyLock};

use crate::words::fold;

/// The emoji a short name (without colons) stands for; in French with its accents or without.
pub(crate) fn named(shortcode: &str) -> Option<&'static str> {
    let english = emojis::get_by_shortcode(shortcode).map(emojis::Emoji::as_str);
    english.or_else(|| FRENCH.get(&fold(shortcode)).copied())
}

/// The emoji of the French names, which are folded.
static FRENCH: LazyLock<HashMap<String, &'static str>> =
    LazyLock::new(|| french::NAMES.iter().map(|(name, emoji)| (fold(name), *emoji)).collect());

const SUGGESTIONS: usize = 12;

/// Short names and their emoji for a picker, each emoji once: names that begin with `prefix` first, then those that contain
/// it; of these, those of the language that is asked for, and shorter names before longer ones.
pub fn complete(prefix: &str, french: bool) -> Vec<(&'static str, &'static str)> {
    let wanted = fold(prefix.trim_matches(':'));
    if wanted.is_empty() {
        return Vec::new();
    }
    let english = emojis::iter().flat_map(|emoji| emoji.shortcodes().map(|name| (false, name, emoji.as_str())));
    let mut found: Vec<(Reverse<bool>, bool, usize, &'static str, &'static str)> = english
        .chain(french::NAMES.iter().map(|(name, emoji)| (true, *name, *emoji)))
        .filter_map(|(is_french, name, emoji)| {
            let at = if name.is_ascii() { name.find(&wanted) } else { fold(name).find(&wanted) };
            at.map(|at| (Reverse(at == 0), is_french != french, name.len(), name, emoji))
        })
        .collect();
    found.sort_unstable();
    let mut chosen: Vec<(&'static str, &'static str)> = Vec::with_capacity(SUGGESTIONS);
    for (_, _, _, name, emoji) in found {
        if chosen.len() < SUGGESTIONS && chosen.iter().all(|(_, other)| *other != emoji) {
            chosen.push((name, emoji));
        }
    }
    chosen
}

/// The emoji of every day, in groups that belong together, each with its short names in French and in English.
pub fn everyday() -> impl Iterator<Item = (&'static str, [&'static str; 2])> {
    let first = |(at, (_, emoji)): &(usize, &(&str, &str))| {
        french::NAMES.iter().position(|(_, other)| other == emoji) == Some(*at)
    };
    french::NAMES.iter().enumerate().filter(first).map(|(_, (french, emoji))| {
        let english = emojis::get(emoji).and_then(|found| found.shortcode());
        (*emoji, [*french, english.unwrap_or(french)])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn completes_by_prefix_then_by_content() {
        let found = complete(":smil", false);
        assert_eq!(found.first(), Some(&("smile", "😄")));
        assert!(complete("up", false).iter().any(|(name, _)| *name == "thumbsup"));
        assert!(complete("", false).is_empty() && complete("zzzz", false).is_empty());
        assert!(complete("a", false).len() <= SUGGESTIONS);
    }

    #[test]
    fn every_day_has_its_emoji_once_and_by_names_that_are_understood() {
        let all: Vec<_> = everyday().collect();
        assert!(all.len() > 80, "{}", all.len());
        for (at, (emoji, names)) in all.iter().enumerate() {
            assert_eq!(all.iter().position(|(other, _)| other == emoji), Some(at));
            assert_eq!(names.map(named), [Some(*emoji); 2], "{names:?}");
        }
    }

    #[test]
    fn completes_in_french_too() {
        assert_eq!(complete(":fus", false).first(), Some(&("fusée", "🚀")));
        assert_eq!(complete("cœ", false).first(), complete("coe", false).first());
        assert_eq!(complete("coe", false).first(), Some(&("cœur", "❤️")));
        let twice = complete("pouce", false).iter().filter(|(_, emoji)| *emoji == "👍").count();
        assert_eq!(twice, 1, "each emoji once, however many names of it fit");
    }

    #[test]
    fn a_name_is_exact() {
        assert_eq!(named("tada"), Some("🎉"));
        assert_eq!(named("fête"), named("fete"));
        assert_eq!(named("fête"), Some("🎉"));
        assert_eq!(named("nothing_of_the_kind"), None);
    }

    #[test]
    fn french_names_are_of_known_emoji_and_can_be_written() {
        for (at, (name, emoji)) in french::NAMES.iter().enumerate() {
            assert!(emojis::get(emoji).is_some(), "{name}: {emoji}");
            assert!(fold(name).chars().all(|c| c.is_ascii_lowercase() || c == '_'), "{name}");
            assert!(
                french::NAMES.iter().skip(at + 1).all(|(other, _)| fold(other) != fold(name)),
                "{name} stands twice"
            );
            let english = emojis::get_by_shortcode(&fold(name)).map(emojis::Emoji::as_str);
            assert!(english.is_none_or(|english| english == *emoji), "{name} is {english:?} in English");
        }
    }
}
