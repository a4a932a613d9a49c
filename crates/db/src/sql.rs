//! From the common text to each database's own: named parameters, and the short list of words that differ.

use crate::Dialect;

/// A statement in one database's words, with the names of its parameters in the order of their numbers.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Translated {
    pub(crate) text: String,
    pub(crate) names: Vec<String>,
}

/// Numbers the parameters by name and replaces `@ids(:list)`.
///
/// SQLite numbers `$1` by first appearance where PostgreSQL reads the number, so neither is ever written by hand.
pub(crate) fn translate(sql: &str, dialect: Dialect) -> Translated {
    let (open, close) = match dialect {
        Dialect::Sqlite => ("(select value from json_each(", "))"),
        Dialect::Postgres => ("(select unnest(cast(", " as bigint[])))"),
    };
    let mut text = String::with_capacity(sql.len() + 16);
    let mut names: Vec<String> = Vec::new();
    let mut rest = sql;
    while let Some(at) = rest.find(['\'', ':', '@', '-']) {
        let (before, tail) = rest.split_at(at);
        text.push_str(before);
        if let Some(quoted) = tail.strip_prefix('\'') {
            let end = quoted.find('\'').map_or(tail.len(), |end| end + 2);
            let (literal, after) = tail.split_at(end);
            text.push_str(literal);
            rest = after;
        } else if tail.starts_with("--") {
            let end = tail.find('\n').unwrap_or(tail.len());
            rest = tail.split_at(end).1;
        } else if let Some(after) = tail.strip_prefix("::") {
            text.push_str("::");
            rest = after;
        } else if let Some(after) = tail.strip_prefix("@ids(:") {
            let (name, after) = after.split_once(')').unwrap_or((after, ""));
            text.push_str(open);
            text.push_str(&number(&mut names, name, dialect));
            text.push_str(close);
            rest = after;
        } else if let Some(after) = tail.strip_prefix(':') {
            let end = after.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(after.len());
            let (name, after) = after.split_at(end);
            if name.is_empty() {
                text.push(':');
            } else {
                text.push_str(&number(&mut names, name, dialect));
            }
            rest = after;
        } else {
            let mut chars = tail.chars();
            text.extend(chars.next());
            rest = chars.as_str();
        }
    }
    text.push_str(rest);
    Translated { text, names }
}

/// The text of an `insert … values (…)` for so many rows at once, whose parameters follow one row after another; none where a
/// statement has no such form.
pub(crate) fn repeated(one: &Translated, rows: usize) -> Option<String> {
    let (head, rest) = one.text.split_once(" values (")?;
    let mut depth = 1_usize;
    let mut quoted = false;
    let end = rest.find(|c: char| {
        match c {
            '\'' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            _ => {}
        }
        depth == 0
    })?;
    let (row, tail) = rest.split_at(end);
    let rows: Vec<String> = (0..rows).map(|at| format!("({})", shifted(row, at * one.names.len()))).collect();
    Some(format!("{head} values {}{}", rows.join(", "), tail.strip_prefix(')')?))
}

/// The same row with its parameters so much further on.
fn shifted(row: &str, by: usize) -> String {
    let mut parts = row.split('$');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
        let (digits, rest) = part.split_at(end);
        text.push('$');
        text.push_str(&digits.parse::<usize>().map_or_else(|_| digits.to_owned(), |number| (number + by).to_string()));
        text.push_str(rest);
    }
    text
}

fn number(names: &mut Vec<String>, name: &str, dialect: Dialect) -> String {
    let index = names.iter().position(|known| known == name).unwrap_or_else(|| {
        names.push(name.to_owned());
        names.len() - 1
    });
    match dialect {
        Dialect::Sqlite => format!("?{}", index + 1),
        Dialect::Postgres => format!("${}", index + 1),
    }
}

