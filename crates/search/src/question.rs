//! From what somebody typed to what each database's index understands: a named seam.
//!
//! Words reach the index as letters and digits alone, each in quotes: nothing that is typed can be an operator.

use db::Dialect;
use kernel::{Id, Kind, Organisation};
use markup::words::{Sought, query_terms};

/// What is looked for; each has a list of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    /// People, as the viewer's kind may know them.
    People,
    /// Spaces.
    Spaces,
    /// Topics.
    Topics,
    /// Entries, and the comments under them.
    Entries,
}

impl Section {
    /// All, in the order of the page.
    pub(crate) const ALL: [Self; 4] = [Self::People, Self::Spaces, Self::Topics, Self::Entries];

    /// The word in an address.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Spaces => "spaces",
            Self::Topics => "topics",
            Self::Entries => "entries",
        }
    }

    pub(crate) fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.word() == word)
    }

    fn sign(self, viewer: Kind) -> char {
        match self {
            Self::People if viewer == Kind::Member => 'c',
            Self::People => 'p',
            Self::Spaces => 's',
            Self::Topics => 't',
            Self::Entries => 'e',
        }
    }
}

/// The term that every document of an organisation's section bears; no word of a text begins with its first character.
pub(crate) fn mark(organisation: Id<Organisation>, sign: char) -> String {
    format!("\u{e000}{organisation}{sign}")
}

/// A term as both indexes keep it: whatever they could take for more than a letter is left out.
pub(crate) fn clean(term: &str) -> String {
    term.chars()
        .filter(|c| c.is_ascii_alphanumeric() || (!c.is_ascii() && !c.is_whitespace() && *c != '\u{e000}'))
        .collect()
}

/// The words of a question, as the index may hold them.
#[derive(Debug, Clone)]
pub(crate) struct Question(Vec<Sought>);

impl Question {
    /// What is asked; `None` when there is no word in it.
    pub(crate) fn of(typed: &str) -> Option<Self> {
        let cleaned = query_terms(typed).into_iter().map(|sought| Sought {
            any: sought.any.iter().map(|term| clean(term)).filter(|term| !term.is_empty()).collect(),
            prefix: sought.prefix.map(|prefix| clean(&prefix)).filter(|prefix| prefix.chars().count() > 1),
        });
        let words: Vec<Sought> = cleaned.filter(|sought| !sought.any.is_empty()).collect();
        (!words.is_empty()).then_some(Self(words))
    }

    /// The question about one section, in the words of a database.
    pub(crate) fn about(
        &self,
        section: Section,
        organisation: Id<Organisation>,
        viewer: Kind,
        dialect: Dialect,
    ) -> String {
        let words = self.0.iter().map(|sought| {
            let exact = sought.any.iter().map(|term| quoted(term, dialect));
            let begun = sought.prefix.iter().map(|prefix| match dialect {
                Dialect::Sqlite => format!("{}*", quoted(prefix, dialect)),
                Dialect::Postgres => format!("{}:*", quoted(prefix, dialect)),
            });
            let or = if dialect == Dialect::Sqlite { " OR " } else { " | " };
            format!("({})", exact.chain(begun).collect::<Vec<_>>().join(or))
        });
        let and = if dialect == Dialect::Sqlite { " AND " } else { " & " };
        let of_section = quoted(&mark(organisation, section.sign(viewer)), dialect);
        std::iter::once(of_section).chain(words).collect::<Vec<_>>().join(and)
    }
}

fn quoted(term: &str, dialect: Dialect) -> String {
    match dialect {
        Dialect::Sqlite => format!("\"{term}\""),
        Dialect::Postgres => format!("'{term}'"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_typed_is_an_operator() {
        for typed in ["", "   ", "\"", "%", "* OR (", "'; drop table"] {
            if let Some(question) = Question::of(typed) {
                let asked = question.about(Section::Entries, Id::new(1), Kind::Member, Dialect::Sqlite);
                assert_eq!(asked.matches('"').count() % 2, 0, "{asked}");
                assert!(!asked.contains("OR (") && !asked.contains(';'), "{asked}");
            }
        }
        let asked = Question::of("réunion équi").unwrap();
        assert_eq!(
            asked.about(Section::Entries, Id::new(7), Kind::Member, Dialect::Postgres),
            "'\u{e000}7e' & ('reunion') & ('equi' | 'equi':*)"
        );
        assert_ne!(
            asked.about(Section::People, Id::new(7), Kind::Guest, Dialect::Sqlite),
            asked.about(Section::People, Id::new(7), Kind::Member, Dialect::Sqlite)
        );
    }
}
