//! Every page of the route table, as everybody who can reach it sees it, before the two judges: the W3C's checker and
//! axe. A page that a route gains is judged without a word here; a parameter that nothing fills fails.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use identity::link::{self, NewLink, Purpose};
use kernel::chance::digest;
use serde_json::json;

use crate::{
    journey::house::{House, Visitor},
    support::{axe, browser::Looks, w3c},
};

/// Who looks at pages: an administrator, an animator, the moderator of the canteen, a member who reads English, a guest.
const PEOPLE: [&str; 5] =
    ["xavier.rabourdin", "natalie.evangelista", "madame.vauquer", "fanny.obrien", "andoche.finot"];

/// A page: its route, an address, and who looks (nobody for a visitor).
#[derive(Debug, Clone)]
struct Sight {
    route: &'static str,
    path: String,
    who: Option<&'static str>,
}

/// Answers that are no pages.
const NO_PAGES: [&str; 10] = [
    "/files/{id}",
    "/files/{id}/{size}",
    "/complete/topics",
    "/complete/emoji",
    "/complete/people",
    "/complete/spaces",
    "/language",
    "/organisation.css",
    "/inbox/{id}",
    "/notifications/{id}",
];

struct Tokens {
    reset: String,
    invitation: String,
    first: String,
}

async fn tokens(house: &House) -> Tokens {
    let (organisation, person) = (house.organisation, house.person("fanny.obrien").await);
    let [reset, invitation] = [house.store.chance().secret(), house.store.chance().secret()];
    let chance = house.store.chance().clone();
    let (one, two) = (digest(&reset), digest(&invitation));
    let first = house
        .store
        .system("links as mails bring them", move |tx| {
            let email = "new@birotteau.example";
            link::make_system(
                tx,
                organisation,
                NewLink { purpose: Purpose::Reset, digest: &one, email, person: Some(person), space: None, role: "" },
            )?;
            link::make_system(
                tx,
                organisation,
                NewLink {
                    purpose: Purpose::Invitation,
                    digest: &two,
                    email,
                    person: None,
                    space: None,
                    role: "member",
                },
            )?;
            // One load that is done, and one that runs.
            tx.batch(&format!(
                "insert into people_load(organisation, id, at, name, lines, done, made, finished_at) \
                 values ({organisation}, 1, 0, 'staff.csv', 3, 3, 2, 1), ({organisation}, 2, 0, 'staff.csv', 3, 1, 1, null)"
            ))?;
            identity::first_link(tx, &chance, organisation)
        })
        .await
        .unwrap();
    Tokens { reset, invitation, first }
}

