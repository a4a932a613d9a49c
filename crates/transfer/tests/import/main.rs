//! The import on a real database: what comes, what waits, what is found again, and what changes nothing.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests fail by panicking, as tests do")]

mod house;
mod odd;

use std::path::Path;

use house::{House, NOW, TWIN, TWIN_PUBLISHED, bob, comment, export, house, parse, post};
use kernel::{Entry, Error, Id, Lang, params};
use transfer::{
    import::{Lost, Options, import, report},
    wxr::{Export, Limits, read},
};

const BEFORE: &str = "0 entries, 0 articles, 0 placements, 0 comments, 0 holds, 0 linkbacks, 2 people, 0 topics, 0 uses, \
    0 addresses, 0 origins, 0 lines, 0 counted";

/// The sample lies beside the repository on some machines only.
fn sample() -> Option<Export> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let text = std::fs::read_to_string(root.join("../shared/samples/blog-grandeur-et-decadence.wxr.xml")).ok()?;
    Some(parse(&text))
}

/// The comments that somebody sees under the only entry: author and depth, in the order of the tree.
async fn seen(house: &House) -> Vec<(String, bool)> {
    let entry: Id<Entry> = house.one("select id from entry").await;
    house
        .store
        .read(bob(), move |tx| {
            let rows = content::comment::store::discussion(tx, entry, 0)?;
            let name = |row: &content::comment::store::Row| {
                row.author_name.clone().or_else(|| row.byline.clone()).unwrap_or_default()
            };
            let nodes = content::comment::tree::tree(&rows);
            Ok(nodes
                .iter()
                .flat_map(|node| {
                    let replies = node.replies.iter().map(|reply| (name(reply), true));
                    std::iter::once((name(node.comment), false)).chain(replies).collect::<Vec<_>>()
                })
                .collect())
        })
        .await
        .unwrap()
}

/// The entry to which a path leads, for somebody who may see it, as the program's last route asks.
async fn led(house: &House, path: &'static str) -> Option<(i64, String, String)> {
    let plain = path.trim_end_matches('/');
    house
        .store
        .read(bob(), move |tx| {
            let found = tx.find::<(i64, String, String)>(
                "select entry, kind, slug from visible_old_address where path = :path or path = :plain",
                params! { path, plain },
            )?;
            Ok(found.map(kernel::Visible::into_inner))
        })
        .await
        .unwrap()
}

#[tokio::test]
async fn the_twin_comes_whole() {
    let house = house().await;
    let outcome = house.import(parse(TWIN), false).await.unwrap();
    let counts = outcome.plan.counts;
    assert_eq!((counts.articles, counts.pages, counts.comments, counts.held, counts.linkbacks), (1, 0, 4, 2, 1));
    assert_eq!((counts.unclaimed, counts.people, counts.names), (1, 0, 3));
    assert_eq!((counts.keywords, counts.categories, counts.addresses), (2, 1, 2));
    assert_eq!(outcome.plan.losses.get(&Lost::RepeatedLinkback), Some(&1));

    let (id, at, count): (i64, i64, i64) = house.one("select id, published_at, comment_count from entry").await;
    let (kind, lang, title, slug): (String, String, String, String) =
        house.one("select kind, lang, title, slug from entry").await;
    assert_eq!((at, count), (TWIN_PUBLISHED, 4));
    assert_eq!(Id::<Entry>::new(id).minted_ms(), TWIN_PUBLISHED);
    assert_eq!((kind.as_str(), lang.as_str()), ("article", "fr"));
    assert_eq!(title, "Le réseau d’entreprise\u{a0}: la formule et l’étiquette");
    assert_eq!(slug, "le-reseau-d-entreprise-la-formule-et-l-etiquette");
    let (format, summary, html, origin): (String, String, String, String) =
        house.one("select format, summary, html, origin from article").await;
    let card: String = house.one("select card_html from entry").await;
    assert_eq!((format.as_str(), origin.as_str()), ("html", "http://carnet.popinot.example"));
    assert_eq!(summary, "Que vaut un flacon sans le jus\u{202f}?");
    assert_eq!(card, format!("<p>{summary}</p>"));
    assert_eq!(html.matches("<p>").count(), 11);
    assert!(html.contains("Or que mesure-t-on\u{202f}?") && html.contains("Aujourd’hui"), "{html}");

    let placed: (i64, Option<i64>, Option<i64>) =
        house.one("select audience, placed_by, pinned_at from placement").await;
    assert_eq!(placed, (5, None, None));
    let topics: Vec<(String, String)> =
        house.all("select t.slug, t.name from topic t join entry_topic x on x.topic = t.id order by t.slug").await;
    let topics: Vec<(&str, &str)> = topics.iter().map(|(slug, name)| (slug.as_str(), name.as_str())).collect();
    assert_eq!(
        topics,
        [("humeurs-saveurs", "Humeurs & saveurs"), ("parfumerie-2-0", "parfumerie 2.0"), ("reseau", "réseau")]
    );
    for path in ["/2013/03/07/la-formule-et-letiquette/", "/2013/03/07/la-formule-et-letiquette", "/?p=42"] {
        assert_eq!(led(&house, path).await, Some((id, kind.clone(), slug.clone())), "{path}");
    }
    let linkback: (String, String) = house.one("select source, state from linkback").await;
    assert!(linkback.0.starts_with("http") && linkback.1 == "shown", "{linkback:?}");
}

