//! What is kept of a person, for that person alone.

use std::io::{Cursor, Read};

use kernel::{
    audience::{OrganisationRole, Role},
    params,
};

use crate::{
    on_both,
    world::{On, World},
};

const HOST: &str = "a.example";

fn unpacked(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|place| {
            let mut file = archive.by_index(place).unwrap();
            let mut text = Vec::new();
            file.read_to_end(&mut text).unwrap();
            (file.name().to_owned(), String::from_utf8_lossy(&text).into_owned())
        })
        .collect()
}

async fn everybody_takes_along_what_is_theirs_and_nothing_else(on: On) {
    let world = World::new(on).await;
    let ann = world.person(world.organisation, "Ann", false).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let ada = world.person(world.organisation, "Ada", false).await;
    world.give(ada, OrganisationRole::Administrator).await;
    let secret = spaces::Access { members: spaces::Visibility::Secret, guests: false, web: false };
    let den = world.space(ann, "Den", secret).await;
    world.add(den, bob, Role::Writer).await;
    let note = world.note(bob, Some(den), "Bob's own <b>words</b>").await;
    world.note(ann, Some(den), "Words of somebody else").await;
    world.comment(bob, note, "Bob's answer").await;
    let of_bob = world.session(world.organisation, bob).await;
    // What he wrote is his also where he has lost access since.
    world.act(ann, move |tx| spaces::remove(tx, den, bob)).await.unwrap();
    let of_ada = world.session(world.organisation, ada).await;
    world.post(HOST, "/administration/people/bob", Some(&of_ada), &[("do", "sign-out")]).await;
    assert_eq!(world.get(HOST, "/settings/data", Some(&of_bob)).await.status, 303, "he was signed out");
    let of_bob = world.session(world.organisation, bob).await;
    let page = world.get(HOST, "/settings/data", Some(&of_bob)).await.body;
    assert!(page.contains("Devices signed out") && page.contains("Ada"), "what was done to his account: {page}");
    // Who sees what, the organisation's own fields with it, and what breaking the glass opens.
    for (name, seen_by) in [("Desk", "members"), ("Birthday", "managers"), ("Badge", "administrators")] {
        let field = [("name", name), ("kind", "line"), ("seen_by", seen_by), ("filled_by", "person")];
        let made = world.post(HOST, "/administration/fields/new", Some(&of_ada), &field).await;
        assert_eq!(made.status, 303, "{}", made.body);
    }
    let page = world.get(HOST, "/settings/data", Some(&of_bob)).await.body;
    for (name, who) in [
        ("Desk", "All members of the organisation"),
        ("Birthday", "The person, their manager and administrators"),
        ("Badge", "The person and administrators"),
    ] {
        assert!(page.contains(&format!("<dt><b>{name}</b></dt><dd>{who}</dd>")), "{name}: {page}");
    }
    assert!(page.contains("its reader for an hour") && !page.contains("administrators included"), "{page}");

    assert_eq!(world.post(HOST, "/settings/data", None, &[]).await.status, 401);
    let taken = world.post(HOST, "/settings/data", Some(&of_bob), &[]).await;
    assert!(taken.status == 200 && taken.headers.contains("application/zip"), "{}", taken.headers);
    let files = unpacked(&taken.bytes);
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["data.json", "index.html"]);
    for (name, text) in &files {
        assert!(text.contains("answer"), "{name}: {text}");
        assert!(!text.contains("Words of somebody else") && !text.contains("ann@"), "{name}: {text}");
    }
    assert!(files[0].1.contains("Bob's own <b>words</b>"), "{}", files[0].1);
    assert!(files[1].1.contains("Bob's own &lt;b&gt;words"), "{}", files[1].1);
}
on_both!(everybody_takes_along_what_is_theirs_and_nothing_else);

async fn what_is_gone_or_shut_meanwhile_is_not_taken_along(on: On) {
    let world = World::new(on).await;
    let ann = world.person(world.organisation, "Ann", false).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let closed = spaces::Access { members: spaces::Visibility::Closed, guests: false, web: false };
    let club = world.space(ann, "Club", closed).await;
    let (organisation, of_bob) = (world.organisation, world.session(world.organisation, bob).await);
    let (kept, gone) = (world.note(bob, None, "Kept first").await, world.note(bob, None, "Gone first").await);
    for (note, source) in [(kept, "Kept then"), (gone, "Gone then")] {
        let edit = content::entry::Edit {
            title: String::new(),
            summary: String::new(),
            source: source.into(),
            base: 0,
            files: content::file::Changes::default(),
        };
        world.act(bob, move |tx| content::entry::edit(tx, note, &edit)).await.unwrap();
    }
    world.act(bob, move |tx| content::entry::delete(tx, gone, "")).await.unwrap();
    let set = async |sql: &'static str| {
        world
            .store
            .system("a test's space", move |tx| tx.execute(sql, params! { organisation, club, bob }))
            .await
            .unwrap();
    };
    set("insert into join_request(organisation, space, person, reason, at) values (:organisation, :club, :bob, 'Please', 1)").await;
    let taken = async || {
        let archive = world.post(HOST, "/settings/data", Some(&of_bob), &[]).await;
        unpacked(&archive.bytes).swap_remove(0).1
    };
    let data = taken().await;
    assert!(data.contains("Club") && data.contains("Kept first") && !data.contains("Gone first"), "{data}");
    // It goes into hiding, and is called otherwise from then on.
    set("update space set name = 'Reorganisation', listed_to = 0 where organisation = :organisation and id = :club")
        .await;
    let data = taken().await;
    assert!(data.contains("Please") && !data.contains("Club") && !data.contains("Reorganisation"), "{data}");
}
on_both!(what_is_gone_or_shut_meanwhile_is_not_taken_along);