/// What a route's parameters stand for, for whoever looks.
async fn paths(house: &House, tokens: &Tokens, route: &'static str, who: Option<&str>) -> Vec<String> {
    let me = who.unwrap_or("fanny.obrien");
    let long = "select cast(id as text) from entry where kind = 'note' order by comment_count desc limit 1";
    let own = "select cast(max(e.id) as text) from entry e join person p on p.id = e.author where p.handle = :text and e.kind = 'note' having count(*) > 0";
    let own_comment = "select cast(max(c.id) as text) from comment c join person p on p.id = c.author where p.handle = :text and c.deleted_at is null having count(*) > 0";
    let some = |sql: &'static str, text: &str| {
        let text = text.to_owned();
        let store = house.store.clone();
        async move {
            store
                .system_read("a test looks", move |tx| tx.first::<String>(sql, kernel::params! { text }))
                .await
                .unwrap()
        }
    };
    let fill = |ids: Vec<Option<String>>, of: &str| {
        ids.into_iter().flatten().map(|id| route.replace(of, &id)).collect::<Vec<_>>()
    };
    match route {
        "/reset/{token}" => vec![format!("/reset/{}", tokens.reset), "/reset/nothing".into()],
        "/invitation/{token}" => vec![format!("/invitation/{}", tokens.invitation), "/invitation/nothing".into()],
        "/first/{token}" => vec![format!("/first/{}", tokens.first)],
        "/articles/{id}/{slug}" => {
            let open = "select '/articles/' || e.id || '/' || e.slug from entry e join placement p on p.entry = e.id join space s on s.id = p.audience \
                        where e.kind = 'article' and s.for_web = 1 order by e.comment_count desc limit 1";
            let long = "select '/articles/' || id || '/' || slug from entry where kind = 'article' order by comment_count desc limit 1";
            let paths: Vec<String> = [some(open, "").await, some(long, "").await].into_iter().flatten().collect();
            let print = paths.iter().map(|path| format!("{path}?print=yes")).take(1).collect::<Vec<_>>();
            [paths, print].concat()
        }
        "/entries/{id}/comments/{comment}" => {
            let deep = "select '/entries/' || entry || '/comments/' || id from comment where parent is not null and deleted_at is null order by id desc limit 1";
            some(deep, "").await.into_iter().collect()
        }
        "/entries/{id}/history" => fill(vec![some("select cast(max(id) as text) from entry where edited_at is not null and kind = 'note' having count(*) > 0", "").await, some(own, me).await], "{id}"),
        _ if route.starts_with("/entries/{id}") => {
            let shared = "select cast(max(id) as text) from entry where shared is not null having count(*) > 0";
            fill(vec![some(own, me).await, some(long, "").await, some(shared, "").await], "{id}")
        }
        _ if route.starts_with("/comments/{id}") => fill(vec![some(own_comment, me).await], "{id}"),
        _ if route.starts_with("/spaces/{slug}") => {
            ["huile-cephalique-2", "campagne-huile-cephalique", "cantine", "journal-de-la-maison"].into_iter().map(|slug| route.replace("{slug}", slug)).collect()
        }
        "/administration/fields/{id}" => {
            let any = "select cast(min(id) as text) from profile_field having count(*) > 0";
            [vec!["/administration/fields/new".to_owned()], fill(vec![some(any, "").await], "{id}")].concat()
        }
        "/administration/units/{which}" => {
            let any = "select cast(max(id) as text) from unit having count(*) > 0";
            [vec!["/administration/units/new".to_owned()], fill(vec![some(any, "").await], "{which}")].concat()
        }
        "/administration/sites/{which}" => {
            let any = "select cast(min(id) as text) from site having count(*) > 0";
            let fixed = ["new", "everywhere"].map(|which| route.replace("{which}", which)).to_vec();
            [fixed, fill(vec![some(any, "").await], "{which}")].concat()
        }
        "/administration/keeping/rule" => vec![format!("{route}?kind=note&days=180"), format!("{route}?kind=note&days=soon")],
        "/administration/load/{id}" => vec!["/administration/load/1".into(), "/administration/load/2".into()],
        _ if route.starts_with("/people/{handle}") || route.starts_with("/administration/people/{handle}") => [me, "anselme.popinot"].into_iter().map(|handle| route.replace("{handle}", handle)).collect(),
        "/topics/{slug}" => {
            let busy = "select t.slug from topic t join entry_topic e on e.topic = t.id group by t.id, t.slug order by count(*) desc limit 1";
            fill(vec![some(busy, "").await], "{slug}")
        }
        _ if route.starts_with("/moderation/reports/{id}") => fill(vec![some("select cast(max(id) as text) from report having count(*) > 0", "").await], "{id}"),
        _ if route.starts_with("/moderation/held/{id}") => fill(vec![some("select cast(max(object) as text) from hold having count(*) > 0", "").await], "{id}"),
        "/report/{host}/{id}" => {
            let one = some(long, "").await.unwrap();
            let comment = some("select cast(max(id) as text) from comment where deleted_at is null", "").await.unwrap();
            let person = house.person("anselme.popinot").await;
            vec![format!("/report/entry/{one}"), format!("/report/comment/{comment}"), format!("/report/person/{person}")]
        }
        "/search" => ["/search", "/search?q=lavande", "/search?q=popinot", "/search?q=qqqqqq"].map(str::to_owned).into(),
        "/" => ["/", "/?filter=announcements", "/?before=1"].map(str::to_owned).into(),
        "/new" => ["/new", "/new?kind=article"].map(str::to_owned).into(),
        "/inbox" => ["/inbox", "/inbox?show=unread"].map(str::to_owned).into(),
        "/people" => ["/people", "/people?q=popinot", "/people?q=qqqqqq"].map(str::to_owned).into(),
        "/spaces" => ["/spaces", "/spaces?q=qqqqqq"].map(str::to_owned).into(),
        _ if route.contains('{') => panic!("this test does not know what to put into {route}: fill it in"),
        _ => vec![route.to_owned()],
    }
}

/// Every address that is looked at.
async fn sights(house: &House) -> Vec<Sight> {
    let tokens = tokens(house).await;
    let (_, table) = server::router::routes(
        std::sync::Arc::default(),
        std::sync::Arc::new(crate::world::desk(std::path::Path::new("."), None)),
    )
    .finish();
    let mut sights = Vec::new();
    for route in table.iter().filter(|route| route.method == "GET" && !NO_PAGES.contains(&route.path)) {
        for who in PEOPLE.into_iter().map(Some).chain([None]) {
            for path in paths(house, &tokens, route.path, who).await {
                sights.push(Sight { route: route.path, path, who });
            }
        }
    }
    sights
}

async fn sessions(house: &House) -> BTreeMap<&'static str, String> {
    let mut sessions = BTreeMap::new();
    for who in PEOPLE {
        sessions.insert(who, house.session(who).await);
    }
    sessions
}

