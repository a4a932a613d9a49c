//! Turns `locales/{fr,en}/*.ftl` into Rust: one function a message, so that nothing is parsed or looked up at run time and a missing string does not compile.
//!
//! The subset of Fluent: text, `{ $argument }`, `{ -term }`, selectors on a number (exact values and plural categories) or on a word. No attributes, no
//! functions except `NUMBER($argument)`, no references to other messages.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::parser;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

const LANGS: [&str; 2] = ["fr", "en"];

/// One `.ftl` file.
struct Source {
    shown: String,
    stem: String,
    text: String,
}

/// A message as it stands in one language.
struct Message<'s> {
    place: String,
    pattern: Pattern<&'s str>,
    same: bool,
}

/// All of one language: messages by file and key, terms by name.
#[derive(Default)]
struct Locale<'s> {
    messages: BTreeMap<(&'s str, &'s str), Message<'s>>,
    terms: BTreeMap<&'s str, Message<'s>>,
}

/// What is known of an argument from how it is used.
#[derive(Default, Clone, Copy, PartialEq, Eq, Debug)]
struct Use {
    number: bool,
    word: bool,
}
type Arguments = BTreeMap<String, Use>;

/// A piece of a message, ready to be written.
#[derive(Debug, PartialEq)]
enum Part {
    Text(String),
    Argument(String),
    Select { argument: String, arms: Vec<(Key, Vec<Part>)>, default: Vec<Part> },
}

#[derive(Debug, PartialEq)]
enum Key {
    Exactly(i64),
    One,
    Other,
    Word(String),
}

/// Reads every file under `locales` and writes the module to `target`; all that is wrong is reported at once.
pub(crate) fn generate(locales: &Path, target: &Path) -> Result<(), String> {
    let mut sources = Vec::new();
    for lang in LANGS {
        let folder = locales.join(lang);
        println!("cargo::rerun-if-changed={}", folder.display());
        sources.push(read(&folder, lang).map_err(|error| format!("{}: {error}", folder.display()))?);
    }
    let mut errors = Vec::new();
    let parsed: Vec<Locale<'_>> = sources.iter().map(|files| parse(files, &mut errors)).collect();
    let [fr, en] = parsed.as_slice() else { return Err("two languages are expected".to_owned()) };
    let code = write_all(fr, en, &mut errors);
    if errors.is_empty() {
        fs::write(target, code).map_err(|error| format!("{}: {error}", target.display()))
    } else {
        Err(format!("The translations have {} faults:\n  {}", errors.len(), errors.join("\n  ")))
    }
}

fn read(folder: &Path, lang: &str) -> io::Result<Vec<Source>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let (Some(stem), Some("ftl")) =
            (path.file_stem().and_then(|name| name.to_str()), path.extension().and_then(|name| name.to_str()))
        else {
            continue;
        };
        let shown = format!("crates/shell/locales/{lang}/{stem}.ftl");
        files.push(Source { shown, stem: stem.to_owned(), text: fs::read_to_string(&path)? });
    }
    files.sort_by(|a, b| a.stem.cmp(&b.stem));
    Ok(files)
}

/// The line on which `slice`, a part of `text`, begins.
fn line(text: &str, slice: &str) -> usize {
    let offset = (slice.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    line_at(text, offset)
}

fn line_at(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

fn parse<'s>(files: &'s [Source], errors: &mut Vec<String>) -> Locale<'s> {
    let mut locale = Locale::default();
    for file in files {
        let resource = match parser::parse(file.text.as_str()) {
            Ok(resource) => resource,
            Err((resource, faults)) => {
                for fault in faults {
                    let words = fault.kind.to_string().replace("\r\n", "line break").replace('\n', "line break");
                    let line = line_at(&file.text, fault.pos.start);
                    errors.push(format!(
                        "{}:{line}: {words} (each variant of a selector has a line of its own)",
                        file.shown
                    ));
                }
                resource
            }
        };
        for entry in resource.body {
            add(&mut locale, file, entry, errors);
        }
    }
    locale
}

