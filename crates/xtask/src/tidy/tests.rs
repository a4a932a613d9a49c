//! Each rule against a workspace that breaks it and one that does not.

use serde_json::json;

use super::lexer::take_apart;
use super::{Problem, RULES, Workspace, licences};

fn workspace(files: &[(&str, &str)]) -> Workspace {
    let files = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    Workspace { files, metadata: json!({ "packages": [] }), ..Workspace::default() }
}

/// What a rule finds, without what it says about its own lists of exceptions.
fn found(rule: &str, workspace: &Workspace) -> Vec<Problem> {
    let (_, rule) = RULES.iter().find(|(name, _)| *name == rule).unwrap();
    rule(workspace).into_iter().filter(|problem| !problem.path.contains("xtask/src")).collect()
}

fn places(problems: &[Problem]) -> Vec<(&str, usize)> {
    problems.iter().map(|problem| (problem.path.as_str(), problem.line)).collect()
}

/// A workspace of crates that depend on each other.
fn crates(edges: &[(&str, &[&str])]) -> Workspace {
    let packages: Vec<_> = edges
        .iter()
        .map(|(name, dependencies)| {
            let dependencies: Vec<_> = dependencies.iter().map(|name| json!({ "name": name, "path": "x" })).collect();
            json!({ "name": name, "source": null, "license": "AGPL-3.0-or-later", "dependencies": dependencies })
        })
        .collect();
    Workspace { metadata: json!({ "packages": packages }), ..workspace(&[]) }
}

#[test]
fn a_source_is_taken_apart() {
    let source = "let a = \"one \\\" two\"; // \"not\"\nlet r = r#\"raw \" //\nstill\"#;\n/* \"no\" /* nested */ \"no\" */\n\
                  let c = '\"'; let q = '\\''; fn f<'a>(x: &'a str) { \"last\" } for\"end\"";
    let taken = take_apart(source);
    let literals: Vec<_> = taken.literals.iter().map(|literal| (literal.line, literal.text.as_str())).collect();
    assert_eq!(literals, [(1, "one \\\" two"), (2, "raw \" //\nstill"), (5, "last"), (5, "end")]);
    assert_eq!(taken.code.lines().count(), source.lines().count());
    assert!(!taken.code.contains("not") && !taken.code.contains("nested"));
}

#[test]
fn a_module_that_does_not_say_what_it_is() {
    let tree = workspace(&[("crates/a/src/lib.rs", "//! Is.\n"), ("crates/a/src/b.rs", "// Is not.\n")]);
    assert_eq!(places(&found("modules say what they are", &tree)), [("crates/a/src/b.rs", 1)]);
}

#[test]
fn a_file_that_is_too_long() {
    let (long, short) = ("x\n".repeat(501), "x\n".repeat(500));
    let tree = workspace(&[("crates/a/src/long.rs", &long), ("crates/a/src/short.rs", &short), ("docs/a.md", &long)]);
    assert_eq!(places(&found("files stay short", &tree)), [("crates/a/src/long.rs", 501)]);
}

#[test]
fn a_dependency_that_points_up_or_sideways() {
    let good =
        crates(&[("server", &["example", "content"]), ("content", &["kernel", "spam"]), ("transfer", &["content"])]);
    assert_eq!(found("dependencies point down", &good), []);
    for (from, to) in [
        ("kernel", "shell"),
        ("content", "spaces"),
        ("db", "mail"),
        ("search", "example"),
        ("new", "db"),
        ("server", "xtask"),
    ] {
        let bad = crates(&[(from, &[to])]);
        assert_eq!(found("dependencies point down", &bad).len(), 1, "{from} → {to}");
    }
}

#[test]
fn a_dependency_without_a_reason() {
    let tree = workspace(&[
        (
            "Cargo.toml",
            "[workspace.dependencies]\na = { path = \"a\" }\n# why\nb = \"1\"\nc = \"1\" # why\n[profile]\nd = 1\n",
        ),
        ("crates/a/Cargo.toml", "[dependencies]\nb.workspace = true\ne = \"1\"\n"),
    ]);
    assert_eq!(places(&found("dependencies have reasons", &tree)), [("Cargo.toml", 4), ("crates/a/Cargo.toml", 3)]);
}

#[test]
fn a_driver_outside_its_crate() {
    let tree = workspace(&[
        ("crates/db/src/lib.rs", "use rusqlite::X;"),
        ("crates/a/src/lib.rs", "//! rusqlite\nlet url = \"postgres://\";\nuse postgres::Client;"),
    ]);
    assert_eq!(places(&found("one crate names the databases", &tree)), [("crates/a/src/lib.rs", 3)]);
    let dependent = Workspace {
        metadata: json!({ "packages": [{ "name": "a", "source": null, "dependencies": [{ "name": "rusqlite" }] }] }),
        ..workspace(&[])
    };
    assert_eq!(found("one crate names the databases", &dependent).len(), 1);
}

#[test]
fn a_c_library() {
    let tree = workspace(&[("Cargo.lock", "[[package]]\nname = \"ring\"\n[[package]]\nname = \"openssl-sys\"\n")]);
    assert_eq!(places(&found("no foreign C libraries", &tree)), [("Cargo.lock", 4)]);
}