/// What the checker warns of and what we keep, with the reason.
const KEPT: [(&str, &str); 0] = [];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_is_html_as_the_w3c_has_it() {
    let house = House::open().await;
    let sessions = sessions(&house).await;
    let folder = tempfile::tempdir().unwrap();
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let mut reached: BTreeSet<&str> = BTreeSet::new();
    let mut seen: BTreeSet<(String, u16, &str)> = BTreeSet::new();
    let all = sights(&house).await;
    for sight in &all {
        let answer = house.get(&sight.path, sight.who.and_then(|who| sessions.get(who)).map(String::as_str), "fr");
        assert!(answer.status < 500, "{sight:?}: {} {}", answer.status, answer.body);
        if !answer.kind.starts_with("text/html") || answer.body.is_empty() {
            continue;
        }
        if answer.status == 200 {
            reached.insert(sight.route);
        } else if !seen.insert((sight.route.to_owned(), answer.status, sight.who.unwrap_or_default())) {
            continue;
        }
        let name = format!("p{:04}.html", names.len());
        fs::write(folder.path().join(&name), &answer.body).unwrap();
        names.insert(name, format!("{} as {} ({})", sight.path, sight.who.unwrap_or("a visitor"), answer.status));
    }
    let unreached: Vec<&str> = all
        .iter()
        .map(|sight| sight.route)
        .filter(|route| !reached.contains(route))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    assert_eq!(unreached, Vec::<&str>::new(), "nobody here reaches these");
    // One line a complaint, with the pages that it stands on.
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for finding in w3c::findings(folder.path()) {
        if KEPT.iter().any(|(words, _)| finding.message.contains(words)) {
            continue;
        }
        let page = names.get(&finding.page).cloned().unwrap_or(finding.page);
        found.entry(format!("{}: {} [{}]", finding.kind, finding.message, finding.extract)).or_default().insert(page);
    }
    let report: Vec<String> = found
        .iter()
        .map(|(what, pages)| {
            format!(
                "{what}\n    on {} pages: {}",
                pages.len(),
                pages.iter().take(2).cloned().collect::<Vec<_>>().join(", ")
            )
        })
        .collect();
    assert!(report.is_empty(), "{} pages, {} complaints:\n{}", names.len(), report.len(), report.join("\n"));
    house.close().await;
}

