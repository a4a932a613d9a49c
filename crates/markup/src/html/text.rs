//! The words of an HTML text without its tags.

use super::decode;
use super::scan::{Token, tokens};
use super::tree::is_block;

/// Plain text with a line for each block; scripts, comments and pictures leave nothing.
pub fn text(html: &str) -> String {
    let mut out = Lines::default();
    let mut verbatim = 0_usize;
    for token in tokens(html) {
        match token {
            Token::Text(raw) if verbatim > 0 => out.keep(&decode(raw)),
            Token::Text(raw) => out.flow(&decode(raw)),
            Token::Open { name, .. } if name == "br" => out.end_line(),
            Token::Open { name, .. } | Token::Close { name, .. } if matches!(name.as_str(), "td" | "th") => {
                out.flow(" ")
            }
            Token::Open { name, .. } if is_block(&name) => {
                out.end_block();
                verbatim += usize::from(name == "pre");
            }
            Token::Close { name, .. } if is_block(&name) => {
                out.end_block();
                verbatim -= usize::from(name == "pre" && verbatim > 0);
            }
            Token::Open { .. } | Token::Close { .. } | Token::Comment(_) | Token::Opaque(_) => {}
        }
    }
    crate::characters::harmless(out.text.trim()).into_owned()
}

#[derive(Default)]
struct Lines {
    text: String,
    space: bool,
}

impl Lines {
    fn flow(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_ascii_whitespace() {
                self.space = true;
                continue;
            }
            if std::mem::take(&mut self.space) && !self.text.is_empty() && !self.text.ends_with('\n') {
                self.text.push(' ');
            }
            self.text.push(c);
        }
    }

    fn keep(&mut self, text: &str) {
        self.text.push_str(text);
        self.space = false;
    }

    fn end_line(&mut self) {
        self.space = false;
        self.text.push('\n');
    }

    fn end_block(&mut self) {
        self.space = false;
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_lines() {
        let html = "<h2>Titre</h2>\n<p>Un &amp; <b>deux</b>,\n trois<br>quatre</p><ul><li>a<li>b</ul><pre>x\n  y</pre>";
        assert_eq!(text(html), "Titre\nUn & deux, trois\nquatre\na\nb\nx\n  y");
        assert_eq!(text("<table><tr><td>a</td><td>b</td></tr></table>"), "a b");
        assert_eq!(text("<script>x</script><!-- y -->z"), "z");
        assert_eq!(text("1 < 2 & 3 > 2"), "1 < 2 & 3 > 2");
        assert_eq!(text(""), "");
    }
}
