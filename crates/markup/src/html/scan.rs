//! Tags and text of an HTML source, as a browser would tell them apart, in one pass and without a tree.
//!
//! Nothing here decides what is safe; that is `policy`, which comes after.

/// A piece of an HTML source; the pieces together are the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    /// Characters between tags, entities not decoded.
    Text(&'a str),
    /// A start tag: its name in lower case, what stands between the name and `>`, and all of it.
    Open { name: String, attributes: &'a str, raw: &'a str },
    /// An end tag.
    Close { name: String, raw: &'a str },
    /// A comment, a declaration or a processing instruction.
    Comment(&'a str),
    /// What an element holds that is not HTML, such as a script.
    Opaque(&'a str),
}

/// Elements whose content browsers do not read as HTML.
const OPAQUE: [&str; 9] = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"];

/// The pieces of a source, from its start.
pub(crate) struct Tokens<'a> {
    rest: &'a str,
    inside: Option<String>,
}

pub(crate) fn tokens(html: &str) -> Tokens<'_> {
    Tokens { rest: html, inside: None }
}

impl<'a> Tokens<'a> {
    fn take(&mut self, bytes: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    fn tag(&mut self) -> Token<'a> {
        let closing = self.rest.starts_with("</");
        let name_start = if closing { 2 } else { 1 };
        let body = self.rest.get(name_start..).unwrap_or_default();
        let name_length = body.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).unwrap_or(body.len());
        let name = body.get(..name_length).unwrap_or_default().to_ascii_lowercase();
        let Some(length) = tag_end(body.get(name_length..).unwrap_or_default()) else {
            // A tag without end would swallow everything; it is text.
            return Token::Text(self.take(self.rest.len()));
        };
        let raw = self.take(name_start + name_length + length);
        if closing {
            return Token::Close { name, raw };
        }
        if OPAQUE.contains(&name.as_str()) {
            self.inside = Some(name.clone());
        }
        let attributes = raw.get(name_start + name_length..raw.len() - 1).unwrap_or_default();
        Token::Open { name, attributes, raw }
    }

    fn comment(&mut self) -> Token<'a> {
        let after = |marker: &str, from: usize| {
            self.rest.get(from..).and_then(|rest| rest.find(marker)).map(|at| from + at + marker.len())
        };
        let length = if self.rest.starts_with("<!-->") {
            Some(5)
        } else if self.rest.starts_with("<!--") {
            after("-->", 4)
        } else {
            after(">", 1)
        };
        Token::Comment(self.take(length.unwrap_or(self.rest.len())))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        if let Some(name) = self.inside.take()
            && let length @ 1.. = opaque_end(self.rest, &name)
        {
            return Some(Token::Opaque(self.take(length)));
        }
        let mut bytes = self.rest.bytes();
        Some(match (bytes.next(), bytes.next(), bytes.next()) {
            (Some(b'<'), Some(b'!' | b'?'), _) => self.comment(),
            (Some(b'<'), Some(b'/'), Some(c)) if !c.is_ascii_alphabetic() => self.comment(),
            (Some(b'<'), Some(c), _) if c == b'/' || c.is_ascii_alphabetic() => self.tag(),
            _ => {
                let length = self.rest.get(1..).and_then(|rest| rest.find('<')).map_or(self.rest.len(), |at| at + 1);
                // A first character of several bytes cannot be `<`; look for the next one from the start.
                let length =
                    if self.rest.is_char_boundary(1) { length } else { self.rest.find('<').unwrap_or(self.rest.len()) };
                Token::Text(self.take(length))
            }
        })
    }
}

/// The length up to and with the `>` that ends a tag; one inside a quoted value does not.
fn tag_end(attributes: &str) -> Option<usize> {
    let mut quote = None;
    let mut after_equals = false;
    for (at, c) in attributes.char_indices() {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '>') => return Some(at + 1),
            (None, '"' | '\'') if after_equals => quote = Some(c),
            (None, _) => {}
        }
        after_equals = c == '=' || (after_equals && c.is_ascii_whitespace());
    }
    None
}

/// Where the end tag of an opaque element starts; the end of the source if it has none.
fn opaque_end(rest: &str, name: &str) -> usize {
    let ends_here = |tail: &str| {
        let found = tail.get(2..2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name));
        let next = tail.get(2 + name.len()..).and_then(|after| after.chars().next());
        found && next.is_none_or(|c| c.is_ascii_whitespace() || matches!(c, '/' | '>'))
    };
    rest.match_indices("</").find(|(at, _)| rest.get(*at..).is_some_and(ends_here)).map_or(rest.len(), |(at, _)| at)
}

/// The value of an attribute, decoded; the first one if there are several, as in browsers.
pub(crate) fn attribute(attributes: &str, wanted: &str) -> Option<String> {
    let mut rest = attributes;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() {
            return None;
        }
        let skip = usize::from(rest.starts_with('='));
        let end = |c: char| c.is_ascii_whitespace() || matches!(c, '/' | '=');
        let length = rest.get(skip..).and_then(|r| r.find(end)).map_or(rest.len(), |at| at + skip);
        let (name, after) = rest.split_at_checked(length)?;
        let (value, after) = match after.trim_start().strip_prefix('=') {
            Some(value) => attribute_value(value.trim_start()),
            None => ("", after),
        };
        if name.eq_ignore_ascii_case(wanted) {
            return Some(super::decode(value).into_owned());
        }
        rest = after;
    }
}

fn attribute_value(rest: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(body) = rest.strip_prefix(quote) {
            return body.split_once(quote).unwrap_or((body, ""));
        }
    }
    let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
    rest.split_at_checked(end).unwrap_or((rest, ""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shape(html: &str) -> String {
        tokens(html)
            .map(|token| match token {
                Token::Text(text) => format!("T({text})"),
                Token::Open { name, .. } => format!("O({name})"),
                Token::Close { name, .. } => format!("C({name})"),
                Token::Comment(_) => "!".to_owned(),
                Token::Opaque(text) => format!("X({text})"),
            })
            .collect()
    }

    #[test]
    fn tags_and_text() {
        assert_eq!(shape("a < b <p class='x>y'>é</P ><!-- <b> -->z"), "T(a )T(< b )O(p)T(é)C(p)!T(z)");
        assert_eq!(shape("<script>if (a</b>) </scr</script>x"), "O(script)X(if (a</b>) </scr)C(script)T(x)");
        assert_eq!(shape("</ x><?php echo 1 ?><b"), "!!T(<b)");
        assert_eq!(shape("<3 <>"), "T(<3 )T(<>)");
    }

    #[test]
    fn attributes() {
        let raw = " class=a data-x = 'b \"c' HREF=\"/d?e&amp;f\" disabled src=x/y";
        assert_eq!(attribute(raw, "href").as_deref(), Some("/d?e&f"));
        assert_eq!(attribute(raw, "data-x").as_deref(), Some("b \"c"));
        assert_eq!(attribute(raw, "disabled").as_deref(), Some(""));
        assert_eq!(attribute(raw, "src").as_deref(), Some("x/y"));
        assert_eq!(attribute(raw, "title"), None);
        assert_eq!(attribute("====", "x"), None);
    }

    proptest! {
        #[test]
        fn the_pieces_are_the_source(html in "[<>/!a-b\"'= é-]{0,60}") {
            let joined: String = tokens(&html).map(|token| match token {
                Token::Text(raw) | Token::Comment(raw) | Token::Opaque(raw)
                | Token::Open { raw, .. } | Token::Close { raw, .. } => raw,
            }).collect();
            prop_assert_eq!(joined, html.clone());
            attribute(&html, "b");
        }
    }
}
