//! People at their keyboards: at once, twice, too late, too much, and nonsense.

use std::collections::BTreeSet;

use kernel::{Chance, Lang, params};
use maud::html;

use super::{FORM, ask, count, nothing_is_half_there, says, somebody};
use crate::{
    on_both,
    world::{NOW, On, World},
};

/// The values of a page's hidden fields of this name, as a browser would send them.
fn hidden(page: &str, name: &str) -> String {
    let start = format!("name=\"{name}\" value=\"");
    let at = page.find(&start).unwrap_or_else(|| panic!("no field {name} in {page}")) + start.len();
    let value = page[at..].split('"').next().unwrap();
    value.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

fn escaped(text: &str) -> String {
    html! { (text) }.into_string()
}

/// The next slice of a discussion, whose address ends in `#comments`.
fn next(page: &str) -> Option<String> {
    let links = page.match_indices("?after=").map(|(at, _)| &page[page[..at].rfind('"').unwrap() + 1..]);
    links.filter_map(|link| link.split('"').next()?.strip_suffix("#comments").map(str::to_owned)).next()
}

async fn ten_thousand_comments_come_in_slices(on: On) {
    const MANY: i64 = 10_000;
    let world = World::new(on).await;
    let (ann, cookie) = somebody(&world, "Ann").await;
    let entry = world.note(ann, None, "A thread without end").await;
    let first = entry.get() + 10;
    // Every tenth begins something; the others answer one before them, near or very far.
    let fill = move |tx: &kernel::SystemTx<'_>| {
        let organisation =
            tx.first::<i64>("select organisation from entry where id = :entry", params! { entry })?.unwrap_or(0);
        for number in 0..MANY {
            let parent = (number % 10 != 0).then(|| first + if number % 97 == 0 { number / 2 } else { number - 1 });
            tx.execute(
                "insert into comment(organisation, id, entry, parent, author, source, html, lang, state, published_at) \
                 values (:organisation, :id, :entry, :parent, :author, :source, :html, 'en', 'shown', :at)",
                params! { organisation, id = first + number, entry, parent, author = ann, source = "x", html = format!("<p>Comment {number}.</p>"), at = NOW },
            )?;
        }
        tx.execute("update entry set comment_count = :count where id = :entry", params! { count = MANY, entry })
    };
    world.store.system("a test's thread", fill).await.unwrap();
    let (mut path, mut pages, mut seen, mut folds) =
        (Some(format!("/entries/{entry}")), 0, BTreeSet::new(), Vec::new());
    while let Some(at) = path {
        let page = world.get("a.example", &at, Some(&cookie)).await;
        says(&page, 200, "id=\"comments\"");
        assert!(page.body.len() < 1_500_000, "{} bytes at {at}", page.body.len());
        let ids = ids(&page.body);
        assert!(ids.iter().all(|id| seen.insert(*id)), "a comment is shown twice at {at}");
        for fold in page.body.match_indices("class=\"more\" href=\"") {
            folds.push(page.body[fold.0 + 19..].split(['"', '#']).next().unwrap().to_owned());
        }
        pages += 1;
        path = next(&page.body);
    }
    assert!(pages >= 50, "{pages} pages");
    // What is folded is behind its link, answers under what they answer.
    assert!(!folds.is_empty());
    for fold in folds.iter().step_by(40) {
        let page = world.get("a.example", fold, Some(&cookie)).await;
        says(&page, 200, "aria-current");
        let root: i64 = fold.rsplit('/').next().unwrap().parse().unwrap();
        let group: Vec<i64> = ids(&page.body).into_iter().skip_while(|id| *id != root).collect();
        assert!(
            group.len() > 9 && (0..9).all(|step| group.contains(&(root + step)) || (root + step - first) % 97 == 0),
            "{fold}: {:?}",
            &group[..12]
        );
        seen.extend(ids(&page.body));
    }
    // An answer far from what it answers says whom it answers.
    let far = first + 97 * 99;
    let page = world.get("a.example", &format!("/entries/{entry}/comments/{far}"), Some(&cookie)).await;
    let own = page.body.split(&format!("id=\"c-{far}\"")).nth(1).unwrap().split("</article>").next().unwrap();
    assert!(own.contains("in reply to") || own.contains("to Ann") || own.to_lowercase().contains("reply"), "{own}");
}
on_both!(ten_thousand_comments_come_in_slices);

