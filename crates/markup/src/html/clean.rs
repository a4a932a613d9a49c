//! Articles from elsewhere, such as a WordPress site, as we may show them.

use super::policy::{own_file, seal};
use super::scan::{Token, attribute, tokens};
use super::shortcode::{self, Piece};
use super::tree::Tree;

/// What became of the files and pages that an article points to.
pub trait Addresses {
    /// Our own address (`/files/…`) of a picture; a picture without one becomes a link, since loading it would tell its
    /// host who reads.
    fn image(&self, source: &str) -> Option<String> {
        own_file(source).then(|| source.to_owned())
    }

    /// The new address of a page or a document that moved in with the article.
    fn link(&self, _target: &str) -> Option<String> {
        None
    }
}

/// Nothing moved.
impl Addresses for () {}

/// An article that may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// The article itself.
    pub html: String,
    /// What it had and we do not keep, in order of appearance: element names, shortcodes in brackets.
    pub lost: Vec<String>,
}

/// Keeps what an article needs (headings below `h1`, lists, tables, figures, quotes, code, pictures of our own) and says
/// what else there was.
pub fn clean(untrusted: &str, addresses: &dyn Addresses) -> Cleaned {
    let mut cleaner =
        Cleaner { addresses, tree: Tree::default(), lost: Vec::new(), silent: None, marks: Vec::new(), media: false };
    for token in tokens(untrusted) {
        cleaner.take(token);
    }
    Cleaned { html: seal(&cleaner.tree.finish()), lost: cleaner.lost }
}

/// Elements that only divide a page: what they hold stays, in a division.
pub(super) fn is_division(name: &str) -> bool {
    matches!(
        name,
        "section"
            | "article"
            | "main"
            | "header"
            | "footer"
            | "aside"
            | "nav"
            | "address"
            | "center"
            | "hgroup"
            | "fieldset"
            | "form"
            | "body"
    )
}

/// Elements without which nothing is lost but looks.
const QUIET: [&str; 24] = [
    "span", "font", "html", "head", "body", "meta", "link", "big", "nobr", "label", "picture", "source", "col",
    "colgroup", "o:p", "noscript", "title", "base", "center", "tt", "strike", "acronym", "h1", "param",
];

/// Elements whose content is not text to be read. Those that browsers do not read as HTML never come as text.
const SILENT: [&str; 8] = ["template", "svg", "math", "head", "object", "noscript", "select", "canvas"];

const MOST_LOST: usize = 50;

struct Cleaner<'a> {
    addresses: &'a dyn Addresses,
    tree: Tree,
    lost: Vec<String>,
    /// The element whose content is being left out, and how often it is open.
    silent: Option<(String, usize)>,
    /// Where captions started.
    marks: Vec<usize>,
    /// A film or a sound whose address is still to come.
    media: bool,
}

