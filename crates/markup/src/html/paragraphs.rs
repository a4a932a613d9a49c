//! Paragraphs of articles that were stored without them: WordPress's rule, in one pass.

use super::scan::{Token, tokens};
use super::tree::is_block;

/// Blank lines become paragraphs and single line breaks `<br>`, except inside `pre` and around blocks; an article made
/// of editor blocks (`<!-- wp:… -->`) has its paragraphs already and only loses the comments.
pub fn paragraphs(html: &str) -> String {
    let made_of_blocks = html.contains("<!-- wp:");
    let unified = html.replace("\r\n", "\n").replace('\r', "\n");
    let mut writer = Writer::default();
    for token in tokens(&unified) {
        match token {
            Token::Comment(_) => {}
            Token::Text(raw) | Token::Opaque(raw) | Token::Open { raw, .. } | Token::Close { raw, .. }
                if made_of_blocks =>
            {
                writer.out.push_str(raw);
            }
            token => writer.take(token),
        }
    }
    writer.flush();
    writer.out.trim().to_owned()
}

/// Blocks inside more blocks than this are written as if they were not there.
const DEEPEST: usize = 100;

#[derive(Default)]
struct Writer {
    out: String,
    /// The paragraph being written.
    line: String,
    /// The open blocks.
    open: Vec<String>,
    /// Whether words were written in this block already.
    follows: bool,
}

impl Writer {
    fn take(&mut self, token: Token<'_>) {
        match token {
            Token::Open { name, raw, .. } if is_block(&name) => {
                self.flush();
                self.follows = false;
                self.out.push_str(raw);
                if name != "hr" && self.open.len() < DEEPEST {
                    self.open.push(name);
                }
            }
            Token::Close { name, raw } if is_block(&name) => {
                self.flush();
                self.follows = false;
                self.out.push_str(raw);
                if let Some(at) = self.open.iter().rposition(|open| *open == name) {
                    self.open.truncate(at);
                }
            }
            Token::Text(raw) if !self.is_verbatim() => self.words(raw),
            Token::Text(raw) | Token::Opaque(raw) | Token::Comment(raw) => self.line.push_str(raw),
            Token::Open { raw, .. } | Token::Close { raw, .. } => self.line.push_str(raw),
        }
    }

    fn words(&mut self, text: &str) {
        let mut lines = text.split('\n').peekable();
        self.line.push_str(lines.next().unwrap_or_default());
        while let Some(line) = lines.next() {
            self.line.push('\n');
            // Two line breaks with nothing between them end the paragraph.
            if line.trim().is_empty() && lines.peek().is_some() {
                self.flush();
            }
            self.line.push_str(line);
        }
    }

    fn is_verbatim(&self) -> bool {
        self.open.iter().any(|open| open == "pre")
    }

    fn flush(&mut self) {
        let line = std::mem::take(&mut self.line);
        if self.is_verbatim() {
            self.out.push_str(&line);
            return;
        }
        let words = line.trim();
        if words.is_empty() {
            return;
        }
        let broken = with_breaks(words);
        match self.open.last().map(String::as_str) {
            None | Some("blockquote" | "div" | "section" | "article" | "main" | "aside" | "center" | "body") => {
                self.out.push_str("<p>");
                self.out.push_str(&broken);
                self.out.push_str("</p>\n");
            }
            Some(_) => {
                // A second paragraph of a cell or a list item stays in it.
                if std::mem::replace(&mut self.follows, true) {
                    self.out.push_str("<br>\n");
                }
                self.out.push_str(&broken);
            }
        }
    }
}

/// One `<br>` for each line break, none where there is one already.
fn with_breaks(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for (at, line) in words.split('\n').map(str::trim).filter(|line| !line.is_empty()).enumerate() {
        if at > 0 {
            out.push_str(if out.ends_with("<br>") || out.ends_with("<br />") || out.ends_with("<br/>") {
                "\n"
            } else {
                "<br>\n"
            });
        }
        out.push_str(line);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_part_and_single_ones_break() {
        assert_eq!(
            paragraphs("Un\ndeux\r\n\r\ntrois <b>quatre</b>\n \ncinq"),
            "<p>Un<br>\ndeux</p>\n<p>trois <b>quatre</b></p>\n<p>cinq</p>"
        );
        assert_eq!(paragraphs("a<br />\nb"), "<p>a<br />\nb</p>");
        assert_eq!(paragraphs(""), "");
    }

    #[test]
    fn blocks_stand_alone() {
        assert_eq!(
            paragraphs("avant\n<h2>Titre</h2>\naprès\n\n<ul>\n<li>a\nb</li>\n</ul>\n<blockquote>c</blockquote>"),
            "<p>avant</p>\n<h2>Titre</h2><p>après</p>\n<ul><li>a<br>\nb</li></ul><blockquote><p>c</p>\n</blockquote>"
        );
        assert_eq!(paragraphs("<p>a\n\nb</p>"), "<p>a<br>\nb</p>");
    }

    #[test]
    fn preformatted_text_and_editor_blocks_stay() {
        assert_eq!(paragraphs("<pre>a\n\n<b>b</b>\n</pre>"), "<pre>a\n\n<b>b</b>\n</pre>");
        assert_eq!(
            paragraphs(
                "<!-- wp:paragraph {\"x\":1} -->\n<p>a\n\nb</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:html --><i>c</i>"
            ),
            "<p>a\n\nb</p>\n\n\n<i>c</i>"
        );
    }
}
