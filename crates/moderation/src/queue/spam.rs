//! Why the rules held something, in words: the codes of `spam::Reason` as `content` stored them.

use kernel::Lang;
use serde_json::Value as Json;
use shell::t::moderation as say;

/// Each reason in words, the heaviest first; what this program does not know is left out.
pub(super) fn words(lang: Lang, stored: &str) -> Vec<String> {
    let Ok(Json::Array(mut reasons)) = serde_json::from_str(stored) else { return Vec::new() };
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.get("points").and_then(Json::as_i64).unwrap_or(0)));
    reasons.iter().flat_map(|reason| reason_words(lang, reason)).collect()
}

fn reason_words(lang: Lang, reason: &Json) -> Vec<String> {
    let text = |name: &str| reason.get(name).and_then(Json::as_str).unwrap_or_default();
    let number = |name: &str| text(name).parse::<i64>().unwrap_or(0);
    let yes = |name: &str| text(name) == "yes";
    let one = |words: &str| vec![words.to_owned()];
    match text("code") {
        "late" => vec![say::spam_reason_late(lang, number("days"))],
        "copied-article" if yes("quoted") => vec![say::spam_reason_copied_article_quoted(lang, number("percent"))],
        "copied-article" => vec![say::spam_reason_copied_article(lang, number("percent"))],
        "copied-parent" if yes("quoted") => vec![say::spam_reason_copied_parent_quoted(lang, number("percent"))],
        "copied-parent" => vec![say::spam_reason_copied_parent(lang, number("percent"))],
        "promotion" => {
            let strong = Some(text("strong"))
                .filter(|words| !words.is_empty())
                .map(|words| say::spam_reason_promotion(lang, words));
            let weak = Some(text("weak"))
                .filter(|words| !words.is_empty())
                .map(|words| say::spam_reason_promotion_weak(lang, words));
            strong.into_iter().chain(weak).collect()
        }
        "links" => {
            let links =
                Some(number("count")).filter(|count| *count > 0).map(|count| say::spam_reason_links(lang, count));
            links.into_iter().chain(yes("forum").then(|| say::spam_reason_forum_notation(lang).to_owned())).collect()
        }
        "name-advertises" => one(say::spam_reason_name_advertises(lang)),
        "name-is-phrase" => one(say::spam_reason_name_is_phrase(lang)),
        "address-advertises" => one(say::spam_reason_address_advertises(lang)),
        "unknown-author" => one(say::spam_reason_unknown_author(lang)),
        "generic-praise" => one(say::spam_reason_generic_praise(lang)),
        "unrelated" => one(say::spam_reason_unrelated(lang)),
        "language" => vec![say::spam_reason_language(lang, language(lang, text("language")))],
        "repeated" => vec![say::spam_reason_repeated(lang, number("times"))],
        _ => Vec::new(),
    }
}

fn language(lang: Lang, code: &str) -> &'static str {
    match code {
        "fr" => say::language_french(lang),
        "en" => say::language_english(lang),
        "latin" => say::language_latin(lang),
        _ => say::language_script(lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_said_the_heaviest_first() {
        let stored = r#"[{"points":30,"code":"late","days":"400"},{"points":55,"code":"promotion","strong":"casino","weak":""},
            {"points":60,"code":"links","count":"2","forum":"yes"},{"points":1,"code":"of the future"},{"points":5,"reason":"Unrelated"}]"#;
        let words = words(Lang::En, stored);
        assert_eq!(words.len(), 4, "{words:?}");
        assert!(
            words[0].starts_with("2 links") && words[2].contains("casino") && words[3].contains("400"),
            "{words:?}"
        );
        assert!(super::words(Lang::Fr, "not JSON").is_empty() && super::words(Lang::Fr, "").is_empty());
    }
}
