//! Rules about SQL and the door: what a person may see is defined once, and nothing reads past it unnoticed.

use std::collections::BTreeSet;

use super::lexer::Source;
use super::{Problem, Workspace};

/// The crates whose reading passes the door.
const FEATURES: &[&str] =
    &["identity", "people", "spaces", "content", "moderation", "administration", "notifications", "search"];

/// How the files begin that hold the views of the door: one for both databases, and a pair where a view must differ.
const DOOR: &str = "schema/visible";

/// Reads of base tables by work that asks for nobody: file, tables, and why. What a command reads with `system_rows`
/// has its reason beside it and is not listed here. This list may only shrink.
const PAST_THE_DOOR: &[(&str, &[&str], &str)] = &[
    (
        "crates/administration/src/people/departure.rs",
        &["glass", "member", "person", "person_role", "space"],
        "no space of a leaver may be left without an owner, one that the administrator must not see neither",
    ),
    (
        "crates/content/src/feed/heads.rs",
        &["activity", "entry", "entry_topic", "placement"],
        "the newest number of every source, for all readers at once; whoever reads a slice passes the door",
    ),
    (
        "crates/content/src/purge.rs",
        &["comment", "entry", "file", "legal_hold", "organisation", "placement"],
        "what was deleted is seen by nobody any more, and goes for good unless a hold keeps it",
    ),
    (
        "crates/moderation/src/keeping/sweep.rs",
        &["comment", "entry", "legal_hold", "placement", "retention"],
        "what has been kept long enough goes, in spaces that nobody who runs anything sees too",
    ),
    ("crates/spaces/src/glass/mod.rs", &["glass"], "an opening ends by itself"),
    (
        "crates/spaces/src/glass/store.rs",
        &["member", "space"],
        "whoever breaks a glass must be able to say which; of a hidden space only its size and age leave",
    ),
    (
        "crates/spaces/src/rule/keep.rs",
        &[
            "member",
            "membership_rule",
            "person",
            "person_role",
            "person_skill",
            "rule_declined",
            "rule_sweep",
            "space",
            "unit",
        ],
        "rules put people into spaces when what they are changes, and nobody asks",
    ),
    ("crates/identity/src/invitation/store.rs", &["organisation"], "who invites, before anybody has signed in"),
    ("crates/identity/src/link/mod.rs", &["person", "token"], "whoever holds a link is nobody yet"),
    ("crates/identity/src/organisation/mod.rs", &["organisation"], "which organisation a host name means"),
    ("crates/identity/src/person/mod.rs", &["credential", "person"], "whether an address or a handle is taken"),
    (
        "crates/identity/src/reset/mod.rs",
        &["credential", "person", "preference"],
        "whoever forgot a password is nobody yet",
    ),
    ("crates/identity/src/settings/mod.rs", &["credential"], "one's own password; no view shows credentials"),
    (
        "crates/identity/src/sign_in/store.rs",
        &["credential", "organisation", "person", "preference"],
        "whoever signs in is nobody yet",
    ),
    (
        "crates/notifications/src/consumer/store.rs",
        &["audience", "comment", "entry", "follow", "former_place", "member", "person", "person_role", "placement"],
        "a consumer asks whom a line concerns; what shows is read through the door",
    ),
    (
        "crates/search/src/index/document.rs",
        &[
            "article",
            "comment",
            "entry",
            "entry_topic",
            "person",
            "person_skill",
            "profile",
            "site",
            "skill",
            "space",
            "topic",
            "unit",
        ],
        "a consumer takes words into the index, which is asked through the door alone",
    ),
    ("crates/search/src/index/store.rs", &["entry_topic", "search_document"], "a consumer's own state"),
];

/// Calls that go around the door or the journal, each of which states its reason, and how many there may be. The
/// numbers may only shrink: one more is an argument to have with a reviewer, here. (They grew with the load of people, in
/// parts that no request waits for, from the command line too, where nobody is the viewer; with the pages that tell of the deployment, which no view can; and with what
/// retention may take, which is looked for beside the writer.)
const AROUND: &[(&str, usize)] =
    &[(".system(", 23), (".quietly(", 15), (".system_read(", 35), (".system_rows(", 15), (".private(", 21)];

/// What stands before the second argument of a read that says why it may pass the door by.
const WITH_REASON: &str = ".system_rows(\"\",";

/// What features read, they read from `visible_…` views. The database refuses the rest at run time; this says so
/// before, with a line.
pub(super) fn reading_passes_the_door(workspace: &Workspace) -> Vec<Problem> {
    let tables = tables(workspace);
    let mut problems = Vec::new();
    let mut used = BTreeSet::new();
    for (path, source) in features(workspace) {
        for literal in source.literals.iter().filter(|literal| !literal.before.ends_with(WITH_REASON)) {
            for (below, table) in base_tables_read(&literal.text, &tables) {
                let listed =
                    PAST_THE_DOOR.iter().find(|(file, tables, _)| *file == path && tables.contains(&table.as_str()));
                if listed.is_some() {
                    used.insert((path.to_owned(), table));
                } else {
                    let why = format!("reads the table {table}, past the door: select from a visible_… view");
                    problems.push(Problem::new(path, literal.line + below, why));
                }
            }
        }
    }
    for (file, tables, _) in PAST_THE_DOOR {
        for table in *tables {
            if !used.contains(&((*file).to_owned(), (*table).to_owned())) {
                let why = format!("{file} does not read {table} any more: take it off PAST_THE_DOOR");
                problems.push(Problem::new(file!(), 1, why));
            }
        }
    }
    problems
}

