//! The parser on an export of our own invention, on hostile files made here, and on the sample that lies beside the
//! repository where there is one.

mod hostile;

use std::collections::{BTreeSet, HashSet};
use std::path::Path;

use super::*;

const TWIN: &str = include_str!("../../tests/data/twin.wxr.xml");
/// 2013-03-06 23:00 UTC.
const TWIN_PUBLISHED: i64 = 1_362_610_800_000;

fn parse(text: &str) -> Result<Export, Error> {
    read(text.as_bytes(), &Limits::default())
}

fn refused(bytes: &[u8]) -> Error {
    read(bytes, &Limits::default()).unwrap_err()
}

/// An export around the inside of its channel.
fn export(inside: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<rss version=\"2.0\" \
         xmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\" \
         xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:wp=\"http://wordpress.org/export/1.2/\">\n<channel>\n<wp:wxr_version>1.2</wp:wxr_version>\n{inside}\n\
         </channel>\n</rss>\n"
    )
}

fn post(id: u64, more: &str) -> String {
    format!(
        "<item><title>T</title><wp:post_id>{id}</wp:post_id><wp:post_date_gmt>2013-03-06 23:00:00</wp:post_date_gmt>\
         <wp:status>publish</wp:status><wp:post_type>post</wp:post_type>{more}</item>"
    )
}

fn comment(id: u64, parent: u64, more: &str) -> String {
    format!(
        "<wp:comment><wp:comment_id>{id}</wp:comment_id><wp:comment_parent>{parent}</wp:comment_parent>\
         <wp:comment_approved>1</wp:comment_approved>{more}</wp:comment>"
    )
}

/// The sample lies beside the repository on some machines only.
fn sample() -> Option<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    std::fs::read_to_string(root.join("../shared/samples/blog-grandeur-et-decadence.wxr.xml")).ok()
}

/// The comments that the spam rules hold, and the linkbacks that remain, as an import goes through them.
fn screened(item: &Item) -> (Vec<u64>, Vec<String>) {
    let (mut held, mut seen, mut links) = (Vec::new(), HashSet::new(), BTreeSet::new());
    let article = format!("{}\n{}", item.title, item.content_html);
    let full = |comment: &Comment| format!("{}\n\n{}", comment.title.as_deref().unwrap_or_default(), comment.content);
    let mut by_date: Vec<&Comment> = item.coming().collect();
    by_date.sort_by_key(|comment| (comment.date, comment.id));
    let mut last = None;
    for comment in &by_date {
        if comment.kind.is_linkback() {
            let linkback =
                spam::Linkback { source: &comment.author_url, title: &comment.author_name, excerpt: &comment.content };
            match spam::judge_linkback(&linkback, &article, |key| links.contains(key)) {
                spam::LinkbackVerdict::Welcome { key } => {
                    links.insert(key);
                }
                spam::LinkbackVerdict::Repeated { .. } => {}
                _ => held.push(comment.id),
            }
            continue;
        }
        let parent = by_date.iter().find(|other| Some(other.id) == comment.parent).map(|parent| full(parent));
        let text = full(comment);
        let verdict = spam::judge(
            &spam::Contribution {
                author_name: &comment.author_name,
                author_url: &comment.author_url,
                known: comment.user_id.is_some(),
                first: seen.insert(comment.author_name.clone()),
                text: &text,
                repeated: 0,
            },
            &spam::Thread {
                article: &article,
                parent: parent.as_deref(),
                published_at: item.published.unwrap(),
                age: comment.date.unwrap() - item.published.unwrap(),
                last_activity: last,
            },
        );
        last = comment.date;
        if verdict.held {
            held.push(comment.id);
        }
    }
    held.sort_unstable();
    (held, links.into_iter().collect())
}