/// The comments of a page, in the order in which it shows them.
fn ids(page: &str) -> Vec<i64> {
    page.match_indices("<article class=\"comment\" id=\"c-")
        .map(|(at, start)| page[at + start.len()..].split('"').next().unwrap().parse().unwrap())
        .collect()
}

async fn two_edits_at_once_show_both_texts(on: On) {
    let world = World::new(on).await;
    let (ann, cookie) = somebody(&world, "Ann").await;
    let entry = world.note(ann, None, "The first words").await;
    let path = format!("/entries/{entry}/edit");
    let edit = async |source: &str, base: &str| {
        world.post("a.example", &path, Some(&cookie), &[("source", source), ("base", base)]).await
    };
    let form = world.get("a.example", &path, Some(&cookie)).await;
    let base = hidden(&form.body, "base");
    let (one, two) = tokio::join!(edit("Words of one tab", &base), edit("Words of the other tab", &base));
    let (saved, refused) = if one.status == 303 { (one, two) } else { (two, one) };
    assert_eq!(saved.status, 303, "{}", saved.body);
    assert!(
        refused.body.contains("Words of one tab") && refused.body.contains("Words of the other tab"),
        "{}",
        refused.body
    );
    assert!(refused.body.contains("changed"), "{}", refused.body);
    // In the same millisecond, with the clock standing still: an edit that started before the last one is still late.
    let base = hidden(&refused.body, "base");
    assert_eq!(edit("Both, brought together", &base).await.status, 303);
    assert_eq!(edit("Both, brought together", &base).await.status, 303, "the button pressed twice is no conflict");
    let late = edit("Too late again", &base).await;
    assert!(
        late.status == 409 && late.body.contains("Too late again") && late.body.contains("Both, brought together"),
        "{}",
        late.body
    );
    let page = world.get("a.example", &format!("/entries/{entry}"), Some(&cookie)).await;
    assert!(page.body.contains("Both, brought together") && !page.body.contains("Too late again"));
}
on_both!(two_edits_at_once_show_both_texts);

async fn a_double_click_makes_one(on: On) {
    let world = World::new(on).await;
    let (ann, cookie) = somebody(&world, "Ann").await;
    let post = async |path: &str, source: &str| {
        world.post("a.example", path, Some(&cookie), &[("source", source), ("nonce", "the form's own")]).await
    };
    let (one, two, three) = tokio::join!(
        post("/entries", "Clicked twice"),
        post("/entries", "Clicked twice"),
        post("/entries", "Clicked twice")
    );
    assert_eq!(
        (one.status.as_u16(), two.status.as_u16(), three.status.as_u16()),
        (303, 303, 303),
        "{}{}",
        one.body,
        two.body
    );
    assert!(
        one.location == two.location && two.location == three.location,
        "{} {} {}",
        one.location,
        two.location,
        three.location
    );
    assert_eq!(count(&world.store, "select count(*) from entry").await, 1);
    // Comments, one that shows and one that waits for a moderator.
    let entry = world.note(ann, None, "Answer me").await;
    let path = format!("/entries/{entry}/comments");
    let spam = "Buy cheap viagra casino http://a.example/1 http://b.example/2 http://c.example/3 http://d.example/4 http://e.example/5";
    for (number, source) in ["Yes", spam].into_iter().enumerate() {
        let nonce = format!("comment {number}");
        let post =
            async || world.post("a.example", &path, Some(&cookie), &[("source", source), ("nonce", &nonce)]).await;
        let (one, two) = tokio::join!(post(), post());
        assert!(one.status == 303 && one.location == two.location, "{} {}", one.location, two.location);
    }
    assert_eq!(count(&world.store, "select count(*) from comment").await, 2);
    nothing_is_half_there(&world.store).await;
}
on_both!(a_double_click_makes_one);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_double_click_that_two_nodes_answer_makes_one() {
    let world = World::new(On::Postgres).await;
    let ann = world.person(world.organisation, "Ann", false).await;
    let folder = tempfile::tempdir().unwrap();
    let blobs = kernel::blob::Blobs::new(folder.path());
    let other = kernel::Store::open(
        world.store.database().location(),
        db::Options::default(),
        blobs,
        world.clock.clone(),
        Chance::seeded([3; 32]),
    )
    .await
    .unwrap();
    for round in 0..10 {
        let publish = |store: &kernel::Store| {
            let (store, asker) = (store.clone(), world.asker(ann));
            let new = content::entry::NewEntry {
                word: format!("round {round}"),
                ..crate::world::new_note(None, "On two nodes")
            };
            async move { store.write(asker, move |tx| content::entry::publish(tx, &new)).await.unwrap() }
        };
        let (one, two) = tokio::join!(publish(&world.store), publish(&other));
        assert_eq!(one, two);
        // Nodes whose clocks stand still at the same moment would mint the same ids.
        world.clock.advance(5);
    }
    assert_eq!(count(&world.store, "select count(*) from entry").await, 10);
}

