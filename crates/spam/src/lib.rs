//! Rules that tell unwanted contributions from welcome ones; pure functions on a text and its context.
//!
//! No rule decides alone, and no rule is about who somebody is: a colleague who was heard before is not held for what they
//! write, except for the same text with links again and again; a guest, and whoever writes for the first time, may be. What is held is not lost: a moderator sees it with its
//! reasons and lets it through or not. A false alarm costs a person their voice, a miss costs a moderator one click, so in
//! doubt nothing is held.

mod language;
mod linkback;
mod text;
mod vocabulary;

use std::collections::HashSet;

pub use language::Language;
pub use linkback::{Linkback, LinkbackVerdict, judge_linkback, source_key};
use vocabulary::Hits;

/// Points from which a contribution is held.
pub const HELD_FROM: u32 = 100;

/// What circumstances can add together: half of what is needed.
const MOST_FOR_CIRCUMSTANCES: u32 = 50;

const DAY: i64 = 24 * 3600 * 1000;
/// A thread older than this is late to join …
const LATE: i64 = 180 * DAY;
/// … if it has been quiet for this long.
const QUIET: i64 = 90 * DAY;

/// What somebody wrote.
#[derive(Clone, Copy, Debug, Default)]
pub struct Contribution<'a> {
    /// Name under it.
    pub author_name: &'a str,
    /// Site that the author gives, or nothing.
    pub author_url: &'a str,
    /// Whether the author is of the organisation and wrote before in it.
    pub known: bool,
    /// Whether nothing of theirs was shown before: in an import, nothing under their name came before.
    pub first: bool,
    /// Text with its title, plain or HTML.
    pub text: &'a str,
    /// How often the same text was written elsewhere lately, by anybody.
    pub repeated: u32,
}

/// Where they wrote it. Times are in milliseconds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Thread<'a> {
    /// The article with its title, plain or HTML.
    pub article: &'a str,
    /// The comment that is answered.
    pub parent: Option<&'a str>,
    /// When the article was published, since 1970.
    pub published_at: i64,
    /// Age of the article when the contribution came; negative if it came before, which says nothing.
    pub age: i64,
    /// When somebody last wrote here before, since 1970; nothing if nobody did.
    pub last_activity: Option<i64>,
}

/// One thing that speaks against a contribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It came late to a thread that had gone quiet.
    LateInQuietThread {
        /// Age of the article in days.
        days: i64,
    },
    /// It is made of sentences of the article.
    CopiedFromArticle {
        /// How much of it, in percent.
        percent: u32,
        /// Whether it shows that it quotes.
        quoted: bool,
    },
    /// It is made of sentences of what it answers.
    CopiedFromParent {
        /// How much of it, in percent.
        percent: u32,
        /// Whether it shows that it quotes.
        quoted: bool,
    },
    /// It has words that sell.
    Promotion {
        /// Those that seldom have another use.
        strong: Vec<String>,
        /// Those that also have honest uses.
        weak: Vec<String>,
    },
    /// It links to places that the article does not link to.
    Links {
        /// How many.
        count: usize,
        /// Whether in the notation of forums, which does nothing here.
        forum_notation: bool,
    },
    /// The name under it is an address or sells something.
    NameAdvertises {
        /// Whether as a whole link, or with words that seldom have another use.
        evident: bool,
    },
    /// The name under it is a row of common words rather than a name.
    NameIsPhrase,
    /// A linked address sells something.
    AddressAdvertises,
    /// Nobody here knows the author.
    FirstOfUnknownAuthor,
    /// It praises without naming anything.
    GenericPraise,
    /// It shares no word with the thread.
    Unrelated,
    /// It is in another language than the thread.
    OtherLanguage {
        /// Which.
        language: Language,
    },
    /// The same text stands in several places.
    Repeated {
        /// In how many others.
        times: u32,
    },
}

impl Reason {
    /// How much it speaks against a contribution.
    #[must_use]
    pub fn points(&self) -> u32 {
        match self {
            Reason::LateInQuietThread { .. } => 30,
            Reason::CopiedFromArticle { quoted, .. } | Reason::CopiedFromParent { quoted, .. } => {
                if *quoted {
                    25
                } else {
                    60
                }
            }
            Reason::Promotion { strong, weak } => {
                let strong = match strong.len() {
                    0 => 0,
                    1 => 55,
                    _ => 100,
                };
                let weak = match weak.len() {
                    0 => 0,
                    1 => 20,
                    2 | 3 => 45,
                    _ => 70,
                };
                strong + weak
            }
            Reason::Links { count, forum_notation } => {
                let count = match count {
                    0 => 0,
                    1 => 15,
                    2 => 30,
                    _ => 50,
                };
                count + if *forum_notation { 30 } else { 0 }
            }
            Reason::NameAdvertises { evident } => {
                if *evident {
                    85
                } else {
                    50
                }
            }
            Reason::NameIsPhrase | Reason::FirstOfUnknownAuthor => 15,
            Reason::AddressAdvertises => 35,
            Reason::GenericPraise => 30,
            Reason::Unrelated => 20,
            Reason::OtherLanguage { language: Language::French | Language::English } => 10,
            Reason::OtherLanguage { .. } => 35,
            Reason::Repeated { .. } => 60,
        }
    }