#[test]
fn the_twin_is_read_whole() {
    let twin = parse(TWIN).unwrap();
    assert_eq!(
        (twin.title.as_str(), twin.language.as_str(), twin.version.as_str()),
        ("Le carnet de la parfumerie", "fr-FR", "1.2")
    );
    assert_eq!(twin.base_url, "http://carnet.popinot.example");
    assert_eq!(twin.authors.len(), 1);
    assert_eq!(twin.authors[0].id, Some(1));
    assert_eq!(twin.authors[0].email.reveal(), "anselme@carnet.popinot.example");
    assert_eq!(twin.categories[0].name, "Humeurs & saveurs");
    assert_eq!(twin.tags.iter().map(|tag| tag.slug.as_str()).collect::<Vec<_>>(), ["reseau", "parfumerie-2-0"]);
    assert!(twin.report.is_empty(), "{:?}", twin.report);

    let item = &twin.items[0];
    assert_eq!(item.id, 42);
    assert_eq!(item.title, "Le réseau d'entreprise : la formule et l’étiquette", "apostrophes stay as they are");
    assert_eq!(item.author, twin.authors[0].login);
    assert_eq!(item.published, Some(TWIN_PUBLISHED));
    assert_eq!(item.modified, Some(TWIN_PUBLISHED + 34 * 3_600_000));
    assert_eq!(item.content_html.matches("<p>").count(), 11);
    assert!(item.content_html.ends_with("le couvercle toujours ouvert]]>\".</p>"), "{}", item.content_html);
    assert_eq!(item.categories[0], TermName { slug: "humeurs".into(), name: "Humeurs & saveurs".into() });
    assert_eq!(item.tags.len(), 2);
    assert!(!item.sticky && !item.password_protected);
    assert_eq!(item.meta, [Meta { key: "humeur".into(), value: "a:1:{i:0;s:5:\"vive!\";}".into() }]);
    assert_eq!(item.comments.len(), 8);
    let first = &item.comments[0];
    assert_eq!(first.title.as_deref(), Some("Rendez-vous à l'atelier"));
    assert!(first.content.starts_with("J'ai oublié"));
    assert!(first.date < item.published, "a comment may predate the article");
    assert_eq!((first.parent, first.user_id), (None, Some(1)));
    assert_eq!(item.comments.iter().filter(|comment| comment.kind.is_linkback()).count(), 2);
}

#[test]
fn the_twin_holds_its_two_unwanted_comments_and_one_linkback() {
    let twin = parse(TWIN).unwrap();
    let (held, links) = screened(&twin.items[0]);
    assert_eq!(held, [202, 208]);
    assert_eq!(links, ["carnet.pillerault.example/2013/03/11/des-etiquettes-et-des-hommes"]);
}

#[test]
fn the_twin_is_read_in_reading_order() {
    let twin = parse(TWIN).unwrap();
    let people = twin.items[0].coming().filter(|comment| comment.kind == CommentKind::Comment);
    let order: Vec<(u64, usize)> = thread(people).iter().map(|placed| (placed.comment.id, placed.depth)).collect();
    assert_eq!(order, [(201, 0), (202, 1), (203, 0), (204, 1), (205, 0), (208, 0)]);
}

#[test]
fn the_sample_is_read_and_screened_where_it_lies() {
    let Some(text) = sample() else { return };
    let sample = parse(&text).unwrap();
    assert_eq!((sample.items.len(), sample.authors.len(), sample.tags.len()), (1, 1, 2));
    assert_eq!(sample.items[0].comments.len(), 8);
    assert_eq!(sample.items[0].comments.iter().filter(|comment| comment.title.is_some()).count(), 6);
    assert!(sample.report.is_empty());
    let (held, links) = screened(&sample.items[0]);
    assert_eq!(held, [102, 108]);
    assert_eq!(links.len(), 1);
}

#[test]
fn names_and_addresses_stay_out_of_logs() {
    let debug = format!("{:?}", parse(TWIN).unwrap());
    assert!(!debug.contains("@"), "e-mail addresses");
    assert!(!debug.contains("192.0.2."), "addresses of machines");
    assert!(!debug.contains("vive!"), "values that extensions left");
}

#[test]
fn a_mark_and_windows_line_ends_change_nothing() {
    let plain = parse(TWIN).unwrap();
    assert_eq!(parse(&format!("\u{FEFF}{}", TWIN.replace('\n', "\r\n"))).unwrap(), plain);
    assert_eq!(parse(&format!("\n\n  {TWIN}")).unwrap(), plain, "blank lines that a theme prints first");
    let tiny = std::io::BufReader::with_capacity(3, TWIN.as_bytes());
    assert_eq!(read(tiny, &Limits::default()).unwrap(), plain, "characters cut by the end of a buffer");
}

#[test]
fn vocabularies_are_known_by_address_and_not_by_prefix() {
    let text = export(&post(7, "")).replace("wp:", "blog:").replace(":wp=", ":blog=");
    assert_eq!(parse(&text).unwrap().items[0].id, 7);
}

#[test]
fn the_base_is_that_of_the_blog_or_of_the_site() {
    let base = |inside: &str| parse(&export(inside)).unwrap().base_url;
    let site = "<link>http://l.example</link><wp:base_site_url>http://s.example</wp:base_site_url>";
    assert_eq!(base(site), "http://s.example");
    assert_eq!(base(&format!("{site}<wp:base_blog_url>http://s.example/b</wp:base_blog_url>")), "http://s.example/b");
    assert_eq!(base("<link>http://l.example</link>"), "http://l.example");
}

