//! The house rules, held to the workspace as it is.

use std::sync::LazyLock;

use xtask::tidy::{RULES, Workspace};

static WORKSPACE: LazyLock<Workspace> = LazyLock::new(|| Workspace::load().unwrap_or_else(|error| panic!("{error:#}")));

fn hold(name: &str) {
    let (_, rule) =
        RULES.iter().find(|(rule, _)| *rule == name).unwrap_or_else(|| panic!("no rule of that name: {name}"));
    let problems = rule(&WORKSPACE);
    let lines: Vec<_> = problems.iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{name}:\n{}\n", lines.join("\n"));
}

/// One test a rule, and a test that none was forgotten.
macro_rules! tests {
    ($($test:ident: $name:literal,)*) => {
        $(#[test]
        fn $test() {
            hold($name);
        })*

        #[test]
        fn every_rule_is_held() {
            let held = [$($name),*];
            let rules: Vec<_> = RULES.iter().map(|(name, _)| *name).collect();
            assert_eq!(rules, held);
        }
    };
}

tests! {
    modules_say_what_they_are: "modules say what they are",
    files_stay_short: "files stay short",
    dependencies_point_down: "dependencies point down",
    dependencies_have_reasons: "dependencies have reasons",
    one_crate_names_the_databases: "one crate names the databases",
    no_foreign_c_libraries: "no foreign C libraries",
    npm_is_pinned: "npm is pinned",
    licences_are_compatible: "licences are compatible",
    reading_passes_the_door: "reading passes the door",
    the_door_is_in_one_place: "the door is in one place",
    exceptions_do_not_grow: "exceptions do not grow",
    translations_come_in_pairs: "translations come in pairs",
    messages_have_uses: "messages have uses",
    nothing_is_left_for_later: "nothing is left for later",
    no_machine_shows_through: "no machine shows through",
}