fn add<'s>(locale: &mut Locale<'s>, file: &'s Source, entry: Entry<&'s str>, errors: &mut Vec<String>) {
    let place = |name: &str| format!("{}:{}", file.shown, line(&file.text, name));
    match entry {
        Entry::Message(message) => {
            let (name, place) = (message.id.name, place(message.id.name));
            if !message.attributes.is_empty() {
                errors.push(format!("{place}: `{name}` has attributes; write separate messages instead"));
            }
            if KEYWORDS.contains(&snake(name).as_str()) {
                errors.push(format!("{place}: `{name}` is a word of Rust; choose another key"));
            }
            let Some(pattern) = message.value else { return };
            let same = message.comment.is_some_and(|comment| comment.content.join(" ").to_lowercase().contains("same"));
            let message = Message { place: place.clone(), pattern, same };
            if locale.messages.insert((&file.stem, name), message).is_some() {
                errors.push(format!("{place}: `{name}` is there twice"));
            }
        }
        Entry::Term(term) => {
            let (name, place) = (term.id.name, place(term.id.name));
            let message = Message { place: place.clone(), pattern: term.value, same: true };
            if locale.terms.insert(name, message).is_some() {
                errors.push(format!("{place}: `-{name}` is there twice"));
            }
        }
        Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => {}
    }
}

fn snake(name: &str) -> String {
    name.replace('-', "_").to_lowercase()
}

/// Whether an argument's name alone says that it is a number.
fn counts(name: &str) -> bool {
    name == "count" || name.ends_with("_count")
}

/// Lowers a pattern, collecting its arguments. `Err` says what the subset does not hold.
fn lower(locale: &Locale<'_>, pattern: &Pattern<&str>, depth: u8, found: &mut Arguments) -> Result<Vec<Part>, String> {
    let mut parts: Vec<Part> = Vec::new();
    for element in &pattern.elements {
        let next = match element {
            PatternElement::TextElement { value } => vec![Part::Text((*value).to_owned())],
            PatternElement::Placeable { expression } => expression_parts(locale, expression, depth, found)?,
        };
        for part in next {
            if let (Some(Part::Text(before)), Part::Text(text)) = (parts.last_mut(), &part) {
                before.push_str(text);
            } else {
                parts.push(part);
            }
        }
    }
    Ok(parts)
}

fn expression_parts(
    locale: &Locale<'_>,
    expression: &Expression<&str>,
    depth: u8,
    found: &mut Arguments,
) -> Result<Vec<Part>, String> {
    match expression {
        Expression::Inline(inline) => inline_parts(locale, inline, depth, found),
        Expression::Select { selector, variants } => {
            let argument =
                argument_of(selector, found).ok_or("a selector must be an argument such as { $count -> … }")?;
            let (mut arms, mut default) = (Vec::new(), Vec::new());
            let words = variants.iter().any(|variant| {
                matches!(variant.key, VariantKey::Identifier { name } if !matches!(name, "one" | "other" | "zero" | "two" | "few" | "many"))
            });
            for variant in variants {
                let parts = lower(locale, &variant.value, depth, found)?;
                if variant.default {
                    default = parts;
                } else {
                    arms.push((key(&variant.key, words)?, parts));
                }
            }
            // Only `*[other]`: decided by the argument's other uses.
            let only_other = arms.is_empty() && !words;
            let seen = found.entry(argument.clone()).or_default();
            if words {
                seen.word = true;
            } else if !only_other {
                seen.number = true;
            }
            Ok(vec![Part::Select { argument, arms, default }])
        }
    }
}

