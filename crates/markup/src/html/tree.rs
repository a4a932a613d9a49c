//! Writing HTML whose tags are balanced and not too deep, whatever order they come in.
//!
//! Browsers repair nesting too, at a cost that hostile sources make grow with the square of their length; a source that
//! is balanced, shallow and bare of attributes leaves them nothing to repair.

/// The elements kept, by how they stand; `policy` has the same list.
const BLOCKS: [&str; 30] = [
    "blockquote",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "h1",
    "section",
];
const INLINES: [&str; 26] = [
    "a", "abbr", "b", "bdi", "br", "cite", "code", "del", "em", "i", "img", "ins", "kbd", "mark", "q", "s", "samp",
    "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
];
const VOID: [&str; 4] = ["br", "hr", "img", "wbr"];
/// Deeper tags are left out, not their content.
const DEEPEST: usize = 48;

pub(super) fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name) || super::clean::is_division(name)
}

pub(super) fn is_known(name: &str) -> bool {
    is_block(name) || INLINES.contains(&name)
}

/// HTML as it is being written.
#[derive(Default)]
pub(super) struct Tree {
    out: String,
    open: Vec<&'static str>,
}

impl Tree {
    /// Adds text that is HTML already, entities included.
    pub(super) fn text(&mut self, raw: &str) {
        if !raw.trim().is_empty() {
            self.enter_cell();
        }
        for c in raw.chars() {
            match c {
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                _ => self.out.push(c),
            }
        }
    }

    /// Starts an element; false if its name is unknown or has no place here.
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, String)]) -> bool {
        let Some(name) = BLOCKS.iter().chain(&INLINES).find(|known| **known == name) else { return false };
        self.make_room(name);
        if self.open.len() >= DEEPEST || !self.has_place_for(name) {
            return false;
        }
        self.write(name, attributes);
        true
    }

    fn write(&mut self, name: &'static str, attributes: &[(&str, String)]) {
        self.out.push('<');
        self.out.push_str(name);
        for (attribute, value) in attributes {
            self.out.push(' ');
            self.out.push_str(attribute);
            self.out.push_str("=\"");
            crate::characters::escape_into(&mut self.out, value);
            self.out.push('"');
        }
        self.out.push('>');
        if !VOID.contains(&name) {
            self.open.push(name);
        }
    }

    /// Parts of tables stand in tables only; whatever else comes between them gets a cell, or browsers would move it out.
    fn has_place_for(&mut self, name: &str) -> bool {
        let parent = self.open.last().copied().unwrap_or_default();
        match name {
            "thead" | "tbody" | "tfoot" | "caption" => parent == "table",
            "tr" => is_row_parent(parent),
            "td" | "th" if is_row_parent(parent) => {
                self.write("tr", &[]);
                true
            }
            "td" | "th" => parent == "tr",
            _ => {
                self.enter_cell();
                true
            }
        }
    }

    fn enter_cell(&mut self) {
        if self.open.last().is_some_and(|parent| is_row_parent(parent)) {
            self.write("tr", &[]);
        }
        if self.open.last() == Some(&"tr") {
            self.write("td", &[]);
        }
    }

    /// Ends the nearest open element of that name, and what is open inside it; blocks inside an inline one go on.
    pub(super) fn close(&mut self, name: &str) {
        let Some(at) = self.open.iter().rposition(|open| *open == name) else { return };
        let table = self.open.iter().rposition(|open| *open == "table").unwrap_or(0);
        if at < table {
            return;
        }
        let blocks: Vec<&'static str> = if is_block(name) {
            Vec::new()
        } else {
            self.open.iter().skip(at + 1).filter(|open| is_block(open)).copied().collect()
        };
        self.close_from(at);
        for block in blocks {
            self.open(block, &[]);
        }
    }

    pub(super) fn is_inside(&self, names: &[&str]) -> bool {
        self.open.iter().any(|open| names.contains(open))
    }

    /// How much was written so far, to come back to.
    pub(super) fn mark(&self) -> usize {
        self.out.len()
    }

    /// Takes back what was written since a mark.
    pub(super) fn take_from(&mut self, mark: usize) -> String {
        if self.out.is_char_boundary(mark) { self.out.split_off(mark) } else { String::new() }
    }

    /// Adds what was taken back.
    pub(super) fn put(&mut self, html: &str) {
        self.out.push_str(html);
    }

    pub(super) fn finish(mut self) -> String {
        self.close_from(0);
        self.out
    }

    /// Ends what may not hold the element that comes.
    fn make_room(&mut self, name: &str) {
        if is_block(name) {
            self.close_nearest(&["p"], is_block);
        }
        let is_heading = |name: &str| matches!(name, "h2" | "h3" | "h4" | "h5" | "h6");
        match name {
            "a" => self.close_nearest(&["a"], |open| is_block(open) && open != "p"),
            "li" => self.close_nearest(&["li"], |open| matches!(open, "ul" | "ol" | "table")),
            "dt" | "dd" => self.close_nearest(&["dt", "dd"], |open| matches!(open, "dl" | "table")),
            "td" | "th" => self.close_nearest(&["td", "th", "caption"], |open| matches!(open, "tr" | "table")),
            "tr" => {
                self.close_nearest(&["tr", "caption"], |open| matches!(open, "thead" | "tbody" | "tfoot" | "table"))
            }
            "thead" | "tbody" | "tfoot" | "caption" => {
                self.close_nearest(&["tr", "thead", "tbody", "tfoot", "caption"], |open| open == "table");
                self.close_nearest(&["thead", "tbody", "tfoot"], |open| open == "table");
            }
            _ if is_heading(name) => self.close_nearest(&["h2", "h3", "h4", "h5", "h6"], is_block),
            _ => {}
        }
        if name == "a" && self.is_inside(&["a"]) {
            self.close("a");
        }
    }

    fn close_nearest(&mut self, names: &[&str], stops: impl Fn(&str) -> bool) {
        let nearest = self.open.iter().rposition(|open| names.contains(open) || stops(open));
        if let Some(at) = nearest
            && self.open.get(at).is_some_and(|open| names.contains(open))
        {
            self.close_from(at);
        }
    }

    fn close_from(&mut self, at: usize) {
        while self.open.len() > at {
            let Some(name) = self.open.pop() else { return };
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
    }
}

fn is_row_parent(name: &str) -> bool {
    matches!(name, "table" | "thead" | "tbody" | "tfoot")
}