#[test]
fn the_oldest_version_is_read() {
    let inside = "<item><title>Vieux &amp; bon</title><link>http://x.example/?a=1&b=2</link>\
        <pubDate>Wed, 06 Mar 2013 23:00:00 +0000</pubDate><dc:creator>birotteau</dc:creator>\
        <category><![CDATA[Rose]]></category><category domain=\"category\" nicename=\"rose\"><![CDATA[Rose]]></category>\
        <category domain=\"tag\"><![CDATA[eau]]></category><category domain=\"tag\" nicename=\"eau\"><![CDATA[eau]]></category>\
        <wp:post_id>3</wp:post_id><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>";
    let old = parse(&export(inside).replace("/1.2/", "/1.0/").replace(">1.2<", ">1.0<")).unwrap();
    let item = &old.items[0];
    assert_eq!((item.title.as_str(), item.link.as_str()), ("Vieux & bon", "http://x.example/?a=1&b=2"));
    assert_eq!(item.published, Some(TWIN_PUBLISHED));
    assert_eq!(item.categories, [TermName { slug: "rose".into(), name: "Rose".into() }]);
    assert_eq!(item.tags, [TermName { slug: "eau".into(), name: "eau".into() }]);
    assert_eq!(old.authors[0].login, "birotteau", "authors that only items name");
}

#[test]
fn unknown_elements_are_stepped_over() {
    let inside = format!(
        "<x:y xmlns:x=\"urn:x\"><wp:wxr_version>9</wp:wxr_version><item/></x:y><image><title>no</title></image>\
         <title>yes<b>no</b>!</title>{}",
        post(1, "<wp:future><wp:post_id>9</wp:post_id></wp:future><wp:comment><odd/></wp:comment>")
    );
    let export = parse(&export(&inside)).unwrap();
    assert_eq!((export.title.as_str(), export.items[0].id), ("yes!", 1));
    assert_eq!(export.items[0].comments.len(), 1);
}

#[test]
fn dates_are_taken_from_the_best_place() {
    let dated = |facts: &str| {
        let item = format!("<item><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>{facts}</item>");
        let export = parse(&export(&item)).unwrap();
        (export.items[0].published, export.report.count(&Loss::UnreadableDate))
    };
    let zero = "<wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>";
    assert_eq!(dated(&format!("{zero}<wp:post_date>2013-03-06 23:00:00</wp:post_date>")), (Some(TWIN_PUBLISHED), 0));
    let feed = "<pubDate>Wed, 06 Mar 2013 23:00:00 +0000</pubDate>";
    assert_eq!(dated(&format!("{zero}{feed}")), (Some(TWIN_PUBLISHED), 0));
    assert_eq!(dated("<pubDate>Wed, 30 Nov -0001 00:00:00 +0000</pubDate>"), (None, 1));
    assert_eq!(dated("<wp:post_date>2013-02-30 00:00:00</wp:post_date>"), (None, 1));
    assert_eq!(dated(zero), (None, 1));
}

#[test]
fn what_will_not_come_is_counted_by_kind() {
    let typed = |id: u64, kind: &str, status: &str, more: &str| {
        format!(
            "<item><wp:post_id>{id}</wp:post_id><wp:post_type>{kind}</wp:post_type><wp:status>{status}</wp:status>\
             <pubDate>Wed, 06 Mar 2013 23:00:00 +0000</pubDate>{more}</item>"
        )
    };
    let approved = |id: u64, state: &str, kind: &str| {
        comment(id, 0, "").replace(
            "<wp:comment_approved>1<",
            &format!("<wp:comment_type>{kind}</wp:comment_type><wp:comment_approved>{state}<"),
        )
    };
    let comments: String = [
        ("0", ""),
        ("spam", "comment"),
        ("trash", ""),
        ("post-trashed", ""),
        ("1", "order_note"),
        ("1", "trackback"),
        ("1", ""),
    ]
    .into_iter()
    .zip(1..)
    .map(|((state, kind), id)| approved(id, state, kind))
    .collect();
    let shortcodes = "<content:encoded><![CDATA[[gallery ids=\"1\"] et [sic] [caption]x[/caption]]]></content:encoded>";
    let export = parse(&export(
        &[
            typed(1, "post", "publish", &format!("{comments}{shortcodes}<category domain=\"metier\">nez</category>")),
            typed(2, "nav_menu_item", "publish", ""),
            typed(3, "attachment", "inherit", "<wp:attachment_url>http://x.example/a.png</wp:attachment_url>"),
            typed(4, "post", "draft", &comment(8, 0, "")),
            typed(5, "page", "private", ""),
            typed(6, "post", "pending", ""),
            typed(7, "post", "future", ""),
            typed(8, "page", "trash", ""),
            typed(9, "post", "publish", "<wp:post_password>rose</wp:post_password>"),
            typed(10, "revision", "inherit", ""),
            typed(11, "produit", "publish", ""),
            typed(12, "post", "archived", ""),
            typed(13, "page", "publish", ""),
            typed(13, "page", "publish", ""),
        ]
        .concat(),
    ))
    .unwrap();
    let expected = [
        Loss::MenuItem,
        Loss::Attachment,
        Loss::Draft,
        Loss::Pending,
        Loss::Private,
        Loss::Scheduled,
        Loss::Trashed,
        Loss::PasswordProtected,
        Loss::Revision,
        Loss::CustomType("produit".into()),
        Loss::CustomStatus("archived".into()),
        Loss::CustomTaxonomy("metier".into()),
        Loss::UnapprovedComment,
        Loss::SpamComment,
        Loss::CustomComment("order_note".into()),
        Loss::CommentOfLostItem,
        Loss::Shortcode("gallery".into()),
        Loss::Shortcode("caption".into()),
        Loss::RepeatedItem,
    ];
    for loss in &expected {
        assert_eq!(export.report.count(loss), 1, "{loss:?} in {:?}", export.report);
    }
    assert_eq!(export.report.count(&Loss::TrashedComment), 2);
    assert_eq!(export.report.iter().count(), expected.len() + 1);
    assert_eq!(export.coming().map(|item| item.id).collect::<Vec<_>>(), [1, 13]);
    assert_eq!(export.items[0].coming().map(|comment| comment.id).collect::<Vec<_>>(), [6, 7]);
    assert_eq!(export.items[2].attachment_url.as_deref(), Some("http://x.example/a.png"));
    assert!(!format!("{export:?}").contains("rose"), "the password is not kept");
}

