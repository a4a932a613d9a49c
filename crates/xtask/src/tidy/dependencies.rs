//! Rules about who may depend on whom and on what.

use serde_json::Value;

use super::{Problem, Workspace};

/// How high a crate stands. It may depend on what stands lower, and on nothing else.
const LAYERS: &[(&str, &[&str])] = &[
    ("leaves", &["db", "markup", "mail", "spam", "insight"]),
    ("base", &["kernel"]),
    ("frame", &["shell"]),
    (
        "features and consumers",
        &[
            "identity",
            "people",
            "spaces",
            "content",
            "moderation",
            "transfer",
            "administration",
            "notifications",
            "search",
        ],
    ),
    // Fills a company through the features' own commands.
    ("the example", &["example"]),
    // Reads files, plans and judges pilots, writes reports; trials hold the science against planted truths.
    ("the science at work", &["pilot", "trials"]),
    ("the program", &["server"]),
    // Looks at the others from outside.
    ("tools", &["xtask"]),
];

/// Edges between neighbours, each with its reason. This list may only shrink.
const EXCEPTIONS: &[(&str, &str)] = &[
    // An imported entry is an entry: written by the same commands, or its revisions and mentions would differ.
    ("transfer", "content"),
    // Whoever wrote what is imported is made a person as anybody is: unclaimed, but with all that belongs to them. And an
    // address that a file changes is told by a mail.
    ("transfer", "identity"),
    // Whoever changes an account's address tells the old one, by a mail of identity's.
    ("administration", "identity"),
];

/// C libraries that rustls, ring and pure Rust make unnecessary; each would be one more thing to install and to patch.
const FOREIGN: &[&str] = &["openssl-sys", "native-tls", "aws-lc-sys", "zstd-sys", "onig_sys"];

/// Features do not know each other; the door, the journal and the frame do not know features. Then a change in one
/// feature rebuilds one crate, and no circle can close.
pub(super) fn dependencies_point_down(workspace: &Workspace) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut used = Vec::new();
    for (from, to) in edges(workspace) {
        let manifest = format!("crates/{from}/Cargo.toml");
        let line = workspace.files.get(&manifest).map_or(1, |text| line_of(text, &to));
        match (height(&from), height(&to)) {
            (None, _) => {
                problems.push(Problem::new(
                    &manifest,
                    1,
                    format!("{from} has no place in LAYERS of xtask: give it one"),
                ));
            }
            (Some(_), Some(_)) if to == "xtask" => {
                problems.push(Problem::new(&manifest, line, "nothing depends on xtask"));
            }
            (Some(upper), Some(lower)) if lower < upper => {}
            _ if EXCEPTIONS.contains(&(from.as_str(), to.as_str())) => used.push((from, to)),
            _ => problems.push(Problem::new(
                &manifest,
                line,
                format!("{from} may not depend on {to}: they meet in the journal, in kernel, or in the browser"),
            )),
        }
    }
    for (from, to) in EXCEPTIONS {
        if !used.iter().any(|(a, b)| a == from && b == to) {
            problems.push(Problem::new(
                file!(),
                1,
                format!("{from} → {to} is no edge any more: take it off EXCEPTIONS"),
            ));
        }
    }
    problems
}

/// The number of the layer, from below.
fn height(name: &str) -> Option<usize> {
    LAYERS.iter().position(|(_, crates)| crates.contains(&name))
}

/// Every dependency, of any kind, of one workspace crate on another.
fn edges(workspace: &Workspace) -> Vec<(String, String)> {
    let mut edges = Vec::new();
    for package in members(workspace) {
        let dependencies = package.get("dependencies").and_then(Value::as_array).into_iter().flatten();
        for dependency in dependencies.filter(|dependency| dependency.get("path").is_some_and(Value::is_string)) {
            edges.push((text(package, "name"), text(dependency, "name")));
        }
    }
    edges.sort();
    edges.dedup();
    edges
}

/// The crates of the workspace, as `cargo metadata` describes them.
pub(super) fn members(workspace: &Workspace) -> impl Iterator<Item = &Value> {
    let packages = workspace.metadata.get("packages").and_then(Value::as_array).into_iter().flatten();
    packages.filter(|package| package.get("source").is_some_and(Value::is_null))
}

