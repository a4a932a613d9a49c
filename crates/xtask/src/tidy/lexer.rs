//! Just enough of Rust's grammar to tell code, comments and string literals apart.

/// A string literal, the line that it starts on, and the code before it, without spaces.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Literal {
    pub(crate) line: usize,
    pub(crate) text: String,
    pub(crate) before: String,
}

/// How much of the code before a literal is kept: enough to see which call it is an argument of.
const BEFORE: usize = 40;

/// A source taken apart.
#[derive(Debug, Default)]
pub(crate) struct Source {
    /// The code, with comments and the insides of literals left out and every line break kept.
    pub(crate) code: String,
    /// The string literals, raw ones among them, escapes as they were written.
    pub(crate) literals: Vec<Literal>,
}

/// Takes a source apart.
pub(crate) fn take_apart(source: &str) -> Source {
    let mut taken = Source::default();
    let mut line = 1;
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let (length, literal) = token(rest, taken.code.chars().next_back());
        let (token, after) = rest.split_at(length);
        match literal {
            Kind::Code => taken.code.push(c),
            Kind::Comment => taken.code.extend(token.chars().filter(|&c| c == '\n')),
            Kind::Literal(quotes) => {
                let inside = token.get(quotes.0..token.len().saturating_sub(quotes.1)).unwrap_or_default();
                let before: String = taken.code.chars().rev().filter(|c| !c.is_whitespace()).take(BEFORE).collect();
                let before = before.chars().rev().collect();
                taken.literals.push(Literal { line, text: inside.to_owned(), before });
                taken.code.push_str("\"\"");
                taken.code.extend(token.chars().filter(|&c| c == '\n'));
            }
        }
        line += token.matches('\n').count();
        rest = after;
    }
    taken
}

/// What stands at the beginning of a text. A literal says how long its opening and closing are.
enum Kind {
    Code,
    Comment,
    Literal((usize, usize)),
}

/// The length of what stands at the beginning of `rest`, and what it is. `before` is the code's last character: a raw
/// string's `r` must not be the end of a name.
fn token(rest: &str, before: Option<char>) -> (usize, Kind) {
    let first = rest.chars().next().map_or(1, char::len_utf8);
    if rest.starts_with("//") {
        return (rest.find('\n').unwrap_or(rest.len()), Kind::Comment);
    }
    if rest.starts_with("/*") {
        return (block_comment(rest), Kind::Comment);
    }
    let in_name = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    if let Some(raw) = rest.strip_prefix('r').or_else(|| rest.strip_prefix("br")).filter(|_| !in_name) {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if raw.trim_start_matches('#').starts_with('"') {
            let opening = rest.len() - raw.len() + hashes + 1;
            let closing = format!("\"{}", "#".repeat(hashes));
            let body = rest.get(opening..).unwrap_or_default();
            let end = body.find(&closing).map_or(rest.len(), |at| opening + at + closing.len());
            return (end, Kind::Literal((opening, closing.len())));
        }
    }
    if rest.starts_with('"') {
        return (quoted(rest, '"'), Kind::Literal((1, 1)));
    }
    // A lifetime has no closing quote one character, or one escape, further on.
    let mut letters = rest.chars();
    if letters.next() == Some('\'') {
        match (letters.next(), letters.next()) {
            (Some('\\'), _) => return (quoted(rest, '\''), Kind::Comment),
            (Some(letter), Some('\'')) => return (2 + letter.len_utf8(), Kind::Comment),
            _ => {}
        }
    }
    (first, Kind::Code)
}

/// The length of a quoted text, to its closing quote and over its escapes.
fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The length of a block comment; they nest.
fn block_comment(rest: &str) -> usize {
    let mut depth = 0usize;
    let mut at = 0;
    while let Some(tail) = rest.get(at..).filter(|tail| !tail.is_empty()) {
        if tail.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if tail.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += tail.chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}
