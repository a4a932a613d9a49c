//! People, units and sites as rows.

use super::Synth;
use super::draw::{Draw, Stage};
use super::org::UnitCore;
use super::text::push_number;
use super::{
    names::{FAMILY, GIVEN},
    words::{CITIES, City, FAMILIES, Family, SKILLS},
};
use kernel::Lang;

/// How many different pairs of names there are; beyond, names come again and handles get a number.
pub(super) const NAMES: u32 = (GIVEN.len() * FAMILY.len()) as u32;

/// Somebody who works here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// From 0, the head of the company; a manager's number is below those of their people.
    pub index: u32,
    /// Given name.
    pub given: &'static str,
    /// Family name.
    pub family: &'static str,
    /// Unique: `given.family` in ASCII, then a number from the second of that name.
    pub handle: String,
    /// What they do, in their language.
    pub title: String,
    /// The smallest unit that they are in.
    pub unit: u32,
    /// Where they work.
    pub site: u32,
    /// Whom they report to; nobody for the head of the company.
    pub manager: Option<u32>,
    /// The language that they write in.
    pub lang: Lang,
    /// BCP 47 tags of what they speak, the first one best.
    pub languages: Vec<&'static str>,
    /// Two to five, each once, in their language.
    pub skills: Vec<&'static str>,
    /// When their account was made.
    pub joined_ms: i64,
}

/// A part of the company, with everybody in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// From 0, the whole company; a parent's number is below those of its parts.
    pub index: u32,
    /// The unit above; none for the company.
    pub parent: Option<u32>,
    /// Unique, in ASCII.
    pub slug: String,
    /// Its name in French.
    pub name_fr: String,
    /// Its name in English.
    pub name_en: String,
    /// Who leads it.
    pub head: u32,
    /// Everybody in it and in its parts: the numbers from `head` on.
    pub size: u32,
    /// 0 for the company, 1 for divisions.
    pub depth: u32,
    /// The site where most of it works.
    pub site: u32,
}

/// A place of work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// From 0, the largest to be expected.
    pub index: u32,
    /// Unique, in ASCII.
    pub slug: String,
    /// The city, numbered where it has several sites.
    pub name: String,
    /// The country, as it is called there.
    pub country: &'static str,
    /// IANA time zone.
    pub time_zone: &'static str,
    /// Whole hours of difference in winter, by which its people's days are shaped.
    pub utc_offset: i32,
    /// BCP 47 tag of its working language.
    pub language: &'static str,
}

impl Synth {
    /// Everybody, managers before their people.
    pub fn people(&self) -> impl Iterator<Item = Person> {
        (0..self.shape.people).map(|index| self.person(index))
    }

    /// One person, below [`Shape::people`](super::Shape).
    #[must_use]
    pub fn person(&self, index: u32) -> Person {
        let core = self.org.person(index);
        let (given, family) = self.names_of(index);
        let lang = self.lang_of(index);
        let trade = family_of(self.org.unit(core.unit));
        let mut draw = self.draw(Stage::Person, u64::from(index));
        let native = city(core.site).language;
        let mut languages = vec![native];
        for tag in [lang.tag(), "en", "fr", "es"] {
            // Everybody speaks what they write; English is common, the others less.
            let speaks = tag == lang.tag() || draw.chance(if tag == "en" { 700 } else { 150 });
            if speaks && !languages.contains(&tag) {
                languages.push(tag);
            }
        }
        let mut skills = Vec::new();
        for _ in 0..2 + draw.below(4) {
            let list = if draw.chance(700) { trade.skills } else { SKILLS };
            let skill = draw.pick(by_lang(list, lang));
            if !skills.contains(&skill) {
                skills.push(skill);
            }
        }
        Person {
            index,
            given,
            family,
            handle: self.handle_of(index),
            title: self.title(index, trade, lang, &mut draw),
            unit: core.unit,
            site: core.site,
            manager: (index != 0).then_some(core.manager),
            lang,
            languages,
            skills,
            joined_ms: self.launch_ms(0..1, index, self.shape.people),
        }
    }

    /// The language that a person writes in: that of their site, or English; one in twelve in French-speaking places writes in English.
    #[must_use]
    pub fn lang_of(&self, person: u32) -> Lang {
        let odd = super::draw::mix(self.shape.seed ^ (u64::from(person) << 20)).is_multiple_of(12);
        if city(self.org.person(person).site).language == "fr" && !odd { Lang::Fr } else { Lang::En }
    }