/// A text of a JSON object.
pub(super) fn text(value: &Value, name: &str) -> String {
    value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// The line of a manifest that names a dependency.
fn line_of(manifest: &str, dependency: &str) -> usize {
    let names = |line: &str| line.strip_prefix(dependency).is_some_and(|rest| rest.starts_with(['.', ' ', '=']));
    manifest.lines().position(names).map_or(1, |at| at + 1)
}

/// A dependency is code that we answer for and did not write. Whoever adds one says why, on its line.
pub(super) fn dependencies_have_reasons(workspace: &Workspace) -> Vec<Problem> {
    let Some(manifest) = workspace.files.get("Cargo.toml") else { return Vec::new() };
    let mut inside = false;
    let mut problems = Vec::new();
    for (number, line) in (1..).zip(manifest.lines()) {
        if line.starts_with('[') {
            inside = line.trim() == "[workspace.dependencies]";
        } else if inside && line.contains('=') && !line.starts_with('#') && !line.contains("path =") {
            let reason = line.split_once(" # ").map(|(_, reason)| reason.trim()).unwrap_or_default();
            if reason.is_empty() {
                let name = line.split(['=', ' ']).next().unwrap_or_default();
                problems.push(Problem::new(
                    "Cargo.toml",
                    number,
                    format!("{name} has no reason: a # and why we use it"),
                ));
            }
        }
    }
    // A crate that takes its own version of something would pass by the list of reasons.
    for (path, text) in
        workspace.texts().filter(|(path, _)| path.starts_with("crates/") && path.ends_with("/Cargo.toml"))
    {
        let mut inside = false;
        for (number, line) in (1..).zip(text.lines()) {
            if line.starts_with('[') {
                inside = line.trim_end_matches(']').ends_with("dependencies");
            } else if inside && line.contains('=') && !line.starts_with('#') && !line.contains("workspace = true") {
                problems.push(Problem::new(
                    path,
                    number,
                    "versions and reasons stand in the root manifest: workspace = true",
                ));
            }
        }
    }
    problems
}

/// Whoever names a driver writes for one database. Everything else speaks to `db`, which speaks to both.
pub(super) fn one_crate_names_the_databases(workspace: &Workspace) -> Vec<Problem> {
    let mut problems = Vec::new();
    for package in members(workspace).filter(|package| text(package, "name") != "db") {
        let manifest = format!("crates/{}/Cargo.toml", text(package, "name"));
        for dependency in package.get("dependencies").and_then(Value::as_array).into_iter().flatten() {
            let name = text(dependency, "name");
            if matches!(name.as_str(), "rusqlite" | "postgres" | "libsqlite3-sys" | "tokio-postgres") {
                let line = workspace.files.get(&manifest).map_or(1, |text| line_of(text, &name));
                problems.push(Problem::new(&manifest, line, format!("{name} is for crates/db alone")));
            }
        }
    }
    for (path, source) in workspace.taken().filter(|(path, _)| !path.starts_with("crates/db/")) {
        for (number, line) in (1..).zip(source.code.lines()) {
            if line.contains("rusqlite") || line.contains("postgres::") {
                problems.push(Problem::new(path, number, "a driver is named: only crates/db does that"));
            }
        }
    }
    problems
}

/// The program is built with a C compiler and nothing else.
pub(super) fn no_foreign_c_libraries(workspace: &Workspace) -> Vec<Problem> {
    let Some(lock) = workspace.files.get("Cargo.lock") else {
        return vec![Problem::new("Cargo.lock", 1, "missing: builds would differ from day to day")];
    };
    let mut problems = Vec::new();
    for (number, line) in (1..).zip(lock.lines()) {
        if let Some(name) = line.strip_prefix("name = \"").and_then(|rest| rest.strip_suffix('"'))
            && FOREIGN.contains(&name)
        {
            let why = format!("{name} came in; `cargo tree --target all --invert {name}` says through whom");
            problems.push(Problem::new("Cargo.lock", number, why));
        }
    }
    problems
}

/// What npm brings is pinned to the version, and the lock file says the same and names no host.
pub(super) fn npm_is_pinned(workspace: &Workspace) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (path, manifest) in workspace.texts().filter(|(path, _)| path.ends_with("package.json")) {
        let lock_path = path.replace("package.json", "package-lock.json");
        let Some(lock) = workspace.files.get(&lock_path) else {
            problems.push(Problem::new(path, 1, "has no package-lock.json: run npm install --package-lock-only"));
            continue;
        };
        let parsed = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
        let (asked, locked) = (parsed(manifest), parsed(lock));
        let root = locked.get("packages").and_then(|packages| packages.get("")).cloned().unwrap_or_default();
        for kind in ["dependencies", "devDependencies"] {
            if asked.get(kind) != root.get(kind) {
                problems.push(Problem::new(
                    &lock_path,
                    1,
                    format!("its {kind} are not those of package.json: run npm install"),
                ));
            }
            for (name, version) in asked.get(kind).and_then(Value::as_object).into_iter().flatten() {
                if !version.as_str().is_some_and(|version| version.starts_with(|c: char| c.is_ascii_digit())) {
                    let line = manifest.lines().position(|line| line.contains(&format!("\"{name}\""))).unwrap_or(0) + 1;
                    problems.push(Problem::new(path, line, format!("{name} is not pinned to one version")));
                }
            }
        }
        for (number, line) in (1..).zip(lock.lines()) {
            if line.contains("\"resolved\":") {
                problems.push(Problem::new(
                    &lock_path,
                    number,
                    "names a host: npm install with omit-lockfile-registry-resolved",
                ));
            }
        }
    }
    problems
}