fn key(key: &VariantKey<&str>, words: bool) -> Result<Key, String> {
    match key {
        VariantKey::NumberLiteral { value } if words => Err(format!("[{value}] stands beside words in a selector")),
        VariantKey::NumberLiteral { value } => {
            value.parse().map(Key::Exactly).map_err(|_error| format!("[{value}] is not a whole number"))
        }
        VariantKey::Identifier { name } if words => Ok(Key::Word((*name).to_owned())),
        VariantKey::Identifier { name: "one" } => Ok(Key::One),
        VariantKey::Identifier { name: "other" } => Ok(Key::Other),
        VariantKey::Identifier { name } => Err(format!(
            "[{name}]: French and English have only [one] and [other] here; write [0] or [2] for exact numbers"
        )),
    }
}

fn argument_of(inline: &InlineExpression<&str>, found: &mut Arguments) -> Option<String> {
    match inline {
        InlineExpression::VariableReference { id } => {
            let name = snake(id.name);
            found.entry(name.clone()).or_default().number |= counts(&name);
            Some(name)
        }
        InlineExpression::FunctionReference { id, arguments } if id.name == "NUMBER" && arguments.named.is_empty() => {
            let [inner] = arguments.positional.as_slice() else { return None };
            let name = argument_of(inner, found)?;
            found.entry(name.clone()).or_default().number = true;
            Some(name)
        }
        _ => None,
    }
}

fn inline_parts(
    locale: &Locale<'_>,
    inline: &InlineExpression<&str>,
    depth: u8,
    found: &mut Arguments,
) -> Result<Vec<Part>, String> {
    if let Some(name) = argument_of(inline, found) {
        return Ok(vec![Part::Argument(name)]);
    }
    match inline {
        InlineExpression::StringLiteral { value } => Ok(vec![Part::Text(unescape(value))]),
        InlineExpression::NumberLiteral { value } => Ok(vec![Part::Text((*value).to_owned())]),
        InlineExpression::TermReference { id, attribute: None, arguments: None } => {
            let term = locale.terms.get(id.name).ok_or_else(|| format!("`-{}` is not defined", id.name))?;
            if depth > 4 {
                return Err(format!("`-{}` refers to itself", id.name));
            }
            lower(locale, &term.pattern, depth + 1, found)
        }
        InlineExpression::Placeable { expression } => expression_parts(locale, expression, depth, found),
        InlineExpression::FunctionReference { id, .. } => Err(format!("the function {} is not supported", id.name)),
        InlineExpression::MessageReference { id, .. } => {
            Err(format!("`{}`: a message cannot refer to another; make it a term (-{})", id.name, id.name))
        }
        InlineExpression::TermReference { .. } | InlineExpression::VariableReference { .. } => {
            Err("terms take no arguments and have no attributes".to_owned())
        }
    }
}

fn unescape(value: &str) -> String {
    let (mut text, mut rest) = (String::new(), value.chars());
    while let Some(letter) = rest.next() {
        if letter != '\\' {
            text.push(letter);
            continue;
        }
        match rest.next() {
            Some(kind @ ('u' | 'U')) => {
                let digits: String = rest.by_ref().take(if kind == 'u' { 4 } else { 6 }).collect();
                text.extend(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32));
            }
            Some(other) => text.push(other),
            None => {}
        }
    }
    text
}

