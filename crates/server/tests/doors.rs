//! Doors that stood open once, and what is held behind each since: words of before, what an edit may do, names of what is
//! hidden, guesses and links, and searches that nobody types.

use std::{
    net::{IpAddr, Ipv4Addr},
    path::Path,
    sync::Arc,
};

use axum::{Router, body::Body};
use http::{Request, header};
use kernel::{
    Entry, Id, Person, Space,
    audience::{OrganisationRole, Role},
    params,
};
use shell::web::{App, Settings};
use tokio::{
    io::AsyncWriteExt as _,
    net::{TcpListener, TcpStream},
};
use tower::ServiceExt;

use crate::{
    administration::{HOST, administrator},
    on_both,
    world::{Answer, On, World, desk, read, with},
};

fn seen_by(members: spaces::Visibility) -> spaces::Access {
    spaces::Access { members, guests: false, web: false }
}

/// Changes a note by the form that its author has before them.
async fn edit(world: &World, cookie: &str, note: Id<Entry>, source: &str) {
    let path = format!("/entries/{note}/edit");
    let form = world.get(HOST, &path, Some(cookie)).await.body;
    let base = form.split_once("name=\"base\" value=\"").unwrap().1.split('"').next().unwrap();
    let edited = world.post(HOST, &path, Some(cookie), &[("base", base), ("source", source)]).await;
    assert_eq!(edited.status, 303, "{}", edited.body);
}

/// Which words of an entry's or a comment's life a page tells.
async fn told(world: &World, path: &str, cookie: Option<&str>) -> Vec<&'static str> {
    let page = world.get(HOST, path, cookie).await.body;
    ["Hasty", "Sober", "Polished"].into_iter().filter(|word| page.contains(word)).collect()
}

async fn words_edited_away_before_a_widening_are_told_to_nobody_new(on: On) {
    let world = World::new(on).await;
    let ann = world.person(world.organisation, "Ann", false).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let zoe = world.person(world.organisation, "Zoe", false).await;
    let small = world.space(ann, "Small", seen_by(spaces::Visibility::Closed)).await;
    let large = world.space(ann, "Large", seen_by(spaces::Visibility::Visible)).await;
    world.add(small, bob, Role::Writer).await;
    let of_ann = world.session(world.organisation, ann).await;
    let of_bob = world.session(world.organisation, bob).await;
    let of_zoe = world.session(world.organisation, zoe).await;
    let note = world.note(ann, Some(small), "Hasty opinion").await;
    let comment = world.comment(bob, note, "Hasty answer").await;
    edit(&world, &of_ann, note, "Sober opinion").await;
    let answer = format!("/comments/{comment}/edit");
    assert_eq!(world.post(HOST, &answer, Some(&of_bob), &[("source", "Sober answer")]).await.status, 303);
    let (history, of_answer) = (format!("/entries/{note}/history"), format!("/comments/{comment}/history"));
    for path in [&history, &of_answer] {
        assert_eq!(world.get(HOST, path, Some(&of_zoe)).await.status, 404, "{path}");
    }

    let wider = [("audience", large.to_string()), ("confirmed", "yes".to_owned())];
    let wider = wider.each_ref().map(|(name, value)| (*name, value.as_str()));
    let widened = world.post(HOST, &format!("/entries/{note}/places"), Some(&of_ann), &wider).await;
    assert_eq!(widened.status, 303, "{}", widened.body);
    for path in [&history, &of_answer] {
        assert_eq!(told(&world, path, Some(&of_zoe)).await, ["Sober"], "{path}");
        for cookie in [&of_ann, &of_bob] {
            assert_eq!(told(&world, path, Some(cookie)).await, ["Hasty", "Sober"], "{path}");
        }
    }

    // What she has seen as it stood, she may read again.
    edit(&world, &of_ann, note, "Polished opinion").await;
    assert_eq!(told(&world, &history, Some(&of_zoe)).await, ["Sober", "Polished"]);
    for cookie in [&of_ann, &of_bob] {
        assert_eq!(told(&world, &history, Some(cookie)).await, ["Hasty", "Sober", "Polished"]);
    }
}
on_both!(words_edited_away_before_a_widening_are_told_to_nobody_new);

