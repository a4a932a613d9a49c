//! The bytes of a file as the XML reader wants them: UTF-8 without a mark, line ends as `\n`, no character that XML 1.0
//! forbids, never more than the bounds, and the place in the file known to the character.

use std::io::{self, BufRead, Chain, Cursor, Read};

use super::Limits;
use super::error::{Error, ErrorKind, Part, clip};

/// How much is looked at to recognise the file.
const HEAD: u64 = 2048;
/// How much is decoded at a time.
const CHUNK: usize = 16 * 1024;

/// A line and a column, both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Position {
    line: u64,
    column: u64,
}

impl Position {
    /// The first character of a file.
    pub(super) const START: Position = Position { line: 1, column: 1 };

    /// An error at this place.
    pub(super) fn error(self, kind: ErrorKind) -> Error {
        Error { line: self.line, column: self.column, kind }
    }
}

/// The encodings that exports are found in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Windows1252,
    Latin9,
}

/// A reader that hands out clean text and stops at the bounds.
pub(super) struct Source<'a> {
    inner: Chain<Cursor<Vec<u8>>, &'a mut dyn BufRead>,
    encoding: Encoding,
    ready: Vec<u8>,
    at: usize,
    unfinished: Vec<u8>,
    after_return: bool,
    bad_bytes: bool,
    position: Position,
    total: u64,
    event: u64,
    max_total: u64,
    max_event: u64,
    dropped: u64,
    fault: Option<ErrorKind>,
    ended: bool,
}

impl<'a> Source<'a> {
    /// Looks at the beginning of a file and refuses at once what is not an export.
    pub(super) fn open(inner: &'a mut dyn BufRead, limits: &Limits) -> Result<Source<'a>, Error> {
        let mut head = Vec::new();
        let read = (&mut *inner).take(HEAD).read_to_end(&mut head);
        read.map_err(|e| Position::START.error(ErrorKind::Io { detail: clip(&e.to_string()) }))?;
        let encoding = recognise(&head).map_err(|kind| Position::START.error(kind))?;
        if head.starts_with(BOM) {
            head.drain(..BOM.len());
        }
        Ok(Source {
            inner: Cursor::new(head).chain(inner),
            encoding,
            ready: Vec::with_capacity(2 * CHUNK),
            at: 0,
            unfinished: Vec::new(),
            after_return: false,
            bad_bytes: false,
            position: Position::START,
            total: 0,
            event: 0,
            max_total: limits.file,
            // A text in CDATA needs room for its markers; a little more does no harm.
            max_event: limits.text.saturating_add(64),
            dropped: 0,
            fault: None,
            ended: false,
        })
    }

    /// Starts counting the next piece of markup or text.
    pub(super) fn begin_event(&mut self) {
        self.event = 0;
    }

    /// How many bytes the piece that is being read has so far.
    pub(super) fn event_bytes(&self) -> u64 {
        self.event
    }

    /// The place of the next character.
    pub(super) fn position(&self) -> Position {
        self.position
    }

    /// Forbidden characters left out so far.
    pub(super) fn dropped(&self) -> u64 {
        self.dropped
    }

    /// Why reading stopped, when it is for a reason of our own.
    pub(super) fn take_fault(&mut self) -> Option<ErrorKind> {
        self.fault.take()
    }

    /// Whether everything was handed out.
    pub(super) fn at_end(&self) -> bool {
        self.ended && self.at >= self.ready.len()
    }

    fn fail<T>(&mut self, kind: ErrorKind) -> io::Result<T> {
        self.fault = Some(kind);
        Err(io::Error::other("refused"))
    }

    /// Decodes the next piece; false at the end.
    fn refill(&mut self) -> io::Result<bool> {
        if self.bad_bytes {
            return self.fail(ErrorKind::NotUtf8);
        }
        self.ready.clear();
        self.at = 0;
        let mut bytes = std::mem::take(&mut self.unfinished);
        let chunk = match self.inner.fill_buf() {
            Ok(chunk) => chunk.get(..chunk.len().min(CHUNK)).unwrap_or(chunk),
            Err(error) => {
                self.unfinished = bytes;
                return Err(error);
            }
        };
        let read = chunk.len();
        bytes.extend_from_slice(chunk);
        self.inner.consume(read);
        if read == 0 {
            self.ended = true;
            return if bytes.is_empty() { Ok(false) } else { self.fail(ErrorKind::Truncated) };
        }
        self.total += u64::try_from(read).unwrap_or(u64::MAX);
        if self.total > self.max_total {
            return self.fail(ErrorKind::TooLong { what: Part::File, limit: self.max_total });
        }
        match self.encoding {
            Encoding::Utf8 => self.decode_utf8(&bytes),
            Encoding::Windows1252 => bytes.iter().for_each(|b| self.push(windows_1252(*b))),
            Encoding::Latin9 => bytes.iter().for_each(|b| self.push(latin_9(*b))),
        }
        Ok(true)
    }

    fn decode_utf8(&mut self, bytes: &[u8]) {
        // One character can be cut by the end of the piece; the rest of it waits for the next one.
        let (good, rest) = match std::str::from_utf8(bytes) {
            Ok(text) => (text, &[][..]),
            Err(error) => {
                self.bad_bytes = error.error_len().is_some();
                let (good, rest) = bytes.split_at(error.valid_up_to());
                (std::str::from_utf8(good).unwrap_or_default(), rest)
            }
        };
        good.chars().for_each(|c| self.push(c));
        if !self.bad_bytes {
            self.unfinished = rest.to_vec();
        }
    }

    fn push(&mut self, c: char) {
        let after_return = std::mem::replace(&mut self.after_return, c == '\r');
        match c {
            '\n' if after_return => {}
            '\r' => self.ready.push(b'\n'),
            c if c.is_ascii() && is_xml(c) => self.ready.push(c as u8),
            c if is_xml(c) => self.ready.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
            _ => self.dropped += 1,
        }
    }
}

impl Read for Source<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(out)?;
        self.consume(read);
        Ok(read)
    }
}