fn write_all(fr: &Locale<'_>, en: &Locale<'_>, errors: &mut Vec<String>) -> String {
    for (here, there, lang) in [(fr, en, "en"), (en, fr, "fr")] {
        for ((file, name), message) in &here.messages {
            if !there.messages.contains_key(&(*file, *name)) {
                errors.push(format!("{}: `{name}` is missing in {lang}/{file}.ftl", message.place));
            }
        }
    }
    let (mut code, mut table) = (String::new(), String::new());
    let mut open = None;
    let mut names = BTreeMap::new();
    for ((file, name), english) in &en.messages {
        let Some(french) = fr.messages.get(&(*file, *name)) else { continue };
        if open != Some(*file) {
            if open.is_some() {
                code.push_str("}\n\n");
            }
            open = Some(*file);
            let _ = writeln!(code, "/// The strings of `{file}.ftl`.\npub mod {} {{\n    use super::*;\n", snake(file));
        }
        if let Some(other) = names.insert((file, snake(name)), name) {
            errors.push(format!("{}: `{name}` and `{other}` give the same function", english.place));
        }
        match function(name, (fr, french), (en, english)) {
            Ok((body, texts)) => {
                code.push_str(&body);
                let _ = writeln!(
                    table,
                    "    Both {{ place: {:?}, key: {name:?}, same: {}, fr: {:?}, en: {:?} }},",
                    french.place,
                    french.same || english.same,
                    texts.0,
                    texts.1
                );
            }
            Err(words) => errors.push(words),
        }
    }
    if open.is_some() {
        code.push_str("}\n");
    }
    let _ = write!(code, "\n#[cfg(test)]\npub(crate) static BOTH: &[Both] = &[\n{table}];\n");
    code
}

type In<'a, 's> = (&'a Locale<'s>, &'a Message<'s>);

/// The function of one message, and its bare text in both languages.
fn function(name: &str, fr: In<'_, '_>, en: In<'_, '_>) -> Result<(String, (String, String)), String> {
    let mut arguments = [Arguments::new(), Arguments::new()];
    let [of_fr, of_en] = &mut arguments;
    let french = lower(fr.0, &fr.1.pattern, 0, of_fr).map_err(|words| format!("{}: `{name}`: {words}", fr.1.place))?;
    let english = lower(en.0, &en.1.pattern, 0, of_en).map_err(|words| format!("{}: `{name}`: {words}", en.1.place))?;
    if !of_fr.keys().eq(of_en.keys()) {
        let list = |of: &Arguments| of.keys().map(|key| format!("${key}")).collect::<Vec<_>>().join(", ");
        return Err(format!(
            "{}: `{name}` has other arguments in French ({}) than in English ({})",
            fr.1.place,
            list(of_fr),
            list(of_en)
        ));
    }
    let mut merged = Arguments::new();
    for (key, one) in of_fr.iter().chain(of_en.iter()) {
        let both = merged.entry(key.clone()).or_default();
        both.number |= one.number;
        both.word |= one.word;
        if both.number && both.word {
            return Err(format!("{}: `{name}`: ${key} is a number in one place and a word in another", fr.1.place));
        }
        if matches!(key.as_str(), "lang" | "out_") || KEYWORDS.contains(&key.as_str()) {
            return Err(format!("{}: `{name}`: ${key} is a reserved name", fr.1.place));
        }
    }
    let texts = (flat(&french), flat(&english));
    let mut code =
        format!("    /// ```text\n    /// {}\n    /// ```\n    #[must_use]\n", texts.1.replace('\n', "\n    /// "));
    let ident = snake(name);
    if merged.is_empty() {
        let _ = writeln!(code, "    pub fn {ident}(lang: Lang) -> &'static str {{");
        let _ = writeln!(code, "        match lang {{\n            Lang::Fr => {:?},", plain(&french));
        let _ = writeln!(code, "            Lang::En => {:?},\n        }}\n    }}\n", plain(&english));
    } else {
        let _ = write!(code, "    pub fn {ident}(lang: Lang");
        for (key, how) in &merged {
            let _ = write!(code, ", {key}: {}", if how.number { "i64" } else { "&str" });
        }
        let room = texts.0.len().max(texts.1.len()) + 16 * merged.len();
        let _ = writeln!(
            code,
            ") -> String {{\n        let mut out_ = String::with_capacity({room});\n        match lang {{"
        );
        for (lang, parts) in [("Fr", &french), ("En", &english)] {
            let _ = writeln!(code, "            Lang::{lang} => {{");
            statements(&mut code, parts, lang, &merged);
            code.push_str("            }\n");
        }
        code.push_str("        }\n        out_\n    }\n\n");
    }
    Ok((code, texts))
}

