//! What is looked at, what a problem is, and the list of rules. Each rule is a function from the workspace to its
//! problems, so that a test can give it a workspace of three lines.

mod dependencies;
mod files;
mod lexer;
mod licences;
mod sql;
mod texts;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use lexer::{Source, take_apart};

/// A place and what is wrong there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// From the root of the workspace.
    pub path: String,
    /// Counted from one.
    pub line: usize,
    /// What is wrong, and why it matters.
    pub why: String,
}

impl Problem {
    fn new(path: &str, line: usize, why: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, why: why.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.why)
    }
}

/// The files of the workspace that are text, and what Cargo says about it.
#[derive(Debug, Default)]
pub struct Workspace {
    /// Text by path from the root, with `/`.
    pub files: BTreeMap<String, String>,
    /// The answer of `cargo metadata`.
    pub metadata: Value,
    /// The Rust sources taken apart, on first use: several rules want them.
    taken: OnceLock<BTreeMap<String, Source>>,
}

impl Workspace {
    /// Reads the workspace that this program was built in.
    pub fn load() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut files = BTreeMap::new();
        read(&root, "", &mut files)?;
        // Also a test: with --locked, Cargo refuses a lock file that does not match the manifests.
        let host = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
        let output = Command::new(env!("CARGO"))
            .args(["metadata", "--format-version=1", "--locked", "--filter-platform", &host])
            .current_dir(&root)
            .output()
            .context("cargo metadata")?;
        ensure!(output.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&output.stderr));
        Ok(Self { files, metadata: serde_json::from_slice(&output.stdout)?, taken: OnceLock::new() })
    }

    /// The Rust sources of the program: what is below `crates/*/src`.
    fn sources(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts().filter(|(path, _)| path.starts_with("crates/") && path.contains("/src/") && path.ends_with(".rs"))
    }

    /// The same, taken apart into code and literals.
    fn taken(&self) -> impl Iterator<Item = (&str, &Source)> {
        let apart = || self.sources().map(|(path, text)| (path.to_owned(), take_apart(text))).collect();
        self.taken.get_or_init(apart).iter().map(|(path, source)| (path.as_str(), source))
    }

    /// Every file.
    fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }
}

/// Collects the text files below `root/below`. What Git ignores is left out by name, not by asking Git, so that the
/// rules hold in an unpacked archive too.
fn read(root: &Path, below: &str, files: &mut BTreeMap<String, String>) -> Result<()> {
    for entry in fs::read_dir(root.join(below)).with_context(|| below.to_owned())? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let path = if below.is_empty() { name.clone() } else { format!("{below}/{name}") };
        if matches!(name.as_str(), "target" | "node_modules" | ".git" | "dist")
            || path == "data"
            || name.ends_with(".log")
        {
            continue;
        }
        let kind = entry.file_type()?;
        if kind.is_dir() {
            read(root, &path, files)?;
        } else if kind.is_file()
            && let Ok(text) = fs::read_to_string(entry.path())
        {
            files.insert(path, text);
        }
    }
    Ok(())
}

/// A rule: from the workspace to what breaks it.
pub type Rule = fn(&Workspace) -> Vec<Problem>;

/// Every rule, under the sentence that it enforces.
pub const RULES: &[(&str, Rule)] = &[
    ("modules say what they are", files::modules_say_what_they_are),
    ("files stay short", files::files_stay_short),
    ("dependencies point down", dependencies::dependencies_point_down),
    ("dependencies have reasons", dependencies::dependencies_have_reasons),
    ("one crate names the databases", dependencies::one_crate_names_the_databases),
    ("no foreign C libraries", dependencies::no_foreign_c_libraries),
    ("npm is pinned", dependencies::npm_is_pinned),
    ("licences are compatible", licences::licences_are_compatible),
    ("reading passes the door", sql::reading_passes_the_door),
    ("the door is in one place", sql::the_door_is_in_one_place),
    ("exceptions do not grow", sql::exceptions_do_not_grow),
    ("translations come in pairs", texts::translations_come_in_pairs),
    ("messages have uses", texts::messages_have_uses),
    ("nothing is left for later", texts::nothing_is_left_for_later),
    ("no machine shows through", texts::no_machine_shows_through),
];