async fn the_web_reads_what_an_entry_is_and_never_what_it_was(on: On) {
    let world = World::new(on).await;
    let ann = world.person(world.organisation, "Ann", false).await;
    let zoe = world.person(world.organisation, "Zoe", false).await;
    let of_ann = world.session(world.organisation, ann).await;
    let of_zoe = world.session(world.organisation, zoe).await;
    let open = spaces::Access { members: spaces::Visibility::Visible, guests: true, web: true };
    let window = world.space(ann, "Window", open).await;
    let note = world.note(ann, Some(window), "Hasty opinion").await;
    edit(&world, &of_ann, note, "Sober opinion").await;
    assert_eq!(told(&world, &format!("/entries/{note}"), None).await, ["Sober"], "it is open to the web");
    let history = format!("/entries/{note}/history");
    assert!(!told(&world, &history, None).await.contains(&"Hasty"));
    assert_eq!(told(&world, &history, Some(&of_zoe)).await, ["Hasty", "Sober"], "it stood before her so");
}
on_both!(the_web_reads_what_an_entry_is_and_never_what_it_was);

async fn a_closed_discussion_takes_no_edits(on: On) {
    let world = World::new(on).await;
    let ann = world.person(world.organisation, "Ann", false).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let of_ann = world.session(world.organisation, ann).await;
    let of_bob = world.session(world.organisation, bob).await;
    let note = world.note(ann, None, "Something to answer").await;
    let comment = world.comment(bob, note, "Hasty answer").await;
    let (page, path) = (format!("/entries/{note}"), format!("/comments/{comment}/edit"));
    let close = async |closed: &str| {
        let done = world.post(HOST, &format!("/entries/{note}/close"), Some(&of_ann), &[("closed", closed)]).await;
        assert_eq!(done.status, 303, "{}", done.body);
    };
    close("yes").await;
    let sober = [("source", "Sober answer")];
    assert_eq!(world.post(HOST, &path, Some(&of_bob), &sober).await.status, 403);
    assert_eq!(told(&world, &page, Some(&of_ann)).await, ["Hasty"]);
    close("no").await;
    assert_eq!(world.post(HOST, &path, Some(&of_bob), &sober).await.status, 303);
    assert_eq!(told(&world, &page, Some(&of_ann)).await, ["Sober"]);
}
on_both!(a_closed_discussion_takes_no_edits);

async fn spam_by_an_edit_waits_as_if_it_had_been_sent_so(on: On) {
    let world = World::new(on).await;
    let (reader, ada) = administrator(&world).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let cleo = world.person(world.organisation, "Cleo", false).await;
    let of_bob = world.session(world.organisation, bob).await;
    let of_cleo = world.session(world.organisation, cleo).await;
    let note = world.note(reader, None, "Something to answer").await;
    // Of somebody who is known, only the same text with a link waits, from the sixth time in a day.
    let spam = "Vote for us! https://vote.example/a";
    let mut fifth = None;
    for _ in 0..5 {
        world.comment(bob, note, spam).await;
        fifth = Some(world.comment(bob, note, "Join us! https://join.example/b").await);
    }
    let comment = world.comment(bob, note, "A harmless answer").await;
    let (page, alone) = (format!("/entries/{note}"), format!("/entries/{note}/comments/{comment}"));
    let mark = format!("id=\"c-{comment}\"");
    let shown = async |cookie: &str| world.get(HOST, &page, Some(cookie)).await.body.contains(&mark);
    assert!(shown(&of_cleo).await);

    let edited = world.post(HOST, &format!("/comments/{comment}/edit"), Some(&of_bob), &[("source", spam)]).await;
    assert!(edited.status == 303 && edited.location.contains("done=held"), "{} {}", edited.location, edited.body);
    assert!(!shown(&of_cleo).await && shown(&of_bob).await, "it waits, and its author is told so");
    assert_eq!(world.get(HOST, &alone, Some(&of_cleo)).await.status, 404);
    let desk = world.get(HOST, "/moderation", Some(&ada)).await.body;
    assert!(desk.contains("vote.example"));
    let as_of = desk.split_once("name=\"as_of\" value=\"").unwrap().1.split('"').next().unwrap();
    let path = format!("/moderation/held/{comment}");
    assert_eq!(world.post(HOST, &path, Some(&of_bob), &[("do", "approve")]).await.status, 404, "nobody's own");
    let approve =
        async |as_of: &str| world.post(HOST, &path, Some(&ada), &[("do", "approve"), ("as_of", as_of)]).await.status;
    assert_eq!(approve("0").await, 409, "what was read is not what is there");
    assert_eq!(approve(as_of).await, 303);
    assert!(shown(&of_cleo).await, "what was let through is there");
    // One of five of its own kind is not taken for one that would have waited anyway.
    let path = format!("/comments/{}/edit", fifth.unwrap());
    let edited = world.post(HOST, &path, Some(&of_bob), &[("source", spam)]).await;
    assert!(edited.location.contains("done=held"), "{} {}", edited.location, edited.body);
}
on_both!(spam_by_an_edit_waits_as_if_it_had_been_sent_so);

