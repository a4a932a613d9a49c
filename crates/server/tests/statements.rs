//! Every statement that stands in the sources, held against both schemas: one that no other test runs is prepared here.

use std::{fs, path::Path};

use kernel::schema::SCHEMA;

use crate::support::postgres::Postgres;

/// The string literals of the sources that begin as a statement does.
fn statements() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = Vec::new();
    let mut folders = vec![root];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if path.is_dir() && !["target", "tests", "node_modules", "xtask", "db"].contains(&name.as_str()) {
                folders.push(path);
            } else if name.ends_with(".rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.extend(literals(&text).into_iter().map(|sql| (path.display().to_string(), sql)));
            }
        }
    }
    found
}

fn literals(text: &str) -> Vec<String> {
    // Backslash at the end of a line joins it with the next, as the compiler does.
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('"') {
        let after = &rest[at + 1..];
        let mut literal = String::new();
        let mut chars = after.char_indices();
        let mut end = after.len();
        while let Some((index, c)) = chars.next() {
            match c {
                '\\' => match chars.next() {
                    Some((_, '\n')) => {
                        literal.push(' ');
                    }
                    Some((_, other)) => literal.push(other),
                    None => break,
                },
                '"' => {
                    end = index + 1;
                    break;
                }
                _ => literal.push(c),
            }
        }
        let plain = literal.split_whitespace().collect::<Vec<_>>().join(" ");
        let starts = ["select ", "insert into ", "update ", "delete from "];
        // A beginning that a macro completes is prepared where it is complete.
        let open_end = ["visible_card c", "visible_comment c", " and", " and not", " where", ","]
            .iter()
            .any(|end| plain.ends_with(end));
        let open_start =
            plain.starts_with("select ") && plain.contains('.') && !outside_parentheses(&plain).contains(" from ");
        let complete = !plain.contains('{') && !open_end && !open_start;
        if starts.iter().any(|start| plain.starts_with(start)) && complete {
            out.push(plain);
        }
        rest = &after[end..];
    }
    out
}

/// A statement without what stands in parentheses.
fn outside_parentheses(sql: &str) -> String {
    let mut depth = 0_i32;
    sql.chars()
        .filter(|c| {
            depth += i32::from(*c == '(') - i32::from(*c == ')');
            depth == 0
        })
        .collect()
}

async fn prepare(location: db::Location) -> Vec<String> {
    let database = db::Database::open(&location, &SCHEMA, db::Options::default()).unwrap();
    let list = statements();
    assert!(list.len() > 150, "only {} statements were found: the test has gone blind", list.len());
    let sqlite = matches!(location, db::Location::File(_));
    let mut failures = Vec::new();
    for (file, sql) in list {
        // Named seams: each is one database's own.
        let other = if sqlite {
            ["lateral", "to_tsvector", "tsquery", "pg_", "unnest"].as_slice()
        } else {
            &["pragma_", " match ", "json_each", "search_index"]
        };
        if other.iter().any(|word| sql.contains(word)) {
            continue;
        }
        let text = sql.clone();
        let outcome: Result<(), db::Error> = database.write(move |tx| tx.savepoint(|| tx.prepare(&text))).await;
        if let Err(error) = outcome {
            failures.push(format!("{file}: {sql}\n    {error}"));
        }
    }
    failures
}

#[tokio::test]
async fn every_statement_is_one_that_sqlite_understands() {
    let folder = tempfile::tempdir().unwrap();
    let failures = prepare(db::Location::File(folder.path().join("s.db"))).await;
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Statements that walk a table of an organisation: whoever asks for all gets all, and tables of a few hundred rows are walked
/// for one. May only shrink, and is lowered with them: a new one is given a key, or an order by `cross join`.
const WALKS: usize = 50;

/// What SQLite will do for a statement, a line a step, with nothing bound.
async fn plan(database: &db::Database, sql: &str) -> Result<Vec<String>, db::Error> {
    let names: Vec<&'static str> = sql
        .split(':')
        .skip(1)
        .map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or_default())
        .filter(|name| !name.is_empty())
        .map(|name| &*name.to_owned().leak())
        .collect();
    let text: &'static str = format!("explain query plan {sql}").leak();
    let rows = database.write(move |tx| {
        let params: Vec<(&str, db::Value)> = names.iter().map(|name| (*name, db::Value::Null)).collect();
        tx.savepoint(|| tx.query::<(i64, i64, i64, String)>(text, &params))
    });
    Ok(rows.await?.into_iter().map(|row| row.3).collect())
}

#[tokio::test]
async fn no_more_pages_walk_an_organisation_for_a_few_rows() {
    let folder = tempfile::tempdir().unwrap();
    let database =
        db::Database::open(&db::Location::File(folder.path().join("s.db")), &SCHEMA, db::Options::default()).unwrap();
    let (mut walks, mut looked) = (Vec::new(), 0);
    for (file, sql) in statements() {
        if !sql.starts_with("select ")
            || !sql.contains("visible_")
            || sql.contains("lateral")
            || sql.contains("tsquery")
        {
            continue;
        }
        looked += 1;
        let steps = match plan(&database, &sql).await {
            Ok(steps) => steps,
            Err(error) => panic!("{file}: {sql}: {error}"),
        };
        let walked: Vec<String> = steps.into_iter().filter(|step| step.ends_with("(organisation=?)")).collect();
        if !walked.is_empty() {
            walks.push(format!("{file}: {sql}\n    {}", walked.join("\n    ")));
        }
    }
    assert!(looked > 100, "only {looked} statements were looked at: the test has gone blind");
    assert!(walks.len() == WALKS, "{} walks:\n{}", walks.len(), walks.join("\n"));
}

#[tokio::test]
async fn every_statement_is_one_that_postgres_understands() {
    let database = Postgres::shared().fresh();
    let failures = prepare(db::Location::Server(database.url.clone())).await;
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
