//! Rules about texts: translations, things left for later, traces of a machine.

use std::collections::BTreeSet;

use super::{Problem, Workspace};

/// A text that exists in one language is a screen that half of the readers see broken. (That the messages inside
/// match is checked when `shell` is built.)
pub(super) fn translations_come_in_pairs(workspace: &Workspace) -> Vec<Problem> {
    let names = |language: &str| -> BTreeSet<String> {
        let folder = format!("/locales/{language}/");
        workspace.files.keys().filter_map(|path| path.split_once(&folder)).map(|(_, name)| name.to_owned()).collect()
    };
    let (french, english) = (names("fr"), names("en"));
    let missing = |language: &str, name: &String| {
        Problem::new(&format!("crates/shell/locales/{language}/{name}"), 1, "missing: the other language has it")
    };
    let mut problems: Vec<_> = french.difference(&english).map(|name| missing("en", name)).collect();
    problems.extend(english.difference(&french).map(|name| missing("fr", name)));
    problems
}

/// A message that no screen shows is translated, reviewed and kept for nobody.
pub(super) fn messages_have_uses(workspace: &Workspace) -> Vec<Problem> {
    let words: BTreeSet<&str> = workspace
        .taken()
        .flat_map(|(_, source)| source.code.split(|c: char| !c.is_alphanumeric() && c != '_'))
        .collect();
    let mut problems = Vec::new();
    for (path, text) in workspace.texts().filter(|(path, _)| path.ends_with(".ftl")) {
        for (number, line) in (1..).zip(text.lines()) {
            let Some((name, _)) = line.split_once(" =") else { continue };
            let is_name =
                !name.starts_with(|c: char| !c.is_ascii_lowercase()) && !name.contains(|c: char| c.is_whitespace());
            if is_name && !words.contains(name.replace('-', "_").as_str()) {
                problems.push(Problem::new(path, number, format!("no code shows {name}")));
            }
        }
    }
    problems
}

/// What is not done is in nobody's way here: it is either done now or an issue with a name.
pub(super) fn nothing_is_left_for_later(workspace: &Workspace) -> Vec<Problem> {
    // Put together, so that this file does not name them.
    let marks = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X:")];
    each_line(workspace, |line| {
        let word =
            |mark: &&&str| line.split(|c: char| !c.is_alphanumeric() && c != ':').any(|word| word.starts_with(**mark));
        marks.iter().find(word).map(|mark| format!("{mark}: do it, or open an issue"))
    })
}

/// A path of somebody's machine works on that machine alone.
pub(super) fn no_machine_shows_through(workspace: &Workspace) -> Vec<Problem> {
    let paths = [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/Us", "ers/")];
    let home = concat!("/ho", "me/");
    let mut problems = each_line(workspace, |line| {
        let found = paths.iter().find(|path| starts_a_path(line, path)).copied();
        let found = found.or_else(|| starts_a_path(line, home).then_some(home));
        found.map(|path| format!("{path} is a path of one machine"))
    });
    // Where packages come from is each machine's own setting, and may name a host that others cannot reach.
    let names_a_source =
        |line: &str| ["registry", "_auth", "index-url", "[source", "://"].iter().any(|word| line.contains(word));
    let harmless = |line: &str| line.starts_with("omit-lockfile-registry-resolved");
    for (path, text) in workspace.texts() {
        let name = path.rsplit('/').next().unwrap_or(path);
        if matches!(name, ".npmrc" | "pip.conf") || path.contains(".cargo/config") {
            let lines = (1..).zip(text.lines()).filter(|(_, line)| names_a_source(line) && !harmless(line));
            problems.extend(
                lines.map(|(number, _)| {
                    Problem::new(path, number, "where packages come from is a machine's own setting")
                }),
            );
        }
    }
    problems
}

/// Whether `line` holds `path` where a path starts: not in the middle of a longer one, nor of an address.
fn starts_a_path(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        let before = line.get(..at).and_then(|before| before.chars().next_back());
        !before.is_some_and(|c| c.is_alphanumeric() || "._-/}*)".contains(c))
    })
}

/// Asks `judge` about every line of every file but the licence.
fn each_line(workspace: &Workspace, judge: impl Fn(&str) -> Option<String>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (path, text) in workspace.texts().filter(|(path, _)| *path != "LICENSE") {
        for (number, line) in (1..).zip(text.lines()) {
            if let Some(why) = judge(line) {
                problems.push(Problem::new(path, number, why));
            }
        }
    }
    problems
}
