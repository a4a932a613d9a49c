//! The two languages that every string of the product exists in.

use serde::{Deserialize, Serialize};

/// A language of the interface, or of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// French, the house's first language.
    #[default]
    Fr,
    /// English.
    En,
}

impl Lang {
    /// Both, in the order in which a chooser lists them.
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// The BCP 47 tag, for `lang` attributes and the database.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// The language of a BCP 47 tag such as `fr-CA`; `None` for one that the product does not speak.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        Self::ALL.into_iter().find(|lang| lang.tag().eq_ignore_ascii_case(primary.trim()))
    }

    /// The first language of an `Accept-Language` header (RFC 9110, 12.5.4) that the product speaks, in the header's own order.
    #[must_use]
    pub fn negotiate(header: &str) -> Option<Self> {
        header.split(',').find_map(|part| Self::parse(part.split(';').next().unwrap_or(part)))
    }
}
