//! What a profile may hold.

use kernel::{Error, Lang, Result, Say};
use markup::words::one_line;
use shell::t::{common, people as say};

/// The most characters of the introduction.
pub(crate) const MAX_ABOUT: u32 = 5000;
/// The most characters of a line.
pub(crate) const MAX_LINE: u32 = 120;
const MAX_SKILLS: usize = 30;
const MAX_LINKS: usize = 10;
const MAX_LANGUAGES: usize = 12;

/// A profile as somebody wrote it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewProfile {
    /// What they do.
    pub title: String,
    /// Markdown.
    pub about: String,
    /// How to refer to them.
    pub pronouns: String,
    /// An address that others may see.
    pub email_shown: String,
    /// A telephone number.
    pub phone: String,
    /// Languages by name or BCP 47 tag, separated by commas.
    pub languages: String,
    /// Addresses, one a line.
    pub links: String,
    /// Separated by commas.
    pub skills: String,
}

impl NewProfile {
    /// The fields by their names in the form.
    fn fields(&self) -> [(&'static str, &str); 8] {
        [
            ("title", &self.title),
            ("about", &self.about),
            ("pronouns", &self.pronouns),
            ("email_shown", &self.email_shown),
            ("phone", &self.phone),
            ("languages", &self.languages),
            ("links", &self.links),
            ("skills", &self.skills),
        ]
    }

    /// Which fields are not as they were.
    pub(super) fn changed_since(&self, before: &Self) -> Vec<&'static str> {
        let differs =
            |name: &str, new: &str, old: &str| if name == "skills" { folded(new) != folded(old) } else { new != old };
        self.fields()
            .into_iter()
            .zip(before.fields())
            .filter(|(new, old)| differs(new.0, new.1, old.1))
            .map(|(new, _)| new.0)
            .collect()
    }

    /// The skills, each once.
    pub(super) fn skill_names(&self) -> Vec<&str> {
        self.skills.split(", ").filter(|name| !name.is_empty()).collect()
    }

    /// The same, trimmed and put in the form in which it is kept.
    pub(super) fn checked(&self) -> Result<Self> {
        Ok(Self {
            title: line("title", &self.title)?,
            about: bounded("about", self.about.trim(), MAX_ABOUT)?,
            pronouns: line("pronouns", &self.pronouns)?,
            email_shown: email(&self.email_shown)?,
            phone: phone(&self.phone)?,
            languages: languages(&self.languages)?,
            links: links(&self.links)?,
            skills: skills(&self.skills)?,
        })
    }
}

/// Skills as they are compared: in any order and spelling.
fn folded(skills: &str) -> Vec<String> {
    let mut names: Vec<String> = skills.split(", ").map(markup::words::fold).collect();
    names.sort();
    names
}

fn invalid<T>(field: &'static str, say: Say) -> Result<T> {
    Err(Error::Invalid(field, say))
}

fn bounded(field: &'static str, text: &str, most: u32) -> Result<String> {
    if text.chars().count() > most as usize {
        return invalid(field, say::error_too_long);
    }
    Ok(text.to_owned())
}

fn line(field: &'static str, text: &str) -> Result<String> {
    bounded(field, &one_line(text), MAX_LINE)
}

fn email(text: &str) -> Result<String> {
    let text = line("email_shown", text)?;
    let holds =
        text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'));
    if !text.is_empty() && (!holds || text.contains([' ', '<', '>', '"', ',', '?', '&'])) {
        return invalid("email_shown", common::field_email);
    }
    Ok(text)
}

fn phone(text: &str) -> Result<String> {
    let text = line("phone", text)?;
    if !text.chars().all(|c| c.is_ascii_digit() || "+-. ()/#*".contains(c) || c.is_ascii_alphabetic()) {
        return invalid("phone", say::error_phone);
    }
    Ok(text)
}

/// Each address begins with `https://` and names a host; nothing else is ever followed from a profile.
fn links(text: &str) -> Result<String> {
    let mut kept: Vec<&str> = Vec::new();
    for link in text.split_whitespace() {
        let host = link.strip_prefix("https://").map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
        let holds = host.is_some_and(|host| host.contains('.') && !host.contains('@') && !host.starts_with('.'));
        if !holds || link.len() > 500 || link.contains(['"', '<', '>', '\\']) || link.chars().any(char::is_control) {
            return invalid("links", common::field_url);
        }
        if !kept.contains(&link) {
            kept.push(link);
        }
    }
    if kept.len() > MAX_LINKS {
        return invalid("links", say::error_too_many);
    }
    Ok(kept.join("\n"))
}

