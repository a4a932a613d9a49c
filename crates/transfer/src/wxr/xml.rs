//! The XML of an export in steps: names with their vocabulary, texts with their references resolved, bounds kept, and
//! errors turned into ours with the place where they are.

use std::collections::HashMap;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::errors::{Error as XmlError, IllFormedError, SyntaxError};
use quick_xml::events::{BytesStart, Event};

use super::Limits;
use super::error::{Error, ErrorKind, Part, clip};
use super::source::{Position, Source, is_xml};

/// The vocabularies of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// RSS itself: no prefix.
    Rss,
    Wp,
    Content,
    Excerpt,
    Creator,
    Unknown,
}

/// A start tag.
pub(super) struct Tag {
    pub(super) space: Space,
    pub(super) name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The name, if it is of RSS.
    pub(super) fn rss(&self) -> Option<&str> {
        (self.space == Space::Rss).then_some(self.name.as_str())
    }

    /// The name, if it is of WordPress.
    pub(super) fn wp(&self) -> Option<&str> {
        (self.space == Space::Wp).then_some(self.name.as_str())
    }
}

/// One step through the file.
pub(super) enum Step {
    Open(Tag),
    Close,
    Text(String),
    End,
}

/// The steps through a file, with what is needed to say where they are.
pub(super) struct Xml<'a> {
    reader: Reader<Source<'a>>,
    limits: &'a Limits,
    buffer: Vec<u8>,
    /// Where the last step began.
    here: Position,
    depth: u64,
    spaces: HashMap<String, Space>,
    dropped: u64,
    /// WordPress declared in a version that is not read here.
    strange_space: Option<String>,
}