fn plain(parts: &[Part]) -> String {
    parts.iter().filter_map(|part| if let Part::Text(text) = part { Some(text.as_str()) } else { None }).collect()
}

/// The text with its arguments named and its selectors spelt out, for documentation and for the typography test.
fn flat(parts: &[Part]) -> String {
    let mut text = String::new();
    for part in parts {
        match part {
            Part::Text(words) => text.push_str(words),
            Part::Argument(name) => {
                let _ = write!(text, "{{${name}}}");
            }
            Part::Select { argument, arms, default } => {
                let _ = write!(text, "{{${argument} ->");
                for (key, parts) in arms {
                    let name = match key {
                        Key::Exactly(number) => number.to_string(),
                        Key::One => "one".to_owned(),
                        Key::Other => "other".to_owned(),
                        Key::Word(word) => word.clone(),
                    };
                    let _ = write!(text, " [{name}] {}", flat(parts));
                }
                let _ = write!(text, " [*] {}}}", flat(default));
            }
        }
    }
    text
}

fn statements(code: &mut String, parts: &[Part], lang: &str, kinds: &Arguments) {
    for (at, part) in parts.iter().enumerate() {
        let next_is_words =
            matches!(parts.get(at + 1), Some(Part::Argument(name)) if kinds.get(name).is_some_and(|kind| !kind.number));
        let _ = match part {
            // French elides before a name: « Profil d’Éléonore », « Profil de Nora ».
            Part::Text(text) if lang == "Fr" && next_is_words && elides(text) => {
                let Some(Part::Argument(name)) = parts.get(at + 1) else { continue };
                writeln!(code, "crate::format::push_before(&mut out_, {text:?}, {name});")
            }
            Part::Text(text) => writeln!(code, "out_.push_str({text:?});"),
            Part::Argument(name) if kinds.get(name).is_some_and(|kind| kind.number) => {
                writeln!(code, "crate::format::push_number(&mut out_, lang, {name});")
            }
            Part::Argument(name) => writeln!(code, "out_.push_str({name});"),
            Part::Select { argument, arms, default } => {
                select(code, argument, arms, default, lang, kinds);
                Ok(())
            }
        };
    }
}

/// Whether a text ends in a word whose `e` falls before a vowel.
fn elides(text: &str) -> bool {
    let last = text.strip_suffix(' ').map(|text| text.rsplit([' ', '\u{a0}', '\n']).next().unwrap_or(text));
    last.is_some_and(|word| matches!(word.to_lowercase().as_str(), "de" | "que"))
}

fn select(
    code: &mut String,
    argument: &str,
    arms: &[(Key, Vec<Part>)],
    default: &[Part],
    lang: &str,
    kinds: &Arguments,
) {
    // CLDR cardinals for whole numbers: in French 0 and 1 are `one`, in English 1 alone. (`many`, the millions of French, reads as `other`.)
    let one = match lang {
        "Fr" => format!("{argument}.unsigned_abs() <= 1"),
        _ => format!("{argument}.unsigned_abs() == 1"),
    };
    for (key, parts) in arms {
        let _ = match key {
            Key::Exactly(number) => writeln!(code, "if {argument} == {number} {{"),
            Key::One => writeln!(code, "if {one} {{"),
            Key::Other => writeln!(code, "if !({one}) {{"),
            Key::Word(word) => writeln!(code, "if {argument} == {word:?} {{"),
        };
        statements(code, parts, lang, kinds);
        code.push_str("} else ");
    }
    code.push_str("{\n");
    statements(code, default, lang, kinds);
    code.push_str("}\n");
}

const KEYWORDS: [&str; 40] = [
    "as", "async", "await", "box", "break", "const", "continue", "crate", "do", "dyn", "else", "enum", "extern",
    "false", "final", "fn", "for", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut",
    "override", "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "use",
];