/// Every value of every table in which a word stands.
async fn places_of(world: &World, word: &'static str) -> Vec<String> {
    let found = world.store.database().read_unguarded(move |tx| -> db::Result<_> {
        let mut found = Vec::new();
        for table in db::dump::tables(tx, &kernel::schema::SCHEMA)? {
            db::dump::rows(tx, &table, &mut |values| {
                for (column, value) in table.columns.iter().zip(&values) {
                    if matches!(value, db::Value::Text(text) if text.to_lowercase().contains(word)) {
                        found.push(format!("{}.{column}: {value:?}", table.name));
                    }
                }
                Ok(())
            })?;
        }
        Ok(found)
    });
    found.await.unwrap()
}

async fn whoever_is_erased_is_in_no_table_any_more(on: On) {
    let world = World::new(on).await;
    let ada = world.person(world.organisation, "Ada", false).await;
    world.give(ada, OrganisationRole::Administrator).await;
    let of_ada = world.session(world.organisation, ada).await;
    let zoe = world.person(world.organisation, "Zoebelle", false).await;
    let own = world.note(zoe, None, "Words that stay").await;
    let note = world.note(ada, None, "Ask @zoebelle about it, or @zoebelle again").await;
    world.comment(ada, note, "Thanks @zoebelle!").await;
    world.comment(zoe, note, "Her answer").await;
    let edited = content::entry::Edit { source: "Ask @zoebelle, please".into(), ..Default::default() };
    world.act(ada, move |tx| content::entry::edit(tx, note, &edited)).await.unwrap();
    let path = "/administration/people/zoebelle";
    // She has come in, so that her old address is told of another: a mail that waits is a place too.
    let organisation = world.organisation;
    world
        .store
        .system("a test's password", move |tx| {
            tx.execute(
                "update credential set password_hash = 'x' where organisation = :organisation and person = :zoe",
                params! { organisation, zoe },
            )
        })
        .await
        .unwrap();
    let change =
        [("do", "change"), ("name", "Zoebelle Roe"), ("email", "zoebelle@a.example"), ("number", "zoebelle-1")];
    assert_eq!(world.post(HOST, path, Some(&of_ada), &change).await.status, 303);
    // And an invitation that never went, which knows her address alone.
    let invited = serde_json::json!({ "organisation": organisation.get(), "to": "zoebelle@a.example", "subject": "Come", "text": "In" });
    world
        .store
        .system("a test's mail", move |tx| {
            tx.execute(
                "insert into job(organisation, kind, payload, run_at) values (:organisation, 'mail', :payload, 0)",
                params! { organisation, payload = invited.to_string() },
            )
        })
        .await
        .unwrap();
    // She owns a space that others are in, and it is handed over.
    let room = world
        .space(zoe, "Room", spaces::Access { members: spaces::Visibility::Visible, guests: false, web: false })
        .await;
    world.add(room, ada, kernel::audience::Role::Writer).await;
    crate::world::follow_all(&world.store).await;
    let places = places_of(&world, "zoebelle").await;
    assert!(places.len() > 8 && places.iter().any(|place| place.contains("job")), "{places:?}");

    let erase = format!("{path}/erase");
    let of_zoe = world.session(world.organisation, zoe).await;
    assert_eq!(world.get(HOST, &erase, Some(&of_zoe)).await.status, 403);
    let form = [("words", "stay"), ("confirm", "zoebelle"), ("reason", "Asked for it")];
    assert_eq!(world.post(HOST, &erase, Some(&of_zoe), &form).await.status, 403);
    let refused = world.post(HOST, &erase, Some(&of_ada), &form).await;
    assert!(refused.status == 422 && refused.body.contains("Close this account first"), "{}", refused.body);
    world.post(HOST, path, Some(&of_ada), &[("do", "close")]).await;
    assert_eq!(world.post(HOST, &erase, Some(&of_ada), &[("confirm", "zoe")]).await.status, 422, "mistyped");
    let receipt = world.post(HOST, &erase, Some(&of_ada), &form).await;
    assert!(receipt.status == 200 && receipt.body.contains("Texts of others"), "{}", receipt.body);
    crate::world::follow_all(&world.store).await;

    assert_eq!(places_of(&world, "zoebelle").await, Vec::<String>::new());
    let page = world.get(HOST, &format!("/entries/{own}"), Some(&of_ada)).await.body;
    assert!(page.contains("Words that stay") && page.contains("Former member"), "{page}");
    let page = world.get(HOST, &format!("/entries/{note}"), Some(&of_ada)).await.body;
    assert!(page.contains("Ask @…, please") && page.contains("Her answer"), "{page}");
    assert_eq!(world.get(HOST, "/people/zoebelle", Some(&of_ada)).await.status, 404);
    let log = world.get(HOST, "/administration/log?check=1", Some(&of_ada)).await.body;
    assert!(log.contains("The seals hold") && log.contains("Person erased"), "{log}");
    // What was said of the handing over is gone: it is no handing over of nothing.
    assert!(log.contains("Spaces handed over") && !log.contains("0 spaces"), "{log}");
    assert_eq!(world.post(HOST, &erase, Some(&of_ada), &form).await.status, 404, "once");
}
on_both!(whoever_is_erased_is_in_no_table_any_more);