#[test]
fn threads_survive_what_exports_do_to_them() {
    let comments = [
        comment(5, 4, ""), // before its parent
        comment(4, 0, ""),
        comment(6, 999, ""), // parent is not there
        comment(7, 7, ""),   // its own parent
        comment(8, 10, ""),  // a circle of three, with an answer hanging on it
        comment(9, 8, ""),
        comment(10, 9, ""),
        comment(11, 10, ""),
        comment(4, 5, ""), // a number used twice
        comment(0, 0, ""), // no number
        comment(0, 4, ""),
    ]
    .concat();
    let export = parse(&export(&post(1, &comments))).unwrap();
    assert_eq!(export.report.count(&Loss::RepeatedComment), 1);
    assert_eq!(export.report.count(&Loss::MissingParent), 1);
    assert_eq!(export.report.count(&Loss::CircularParent), 2);
    let placed = thread(&export.items[0].comments);
    let order: Vec<(u64, usize)> = placed.iter().map(|placed| (placed.comment.id, placed.depth)).collect();
    assert_eq!(order, [(0, 0), (4, 0), (0, 1), (5, 1), (6, 0), (7, 0), (8, 0), (9, 1), (10, 2), (11, 3)]);
    assert_eq!(placed.iter().map(|placed| placed.parent.is_some()).filter(|has| *has).count(), 5);
}

#[test]
fn bold_first_lines_are_titles_only_when_they_stand_alone() {
    let content = |text: &str| {
        let text = format!("<wp:comment_content><![CDATA[{text}]]></wp:comment_content>");
        let export = parse(&export(&post(1, &comment(1, 0, &text)))).unwrap();
        let comment = export.items[0].comments[0].clone();
        (comment.title, comment.content)
    };
    assert_eq!(content("<b>L&#039;a &amp; b</b>\r\n\r\nTexte"), (Some("L'a & b".into()), "Texte".into()));
    for text in ["<b>Bravo</b> à tous\n\nTexte", "<b>Bravo</b>\nTexte", "<b>Bravo</b>", "<b></b>\n\nTexte", "Texte"] {
        assert_eq!(content(text), (None, text.to_owned()));
    }
}

#[test]
fn parts_of_one_export_are_joined_and_others_given_back() {
    let part = |host: &str, items: &str| {
        let base = format!("<wp:base_blog_url>http://{host}</wp:base_blog_url>");
        let author = "<wp:author><wp:author_login>a</wp:author_login></wp:author>";
        parse(&export(&format!("{base}{author}{items}"))).unwrap()
    };
    let draft = post(2, "").replace("publish", "draft");
    let mut all = part("x.example", &format!("{}{draft}", post(1, "")));
    all.join(part("x.example/", &format!("{draft}{}", post(3, "")))).unwrap();
    assert_eq!(all.items.iter().map(|item| item.id).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(all.authors.len(), 1);
    assert_eq!((all.report.count(&Loss::Draft), all.report.count(&Loss::RepeatedItem)), (1, 1));
    assert!(all.join(part("y.example", "")).is_err());
}