impl Cleaner<'_> {
    fn take(&mut self, token: Token<'_>) {
        if let Some((name, depth)) = &mut self.silent {
            match &token {
                Token::Open { name: other, raw, .. } if other == name && !raw.ends_with("/>") => *depth += 1,
                Token::Close { name: other, .. } if other == name => *depth -= 1,
                _ => {}
            }
            if *depth == 0 {
                self.silent = None;
            }
            return;
        }
        match token {
            Token::Text(raw) => self.text(raw),
            Token::Open { name, attributes, raw } => self.open(&name, attributes, raw.ends_with("/>")),
            Token::Close { name, .. } => self.tree.close(ours(&name)),
            Token::Comment(_) | Token::Opaque(_) => {}
        }
    }

    fn text(&mut self, raw: &str) {
        if self.tree.is_inside(&["pre", "code"]) {
            self.tree.text(raw);
            return;
        }
        for piece in shortcode::pieces(raw) {
            match piece {
                Piece::Text(text) => self.words(text),
                Piece::Open { name: "caption" | "wp_caption" } => {
                    if self.tree.open("figure", &[]) {
                        self.marks.push(self.tree.mark());
                    }
                }
                Piece::Close { name: "caption" | "wp_caption" } => self.end_caption(),
                // The address between the two is text, and becomes a link as one.
                Piece::Open { name: "embed" } => {}
                Piece::Open { name } => self.lose(&format!("[{name}]")),
                Piece::Close { .. } => {}
            }
        }
    }

    /// A text that is an address and nothing else was an embedded page: it stays as a link.
    fn words(&mut self, text: &str) {
        let decoded = super::decode(text);
        let visible = crate::characters::harmless(&decoded);
        let word = visible.trim();
        let is_address = word.starts_with("https://") || word.starts_with("http://");
        if is_address && !word.contains(char::is_whitespace) && !self.tree.is_inside(&["a"]) {
            self.link(word, None);
        } else {
            self.tree.text(text);
        }
    }

    fn open(&mut self, name: &str, attributes: &str, closed: bool) {
        let value = |wanted| attribute(attributes, wanted).filter(|value| !value.is_empty());
        let tag = ours(name);
        match name {
            "img" => return self.image(attributes),
            "a" => return self.anchor(attributes),
            "iframe" | "embed" | "object" | "video" | "audio" => {
                self.lose(name);
                let source = value("src").or_else(|| value("data"));
                self.media = source.is_none() && matches!(name, "video" | "audio");
                if let Some(source) = source {
                    self.link(&source, value("title").as_deref());
                }
            }
            "source" if std::mem::take(&mut self.media) => {
                if let Some(source) = value("src") {
                    self.link(&source, None);
                }
            }
            _ => {}
        }
        if SILENT.contains(&name) && !closed {
            self.silent = Some((name.to_owned(), 1));
        }
        let kept: Vec<(&str, String)> =
            attributes_of(tag).iter().filter_map(|wanted| Some((*wanted, value(wanted)?))).collect();
        // Spans carry nothing but looks.
        if (tag == "span" || !self.tree.open(tag, &kept)) && !super::tree::is_known(tag) && !QUIET.contains(&name) {
            self.lose(name);
        }
        if name == "form" {
            self.lose(name);
        }
    }

    fn anchor(&mut self, attributes: &str) {
        let Some(target) = attribute(attributes, "href") else { return };
        let target = self.addresses.link(&target).unwrap_or(target);
        if super::policy::may_lead_to(&target) {
            let title = attribute(attributes, "title").map(|title| ("title", title));
            self.tree.open("a", &[("href", target)].into_iter().chain(title).collect::<Vec<_>>());
        } else {
            self.lose("a");
        }
    }

    fn image(&mut self, attributes: &str) {
        let value = |wanted| attribute(attributes, wanted).filter(|value| !value.is_empty());
        let direct = value("src").filter(|source| !source.trim_start().starts_with("data:"));
        // Pictures that a script was to load name their file elsewhere.
        let Some(source) = value("data-src").or_else(|| value("data-lazy-src")).or(direct) else {
            return self.lose("img");
        };
        let alt = value("alt").unwrap_or_default();
        if let Some(ours) = self.addresses.image(&source).filter(|ours| own_file(ours)) {
            let mut kept = vec![("src", ours), ("alt", alt)];
            kept.extend(["title", "width", "height"].into_iter().filter_map(|name| Some((name, value(name)?))));
            self.tree.open("img", &kept);
            return;
        }
        self.lose("img");
        if self.tree.is_inside(&["a"]) {
            self.tree.text(&crate::characters::escape(&alt));
        } else {
            self.link(&source, Some(&alt).filter(|alt| !alt.is_empty()).map(String::as_str));
        }
    }

    fn link(&mut self, target: &str, words: Option<&str>) {
        let target = self.addresses.link(target).unwrap_or_else(|| target.to_owned());
        if super::policy::may_lead_to(&target) && self.tree.open("a", &[("href", target.clone())]) {
            self.tree.text(&crate::characters::escape(words.unwrap_or(&target)));
            self.tree.close("a");
        }
    }

    /// What follows the picture between `[caption]` and `[/caption]` is its caption.
    fn end_caption(&mut self) {
        let Some(mark) = self.marks.pop() else { return };
        if !self.tree.is_inside(&["figure"]) {
            return;
        }
        for inner in ["a", "em", "strong", "p"] {
            self.tree.close(inner);
        }
        let body = self.tree.take_from(mark);
        let after_image = body.rfind("<img").and_then(|at| Some(at + body.get(at..)?.find('>')? + 1));
        let end = body.rfind("</a>").map(|at| at + "</a>".len());
        let split = match (after_image, end) {
            (Some(image), Some(link)) if body.get(image..).is_some_and(|rest| rest.starts_with("</a>")) => {
                Some(link.min(image + 4))
            }
            (Some(image), _) => Some(image),
            (None, link) => link,
        };
        let (picture, words) = split.and_then(|at| body.split_at_checked(at)).unwrap_or((&body, ""));
        self.tree.put(picture);
        if !words.trim().is_empty() && self.tree.open("figcaption", &[]) {
            self.tree.put(words.trim());
            self.tree.close("figcaption");
        }
        self.tree.close("figure");
    }

    fn lose(&mut self, what: &str) {
        let what = crate::characters::head(what, 40);
        if self.lost.len() < MOST_LOST && !self.lost.iter().any(|known| known == what) {
            self.lost.push(crate::characters::harmless(what).into_owned());
        }
    }
}

