//! Emoji by their short names, as GitHub and most chats spell them.

/// The emoji a short name (without colons) stands for.
pub(crate) fn named(shortcode: &str) -> Option<&'static str> {
    emojis::get_by_shortcode(shortcode).map(emojis::Emoji::as_str)
}

const SUGGESTIONS: usize = 12;

/// Short names and their emoji for a picker: those that begin with `prefix` first, then those that contain it, shorter
/// names before longer ones.
pub fn complete(prefix: &str) -> Vec<(&'static str, &'static str)> {
    let wanted = crate::words::fold(prefix.trim_matches(':'));
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(bool, usize, &'static str, &'static str)> = emojis::iter()
        .filter_map(|emoji| {
            let fitting = emoji.shortcodes().filter(|code| code.contains(&wanted));
            let code = fitting.min_by_key(|code| (!code.starts_with(&wanted), code.len()))?;
            Some((!code.starts_with(&wanted), code.len(), code, emoji.as_str()))
        })
        .collect();
    found.sort_unstable();
    found.into_iter().take(SUGGESTIONS).map(|(_, _, code, emoji)| (code, emoji)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn completes_by_prefix_then_by_content() {
        let found = complete(":smil");
        assert_eq!(found.first(), Some(&("smile", "😄")));
        assert!(complete("up").iter().any(|(code, _)| *code == "thumbsup"));
        assert!(complete("").is_empty() && complete("zzzz").is_empty());
        assert!(complete("a").len() <= SUGGESTIONS);
    }

    #[test]
    fn a_name_is_exact() {
        assert_eq!(named("tada"), Some("🎉"));
        assert_eq!(named("nothing_of_the_kind"), None);
    }
}
