//! What is kept of a person, for that person alone.

use std::io::{Cursor, Read};

use kernel::audience::{OrganisationRole, Role};

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