/// The sources of the features, without their tests.
fn features(workspace: &Workspace) -> impl Iterator<Item = (&str, &Source)> {
    workspace.taken().filter(|(path, _)| {
        let feature = path.split('/').nth(1).unwrap_or_default();
        FEATURES.contains(&feature) && !is_test(path)
    })
}

fn is_test(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.contains("/tests/")
}

/// The names that `create table` gives in `schema/`.
fn tables(workspace: &Workspace) -> BTreeSet<String> {
    let schema = workspace.texts().filter(|(path, _)| path.starts_with("schema/") && path.ends_with(".sql"));
    let mut tables = BTreeSet::new();
    for (_, text) in schema {
        for line in text.lines() {
            let line = line.trim_start().to_lowercase();
            if let Some(rest) = line.strip_prefix("create table ") {
                let name =
                    rest.trim_start_matches("if not exists ").split(|c: char| !c.is_alphanumeric() && c != '_').next();
                tables.extend(name.map(str::to_owned));
            }
        }
    }
    tables
}

/// The tables that a text reads by name, each with its line below the text's first, if the text is SQL that reads. A
/// statement that writes may name what it writes: it asks the door before, and the table after.
fn base_tables_read(text: &str, tables: &BTreeSet<String>) -> Vec<(usize, String)> {
    let lower = text.to_lowercase();
    let mut words = Vec::new();
    for (number, line) in lower.lines().enumerate() {
        let line_words = line.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty());
        words.extend(line_words.map(|word| (number, word)));
    }
    let has = |wanted: &str| words.iter().any(|(_, word)| *word == wanted);
    let is_sql = has("select") || (has("join") && has("on")) || (has("from") && has("where"));
    let writes = words.first().is_some_and(|(_, word)| matches!(*word, "insert" | "update" | "delete"));
    if !is_sql || writes {
        return Vec::new();
    }
    let pairs = words.iter().zip(words.iter().skip(1));
    pairs
        .filter(|((_, before), (_, word))| matches!(*before, "from" | "join") && tables.contains(*word))
        .map(|(_, (number, word))| (*number, (*word).to_owned()))
        .collect()
}

/// Nothing but the views file makes a `visible_…`: a table or a common table expression of that name would be read as
/// if it were the door.
pub(super) fn the_door_is_in_one_place(workspace: &Workspace) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (path, text) in workspace.texts() {
        if path.starts_with(DOOR) {
            continue;
        }
        let in_schema = path.starts_with("schema/") && path.ends_with(".sql");
        let in_code = path.ends_with(".rs") && path.contains("/src/") && !path.starts_with("crates/xtask/");
        if !in_schema && !in_code {
            continue;
        }
        for (number, line) in (1..).zip(text.lines()) {
            let line = line.to_lowercase();
            if in_schema && line.contains("visible_") {
                problems.push(Problem::new(path, number, format!("visible_… is only in {DOOR}….sql")));
            } else if defines_a_view(&line) {
                problems.push(Problem::new(path, number, format!("makes a visible_…: only {DOOR}….sql does that")));
            }
        }
    }
    problems
}

/// Whether a line has `visible_x as (`, `view visible_x` or `table visible_x`.
fn defines_a_view(line: &str) -> bool {
    line.match_indices("visible_").any(|(at, _)| {
        let (before, name) = line.split_at(at);
        let after = name.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_');
        let after: String = after.split_whitespace().collect::<Vec<_>>().join(" ");
        let before = before.trim_end();
        after.starts_with("as (") || after.starts_with("as(") || before.ends_with(" view") || before.ends_with(" table")
    })
}

/// Counts the calls that go around the door or the journal.
pub(super) fn exceptions_do_not_grow(workspace: &Workspace) -> Vec<Problem> {
    let mut problems = Vec::new();
    for &(call, recorded) in AROUND {
        let mut places = Vec::new();
        for (path, source) in workspace.taken().filter(|(path, _)| !is_test(path) && !path.starts_with("crates/xtask/"))
        {
            for (number, line) in (1..).zip(source.code.lines()) {
                places.extend(line.match_indices(call).map(|_| (path, number)));
            }
        }
        if places.len() > recorded {
            let why = format!(
                "{} calls of {call}…) where {recorded} are recorded in AROUND of xtask: is there no other way?",
                places.len()
            );
            // The newest cannot be told from here; all are shown.
            problems.extend(places.iter().map(|(path, number)| Problem::new(path, *number, why.clone())));
        }
    }
    problems
}