#[tokio::test]
async fn the_twin_is_discussed_by_whom_it_was() {
    let house = house().await;
    house.import(parse(TWIN), false).await.unwrap();
    let author: (i64, String, String) = house.one("select id, kind, name from person where id > 20").await;
    assert_eq!((author.1.as_str(), author.2.as_str()), ("unclaimed", "AnselmePopinot"));
    assert_eq!(house.all::<i64>("select person from credential").await, [10], "nobody to mail");
    assert_eq!(house.one::<i64>("select author from entry").await, author.0);
    let me = || "AnselmePopinot".to_owned();
    assert_eq!(
        seen(&house).await,
        [(me(), false), ("fgaudissart".to_owned(), false), (me(), true), (me(), false)],
        "what is held shows to nobody"
    );
    let held: Vec<(String, String)> =
        house.all("select c.byline, h.reasons from comment c join hold h on h.object = c.id order by c.id desc").await;
    assert_eq!(held.len(), 2);
    assert!(held.iter().any(|(byline, _)| byline == "herbodane77"));
    assert!(held.iter().all(|(_, reasons)| reasons.starts_with("[{") && reasons.contains("points")), "{held:?}");
    assert_eq!(house.one::<i64>("select count(*) from comment where state = 'held' and author is null").await, 2);
    let titles: Vec<String> = house.all("select title from comment where state = 'shown' order by id").await;
    assert_eq!(titles.first().map(String::as_str), Some("Rendez-vous à l'atelier"));
    assert_eq!(
        house.one::<i64>("select count(*) from comment c join entry e on c.published_at < e.published_at").await,
        3,
        "some are older than the article"
    );
    // 4096 ids a millisecond, from 1995 on.
    assert!(
        house
            .all::<(i64, i64)>("select id, published_at from comment")
            .await
            .iter()
            .all(|(id, at)| id / 4096 + 788_918_400_000 == *at)
    );
}

#[tokio::test]
async fn the_journal_tells_it_as_the_past() {
    let house = house().await;
    house.import(parse(TWIN), false).await.unwrap();
    let lines: Vec<(String, i64, i64, String)> = house
        .all("select host, at, coalesce(actor, 0), facts from activity where host <> 'person' order by position")
        .await;
    assert_eq!(lines.iter().filter(|line| line.0 == "comment").count(), 4, "what is held is not told");
    let author: i64 = house.one("select id from person where id > 20").await;
    let entry = &lines[0];
    assert_eq!((entry.0.as_str(), entry.1, entry.2), ("entry", TWIN_PUBLISHED, author));
    assert!(entry.3.contains("\"imported\":true") && entry.3.contains("\"audiences\":[\"5\"]"), "{}", entry.3);
    assert!(entry.3.contains(&format!("\"author\":\"{author}\"")) && entry.3.contains("\"topics\":[\""), "{}", entry.3);
    assert!(lines.iter().all(|line| line.3.contains("\"imported\":true") && line.1 < NOW));
}