/// The address of a space's rules, as whoever is in it knows it: a hidden one has no address that its name tells.
async fn rules_of(world: &World, owner: Id<Person>, space: Id<Space>) -> String {
    let slug = world.store.read(world.asker(owner), move |tx| Ok(shell::space::by_id(tx, space)?.slug.clone()));
    format!("/spaces/{}/rules", slug.await.unwrap())
}

async fn the_log_names_no_secret_space(on: On) {
    let world = World::new(on).await;
    let organisation = world.organisation;
    let (reader, ada) = administrator(&world).await;
    let bob = world.person(organisation, "Bob", false).await;
    let of_bob = world.session(organisation, bob).await;
    crate::rules::places(&world).await;
    let xanadu = world.space(bob, "Xanadu", seen_by(spaces::Visibility::Secret)).await;
    let works = world.space(reader, "Works", seen_by(spaces::Visibility::Visible)).await;
    for (space, owner, cookie) in [(xanadu, bob, &of_bob), (works, reader, &ada)] {
        let path = rules_of(&world, owner, space).await;
        let set = world.post(HOST, &path, Some(cookie), &[("unit", "2")]).await;
        assert_eq!(set.status, 303, "{}", set.body);
        let rule = world.store.system_read("a test looks", move |tx| {
            tx.first::<i64>(
                "select id from membership_rule where organisation = :organisation and space = :space",
                params! { organisation, space },
            )
        });
        let rule = rule.await.unwrap().unwrap().to_string();
        let gone = world.post(HOST, &format!("{path}/remove"), Some(cookie), &[("rule", &rule)]).await;
        assert_eq!(gone.status, 303, "{}", gone.body);
    }
    // Bob answers for the data too, and knows his own space by its address.
    world.give(bob, OrganisationRole::Protection).await;
    let xanadu = rules_of(&world, bob, xanadu).await.replace("/rules", "");
    for fields in [
        [("do", "rule"), ("kind", "note"), ("days", "90"), ("place", &*xanadu)],
        [("do", "hold"), ("whom", "space"), ("what", &*xanadu), ("reason", "Case 26/1204")],
    ] {
        let kept = world.post(HOST, "/administration/keeping", Some(&of_bob), &fields).await;
        assert_eq!(kept.status, 303, "{}", kept.body);
    }
    let log = world.get(HOST, "/administration/log", Some(&ada)).await.body;
    assert_eq!(log.matches("Rule of a space changed").count() - 1, 4, "and the filter: {log}");
    assert!(!log.to_lowercase().contains("xanadu"), "{log}");
    let file = world.post(HOST, "/administration/log", Some(&ada), &[]).await.body;
    assert!(file.contains("Works") && file.contains("Stills"), "what is not hidden is named: {file}");
    assert!(!file.to_lowercase().contains("xanadu"), "{file}");
}
on_both!(the_log_names_no_secret_space);