    /// A person's unique handle.
    #[must_use]
    pub fn handle_of(&self, person: u32) -> String {
        let (given, family) = self.names_of(person);
        let mut handle = String::with_capacity(given.len() + family.len() + 4);
        push_ascii(given, &mut handle);
        handle.push('.');
        push_ascii(family, &mut handle);
        if person >= NAMES {
            push_number(1 + person / NAMES, &mut handle);
        }
        handle
    }

    fn names_of(&self, person: u32) -> (&'static str, &'static str) {
        let pair = self.names.of(person % NAMES) as usize;
        let given = GIVEN.get(pair % GIVEN.len()).copied().unwrap_or_default();
        (given, FAMILY.get(pair / GIVEN.len()).copied().unwrap_or_default())
    }

    fn title(&self, index: u32, trade: Family, lang: Lang, draw: &mut Draw) -> String {
        let core = self.org.person(index);
        let unit = self.org.unit(core.unit);
        let name = by_lang(trade.name, lang);
        let job = draw.pick(by_lang(trade.jobs, lang));
        let heads = unit.head == index;
        match (index, lang) {
            (0, Lang::Fr) => "Présidence".into(),
            (0, Lang::En) => "Chief Executive".into(),
            (_, Lang::Fr) if heads && unit.depth == 1 => format!("Direction {name}"),
            (_, Lang::En) if heads && unit.depth == 1 => format!("Director, {name}"),
            (_, Lang::Fr) if heads => format!("Responsable {name}"),
            (_, Lang::En) if heads => format!("Head of {name}"),
            (_, Lang::Fr) if core.size > 1 => format!("Encadrement d’équipe, {job}"),
            (_, Lang::En) if core.size > 1 => format!("Team Lead, {job}"),
            _ => job.into(),
        }
    }

    /// All units, parents first.
    pub fn units(&self) -> impl Iterator<Item = Unit> {
        (0..self.org.units.len() as u32).map(|index| self.unit(index))
    }

    /// One unit.
    #[must_use]
    pub fn unit(&self, index: u32) -> Unit {
        let core = self.org.unit(index);
        let family = family_of(core);
        let mut suffix = String::new();
        if core.depth > 0 {
            suffix.push(' ');
            suffix.push_str(city(core.home).name);
            suffix.push(' ');
            push_number(index, &mut suffix);
        }
        Unit {
            index,
            parent: (index != 0).then_some(core.parent),
            slug: format!("{}-{index}", family.slug),
            name_fr: format!("{}{suffix}", by_lang(family.name, Lang::Fr)),
            name_en: format!("{}{suffix}", by_lang(family.name, Lang::En)),
            head: core.head,
            size: core.size,
            depth: core.depth,
            site: core.home,
        }
    }

    /// All sites.
    pub fn sites(&self) -> impl Iterator<Item = Site> {
        (0..self.org.sites).map(|index| self.site(index))
    }

    /// One site.
    #[must_use]
    pub fn site(&self, index: u32) -> Site {
        let City { name, country, time_zone, utc_offset, language } = city(index);
        let mut full = name.to_owned();
        let again = index / CITIES.len() as u32;
        if again > 0 {
            full.push(' ');
            push_number(again + 1, &mut full);
        }
        let mut slug = "site-".to_owned();
        push_ascii(&full, &mut slug);
        Site { index, slug, name: full, country, time_zone, utc_offset, language }
    }
}

pub(super) fn city(site: u32) -> City {
    let city = CITIES.get(site as usize % CITIES.len()).copied();
    city.unwrap_or(City { name: "", country: "", time_zone: "UTC", utc_offset: 0, language: "en" })
}

fn family_of(unit: UnitCore) -> Family {
    let family = FAMILIES.get(unit.family as usize).copied();
    family.unwrap_or(Family { slug: "", name: ["", ""], jobs: [&[], &[]], skills: [&[], &[]] })
}

/// The French or the English of a pair.
pub(super) fn by_lang<T>([fr, en]: [T; 2], lang: Lang) -> T {
    match lang {
        Lang::Fr => fr,
        Lang::En => en,
    }
}

/// Lower case without accents, spaces as hyphens: enough for the names of our own lists.
pub(super) fn push_ascii(name: &str, out: &mut String) {
    for letter in name.chars().flat_map(char::to_lowercase) {
        out.push(match letter {
            'à' | 'á' | 'â' | 'ã' | 'ä' => 'a',
            'è' | 'é' | 'ê' | 'ë' => 'e',
            'í' | 'î' | 'ï' => 'i',
            'ó' | 'ô' | 'õ' | 'ö' => 'o',
            'ù' | 'ú' | 'û' | 'ü' => 'u',
            'ç' => 'c',
            'a'..='z' | '0'..='9' => letter,
            _ => '-',
        });
    }
}