    /// Its kind, in a word that is stored and never changes.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Reason::LateInQuietThread { .. } => "late",
            Reason::CopiedFromArticle { .. } => "copied-article",
            Reason::CopiedFromParent { .. } => "copied-parent",
            Reason::Promotion { .. } => "promotion",
            Reason::Links { .. } => "links",
            Reason::NameAdvertises { .. } => "name-advertises",
            Reason::NameIsPhrase => "name-is-phrase",
            Reason::AddressAdvertises => "address-advertises",
            Reason::FirstOfUnknownAuthor => "unknown-author",
            Reason::GenericPraise => "generic-praise",
            Reason::Unrelated => "unrelated",
            Reason::OtherLanguage { .. } => "language",
            Reason::Repeated { .. } => "repeated",
        }
    }

    /// What explains it, by names that are stored with its [`Reason::code`]: numbers in digits, words separated by commas, truths as `yes` or `no`.
    #[must_use]
    pub fn params(&self) -> Vec<(&'static str, String)> {
        let truth = |value: bool| if value { "yes" } else { "no" }.to_owned();
        match self {
            Reason::LateInQuietThread { days } => vec![("days", days.to_string())],
            Reason::CopiedFromArticle { percent, quoted } | Reason::CopiedFromParent { percent, quoted } => {
                vec![("percent", percent.to_string()), ("quoted", truth(*quoted))]
            }
            Reason::Promotion { strong, weak } => vec![("strong", strong.join(", ")), ("weak", weak.join(", "))],
            Reason::Links { count, forum_notation } => {
                vec![("count", count.to_string()), ("forum", truth(*forum_notation))]
            }
            Reason::NameAdvertises { evident } => vec![("evident", truth(*evident))],
            Reason::OtherLanguage { language } => vec![("language", language.code().to_owned())],
            Reason::Repeated { times } => vec![("times", times.to_string())],
            Reason::NameIsPhrase
            | Reason::AddressAdvertises
            | Reason::FirstOfUnknownAuthor
            | Reason::GenericPraise
            | Reason::Unrelated => Vec::new(),
        }
    }

    /// Whether it is about what was written; being new, late or from elsewhere is no fault, however much of it comes
    /// together.
    #[must_use]
    pub fn is_about_content(&self) -> bool {
        !matches!(
            self,
            Reason::LateInQuietThread { .. }
                | Reason::FirstOfUnknownAuthor
                | Reason::NameIsPhrase
                | Reason::Unrelated
                | Reason::OtherLanguage { .. }
        )
    }
}

/// What the rules say of a contribution.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Points of the reasons together; those for circumstances (late, new, from elsewhere) have a bound.
    pub score: u32,
    /// What speaks against it, for the moderator.
    pub reasons: Vec<Reason>,
    /// Whether it waits for a moderator.
    pub held: bool,
}

/// Judges a contribution in its thread.
#[must_use]
pub fn judge(contribution: &Contribution<'_>, thread: &Thread<'_>) -> Verdict {
    let contribution = &Contribution { text: text::beginning(contribution.text), ..*contribution };
    let thread =
        &Thread { article: text::beginning(thread.article), parent: thread.parent.map(text::beginning), ..*thread };
    let article = text::words(&text::without_markup(thread.article));
    let parent = text::words(&text::without_markup(thread.parent.unwrap_or_default()));
    let plain = text::without_markup(contribution.text);
    let words = text::words(&plain);
    let links = foreign_links(contribution.text, thread);

    let mut reasons = Vec::new();
    reasons.extend(late(thread));
    let quoted = text::quotes(contribution.text);
    if let Some(percent) = copied_percent(&words, &article) {
        reasons.push(Reason::CopiedFromArticle { percent, quoted });
    } else if let Some(percent) = copied_percent(&words, &parent) {
        reasons.push(Reason::CopiedFromParent { percent, quoted });
    }
    reasons.extend(promotion(&words, &article, links.is_empty()));
    let forum_notation = contribution.text.to_lowercase().contains("[url");
    if !links.is_empty() || forum_notation {
        reasons.push(Reason::Links { count: links.len(), forum_notation });
    }
    reasons.extend(name(contribution, &article));
    if address_advertises(contribution, &links, &article) {
        reasons.push(Reason::AddressAdvertises);
    }
    if contribution.first && !contribution.known {
        reasons.push(Reason::FirstOfUnknownAuthor);
    }
    reasons.extend(subject(thread, &plain, &words, &article, &parent));
    if contribution.repeated >= 3 {
        reasons.push(Reason::Repeated { times: contribution.repeated });
    }

    let points = |content: bool| -> u32 {
        reasons.iter().filter(|reason| reason.is_about_content() == content).map(Reason::points).sum()
    };
    let score = points(true) + points(false).min(MOST_FOR_CIRCUMSTANCES);
    let held = if contribution.known {
        contribution.repeated >= 5 && !links.is_empty()
    } else {
        score >= HELD_FROM && reasons.len() >= 2 && reasons.iter().any(Reason::is_about_content)
    };
    Verdict { score, reasons, held }
}

