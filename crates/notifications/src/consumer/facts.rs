//! The small facts of a line. Ids are strings there, or numbers where somebody wrote them by hand.

use serde_json::Value as Json;

fn number(value: &Json) -> Option<i64> {
    value.as_i64().or_else(|| value.as_str()?.parse().ok())
}

/// An id of a fact.
pub(super) fn id(facts: &Json, name: &str) -> Option<i64> {
    number(facts.get(name)?)
}

/// The ids of a fact, in their order, each once.
pub(super) fn ids(facts: &Json, name: &str) -> Vec<i64> {
    let mut found = Vec::new();
    for id in facts.get(name).and_then(Json::as_array).into_iter().flatten().filter_map(number) {
        if !found.contains(&id) {
            found.push(id);
        }
    }
    found
}

/// Whether a line tells of the past: an import's, or the example company's.
pub(super) fn is_history(facts: &Json) -> bool {
    let marked = |name: &str| facts.get(name).is_some_and(|value| !matches!(value, Json::Null | Json::Bool(false)));
    marked("imported") || facts.get("example") == Some(&Json::Bool(true))
}

/// Whether a line answers or takes back this.
pub(super) fn is_of(facts: &Json, what: &str) -> bool {
    facts.get("of").and_then(Json::as_str) == Some(what)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn ids_are_strings_or_numbers() {
        let facts = json!({ "a": "12", "b": 12, "c": null, "d": "x", "list": ["1", 2, "2", null, "y"] });
        assert_eq!(
            (id(&facts, "a"), id(&facts, "b"), id(&facts, "c"), id(&facts, "d"), id(&facts, "e")),
            (Some(12), Some(12), None, None, None)
        );
        assert_eq!(ids(&facts, "list"), [1, 2]);
        assert!(ids(&Json::Null, "list").is_empty());
    }

    #[test]
    fn history_is_marked() {
        assert!(
            is_history(&json!({ "imported": "wxr" }))
                && is_history(&json!({ "imported": true }))
                && is_history(&json!({ "example": true }))
        );
        assert!(!is_history(&json!({ "imported": false, "example": false })) && !is_history(&Json::Null));
    }
}