/// The element that stands for another here: the page has its `h1`, and old elements have successors.
fn ours(name: &str) -> &str {
    match name {
        "h1" => "h2",
        "strike" => "s",
        "tt" => "code",
        "acronym" => "abbr",
        _ if is_division(name) => "div",
        _ => name,
    }
}

fn attributes_of(tag: &str) -> &'static [&'static str] {
    match tag {
        "abbr" => &["title"],
        "code" => &["class"],
        "ol" => &["start"],
        "td" => &["colspan", "rowspan"],
        "th" => &["colspan", "rowspan", "scope"],
        "time" => &["datetime"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Moved;
    impl Addresses for Moved {
        fn image(&self, source: &str) -> Option<String> {
            source.strip_prefix("https://blog.example/uploads/").map(|name| format!("/files/{name}"))
        }
        fn link(&self, target: &str) -> Option<String> {
            target.strip_prefix("https://blog.example/").map(|path| format!("/moved/{path}"))
        }
    }

    fn html(source: &str) -> String {
        clean(source, &Moved).html
    }

    #[test]
    fn an_article_keeps_its_shape() {
        let source = "<h1>A</h1><h2>B</h2><figure class=x><img src='https://blog.example/uploads/a.png' width=10 onerror=x>\
            <figcaption>C</figcaption></figure><blockquote>Q</blockquote><pre><code class=\"language-rust\">a &lt; b</code></pre>\
            <table><tr><th scope=col colspan=2>x</table>";
        insta::assert_snapshot!(html(source), @r#"<h2>A</h2><h2>B</h2><figure><img src="/files/a.png" alt="" width="10" loading="lazy"><figcaption>C</figcaption></figure><blockquote>Q</blockquote><pre><code class="language-rust">a &lt; b</code></pre><table><tbody><tr><th colspan="2" scope="col">x</th></tr></tbody></table>"#);
    }

    #[test]
    fn losses_are_named() {
        let source = "<p>a[gallery ids=\"1,2\"]b</p><iframe src=https://video.example/1></iframe><script>x</script><style>y</style>\
            <svg><path/></svg><marquee>m</marquee><img src=https://other.example/x.png alt=Photo><span>s</span>";
        let cleaned = clean(source, &Moved);
        assert_eq!(cleaned.lost, ["[gallery]", "iframe", "script", "style", "svg", "marquee", "img"]);
        insta::assert_snapshot!(cleaned.html, @r#"<p>ab</p><a href="https://video.example/1" rel="nofollow noopener ugc">https://video.example/1</a>m<a href="https://other.example/x.png" rel="nofollow noopener ugc">Photo</a>s"#);
    }

    #[test]
    fn captions_and_embeds() {
        let source = "<p>[caption id=\"a\" width=\"300\"]<a href=\"https://blog.example/p\"><img src=\"https://blog.example/uploads/b.png\" alt=\"B\" /></a> La <em>mer</em>[/caption]</p>\
            [embed]https://video.example/2?a&amp;b[/embed]";
        insta::assert_snapshot!(html(source), @r#"<figure><a href="/moved/p" rel="nofollow noopener ugc"><img src="/files/b.png" alt="B" loading="lazy"></a><figcaption>La <em>mer</em></figcaption></figure><a href="https://video.example/2?a&amp;b" rel="nofollow noopener ugc">https://video.example/2?a&amp;b</a>"#);
    }

    #[test]
    fn brackets_of_prose_stay() {
        assert_eq!(html("<p>[sic] et [1], [voir plus bas]</p>"), "<p>[sic] et [1], [voir plus bas]</p>");
        assert_eq!(html("<pre>[gallery]</pre>"), "<pre>[gallery]</pre>");
    }

    #[test]
    fn bad_nesting_is_repaired() {
        assert_eq!(html("<p>a<p>b<ul><li>c<li>d</ul>"), "<p>a</p><p>b</p><ul><li>c</li><li>d</li></ul>");
        assert_eq!(html("<b><p>x</b>y</p>"), "<b><p>x</p></b><p>y</p>");
        assert_eq!(html("<td>loose</td><a>no</a><p></p>"), "looseno");
        assert_eq!(html("a &amp; b &eacute; <3"), "a &amp; b é &lt;3");
    }
}
