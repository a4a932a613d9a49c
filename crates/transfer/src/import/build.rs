//! What will be written, complete but for its ids.

use kernel::{Entry, Id, Lang};
use markup::{typography, words};
use spam::Verdict;

use super::text::{self, Body};
use crate::wxr::{Comment, Item, TermName};

/// Characters of a title, as in the form for articles.
const TITLE: usize = 200;

/// An item that comes, or that is here, with what is new of it.
#[derive(Clone, Debug)]
pub(super) struct Planned {
    pub(super) place: Place,
    pub(super) addresses: Vec<String>,
    /// Each after what it answers.
    pub(super) remarks: Vec<Remark>,
    pub(super) linkbacks: Vec<Linkback>,
}

/// Where comments go.
#[derive(Clone, Debug)]
pub(super) enum Place {
    /// To an article that comes with them.
    New(Box<Article>),
    /// To one that came before.
    Here(Id<Entry>),
}

/// An article as it will stand.
#[derive(Clone, Debug)]
pub(super) struct Article {
    pub(super) origin: String,
    /// The place of the author among those needed.
    pub(super) author: Option<usize>,
    pub(super) byline: Option<String>,
    pub(super) published: i64,
    pub(super) lang: Lang,
    pub(super) title: String,
    pub(super) slug: String,
    pub(super) summary: String,
    pub(super) source: String,
    pub(super) html: String,
    pub(super) card: String,
    pub(super) minutes: u32,
    /// Slug and name.
    pub(super) topics: Vec<(String, String)>,
}

/// A comment as it will stand.
#[derive(Clone, Debug)]
pub(super) struct Remark {
    pub(super) origin: String,
    /// The origin of what it answers.
    pub(super) parent: Option<String>,
    pub(super) author: Option<usize>,
    pub(super) byline: Option<String>,
    pub(super) byline_url: Option<String>,
    pub(super) published: i64,
    pub(super) lang: Lang,
    pub(super) title: String,
    pub(super) source: String,
    pub(super) html: String,
    /// Why it waits for a moderator, if it does.
    pub(super) held: Option<Verdict>,
}

/// A page elsewhere that links to an article.
#[derive(Clone, Debug)]
pub(super) struct Linkback {
    pub(super) origin: String,
    pub(super) source: String,
    pub(super) title: String,
    pub(super) excerpt: String,
    pub(super) published: i64,
    pub(super) held: bool,
}

/// The language of a text, if it is one of ours.
pub(super) fn language(html: &str) -> Option<Lang> {
    markup::language(&markup::html::text(html)).and_then(Lang::parse)
}

/// The texts of an article; whose it is comes from elsewhere.
pub(super) fn article(item: &Item, origin: String, published: i64, lang: Lang) -> (Article, Body) {
    let mut body = text::body(&item.content_html);
    let (mut title, mut summary) = (text::words(&item.title, TITLE), text::words(&item.excerpt, 2_000));
    if title.is_empty() {
        // Short items often had none; a page needs one.
        title = markup::html::excerpt(&body.html, 80);
    }
    if title.is_empty() {
        title = if item.slug.is_empty() { "…".to_owned() } else { item.slug.clone() };
    }
    let mut card = content::entry::article_card(&summary, &body.html);
    if lang == Lang::Fr {
        body.html = typography::french_html(&body.html);
        card = typography::french_html(&card);
        title = typography::french(&title);
        summary = typography::french(&summary);
    }
    let article = Article {
        origin,
        author: None,
        byline: None,
        published,
        lang,
        slug: words::slug(&title, "article"),
        title,
        source: item.content_html.clone(),
        card,
        minutes: markup::html::reading_minutes(&body.html),
        summary,
        html: body.html.clone(),
        topics: topics(item.tags.iter().chain(item.categories.iter().filter(|term| !is_default(term)))),
    };
    (article, body)
}

/// The category that says that there is none.
fn is_default(term: &TermName) -> bool {
    matches!(term.slug.as_str(), "uncategorized" | "non-classe")
}

/// Slugs and names, each slug once.
pub(super) fn topics<'a>(terms: impl Iterator<Item = &'a TermName>) -> Vec<(String, String)> {
    let mut topics: Vec<(String, String)> = Vec::new();
    for term in terms {
        let name = text::words(&term.name, 80);
        let slug = words::topic_slug(&name);
        if !slug.is_empty() && topics.iter().all(|(known, _)| *known != slug) {
            topics.push((slug, name));
        }
    }
    topics
}

/// The texts of a comment; whose it is, where it stands and what the rules say of it come from elsewhere.
pub(super) fn remark(comment: &Comment, origin: String, published: i64, fallback: Lang) -> (Remark, Body) {
    let body = text::body(&comment.content);
    let remark = Remark {
        origin,
        parent: None,
        author: None,
        byline: None,
        byline_url: None,
        published,
        lang: language(&comment.content).unwrap_or(fallback),
        title: text::words(comment.title.as_deref().unwrap_or_default(), TITLE),
        source: text::source(&comment.content),
        html: body.html.clone(),
        held: None,
    };
    (remark, body)
}
