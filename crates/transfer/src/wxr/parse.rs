//! From the bytes to the model, one element after the other. Nesting never becomes recursion: the grammar is known
//! (channel, item, comment), and what is not known is stepped over with a counter.

use std::collections::HashSet;
use std::io::BufRead;

use super::error::{Error, ErrorKind, Part, clip};
use super::xml::{Space, Step, Tag, Xml};
use super::{
    Approval, Author, Comment, CommentKind, Email, Export, Item, Kind, Limits, Loss, Meta, Status, Term, TermName, date,
};

/// Reads one file of an export.
///
/// # Errors
/// The first thing that is wrong, with its place. Nothing of the file is given then.
pub fn read(mut input: impl BufRead, limits: &Limits) -> Result<Export, Error> {
    let xml = Xml::open(&mut input, limits)?;
    Parser { xml, limits, comments: 0, terms: 0, item_ids: HashSet::new(), logins: HashSet::new() }.document()
}

struct Parser<'a> {
    xml: Xml<'a>,
    limits: &'a Limits,
    comments: u64,
    terms: u64,
    item_ids: HashSet<u64>,
    logins: HashSet<String>,
}

impl Parser<'_> {
    fn document(mut self) -> Result<Export, Error> {
        let mut export = Export::default();
        let Some(root) = self.xml.child()? else { return self.xml.error(ErrorKind::Truncated) };
        let start = self.xml.here();
        match root.rss() {
            Some("rss") => {}
            Some(name) if name.eq_ignore_ascii_case("html") => return self.xml.error(ErrorKind::HtmlPage),
            _ => return self.xml.error(ErrorKind::NotAnExport { root: clip(&root.name) }),
        }
        while let Some(tag) = self.xml.child()? {
            match tag.rss() {
                Some("channel") => self.channel(&mut export)?,
                _ => self.xml.skip()?,
            }
        }
        self.xml.vocabulary().map_err(|kind| start.error(kind))?;
        if export.version.is_empty() {
            return Err(start.error(ErrorKind::MissingVersion));
        }
        loop {
            match self.xml.step()? {
                Step::End => break,
                Step::Text(text) if text.trim().is_empty() => {}
                _ => return self.xml.error(ErrorKind::AfterEnd),
            }
        }
        Ok(self.finish(export))
    }

    fn finish(self, mut export: Export) -> Export {
        export.report.add_many(Loss::ForbiddenCharacter, self.xml.dropped());
        // Version 1.0 lists no authors, and later ones leave out those who were removed.
        let mut logins = self.logins;
        for item in &export.items {
            if !item.author.is_empty() && logins.insert(item.author.clone()) {
                export.authors.push(Author { login: item.author.clone(), ..Author::default() });
            }
            export.report.add_item(item);
        }
        export
    }

    fn channel(&mut self, export: &mut Export) -> Result<(), Error> {
        let (mut site, mut blog) = (String::new(), String::new());
        while let Some(tag) = self.xml.child()? {
            match (tag.space, tag.name.as_str()) {
                (Space::Rss, "title") => export.title = self.xml.word()?,
                (Space::Rss, "link") => export.link = self.xml.word()?,
                (Space::Rss, "language") => export.language = self.xml.word()?,
                (Space::Rss, "item") => self.item_of(export)?,
                (Space::Wp, "wxr_version") => export.version = self.version()?,
                (Space::Wp, "base_site_url") => site = self.xml.word()?,
                (Space::Wp, "base_blog_url") => blog = self.xml.word()?,
                (Space::Wp, "author") => {
                    let author = self.author()?;
                    self.count_term()?;
                    if self.logins.insert(author.login.clone()) {
                        export.authors.push(author);
                    }
                }
                (Space::Wp, "category" | "tag" | "term") => {
                    self.count_term()?;
                    let (taxonomy, term) = self.term()?;
                    match (tag.name.as_str(), taxonomy.as_str()) {
                        ("category", _) | ("term", "category") => export.categories.push(term),
                        ("tag", _) | ("term", "post_tag") => export.tags.push(term),
                        _ => {}
                    }
                }
                _ => self.xml.skip()?,
            }
        }
        export.base_url = [blog, site, export.link.clone()].into_iter().find(|url| !url.is_empty()).unwrap_or_default();
        Ok(())
    }

    fn count_term(&mut self) -> Result<(), Error> {
        self.terms += 1;
        if self.terms > self.limits.terms {
            return self.xml.error(ErrorKind::TooMany { what: Part::Terms, limit: self.limits.terms });
        }
        Ok(())
    }

    fn version(&mut self) -> Result<String, Error> {
        let begin = self.xml.here();
        let version = self.xml.word()?;
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        match version.split_once('.') {
            _ if version.is_empty() => Err(begin.error(ErrorKind::MissingVersion)),
            Some((major, minor)) if digits(major) && digits(minor) => Ok(version),
            _ => Err(begin.error(ErrorKind::BadVersion { found: clip(&version) })),
        }
    }

    fn author(&mut self) -> Result<Author, Error> {
        let mut author = Author::default();
        while let Some(tag) = self.xml.child()? {
            match tag.wp() {
                Some("author_id") => author.id = self.xml.number()?,
                Some("author_login") => author.login = self.xml.word()?,
                Some("author_email") => author.email = Email::new(&self.xml.word()?),
                Some("author_display_name") => author.display_name = self.xml.word()?,
                Some("author_first_name") => author.first_name = self.xml.word()?,
                Some("author_last_name") => author.last_name = self.xml.word()?,
                _ => self.xml.skip()?,
            }
        }
        Ok(author)
    }

    fn term(&mut self) -> Result<(String, Term), Error> {
        let (mut taxonomy, mut term) = (String::new(), Term::default());
        while let Some(tag) = self.xml.child()? {
            match tag.wp() {
                Some("category_nicename" | "tag_slug" | "term_slug") => term.slug = self.xml.word()?,
                Some("cat_name" | "tag_name" | "term_name") => term.name = self.xml.word()?,
                Some("category_parent" | "term_parent") => term.parent = self.xml.word()?,
                Some("category_description" | "tag_description" | "term_description") => {
                    term.description = self.xml.word()?;
                }
                Some("term_taxonomy") => taxonomy = self.xml.word()?,
                _ => self.xml.skip()?,
            }
        }
        Ok((taxonomy, term))
    }

    fn item_of(&mut self, export: &mut Export) -> Result<(), Error> {
        let begin = self.xml.here();
        let (item, taxonomies) = self.item(export)?;
        if item.id != 0 && !self.item_ids.insert(item.id) {
            export.report.add(Loss::RepeatedItem);
            return Ok(());
        }
        if item.loss().is_none() {
            taxonomies.into_iter().for_each(|name| export.report.add(Loss::CustomTaxonomy(name)));
        }
        export.items.push(item);
        if u64::try_from(export.items.len()).unwrap_or(u64::MAX) > self.limits.items {
            return Err(begin.error(ErrorKind::TooMany { what: Part::Items, limit: self.limits.items }));
        }
        Ok(())
    }

    fn item(&mut self, export: &mut Export) -> Result<(Item, Vec<String>), Error> {
        let mut item = Item::default();
        let mut dates = Dates::default();
        let mut taxonomies = Vec::new();
        let mut ids = HashSet::new();
        while let Some(tag) = self.xml.child()? {
            match (tag.space, tag.name.as_str()) {
                (Space::Rss, "title") => item.title = self.xml.word()?,
                (Space::Rss, "link") => item.link = self.xml.word()?,
                (Space::Rss, "guid") => item.guid = self.xml.word()?,
                (Space::Rss, "pubDate") => dates.feed = self.xml.word()?,
                (Space::Rss, "category") => self.category(&tag, &mut item, &mut taxonomies)?,
                (Space::Creator, "creator") => item.author = self.xml.word()?,
                (Space::Content, "encoded") => item.content_html = self.xml.text()?,
                (Space::Excerpt, "encoded") => item.excerpt = self.xml.text()?,
                (Space::Wp, "comment") => {
                    let comment = self.comment()?;
                    if comment.id == 0 || ids.insert(comment.id) {
                        item.comments.push(comment);
                    } else {
                        export.report.add(Loss::RepeatedComment);
                    }
                }
                (Space::Wp, "postmeta") => self.meta(&mut item.meta)?,
                (Space::Wp, name) => self.item_fact(name, &mut item, &mut dates)?,
                _ => self.xml.skip()?,
            }
        }
        item.published = date::best(&dates.utc, &dates.local, &dates.feed);
        item.modified = date::best(&dates.modified_utc, &dates.modified_local, "");
        Ok((item, taxonomies))
    }

    fn item_fact(&mut self, name: &str, item: &mut Item, dates: &mut Dates) -> Result<(), Error> {
        match name {
            "post_id" => item.id = self.xml.number()?.unwrap_or(0),
            "post_name" => item.slug = self.xml.word()?,
            "post_parent" => item.parent = self.xml.number()?,
            "post_date" => dates.local = self.xml.word()?,
            "post_date_gmt" => dates.utc = self.xml.word()?,
            "post_modified" => dates.modified_local = self.xml.word()?,
            "post_modified_gmt" => dates.modified_utc = self.xml.word()?,
            "post_password" => item.password_protected = !self.xml.text()?.is_empty(),
            "is_sticky" => item.sticky = self.xml.word()? == "1",
            "attachment_url" => item.attachment_url = Some(self.xml.word()?).filter(|url| !url.is_empty()),
            "status" => item.status = status(self.xml.word()?),
            "post_type" => item.kind = kind(self.xml.word()?),
            _ => self.xml.skip()?,
        }
        Ok(())
    }

    fn category(&mut self, tag: &Tag, item: &mut Item, taxonomies: &mut Vec<String>) -> Result<(), Error> {
        let name = self.xml.word()?;
        let slug = tag.attribute("nicename").unwrap_or_default().to_owned();
        let names = match tag.attribute("domain") {
            Some("category") => &mut item.categories,
            Some("post_tag" | "tag") => &mut item.tags,
            // Version 1.0 writes each of them twice, once without a domain for readers of feeds.
            None | Some("post_format") => return Ok(()),
            Some(other) => {
                taxonomies.push(clip(other));
                return Ok(());
            }
        };
        let same = |known: &TermName| {
            if known.slug.is_empty() || slug.is_empty() { known.name == name } else { known.slug == slug }
        };
        match names.iter().position(same) {
            Some(index) => {
                names.get_mut(index).filter(|known| known.slug.is_empty()).into_iter().for_each(|known| {
                    known.slug.clone_from(&slug);
                });
            }
            None if name.is_empty() || names.len() >= 200 => {}
            None => names.push(TermName { slug, name }),
        }
        Ok(())
    }

    fn meta(&mut self, all: &mut Vec<Meta>) -> Result<(), Error> {
        let begin = self.xml.here();
        let mut meta = Meta::default();
        while let Some(tag) = self.xml.child()? {
            match tag.wp() {
                Some("meta_key") => meta.key = self.xml.word()?,
                Some("meta_value") => meta.value = self.xml.text()?,
                _ => self.xml.skip()?,
            }
        }
        if !meta.key.is_empty() && meta.key != "_edit_lock" {
            all.push(meta);
        }
        if u64::try_from(all.len()).unwrap_or(u64::MAX) > self.limits.meta {
            return Err(begin.error(ErrorKind::TooMany { what: Part::Meta, limit: self.limits.meta }));
        }
        Ok(())
    }

    fn comment(&mut self) -> Result<Comment, Error> {
        self.comments += 1;
        if self.comments > self.limits.comments {
            return self.xml.error(ErrorKind::TooMany { what: Part::Comments, limit: self.limits.comments });
        }
        let mut comment = Comment::default();
        let (mut utc, mut local) = (String::new(), String::new());
        while let Some(tag) = self.xml.child()? {
            match tag.wp() {
                Some("comment_id") => comment.id = self.xml.number()?.unwrap_or(0),
                Some("comment_author") => comment.author_name = self.xml.word()?,
                Some("comment_author_email") => comment.author_email = Email::new(&self.xml.word()?),
                Some("comment_author_url") => comment.author_url = self.xml.word()?,
                Some("comment_date") => local = self.xml.word()?,
                Some("comment_date_gmt") => utc = self.xml.word()?,
                Some("comment_content") => (comment.title, comment.content) = split_title(self.xml.text()?),
                Some("comment_approved") => comment.approval = approval(&self.xml.word()?),
                Some("comment_type") => comment.kind = comment_kind(self.xml.word()?),
                Some("comment_parent") => comment.parent = self.xml.number()?,
                Some("comment_user_id") => comment.user_id = self.xml.number()?,
                // Addresses of machines among them.
                _ => self.xml.skip()?,
            }
        }
        comment.date = date::best(&utc, &local, "");
        Ok(comment)
    }
}

