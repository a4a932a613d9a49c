//! Every dependency may be given away with a program under the AGPL: a permissive licence, or the MPL, whose terms
//! stay with its own files.

use serde_json::Value;

use super::dependencies::text;
use super::{Problem, Workspace};

/// SPDX names of what we may use.
const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Unlicense",
    "Zlib",
];

/// Looks at what `cargo metadata` says of each package that is not ours.
pub(super) fn licences_are_compatible(workspace: &Workspace) -> Vec<Problem> {
    let packages = workspace.metadata.get("packages").and_then(Value::as_array).into_iter().flatten();
    let mut problems = Vec::new();
    for package in packages {
        let (name, licence) = (text(package, "name"), text(package, "license"));
        if package.get("source").is_some_and(Value::is_null) {
            if licence != "AGPL-3.0-or-later" {
                let path = format!("crates/{name}/Cargo.toml");
                problems.push(Problem::new(&path, 1, "our own crates are under AGPL-3.0-or-later"));
            }
        } else if !is_allowed(&licence) {
            let why = format!("{name} is under {licence:?}, which is not on the list of licences that we may use");
            problems.push(Problem::new("Cargo.lock", 1, why));
        }
    }
    problems
}

/// Whether an SPDX expression leaves us a choice that we may make. `/` is how `OR` used to be written; what follows
/// `WITH` only gives more rights.
pub(super) fn is_allowed(expression: &str) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let mut words = spaced.split_whitespace().peekable();
    any(&mut words) && words.next().is_none()
}

type Words<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

fn any(words: &mut Words<'_>) -> bool {
    let mut allowed = all(words);
    while words.next_if_eq(&"OR").is_some() {
        allowed |= all(words);
    }
    allowed
}

fn all(words: &mut Words<'_>) -> bool {
    let mut allowed = one(words);
    while words.next_if_eq(&"AND").is_some() {
        allowed &= one(words);
    }
    allowed
}

fn one(words: &mut Words<'_>) -> bool {
    let allowed = match words.next() {
        Some("(") => {
            let inside = any(words);
            words.next() == Some(")") && inside
        }
        Some(name) => ALLOWED.contains(&name),
        None => false,
    };
    if words.next_if_eq(&"WITH").is_some() {
        words.next();
    }
    allowed
}