fn late(thread: &Thread<'_>) -> Option<Reason> {
    let now = thread.published_at.saturating_add(thread.age);
    let quiet = thread.last_activity.map_or(thread.age, |last| now.saturating_sub(last));
    (thread.age > LATE && quiet > QUIET).then_some(Reason::LateInQuietThread { days: thread.age / DAY })
}

/// How much of a text is copied, if there is next to nothing else in it.
fn copied_percent(words: &[String], from: &[String]) -> Option<u32> {
    let copied = text::copied(words, from);
    let own = words.len().saturating_sub(copied);
    if copied < 8 || own * 4 > copied {
        return None;
    }
    u32::try_from(copied * 100 / words.len().max(1)).ok()
}

fn promotion(words: &[String], article: &[String], without_links: bool) -> Option<Reason> {
    let Hits { mut strong, mut weak } = vocabulary::promotion(words, article);
    if without_links && vocabulary::is_about_spam(words) {
        // Who complains of such messages has to name them.
        weak.append(&mut strong);
        weak.truncate(1);
    }
    (!strong.is_empty() || !weak.is_empty()).then_some(Reason::Promotion { strong, weak })
}

fn foreign_links(text: &str, thread: &Thread<'_>) -> Vec<String> {
    let article = text::links(thread.article);
    let own: HashSet<&str> = article.iter().map(|link| text::host(link)).collect();
    text::links(text).into_iter().filter(|link| !own.contains(text::host(link))).collect()
}

fn name(contribution: &Contribution<'_>, article: &[String]) -> Option<Reason> {
    let name = contribution.author_name.trim();
    let sells = vocabulary::promotion(&text::words(name), article);
    if !sells.is_empty() || !text::links(name).is_empty() {
        let is_link = name.contains("://") || name.to_lowercase().starts_with("www.");
        return Some(Reason::NameAdvertises { evident: is_link || !sells.strong.is_empty() });
    }
    let particles =
        ["de", "du", "des", "d", "la", "le", "van", "von", "der", "den", "di", "da", "dos", "el", "al", "bin"];
    let parts: Vec<&str> = name.split_whitespace().collect();
    let is_phrase = parts.len() >= 3
        && parts.iter().all(|part| part.chars().all(|c| c.is_lowercase() || c.is_ascii_digit()))
        && !parts.iter().any(|part| particles.contains(part));
    is_phrase.then_some(Reason::NameIsPhrase)
}

fn address_advertises(contribution: &Contribution<'_>, links: &[String], article: &[String]) -> bool {
    let own = text::links(contribution.author_url);
    links.iter().chain(&own).any(|link| {
        // `cheap-shoes.example` and `shop.example/cheap-shoes` alike.
        let words = text::words(link);
        !vocabulary::promotion(&words, article).is_empty()
    })
}

/// Rules on what the text is about.
fn subject(
    thread: &Thread<'_>,
    plain: &str,
    words: &[String],
    article: &[String],
    parent: &[String],
) -> Option<Reason> {
    let topics = text::topics(words);
    let mut around = text::topics(article);
    around.extend(text::topics(parent));
    let shared: Vec<&String> = topics.intersection(&around).collect();
    if vocabulary::is_generic_praise(words, &shared) {
        return Some(Reason::GenericPraise);
    }
    let language = language::guess(plain, words);
    let own = language::guess(&text::without_markup(thread.article), article);
    if let (Some(language), Some(own)) = (language, own)
        && language != own
    {
        return Some(Reason::OtherLanguage { language });
    }
    (topics.len() >= 10 && shared.is_empty()).then_some(Reason::Unrelated)
}

#[cfg(test)]
mod tests;