#[derive(Default)]
struct Dates {
    utc: String,
    local: String,
    feed: String,
    modified_utc: String,
    modified_local: String,
}

fn status(text: String) -> Status {
    match text.as_str() {
        "publish" => Status::Publish,
        "draft" | "auto-draft" | "" => Status::Draft,
        "pending" => Status::Pending,
        "private" => Status::Private,
        "future" => Status::Future,
        "trash" => Status::Trash,
        "inherit" => Status::Inherit,
        _ => Status::Other(clip(&text)),
    }
}

fn kind(text: String) -> Kind {
    match text.as_str() {
        "post" => Kind::Post,
        "page" => Kind::Page,
        "attachment" => Kind::Attachment,
        _ => Kind::Other(clip(&text)),
    }
}

fn approval(text: &str) -> Approval {
    match text {
        "1" | "approve" => Approval::Approved,
        "spam" => Approval::Spam,
        "trash" | "post-trashed" => Approval::Trash,
        _ => Approval::Waiting,
    }
}

fn comment_kind(text: String) -> CommentKind {
    match text.as_str() {
        "" | "comment" => CommentKind::Comment,
        "pingback" => CommentKind::Pingback,
        "trackback" => CommentKind::Trackback,
        _ => CommentKind::Other(clip(&text)),
    }
}

/// Takes a first line `<b>Title</b>`, followed by an empty one, off the text of a comment.
fn split_title(content: String) -> (Option<String>, String) {
    let parts = content.trim_start().strip_prefix("<b>").and_then(|rest| rest.split_once("</b>"));
    let Some((title, rest)) = parts else { return (None, content) };
    let (line_end, body) = rest.split_once('\n').unwrap_or((rest, ""));
    let blank_line = body.split_once('\n').is_some_and(|(line, _)| line.trim().is_empty());
    let title = plain(title);
    // Bold words at the beginning of an ordinary text are left where they are.
    if title.is_empty() || title.contains('\n') || title.contains('<') || !line_end.trim().is_empty() || !blank_line {
        return (None, content);
    }
    (Some(title), body.trim_start_matches(['\n', ' ']).to_owned())
}

/// A text of HTML without markup, as plain text.
fn plain(html: &str) -> String {
    quick_xml::escape::unescape(html).map_or_else(|_| html.to_owned(), std::borrow::Cow::into_owned).trim().to_owned()
}