impl<'a> Xml<'a> {
    pub(super) fn open(input: &'a mut dyn BufRead, limits: &'a Limits) -> Result<Xml<'a>, Error> {
        let mut reader = Reader::from_reader(Source::open(input, limits)?);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true; // old exports have plain `&` in addresses
        Ok(Xml {
            reader,
            limits,
            buffer: Vec::new(),
            here: Position::START,
            depth: 0,
            spaces: HashMap::new(),
            dropped: 0,
            strange_space: None,
        })
    }

    pub(super) fn error<T>(&self, kind: ErrorKind) -> Result<T, Error> {
        Err(self.here.error(kind))
    }

    /// The next start, end or piece of text.
    pub(super) fn step(&mut self) -> Result<Step, Error> {
        let mut buffer = std::mem::take(&mut self.buffer);
        let step = loop {
            buffer.clear();
            self.here = self.reader.get_ref().position();
            self.reader.get_mut().begin_event();
            let event = match self.reader.read_event_into(&mut buffer) {
                Ok(event) => event,
                Err(error) => return Err(self.xml_error(&error)),
            };
            break match event {
                Event::Start(start) | Event::Empty(start) => Step::Open(self.tag(&start)?),
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Step::Close
                }
                Event::Text(text) => Step::Text(text.into_inner().into_owned()),
                Event::CData(text) => Step::Text(text.into_inner().into_owned()),
                Event::GeneralRef(reference) => Step::Text(self.reference(&reference.into_inner())?),
                Event::DocType(_) => return self.error(ErrorKind::Doctype),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
                Event::Eof => {
                    if self.depth > 0 {
                        return Err(self.reader.get_ref().position().error(ErrorKind::Truncated));
                    }
                    Step::End
                }
            };
        };
        self.buffer = buffer;
        Ok(step)
    }

    fn tag(&mut self, start: &BytesStart<'_>) -> Result<Tag, Error> {
        self.depth += 1;
        if self.depth > self.limits.depth {
            return self.error(ErrorKind::TooDeep { limit: self.limits.depth });
        }
        if self.reader.get_ref().event_bytes() > self.limits.tag {
            return self.error(ErrorKind::TooLong { what: Part::Tag, limit: self.limits.tag });
        }
        let mut attributes = Vec::new();
        for attribute in start.attributes().with_checks(false) {
            let attribute = match attribute {
                Ok(attribute) => attribute,
                Err(error) => return self.error(ErrorKind::Malformed { detail: clip(&error.to_string()) }),
            };
            let value = self.attribute_value(&attribute.value)?;
            attributes.push((attribute.key.into_inner().to_owned(), value));
            if u64::try_from(attributes.len()).unwrap_or(u64::MAX) > self.limits.attributes {
                return self.error(ErrorKind::TooMany { what: Part::Attributes, limit: self.limits.attributes });
            }
        }
        // Exports declare their vocabularies on the outermost element; what declares others deeper is not of them.
        if self.depth <= 2 {
            self.declare(&attributes);
        }
        let qualified = start.name().into_inner();
        let (space, name) = match qualified.split_once(':') {
            None => (Space::Rss, qualified),
            Some((prefix, name)) => (self.spaces.get(prefix).copied().unwrap_or(Space::Unknown), name),
        };
        Ok(Tag { space, name: name.to_owned(), attributes })
    }

    fn declare(&mut self, attributes: &[(String, String)]) {
        for (key, address) in attributes {
            let Some(prefix) = key.strip_prefix("xmlns:") else { continue };
            let wordpress = ["http://wordpress.org/export/", "https://wordpress.org/export/"]
                .iter()
                .find_map(|start| address.strip_prefix(start))
                .map(|rest| rest.trim_end_matches('/'));
            let space = match (wordpress, address.as_str()) {
                (Some("1.0" | "1.1" | "1.2"), _) => Space::Wp,
                (Some("1.0/excerpt" | "1.1/excerpt" | "1.2/excerpt"), _) => Space::Excerpt,
                (Some(_), _) => {
                    self.strange_space.get_or_insert_with(|| clip(address));
                    Space::Unknown
                }
                (None, "http://purl.org/rss/1.0/modules/content/") => Space::Content,
                (None, "http://purl.org/dc/elements/1.1/") => Space::Creator,
                (None, _) => Space::Unknown,
            };
            self.spaces.insert(prefix.to_owned(), space);
        }
    }

    fn attribute_value(&mut self, raw: &str) -> Result<String, Error> {
        let mut value = String::with_capacity(raw.len());
        let mut rest = raw;
        while let Some((before, after)) = rest.split_once('&') {
            value.push_str(before);
            rest = match after.split_once(';') {
                Some((name, next)) if name.len() <= 12 && !name.contains(char::is_whitespace) => {
                    value.push_str(&self.reference(name)?);
                    next
                }
                _ => {
                    value.push('&');
                    after
                }
            };
        }
        value.push_str(rest);
        Ok(value)
    }

    /// The character that a reference stands for: the five names of XML and numbers, nothing that a file defines.
    fn reference(&mut self, name: &str) -> Result<String, Error> {
        let named = match name {
            "lt" => "<",
            "gt" => ">",
            "amp" => "&",
            "quot" => "\"",
            "apos" => "'",
            _ => "",
        };
        if !named.is_empty() {
            return Ok(named.to_owned());
        }
        let Some(number) = name.strip_prefix('#') else {
            return self.error(ErrorKind::UnknownEntity { name: clip(name) });
        };
        let code = match number.strip_prefix('x') {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        match code.ok().and_then(char::from_u32) {
            Some(c) if is_xml(c) => Ok(c.to_string()),
            Some(_) => {
                self.dropped += 1;
                Ok(String::new())
            }
            None => self.error(ErrorKind::BadCharacter { found: clip(name) }),
        }
    }

    fn xml_error(&mut self, error: &XmlError) -> Error {
        let source = self.reader.get_mut();
        let (now, ended) = (source.position(), source.at_end());
        if let Some(kind) = source.take_fault() {
            // What is too long is shown where it begins, everything else where it stands.
            let long = matches!(kind, ErrorKind::TooLong { what: Part::Text, .. });
            return if long { self.here } else { now }.error(kind);
        }
        match error {
            XmlError::Io(detail) => now.error(ErrorKind::Io { detail: clip(&detail.to_string()) }),
            XmlError::Syntax(SyntaxError::InvalidBangMarkup) if !ended => {
                self.here.error(ErrorKind::Malformed { detail: clip(&error.to_string()) })
            }
            XmlError::Syntax(_) => now.error(ErrorKind::Truncated),
            XmlError::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => {
                self.here.error(ErrorKind::Mismatched { expected: clip(expected), found: clip(found) })
            }
            XmlError::IllFormed(IllFormedError::UnmatchedEndTag(found)) => {
                self.here.error(ErrorKind::Mismatched { expected: String::new(), found: clip(found) })
            }
            _ => self.here.error(ErrorKind::Malformed { detail: clip(&error.to_string()) }),
        }
    }

    /// The next element within the one that is open, or nothing when that one closes. Text between elements is ignored.
    pub(super) fn child(&mut self) -> Result<Option<Tag>, Error> {
        loop {
            match self.step()? {
                Step::Open(tag) => return Ok(Some(tag)),
                Step::Close | Step::End => return Ok(None),
                Step::Text(_) => {}
            }
        }
    }

    /// Steps over the rest of the element that is open.
    pub(super) fn skip(&mut self) -> Result<(), Error> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.step()?;
        }
        Ok(())
    }

    /// The text of the element that is open, without elements that may stand in it.
    pub(super) fn text(&mut self) -> Result<String, Error> {
        let begin = self.here;
        let mut text = String::new();
        loop {
            match self.step()? {
                Step::Text(piece) => {
                    text.push_str(&piece);
                    if u64::try_from(text.len()).unwrap_or(u64::MAX) > self.limits.text {
                        return Err(begin.error(ErrorKind::TooLong { what: Part::Text, limit: self.limits.text }));
                    }
                }
                Step::Open(_) => self.skip()?,
                Step::Close | Step::End => return Ok(text),
            }
        }
    }

    /// A short text: a name, a number, an address.
    pub(super) fn word(&mut self) -> Result<String, Error> {
        Ok(self.text()?.trim().to_owned())
    }

    /// A number that is one: 0 means "none" in exports.
    pub(super) fn number(&mut self) -> Result<Option<u64>, Error> {
        Ok(self.word()?.parse().ok().filter(|number| *number != 0))
    }

    /// Where the last step began.
    pub(super) fn here(&self) -> Position {
        self.here
    }

    /// Forbidden characters left out so far.
    pub(super) fn dropped(&self) -> u64 {
        self.dropped + self.reader.get_ref().dropped()
    }

    /// Why a file without a word of WordPress is none of its exports.
    pub(super) fn vocabulary(&self) -> Result<(), ErrorKind> {
        if self.spaces.values().any(|space| *space == Space::Wp) {
            return Ok(());
        }
        Err(self.strange_space.clone().map_or(ErrorKind::PlainFeed, |found| ErrorKind::UnknownNamespace { found }))
    }
}
