//! What odd and hostile exports do, and do not do.

use kernel::Id;
use transfer::import::{Existing, Lost, plan};

use crate::house::{NOW, comment, export, house, post};

const DATE: &str = "2013-01-01 00:00:00";
const EPOCH_MS: i64 = 788_918_400_000;

fn body(html: &str) -> String {
    format!("<content:encoded><![CDATA[{html}]]></content:encoded>")
}

#[tokio::test]
async fn nothing_that_runs_comes_through() {
    let house = house().await;
    let text = "<wp:comment_author_url>javascript:alert(1)</wp:comment_author_url>\
        <wp:comment_content><![CDATA[<b onclick=x()>T</b>\n\nBonjour <script>x()</script><a href=\"javascript:x()\">là</a>]]></wp:comment_content>";
    let html = body(
        "<p onload=x()>a</p><script>x()</script><img src=\"/files/10\" alt=\"vue\"><iframe src=\"//e.example\"></iframe>",
    );
    house.import(export(&post(1, DATE, &(html + &comment(1, 0, text)))), false).await.unwrap();
    let (article, card): (String, String) =
        house.one("select a.html, e.card_html from article a join entry e on e.id = a.entry").await;
    let (said, url): (String, Option<String>) = house.one("select html, byline_url from comment").await;
    for html in [&article, &card, &said] {
        for bad in ["script", "onload", "onclick", "<img", "<iframe", "javascript"] {
            assert!(!html.contains(bad), "{bad} in {html}");
        }
    }
    assert_eq!(url, None);
}

#[tokio::test]
async fn dates_out_of_bounds_neither_lead_the_feed_nor_fail() {
    let house = house().await;
    let posts = [
        post(1, "2090-01-01 00:00:00", ""),
        post(2, "1970-01-01 00:00:00", ""),
        post(3, "1980-01-01 00:00:00", ""),
        post(4, "0000-00-00 00:00:00", ""),
    ];
    let outcome = house.import(export(&posts.concat()), false).await.unwrap();
    assert_eq!(outcome.plan.losses.get(&Lost::FutureDate), Some(&1));
    let entries: Vec<(i64, i64)> = house.all("select id, published_at from entry order by id").await;
    assert_eq!(entries.len(), 4);
    assert!(entries.iter().all(|(id, at)| *at <= NOW && Id::<()>::new(*id).minted_ms() <= NOW), "{entries:?}");
    assert!(entries[0].0 > 0 && entries[1].0 / 4096 == 0, "what is older than the ids stands at their beginning");
    assert!(entries[1].1 < EPOCH_MS);
}

#[tokio::test]
async fn many_of_one_moment_have_an_id_each() {
    let house = house().await;
    let posts: String = (1..=50).map(|id| post(id, DATE, &comment(id, 0, ""))).collect();
    house.import(export(&posts), false).await.unwrap();
    let ids = "select count(distinct id) from (select id from entry union all select id from comment) as ids";
    assert_eq!(house.one::<i64>(ids).await, 100);
}

#[test]
fn losses_are_counted() {
    let comments = [
        comment(1, 0, "<wp:comment_approved>spam</wp:comment_approved>").replacen(
            "<wp:comment_approved>1</wp:comment_approved>",
            "",
            1,
        ),
        comment(2, 1, ""),
        comment(3, 99, ""),
        comment(4, 5, ""),
        comment(5, 4, ""),
        comment(
            6,
            0,
            "<wp:comment_type>pingback</wp:comment_type><wp:comment_author_url>ftp://x</wp:comment_author_url>",
        ),
    ];
    let more = [
        body(
            "<img src=\"http://x.example/1.png\"><img src=\"http://x.example/2.png\"><marquee>[caption]a[/caption] [gallery ids=\"1\"]</marquee>",
        ),
        "<wp:is_sticky>1</wp:is_sticky>".to_owned(),
        "<wp:postmeta><wp:meta_key>humeur</wp:meta_key><wp:meta_value>1</wp:meta_value></wp:postmeta>".to_owned(),
        "<category domain=\"category\" nicename=\"uncategorized\">Uncategorized</category>".to_owned(),
    ];
    let export = export(&post(1, DATE, &(more.concat() + &comments.concat())));
    let plan = plan(&export, &Existing { now: NOW, ..Existing::default() });
    for (lost, count) in [
        (Lost::Picture, 2),
        (Lost::Element("marquee".into()), 1),
        (Lost::Pinned, 1),
        (Lost::Field, 1),
        (Lost::AnswerToLost, 1),
        (Lost::BadLinkback, 1),
    ] {
        assert_eq!(plan.losses.get(&lost), Some(&count), "{lost:?} in {:?}", plan.losses);
    }
    let of_file: Vec<String> = plan.losses.keys().map(|lost| format!("{lost:?}")).collect();
    let named = |name: &str| of_file.iter().any(|lost| lost.contains(name));
    assert!(
        named("SpamComment") && named("MissingParent") && named("CircularParent") && named("gallery"),
        "{of_file:?}"
    );
    assert!(!named("caption"), "captions are kept");
    assert_eq!((plan.counts.comments, plan.counts.categories, plan.counts.names), (4, 0, 1));
}

#[tokio::test]
async fn missing_parents_and_circles_are_mended() {
    let house = house().await;
    let comments = [comment(2, 99, ""), comment(3, 4, ""), comment(4, 3, ""), comment(5, 2, "")].concat();
    house.import(export(&post(1, DATE, &comments)), false).await.unwrap();
    let roots: i64 = house.one("select count(*) from comment where parent is null").await;
    let broken: i64 = house
        .one("select count(*) from comment c where c.parent is not null and not exists (select 1 from comment p where p.id = c.parent)")
        .await;
    assert_eq!((roots, broken), (2, 0));
}

#[tokio::test]
async fn items_without_numbers_and_titles_come_once() {
    let house = house().await;
    let nameless = |slug: &str| {
        post(0, DATE, &body("<p>Un texte sans titre, mais non sans suite.</p>"))
            .replace("<title>Titre 0</title>", "")
            .replace("carnet.example/0/", &format!("carnet.example/{slug}/"))
    };
    let both = nameless("a") + &nameless("b");
    house.import(export(&both), false).await.unwrap();
    assert!(house.import(export(&both), false).await.unwrap().plan.is_empty());
    let titles: Vec<String> = house.all("select title from entry").await;
    assert_eq!(titles, ["Un texte sans titre, mais non sans suite."; 2]);
}
