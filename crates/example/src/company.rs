//! The texts of Maison Birotteau as data: people, spaces, threads, and the tour of the demo.

use std::collections::BTreeMap;

use serde::Deserialize;

/// A part of the company.
#[derive(Debug, Clone, Deserialize)]
pub struct Unit {
    /// Its key in the files.
    pub key: String,
    /// In French.
    pub name_fr: String,
    /// In English.
    pub name_en: String,
    /// The unit above, or nothing.
    #[serde(default)]
    pub parent: String,
}

/// A place where the company works.
#[derive(Debug, Clone, Deserialize)]
pub struct Site {
    /// Its key in the files.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its city.
    pub city: String,
    /// Its country.
    pub country: String,
    /// IANA name.
    pub time_zone: String,
}

/// Somebody who speaks.
#[derive(Debug, Clone, Deserialize)]
#[serde(default)]
#[derive(Default)]
pub struct Person {
    /// Their handle.
    pub handle: String,
    /// Their name.
    pub name: String,
    /// What they do, in French.
    pub title_fr: String,
    /// What they do, in English.
    pub title_en: String,
    /// Their unit's key.
    pub unit: String,
    /// Their site's key.
    pub site: String,
    /// Their manager's handle.
    pub manager: String,
    /// What they know.
    pub skills: Vec<String>,
    /// What they speak.
    pub languages: Vec<String>,
    /// The language of their screen.
    pub language: String,
    /// How to refer to them.
    pub pronouns: String,
    /// Two sentences of their own.
    pub about: String,
    /// Somebody from outside.
    pub guest: bool,
}

/// A community.
#[derive(Debug, Clone, Deserialize)]
pub struct Space {
    /// Its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its language.
    pub lang: String,
    /// Why it exists.
    pub purpose: String,
    /// visible, closed, secret.
    pub visibility: String,
    /// Whether guests see it.
    #[serde(default)]
    pub guests: bool,
    /// Whether the web does.
    #[serde(default)]
    pub web: bool,
    /// free, request, invitation.
    pub joining: String,
    /// Without the `#`.
    #[serde(default)]
    pub topics: Vec<String>,
    /// A handle.
    pub owner: String,
    /// Handles.
    #[serde(default)]
    pub animators: Vec<String>,
    /// Handles.
    #[serde(default)]
    pub moderators: Vec<String>,
    /// `all`, or units, sites and handles.
    pub members: Members,
    /// A slug, or nothing.
    #[serde(default)]
    pub parent: String,
    /// An emoji.
    pub icon: String,
}

/// Who is in a space.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum Members {
    /// Everybody of the organisation.
    Word(String),
    /// Units, sites and handles.
    List(Vec<String>),
}

/// Something that was posted, and what was answered.
#[derive(Debug, Clone, Deserialize)]
pub struct Thread {
    /// Slugs; none for the whole organisation.
    #[serde(default)]
    pub spaces: Vec<String>,
    /// A handle.
    pub author: String,
    /// note or article.
    #[serde(default)]
    pub kind: String,
    /// fr or en.
    pub lang: String,
    /// Days before the last one of the company.
    pub days: i64,
    /// Local time, `09:42`.
    pub time: String,
    /// For an article.
    #[serde(default)]
    pub title: String,
    /// For an article.
    #[serde(default)]
    pub summary: String,
    /// To the whole house.
    #[serde(default)]
    pub announcement: bool,
    /// Kept at the top of its space.
    #[serde(default)]
    pub pinned: bool,
    /// Markdown.
    pub body: String,
    /// Kinds and numbers.
    #[serde(default)]
    pub reactions: BTreeMap<String, usize>,
    /// Its answers, in the order of time.
    #[serde(default)]
    pub comment: Vec<Comment>,
}

/// An answer.
#[derive(Debug, Clone, Deserialize)]
pub struct Comment {
    /// A handle.
    pub author: String,
    /// How long after the thread: `35m`, `3h`, `2d`.
    pub after: String,
    /// An earlier answer of the same thread.
    #[serde(default)]
    pub reply_to: Option<usize>,
    /// Markdown.
    pub body: String,
    /// Kinds and numbers.
    #[serde(default)]
    pub reactions: BTreeMap<String, usize>,
}

/// Somebody to step into.
#[derive(Debug, Clone, Deserialize)]
pub struct Step {
    /// Whom.
    pub handle: String,
    /// What to look at, in French.
    pub look_fr: String,
    /// What to look at, in English.
    pub look_en: String,
}

/// What the rest of the company is made of.
#[derive(Debug, Clone, Deserialize)]
pub struct Names {
    /// First names of women.
    pub given_women: Vec<String>,
    /// First names of men.
    pub given_men: Vec<String>,
    /// Family names.
    pub family: Vec<String>,
    /// Jobs.
    pub job: Vec<Job>,
}

/// A job of a unit.
#[derive(Debug, Clone, Deserialize)]
pub struct Job {
    /// The unit's key.
    pub unit: String,
    /// In French.
    pub title_fr: String,
    /// In English.
    pub title_en: String,
    /// `f`, `m` or `both`: whom the French words fit.
    #[serde(default)]
    pub form: String,
}

#[derive(Deserialize)]
struct Units {
    unit: Vec<Unit>,
}
#[derive(Deserialize)]
struct Sites {
    site: Vec<Site>,
}
#[derive(Deserialize)]
struct People {
    person: Vec<Person>,
}
#[derive(Deserialize)]
struct Spaces {
    space: Vec<Space>,
}
#[derive(Deserialize)]
struct Threads {
    #[serde(default)]
    thread: Vec<Thread>,
}
#[derive(Deserialize)]
struct Tour {
    step: Vec<Step>,
}

/// Everything that is written of the company.
#[derive(Debug, Clone)]
pub struct Company {
    /// Its parts.
    pub units: Vec<Unit>,
    /// Its places.
    pub sites: Vec<Site>,
    /// Those who speak.
    pub people: Vec<Person>,
    /// What the others are made of.
    pub names: Names,
    /// Its communities.
    pub spaces: Vec<Space>,
    /// What was said.
    pub threads: Vec<Thread>,
}

const THREADS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/threads.rs"));

/// Reads the company's files, which are in the program.
///
/// # Errors
/// With the file and place of what is not well written.
pub fn company() -> anyhow::Result<Company> {
    let mut threads = Vec::new();
    for (name, text) in THREADS {
        threads.extend(toml::from_str::<Threads>(text).map_err(|error| anyhow::anyhow!("{name}: {error}"))?.thread);
    }
    Ok(Company {
        units: toml::from_str::<Units>(include_str!("../company/units.toml"))?.unit,
        sites: toml::from_str::<Sites>(include_str!("../company/sites.toml"))?.site,
        people: toml::from_str::<People>(include_str!("../company/people.toml"))?.person,
        names: toml::from_str(include_str!("../company/names.toml"))?,
        spaces: toml::from_str::<Spaces>(include_str!("../company/spaces.toml"))?.space,
        threads,
    })
}

/// The people to step into in the demo.
///
/// # Errors
/// When the file is not well written.
pub fn tour() -> anyhow::Result<Vec<Step>> {
    Ok(toml::from_str::<Tour>(include_str!("../company/tour.toml"))?.step)
}