/// Values that nobody types.
const ODD: [&str; 12] = [
    "%FF%FE",
    "%00",
    "a%00b",
    "%",
    "%zz",
    "-9223372036854775808",
    "9223372036854775807",
    "99999999999999999999999",
    "..%2F..%2Fetc",
    "%F0%9F%A6%84",
    "-1",
    "1e9",
];

async fn nonsense_is_refused_and_never_a_fault(on: On) {
    let world = World::new(on).await;
    let (ann, cookie) = somebody(&world, "Ann").await;
    world.note(ann, None, "A note on #nonsense").await;
    let long = "a".repeat(5000);
    for route in &world.table {
        for odd in ODD.iter().copied().chain([long.as_str()]) {
            let path: String = route
                .path
                .split('/')
                .map(|part| if part.starts_with('{') { odd } else { part })
                .collect::<Vec<_>>()
                .join("/");
            let session =
                if route.method == "POST" { world.session(world.organisation, ann).await } else { cookie.clone() };
            if route.method == "GET" {
                let query = [
                    "before", "after", "filter", "q", "space", "share", "kind", "next", "done", "to", "page", "unit",
                    "since",
                ];
                let query = query.map(|name| format!("{name}={odd}")).join("&");
                for path in [
                    path.clone(),
                    format!("{path}?{query}"),
                    format!("{path}?{}", query.split('&').next().unwrap()),
                    format!("{path}?after={odd}"),
                ] {
                    if path.parse::<http::Uri>().is_err() {
                        continue;
                    }
                    let answer = ask(&world.router, "GET", &path, &session, "", "").await;
                    assert!(answer.status.as_u16() < 500, "GET {path}: {} {}", answer.status, answer.body);
                }
                continue;
            }
            let names = [
                "source", "title", "parent", "audience", "base", "entry", "share", "space", "kind", "nonce", "context",
                "back", "handle", "person", "role", "name", "email", "reason",
            ];
            let form = names.map(|name| format!("{name}={odd}")).join("&");
            if path.parse::<http::Uri>().is_err() {
                continue;
            }
            let answer = ask(&world.router, "POST", &path, &session, FORM, form).await;
            assert!(answer.status.as_u16() < 500, "POST {path}: {} {}", answer.status, answer.body);
        }
    }
}
on_both!(nonsense_is_refused_and_never_a_fault);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn malformed_forms_are_refused_in_words() {
    let world = World::new(On::Sqlite).await;
    let (_, cookie) = somebody(&world, "Ann").await;
    let multipart = "multipart/form-data; boundary=x";
    let part = |name: &str, value: &[u8]| {
        [format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n").as_bytes(), value, b"\r\n"].concat()
    };
    let many: String = (0..10_000).map(|number| format!("f{number}=1&")).collect();
    let many_parts: Vec<u8> = (0..10_000).flat_map(|_| part("f", b"1")).chain(*b"--x--\r\n").collect();
    let bodies: Vec<(&str, Vec<u8>, u16)> = vec![
        (FORM, b"source=\xff\xfe".to_vec(), 422),
        (FORM, b"source=%FF%FE".to_vec(), 422),
        (FORM, b"source=%4".to_vec(), 422),
        (FORM, many.into_bytes(), 422),
        (multipart, many_parts, 422),
        (multipart, [part("source", b"\xff\xfe"), b"--x--\r\n".to_vec()].concat(), 422),
        (multipart, b"--x\r\nnonsense".to_vec(), 422),
        (multipart, Vec::new(), 422),
        (multipart, b"--y--\r\n".to_vec(), 422),
        ("multipart/form-data", part("source", b"no boundary"), 422),
        ("application/json", b"{\"source\": \"no form\"}".to_vec(), 422),
        ("text/plain", b"source=what+another+site+may+send&audience=1".to_vec(), 422),
    ];
    for (kind, body, status) in bodies {
        let shown = String::from_utf8_lossy(&body[..body.len().min(60)]).into_owned();
        let answer = ask(&world.router, "POST", "/entries", &cookie, kind, body).await;
        assert_eq!(answer.status.as_u16(), status, "{kind} {shown}: {}", answer.body);
        assert!(answer.body.contains("<h1"), "{kind} {shown}: {}", answer.body);
    }
    let zero = ask(&world.router, "POST", "/entries", &cookie, FORM, "source=a+zero%00inside").await;
    assert_eq!(zero.status, 303, "{}", zero.body);
    assert_eq!(count(&world.store, "select count(*) from entry").await, 1);
    nothing_is_half_there(&world.store).await;
}

async fn a_session_that_ended_keeps_the_text_until_it_is_sent(on: On) {
    let world = World::new(on).await;
    let password = "a word that nobody else guesses";
    let hash = identity::password::hash_now(&Chance::seeded([4; 32]), password).unwrap();
    let new = identity::NewPerson {
        lang: Lang::En,
        terms_accepted: 9,
        email: Some("ann@a.example".into()),
        password_hash: Some(hash),
        ..identity::NewPerson::new(world.organisation, "Ann")
    };
    let ann = world.store.system("a test's person", move |tx| identity::create_person(tx, &new)).await.unwrap();
    let cookie = world.session(world.organisation, ann).await;
    let text = "An hour's work: “quotes”, <angles> & ampersands,\nand a second line + a plus.";
    let fields = [("kind", "note"), ("source", text), ("nonce", "n1"), ("context", "feed")];
    world.clock.advance(31 * 24 * 3_600_000);
    let late = world.post("a.example", "/entries", Some(&cookie), &fields).await;
    says(&late, 401, "Your text is safe");
    let resume = hidden(&late.body, "resume");
    let signing = async |password: &str| {
        let fields = [
            ("email", "ann@a.example"),
            ("password", password),
            ("resume_to", "/entries"),
            ("resume", resume.as_str()),
        ];
        world.post("a.example", "/sign-in", None, &fields).await
    };
    // A mistyped password loses nothing either.
    let mistyped = signing("something else").await;
    assert_eq!(hidden(&mistyped.body, "resume"), resume);
    let back = signing(password).await;
    says(&back, 200, &escaped(text));
    let cookie = back
        .headers
        .split("cenacle=")
        .nth(1)
        .and_then(|rest| rest.split(';').next())
        .map(|secret| format!("cenacle={secret}"))
        .unwrap();
    let again = [
        ("kind", hidden(&back.body, "kind")),
        ("source", text.to_owned()),
        ("nonce", hidden(&back.body, "nonce")),
        ("context", hidden(&back.body, "context")),
    ];
    let again: Vec<(&str, &str)> = again.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let sent = world.post("a.example", "/entries", Some(&cookie), &again).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    let page = world.get("a.example", &sent.location, Some(&cookie)).await;
    says(&page, 200, "and a second line + a plus.");
    assert_eq!(count(&world.store, "select count(*) from entry").await, 1);
}
on_both!(a_session_that_ended_keeps_the_text_until_it_is_sent);