async fn a_topic_is_spelt_to_outsiders_as_an_outsider_wrote_it(on: On) {
    let (world, [(ann, of_ann), (bob, of_bob), (cleo, of_cleo)]) = with(on, ["Ann", "Bob", "Cleo"]).await;
    let den = world.space(ann, "Den", seen_by(spaces::Visibility::Secret)).await;
    world.note(ann, Some(den), "News of #ProjetXanadu").await;
    let complete = "/complete/topics?q=projetxan";
    assert!(world.get(HOST, complete, Some(&of_ann)).await.body.contains("\"#ProjetXanadu\""));
    assert_eq!(world.get(HOST, complete, Some(&of_bob)).await.body, "[]");

    world.note(bob, None, "Heard of #projetxanadu").await;
    crate::world::follow_all(&world.store).await;
    for cookie in [&of_bob, &of_cleo] {
        for path in [complete, "/topics", "/topics/projetxanadu", "/search?q=projetxanadu"] {
            let page = world.get(HOST, path, Some(cookie)).await.body;
            assert!(page.contains("projetxanadu") && !page.contains("ProjetXanadu"), "{path}: {page}");
        }
    }
    // Whoever has met it spells their own text, and nobody else's.
    world.note(cleo, None, "What is #PROJETXANADU?").await;
    let known = world.get(HOST, complete, Some(&of_bob)).await.body;
    assert!(known.contains("\"#projetxanadu\"") && !known.contains("PROJETXANADU"), "{known}");
}
on_both!(a_topic_is_spelt_to_outsiders_as_an_outsider_wrote_it);

/// The paths of the links in the mails that wait, oldest first.
async fn links(world: &World) -> Vec<String> {
    let mails = world.store.system_read("a test looks", |tx| {
        tx.all::<String>("select payload from job where kind = 'mail' order by id", params! {})
    });
    let mut links = Vec::new();
    for payload in mails.await.unwrap() {
        let mail: identity::mail::Mail = serde_json::from_str(&payload).unwrap();
        let link = mail.text.lines().find_map(|line| line.strip_prefix("http://a.example"));
        links.push(link.unwrap_or_else(|| panic!("no link in {}", mail.text)).to_owned());
    }
    links
}

async fn resets_asked_again_and_again_make_one_link_and_three_mails(on: On) {
    let world = World::new(on).await;
    world.person(world.organisation, "Bob", false).await;
    let email = format!("bob@{}.example", world.organisation);
    let ask = async |email: &str| {
        let asked = world.post(HOST, "/forgot", None, &[("email", email)]).await;
        assert_eq!((asked.status.as_u16(), asked.location.as_str()), (303, "/forgot?done=forgot"), "{}", asked.body);
        asked.body
    };
    let open = async |path: &str| world.get(HOST, path, None).await.status.as_u16();
    let answer = ask(&email).await;
    for _ in 1..3 {
        assert_eq!(ask(&email).await, answer);
    }
    let mailed = links(&world).await;
    assert_eq!(mailed.len(), 3, "{mailed:?}");
    for (link, status) in mailed.iter().zip([404, 404, 200]) {
        assert_eq!(open(link).await, status, "{link}");
    }

    // Beyond: the same answer, no mail, and the link that was mailed last still holds.
    for _ in 0..2 {
        assert_eq!(ask(&email).await, answer);
    }
    assert_eq!(links(&world).await, mailed);
    assert_eq!(open(&mailed[2]).await, 200);
    for _ in 0..5 {
        assert_eq!(ask("nobody@b.example").await, answer, "whether anybody has the address or not");
    }
    assert_eq!(links(&world).await.len(), 3);
    world.clock.advance(3_600_001);
    assert_eq!(ask(&email).await, answer);
    let later = links(&world).await;
    assert_eq!(later.len(), 4, "an hour later");
    assert_eq!((open(&later[2]).await, open(&later[3]).await), (404, 200));
}
on_both!(resets_asked_again_and_again_make_one_link_and_three_mails);

const PASSWORD: &str = "a-borrowed-alembic";

/// The pages as they are behind a proxy that is believed, within the limits of every day.
async fn behind_a_proxy(world: &World) -> Router {
    let trusted_proxies = vec![IpAddr::V4(Ipv4Addr::LOCALHOST)];
    let app = App::new(world.store.clone(), Settings { trusted_proxies, ..Settings::default() }).await.unwrap();
    let desk = Arc::new(desk(Path::new("."), None));
    server::router::router(app, world.heads.clone(), Arc::new(Vec::new()), desk, None).0
}