fn skills(text: &str) -> Result<String> {
    let mut kept: Vec<(String, String)> = Vec::new();
    for name in text.split([',', ';', '\n']) {
        let name = one_line(name);
        if name.chars().count() > 60 {
            return invalid("skills", say::error_too_long);
        }
        let fold = markup::words::fold(&name);
        if !fold.is_empty() && !kept.iter().any(|(_, known)| *known == fold) {
            kept.push((name, fold));
        }
    }
    if kept.len() > MAX_SKILLS {
        return invalid("skills", say::error_too_many);
    }
    kept.sort_by(|a, b| a.1.cmp(&b.1));
    Ok(kept.into_iter().map(|(name, _)| name).collect::<Vec<_>>().join(", "))
}

type Name = fn(Lang) -> &'static str;

/// The languages that have a name here in both languages; any other is kept as it was written.
const LANGUAGES: [(&str, Name); 25] = [
    ("fr", say::language_fr),
    ("en", say::language_en),
    ("es", say::language_es),
    ("de", say::language_de),
    ("it", say::language_it),
    ("pt", say::language_pt),
    ("nl", say::language_nl),
    ("pl", say::language_pl),
    ("ro", say::language_ro),
    ("ru", say::language_ru),
    ("uk", say::language_uk),
    ("tr", say::language_tr),
    ("ar", say::language_ar),
    ("zh", say::language_zh),
    ("ja", say::language_ja),
    ("ko", say::language_ko),
    ("br", say::language_br),
    ("oc", say::language_oc),
    ("ca", say::language_ca),
    ("eu", say::language_eu),
    ("co", say::language_co),
    ("el", say::language_el),
    ("he", say::language_he),
    ("vi", say::language_vi),
    ("wo", say::language_wo),
];

/// Names in either language, or tags, to tags.
fn languages(text: &str) -> Result<String> {
    let mut kept: Vec<String> = Vec::new();
    for word in text.split([',', ';', '\n']).map(str::trim).filter(|word| !word.is_empty()) {
        let fold = markup::words::fold(word);
        let named = |name: Name| Lang::ALL.into_iter().any(|lang| markup::words::fold(name(lang)) == fold);
        let tag = match LANGUAGES.iter().find(|(tag, name)| *tag == fold || named(*name)) {
            Some((tag, _)) => (*tag).to_owned(),
            None if is_tag(word) || is_language(word) => word.to_owned(),
            None => return invalid("languages", say::error_language),
        };
        if !kept.contains(&tag) {
            kept.push(tag);
        }
    }
    if kept.len() > MAX_LANGUAGES {
        return invalid("languages", say::error_too_many);
    }
    Ok(kept.join(","))
}

/// The shape of a BCP 47 tag: two or three letters, then parts of up to eight letters and digits.
fn is_tag(word: &str) -> bool {
    let mut parts = word.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// Whether a word can be what somebody calls a language.
fn is_language(word: &str) -> bool {
    word.chars().count() <= 40
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’' | '(' | ')'))
}

/// The names of the languages of a stored list.
pub(super) fn language_names(lang: Lang, tags: &str) -> Vec<String> {
    let name = |tag: &str| {
        LANGUAGES
            .iter()
            .find(|(known, _)| *known == tag)
            .map_or_else(|| tag.to_owned(), |(_, name)| name(lang).to_owned())
    };
    tags.split(',').filter(|tag| !tag.is_empty()).map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_is_kept_in_one_form() {
        let typed = NewProfile {
            title: "  Chef   de  projet ".into(),
            languages: "Français, english; pt-BR, fr".into(),
            links: "https://a.example/x\nhttps://a.example/x https://b.example".into(),
            skills: "Vente, écoute ; vente,\n , Écoute".into(),
            ..NewProfile::default()
        };
        let kept = typed.checked().unwrap();
        assert_eq!((kept.title.as_str(), kept.languages.as_str()), ("Chef de projet", "fr,en,pt-BR"));
        assert_eq!(kept.links, "https://a.example/x\nhttps://b.example");
        assert_eq!(kept.skill_names(), ["écoute", "Vente"]);
        assert_eq!(kept.checked().unwrap(), kept);
    }

    #[test]
    fn what_does_not_hold_is_said_of_its_field() {
        let refused = |new: NewProfile| match new.checked() {
            Err(Error::Invalid(field, _)) => field,
            other => panic!("{other:?}"),
        };
        for link in [
            "http://a.example",
            "javascript:alert(1)",
            "https://user@a.example",
            "https://nohost",
            "https://a.example/\"x",
        ] {
            assert_eq!(refused(NewProfile { links: link.into(), ..NewProfile::default() }), "links", "{link}");
        }
        assert_eq!(refused(NewProfile { email_shown: "nobody".into(), ..NewProfile::default() }), "email_shown");
        assert_eq!(refused(NewProfile { languages: "<b>".into(), ..NewProfile::default() }), "languages");
        assert_eq!(refused(NewProfile { phone: "<b>".into(), ..NewProfile::default() }), "phone");
        assert_eq!(refused(NewProfile { about: "x".repeat(5001), ..NewProfile::default() }), "about");
    }
}
