//! What an import would do, decided without writing: pure on the export and on what is here already.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use kernel::{Id, Lang};
use spam::{LinkbackVerdict, Thread};

use super::{
    Existing, Lost, address,
    build::{self, Linkback, Place, Planned},
    crowd::Crowd,
    existing,
    people::{People, Somebody},
    text::{self, Body},
};
use crate::wxr::{self, Comment, CommentKind, Export, Item, Kind, Mended};

/// How much of each kind comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Articles of the blog.
    pub articles: usize,
    /// Its pages, as articles.
    pub pages: usize,
    /// Comments that will show.
    pub comments: usize,
    /// Comments that will wait for a moderator.
    pub held: usize,
    /// Pages elsewhere that link to an article, each once.
    pub linkbacks: usize,
    /// Those that do not show.
    pub linkbacks_held: usize,
    /// Authors who become unclaimed people.
    pub unclaimed: usize,
    /// Authors who are people here.
    pub people: usize,
    /// Names under comments that are nobody here.
    pub names: usize,
    /// Tags that become keywords.
    pub keywords: usize,
    /// Categories that become keywords.
    pub categories: usize,
    /// Paths that will lead to the new addresses.
    pub addresses: usize,
    /// Articles and pages that are here already.
    pub items_here: usize,
    /// Comments and linkbacks that are here already.
    pub comments_here: usize,
}

/// What an import would do.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The name of the blog.
    pub title: String,
    /// Its address.
    pub base_url: String,
    /// What comes.
    pub counts: Counts,
    /// What does not come, or not as it was.
    pub losses: BTreeMap<Lost, u64>,
    pub(super) people: Vec<Somebody>,
    pub(super) items: Vec<Planned>,
}

impl Plan {
    /// Whether nothing is new.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The paths that will lead to the new addresses.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        self.items.iter().flat_map(|item| item.addresses.iter().map(String::as_str))
    }

    fn lose(&mut self, lost: Lost, count: u64) {
        if count > 0 {
            *self.losses.entry(lost).or_default() += count;
        }
    }

    fn lose_of(&mut self, body: Body) {
        self.lose(Lost::Picture, body.pictures);
        body.lost.into_iter().for_each(|element| self.lose(Lost::Element(element), 1));
    }
}

/// Decides what comes of an export, and how.
#[must_use]
pub fn plan(export: &Export, existing: &Existing) -> Plan {
    let prefix = prefix(export);
    let mut planner = Planner {
        existing,
        lang: Lang::parse(&export.language).unwrap_or(existing.lang),
        blog: text::name([export.title.as_str()]),
        people: People::of(export, existing, &prefix),
        crowd: Crowd::of(export),
        prefix: &prefix,
        origins: HashMap::new(),
        paths: HashSet::new(),
        keywords: BTreeSet::new(),
        categories: BTreeSet::new(),
        names: HashSet::new(),
        plan: Plan {
            title: text::words(&export.title, 200),
            base_url: text::words(&export.base_url, 500),
            counts: Counts::default(),
            losses: BTreeMap::new(),
            people: Vec::new(),
            items: Vec::new(),
        },
    };
    for (loss, count) in export.report.iter() {
        Lost::of_file(loss).into_iter().for_each(|lost| planner.plan.lose(lost, count));
    }
    // Oldest first, so that the journal tells it in order.
    let mut items: Vec<(i64, &Item)> = export.coming().map(|item| (date_of(item, existing.now), item)).collect();
    items.sort_by_key(|(date, item)| (*date, item.id));
    items.into_iter().for_each(|(date, item)| planner.item(item, date));
    planner.finish(export)
}

/// What the origins of one blog begin with: the same whether it is reached by `http` or `https`.
fn prefix(export: &Export) -> String {
    let from_items =
        || export.items.iter().find_map(|item| Some(spam::source_key(&item.link)?.split('/').next()?.to_owned()));
    let base = spam::source_key(&export.base_url).or_else(from_items);
    format!("wxr:{}", base.unwrap_or_else(|| markup::words::slug(&export.title, "blog")))
}

/// The best date there is; what bears none at all comes as of now.
fn date_of(item: &Item, now: i64) -> i64 {
    let of_comments = || item.coming().filter_map(|comment| comment.date).min();
    item.published.or(item.modified).or_else(of_comments).unwrap_or(now)
}

struct Planner<'a> {
    existing: &'a Existing,
    prefix: &'a str,
    /// Of texts that do not show theirs.
    lang: Lang,
    blog: Option<String>,
    people: People<'a>,
    crowd: Crowd<'a>,
    /// How often an origin was met: numbers may be missing or used twice in a damaged export.
    origins: HashMap<String, u32>,
    paths: HashSet<String>,
    keywords: BTreeSet<String>,
    categories: BTreeSet<String>,
    names: HashSet<String>,
    plan: Plan,
}