/// Replaces the schema words `{serial}`, `{blob}` and `{clustered}` by each database's own.
pub(crate) fn schema_words(sql: &str, dialect: Dialect) -> String {
    let words = match dialect {
        Dialect::Sqlite => [
            ("{serial}", "integer primary key autoincrement"),
            ("{blob}", "blob"),
            ("{clustered}", "without rowid"),
            ("{epoch}", "bigint not null default 0"),
        ],
        Dialect::Postgres => [
            ("{serial}", "bigserial primary key"),
            ("{blob}", "bytea"),
            ("{clustered}", ""),
            // The transaction that wrote the row: what lets a cursor wait for rows that commit late.
            ("{epoch}", "bigint not null default cast(cast(pg_current_xact_id() as text) as bigint)"),
        ],
    };
    words.into_iter().fold(sql.to_owned(), |text, (word, own)| text.replace(word, own))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_numbered_by_name_and_reused() {
        let sql = "select ':no', a::text from t where x = :b and y = :a or z = :b -- :c\n and i in @ids(:list)";
        let sqlite = translate(sql, Dialect::Sqlite);
        assert_eq!(sqlite.names, ["b", "a", "list"]);
        assert_eq!(
            sqlite.text,
            "select ':no', a::text from t where x = ?1 and y = ?2 or z = ?1 \n and i in (select value from json_each(?3))"
        );
        let postgres = translate(sql, Dialect::Postgres);
        assert!(
            postgres.text.ends_with("y = $2 or z = $1 \n and i in (select unnest(cast($3 as bigint[])))"),
            "{}",
            postgres.text
        );
    }

    fn names(sql: &str) -> Vec<String> {
        translate(sql, Dialect::Sqlite).names
    }

    #[test]
    fn what_stands_in_quotes_is_no_parameter() {
        let sql = "select 'it''s :no', '', '{\"a\":1}', ':no -- :no', j ->> '$.a:no' from t where x = :yes";
        let translated = translate(sql, Dialect::Postgres);
        assert_eq!(translated.names, ["yes"]);
        assert_eq!(translated.text, sql.replace(":yes", "$1"));
    }

    #[test]
    fn a_quote_in_a_comment_opens_no_literal() {
        let translated = translate("select 1 -- it's :no\n, :yes -- the end's :no", Dialect::Sqlite);
        assert_eq!((translated.text.as_str(), translated.names), ("select 1 \n, ?1 ", vec!["yes".to_owned()]));
    }

    #[test]
    fn a_name_that_begins_like_another_is_its_own() {
        assert_eq!(names(":a, :ab, :a_b, :a1, :a"), ["a", "ab", "a_b", "a1"]);
        let many: String = (0..12).map(|n| format!(":p{n} ")).collect();
        assert!(translate(&many, Dialect::Postgres).text.ends_with("$10 $11 $12 "));
    }

    #[test]
    fn a_list_and_a_parameter_share_their_number() {
        let translated = translate("x in @ids(:list) or y in @ids(:list) or :list is null and z = :b", Dialect::Sqlite);
        assert_eq!(translated.names, ["list", "b"]);
        assert_eq!(
            translated.text,
            "x in (select value from json_each(?1)) or y in (select value from json_each(?1)) or ?1 is null and z = ?2"
        );
    }

    #[test]
    fn words_beyond_ascii_pass_whole() {
        let sql = "select 'é:à', 'œ' || :a where x @> y and z = 'née'";
        assert_eq!(translate(sql, Dialect::Sqlite).text, sql.replace(":a", "?1"));
    }

    #[test]
    fn each_database_has_its_own_words_for_the_schema() {
        let text = "create table t (id {serial}, x {blob}, e {epoch}) {clustered}";
        let sqlite = schema_words(text, Dialect::Sqlite);
        assert_eq!(
            sqlite,
            "create table t (id integer primary key autoincrement, x blob, e bigint not null default 0) without rowid"
        );
        assert!(!schema_words(text, Dialect::Postgres).contains('{'));
    }

    #[test]
    fn rows_go_together_with_parameters_of_their_own() {
        let one =
            translate("insert into t(a, b, c) values (:a, ') $', lower(:b)) on conflict do nothing", Dialect::Postgres);
        assert_eq!(
            repeated(&one, 2).unwrap(),
            "insert into t(a, b, c) values ($1, ') $', lower($2)), ($3, ') $', lower($4)) on conflict do nothing"
        );
        assert_eq!(repeated(&translate("insert into t select 1", Dialect::Postgres), 2), None);
    }

    #[test]
    fn arithmetic_and_unfinished_literals_pass() {
        assert_eq!(translate("select 1 - 2, '", Dialect::Sqlite).text, "select 1 - 2, '");
    }
}
