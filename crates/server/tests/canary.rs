//! The canary: a sentence in a secret space, and every route of the router's own table asked by everybody.
//!
//! Neither the sentence, nor the space's name, nor anything else that only stands there may come to anybody outside:
//! not in a page, a count, a redirect, a header, a completion or a file. The test knows no feature: it walks the table,
//! and a route whose parameters it cannot fill fails it.

use std::collections::BTreeMap;

use content::entry::{self, Edit, Kind, NewEntry};
use kernel::{Entry, Id, Person, audience::Role, params};

use crate::{
    on_both,
    world::{On, World, new_note},
};

/// What nobody outside may read; each stands in one place alone.
const SECRETS: [&str; 9] = [
    "canarinote",
    "canariarticle",
    "canaricomment",
    "canarispace",
    "canaritopic",
    "canarifile",
    "canarirevision",
    "canarilinkback",
    "canariheld",
];

/// Routes that answer the same to everybody and name nothing; this list may only shrink.
const EXEMPT: [&str; 0] = [];

struct Mine {
    world: World,
    fill: BTreeMap<&'static str, Vec<String>>,
    member: String,
    others: Vec<(&'static str, String, Option<String>)>,
}

/// A secret space with one of everything in it, and everybody who is not in it.
async fn dig(on: On) -> Mine {
    let world = World::new(on).await;
    let a = world.organisation;
    let miner = world.person(a, "Miner", false).await;
    let former = world.person(a, "Former", false).await;
    let outsider = world.person(a, "Outsider", false).await;
    let administrator = world.person(a, "Administrator", false).await;
    let guest = world.person(a, "Guest", true).await;
    let stranger = world.person(world.other, "Stranger", false).await;
    let secret = spaces::Access { members: spaces::Visibility::Secret, guests: false, web: false };
    let space = world.space(miner, "Canarispace", secret).await;
    let shared = world
        .space(miner, "Common", spaces::Access { members: spaces::Visibility::Closed, guests: true, web: false })
        .await;
    world.add(shared, guest, Role::Writer).await;
    world.add(shared, outsider, Role::Moderator).await;
    world.add(space, former, Role::Writer).await;
    let note = world.note(miner, Some(space), "A canarinote sings of #canaritopic to @former").await;
    let by_former = world.note(former, Some(space), "What canarirevision I wrote").await;
    let change = Edit {
        title: String::new(),
        summary: String::new(),
        source: "Something canarinote else".into(),
        base: 0,
        files: content::file::Changes::default(),
    };
    world.act(former, move |tx| entry::edit(tx, by_former, &change)).await.unwrap();
    let article = NewEntry {
        kind: Kind::Article,
        title: "A canariarticle on the mine".into(),
        ..new_note(Some(space), "Its canariarticle text")
    };
    let (article, article_href) = world.act(miner, move |tx| entry::publish(tx, &article)).await.unwrap();
    let comment = world.comment(former, note, "And a canaricomment to @miner").await;
    // An open note of the same author, so that every page has something to show.
    world.note(miner, None, "Nothing secret here").await;
    let file = world.store.blobs().put(b"canarifile bytes").unwrap();
    let (held, revision) = world
        .store
        .system("the rest of the mine", move |tx| {
            let held: Id<kernel::Comment> = tx.mint();
            let organisation = a;
            tx.execute(
                "insert into comment(organisation, id, entry, byline, source, html, lang, state, published_at) \
                 values (:organisation, :held, :note, 'Canariheld', 'canariheld', '<p>canariheld</p>', 'en', 'held', 0)",
                params! { organisation, held, note },
            )?;
            tx.execute("insert into hold(organisation, object, reasons, at) values (:organisation, :held, '[]', 0)", params! { organisation, held })?;
            tx.execute(
                "insert into linkback(organisation, entry, source, title, state, published_at) values (:organisation, :article, 'https://x.example/canarilinkback', 'canarilinkback', 'shown', 0)",
                params! { organisation, article },
            )?;
            tx.execute("insert into old_address(organisation, path, entry) values (:organisation, '/2012/mine', :article)", params! { organisation, article })?;
            tx.execute(
                "insert into file(organisation, id, owner, name, media_type, size, digest, host, object, created_at) \
                 values (:organisation, 77, :miner, 'canarifile.txt', 'text/plain', 5, :file, 'entry', :note, 0)",
                params! { organisation, miner, file, note },
            )?;
            tx.execute(
                "insert into report(organisation, id, reporter, host, object, reason, note, at) values (:organisation, 78, :former, 'entry', :note, 'other', 'canarinote', 0)",
                params! { organisation, former, note },
            )?;
            tx.execute("insert into person_role(organisation, person, role) values (:organisation, :administrator, 'administrator')", params! { organisation, administrator })?;
            // What was copied while they could see: it may not decide for itself.
            for (person, object) in [(former, note.get()), (former, article.get())] {
                tx.execute("insert into bookmark(organisation, person, object, at) values (:organisation, :person, :object, 0)", params! { organisation, person, object })?;
                tx.execute(
                    "insert into notification(organisation, person, id, reason, actor, entry, object, at) values (:organisation, :person, :object, 'mention', :miner, :object, :object, 0)",
                    params! { organisation, person, object, miner },
                )?;
            }
            // The former member loses access.
            tx.execute("delete from member where organisation = :organisation and audience = :space and person = :former", params! { organisation, space, former })?;
            Ok((held, tx.first::<i64>("select id from revision where object = :by_former", params! { by_former })?.unwrap()))
        })
        .await
        .unwrap();
    index(&world).await;
    let slug = article_href.rsplit('/').next().unwrap().to_owned();
    let ids = |ids: &[i64]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
    let entries = ids(&[note.get(), article.get(), by_former.get()]);
    let fill = BTreeMap::from([
        ("/entries/{id}", entries.clone()),
        ("/articles/{id}", ids(&[article.get()])),
        ("/articles/{id}/{slug}", vec![slug]),
        ("/entries/{id}/comments/{comment}", ids(&[comment.get(), held.get()])),
        ("/comments/{id}", ids(&[comment.get(), held.get()])),
        ("/revisions/{id}", ids(&[revision])),
        ("/files/{id}", ids(&[77])),
        ("/files/{id}/{size}", ids(&[96, 960])),
        ("/topics/{slug}", vec!["canaritopic".into()]),
        ("/spaces/{slug}", vec!["canarispace".into()]),
        ("/people/{handle}", vec!["miner".into(), "former".into()]),
        ("/administration/invite/{id}", ids(&[1])),
        ("/spaces/{slug}/guests/{id}", ids(&[1])),
        ("/administration/people/{handle}", vec!["miner".into(), "former".into()]),
        ("/administration/load/{id}", ids(&[1])),
        ("/administration/fields/{id}", vec!["new".into(), "1".into()]),
        ("/administration/units/{which}", vec!["new".into(), "1".into()]),
        ("/administration/sites/{which}", vec!["everywhere".into(), "new".into(), "1".into()]),
        ("/settings/sessions/{id}", ids(&[1])),
        ("/spaces/{slug}/{done}", vec!["welcome".into()]),
        ("/moderation/held/{id}", ids(&[held.get()])),
        ("/moderation/reports/{id}", ids(&[78])),
        ("/report/{host}", vec!["entry".into(), "comment".into(), "person".into()]),
        ("/report/{host}/{id}", ids(&[note.get(), comment.get(), miner.get()])),
    ]);
    let member = world.session(a, miner).await;
    let mut others: Vec<(&'static str, String, Option<String>)> = vec![("visitor", "a.example".into(), None)];
    for (name, person) in
        [("former member", former), ("outsider", outsider), ("administrator", administrator), ("guest", guest)]
    {
        others.push((name, "a.example".into(), Some(world.session(a, person).await)));
    }
    others.push(("stranger", "b.example".into(), Some(world.session(world.other, stranger).await)));
    // A session of one organisation is nobody in another.
    others.push(("stranger at the wrong door", "a.example".into(), Some(world.session(world.other, stranger).await)));
    Mine { world, fill, member, others }
}

/// Lets the consumers of the journal come to its end.
async fn index(world: &World) {
    world.heads.follow(&world.store).await.unwrap();
    crate::world::follow_all(&world.store).await;
}

/// The concrete paths of a route: every value of every parameter.
fn paths(route: &str, fill: &BTreeMap<&'static str, Vec<String>>) -> Vec<String> {
    let mut paths = vec![String::new()];
    let mut prefix = String::new();
    for part in route.split('/').skip(1) {
        prefix = format!("{prefix}/{part}");
        let values = if part.starts_with('{') {
            // What a parameter stands for is known by the path up to it.
            fill.get(prefix.as_str()).cloned().unwrap_or_else(|| match part {
                "{token}" | "{name}" => vec!["nothing".into()],
                _ => panic!("the canary does not know what to put into {route} at {part}: fill it in"),
            })
        } else {
            vec![part.to_owned()]
        };
        paths = paths.iter().flat_map(|path| values.iter().map(move |value| format!("{path}/{value}"))).collect();
    }
    paths
}

const QUERIES: [&str; 9] = [
    "",
    "?q=canari",
    "?q=canarinote",
    "?q=Miner",
    "?kind=person&q=canari",
    "?kind=topic&q=canari",
    "?before=9007199254740990",
    "?format=fragment&q=canari",
    "?filter=spaces",
];

fn leaks(text: &str, sent: &str) -> Vec<&'static str> {
    let text = text.to_lowercase();
    // What the asker sent themselves may come back; nothing more of it may.
    let sent = sent.to_lowercase();
    SECRETS.into_iter().filter(|secret| text.contains(secret) && !sent.contains(secret)).collect()
}

async fn nothing_of_a_secret_space_comes_to_anybody_outside(on: On) {
    let mine = dig(on).await;
    let mut sung = 0;
    for route in mine.world.table.iter().filter(|route| route.method == "GET" && !EXEMPT.contains(&route.path)) {
        for path in paths(route.path, &mine.fill) {
            for query in QUERIES {
                let asked = format!("{path}{query}");
                for (name, host, cookie) in &mine.others {
                    let answer = mine.world.get(host, &asked, cookie.as_deref()).await;
                    assert!(!answer.status.is_server_error(), "{asked} as {name}: {} {}", answer.status, answer.body);
                    let found = leaks(&format!("{} {} {}", answer.body, answer.headers, answer.location), &asked);
                    assert!(found.is_empty(), "{asked} shows {found:?} to the {name}:\n{}", answer.body);
                }
                let answer = mine.world.get("a.example", &asked, Some(&mine.member)).await;
                assert!(!answer.status.is_server_error(), "{asked} as the member: {} {}", answer.status, answer.body);
                sung += leaks(&answer.body, &asked).len();
            }
        }
    }
    assert!(sung > 20, "the member hears the canary only {sung} times: the test has gone deaf");
    let old = mine.world.get("a.example", "/2012/mine", Some(&mine.member)).await;
    assert!(old.location.contains("canariarticle"), "{}", old.location);
    for (name, host, cookie) in &mine.others {
        let answer = mine.world.get(host, "/2012/mine", cookie.as_deref()).await;
        assert_eq!(answer.status, 404, "the old address answers the {name}");
    }
}
on_both!(nothing_of_a_secret_space_comes_to_anybody_outside);

async fn nothing_of_it_can_be_changed_or_found_by_writing(on: On) {
    let mine = dig(on).await;
    let before = state(&mine).await;
    for route in mine.world.table.iter().filter(|route| route.method == "POST") {
        for path in paths(route.path, &mine.fill) {
            for (name, host, cookie) in &mine.others {
                let entry = &mine.fill["/entries/{id}"][0];
                let fields = [
                    ("source", "I was here"),
                    ("kind", "like"),
                    ("title", "x"),
                    ("entry", entry),
                    ("id", entry),
                    ("space", "1"),
                    ("share", entry),
                    ("parent", &mine.fill["/comments/{id}"][0]),
                    ("name", "x"),
                    ("reason", "other"),
                    ("following", "yes"),
                    ("keep", "yes"),
                    ("decision", "keep"),
                    ("role", "owner"),
                    ("person", "outsider"),
                    ("handle", "outsider"),
                ];
                let answer = mine.world.post(host, &path, cookie.as_deref(), &fields).await;
                assert!(!answer.status.is_server_error(), "POST {path} as {name}: {} {}", answer.status, answer.body);
                let found = leaks(&format!("{} {}", answer.body, answer.headers), &path);
                assert!(found.is_empty(), "POST {path} shows {found:?} to the {name}:\n{}", answer.body);
            }
        }
    }
    assert_eq!(before, state(&mine).await, "somebody outside changed the secret space");
}
on_both!(nothing_of_it_can_be_changed_or_found_by_writing);

/// What is in the secret space, as numbers.
async fn state(mine: &Mine) -> Vec<i64> {
    let note: i64 = mine.fill["/entries/{id}"][0].parse().unwrap();
    let miner: Id<Person> = mine
        .world
        .store
        .system_read("a test looks", |tx| tx.first("select id from person where handle = 'miner'", params! {}))
        .await
        .unwrap()
        .unwrap();
    let space = mine
        .world
        .store
        .read(mine.world.asker(miner), move |tx| {
            let entries = tx.all::<Id<Entry>>("select e.id from visible_entry e join visible_placement p on p.entry = e.id join visible_space s on s.id = p.audience where s.slug = 'canarispace' order by e.id", &[])?;
            let comments = tx.count("select count(*) from visible_comment where entry = :note", params! { note })?;
            let reactions = tx.count("select count(*) from visible_reaction where object = :note", params! { note })?;
            let members = tx.count("select count(*) from visible_member m join visible_space s on s.id = m.audience where s.slug = 'canarispace'", &[])?;
            let mut state: Vec<i64> = entries.iter().map(|entry| entry.get()).collect();
            state.extend([comments, reactions, members]);
            Ok(state)
        })
        .await;
    space.unwrap()
}
