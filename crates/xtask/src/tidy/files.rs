//! Rules about files as such.

use super::{Problem, Workspace};

/// The longest that a file of code may be without standing in [`LONG`].
const LONGEST: usize = 500;

/// Files longer than that, with the length that they may have. This list may only shrink.
const LONG: &[(&str, usize)] = &[
    // The first migration is the whole house; the next ones are small.
    ("schema/0001_house.sql", 560),
];

/// Every module starts by saying what it is: whoever opens it should not have to guess.
pub(super) fn modules_say_what_they_are(workspace: &Workspace) -> Vec<Problem> {
    workspace
        .sources()
        .filter(|(_, text)| !text.starts_with("//!"))
        .map(|(path, _)| Problem::new(path, 1, "a module starts with //! and what it is"))
        .collect()
}

/// Code that does not fit into one view of one concern belongs into several files.
pub(super) fn files_stay_short(workspace: &Workspace) -> Vec<Problem> {
    let code = |path: &str| [".rs", ".ts", ".mjs", ".css", ".sql"].iter().any(|ending| path.ends_with(ending));
    let mut problems = Vec::new();
    for (path, text) in workspace.texts().filter(|(path, _)| code(path)) {
        let lines = text.lines().count();
        let allowed = LONG.iter().find(|(long, _)| *long == path).map_or(LONGEST, |&(_, allowed)| allowed);
        if lines > allowed {
            problems.push(Problem::new(
                path,
                allowed + 1,
                format!("{lines} lines; {allowed} are the limit, so split it"),
            ));
        }
    }
    for &(path, _) in LONG {
        if workspace.files.get(path).is_none_or(|text| text.lines().count() <= LONGEST) {
            problems.push(Problem::new(file!(), 1, format!("{path} is short now: take it off the list LONG")));
        }
    }
    problems
}