async fn sign_in(router: &Router, from: &str, email: &str, password: &str) -> Answer {
    let form = format!("email={}&password={password}", email.replace('@', "%40"));
    let request = Request::post("/sign-in")
        .header(header::HOST, HOST)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("x-forwarded-for", from);
    read(router.clone().oneshot(request.body(Body::from(form)).unwrap()).await.unwrap()).await
}

async fn nobody_holds_the_memory_of_many_forms_at_once(on: On) {
    let world = World::new(on).await;
    let ann = world.person(world.organisation, "Ann", false).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let (of_ann, of_bob) = (world.session(world.organisation, ann).await, world.session(world.organisation, bob).await);
    let router = behind_a_proxy(&world).await;
    let send = async |cookie: &str| {
        let form = "--x\r\nContent-Disposition: form-data; name=\"context\"\r\n\r\nfeed\r\n--x--\r\n";
        let request = Request::post("/drafts")
            .header(header::HOST, HOST)
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
            .header("sec-fetch-site", "same-origin");
        router.clone().oneshot(request.body(Body::from(form)).unwrap()).await.unwrap().status().as_u16()
    };
    assert_eq!(send(&of_ann).await, 204);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = tokio::spawn(axum::serve(listener, router.clone()).into_future());
    let mut begun = Vec::new();
    for _ in 0..4 {
        let mut form = TcpStream::connect(address).await.unwrap();
        let head = format!(
            "POST /drafts HTTP/1.1\r\nHost: {HOST}\r\nCookie: {of_ann}\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 100000\r\n\r\n--x\r\n"
        );
        form.write_all(head.as_bytes()).await.unwrap();
        begun.push(form);
    }
    let becomes = async |status: u16| {
        crate::support::wait_for_async("another answer", async || (send(&of_ann).await == status).then_some(())).await;
    };
    becomes(429).await;
    assert_eq!(send(&of_bob).await, 204, "another person's are not counted with them");
    drop(begun);
    becomes(204).await;
    server.abort();
}
on_both!(nobody_holds_the_memory_of_many_forms_at_once);

async fn whoever_guesses_is_slowed_and_keeps_nobody_else_out(on: On) {
    let world = World::new(on).await;
    let organisation = world.organisation;
    let bob = world.person(organisation, "Bob", false).await;
    let hash = identity::password::hash(world.store.chance(), PASSWORD).await.unwrap();
    let chosen = world.store.system("a test's password", move |tx| {
        tx.execute(
            "update credential set password_hash = :hash where organisation = :organisation and person = :bob",
            params! { organisation, bob, hash },
        )
    });
    chosen.await.unwrap();
    let (router, email) = (behind_a_proxy(&world).await, format!("bob@{organisation}.example"));
    // The limit fills up again while passwords are checked: so the guesses go on until one is refused.
    let mut guesses = 0;
    let refused = loop {
        let guess = sign_in(&router, "192.0.2.1", &email, "not-this-one").await;
        if guess.status != 422 {
            break guess;
        }
        guesses += 1;
        assert!(guesses < 40, "nobody counts the guesses");
    };
    assert!(refused.status == 429 && guesses >= 10, "{guesses}: {} {}", refused.status, refused.body);
    let entered = sign_in(&router, "198.51.100.7", &email, PASSWORD).await;
    assert!(entered.status == 303 && entered.headers.contains("cenacle="), "{} {}", entered.status, entered.body);
}
on_both!(whoever_guesses_is_slowed_and_keeps_nobody_else_out);

async fn a_search_that_nobody_types_is_answered(on: On) {
    let world = World::new(on).await;
    let (_, ada) = administrator(&world).await;
    let long = "a".repeat(60_000);
    for path in [
        "/administration/people?q=",
        "/administration/spaces?q=",
        "/administration/log?who=",
        "/search?q=",
        "/people?q=",
        "/spaces?q=",
        "/complete/people?q=",
        "/complete/topics?q=",
    ] {
        let answer = world.get(HOST, &format!("{path}{long}"), Some(&ada)).await;
        assert!(!answer.status.is_server_error(), "{path}: {}", answer.status);
    }
}
on_both!(a_search_that_nobody_types_is_answered);