/// What a browser, axe and the window's edge say against the page that is shown.
async fn judge(visitor: &Visitor<'_>, what: &str, failures: &mut Vec<String>) {
    for complaint in visitor.browser.complaints() {
        failures.push(format!("{what}: the browser complains: {complaint}"));
    }
    if visitor.browser.overflows().await {
        failures.push(format!("{what}: wider than its window"));
    }
    for violation in axe::violations(&visitor.browser).await {
        failures.push(format!("{what}: {violation}"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_is_kept_out_of_any_page() {
    let house = House::open().await;
    let sessions = sessions(&house).await;
    let looks = Looks { width: 1440, height: 900, ..Looks::laptop() };
    let visitor = Visitor::arrive(&house, looks).await;
    let mut failures = Vec::new();
    let mut judged: BTreeSet<String> = BTreeSet::new();
    let mut now: Option<&str> = None;
    visitor.forget();
    let mut all = sights(&house).await;
    all.sort_by_key(|sight| sight.who.map(|who| PEOPLE.iter().position(|known| *known == who)));
    for sight in all {
        // Each page by the first who reaches it, and what everybody sees of another width of the door.
        let shape = format!("{} {}", sight.route, sight.path.split('?').nth(1).unwrap_or_default());
        let key = if sight.route.contains("{slug}") { format!("{shape} {}", sight.path) } else { shape };
        if judged.contains(&key) {
            continue;
        }
        let answer = house.get(&sight.path, sight.who.and_then(|who| sessions.get(who)).map(String::as_str), "fr");
        if answer.status != 200 || !answer.kind.starts_with("text/html") {
            continue;
        }
        judged.insert(key);
        if now != sight.who {
            now = sight.who;
            visitor.forget();
            if let Some(who) = sight.who {
                visitor.become_person(who).await;
            }
        }
        visitor.go(&sight.path).await;
        judge(&visitor, &format!("{} as {}", sight.path, sight.who.unwrap_or("a visitor")), &mut failures).await;
    }
    visitor.go("/nowhere").await;
    visitor.browser.complaints();
    judge(&visitor, "a page that is not there", &mut failures).await;
    assert!(judged.len() > 40, "only {} pages were judged", judged.len());
    assert!(failures.is_empty(), "{} pages, {} failures:\n{}", judged.len(), failures.len(), failures.join("\n"));
    house.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_screens_of_every_day_are_good_in_the_dark_on_a_telephone_and_in_both_languages() {
    let house = House::open().await;
    let visitor = Visitor::arrive(&house, Looks::laptop()).await;
    let entry = house
        .word("select '/entries/' || id from entry where kind = 'note' order by comment_count desc limit 1", "")
        .await;
    let article = house
        .word(
            "select '/articles/' || e.id || '/' || e.slug from entry e join placement p on p.entry = e.id join space s on s.id = p.audience \
             where e.kind = 'article' and s.visibility = 'visible' order by e.comment_count desc limit 1",
            "",
        )
        .await;
    let mut failures = Vec::new();
    for (scheme, width, height, who) in [
        ("dark", 1440, 900, "natalie.evangelista"),
        ("dark", 390, 844, "fanny.obrien"),
        ("light", 390, 844, "natalie.evangelista"),
        ("light", 1440, 900, "fanny.obrien"),
    ] {
        visitor.browser.resize(width, height);
        visitor.browser.devtools(
            "Emulation.setEmulatedMedia",
            &json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }, { "name": "prefers-reduced-motion", "value": "reduce" }] }),
        );
        visitor.forget();
        let lang = if who == "fanny.obrien" { "en" } else { "fr" };
        visitor.go(&format!("/language?to={lang}&back=%2Fsign-in")).await;
        visitor.at("/sign-in").await;
        judge(&visitor, &format!("/sign-in {scheme} {width} {lang}"), &mut failures).await;
        visitor.become_person(who).await;
        for path in [
            "/",
            &entry,
            &article,
            "/spaces/huile-cephalique-2",
            "/spaces/cantine",
            "/people/anselme.popinot",
            "/people",
            "/new",
            "/inbox",
            "/search?q=lavande",
            "/settings",
        ] {
            if house.get(path, Some(&house.session(who).await), lang).status != 200 {
                // The closed space is not everybody's; some other row of this table sees it.
                continue;
            }
            visitor.go(path).await;
            assert_eq!(visitor.ask("document.documentElement.lang").await, lang, "{path}");
            judge(&visitor, &format!("{path} {scheme} {width} {lang}"), &mut failures).await;
        }
        visitor.go("/").await;
        visitor.ask("document.body.focus()").await;
        visitor.press(&['?']).await;
        visitor.one("#shortcuts[open]").await;
        judge(&visitor, &format!("the shortcuts {scheme} {width} {lang}"), &mut failures).await;
    }
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
    house.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_link_of_any_page_leads_nowhere() {
    let house = House::open().await;
    let sessions = sessions(&house).await;
    let mut asked: BTreeSet<(Option<&str>, String)> = BTreeSet::new();
    let mut of_shape: BTreeMap<(Option<&str>, String), usize> = BTreeMap::new();
    let mut failures: BTreeMap<String, String> = BTreeMap::new();
    for sight in sights(&house).await {
        let session = sight.who.and_then(|who| sessions.get(who)).map(String::as_str);
        let page = house.get(&sight.path, session, "fr");
        if page.status != 200 || !page.kind.starts_with("text/html") {
            continue;
        }
        for href in page
            .body
            .split(" href=\"")
            .skip(1)
            .chain(page.body.split(" src=\"").skip(1))
            .filter_map(|rest| rest.split('"').next())
        {
            let path = href.split('#').next().unwrap_or_default().replace("&amp;", "&");
            // A few of each shape: thousands of links are the same link.
            let shape: String = path
                .chars()
                .map(|c| if c.is_ascii_digit() { '0' } else { c })
                .collect::<String>()
                .split('?')
                .next()
                .unwrap_or_default()
                .split('/')
                .take(2)
                .collect::<Vec<_>>()
                .join("/")
                + &"/".repeat(path.matches('/').count());
            // A name in a text is a link for those who may see its bearer; the text is the same for all.
            let outside = matches!(sight.who, None | Some("andoche.finot"));
            if !path.starts_with('/')
                || path.starts_with("/language")
                || (outside && path.starts_with("/people/"))
                || !asked.insert((sight.who, path.clone()))
            {
                continue;
            }
            let count = of_shape.entry((sight.who, shape)).or_default();
            *count += 1;
            if *count > 12 {
                continue;
            }
            let answer = house.get(&path, session, "fr");
            if answer.status >= 400 {
                failures
                    .entry(format!("{} {path}", answer.status))
                    .or_insert_with(|| format!("on {} as {}", sight.path, sight.who.unwrap_or("a visitor")));
            }
        }
    }
    let report: Vec<String> = failures.iter().map(|(link, place)| format!("{link} {place}")).collect();
    assert!(report.is_empty(), "{} links asked:\n{}", asked.len(), report.join("\n"));
    house.close().await;
}