#[test]
fn npm_versions_that_float() {
    let manifest = "{\"dependencies\": {\n\"a\": \"1.0.0\",\n\"b\": \"^1.0.0\"}}";
    let lock = "{\"packages\": {\"\": {\"dependencies\": {\"a\": \"1.0.0\", \"b\": \"^1.0.0\"}}}}";
    let tree = workspace(&[("web/package.json", manifest), ("web/package-lock.json", lock)]);
    assert_eq!(places(&found("npm is pinned", &tree)), [("web/package.json", 3)]);
    let stale = lock.replace("1.0.0\", \"b", "2.0.0\",\n\"resolved\": \"\", \"b");
    let tree = workspace(&[("web/package.json", &manifest.replace('^', "")), ("web/package-lock.json", &stale)]);
    assert_eq!(places(&found("npm is pinned", &tree)), [("web/package-lock.json", 1), ("web/package-lock.json", 2)]);
}

#[test]
fn licences_are_read_as_expressions() {
    for good in
        ["MIT", "MIT/Apache-2.0", "GPL-3.0 OR MIT", "(MIT OR X) AND Zlib", "Apache-2.0 WITH LLVM-exception OR X"]
    {
        assert!(licences::is_allowed(good), "{good}");
    }
    for bad in ["", "GPL-3.0", "MIT AND GPL-3.0", "(MIT OR X) AND X", "(MIT", "MIT MIT", "X OR (Y AND MIT)"] {
        assert!(!licences::is_allowed(bad), "{bad}");
    }
    let metadata = json!({ "packages": [{ "name": "a", "source": "registry", "license": "SSPL-1.0" }] });
    assert_eq!(found("licences are compatible", &Workspace { metadata, ..workspace(&[]) }).len(), 1);
}

#[test]
fn reading_a_base_table() {
    let schema = ("schema/1.sql", "create table person (\n);\ncreate table entry (\n);\n");
    let bad = "//! x\nconst A: &str = \"select id\nfrom person p\n join entry e on true\";\n\
               const B: &str = r#\"select 1 where exists (select 1 from entry)\"#;";
    let good = "const A: &str = \"select id from visible_person p join visible_entry on 1 = 1\";\n\
                const B: &str = \"delete from person where id = 1\";\n\
                const C: &str = \"insert into entry select 1 from person\";\n\
                fn f() { tx.system_rows(\n\"why\",\n\"select id from person\", &[]); }\n\
                const D: &str = \"An invitation from person to person\"; // select id from person";
    let tree = workspace(&[
        schema,
        ("crates/people/src/a.rs", bad),
        ("crates/people/src/b.rs", good),
        ("crates/people/src/tests.rs", bad),
        ("crates/kernel/src/c.rs", bad),
    ]);
    let file = "crates/people/src/a.rs";
    assert_eq!(places(&found("reading passes the door", &tree)), [(file, 3), (file, 4), (file, 5)]);
}

#[test]
fn a_second_door() {
    let tree = workspace(&[
        ("schema/visible.sql", "create view visible_person as select 1;"),
        ("schema/2.sql", "create table x (\n-- visible_x\n);"),
        ("crates/a/src/a.rs", "\"with visible_entry as (select 1)\"\n\"select 1 from visible_entry as e\""),
    ]);
    assert_eq!(places(&found("the door is in one place", &tree)), [("crates/a/src/a.rs", 1), ("schema/2.sql", 2)]);
}

#[test]
fn one_more_way_around() {
    let call = "store.private(\"because\", f);\n".repeat(1000);
    let tree = workspace(&[("crates/a/src/a.rs", &call), ("crates/a/src/tests.rs", &call)]);
    assert_eq!(found("exceptions do not grow", &tree).len(), 1000, "shown where they are, and tests are free");
    let quoted = workspace(&[("crates/a/src/a.rs", "// store.private(\nlet x = \".private(\";")]);
    assert_eq!(found("exceptions do not grow", &quoted), []);
}

#[test]
fn a_text_in_one_language() {
    let tree = workspace(&[("crates/shell/locales/fr/a.ftl", ""), ("crates/shell/locales/en/b.ftl", "")]);
    assert_eq!(found("translations come in pairs", &tree).len(), 2);
}

#[test]
fn a_message_that_nothing_shows() {
    let tree = workspace(&[
        ("crates/shell/locales/fr/a.ftl", "# one\nfeed-title = Accueil\nfeed-old = { $n ->\n    *[other] x\n }\n"),
        ("crates/a/src/a.rs", "// feed_old\nlet title = say::feed_title(lang);"),
    ]);
    assert_eq!(places(&found("messages have uses", &tree)), [("crates/shell/locales/fr/a.ftl", 3)]);
}

#[test]
fn something_left_for_later() {
    let (later, broken) = (concat!("TO", "DO"), concat!("FIX", "ME"));
    let text = format!("// {later}: soon\nmethodology {later}S\n// {broken} now\nfine\n");
    let tree = workspace(&[("crates/a/src/a.rs", &text)]);
    assert_eq!(found("nothing is left for later", &tree).len(), 3);
}

#[test]
fn the_path_of_a_machine() {
    let (work, home) = (concat!("/wo", "rk/"), concat!("/ho", "me/"));
    let text = format!("see {work}main\ncd \"{home}me/x\"\nhttps://x.example{work}\ncrates{work}\n");
    let tree = workspace(&[("README.md", &text), ("web/.npmrc", "omit=x\nregistry=y")]);
    assert_eq!(
        places(&found("no machine shows through", &tree)),
        [("README.md", 1), ("README.md", 2), ("web/.npmrc", 2)]
    );
}