impl BufRead for Source<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.event > self.max_event {
            return self.fail(ErrorKind::TooLong { what: Part::Text, limit: self.max_event.saturating_sub(64) });
        }
        while self.at >= self.ready.len() {
            if !self.refill()? {
                return Ok(&[]);
            }
        }
        Ok(self.ready.get(self.at..).unwrap_or_default())
    }

    fn consume(&mut self, amount: usize) {
        let end = self.at.saturating_add(amount).min(self.ready.len());
        for byte in self.ready.get(self.at..end).unwrap_or_default() {
            if *byte == b'\n' {
                self.position.line += 1;
                self.position.column = 1;
            } else if byte & 0xC0 != 0x80 {
                self.position.column += 1;
            }
        }
        self.event += u64::try_from(end - self.at).unwrap_or(u64::MAX);
        self.at = end;
    }
}

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// Whether XML 1.0 lets a character stand in a document (section 2.2).
pub(super) fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{FFFD}' | '\u{10000}'..)
}

/// What a file is, by how it begins.
fn recognise(head: &[u8]) -> Result<Encoding, ErrorKind> {
    if head.starts_with(b"PK")
        || head.starts_with(b"\x1F\x8B")
        || head.starts_with(b"7z\xBC\xAF")
        || head.starts_with(b"BZh")
    {
        return Err(ErrorKind::Compressed);
    }
    if head.starts_with(b"\xFE\xFF") || head.starts_with(b"\xFF\xFE") {
        return Err(ErrorKind::Encoding { name: "UTF-16".into() });
    }
    let text = String::from_utf8_lossy(head.strip_prefix(BOM).unwrap_or(head)).trim_start().to_ascii_lowercase();
    if text.is_empty() {
        return Err(ErrorKind::Empty);
    }
    if !text.starts_with('<') {
        return Err(ErrorKind::NotXml);
    }
    let before_feed = text.split("<rss").next().unwrap_or_default();
    if before_feed.contains("<!doctype html") || before_feed.contains("<html") {
        return Err(ErrorKind::HtmlPage);
    }
    match declared_encoding(&text).as_deref() {
        None | Some("utf-8" | "utf8" | "us-ascii" | "ascii") => Ok(Encoding::Utf8),
        // What calls itself Latin 1 on the web is Windows 1252 (WHATWG Encoding Standard, 4.2).
        Some("windows-1252" | "cp1252" | "x-cp1252" | "iso-8859-1" | "latin1" | "iso8859-1") => {
            Ok(Encoding::Windows1252)
        }
        Some("iso-8859-15" | "latin9" | "latin-9" | "iso8859-15") => Ok(Encoding::Latin9),
        Some(name) => Err(ErrorKind::Encoding { name: clip(name) }),
    }
}

fn declared_encoding(text: &str) -> Option<String> {
    let declaration = text.strip_prefix("<?xml")?.split_once("?>")?.0;
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    Some(value.trim_start_matches(quote).split(quote).next()?.trim().to_owned())
}

fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    ];
    usize::from(byte).checked_sub(0x80).and_then(|i| HIGH.get(i)).copied().unwrap_or(char::from(byte))
}

fn latin_9(byte: u8) -> char {
    match byte {
        0xA4 => '€',
        0xA6 => 'Š',
        0xA8 => 'š',
        0xB4 => 'Ž',
        0xB8 => 'ž',
        0xBC => 'Œ',
        0xBD => 'œ',
        0xBE => 'Ÿ',
        other => char::from(other),
    }
}