#[tokio::test]
async fn the_sample_comes_where_it_lies() {
    let Some(sample) = sample() else { return };
    let house = house().await;
    house.import(sample.clone(), false).await.unwrap();
    let (at, lang, summary): (i64, String, String) =
        house.one("select e.published_at, e.lang, a.summary from entry e join article a on a.entry = e.id").await;
    // 2012-10-11 22:00 UTC.
    assert_eq!((at, lang.as_str()), (1_349_992_800_000, "fr"));
    assert_eq!(summary, "Si Balzac était encore là, que pourrait-il écrire\u{202f}?");
    assert!(house.one::<String>("select html from article").await.contains("révolution des usages\u{202f}?"));
    let held: Vec<String> =
        house.all("select i.origin from import_identity i join hold h on h.object = i.object order by i.origin").await;
    assert_eq!(held, ["wxr:blog.example.com:comment:102", "wxr:blog.example.com:comment:108"]);
    let me = || "XavierAucompte".to_owned();
    assert_eq!(seen(&house).await, [(me(), false), ("gmaubon".to_owned(), false), (me(), true), (me(), false)]);
    assert_eq!(house.all::<String>("select name from topic order by name").await, ["entreprise 2.0", "rse"]);
    assert_eq!(house.one::<i64>("select count(*) from linkback where state = 'shown'").await, 1);
    assert_eq!(
        house.one::<i64>("select count(*) from comment c join entry e on c.published_at < e.published_at").await,
        3
    );
    let path = "/2012/10/12/les-reseaux-sociaux-dentreprise-grandeur-et-decadence/";
    assert!(led(&house, path).await.is_some() && led(&house, "/?p=11").await.is_some());
    let rows = house.rows().await;
    assert!(house.import(sample, false).await.unwrap().plan.is_empty());
    assert_eq!(house.rows().await, rows);
}

#[tokio::test]
async fn the_same_import_twice_doubles_nothing() {
    let house = house().await;
    house.import(parse(TWIN), false).await.unwrap();
    let rows = house.rows().await;
    assert!(
        rows.starts_with("1 entries, 1 articles, 1 placements, 6 comments, 2 holds, 1 linkbacks, 3 people, 3 topics")
    );
    for text in [TWIN.to_owned(), TWIN.replace("http://carnet.popinot", "https://www.carnet.popinot")] {
        let again = house.import(parse(&text), false).await.unwrap();
        assert!(again.plan.is_empty());
        assert_eq!((again.plan.counts.items_here, again.plan.counts.comments_here), (1, 7));
        assert_eq!(house.rows().await, rows);
    }
}

#[tokio::test]
async fn a_later_export_adds_what_is_new_and_changes_nothing() {
    let house = house().await;
    let old = post(1, "2013-01-01 00:00:00", &comment(1, 0, ""));
    house.import(export(&old), false).await.unwrap();
    let changed = old.replace("Titre 1", "Autre titre").replace("</item>", &(comment(2, 1, "") + "</item>"));
    let more = post(2, "2013-02-01 00:00:00", "");
    let outcome = house.import(export(&(changed + &more)), false).await.unwrap();
    let counts = outcome.plan.counts;
    assert_eq!((counts.articles, counts.comments, counts.items_here, counts.comments_here), (1, 1, 1, 1));
    assert_eq!(house.all::<String>("select title from entry order by id").await, ["Titre 1", "Titre 2"]);
    let comments: Vec<(i64, Option<i64>)> = house.all("select id, parent from comment order by id").await;
    assert_eq!(comments[1].1, Some(comments[0].0), "an answer to what came before");
    assert_eq!(house.all::<i64>("select comment_count from entry order by id").await, [2, 0]);

    house.store.system("test", |tx| tx.batch("update entry set deleted_at = 5 where title = 'Titre 1'")).await.unwrap();
    let rows = house.rows().await;
    let after = old.replace("</item>", &(comment(3, 1, "") + "</item>"));
    let outcome = house.import(export(&after), false).await.unwrap();
    assert_eq!(outcome.plan.losses.get(&Lost::OfDeleted), Some(&1));
    assert_eq!(house.rows().await, rows, "what was deleted here stays so");
}