impl Planner<'_> {
    fn item(&mut self, item: &Item, date: i64) {
        let published = self.past(date);
        let lang = build::language(&item.content_html).unwrap_or(self.lang);
        let key = match (item.id, item.guid.trim(), item.link.trim()) {
            (0, "", "") => format!("{date}/{}", markup::words::slug(&item.title, "article")),
            (0, "", link) => link.to_owned(),
            (0, guid, _) => guid.to_owned(),
            (id, ..) => id.to_string(),
        };
        let origin = self.origin("post", &key);
        let here = self.existing.known.get(&origin).copied();
        let place = match here {
            Some(entry) => {
                self.plan.counts.items_here += 1;
                Place::Here(Id::new(entry))
            }
            None => self.article(item, origin, published, lang),
        };
        let mut planned = Planned { place, addresses: Vec::new(), remarks: Vec::new(), linkbacks: Vec::new() };
        let origins = self.comment_origins(item, &key);
        if here.is_some_and(|entry| !self.existing.entries.contains(&entry)) {
            // It stays deleted, and so does what was added there since.
            let coming = item.comments.iter().zip(&origins).filter(|(comment, _)| comment.loss().is_none());
            let new = coming.filter(|(_, origin)| !self.existing.known.contains_key(*origin)).count();
            self.plan.lose(Lost::OfDeleted, u64::try_from(new).unwrap_or(u64::MAX));
            return;
        }
        planned.addresses = self.addresses(item, here);
        self.linkbacks(item, here, &origins, published, &mut planned);
        self.remarks(item, &origins, published, lang, &mut planned);
        self.count(&planned);
        let is_new = matches!(planned.place, Place::New(_));
        if is_new || !planned.addresses.is_empty() || !planned.remarks.is_empty() || !planned.linkbacks.is_empty() {
            self.plan.items.push(planned);
        }
    }

    fn count(&mut self, planned: &Planned) {
        let held = planned.remarks.iter().filter(|remark| remark.held.is_some()).count();
        let hidden = planned.linkbacks.iter().filter(|linkback| linkback.held).count();
        let counts = &mut self.plan.counts;
        counts.held += held;
        counts.comments += planned.remarks.len() - held;
        counts.linkbacks_held += hidden;
        counts.linkbacks += planned.linkbacks.len() - hidden;
        counts.addresses += planned.addresses.len();
        self.names.extend(planned.remarks.iter().filter_map(|remark| remark.byline.clone()));
    }

    /// A date that is not to come.
    fn past(&mut self, date: i64) -> i64 {
        if date > self.existing.now {
            self.plan.lose(Lost::FutureDate, 1);
        }
        date.min(self.existing.now)
    }

    fn origin(&mut self, kind: &str, key: &str) -> String {
        let origin = format!("{}:{kind}:{key}", self.prefix);
        let times = self.origins.entry(origin.clone()).or_default();
        *times += 1;
        if *times == 1 { origin } else { format!("{origin}#{times}") }
    }

    fn article(&mut self, item: &Item, origin: String, published: i64, lang: Lang) -> Place {
        let (mut article, body) = build::article(item, origin, published, lang);
        self.plan.lose_of(body);
        self.plan.lose(Lost::Pinned, u64::from(item.sticky));
        let fields = item.meta.iter().filter(|meta| !meta.key.starts_with('_')).count();
        self.plan.lose(Lost::Field, u64::try_from(fields).unwrap_or(u64::MAX));
        article.author = self.people.by_login(&item.author, published);
        article.byline = if article.author.is_none() { self.blog.clone() } else { None };
        match item.kind {
            Kind::Page => self.plan.counts.pages += 1,
            _ => self.plan.counts.articles += 1,
        }
        let slugs = |terms: Vec<(String, String)>| terms.into_iter().map(|(slug, _)| slug);
        self.keywords.extend(slugs(build::topics(item.tags.iter())));
        self.categories.extend(article.topics.iter().map(|(slug, _)| slug.clone()));
        Place::New(Box::new(article))
    }

    fn addresses(&mut self, item: &Item, here: Option<i64>) -> Vec<String> {
        let mut new = Vec::new();
        for path in address::paths(item) {
            let taken = self.existing.addresses.get(&path).copied();
            if taken.is_some() && taken == here {
                continue;
            }
            if taken.is_some() || !self.paths.insert(path.clone()) {
                self.plan.lose(Lost::TakenAddress, 1);
            } else {
                new.push(path);
            }
        }
        new
    }

    /// The origin of each comment, in the order of the file.
    fn comment_origins(&mut self, item: &Item, item_key: &str) -> Vec<String> {
        let key = |comment: &Comment| match comment.id {
            0 => format!("{item_key}/{}/{}", comment.date.unwrap_or(0), comment.author_name),
            id => id.to_string(),
        };
        item.comments.iter().map(|comment| self.origin("comment", &key(comment))).collect()
    }

    fn linkbacks(&mut self, item: &Item, here: Option<i64>, origins: &[String], published: i64, planned: &mut Planned) {
        let article = format!("{}\n{}", item.title, item.content_html);
        let mut links: Vec<(&Comment, &String)> = item
            .comments
            .iter()
            .zip(origins)
            .filter(|(comment, _)| comment.loss().is_none() && comment.kind.is_linkback())
            .collect();
        links.sort_by_key(|(comment, _)| (comment.date, comment.id));
        let mut keys: HashSet<String> = HashSet::new();
        for (comment, origin) in links {
            if self.existing.known.contains_key(origin) {
                keys.insert(existing::key(&comment.author_url));
                self.plan.counts.comments_here += 1;
                continue;
            }
            let linkback =
                spam::Linkback { source: &comment.author_url, title: &comment.author_name, excerpt: &comment.content };
            let is_known = |key: &str| {
                keys.contains(key)
                    || here.is_some_and(|entry| self.existing.linkbacks.contains(&(entry, key.to_owned())))
            };
            let (key, held) = match spam::judge_linkback(&linkback, &article, is_known) {
                LinkbackVerdict::Welcome { key } => (key, false),
                LinkbackVerdict::Held { key, .. } => (key, true),
                LinkbackVerdict::Repeated { .. } => {
                    self.plan.lose(Lost::RepeatedLinkback, 1);
                    continue;
                }
                LinkbackVerdict::NotWeb => {
                    self.plan.lose(Lost::BadLinkback, 1);
                    continue;
                }
            };
            keys.insert(key);
            let date = self.past(comment.date.unwrap_or(published));
            let title = text::words(&comment.author_name, 200);
            planned.linkbacks.push(Linkback {
                origin: origin.clone(),
                source: comment.author_url.trim().to_owned(),
                title: if title.is_empty() { comment.author_url.trim().to_owned() } else { title },
                excerpt: text::words(&comment.content, 400),
                published: date,
                held,
            });
        }
    }

    fn remarks(&mut self, item: &Item, origins: &[String], published: i64, lang: Lang, planned: &mut Planned) {
        let article = format!("{}\n{}", item.title, item.content_html);
        let of_people = |comment: &Comment| comment.loss().is_none() && comment.kind == CommentKind::Comment;
        // A comment is known by where it stands in the file: numbers may be missing.
        let origin_of: HashMap<*const Comment, &String> =
            item.comments.iter().map(std::ptr::from_ref).zip(origins).collect();
        let origin = |comment: &Comment| origin_of.get(&std::ptr::from_ref(comment)).map(|origin| (*origin).clone());
        let by_id: HashMap<u64, &Comment> = item.coming().map(|comment| (comment.id, comment)).collect();
        let last = last_words(item);
        for placed in wxr::thread(item.comments.iter().filter(|comment| of_people(comment))) {
            let comment = placed.comment;
            let Some(own) = origin(comment) else { continue };
            if self.existing.known.contains_key(&own) {
                self.plan.counts.comments_here += 1;
                continue;
            }
            let date = self.past(comment.date.unwrap_or(published));
            let (mut remark, body) = build::remark(comment, own, date, lang);
            self.plan.lose_of(body);
            let lost_parent = |parent| item.comments.iter().any(|other| other.id == parent);
            if placed.mended == Some(Mended::Missing) && comment.parent.is_some_and(lost_parent) {
                self.plan.lose(Lost::AnswerToLost, 1);
            }
            remark.parent = placed.parent.and_then(origin);
            remark.author = self.people.by_number(comment.user_id, date);
            if remark.author.is_none() {
                remark.byline = text::name([comment.author_name.as_str()]);
                remark.byline_url = text::site(&comment.author_url);
            }
            let thread = Thread {
                article: &article,
                parent: None,
                published_at: published,
                age: date - published,
                last_activity: last.get(&std::ptr::from_ref(comment)).copied().flatten(),
            };
            let parent = comment.parent.and_then(|parent| by_id.get(&parent).copied());
            let verdict = self.crowd.judge(comment, parent, &thread);
            remark.held = verdict.held.then_some(verdict);
            planned.remarks.push(remark);
        }
    }

    fn finish(mut self, export: &Export) -> Plan {
        self.plan.people = self.people.needed;
        let counts = &mut self.plan.counts;
        counts.people = self.plan.people.iter().filter(|somebody| somebody.known.is_some()).count();
        counts.unclaimed = self.plan.people.len() - counts.people;
        counts.names = self.names.len();
        counts.keywords = self.keywords.len();
        counts.categories = self.categories.difference(&self.keywords).count();
        let below = export.categories.iter().filter(|term| !term.parent.is_empty()).count();
        if counts.articles + counts.pages > 0 {
            self.plan.lose(Lost::SubCategory, u64::try_from(below).unwrap_or(u64::MAX));
        }
        self.plan
    }
}

/// When somebody last wrote before each comment of people.
fn last_words(item: &Item) -> HashMap<*const Comment, Option<i64>> {
    let mut by_date: Vec<&Comment> = item.coming().filter(|comment| comment.kind == CommentKind::Comment).collect();
    by_date.sort_by_key(|comment| (comment.date, comment.id));
    let mut last = None;
    let mut all = HashMap::new();
    for comment in by_date {
        all.insert(std::ptr::from_ref(comment), last);
        last = comment.date.or(last);
    }
    all
}