#[tokio::test]
async fn an_author_with_an_account_here_is_themselves() {
    let house = house().await;
    let posts = post(1, "2013-01-01 00:00:00", &comment(1, 0, "<wp:comment_user_id>3</wp:comment_user_id>"));
    let outcome = house.import(export(&posts), false).await.unwrap();
    assert_eq!((outcome.plan.counts.people, outcome.plan.counts.unclaimed), (1, 0));
    assert_eq!(
        house.one::<(i64, i64)>("select e.author, c.author from entry e join comment c on c.entry = e.id").await,
        (10, 10)
    );
    assert_eq!(house.one::<i64>("select count(*) from person").await, 2);
}

#[tokio::test]
async fn an_unclaimed_author_is_one_person_in_two_blogs() {
    let house = house().await;
    house.import(parse(TWIN), false).await.unwrap();
    let other = TWIN
        .replace("carnet.popinot.example<", "autre.example<")
        .replace("/carnet.popinot.example/", "/autre.example/");
    let outcome = house.import(parse(&other), false).await.unwrap();
    assert_eq!((outcome.plan.counts.articles, outcome.plan.counts.unclaimed, outcome.plan.counts.people), (1, 0, 1));
    assert_eq!(outcome.plan.losses.get(&Lost::TakenAddress), Some(&2), "the first blog keeps its paths");
    let ids: Vec<i64> = house.all("select id from entry order by id").await;
    assert_eq!(ids[1] - ids[0], 1, "two entries of one millisecond");
}

#[tokio::test]
async fn a_dry_run_tells_and_changes_nothing() {
    let house = house().await;
    let dry = house.import(parse(TWIN), true).await.unwrap();
    assert_eq!(house.rows().await, BEFORE);
    let english = report(&dry, Lang::En);
    for line in [
        "Dry run",
        "1 article\n",
        "4 comments\n",
        "2 comments held",
        "1 page that links here",
        "/?p=42",
        "1 repeated link",
    ] {
        assert!(english.contains(line), "{line} in {english}");
    }
    let french = report(&dry, Lang::Fr);
    assert!(french.contains("Essai\u{a0}: rien") && french.contains("2 commentaires mis en attente"), "{french}");
    let real = house.import(parse(TWIN), false).await.unwrap();
    assert_eq!(real.plan.counts, dry.plan.counts);
}

#[tokio::test]
async fn what_fails_changes_nothing() {
    let house = house().await;
    for end in [TWIN.len() / 3, TWIN.len() / 2, TWIN.len() - 20] {
        let cut = TWIN.as_bytes().get(..end).unwrap();
        assert!(read(cut, &Limits::default()).is_err(), "a file that breaks off gives nothing to import");
    }
    let trap = "create trigger trap before insert on hold begin select raise(abort, 'trap'); end";
    house.store.system("test", move |tx| tx.batch(trap)).await.unwrap();
    assert!(house.import(parse(TWIN), false).await.is_err());
    assert_eq!(house.rows().await, BEFORE, "not even the article that was written before");

    let foreign = import(&house.store, house.organisation, Id::new(6), parse(TWIN), Options::default()).await;
    assert!(matches!(foreign, Err(Error::NotFound)), "a space of another organisation");
}
